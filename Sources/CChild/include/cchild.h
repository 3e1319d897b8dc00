#pragma once
#include <stdint.h>
#include <sys/types.h>

/// What a child process may use; 0 is no limit of its own.
struct cchild_limits {
  /// Address space in bytes.
  uint64_t memory;
  /// Processor time in seconds.
  uint64_t seconds;
  /// The largest file it may write, in bytes.
  uint64_t file_size;
};

/// Starts a program in a session of its own, with these descriptors as its standard input and output (-1 for none),
/// nothing to write errors to, every other descriptor closed, default signals, and the limits set.
///
/// `environment` NULL hands on this program's; `folder` NULL keeps the current one.
/// Returns the process id, or the negative error number of what failed, `execve` included.
pid_t cchild_start(
  const char *const *arguments, const char *const *environment, const char *folder, int input, int output,
  struct cchild_limits limits);

/// Gives memory that this process no longer uses back to the system.
void cchild_trim_memory(void);
