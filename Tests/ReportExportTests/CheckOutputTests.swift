import Disclosure
import Foundation
import ReportExport
import Testing

@Test func checkPrintsOneFindingALine() {
  let output = CheckOutput(.text, .chinese)
  var report = slippedReport()
  report.set(.granted, .total, Figure(raw: "5", kind: .number, value: 5, location: Location(line: 88)))
  let lines = output.piece(CheckedReport(report), isFirst: true).split(separator: "\n")
  #expect(lines.first == "a/b.docx:88: error T3-ROW granted: “（一）予以公开”行：六类申请人之和 4，总计栏填 5，相差 1")
  #expect(lines.contains { $0.hasPrefix("a/b.docx: warning T4-SUM review: ") })
  #expect(output.opening.isEmpty && output.closing(isEmpty: false).isEmpty)
}

@Test(arguments: [
  (Location(page: 3, line: 88), "a/b.docx:88: error", "相差 1（第 3 页）", "page 3"),
  (Location(page: 3, table: 2, row: 5, column: 8), "a/b.docx: error", "（第 3 页 · 表2 第5行第8列）", "table 2 row 5 column 8"),
  (Location(member: "x.docx", table: 2), "a/b.docx: error", "（表2）", "(table 2)"),
])
func aFindingNamesPageAndTableBesideTheLine(place: Location, head: String, chinese: String, english: String) {
  var report = slippedReport()
  report.set(.granted, .total, Figure(raw: "5", kind: .number, value: 5, location: place))
  func first(_ language: Language, _ format: CheckOutput.Format) -> String {
    CheckOutput(format, language).piece(CheckedReport(report), isFirst: true)
  }
  let line = first(.chinese, .text).split(separator: "\n").first ?? ""
  #expect(line.hasPrefix(head) && line.hasSuffix(chinese), "\(line)")
  #expect(first(.english, .text).contains(english))
  let page = place.page.map { String($0) } ?? ""
  #expect(first(.chinese, .csv).contains(",\(page),\(place.words(in: .chinese)),open,,,\r\n"))
  #expect(first(.english, .markdown).contains(english.trimmingCharacters(in: ["(", ")"])))
}

/// A report in which one row total is one too many.
private func slipped() -> Report {
  ExampleReport.edited { $0.set(.unableNotHeld, .total, 21) }
}

@Test func checkNamesTheCauseBehindTheFindingsItExplains() throws {
  let report = slipped()
  let checked = CheckedReport(report)
  let diagnosis = try #require(checked.diagnoses.first)
  #expect(checked.diagnoses.count == 1 && diagnosis.kind == .certain)
  #expect(diagnosis.relations.map(\.name) == ["T3-ROW unable_not_held", "T3-SUM total"])
  let last = CheckOutput(.text, .chinese).piece(checked, isFirst: true).split(separator: "\n").last ?? ""
  #expect(last.hasPrefix("示例.txt: cause certain: 表三“（四）无法提供 1.本机关不掌握相关政府信息”行“总计”栏 21，若为 "))
  #expect(last.hasSuffix("[T3-ROW unable_not_held、T3-SUM total]"))
  #expect(CheckOutput(.text, .english).piece(checked, isFirst: true).contains("cause certain: table 3"))
  for format in [ExportFormat.markdown, .html, .text] {
    #expect(export(format, options(), report).contains("若为"), "\(format)")
    #expect(!export(format, options(), ExampleReport.make()).contains("可能原因"), "\(format)")
  }
}

@Test func theCauseIsWrittenAsTheContractSays() throws {
  let output = CheckOutput(.json, .english)
  let text = output.opening + output.piece(CheckedReport(slipped()), isFirst: true) + output.closing(isEmpty: false)
  for json in [text, export(.json, options(), slipped())] {
    let parsed = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]])
    let diagnosis = try #require((parsed.first?["diagnoses"] as? [[String: Any]])?.first)
    #expect(Set(diagnosis.keys) == ["class", "relations", "candidates"])
    #expect(diagnosis["relations"] as? [String] == ["T3-ROW unable_not_held", "T3-SUM total"])
    let candidate = try #require((diagnosis["candidates"] as? [[String: Any]])?.first)
    let change = try #require((candidate["changes"] as? [[String: Any]])?.first)
    #expect(change["cell"] as? String == "t3.unable_not_held.total" && change["from"] as? Int == 21)
    let event = try #require((candidate["events"] as? [[String: Any]])?.first)
    #expect(event["cells"] as? [String] == ["t3.unable_not_held.total"] && event["type"] as? String != nil)
  }
}

@Test func aLineStaysALineWhateverThePathHolds() {
  let text = CheckOutput(.text, .english).piece(CheckedReport(hostileReport()), isFirst: true)
  let checked = CheckedReport(hostileReport())
  #expect(text.split(separator: "\n").count == checked.findings.count + checked.diagnoses.count)
  #expect(!text.unicodeScalars.contains { $0.value == 0x1B || $0.value == 0x202E })
}

@Test func checkInJSONListsEachReportWithItsFindings() throws {
  let output = CheckOutput(.json, .english)
  let reports = [CheckedReport(slippedReport()), CheckedReport(ExampleReport.make())]
  let text =
    output.opening + reports.enumerated().map { output.piece($1, isFirst: $0 == 0) }.joined()
    + output.closing(isEmpty: false)
  let parsed = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
  #expect(parsed.map { $0["path"] as? String } == ["a/b.docx", "示例.txt"])
  #expect((parsed.first?["findings"] as? [Any])?.count == reports[0].findings.count)
  #expect((parsed.last?["findings"] as? [Any])?.isEmpty == true)
  let none = output.opening + output.closing(isEmpty: true)
  #expect((try JSONSerialization.jsonObject(with: Data(none.utf8)) as? [Any])?.isEmpty == true)
}

@Test func theSummaryCounts() {
  var summary = CheckSummary()
  #expect(summary.gravest == nil)
  summary.add(CheckedReport(slippedReport()).findings)
  summary.add([])
  summary.unreadable = 1
  #expect(summary.gravest == .error)
  #expect(summary.text(in: .chinese) == "核对 2 份报告，错误 2 项（1 份报告），警告 1 项，提示 1 项，1 个文件未能读取")
  #expect(summary.text(in: .english) == "2 reports, 2 errors in 1, 1 warning, 1 hint, 1 could not be read")
}

@Test(arguments: Language.allCases)
func theRulePageNamesEveryRule(_ language: Language) throws {
  for format in [RulePage.Format.text, .markdown] {
    let text = RulePage.render(format, language)
    for rule in Rules.all { #expect(text.contains("\(rule.id) ") && text.contains(rule.summary[language])) }
  }
  let json = RulePage.render(.json, language)
  let rules = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]])
  #expect(rules.map { $0["id"] as? String } == Rules.all.map(\.id.description))
  for rule in rules {
    let examples = try #require(rule["examples"] as? [[String: Any]])
    #expect(examples.allSatisfy { ($0["broken"] as? Bool == true) == ($0["message"] is String) })
  }
}

@Test func theRelationsAreDumpedWithBothSides() {
  let report = ExampleReport.edited {
    $0.set(.granted, .natural, 3)
    $0.blank(.review, .total)
    $0.set(.partial, .natural, Figure(raw: "x", kind: .unreadable))
  }
  let lines = Dump.relations(report).split(separator: "\n").map(String.init)
  #expect(lines.count == 42)
  #expect(lines.contains("T3-ROW granted broken 3+1+0+0+0+0=4, 5"))
  #expect(lines.contains("T3-BAL natural holds 7+1=8, 7+1=8"))
  #expect(lines.contains("T4-SUM review undetermined by 1 blank, closed by 1 1+0+0+0=1, _"))
  #expect(lines.contains("T3-ROW partial unassessable, 1 unread ?+0+0+0+0+0=?, 1"))
}

@Test func theFiguresAreDumpedWithKindTextValueAndPlace() {
  let lines = Dump.figures(slippedReport()).split(separator: "\n").map(String.init)
  #expect(
    lines.contains("t3.granted.natural number \"３\" 3 inferred @ page 3 line 120 table 2 row 4 column 7"))
  #expect(lines.contains("t4.review.total blank \"\" -"))
  #expect(lines.filter { $0.hasPrefix("t3.") }.count == 175)
  #expect(Dump.figures(Report(source: ReportSource(path: "-"))).contains("t3 not found"))
}

@Test func theDocumentIsDumpedBlockByBlock() {
  let text = Array("a\tb\u{1B}\ncell".utf8)
  let table = Document.Table(
    cells: [Document.Cell(range: 5..<9, row: 0, column: 1, rowSpan: 2, columnSpan: 3)], number: 1, page: 4)
  let document = Document(text: text, blocks: [.line(Document.Line(range: 0..<4, number: 1)), .table(table)])
  #expect(Dump.document(document) == "1: a\\tb\\u{1b}\ntable 1 page 4\n  1.2 rows 2 columns 3: cell\n")
}
