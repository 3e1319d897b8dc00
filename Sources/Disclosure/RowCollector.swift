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
  /// Whether the head of a group stands between it and the values before it.
  var isAfterHead: Bool
  /// Whether values that belong to no label follow it, so that its own lack of values may not be a blank.
  var isBroken = false
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
      } else if !units.isEmpty {
        doubtBlank(inRow: inRow)
        if let label = unknown { strays.append(label) }
        unknown = nil
      }
      return
    }
    if let match = match(units) {
      let isAfterHead = isAfterHead
      finish()
      current = LabelledRow(
        id: match.row, label: cell, values: [], isDamaged: match.isDamaged,
        isEnumerated: RowLabels.withoutEnumerator(units).startIndex != units.drop(while: Unit.isSpace).startIndex,
        isAfterHead: isAfterHead, place: place)
      lastRow = match.row
      return
    }
    takeUnknown(cell, units, inRow: inRow)
  }

  /// Marks a row without values as broken where values that no label claims come next: after other text where the
  /// layout does not show rows, in a row without any label where it does.
  private mutating func doubtBlank(inRow: Bool) {
    guard let last = rows.last, !last.values.contains(where: { !$0.units.isEmpty }) else { return }
    let isClaimed = unknown.map { inRow || RowLabels.isGroupHead(text.units[$0.units]) } ?? false
    if !isClaimed { rows[rows.count - 1].isBroken = true }
  }

  /// Whether the head of a group, which takes a cell of the row, was the last thing met.
  private var isAfterHead: Bool {
    if let row = current { return row.id == .otherAll && row.values.isEmpty }
    return unknown.map { RowLabels.isGroupHead(text.units[$0.units]) } ?? false
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
