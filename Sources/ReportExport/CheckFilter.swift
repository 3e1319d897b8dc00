public import Disclosure

/// Which reports and findings `gouji check` is asked about.
public struct CheckFilter: Sendable {
  /// The rules, by name or pattern; empty for all.
  public var rules: [NamePattern]
  /// The least severity; nil for all.
  public var severity: Severity?
  /// The agencies, by any of their names or a pattern; empty for all.
  public var agencies: [NamePattern]
  /// The years; empty for all.
  public var years: [ClosedRange<Int>]

  /// A filter; one that says nothing lets everything through.
  public init(
    rules: [NamePattern] = [], severity: Severity? = nil, agencies: [NamePattern] = [], years: [ClosedRange<Int>] = []
  ) {
    self.rules = rules
    self.severity = severity
    self.agencies = agencies
    self.years = years
  }

  /// Whether a report is asked about; one without agency or year is not where these are asked for.
  public func takes(_ report: Report, _ review: Review) -> Bool {
    let names = [report.agency?.value, review.canonicalAgency].compactMap { $0 }
    let isAgency = agencies.isEmpty || agencies.contains { names.contains(where: $0.matches) }
    return isAgency
      && (years.isEmpty || report.year.map { year in years.contains { $0.contains(year.value) } } ?? false)
  }

  /// A checked report with the findings asked about.
  public func applied(to checked: CheckedReport) -> CheckedReport {
    guard !rules.isEmpty || severity != nil else { return checked }
    return checked.filtered { finding in
      (rules.isEmpty || rules.contains { $0.matches(finding.rule.description) })
        && (severity.map { finding.severity >= $0 } ?? true)
    }
  }
}
