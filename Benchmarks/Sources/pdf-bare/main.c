// What text and boxes cost with poppler alone: every page's text and layout of each file named, and nothing made of them.
#include <poppler.h>
#include <stdio.h>

int main(int count, char **paths) {
  long pages = 0, characters = 0;
  for (int place = 1; place < count; place++) {
    char *bytes = NULL;
    gsize length = 0;
    if (!g_file_get_contents(paths[place], &bytes, &length, NULL)) continue;
    GBytes *data = g_bytes_new_take(bytes, length);
    PopplerDocument *document = poppler_document_new_from_bytes(data, NULL, NULL);
    g_bytes_unref(data);
    if (!document) continue;
    for (int index = 0; index < poppler_document_get_n_pages(document); index++) {
      PopplerPage *page = poppler_document_get_page(document, index);
      char *text = poppler_page_get_text(page);
      PopplerRectangle *boxes = NULL;
      guint boxed = 0;
      poppler_page_get_text_layout(page, &boxes, &boxed);
      pages++;
      characters += boxed;
      g_free(boxes);
      g_free(text);
      g_object_unref(page);
    }
    g_object_unref(document);
  }
  printf("%ld pages, %ld characters\n", pages, characters);
  return 0;
}
