/// By how much the cell at a place of the form's cells would have to change.
package struct CellChange: Sendable, Hashable {
  /// The place in the form's cells.
  package let cell: Int
  /// What is to be added to the stated value.
  package let delta: Int64

  package init(cell: Int, delta: Int64) {
    self.cell = cell
    self.delta = delta
  }
}

/// A table's figures as plain counts: what they are worth in sums, which of them are blank, which unread.
package struct CellValues: Sendable {
  /// The value of each of the form's cells; 0 for a blank or unread one.
  package let values: [Int64]
  /// Whether each cell is blank.
  let isBlank: [Bool]
  /// The cells without a usable value: missing, unreadable, no whole number, or beyond all counts.
  package let unread: [Int]
  /// Whether any cell has a value.
  let isWorthReading: Bool

  package init(_ table: ReportTable) {
    var values = [Int64](repeating: 0, count: table.figures.count)
    var isBlank = [Bool](repeating: false, count: table.figures.count)
    var unread: [Int] = []
    var known = 0
    for place in table.figures.indices {
      if let value = table.figures[place].value {
        if value.isWhole, value.mantissa.magnitude < SlipPriors.largestCount {
          values[place] = value.mantissa
          known += 1
        } else {
          unread.append(place)
        }
      } else if table.figures[place].kind == .blank || table.figures[place].kind == .slash {
        isBlank[place] = true
      } else {
        unread.append(place)
      }
    }
    self.values = values
    self.isBlank = isBlank
    self.unread = unread
    isWorthReading = known > 0
  }

  private init(_ values: [Int64], _ other: Self) {
    self.values = values
    isBlank = other.isBlank
    unread = other.unread
    isWorthReading = other.isWorthReading
  }

  /// The same with other values.
  func with(_ values: [Int64]) -> Self { Self(values, self) }
}
