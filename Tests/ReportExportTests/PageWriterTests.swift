import Disclosure
import Foundation
import OfficeFiles
import PrintedPages
import ReportExport
import ScreenGrid
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

private let evil = "=1+2\u{1B}[31m\u{202E}\u{200B}\u{7}<b>&|*\"'\r\n@x\u{2028}\t]]>"
private let pageOptions = PageOptions(
  style: PageStyle(
    page: PageStyle.Colors(foreground: "#111111", background: "#eeeeee"),
    rules: [PageStyle.Rule("td.failed", PageStyle.Colors(foreground: "#ff0000", background: "#000000", isBold: true))]),
  displayWidth: { widths.of($0) })

/// A page with every kind of block, cell and mark.
private func page(_ text: String = "文字") -> PrintedPage {
  var page = PrintedPage(title: text, source: text, language: .chinese)
  page.notes = [text]
  var table = PrintedTable(title: text, note: text)
  table.addHead([.label(text, rowSpan: 2), .label("合并", columnSpan: 2), .label(text, rowSpan: 2)])
  table.addHead(["甲", "乙"])
  for mark in PrintedMark.allCases {
    table.add([
      .label(text), .figure(Figure(raw: "12", kind: .number, value: 12), nil, mark), .number(-3, mark),
      .text(text, mark),
    ])
  }
  table.add([
    .label(text), .figure(Figure(raw: text, kind: .unreadable)), .share(1, of: 8, shown: "12.5%"),
    .figure(Figure(raw: "", kind: .blank), nil, .failed),
  ])
  table.addFoot([.label("合计", columnSpan: 2), .number(-18), .blank])
  page.add(table)
  page.add(paragraphs: [text])
  page.blocks.append(.heading(text))
  let checked = CheckedReport(hostileReport())
  page.blocks.append(.findings(checked.review.list, nil))
  page.blocks.append(.causes(CheckedReport(slippedReport()).diagnoses))
  page.blocks.append(
    .picture(PrintedPicture(title: text, lines: ["▁▂▃", text], svg: "<svg xmlns=\"http://www.w3.org/2000/svg\"/>")))
  return page
}

@Test func aPageOfAnythingIsHarmlessInEveryText() throws {
  for format in PageFormat.allCases where format != .xlsx {
    let text = page(evil).text(format, pageOptions)
    let bad = text.unicodeScalars.filter { scalar in
      if scalar == "\n" || (scalar == "\r" && format == .csv) || (scalar == "\t" && format != .csv) { return false }
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: return true
      default: return false
      }
    }
    #expect(bad.isEmpty && !text.isEmpty, "\(format)")
    if format == .html || format == .svg { #expect(XMLParser(data: Data(text.utf8)).parse(), "\(format)") }
  }
}

@Test func everyMarkHasASignAndAWordInEveryFormat() {
  for format in PageFormat.allCases where format != .svg && format != .xlsx {
    let text = page().text(format, pageOptions)
    for mark in PrintedMark.allCases {
      let isSaid = text.contains(mark.meaning.chinese) || text.contains("\"\(mark.rawValue)\"")
      #expect(isSaid, "\(format) \(mark)")
    }
  }
  #expect(page().text(.text, pageOptions).contains(" 12✗✗ │"))
  #expect(Set(PrintedMark.allCases.map(\.sign)).count == PrintedMark.allCases.count)
}

@Test func aTablesSpansLeaveNoHolesAndItsFootStaysLast() throws {
  let table = try #require(page().tables.first)
  #expect(table.columnCount == 4 && table.headRows == 2 && table.footRows == 1)
  #expect(table.cells.map { $0.cell.rowSpan * $0.cell.columnSpan }.reduce(0, +) == table.columnCount * table.rows.count)
  #expect(table.headLabels == [["文字"], ["合并", "甲"], ["合并", "乙"], ["文字"]])
  let html = page().text(.html, pageOptions)
  #expect(html.contains("<tfoot>\n<tr><th scope=\"row\" colspan=\"2\">合计</th><td>-18</td><td></td></tr>"))
  #expect(html.contains("td.failed { color: #ff0000; background: #000000; font-weight: bold; }"))
  let lines = page().text(.text, pageOptions).split(separator: "\n").filter { "┌├│└".contains($0.first ?? " ") }
  #expect(Set(lines.map { widths.of(String($0)) }).count == 1)
}

@Test func valuesStartWithAMarkOnlyWhereAskedAndNeverAsAFormula() throws {
  var options = pageOptions
  #expect(try page().bytes(.csv, options).first != 0xEF)
  options.hasByteOrderMark = true
  #expect(try page().bytes(.csv, options).prefix(3) == [0xEF, 0xBB, 0xBF])
  #expect(try page().bytes(.json, options).first == UInt8(ascii: "{"))
  var table = PrintedTable()
  let raws = ["=1", "+1+1", "@a", "-2+3", "-417", "+19", "—", "1,234", "\t=1"]
  table.add(raws.map { PrintedCell.figure(Figure(raw: $0, kind: .text)) })
  var page = PrintedPage(title: "t", language: .chinese)
  page.add(table)
  #expect(page.text(.csv, pageOptions) == "'=1,'+1+1,'@a,'-2+3,-417,+19,—,\"1,234\",' =1\r\n")
  #expect(page.text(.tsv, pageOptions) == "'=1\t'+1+1\t'@a\t'-2+3\t-417\t+19\t—\t1,234\t' =1\n")
}

@Test func emptyCellsOfATableInATextKeepTheirPlace() {
  var page = PrintedPage(title: "t", language: .chinese)
  page.add(paragraphs: ["2\t\t=2"])
  #expect(page.text(.text, pageOptions).contains("2\t\t=2"))
  #expect(page.text(.csv, pageOptions) == "2,,'=2\r\n")
  #expect(page.text(.markdown, pageOptions).contains("2&emsp;&emsp;\\=2"))
  #expect(page.text(.html, pageOptions).contains(">2\t\t=2</p>"))
}

@Test func emptyPagesAreWrittenToo() throws {
  let page = PrintedPage(title: "", language: .english)
  for format in PageFormat.allCases { _ = try page.bytes(format, pageOptions) }
  #expect(page.fileName == "gouji" && PrintedPage(title: "../a b", language: .english).fileName == "_a_b")
}

@Test func aUnitIsShownBehindTheNumberOfItsCell() throws {
  func measure(_ number: Double, _ unit: String, _ printed: String) -> Workbook.Content {
    .measure(number, unit: unit, printed: printed)
  }
  let cases: [(raw: String, kind: Figure.Kind, value: Quantity?, content: Workbook.Content)] = [
    ("192件", .number, 192, measure(192, "件", "192件")), ("1,234 条", .number, 1234, measure(1234, "条", "1,234 条")),
    ("0.5万元", .number, Quantity(mantissa: 5, scale: 1), measure(0.5, "万元", "0.5万元")),
    ("１２件", .number, 12, measure(12, "件", "１２件")), ("3万件", .number, 30_000, .text("3万件")),
    ("约192件", .number, 192, .text("约192件")), ("减少2件", .number, -2, .text("减少2件")),
    ("192件", .unreadable, nil, .text("192件?")), ("7\"件", .number, 7, .text("7\"件")), ("12%", .text, nil, .text("12%")),
    ("5（含撤回）", .number, 5, .text("5（含撤回）")),
  ]
  for marked in [nil, PrintedMark.failed] {
    var table = PrintedTable()
    table.add(cases.map { .figure(Figure(raw: $0.raw, kind: $0.kind, value: $0.value), nil, marked) })
    var page = PrintedPage(title: "t", language: .english)
    page.add(table)
    let row = try #require(page.workbook.sheets.first?.rows.first { $0.count == cases.count })
    for (cell, wanted) in zip(row, cases) where wanted.kind != .unreadable {
      #expect(cell.content == wanted.content, "\(wanted.raw)")
    }
    let unread = try #require(cases.firstIndex { $0.kind == .unreadable })
    if case .text = row[unread].content {} else { Issue.record("what was not read is no number") }
    let bytes = try page.workbook.bytes()
    #expect(try bytes == page.workbook.bytes(), "the same page is the same file")
  }
}

@Test func moreUnitsThanAWorkbookTakesAreText() throws {
  let rows = (0..<300).map { index in
    [Workbook.Cell(.measure(1, unit: "件" + String(index), printed: "1件\(index)"), .figure)]
  }
  #expect(try Workbook([Workbook.Sheet(name: "t", rows: rows)]).bytes().count > 1000)
}

@Test func aWorkbookKeepsNumbersAndTextApart() throws {
  var table = PrintedTable()
  let figures: [(raw: String, kind: Figure.Kind, value: Quantity?)] = [
    ("12", Figure.Kind.number, Quantity(12)), ("1,234", .number, Quantity(1234)), ("增加7", .number, Quantity(7)),
    ("007", .number, Quantity(7)), ("３", .number, Quantity(3)), ("=1", .text, nil), ("-", .dash, Quantity(0)),
  ]
  table.add(figures.map { PrintedCell.figure(Figure(raw: $0.raw, kind: $0.kind, value: $0.value)) })
  var page = PrintedPage(title: "t", language: .english)
  page.add(table)
  let cells = try #require(page.workbook.sheets.first?.rows.last).map(\.content)
  #expect(cells == [.number(12), .number(1234), .text("增加7"), .text("007"), .number(3), .text("=1"), .text("-")])
}
