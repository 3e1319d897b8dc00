import Disclosure
import Glibc
import ReportCatalog
import Settings

/// A settings file on the disk.
enum SettingsFile {
  /// The file in a folder, nil if it has none.
  ///
  /// The corresponding C functions are `open` and `read`.
  static func read(in folder: [UInt8]) -> ReviewFile? {
    let path = path(in: folder)
    let descriptor = withCString(path) { open($0, O_RDONLY | O_CLOEXEC | O_NONBLOCK) }
    guard descriptor >= 0 else {
      let code = errno
      let isAbsent = code == ENOENT || code == ENOTDIR || !exists(path)
      return isAbsent ? nil : ReviewFile(path: display(path), unreadable: OutputError(path: nil, code: code).reason)
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= ReviewFile.limit {
      let count = Glibc.read(descriptor, &piece, piece.count)
      if count == 0 { break }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        return ReviewFile(path: display(path), unreadable: OutputError(path: nil, code: errno).reason)
      }
      bytes += piece[..<count]
    }
    return ReviewFile(path: display(path), bytes: bytes)
  }

  /// Replaces the file in a folder by a text, whole or not at all.
  static func write(_ text: String, in folder: [UInt8]) throws(OutputError) {
    let path = path(in: folder)
    let file = try OutputFile(replacing: path, shown: display(path))
    try file.write(Array(text.utf8))
    try file.finish()
  }

  /// The path of the file in a folder.
  static func path(in folder: [UInt8]) -> [UInt8] {
    (folder.last == UInt8(ascii: "/") ? folder : folder + [UInt8(ascii: "/")]) + Array(ReviewFile.name.utf8)
  }

  /// A path as a person reads it: below the current folder without that.
  static func display(_ path: [UInt8]) -> String {
    let here = real([UInt8(ascii: ".")]).map { $0 + [UInt8(ascii: "/")] } ?? []
    let isBelow = !here.isEmpty && path.starts(with: here)
    return PathArgument(bytes: isBelow ? Array(path.dropFirst(here.count)) : path).display
  }

  /// A folder's own path without links, nil if there is no such folder.
  ///
  /// The corresponding C function is `realpath`.
  static func real(_ folder: [UInt8]) -> [UInt8]? {
    guard let real = withCString(folder, { realpath($0, nil) }) else { return nil }
    defer { free(real) }
    return UnsafeBufferPointer(start: real, count: strlen(real)).map { UInt8(bitPattern: $0) }
  }

  private static func exists(_ path: [UInt8]) -> Bool { withCString(path) { access($0, F_OK) } == 0 }

  private static func withCString<T>(_ path: [UInt8], _ body: (UnsafePointer<CChar>) -> T) -> T {
    (path.map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map(body) ?? body("")
    }
  }
}

extension CalendarDate {
  /// This day, where this machine stands.
  ///
  /// The corresponding C functions are `time` and `localtime_r`.
  static var today: CalendarDate? {
    var now = time(nil)
    var parts = tm()
    guard localtime_r(&now, &parts) != nil else { return nil }
    return CalendarDate(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
  }
}
