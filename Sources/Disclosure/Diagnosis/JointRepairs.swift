/// A repair of some failing relations, with what may have happened.
struct PartRepair {
  /// The failing standing nodes it settles.
  let nodes: UInt64
  /// The changes, in the form's order.
  let changes: [CellChange]
  /// The slips that account for them, over `changes`.
  let slips: [CoveringSlip]
  /// How plausible it is, in nats.
  let score: Double

  init(_ nodes: UInt64, _ changes: [CellChange], _ model: SlipModel) {
    self.nodes = nodes
    self.changes = changes
    let cover = SlipCover(model, changes)
    slips = cover.slips
    score = cover.score
  }
}

extension PartRepair {
  /// The same, as a repair of other nodes.
  init(_ nodes: UInt64, _ other: PartRepair) {
    self.nodes = nodes
    changes = other.changes
    slips = other.slips
    score = other.score
  }
}

/// A repair of all failing relations: the parts, one a cause.
struct JointRepair {
  var parts: [PartRepair]
  var score: Double

  init(_ parts: [PartRepair]) {
    self.parts = parts
    score = parts.reduce(0) { $0 + $1.score }
  }
}

/// Searches the repairs of table 3.
struct RepairSearch {
  private let space: RepairSpace
  private let model: SlipModel
  /// Whether a bound was passed, so that repairs may be lacking.
  private(set) var limit: Diagnosis.Limit?
  private var ranked: [UInt64: [PartRepair]] = [:]
  /// The steps that are left to all searches together.
  private var left: Int

  init(_ space: RepairSpace, _ model: SlipModel, allowed: Int = SlipPriors.mostStepsInAll) {
    self.space = space
    self.model = model
    left = allowed
  }

  /// All repairs found, most plausible first.
  mutating func repairs() -> [JointRepair] {
    let count = space.failing.count
    let lines = count > 3 ? space.lineRepairs() : []
    var found = count > SlipPriors.largestGroup ? whole(lines) : []
    if !found.isEmpty { return distinct(found) }
    if count <= SlipPriors.mostFailing {
      var groups = GroupSearch(space, space.failing, allowed: left)
      found += combinations(groups.divisions(of: groups.full), nil, groups)
      if found.isEmpty { limit = groups.gaveUp ? .steps : .cells }
      for line in lines {
        let rest = groups.full & ~groups.group(of: line.nodes)
        found += combinations(groups.divisions(of: rest), line, groups)
      }
      if groups.gaveUp { limit = .steps }
      left -= groups.used
    } else {
      limit = .failingRelations
      for line in lines { found += repairs(beside: line) }
    }
    if found.isEmpty || count > SlipPriors.largestGroup { found += besideOpenLines() }
    return distinct(found)
  }

  /// Lines that are off, with what else is wrong in the relations they cross.
  private mutating func besideOpenLines() -> [JointRepair] {
    let failing = space.failing.reduce(UInt64(0)) { $0 | 1 << UInt64($1) }
    var found: [JointRepair] = []
    for line in space.openLines() {
      guard left > 0 else {
        limit = .steps
        break
      }
      let first = part(line.repair.nodes, line.repair.changes)
      guard first.slips.contains(where: { $0.mask.nonzeroBitCount > 2 }) else { continue }
      let rest = line.rest
      var groups = GroupSearch(rest, rest.failing, allowed: left)
      var search = RepairSearch(rest, model, allowed: left)
      found += search.combinations(groups.divisions(of: groups.full), nil, groups).map { rest in
        JointRepair([first] + rest.parts.map { PartRepair($0.nodes & failing, $0) })
      }
      left = search.left - groups.used
      if groups.gaveUp { limit = .steps }
    }
    return found
  }

  /// A repair of some nodes, with what it counts for to look at it.
  private mutating func part(_ nodes: UInt64, _ changes: [CellChange]) -> PartRepair {
    left -= SlipPriors.scoringSteps(changes.count)
    return PartRepair(nodes, changes, model)
  }

  /// The lines that settle all that fails by one slip: with so many relations no other repair is as plausible.
  private func whole(_ lines: [LineRepair]) -> [JointRepair] {
    let all = space.failing.reduce(UInt64(0)) { $0 | 1 << UInt64($1) }
    let repairs = lines.filter { $0.nodes == all }.map { JointRepair([PartRepair(all, $0.changes, model)]) }
    return repairs.contains { $0.parts.allSatisfy { $0.slips.count == 1 } } ? repairs : []
  }

  /// A line that settles most of what fails, and the smallest repairs of the rest.
  private mutating func repairs(beside line: LineRepair) -> [JointRepair] {
    let rest = space.failing.filter { line.nodes & (1 << UInt64($0)) == 0 }
    guard rest.count <= SlipPriors.largestGroup else { return [] }
    var groups = GroupSearch(space, rest, allowed: left)
    defer { left -= groups.used }
    return combinations(groups.divisions(of: groups.full), line, groups)
  }

  /// The most plausible choices of one repair for each group, over all divisions.
  private mutating func combinations(
    _ divisions: [GroupSearch.Division], _ line: LineRepair?, _ groups: GroupSearch
  ) -> [JointRepair] {
    let fixed = line.map { [PartRepair($0.nodes, $0.changes, model)] } ?? []
    let width = max(SlipPriors.fewestKept, 2 * SlipPriors.mostCombinations / max(1, divisions.count))
    return divisions.flatMap { division in
      let choices = division.map { parts(of: $0, groups) }
      if fixed.isEmpty, choices.count == 1 { return choices.flatMap { $0.map { JointRepair([$0]) } } }
      var joint = [JointRepair(fixed)]
      for parts in choices {
        joint = joint.flatMap { repair in parts.prefix(width).map { JointRepair(repair.parts + [$0]) } }
        joint.sort { $0.score > $1.score }
        joint.removeLast(max(0, joint.count - width))
      }
      return joint
    }
  }

  private mutating func parts(of group: Int, _ groups: GroupSearch) -> [PartRepair] {
    let nodes = groups.nodeMask(group)
    if let known = ranked[nodes] { return known }
    let trees = groups.trees(of: group) + space.wholeSideRepairs(of: nodes)
    // The plainest come first; what is left out for want of steps is said by the limit.
    let room = max(1, left / SlipPriors.scoringSteps(trees.first?.count ?? 1))
    if trees.count > room { limit = .steps }
    var parts = trees.prefix(room).map { part(nodes, $0) }
    parts.sort { ($1.score, $0.changes.first?.cell ?? 0) < ($0.score, $1.changes.first?.cell ?? 0) }
    ranked[nodes] = parts
    return parts
  }

  /// Each set of changes once, parts joined that one slip spans, most plausible first.
  private mutating func distinct(_ repairs: [JointRepair]) -> [JointRepair] {
    var seen: Set<[CellChange]> = []
    var found: [JointRepair] = []
    for repair in repairs.sorted(by: { $0.score > $1.score }).prefix(2 * SlipPriors.mostCombinations) {
      let changes = repair.parts.flatMap(\.changes).sorted { $0.cell < $1.cell }
      guard Set(changes.map(\.cell)).count == changes.count, seen.insert(changes).inserted else { continue }
      found.append(penalised(joined(repair, changes)))
    }
    return found.sorted { $0.score > $1.score }
  }

  /// Looks at all changes together: a slip may span what the relations alone would keep apart.
  private mutating func joined(_ repair: JointRepair, _ changes: [CellChange]) -> JointRepair {
    guard repair.parts.count > 1 else { return repair }
    guard left > 0 else {
      limit = .steps
      return repair
    }
    left -= SlipPriors.scoringSteps(changes.count)
    let cover = SlipCover(model, changes)
    guard cover.score > repair.score + 1e-6 else { return repair }
    var parts = repair.parts
    for slip in cover.slips {
      let cells = Set(bits(of: slip.mask).map { changes[$0].cell })
      let spanned = parts.filter { part in part.changes.contains { cells.contains($0.cell) } }
      guard spanned.count > 1 else { continue }
      parts.removeAll { part in part.changes.contains { cells.contains($0.cell) } }
      let nodes = spanned.reduce(0) { $0 | $1.nodes }
      parts.append(PartRepair(nodes, spanned.flatMap(\.changes).sorted { $0.cell < $1.cell }, model))
    }
    return JointRepair(parts)
  }

  /// A negative count must change; a repair that leaves one is put back.
  private func penalised(_ repair: JointRepair) -> JointRepair {
    var repair = repair
    let changed = repair.parts.flatMap(\.changes).map(\.cell)
    let left = model.values.indices.count { model.values[$0] < 0 && !changed.contains($0) }
    repair.score -= Double(left) * SlipPriors.negativePenalty
    return repair
  }
}
