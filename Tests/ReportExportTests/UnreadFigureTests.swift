import Disclosure
import OfficeFiles
import PrintedPages
import ReportExport
import ScreenGrid
import Testing

private let pageOptions = PageOptions(displayWidth: { widths.of($0) })

/// A row of figures that were read in every way.
private func page(_ language: Language = .chinese) -> PrintedPage {
  var table = PrintedTable()
  table.addHead(["行", "甲", "乙", "丙", "丁", "戊"])
  table.add([
    .label("一"), .figure(Figure(raw: "693665", kind: .unreadable)), .figure(.missing),
    .figure(Figure(raw: "", kind: .blank)), .figure(Figure(raw: "64", kind: .number, value: 64, isInferred: true)),
    .figure(Figure(raw: "70", kind: .number, value: 70, isInferred: true), nil, .failed),
  ])
  table.add([.label("二")] + (1...5).map { .figure(Figure(raw: "\($0)", kind: .number, value: Quantity($0))) })
  var page = PrintedPage(title: "t", language: language)
  page.add(table)
  return page
}

@Test func valuesNeverPassWhatWasNotReadForANumber() {
  let lines = page().text(.csv, pageOptions).split(separator: "\r\n").map(String.init)
  #expect(
    lines == [
      "行,甲,乙,丙,丁,戊,标记",
      "一,693665?,,,64,70,甲：未读出；乙：没有找到；丁：按合计推定；戊：按合计推定，所在关系不符", "二,1,2,3,4,5,",
    ])
  #expect(page(.english).text(.tsv, pageOptions).contains("693665?\t\t\t64\t70\t甲: not readable; 乙: not found"))
}

@Test(arguments: [
  (PageFormat.text, [" 64* │", " 70*✗ │", "* 按合计推定"]), (.markdown, ["| 64\\* |", "**70\\*** ✗", "\\* 按合计推定"]),
  (.html, [">64*</td>", ">70*✗</td>", "* 按合计推定", "class=\"inferred\""]), (.json, ["\"inferred\": true"]),
])
func anInferredFigureIsMarkedInEveryFormat(format: PageFormat, words: [String]) {
  let text = page().text(format, pageOptions)
  for word in words { #expect(text.contains(word), "\(word)") }
}

@Test func aWorkbookMarksInferredFiguresAndKeepsThemNumbers() throws {
  let row = try #require(page().workbook.sheets.first?.rows.first { $0.first?.content == .text("一") })
  #expect(row.map(\.isInferred) == [false, false, false, false, true, true])
  #expect(row[4].content == .number(64) && row[1].content == .text("693665?"))
  #expect(try page().workbook.bytes().count > 1000)
}

@Test func theStatisticsOfBefore2019AreMarkedToo() {
  let report = ExampleReport.edited { report in
    report.statistics = [
      StatisticsRow(
        label: "主动公开文件数", unit: "条", figure: Figure(raw: "34", kind: .number, value: 34, isInferred: true))
    ]
  }
  for format in [ExportFormat.text, .html] { #expect(export(format, options(), report).contains("34*")) }
  #expect(export(.markdown, options(), report).contains("34\\*"))
}

@Test func aShareIsANumberInAWorkbook() throws {
  var table = PrintedTable()
  table.add([.share(32, of: 63, shown: "50.79%"), .share(0, of: 0, shown: "—")])
  var page = PrintedPage(title: "t", language: .english)
  page.add(table)
  let row = try #require(page.workbook.sheets.first?.rows.last)
  #expect(row.map(\.content) == [.number(32.0 / 63), .text("—")])
  #expect(row.first?.style == .percentage)
}

@Test func linesInDrawnTablesBreakAsChineseDoes() {
  var table = PrintedTable()
  table.widest = [10]
  table.add([.text("全年共公开各类信息十条。其中“政策”三条；其余七条（含图解）。")])
  var page = PrintedPage(title: "t", language: .chinese)
  page.add(table)
  let lines = page.text(.text, pageOptions).split(separator: "\n").filter { $0.hasPrefix("│") }
    .map { $0.dropFirst().dropLast().drop { $0 == " " } }
  #expect(lines.count > 3)
  for line in lines {
    #expect(!"，。；、）”".contains(line.first ?? " "), "\(line)")
    #expect(!"“（".contains(line.last { $0 != " " } ?? " "), "\(line)")
  }
}
