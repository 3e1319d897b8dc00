import Disclosure
import ReportExport
import ScreenGrid
import Testing

@testable import ReportBrowser

/// A shell that keeps what it is asked to keep.
private final class Shelf {
  var asked: [Effect] = []
  var others: [ReportID] = []
  var failure: String?

  func answer(_ effect: Effect) -> Message? {
    switch effect {
    case .setAside(let id, var entry):
      asked.append(effect)
      if let failure { return .failed(failure) }
      entry.date = entry.date ?? CalendarDate(year: 2026, month: 11, day: 21)
      return .setAside(entry, on: [id] + others, path: ".gouji.toml")
    case .takeBack(let id, let entry):
      asked.append(effect)
      return .takenBack(entry, on: [id] + others, path: ".gouji.toml")
    default: return nil
    }
  }
}

private func robot(
  _ shelf: Shelf = Shelf(), _ reports: [Report] = Sample.reports, width: Int = 80, height: Int = 24,
  language: Language = .chinese
) -> Robot {
  Robot(reports, width: width, height: height, options: Model.Options(language: language), answers: shelf.answer)
}

private func trimmed(_ lines: some Sequence<String>) -> [String] {
  lines.map { String($0.reversed().drop { $0 == " " }.reversed()) }
}

@Test(arguments: [(80, 24), (120, 40), (44, 16)])
func theDialogueOffersThreeReasonsAndOnesOwn(width: Int, height: Int) {
  let robot = robot(width: width, height: height).pressing("ea")
  #expect(robot.lines.count == height)
  for text in ["搁置：T3-", "1  误报", "2  已核实", "3  已更正", "4  其他："] {
    #expect(robot.text.contains(text), "\(text)\n\(robot.text)")
  }
  #expect(robot.shows(.selectionFocused))
  #expect(robot.pressing("<Esc>").session.effects.isEmpty)
  #expect(robot.pressing("q").session.effects.isEmpty && !robot.pressing("q").session.hasQuit)
}

@Test func theDialogueIsDrawnOverTheTable() {
  let lines = trimmed(robot().pressing("ea").lines)
  let expected = """
    ┌─ 搁置：T3-ROW granted
    │ 1  误报
    │ 2  已核实
    │ 3  已更正
    │ 4  其他：
    └─ ↑↓ 或 1–4 选择  <Enter> 搁置  <Esc> 取消 ─
    """.split(separator: "\n").map(String.init)
  let places = expected.map { start in lines.firstIndex { $0.contains(start) } }
  #expect(places.compactMap(\.self).count == expected.count, "\(lines.joined(separator: "\n"))")
  #expect(places.compactMap(\.self) == places.compactMap(\.self).sorted())
}

@Test(arguments: [
  ("a<Enter>", "误报"), ("a<Down><Enter>", "已核实"), ("a3<Enter>", "已更正"), ("ajjk<Enter>", "已核实"), ("a２<Enter>", "已核实"),
  ("a4按 2018 年口径<Enter>", "按 2018 年口径"), ("a<Up><Tab><Tab><Tab><Tab>qa1<Enter>", "qa1"),
])
func aReasonIsTaken(keys: String, reason: String) {
  let shelf = Shelf()
  let robot = robot(shelf).pressing("e" + keys)
  guard case .setAside(_, let entry) = shelf.asked.first else { return #expect(Bool(false), "\(shelf.asked)") }
  #expect(entry.reason == reason && shelf.asked.count == 1)
  #expect(entry.agency == "云溪县民政局" && entry.year == 2022 && !entry.cells.isEmpty)
  #expect(robot.status.contains("已搁置（\(reason)），记入 .gouji.toml"))
}

@Test func withoutAReasonOfOnesOwnNothingIsSetAside() {
  let shelf = Shelf()
  let robot = robot(shelf).pressing("ea4  <Enter>")
  #expect(shelf.asked.isEmpty && robot.text.contains("搁置：T3-"))
}

@Test func whatIsSetAsideIsDimmedAndCountedApart() {
  let before = robot().pressing("e")
  #expect(before.status.contains("✗6"), "\(before.status)")
  let after = before.pressing("a<Enter>")
  #expect(after.status.contains("✗5") && after.status.contains("搁置1"), "\(after.status)")
  #expect(after.text.contains("~ 已搁置（误报，2026-11-21） · T3-"), "\(after.text)")
  let list = after.pressing("f")
  #expect(list.text.contains("（另搁置 1）") && list.text.contains("~ T3-"), "\(list.text)")
  #expect(list.text.contains("[误报，2026-11-21]"))
  let hidden = list.pressing("A")
  #expect(!hidden.text.contains("[误报") && hidden.status.contains("再按 A 显示") && hidden.status.contains("搁置1"))
  #expect(hidden.pressing("A").text.contains("[误报"))
  #expect(hidden.pressing("u").text.contains("[误报"))
}

@Test func theListSaysItInEnglishToo() {
  let robot = robot(width: 120, height: 40, language: .english).pressing("ea2<Enter>f")
  #expect(robot.text.contains("(1 set aside)") && robot.text.contains("[verified, 2026-11-21]"), "\(robot.text)")
  #expect(robot.text.contains("aside 1"))
  #expect(robot.pressing("<End>x").text.contains("set aside (verified, 2026-11-21)"))
}

@Test func aJumpPassesOverWhatIsSetAside() {
  var robot = robot()
  for _ in 0..<6 { robot.press("ea<Enter>") }
  #expect(robot.status.contains("已搁置"))
  robot.press("e")
  #expect(robot.status.contains("没有不成立之处") && robot.status.contains("搁置6"), "\(robot.status)")
  #expect(!robot.shows(.failed) && !robot.shows(.countFailed))
}

@Test func aOnWhatIsSetAsideTakesItBackAndUUndoesEither() {
  let shelf = Shelf()
  var robot = robot(shelf).pressing("ea<Enter>")
  robot.press("a")
  #expect(robot.status.contains("✗6") && robot.status.contains("已恢复"), "\(robot.status)")
  guard case .takeBack(_, let back) = shelf.asked.last else { return #expect(Bool(false)) }
  robot.press("u")
  #expect(robot.status.contains("✗5"))
  guard case .setAside(_, let again) = shelf.asked.last else { return #expect(Bool(false)) }
  #expect(again == back && again.date != nil)
  robot.press("u")
  #expect(robot.status.contains("✗6"))
  robot.press("u")
  #expect(robot.status.contains("没有可撤销"), "\(robot.status)")
}

@Test func whatCouldNotBeKeptIsNotShownAsSetAside() {
  let shelf = Shelf()
  shelf.failure = ".gouji.toml:3: 不是有效的 TOML"
  let robot = robot(shelf).pressing("ea<Enter>")
  #expect(robot.status.contains(".gouji.toml:3") && robot.status.contains("✗6"))
  #expect(robot.pressing("u").status.contains("没有可撤销"))
}

@Test func theSameReportInAnotherFileIsSetAsideToo() {
  let shelf = Shelf()
  var twin = Sample.reports[1]
  twin.source = ReportSource(path: "copy/b.docx", sha256: "other")
  var changed = twin
  changed.source.path = "copy/c.docx"
  changed.requests?[.granted, .natural] = Sample.number(98)
  // The twins stand before the report in the list, by their paths.
  shelf.others = [ReportID(index: 1), ReportID(index: 5), ReportID(index: 0)]
  let robot = robot(shelf, Sample.reports + [twin, changed]).pressing("e")
  let before = robot.session.model.shelf.entries.map(\.failures.count)
  let after = robot.pressing("a<Enter>").session.model.shelf
  #expect([1, 4].allSatisfy { after.entries[$0].failures.count == before[$0] - 1 } && after.setAside == 2)
  #expect(after.entries[0].failures.count == before[0])
  #expect(after.entries[5].failures.count == before[5])
  let isReopened = after.entries[5].summary.standings.values.contains { if case .reopened = $0 { true } else { false } }
  #expect(isReopened)
}

@Test func theRelationExplainedIsTheOneSetAside() {
  let shelf = Shelf()
  _ = robot(shelf).pressing("ex<Tab>")
  let robot = robot(shelf).pressing("exa")
  #expect(robot.text.contains("搁置：T3-"))
  #expect(robot.pressing("<Enter>").status.contains("已搁置"))
}

@Test func whereThereIsNoFindingNothingIsAsked() {
  for keys in ["a", "2a", "3}}a"] {
    #expect(robot().pressing(keys).status.contains("没有可搁置的核查结果"), "\(keys)")
  }
}

@Test func theCauseOfWhatIsSetAsideIsNoSuspectAnyMore() {
  var reports = Sample.reports
  reports[3].requests?[.resultTotal, .total] = Sample.number(77)
  var robot = robot(Shelf(), [reports[3]]).pressing("e")
  #expect(robot.session.model.open?.suspects.isEmpty == false)
  for _ in 0..<(robot.session.model.entry?.failures.count ?? 0) { robot.press("ea<Enter>") }
  #expect(robot.session.model.open?.suspects.isEmpty == true, "\(robot.text)")
}

@Test func anExportOfTheListMarksIt() {
  let robot = robot().pressing("ea<Enter>f")
  let page = robot.session.model.page
  let options = PageOptions(displayWidth: { $0.count })
  for format in [PageFormat.text, .markdown, .csv, .html] {
    #expect(page?.text(format, options).contains("已搁置（误报，2026-11-21）") == true, "\(format)")
  }
  #expect(page?.text(.json, options).contains("\"set_aside\": {\"reason\": \"误报\"") == true)
}

@Test func reportsUnderOtherNamesOfAnAgencyStandTogether() {
  let reports = [Sample.report("云溪县民政局", 2021), Sample.report("县民政局", 2022), Sample.report("民政局", 2023)]
  let settings = ReviewSettings(path: ".gouji.toml", aliases: ["县民政局": "云溪县民政局"])
  var model = Model()
  let summaries = reports.map { ReportSummary(of: $0, settings.review(Sample.findings($0), of: $0)) }
  _ = update(&model, .loaded(summaries))
  #expect(model.shelf.groups.map(\.name) == ["云溪县民政局", "民政局"])
  #expect(model.shelf.groups.map(\.entries.count) == [2, 1])
}
