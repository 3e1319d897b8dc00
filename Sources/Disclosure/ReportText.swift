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
    /// The table of the document it is a cell of.
    var cell: (table: Int, row: Int, column: Int)?

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
      case .table(let table):
        for cell in table.cells {
          add(cell.range, number: 0, page: cell.page ?? table.page, cell: (table.number, cell.row + 1, cell.column + 1))
        }
      }
    }
  }

  /// The folded units.
  var units: [UInt16] { folded.units }

  private mutating func add(_ range: Range<Int>, number: Int, page: Int?, cell: (Int, Int, Int)?) {
    let full = folded.append(document.text, range)
    var tabs = 0
    var bars = 0
    for unit in folded.units[full] {
      if unit == Unit.tab { tabs += 1 } else if unit == Unit.pipe { bars += 1 }
    }
    let isTabLed = tabs > 0 && folded.units[full.lowerBound] == Unit.tab
    lines.append(
      Line(
        units: withoutMarkup(trimmed(full)), full: full, number: number, page: page, tabs: tabs, bars: bars,
        isTabLed: isTabLed,
        cell: cell))
  }

  /// The range without what Markdown puts around a heading: `## ` before it, `**` on either side.
  private func withoutMarkup(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, folded.units[start] == 0x23 { start += 1 }
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
      page: line.page, line: line.number > 0 ? line.number : nil, table: line.cell?.table, row: line.cell?.row,
      column: line.cell?.column, range: folded.bytes(range))
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
