public import PrintedPages
public import ScreenGrid

/// A view to be written down.
public struct ExportRequest: Sendable, Hashable {
  /// The formats a view can be written in.
  public enum Format: String, Sendable, Hashable, CaseIterable {
    case text, markdown, csv, tsv, json, html, svg, xlsx

    /// The ending of such a file's name, without the dot.
    public var fileExtension: String {
      switch self {
      case .text: "txt"
      case .markdown: "md"
      default: rawValue
      }
    }

    /// Whether it holds values parted by commas or tabs.
    public var holdsValues: Bool { self == .csv || self == .tsv }
  }

  /// Where to.
  public enum Target: Sendable, Hashable {
    /// A file, by its path as the user typed it.
    case file(String)
    /// The clipboard.
    case clipboard
    /// The standard input of a command line of the user's shell.
    case pipe(String)
  }

  /// What is to be written.
  public enum Body: Sendable, Hashable {
    /// What the view shows.
    case page(PrintedPage)
    /// A picture of this screen, to be drawn in the theme in use.
    case picture(Grid)
  }

  /// Where to.
  public let target: Target
  /// The format.
  public let format: Format
  /// What to write.
  public let body: Body
  /// Whether a byte order mark stands before CSV and TSV.
  public let hasByteOrderMark: Bool
  /// Whether only ASCII is drawn with.
  public let isASCII: Bool
  /// Whether a file that stands there may be replaced: only after the user said so.
  public private(set) var overwrites = false

  /// Makes a request.
  public init(
    _ body: Body, as format: Format, to target: Target, hasByteOrderMark: Bool = false, isASCII: Bool = false
  ) {
    self.target = target
    self.format = format
    self.body = body
    self.hasByteOrderMark = hasByteOrderMark
    self.isASCII = isASCII
  }

  /// The path of the file; empty for another target.
  public var path: String { if case .file(let path) = target { path } else { "" } }

  /// The same, allowed to replace the file.
  public var replacing: ExportRequest {
    var request = self
    request.overwrites = true
    return request
  }
}
