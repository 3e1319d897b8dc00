import Disclosure

/// The text a report was read from, cut into rows that can be scrolled through: lines, and the rows of its own tables.
struct SourceText: Sendable {
  /// A row of the text; laid out in as many lines of the screen as it needs.
  enum Row: Sendable, Hashable {
    /// A line, or a piece of a long one; `number` is 0 for what has none.
    case text(Range<Int>, number: Int)
    /// A row of a table: which of `tables`, and which of its cells.
    case cells(table: Int, Range<Int>)
    /// Stands above the first row of a table.
    case table(Int)
    /// Stands above the first row of a page.
    case page(Int)
  }

  /// A table of the document.
  struct Table: Sendable {
    /// Its cells, row by row.
    let cells: [Document.Cell]
    /// Which table of the document it is, from 1.
    let number: Int
    /// The columns it needs at least and wants at most, both without what stands between two.
    let columns: [Column]
    /// Where its rows stand among the rows of the text.
    fileprivate(set) var rows: Range<Int>

    /// How many rows it has.
    var height: Int { cells.reduce(0) { max($0, $1.row + 1) } }
  }

  /// A column of a table.
  struct Column: Sendable, Hashable {
    /// The width below which its figures would be broken.
    var least = 1
    /// The width at which nothing of it has to be broken, within reason.
    var natural = 1
  }

  /// The most bytes that are laid out at once: a longer line is shown in pieces, a table's row cell by cell.
  static let piece = 2048
  /// The most cells of a table's row that are laid out at once.
  static let cellLimit = 200
  /// The most columns of a table that are lined up.
  static let columnLimit = 40

  let document: Document
  private(set) var rows: [Row] = []
  private(set) var tables: [Table] = []
  private(set) var hasPages = false
  /// The first byte of each row that has bytes, with the row, in the order of the bytes.
  private(set) var anchors: [(start: Int, row: Int)] = []

  init(_ document: Document) {
    self.document = document
    rows.reserveCapacity(document.blocks.count)
    anchors.reserveCapacity(document.blocks.count)
    var page: Int?
    func begins(_ next: Int?) -> Row? {
      guard let next, next != page else { return nil }
      page = next
      return .page(next)
    }
    for block in document.blocks {
      switch block {
      case .line(let line):
        if let head = begins(line.page) { rows.append(head) }
        append(line.range, number: line.number)
      case .table(let table):
        if let head = begins(table.page) { rows.append(head) }
        append(table)
      }
    }
    hasPages = page != nil
    let isOrdered = zip(anchors, anchors.dropFirst()).allSatisfy { $0.start <= $1.start }
    if !isOrdered { anchors.sort { ($0.start, $0.row) < ($1.start, $1.row) } }
  }

  /// The bytes of a row.
  func range(of row: Int) -> Range<Int>? {
    guard rows.indices.contains(row) else { return nil }
    switch rows[row] {
    case .text(let range, _): return range
    case .cells(let table, let cells): return extent(tables[table].cells[cells])
    case .table, .page: return nil
    }
  }

  private func extent(_ cells: ArraySlice<Document.Cell>) -> Range<Int>? {
    guard let start = cells.map(\.range.lowerBound).min(), let end = cells.map(\.range.upperBound).max() else {
      return nil
    }
    return start..<max(start, end)
  }
}

// Rows
extension SourceText {
  private mutating func append(_ range: Range<Int>, number: Int) {
    guard range.lowerBound >= 0, range.upperBound <= document.text.count else { return }
    var start = range.lowerBound
    var number = number
    repeat {
      let end = endOfPiece(from: start, before: range.upperBound)
      anchors.append((start, rows.count))
      rows.append(.text(start..<end, number: number))
      number = 0
      // A line feed within a paragraph ends a line of it and belongs to none.
      start = end < range.upperBound && document.text[end] == 0x0A ? end + 1 : end
    } while start < range.upperBound
  }

  private func endOfPiece(from start: Int, before limit: Int) -> Int {
    let most = min(limit, start + Self.piece)
    return document.text.withUnsafeBufferPointer { bytes in
      if let feed = bytes[start..<most].firstIndex(of: 0x0A) { return feed }
      guard most < limit else { return limit }
      // Not within a character: back to a byte that begins one.
      var end = most
      while end > start, bytes[end] & 0xC0 == 0x80 { end -= 1 }
      return end > start ? end : most
    }
  }

  private mutating func append(_ table: Document.Table) {
    let cells = ordered(table.cells.filter { $0.range.lowerBound >= 0 && $0.range.upperBound <= document.text.count })
    let index = tables.count
    let first = rows.count
    rows.append(.table(index))
    var columns: [Column] = []
    var start = 0
    while start < cells.count {
      var end = start + 1
      while end < cells.count, cells[end].row == cells[start].row { end += 1 }
      let size = cells[start..<end].reduce(0) { $0 + $1.range.count }
      if size > Self.piece || end - start > Self.cellLimit {
        for cell in cells[start..<end] { append(cell.range, number: 0) }
      } else {
        for cell in cells[start..<end] { measure(cell, &columns) }
        anchors.append((extent(cells[start..<end])?.lowerBound ?? 0, rows.count))
        rows.append(.cells(table: index, start..<end))
      }
      start = end
    }
    tables.append(Table(cells: cells, number: table.number, columns: columns, rows: first..<rows.count))
  }

  private func ordered(_ cells: [Document.Cell]) -> [Document.Cell] {
    func precedes(_ one: Document.Cell, _ other: Document.Cell) -> Bool {
      (one.row, one.column) < (other.row, other.column)
    }
    let isOrdered = zip(cells, cells.dropFirst()).allSatisfy { !precedes($1, $0) }
    return isOrdered ? cells : cells.sorted(by: precedes)
  }

  private func measure(_ cell: Document.Cell, _ columns: inout [Column]) {
    guard cell.column >= 0, cell.column < Self.columnLimit else { return }
    let end = min(Self.columnLimit, cell.column + max(1, cell.columnSpan))
    while columns.count < end { columns.append(Column()) }
    guard cell.columnSpan <= 1 else { return }
    let (width, isWords) = self.width(of: cell.range)
    let least = min(width, isWords ? 4 : 14)
    columns[cell.column].least = max(columns[cell.column].least, least)
    columns[cell.column].natural = max(columns[cell.column].natural, min(width, 40))
  }

  /// About how wide the widest line of a cell is, and whether it holds more than ASCII; exact for figures.
  private func width(of range: Range<Int>) -> (Int, isWords: Bool) {
    var width = 0
    var widest = 0
    var isWords = false
    for byte in document.text[range] {
      switch byte {
      case 0x0A, 0x0D:
        widest = max(widest, width)
        width = 0
      case 0x00..<0x80: width += 1
      case 0x80..<0xC0: break
      default:
        isWords = true
        width += byte < 0xE0 ? 1 : 2
      }
    }
    return (max(widest, width), isWords)
  }
}
