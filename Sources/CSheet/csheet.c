#define _GNU_SOURCE
#include "csheet.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <xlsxwriter.h>

static struct {
  __typeof__(&workbook_new) open;
  __typeof__(&workbook_close) close;
  __typeof__(&workbook_add_worksheet) add_sheet;
  __typeof__(&workbook_add_format) add_format;
  __typeof__(&workbook_set_properties) set_properties;
  __typeof__(&worksheet_write_string) text;
  __typeof__(&worksheet_write_number) number;
  __typeof__(&worksheet_write_blank) blank;
  __typeof__(&worksheet_set_column) width;
  __typeof__(&worksheet_freeze_panes) freeze;
  __typeof__(&worksheet_autofilter) filter;
  __typeof__(&worksheet_set_landscape) landscape;
  __typeof__(&worksheet_fit_to_pages) fit;
  __typeof__(&worksheet_repeat_rows) repeat;
  __typeof__(&format_set_bold) bold;
  __typeof__(&format_set_bg_color) background;
  __typeof__(&format_set_font_color) color;
  __typeof__(&format_set_align) align;
  __typeof__(&format_set_border) border;
  __typeof__(&format_set_text_wrap) wrap;
  __typeof__(&format_set_num_format) number_format;
  __typeof__(&worksheet_merge_range) merge;
  int is_complete;
} lib;

static void open_library(void) {
  void *handle = dlopen("libxlsxwriter.so.4", RTLD_NOW | RTLD_LOCAL);
  if (!handle) handle = dlopen("libxlsxwriter.so.5", RTLD_NOW | RTLD_LOCAL);
  if (!handle) return;
  lib.open = dlsym(handle, "workbook_new");
  lib.close = dlsym(handle, "workbook_close");
  lib.add_sheet = dlsym(handle, "workbook_add_worksheet");
  lib.add_format = dlsym(handle, "workbook_add_format");
  lib.set_properties = dlsym(handle, "workbook_set_properties");
  lib.text = dlsym(handle, "worksheet_write_string");
  lib.number = dlsym(handle, "worksheet_write_number");
  lib.blank = dlsym(handle, "worksheet_write_blank");
  lib.width = dlsym(handle, "worksheet_set_column");
  lib.freeze = dlsym(handle, "worksheet_freeze_panes");
  lib.filter = dlsym(handle, "worksheet_autofilter");
  lib.landscape = dlsym(handle, "worksheet_set_landscape");
  lib.fit = dlsym(handle, "worksheet_fit_to_pages");
  lib.repeat = dlsym(handle, "worksheet_repeat_rows");
  lib.bold = dlsym(handle, "format_set_bold");
  lib.background = dlsym(handle, "format_set_bg_color");
  lib.color = dlsym(handle, "format_set_font_color");
  lib.align = dlsym(handle, "format_set_align");
  lib.border = dlsym(handle, "format_set_border");
  lib.wrap = dlsym(handle, "format_set_text_wrap");
  lib.number_format = dlsym(handle, "format_set_num_format");
  lib.merge = dlsym(handle, "worksheet_merge_range");
  lib.is_complete = lib.open && lib.close && lib.add_sheet && lib.add_format && lib.set_properties && lib.text && lib.number &&
                    lib.blank && lib.width && lib.freeze && lib.filter && lib.landscape && lib.fit && lib.repeat && lib.bold && lib.background && lib.color &&
                    lib.align && lib.border && lib.wrap && lib.number_format && lib.merge;
}

int csheet_is_available(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, open_library);
  return lib.is_complete;
}

enum { styles = CSHEET_PERCENTAGE + 1 };

/// The units of one book that have formats of their own; a form names a handful.
enum { most_units = 200, longest_unit = 40 };

struct csheet_book {
  lxw_workbook *book;
  lxw_worksheet *sheet;
  /// Without and with the sign of what was inferred; those that are no figures have the same twice.
  lxw_format *formats[2][styles];
  struct {
    unsigned style;
    char unit[longest_unit];
    lxw_format *format;
  } units[most_units];
  int unit_count;
};

/// A figure with a unit and a sign behind it: both are only shown, the cell holds the bare number or text.
static void sign(lxw_format *format, const char *unit, const char *sign) {
  char shown[4 * (longest_unit + 24)];
  const char *gap = *sign ? " " : "";
  int length = snprintf(
    shown, sizeof shown, "General\"%s%s%s\";-General\"%s%s%s\";General\"%s%s%s\"", unit, gap, sign, unit, gap, sign, unit, gap, sign);
  if (*sign) snprintf(shown + length, sizeof shown - length, ";@\" %s\"", sign);
  if (*unit || *sign) lib.number_format(format, shown);
  lib.align(format, LXW_ALIGN_RIGHT);
}

/// The same with `*` before the sign if the figure was inferred.
static void mark(lxw_format *format, unsigned style, const char *unit, const char *text) {
  char marked[16];
  snprintf(marked, sizeof marked, "%s%s", style & CSHEET_INFERRED ? "*" : "", text);
  sign(format, unit, marked);
}

static lxw_format *make_format(csheet_book *book, unsigned style, const char *unit) {
  lxw_format *format = lib.add_format(book->book);
  if (!format) return NULL;
  lib.align(format, LXW_ALIGN_VERTICAL_TOP);
  lib.border(format, LXW_BORDER_THIN);
  lib.wrap(format);
  switch (style & ~(unsigned)CSHEET_INFERRED) {
    case CSHEET_PLAIN: break;
    case CSHEET_HEAD:
      lib.bold(format);
      lib.background(format, 0xE7E6E6);
      lib.align(format, LXW_ALIGN_CENTER);
      lib.align(format, LXW_ALIGN_VERTICAL_CENTER);
      break;
    case CSHEET_FIGURE: mark(format, style, unit, ""); break;
    case CSHEET_PERCENTAGE:
      lib.number_format(format, "0.00%");
      lib.align(format, LXW_ALIGN_RIGHT);
      break;
    case CSHEET_FAILED_FIGURE:
      mark(format, style, unit, "\u2717");
      lib.background(format, 0xFFC7CE);
      lib.color(format, 0x9C0006);
      break;
    case CSHEET_SUSPECT_FIGURE:
      mark(format, style, unit, "\u2717\u2717");
      lib.bold(format);
      lib.background(format, 0xFF9C9C);
      lib.color(format, 0x700000);
      break;
    case CSHEET_UNDETERMINED_FIGURE:
      mark(format, style, unit, "~");
      lib.background(format, 0xFFEB9C);
      lib.color(format, 0x7F6000);
      break;
    case CSHEET_WARNING_FIGURE:
      mark(format, style, unit, "!");
      lib.background(format, 0xFFEB9C);
      lib.color(format, 0x7F6000);
      break;
    case CSHEET_SET_ASIDE_FIGURE:
      mark(format, style, unit, "=");
      lib.color(format, 0x7F7F7F);
      break;
    case CSHEET_CHANGED_FIGURE:
      mark(format, style, unit, "\u0394");
      lib.bold(format);
      break;
    case CSHEET_FAILED:
      lib.background(format, 0xFFC7CE);
      lib.color(format, 0x9C0006);
      break;
    case CSHEET_DOUBTFUL:
      lib.background(format, 0xFFEB9C);
      lib.color(format, 0x7F6000);
      break;
    case CSHEET_DIMMED: lib.color(format, 0x7F7F7F); break;
    case CSHEET_STRONG: lib.bold(format); break;
  }
  return format;
}

static void make_formats(csheet_book *book) {
  for (unsigned style = 0; style < styles; style++) {
    lxw_format *format = make_format(book, style, "");
    book->formats[0][style] = format;
    book->formats[1][style] = style < CSHEET_FIGURE || style == CSHEET_PERCENTAGE ? format : make_format(book, style | CSHEET_INFERRED, "");
  }
}

/// The format of a style with its flag.
static lxw_format *format_of(const csheet_book *book, unsigned style) {
  unsigned bare = style & ~(unsigned)CSHEET_INFERRED;
  return bare < styles ? book->formats[bare != style][bare] : NULL;
}

/// The format of a style with a unit, made once; NULL if there are too many.
static lxw_format *unit_format(csheet_book *book, unsigned style, const char *unit) {
  for (int index = 0; index < book->unit_count; index++) {
    if (book->units[index].style == style && !strcmp(book->units[index].unit, unit)) return book->units[index].format;
  }
  if (book->unit_count == most_units || strlen(unit) >= longest_unit || strpbrk(unit, "\"\\")) return NULL;
  lxw_format *format = make_format(book, style, unit);
  if (!format) return NULL;
  book->units[book->unit_count].style = style;
  strcpy(book->units[book->unit_count].unit, unit);
  book->units[book->unit_count++].format = format;
  return format;
}

int csheet_memory(void) { return memfd_create("workbook", MFD_CLOEXEC); }

csheet_book *csheet_open(const char *path) {
  if (!csheet_is_available()) return NULL;
  csheet_book *book = calloc(1, sizeof *book);
  if (!book) return NULL;
  book->book = lib.open(path);
  if (!book->book) {
    free(book);
    return NULL;
  }
  // The same content makes the same file on every day: the first of January 1980.
  lxw_doc_properties properties = {.created = 315532800};
  lib.set_properties(book->book, &properties);
  make_formats(book);
  return book;
}

int csheet_sheet(csheet_book *book, const char *name) {
  lxw_worksheet *sheet = lib.add_sheet(book->book, name);
  if (!sheet) return 0;
  book->sheet = sheet;
  lib.landscape(sheet);
  lib.fit(sheet, 1, 0);
  return 1;
}

void csheet_text(csheet_book *book, uint32_t row, uint16_t column, const char *text, unsigned style) {
  if (book->sheet) lib.text(book->sheet, row, column, text, format_of(book, style));
}

void csheet_number(csheet_book *book, uint32_t row, uint16_t column, double number, unsigned style) {
  if (book->sheet) lib.number(book->sheet, row, column, number, format_of(book, style));
}

int csheet_measure(
  csheet_book *book, uint32_t row, uint16_t column, double number, const char *unit, unsigned style) {
  lxw_format *format = unit_format(book, style, unit);
  if (!format || !book->sheet) return 0;
  lib.number(book->sheet, row, column, number, format);
  return 1;
}

void csheet_blank(csheet_book *book, uint32_t row, uint16_t column, unsigned style) {
  if (book->sheet) lib.blank(book->sheet, row, column, format_of(book, style));
}

void csheet_merge(
  csheet_book *book, uint32_t row, uint16_t column, uint32_t last_row, uint16_t last_column, unsigned style) {
  if (book->sheet) lib.merge(book->sheet, row, column, last_row, last_column, "", format_of(book, style));
}

void csheet_width(csheet_book *book, uint16_t column, double width) {
  if (book->sheet) lib.width(book->sheet, column, column, width, NULL);
}

void csheet_freeze(csheet_book *book, uint32_t rows, uint16_t columns) {
  if (!book->sheet) return;
  lib.freeze(book->sheet, rows, columns);
  if (rows > 0) lib.repeat(book->sheet, 0, rows - 1);
}

void csheet_filter(csheet_book *book, uint32_t row, uint16_t column, uint32_t last_row, uint16_t last_column) {
  if (book->sheet) lib.filter(book->sheet, row, column, last_row, last_column);
}

int csheet_close(csheet_book *book) {
  lxw_error error = lib.close(book->book);
  free(book);
  return error != LXW_NO_ERROR;
}
