#include "CQPDF.h"

#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

struct gouji_qpdf_document {
  qpdf_data data;
};

gouji_qpdf_document *gouji_qpdf_open(const void *bytes, size_t length) {
  gouji_qpdf_document *document = malloc(sizeof *document);
  if (!document) return NULL;
  document->data = qpdf_init();
  qpdf_silence_errors(document->data);
  qpdf_set_suppress_warnings(document->data, QPDF_TRUE);
  QPDF_ERROR_CODE code = qpdf_read_memory(document->data, "document", bytes, length, NULL);
  if (code & QPDF_ERRORS) {
    gouji_qpdf_close(document);
    return NULL;
  }
  return document;
}

void gouji_qpdf_close(gouji_qpdf_document *document) {
  qpdf_cleanup(&document->data);
  free(document);
}

// A page's own value, or that of the folder of pages it lies in.
static qpdf_oh inherited(qpdf_data data, qpdf_oh page, const char *key) {
  qpdf_oh holder = page;
  for (int depth = 0; depth < 32 && qpdf_oh_is_dictionary(data, holder); depth++) {
    if (qpdf_oh_has_key(data, holder, key)) return qpdf_oh_get_key(data, holder, key);
    holder = qpdf_oh_get_key(data, holder, "/Parent");
  }
  return qpdf_oh_new_null(data);
}

static int numbers(qpdf_data data, qpdf_oh array, int count, double *into) {
  if (!qpdf_oh_is_array(data, array) || qpdf_oh_get_array_n_items(data, array) < count) return 0;
  for (int index = 0; index < count; index++) {
    qpdf_oh item = qpdf_oh_get_array_item(data, array, index);
    if (!qpdf_oh_is_number(data, item)) return 0;
    into[index] = qpdf_oh_get_numeric_value(data, item);
  }
  return 1;
}

int gouji_qpdf_page(gouji_qpdf_document *document, int index, gouji_qpdf_content *content, double box[4], int *turned) {
  qpdf_data data = document->data;
  if (index < 0 || index >= qpdf_get_num_pages(data)) return 0;
  qpdf_oh page = qpdf_get_page_n(data, (size_t)index);
  double media[4] = {0, 0, 612, 792};
  numbers(data, inherited(data, page, "/MediaBox"), 4, media);
  if (!numbers(data, inherited(data, page, "/CropBox"), 4, box)) memcpy(box, media, sizeof media);
  qpdf_oh turn = inherited(data, page, "/Rotate");
  *turned = qpdf_oh_is_integer(data, turn) ? (int)(qpdf_oh_get_int_value(data, turn) % 360) : 0;
  unsigned char *bytes = NULL;
  size_t length = 0;
  QPDF_ERROR_CODE code = qpdf_oh_get_page_content_data(data, page, &bytes, &length);
  if (code & QPDF_ERRORS) {
    free(bytes);
    return 0;
  }
  *content = (gouji_qpdf_content){bytes, length, inherited(data, page, "/Resources")};
  return 1;
}

static int is_name(qpdf_data data, qpdf_oh object, const char *name) {
  return qpdf_oh_is_name(data, object) && strcmp(qpdf_oh_get_name(data, object), name) == 0;
}

// What a name stands for in one of the dictionaries of resources.
static qpdf_oh resource(qpdf_data data, uint32_t resources, const char *kind, const char *name) {
  if (!qpdf_oh_is_dictionary(data, resources)) return qpdf_oh_new_null(data);
  qpdf_oh all = qpdf_oh_get_key(data, resources, kind);
  return qpdf_oh_is_dictionary(data, all) ? qpdf_oh_get_key(data, all, name) : qpdf_oh_new_null(data);
}

static int form(qpdf_data data, qpdf_oh stream, qpdf_oh dictionary, uint32_t resources, gouji_qpdf_content *content,
                double matrix[6]) {
  const double identity[6] = {1, 0, 0, 1, 0, 0};
  if (!numbers(data, qpdf_oh_get_key(data, dictionary, "/Matrix"), 6, matrix)) memcpy(matrix, identity, sizeof identity);
  unsigned char *bytes = NULL;
  size_t length = 0;
  QPDF_BOOL isFiltered = QPDF_FALSE;
  QPDF_ERROR_CODE code = qpdf_oh_get_stream_data(data, stream, qpdf_dl_generalized, &isFiltered, &bytes, &length);
  if (code & QPDF_ERRORS || !isFiltered) {
    free(bytes);
    return GOUJI_QPDF_NOTHING;
  }
  qpdf_oh own = qpdf_oh_get_key(data, dictionary, "/Resources");
  *content = (gouji_qpdf_content){bytes, length, qpdf_oh_is_dictionary(data, own) ? own : resources};
  return GOUJI_QPDF_FORM;
}

int gouji_qpdf_object(gouji_qpdf_document *document, uint32_t resources, const char *name, gouji_qpdf_content *content,
                      double matrix[6]) {
  qpdf_data data = document->data;
  qpdf_oh object = resource(data, resources, "/XObject", name);
  if (!qpdf_oh_is_stream(data, object)) return GOUJI_QPDF_NOTHING;
  qpdf_oh dictionary = qpdf_oh_get_dict(data, object);
  qpdf_oh kind = qpdf_oh_get_key(data, dictionary, "/Subtype");
  if (is_name(data, kind, "/Form")) return form(data, object, dictionary, resources, content, matrix);
  if (!is_name(data, kind, "/Image")) return GOUJI_QPDF_NOTHING;
  const char *masks[] = {"/SMask", "/Mask", "/ImageMask", "/SMaskInData"};
  for (int index = 0; index < 4; index++) {
    if (qpdf_oh_has_key(data, dictionary, masks[index])) return GOUJI_QPDF_MASKED;
  }
  return GOUJI_QPDF_PICTURE;
}

int gouji_qpdf_is_translucent(gouji_qpdf_document *document, uint32_t resources, const char *name) {
  qpdf_data data = document->data;
  qpdf_oh values = resource(data, resources, "/ExtGState", name);
  if (!qpdf_oh_is_dictionary(data, values)) return 0;
  qpdf_oh alpha = qpdf_oh_get_key(data, values, "/ca");
  if (qpdf_oh_is_number(data, alpha) && qpdf_oh_get_numeric_value(data, alpha) < 0.97) return 1;
  qpdf_oh mode = qpdf_oh_get_key(data, values, "/BM");
  return qpdf_oh_is_name(data, mode) && !is_name(data, mode, "/Normal") && !is_name(data, mode, "/Compatible");
}

int gouji_qpdf_has_properties(gouji_qpdf_document *document, uint32_t resources) {
  qpdf_data data = document->data;
  return qpdf_oh_is_dictionary(data, resources) && qpdf_oh_has_key(data, resources, "/Properties");
}

// Whether UTF-8 text is empty or has digits, full-width ones included.
static int may_hide_digits(const char *text) {
  if (!*text) return 1;
  for (const unsigned char *at = (const unsigned char *)text; *at; at++) {
    if (*at >= '0' && *at <= '9') return 1;
    if (at[0] == 0xEF && at[1] == 0xBC && at[2] >= 0x90 && at[2] <= 0x99) return 1;
  }
  return 0;
}

int gouji_qpdf_replaces(gouji_qpdf_document *document, uint32_t resources, const char *name) {
  qpdf_data data = document->data;
  qpdf_oh properties = resource(data, resources, "/Properties", name);
  if (!qpdf_oh_is_dictionary(data, properties)) return 0;
  qpdf_oh text = qpdf_oh_get_key(data, properties, "/ActualText");
  return qpdf_oh_is_string(data, text) && may_hide_digits(qpdf_oh_get_utf8_value(data, text));
}

// Whether a form field has nothing to show: neither a picture of itself nor a value.
static int is_empty_field(qpdf_data data, qpdf_oh note) {
  if (qpdf_oh_has_key(data, note, "/AP")) return 0;
  qpdf_oh value = inherited(data, note, "/V");
  return qpdf_oh_is_null(data, value) || (qpdf_oh_is_string(data, value) && !*qpdf_oh_get_string_value(data, value));
}

// Whether an annotation lies over the page's text, and in *is_drawn whether it is drawn on it like a stamp.
static int hides(qpdf_data data, qpdf_oh note, int *is_drawn) {
  static const char *const harmless[] = {"/Link",     "/Popup",     "/Text",        "/Highlight",
                                         "/Underline", "/Squiggly", "/PrinterMark", "/TrapNet"};
  enum { hidden = 2, not_shown = 32 };
  qpdf_oh flags = qpdf_oh_get_key(data, note, "/F");
  if (qpdf_oh_is_integer(data, flags) && qpdf_oh_get_int_value(data, flags) & (hidden | not_shown)) return 0;
  qpdf_oh kind = qpdf_oh_get_key(data, note, "/Subtype");
  for (size_t index = 0; index < sizeof harmless / sizeof *harmless; index++) {
    if (is_name(data, kind, harmless[index])) return 0;
  }
  int is_field = is_name(data, kind, "/Widget");
  if (is_field && is_empty_field(data, note)) return 0;
  *is_drawn = is_field ? is_name(data, inherited(data, note, "/FT"), "/Sig")
                       : !is_name(data, kind, "/FreeText") && !is_name(data, kind, "/StrikeOut") &&
                           !is_name(data, kind, "/Redact");
  return 1;
}

size_t gouji_qpdf_notes(gouji_qpdf_document *document, int index, gouji_qpdf_note **notes) {
  enum { most = 5000 };
  qpdf_data data = document->data;
  *notes = NULL;
  if (index < 0 || index >= qpdf_get_num_pages(data)) return 0;
  qpdf_oh page = qpdf_get_page_n(data, (size_t)index);
  if (!qpdf_oh_has_key(data, page, "/Annots")) return 0;
  qpdf_oh list = qpdf_oh_get_key(data, page, "/Annots");
  int count = qpdf_oh_is_array(data, list) ? qpdf_oh_get_array_n_items(data, list) : 0;
  if (count <= 0) return 0;
  if (count > most) count = most;
  gouji_qpdf_note *found = malloc((size_t)count * sizeof *found);
  size_t kept = 0;
  for (int place = 0; found && place < count; place++) {
    qpdf_oh note = qpdf_oh_get_array_item(data, list, place);
    double box[4];
    int is_drawn = 0;
    if (!qpdf_oh_is_dictionary(data, note) || !hides(data, note, &is_drawn)) continue;
    if (!numbers(data, qpdf_oh_get_key(data, note, "/Rect"), 4, box)) continue;
    found[kept++] = (gouji_qpdf_note){box[0], box[1], box[2], box[3], is_drawn};
  }
  *notes = found;
  return kept;
}
