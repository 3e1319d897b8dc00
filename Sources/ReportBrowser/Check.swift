import Disclosure

/// A part of a report that the content pane can show.
enum Part: Sendable, Hashable {
  /// The text before the first section.
  case preamble
  /// A statutory section.
  case section(SectionID)
  /// The statistics table of before 2019.
  case statistics

  /// Orders parts as they are listed.
  var rank: Int {
    switch self {
    case .preamble: 0
    case .section(let id): Int(id.rawValue)
    case .statistics: 100
    }
  }
}

/// A finding seen as a place to jump to.
struct Check: Sendable, Hashable {
  /// The finding's place in the report's list.
  let finding: Int
  /// The part of the report it is shown in.
  let part: Part
  /// The cell the cursor lands on: the stated one of a relation; nil for words of the prose.
  let cell: CellPath?

  init(_ finding: Finding, at index: Int, editions: [Edition?]) {
    self.finding = index
    let section = finding.wordsOfProse?.section
    cell = section == nil ? Self.landing(of: finding, editions: editions) : nil
    part = (section ?? finding.section).map { .section($0) } ?? .preamble
  }

  private static func landing(of finding: Finding, editions: [Edition?]) -> CellPath? {
    guard let last = finding.cells.last else { return nil }
    if let relation = finding.relation(in: editions) { return relation.stated.first ?? last }
    return finding.cells.first
  }

  /// Where it stands among the others, as the eye reads: part by part, cell by cell.
  var order: (Int, Int, Int) { (part.rank, cell.map(Self.cellRank) ?? -1, finding) }

  static func cellRank(_ cell: CellPath) -> Int {
    (Int(cell.table.rawValue) << 16) + (Int(cell.row.rawValue) << 8) + Int(cell.column.rawValue)
  }
}

extension Finding {
  /// The relation it speaks of, if it speaks of one.
  func relation(in editions: [Edition?]) -> Relation? {
    guard let subject, let table = cells.first?.table,
      let edition = editions.indices.contains(Int(table.rawValue) - 2) ? editions[Int(table.rawValue) - 2] : nil
    else { return nil }
    return Relation.all(of: Form.table(table, edition)).first { $0.rule == rule && $0.subject == subject }
  }

  /// Whether it deserves a look without being a failure: a warning, or a relation that blanks decide.
  var isWarning: Bool { severity == .warning || (outcome == .undetermined && severity != .error) }
}
