/// The diagnosis of table 4: one relation a group, so that several cells can be to blame, and all of them are listed.
enum DisputesDiagnosis {
  private static let columnCount = Form.disputeOutcomes.count

  /// What may be wrong in table 4, one diagnosis a group.
  static func diagnose(_ table: ReportTable, _ facts: [CellPath: Quantity]) -> [Diagnosis] {
    let figures = CellValues(table)
    guard figures.isWorthReading, table.form.kind == .disputes else { return [] }
    var known: [Int: Int64] = [:]
    for (cell, fact) in facts where cell.table == .disputes && fact.isWhole {
      if let place = table.form.index(of: cell.row, cell.column) { known[place] = fact.mantissa }
    }
    let model = SlipModel(figures, columns: columnCount, resultRow: nil, outcomes: 0..<0, facts: known)
    return Relation.all(of: table.form).enumerated().compactMap { group, relation in
      let cells = group * columnCount..<(group + 1) * columnCount
      let total = cells.upperBound - 1
      let lack = figures.values[total] - cells.dropLast().reduce(0) { $0 + figures.values[$1] }
      let unread = figures.unread.filter(cells.contains)
      if unread.isEmpty { return lack == 0 ? nil : diagnosis(table, relation, cells, lack, model) }
      guard unread.count == 1, let cell = unread.first, cells.contains(where: { table[$0].value != nil }) else {
        return nil
      }
      let value = cell == total ? -lack : lack
      guard value >= 0 else { return nil }
      return Diagnosis(.certain, [relation], [candidate(table, cell, 0, value, nil)], leading: 1)
    }
  }

  private static func diagnosis(
    _ table: ReportTable, _ relation: Relation, _ cells: Range<Int>, _ lack: Int64, _ model: SlipModel
  ) -> Diagnosis {
    var found: [(cell: Int, value: Int64, slip: Slip, score: Double)] = []
    for cell in cells {
      let delta = cell == cells.upperBound - 1 ? -lack : lack
      let value = model.values[cell] + delta
      guard value >= 0 else { continue }
      let single = model.single(cell, value)
      found.append((cell, value, single.slip, single.score + model.worth([CellChange(cell: cell, delta: delta)])))
    }
    found.sort { $0.score > $1.score + 1e-9 || ($0.score > $1.score - 1e-9 && $0.cell < $1.cell) }
    guard let best = found.first else { return Diagnosis(.notLocalisable, [relation], [], leading: 0) }
    let leading = found.prefix { $0.score > best.score - SlipPriors.lead }.count
    return Diagnosis(
      .lineUnknown, [relation], found.map { candidate(table, $0.cell, model.values[$0.cell], $0.value, $0.slip) },
      leading: leading)
  }

  private static func candidate(
    _ table: ReportTable, _ cell: Int, _ stated: Int64, _ value: Int64, _ slip: Slip?
  ) -> Diagnosis.Candidate {
    let path = table.form.cells[cell]
    return Diagnosis.Candidate(
      changes: [Diagnosis.Change(path, table[cell], to: Quantity(Int(value)))],
      events: slip.map { [Diagnosis.Event(slip: $0, cells: [path])] } ?? [])
  }
}
