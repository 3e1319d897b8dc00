// What gouji-pdf uses of poppler-glib, without any of its types.
#ifndef CPOPPLER_H
#define CPOPPLER_H

#include <stddef.h>
#include <stdint.h>

/// A character and its box in hundredths of a point, y downwards from the page's upper left corner.
typedef struct {
  uint32_t scalar;
  int32_t left;
  int32_t top;
  int32_t right;
  int32_t bottom;
} gouji_poppler_glyph;

enum { GOUJI_POPPLER_OK, GOUJI_POPPLER_ENCRYPTED, GOUJI_POPPLER_DAMAGED, GOUJI_POPPLER_FAILED };

typedef struct gouji_poppler_document gouji_poppler_document;

/// Keeps poppler's own tables for as long as the process lives, so that each document need not set them up again; answers
/// one of the codes above, and documents can be read whichever it is.
int gouji_poppler_prepare(void);

/// Opens a document of bytes, which must stay where they are until it is closed; answers one of the codes above.
int gouji_poppler_open(const void *bytes, size_t length, gouji_poppler_document **document);
void gouji_poppler_close(gouji_poppler_document *document);

int gouji_poppler_page_count(gouji_poppler_document *document);
/// The document's own title as UTF-8, to be freed with free(); NULL if it has none.
char *gouji_poppler_title(gouji_poppler_document *document);
/// The characters of a page (from 0), spaces left out, to be freed with free(); the page's size as it is held upright.
int gouji_poppler_page(gouji_poppler_document *document, int index, int32_t *width, int32_t *height,
                       gouji_poppler_glyph **glyphs, size_t *count);

#endif
