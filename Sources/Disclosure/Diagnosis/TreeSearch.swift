/// Finds the trees of cells whose changes bring a group of failing relations to zero.
struct TreeSearch {
  let space: RepairSpace
  /// How many steps were taken so far, over all groups.
  private(set) var steps = 0

  init(_ space: RepairSpace) { self.space = space }

  /// Whether the bound on steps was passed, so that results may be lacking.
  var gaveUp: Bool { steps > SlipPriors.mostSteps }

  /// All trees on the group's nodes and exactly `holding` further nodes in which every cell changes to a possible value.
  mutating func trees(joining group: UInt64, through holding: Int) -> [[CellChange]] {
    var found: [[CellChange]] = []
    func reaches(_ node: Int, _ mask: UInt64) -> Bool { (space.neighbours[node] & mask).nonzeroBitCount > 1 }
    let others = space.home.indices.filter { space.home[$0] == $0 && group & (1 << UInt64($0)) == 0 }
    switch holding {
    case 0: span(group, into: &found)
    case 1:
      for node in others where reaches(node, group) { span(group | 1 << UInt64(node), into: &found) }
    default:
      for (place, one) in others.enumerated() {
        for other in others[(place + 1)...] {
          let both = group | 1 << UInt64(one) | 1 << UInt64(other)
          guard reaches(one, both), reaches(other, both) else { continue }
          span(both, into: &found)
        }
      }
    }
    return found
  }

  private mutating func span(_ mask: UInt64, into found: inout [[CellChange]]) {
    guard !gaveUp else { return }
    var spanning = SpanningTrees(space, mask, steps: steps)
    spanning.run()
    steps = spanning.steps
    found += spanning.found
  }
}

/// Every spanning tree of a few nodes, each once: the part with the fewest cells leaving it needs one of them.
private struct SpanningTrees {
  private struct Edge {
    let one: Int
    let other: Int
    let cell: Int
    let sign: Int64
  }

  private let space: RepairSpace
  private var balances: [Int64] = []
  private var edges: [Edge] = []
  var found: [[CellChange]] = []
  var steps: Int

  init(_ space: RepairSpace, _ mask: UInt64, steps: Int) {
    self.space = space
    self.steps = steps
    let vertices = Array(bits(of: mask))
    balances = vertices.map { space.balance[$0] }
    for (place, vertex) in vertices.enumerated() {
      for (offset, other) in vertices[(place + 1)...].enumerated() where space.neighbours[vertex] & (1 << UInt64(other)) != 0 {
        addEdges(place, vertex, place + 1 + offset, other)
      }
    }
  }

  private mutating func addEdges(_ one: Int, _ vertex: Int, _ other: Int, _ neighbour: Int) {
    for node in bits(of: space.members[vertex]) {
      for end in bits(of: space.members[neighbour]) {
        guard let cell = space.network.cell(between: node, end) else { continue }
        let ends = space.network.ends[cell]
        edges.append(
          ends.first == node
            ? Edge(one: one, other: other, cell: cell, sign: ends.sign)
            : Edge(one: other, other: one, cell: cell, sign: ends.sign))
      }
    }
  }

  mutating func run() {
    guard edges.count < 64 else {
      steps = SlipPriors.mostSteps + 1
      return
    }
    grow(balances.indices.map { 1 << UInt64($0) }, allowed: (1 << UInt64(edges.count)) - 1, chosen: 0)
  }

  private mutating func grow(_ parts: [UInt64], allowed: UInt64, chosen: UInt64) {
    steps += 1
    guard steps <= SlipPriors.mostSteps else { return }
    if parts.count == 1 { return settle(chosen) }
    guard let (part, leaving) = narrowest(parts, allowed) else { return }
    var allowed = allowed
    for edge in bits(of: leaving) {
      allowed &= ~(1 << UInt64(edge))
      let ends: UInt64 = 1 << UInt64(edges[edge].one) | 1 << UInt64(edges[edge].other)
      var merged = parts
      guard let far = merged.firstIndex(where: { $0 & ends != 0 && $0 != part }) else { continue }
      let union = merged[far] | part
      merged.remove(at: far)
      merged.removeAll { $0 == part }
      merged.append(union)
      grow(merged, allowed: allowed, chosen: chosen | 1 << UInt64(edge))
    }
  }

  /// The part with the fewest allowed cells leaving it, and these cells; nil if some part has none.
  private func narrowest(_ parts: [UInt64], _ allowed: UInt64) -> (part: UInt64, leaving: UInt64)? {
    var best: (part: UInt64, leaving: UInt64)?
    for part in parts {
      var leaving: UInt64 = 0
      for edge in bits(of: allowed) {
        let (one, other) = (part >> UInt64(edges[edge].one) & 1, part >> UInt64(edges[edge].other) & 1)
        if one != other { leaving |= 1 << UInt64(edge) }
      }
      if leaving == 0 { return nil }
      if best.map({ leaving.nonzeroBitCount < $0.leaving.nonzeroBitCount }) ?? true { best = (part, leaving) }
    }
    return best
  }

  /// Takes the changes off the tree's leaves inward; keeps them if every cell changes, and to a possible value.
  private mutating func settle(_ chosen: UInt64) {
    var balances = balances
    var rest = chosen
    var changes: [CellChange] = []
    while rest != 0 {
      var settled = false
      for vertex in balances.indices {
        let touching = bits(of: rest).filter { edges[$0].one == vertex || edges[$0].other == vertex }
        guard touching.count == 1, let place = touching.first else { continue }
        let edge = edges[place]
        let delta = edge.one == vertex ? -edge.sign * balances[vertex] : edge.sign * balances[vertex]
        guard space.canChange(edge.cell, by: delta) else { return }
        balances[edge.one == vertex ? edge.other : edge.one] += balances[vertex]
        balances[vertex] = 0
        changes.append(CellChange(cell: edge.cell, delta: delta))
        rest &= ~(1 << UInt64(place))
        settled = true
      }
      if !settled { return }
    }
    guard balances.allSatisfy({ $0 == 0 }) else { return }
    found.append(changes.sorted { $0.cell < $1.cell })
  }
}
