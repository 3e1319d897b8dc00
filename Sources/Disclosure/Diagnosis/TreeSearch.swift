/// Finds the trees of cells whose changes bring a group of failing relations to zero.
struct TreeSearch {
  private let space: RepairSpace
  private let standing: UInt64
  /// How many steps were taken so far, over all groups.
  private(set) var steps = 0

  init(_ space: RepairSpace) {
    self.space = space
    standing = space.home.indices.reduce(0) { space.home[$1] == $1 ? $0 | 1 << UInt64($1) : $0 }
  }

  /// Whether the bound on steps was passed, so that results may be lacking.
  var gaveUp: Bool { steps > SlipPriors.mostSteps }

  /// All trees on the group's nodes and exactly `holding` further nodes in which every cell changes to a possible value.
  /// What the further nodes lack, if anything, is left to other trees.
  mutating func trees(joining group: UInt64, through holding: Int) -> [[CellChange]] {
    var found: [[CellChange]] = []
    if holding == 0 {
      span(group, group, into: &found)
      return found
    }
    for one in bits(of: standing & ~group) {
      let first: UInt64 = 1 << UInt64(one)
      let reach = space.neighbours[one]
      if holding == 1 {
        if (reach & group).nonzeroBitCount > 1 { span(group | first, group, into: &found) }
        continue
      }
      guard reach & group != 0 else { continue }
      for other in bits(of: standing & ~group & ~(first | (first - 1))) {
        let both = group | first | 1 << UInt64(other)
        guard (reach & both).nonzeroBitCount > 1, (space.neighbours[other] & both).nonzeroBitCount > 1 else { continue }
        span(both, group, into: &found)
      }
    }
    return found
  }

  private mutating func span(_ mask: UInt64, _ group: UInt64, into found: inout [[CellChange]]) {
    guard !gaveUp, isConnected(mask) else { return }
    var spanning = SpanningTrees(space, mask, settling: group, steps: steps)
    spanning.run()
    steps = spanning.steps
    found += spanning.found
  }

  private func isConnected(_ mask: UInt64) -> Bool {
    var reached = mask & (~mask + 1)
    var fresh = reached
    while fresh != 0 {
      var next: UInt64 = 0
      for node in bits(of: fresh) { next |= space.neighbours[node] }
      fresh = next & mask & ~reached
      reached |= fresh
    }
    return reached == mask
  }
}
