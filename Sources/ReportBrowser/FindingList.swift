import Disclosure

/// What the browser knows of causes, claims and other years beyond the findings themselves.
struct CauseView: Sendable {
  /// A line of the list that is chosen and is no finding, with what was chosen when it was.
  struct Chosen: Sendable, Hashable {
    let line: FindingLine
    let report: ReportID?
    let check: Int?
  }

  /// The line chosen, if it is no finding.
  var chosen: Chosen?
  /// Whether the relations that could not be compared are listed one by one.
  var isUnfolded = false
  /// A finding just jumped to, whose place is looked up when the report is open.
  var arrival: (report: ReportID, check: Int)?
  /// A claim that is shown without a finding: the report and its place among the claims.
  var claim: (report: ReportID, place: Int)?
  /// Where the words of the claim in question stand.
  var spot: ClaimSpot?
}

/// A line of the list of findings.
enum FindingLine: Sendable, Hashable {
  /// A cause, by its place among those of the open report; the relations it explains stand below it.
  case cause(Int)
  /// The title over findings of one kind; the cursor passes over it.
  case title(FindingGroup)
  /// A finding, by its place; indented below a cause.
  case finding(Int, isExplained: Bool)
  /// Relations that could not be compared, in one line.
  case fold(Int)
}

/// The kinds of findings that no cause explains.
enum FindingGroup: Int, Sendable, Hashable, CaseIterable {
  case tables, prose, years, formal, setAside

  init(_ rule: RuleID) {
    self =
      switch Rules.rule(rule)?.family {
      case .narrative: .prose
      case .years: .years
      case .formal: .formal
      case .proactive, .requests, .disputes, nil: .tables
      }
  }

  var title: Bilingual {
    switch self {
    case .tables: Bilingual("表内", "Within the tables")
    case .prose: Bilingual("正文与表格", "Prose against tables")
    case .years: Bilingual("跨年度", "Across years")
    case .formal: Bilingual("形式", "Form")
    case .setAside: Bilingual("已搁置", "Set aside")
    }
  }
}

// The list
extension Model {
  /// The list of findings as it is shown: causes with the relations they explain, then the rest by kind.
  var findingLines: [FindingLine] { findingLines(isUnfolded: causes.isUnfolded) }

  /// The findings of the chosen report in the order of the list, the folded ones among them.
  var findingsOrder: [Int] {
    findingLines(isUnfolded: true).compactMap { if case .finding(let place, _) = $0 { place } else { nil } }
  }

  private func findingLines(isUnfolded: Bool) -> [FindingLine] {
    guard let entry else { return [] }
    let first = (entry.failures + entry.warnings).map(\.finding)
    let setAside = entry.setAside
    let seen = Set(first + setAside)
    let all = first + entry.summary.findings.indices.filter { !seen.contains($0) }
    let (causes, explained) = causeLines(all, entry.summary.findings)
    let rest = all.filter { !explained.contains($0) }
    return causes + groupLines(rest, entry.summary.findings, isUnfolded, setAside, afterCauses: !causes.isEmpty)
  }

  /// The causes with what each explains, gravest first within it.
  private func causeLines(_ order: [Int], _ findings: [Finding]) -> (lines: [FindingLine], explained: Set<Int>) {
    guard let diagnoses = open?.diagnoses, !diagnoses.isEmpty else { return ([], []) }
    struct Name: Hashable {
      let rule: RuleID
      let subject: String?
    }
    let places = Dictionary(
      order.map { (Name(rule: findings[$0].rule, subject: findings[$0].subject), $0) }, uniquingKeysWith: { a, _ in a })
    var lines: [FindingLine] = []
    var explained: Set<Int> = []
    for (index, diagnosis) in diagnoses.enumerated() {
      let own = diagnosis.relations.compactMap { places[Name(rule: $0.rule, subject: $0.subject)] }
        .filter { explained.insert($0).inserted }
      guard !own.isEmpty else { continue }
      lines.append(.cause(index))
      lines += own.map { .finding($0, isExplained: true) }
    }
    return (lines, explained)
  }

  private func groupLines(
    _ order: [Int], _ findings: [Finding], _ isUnfolded: Bool, _ setAside: [Int], afterCauses: Bool
  ) -> [FindingLine] {
    var unassessed = order.filter { findings[$0].outcome == .unassessable }
    if unassessed.count < 3 { unassessed = [] }
    let folded = Set(unassessed)
    var groups: [(FindingGroup, [Int])] = FindingGroup.allCases.map { ($0, []) }
    for place in order where !folded.contains(place) {
      groups[FindingGroup(findings[place].rule).rawValue].1.append(place)
    }
    if !state.hidesSetAside { groups[FindingGroup.setAside.rawValue].1 = setAside }
    groups.removeAll { $0.1.isEmpty }
    let isTitled = afterCauses || groups.count > 1
    var lines: [FindingLine] = []
    for (group, places) in groups where group != .setAside {
      if isTitled { lines.append(.title(group)) }
      lines += places.map { .finding($0, isExplained: false) }
    }
    if !unassessed.isEmpty {
      lines.append(.fold(unassessed.count))
      if isUnfolded { lines += unassessed.map { .finding($0, isExplained: true) } }
    }
    if let last = groups.last, last.0 == .setAside {
      if isTitled || !lines.isEmpty { lines.append(.title(.setAside)) }
      lines += last.1.map { .finding($0, isExplained: false) }
    }
    return lines
  }
}

// Choosing a line
extension Model {
  /// The line that is chosen, if it is in the list.
  var chosenFindingLine: FindingLine? {
    if let chosen = causes.chosen, chosen.report == report, chosen.check == check { return chosen.line }
    guard let check else { return nil }
    return findingLines.first { if case .finding(check, _) = $0 { true } else { false } }
  }

  /// Chooses a line and shows its place.
  mutating func choose(_ line: FindingLine) {
    causes.chosen = nil
    switch line {
    case .title: return
    case .finding(let place, _): return land(onFinding: place)
    case .cause(let index):
      guard let open, open.diagnoses.indices.contains(index) else { return }
      let relations = open.diagnoses[index].relations
      guard let place = relations.lazy.compactMap(open.place(of:)).first else { return }
      land(onFinding: place)
      arriveLater()
    case .fold: check = nil
    }
    causes.chosen = CauseView.Chosen(line: line, report: report, check: check)
  }

  mutating func moveInFindings(_ steps: Int) {
    let lines = findingLines.filter { if case .title = $0 { false } else { true } }
    guard !lines.isEmpty else { return }
    let place = chosenFindingLine.flatMap(lines.firstIndex(of:)) ?? 0
    choose(lines[max(0, min(lines.count - 1, place + steps))])
  }

  /// Chooses the first line of a list just opened.
  mutating func chooseFirstFinding() {
    guard let first = findingLines.first(where: { if case .title = $0 { false } else { true } }) else { return }
    choose(first)
  }
}
