/// What a settings file beside reports says: rules switched off or changed, names of agencies, findings set aside.
public struct ReviewSettings: Sendable {
  /// What is to be done with a rule.
  public enum RuleChange: Sendable, Hashable {
    /// It has nothing to say.
    case off
    /// A breach of it is so grave.
    case severity(Severity)
  }

  /// What is to be done with the rules that fit a pattern.
  public struct RuleLine: Sendable, Hashable {
    /// The rules.
    public let pattern: NamePattern
    /// What is to be done.
    public let change: RuleChange

    /// A line of the settings.
    public init(_ pattern: NamePattern, _ change: RuleChange) {
      self.pattern = pattern
      self.change = change
    }
  }

  /// Other names of agencies with the name that is meant, for telling reports of one agency across years.
  public let aliases: [String: String]
  /// The findings that were set aside.
  public let setAsides: [SetAside]
  /// What it changes in the catalogue; nil if nothing.
  public let rulesInForce: RulesInForce?
  private let changes: [RuleID: RuleChange]
  private let byRule: [RuleID: [SetAside]]
  private let namesByKey: [[UInt16]: String]

  /// Settings; of the lines that fit a rule the one counts that names most of it, an exact name before any pattern.
  public init(
    path: String, rules lines: [RuleLine] = [], aliases: [String: String] = [:], setAsides: [SetAside] = []
  ) {
    self.aliases = aliases
    self.setAsides = setAsides
    byRule = Dictionary(grouping: setAsides, by: \.rule)
    namesByKey = Dictionary(
      aliases.map { (NamePattern.key(of: $0.key), $0.value) }, uniquingKeysWith: { min($0, $1) })
    let sorted = lines.sorted { ($0.pattern.weight, $0.pattern.text) > ($1.pattern.weight, $1.pattern.text) }
    var changes: [RuleID: RuleChange] = [:]
    for rule in lines.isEmpty ? [] : Rules.all {
      let change = sorted.first { $0.pattern.matches(rule.id.description) }?.change
      if change != .severity(rule.severity) { changes[rule.id] = change }
    }
    self.changes = changes
    let known = Rules.all.map(\.id)
    let changed = known.compactMap { id -> RulesInForce.Change? in
      if case .severity(let severity) = changes[id] { RulesInForce.Change(rule: id, severity: severity) } else { nil }
    }
    rulesInForce =
      changes.isEmpty ? nil : RulesInForce(path: path, off: known.filter { changes[$0] == .off }, changed: changed)
  }

  /// The name that is meant by a name of an agency, nil if the settings know of none.
  public func canonicalName(_ name: String) -> String? {
    guard !aliases.isEmpty else { return nil }
    return aliases[name] ?? namesByKey[NamePattern.key(of: name)]
  }

  /// What becomes of a report's findings.
  public func review(_ findings: [Finding], of report: Report) -> Review {
    let identity = ReportIdentity(
      agency: report.agency?.value, year: report.year?.value, sha256: report.source.sha256)
    return review(findings, identity) { SetAside.CellState(report.figure($0)) }
  }

  /// What becomes of findings of a report that is known by name, and whose cells hold this.
  func review(
    _ findings: [Finding], _ identity: ReportIdentity, _ state: (CellPath) -> SetAside.CellState
  ) -> Review {
    let settled = changes.isEmpty ? findings : apply(to: findings)
    let canonical = identity.agency.flatMap(canonicalName)
    let standings = setAsides.isEmpty ? [:] : standings(of: settled, identity, state)
    return Review(settled, standings: standings, rulesInForce: rulesInForce, canonicalAgency: canonical)
  }

  /// How the findings of a report stand.
  private func standings(
    of findings: [Finding], _ report: ReportIdentity, _ state: (CellPath) -> SetAside.CellState
  ) -> [Int: Standing] {
    var standings: [Int: Standing] = [:]
    for (place, finding) in findings.enumerated() {
      let entries = (byRule[finding.rule] ?? []).filter { $0.concerns(finding) && concerns($0, report) }
      guard let last = entries.last else { continue }
      let valid = entries.last { $0.isUnchanged(finding, state) }
      standings[place] = valid.map(Standing.setAside) ?? .reopened(last)
    }
    return standings
  }

  private func concerns(_ entry: SetAside, _ report: ReportIdentity) -> Bool {
    if let sha256 = entry.sha256 { return sha256 == report.sha256 }
    guard let name = entry.agency, let other = report.agency, entry.year != nil, entry.year == report.year else {
      return false
    }
    return key(of: name) == key(of: other)
  }

  private func key(of name: String) -> [UInt16] {
    NamePattern.key(of: canonicalName(name) ?? name)
  }

  /// The findings without rules that are off, with severities in force, gravest first.
  private func apply(to findings: [Finding]) -> [Finding] {
    let kept = findings.compactMap { finding -> Finding? in
      switch changes[finding.rule] {
      case .off: return nil
      case .severity(let severity):
        var finding = finding
        // What blanks decide, or what could not be compared, is no breach of the rule.
        let isBreach = finding.outcome == .broken || finding.outcome == .noted
        finding.severity = isBreach ? severity : min(severity, finding.severity)
        return finding
      case nil: return finding
      }
    }
    return Severity.allCases.reversed().flatMap { severity in kept.filter { $0.severity == severity } }
  }

  /// What an entry tells a report by.
  struct ReportIdentity {
    let agency: String?
    let year: Int?
    let sha256: String
  }
}

extension ReviewSettings {
  /// What became of a report's findings where nothing is set.
  public static func review(_ findings: [Finding], of report: Report, by settings: ReviewSettings?) -> Review {
    settings?.review(findings, of: report) ?? Review(findings)
  }
}
