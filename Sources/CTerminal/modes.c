#define NCURSES_WIDECHAR 1
#define _XOPEN_SOURCE 700
#define _GNU_SOURCE

#include "modes.h"
#include "CTerminal.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>

static struct termios saved;
static int input = -1, output = -1, wake[2] = {-1, -1};
static volatile sig_atomic_t owns, pending, mouse_reports, ending;
static char farewell[512];
static const char mouse_off[] = "\033[?1006l\033[?1002l\033[?1000l";
static bool pastes, notifies;

static const int fatal[] = {SIGTERM, SIGINT, SIGHUP, SIGQUIT, SIGSEGV, SIGBUS, SIGTRAP, SIGABRT, SIGILL, SIGFPE};
enum { FATAL = sizeof fatal / sizeof *fatal };
static struct sigaction before[FATAL];

void modes_write(const char *text) {
  size_t left = strlen(text);
  while (left > 0) {
    ssize_t written = write(output, text, left);
    if (written < 0 && errno != EINTR && errno != EAGAIN) return;
    if (written < 0) continue;
    text += written;
    left -= (size_t)written;
  }
}

bool modes_save(int input_descriptor, int output_descriptor) {
  input = input_descriptor;
  output = output_descriptor;
  if (wake[0] < 0 && pipe2(wake, O_CLOEXEC | O_NONBLOCK) != 0) return false;
  return tcgetattr(input, &saved) == 0;
}

void modes_refine(void) {
  struct termios line;
  if (tcgetattr(input, &line) != 0) return;
  line.c_iflag &= ~(tcflag_t)(IXON | IXOFF);
  line.c_cc[VLNEXT] = _POSIX_VDISABLE;
  tcsetattr(input, TCSANOW, &line);
}

void modes_restore_line(void) { tcsetattr(input, TCSANOW, &saved); }

// Adds a capability to what is written in a signal handler, without the pauses that terminfo writes as $<5>.
static void add_farewell(const char *name) {
  const char *text = tigetstr(name);
  if (!text || text == (const char *)-1) return;
  size_t end = strlen(farewell);
  while (*text && end + 1 < sizeof farewell) {
    if (text[0] == '$' && text[1] == '<' && strchr(text, '>')) text = strchr(text, '>') + 1;
    else farewell[end++] = *text++;
  }
  farewell[end] = 0;
}

static void compose_farewell(void) {
  farewell[0] = 0;
  if (pastes) strcat(farewell, "\033[?2026l\033[?2004l");
  if (notifies) strcat(farewell, "\033[?2031l");
  add_farewell("sgr0");
  add_farewell("op");
  add_farewell("rmkx");
  add_farewell("cnorm");
  add_farewell("rmcup");
}

void modes_enter(bool xterm_like) {
  pastes = xterm_like;
  compose_farewell();
  if (pastes) modes_write("\033[?2004h");
  if (notifies) modes_write("\033[?2031h");
  owns = 1;
}

void modes_leave(void) {
  owns = 0;
  if (pastes) modes_write("\033[?2004l");
  if (notifies) modes_write("\033[?2031l");
}

void modes_note_appearance(void) {
  notifies = true;
  compose_farewell();
  modes_write("\033[?2031h");
}

void modes_note_mouse(bool on) { mouse_reports = on; }

void ct_wake(void) {
  int error = errno;
  ssize_t written = write(wake[1], "", 1);
  (void)written;
  errno = error;
}

int ct_wake_descriptor(void) { return wake[0]; }

static void note(int number) {
  if (number == SIGWINCH) pending |= CT_RESIZED;
  if (number == SIGTSTP) pending |= CT_SUSPEND;
  if (number == SIGCONT) pending |= CT_CONTINUED;
  ct_wake();
}

int ct_take_signals(void) {
  char drained[256];
  while (read(wake[0], drained, sizeof drained) > 0) continue;
  sigset_t noted, old;
  sigemptyset(&noted);
  sigaddset(&noted, SIGWINCH);
  sigaddset(&noted, SIGTSTP);
  sigaddset(&noted, SIGCONT);
  pthread_sigmask(SIG_BLOCK, &noted, &old);
  int taken = pending;
  pending = 0;
  pthread_sigmask(SIG_SETMASK, &old, NULL);
  return taken;
}

// Restores the terminal with what is safe in a handler, then lets the signal do what it would have done.
static void die(int number) {
  if (owns) {
    owns = 0;
    if (mouse_reports) modes_write(mouse_off);
    modes_write(farewell);
    modes_restore_line();
  }
  for (int i = 0; i < FATAL; i++)
    if (fatal[i] == number) sigaction(number, &before[i], NULL);
  sigset_t only;
  sigemptyset(&only);
  sigaddset(&only, number);
  raise(number);
  pthread_sigmask(SIG_UNBLOCK, &only, NULL);
}

// Asks the program to end by itself, so that it can keep what it has; but it has no more than a second for that.
static void wind_up(int number) {
  if (ending || !owns) {
    die(number);
    return;
  }
  ending = number;
  pending |= CT_ENDING;
  alarm(1);
  ct_wake();
}

static void overdue(int number) { die(ending ? ending : number); }

void ct_end_if_signalled(void) {
  if (!ending) return;
  alarm(0);
  die(ending);
}

void modes_catch_signals(void) {
  static char stack[65536];
  stack_t alternative = {.ss_sp = stack, .ss_size = sizeof stack};
  sigaltstack(&alternative, NULL);
  struct sigaction act = {.sa_handler = die, .sa_flags = SA_ONSTACK};
  sigfillset(&act.sa_mask);
  sigset_t unblocked;
  sigemptyset(&unblocked);
  for (int i = 0; i < FATAL; i++) {
    sigaction(fatal[i], NULL, &before[i]);
    // A signal that the caller asked us to ignore, as nohup does, stays ignored.
    act.sa_handler = fatal[i] == SIGTERM || fatal[i] == SIGHUP ? wind_up : die;
    if (before[i].sa_handler != SIG_IGN) sigaction(fatal[i], &act, NULL);
    sigaddset(&unblocked, fatal[i]);
  }
  act.sa_handler = overdue;
  sigaction(SIGALRM, &act, NULL);
  sigaddset(&unblocked, SIGALRM);
  struct sigaction noting = {.sa_handler = note, .sa_flags = SA_RESTART};
  sigemptyset(&noting.sa_mask);
  const int noted[] = {SIGWINCH, SIGTSTP, SIGCONT};
  for (int i = 0; i < 3; i++) {
    sigaction(noted[i], &noting, NULL);
    sigaddset(&unblocked, noted[i]);
  }
  static bool registered;
  if (!registered) atexit(ct_stop);
  registered = true;
  pthread_sigmask(SIG_UNBLOCK, &unblocked, NULL);
}

void modes_release_signals(void) {
  for (int i = 0; i < FATAL; i++) sigaction(fatal[i], &before[i], NULL);
  signal(SIGWINCH, SIG_DFL);
  signal(SIGTSTP, SIG_DFL);
  signal(SIGCONT, SIG_DFL);
}

void modes_stop_process(void) {
  raise(SIGSTOP);  // not SIGTSTP, which the kernel drops where no shell watches
  pending &= ~CT_CONTINUED;
}
