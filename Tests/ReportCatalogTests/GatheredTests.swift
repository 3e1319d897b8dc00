import Disclosure
import ReportCatalog
import Testing

private func read(_ year: Int, carriedOut: Int = 1, clean: Bool = true) -> ReadReport {
  var report = ExampleReport.make(year: year)
  report.source.path = "\(year).txt"
  report.set(.license, .decisions, Quantity(year))
  report.set(.carriedOut, .natural, Quantity(carriedOut))
  report.set(.carriedOut, .total, Quantity(carriedOut))
  if carriedOut != 1 {
    for column in [ColumnID.natural, .total] {
      report.set(
        .newReceived, column,
        report.figure(CellPath(.requests, .newReceived, column)).value.map { $0 + Quantity(carriedOut - 1) } ?? 0)
    }
  }
  return ReadReport(report: report, findings: clean ? [] : Rules.confront(report), document: Document(lines: []))
}

@Test func theLaterReportHasTheFindingsWhicheverIsReadFirst() throws {
  for order in [[2022, 2023], [2023, 2022]] {
    var gathered = GatheredReports()
    for year in order { gathered.add(read(year, carriedOut: year == 2022 ? 3 : 1)) }
    let checked = gathered.checked()
    #expect(checked.map(\.report.year?.value) == order)
    let later = try #require(checked.first { $0.report.year?.value == 2023 })
    #expect(later.findings.map(\.rule) == ["X-CARRY", "X-CARRY"])
    #expect(later.findings.map(\.severity) == [.error, .warning])
    #expect(checked.first { $0.report.year?.value == 2022 }?.findings.isEmpty == true)
    #expect(later.report.figure(CellPath(.requests, .carriedIn, .total)).value == 1)
    #expect(later.report.sections.isEmpty)
  }
}

@Test func findingsAcrossYearsStandBehindTheirOwnSeverity() {
  var gathered = GatheredReports()
  gathered.add(read(2022, carriedOut: 3))
  var broken = read(2023).report
  broken.set(.granted, .natural, 3)
  broken.period = nil
  gathered.add(ReadReport(report: broken, findings: Rules.confront(broken), document: Document(lines: [])))
  let findings = gathered.checked()[1].findings
  #expect(findings.map(\.severity) == findings.map(\.severity).sorted(by: >))
  #expect(findings.filter { $0.severity == .error }.last?.rule == "X-CARRY")
  #expect(findings.last?.rule == "F-PERIOD")
}

@Test func namesAreJoinedAsTheBookSays() {
  func findings(_ book: AgencyBook) -> Int {
    var gathered = GatheredReports(book: book)
    var earlier = read(2022, carriedOut: 3).report
    earlier.agency = Sourced("青溪区文旅局", .title)
    gathered.add(ReadReport(report: earlier, findings: [], document: Document(lines: [])))
    gathered.add(read(2023))
    return gathered.checked()[1].findings.count
  }
  #expect(findings(AgencyBook()) == 0)
  #expect(findings(AgencyBook(aliases: ["青溪区文旅局": "云岭市青溪区文化局"])) == 2)
}
