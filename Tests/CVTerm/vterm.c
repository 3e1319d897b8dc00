#define _GNU_SOURCE
#include "CVTerm.h"

#include <errno.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <vterm.h>

struct vt {
  pid_t child;
  int master, answers;
  bool cursor_visible, alternate, ended;
  vt_status status;
  VTerm *terminal;
  VTermScreen *screen;
  char *output;
  int count, room;
};

static int on_property(VTermProp property, VTermValue *value, void *data) {
  vt *t = data;
  if (property == VTERM_PROP_CURSORVISIBLE) t->cursor_visible = value->boolean;
  if (property == VTERM_PROP_ALTSCREEN) t->alternate = value->boolean;
  return 1;
}

static VTermScreenCallbacks callbacks = {.settermprop = on_property};

vt *vt_spawn(const char *path, char *const arguments[], char *const environment[], int columns, int rows, int piped,
             const char *folder) {
  struct winsize size = {.ws_row = rows, .ws_col = columns};
  int master;
  pid_t child = forkpty(&master, NULL, NULL, &size);
  if (child < 0) return NULL;
  if (child == 0) {
    // A test runner blocks signals, and the mask outlives execve.
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    signal(SIGPIPE, SIG_DFL);
    if (piped >= 0) dup2(piped, STDIN_FILENO);
    if (folder && chdir(folder) != 0) _exit(126);
    execve(path, arguments, environment);
    _exit(127);
  }
  vt *t = calloc(1, sizeof *t);
  t->child = child;
  t->master = master;
  t->cursor_visible = true;
  t->answers = VT_ANSWERS;
  t->terminal = vterm_new(rows, columns);
  vterm_set_utf8(t->terminal, 1);
  t->screen = vterm_obtain_screen(t->terminal);
  vterm_screen_set_callbacks(t->screen, &callbacks, t);
  vterm_screen_enable_altscreen(t->screen, 1);
  vterm_screen_reset(t->screen, 1);
  return t;
}

static void note(vt *t, int status) {
  if (WIFSTOPPED(status)) t->status = (vt_status){VT_STOPPED, WSTOPSIG(status)};
  else if (WIFEXITED(status)) t->status = (vt_status){VT_EXITED, WEXITSTATUS(status)};
  else if (WIFSIGNALED(status)) t->status = (vt_status){VT_KILLED, WTERMSIG(status)};
  else t->status = (vt_status){VT_RUNNING, 0};
  t->ended = t->status.state >= VT_EXITED;
}

vt_status vt_wait(vt *t, int milliseconds) {
  for (int waited = 0; !t->ended; waited += 2) {
    int status;
    if (waitpid(t->child, &status, WNOHANG | WUNTRACED | WCONTINUED) == t->child) note(t, status);
    if (t->status.state != VT_RUNNING || waited >= milliseconds) break;
    vt_pump(t, 2);
  }
  return t->status;
}

void vt_free(vt *t) {
  if (!t->ended) {
    kill(t->child, SIGKILL);
    waitpid(t->child, NULL, 0);
  }
  close(t->master);
  vterm_free(t->terminal);
  free(t->output);
  free(t);
}

static void keep(vt *t, const char *bytes, int count) {
  if (t->count + count > t->room) {
    t->room = 2 * (t->count + count);
    t->output = realloc(t->output, t->room);
  }
  memcpy(t->output + t->count, bytes, count);
  t->count += count;
}

static void answer(vt *t) {
  char reply[256];
  size_t length = vterm_output_read(t->terminal, reply, sizeof reply);
  if (length == 0 || t->answers == VT_SILENT) return;
  int row, column;
  reply[length < sizeof reply ? length : sizeof reply - 1] = 0;
  if (t->answers == VT_ANSWERS_WIDE && sscanf(reply, "\033[%d;%dR", &row, &column) == 2)
    length = (size_t)snprintf(reply, sizeof reply, "\033[%d;%dR", row, column + 1);
  vt_send(t, reply, (int)length);
}

int vt_pump(vt *t, int milliseconds) {
  struct pollfd waited = {.fd = t->master, .events = POLLIN};
  if (poll(&waited, 1, milliseconds) <= 0) return 0;
  char bytes[65536];
  ssize_t count = read(t->master, bytes, sizeof bytes);
  if (count <= 0) {
    if (milliseconds > 0) usleep(1000);
    return -1;
  }
  keep(t, bytes, (int)count);
  vterm_input_write(t->terminal, bytes, (size_t)count);
  answer(t);
  return (int)count;
}

void vt_set_answers(vt *t, int how) { t->answers = how; }

void vt_send(vt *t, const char *bytes, int count) {
  while (count > 0) {
    ssize_t written = write(t->master, bytes, count);
    if (written < 0 && errno != EINTR) return;
    if (written > 0) { bytes += written; count -= (int)written; }
  }
}

void vt_resize(vt *t, int columns, int rows) {
  struct winsize size = {.ws_row = rows, .ws_col = columns};
  // libvterm 0.1 comes down when a wide character meets a screen one column wide.
  vterm_set_size(t->terminal, rows, columns < 2 ? 2 : columns);
  ioctl(t->master, TIOCSWINSZ, &size);
}

void vt_signal(vt *t, int number) {
  if (number == SIGCONT) t->status = (vt_status){VT_RUNNING, 0};
  kill(t->child, number);
}

static int32_t index_of(VTermColor color, bool is_default) {
  if (is_default) return -1;
  return VTERM_COLOR_IS_INDEXED(&color) ? color.indexed.idx : -2;
}

vt_cell vt_cell_at(vt *t, int column, int row) {
  VTermScreenCell cell;
  vt_cell result = {.width = 0};
  if (!vterm_screen_get_cell(t->screen, (VTermPos){.row = row, .col = column}, &cell)) return result;
  for (int i = 0; i < 6 && i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++) result.characters[i] = cell.chars[i];
  result.width = cell.width;
  result.attributes = (cell.attrs.bold ? VT_BOLD : 0) | (cell.attrs.italic ? VT_ITALIC : 0) |
                      (cell.attrs.underline ? VT_UNDERLINE : 0) | (cell.attrs.reverse ? VT_REVERSE : 0);
  result.foreground = index_of(cell.fg, VTERM_COLOR_IS_DEFAULT_FG(&cell.fg));
  result.background = index_of(cell.bg, VTERM_COLOR_IS_DEFAULT_BG(&cell.bg));
  return result;
}

// Whether a private mode was switched on last: libvterm reads only the first of several modes in one sequence.
static bool last_switched_on(vt *t, const char *mode) {
  bool on = false;
  char *end = t->output + t->count;
  for (char *at = t->output; at && (at = memmem(at, (size_t)(end - at), "\033[?", 3));) {
    bool named = false;
    for (at += 3; at < end && (*at == ';' || (*at >= '0' && *at <= '9'));) {
      char *start = at;
      while (at < end && *at >= '0' && *at <= '9') at++;
      if ((size_t)(at - start) == strlen(mode) && !memcmp(start, mode, strlen(mode))) named = true;
      if (at < end && *at == ';') at++;
    }
    if (named && at < end) on = *at == 'h';
  }
  return on;
}

vt_state vt_state_of(vt *t) {
  VTermPos place;
  vterm_state_get_cursorpos(vterm_obtain_state(t->terminal), &place);
  int rows, columns;
  vterm_get_size(t->terminal, &rows, &columns);
  struct termios line = {0};
  tcgetattr(t->master, &line);
  return (vt_state){
      .column = place.col, .row = place.row, .columns = columns, .rows = rows, .cursor_visible = t->cursor_visible,
      .alternate = t->alternate, .mouse = last_switched_on(t, "1000"), .pastes = last_switched_on(t, "2004"),
      .in_frame = last_switched_on(t, "2026"),
      .canonical = line.c_lflag & ICANON, .echoes = line.c_lflag & ECHO};
}

const char *vt_output(vt *t, int *count) {
  *count = t->count;
  return t->output;
}
