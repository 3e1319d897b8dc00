import Glibc

/// Where a command's data goes: standard output, or a file that appears whole or not at all.
struct Output: ~Copyable {
  private var buffer: [UInt8] = []
  private var file: OutputFile?
  /// Whether the reader of standard output has gone away, so that nothing more needs to be made.
  private(set) var isClosed = false

  /// Output to a file, or to standard output for nil and `-`.
  init(to path: String?) throws(OutputError) {
    if let path, path != "-" { file = try OutputFile(replacing: path) }
  }

  /// Adds text; it is written in large pieces.
  mutating func write(_ text: String) throws(OutputError) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= 1 << 16 { try flush() }
  }

  /// Adds bytes; they are written at the end.
  mutating func write(bytes: [UInt8]) { buffer += bytes }

  /// Writes what is left and puts the file in its place.
  mutating func finish() throws(OutputError) {
    try flush()
    try file?.finish()
  }

  /// Writes what has gathered, for a reader who wants to see it as it comes.
  mutating func flush() throws(OutputError) {
    guard !buffer.isEmpty, !isClosed else { return }
    defer { buffer.removeAll(keepingCapacity: true) }
    if file != nil {
      try file?.write(buffer)
      return
    }
    do throws(Streams.Failure) { try Streams.write(buffer, to: STDOUT_FILENO) } catch {
      switch error {
      case .closed: isClosed = true
      case .system(let code): throw OutputError(path: nil, code: code)
      }
    }
  }
}
