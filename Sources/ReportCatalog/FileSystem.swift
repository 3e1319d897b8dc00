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

  /// A file opened for reading, closed when dropped.
  struct OpenFile: ~Copyable {
    fileprivate let descriptor: Int32
    /// What was opened.
    let kind: Kind
    /// Its length in bytes when it was opened; 0 for what has none.
    let size: Int

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
    return OpenFile(descriptor: descriptor, kind: kind(status.st_mode), size: Int(status.st_size))
  }

  /// Standard input, or another stream that the caller opened for this program.
  static func stream(_ descriptor: Int32) throws(Failure) -> OpenFile {
    guard fcntl(descriptor, F_GETFD) >= 0 else { throw Failure(code: errno) }
    return OpenFile(descriptor: descriptor == 0 ? 0 : dup(descriptor), kind: .file, size: 0)
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
