import Disclosure
import ReportFixtures
import Testing

/// The lines of a report in which a table's section has lost everything below its heading.
private func lines(_ page: RenderedReport, without kind: TableKind?) -> [String] {
  guard let kind, let section = page.sectionLines[kind] else { return page.lines }
  return Array(page.lines[...section.lowerBound] + page.lines[section.upperBound...])
}

@Test(arguments: TableKind.allCases.map(Optional.some) + [nil])
func noFigureOfASecondReportFillsInTheFirst(missing: TableKind?) {
  for seed in Effort.seeds(200, few: 10) {
    let (first, second) = (RenderedReport(seed: seed, in: .tsv), RenderedReport(seed: seed + 1_000, in: .tsv))
    let document = Document(lines: lines(first, without: missing) + second.lines)
    let report = ReportParser().parse(document, source: ReportSource(path: "-"))
    let isFirst = report.doubts.contains { $0.kind == .secondReport }
    let own = isFirst ? first : second
    let wrong = own.expectations.filter { $0.key.table != missing && !$0.value.tolerates(report.figure($0.key)) }
    #expect(wrong.isEmpty, "seed \(seed): \(wrong.keys.sorted().prefix(3)) of \(wrong.count)")
    if isFirst, let missing { #expect(report.table(missing) == nil, "seed \(seed)") }
  }
}

@Test func aSecondReportIsSaid() {
  let (first, second) = (RenderedReport(seed: 1, in: .tsv), RenderedReport(seed: 2, in: .tsv))
  let text = Document(lines: first.lines + second.lines)
  let report = ReportParser().parse(text, source: ReportSource(path: "-"))
  let said = Rules.confront(report).first { $0.rule == "F-SECT" && $0.severity == .warning }
  #expect(said?.message(in: .chinese).contains("另一份报告") == true)
}

@Test func aTableOfContentsIsNoSecondReport() {
  let page = RenderedReport(seed: 3, in: .tsv)
  let contents = SectionID.allCases.map(\.label)
  let report = ReportParser().parse(Document(lines: contents + page.lines), source: ReportSource(path: "-"))
  #expect(page.expectations.allSatisfy { $0.value.tolerates(report.figure($0.key)) })
  #expect(!report.doubts.contains { $0.kind == .secondReport })
}

@Test(arguments: SectionID.allCases) func aTableOfContentsOfAReportThatLostAHeadingIsNone(lost: SectionID) {
  let page = RenderedReport(seed: 3, in: .tsv)
  let body = page.lines.filter { !$0.hasPrefix(lost.label.prefix(4)) }
  let lines = SectionID.allCases.map(\.label) + body
  let report = ReportParser().parse(Document(lines: lines), source: ReportSource(path: "-"))
  #expect(!report.doubts.contains { $0.kind == .secondReport })
  #expect(report.requests != nil && report.proactive != nil && report.disputes != nil)
  #expect(page.expectations.allSatisfy { $0.value.tolerates(report.figure($0.key)) })
}
