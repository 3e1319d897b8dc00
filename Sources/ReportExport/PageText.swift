import Disclosure
import PrintedPages

/// A page as plain text, its tables drawn.
struct PageText {
  private let page: PrintedPage
  private let options: PageOptions

  init(_ page: PrintedPage, _ options: PageOptions) {
    self.page = page
    self.options = options
  }

  /// The text.
  var text: String {
    let head = ([page.title, page.source].filter { !$0.isEmpty } + page.notes).map { VisibleText.line($0) + "\n" }
    return ([head.joined()] + page.blocks.map(text)).joined(separator: "\n")
  }

  private func text(of block: PrintedPage.Block) -> String {
    switch block {
    case .heading(let text), .paragraph(let text): VisibleText.cells(text).joined(separator: "\t") + "\n"
    case .table(let table):
      DrawnTable(table, page.language, isASCII: options.isASCII, options.displayWidth).text
    case .findings(let findings, let rules): TextReport.list(findings, rules, page.language)
    case .causes(let causes): TextReport.list(causes, page.language)
    case .picture(let picture):
      ([picture.title] + picture.lines).map { VisibleText.line($0) + "\n" }.joined()
    }
  }
}

/// A page as Markdown; pipe tables have no merged heads, so each head says all that stands over its column.
struct PageMarkdown {
  private let page: PrintedPage

  init(_ page: PrintedPage) { self.page = page }

  /// The text.
  var text: String {
    var parts = ["# \(Markdown.escaped(VisibleText.line(page.title)))\n"]
    if !page.source.isEmpty { parts.append("\(Markdown.escaped(VisibleText.line(page.source)))\n") }
    if !page.notes.isEmpty {
      parts.append(page.notes.map { "- \(Markdown.escaped(VisibleText.line($0)))\n" }.joined())
    }
    return (parts + page.blocks.map(text)).joined(separator: "\n")
  }

  private func text(of block: PrintedPage.Block) -> String {
    switch block {
    case .heading(let text): return "## \(Markdown.escaped(VisibleText.line(text)))\n"
    case .paragraph(let text):
      return VisibleText.cells(text).map(Markdown.paragraph).joined(separator: "&emsp;") + "\n"
    case .table(let table): return rows(of: table)
    case .findings(let findings, let rules):
      let title = "## \(ReportPart.findingsTitle(findings, page.language))\n"
      let note = rules.map { "\n" + MarkdownReport.note($0, page.language) } ?? ""
      return title + note + (findings.isEmpty ? "" : "\n" + MarkdownReport.list(findings, page.language))
    case .causes(let causes):
      return "## \(ReportPart.diagnosesTitle(causes.count, page.language))\n\n"
        + MarkdownReport.list(causes, page.language)
    case .picture(let picture):
      let lines = picture.lines.map { "    " + VisibleText.line($0) + "\n" }.joined()
      return Markdown.escaped(VisibleText.line(picture.title)) + "\n\n" + lines
    }
  }

  private func rows(of table: PrintedTable) -> String {
    let flat = FlatTable(table)
    let firstNumber = flat.rows.compactMap { $0.firstIndex { $0.isNumeric } }.min()
    let below = [table.legend(page.language), table.note.map(VisibleText.line)].compactMap { $0 }
    return (table.title.map { "**\(Markdown.escaped(VisibleText.line($0)))**\n\n" } ?? "")
      + Markdown.table(
        flat.head.map(Markdown.escaped), rightFrom: firstNumber, flat.rows.map { $0.map(Markdown.cell) })
      + below.map { "\n" + Markdown.escaped($0) + "\n" }.joined()
  }
}

/// A table without spans: what is merged across rows is repeated, what is merged across columns stands in the first.
struct FlatTable {
  /// Over each column all heads from top to bottom, parted by `/`.
  let head: [String]
  /// The rows below, feet among them, each with a cell in every column.
  let rows: [[PrintedCell]]

  init(_ table: PrintedTable) {
    head = table.headLabels.map { labels in
      labels.map(VisibleText.line).joined(separator: "/")
    }
    var filled = [[PrintedCell]](
      repeating: [PrintedCell](repeating: .blank, count: table.columnCount), count: table.rows.count)
    for placed in table.cells where placed.column < table.columnCount {
      for row in placed.row..<min(table.rows.count, placed.row + placed.cell.rowSpan) {
        filled[row][placed.column] = placed.cell
      }
    }
    rows = Array(filled.dropFirst(table.headRows))
  }
}
