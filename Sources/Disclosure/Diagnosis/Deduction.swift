/// The values of unread cells that the relations leave no choice for.
extension RepairSpace {
  /// The unread cells of these nodes whose value follows, with it, once the changes are made; nil if one would have to
  /// be negative.
  func deduced(in nodes: UInt64, after changes: [CellChange]) -> [CellChange]? {
    guard !figures.unread.isEmpty else { return [] }
    var balances = [Int64](repeating: 0, count: network.nodeCount)
    func add(_ cell: Int, _ value: Int64) {
      let ends = network.ends[cell]
      balances[ends.first] += ends.sign * value
      balances[ends.second] -= ends.sign * value
    }
    for cell in figures.values.indices where figures.values[cell] != 0 { add(cell, figures.values[cell]) }
    for change in changes { add(change.cell, change.delta) }
    var open = figures.unread.filter { nodes & (1 << UInt64(network.ends[$0].first)) != 0 }
    var found: [CellChange] = []
    while let (place, node) = forced(open) {
      let cell = open.remove(at: place)
      let ends = network.ends[cell]
      let value = ends.first == node ? -ends.sign * balances[node] : ends.sign * balances[node]
      guard value >= 0 else { return nil }
      add(cell, value)
      found.append(CellChange(cell: cell, delta: value))
    }
    return found.sorted { $0.cell < $1.cell }
  }

  /// An unread cell that is the only one of one of its relations.
  private func forced(_ open: [Int]) -> (place: Int, node: Int)? {
    var count = [Int](repeating: 0, count: network.nodeCount)
    for cell in open {
      count[network.ends[cell].first] += 1
      count[network.ends[cell].second] += 1
    }
    for (place, cell) in open.enumerated() {
      let ends = network.ends[cell]
      if count[ends.first] == 1 { return (place, ends.first) }
      if count[ends.second] == 1 { return (place, ends.second) }
    }
    return nil
  }
}
