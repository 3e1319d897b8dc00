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

int gouji_qpdf_form(gouji_qpdf_document *document, uint32_t resources, const char *name, gouji_qpdf_content *content,
                    double matrix[6]) {
  qpdf_data data = document->data;
  if (!qpdf_oh_is_dictionary(data, resources)) return 0;
  qpdf_oh objects = qpdf_oh_get_key(data, resources, "/XObject");
  if (!qpdf_oh_is_dictionary(data, objects)) return 0;
  qpdf_oh form = qpdf_oh_get_key(data, objects, name);
  if (!qpdf_oh_is_stream(data, form)) return 0;
  qpdf_oh dictionary = qpdf_oh_get_dict(data, form);
  qpdf_oh kind = qpdf_oh_get_key(data, dictionary, "/Subtype");
  if (!qpdf_oh_is_name(data, kind) || strcmp(qpdf_oh_get_name(data, kind), "/Form") != 0) return 0;
  const double identity[6] = {1, 0, 0, 1, 0, 0};
  if (!numbers(data, qpdf_oh_get_key(data, dictionary, "/Matrix"), 6, matrix)) memcpy(matrix, identity, sizeof identity);
  unsigned char *bytes = NULL;
  size_t length = 0;
  QPDF_BOOL isFiltered = QPDF_FALSE;
  QPDF_ERROR_CODE code = qpdf_oh_get_stream_data(data, form, qpdf_dl_generalized, &isFiltered, &bytes, &length);
  if (code & QPDF_ERRORS || !isFiltered) {
    free(bytes);
    return 0;
  }
  qpdf_oh own = qpdf_oh_get_key(data, dictionary, "/Resources");
  *content = (gouji_qpdf_content){bytes, length, qpdf_oh_is_dictionary(data, own) ? own : resources};
  return 1;
}
