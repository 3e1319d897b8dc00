import Disclosure
import ReportCatalog
import Testing

private func read(_ year: Int, carriedOut: Int = 1, edit: (inout Report) -> Void = { _ in }) -> ReadReport {
  var report = ExampleReport.make(year: year)
  report.source.path = "\(year).txt"
  report.set(.license, .decisions, Quantity(year))
  report.set(.carriedOut, .natural, Quantity(carriedOut))
  report.set(.carriedOut, .total, Quantity(carriedOut))
  edit(&report)
  let item = CatalogItem(path: report.source.path, origin: .bytes([]), isNamed: true)
  return ReadReport(report: report, findings: Rules.confront(report), document: Document(lines: []), item: item)
}

private func checked(_ reads: [ReadReport], book: AgencyBook = AgencyBook()) -> [(report: Report, findings: [Finding])]
{
  var gathered = GatheredReports()
  for read in reads { gathered.add(read) }
  var list: [(report: Report, findings: [Finding])] = []
  gathered.hand(book) { report, findings, item in
    #expect(item.path == report.source.path)
    list.append((report, findings))
    return true
  }
  return list
}

/// The findings across years, by rule and severity.
private func across(_ findings: [Finding]) -> [String] {
  findings.filter { Rules.rule($0.rule)?.family == .years }.map { "\($0.rule) \($0.severity.rawValue)" }
}

@Test func theLaterReportHasTheFindingsWhicheverIsReadFirst() throws {
  for order in [[2022, 2023], [2023, 2022]] {
    let list = checked(order.map { read($0, carriedOut: $0 == 2022 ? 3 : 1) })
    #expect(list.map(\.report.year?.value) == order)
    let later = try #require(list.first { $0.report.year?.value == 2023 })
    let earlier = try #require(list.first { $0.report.year?.value == 2022 })
    #expect(across(later.findings) == ["X-CARRY error", "X-CARRY warning"] && across(earlier.findings).isEmpty)
    #expect(later.report.figure(CellPath(.requests, .carriedIn, .total)).value == 1)
    #expect(later.report.sections.isEmpty && later.report.claims.isEmpty)
    #expect(later.findings.map(\.severity) == later.findings.map(\.severity).sorted(by: >))
  }
}

@Test func findingsAcrossYearsStandBehindTheirOwnSeverity() {
  let broken = read(2023) { report in
    report.set(.granted, .natural, 3)
    report.period = nil
  }
  let findings = checked([read(2022, carriedOut: 3), broken])[1].findings
  #expect(findings.filter { $0.severity == .error }.last?.rule == "X-CARRY" && findings.first?.rule == "T3-ROW")
  #expect(findings.last?.rule == "F-PERIOD")
}

@Test func whatTheFiguresWereIsKeptOfEveryReport() {
  let blank = read(2023) { $0.blank(.coercion, .decisions) }
  for read in [blank, read(2023, carriedOut: 5)] {
    for (report, findings) in checked([read]) {
      #expect(findings == read.findings && Diagnosis.diagnose(report) == Diagnosis.diagnose(read.report))
      for cell in Form.table(.proactive, .form2021).cells + Form.table(.requests, .form2021).cells {
        #expect(report.figure(cell).value == read.report.figure(cell).value)
        #expect(report.figure(cell).kind == read.report.figure(cell).kind)
      }
    }
  }
}

@Test func namesAreJoinedAsTheBookSays() {
  let reads = [read(2022, carriedOut: 3) { $0.agency = Sourced("青溪区文旅局", .title) }, read(2023)]
  #expect(across(checked(reads)[1].findings).isEmpty)
  let book = AgencyBook(aliases: ["青溪区文旅局": "云岭市青溪区文化局"])
  #expect(across(checked(reads, book: book)[1].findings) == ["X-CARRY warning", "X-CARRY warning"])
}
