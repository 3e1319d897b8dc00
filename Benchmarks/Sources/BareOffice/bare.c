#include "BareOffice.h"

#include <libxml/parser.h>
#include <stdlib.h>
#include <zip.h>

static size_t parse(zip_t *archive) {
  zip_stat_t state;
  if (zip_stat(archive, "word/document.xml", 0, &state) != 0) return 0;
  char *text = malloc(state.size);
  zip_file_t *member = zip_fopen(archive, "word/document.xml", 0);
  size_t length = 0;
  if (text && member && zip_fread(member, text, state.size) == (zip_int64_t)state.size) {
    int options = XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET | XML_PARSE_COMPACT | XML_PARSE_NOCDATA;
    xmlDocPtr document = xmlReadMemory(text, (int)state.size, NULL, NULL, options);
    if (document) length = state.size;
    xmlFreeDoc(document);
  }
  if (member) zip_fclose(member);
  free(text);
  return length;
}

size_t bare_docx(const void *bytes, size_t count) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t *source = zip_source_buffer_create(bytes, count, 0, &error);
  zip_t *archive = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : NULL;
  if (source && !archive) zip_source_free(source);
  size_t length = archive ? parse(archive) : 0;
  if (archive) zip_discard(archive);
  zip_error_fini(&error);
  return length;
}
