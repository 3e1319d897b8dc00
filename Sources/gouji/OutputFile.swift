import Disclosure
import Glibc

/// A file that is written whole or not at all: the old one stays until the new one is complete on the disk.
final class OutputFile {
  private let target: [CChar]
  private let temporary: [CChar]
  private let shown: String
  private let descriptor: Int32

  /// Begins a new file beside the old one.
  ///
  /// A link is followed, so that it stays a link; permissions are the old file's, else the usual ones. The
  /// corresponding C functions are `realpath`, `open` and `fchmod`.
  convenience init(replacing path: String) throws(OutputError) {
    try self.init(replacing: Array(path.utf8), shown: path)
  }

  /// Begins a new file beside the old one; `path` as a person reads it is for errors only.
  init(replacing bytes: [UInt8], shown path: String) throws(OutputError) {
    shown = path
    target = Self.resolved(bytes.map { CChar(bitPattern: $0) } + [0])
    var status = stat()
    let exists = stat(target, &status) == 0
    if exists, status.st_mode & S_IFMT == S_IFDIR { throw OutputError(path: path, code: EISDIR) }
    // A device or pipe is written straight: there is nothing to keep and nothing to rename.
    if exists, status.st_mode & S_IFMT != S_IFREG {
      temporary = []
      descriptor = open(target, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw OutputError(path: path, code: errno) }
      return
    }
    if exists, access(target, W_OK) != 0 { throw OutputError(path: path, code: errno) }
    // The system itself takes the mask of permissions off those of a new file: to ask for the mask is to change it for
    // all threads for a moment.
    var opened: (descriptor: Int32, path: [CChar]) = (-1, [])
    for _ in 0..<100 {
      let beside = Array(target.dropLast()) + Array(".\(String(UInt32.random(in: 0 ... .max), radix: 36))".utf8CString)
      opened = (open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, exists ? 0o600 : 0o666), beside)
      guard opened.descriptor < 0, errno == EEXIST else { break }
    }
    guard opened.descriptor >= 0 else { throw OutputError(path: path, code: errno) }
    (descriptor, temporary) = opened
    if exists { fchmod(descriptor, status.st_mode & 0o7777) }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    if !temporary.isEmpty { unlink(temporary) }
  }

  /// Makes a folder, unless it is there.
  ///
  /// The corresponding C functions are `mkdir` and `stat`.
  static func makeFolder(_ path: String) throws(OutputError) {
    if mkdir(path, 0o777) == 0 { return }
    let code = errno
    var status = stat()
    guard code == EEXIST, stat(path, &status) == 0 else { throw OutputError(path: path, code: code) }
    guard status.st_mode & S_IFMT == S_IFDIR else { throw OutputError(path: path, code: ENOTDIR) }
  }

  /// Adds bytes at the end of the new file.
  func write(_ bytes: [UInt8]) throws(OutputError) {
    do throws(Streams.Failure) { try Streams.write(bytes, to: descriptor) } catch {
      switch error {
      case .closed: throw OutputError(path: shown, code: EPIPE)
      case .system(let code): throw OutputError(path: shown, code: code)
      }
    }
  }

  /// Puts the new file in the old one's place.
  ///
  /// The corresponding C functions are `fsync` and `rename`.
  func finish() throws(OutputError) {
    guard !temporary.isEmpty else { return }
    guard fsync(descriptor) == 0, rename(temporary, target) == 0 else { throw OutputError(path: shown, code: errno) }
  }

  private static func resolved(_ path: [CChar]) -> [CChar] {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return Array(UnsafeBufferPointer(start: real, count: strlen(real))) + [0]
  }
}

/// Why an output could not be written.
struct OutputError: Error {
  /// The path as the user named it; nil for standard output.
  let path: String?
  /// The system's error number.
  let code: Int32

  /// Says what went wrong; the status to exit with.
  func report() -> ExitStatus {
    Streams.say("gouji: " + printable(message(in: Invocation.language)))
    return .unread
  }

  /// What went wrong, and that nothing was lost.
  func message(in language: Language) -> String {
    let reason = reason[language]
    guard let path else {
      return Bilingual("无法写到标准输出：\(reason)", "cannot write to standard output: \(reason)")[language]
    }
    return Bilingual(
      "无法写入 \(path)：\(reason)；原有内容未改动", "cannot write \(path): \(reason); what was there is unchanged")[language]
  }

  /// What went wrong, in a few words.
  var reason: Bilingual {
    let english = String(cString: strerror(code))
    switch code {
    case ENOENT: return Bilingual("目标文件夹不存在", "its folder does not exist")
    case ENOTDIR: return Bilingual("不是文件夹", "it is not a folder")
    case EISDIR: return Bilingual("是文件夹", "it is a folder")
    case EACCES, EPERM: return Bilingual("没有写入权限", "permission denied")
    case EROFS: return Bilingual("文件系统只读", "the file system is read-only")
    case ENOSPC, EDQUOT: return Bilingual("磁盘空间不足", "no space left")
    default: return Bilingual("系统错误（\(english)）", english)
    }
  }
}
