import Disclosure
import Foundation
import ReportFixtures
import Testing

private func narrative(_ text: String, in section: SectionID = .overview, _ edit: (inout Report) -> Void = { _ in })
  -> [String]
{
  var report = ExampleReport.make()
  edit(&report)
  report.write(text, in: section)
  return Rules.confront(report).filter { Rules.rule($0.rule)?.family == .narrative }
    .map { "\($0.rule) \($0.severity.rawValue)" }
}

@Test(arguments: [
  ("收到政府信息公开申请9件。", []), ("收到政府信息公开申请10件。", []), ("收到政府信息公开申请8件。", ["N-RECEIVED warning"]),
  ("收到政府信息公开申请9件。收到政府信息公开申请8件。", ["N-RECEIVED info"]), ("未收到政府信息公开申请。", ["N-RECEIVED warning"]),
  ("收到政府信息公开申请8余件。", []), ("收到政府信息公开申请9件，上年结转0件。", ["N-CARRYIN warning"]),
  ("收到政府信息公开申请9件，其中自然人7件、法人或其他组织2件。", []),
  ("收到政府信息公开申请9件，其中自然人2件、法人或其他组织7件。", ["N-APPLICANT warning", "N-APPLICANT warning"]),
  ("收到政府信息公开申请9件，办结率100%。", ["N-ANSWERED info"]), ("收到政府信息公开申请9件，按期办结率100%。", []),
  ("收到政府信息公开申请9件，予以公开5件，部分公开1件，无法提供2件，其他处理1件。", []),
  ("收到政府信息公开申请9件，予以公开5件，部分公开1件，无法提供2件，其他处理1件，结转下年度1件。", []),
  ("收到政府信息公开申请9件，予以公开6件，占66.6%。", []), ("收到政府信息公开申请9件，予以公开6件，占40%。", ["N-PCT warning"]),
  ("收到政府信息公开申请9件，无法提供2件，占22%。", []), ("收到政府信息公开申请9件，无法提供2件，占24%。", ["N-PCT warning"]),
  ("收到政府信息公开申请9件，公开率66.67%。", []), ("收到政府信息公开申请9件，公开率45%。", ["N-PCT warning"]),
  ("收到政府信息公开申请9件，较去年的66件下降86.4%。", []), ("收到政府信息公开申请9件，较去年的66件下降56%。", ["N-PCT warning"]),
  ("信息公开类行政复议1件，均获维持。", []), ("信息公开类行政复议2件，行政诉讼1件。", ["N-REVIEW warning", "N-LITIG warning"]),
  ("主动公开政府信息50条，其中公告30条，其他20条。", []), ("主动公开政府信息50条，其中公告30条，动态10条。", []),
])
func proseIsHeldAgainstTheTables(_ text: String, _ expected: [String]) {
  #expect(narrative(text).sorted() == expected.sorted(), "\(text)")
}

@Test(arguments: [
  "收到政府信息公开申请9件，同比增长80%，其中网上申请5件，信函4件。", "收到政府信息公开申请9件。收到信访件47件，均已办结。",
  "收到政府信息公开申请9件，其中自然人7件（含上年结转1件）、商业企业2件。", "自2008年《条例》施行以来，共收到政府信息公开申请120件。",
  "全年办理行政复议案件12件、行政诉讼3件，其中涉及政府信息公开1件。", "我局收到上级转办政府信息公开申请3件。",
  "受理政府信息公开申请9件，办理政府信息公开类行政复议1件，被纠正0件。", "收到依申请公开邮件8件。", "收到政府信息公开申请9件次，涉及3人。",
  "收到依申请公开9件，比2022年增加了2件（2022年为7件）。", "收到政府信息公开申请9件，较上年下降百分之二十五。", "全市收到政府信息公开申请300件。",
  "收到政府信息公开申请9件，不予公开0件，不予处理0件，予以公开5件。", "近三年共收到政府信息公开申请60件，公开率80%。",
  "收到政府信息公开申请9件，其中予以公开5件、部分公开1件，两项合计6件，占办结总数的66.7%。", "收到咨询、申请共30件，其中公开申请9件。",
  "收到政府信息公开申请9件，涉及28个事项，共提供材料45件。", "预计2024年收到政府信息公开申请20件。",
  "12345热线收到政府信息公开类诉求30件，均已办结。", "区教育局收到政府信息公开申请20件，区民政局收到15件。", "收到政府信息公开申请9件，其中8件已办结，办结率88.9%。",
])
func whatIsAmbiguousOrOfSomethingElseIsLeftAlone(_ text: String) { #expect(narrative(text) == [], "\(text)") }

@Test func nothingIsSaidWhereTheTableWasNotRead() {
  for figure in [Figure.missing, Figure(raw: "?", kind: .unreadable)] {
    #expect(
      narrative("收到政府信息公开申请8件，上年结转5件。") {
        $0.set(.newReceived, .total, figure); $0.set(.carriedIn, .total, figure)
      }.isEmpty)
  }
}

@Test func aBlankTotalStandsForItsPartsAndLeavesADifferenceUndetermined() throws {
  var report = ExampleReport.make()
  report.blank(.granted, .total)
  report.blank(.partial, .total)
  report.write("收到政府信息公开申请9件，予以公开及部分公开6件。", in: .overview)
  #expect(!Rules.confront(report).contains { $0.rule == "N-GRANTED" })
  report.write("收到政府信息公开申请9件，予以公开及部分公开4件。", in: .overview)
  let finding = try #require(Rules.confront(report).first { $0.rule == "N-GRANTED" })
  #expect(finding.outcome == .undetermined && finding.severity == .warning && finding.expected == 6)
  for column in Form.applicants { report.blank(.newReceived, column) }
  report.blankZeros(in: .carriedIn)
  report.write("收到政府信息公开申请8件。", in: .overview)
  #expect(!Rules.confront(report).contains { $0.rule == "N-RECEIVED" && $0.outcome != .undetermined })
}

@Test func aFindingOnProseQuotesItAndNamesTheCells() throws {
  var report = ExampleReport.make()
  report.write("2023年收到政府信息公开申请8件。", in: .overview)
  let finding = try #require(Rules.confront(report).first { $0.rule == "N-RECEIVED" })
  #expect(finding.cells == [CellPath(.requests, .newReceived, .total), CellPath(.requests, .carriedIn, .total)])
  #expect(finding.expected == 9 && finding.found == 8 && !finding.isFailure)
  #expect(finding.message(in: .chinese) == "正文写“收到政府信息公开申请8件”，表三本年新收 9；表三新收连同上年结转 10")
}

private let seeds = UInt64(ProcessInfo.processInfo.environment["GOUJI_SEEDS"] ?? "") ?? 60

@Test func randomProseIsFoundRightOrWrongAsItIs() {
  for seed in 0..<seeds {
    let fixture = FixtureReport.random(seed: seed)
    for isWrong in [false, true] {
      let prose = FixtureClaims.random(of: fixture, isWrong: isWrong, seed: seed)
      var report = Report(source: ReportSource(path: "-"))
      report.year = Sourced(fixture.year, .title)
      report.agency = Sourced(fixture.agency, .title)
      let form = fixture.form(.requests)
      report.requests = ReportTable(
        form: form, layout: .tsv, figures: form.cells.map { .number(fixture.values[$0]?.whole ?? 0) })
      report.sections = [Section(id: .overview, heading: "", text: prose.text)]
      report.rereadClaims()
      let found = Rules.confront(report).filter { Rules.rule($0.rule)?.family == .narrative }
      #expect(Set(found.map(\.rule.description)) == prose.broken, "seed \(seed): \(prose.text)")
    }
  }
}
