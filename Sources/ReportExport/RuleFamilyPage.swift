public import Disclosure

extension RulePage {
  /// A page of the documentation about one family: what its rules say, and one of them at work on a report.
  ///
  /// Everything on it comes from the rule records and from reading their examples, so that it cannot say anything else
  /// than the program does.
  public static func page(of family: RuleFamily, _ options: ExportOptions) -> String {
    let language = options.language
    let rules = Rules.all.filter { $0.family == family }
    let heads =
      language == .chinese
      ? ["规则", "级别", "应当如何", "依据"] : ["rule", "severity", "what should hold", "source"]
    let rows = rules.map { rule in
      [
        "`\(rule.id)` " + Markdown.escaped(rule.title[language]), rule.severity.label(in: language),
        Markdown.escaped(rule.summary[language]), Markdown.escaped(rule.source[language]),
      ]
    }
    let examples = rules.map { rule in
      let lines = rule.examples.map { "- \(line($0, rule, language))" }
      return "### \(rule.id) \(rule.title[language])\n\n" + lines.joined(separator: "\n") + "\n"
    }
    return "# \(family.name[language])\n\n"
      + Bilingual(
        "本页由 `Scripts/rule-pages` 依规则记录生成。", "This page is made from the rule records by `Scripts/rule-pages`.")[
        language]
      + "\n\n" + Markdown.table(heads, rightFrom: nil, rows) + "\n"
      + (worked(rules, options) ?? "")
      + "## " + Bilingual("每条规则的例子", "Examples of every rule")[language] + "\n\n" + examples.joined(separator: "\n")
  }

  private static func line(_ example: RuleExample, _ rule: Rule, _ language: Language) -> String {
    let message = rule.confront(example.report()).first.map { " → " + $0.message(in: language) } ?? ""
    return Markdown.escaped((example.isBroken ? "✗ " : "✓ ") + example.what[language] + message)
  }

  /// A rule at work on one of its examples: the table as gouji shows it, the finding and its cause. The first rule for
  /// whose finding a cause is known, else the first.
  private static func worked(_ rules: [Rule], _ options: ExportOptions) -> String? {
    let cases = rules.compactMap { rule -> (rule: Rule, example: RuleExample, CheckedReport)? in
      guard let example = rule.examples.first(where: \.isBroken) else { return nil }
      let report = example.report()
      let findings = rule.confront(report)
      return findings.isEmpty ? nil : (rule, example, CheckedReport(report, findings: findings))
    }
    guard let (rule, example, checked) = cases.first(where: { !Self.causes(in: $0.2).isEmpty }) ?? cases.first else {
      return nil
    }
    let language = options.language
    let explained = Self.causes(in: checked)
    let table = checked.findings.first?.table.map { MarkdownReport(checked, options).table($0) + "\n" } ?? ""
    return "## " + Bilingual("例：", "At work: ")[language] + rule.id.description + "\n\n"
      + Markdown.escaped(example.what[language]) + "\n\n" + table
      + MarkdownReport.list(checked.review.list, language) + "\n"
      + (explained.isEmpty ? "" : MarkdownReport.list(explained, language) + "\n")
  }

  private static func causes(in checked: CheckedReport) -> [Diagnosis] {
    checked.diagnoses.filter { diagnosis in
      !diagnosis.candidates.isEmpty
        && checked.findings.contains { finding in diagnosis.relations.contains { $0.name == finding.label } }
    }
  }
}
