import Disclosure
import DocumentReaders
import OfficeFiles
import ReportExport
import Testing

private let template = """
  # T
  @ To {agency}:
  {titles} {count}/{others} by {deadline}
  ## Causes
  {causes}
  ## Remarks
  {remarks}
  > {issuer} {date}
  """

private func notice(
  _ reports: [Report], sender: Notice.Sender = Notice.Sender(), _ text: String = template,
  _ language: Language = .chinese
) throws -> Notice? {
  let reviewed = reports.map { ReviewedReport(CheckedReport($0), language) }
  return Notice(
    to: reviewed.first?.agency ?? "", about: reviewed, try NoticeTemplate(text), from: sender, language)
}

/// One cell too great by one, which breaks its row and its column.
private func oneSlip() -> Report {
  ExampleReport.edited { report in
    let figure = report.figure(CellPath(.requests, .granted, .natural))
    report.set(.granted, .natural, (figure.value ?? 0) + 1)
  }
}

@Test func aNoticeNamesEachCauseOnceInTheWordsOfTheForm() throws {
  let report = oneSlip()
  let notice = try #require(try notice([report], sender: Notice.Sender(deadline: "3月1日", issuer: "公开办", date: "2月1日")))
  let lists = notice.paragraphs.filter { $0.style == .body }.map(\.text)
  let cause = try #require(lists.first { $0.hasPrefix("1. ") })
  #expect(lists.count { $0.hasPrefix("1. ") || $0.hasPrefix("2. ") } == 1, "one slip is one item: \(lists)")
  #expect(cause.contains("表三“（一）予以公开”行") && cause.contains("“自然人”列") && cause.contains("请核对"))
  #expect(cause.contains("若为") && !cause.contains("t3.") && !cause.contains("granted"))
  #expect(notice.text.contains("1/0 by 3月1日") && notice.text.contains("公开办 2月1日"))
  #expect(notice.paragraphs.map(\.style).filter { $0 == .heading }.count == 1, "no heading over an empty list")
}

@Test func whatAgreesTakesNoNotice() throws {
  #expect(try notice([ExampleReport.edited { _ in }]) == nil)
}

@Test func severalReportsStandUnderTheirTitles() throws {
  var second = oneSlip()
  second.title = Sourced("另一年报告", .title)
  let text = try #require(try notice([oneSlip(), second])).text
  #expect(text.contains("《另一年报告》：") && text.contains("2/0"))
  #expect(try notice([oneSlip(), second], template, .english)?.text.contains("Please check") == true)
}

@Test func aTableThatWasProbablyMisreadAccusesNobody() throws {
  let report = ExampleReport.edited { report in
    for cell in Form.table(.requests, .form2021).cells where cell.column == .natural {
      report.set(cell.row, .natural, (report.figure(CellPath(.requests, cell.row, .natural)).value ?? 0) + 3)
    }
  }
  let checked = CheckedReport(report)
  try #require(checked.findings.contains { $0.rule == "T3-MISREAD" })
  #expect(try notice([report]) == nil)
  let overview = ReviewOverview([ReviewedReport(checked, .chinese)], unread: [], .chinese)
  #expect(overview.text.contains("[疑似错读]") && !overview.text.contains("[须更正]"))
  let remarks = overview.workbook.sheets[2].rows.dropFirst().map { $0[2].content }
  #expect(remarks.contains { if case .text(let text) = $0 { text.contains("对照原文") } else { false } })
}

@Test func whatCouldNotBeReadIsNotTheAgencysFault() throws {
  let report = ExampleReport.edited { report in
    report.set(.granted, .total, Figure(raw: "?", kind: .unreadable))
    report.set(.partial, .natural, Figure(raw: "", kind: .missing))
  }
  let reviewed = ReviewedReport(CheckedReport(report), .chinese)
  #expect(reviewed.causes.isEmpty && reviewed.remarks.isEmpty && !reviewed.isWhole && !reviewed.unread.isEmpty)
}

/// Reports of which something was not found.
private let gaps: [@Sendable (inout Report) -> Void] = [
  { $0.requests = nil },
  { $0.doubts.append(Doubt(.secondReport, text: "一、总体情况")) },
  { report in for column in Form.applicants { report.set(.partial, column, .missing) } },
  { report in
    report.disputes = ReportTable(form: Form.table(.disputes, .form2021), layout: .tsv)
    report.doubts.append(Doubt(.columnsNotDeterminable, table: .disputes))
  },
]

@Test(arguments: gaps.indices)
func whatWasNotFoundIsForWhoeverHasTheOriginal(gap: Int) throws {
  let report = ExampleReport.edited(gaps[gap])
  let reviewed = ReviewedReport(CheckedReport(report), .chinese)
  #expect(try notice([report]) == nil && !reviewed.unread.isEmpty)
  let rows = ReviewOverview([reviewed], unread: [], .chinese).workbook.sheets[2].rows
  #expect(rows.count == 1 + reviewed.unread.count)
}

@Test func aReportOfNobodyIsListedButWritesToNobody() {
  var report = oneSlip()
  (report.agency, report.title) = (nil, nil)
  report.source = ReportSource(path: "x/2019.txt")
  let reviewed = ReviewedReport(CheckedReport(report), .chinese)
  #expect(reviewed.agency == nil && !reviewed.causes.isEmpty && reviewed.title == "2023年政府信息公开工作年度报告")
  #expect(ReviewOverview([reviewed], unread: [], .chinese).text.contains("[须更正] 机关未读出"))
}

@Test func headingsCloseUpWhereOneIsLeftOut() throws {
  let only = ExampleReport.edited { $0.write("收到政府信息公开申请8件。", in: .overview) }
  let text = """
    {titles}
    ## 一、甲
    {causes}
    ## 二、乙
    {remarks}
    ## 三、丙
    """
  let chinese = try #require(try notice([only], text))
  #expect(chinese.paragraphs.filter { $0.style == .heading }.map(\.text) == ["一、乙", "二、丙"])
  let english = text.replacing("一、甲", with: "I. A").replacing("二、乙", with: "II. B").replacing("三、丙", with: "III. C")
  let other = try #require(try notice([only], english))
  #expect(other.paragraphs.filter { $0.style == .heading }.map(\.text) == ["I. B", "II. C"])
}

@Test func aLetterIsWrittenAsLettersAre() throws {
  var second = oneSlip()
  second.title = Sourced("另一年报告", .title)
  second.published = CalendarDate(year: 2023, month: 12, day: 5).map { Sourced($0, .body) }
  let text = try #require(try notice([oneSlip(), second])).text
  #expect(text.contains("》《另一年报告》") && !text.contains("》、《"))
  #expect(text.contains("2023年12月5日") && !text.contains("2023-12-05"))
  #expect(text.contains("。请核对。请先看表三") && !text.contains("并先看"))
}

@Test(arguments: [
  ("# T\n{causes}\nDear {agncy}", 3), ("{causes} and more", 1), ("# T\n\n{causes\n", 3), ("# T\nno list", 0),
])
func aFaultyTemplateIsSaidByItsLine(text: String, line: Int) {
  #expect { try NoticeTemplate(text) } throws: { ($0 as? NoticeTemplate.Fault)?.line == line }
}

@Test func theWordDocumentHoldsWhatTheNoticeSays() throws {
  let notice = try #require(try notice([oneSlip()]))
  let bytes = try notice.paper.bytes()
  #expect(try bytes == notice.paper.bytes(), "the same notice is the same file")
  let read = try DocumentReaders.read(bytes, path: "n.docx").get()
  #expect(read.format == .docx)
  let text = String(decoding: read.document.text, as: UTF8.self)
  for paragraph in notice.paragraphs { #expect(text.contains(paragraph.text), "\(paragraph)") }
}

@Test func whatXMLCannotHoldIsShownInAWordDocument() throws {
  let paper = WordPaper([WordPaper.Paragraph(.body, "a<b>&\"c\u{1}\u{FFFF}\td\ne")])
  let text = String(decoding: try DocumentReaders.read(paper.bytes(), path: "-").get().document.text, as: UTF8.self)
  #expect(text.contains("a<b>&\"c\u{FFFD}\u{FFFD} d"))
}

@Test func theOverviewCountsEveryReportAndEveryInput() throws {
  var evil = oneSlip()
  evil.agency = Sourced("=1+2", .body)
  let reports = [oneSlip(), ExampleReport.edited { _ in }, evil].map { ReviewedReport(CheckedReport($0), .english) }
  let unread = [ReviewOverview.Unread(path: "b.pdf", reason: "damaged")]
  let overview = ReviewOverview(reports, unread: unread, .english)
  #expect(overview.text.contains("3 reports") && overview.text.contains("[unread] b.pdf: damaged"))
  #expect(overview.text.split(separator: "\n").count == 5)
  let sheets = overview.workbook.sheets
  #expect(sheets.map { Set($0.rows.map(\.count)).count } == [1, 1, 1], "every row is as long as its head")
  #expect(sheets[0].rows.count == 5 && sheets[1].rows.count == 3)
  let bytes = try overview.workbook.bytes()
  #expect(try bytes == overview.workbook.bytes(), "the same overview is the same file")
  let read = try DocumentReaders.read(bytes, path: "o.xlsx").get()
  #expect(read.format == .xlsx)
  let text = String(decoding: read.document.text, as: UTF8.self)
  #expect(text.contains("=1+2") && text.contains("b.pdf") && text.contains("to correct"))
}

@Test func sheetsOfAnyNameAndLengthAreWritten() throws {
  let long = String(repeating: "长", count: 40_000)
  let names = ["a/b:c*?[x]", "a/b:c*?[x]", "", String(repeating: "名", count: 80)]
  let book = Workbook(names.map { Workbook.Sheet(name: $0, rows: [[Workbook.Cell(long)], [Workbook.Cell(7)]]) })
  let text = String(decoding: try DocumentReaders.read(book.bytes(), path: "-").get().document.text, as: UTF8.self)
  #expect(text.contains("长…") && text.contains("7"))
}
