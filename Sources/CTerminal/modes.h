// The terminal's line settings and switches, and the signals at which they are restored.
#ifndef GOUJI_MODES_H
#define GOUJI_MODES_H

#include <stdbool.h>

// Remembers the line settings of the two descriptors, to be restored on every way out.
bool modes_save(int input, int output);

// Keeps Control-S and Control-Q for the program, after ncurses has set the line up.
void modes_refine(void);

// Switches bracketed paste on, and notes what must be undone at the end.
void modes_enter(bool xterm_like);

// Undoes what `modes_enter` and the mouse switched on.
void modes_leave(void);

// Puts the line settings back as they were.
void modes_restore_line(void);

// Notes whether the mouse reports.
void modes_note_mouse(bool on);

// Has the terminal tell when it turns light or dark, from now on.
void modes_note_appearance(void);

// Writes a text to the terminal, past ncurses.
void modes_write(const char *text);

void modes_catch_signals(void);
void modes_release_signals(void);
void modes_stop_process(void);

#endif
