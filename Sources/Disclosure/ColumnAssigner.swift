/// How the value cells of a row fall into its columns.
enum ColumnAssignment {
  /// One cell a column; nil where the layout leaves no trace of a blank.
  case cells([LaidCell], isInferred: Bool)
  /// The row stands there without any value.
  case blank
  /// There are values, but which column each belongs to cannot be said.
  case undeterminable
}

/// Decides which column each value of a row stands in: by the cells the layout shows, never by what would suit a sum.
struct ColumnAssigner {
  let text: ReportText
  let layout: TextLayout
  let showsBlanks: Bool
  /// Whether an empty cell before a value leaves its trace in this document; some texts keep only those at row ends.
  let keepsBlanks: Bool
  /// Where the values of rows begin that can be read only one way.
  private var starts: [(key: Key, tally: Tally)] = []
  /// How many cells rows have.
  private var cellCounts: [(shape: Shape, tally: Tally)] = []

  private enum Key: Equatable {
    case label(Int, count: Int)
    case row(count: Int)
    case afterLabel
  }

  /// What decides how many cells a row ought to have.
  private struct Shape: Equatable {
    let columns: Int
    let isAfterHead: Bool
  }

  init(text: ReportText, laid: LaidTable) {
    self.text = text
    layout = laid.layout
    showsBlanks = laid.showsBlanks
    keepsBlanks = laid.layout != .pipe || laid.keepsBlanks
  }

  /// Learns from a row how many cells rows have, and, where it can be read only one way, where its values begin.
  mutating func learn(from row: LabelledRow, columns: Int) {
    let cells = withoutFiller(row.values)
    let shape = Shape(columns: columns, isAfterHead: row.isAfterHead)
    if let index = cellCounts.firstIndex(where: { $0.shape == shape }) {
      cellCounts[index].tally.add(cells.count)
    } else {
      cellCounts.append((shape, Tally(cells.count)))
    }
    let filled = filledIndexes(cells)
    guard let first = filled.first, let last = filled.last else { return }
    let isFull = filled.count == columns && last - first == columns - 1
    guard isFull || (cells.count == columns && isWhole(row, cells, columns, last: last)) else { return }
    let start = isFull ? first : 0
    for (key, offset) in keys(of: row) {
      if let index = starts.firstIndex(where: { $0.key == key }) {
        starts[index].tally.add(offset + start)
      } else {
        starts.append((key, Tally(offset + start)))
      }
    }
  }

  private func keys(of row: LabelledRow) -> [(Key, offset: Int)] {
    guard let place = row.place else { return [(.afterLabel, 0)] }
    return [
      (.label(place.label, count: place.count), 0), (.row(count: place.count), place.label + 1), (.afterLabel, 0),
    ]
  }

  /// The cells of a row by column.
  func assign(_ row: LabelledRow, columns: Int) -> ColumnAssignment {
    let cells = withoutFiller(row.values)
    let filled = filledIndexes(cells)
    guard let first = filled.first, let last = filled.last else {
      return cells.count >= columns ? .cells(Array(cells.prefix(columns)), isInferred: false) : .blank
    }
    if !showsBlanks {
      let values = filled.map { cells[$0] }
      if values.count == columns { return .cells(values, isInferred: false) }
      return values.count == columns + 1 ? withoutOne(values) : .undeterminable
    }
    let isFull = filled.count == columns && last - first == columns - 1
    if isFull, mayPass(row, cells, columns, from: first, to: last) {
      return .cells(Array(cells[first...last]), isInferred: false)
    }
    guard isWhole(row, cells, columns, last: last) else { return .undeterminable }
    if cells.count == columns { return .cells(cells, isInferred: false) }
    guard cells.count > columns else { return .undeterminable }
    guard last - first < columns else {
      return filled.count == columns + 1 && cells.count == columns + 1 ? withoutOne(cells) : .undeterminable
    }
    return window(cells, columns, max(0, last - columns + 1)...min(first, cells.count - columns), row)
  }

  /// Whether a row whose columns are all filled may be taken as it stands: where a layout shows rows only by the number
  /// of their cells, that number must be right, or a value that stands twice would push out a blank.
  private func mayPass(_ row: LabelledRow, _ cells: [LaidCell], _ columns: Int, from first: Int, to last: Int) -> Bool {
    guard layout == .pipeLines || layout == .tabLed else { return true }
    if isWhole(row, cells, columns, last: last) {
      let isUsual = (alike(row, columns).mode?.count ?? 0) >= 2
      return cells.count == columns || isUsual || !repeatsItself(cells[first...last])
    }
    return cellCounts.isEmpty && columns == 15 && cells.count == 16 && groupsBalance(Array(cells[first...last]))
  }

  /// How many cells the rows of the same shape have.
  private func alike(_ row: LabelledRow, _ columns: Int) -> Tally {
    let shape = Shape(columns: columns, isAfterHead: row.isAfterHead)
    return cellCounts.first { $0.shape == shape }?.tally ?? Tally()
  }

  /// Whether two neighbours read the same, as when a line stands twice.
  private func repeatsItself(_ cells: ArraySlice<LaidCell>) -> Bool {
    zip(cells, cells.dropFirst()).contains { text.units[$0.units].elementsEqual(text.units[$1.units]) }
  }

  /// Whether each group of five of table 4 adds up.
  private func groupsBalance(_ cells: [LaidCell]) -> Bool {
    stride(from: 0, to: cells.count - 4, by: 5).allSatisfy { start in
      let values = cells[start..<start + 5].map { Numeral.read(text.units[$0.units], .count).value ?? 0 }
      return values.dropLast().reduce(0, +) == values.last
    }
  }

  /// Whether no cell of a row with blanks can have been lost or moved: where rows end only at the next label, others
  /// must have as many cells; where bars are pushed to the row's end, blanks in front must be known to stay.
  private func isWhole(_ row: LabelledRow, _ cells: [LaidCell], _ columns: Int, last: Int) -> Bool {
    if !keepsBlanks, columns > 1, last < cells.count - 1 || cells.count < columns { return false }
    guard layout == .pipeLines || layout == .tabLed else { return true }
    if let usual = alike(row, columns).mode, usual.count >= 2 { return cells.count == usual.value }
    let all = cellCounts.reduce(into: Tally()) { $0.add($1.tally) }
    if let usual = all.mode, usual.count >= 3, cells.count == usual.value { return true }
    return cells.count == columns && last == cells.count - 1
  }

  private func window(
    _ cells: [LaidCell], _ columns: Int, _ starts: ClosedRange<Int>, _ row: LabelledRow
  ) -> ColumnAssignment {
    func slice(_ start: Int) -> [LaidCell] { Array(cells[start..<start + columns]) }
    if starts.count == 1 { return .cells(slice(starts.lowerBound), isInferred: false) }
    for (key, offset) in keys(of: row) {
      guard let known = self.starts.first(where: { $0.key == key })?.tally, known.isUnanimous,
        let (start, count) = known.mode, count >= 2, starts.contains(start - offset)
      else { continue }
      return .cells(slice(start - offset), isInferred: false)
    }
    return .undeterminable
  }

  /// When a value stands there once too often, and whichever is left out the row reads the same, that is its reading.
  private func withoutOne(_ cells: [LaidCell]) -> ColumnAssignment {
    let first = cells.first.map { text.units[$0.units] } ?? []
    return cells.allSatisfy { text.units[$0.units].elementsEqual(first) }
      ? .cells(Array(cells.dropLast()), isInferred: true) : .undeterminable
  }

  private func filledIndexes(_ cells: [LaidCell]) -> [Int] { cells.indices.filter { !cells[$0].units.isEmpty } }

  /// The cells without the bars that fill up the row, and without the one empty cell that joins them to it.
  private func withoutFiller(_ cells: [LaidCell]) -> [LaidCell] {
    var rest = cells[...]
    var hadFiller = false
    while let last = rest.last, last.isFiller {
      rest.removeLast()
      hadFiller = true
    }
    if hadFiller, let last = rest.last, last.units.isEmpty { rest.removeLast() }
    return Array(rest)
  }
}
