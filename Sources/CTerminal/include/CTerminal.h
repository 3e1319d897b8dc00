// The terminal, through ncursesw: plain functions and constants, no ncurses type.
//
// There is one terminal in a process and one thread that owns it; `ct_wake` alone may be called from any thread.
#ifndef GOUJI_CTERMINAL_H
#define GOUJI_CTERMINAL_H

#include <stdbool.h>
#include <stdint.h>

// Makes the locale a UTF-8 one, falling back on C.UTF-8; false where the machine has none.
bool ct_use_utf8_locale(void);

// Hands in the function that both the layout and ncurses measure characters with: -1, 0, 1 or 2 columns.
void ct_set_width(int32_t (*width)(uint32_t));

// The columns that ncurses gives to a text, for tests of `ct_set_width`; -1 before the start.
int ct_measured_by_ncurses(const char *text);

enum { CT_STARTED = 0, CT_NO_TTY = 1, CT_NO_TERMINFO = 2, CT_FAILED = 3 };

// Takes the terminal over; keys come from /dev/tty if standard input is none. One of the codes above.
int ct_start(void);

// Gives the terminal back as it was; does nothing if it is not taken over.
void ct_stop(void);

// The terminal type in use, and whether it stands in for one that this machine does not know.
const char *ct_terminal_type(void);
bool ct_type_is_substitute(void);

// How many colours there are, and whether they are named by red, green and blue.
int ct_colors(void);
bool ct_names_colors_by_rgb(void);

// The descriptor that keys are read from, and the one that becomes readable after `ct_wake` or a signal.
int ct_input_descriptor(void);
int ct_wake_descriptor(void);
void ct_wake(void);

// What signals said since the last call: an or of these.
enum { CT_RESIZED = 1, CT_SUSPEND = 2, CT_CONTINUED = 4, CT_ENDING = 8 };
int ct_take_signals(void);

// Gives the terminal back and ends the process by the signal that asked for its end, if one did (CT_ENDING).
//
// A process that has not done so a second after that signal is ended by it anyway.
void ct_end_if_signalled(void);

// Gives the terminal back, stops the process until it is continued, and takes the terminal over again.
void ct_suspend(void);

// Takes the terminal over again after the process was stopped by somebody else, or gave it away.
void ct_resume(void);

// Gives the terminal to another program until `ct_resume`.
void ct_release(void);

// Asks for the size, tells ncurses, and returns it.
void ct_update_size(int *columns, int *rows);

enum { CT_BOLD = 1, CT_DIM = 2, CT_ITALIC = 4, CT_UNDERLINE = 8, CT_REVERSE = 16 };

// A pair of colours by index, -1 for the terminal's own.
int ct_pair(int foreground, int background);

// Empties a row and goes to its beginning; then its runs are added from left to right, as UTF-8.
void ct_begin_row(int row);
void ct_add(const char *text, int length, int attributes, int pair);

// Where the hardware cursor stands; a negative row hides it.
void ct_set_cursor(int row, int column);

// Brings the screen to what was added, in one step if the terminal can.
void ct_show(void);

// Repaints everything at the next `ct_show`.
void ct_forget_screen(void);

// Switches reports of the mouse on or off.
void ct_set_mouse(bool on);

// Asks the terminal for the width of an ambiguous character; the answer comes as CT_NARROW or CT_WIDE.
void ct_ask_ambiguous_width(void);

// Asks the terminal whether its background is light or dark, and to tell whenever that changes; the answer comes as
// CT_DARK or CT_LIGHT, or as the background's colour. A terminal of a kind that knows no such question is not asked:
// false.
bool ct_ask_appearance(void);

enum { CT_NOTHING = 0, CT_CHARACTER = 1, CT_KEY = 2, CT_MOUSE = 3 };
enum {
  CT_UP = 1, CT_DOWN, CT_LEFT, CT_RIGHT, CT_HOME, CT_END, CT_PAGE_UP, CT_PAGE_DOWN, CT_INSERT, CT_DELETE, CT_ENTER,
  CT_BACKSPACE, CT_BACK_TAB, CT_PASTE_BEGINS, CT_PASTE_ENDS, CT_NARROW, CT_WIDE, CT_DARK,
  CT_LIGHT,
  CT_OTHER_KEY,
  CT_FUNCTION = 100  // plus the number of the function key; 13 to 24 are 1 to 12 with Shift
};
enum { CT_PRESS = 1, CT_DOUBLE_PRESS, CT_RELEASE, CT_WHEEL_UP, CT_WHEEL_DOWN };

typedef struct {
  int32_t kind;
  uint32_t code;       // the character, the key, or what the mouse did
  int32_t column, row; // of the mouse
} ct_event;

// What was typed next, of kind CT_NOTHING if nothing is waiting.
ct_event ct_read(void);

// Whether the terminal is gone: readable, and nothing to read.
bool ct_input_has_ended(void);

#endif
