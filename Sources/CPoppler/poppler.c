#include "CPoppler.h"

#include <math.h>
#include <poppler.h>
#include <stdlib.h>
#include <string.h>

static int code_of(GError *error) {
  int code = GOUJI_POPPLER_DAMAGED;
  if (error) {
    if (g_error_matches(error, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED)) code = GOUJI_POPPLER_ENCRYPTED;
    g_error_free(error);
  }
  return code;
}

int gouji_poppler_prepare(void) {
  // poppler sets up its tables of fonts and encodings with the first open document and drops them with the last.
  static const char empty[] =
      "%PDF-1.4\n"
      "1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
      "2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n"
      "xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n0000000054 00000 n \n"
      "trailer\n<</Size 3/Root 1 0 R>>\nstartxref\n100\n%%EOF\n";
  gouji_poppler_document *kept = NULL;
  return gouji_poppler_open(empty, sizeof empty - 1, &kept);
}

int gouji_poppler_open(const void *bytes, size_t length, gouji_poppler_document **document) {
  GBytes *data = g_bytes_new_static(bytes, length);
  GError *error = NULL;
  PopplerDocument *opened = poppler_document_new_from_bytes(data, NULL, &error);
  g_bytes_unref(data);
  *document = (gouji_poppler_document *)opened;
  return opened ? GOUJI_POPPLER_OK : code_of(error);
}

void gouji_poppler_close(gouji_poppler_document *document) { g_object_unref(document); }

int gouji_poppler_page_count(gouji_poppler_document *document) {
  return poppler_document_get_n_pages((PopplerDocument *)document);
}

char *gouji_poppler_title(gouji_poppler_document *document) {
  char *title = poppler_document_get_title((PopplerDocument *)document);
  if (!title) return NULL;
  char *copy = strdup(title);
  g_free(title);
  return copy;
}

// Places that are no number, or far off any page, become the edge of what 32 bits hold a hundred times over.
static int32_t hundredths(double points) {
  if (isnan(points)) return 0;
  return (int32_t)lround(fmax(-200000, fmin(200000, points)) * 100);
}

// poppler puts marks of direction around text from right to left, and none of them has a box.
static int has_box(gunichar scalar) {
  return !((scalar >= 0x202A && scalar <= 0x202E) || scalar == 0x200E || scalar == 0x200F);
}

static int is_space(gunichar scalar) { return scalar <= 0x20 || scalar == 0xA0 || scalar == 0x3000; }

int gouji_poppler_page(gouji_poppler_document *document, int index, int32_t *width, int32_t *height,
                       gouji_poppler_glyph **glyphs, size_t *count) {
  *glyphs = NULL;
  *count = 0;
  PopplerPage *page = poppler_document_get_page((PopplerDocument *)document, index);
  if (!page) return GOUJI_POPPLER_DAMAGED;
  double across = 0, down = 0;
  poppler_page_get_size(page, &across, &down);
  *width = hundredths(across);
  *height = hundredths(down);
  char *text = poppler_page_get_text(page);
  PopplerRectangle *boxes = NULL;
  guint boxed = 0;
  poppler_page_get_text_layout(page, &boxes, &boxed);
  g_object_unref(page);
  int code = GOUJI_POPPLER_OK;
  gouji_poppler_glyph *found = boxed ? malloc(boxed * sizeof *found) : NULL;
  if (boxed && !found) code = GOUJI_POPPLER_FAILED;
  guint place = 0;
  size_t kept = 0;
  for (const char *at = text; found && at && *at; at = g_utf8_next_char(at)) {
    gunichar scalar = g_utf8_get_char_validated(at, -1);
    if (scalar >= 0x110000) {
      code = GOUJI_POPPLER_FAILED;
      break;
    }
    if (!has_box(scalar)) continue;
    if (place >= boxed) {
      // Characters without boxes would put all others into the wrong places.
      code = GOUJI_POPPLER_FAILED;
      break;
    }
    PopplerRectangle box = boxes[place++];
    if (is_space(scalar)) continue;
    found[kept++] = (gouji_poppler_glyph){scalar, hundredths(box.x1), hundredths(box.y1), hundredths(box.x2),
                                          hundredths(box.y2)};
  }
  if (code == GOUJI_POPPLER_OK && place + 1 < boxed) code = GOUJI_POPPLER_FAILED;
  g_free(boxes);
  g_free(text);
  if (code != GOUJI_POPPLER_OK) {
    free(found);
    return code;
  }
  *glyphs = found;
  *count = kept;
  return code;
}
