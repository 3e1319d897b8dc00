// What gouji-pdf uses of qpdf: the drawing instructions of pages and of the forms drawn on them.
#ifndef CQPDF_H
#define CQPDF_H

#include <stddef.h>
#include <stdint.h>

typedef struct gouji_qpdf_document gouji_qpdf_document;

/// Instructions that draw something, and where the names in them are looked up.
typedef struct {
  uint8_t *bytes;
  size_t length;
  uint32_t resources;
} gouji_qpdf_content;

/// Opens a document of bytes, which must stay where they are until it is closed; NULL if it cannot be read.
gouji_qpdf_document *gouji_qpdf_open(const void *bytes, size_t length);
void gouji_qpdf_close(gouji_qpdf_document *document);

/// The instructions of a page (from 0), the box of it that is shown (left, bottom, right, top) and how far it is turned
/// clockwise in degrees; 0 if they cannot be had. The bytes are to be freed with free().
int gouji_qpdf_page(gouji_qpdf_document *document, int index, gouji_qpdf_content *content, double box[4], int *turned);
/// The instructions of a form by its name (with its slash), and the six numbers of its matrix; 0 if there is no such form.
int gouji_qpdf_form(gouji_qpdf_document *document, uint32_t resources, const char *name, gouji_qpdf_content *content,
                    double matrix[6]);

#endif
