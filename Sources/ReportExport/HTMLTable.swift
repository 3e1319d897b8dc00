import Disclosure
import PrintedPages

/// A table as HTML, with the spans of its cells.
struct HTMLTable {
  private let table: PrintedTable
  private let language: Language

  init(_ table: PrintedTable, _ language: Language) {
    self.table = table
    self.language = language
  }

  /// The table, and under it what its signs mean.
  var text: String {
    let caption = table.title.map { "<caption>\(Self.escaped($0))</caption>\n" } ?? ""
    let (heads, feet) = (table.headRows, table.rows.count - table.footRows)
    let parts = [
      part("thead", 0..<heads), part("tbody", heads..<max(heads, feet)), part("tfoot", feet..<table.rows.count),
    ]
    let below = [table.legend(language), table.note.map(VisibleText.line)].compactMap { $0 }
    return "<div class=\"scroll\">\n<table>\n" + caption + parts.joined() + "</table>\n</div>\n"
      + below.map { "<p>\(HTMLReport.escaped($0))</p>\n" }.joined()
  }

  private func part(_ name: String, _ rows: Range<Int>) -> String {
    guard !rows.isEmpty else { return "" }
    let lines = rows.map { row in
      "<tr>" + table.rows[row].map { cell($0, isHead: name == "thead") }.joined() + "</tr>\n"
    }
    return "<\(name)>\n" + lines.joined() + "</\(name)>\n"
  }

  private func cell(_ cell: PrintedCell, isHead: Bool) -> String {
    let spans =
      (cell.rowSpan > 1 ? " rowspan=\"\(cell.rowSpan)\"" : "")
      + (cell.columnSpan > 1 ? " colspan=\"\(cell.columnSpan)\"" : "")
    let names = cell.classes.isEmpty ? "" : " class=\"\(cell.classes.joined(separator: " "))\""
    let title = description(of: cell).map { " title=\"\(Self.escaped($0))\"" } ?? ""
    let text = Self.escaped(cell.signed())
    guard case .label = cell.content else { return "<td\(spans)\(names)\(title)>\(text)</td>" }
    let scope = isHead ? (cell.columnSpan > 1 ? "colgroup" : "col") : (cell.rowSpan > 1 ? "rowgroup" : "row")
    return "<th scope=\"\(scope)\"\(spans)\(names)\(title)>\(text)</th>"
  }

  /// What is said where the pointer rests: which cell of the form a conspicuous figure is, what a share is of.
  private func description(of cell: PrintedCell) -> String? {
    switch cell.content {
    case .figure(_, let path?) where !cell.classes.isEmpty: path.label(in: language)
    case .share(let part, let whole, _): "\(part) / \(whole)"
    default: cell.mark?.meaning[language]
    }
  }

  private static func escaped(_ text: String) -> String { HTMLReport.escaped(VisibleText.line(text)) }
}

extension PrintedTable {
  /// The table of the statistics of before 2019.
  init(statistics rows: [StatisticsRow]) {
    self.init()
    for row in rows { add([.label(row.label), .label(row.unit ?? ""), .figure(row.figure)]) }
  }
}
