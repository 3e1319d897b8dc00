import Disclosure
import ScreenGrid

/// Every word of the browser, in both languages.
struct Words: Sendable, Hashable {
  let language: Language
  /// The keys that are spoken of.
  var keymap = Keymap.standard

  /// The key of a command; its name in the palette if it has none.
  func key(_ command: Command) -> String {
    let key = keymap.notation(of: command)
    return key.isEmpty ? keymap.notation(of: .palette) + command.title[language] : key
  }

  func say(_ chinese: String, _ english: String) -> String { language == .chinese ? chinese : english }

  // Panes
  var agencies: String { say("机关", "Agencies") }
  var sections: String { say("章节", "Sections") }
  var content: String { say("正文", "Content") }
  var findings: String { say("核查结果", "Findings") }
  var noAgency: String { say("（未读出机关名称）", "(agency not read)") }
  var noYear: String { say("年度未读出", "year not read") }
  var unreadFiles: String { say("无法读取的文件", "Unreadable files") }
  var demo: String { say("虚构示例", "fictional samples") }
  var notFoundSection: String { say("未找到", "not found") }
  var nothingYet: String { say("尚无报告", "no reports yet") }
  var nothingFound: String { say("没有找到年度报告", "no annual report was found") }
  var waysToBegin: [String] {
    say("打开报告：gouji 路径\n查看示例：gouji demo", "open reports: gouji PATH\nsee samples: gouji demo")
      .split(separator: "\n").map(String.init)
  }
  var nothingShown: String { say("没有符合条件的报告；按 \(key(.undo)) 撤销", "no report fits; \(key(.undo)) undoes") }
  var noText: String { say("（本部分没有文字）", "(no text here)") }
  var noTable: String { say("未找到本章节的表格", "the table of this section was not found") }
  var sectionMissing: String { say("报告中未找到本章节", "the report has no such section") }
  var nothingFailedHere: String { say("本部分没有不成立之处", "nothing fails here") }
  var noFindings: String { say("没有核查结果", "no findings") }
  var missing: String { say("缺", "n/f") }
  var unreadable: String { say("未读出", "unread") }
  var failedColumn: String { say("不成立", "failed") }
  func reading(_ name: String) -> String { say("正在读取 \(name) …", "reading \(name) …") }
  func cannotOpen(_ reason: String) -> String { say("无法读取：\(reason)", "cannot be read: \(reason)") }
  func hidden(_ count: Int) -> String { say("隐藏 \(count)", "\(count) hidden") }
  func hiddenReports(_ count: Int) -> String { say("隐藏 \(count) 份", "\(count) reports hidden") }
  var colon: String { say("：", ": ") }
  func tooSmall(_ size: Size) -> [String] {
    [
      say("窗口太小", "The window is too small"),
      say(
        "需要 \(Layout.least.width)×\(Layout.least.height)，现为 \(size.width)×\(size.height)",
        "needed \(Layout.least.width)x\(Layout.least.height), is \(size.width)x\(size.height)"),
      say("\(key(.leave)) 退出", "\(key(.leave)) quits"),
    ]
  }

  /// What the help says of a command that this version does not have.

  /// A remark behind what it is about.
  func inParentheses(_ remark: String) -> String { say("（\(remark)）", " (\(remark))") }

  /// A report by agency and year.
  func name(of summary: ReportSummary) -> String {
    "\(summary.agency ?? noAgency) \(summary.year.map(String.init) ?? noYear)"
  }

  /// A part by its full heading.
  func title(of part: Part) -> String {
    switch part {
    case .preamble: say("标题与前言", "Title and preamble")
    case .section(let id): id.label(in: language)
    case .statistics: say("政府信息公开情况统计表", "Statistics table")
    }
  }

  /// A part in a few words, for the list.
  func shortTitle(of part: Part) -> String {
    guard case .section(let id) = part else {
      return part == .preamble ? say("标题前言", "Preamble") : say("统计表", "Statistics")
    }
    return switch id {
    case .overview: say("一、总体情况", "1 Overview")
    case .proactive: say("二、主动公开", "2 Proactive")
    case .requests: say("三、依申请公开", "3 Requests")
    case .disputes: say("四、复议诉讼", "4 Disputes")
    case .problems: say("五、问题改进", "5 Problems")
    case .otherMatters: say("六、其他事项", "6 Other")
    }
  }

  /// A part in the name of a file.
  func fileTitle(of part: Part) -> String {
    guard case .section(let id) = part, let table = id.table else { return shortTitle(of: part) }
    return table.label(in: language)
  }

  /// The heads of the list of agencies when it is written to a file.
  var listHead: [String] {
    [say("机关", "agency"), say("年度", "year"), failedColumn, say("警告", "warnings"), say("文件", "file")]
  }

  // Loading
  func progress(_ loading: Loading) -> String {
    switch loading {
    case .waiting: ""
    case .reading(let done, let total): say("读取 \(done)/\(total)", "reading \(done)/\(total)")
    case .cancelled: say("已停止读取", "reading stopped")
    case .finished: ""
    }
  }

  func loaded(reports: Int, failures: Int, unread: Int) -> String {
    let files = unread > 0 ? say("，\(unread) 个文件无法读取", ", \(unread) unreadable") : ""
    if reports == 0 { return nothingFound + files }
    let checks =
      failures > 0
      ? say(
        "，\(failures) 处不成立：按 \(key(.nextFailure)) 跳到第一处",
        ", \(failures) failed checks: \(key(.nextFailure)) goes to the first")
      : say("，没有不成立之处", ", no failed checks")
    return say("\(reports) 份报告", "\(reports) reports") + files + checks
  }

  // Notices
  var cancelled: String { say("已停止读取，已读的报告仍可浏览", "reading stopped; what was read can be browsed") }
  var howToQuit: String { say("按 \(key(.leave)) 退出", "\(key(.leave)) quits") }
  var everything: String { say("显示全部内容", "everything is shown") }
  func failuresOnly(hidden: Int) -> String {
    say(
      "只看不成立之处：隐藏 \(hidden) 份；再按 \(key(.failuresOnly)) 恢复",
      "failures only: \(hidden) reports hidden; \(key(.failuresOnly)) brings them back")
  }
  func sorted(by order: SortOrder) -> String {
    switch order {
    case .name: say("按机关名称排序", "sorted by name")
    case .year: say("按年度排序，最近的在前", "sorted by year, latest first")
    case .failures: say("按不成立数排序，多的在前", "sorted by failed checks, most first")
    }
  }
  var nothingToUndo: String { say("没有可撤销的视图改动", "no view change to undo") }
  var undone: String { say("已撤销视图改动", "view change undone") }
  var noPast: String { say("没有更早的位置", "no earlier jump") }
  var noFuture: String { say("没有更后的位置", "no later jump") }
  var marksAreLetters: String { say("标记只能用字母", "a mark is a letter") }
  var letterFollows: String { say("再按一个字母", "then a letter") }
  func markSet(_ letter: Character) -> String { say("已设标记 \(letter)", "mark \(letter) set") }
  func noMark(_ letter: Character) -> String { say("没有标记 \(letter)", "no mark \(letter)") }
  func unbound(_ keys: [Key]) -> String {
    say("此键没有命令；按 \(key(.help)) 看帮助", "no command on this key; \(key(.help)) shows help")
  }
  func mouse(_ on: Bool) -> String { on ? say("鼠标已启用", "mouse on") : say("鼠标已停用", "mouse off") }
  func themeChosen(_ name: String) -> String { say("主题：\(name)", "theme: \(name)") }
  var noThemes: String { say("没有可选的主题", "no themes to choose from") }
  var nothingToExplain: String { say("光标处没有勾稽关系", "no relation under the cursor") }
  var nothingToCopy: String { say("光标处没有可复制的内容", "nothing to copy here") }
  func copied(_ text: String) -> String { say("已复制：\(text)", "copied: \(text)") }
  func exported(_ path: String) -> String { say("已导出到 \(path)", "written to \(path)") }
  func exportFailed(_ path: String, _ reason: String) -> String {
    say("未能写入 \(path)：\(reason)", "could not write \(path): \(reason)")
  }

  // Search
  var searchPrompt: String { say("查找：", "Search: ") }
  var filterPrompt: String { say("筛选机关：", "Filter agencies: ") }
  var nothingToRepeat: String { say("还没有跳转可重复", "no jump to repeat yet") }
  var isLast: String { say("已是最后一处", "this is the last one") }
  var isFirst: String { say("已是第一处", "this is the first one") }
  var nothingSearched: String { say("尚未查找；按 \(key(.search)) 开始", "nothing searched yet; \(key(.search)) begins") }
  func notFound(_ text: String) -> String { say("未找到“\(text)”", "not found: \(text)") }
  func hit(_ text: String, _ number: Int, _ count: Int, wrapped: Bool, in field: Search.Field) -> String {
    let place =
      switch field {
      case .list: say("机关列表", "agency list")
      case .report: say("本报告", "this report")
      case .source: say("原文", "source text")
      }
    return "/\(text)  \(number) / \(count)  \(place)" + (wrapped ? wrap : "")
  }
  func filtered(_ text: String, _ shelf: Shelf) -> String {
    if text.isEmpty { return say("已取消筛选", "filter removed") }
    let count = shelf.uncomparable
    let unknown = count > 0 ? say("（\(count) 份无数可比）", " (\(count) with nothing to compare)") : ""
    if shelf.rows.isEmpty {
      let undo = key(.undo)
      return say("没有机关符合“\(text)”\(unknown)；按 \(undo) 撤销", "nothing fits “\(text)”\(unknown); \(undo) undoes")
    }
    return say("筛选“\(text)”：隐藏 \(shelf.hidden) 份", "filter “\(text)”: \(shelf.hidden) hidden") + unknown
  }
  private var wrap: String { say("  （已转到另一端）", "  (wrapped)") }

  // Dialogues
  var helpTitle: String { say("按键", "Keys") }
  var paletteTitle: String { say("命令", "Commands") }
  var themesTitle: String { say("主题", "Themes") }
  func overwrite(_ path: String) -> String {
    say("\(path) 已存在，是否覆盖？ y 覆盖  n 保留", "\(path) exists. Replace it? y replaces, n keeps it")
  }
  var listHint: String { say("↑↓ 选择  <Enter> 确定  <Esc> 取消", "up/down choose  <Enter> take  <Esc> cancel") }
  var popupHint: String { say("j k 滚动  其他键关闭", "j k scroll  any other key closes") }
  var explainHint: String {
    let (next, source) = (key(.nextFailure), key(.source))
    return say(
      "\(next) 下一处  <Tab> 下一关系  \(source) 原文  <Esc> 关闭  j k 滚动",
      "\(next) next  <Tab> other  \(source) source  <Esc> close  j k scroll")
  }
  var countHint: String {
    say(
      "次数：以 4–9 开头，或先按 0，如 5j、03e（1 2 3 是栏号）。中文输入法下全角字母和标点同样有效。",
      "Counts begin with 4 to 9 or with 0: 5j, 03e (1 2 3 are panes). Full-width letters and marks work as well.")
  }
}
