#pragma once
#include <stdint.h>

/// libxlsxwriter as plain functions. The library is opened at the first call that needs it, because linking it would cost
/// every start of the program.

typedef struct csheet_book csheet_book;

/// How a cell looks; a style may have a flag beside it.
enum csheet_style {
  CSHEET_PLAIN = 0,
  /// Bold on grey, in the middle.
  CSHEET_HEAD = 1,
  /// Dark red on light red.
  CSHEET_FAILED = 2,
  /// Dark yellow on light yellow.
  CSHEET_DOUBTFUL = 3,
  /// Grey.
  CSHEET_DIMMED = 4,
  /// Bold.
  CSHEET_STRONG = 5,
  /// To the right, as numbers are.
  CSHEET_FIGURE = 6,
  /// The same with a sign behind what the cell holds, in the colours of what the sign means.
  CSHEET_FAILED_FIGURE = 7,
  CSHEET_SUSPECT_FIGURE = 8,
  CSHEET_UNDETERMINED_FIGURE = 9,
  CSHEET_WARNING_FIGURE = 10,
  CSHEET_SET_ASIDE_FIGURE = 11,
  CSHEET_CHANGED_FIGURE = 12,
  /// A quotient, shown in per cent with two decimals.
  CSHEET_PERCENTAGE = 13,
  /// Beside one of these styles of figures: `*` is shown behind what the cell holds.
  CSHEET_INFERRED = 32,
};

/// Whether the library is on this machine.
int csheet_is_available(void);
/// A file that lies in memory only, open for reading and writing; -1 if there can be none.
int csheet_memory(void);
/// Begins a workbook in a file; NULL if it cannot be done.
csheet_book *csheet_open(const char *path);
/// Begins a further sheet, printed across as wide as a page; what follows goes there. The name is UTF-8 of at most 31 characters; 0 if it will not do.
int csheet_sheet(csheet_book *book, const char *name);
void csheet_text(csheet_book *book, uint32_t row, uint16_t column, const char *text, unsigned style);
void csheet_number(csheet_book *book, uint32_t row, uint16_t column, double number, unsigned style);
/// A number with a unit that is only shown behind it; 0, and nothing written, if the unit will not do.
int csheet_measure(
  csheet_book *book, uint32_t row, uint16_t column, double number, const char *unit, unsigned style);
void csheet_blank(csheet_book *book, uint32_t row, uint16_t column, unsigned style);
/// Makes one cell of an area of more than one; what it holds is written afterwards at its first place.
void csheet_merge(
  csheet_book *book, uint32_t row, uint16_t column, uint32_t last_row, uint16_t last_column, unsigned style);
/// Sets a column's width in characters.
void csheet_width(csheet_book *book, uint16_t column, double width);
/// Keeps so many rows and columns in view, the rows also on every printed page.
void csheet_freeze(csheet_book *book, uint32_t rows, uint16_t columns);
/// Offers to filter by the columns of that area.
void csheet_filter(csheet_book *book, uint32_t row, uint16_t column, uint32_t last_row, uint16_t last_column);
/// Writes the workbook and ends it, also if it cannot be written; 0 if it was written.
int csheet_close(csheet_book *book);
