#define NCURSES_WIDECHAR 1
#define _XOPEN_SOURCE 700
#define _DEFAULT_SOURCE

#include "CTerminal.h"
#include "modes.h"

#include <curses.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <unistd.h>
#include <wchar.h>

#undef columns  // one of the macros of term.h that are no name for anything

static SCREEN *screen;
static WINDOW *keys;  // a pad: reading from it never refreshes the screen
static FILE *tty;
static char type[64];
static bool substitute, synchronizes;
static int32_t (*width_of)(uint32_t);

enum { OWN_KEYS = 2000 };

// ncurses asks this one rather than the C library's, because a program's own definition comes first.
int wcwidth(wchar_t character) { return width_of ? width_of((uint32_t)character) : (character ? 1 : 0); }

void ct_set_width(int32_t (*width)(uint32_t)) { width_of = width; }

bool ct_use_utf8_locale(void) {
  static const char *const names[] = {"", "C.UTF-8", "C.utf8", "en_US.UTF-8", "zh_CN.UTF-8"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (setlocale(LC_CTYPE, names[i]) && strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return true;
  return false;
}

static bool knows(const char *name, int descriptor) {
  int error;
  if (!name || !*name || setupterm(name, descriptor, &error) != OK) return false;
  bool usable = tigetstr("cup") && tigetstr("cup") != (char *)-1;
  del_curterm(cur_term);
  return usable;
}

static bool choose_type(int descriptor) {
  const char *wanted = getenv("TERM");
  const char *const names[] = {wanted, "xterm-256color", "xterm", "vt100"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    if (!knows(names[i], descriptor)) continue;
    snprintf(type, sizeof type, "%s", names[i]);
    substitute = i > 0;
    return true;
  }
  return false;
}

const char *ct_terminal_type(void) { return type; }
bool ct_type_is_substitute(void) { return substitute; }

static bool is_xterm_like(void) {
  return !strncmp(type, "xterm", 5) || !strncmp(type, "tmux", 4) || !strncmp(type, "foot", 4) ||
         !strncmp(type, "alacritty", 9) || !strncmp(type, "screen", 6);
}

static void prepare_keys(void) {
  keys = newpad(1, 1);
  keypad(keys, TRUE);
  nodelay(keys, TRUE);
  define_key("\033[200~", OWN_KEYS + CT_PASTE_BEGINS);
  define_key("\033[201~", OWN_KEYS + CT_PASTE_ENDS);
  mouseinterval(0);
}

int ct_start(void) {
  if (screen) return CT_STARTED;
  FILE *input = stdin;
  if (!isatty(STDIN_FILENO)) input = tty = fopen("/dev/tty", "r+e");
  if (!input || !isatty(STDOUT_FILENO)) return CT_NO_TTY;
  if (!choose_type(STDOUT_FILENO)) return CT_NO_TERMINFO;
  if (!modes_save(fileno(input), STDOUT_FILENO)) return CT_FAILED;
  set_escdelay(25);
  modes_catch_signals();  // before ncurses, which installs its own only where there are none
  screen = newterm(type, stdout, input);
  if (!screen) return CT_FAILED;
  synchronizes = is_xterm_like();
  cbreak();
  noecho();
  nonl();
  start_color();
  use_default_colors();
  modes_refine();
  prepare_keys();
  modes_enter(is_xterm_like());
  return CT_STARTED;
}

void ct_stop(void) {
  if (!screen) return;
  ct_release();
  modes_release_signals();
  delwin(keys);
  delscreen(screen);
  screen = NULL;
  keys = NULL;
  if (tty) fclose(tty);
  tty = NULL;
}

void ct_release(void) {
  if (!screen) return;
  modes_leave();
  endwin();
  modes_restore_line();
}

void ct_resume(void) {
  if (!screen) return;
  reset_prog_mode();
  modes_refine();
  clearok(curscr, TRUE);
  wnoutrefresh(stdscr);
  doupdate();
  modes_enter(is_xterm_like());
}

void ct_suspend(void) {
  ct_release();
  modes_stop_process();
  ct_resume();
}

int ct_colors(void) { return has_colors() ? COLORS : 0; }
bool ct_names_colors_by_rgb(void) { return COLORS > 256; }

int ct_input_descriptor(void) { return tty ? fileno(tty) : STDIN_FILENO; }

void ct_update_size(int *columns, int *rows) {
  struct winsize size;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0 &&
      is_term_resized(size.ws_row, size.ws_col))
    resizeterm(size.ws_row, size.ws_col);
  *columns = getmaxx(stdscr);
  *rows = getmaxy(stdscr);
}

int ct_pair(int foreground, int background) {
  if (foreground < 0 && background < 0) return 0;
  int pair = alloc_pair(foreground, background);
  return pair < 0 ? 0 : pair;
}

static attr_t attributes_of(int bits) {
  attr_t attributes = A_NORMAL;
  if (bits & CT_BOLD) attributes |= A_BOLD;
  if (bits & CT_DIM) attributes |= A_DIM;
  if (bits & CT_ITALIC) attributes |= A_ITALIC;
  if (bits & CT_UNDERLINE) attributes |= A_UNDERLINE;
  if (bits & CT_REVERSE) attributes |= A_REVERSE;
  return attributes;
}

void ct_begin_row(int row) {
  wattr_set(stdscr, A_NORMAL, 0, NULL);
  wmove(stdscr, row, 0);
  wclrtoeol(stdscr);
}

void ct_add(const char *text, int length, int attributes, int pair) {
  wattr_set(stdscr, attributes_of(attributes), 0, &pair);
  waddnstr(stdscr, text, length);
}

void ct_set_cursor(int row, int column) {
  leaveok(stdscr, row < 0);
  curs_set(row >= 0);
  if (row >= 0) wmove(stdscr, row, column);
}

void ct_show(void) {
  wnoutrefresh(stdscr);
  if (synchronizes) modes_write("\033[?2026h");
  doupdate();
  if (synchronizes) modes_write("\033[?2026l");
}

void ct_forget_screen(void) { clearok(curscr, TRUE); }

int ct_measured_by_ncurses(const char *text) {
  if (!screen) return -1;
  WINDOW *pad = newpad(1, 1000);
  waddstr(pad, text);
  int columns = getcurx(pad);
  delwin(pad);
  return columns;
}

void ct_set_mouse(bool on) {
  if (on) modes_note_mouse(true);  // before it is true, in case a signal comes in between
  mousemask(on ? BUTTON1_PRESSED | BUTTON1_RELEASED | BUTTON1_DOUBLE_CLICKED | BUTTON4_PRESSED | BUTTON5_PRESSED : 0,
            NULL);
  if (!on) modes_note_mouse(false);
}

void ct_ask_ambiguous_width(void) {
  int row = getmaxy(stdscr) - 1;
  if (row < 1 || getmaxx(stdscr) < 4) return;
  char narrow[32], wide[32], question[64];
  // Never row 1: there the answer is spelled like Shift-F3.
  snprintf(narrow, sizeof narrow, "\033[%d;2R", row + 1);
  snprintf(wide, sizeof wide, "\033[%d;3R", row + 1);
  define_key(narrow, OWN_KEYS + CT_NARROW);
  define_key(wide, OWN_KEYS + CT_WIDE);
  snprintf(question, sizeof question, "\0337\033[%d;1H\xE2\x91\xA0\033[6n\0338", row + 1);
  if (synchronizes) modes_write("\033[?2026h");
  modes_write(question);
  wredrawln(stdscr, row, 1);
  wnoutrefresh(stdscr);
  doupdate();
  if (synchronizes) modes_write("\033[?2026l");
}

bool ct_ask_appearance(void) {
  // screen, linux and vt100 would not understand, and some of them print what they do not.
  const char *wanted = getenv("TERM");
  if (!is_xterm_like() || !strncmp(type, "screen", 6) || (substitute && (!wanted || strncmp(wanted, "xterm", 5))))
    return false;
  define_key("\033[?997;1n", OWN_KEYS + CT_DARK);
  define_key("\033[?997;2n", OWN_KEYS + CT_LIGHT);
  modes_write("\033[?996n\033]11;?\033\\");
  modes_note_appearance();
  return true;
}

static uint32_t named(int code) {
  switch (code) {
  case KEY_UP: return CT_UP;
  case KEY_DOWN: return CT_DOWN;
  case KEY_LEFT: return CT_LEFT;
  case KEY_RIGHT: return CT_RIGHT;
  case KEY_HOME: return CT_HOME;
  case KEY_FIND: return CT_HOME;
  case KEY_END: return CT_END;
  case KEY_SELECT: return CT_END;
  case KEY_PPAGE: return CT_PAGE_UP;
  case KEY_NPAGE: return CT_PAGE_DOWN;
  case KEY_IC: return CT_INSERT;
  case KEY_DC: return CT_DELETE;
  case KEY_ENTER: return CT_ENTER;
  case KEY_BACKSPACE: return CT_BACKSPACE;
  case KEY_BTAB: return CT_BACK_TAB;
  default: break;
  }
  if (code > OWN_KEYS && code < OWN_KEYS + CT_OTHER_KEY) return code - OWN_KEYS;
  if (code >= KEY_F(1) && code <= KEY_F(24)) return CT_FUNCTION + code - KEY_F0;
  return CT_OTHER_KEY;
}

static ct_event mouse_event(const MEVENT *event) {
  ct_event result = {.kind = CT_MOUSE, .column = event->x, .row = event->y};
  if (event->bstate & BUTTON4_PRESSED) result.code = CT_WHEEL_UP;
  else if (event->bstate & BUTTON5_PRESSED) result.code = CT_WHEEL_DOWN;
  else if (event->bstate & BUTTON1_DOUBLE_CLICKED) result.code = CT_DOUBLE_PRESS;
  else if (event->bstate & BUTTON1_PRESSED) result.code = CT_PRESS;
  else result.code = CT_RELEASE;
  return result;
}

// Acts of the mouse that came at once: ncurses announces them with one key, and hands out the latest first.
static ct_event acts[16];
static int act_count;

static void take_acts(void) {
  MEVENT event;
  while (act_count < (int)(sizeof acts / sizeof *acts) && getmouse(&event) == OK) acts[act_count++] = mouse_event(&event);
}

ct_event ct_read(void) {
  wint_t code = 0;
  if (act_count > 0) return acts[--act_count];
  switch (wget_wch(keys, &code)) {
  case OK: return (ct_event){.kind = CT_CHARACTER, .code = code};
  case KEY_CODE_YES:
    if (code != KEY_MOUSE) return (ct_event){.kind = CT_KEY, .code = named((int)code)};
    take_acts();
    return act_count > 0 ? acts[--act_count] : (ct_event){.kind = CT_KEY, .code = CT_OTHER_KEY};
  default: return (ct_event){.kind = CT_NOTHING};
  }
}

bool ct_input_has_ended(void) {
  int waiting = 0;
  return ioctl(ct_input_descriptor(), FIONREAD, &waiting) != 0 || waiting == 0;
}
