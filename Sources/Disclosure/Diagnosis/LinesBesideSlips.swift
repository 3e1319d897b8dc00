/// A line that is off, and another fault in one of the relations it crosses: what the plain repairs of a line miss.
///
/// One cell of the line is left open and closes the line's own relation; what its crossing relation then lacks is the
/// other fault's, searched for by itself.
struct OpenLine {
  /// The line's changes, the open cell's among them.
  let repair: LineRepair
  private let space: RepairSpace
  private let values: [Int64]
  private let balances: [Int64]

  fileprivate init(_ repair: LineRepair, _ space: RepairSpace, _ values: [Int64], _ balances: [Int64]) {
    self.repair = repair
    self.space = space
    self.values = values
    self.balances = balances
  }

  /// The network with these changes made.
  var rest: RepairSpace { RepairSpace(space.network, space.figures.with(values), balances) }
}

extension RepairSpace {
  /// All of them that leave few failing relations; none where cells are unread.
  func openLines() -> [OpenLine] {
    guard figures.unread.isEmpty else { return [] }
    let width = RequestNetwork.columnCount
    let rows = network.form.rows.indices.flatMap { row -> [OpenLine] in
      guard let node = network.rowNode(row) else { return [] }
      let leaf = network.outcomes.contains(row) ? network.sumNode(0) : network.balanceNode(0)
      return openLines(node, (0..<width).map { (leaf: leaf + $0, cell: row * width + $0) })
    }
    let columns = (0..<width).flatMap { column in
      openLines(network.sumNode(column), network.outcomes.map { (leaf: $0, cell: $0 * width + column) })
    }
    return rows + columns
  }

  private func openLines(_ centre: Int, _ spokes: [(leaf: Int, cell: Int)]) -> [OpenLine] {
    let line = spokes.reduce(UInt64(1) << UInt64(centre)) { $0 | 1 << UInt64($1.leaf) }
    let failing = self.failing.reduce(UInt64(0)) { $0 | 1 << UInt64($1) }
    let lack = spokes.reduce(balance[centre]) { $0 + balance[$1.leaf] }
    let settled = failing & line
    guard lack != 0, settled.nonzeroBitCount > 3,
      (failing & ~line).nonzeroBitCount < SlipPriors.mostBesideLine
    else { return [] }
    return spokes.compactMap { open in
      var values = figures.values
      var balances = balance
      var changes: [CellChange] = []
      for (leaf, cell) in spokes {
        let flow = leaf == open.leaf ? balance[leaf] - lack : balance[leaf]
        guard flow != 0 else { continue }
        let ends = network.ends[cell]
        let delta = ends.first == leaf ? -ends.sign * flow : ends.sign * flow
        guard canChange(cell, by: delta) else { return nil }
        values[cell] += delta
        balances[leaf] -= flow
        balances[centre] += flow
        changes.append(CellChange(cell: cell, delta: delta))
      }
      guard changes.count > 1 else { return nil }
      return OpenLine(LineRepair(nodes: settled, changes: changes), self, values, balances)
    }
  }
}
