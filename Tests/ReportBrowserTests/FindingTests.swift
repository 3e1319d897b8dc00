import Disclosure
import ScreenGrid
import Testing

@testable import ReportBrowser

private let names = ["临安区经信局", "重庆市审计局", "六安市民政局", "青川县厅长办", "蕭山區民政局"]

private func reports() -> [Report] {
  names.flatMap { [Sample.report($0, 2022), Sample.report($0, 2023, disputeFault: $0.hasPrefix("重庆"))] }
}

private func robot(_ width: Int = 80, _ height: Int = 24) -> Robot { Robot(reports(), width: width, height: height) }

/// The agencies that the list shows.
private func listed(_ robot: Robot) -> [String] {
  let shelf = robot.session.model.shelf
  return shelf.rows.compactMap { row in
    if case .agency(let group) = row { return shelf.groups[group].name }
    return nil
  }
}

private func years(_ robot: Robot) -> Set<Int?> {
  let shelf = robot.session.model.shelf
  return Set(
    shelf.rows.compactMap { row -> Int?? in
      if case .report(let entry) = row { return shelf.entries[entry].summary.year }
      return nil
    })
}

/// The characters of the screen that are marked as matching.
private func marked(_ robot: Robot) -> String {
  let screen = robot.session.screen
  return (0..<screen.height).map { y in
    screen.row(y).filter { $0.overlay == .match }.map(\.symbol).joined()
  }.joined()
}

@Test(arguments: [
  ("lajx", ["临安区经信局"]), ("laqjx", ["临安区经信局"]), ("linan", ["临安区经信局"]), ("cqs", ["重庆市审计局"]),
  ("zqs", []), ("luan", ["六安市民政局"]), ("liuan", []), ("mzj", ["六安市民政局", "蕭山區民政局"]),
  ("萧山", ["蕭山區民政局"]), ("審計", ["重庆市审计局"]), ("tingzhang", ["青川县厅长办"]), ("ＣＱＳ", ["重庆市审计局"]),
  ("mz !萧", ["六安市民政局"]), ("mz las", ["六安市民政局"]), ("民政　蕭山", ["蕭山區民政局"]), ("火星", []),
])
func theListIsFilteredAtEveryKey(typed: String, expected: [String]) {
  for (width, height) in [(80, 24), (120, 40)] {
    let robot = robot(width, height).pressing("&\(typed)")
    #expect(Set(listed(robot)) == Set(expected), "\(typed)")
    #expect(robot.text.contains("1 机关 ["), "\(typed)")
    if expected.isEmpty {
      #expect(robot.text.contains("没有符合"))
      #expect(robot.text.contains("Esc 恢复"))
    }
  }
}

@Test func aYearNarrowsTheReports() {
  #expect(years(robot().pressing("&2023")) == [2023])
  #expect(years(robot().pressing("&202")) == [2022, 2023])
  #expect(years(robot().pressing("&!2023")) == [2022])
  let both = robot().pressing("&las ２０２３")
  #expect(listed(both) == ["六安市民政局"])
  #expect(years(both) == [2023])
  #expect(listed(robot().pressing("&2019")).isEmpty)
}

@Test func matchedCharactersAreMarked() {
  #expect(marked(robot(120, 40).pressing("&lajx")) == "临安经信")
  #expect(marked(robot(120, 40).pressing("&shenji")) == "审计")
  #expect(marked(robot(120, 40).pressing("&lajx<Enter>")) == "临安经信")
  #expect(marked(robot().pressing("&cq 2022")).hasPrefix("重庆"))
}

@Test func enterKeepsTheFilterAndOneKeyTakesItBack() {
  let kept = robot().pressing("&lajx<Enter>")
  #expect(kept.session.model.mode == .browse)
  #expect(kept.status.contains("[lajx]"))
  #expect(kept.status.contains("隐藏 8"))
  for keys in ["u", "<Esc>", ":clear<Enter>", ":清除<Enter>", ":qcsx<Enter>"] {
    #expect(listed(kept.pressing(keys)).count == names.count, "\(keys)")
  }
  #expect(listed(kept.pressing("<Esc>u")) == ["临安区经信局"])
  // However many keys were typed, it is one change.
  #expect(listed(kept.pressing("&<BS><BS>cq<Enter>uu")).count == names.count)
}

@Test func escapeRestoresListAndPlace() {
  let start = robot(120, 40).pressing("jj3")
  let before = start.session.model
  let back = start.pressing("&cqs<Down><Esc>").session.model
  #expect(back.state == before.state)
  #expect(back.choice == before.choice)
  #expect(back.focus == before.focus)
  #expect(back.cursor == before.cursor)
  #expect(listed(start.pressing("&lajx<Enter>&cqs<Esc>")) == ["临安区经信局"])
}

@Test func theChoiceStaysOrGoesToTheBestMatch() {
  let agency = { (robot: Robot) in robot.session.model.entry?.summary.agency }
  #expect(agency(robot().pressing("&mzj")) == "六安市民政局")
  let start = robot()
  let first = agency(start)
  let typed = start.pressing("&cq")
  #expect(agency(typed) == "重庆市审计局")
  #expect(agency(typed.pressing("<BS><BS>")) == first)
  // Arrows move in what is left while the filter is being typed.
  #expect(agency(start.pressing("&mzj<Down><Down><Enter>")) == "蕭山區民政局")
}

@Test func hanTextInTheListBeginsTheFilter() throws {
  #expect(listed(robot().pressing("临安")) == ["临安区经信局"])
  #expect(listed(robot(120, 40).pressing("萧山<Enter>")) == ["蕭山區民政局"])
  var pasted = robot()
  pasted.session.press([.paste("重庆\n")])
  #expect(listed(pasted) == ["重庆市审计局"])
  // Only the list takes text so.
  #expect(listed(robot(120, 40).pressing("3临安")).count == names.count)
  var letters = robot()
  letters.session.press([.paste("qqq")])
  #expect(letters.session.model.mode == .browse)
}

@Test func hostileFiltersAreHarmless() {
  var long = robot()
  long.session.press([.character("&"), .paste(String(repeating: "临安 lajx !x 2023 ", count: 2000))])
  #expect(listed(long).isEmpty)
  #expect(long.lines.count == 24)
  var control = robot()
  control.session.press([.character("&"), .paste("\u{1B}[31m\u{202E}\u{0}")])
  #expect(!control.text.unicodeScalars.contains("\u{1B}"))
  #expect(listed(control.pressing("<Esc>")).count == names.count)
  for keys in ["&!", "& ", "&'", "&!!", "&　"] { #expect(robot().pressing(keys).lines.count == 24, "\(keys)") }
  let none = Robot([], unreadable: ["某省/坏文件.txt"])
  #expect(none.pressing("&坏").text.contains("坏文件"))
  #expect(none.pressing("&hwj").text.contains("坏文件"))
  #expect(none.pressing("&火").text.contains("没有符合"))
}

@Test func foldersThatTellReportsApartAreFoundAsWell() {
  let reports = [("浙江/杭州", "甲局"), ("浙江/台州", "乙局"), ("江苏", "丙局")].map { folder, agency in
    var report = Sample.report(agency, 2023)
    report.source = ReportSource(path: "/data/年报/\(folder)/\(agency).txt")
    return report
  }
  #expect(Set(listed(Robot(reports).pressing("&zhejiang"))) == ["甲局", "乙局"])
  #expect(listed(Robot(reports).pressing("&tz")) == ["乙局"])
  #expect(listed(Robot(reports).pressing("&zj !台州")) == ["甲局"])
  // What all paths have in common finds nothing.
  #expect(listed(Robot(reports).pressing("&年报")).isEmpty)
}

@Test func tenThousandAgenciesAreFilteredByLookingAtWhatIsLeft() {
  var shelf = Shelf(folding: Folding())
  let report = Sample.report("x", 2021)
  shelf.add(
    (0..<2000).map { index in
      var copy = report
      copy.agency = Sourced("\(names[index % 5])\(index)", .title)
      return ReportSummary(of: copy, findings: [])
    })
  for text in ["m", "mz", "mzj", "mzj1", "mzj19", "mz", "mz 2021", "mz !萧"] {
    shelf.show(.name, failuresOnly: false, filter: ListFilter(text))
    var fresh = Shelf(folding: Folding())
    fresh.show(.name, failuresOnly: false, filter: ListFilter(text))
    fresh.add(shelf.entries.map(\.summary))
    #expect(shelf.rows == fresh.rows, "\(text)")
    #expect(shelf.rows.count > 0)
  }
}

// Search of all reports
@Test func allReportsAreSearchedAndTheListLeadsThere() {
  for (width, height) in [(80, 24), (120, 40)] {
    let robot = robot(width, height)
    let box = robot.pressing("g/重庆")
    #expect(box.text.contains("在全部报告中查找"))
    #expect(marked(box).contains("重庆"))
    #expect(box.session.model.finding.everywhere.hits.contains { $0.target == .report })
    let there = box.pressing("<Enter>")
    #expect(there.session.model.entry?.summary.agency == "重庆市审计局")
    #expect(there.status.contains("g/"))
    #expect(there.pressing("H").session.model.choice == robot.session.model.choice)
    #expect(there.pressing("g/").session.model.finding.everywhere.hits == box.session.model.finding.everywhere.hits)
  }
}

@Test func findingsAndTextOfOpenReportsAreFound() {
  let everywhere = robot().pressing("g/三公").session.model.finding.everywhere
  #expect(everywhere.isDone)
  #expect(everywhere.hits.contains { if case .text(.prose) = $0.target { true } else { false } })
  let message = robot().session.model
  let failing = message.shelf.entries.firstIndex { !$0.failures.isEmpty } ?? 0
  let text = message.words.message(message.shelf.entries[failing].summary.findings[0])
  let found = robot().pressing("g/\(text.prefix(6).replacing("<", with: "<lt>"))")
  let hits = found.session.model.finding.everywhere.hits
  let index = hits.firstIndex { if case .finding = $0.target { true } else { false } }
  #expect(index != nil)
  let there = found.pressing(String(repeating: "<Down>", count: index ?? 0) + "<Enter>").session.model
  #expect(there.check != nil)
  #expect(there.report?.index == hits[index ?? 0].report.index)
}

@Test func aSearchInVainSaysSo() {
  #expect(robot().pressing("g/火星").text.contains("未找到“火星”"))
  #expect(robot().pressing("g/火星<Enter>").session.model.mode != .browse)
  #expect(robot().pressing("g/<Esc>").session.model.mode == .browse)
  #expect(Robot([]).pressing("g/x").text.contains("未找到"))
}

@Test func aLongSearchGoesOnBetweenKeys() {
  var model = Model()
  let report = Sample.report("临安局", 2021)
  _ = update(
    &model,
    .loaded(
      (0..<700).map { index in
        var copy = report
        copy.agency = Sourced("临安局\(index)", .title)
        return ReportSummary(of: copy, findings: [])
      }))
  for key in KeyNotation.keys(in: "g/") ?? [] { _ = update(&model, .key(key)) }
  var effects = update(&model, .key(.character("临")))
  #expect(model.finding.everywhere.hits.count == SearchEverywhere.slice)
  #expect(effects.contains(.searchOn(model.finding.everywhere.number)))
  let first = model.finding.everywhere.number
  effects = update(&model, .key(.character("安")))
  // What is left of the earlier search is dropped.
  let before = model.finding.everywhere
  _ = update(&model, .searchOn(first))
  #expect(model.finding.everywhere == before)
  for _ in 0..<10 { _ = update(&model, .searchOn(model.finding.everywhere.number)) }
  #expect(model.finding.everywhere.hits.count == SearchEverywhere.limit)
  #expect(model.finding.everywhere.isDone)
}

// Marks and jumps
@Test func marksAreListedAndSurviveTheFilter() {
  let marked = robot(120, 40).pressing("mae3mb1")
  let list = marked.pressing("g'")
  #expect(list.text.contains("'a"))
  #expect(list.text.contains("'b"))
  #expect(list.text.contains("标记与跳转位置"))
  let there = list.pressing("b").session.model
  #expect(there.place == marked.session.model.marks["b"])
  let hidden = marked.pressing("&lajx<Enter>'b")
  #expect(hidden.session.model.choice == marked.session.model.marks["b"]?.choice)
  #expect(listed(hidden).count == names.count)
  #expect(hidden.status.contains("筛选隐藏"))
  #expect(listed(hidden.pressing("u")) == ["临安区经信局"])
}

@Test func twoApostrophesLeadBackAndForth() {
  let start = robot(120, 40).pressing("3")
  let jumped = start.pressing("e")
  let back = jumped.pressing("''")
  #expect(back.session.model.choice == start.session.model.choice)
  #expect(back.pressing("''").session.model.choice == jumped.session.model.choice)
  #expect(robot().pressing("''").status.contains("没有更早"))
  #expect(robot().pressing("g'").text.contains("还没有标记"))
  #expect(robot().pressing("g'<Enter>").session.model.mode == .browse)
}
