#define _GNU_SOURCE
#include "cchild.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/close_range.h>
#include <malloc.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static void limit(int resource, uint64_t value) {
  if (value == 0) return;
  struct rlimit both = {.rlim_cur = value, .rlim_max = value};
  setrlimit(resource, &both);
}

// Between fork and execve only calls that are safe in a signal handler: other threads may have held any lock.
static void become(
  const char *const *arguments, char *const *environment, const char *folder, int input, int output, int nothing,
  int report, struct cchild_limits limits)
{
  setsid();
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
  // The last descriptor of interest is moved out of the way of 0, 1 and 2 before they are overwritten.
  int last = fcntl(report, F_DUPFD_CLOEXEC, 3);
  int in = fcntl(input >= 0 ? input : nothing, F_DUPFD_CLOEXEC, 3);
  int out = fcntl(output >= 0 ? output : nothing, F_DUPFD_CLOEXEC, 3);
  int quiet = fcntl(nothing, F_DUPFD_CLOEXEC, 3);
  if (last < 0 || in < 0 || out < 0 || quiet < 0) _exit(126);
  if (dup2(in, 0) < 0 || dup2(out, 1) < 0 || dup2(quiet, 2) < 0) _exit(126);
  close_range(3, ~0U, CLOSE_RANGE_CLOEXEC);
  if (folder && chdir(folder) != 0) goto failed;
  limit(RLIMIT_AS, limits.memory);
  limit(RLIMIT_CPU, limits.seconds);
  limit(RLIMIT_FSIZE, limits.file_size);
  struct rlimit no_core = {0, 0};
  setrlimit(RLIMIT_CORE, &no_core);
  execve(arguments[0], (char *const *)arguments, environment);
failed:;
  int code = errno;
  if (write(last, &code, sizeof code) < 0) _exit(126);
  _exit(127);
}

pid_t cchild_start(
  const char *const *arguments, const char *const *environment, const char *folder, int input, int output,
  struct cchild_limits limits)
{
  int report[2];
  if (pipe2(report, O_CLOEXEC) != 0) return -errno;
  int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
  if (nothing < 0) {
    int code = errno;
    close(report[0]);
    close(report[1]);
    return -code;
  }
  char *const *inherited = environment ? (char *const *)environment : environ;
  // Every signal waits, so that no handler of this program runs in the child.
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  pid_t child = fork();
  if (child == 0) become(arguments, inherited, folder, input, output, nothing, report[1], limits);
  int code = errno;
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  close(nothing);
  close(report[1]);
  if (child < 0) {
    close(report[0]);
    return -code;
  }
  int failure = 0;
  ssize_t got;
  do { got = read(report[0], &failure, sizeof failure); } while (got < 0 && errno == EINTR);
  close(report[0]);
  if (got != sizeof failure) return child;
  while (waitpid(child, NULL, 0) < 0 && errno == EINTR) {}
  return -failure;
}

void cchild_trim_memory(void) { malloc_trim(0); }
