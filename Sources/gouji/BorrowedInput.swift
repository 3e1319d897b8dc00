import CChild
import Glibc

/// Bytes that another program reads as its standard input: a file without a name, so that nobody waits for a reader.
final class BorrowedInput {
  private typealias SignalAction = sigaction
  private let descriptor: Int32

  /// The bytes, ready to be read from their beginning; nil if there is no room for them.
  ///
  /// The corresponding C functions are `mkstemp` and `unlink`.
  init?(_ bytes: [UInt8]) {
    let folder = Invocation.environment("TMPDIR") ?? "/tmp"
    var template = Array("\(folder)/gouji.XXXXXX".utf8CString)
    descriptor = mkstemp(&template)
    guard descriptor >= 0 else { return nil }
    unlink(template)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    guard (try? Streams.write(bytes, to: descriptor)) != nil, lseek(descriptor, 0, SEEK_SET) == 0 else { return nil }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Runs a program away from the terminal; its exit status, nil if it could not be started or took too long, when it is
  /// ended.
  func run(_ arguments: [String], within time: Duration) -> Int32? {
    let strings = arguments.map { strdup($0) }
    defer { for string in strings { free(string) } }
    let process = cchild_start(
      strings.map { UnsafePointer($0) } + [nil], nil, nil, descriptor, -1, cchild_limits())
    guard process > 0 else { return nil }
    let deadline = ContinuousClock.now + time
    var status: Int32 = 0
    while true {
      let ended = waitpid(process, &status, WNOHANG)
      if ended == process { return Self.exit(status) }
      if ended < 0, errno != EINTR { return nil }
      guard ContinuousClock.now < deadline else { break }
      usleep(3000)
    }
    kill(-process, SIGKILL)
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return nil
  }

  /// Runs a command line of the shell on the terminal and waits for it; its exit status, nil if it could not be started.
  ///
  /// Keys that would end or stop this program go to the command alone. The corresponding C functions are `posix_spawn`
  /// and `sigaction`.
  func runShell(_ command: String) -> Int32? {
    let signals = [SIGINT, SIGQUIT, SIGTSTP]
    var before = [SignalAction](repeating: SignalAction(), count: signals.count)
    var ignored = SignalAction()
    ignored.__sigaction_handler.sa_handler = SIG_IGN
    for (place, signal) in signals.enumerated() { sigaction(signal, &ignored, &before[place]) }
    defer { for (place, signal) in signals.enumerated() { sigaction(signal, &before[place], nil) } }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, descriptor, STDIN_FILENO)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var defaults = sigset_t()
    sigemptyset(&defaults)
    for signal in [SIGINT, SIGQUIT, SIGPIPE, SIGWINCH] { sigaddset(&defaults, signal) }
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    var mask = sigset_t()
    sigemptyset(&mask)
    posix_spawnattr_setsigmask(&attributes, &mask)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    let words: [String] = ["sh", "-c", command]
    let strings = words.map { strdup($0) }
    defer { for string in strings { free(string) } }
    var process: pid_t = 0
    guard posix_spawn(&process, "/bin/sh", &actions, &attributes, strings + [nil], environ) == 0 else { return nil }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 { guard errno == EINTR else { return nil } }
    return Self.exit(status)
  }

  private static func exit(_ status: Int32) -> Int32 {
    status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
  }
}
