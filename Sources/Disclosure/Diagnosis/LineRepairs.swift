/// A repair that changes cells of one row or one column only; each change is forced by the relation that crosses it.
struct LineRepair {
  /// The failing standing nodes it settles.
  let nodes: UInt64
  /// The changes.
  let changes: [CellChange]
}

/// The changes around one relation, and what that relation then lacks.
private struct Star {
  let nodes: UInt64
  let changes: [CellChange]
  let rest: Int64
}

extension RepairSpace {
  /// All lines that settle the failing relations they meet, whatever their length; not where unread cells blur a line.
  func lineRepairs() -> [LineRepair] {
    let rows = network.form.rows.indices.compactMap { row in rowRepair(row) }
    let columns = (0..<RequestNetwork.columnCount).flatMap { column in columnRepairs(column) }
    return (rows + columns).filter { $0.changes.count > 1 }
  }

  /// The changes that bring every failing node of `leaves` to zero over the cell each shares with the line's node.
  private func repair(_ spokes: [(leaf: Int, cell: Int)], _ centre: Int) -> Star? {
    guard home[centre] == centre, members[centre].nonzeroBitCount == 1 else { return nil }
    var nodes: UInt64 = balance[centre] == 0 ? 0 : 1 << UInt64(centre)
    var changes: [CellChange] = []
    var rest = balance[centre]
    for (leaf, cell) in spokes where balance[home[leaf]] != 0 {
      guard members[home[leaf]].nonzeroBitCount == 1 else { return nil }
      let ends = network.ends[cell]
      let delta = ends.first == leaf ? -ends.sign * balance[leaf] : ends.sign * balance[leaf]
      guard canChange(cell, by: delta) else { return nil }
      nodes |= 1 << UInt64(leaf)
      changes.append(CellChange(cell: cell, delta: delta))
      rest += balance[leaf]
    }
    return Star(nodes: nodes, changes: changes, rest: rest)
  }

  private func rowRepair(_ row: Int) -> LineRepair? {
    let first = row * RequestNetwork.columnCount
    guard let node = network.rowNode(row) else { return resultRepair() }
    let leaf = network.outcomes.contains(row) ? network.sumNode(0) : network.balanceNode(0)
    let lack = (leaf..<leaf + RequestNetwork.columnCount).reduce(balance[node]) { $0 + balance[home[$1]] }
    guard lack == 0 else { return nil }
    let spokes = (0..<RequestNetwork.columnCount).map { (leaf: leaf + $0, cell: first + $0) }
    guard let star = repair(spokes, node), star.rest == 0, !star.changes.isEmpty else { return nil }
    return LineRepair(nodes: star.nodes, changes: star.changes)
  }

  /// The row （七）总计: each cell joins its column's sum and balance, which must fail alike.
  private func resultRepair() -> LineRepair? {
    var nodes: UInt64 = 0
    var changes: [CellChange] = []
    for column in 0..<RequestNetwork.columnCount {
      let (sum, other) = (network.sumNode(column), network.balanceNode(column))
      let cell = network.resultIndex * RequestNetwork.columnCount + column
      guard balance[home[sum]] != 0, balance[home[sum]] == -balance[home[other]],
        (members[home[sum]] | members[home[other]]).nonzeroBitCount == 2
      else { continue }
      let delta = -network.ends[cell].sign * balance[sum]
      guard canChange(cell, by: delta) else { continue }
      nodes |= 1 << UInt64(sum) | 1 << UInt64(other)
      changes.append(CellChange(cell: cell, delta: delta))
    }
    return changes.isEmpty ? nil : LineRepair(nodes: nodes, changes: changes)
  }

  /// A column's outcomes alone, and the whole column.
  private func columnRepairs(_ column: Int) -> [LineRepair] {
    let (sum, other) = (network.sumNode(column), network.balanceNode(column))
    func spokes(_ rows: some Sequence<Int>) -> [(leaf: Int, cell: Int)] {
      rows.compactMap { row in
        network.rowNode(row).map { (leaf: $0, cell: row * RequestNetwork.columnCount + column) }
      }
    }
    guard let outcomes = repair(spokes(network.outcomes), sum) else { return [] }
    var found: [LineRepair] = []
    if outcomes.rest == 0, !outcomes.changes.isEmpty {
      found.append(LineRepair(nodes: outcomes.nodes, changes: outcomes.changes))
    }
    guard let frame = repair(spokes([0, 1, network.resultIndex + 1]), other), outcomes.rest == -frame.rest,
      !frame.changes.isEmpty || outcomes.rest != 0
    else { return found }
    var changes = outcomes.changes + frame.changes
    if outcomes.rest != 0 {
      let cell = network.resultIndex * RequestNetwork.columnCount + column
      let delta = -network.ends[cell].sign * outcomes.rest
      guard canChange(cell, by: delta) else { return found }
      changes.append(CellChange(cell: cell, delta: delta))
    }
    found.append(
      LineRepair(nodes: outcomes.nodes | frame.nodes, changes: changes.sorted { $0.cell < $1.cell }))
    return found
  }

  /// Where only balances fail: a row of outcomes off, with every total re-added; more cells than need be, but one slip.
  func wholeSideRepairs(of group: UInt64) -> [[CellChange]] {
    let balances = Array(bits(of: group))
    guard balances.count > 1, balances.allSatisfy({ network.isBalance($0) && members[$0].nonzeroBitCount == 1 }) else {
      return []
    }
    return network.outcomes.compactMap { row in
      var changes: [CellChange] = []
      for node in balances {
        let column = node - network.balanceNode(0)
        let cells = [row, network.resultIndex].map { $0 * RequestNetwork.columnCount + column }
        let sum = network.sumNode(column)
        guard home[sum] == sum, members[sum].nonzeroBitCount == 1 else { return nil }
        for cell in cells {
          let delta = network.ends[cell].sign * balance[node]
          guard canChange(cell, by: delta) else { return nil }
          changes.append(CellChange(cell: cell, delta: delta))
        }
      }
      return changes.sorted { $0.cell < $1.cell }
    }
  }
}
