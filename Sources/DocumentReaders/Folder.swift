import Glibc

/// A folder of this program's own, for files that it hands to other programs or keeps: the one place that writes any.
struct Folder: Sendable, Hashable {
  /// The path, without a slash at its end.
  let path: String

  /// The folder at a path, whether or not it is there.
  init(_ path: String) { self.path = path }

  /// A new folder that only this user may look into, its name beginning so and ending in this process's number.
  static func temporary(_ name: String) -> Folder? {
    let parent = environment("TMPDIR") ?? "/tmp"
    sweep(parent, name)
    var template = Array("\(parent)/\(name)-\(getpid())-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { return nil }
    return Folder(String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self))
  }

  /// A folder in it.
  subscript(name: String) -> Folder { Folder("\(path)/\(name)") }

  /// Makes it and all it lies in; whether it is there now.
  @discardableResult func make() -> Bool {
    if mkdir(path, 0o700) == 0 || errno == EEXIST { return true }
    guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex,
      Folder(String(path[..<slash])).make()
    else { return false }
    return mkdir(path, 0o700) == 0 || errno == EEXIST
  }

  /// Removes it with all in it; links are removed and never followed.
  func remove() {
    for name in names {
      let entry = "\(path)/\(name)"
      if unlink(entry) != 0 { Folder(entry).remove() }
    }
    rmdir(path)
  }

  /// The names of what lies in it, in no order.
  var names: [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }

  /// The content of a plain file in it; nil if there is none, or it is longer than that.
  func read(_ name: String, limit: Int) -> [UInt8]? {
    let descriptor = open("\(path)/\(name)", O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, Int(status.st_size) <= limit else {
      return nil
    }
    let size = Int(status.st_size)
    let content = [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
      while filled < size {
        let got = Glibc.read(descriptor, buffer.baseAddress.map { $0 + filled }, size - filled)
        if got > 0 { filled += got } else if got == 0 || errno != EINTR { break }
      }
    }
    return content.count == size ? content : nil
  }

  /// Writes a new file in it; whether all of it was written.
  func write(_ name: String, _ content: [UInt8]) -> Bool {
    let descriptor = open("\(path)/\(name)", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return false }
    var written = 0
    content.withUnsafeBytes { bytes in
      while written < bytes.count {
        let count = Glibc.write(descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
        if count > 0 { written += count } else if errno != EINTR { break }
      }
    }
    return close(descriptor) == 0 && written == content.count
  }

  /// Puts a file in the place of another of that name, all at once.
  func rename(_ name: String, to other: String) -> Bool {
    Glibc.rename("\(path)/\(name)", "\(path)/\(other)") == 0
  }

  /// Removes a file in it.
  func remove(_ name: String) { unlink("\(path)/\(name)") }

  /// Marks a file in it as used now.
  func touch(_ name: String) { utimensat(AT_FDCWD, "\(path)/\(name)", nil, 0) }

  /// The length of a file in it and when it was last used, in seconds; nil if there is none.
  func look(_ name: String) -> (size: Int, used: Int)? {
    var status = stat()
    guard lstat("\(path)/\(name)", &status) == 0 else { return nil }
    return (Int(status.st_size), Int(status.st_mtim.tv_sec))
  }

  /// Removes what processes that are no more have left behind; only what `temporary` itself may have named so.
  private static func sweep(_ parent: String, _ name: String) {
    for entry in Folder(parent).names where entry.hasPrefix(name + "-") {
      let parts = entry.utf8.dropFirst(name.utf8.count + 1).split(separator: 0x2D, omittingEmptySubsequences: false)
      guard parts.count == 2, parts[1].count == 6, let process = pid_t(String(decoding: parts[0], as: UTF8.self)),
        process > 0, kill(process, 0) != 0, errno == ESRCH
      else { continue }
      var status = stat()
      guard lstat("\(parent)/\(entry)", &status) == 0, status.st_uid == getuid(), status.st_mode & S_IFMT == S_IFDIR
      else { continue }
      Folder("\(parent)/\(entry)").remove()
    }
  }
}

/// A variable of the environment; nil if it is not set or empty.
func environment(_ name: String) -> String? {
  guard let value = getenv(name).map({ String(cString: $0) }), !value.isEmpty else { return nil }
  return value
}
