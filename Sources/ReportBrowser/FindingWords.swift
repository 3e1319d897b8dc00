import Disclosure

// Words of finding
extension Words {
  var revealed: String {
    say("该处被筛选隐藏，已显示全部报告；按 u 恢复筛选", "it was hidden: all reports are shown; u brings the filter back")
  }
  var nothingFiltered: String { say("没有筛选", "nothing is filtered") }
  func noneFits(_ filter: String, isTyping: Bool) -> [String] {
    let back =
      isTyping
      ? say("退格修改，Esc 恢复原来的列表", "Backspace changes it, Esc brings the list back")
      : say("Esc 清除筛选，u 撤销", "Esc clears the filter, u undoes it")
    return [say("没有符合“\(filter)”的机关或文件", "no agency or file fits “\(filter)”"), back]
  }
  var filterHints: [(String, String)] {
    [
      ("lajx", say("拼音", "pinyin")), (say("不成立>3", "failed>3"), say("按栏目", "column")),
      ("2023", say("年度", "year")), (say("!词", "!word"), say("排除", "not this")),
      ("/…/", say("正则", "pattern")),
    ]
  }

  // Search of all reports
  var everywhereTitle: String { say("在全部报告中查找", "Search all reports") }
  var everywhereHint: String { say("↑↓ 选择  <Enter> 前往  <Esc> 关闭", "up/down choose  <Enter> go  <Esc> close") }
  func everywhereReach(_ search: SearchEverywhere) -> String {
    guard !search.text.isEmpty, search.isThroughList, !search.closed.isEmpty else { return "" }
    let unread = search.unread > 0 ? say("，\(search.unread) 份读不出", ", \(search.unread) unreadable") : ""
    guard search.searchesText else { return say("两个字母或一个汉字起查正文", "texts from two letters on") }
    if search.hits.count >= SearchEverywhere.limit { return say("结果过多，未查完", "too many, not all searched") }
    let (read, all) = (search.read, search.closed.count)
    return (read < all ? say("正文 \(read)/\(all)", "texts \(read)/\(all)") : say("正文已查完", "all texts")) + unread
  }
  func everywhereNothing(_ search: SearchEverywhere) -> String {
    if search.text.isEmpty {
      return say("机关、标题、核查结果、各报告的正文和数字", "agencies, titles, findings, text and figures of all reports")
    }
    let isReading = search.isThroughList
    let progress =
      isReading ? "\(search.read)/\(search.closed.count)" : "\(search.done)/\(search.reports.count)"
    if !search.isDone, search.searchesText || !isReading { return say("正在查找 \(progress)", "searching \(progress)") }
    return notFound(search.text)
  }
  func wentToHit(_ text: String, _ number: Int, _ count: Int) -> String {
    say("“\(text)” \(number) / \(count)：g/ 回到结果，H 后退", "“\(text)” \(number) / \(count): g/ shows the list, H goes back")
  }

  // Marks and jumps
  var placesTitle: String { say("标记与跳转位置", "Marks and jumps") }
  var noPlaces: String { say("还没有标记和跳转：m 加字母设标记", "no marks or jumps yet: m and a letter sets a mark") }

  // Palette
  func goToRow(_ number: Int) -> String { say("到第 \(number) 行", "go to row \(number)") }
  func useTheme(_ name: String) -> String { say("主题：\(name)", "theme: \(name)") }
  func filterBy(_ text: String) -> String { say("筛选：\(text)", "filter: \(text)") }
  func yearOnly(_ year: String) -> String { say("只看 \(year) 年", "year \(year) only") }
  func searchFor(_ text: String) -> String { say("在全部报告中查找：\(text)", "search all reports: \(text)") }
  func noCommand(_ text: String) -> String { say("没有命令符合“\(text)”", "no command fits “\(text)”") }
  func name(of order: SortOrder) -> String {
    switch order {
    case .name: say("按机关名称排序", "sort by name")
    case .year: say("按年度排序", "sort by year")
    case .failures: say("按不成立数排序", "sort by failures")
    }
  }
}
