/// The network of a table with its figures: which relations fail, with relations joined that share an unread cell.
///
/// An unread cell may hold any value, so its two relations count as one: what one lacks the other may have.
struct RepairSpace {
  let network: RequestNetwork
  let figures: CellValues
  /// The node that stands for each node's joined relations.
  let home: [Int]
  /// The nodes joined to each standing node, as a mask.
  let members: [UInt64]
  /// What the joined relations lack, by standing node.
  let balance: [Int64]
  /// The standing nodes that a known cell joins to each standing node, as a mask.
  let neighbours: [UInt64]
  /// The standing nodes whose balance is not zero.
  let failing: [Int]

  init(_ network: RequestNetwork, _ figures: CellValues, _ balances: [Int64]) {
    self.network = network
    self.figures = figures
    var home = Array(0..<network.nodeCount)
    func root(_ node: Int) -> Int {
      var node = node
      while home[node] != node { node = home[node] }
      return node
    }
    for cell in figures.unread {
      let one = root(network.ends[cell].first)
      let other = root(network.ends[cell].second)
      if one != other { home[max(one, other)] = min(one, other) }
    }
    for node in home.indices { home[node] = root(node) }
    self.home = home
    var members = [UInt64](repeating: 0, count: network.nodeCount)
    var balance = [Int64](repeating: 0, count: network.nodeCount)
    for node in home.indices {
      members[home[node]] |= 1 << UInt64(node)
      balance[home[node]] += balances[node]
    }
    self.members = members
    self.balance = balance
    var neighbours = [UInt64](repeating: 0, count: network.nodeCount)
    for end in network.ends {
      let (one, other) = (home[end.first], home[end.second])
      guard one != other else { continue }
      neighbours[one] |= 1 << UInt64(other)
      neighbours[other] |= 1 << UInt64(one)
    }
    self.neighbours = neighbours
    failing = home.indices.filter { home[$0] == $0 && balance[$0] != 0 }
  }

  /// The nodes joined to any of the standing nodes of a mask.
  func allMembers(of mask: UInt64) -> UInt64 {
    var all: UInt64 = 0
    for node in bits(of: mask) { all |= members[node] }
    return all
  }

  /// The value of a cell after a change; nil if it would be negative.
  func canChange(_ cell: Int, by delta: Int64) -> Bool { delta != 0 && figures.values[cell] + delta >= 0 }
}

/// The places of the bits that are set, lowest first.
struct BitPlaces: Sequence, IteratorProtocol {
  private var rest: UInt64
  init(_ mask: UInt64) { rest = mask }
  mutating func next() -> Int? {
    guard rest != 0 else { return nil }
    let place = rest.trailingZeroBitCount
    rest &= rest - 1
    return place
  }
}

func bits(of mask: UInt64) -> BitPlaces { BitPlaces(mask) }
