/// Divides failing relations into causes: groups that cancel among themselves, with the fewest cells changed in all.
///
/// A tree of cells on a group of g relations has at least g - 1 cells; the fewest over all divisions are found by
/// deepening a bound, and no group is searched that the bound rules out.
struct GroupSearch {
  /// A division: the groups, each as a mask over `nodes`.
  typealias Division = [Int]

  /// The failing standing nodes searched.
  let nodes: [Int]
  private var search: TreeSearch
  private let sums: [Int64]
  private var zeroGroups: [[Int]]
  private var known: [Int: (searched: Int, cost: Int?, trees: [[CellChange]])] = [:]
  /// By mask: the bound searched and what came of it, and the lower bound; -1 where not known.
  private var searched: [Int8]
  private var leasts: [Int8]
  private var lowests: [Int8]
  private var steps = 0
  private let allowed: Int

  /// A search that gives up after its own bound of steps, or before where fewer are allowed.
  init(_ space: RepairSpace, _ nodes: [Int], allowed: Int = .max) {
    self.nodes = nodes
    self.allowed = allowed
    search = TreeSearch(space)
    var sums = [Int64](repeating: 0, count: 1 << nodes.count)
    var zeroGroups = [[Int]](repeating: [], count: nodes.count)
    for mask in 1..<max(1, sums.count) {
      let low = mask.trailingZeroBitCount
      sums[mask] = sums[mask & (mask - 1)] + space.balance[nodes[low]]
      if sums[mask] == 0, mask.nonzeroBitCount <= SlipPriors.largestGroup { zeroGroups[low].append(mask) }
    }
    for low in zeroGroups.indices { zeroGroups[low].sort { ($0.nonzeroBitCount, $0) < ($1.nonzeroBitCount, $1) } }
    self.sums = sums
    searched = [Int8](repeating: -1, count: sums.count)
    leasts = searched
    lowests = searched
    self.zeroGroups = zeroGroups
  }

  /// All nodes, as a mask.
  var full: Int { sums.count - 1 }
  /// Whether a bound on steps was passed.
  var gaveUp: Bool { search.gaveUp || steps > 4 * SlipPriors.mostSteps || used > allowed }
  /// The steps taken so far; those of dividing are a quarter of those of growing trees.
  var used: Int { search.steps + steps / 4 }
  /// The trees of a group that a division holds.
  func trees(of group: Int) -> [[CellChange]] { known[group]?.trees ?? [] }

  /// The network's nodes of a group.
  func nodeMask(_ group: Int) -> UInt64 {
    var mask: UInt64 = 0
    for place in bits(of: UInt64(group)) { mask |= 1 << UInt64(nodes[place]) }
    return mask
  }
  /// The group of those of the network's nodes that are searched.
  func group(of mask: UInt64) -> Int {
    nodes.indices.reduce(0) { mask & (1 << UInt64(nodes[$1])) == 0 ? $0 : $0 | 1 << $1 }
  }

  /// The divisions of `mask` that change the fewest cells; empty if more than the bound, or none, would do.
  mutating func divisions(of mask: Int) -> [Division] {
    guard mask != 0 else { return [[]] }
    guard sums[mask] == 0 else { return [] }
    var bound = lowest(mask)
    while bound <= SlipPriors.mostCells, !gaveUp {
      if least(mask, bound) != nil {
        var found: [Division] = []
        collect(mask, bound, [], into: &found)
        return found
      }
      bound += 1
    }
    return []
  }

  /// No division of these nodes changes fewer cells than this: pairs cost one cell, three nodes two.
  private mutating func lowest(_ mask: Int) -> Int {
    if lowests[mask] >= 0 { return Int(lowests[mask]) }
    var rest = mask
    var count = 0
    var pairs = 0
    while rest != 0 {
      let low = rest.trailingZeroBitCount
      rest &= rest - 1
      count += 1
      if let partner = bits(of: UInt64(rest)).first(where: { sums[1 << $0] == -sums[1 << low] }) {
        rest &= ~(1 << partner)
        count += 1
        pairs += 1
      }
    }
    let lowest = count - pairs - (count - 2 * pairs) / 3
    lowests[mask] = Int8(lowest)
    return lowest
  }

  /// The fewest cells for these nodes, if no more than the bound.
  private mutating func least(_ mask: Int, _ bound: Int) -> Int? {
    if mask == 0 { return 0 }
    if leasts[mask] >= 0 { return leasts[mask] <= bound ? Int(leasts[mask]) : nil }
    if searched[mask] >= bound { return nil }
    var best: Int?
    for group in zeroGroups[mask.trailingZeroBitCount] where group & ~mask == 0 {
      steps += 1
      guard !gaveUp else { break }
      let rest = mask & ~group
      let allowed = (best.map { $0 - 1 } ?? bound) - lowest(rest)
      guard let cost = cost(group, allowed) else { continue }
      if let others = least(rest, (best.map { $0 - 1 } ?? bound) - cost) { best = cost + others }
    }
    searched[mask] = Int8(max(-1, bound))
    leasts[mask] = best.map { Int8($0) } ?? -1
    return best
  }

  /// The fewest cells of one tree on a group, if no more than the bound.
  private mutating func cost(_ group: Int, _ bound: Int) -> Int? {
    let size = group.nonzeroBitCount
    var entry = known[group] ?? (searched: -1, cost: nil, trees: [])
    while entry.cost == nil, entry.searched < SlipPriors.mostHolding, size + entry.searched <= bound {
      entry.searched += 1
      entry.trees = search.trees(joining: nodeMask(group), through: entry.searched)
      if !entry.trees.isEmpty { entry.cost = size - 1 + entry.searched }
    }
    known[group] = entry
    return entry.cost.flatMap { $0 <= bound ? $0 : nil }
  }

  private mutating func collect(_ mask: Int, _ bound: Int, _ chosen: Division, into found: inout [Division]) {
    if mask == 0 { return found.append(chosen) }
    for group in zeroGroups[mask.trailingZeroBitCount] where group & ~mask == 0 {
      steps += 1
      guard found.count < SlipPriors.mostCombinations, !gaveUp else { return }
      let rest = mask & ~group
      guard let cost = cost(group, bound - lowest(rest)), least(rest, bound - cost) != nil else { continue }
      collect(rest, bound - cost, chosen + [group], into: &found)
    }
  }
}
