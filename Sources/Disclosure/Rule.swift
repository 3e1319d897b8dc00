/// A check as a record: its name, what it says, where it comes from, how grave a breach is, and how to confront a report.
public struct Rule: Sendable {
  /// The rule's one name, in code, output, documentation and tests.
  public let id: RuleID
  /// What should hold, in one sentence.
  public let summary: Bilingual
  /// The statute, notice or page it comes from.
  public let source: Bilingual
  /// The severity of a breach, where the rule has only one.
  public let severity: Severity
  /// What the rule has to say about a report.
  public let confront: @Sendable (Report) -> [Finding]
}
