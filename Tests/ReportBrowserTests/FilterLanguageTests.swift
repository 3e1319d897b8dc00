import Disclosure
import ScreenGrid
import Testing

@testable import ReportBrowser

private let sizes = [(80, 24), (120, 40)]

private func robot(_ keys: String, _ width: Int = 80, _ height: Int = 24, language: Language = .chinese) -> Robot {
  Robot(
    Sample.reports + [Sample.report("白石镇人民政府", nil, seed: 5)], width: width, height: height,
    options: Model.Options(language: language), unreadable: ["坏/b-7.pdf"]
  ).pressing(keys)
}

/// The reports and files that the list shows, by agency and year.
private func listed(_ robot: Robot) -> [String] {
  let shelf = robot.session.model.shelf
  return shelf.rows.compactMap { row in
    switch row {
    case .report(let index):
      let summary = shelf.entries[index].summary
      return "\((summary.agency ?? "").prefix(2))\(summary.year.map(String.init) ?? "?")"
    case .unread(let index): return shelf.unread[index].path
    case .agency, .unreadHead: return nil
    }
  }.sorted()
}

@Test(arguments: [
  ("年度:2021", ["云溪2021", "青川2021"]), ("年=2021", ["云溪2021", "青川2021"]), ("year>2021", ["云溪2022"]),
  ("year>=2021 year<2022", ["云溪2021", "青川2021"]), ("年度≥２０２１", ["云溪2021", "云溪2022", "青川2021"]),
  ("failed>0", ["云溪2022", "青川2021"]), ("不成立=0 云溪", ["云溪2021"]), ("!不成立>0 青川", ["青川2020"]),
  ("failures!=0", ["云溪2022", "青川2021"]), ("机关=云溪县民政局", ["云溪2021", "云溪2022"]), ("机关:青川", ["青川2020", "青川2021"]),
  ("agency!=云溪县民政局 2021", ["青川2021"]), ("表三>0", ["云溪2022", "青川2021"]), ("file:2020", ["青川2020"]),
  ("file=\"2020.txt\"", ["青川2020"]), ("年度:?", ["白石?"]), ("年度!=?", ["云溪2021", "云溪2022", "青川2020", "青川2021"]),
  ("t3.granted.total>=0 2022", ["云溪2022"]), ("公开率>=100", []), ("公开率<=100 2022", ["云溪2022"]),
  ("/民政局$/", ["云溪2021", "云溪2022"]), ("/^青.市/ 2021", ["青川2021"]), ("!/民|青/", ["坏/b-7.pdf"]),
  ("/[青白].{1,4}(局|镇)/", ["青川2020", "青川2021", "白石?"].sorted()), ("/B-\\d\\./", ["坏/b-7.pdf"]),
  ("/云溪 x/", []), ("\"2021\" 云", ["云溪2021"]), ("/镇/", ["白石?"]), ("\"a>b\"", []),
])
func theListIsFilteredByColumnsAndPatterns(typed: String, expected: [String]) {
  for (width, height) in sizes {
    let robot = robot("&" + typed.replacing("<", with: "<lt>") + "<Enter>", width, height)
    #expect(listed(robot) == expected.sorted(), "\(typed)")
    #expect(robot.session.model.mode == .browse, "\(typed)")
    #expect(robot.status.contains(expected.isEmpty ? "没有机关符合" : "筛选“"), "\(typed)")
  }
}

@Test func whatIsBeingTypedHidesNothingYet() {
  for typed in ["不成立>", "年度:", "/", "!/", "\""] { #expect(listed(robot("&" + typed)).count == 6, "\(typed)") }
}

@Test(arguments: [
  ("xyz>3", "没有栏目“xyz”", "there is no column \"xyz\""), ("不予>3", "不止一栏", "is more than one"),
  ("年度:abc", "“abc”不是数", "\"abc\" is no number"), ("机关>3", "文字栏目只能用", "text goes with"),
  ("年度=1/2", "“1/2”不是数", "\"1/2\" is no number"), ("公开率=1/0", "不是数", "is no number"),
  ("/(民/", "“(”不成对", "\"(\" has no partner"), ("/民)/", "“)”不成对", "\")\" has no partner"),
  ("/[民/", "“[”不成对", "\"[\" has no partner"), ("/*民/", "没有可重复的内容", "nothing to repeat"),
  ("/(民)\\1/", "不支持“\\1”", "\"\\1\" is not known"), ("/(?=民)/", "不支持", "is not known"),
  ("/((民{100}){100}){100}/", "过长", "too long"), ("/民{2,1}/", "不支持", "is not known"),
])
func aFaultIsSaidInThePromptAndHidesNothing(typed: String, chinese: String, english: String) {
  for (width, height) in sizes {
    for language in [Language.chinese, .english] {
      let robot = robot("&" + typed + "<Enter>", width, height, language: language)
      #expect(robot.status.contains(language == .chinese ? chinese : english), "\(typed) \(robot.status)")
      #expect(robot.shows(.error) && listed(robot).count == 6, "\(typed)")
      guard case .prompt = robot.session.model.mode else {
        Issue.record("the prompt stays: \(typed)")
        continue
      }
      #expect(listed(robot.pressing("<C-u>青川<Enter>")) == ["青川2020", "青川2021"])
    }
  }
}

@Test func patternsThatWouldTakeForeverElsewhereEndHere() throws {
  let text = [UInt32](repeating: 0x61, count: 3000)
  for pattern in ["(a+)+b", "(a*)*b", "(a|a)*b", "(a?){30}a{30}b", "(.*)*(.*)*(.*)*b", "((a|aa)+)+$b"] {
    #expect(!(try TextPattern(pattern).matches(text)), "\(pattern)")
  }
  #expect(throws: TextPattern.Fault.tooLong) { try TextPattern(String(repeating: "(", count: 150)) }
  #expect(throws: TextPattern.Fault.tooLong) { try TextPattern(String(repeating: "a", count: 201)) }
}

@Test(arguments: [
  ("局", 3..<4), ("a|ab|abc", 4..<7), ("^云.", 0..<2), ("c$", 6..<7), ("[a-c]+", 4..<7), ("[^云溪局]+", 2..<3), ("x*", nil),
  ("b?c", 5..<7), ("\\w+", 0..<7), ("\\d", nil), ("民", nil), ("[A-B]{2}", 4..<6), ("(云|县)?溪", 0..<2), ("a.?c", 4..<7),
])
func aPatternIsFoundWhereItStands(pattern: String, range: Range<Int>?) throws {
  let folding = Folding()
  #expect(try TextPattern(pattern).range(in: folding.fold("云溪县局ABC")) == range)
}

@Test func whatAPatternFoundIsMarkedInBothLists() {
  for (width, height) in sizes {
    for keys in ["&/民.局/<Enter>", "&/民.局/<Enter>v", "&民政局<Enter>v"] {
      let screen = robot(keys, width, height).session.screen
      let marked = (0..<screen.height).map { y in
        screen.row(y).filter { $0.overlay == .match }.map(\.symbol).joined()
      }.joined()
      #expect(marked.contains("民政局"), "\(keys)")
    }
  }
}

@Test func whatHasNothingToCompareIsNeitherInNorOutAndSaid() {
  for condition in ["年度>2000", "!年度<lt>2000"] {
    let robot = robot("&\(condition)<Enter>")
    #expect(listed(robot).count == 4)
    #expect(robot.status.contains("1 份无数可比"), "\(robot.status)")
  }
}

@Test func theSameAsUnderTheCursorIsKept() throws {
  for (width, height) in sizes {
    let years = robot("*", width, height)
    #expect(listed(years) == ["云溪2021", "青川2021"], "\(years.status)")
    #expect(years.text.contains("[年度=2021]"))
    #expect(listed(years.pressing("u")).count == 6)
    #expect(years.pressing("*").status.contains("已按“年度=2021”筛选"))
    let agency = robot("vh*", width, height)
    #expect(Set(listed(agency).map { $0.prefix(2) }).count == 1)
    let failed = robot("vjl*", width, height)
    let count = robot("vjl", width, height).session.model.shelf.entries[1].failures.count
    #expect(failed.session.model.state.filter == "不成立=\(count)" && listed(failed).contains("云溪2022"))
    let share = robot("vjlllll*", width, height)
    #expect(share.session.model.state.filter.contains("率=") && share.session.model.state.filter.contains("/"))
    #expect(listed(share).contains("云溪2022"))
    #expect(robot("v<Tab>*", width, height).session.model.state.filter.contains("=0"))
    #expect(robot("3*", width, height).status.contains("光标停在有数的格上"))
    #expect(robot("v<Tab><Tab>*", width, height).status.contains("光标停在有数的格上"))
  }
}

@Test func everyColumnIsFoundByTheNameThatAFilterGivesIt() throws {
  for language in [Language.chinese, .english] {
    for column in OverviewColumns.all.indices {
      let name = FilterCondition.name(of: .column(column), in: language)
      #expect(try FilterCondition.subject(named: name) == .column(column), "\(name)")
      #expect(ListFilter(name + ">0").words.isEmpty, "\(name)")
    }
  }
}

@Test func aConditionStaysWhenTheListIsNarrowedToAYear() throws {
  var robot = robot("&failed>0 2021<Enter>")
  robot.press(":2022<Enter>")
  #expect(robot.session.model.state.filter.contains("failed>0"), "\(robot.session.model.state.filter)")
}
