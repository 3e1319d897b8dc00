import Disclosure

/// Builds a document from paragraphs and tables as a reader meets them, one after the other and one within another.
///
/// Tables come out with every cell at its row and column, spans worked out. A table that only serves to lay out a page
/// comes out as what is in it.
struct DocumentBuilder {
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
  /// Whether there are signs among what is written.
  private var hasSigns = false

  /// A builder of one document.
  init(limits: ReadingLimits) { self.limits = limits }

  /// Whether more cells were met than a document may have; what follows is no longer taken in.
  private(set) var isOverLimit = false

  /// Whether nothing that is added would still come out, so that a reader that repeats things may stop.
  var isFull: Bool { isOverLimit || written.count > limits.expandedBytes }

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

  /// Notes that something stands here in a cell which is no text, as pictures and fields do.
  ///
  /// A cell that may be one with a figure is unreadable then; a faint sign makes it so only if there is nothing else in
  /// it. In labels, prose and tables that lay out a page it comes to nothing.
  mutating func sign(isFaint: Bool = false) {
    guard isInCell else { return }
    hasSigns = true
    append(CollectionOfOne(isFaint ? CellSigns.faint : CellSigns.sign))
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
    let start = text.count
    text += hasSigns ? CellSigns.without(written[range]) : written[range]
    guard text.count > start || range.isEmpty else { return }
    lines += 1
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
      table.rows.map { $0.map { ($0.rows, $0.columns, $0.continues) } }, groups: table.groups.map(\.row),
      atMost: limits.tableCells - area)
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
        if hasSigns { showSigns(from: start) }
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

  private mutating func showSigns(from start: Int) {
    guard let shown = CellSigns.shown(text[start...]) else { return }
    text.replaceSubrange(start..., with: shown)
    for index in pictures.indices.reversed() {
      guard pictures[index] > text.count else { break }
      pictures[index] = text.count
    }
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
