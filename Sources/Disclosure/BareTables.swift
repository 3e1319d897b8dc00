/// The bare figures of a report's tables 2, 3 and 4: three bytes a figure, since lists hold millions of them.
///
/// What is held twice, in a summary and in a record, is held once in memory.
public struct BareTables: Sendable {
  /// The editions of tables 2, 3 and 4, nil for a table not found.
  let editions: [Edition?]
  /// The kind of every cell of the tables found, in the form's order.
  let kinds: [Figure.Kind]
  /// Their values, `noValue` where there is none or it is in `exact`.
  let values: [Int16]
  /// Values that are no whole numbers or great ones, by their place.
  let exact: [Int: Quantity]
  /// The places of readings that were chosen among several, in order; few reports have any.
  let inferred: [UInt8]

  static let noValue = Int16.min

  /// The bare figures of a report.
  public init(of report: Report) {
    let tables = TableKind.allCases.map { report.table($0) }
    editions = tables.map { $0?.form.edition }
    let figures = tables.flatMap { $0?.figures ?? [] }
    kinds = figures.map(\.kind)
    values = figures.map { $0.value?.whole.flatMap { Int16(exactly: $0) } ?? Self.noValue }
    var exact: [Int: Quantity] = [:]
    for (place, figure) in figures.enumerated() where values[place] == Self.noValue {
      if let value = figure.value { exact[place] = value }
    }
    self.exact = exact
    inferred = figures.indices.filter { figures[$0].isInferred }.compactMap { UInt8(exactly: $0) }
  }

  /// The form of a table, nil if it was not found.
  func form(_ kind: TableKind) -> FormTable? {
    guard let place = TableKind.allCases.firstIndex(of: kind), let edition = editions[place] else { return nil }
    return Form.table(kind, edition)
  }

  /// The places of a table's figures; empty if it was not found.
  func places(of kind: TableKind) -> Range<Int> {
    var start = 0
    for (other, edition) in zip(TableKind.allCases, editions) {
      let count = edition.map { Form.table(other, $0).cells.count } ?? 0
      if other == kind { return start..<start + count }
      start += count
    }
    return 0..<0
  }

  /// The place of a cell's figure, nil if the table was not found or has no such cell.
  func place(of cell: CellPath) -> Int? {
    guard let index = form(cell.table)?.index(of: cell.row, cell.column) else { return nil }
    return places(of: cell.table).lowerBound + index
  }

  /// The value at a place, nil if there is none.
  func value(at place: Int) -> Quantity? {
    values[place] == Self.noValue ? exact[place] : Quantity(Int(values[place]))
  }

  /// Whether both have a table of the same edition with the same values; many thousands are compared.
  func hasSameValues(as other: BareTables, in kind: TableKind) -> Bool {
    guard let place = TableKind.allCases.firstIndex(of: kind), editions[place] == other.editions[place] else {
      return false
    }
    let (mine, theirs) = (places(of: kind), other.places(of: kind))
    guard values[mine] == other.values[theirs] else { return false }
    if exact.isEmpty, other.exact.isEmpty { return true }
    return zip(mine, theirs).allSatisfy { exact[$0] == other.exact[$1] }
  }

  /// What stands in a cell.
  func state(of cell: CellPath) -> SetAside.CellState {
    guard let place = place(of: cell) else { return .kind(.missing) }
    return value(at: place).map(SetAside.CellState.value) ?? .kind(kinds[place])
  }
}
