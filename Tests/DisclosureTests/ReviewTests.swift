import Disclosure
import Testing

private func report(_ agency: String? = "云溪县民政局", year: Int? = 2022, path: String = "a.txt") -> Report {
  var report = ExampleReport.edited { $0.set(.granted, .natural, 3) }
  report.source = ReportSource(path: path, sha256: "ab" + path)
  report.agency = agency.map { Sourced($0, .title) }
  report.year = year.map { Sourced($0, .title) }
  return report
}

private func row(_ report: Report) throws -> (Int, Finding) {
  let findings = Rules.confront(report)
  let place = try #require(findings.firstIndex { $0.rule == "T3-ROW" })
  return (place, findings[place])
}

private func settings(_ entries: [SetAside], aliases: [String: String] = [:]) -> ReviewSettings {
  ReviewSettings(path: ".gouji.toml", aliases: aliases, setAsides: entries)
}

@Test(arguments: [
  ("T3-*", "T3-BAL", true), ("t3-bal", "T3-BAL", true), ("*-BAL", "T3-BAL", true), ("T*B*L", "T3-BAL", true),
  ("*", "T3-BAL", true), ("T3-BAL*", "T3-BAL", true), ("T3", "T3-BAL", false), ("T3-*BAL", "T3-BA", false),
  ("*民政局", "云溪县民政局", true), ("雲溪縣*", "云溪县民政局", true), ("Ａ＊", "abc", true), ("", "a", false), ("", "", true),
  ("ab*ba", "aba", false),
])
func aPatternFitsNames(pattern: String, name: String, fits: Bool) {
  #expect(NamePattern(pattern).matches(name) == fits)
}

@Test func aRuleThatIsOffHasNothingToSayAndAChangedOneStandsWhereItBelongs() {
  let report = report()
  let settings = ReviewSettings(
    path: "x", rules: [.init(NamePattern("T3-*"), .off), .init(NamePattern("T3-ROW"), .severity(.info))])
  let review = settings.review(Rules.confront(report), of: report)
  #expect(review.findings.filter { $0.rule.description.hasPrefix("T3-") }.map(\.rule) == ["T3-ROW"])
  #expect(review.findings.first { $0.rule == "T3-ROW" }?.severity == .info)
  #expect(review.findings.map(\.severity) == review.findings.map(\.severity).sorted(by: >))
  #expect(review.rulesInForce?.off.contains("T3-BAL") == true)
  #expect(review.rulesInForce?.changed == [.init(rule: "T3-ROW", severity: .info)])
  #expect(review.rulesInForce?.words(in: .english).hasSuffix("by x") == true)
}

@Test func aSeverityTurnedUpDoesNotMakeABlankAFailure() {
  var report = report()
  report.disputes?[.review, .total] = Figure(raw: "", kind: .blank)
  let settings = ReviewSettings(path: "x", rules: [.init(NamePattern("*"), .severity(.error))])
  let review = settings.review(Rules.confront(report), of: report)
  #expect(review.findings.contains { $0.outcome == .undetermined })
  #expect(review.findings.allSatisfy { $0.outcome == .broken || $0.outcome == .noted || $0.severity < .error })
}

@Test func aFindingSetAsideIsFoundInAMovedFileAndByAnAlias() throws {
  let (place, finding) = try row(report())
  let entry = SetAside(finding, of: report(), reason: "误报")
  for other in [report(), report(path: "moved/b.docx"), report("雲溪縣 民政局")] {
    #expect(settings([entry]).review(Rules.confront(other), of: other).standings == [place: .setAside(entry)])
  }
  let aliased = report("县民政局")
  let named = settings([entry], aliases: ["县民政局": "云溪县民政局"])
  #expect(named.review(Rules.confront(aliased), of: aliased).standings[place]?.isSetAside == true)
  for other in [aliased, report(year: 2021), report(nil), report(year: nil)] {
    #expect(settings([entry]).review(Rules.confront(other), of: other).standings.isEmpty)
  }
}

@Test func aReportWithoutNameOrYearIsToldByItsBytes() throws {
  for one in [report(nil), report(year: nil)] {
    let (place, finding) = try row(one)
    let entry = SetAside(finding, of: one, reason: "误报")
    #expect(entry.sha256 == one.source.sha256)
    #expect(settings([entry]).review(Rules.confront(one), of: one).standings == [place: .setAside(entry)])
    var other = one
    other.source.sha256 = "cd"
    #expect(settings([entry]).review(Rules.confront(other), of: other).standings.isEmpty)
  }
}

@Test func aChangedFigureBringsTheFindingBack() throws {
  let (place, finding) = try row(report())
  let entry = SetAside(finding, of: report(), reason: "已核实", date: CalendarDate(year: 2026, month: 11, day: 21))
  var changed = report()
  changed.requests?[.granted, .natural] = Figure(raw: "8", kind: .number, value: 8)
  let review = settings([entry]).review(Rules.confront(changed), of: changed)
  #expect(review.standings == [place: .reopened(entry)])
  #expect(review.setAsideCount == 0 && review.open.count == review.findings.count)
  #expect(
    review.open[place].message(in: .english).hasSuffix("set aside before the figure changed (verified, 2026-11-21)"))
  #expect(review.open[place].message(in: .chinese).hasSuffix("搁置（已核实，2026-11-21）后数字有变，重新列出"))
  // Set aside again as it is now, the older entry no longer matters.
  let again = SetAside(changed.firstRow, of: changed, reason: "误报")
  #expect(settings([entry, again]).review(Rules.confront(changed), of: changed).standings[place]?.isSetAside == true)
}

@Test(arguments: [
  Figure(raw: "3", kind: .text, value: 3), Figure(raw: "３", kind: .number, value: 3),
  Figure(raw: "", kind: .blank), Figure(raw: "3?", kind: .unreadable),
])
func onlyWhatAFigureSaysMatters(figure: Figure) throws {
  let (_, finding) = try row(report())
  let entry = SetAside(finding, of: report(), reason: "误报")
  var other = report()
  other.requests?[.granted, .natural] = figure
  // The same finding of the other report, whatever its rule makes of the figure now.
  let review = settings([entry]).review([finding], of: other)
  #expect(review.standings[0]?.isSetAside == (figure.value == 3))
}

@Test func strictAndFilteredReviewsKeepTheRest() throws {
  let (place, finding) = try row(report())
  let entry = SetAside(finding, of: report(), reason: "误报")
  let review = settings([entry]).review(Rules.confront(report()), of: report())
  #expect(review.strict.standings.isEmpty && review.strict.findings == review.findings)
  let rows = review.filtered { $0.rule == "T3-ROW" }
  #expect(rows.findings.count == 1 && rows.standings == [0: .setAside(entry)] && place >= 0)
}

extension Report {
  fileprivate var firstRow: Finding {
    Rules.confront(self).first { $0.rule == "T3-ROW" } ?? Finding(rule: "T3-ROW", severity: .error, outcome: .broken)
  }
}
