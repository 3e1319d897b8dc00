/// Reads a sheet of an OpenDocument spreadsheet, which holds what each cell shows as text.
struct OpenSheet {
  /// Whether values of zero are shown.
  enum Zeros { case shown, hidden, doubtful }

  let styles: OpenStyles
  let zeros: Zeros
  let limit: Int
  private(set) var grid = SheetGrid()
  private var row = 0
  private var cells = 0
  /// How many columns there are, and which have a border in cells that name no style.
  private var columnCount = 0
  private var bordered = IndexRanges()
  private var borders: [String: Bool] = [:]

  private static let columns = 16_384
  private static let rows = 1_048_576

  /// Whether there are more cells than a document may have.
  var isOverLimit: Bool { cells > limit }

  init(_ table: XMLNode, _ styles: OpenStyles, _ zeros: Zeros, limit: Int) {
    self.styles = styles
    self.zeros = zeros
    self.limit = limit
    readColumns(in: table)
    readRows(in: table)
  }

  private mutating func readColumns(in parent: XMLNode) {
    for node in parent.children {
      switch node {
      case "table-column":
        let start = columnCount
        let end = min(Self.columns, start + min(Self.columns, OpenText.count(node, "number-columns-repeated")))
        guard start < end else { return }
        columnCount = end
        if hasBorder(node.attribute("default-cell-style-name")) { bordered.insert(start..<end) }
        if Self.isHidden(node) { grid.hiddenColumns.insert(start..<end) }
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
        let found = readRow(node, repeated: count)
        // Rows that hold nothing only move on; the ones at a sheet's end are a million.
        if found.cells.isEmpty {
          if Self.isHidden(node) { grid.hiddenRows.insert(row..<min(Self.rows, row + min(Self.rows, count))) }
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
    if Self.isHidden(node) { grid.hiddenRows.insert(index..<index + 1) }
    grid.rows.append((index, found.cells))
    for (column, span) in found.spans {
      let rows = index...min(Self.rows, index + min(Self.rows, span.rows) - 1)
      let columns = column...min(Self.columns, column + min(Self.columns, span.columns) - 1)
      cells += 16
      grid.merges.append(SheetGrid.Merge(rows: rows, columns: columns))
    }
  }

  private mutating func readRow(
    _ row: XMLNode, repeated count: Int
  ) -> (cells: [Int: SheetGrid.Cell], spans: [Int: (rows: Int, columns: Int)]) {
    var found: [Int: SheetGrid.Cell] = [:]
    var spans: [Int: (rows: Int, columns: Int)] = [:]
    var column = 0
    for node in row.children where node.is("table-cell") || node.is("covered-table-cell") {
      guard column < Self.columns else { break }
      let end = min(Self.columns, column + min(Self.columns, OpenText.count(node, "number-columns-repeated")))
      defer { column = end }
      if node.is("covered-table-cell") { continue }
      let rows = OpenText.count(node, "number-rows-spanned")
      let columns = OpenText.count(node, "number-columns-spanned")
      let text = text(of: node)
      if Self.isUnder(node) { cover(node, column..<end, rows: count) }
      let isMerged = rows > 1 || columns > 1
      let framed = bordered(node, column..<end)
      // Rows end in blank cells by the thousand, which are passed over at once.
      for part in text.isEmpty && !isMerged ? framed.overlap(column..<end) : [column..<end] {
        for place in part {
          found[place] = SheetGrid.Cell(text: text, hasBorder: framed.contains(place))
          if isMerged { spans[place] = (rows, columns) }
        }
      }
    }
    return (found, spans)
  }

  /// The columns in which a cell that goes on over some has a border.
  private mutating func bordered(_ cell: XMLNode, _ columns: Range<Int>) -> IndexRanges {
    guard let style = cell.attribute("style-name") else { return bordered }
    var all = IndexRanges()
    if hasBorder(style) { all.insert(columns) }
    return all
  }

  private mutating func hasBorder(_ style: String?) -> Bool {
    guard let style else { return false }
    if let known = borders[style] { return known }
    let hasBorder = styles.hasBorder(style)
    borders[style] = hasBorder
    return hasBorder
  }

  private func text(of cell: XMLNode) -> String {
    let look = styles.look("table-cell", cell.attribute("style-name"), over: TextLook())
    let lines = cell.children.filter { $0.is("p") }.map { OpenInline($0, styles, over: look) }
    let unreadable = String(WordSymbols.unreadable)
    if zeros != .shown, cell.attribute("value").flatMap(DecimalDigits.init)?.isZero ?? false {
      return zeros == .hidden ? "" : unreadable
    }
    // A value without the text that shows it cannot be shown.
    if lines.isEmpty, cell.attribute("value-type") != nil { return unreadable }
    let text = lines.map { String(decoding: $0.text, as: UTF8.self) }.joined(separator: "\n")
    let holdsMore = cell.children.contains { $0.is("list") || $0.is("h") || $0.is("table") }
    return holdsMore || lines.contains { $0.pictures > 0 || !$0.boxes.isEmpty } ? text + unreadable : text
  }

  // MARK: - What is drawn

  private static func isUnder(_ cell: XMLNode) -> Bool { cell.children.contains(where: OpenInline.isDrawing) }

  /// Notes that what is drawn in a cell lies over it and as far as it says.
  private mutating func cover(_ cell: XMLNode, _ columns: Range<Int>, rows count: Int) {
    var lastRow = row + min(count, Self.rows) - 1
    var lastColumn = columns.upperBound - 1
    for drawing in cell.children where OpenInline.isDrawing(drawing) {
      let end = drawing.attribute("end-cell-address").flatMap { SheetReader.place($0.split(separator: ".").last ?? "") }
      lastRow = max(lastRow, end?.row ?? 0)
      lastColumn = max(lastColumn, end?.column ?? 0)
    }
    // Each takes a look at every cell.
    cells += limit / SheetObjects.most
    grid.objects.append(
      SheetGrid.Merge(rows: row...lastRow, columns: columns.lowerBound...max(columns.lowerBound, lastColumn)))
  }
}
