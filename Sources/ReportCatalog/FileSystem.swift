import DocumentReaders
import Glibc

/// The C library's files and folders: the one place of this target that calls it.
///
/// Paths are bytes, as the system has them: a name that is no UTF-8 can be opened as well as any other.
enum FileSystem {
  /// What tells one file or folder from every other of the machine.
  struct Identity: Hashable {
    let device: UInt64
    let node: UInt64
  }

  /// The kinds of thing a path can lead to.
  enum Kind { case file, folder, link, other }

  /// An entry of a folder: its name and what it is, links not followed; the kind is nil if only `look` can tell.
  struct Entry {
    let name: [UInt8]
    let kind: Kind?
  }

  /// A failed call: the system's error number.
  struct Failure: Error {
    let code: Int32

    /// The failure in the words of the readers.
    var kind: ReadingError.Kind {
      switch code {
      case ENOENT, ENOTDIR: .notFound
      case EACCES, EPERM: .permissionDenied
      case ENXIO, ENODEV: .notAFile
      default: .system(code)
      }
    }
  }

  /// What shows that a file was not written to in between: its length and the time of its last change.
  struct Stamp: Hashable, Sendable {
    let size: Int
    let seconds: Int
    let nanoseconds: Int

    fileprivate init(_ status: stat) {
      size = Int(status.st_size)
      seconds = status.st_mtim.tv_sec
      nanoseconds = status.st_mtim.tv_nsec
    }
  }

  /// A file opened for reading, closed when dropped.
  struct OpenFile: ~Copyable {
    /// The system's number for it.
    let descriptor: Int32
    /// What was opened.
    let kind: Kind
    /// How it was when it was opened; nil for a stream.
    let stamp: Stamp?
    /// Its length in bytes when it was opened; 0 for what has none.
    var size: Int { stamp?.size ?? 0 }

    /// Whether it was written to since it was opened.
    var hasChanged: Bool {
      guard let stamp else { return false }
      var status = stat()
      return fstat(descriptor, &status) == 0 && Stamp(status) != stamp
    }

    deinit { if descriptor > 2 { close(descriptor) } }
  }

  /// Opens a file without ever waiting for one, as a named pipe would make it.
  ///
  /// The corresponding C functions are `open` and `fstat`.
  static func open(_ path: [UInt8]) throws(Failure) -> OpenFile {
    let descriptor = withPath(path) { Glibc.open($0, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK) }
    guard descriptor >= 0 else { throw Failure(code: errno) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let code = errno
      close(descriptor)
      throw Failure(code: code)
    }
    return OpenFile(descriptor: descriptor, kind: kind(status.st_mode), stamp: Stamp(status))
  }

  /// Standard input, or another stream that the caller opened for this program.
  static func stream(_ descriptor: Int32) throws(Failure) -> OpenFile {
    guard fcntl(descriptor, F_GETFD) >= 0 else { throw Failure(code: errno) }
    return OpenFile(descriptor: descriptor == 0 ? 0 : dup(descriptor), kind: .file, stamp: nil)
  }

  /// Reads on from where the last read ended, at most `count` bytes; fewer only at the end.
  ///
  /// The corresponding C function is `read`.
  static func read(_ file: borrowing OpenFile, upTo count: Int) throws(Failure) -> [UInt8] {
    var code: Int32 = 0
    let descriptor = file.descriptor
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let got = Glibc.read(descriptor, buffer.baseAddress.map { $0 + filled }, count - filled)
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
    guard code == 0 else { throw Failure(code: code) }
    return bytes
  }

  /// The last bytes of a file, at most so many; the place where reading goes on stays.
  ///
  /// The corresponding C function is `pread`.
  static func tail(of file: borrowing OpenFile, _ count: Int) -> [UInt8] {
    let (descriptor, start) = (file.descriptor, max(0, file.size - count))
    return [UInt8](unsafeUninitializedCapacity: min(count, file.size)) { buffer, filled in
      filled = max(0, pread(descriptor, buffer.baseAddress, buffer.count, start))
    }
  }

  /// How a file is now, links followed; nil if it is gone.
  ///
  /// The corresponding C function is `stat`.
  static func stamp(of path: [UInt8]) -> Stamp? {
    var status = stat()
    return withPath(path) { stat($0, &status) } == 0 ? Stamp(status) : nil
  }

  /// What a path leads to, links followed.
  ///
  /// The corresponding C function is `stat`.
  static func look(_ path: [UInt8]) throws(Failure) -> (kind: Kind, identity: Identity) {
    var status = stat()
    guard withPath(path, { stat($0, &status) }) == 0 else { throw Failure(code: errno) }
    return (kind(status.st_mode), Identity(device: UInt64(status.st_dev), node: UInt64(status.st_ino)))
  }

  /// The entries of a folder in no order, without `.` and `..`.
  ///
  /// The corresponding C functions are `opendir` and `readdir`.
  static func entries(of path: [UInt8]) throws(Failure) -> [Entry] {
    guard let folder = withPath(path, { opendir($0) }) else { throw Failure(code: errno) }
    defer { closedir(folder) }
    var entries: [Entry] = []
    errno = 0
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      guard name != [0x2E], name != [0x2E, 0x2E] else { continue }
      entries.append(Entry(name: name, kind: kind(entryType: Int(entry.pointee.d_type))))
      errno = 0
    }
    guard errno == 0 else { throw Failure(code: errno) }
    return entries
  }

  private static func kind(_ mode: mode_t) -> Kind {
    switch mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    case S_IFLNK: .link
    default: .other
    }
  }

  private static func kind(entryType: Int) -> Kind? {
    switch entryType {
    case Int(DT_REG): .file
    case Int(DT_DIR): .folder
    case Int(DT_LNK): .link
    case Int(DT_UNKNOWN): nil
    default: .other
    }
  }

  private static func withPath<T>(_ path: [UInt8], _ body: (UnsafePointer<CChar>) -> T) -> T {
    (path.map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map(body) ?? body("")
    }
  }
}
