import Disclosure

/// Everything that a key or the palette can ask for.
enum Command: String, Sendable, Hashable, CaseIterable {
  case nextFailure, previousFailure, lastFailure, firstFailure, nextWarning, previousWarning
  case explain, findings, failuresOnly
  case nextPane, previousPane, agencies, sections, content
  case left, down, up, right, top, bottom, halfDown, halfUp, pageDown, pageUp
  case previousReport, nextReport, previousSection, nextSection
  case search, nextMatch, previousMatch, filter, sort
  case export, copy, back, forward, setMark, goToMark
  case theme, zoom, palette, help, undo, redraw, mouse, leave, retreat
  case review, showSetAside, sideBySide, source, openOriginal
  // The pages beside the panes
  case overview, matrix, series, columns, hideColumn, unhideColumns, narrower, wider, fitColumn
  case redo
  case searchEverywhere, places, clearFilter, keepAlike, again
  case nextDifference, previousDifference, chooseOther, comparedFindings, figure, indicators

  /// What it does, for help and palette.
  var title: Bilingual {
    switch self {
    case .nextFailure: Bilingual("下一处不成立", "next failed check")
    case .previousFailure: Bilingual("上一处不成立", "previous failed check")
    case .lastFailure: Bilingual("最后一处不成立", "last failed check")
    case .firstFailure: Bilingual("第一处不成立", "first failed check")
    case .nextWarning: Bilingual("下一处警告或无法判定之处", "next warning or undetermined relation")
    case .previousWarning: Bilingual("上一处警告或无法判定之处", "previous warning or undetermined relation")
    case .explain: Bilingual("说明光标处的勾稽关系（列表中为打开）", "explain the check under the cursor (in lists: open)")
    case .findings: Bilingual("打开或收起核查结果清单", "open or close the list of findings")
    case .failuresOnly: Bilingual("只看不成立之处", "failures only")
    case .nextPane: Bilingual("下一栏", "next pane")
    case .previousPane: Bilingual("上一栏", "previous pane")
    case .agencies: Bilingual("到机关栏", "go to the agencies")
    case .sections: Bilingual("到章节栏", "go to the sections")
    case .content: Bilingual("到正文栏", "go to the content")
    case .left: Bilingual("左", "left")
    case .down: Bilingual("下", "down")
    case .up: Bilingual("上", "up")
    case .right: Bilingual("右", "right")
    case .top: Bilingual("到开头", "to the beginning")
    case .bottom: Bilingual("到末尾", "to the end")
    case .halfDown: Bilingual("下移半页", "half a page down")
    case .halfUp: Bilingual("上移半页", "half a page up")
    case .pageDown: Bilingual("下移一页", "a page down")
    case .pageUp: Bilingual("上移一页", "a page up")
    case .previousReport: Bilingual("上一份报告", "previous report")
    case .nextReport: Bilingual("下一份报告", "next report")
    case .previousSection: Bilingual("上一章节", "previous section")
    case .nextSection: Bilingual("下一章节", "next section")
    case .search: Bilingual("查找（全半角、简繁不分）", "search (any width, either script)")
    case .nextMatch: Bilingual("下一个匹配", "next match")
    case .previousMatch: Bilingual("上一个匹配", "previous match")
    case .filter: Bilingual("筛选机关", "filter the agencies")
    case .sort: Bilingual("机关排序：名称、年度、不成立数", "sort the agencies: name, year, failures")
    case .export: Bilingual("导出当前内容", "export the current view")
    case .copy: Bilingual("复制光标处内容", "copy what is under the cursor")
    case .back: Bilingual("后退：回到跳转前的位置", "back in the jumps")
    case .forward: Bilingual("前进：再到跳转后的位置", "forward in the jumps")
    case .setMark: Bilingual("设置标记（后接字母）", "set a mark (letter follows)")
    case .goToMark: Bilingual("跳到标记（后接字母）", "go to a mark (letter follows)")
    case .theme: Bilingual("选择配色主题", "choose a theme")
    case .zoom: Bilingual("放大或还原当前栏", "zoom the pane")
    case .palette: Bilingual("命令面板", "command palette")
    case .help: Bilingual("帮助", "help")
    case .undo: Bilingual("撤销视图改动或搁置", "undo the view change, or setting aside")
    case .redraw: Bilingual("重绘屏幕", "redraw")
    case .mouse: Bilingual("鼠标开关", "mouse on and off")
    case .leave: Bilingual("关闭或退出", "close, quit")
    case .retreat: Bilingual("返回上一层", "go back one level")
    case .review: Bilingual("搁置核查结果（附理由）；已搁置的恢复", "set the finding aside with a reason; take that back")
    case .showSetAside: Bilingual("显示或隐藏已搁置的结果", "show or hide what is set aside")
    case .sideBySide:
      Bilingual("并排对照开关：另一版本，没有则最近的较早年度", "side by side on and off: another version, else the newest year before")
    case .source: Bilingual("在旁显示原文", "source text beside")
    case .openOriginal: Bilingual("用默认程序打开原件", "open the original in its program")
    case .overview: Bilingual("总览：每份报告一行", "overview: a row a report")
    case .matrix: Bilingual("核查矩阵：机关与规则类别", "matrix: agencies against families of rules")
    case .series: Bilingual("历年：一个机关各年度的数字", "series: an agency over the years")
    case .columns: Bilingual("总览：选择栏目", "overview: choose the columns")
    case .hideColumn: Bilingual("总览：隐藏本栏", "overview: hide the column")
    case .unhideColumns: Bilingual("总览：恢复隐藏的栏", "overview: bring hidden columns back")
    case .narrower: Bilingual("总览：本栏变窄", "overview: narrower column")
    case .wider: Bilingual("总览：本栏变宽", "overview: wider column")
    case .fitColumn: Bilingual("总览：本栏恢复原宽", "overview: fit the column")
    case .redo: Bilingual("重做撤销的改动", "redo what was undone")
    case .searchEverywhere: Bilingual("在全部报告中查找", "search all reports")
    case .places: Bilingual("标记与跳转位置清单", "list of marks and jumps")
    case .clearFilter: Bilingual("清除筛选，显示全部报告", "clear the filter, show all reports")
    case .keepAlike: Bilingual("只留与光标处相同的报告", "keep the reports like the one under the cursor")
    case .again: Bilingual("重复上次跳转", "repeat the last jump")
    case .nextDifference: Bilingual("对照：下一处差异", "side by side: next difference")
    case .previousDifference: Bilingual("对照：上一处差异", "side by side: previous difference")
    case .chooseOther: Bilingual("选择对照的报告", "choose the report to compare with")
    case .comparedFindings: Bilingual("对照：核查结果的增减", "side by side: findings mended and new")
    case .figure: Bilingual("光标处数字的详情", "all about the figure under the cursor")
    case .indicators: Bilingual("本报告的指标（附分子分母）", "indicators of the report, with both numbers")
    }
  }

  /// One or two words for the hint line.
  var hint: Bilingual {
    switch self {
    case .nextFailure: Bilingual("下一处不成立", "next failed")
    case .nextWarning: Bilingual("警告", "warning")
    case .explain: Bilingual("说明", "explain")
    case .findings: Bilingual("结果清单", "findings")
    case .review: Bilingual("搁置", "set aside")
    case .failuresOnly: Bilingual("只看不成立", "failures only")
    case .nextPane: Bilingual("换栏", "pane")
    case .search: Bilingual("查找", "search")
    case .nextMatch: Bilingual("下一个", "next match")
    case .filter: Bilingual("筛选", "filter")
    case .sort: Bilingual("排序", "sort")
    case .export: Bilingual("导出", "export")
    case .palette: Bilingual("命令", "commands")
    case .help: Bilingual("帮助", "help")
    case .leave: Bilingual("退出", "quit")
    case .retreat: Bilingual("返回", "back")
    case .zoom: Bilingual("放大", "zoom")
    case .source: Bilingual("原文", "source")
    case .openOriginal: Bilingual("打开原件", "open file")
    case .back: Bilingual("后退", "back")
    case .nextSection: Bilingual("下一章节", "section")
    case .nextReport: Bilingual("下一份", "report")
    case .overview: Bilingual("总览", "overview")
    case .sideBySide: Bilingual("对照", "compare")
    case .nextDifference: Bilingual("下一处差异", "next difference")
    case .chooseOther: Bilingual("换一份", "other report")
    case .comparedFindings: Bilingual("结果增减", "findings")
    default: title
    }
  }

  /// Whether a count before it repeats it.
  var takesCount: Bool {
    switch self {
    case .nextFailure, .previousFailure, .nextWarning, .previousWarning, .left, .down, .up, .right, .halfDown, .halfUp,
      .pageDown, .pageUp, .previousReport, .nextReport, .previousSection, .nextSection, .nextMatch, .previousMatch,
      .nextPane, .previousPane, .back, .forward, .narrower, .wider, .nextDifference, .previousDifference:
      true
    default: false
    }
  }

  /// Whether `.` repeats it: jumps, and what is done column by column.
  var isRepeatable: Bool {
    switch self {
    case .nextFailure, .previousFailure, .nextWarning, .previousWarning, .previousReport, .nextReport,
      .previousSection, .nextSection, .nextMatch, .previousMatch, .nextDifference, .previousDifference, .narrower,
      .wider, .hideColumn:
      true
    default: false
    }
  }
}
