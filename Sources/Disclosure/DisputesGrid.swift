/// Reads table 4 where a document's own tables show it: by the columns of its outcomes and what stands above them.
///
/// It may be one table of fifteen columns, a row for each of its three groups, or a table for each.
struct DisputesGrid {
  /// One of the fifteen columns.
  private struct Head {
    var group: RowID?
    var outcome: ColumnID
    var columns: Range<Int>
  }

  private let text: ReportText
  private let grid: CellGrid
  private let heads: ColumnHeads

  init(text: ReportText, region: TableRegion) {
    self.text = text
    grid = CellGrid(text: text, lines: region.lines)
    heads = ColumnHeads(text: text)
  }

  /// What was found of a group: its five cells, nil for what cannot be told.
  typealias Group = (row: RowID, cells: [LaidCell?], line: Int)

  /// The groups in the order they stand, a group as often as it has values; empty if the heads do not show the columns.
  func groups() -> [Group] {
    var groups: [Group] = []
    for table in Set(grid.rows.map(\.table)).sorted() {
      let rows = grid.rows.indices.filter { grid.rows[$0].table == table }
      groups += self.groups(in: rows)
    }
    // A row of blanks beside one with values is no second reading.
    let filled = Set(groups.filter(Self.isFilled).map(\.row))
    return groups.filter { Self.isFilled($0) || !filled.contains($0.row) }
  }

  private static func isFilled(_ group: Group) -> Bool { group.cells.contains { $0.map { !$0.units.isEmpty } ?? true } }

  private func groups(in rows: [Int]) -> [Group] {
    guard let headRow = rows.last(where: { isHeadRow($0) }) else { return [] }
    let columns = headColumns(rows.filter { $0 <= headRow })
    let outcomes = Form.disputeOutcomes
    guard columns.count == 15 || columns.count == 5,
      stride(from: 0, to: columns.count, by: 5).allSatisfy({ columns[$0..<$0 + 5].map(\.outcome) == outcomes })
    else { return [] }
    let above = columns.count == 5 ? columns.first?.group ?? named(before: rows) : nil
    var groups: [Group] = []
    for row in rows where row > headRow {
      let entries = grid.covering(row)
      let label = entries.lazy.filter { $0.place.columns.upperBound <= columns[0].columns.lowerBound }
        .compactMap { heads.group($0.cell.units, alone: false) }.first
      guard isValueRow(entries, columns) else { continue }
      for start in stride(from: 0, to: columns.count, by: 5) {
        let five = Array(columns[start..<start + 5])
        guard let group = columns.count == 5 ? label ?? above : five.first?.group else { continue }
        groups.append((group, cells(five, of: columns, entries, row), entries.first?.cell.line ?? 0))
      }
    }
    let isWhole = columns.count == 5 || groups.map(\.row) == Self.order || groups.count != 3
    return isWhole ? groups : []
  }

  private static let order: [RowID] = [.review, .litigationDirect, .litigationAfterReview]

  // MARK: - Heads

  private func isHeadRow(_ row: Int) -> Bool {
    grid.rows[row].cells.count { heads.outcome($0.cell) != nil } >= 4
  }

  /// The columns of outcomes from left to right, each with the nearest group above it.
  private func headColumns(_ rows: [Int]) -> [Head] {
    let entries = rows.flatMap { grid.rows[$0].cells }
    let groups = entries.compactMap { entry in
      heads.group(entry.cell.units, alone: true).map { (group: $0, place: entry.place) }
    }
    let found = entries.compactMap { entry -> Head? in
      guard let outcome = heads.outcome(entry.cell) else { return nil }
      let place = entry.place
      let above = groups.last {
        $0.place.rows.lowerBound < place.rows.lowerBound && $0.place.columns.overlaps(place.columns)
      }
      return Head(group: above?.group, outcome: outcome, columns: place.columns)
    }
    return found.sorted { $0.columns.lowerBound < $1.columns.lowerBound }
  }

  /// The group that the last lines before a table name.
  private func named(before rows: [Int]) -> RowID? {
    guard let first = rows.first, let line = grid.rows[first].cells.first?.cell.line else { return nil }
    for index in text.lines[..<line].indices.reversed().lazy.filter({ !text.lines[$0].isBlank }).prefix(2) {
      if text.lines[index].cell != nil, !text.lines[index].isRunning { return nil }
      if let group = heads.group(text.lines[index].units, alone: false) { return group }
    }
    return nil
  }

  // MARK: - Values

  private func isValueRow(_ entries: [CellGrid.Entry], _ columns: [Head]) -> Bool {
    let below = entries.filter { entry in columns.contains { $0.columns.overlaps(entry.place.columns) } }
    return !below.isEmpty && below.allSatisfy { Numeral.isValue(text.units[$0.cell.units]) || $0.cell.units.count <= 8 }
  }

  /// The cells of five columns: none at all unless the row ends where the heads do.
  private func cells(_ columns: [Head], of all: [Head], _ entries: [CellGrid.Entry], _ row: Int) -> [LaidCell?] {
    let end = all.map(\.columns.upperBound).max() ?? 0
    guard grid.end(of: row) == end else { return columns.map { _ in nil } }
    return columns.map { column in
      let found = entries.filter { $0.place.columns.overlaps(column.columns) }
      guard let first = found.first else { return nil }
      var cell = found.first { !$0.cell.units.isEmpty }?.cell ?? first.cell
      let lies = all.count { $0.columns.overlaps(first.place.columns) }
      cell.isMerged = found.count > 1 || first.place.rows.count > 1 || lies > 1
      return cell
    }
  }
}
