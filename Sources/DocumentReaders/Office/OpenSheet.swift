/// Reads a sheet of an OpenDocument spreadsheet, which holds what each cell shows as text.
struct OpenSheet {
  let styles: OpenStyles
  let limit: Int
  private(set) var grid = SheetGrid()
  private var row = 0
  private var cells = 0
  /// The styles of cells that name none, by column.
  private var usual: [(columns: Range<Int>, style: String?)] = []

  private static let columns = 16_384
  private static let rows = 1_048_576

  /// Whether there are more cells than a document may have.
  var isOverLimit: Bool { cells > limit }

  init(_ table: XMLNode, _ styles: OpenStyles, limit: Int) {
    self.styles = styles
    self.limit = limit
    readColumns(in: table)
    readRows(in: table)
  }

  private mutating func readColumns(in parent: XMLNode) {
    for node in parent.children {
      switch node {
      case "table-column":
        let start = usual.last?.columns.upperBound ?? 0
        let end = min(Self.columns, start + min(Self.columns, OpenText.count(node, "number-columns-repeated")))
        guard start < end else { return }
        usual.append((start..<end, node.attribute("default-cell-style-name")))
        if Self.isHidden(node) { grid.hiddenColumns.formUnion(start..<end) }
      case "table-columns", "table-column-group", "table-header-columns": readColumns(in: node)
      default: continue
      }
    }
  }

  private static func isHidden(_ node: XMLNode) -> Bool {
    node.attribute("visibility").map { $0 != "visible" } ?? false
  }

  private mutating func readRows(in parent: XMLNode) {
    for node in parent.children where !isOverLimit {
      switch node {
      case "table-row":
        let count = OpenText.count(node, "number-rows-repeated")
        let found = readRow(node)
        // Rows that hold nothing only move on; the ones at a sheet's end are a million.
        if found.cells.isEmpty {
          if Self.isHidden(node), count <= 65_536 { grid.hiddenRows.formUnion(row..<min(Self.rows, row + count)) }
        } else {
          for index in row..<min(Self.rows, row + min(count, limit)) where !isOverLimit { keep(found, index, node) }
        }
        row = min(Self.rows, row + min(Self.rows, count))
      case "table-header-rows", "table-rows", "table-row-group": readRows(in: node)
      default: continue
      }
    }
  }

  private mutating func keep(
    _ found: (cells: [Int: SheetGrid.Cell], spans: [Int: (rows: Int, columns: Int)]), _ index: Int, _ node: XMLNode
  ) {
    cells += found.cells.count + 1
    if Self.isHidden(node) { grid.hiddenRows.insert(index) }
    grid.rows.append((index, found.cells))
    for (column, span) in found.spans {
      let rows = index...min(Self.rows, index + min(Self.rows, span.rows) - 1)
      let columns = column...min(Self.columns, column + min(Self.columns, span.columns) - 1)
      cells += 16
      grid.merges.append(SheetGrid.Merge(rows: rows, columns: columns))
    }
  }

  private mutating func readRow(
    _ row: XMLNode
  ) -> (cells: [Int: SheetGrid.Cell], spans: [Int: (rows: Int, columns: Int)]) {
    var found: [Int: SheetGrid.Cell] = [:]
    var spans: [Int: (rows: Int, columns: Int)] = [:]
    var column = 0
    for node in row.children where node.is("table-cell") || node.is("covered-table-cell") {
      let count = OpenText.count(node, "number-columns-repeated")
      guard column < Self.columns else { break }
      let end = min(Self.columns, column + min(Self.columns, count))
      defer { column = end }
      if node.is("covered-table-cell") { continue }
      let rows = OpenText.count(node, "number-rows-spanned")
      let columns = OpenText.count(node, "number-columns-spanned")
      let text = text(of: node)
      for place in column..<end {
        let style = node.attribute("style-name") ?? usual.first { $0.columns.contains(place) }?.style
        let cell = SheetGrid.Cell(text: text, hasBorder: styles.hasBorder(style))
        if text.isEmpty, !cell.hasBorder, rows * columns == 1 { continue }
        found[place] = cell
        if rows > 1 || columns > 1 { spans[place] = (rows, columns) }
      }
    }
    return (found, spans)
  }

  private func text(of cell: XMLNode) -> String {
    let lines = cell.children.filter { $0.is("p") }.map { OpenInline($0, styles).text }
    // A value without the text that shows it cannot be shown.
    if lines.isEmpty, cell.attribute("value-type") != nil { return String(WordSymbols.unreadable) }
    return lines.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
  }
}
