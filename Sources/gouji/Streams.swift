import Glibc

/// The program's standard streams: data to the one, talk to the other.
enum Streams {
  /// Why writing ended.
  enum Failure: Error {
    /// Nobody reads any more; that is no error, only the end.
    case closed
    /// The system's error number.
    case system(Int32)
  }

  /// Makes the streams safe to use: a reader that has gone away is an error value and not a signal, and no file that is
  /// opened later can take the place of a stream that was closed.
  ///
  /// The corresponding C functions are `signal`, `fcntl` and `open`.
  static func prepare() {
    signal(SIGPIPE, SIG_IGN)
    for descriptor: Int32 in 0...2 where fcntl(descriptor, F_GETFD) < 0 {
      _ = open("/dev/null", descriptor == 0 ? O_RDONLY : O_WRONLY)
    }
  }

  /// Writes everything or says why not.
  ///
  /// The corresponding C function is `write`.
  static func write(_ bytes: [UInt8], to descriptor: Int32) throws(Failure) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress.map { $0 + written }, bytes.count - written)
      }
      if count >= 0 {
        written += count
      } else if errno == EPIPE {
        throw .closed
      } else if errno == EAGAIN {
        var poller = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        poll(&poller, 1, -1)
      } else if errno != EINTR {
        throw .system(errno)
      }
    }
  }

  /// Says something to the person at the terminal; what cannot be said is lost.
  static func say(_ text: String) { try? write(Array((text + "\n").utf8), to: STDERR_FILENO) }

  /// Whether a stream is a terminal.
  ///
  /// The corresponding C function is `isatty`.
  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }
}
