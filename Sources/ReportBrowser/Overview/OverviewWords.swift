import Disclosure

// The words of the pages beside the panes.
extension Words {
  func name(of page: OverviewPage) -> String {
    switch page {
    case .table: say("总览", "Overview")
    case .matrix: say("核查矩阵", "Matrix")
    case .series: say("历年", "Series")
    }
  }

  var comma: String { say("，", ", ") }
  var sumBefore: String { say("合计 ", "sum ") }
  func filterChip(_ text: String) -> String { say("筛选：\(text)", "filter: \(text)") }
  var failuresChip: String { say("只看不成立", "failures only") }
  func sortChip(_ heads: String) -> String { say("排序：\(heads)", "sorted: \(heads)") }
  func rowOf(_ row: Int, _ rows: Int) -> String { say("第 \(row)/\(rows) 行", "row \(row)/\(rows)") }
  var notRead: String { say("未能读取", "not read") }
  func sumOf(_ reports: Int) -> String { say("合计 \(reports) 份", "sum of \(reports)") }
  var withValue: String { say("有数份数", "with a value") }
  var allOfThem: String { say("全部", "all") }
  func counted(_ total: OverviewTotal) -> String { "\(total.counted)/\(total.reports)" }
  func addingUp(_ head: String) -> String { say("\(head)：正在汇总", "\(head): adding up") }
  var ordering: String { say("（正在排序）", "(ordering)") }
  func reportsInAll(_ count: Int) -> String { say("共 \(count) 份报告", "\(count) reports") }
  func unreadFilesToo(_ count: Int) -> String { say("另 \(count) 个文件未能读取", "\(count) files could not be read") }
  func twins(_ count: Int) -> String {
    say("\(count) 份同机关同年度", "\(count) reports share agency and year")
  }
  func coverage(_ head: String, _ total: OverviewTotal) -> String {
    if total.counted == total.reports {
      return say("\(head)：\(total.reports) 份全部有数", "\(head): all \(total.reports) have a value")
    }
    return say(
      "\(head)：\(total.reports) 份中 \(total.counted) 份有数", "\(head): \(total.counted) of \(total.reports) have a value")
  }

  // Why there is no value
  var printedAsDash: String { say("（报告中填的是横线）", " (printed as a dash)") }
  var zeroBase: String { say("（基数为 0）", "(the base is 0)") }
  var noDate: String { say("公布日期或年度未读出", "the day of publication or the year was not read") }
  var noYearBefore: String { say("没有可比的上一年度报告", "no single report of the year before") }
  var relationsFormula: String { say("成立/可核对", "holding/assessable") }
  func growth(_ sum: String) -> String { say("(\(sum)-上年\(sum))/上年\(sum)", "(\(sum) - last year's)/last year's") }
  func tableNotFound(_ table: TableKind) -> String {
    say("未找到\(table.label(in: language))", "\(table.label(in: language)) was not found")
  }
  func notInEdition(_ edition: Edition) -> String {
    say("\(edition.label(in: language))没有此项", "the \(edition.label(in: language)) has no such figure")
  }
  func reason(_ kind: Figure.Kind) -> String {
    switch kind {
    case .blank: say("空白，未填写", "blank, not reported")
    case .missing: say("未找到", "not found")
    case .slash: say("填的是斜线，不适用", "a slash: not applicable")
    case .unreadable, .number, .dash: say("未读出", "could not be read")
    case .text: say("填的是文字", "words instead of a number")
    }
  }
  func detail(_ mark: FamilyMark) -> String {
    var pieces: [String] = []
    if mark.failures > 0 { pieces.append(say("\(mark.failures) 处不成立", "\(mark.failures) failed")) }
    if mark.warnings > 0 {
      pieces.append(say("\(mark.warnings) 处警告或无法判定", "\(mark.warnings) warnings or undetermined"))
    }
    if mark.unassessed > 0 {
      pieces.append(say("\(mark.unassessed) 处无法核对", "\(mark.unassessed) could not be compared"))
    }
    if mark.hasSetAside { pieces.append(say("有核查结果已搁置", "findings set aside")) }
    if !mark.isAssessable { return say("无可核对的内容", "nothing to compare") }
    return pieces.isEmpty ? say("未发现问题", "nothing found") : pieces.joined(separator: comma)
  }

  // Sorting and columns
  func sorted(by keys: [(String, Bool)]) -> String {
    guard !keys.isEmpty else { return say("恢复原有顺序", "original order") }
    let names = keys.map { head, isDescending in
      head + (isDescending ? say("（降序）", " (descending)") : say("（升序）", " (ascending)"))
    }
    return say("排序：", "sorted by ") + names.joined(separator: say("，再按", ", then "))
  }
  var onlyInTable: String { say("只用于总览表（按 1）", "in the table only (1 shows it)") }
  var notInOverview: String { say("此处没有这个命令；Esc 返回报告", "no such command here; Esc leads back to the reports") }
  var onlyInOverview: String { say("用于总览；按 v 打开", "for the overview; v opens it") }
  var cannotHide: String { say("这一栏不能隐藏", "this column cannot be hidden") }
  func columnHidden(_ head: String) -> String { say("已隐藏“\(head)”；gv 恢复", "“\(head)” hidden; gv brings it back") }
  var nothingHidden: String { say("没有用 - 隐藏的栏；按 c 选择栏目", "no column hidden with -; c chooses columns") }
  func columnsBack(_ count: Int) -> String { say("已恢复 \(count) 栏", "\(count) columns are back") }
  var widthKept: String { say("不能再窄：数字须完整显示", "no narrower: numbers are shown whole") }
  var columnsTitle: String { say("选择栏目", "Columns") }
  var columnsHint: String { say("空格 选取  J K 移动  <Esc> 关闭", "space choose  J K move  <Esc> close") }
  func foundInOverview(_ text: String, _ row: Int, _ rows: Int) -> String {
    say("/\(text)  第 \(row)/\(rows) 行", "/\(text)  row \(row)/\(rows)")
  }

  // Matrix
  func matrixOf(_ year: Int?) -> String {
    year.map { say("\($0) 年度", "\($0)") } ?? say("各机关最近年度", "newest of each agency")
  }
  func agenciesInAll(_ count: Int) -> String { say("\(count) 行", "\(count) rows") }
  var withFindings: String { say("有问题的", "with findings") }
  func legend(_ signs: Signs) -> String {
    say(
      "\(signs.failed) 不成立  \(signs.warning) 警告  \(signs.holds) 未发现问题  \(signs.blank) 无法核对  \(signs.setAside) 已搁置  ( ) 换年度",
      "\(signs.failed) failed  \(signs.warning) warning  \(signs.holds) nothing found  \(signs.blank) not comparable  \(signs.setAside) set aside  ( ) year"
    )
  }
  var noReportOfYear: String { say("本年度没有报告", "no report of this year") }

  // Series
  var noSeries: String { say("没有可画的机关；按 1 在总览中选择", "no agency chosen; 1 leads to the overview") }
  var noReport: String { say("无报告", "no report") }
  var year: String { say("年度", "year") }
  var seriesHint: String { say("( ) 换机关  h l 换栏目", "( ) agency  h l figure") }
}

extension Words {
  /// What stands in place of a bar for a figure that has no value.
  func unreadValue(_ sign: String) -> String { say("未读出 \(sign)", "not read \(sign)") }
}
