import Disclosure

extension Paper {
  /// The paper as a flat ODF text, which LibreOffice opens.
  public var flatText: String { FlatText(style: style).text(pieces) }
}

/// Writes a report as a flat ODF text.
struct FlatText {
  let style: PaperStyle

  func text(_ pieces: [Paper.Piece]) -> String {
    var tables = 0
    let body = pieces.map { piece -> String in
      switch piece {
      case .title(let text): return paragraph(text, "Title")
      case .heading(let text): return paragraph(text, "Heading")
      case .paragraph(let text): return paragraph(text, "Body")
      case .signature(let text): return paragraph(text, "Signature")
      case .table(let grid):
        tables += 1
        return table(grid, tables)
      }
    }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <office:document \(Self.nameSpaces) office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
      <office:styles>\(paragraphStyles)</office:styles>
      <office:automatic-styles>\(cellStyles)\(columnStyles(pieces))\(pageLayout)</office:automatic-styles>
      <office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Page">\(runningHead)\(foot)\
      </style:master-page></office:master-styles>
      <office:body><office:text>
      \(body.joined(separator: "\n"))
      </office:text></office:body></office:document>

      """
  }

  // MARK: Text

  private func paragraph(_ text: String, _ name: String) -> String {
    "<text:p text:style-name=\"\(name)\">\(escaped(text))</text:p>"
  }

  // MARK: Tables

  private func table(_ grid: FixtureGrid, _ number: Int) -> String {
    let columns = (0..<grid.columns).map { "<table:table-column table:style-name=\"T\(number)c\($0)\"/>" }
    let rows = grid.rows.indices.map { row(grid, $0) }
    let heads = style.repeatsHeads ? grid.heads : 0
    let head =
      heads > 0 ? "<table:table-header-rows>\(rows[..<heads].joined())</table:table-header-rows>" : ""
    return "<table:table table:name=\"T\(number)\" table:style-name=\"T\(number)\">" + columns.joined() + head
      + rows[heads...].joined(separator: "\n") + "</table:table>"
  }

  private func row(_ grid: FixtureGrid, _ index: Int) -> String {
    var column = 0
    let cells = grid.rows[index].map { cell -> String in
      defer { column += cell.span }
      let covered = "<table:covered-table-cell/>"
      guard !cell.isCovered else { return String(repeating: covered, count: cell.span) }
      let rows = grid.rowSpan(row: index, column: column)
      let isFrame = grid.table == .requests && column == 0 && cell.span == 1 && rows > 5
      let spans =
        (cell.span > 1 ? " table:number-columns-spanned=\"\(cell.span)\"" : "")
        + (rows > 1 ? " table:number-rows-spanned=\"\(rows)\"" : "")
      return
        "<table:table-cell office:value-type=\"string\" table:style-name=\"\(isFrame ? frameCell : "Cell")\"\(spans)>"
        + content(cell, isFrame: isFrame) + "</table:table-cell>" + String(repeating: covered, count: cell.span - 1)
    }
    return "<table:table-row table:style-name=\"Row\">\(cells.joined())</table:table-row>"
  }

  private var frameCell: String { style.frame == .vertical ? "Upright" : "Cell" }

  private func content(_ cell: GridCell, isFrame: Bool) -> String {
    var lines = cell.paragraphs
    if isFrame, style.frame == .characterPerLine { lines = lines.joined().map { String($0) } }
    let gap = cell.isAiry ? paragraph("", "Label") : ""
    return lines.map { paragraph($0, cell.isValue ? "Figure" : "Label") }.joined(separator: gap)
  }
}
