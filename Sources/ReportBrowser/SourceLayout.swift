import Disclosure
import ScreenGrid

/// A character of the source on the screen, with where it came from.
struct SourceGlyph: Sendable, Hashable {
  let character: Character
  /// Its first byte in the document's text; -1 for what is drawn between.
  var offset = -1
  /// The cell it fills, by its place among the table's cells; -1 outside of cells.
  var cell = -1
}

/// A line of the screen within the source: so many lines below the beginning of a row.
struct SourcePosition: Sendable, Hashable, Comparable {
  var row = 0
  var line = 0

  static func < (left: Self, right: Self) -> Bool { (left.row, left.line) < (right.row, right.line) }
}

/// Lays rows of the source out for a width, only those that are asked for.
struct SourceLayout {
  let source: SourceText
  let width: Int
  let breaking: LineBreaking
  let words: Words
  /// What stands between two cells.
  let separator: Character

  /// The lines of a row, at least one.
  func lines(of row: Int) -> [[SourceGlyph]] {
    guard source.rows.indices.contains(row) else { return [[]] }
    switch source.rows[row] {
    case .text(let range, _): return broken(glyphs(of: range), width)
    case .cells(let table, let cells):
      return lined(source.tables[table], cells) ?? joined(source.tables[table], cells)
    case .table(let index):
      let table = source.tables[index]
      return [words.head(ofTable: table.number, rows: table.height).map { SourceGlyph(character: $0) }]
    case .page(let number): return [words.head(ofPage: number).map { SourceGlyph(character: $0) }]
    }
  }

  private func glyphs(of range: Range<Int>, cell: Int = -1) -> [SourceGlyph] {
    var offset = range.lowerBound
    var glyphs: [SourceGlyph] = []
    for character in source.document.string(range) {
      switch character {
      case "\t":
        let blank = SourceGlyph(character: " ", offset: offset, cell: cell)
        glyphs += [blank, blank]
      case _ where character.isNewline: glyphs.append(SourceGlyph(character: " ", offset: offset, cell: cell))
      default: glyphs.append(SourceGlyph(character: character, offset: offset, cell: cell))
      }
      offset += character.utf8.count
    }
    return glyphs
  }

  private func broken(_ glyphs: [SourceGlyph], _ width: Int) -> [[SourceGlyph]] {
    breaking.lines(of: glyphs.map(\.character), width: max(2, width)).map { Array(glyphs[$0]) }
  }

  private func columns(of glyphs: [SourceGlyph]) -> Int {
    glyphs.reduce(0) { $0 + breaking.columns(of: $1.character) }
  }
}

// Tables
extension SourceLayout {
  /// A row whose cells do not fit in columns: one behind another, as text.
  private func joined(_ table: SourceText.Table, _ cells: Range<Int>) -> [[SourceGlyph]] {
    var glyphs: [SourceGlyph] = []
    for cell in cells {
      if cell > cells.lowerBound {
        glyphs += [" ", separator, " "].map { SourceGlyph(character: $0) }
      }
      let own = self.glyphs(of: table.cells[cell].range, cell: cell)
      glyphs += own.isEmpty ? [SourceGlyph(character: " ", cell: cell)] : own
    }
    return broken(glyphs, width)
  }

  /// A row whose cells stand in the table's columns, each broken within its own; nil if there is no room for that.
  private func lined(_ table: SourceText.Table, _ cells: Range<Int>) -> [[SourceGlyph]]? {
    guard let widths = widths(of: table.columns) else { return nil }
    var pieces: [(cell: Int, columns: Range<Int>, lines: [[SourceGlyph]])] = []
    for cell in cells {
      let content = table.cells[cell]
      guard content.column < widths.count else { return nil }
      let columns = content.column..<min(widths.count, content.column + max(1, content.columnSpan))
      let width = widths[columns].reduce(columns.count - 1, +)
      pieces.append((cell, columns, paragraphs(of: content.range, cell: cell).flatMap { broken($0, width) }))
    }
    let height = pieces.map(\.lines.count).max() ?? 1
    return (0..<height).map { line(number: $0, of: pieces, widths) }
  }

  private func line(
    number: Int, of pieces: [(cell: Int, columns: Range<Int>, lines: [[SourceGlyph]])], _ widths: [Int]
  ) -> [SourceGlyph] {
    var line: [SourceGlyph] = []
    var column = 0
    while column < widths.count {
      if column > 0 { line.append(SourceGlyph(character: separator)) }
      let piece = pieces.first { $0.columns.lowerBound == column }
      let text = piece.flatMap { $0.lines.indices.contains(number) ? $0.lines[number] : nil } ?? []
      let end = piece?.columns.upperBound ?? column + 1
      let width = widths[column..<end].reduce(end - column - 1, +)
      let blank = SourceGlyph(character: " ", cell: piece?.cell ?? -1)
      line += text + [SourceGlyph](repeating: blank, count: max(0, width - columns(of: text)))
      column = end
    }
    return line
  }

  /// The text of a cell, parted where it has line ends of its own.
  private func paragraphs(of range: Range<Int>, cell: Int) -> [[SourceGlyph]] {
    let text = source.document.text
    var paragraphs: [[SourceGlyph]] = []
    var start = range.lowerBound
    while start < range.upperBound {
      let end = text[start..<range.upperBound].firstIndex(of: 0x0A) ?? range.upperBound
      paragraphs.append(glyphs(of: start..<end, cell: cell))
      start = end + 1
    }
    return paragraphs
  }

  /// The widths at which a table's columns fit, the room shared by what each still needs; nil if its figures would break.
  private func widths(of columns: [SourceText.Column]) -> [Int]? {
    guard columns.count > 1, columns.count < SourceText.columnLimit else { return nil }
    let room = width - (columns.count - 1)
    var widths = columns.map { max(2, $0.least) }
    var left = room - widths.reduce(0, +)
    guard left >= 0 else { return nil }
    // The column that would be broken into the most lines gets the next bit of room.
    while left > 0 {
      let wanting = widths.indices.filter { columns[$0].natural > widths[$0] }
      guard let neediest = wanting.max(by: { lines($0) < lines($1) }) else { break }
      widths[neediest] += 1
      left -= 1
    }
    return left >= widths.count ? widths.map { $0 + 1 } : widths

    func lines(_ column: Int) -> Double { Double(columns[column].natural) / Double(widths[column]) }
  }
}

// Positions
extension SourceLayout {
  /// The position so many lines further on, or back where negative; the ends of the text are not passed.
  func position(_ position: SourcePosition, movedBy lines: Int) -> SourcePosition {
    guard !source.rows.isEmpty else { return SourcePosition() }
    var place = clamped(position)
    var left = lines
    while left > 0 {
      let below = self.lines(of: place.row).count - 1 - place.line
      if left <= below { return SourcePosition(row: place.row, line: place.line + left) }
      guard place.row + 1 < source.rows.count else {
        return SourcePosition(row: place.row, line: place.line + below)
      }
      left -= below + 1
      place = SourcePosition(row: place.row + 1, line: 0)
    }
    while left < 0 {
      if -left <= place.line { return SourcePosition(row: place.row, line: place.line + left) }
      guard place.row > 0 else { return SourcePosition() }
      left += place.line + 1
      place = SourcePosition(row: place.row - 1, line: self.lines(of: place.row - 1).count - 1)
    }
    return place
  }

  /// The last position from which a page of so many lines is full.
  func lastTop(height: Int) -> SourcePosition {
    let row = max(0, source.rows.count - 1)
    return position(SourcePosition(row: row, line: lines(of: row).count - 1), movedBy: 1 - height)
  }

  private func clamped(_ position: SourcePosition) -> SourcePosition {
    let row = max(0, min(source.rows.count - 1, position.row))
    return SourcePosition(row: row, line: max(0, min(lines(of: row).count - 1, position.line)))
  }

  /// The line on which a place begins.
  func position(of mark: SourceMark) -> SourcePosition {
    let lines = lines(of: mark.row)
    return SourcePosition(row: mark.row, line: lines.firstIndex { $0.contains(where: mark.covers) } ?? 0)
  }
}

/// A place in the source to be shown.
struct SourceMark: Sendable, Hashable {
  /// The row it begins in.
  let row: Int
  /// Its bytes.
  let range: Range<Int>
  /// The cell it stands in, by its place among the table's cells, where nothing but the cell shows it.
  let cell: Int?

  init?(_ location: Location, in source: SourceText) {
    guard let row = source.row(of: location) else { return nil }
    self.row = row
    range = location.range ?? source.range(of: row) ?? 0..<0
    cell = source.cell(of: location, inRow: row)
  }

  /// Whether it is more than a cell or a line: a whole table.
  var isWide: Bool { range.count > 600 }

  /// Whether a character of its row belongs to it: its bytes, or all of an empty cell.
  func covers(_ glyph: SourceGlyph) -> Bool {
    if !range.isEmpty { return range.contains(glyph.offset) }
    if let cell { return glyph.cell == cell }
    return glyph.offset == range.lowerBound
  }
}
