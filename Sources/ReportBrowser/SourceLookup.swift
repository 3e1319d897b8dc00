import Disclosure

// From places to rows.
extension SourceText {
  /// The row where something stands; nil if the location does not say enough.
  func row(of location: Location) -> Int? {
    if let number = location.table, let row = location.row, let found = self.row(row, ofTable: number) { return found }
    if let range = location.range, let found = self.row(holding: range) { return found }
    guard let line = location.line else { return nil }
    return rows.firstIndex { if case .text(_, line) = $0 { true } else { false } }
  }

  /// The row of a table, both from 1; nil where the row is shown cell by cell.
  private func row(_ number: Int, ofTable table: Int) -> Int? {
    guard let table = tables.firstIndex(where: { $0.number == table }) else { return nil }
    return tables[table].rows.first { index in
      guard case .cells(table, let cells) = rows[index] else { return false }
      return tables[table].cells[cells.lowerBound].row == number - 1
    }
  }

  private func row(holding range: Range<Int>) -> Int? {
    let after = anchors.partitioningIndex { $0.start > range.lowerBound }
    guard after > 0 else { return anchors.first?.row }
    // Where one table stands in another, the inner one begins later but the place may be behind it.
    for anchor in anchors[max(0, after - 64)..<after].reversed() {
      if let own = self.range(of: anchor.row), range.lowerBound <= own.upperBound { return anchor.row }
    }
    return anchors[after - 1].row
  }

  /// The cell of a table's row that a location names, by its place among the table's cells.
  func cell(of location: Location, inRow row: Int) -> Int? {
    guard rows.indices.contains(row), case .cells(let table, let cells) = rows[row], let column = location.column else {
      return nil
    }
    return cells.first { tables[table].cells[$0].column == column - 1 }
  }

  /// The first place of a text within a stretch of bytes.
  func find(_ text: String, in stretch: Range<Int>) -> Range<Int>? {
    let needle = Array(text.utf8)
    guard let first = needle.first, stretch.lowerBound >= 0, stretch.upperBound <= document.text.count else {
      return nil
    }
    return document.text.withUnsafeBufferPointer { bytes in
      var start = stretch.lowerBound
      while start + needle.count <= stretch.upperBound {
        if bytes[start] == first, bytes[start..<start + needle.count].elementsEqual(needle) {
          return start..<start + needle.count
        }
        start += 1
      }
      return nil
    }
  }
}

// From rows to places.
extension SourceText {
  /// The number of the line that a row is, or a piece of.
  func number(ofRow row: Int) -> Int? {
    for index in stride(from: row, through: 0, by: -1) {
      guard case .text(_, let number) = rows[index] else { return nil }
      if number > 0 { return number }
    }
    return nil
  }

  /// What stands left of a row: the number of its line, or of its row in the table.
  func label(ofRow row: Int) -> String? {
    switch rows[row] {
    case .text(_, let number): number > 0 ? String(number) : nil
    case .cells(let table, let cells): String(tables[table].cells[cells.lowerBound].row + 1)
    case .table, .page: nil
    }
  }

  /// The texts of a row: its one line, or its cells.
  func pieces(ofRow row: Int) -> [Range<Int>] {
    switch rows[row] {
    case .text(let range, _): [range]
    case .cells(let table, let cells): tables[table].cells[cells].map(\.range)
    case .table, .page: []
    }
  }

  /// The whole of a row, the cells of a table's parted by TABs; nil for a head.
  func text(ofRow row: Int) -> String? {
    guard rows.indices.contains(row) else { return nil }
    switch rows[row] {
    case .text(let range, _): return document.string(range)
    case .cells(let table, let cells):
      return tables[table].cells[cells].map { document.string($0.range) }.joined(separator: "\t")
    case .table, .page: return nil
    }
  }

  /// The page that a row stands on, where the format has pages.
  func page(ofRow row: Int) -> Int? {
    guard hasPages else { return nil }
    return rows[...row].lazy.reversed().compactMap { if case .page(let number) = $0 { number } else { nil } }.first
  }
}
