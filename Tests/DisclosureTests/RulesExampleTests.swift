import Disclosure
import Testing

@Test(arguments: Rules.all.map(\.id.description))
func everyRuleHasAnExampleThatBreaksItAndOneThatDoesNot(_ name: String) throws {
  let rule = try #require(Rules.rule(RuleID(name)))
  #expect(rule.examples.contains { $0.isBroken })
  #expect(rule.examples.contains { !$0.isBroken })
  for example in rule.examples {
    let findings = rule.findings(on: example)
    #expect(findings.isEmpty != example.isBroken, "\(name): \(example.what.chinese)")
    for finding in findings { #expect(finding.rule == rule.id) }
  }
}

@Test func theListHoldsEachRuleOnceAndTheOnesOfTheIssue() {
  let names = Rules.all.map(\.id.description)
  let wanted: Set<String> = [
    "T3-MISREAD", "T3-BAL", "T3-ROW", "T3-SUM", "T3-NONNEG", "T3-INT", "T4-SUM", "T4-NONNEG", "T4-INT", "F-SECT",
    "F-TABLE", "F-ROWS", "F-EDITION", "F-BLANK", "F-YEAR", "F-PERIOD", "F-FEE", "F-TITLE",
  ]
  #expect(names.count == Set(names).count)
  #expect(wanted.isSubset(of: names))
}

@Test func aConsistentReportHasNoFindings() {
  #expect(Rules.confront(ExampleReport.make()).isEmpty)
  #expect(Rules.confront(ExampleReport.make(edition: .form2019, year: 2020)).isEmpty)
}

@Test(arguments: Language.allCases)
func everyFindingIsPutIntoWordsWithoutIds(_ language: Language) {
  for rule in Rules.all {
    for example in rule.examples where example.isBroken {
      for finding in Rules.confront(example.report()) + rule.findings(on: example) {
        let message = finding.message(in: language)
        #expect(!message.isEmpty && !message.contains("_") && !message.contains("  "), "\(rule.id): \(message)")
        let isChinese = message.unicodeScalars.first.map { $0.value > 0x7F && $0 != "“" } ?? false
        if language == .english { #expect(!isChinese, "\(rule.id): \(message)") }
      }
    }
  }
}

@Test func misreadStandsFirstThenErrorsWarningsHints() throws {
  let example = try #require(Rules.rule("T3-MISREAD")?.examples.first { $0.isBroken })
  var report = example.report()
  report.period = nil
  report.sections.removeAll { $0.id == .disputes }
  report.disputes = nil
  let findings = Rules.confront(report)
  #expect(findings.first?.rule == "T3-MISREAD")
  #expect(findings.contains { $0.rule == "T3-ROW" })
  #expect(findings.map(\.severity) == findings.map(\.severity).sorted(by: >))
  #expect(findings == Rules.confront(report))
}
