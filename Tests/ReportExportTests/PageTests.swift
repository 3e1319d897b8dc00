import Disclosure
import Foundation
import ReportExport
import ScreenGrid
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

private let all: [ExportScope] = [
  .report, .section(.problems), .section(.requests), .table(.proactive), .table(.requests), .table(.disputes),
  .findings,
]

/// Counts the cells of a page's tables and remembers texts.
private final class Reader: NSObject, XMLParserDelegate {
  var classes: [String] = []
  var covered: [Int] = []
  var rows = 0
  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    if name == "table" { covered.append(0) }
    if name == "tr" { rows += 1 }
    guard name == "td" || name == "th", !covered.isEmpty else { return }
    let area = (Int(attributes["rowspan"] ?? "1") ?? 0) * (Int(attributes["colspan"] ?? "1") ?? 0)
    covered[covered.count - 1] += area
    if let name = attributes["class"] { classes.append(name) }
  }
}

private func read(_ page: String) -> Reader? {
  let reader = Reader()
  let parser = XMLParser(data: Data(page.utf8))
  parser.delegate = reader
  return parser.parse() ? reader : nil
}

@Test(arguments: Language.allCases)
func pagesAreWellFormedWhateverTheTextHolds(_ language: Language) throws {
  for scope in all {
    for report in [slippedReport(), hostileReport(), ExampleReport.older(), Report(source: ReportSource(path: "-"))] {
      #expect(read(export(.html, options(language, scope), report, report)) != nil, "\(scope)")
    }
  }
}

@Test func theTablesOfAPageHaveNoHolesAndMarkFailedCells() throws {
  let reader = try #require(read(export(.html, options(), slippedReport())))
  // Table 2: 14 rows of 4; table 3: 3 + 25 rows of 10; table 4: 4 rows of 15.
  #expect(reader.covered == [14 * 4, 28 * 10, 4 * 15])
  #expect(reader.classes.filter { $0.hasPrefix("failed") }.count == 7 + 22 - 1)
  #expect(reader.classes.contains("undetermined blank"))
  let older = try #require(read(export(.html, options(), ExampleReport.make(edition: .form2019, year: 2020))))
  #expect(older.covered == [18 * 4, 26 * 10, 4 * 15])
}

@Test func drawnTablesAreStraightInBothLanguages() {
  for language in Language.allCases {
    for report in [slippedReport(), hostileReport(), ExampleReport.make(edition: .form2019, year: 2020)] {
      let lines = export(.text, options(language), report).split(separator: "\n")
      let drawn = lines.filter { ["┌", "├", "│", "└"].contains($0.first) }
      var lengths: [Int] = []
      var start = 0
      for (index, line) in drawn.enumerated() where line.first == "└" {
        let sizes = Set(drawn[start...index].map { widths.of(String($0)) })
        #expect(sizes.count == 1)
        lengths.append(index + 1 - start)
        start = index + 1
      }
      #expect(lengths.count == 3)
    }
  }
}

@Test func table4IsDrawnAsTheFormPrintsIt() {
  let text = export(.text, options(.chinese, .table(.disputes)), ExampleReport.make())
  let drawn = """
    ├──────┬──────┬──────┬──────┬──────┼──────────────────────────────────┬──────────────────────────────────┤
    │ 结果 │ 结果 │ 其他 │ 尚未 │ 总计 │ 未经复议直接起诉                 │ 复议后起诉                       │
    │ 维持 │ 纠正 │ 结果 │ 审结 │      ├──────┬──────┬──────┬──────┬──────┼──────┬──────┬──────┬──────┬──────┤
    """
  #expect(text.contains(drawn))
}

@Test(arguments: [ExportFormat.text, .markdown, .csv, .html, .jsonl])
func noFormatLetsControlCharactersThrough(_ format: ExportFormat) {
  for scope in all {
    for language in Language.allCases {
      let text = export(format, options(language, scope), hostileReport())
      let bad = text.unicodeScalars.filter { scalar in
        if scalar == "\n" || (scalar == "\r" && format == .csv) { return false }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: return true
        default: return false
        }
      }
      #expect(bad.isEmpty, "\(format) \(scope)")
    }
  }
}

@Test func markdownMeansItselfAndMarksFailedCells() {
  let text = export(.markdown, options(), slippedReport())
  #expect(text.contains("| （一）予以公开 | **３\\*** ✗ | **1** ✗ |"))
  #expect(text.contains("| 行政复议 | **1** \\~ |"))
  let hostile = export(.markdown, options(), hostileReport())
  #expect(hostile.contains("\\<b\\>\\&\\|\\*"))
  let tables = hostile.split(separator: "\n").filter { $0.hasPrefix("|") }
  for line in tables { #expect(line.hasSuffix("|")) }
}

@Test func blankAndUnreadFiguresNeverLookLikeZero() {
  let report = ExampleReport.edited { report in
    for column in Form.applicants { report.blank(.refusedRepeat, column) }
    for column in Form.applicants { report.set(.refusedConfirm, column, .missing) }
    report.set(.granted, .natural, Figure(raw: "713", kind: .unreadable))
  }
  let text = export(.markdown, options(), report)
  #expect(text.contains("2.重复申请 | \\_ | \\_ | \\_ | \\_ | \\_ | \\_ | \\_ |"))
  #expect(text.contains("已获取信息 | ? | ? | ? | ? | ? | ? | ? |"))
  #expect(text.contains("713?"))
  #expect(text.contains("未读出"))
}

@Test func manyUnassessedRelationsMakeOneLineInListsForPeopleAndStayWholeForPrograms() throws {
  let report = ExampleReport.edited { report in
    for row in [RowID.granted, .partial, .refusedRepeat, .resultTotal] {
      for column in Form.applicants { report.set(row, column, .missing) }
    }
  }
  let text = export(.text, options(.chinese, .findings), report)
  #expect(text.contains("提示 T3-BAL  7 个关系因单元格未读出或全为空白而未核对"))
  #expect(text.split(separator: "\n").filter { $0.contains("T3-SUM") }.count == 1)
  let unassessed = CheckedReport(report).findings.filter { $0.outcome == .unassessable }
  #expect(unassessed.count == 7 + 4 + 7)
  let lines = CheckOutput(.text, .chinese).piece(CheckedReport(report), isFirst: true).split(separator: "\n")
  #expect(lines.filter { $0.contains("未核对") }.count == 18)
}
