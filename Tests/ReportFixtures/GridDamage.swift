/// What careless editing does to one row of a table; what remains must not be read as something else.
public enum GridDamage: String, Sendable, CaseIterable {
  case lost, doubled, merged, mergedDown, labelLost

  /// Spoils one row of a table.
  func spoil(_ grid: inout FixtureGrid, _ random: inout SplitMix64) {
    let rows = grid.rows.indices.filter { grid.rows[$0].contains(where: \.isValue) }
    guard let row = random.element(of: rows) else { return }
    let values = grid.rows[row].indices.filter { grid.rows[row][$0].isValue }
    guard let value = random.element(of: values) else { return }
    switch self {
    case .lost: grid.rows[row].remove(at: value)
    case .doubled: grid.rows[row].insert(grid.rows[row][value], at: value)
    case .labelLost:
      guard let label = grid.rows[row].lastIndex(where: { !$0.isValue && !$0.isCovered }) else { return }
      grid.rows[row].remove(at: label)
    case .merged:
      guard values.contains(value + 1) else { return }
      grid.rows[row][value].span += grid.rows[row][value + 1].span
      grid.rows[row].remove(at: value + 1)
    case .mergedDown:
      guard rows.contains(row + 1), grid.rows[row + 1].count == grid.rows[row].count, grid.rows[row + 1][value].isValue
      else { return }
      grid.rows[row + 1][value].isCovered = true
    }
  }
}
