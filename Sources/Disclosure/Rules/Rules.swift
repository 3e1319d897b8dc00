/// The rule catalogue, and a report held against all of it.
public enum Rules {
  /// All rules, in the catalogue's order: the tables, the prose, formal checks, and what holds across years.
  public static let all: [Rule] =
    requests + requestHints + disputes + disputeHints + proactive + narrative + formal
    + formalHints + years

  /// The rule of that name, nil if there is none.
  public static func rule(_ id: RuleID) -> Rule? { byName[id] }

  /// Everything the rules have to say about a report: T3-MISREAD first, then errors, warnings and hints, each in the
  /// catalogue's order and within a rule in the form's order.
  public static func confront(_ report: Report) -> [Finding] {
    var findings: [Finding] = []
    for rule in all where rule.compare == nil { findings += rule.confront(report) }
    guard findings.count > 1 else { return findings }
    return Severity.allCases.reversed().flatMap { severity in findings.filter { $0.severity == severity } }
  }

  static let formal: [Rule] = [
    tableFound, rowsFound, edition, blanks, sections, year, period, fee, title,
  ]

  private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })
}

extension Finding {
  /// The finding in words, from its rule and figures.
  public func message(in language: Language) -> String {
    Rules.rule(rule)?.wording(self, language) ?? rule.description
  }

  /// The table it speaks of, nil if it speaks of none.
  public var table: TableKind? {
    if let cell = cells.first { return cell.table }
    let name = subject.map { $0.prefix(while: { $0 != "." }) } ?? ""
    return TableKind.allCases.first { $0.id == name } ?? (rule == Rules.misread.id ? .requests : nil)
  }

  /// The statutory section it speaks of, nil if it speaks of the report as a whole.
  public var section: SectionID? {
    if let table { return SectionID.allCases.first { $0.table == table } }
    // Behind a point the subject may say more, such as the other agency.
    let first = subject.map { $0.prefix(while: { $0 != "." }) }
    if let first, let named = SectionID.allCases.first(where: { $0.id == first }) { return named }
    return rule == Rules.fee.id ? .otherMatters : nil
  }
}
