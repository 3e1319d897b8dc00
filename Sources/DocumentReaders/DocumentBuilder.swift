import Disclosure

/// Builds a document from paragraphs and tables as a reader meets them, one after the other and one within another.
///
/// Tables come out with every cell at its row and column, spans worked out. A table that only serves to lay out a page
/// comes out as what is in it.
struct DocumentBuilder {
  /// A piece of a page: a paragraph, or a table.
  enum Piece {
    case paragraph(Range<Int>)
    case table(TableNode)
    case picture
  }

  /// A table as it was met.
  struct TableNode {
    var rows: [[CellNode]] = []
    /// What stands in the table and in no cell of it, as captions do.
    var loose: [Piece] = []
    /// Where its groups of rows begin.
    var groups: [(row: Int, kind: RowGroupKind)] = []
  }

  /// A cell as it was met.
  struct CellNode {
    var pieces: [Piece] = []
    var rows: Int
    var columns: Int
    /// Whether it only goes on the cell above it.
    var continues: Bool
    /// Whether it only keeps its room free.
    var isGap = false
  }

  /// The kinds of groups that rows come in; a table shows them in this order.
  enum RowGroupKind: Int { case head, body, foot }

  /// How deep tables may lie within tables; what is deeper comes out as text of the cell it lies in.
  private static let deepest = 64

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
  private var cellsBegun = 0
  /// How many tables are open beyond those that are built.
  private var tooDeep = 0
  private var pictures: [Int] = []

  /// A builder of one document.
  init(limits: ReadingLimits) { self.limits = limits }

  /// Whether more cells were met than a document may have; what follows is no longer taken in.
  private(set) var isOverLimit = false

  /// Whether what is written now goes into a cell.
  var isInCell: Bool { !(open.last?.rows.last?.isEmpty ?? true) }

  /// The bytes of the paragraph under way, for readers that look back at them.
  var paragraph: ArraySlice<UInt8> { written[paragraphStart...] }

  // MARK: - Text

  /// Adds UTF-8 to the paragraph under way; what goes over the limit is no longer taken in.
  mutating func append(_ bytes: some Collection<UInt8>) {
    guard written.count <= limits.expandedBytes else { return }
    written.append(contentsOf: bytes)
  }

  /// Adds text to the paragraph under way.
  mutating func append(_ string: String) { append(string.utf8) }

  /// Ends the paragraph under way; an empty one is kept only with `keepingEmpty`.
  mutating func endParagraph(keepingEmpty: Bool = false) {
    let range = paragraphStart..<written.count
    paragraphStart = written.count
    guard !range.isEmpty || keepingEmpty else { return }
    take(.paragraph(range))
  }

  /// Notes that a picture stands here.
  mutating func picture() {
    endParagraph()
    take(.picture)
  }

  private mutating func take(_ piece: Piece) {
    if isInCell {
      withLastCell { $0.pieces.append(piece) }
    } else if open.isEmpty {
      emit(piece)
    } else {
      withLastTable { $0.loose.append(piece) }
    }
  }

  // MARK: - Tables

  /// Begins a table, in the cell under way if there is one.
  mutating func beginTable() {
    endParagraph()
    if open.count < Self.deepest { open.append(TableNode()) } else { tooDeep += 1 }
  }

  /// Begins a group of rows of the table under way, over whose end no cell spans.
  mutating func beginRowGroup(_ kind: RowGroupKind) {
    endParagraph()
    guard tooDeep == 0 else { return }
    withLastTable { $0.groups.append(($0.rows.count, kind)) }
  }

  /// Begins a row of the table under way.
  mutating func beginRow() {
    endParagraph()
    guard tooDeep == 0 else { return }
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
    guard tooDeep == 0 else {
      tooDeep -= 1
      return
    }
    guard let table = open.popLast() else { return }
    take(.table(table))
  }

  /// The document, or the limit it was over.
  mutating func finish(_ metadata: Document.Metadata = Document.Metadata()) -> Result<Document, ReadingError.Kind> {
    while !open.isEmpty { endTable() }
    endParagraph()
    guard !isOverLimit else { return .failure(.overLimit(.cells(limits.tableCells))) }
    // A few bytes of a file can have the same text shown again and again.
    guard written.count <= limits.expandedBytes else {
      return .failure(.overLimit(.expanded(bytes: limits.expandedBytes)))
    }
    return .success(Document(text: text, blocks: blocks, metadata: metadata, pictures: pictures))
  }

  private mutating func begin(rows: Int, columns: Int, continues: Bool) {
    endParagraph()
    guard tooDeep == 0, !open.isEmpty else { return }
    cellsBegun += 1
    guard cellsBegun <= limits.tableCells else {
      isOverLimit = true
      return
    }
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
    case .picture: pictures.append(text.count)
    }
  }

  /// A table comes out as one table, but for the rows of it that only lay out a page.
  private mutating func emit(_ node: TableNode) {
    guard !isOverLimit else { return }
    let table = node.inOrder
    for piece in table.loose { emit(piece) }
    let places = GridPlaces(
      table.rows.map { $0.map { ($0.rows, $0.columns, $0.continues) } }, groups: table.groups.map(\.row))
    area += places.area
    guard area <= limits.tableCells else {
      isOverLimit = true
      return
    }
    var isNumbered = false
    for rows in table.runs {
      if rows.isLayout {
        for cell in table.rows[rows.range].joined() { for piece in cell.pieces { emit(piece) } }
        continue
      }
      if !isNumbered { tables += 1 }
      isNumbered = true
      emit(table.rows, places, rows.range)
    }
  }

  private mutating func emit(_ rows: [[CellNode]], _ places: GridPlaces, _ range: Range<Int>) {
    var cells: [Document.Cell] = []
    for row in range {
      for (node, place) in zip(rows[row], places.rows[row]) where !place.isCovered && !node.isGap {
        let start = text.count
        write(node.pieces)
        cells.append(
          Document.Cell(
            range: start..<text.count, row: row, column: place.column,
            rowSpan: min(place.rowSpan, range.upperBound - row), columnSpan: place.columnSpan))
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
        write(table.loose)
        for cell in table.rows.joined() { write(cell.pieces) }
      case .picture: pictures.append(text.count)
      }
    }
  }
}

extension DocumentBuilder.TableNode {
  /// The table with its head rows first and its foot rows last, as it is shown.
  fileprivate var inOrder: Self {
    guard groups.contains(where: { $0.kind != .body }) else { return self }
    var starts = groups
    if starts.first.map({ $0.row > 0 }) ?? false { starts.insert((0, .body), at: 0) }
    let ends = starts.dropFirst().map(\.row) + [rows.count]
    var ordered = self
    ordered.rows = []
    ordered.groups = []
    for kind in [DocumentBuilder.RowGroupKind.head, .body, .foot] {
      for (start, end) in zip(starts, ends) where start.kind == kind {
        ordered.groups.append((ordered.rows.count, kind))
        ordered.rows += rows[start.row..<end]
      }
    }
    return ordered
  }

  /// Its rows in runs of those that show something as a table and those that do not: these have no two cells side by
  /// side, or hold a further table of several cells.
  fileprivate var runs: [(range: Range<Int>, isLayout: Bool)] {
    guard !rows.allSatisfy({ $0.count <= 1 }) else { return [(rows.indices, true)] }
    var runs: [(range: Range<Int>, isLayout: Bool)] = []
    for (index, row) in rows.enumerated() {
      let isLayout = row.contains { cell in
        cell.pieces.contains { piece in
          if case .table(let inner) = piece { inner.rows.joined().count > 1 } else { false }
        }
      }
      if let last = runs.last, last.isLayout == isLayout {
        runs[runs.count - 1].range = last.range.lowerBound..<index + 1
      } else {
        runs.append((index..<index + 1, isLayout))
      }
    }
    return runs.map { run in (run.range, run.isLayout || rows[run.range].allSatisfy { $0.count <= 1 }) }
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
  ///
  /// `groups` are the rows at which groups begin; no cell spans over the end of its group.
  init(_ table: [[(rows: Int, columns: Int, continues: Bool)]], groups: [Int] = []) {
    var ends = groups[...]
    // For each column the first row in which it is free again, and whose cell took it.
    var freeFrom: [Int] = []
    var owner: [(row: Int, index: Int)] = []
    for (row, cells) in table.enumerated() {
      var places: [Place] = []
      var column = 0
      while let end = ends.first, end <= row { ends.removeFirst() }
      let last = min(ends.first ?? table.count, table.count)
      for (index, cell) in cells.enumerated() {
        if !cell.continues { while column < freeFrom.count, freeFrom[column] > row { column += 1 } }
        let rowSpan = min(cell.rows, last - row)
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
