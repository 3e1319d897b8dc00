import Disclosure
import Testing

/// What Markdown puts around headings and tables is neither prose nor heading.
@Test(arguments: [("## ", ""), ("**", "**"), ("", "")])
func markupIsNoProse(before: String, after: String) throws {
  func bars(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
  let outcomes = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
  let blanks = [String](repeating: "", count: 15)
  var first = blanks
  (first[0], first[5]) = ("行政复议", "行政诉讼")
  var second = outcomes + blanks.dropFirst(5)
  (second[5], second[10]) = ("未经复议直接起诉", "复议后起诉")
  let table = [
    bars(first), bars([String](repeating: "---", count: 15)), bars(second),
    bars([String](repeating: "", count: 5) + outcomes + outcomes), bars([String](repeating: "0", count: 15)),
  ]
  let headings = SectionID.allCases.map { "\(before)\($0.label)\(after)" }
  let lines =
    ["青溪县教育局2022年度政府信息公开工作年度报告", "", headings[0], "", "公开信息321条。", "", headings[3], "", "复议情况如下。", ""] + table
    + ["", headings[4], "", "存在不足。", "", headings[5], "", "无。"]
  let text = lines.joined(separator: "\n")
  let report = ReportParser().parse(Document(lines: Array(text.utf8)), source: ReportSource(path: "-"))
  #expect(report.disputes?[.review, .total].value == 0)
  #expect(report.sections.map(\.text) == ["公开信息321条。", "复议情况如下。", "存在不足。", "无。"])
}
