public import OfficeFiles
public import PrintedPages

/// The formats in which a page can be written.
public enum PageFormat: String, Sendable, Hashable, CaseIterable {
  /// Plain text with drawn tables.
  case text
  /// Markdown with pipe tables.
  case markdown
  /// Comma-separated values (RFC 4180): the tables, else findings, else paragraphs.
  case csv
  /// The same, parted by tabs.
  case tsv
  /// An object.
  case json
  /// A standalone page.
  case html
  /// The drawings.
  case svg
  /// A workbook (ISO/IEC 29500).
  case xlsx
}

/// How to write a page.
public struct PageOptions: Sendable {
  /// Whether a byte order mark stands before CSV and TSV: spreadsheet programs on Windows take a file without one for
  /// GB 18030.
  public var hasByteOrderMark: Bool
  /// Whether only ASCII is drawn with.
  public var isASCII: Bool
  /// The colours of HTML.
  public var style: PageStyle
  /// How many columns of a terminal a text takes.
  public var displayWidth: @Sendable (String) -> Int

  /// Options; the width function is the caller's, so that exports and screen agree.
  public init(
    hasByteOrderMark: Bool = false, isASCII: Bool = false, style: PageStyle = PageStyle(),
    displayWidth: @escaping @Sendable (String) -> Int
  ) {
    self.hasByteOrderMark = hasByteOrderMark
    self.isASCII = isASCII
    self.style = style
    self.displayWidth = displayWidth
  }
}

/// The colours of a page of HTML; one without any is in black and white, and dark where the reader's desktop is.
public struct PageStyle: Sendable, Hashable {
  /// A pair of colours as style sheets write them, such as `#1d1f21`.
  public struct Colors: Sendable, Hashable {
    /// Of the letters.
    public var foreground: String
    /// Behind them.
    public var background: String
    /// Whether the letters are bold.
    public var isBold: Bool

    /// A pair.
    public init(foreground: String, background: String, isBold: Bool = false) {
      self.foreground = foreground
      self.background = background
      self.isBold = isBold
    }
  }

  /// The page's own; nil for those of a page without a theme.
  public var page: Colors?
  /// What else has colours of its own.
  public var rules: [Rule]

  /// The colours of one kind of element.
  public struct Rule: Sendable, Hashable {
    /// What CSS selects, such as `td.failed`.
    public var selector: String
    /// Its colours.
    public var colors: Colors

    /// A rule.
    public init(_ selector: String, _ colors: Colors) {
      self.selector = selector
      self.colors = colors
    }
  }

  /// Colours.
  public init(page: Colors? = nil, rules: [Rule] = []) {
    self.page = page
    self.rules = rules
  }
}

extension PrintedPage {
  /// The page as a workbook: a sheet with all that is shown, and one each for findings and causes.
  public var workbook: Workbook { PageWorkbook(self).workbook }

  /// The page as the content of a file.
  ///
  /// - Throws: Why no workbook could be made; no other format fails.
  public func bytes(_ format: PageFormat, _ options: PageOptions) throws(OfficeFileError) -> [UInt8] {
    let mark: [UInt8] = options.hasByteOrderMark && (format == .csv || format == .tsv) ? [0xEF, 0xBB, 0xBF] : []
    if format == .xlsx { return try workbook.bytes() }
    return mark + Array(text(format, options).utf8)
  }

  /// The page as text; empty for a workbook, and as SVG where it has no drawing.
  public func text(_ format: PageFormat, _ options: PageOptions) -> String {
    switch format {
    case .text: PageText(self, options).text
    case .markdown: PageMarkdown(self).text
    case .csv: PageValues(self, separator: ",").text
    case .tsv: PageValues(self, separator: "\t").text
    case .json: PageJSON(self).text
    case .html: PageHTML(self, options.style).text
    case .svg: pictures.map { $0.svg + "\n" }.first ?? ""
    case .xlsx: ""
    }
  }
}
