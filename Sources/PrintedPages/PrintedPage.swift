public import Disclosure

/// What is shown or printed, freed from screen and file format: a title, where it is from, and blocks one below another.
///
/// The browser makes one of its view, the commands make one of a report, and one set of writers (in `ReportExport`)
/// turns either into text, Markdown, CSV, TSV, JSON, HTML or a workbook. To hand a view over, fill it from top to
/// bottom:
/// ```
/// var page = PrintedPage(title: "数据总览", fileName: "数据总览", language: .chinese)
/// page.notes = ["筛选“审计”，隐藏 3 份", "按失败数排序"]
/// var table = PrintedTable()
/// table.addHead(["机关", "年份", "收到"])                            // or cells with `columnSpan`, `rowSpan`
/// table.add([.label("云溪县"), .number(2021), .figure(figure, path, .failed)])
/// table.addFoot([.label("合计（2 份）"), .blank, .number(sum)])
/// page.add(table)
/// ```
/// Rows are filled like those of HTML: a cell takes the next place that no cell above reaches into. A page shows exactly
/// what the screen does: what is filtered away is left out of it and spoken of in `notes`. Text is handed in raw; the
/// writers make it harmless.
public struct PrintedPage: Sendable, Hashable {
  /// A part of a page.
  public enum Block: Sendable, Hashable {
    /// A heading of its own.
    case heading(String)
    /// A paragraph.
    case paragraph(String)
    /// A table.
    case table(PrintedTable)
    /// Findings in the order of the list, and which rules are off or changed.
    case findings([ReviewedFinding], RulesInForce?)
    /// The causes of relations that fail.
    case causes([Diagnosis])
    /// A drawing.
    case picture(PrintedPicture)
  }

  /// What is shown.
  public var title: String
  /// Where it is from: the path of the report, empty where it is of several.
  public var source: String
  /// The name of a file for it, without an ending.
  public var fileName: String
  /// What a reader must know of it: the filter, the order, that only failures are shown, how much is hidden.
  public var notes: [String] = []
  /// The parts from top to bottom.
  public var blocks: [Block] = []
  /// The language of the words for people.
  public var language: Language

  /// A page without blocks; without a name of its own the file is named like the title.
  public init(title: String, source: String = "", fileName: String? = nil, language: Language) {
    self.title = title
    self.source = source
    self.fileName = Self.safe(fileName ?? title)
    self.language = language
  }

  /// Adds a table, unless it has no rows.
  public mutating func add(_ table: PrintedTable) {
    if !table.rows.isEmpty { blocks.append(.table(table)) }
  }

  /// Adds paragraphs.
  public mutating func add(paragraphs: [String]) { blocks += paragraphs.map { .paragraph($0) } }

  /// Its tables.
  public var tables: [PrintedTable] {
    blocks.compactMap { block -> PrintedTable? in
      if case .table(let table) = block { return table }
      return nil
    }
  }

  /// Its findings.
  public var findings: [ReviewedFinding] {
    blocks.flatMap { block -> [ReviewedFinding] in
      if case .findings(let findings, _) = block { return findings }
      return []
    }
  }

  /// Its drawings.
  public var pictures: [PrintedPicture] {
    blocks.compactMap { block -> PrintedPicture? in
      if case .picture(let picture) = block { return picture }
      return nil
    }
  }

  /// A name that every file system takes.
  private static func safe(_ name: String) -> String {
    let admitted = name.map { character -> Character in
      let isControl = character.unicodeScalars.contains { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) }
      return isControl || character.isNewline || "/\\:*?\"<>| ".contains(character) ? "_" : character
    }
    let trimmed = admitted.prefix(80).drop { $0 == "." || $0 == "-" }
    return trimmed.isEmpty ? "gouji" : String(trimmed)
  }
}

/// A drawing, in the two ways in which it can be shown.
public struct PrintedPicture: Sendable, Hashable {
  /// What it shows, for those who cannot see it.
  public var title: String
  /// The drawing in characters, a line an element.
  public var lines: [String]
  /// A whole SVG element, `<svg …>…</svg>`, without a declaration; its texts are escaped already.
  public var svg: String

  /// A drawing.
  public init(title: String, lines: [String], svg: String) {
    self.title = title
    self.lines = lines
    self.svg = svg
  }
}
