/// How a finding stands with the people who look at it.
public enum Standing: Sendable, Hashable {
  /// Set aside, with a reason.
  case setAside(SetAside)
  /// It was set aside, and a figure has changed since: it is back.
  case reopened(SetAside)

  /// Whether the finding needs no more attention.
  public var isSetAside: Bool { if case .setAside = self { true } else { false } }

  /// What stands beside the finding: that it is set aside and why, or that it is back.
  public func words(in language: Language) -> String {
    switch self {
    case .setAside(let entry):
      let remark = entry.remark(in: language)
      return Bilingual("已搁置（\(remark)）", "set aside (\(remark))")[language]
    case .reopened(let entry):
      let remark = entry.remark(in: language)
      return Bilingual("搁置（\(remark)）后数字有变，重新列出", "set aside before the figure changed (\(remark))")[language]
    }
  }
}

/// What became of a report's findings under the settings beside it.
public struct Review: Sendable {
  /// The findings of the rules in force, with the severities in force: gravest first, otherwise in the catalogue's order.
  public let findings: [Finding]
  /// How findings stand, by their place; those that nobody has set aside are not in it.
  public let standings: [Int: Standing]
  /// What the settings changed in the catalogue; nil if nothing.
  public let rulesInForce: RulesInForce?
  /// The name that is meant by the agency's, where the settings or other reports of the agency say so.
  public let canonicalAgency: String?

  /// Findings, how they stand, and under which rules.
  public init(
    _ findings: [Finding], standings: [Int: Standing] = [:], rulesInForce: RulesInForce? = nil,
    canonicalAgency: String? = nil
  ) {
    self.findings = findings
    self.standings = standings
    self.rulesInForce = rulesInForce
    self.canonicalAgency = canonicalAgency
  }

  /// The same as if nothing had ever been set aside.
  public var strict: Review {
    Review(findings, rulesInForce: rulesInForce, canonicalAgency: canonicalAgency)
  }

  /// The same of an agency by the name that tells it from all others.
  public func calling(agency: String) -> Review {
    Review(findings, standings: standings, rulesInForce: rulesInForce, canonicalAgency: agency)
  }

  /// The findings with how they stand.
  public var list: [ReviewedFinding] { findings.indices.map { ReviewedFinding(findings[$0], standings[$0]) } }

  /// The findings that are not set aside.
  public var open: [ReviewedFinding] { list.filter { !$0.isSetAside } }

  /// How many findings are set aside.
  public var setAsideCount: Int { standings.values.count { $0.isSetAside } }

  /// Only the findings that a test holds for.
  public func filtered(_ isKept: (Finding) -> Bool) -> Review {
    let places = findings.indices.filter { isKept(findings[$0]) }
    var kept: [Int: Standing] = [:]
    for (place, old) in places.enumerated() { kept[place] = standings[old] }
    return Review(
      places.map { findings[$0] }, standings: kept, rulesInForce: rulesInForce, canonicalAgency: canonicalAgency)
  }
}

/// Which rules a settings file switched off or gave another severity.
public struct RulesInForce: Sendable, Hashable {
  /// The settings file's path, as a person reads it.
  public let path: String
  /// The rules switched off, in the catalogue's order.
  public let off: [RuleID]
  /// The rules with another severity, in the catalogue's order.
  public let changed: [Change]

  /// A rule with another severity.
  public struct Change: Sendable, Hashable {
    /// The rule.
    public let rule: RuleID
    /// Its severity in force.
    public let severity: Severity

    /// A rule and its severity in force.
    public init(rule: RuleID, severity: Severity) {
      self.rule = rule
      self.severity = severity
    }
  }

  /// One sentence: how many rules are off or changed, which, and by which file.
  public func words(in language: Language) -> String {
    let changes = changed.map { "\($0.rule) = \($0.severity.rawValue)" }.joined(separator: ", ")
    let names = off.map(\.description).joined(separator: ", ")
    if language == .chinese {
      let pieces = [
        off.isEmpty ? nil : "停用 \(off.count) 条规则（\(names)）",
        changed.isEmpty ? nil : "改变 \(changed.count) 条规则的级别（\(changes)）",
      ]
      return "按 \(path)：" + pieces.compactMap { $0 }.joined(separator: "，")
    }
    func rules(_ count: Int) -> String { "\(count) rule\(count == 1 ? "" : "s")" }
    let pieces = [
      off.isEmpty ? nil : "\(rules(off.count)) switched off (\(names))",
      changed.isEmpty ? nil : "\(rules(changed.count)) of another severity (\(changes))",
    ]
    return pieces.compactMap { $0 }.joined(separator: ", ") + " by \(path)"
  }
}

/// A finding together with how it stands.
public struct ReviewedFinding: Sendable, Hashable {
  /// The finding.
  public let finding: Finding
  /// How it stands; nil if nobody has set it aside.
  public let standing: Standing?

  /// A finding, and how it stands.
  public init(_ finding: Finding, _ standing: Standing? = nil) {
    self.finding = finding
    self.standing = standing
  }

  /// Whether it needs no more attention.
  public var isSetAside: Bool { standing?.isSetAside == true }

  /// What it says, and behind that how it stands.
  public func message(in language: Language) -> String {
    let message = finding.message(in: language)
    guard let standing else { return message }
    return message + Bilingual("。", ". ")[language] + standing.words(in: language)
  }
}
