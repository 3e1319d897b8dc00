// A program on a pseudo-terminal, its output understood by libvterm: for tests only.
#ifndef GOUJI_CVTERM_H
#define GOUJI_CVTERM_H

#include <stdbool.h>
#include <stdint.h>

typedef struct vt vt;

// Starts a program on a new pseudo-terminal with an empty signal mask; NULL if it could not.
// `piped` becomes its standard input instead of the terminal where it is not negative, `folder` its working directory
// where it is not NULL.
vt *vt_spawn(const char *path, char *const arguments[], char *const environment[], int columns, int rows, int piped,
             const char *folder);

// Ends the program if it still runs, and frees everything.
void vt_free(vt *terminal);

// Reads what the program wrote within a time; the number of bytes, 0 if none came, -1 if the terminal was shut.
int vt_pump(vt *terminal, int milliseconds);

// How questions for the cursor's place are answered: not at all, as libvterm does, or as if one column further.
enum { VT_SILENT = 0, VT_ANSWERS = 1, VT_ANSWERS_WIDE = 2 };
void vt_set_answers(vt *terminal, int how);

void vt_send(vt *terminal, const char *bytes, int count);
void vt_resize(vt *terminal, int columns, int rows);
void vt_signal(vt *terminal, int number);

// The state of the program: running, stopped, or ended with a status or by a signal.
enum { VT_RUNNING = 0, VT_STOPPED = 1, VT_EXITED = 2, VT_KILLED = 3 };
typedef struct { int32_t state, code; } vt_status;
vt_status vt_wait(vt *terminal, int milliseconds);

enum { VT_BOLD = 1, VT_ITALIC = 4, VT_UNDERLINE = 8, VT_REVERSE = 16 };
typedef struct {
  uint32_t characters[6];
  int32_t width, attributes;
  // A palette index, or -1 for the terminal's own, or -2 for an exact colour.
  int32_t foreground, background;
} vt_cell;
vt_cell vt_cell_at(vt *terminal, int column, int row);

typedef struct {
  int32_t column, row, columns, rows;
  bool cursor_visible, alternate, mouse, pastes;
  // Whether a frame has begun and not ended.
  bool in_frame;
  // The line settings: whether input is read line by line and echoed.
  bool canonical, echoes;
} vt_state;
vt_state vt_state_of(vt *terminal);

// Everything the program wrote so far.
const char *vt_output(vt *terminal, int *count);

#endif
