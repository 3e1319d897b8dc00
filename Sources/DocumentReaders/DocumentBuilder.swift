import Disclosure

/// Builds a document from paragraphs and tables as a reader meets them, one after the other and one within another.
///
/// Tables come out with every cell at its row and column, spans worked out. A table that only serves to lay out a page
/// comes out as what is in it.
struct DocumentBuilder {
  /// A piece of a page: a paragraph, or a table.
  private enum Piece {
    case paragraph(Range<Int>)
    case table(TableNode)
  }

  private struct TableNode {
    var rows: [[CellNode]] = []
  }

  private struct CellNode {
    var pieces: [Piece] = []
    var rows: Int
    var columns: Int
    /// Whether it only goes on the cell above it.
    var continues: Bool
    /// Whether it only keeps its room free.
    var isGap = false
  }

  private let limits: ReadingLimits
  /// All text met so far; pieces are ranges of it.
  private var written: [UInt8] = []
  private var paragraphStart = 0
  /// The tables begun and not ended, the outermost first.
  private var open: [TableNode] = []
  private var text: [UInt8] = []
  private var blocks: [Document.Block] = []
  private var lines = 0
  private var tables = 0
  private var area = 0

  /// A builder of one document.
  init(limits: ReadingLimits) { self.limits = limits }

  /// Whether more cells were met than a document may have; what follows is no longer taken in.
  private(set) var isOverLimit = false

  /// Whether what is written now goes into a cell.
  var isInCell: Bool { !(open.last?.rows.last?.isEmpty ?? true) }

  /// The bytes of the paragraph under way, for readers that look back at them.
  var paragraph: ArraySlice<UInt8> { written[paragraphStart...] }

  // MARK: - Text

  /// Adds UTF-8 to the paragraph under way.
  mutating func append(_ bytes: some Collection<UInt8>) { written.append(contentsOf: bytes) }

  /// Adds text to the paragraph under way.
  mutating func append(_ string: String) { written.append(contentsOf: string.utf8) }

  /// Ends the paragraph under way; an empty one is kept only with `keepingEmpty`.
  mutating func endParagraph(keepingEmpty: Bool = false) {
    let range = paragraphStart..<written.count
    paragraphStart = written.count
    guard !range.isEmpty || keepingEmpty else { return }
    if isInCell { withLastCell { $0.pieces.append(.paragraph(range)) } } else if open.isEmpty { emit(range) }
  }

  // MARK: - Tables

  /// Begins a table, in the cell under way if there is one.
  mutating func beginTable() {
    endParagraph()
    open.append(TableNode())
  }

  /// Begins a row of the table under way.
  mutating func beginRow() {
    endParagraph()
    withLastTable { $0.rows.append([]) }
  }

  /// Begins a cell of the row under way; the one before it ends.
  mutating func beginCell(rows: Int = 1, columns: Int = 1) { begin(rows: rows, columns: columns, continues: false) }

  /// Begins a cell that only goes on the one above it, as Word has it for cells merged downwards.
  mutating func beginCellContinuingAbove(columns: Int = 1) { begin(rows: 1, columns: columns, continues: true) }

  /// Leaves columns of the row under way without a cell.
  mutating func skipColumns(_ columns: Int) {
    begin(rows: 1, columns: columns, continues: false)
    withLastCell { $0.isGap = true }
  }

  /// Ends the table under way.
  mutating func endTable() {
    endParagraph()
    guard let table = open.popLast() else { return }
    if open.isEmpty { emit(table) } else if isInCell { withLastCell { $0.pieces.append(.table(table)) } }
  }

  /// The document, or the limit it was over.
  mutating func finish(_ metadata: Document.Metadata = Document.Metadata()) -> Result<Document, ReadingError.Kind> {
    while !open.isEmpty { endTable() }
    endParagraph()
    guard !isOverLimit else { return .failure(.overLimit(.cells(limits.tableCells))) }
    return .success(Document(text: text, blocks: blocks, metadata: metadata))
  }

  private mutating func begin(rows: Int, columns: Int, continues: Bool) {
    endParagraph()
    withLastTable { table in
      if table.rows.isEmpty { table.rows.append([]) }
      table.rows[table.rows.count - 1].append(
        CellNode(rows: min(max(1, rows), 65_534), columns: min(max(1, columns), 1000), continues: continues))
    }
  }

  private mutating func withLastTable(_ change: (inout TableNode) -> Void) {
    guard !open.isEmpty else { return }
    change(&open[open.count - 1])
  }

  private mutating func withLastCell(_ change: (inout CellNode) -> Void) {
    withLastTable { table in
      guard let row = table.rows.indices.last, let cell = table.rows[row].indices.last else { return }
      change(&table.rows[row][cell])
    }
  }

  // MARK: - Coming out

  private mutating func emit(_ range: Range<Int>) {
    lines += 1
    let start = text.count
    text += written[range]
    blocks.append(.line(Document.Line(range: start..<text.count, number: lines)))
    text.append(UInt8(ascii: "\n"))
  }

  private mutating func emit(_ piece: Piece) {
    switch piece {
    case .paragraph(let range): emit(range)
    case .table(let table): emit(table)
    }
  }

  private mutating func emit(_ table: TableNode) {
    guard !isOverLimit else { return }
    if Self.isLayout(table) {
      for row in table.rows {
        for cell in row { for piece in cell.pieces { emit(piece) } }
      }
      return
    }
    let places = GridPlaces(table.rows.map { $0.map { ($0.rows, $0.columns, $0.continues) } })
    area += places.area
    guard area <= limits.tableCells else {
      isOverLimit = true
      return
    }
    tables += 1
    var cells: [Document.Cell] = []
    for (row, nodes) in table.rows.enumerated() {
      for (node, place) in zip(nodes, places.rows[row]) where !place.isCovered && !node.isGap {
        let start = text.count
        write(node.pieces)
        cells.append(
          Document.Cell(
            range: start..<text.count, row: row, column: place.column, rowSpan: place.rowSpan,
            columnSpan: place.columnSpan))
        text.append(UInt8(ascii: "\t"))
      }
      if text.last == UInt8(ascii: "\t") { text.removeLast() }
      text.append(UInt8(ascii: "\n"))
    }
    blocks.append(.table(Document.Table(cells: cells, number: tables)))
  }

  /// Writes what stands in a cell, a line a paragraph.
  private mutating func write(_ pieces: [Piece]) {
    let start = text.count
    for piece in pieces {
      if text.count > start { text.append(UInt8(ascii: "\n")) }
      switch piece {
      case .paragraph(let range): text += written[range]
      case .table(let table):
        for cell in table.rows.joined() { write(cell.pieces) }
      }
    }
  }

  /// Whether a table shows nothing as a table: it has no two cells side by side, or another table of several cells lies
  /// in it.
  private static func isLayout(_ table: TableNode) -> Bool {
    if table.rows.allSatisfy({ $0.count <= 1 }) { return true }
    return table.rows.joined().contains { cell in
      cell.pieces.contains { piece in
        if case .table(let inner) = piece { inner.rows.joined().count > 1 } else { false }
      }
    }
  }
}

/// Where the cells of a table come to lie once those that span rows and columns have taken their room.
struct GridPlaces {
  /// Where a cell lies and how far it spans.
  struct Place: Equatable {
    var column: Int
    var rowSpan: Int
    var columnSpan: Int
    /// Whether the cell above it goes on here.
    var isCovered = false
  }

  /// The places of each row's cells, in their order.
  private(set) var rows: [[Place]] = []
  /// How many cells there would be without any span.
  private(set) var area = 0

  /// Works out the places of rows of cells, each with the rows and columns it says to span.
  init(_ table: [[(rows: Int, columns: Int, continues: Bool)]]) {
    // For each column the first row in which it is free again, and whose cell took it.
    var freeFrom: [Int] = []
    var owner: [(row: Int, index: Int)] = []
    for (row, cells) in table.enumerated() {
      var places: [Place] = []
      var column = 0
      for (index, cell) in cells.enumerated() {
        if !cell.continues { while column < freeFrom.count, freeFrom[column] > row { column += 1 } }
        let rowSpan = min(cell.rows, table.count - row)
        let end = column + cell.columns
        while freeFrom.count < end {
          freeFrom.append(0)
          owner.append((row, index))
        }
        let above = owner[column]
        let extends =
          cell.continues && freeFrom[column] == row && above.row < row
          && {
            let place = rows[above.row][above.index]
            return place.column == column && place.columnSpan == cell.columns
          }()
        if extends { rows[above.row][above.index].rowSpan += 1 }
        for taken in column..<end {
          freeFrom[taken] = max(freeFrom[taken], row + rowSpan)
          if !extends { owner[taken] = (row, index) }
        }
        places.append(
          Place(column: column, rowSpan: rowSpan, columnSpan: cell.columns, isCovered: extends))
        area += rowSpan * cell.columns
        column = end
      }
      rows.append(places)
    }
  }
}
