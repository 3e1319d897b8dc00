/// A row of the form as it was met: its label and the cells after it.
struct LabelledRow: Sendable {
  /// The row.
  var id: RowID
  /// The label's cell.
  var label: LaidCell
  /// The cells after the label, up to the next label or the row's end.
  var values: [LaidCell]
  /// Whether the label was recognised though a character of it is wrong.
  var isDamaged: Bool
  /// Whether the label began with an enumerator.
  var isEnumerated: Bool
  /// Which cell of its row the label is, and how many cells the row has; nil where the layout does not show rows.
  var place: (label: Int, count: Int)?
}

/// Gathers the labelled rows of a table out of its cells, label by label.
struct RowCollector {
  let text: ReportText
  let labels: RowLabels
  /// Labels whose meaning depends on the row before them: the row they name after that row, or nil.
  let contextual: (_ key: [UInt16], _ isEnumerated: Bool, _ previous: RowID?) -> RowID?

  private(set) var rows: [LabelledRow] = []
  /// Labels met that belong to no row of the form but carry numbers.
  private(set) var strays: [LaidCell] = []
  private var current: LabelledRow?
  private var unknown: LaidCell?
  private var lastRow: RowID?

  init(
    text: ReportText, labels: RowLabels,
    contextual: @escaping ([UInt16], Bool, RowID?) -> RowID? = { _, _, _ in nil }
  ) {
    self.text = text
    self.labels = labels
    self.contextual = contextual
  }

  /// Reads all rows of a laid-out table.
  mutating func collect(_ table: LaidTable) {
    for row in table.rows {
      for (index, cell) in row.enumerated() {
        take(cell, at: table.showsRows ? (index, row.count) : nil, inRow: table.showsRows)
      }
      if table.showsRows { finish() }
    }
    finish()
  }

  private mutating func take(_ cell: LaidCell, at place: (Int, Int)?, inRow: Bool) {
    let units = text.units[cell.units]
    if Numeral.isValue(units) {
      if current != nil {
        current?.values.append(cell)
      } else if !units.isEmpty, let label = unknown {
        strays.append(label)
        unknown = nil
      }
      return
    }
    if let match = match(units) {
      finish()
      current = LabelledRow(
        id: match.row, label: cell, values: [], isDamaged: match.isDamaged,
        isEnumerated: RowLabels.withoutEnumerator(units).startIndex != units.drop(while: Unit.isSpace).startIndex,
        place: place)
      lastRow = match.row
      return
    }
    takeUnknown(cell, units, inRow: inRow)
  }

  private func match(_ units: ArraySlice<UInt16>) -> RowLabels.Match? {
    if units.count <= 16 {
      let isEnumerated = RowLabels.withoutEnumerator(units).startIndex != units.drop(while: Unit.isSpace).startIndex
      if let row = contextual(RowLabels.key(units), isEnumerated, lastRow) {
        return RowLabels.Match(row: row, isDamaged: false)
      }
    }
    return labels.match(units)
  }

  /// Text that is no label: within a row whose end the layout shows it is a value that is no number; elsewhere it ends
  /// the row, unless it only continues the label before any value.
  private mutating func takeUnknown(_ cell: LaidCell, _ units: ArraySlice<UInt16>, inRow: Bool) {
    guard var row = current else {
      unknown = cell
      return
    }
    if inRow, !row.values.isEmpty || !RowLabels.isGroupHead(units) {
      current?.values.append(cell)
      return
    }
    if row.values.isEmpty, continues(row.label, with: units) {
      row.label.units = span(row.label.units.lowerBound, cell.units.upperBound)
      current = row
      return
    }
    finish()
    unknown = cell
  }

  private func continues(_ label: LaidCell, with units: ArraySlice<UInt16>) -> Bool {
    let whole = RowLabels.key(text.units[span(label.units.lowerBound, units.endIndex)])
    let isBracket = units.first == Unit.open && RowLabels.key(units).count == units.filter(Unit.isHan).count
    guard !isBracket else { return true }
    return Self.fullLabels.contains { $0.starts(with: whole) && $0.count >= whole.count }
  }

  private static let fullLabels: [[UInt16]] = [Edition.form2019, .form2021].flatMap { edition in
    [TableKind.proactive, .requests].flatMap { kind in
      Form.table(kind, edition).rows.map { RowLabels.key(Fold.folded($0.label)[...]) }
    }
  }

  private mutating func finish() {
    if let row = current { rows.append(row) }
    current = nil
    unknown = nil
  }
}

/// How the value cells of a row fall into its columns.
enum ColumnAssignment {
  /// One cell a column; nil where the layout leaves no trace of a blank.
  case cells([LaidCell], isInferred: Bool)
  /// The row stands there without any value.
  case blank
  /// There are values, but which column each belongs to cannot be said.
  case undeterminable
}

/// Decides which column each value of a row stands in: by the cells the layout shows, never by what would suit a sum
/// alone.
struct ColumnAssigner {
  let text: ReportText
  let columns: Int
  let showsBlanks: Bool
  /// For each kind of row (place of its label, number of its cells), where the values of complete rows begin.
  private var starts: [Key: Set<Int>] = [:]
  private var counts: [Key: Int] = [:]

  private struct Key: Hashable {
    let label: Int
    let count: Int
  }

  init(text: ReportText, columns: Int, showsBlanks: Bool) {
    self.text = text
    self.columns = columns
    self.showsBlanks = showsBlanks
  }

  /// Learns from a row in which every column is filled where the values of such rows begin.
  mutating func learn(from row: LabelledRow) {
    let cells = withoutFiller(row.values)
    let filled = filledIndexes(cells)
    guard let first = filled.first, let last = filled.last, filled.count == columns, last - first == columns - 1 else {
      return
    }
    let key = Key(label: row.place?.label ?? -1, count: row.place?.count ?? -1)
    starts[key, default: []].insert(first)
    counts[key, default: 0] += 1
  }

  /// The cells of a row by column; `balances` tells whether a choice of cells satisfies the row's own sum, if it has one.
  func assign(_ row: LabelledRow, balances: (([LaidCell]) -> Bool)? = nil) -> ColumnAssignment {
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
    if cells.count == columns { return .cells(cells, isInferred: false) }
    guard cells.count > columns else { return .undeterminable }
    guard last - first < columns else {
      return filled.count == columns + 1 && cells.count == columns + 1 ? withoutOne(cells) : .undeterminable
    }
    return window(cells, (max(0, last - columns + 1)...min(first, cells.count - columns)), row, balances)
  }

  /// When a value stands there once too often, and whichever is left out the row reads the same, that is its reading.
  private func withoutOne(_ cells: [LaidCell]) -> ColumnAssignment {
    let texts = Set(cells.map { Array(text.units[$0.units]) })
    return texts.count == 1 ? .cells(Array(cells.dropLast()), isInferred: true) : .undeterminable
  }

  private func window(
    _ cells: [LaidCell], _ starts: ClosedRange<Int>, _ row: LabelledRow, _ balances: (([LaidCell]) -> Bool)?
  ) -> ColumnAssignment {
    func slice(_ start: Int) -> [LaidCell] { Array(cells[start..<start + columns]) }
    if starts.count == 1 { return .cells(slice(starts.lowerBound), isInferred: false) }
    let key = Key(label: row.place?.label ?? -1, count: row.place?.count ?? -1)
    if let known = self.starts[key], known.count == 1, let start = known.first, starts.contains(start),
      counts[key, default: 0] >= 3 || row.place == nil
    {
      return .cells(slice(start), isInferred: false)
    }
    let balanced = starts.filter { balances?(slice($0)) ?? false }
    guard balanced.count == 1, let start = balanced.first else { return .undeterminable }
    return .cells(slice(start), isInferred: true)
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
