import CChild
import Glibc

/// Another program at work for this one, under limits: the one place that starts and talks to children.
///
/// What it writes to standard error goes nowhere. It is killed with all it started when it is dropped.
final class ChildProcess {
  /// A program and how it is run.
  struct Program {
    /// The path of its file.
    var path: String
    /// Its arguments, its own name left out.
    var arguments: [String] = []
    /// Its whole environment, nil for this program's own.
    var environment: [String]?
    /// The folder it works in, nil for the current one.
    var folder: String?
    /// What it may use.
    var limits = Limits()
  }

  /// What a child may use; 0 is no limit of its own.
  struct Limits {
    /// Bytes of address space.
    var memory = 0
    /// Seconds of processor time.
    var processorSeconds = 0
    /// Bytes of the largest file it may write.
    var fileBytes = 0
  }

  /// Why a child brought nothing.
  enum Failure: Error, Hashable {
    /// It could not be started: the system's error number.
    case notStarted(Int32)
    /// It took longer than it may.
    case timedOut
    /// It wrote more than it may.
    case tooMuch
    /// It ended before it had answered, or would not take what it was given.
    case ended
  }

  /// How a child ended.
  enum End: Hashable {
    case exit(Int32)
    case signal(Int32)
  }

  private var process: pid_t
  private var channel: Int32

  /// Starts a program; what is sent to it comes to its standard input, what it writes to standard output is received.
  init(_ program: Program) throws(Failure) {
    var ends: [Int32] = [0, 0]
    // A socket, since writing to one can be told not to raise a signal when the child is gone.
    guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else {
      throw .notStarted(errno)
    }
    let limits = cchild_limits(
      memory: UInt64(program.limits.memory), seconds: UInt64(program.limits.processorSeconds),
      file_size: UInt64(program.limits.fileBytes))
    process = withCStrings([program.path] + program.arguments) { arguments in
      withCStrings(program.environment) { environment in
        withCString(program.folder) { cchild_start(arguments, environment, $0, ends[1], ends[1], limits) }
      }
    }
    close(ends[1])
    channel = ends[0]
    guard process > 0 else {
      close(channel)
      channel = -1
      throw .notStarted(-process)
    }
    _ = fcntl(channel, F_SETFL, O_NONBLOCK)
  }

  deinit { _ = end() }

  /// Sends bytes and receives, side by side, until `isWhole` is content with what came, before the deadline.
  func exchange(
    _ bytes: [UInt8], limit: Int, deadline: ContinuousClock.Instant, until isWhole: ([UInt8]) -> Bool
  ) throws(Failure) -> [UInt8] {
    var sent = 0
    var received: [UInt8] = []
    while !isWhole(received) {
      let ready = try wait(for: Int16(POLLIN) | (sent < bytes.count ? Int16(POLLOUT) : 0), deadline)
      if ready & Int16(POLLOUT) != 0, sent < bytes.count { sent += try send(bytes, from: sent) }
      guard ready & Int16(POLLIN | POLLHUP | POLLERR) != 0 else { continue }
      guard try receive(into: &received) != 0 else { throw .ended }
      guard received.count <= limit else { throw .tooMuch }
    }
    return received
  }

  /// Sends bytes and the end of input, and receives all that the child writes until it ends its output.
  func answer(to bytes: [UInt8], limit: Int, deadline: ContinuousClock.Instant) throws(Failure) -> [UInt8] {
    var sent = 0
    var isClosed = false
    var received: [UInt8] = []
    while true {
      if sent == bytes.count, !isClosed {
        shutdown(channel, Int32(SHUT_WR))
        isClosed = true
      }
      let ready = try wait(for: Int16(POLLIN) | (sent < bytes.count ? Int16(POLLOUT) : 0), deadline)
      if ready & Int16(POLLOUT) != 0, sent < bytes.count {
        // A child that has read enough may close its input and still answer.
        sent = (try? send(bytes, from: sent)).map { sent + $0 } ?? bytes.count
      }
      guard ready & Int16(POLLIN | POLLHUP | POLLERR) != 0 else { continue }
      if try receive(into: &received) == 0 { return received }
      guard received.count <= limit else { throw .tooMuch }
    }
  }

  /// Hands on what the child writes, piece by piece, until it ends its output; false if `take` wanted no more.
  func drain(deadline: ContinuousClock.Instant, take: ([UInt8]) -> Bool) throws(Failure) -> Bool {
    shutdown(channel, Int32(SHUT_WR))
    while true {
      _ = try wait(for: Int16(POLLIN), deadline)
      var piece: [UInt8] = []
      if try receive(into: &piece) == 0 { return true }
      guard piece.isEmpty || take(piece) else { return false }
    }
  }

  /// Waits for the child to end by itself until the deadline, then ends it; how it ended.
  func finish(_ deadline: ContinuousClock.Instant) throws(Failure) -> End {
    while process > 0 {
      var status: Int32 = 0
      let got = waitpid(process, &status, WNOHANG)
      if got == process {
        process = -1
        return Self.end(status)
      }
      guard got == 0 || errno == EINTR else { throw .ended }
      guard ContinuousClock.now < deadline else {
        _ = end()
        throw .timedOut
      }
      usleep(2000)
    }
    throw .ended
  }

  /// Kills the child and all in its group, and waits until it is gone; how it ended, nil if it had been waited for.
  @discardableResult func end() -> End? {
    if channel >= 0 { close(channel) }
    channel = -1
    guard process > 0 else { return nil }
    kill(-process, SIGKILL)
    kill(process, SIGKILL)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    process = -1
    return Self.end(status)
  }

  private static func end(_ status: Int32) -> End {
    status & 0x7F == 0 ? .exit((status >> 8) & 0xFF) : .signal(status & 0x7F)
  }

  private func wait(for events: Int16, _ deadline: ContinuousClock.Instant) throws(Failure) -> Int16 {
    var entry = pollfd(fd: channel, events: events, revents: 0)
    while true {
      let left = ContinuousClock.now.duration(to: deadline)
      let milliseconds = left.components.seconds * 1000 + left.components.attoseconds / 1_000_000_000_000_000
      guard milliseconds > 0 else { throw .timedOut }
      let count = poll(&entry, 1, Int32(min(milliseconds, 60_000)))
      if count > 0 { return entry.revents }
      guard count == 0 || errno == EINTR else { throw .ended }
    }
  }

  private func send(_ bytes: [UInt8], from start: Int) throws(Failure) -> Int {
    let flags = Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)
    let count = bytes.withUnsafeBytes { buffer -> Int in
      guard let base = buffer.baseAddress else { return 0 }
      return Glibc.send(channel, base + start, buffer.count - start, flags)
    }
    if count >= 0 { return count }
    guard errno == EAGAIN || errno == EINTR else { throw .ended }
    return 0
  }

  /// Takes in what is there; 0 at the end of the child's output.
  private func receive(into received: inout [UInt8]) throws(Failure) -> Int {
    var count = 0
    let piece = [UInt8](unsafeUninitializedCapacity: 1 << 17) { buffer, filled in
      count = recv(channel, buffer.baseAddress, buffer.count, Int32(MSG_DONTWAIT))
      filled = max(0, count)
    }
    if count < 0 {
      // A child that was killed with bytes of ours unread resets the connection.
      if errno == ECONNRESET { return 0 }
      guard errno == EAGAIN || errno == EINTR else { throw .ended }
      return -1
    }
    if received.isEmpty { received = piece } else { received += piece }
    return count
  }
}

/// Where programs are found.
enum ProgramSearch {
  /// The path of a program on PATH, nil if there is none of that name that may be run.
  static func find(_ name: String) -> String? {
    guard let path = getenv("PATH").map({ String(cString: $0) }) else { return nil }
    return path.split(separator: ":").map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
  }
}

private func withCStrings<T>(_ strings: [String]?, _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> T) -> T {
  guard let strings else { return body(nil) }
  let copies = strings.map { strdup($0) }
  defer { for copy in copies { free(copy) } }
  let pointers = copies.map { UnsafePointer($0) } + [nil]
  return pointers.withUnsafeBufferPointer { body($0.baseAddress) }
}

private func withCString<T>(_ string: String?, _ body: (UnsafePointer<CChar>?) -> T) -> T {
  guard let string else { return body(nil) }
  return string.withCString(body)
}
