/// A document prepared for recognition: its folded text, and its lines with what tells their layout.
struct ReportText: Sendable {
  /// A line of the document, or a cell of one of its own tables.
  struct Line: Sendable {
    /// Its units without space at either end; a leading TAB is left out too.
    var units: Range<Int>
    /// All its units.
    var full: Range<Int>
    /// The line's number, from 1.
    var number: Int
    /// The page, where the format has pages.
    var page: Int?
    /// How many TABs it holds.
    var tabs: Int
    /// How many vertical bars it holds.
    var bars: Int
    /// Whether it begins with a TAB.
    var isTabLed: Bool
    /// Where it lies in a table of the document's own, if it does.
    var cell: CellPlace?
    /// Whether it is text that runs over a whole row of such a table: a title, a heading or prose and no part of a grid.
    var isRunning = false

    /// Whether nothing but space stands on it.
    var isBlank: Bool { units.isEmpty }
  }

  /// The document.
  let document: Document
  /// Its folded text.
  private(set) var folded = FoldedText()
  /// Its lines, in reading order; the cells of a table of its own count as lines.
  private(set) var lines: [Line] = []

  /// Folds a document.
  init(_ document: Document) {
    self.document = document
    folded.reserve(bytes: document.text.count)
    lines.reserveCapacity(document.blocks.count)
    for block in document.blocks {
      switch block {
      case .line(let line): add(line.range, number: line.number, page: line.page, cell: nil)
      case .table(let table): add(table)
      }
    }
  }

  /// The folded units.
  var units: [UInt16] { folded.units }

  private mutating func add(_ table: Document.Table) {
    var start = 0
    while start < table.cells.count {
      let row = table.cells[start].row
      let end = table.cells[start...].firstIndex { $0.row != row } ?? table.cells.count
      let filled = table.cells[start..<end].filter { cell in document.text[cell.range].contains { $0 > 0x20 } }
      for cell in table.cells[start..<end] {
        add(cell, of: table, isAlone: filled.count == 1 && filled.first == cell)
      }
      start = end
    }
  }

  /// A cell is a line; one that holds the prose of a section is a line a paragraph.
  private mutating func add(_ cell: Document.Cell, of table: Document.Table, isAlone: Bool) {
    let place = CellPlace(
      table: table.number, rows: cell.row..<cell.row + max(1, cell.rowSpan),
      columns: cell.column..<cell.column + max(1, cell.columnSpan))
    let isLong = cell.range.count > Self.longestLabel
    guard isLong, document.text[cell.range].contains(UInt8(ascii: "\n")) else {
      return add(cell.range, number: 0, page: cell.page ?? table.page, cell: place, isRunning: isAlone || isLong)
    }
    var start = cell.range.lowerBound
    while start <= cell.range.upperBound {
      let end = document.text[start..<cell.range.upperBound].firstIndex(of: UInt8(ascii: "\n")) ?? cell.range.upperBound
      add(start..<end, number: 0, page: cell.page ?? table.page, cell: place, isRunning: true)
      start = end + 1
    }
  }

  /// No label is longer, in bytes of UTF-8.
  private static let longestLabel = 360

  private mutating func add(_ range: Range<Int>, number: Int, page: Int?, cell: CellPlace?, isRunning: Bool = false) {
    let full = folded.append(document.text, range)
    var tabs = 0
    var bars = 0
    for unit in folded.units[full] {
      if unit == Unit.tab { tabs += 1 } else if unit == Unit.pipe { bars += 1 }
    }
    let isTabLed = tabs > 0 && folded.units[full.lowerBound] == Unit.tab
    lines.append(
      Line(
        units: cell == nil ? withoutMarkup(trimmed(full)) : trimmed(full), full: full, number: number, page: page,
        tabs: tabs, bars: bars,
        isTabLed: isTabLed, cell: cell, isRunning: isRunning))
  }

  /// The range without what Markdown puts around a heading: `## ` before it, `**` on either side.
  private func withoutMarkup(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, folded.units[start] == 0x23 { start += 1 }
    // ##### and nothing else is what a spreadsheet shows of a number too wide for its column.
    if start == end { return range }
    if start > range.lowerBound { return trimmed(start..<end) }
    while end - start > 4, folded.units[start] == 0x2A, folded.units[end - 1] == 0x2A {
      start += 1
      end -= 1
    }
    return trimmed(start..<end)
  }

  /// The range without spaces, TABs and line feeds at either end.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, Unit.isSpace(folded.units[start]) { start += 1 }
    while end > start, Unit.isSpace(folded.units[end - 1]) { end -= 1 }
    return start..<end
  }

  /// Whether the digits of a value stand there as they are read: not as ① and ⒈ do, nor with quotation marks or signs of
  /// another direction of writing between them, which folding leaves out.
  func isLiteral(_ range: Range<Int>) -> Bool {
    // What folding leaves out before the value belongs to it too.
    let before = range.lowerBound > 0 ? 1 : 0
    let bytes = folded.bytes(range.lowerBound - before..<range.upperBound)
    guard bytes.count != range.count + before else { return true }
    var isAfterDigit = false
    var isDoubtful = false
    for scalar in document.string(bytes).unicodeScalars.dropFirst(before) {
      switch scalar.value {
      case 0x30...0x39, 0xFF10...0xFF19:
        if isDoubtful { return false }
        isAfterDigit = true
      case 0x2460...0x249B, 0x202A...0x202E, 0x2066...0x2069: return false
      case 0x22, 0x27, 0x60, 0x2018...0x201F, 0x300C...0x300F, 0x301D, 0x301E, 0xFF02, 0xFF07:
        isDoubtful = isAfterDigit
      default: break
      }
    }
    return true
  }

  /// The text as printed that a range of units came from.
  func raw(_ range: Range<Int>) -> String { document.string(folded.bytes(range)) }

  /// The index of the line that a unit stands on.
  func lineIndex(of unit: Int) -> Int {
    var low = 0
    var high = lines.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if lines[middle].full.lowerBound <= unit { low = middle } else { high = middle - 1 }
    }
    return max(0, low)
  }

  /// Where a range of units stands in the document.
  func location(_ range: Range<Int>) -> Location {
    guard !lines.isEmpty else { return Location() }
    return location(range, onLine: lineIndex(of: range.lowerBound))
  }

  /// Where a range of units stands, its line already known.
  func location(_ range: Range<Int>, onLine index: Int) -> Location {
    let line = lines[index]
    return Location(
      page: line.page, line: line.number > 0 ? line.number : nil, table: line.cell?.table,
      row: line.cell.map { $0.rows.lowerBound + 1 }, column: line.cell.map { $0.columns.lowerBound + 1 },
      range: folded.bytes(range))
  }

  /// Where some bytes of the document's text stand.
  func location(ofBytes range: Range<Int>) -> Location {
    var (low, high) = (0, folded.offsets.count)
    while low < high {
      let middle = (low + high) / 2
      if Int(folded.offsets[middle]) < range.lowerBound { low = middle + 1 } else { high = middle }
    }
    var location = location(low..<low)
    location.range = range
    return location
  }

  /// Whether the units of a pattern stand at that place; spaces in the text are passed over.
  func matches(_ pattern: [UInt16], at start: Int, before end: Int) -> Int? {
    var index = start
    for unit in pattern {
      while index < end, Unit.isSpace(units[index]) { index += 1 }
      guard index < end, units[index] == unit else { return nil }
      index += 1
    }
    return index
  }

  /// Where a pattern first occurs in a range, spaces in the text passed over; nil if it does not.
  func find(_ pattern: [UInt16], in range: Range<Int>) -> Range<Int>? {
    guard let first = pattern.first else { return nil }
    return folded.units.withUnsafeBufferPointer { buffer in
      var start = range.lowerBound
      while start < range.upperBound {
        if buffer[start] == first {
          var index = start + 1
          var matched = 1
          while matched < pattern.count, index < range.upperBound {
            if Unit.isSpace(buffer[index]) {
              index += 1
            } else if buffer[index] == pattern[matched] {
              index += 1
              matched += 1
            } else {
              break
            }
          }
          if matched == pattern.count { return start..<index }
        }
        start += 1
      }
      return nil
    }
  }
}

/// The range from one place to another, empty where the second lies before the first.
func span(_ start: Int, _ end: Int) -> Range<Int> { start..<max(start, end) }
