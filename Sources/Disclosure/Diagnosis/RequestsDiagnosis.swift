/// The diagnosis of table 3.
package struct RequestsDiagnosis {
  private let table: ReportTable
  private let network: RequestNetwork
  private let space: RepairSpace
  private let model: SlipModel
  private let balances: [Int64]

  /// What may be wrong in table 3, one diagnosis a cause.
  static func diagnose(_ table: ReportTable, _ facts: [CellPath: Quantity]) -> [Diagnosis] {
    let figures = CellValues(table)
    guard figures.isWorthReading, table.form.kind == .requests else { return [] }
    let network = RequestNetwork.of(table.form)
    let balances = network.balances(of: figures.values)
    guard !figures.unread.isEmpty || balances.contains(where: { $0 != 0 }) else { return [] }
    return RequestsDiagnosis(table, network, figures, balances, facts).diagnoses()
  }

  /// The smallest sets of changes that settle all failing relations of table 3, each as often as there are divisions of
  /// the relations that it comes of: no ranking, no other repairs. Empty if none is within bounds or nothing fails.
  package static func smallestRepairs(_ table: ReportTable) -> [[CellChange]] {
    let figures = CellValues(table)
    let network = RequestNetwork.of(table.form)
    let space = RepairSpace(network, figures, network.balances(of: figures.values))
    guard !space.failing.isEmpty, space.failing.count <= SlipPriors.mostFailing else { return [] }
    var groups = GroupSearch(space, space.failing)
    let divisions = groups.divisions(of: groups.full)
    let sets = divisions.flatMap { division in
      division.reduce([[CellChange]()]) { sets, group in
        sets.flatMap { set in groups.trees(of: group).map { (set + $0).sorted { $0.cell < $1.cell } } }
      }
    }
    return sets.sorted { $0.lexicallyPrecedes($1) }
  }

  private init(
    _ table: ReportTable, _ network: RequestNetwork, _ figures: CellValues, _ balances: [Int64],
    _ facts: [CellPath: Quantity]
  ) {
    self.table = table
    self.network = network
    self.balances = balances
    space = RepairSpace(network, figures, balances)
    var known: [Int: Int64] = [:]
    for (cell, fact) in facts where cell.table == .requests && fact.isWhole {
      if let place = table.form.index(of: cell.row, cell.column) { known[place] = fact.mantissa }
    }
    model = SlipModel(
      figures, columns: RequestNetwork.columnCount, resultRow: network.resultIndex, outcomes: network.outcomes,
      facts: known)
  }

  private func diagnoses() -> [Diagnosis] {
    var found: [(first: Int, diagnosis: Diagnosis)] = []
    var explained: UInt64 = 0
    if !space.failing.isEmpty {
      var search = RepairSearch(space, model)
      let repairs = search.repairs()
      for block in blocks(repairs) {
        explained |= block
        let parts = parts(in: block, of: repairs)
        found.append((block.trailingZeroBitCount, diagnosis(of: block, parts, search.limit)))
      }
    }
    for node in space.home.indices where space.home[node] == node && explained & (1 << UInt64(node)) == 0 {
      if let deduction = deduction(at: node) { found.append((node, deduction)) }
    }
    return found.sorted { $0.first < $1.first }.map(\.diagnosis)
  }

  /// The failing nodes, divided so that every plausible repair settles each division by itself.
  private func blocks(_ repairs: [JointRepair]) -> [UInt64] {
    var blocks = repairs.isEmpty ? [] : space.failing.map { UInt64(1) << UInt64($0) }
    guard let best = repairs.first else { return [space.failing.reduce(0) { $0 | 1 << UInt64($1) }] }
    for repair in repairs where repair.score > best.score - SlipPriors.separation {
      for part in repair.parts {
        let touched = blocks.filter { $0 & part.nodes != 0 }
        guard touched.count > 1 else { continue }
        blocks.removeAll { $0 & part.nodes != 0 }
        blocks.append(touched.reduce(0, |))
      }
    }
    return blocks
  }

  /// What the repairs change in a block, each once, most plausible first; repairs that reach beyond it are left out.
  private func parts(in block: UInt64, of repairs: [JointRepair]) -> [PartSet] {
    var seen: Set<[CellChange]> = []
    var found: [PartSet] = []
    for repair in repairs {
      let parts = repair.parts.filter { $0.nodes & block != 0 }
      guard parts.reduce(0, { $0 | $1.nodes }) == block else { continue }
      let set = PartSet(parts)
      guard seen.insert(set.changes).inserted else { continue }
      guard let deduced = space.deduced(in: space.allMembers(of: block), after: set.changes) else { continue }
      found.append(set.with(deduced))
    }
    found.sort {
      $0.score > $1.score + 1e-9 || ($0.score > $1.score - 1e-9 && $0.changes.lexicallyPrecedes($1.changes))
    }
    return found
  }

  private func diagnosis(of block: UInt64, _ parts: [PartSet], _ limit: Diagnosis.Limit?) -> Diagnosis {
    let relations = relations(of: block)
    guard let best = parts.first else { return Diagnosis(.notLocalisable, relations, [], leading: 0, limit: limit) }
    let leading = parts.prefix { $0.score > best.score - SlipPriors.lead }
    let kind = kind(block, best, leading.count)
    let candidates = parts.prefix(SlipPriors.mostListed).map(candidate)
    return Diagnosis(kind, relations, candidates, leading: min(leading.count, candidates.count), limit: limit)
  }

  private func kind(_ block: UInt64, _ best: PartSet, _ leading: Int) -> Diagnosis.Kind {
    if best.changes.count == 1, best.parts.count == 1 { return .certain }
    if best.slips.contains(where: { $0.slip.isShift }) { return .misalignedLine }
    let isReadded = best.slips.contains { $0.slip == .readdedAll }
    if bits(of: block).allSatisfy({ network.isBalance($0) }), isReadded || leading > 1 { return .sidesDiffer }
    switch leading {
    case 1: return .likely
    case 2: return .tie
    default: return .lineUnknown
    }
  }

  private func candidate(_ set: PartSet) -> Diagnosis.Candidate {
    let cells = table.form.cells
    let changes = (set.changes + set.deduced).sorted { $0.cell < $1.cell }.map { change in
      Diagnosis.Change(
        cells[change.cell], table[change.cell], to: Quantity(Int(model.values[change.cell] + change.delta)))
    }
    let events = set.parts.flatMap { part in
      part.slips.map { slip in
        Diagnosis.Event(slip: slip.slip, cells: bits(of: slip.mask).map { cells[part.changes[$0].cell] })
      }
    }
    return Diagnosis.Candidate(changes: changes, events: events)
  }

  /// What follows for the unread cells of joined relations among which nothing else is wrong; nil if nothing does.
  private func deduction(at node: Int) -> Diagnosis? {
    guard space.members[node].nonzeroBitCount > 1 else { return nil }
    guard let deduced = space.deduced(in: space.members[node], after: []), !deduced.isEmpty else { return nil }
    let set = PartSet([]).with(deduced)
    let known = deduced.reduce(into: UInt64(0)) { nodes, change in
      let ends = network.ends[change.cell]
      nodes |= 1 << UInt64(ends.first) | 1 << UInt64(ends.second)
    }
    let inResult = deduced.contains { $0.cell / RequestNetwork.columnCount == network.resultIndex }
    return Diagnosis(.certain, relations(at: known, inResult), [candidate(set)], leading: 1)
  }

  /// The relations that fail or cannot be compared for what is wrong in a block.
  private func relations(of block: UInt64) -> [Relation] {
    var nodes: UInt64 = 0
    var above: Int64 = 0
    for standing in bits(of: block) {
      for node in bits(of: space.members[standing]) {
        if network.isAboveResult(node) { above += balances[node] }
        if balances[node] != 0 || space.members[standing].nonzeroBitCount > 1 { nodes |= 1 << UInt64(node) }
      }
    }
    return relations(at: nodes, above != 0 && resultRowFails)
  }

  /// Whether the relation that is no node, the row （七）总计, fails; what passes through it then belongs to a cause.
  private var resultRowFails: Bool {
    let first = network.resultIndex * RequestNetwork.columnCount
    let parts = (first..<first + RequestNetwork.totalColumn).reduce(Int64(0)) { $0 + model.values[$1] }
    return parts != model.values[first + RequestNetwork.totalColumn]
  }

  private func relations(at nodes: UInt64, _ withResultRow: Bool) -> [Relation] {
    let named =
      bits(of: nodes).map { network.relations[$0] } + (withResultRow ? [network.resultRow].compactMap(\.self) : [])
    return Relation.all(of: table.form).filter(named.contains)
  }
}

/// The parts of a joint repair that belong to one cause.
private struct PartSet {
  let parts: [PartRepair]
  let changes: [CellChange]
  let score: Double
  /// What follows for unread cells.
  private(set) var deduced: [CellChange] = []

  init(_ parts: [PartRepair]) {
    self.parts = parts
    changes = parts.flatMap(\.changes).sorted { $0.cell < $1.cell }
    score = parts.reduce(0) { $0 + $1.score }
  }

  var slips: [CoveringSlip] { parts.flatMap(\.slips) }

  func with(_ deduced: [CellChange]) -> Self {
    var copy = self
    copy.deduced = deduced
    return copy
  }
}

extension [CellChange] {
  /// Orders repairs that are equally plausible: as the form orders their cells.
  fileprivate func lexicallyPrecedes(_ other: Self) -> Bool { lexicographicallyPrecedes(other) { $0.cell < $1.cell } }
}
