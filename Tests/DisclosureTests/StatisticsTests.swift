import Disclosure
import Testing

private func statistics(_ rows: [String], by separator: String) -> [String] {
  let table = rows.map { $0.split(separator: "|", omittingEmptySubsequences: false).joined(separator: separator) }
  let lines = ["平潭县民政局2016年政府信息公开工作年度报告", "一、概述", "2016年收到申请12件。"] + table
  let text = lines.joined(separator: "\n")
  let report = ReportParser().parse(Document(lines: Array(text.utf8)), source: ReportSource(path: "-"))
  return report.statistics.map { row in
    let value = row.figure.value?.description ?? "nil"
    return "\(row.label) \(row.unit ?? "-") \(row.figure.kind.rawValue) \(value)"
  }
}

/// What stands under the unit is no figure, and a figure that is not there is said to be blank.
@Test(arguments: ["|", "\t"]) func theColumnsOfTheStatisticsAreNotMixedUp(separator: String) {
  let rows = [
    "统计指标|单位|统计数", "一、主动公开情况|—|", "（一）收到申请数|件|", "（二）申请答复数|件|12", "（三）网络申请数|件|约十二", "（四）信函申请数|件|—",
    "二、机构建设情况|—|—", "（五）举办培训|次|3",
  ]
  #expect(
    statistics(rows, by: separator) == [
      "（一）收到申请数 件 blank nil", "（二）申请答复数 件 number 12", "（三）网络申请数 件 text nil", "（四）信函申请数 件 dash 0",
      "二、机构建设情况 - dash 0", "（五）举办培训 次 number 3",
    ])
}

@Test func theYearsFigureIsTakenAndNotTheCodeOrTheSumOfAllYears() {
  let rows = [
    "指标名称|代码|计量单位|本年数|历年累计", "主动公开信息数|01|条|34|890", "依申请公开数|02|件||5", "行政复议数|03|件|1|1", "行政诉讼数|04|件|0|2",
  ]
  #expect(
    statistics(rows, by: "\t") == [
      "主动公开信息数 条 number 34", "依申请公开数 件 blank nil", "行政复议数 件 number 1", "行政诉讼数 件 number 0",
    ])
}

@Test func aHeadThatDoesNotNameTheFigureLeavesTheUnitsDashOut() {
  let rows = ["指标名称|计量单位|（2016）", "一、主动公开|—|—", "公开数|条|8", "回应数|次|2", "（三）收费|—|7"]
  #expect(
    statistics(rows, by: "\t") == ["一、主动公开 - dash 0", "公开数 条 number 8", "回应数 次 number 2", "（三）收费 - number 7"])
}
