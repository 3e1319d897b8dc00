/// What a rule is about: the groups of the rule catalogue.
public enum RuleFamily: String, Sendable, Hashable, CaseIterable {
  /// The figures of table 2.
  case proactive
  /// The figures of table 3.
  case requests
  /// The figures of table 4.
  case disputes
  /// What the prose says, against the tables and against itself.
  case narrative
  /// Reports of one agency against one another.
  case years
  /// The make-up of the report: sections, tables, year, statements the form asks for.
  case formal

  /// The family's name.
  public var name: Bilingual {
    switch self {
    case .proactive: Bilingual("表二 主动公开", "Table 2: proactive disclosure")
    case .narrative: Bilingual("正文与表格", "Prose against tables")
    case .years: Bilingual("跨年度", "Across years")
    case .requests: Bilingual("表三 勾稽关系", "Table 3: requests")
    case .disputes: Bilingual("表四 勾稽关系", "Table 4: disputes")
    case .formal: Bilingual("格式与要素", "Form and contents")
    }
  }
}

/// A small report that shows a rule at work: one that breaks it, or one that keeps it though it looks alike.
public struct RuleExample: Sendable {
  /// Whether the rule has something to say about it.
  public let isBroken: Bool
  /// What is special about the report.
  public let what: Bilingual
  /// The report, of a fictional agency.
  public let report: @Sendable () -> Report
  /// The other report of the same agency, for a rule across years; nil for rules on a single report.
  public var other: (@Sendable () -> Report)?

  /// A report that breaks the rule.
  static func breaks(_ chinese: String, _ english: String, _ edit: @escaping @Sendable (inout Report) -> Void) -> Self {
    Self(isBroken: true, what: Bilingual(chinese, english), report: { ExampleReport.edited(edit) })
  }

  /// Two reports of one agency, the latter that of the year before unless it is made another.
  static func pair(
    broken: Bool, _ chinese: String, _ english: String, _ edit: @escaping @Sendable (inout Report, inout Report) -> Void
  ) -> Self {
    @Sendable func pair() -> (Report, Report) {
      var (report, other) = (ExampleReport.make(), ExampleReport.make(year: 2022))
      edit(&report, &other)
      return (report, other)
    }
    return Self(
      isBroken: broken, what: Bilingual(chinese, english), report: { @Sendable in pair().0 },
      other: { @Sendable in pair().1 })
  }

  /// A report that keeps the rule.
  static func keeps(_ chinese: String, _ english: String, _ edit: @escaping @Sendable (inout Report) -> Void) -> Self {
    Self(isBroken: false, what: Bilingual(chinese, english), report: { ExampleReport.edited(edit) })
  }
}

/// A check as a record: its name, what it says, where it comes from, how grave a breach is, and how to confront a report.
public struct Rule: Sendable {
  /// The rule's one name, in code, output, documentation and tests.
  public let id: RuleID
  /// What it is about.
  public let family: RuleFamily
  /// Its name for lists, a few words.
  public let title: Bilingual
  /// What should hold, in one sentence.
  public let summary: Bilingual
  /// The statute, notice or page it comes from.
  public let source: Bilingual
  /// The severity of a breach; the gravest where the rule has several.
  public let severity: Severity
  /// Reports that break it, and reports that keep it; at least one of each.
  public let examples: [RuleExample]
  /// Puts one of its findings into words.
  let wording: @Sendable (Finding, Language) -> String
  /// What the rule has to say about a report; nothing for a rule across years.
  public let confront: @Sendable (Report) -> [Finding]
  /// What a rule across years has to say about a report beside another of the same agency; nil for the others.
  public let compare: (@Sendable (ReportPair) -> [Finding])?

  init(
    id: RuleID, family: RuleFamily, title: Bilingual, summary: Bilingual, source: Bilingual, severity: Severity,
    examples: [RuleExample], wording: @escaping @Sendable (Finding, Language) -> String,
    confront: @escaping @Sendable (Report) -> [Finding] = { _ in [] },
    compare: (@Sendable (ReportPair) -> [Finding])? = nil
  ) {
    self.id = id
    self.family = family
    self.title = title
    self.summary = summary
    self.source = source
    self.severity = severity
    self.examples = examples
    self.wording = wording
    self.confront = confront
    self.compare = compare
  }

  /// What the rule has to say about an example.
  public func findings(on example: RuleExample) -> [Finding] {
    guard let compare, let other = example.other else { return confront(example.report()) }
    return compare(ReportPair(ReportRecord(of: example.report()), beside: ReportRecord(of: other())))
  }
}
