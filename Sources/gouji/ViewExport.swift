import Disclosure
import Glibc
import ReportBrowser
import ReportCatalog
import ScreenGrid

/// Writes what the browser shows to a file that the user named.
struct ViewExport: Sendable {
  private let request: ExportRequest
  private let theme: Theme
  private let inputs: [CatalogItem]

  /// An export; `inputs` are the files on the browser's list, which are never written to.
  init(_ request: ExportRequest, theme: Theme, inputs: [CatalogItem]) {
    self.request = request
    self.theme = theme
    self.inputs = inputs
  }

  /// Writes the file and says how it went.
  func answer() -> Message {
    let path = Self.expanded(request.path)
    if Scan.holds(PathArgument(path), among: inputs) {
      return .exportFailed(path: request.path, reason: words("这是正在浏览的报告文件", "it is one of the reports being browsed"))
    }
    if !request.overwrites, access(path, F_OK) == 0 { return .exportExists(path: request.path) }
    do throws(OutputError) {
      let file = try OutputFile(replacing: path)
      try file.write(Array(text.utf8))
      try file.finish()
      return .exportDone(path: request.path)
    } catch { return .exportFailed(path: request.path, reason: error.reason[Invocation.language]) }
  }

  private var text: String {
    switch request.body {
    case .text(let text): text
    case .picture(let grid): ScreenPicture(grid, theme: theme).text(request.format == .svg ? .svg : .html)
    }
  }

  /// A path whose `~` stands for the user's folder.
  private static func expanded(_ path: String) -> String {
    guard path == "~" || path.hasPrefix("~/"), let home = Invocation.environment("HOME") else { return path }
    return home + path.dropFirst()
  }
}

/// The clipboard of the terminal, which also works over a network.
enum Clipboard {
  /// The most that terminals take.
  private static let limit = 74_994

  /// Hands text to the terminal (OSC 52); false if it is too long.
  static func copy(_ text: String) -> Bool {
    let encoded = base64(Array(text.utf8))
    guard encoded.utf8.count <= limit else { return false }
    try? Streams.write(Array("\u{1B}]52;c;\(encoded)\u{7}".utf8), to: STDOUT_FILENO)
    return true
  }

  /// Bytes in the letters of RFC 4648.
  static func base64(_ bytes: [UInt8]) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let number = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for place in 0..<4 {
        text.append(place <= group.count ? letters[number >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
