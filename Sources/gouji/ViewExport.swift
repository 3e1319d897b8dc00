import Disclosure
import Glibc
import OfficeFiles
import ReportBrowser
import ReportCatalog
import ReportExport
import ScreenGrid

/// Renders what the browser shows, and writes it to a file that the user named.
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
    switch bytes {
    case .failure(let failure): return .exportFailed(path: request.path, reason: failure.words[Invocation.language])
    case .success(let bytes):
      do throws(OutputError) {
        let file = try OutputFile(replacing: path)
        try file.write(bytes)
        try file.finish()
        return .exportDone(path: request.path)
      } catch { return .exportFailed(path: request.path, reason: error.reason[Invocation.language]) }
    }
  }

  /// The content of the file, or why there is none.
  var bytes: Result<[UInt8], OfficeFileError> {
    switch request.body {
    case .picture(let grid):
      return .success(Array(ScreenPicture(grid, theme: theme).text(request.format == .svg ? .svg : .html).utf8))
    case .page(let page):
      do throws(OfficeFileError) { return .success(try page.bytes(request.format.ofPages, options)) } catch {
        return .failure(error)
      }
    }
  }

  /// The same as text; empty for a workbook.
  var text: String {
    guard request.format != .xlsx, case .success(let bytes) = bytes else { return "" }
    return String(decoding: bytes, as: UTF8.self)
  }

  private var options: PageOptions {
    let widths = CellWidth()
    return PageOptions(
      hasByteOrderMark: request.hasByteOrderMark, isASCII: request.isASCII, style: PageStyle(theme),
      displayWidth: { widths.of($0) })
  }

  /// A path whose `~` stands for the user's folder.
  private static func expanded(_ path: String) -> String {
    guard path == "~" || path.hasPrefix("~/"), let home = Invocation.environment("HOME") else { return path }
    return home + path.dropFirst()
  }
}

extension ExportRequest.Format {
  /// The writers' name of it.
  fileprivate var ofPages: PageFormat {
    switch self {
    case .text: .text
    case .markdown: .markdown
    case .csv: .csv
    case .tsv: .tsv
    case .json: .json
    case .html: .html
    case .svg: .svg
    case .xlsx: .xlsx
    }
  }
}

extension PageStyle {
  /// The colours that a theme gives to what stands on a page, on a screen with all colours.
  init(_ theme: Theme) {
    func colors(_ role: Role) -> Colors {
      let look = theme.look(role, depth: .truecolor)
      let (foreground, background) = theme.exactColors(of: look)
      return Colors(
        foreground: foreground.hexadecimal, background: background.hexadecimal,
        isBold: look.attributes.contains(.bold))
    }
    let elements: [(String, Role)] = [
      ("h1, h2, caption", .heading), ("thead th", .columnHead), ("tbody th", .rowLabel), ("td", .figure),
      ("td.words", .textCell), ("td.blank", .blank), ("td.missing", .missing), ("td.unreadable", .unreadable),
      ("td.failed", .failed), ("td.suspect", .suspect), ("td.undetermined", .undetermined), ("td.warning", .warning),
      ("td.set-aside", .dimmed), ("td.changed", .match), ("li.error", .findingError),
      ("li.warning", .findingWarning), ("li.info", .findingInfo), ("li.set-aside", .muted),
    ]
    self.init(page: colors(.text), rules: elements.map { Rule($0.0, colors($0.1)) })
  }
}
