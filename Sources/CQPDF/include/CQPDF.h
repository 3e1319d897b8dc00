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

enum { GOUJI_QPDF_NOTHING, GOUJI_QPDF_FORM, GOUJI_QPDF_PICTURE, GOUJI_QPDF_MASKED };

/// What a name (with its slash) draws, one of the above: a form, whose instructions and matrix are given, a picture, or
/// one that lets shine through what is under it. The bytes are to be freed with free().
int gouji_qpdf_object(gouji_qpdf_document *document, uint32_t resources, const char *name, gouji_qpdf_content *content,
                      double matrix[6]);
/// Whether what is painted with a named set of graphics values lets shine through what is under it.
int gouji_qpdf_is_translucent(gouji_qpdf_document *document, uint32_t resources, const char *name);

/// Whether marked content may have properties by name.
int gouji_qpdf_has_properties(gouji_qpdf_document *document, uint32_t resources);
/// Whether properties of that name give other text in place of what is shown, and it is empty or has digits.
int gouji_qpdf_replaces(gouji_qpdf_document *document, uint32_t resources, const char *name);

/// An annotation that lies over the text, in the page's own space.
typedef struct {
  double left;
  double bottom;
  double right;
  double top;
  /// Whether it is stamped or drawn on the page, rather than a field or a text.
  int isDrawn;
} gouji_qpdf_note;

/// The annotations of a page (from 0) that can be seen and hide what is under them, to be freed with free().
size_t gouji_qpdf_notes(gouji_qpdf_document *document, int index, gouji_qpdf_note **notes);

#endif
