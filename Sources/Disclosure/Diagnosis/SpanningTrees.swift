/// Every spanning tree of a few nodes, each once: the part with the fewest cells leaving it needs one of them.
///
/// A part is kept as the set of cells that leave it; where two parts join, the cells between them cancel out.
struct SpanningTrees {
  private struct Edge {
    let one: Int
    let other: Int
    let cell: Int
    let sign: Int64
  }

  private static let mostVertices = 16

  private let space: RepairSpace
  private let count: Int
  private var balances = SIMD16<Int64>(repeating: 0)
  private var leaving = SIMD16<UInt64>(repeating: 0)
  private var edges: [Edge] = []
  /// The changes of each tree in which every cell changes to a possible value.
  private(set) var found: [[CellChange]] = []
  /// How many steps were taken in all.
  private(set) var steps: Int

  init(_ space: RepairSpace, _ mask: UInt64, settling group: UInt64, steps: Int) {
    self.space = space
    self.steps = steps
    count = mask.nonzeroBitCount
    guard count <= Self.mostVertices else { return }
    var place = 0
    for vertex in bits(of: mask) {
      balances[place] = group & (1 << UInt64(vertex)) == 0 ? 0 : space.balance[vertex]
      var other = place
      for neighbour in bits(of: mask & ~((2 << UInt64(vertex)) - 1)) {
        other += 1
        if space.neighbours[vertex] & (1 << UInt64(neighbour)) != 0 { addEdges(place, vertex, other, neighbour) }
      }
      place += 1
    }
  }

  private mutating func addEdges(_ one: Int, _ vertex: Int, _ other: Int, _ neighbour: Int) {
    for node in bits(of: space.members[vertex]) {
      for end in bits(of: space.members[neighbour]) {
        guard let cell = space.network.cell(between: node, end) else { continue }
        let ends = space.network.ends[cell]
        let isForward = ends.first == node
        if edges.count < 64 {
          leaving[one] |= 1 << UInt64(edges.count)
          leaving[other] |= 1 << UInt64(edges.count)
        }
        edges.append(
          Edge(one: isForward ? one : other, other: isForward ? other : one, cell: cell, sign: ends.sign))
      }
    }
  }

  /// Finds them; gives up at once where there are more cells than can be told apart.
  mutating func run() {
    guard edges.count < 64, count <= Self.mostVertices else {
      steps = SlipPriors.mostSteps + 1
      return
    }
    grow(leaving, count, allowed: (1 << UInt64(edges.count)) - 1, chosen: 0)
  }

  private mutating func grow(_ parts: SIMD16<UInt64>, _ count: Int, allowed: UInt64, chosen: UInt64) {
    steps += 1
    guard steps <= SlipPriors.mostSteps else { return }
    if count == 1 { return settle(chosen) }
    var (narrow, fewest) = (0, 65)
    for part in 0..<count {
      let width = (parts[part] & allowed).nonzeroBitCount
      if width < fewest { (narrow, fewest) = (part, width) }
    }
    var allowed = allowed
    for edge in bits(of: parts[narrow] & allowed) {
      let bit: UInt64 = 1 << UInt64(edge)
      allowed &= ~bit
      guard let far = (0..<count).first(where: { $0 != narrow && parts[$0] & bit != 0 }) else { continue }
      var merged = parts
      merged[narrow] ^= parts[far]
      merged[far] = merged[count - 1]
      grow(merged, count - 1, allowed: allowed, chosen: chosen | bit)
    }
  }

  /// Takes the changes off the tree's leaves inward; keeps them if every cell changes, and to a possible value.
  private mutating func settle(_ chosen: UInt64) {
    var balances = balances
    var rest = chosen
    var changes: [CellChange] = []
    while rest != 0 {
      let before = rest
      for vertex in 0..<count {
        let touching = leaving[vertex] & rest
        guard touching.nonzeroBitCount == 1 else { continue }
        let edge = edges[touching.trailingZeroBitCount]
        let delta = edge.one == vertex ? -edge.sign * balances[vertex] : edge.sign * balances[vertex]
        guard space.canChange(edge.cell, by: delta) else { return }
        balances[edge.one == vertex ? edge.other : edge.one] += balances[vertex]
        balances[vertex] = 0
        changes.append(CellChange(cell: edge.cell, delta: delta))
        rest &= ~touching
      }
      if rest == before { return }
    }
    guard balances == SIMD16(repeating: 0) else { return }
    found.append(changes.sorted { $0.cell < $1.cell })
  }
}
