import Glibc

/// Bytes set down in a file that has no name, and that the system takes back when it is let go of, however that happens.
final class SpoolFile {
  /// The system's number for it.
  let descriptor: Int32
  /// How many bytes were set down.
  private(set) var count = 0

  /// An empty one in `TMPDIR`, else in `/tmp`.
  ///
  /// The corresponding C functions are `mkstemp` and `unlink`.
  init() throws(ReadingError.Kind) {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var path = Array((folder + "/gouji-XXXXXX").utf8CString)
    descriptor = mkstemp(&path)
    guard descriptor >= 0 else { throw .system(errno) }
    unlink(path)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
  }

  /// Another file, under a number of its own.
  ///
  /// The corresponding C function is `fcntl`.
  init(sharing other: Int32) throws(ReadingError.Kind) {
    descriptor = fcntl(other, F_DUPFD_CLOEXEC, 3)
    guard descriptor >= 0 else { throw .system(errno) }
  }

  deinit { close(descriptor) }

  /// The path by which a child of this program opens it.
  var path: String { Self.path(of: descriptor) }

  /// The path by which a child of this program opens what a descriptor stands for.
  static func path(of descriptor: Int32) -> String { "/proc/\(getpid())/fd/\(descriptor)" }

  /// Sets down bytes behind those that are there.
  ///
  /// The corresponding C function is `pwrite`.
  func add(_ bytes: [UInt8]) throws(ReadingError.Kind) {
    var written = 0
    while written < bytes.count {
      let got = bytes.withUnsafeBytes { buffer in
        buffer.baseAddress.map { pwrite(descriptor, $0 + written, buffer.count - written, count) } ?? 0
      }
      guard got > 0 else {
        if got < 0, errno == EINTR { continue }
        throw .system(got < 0 ? errno : EIO)
      }
      written += got
      count += got
    }
  }
}

/// Reading at any place of a file.
enum FileBytes {
  /// The bytes from a place on, at most so many; fewer only at the end of the file.
  ///
  /// The corresponding C function is `pread`.
  static func read(_ descriptor: Int32, at place: Int, _ count: Int) throws(ReadingError.Kind) -> [UInt8] {
    var code: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let got = pread(descriptor, buffer.baseAddress.map { $0 + filled }, count - filled, place + filled)
        if got > 0 {
          filled += got
        } else if got == 0 {
          break
        } else if errno != EINTR {
          code = errno
          break
        }
      }
    }
    guard code == 0 else { throw .system(code) }
    return bytes
  }
}

extension ContainerBytes {
  /// All bytes, of a file only if there are no more than the limit.
  func all(limit: Int) throws(ReadingError.Kind) -> [UInt8] {
    switch self {
    case .bytes(let bytes): return bytes
    case .file(let descriptor, let size):
      guard size <= limit else { throw .tooLarge(limit: limit) }
      return try FileBytes.read(descriptor, at: 0, size)
    }
  }
}
