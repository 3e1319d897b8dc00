import Disclosure
import ScreenGrid
import Testing

@testable import ReportBrowser

/// Two years of one agency whose carry-over does not agree, and one of another.
private var reports: [Report] {
  [
    Sample.report("云溪县民政局", 2021, faults: []),
    Sample.report("云溪县民政局", 2022, faults: [(.carriedIn, .natural, Sample.number(5))]),
    Sample.report("青川市审计局", 2021, seed: 3),
  ]
}

private func across(_ reports: [Report], by settings: ReviewSettings? = nil) -> Message {
  let records = reports.map { ReportRecord(of: $0) }
  let found = Dictionary(grouping: Rules.confront(across: records), by: \.report)
  return .foundAcross(
    found.map { place, findings in
      AcrossReview(
        ReportID(index: place),
        ReviewSettings.review(
          across: findings.map(\.finding), of: records[place], sha256: reports[place].source.sha256, by: settings))
    })
}

private func robot(width: Int = 120, height: Int = 40, answers: @escaping (Effect) -> Message? = { _ in nil }) -> Robot
{
  var robot = Robot(reports, width: width, height: height, answers: answers)
  robot.session.send(across(reports))
  return robot
}

@Test func findingsAcrossYearsAreCountedListedAndJumpedTo() throws {
  let before = Robot(reports, width: 120, height: 40).session.model.shelf
  var robot = robot()
  let shelf = robot.session.model.shelf
  let entry = try #require(shelf.entry(ReportID(index: 1)))
  #expect(entry.summary.across.contains { $0.rule == "X-CARRY" })
  let total = { (shelf: Shelf) in (shelf.failuresBefore.last ?? 0) + (shelf.warningsBefore.last ?? 0) }
  #expect(total(shelf) > total(before))
  for _ in 0..<20 {
    robot.press("w")
    if robot.session.model.findingInQuestion?.rule == "X-CARRY" { break }
  }
  #expect(robot.session.model.findingInQuestion?.rule == "X-CARRY", "\(robot.text)")
  #expect(robot.session.model.cell?.row == .carriedIn)
  #expect(robot.pressing("f").text.contains("跨年度"), "\(robot.pressing("f").text)")
}

@Test(arguments: [(80, 24), (120, 40)])
func bothYearsStandSideBySideAndEnterLeadsToTheOther(width: Int, height: Int) {
  var robot = robot(width: width, height: height)
  for _ in 0..<20 {
    robot.press("w")
    if robot.session.model.findingInQuestion?.rule == "X-CARRY" { break }
  }
  let here = robot.session.model.place
  let popup = robot.pressing("x")
  for words in ["X-CARRY", "2021", "2022", "结转", "到那份报告"] {
    #expect(popup.text.contains(words), "\(words)\n\(popup.text)")
  }
  let other = popup.pressing("<Enter>")
  #expect(other.session.model.entry?.summary.year == 2021)
  #expect(other.session.model.cell?.row == .carriedOut)
  #expect(other.pressing("H").session.model.place == here)
}

@Test func anOpenReportShowsThemWhicheverComesFirst() {
  // The report is opened before its neighbours are compared, and after.
  var early = Robot(reports, width: 120, height: 40).pressing("j")
  #expect(early.session.model.open?.findings.contains { $0.rule == "X-CARRY" } == false)
  early.session.send(across(reports))
  #expect(early.session.model.open?.findings.contains { $0.rule == "X-CARRY" } == true)
  let late = robot().pressing("j")
  #expect(late.session.model.open?.findings.contains { $0.rule == "X-CARRY" } == true)
  // Told again, they take the place of those before.
  let count = early.session.model.entry?.summary.findings.count
  early.session.send(across(reports))
  #expect(early.session.model.entry?.summary.findings.count == count)
}

@Test func theyCanBeSetAsideAndSwitchedOff() throws {
  var robot = robot(answers: { effect in
    guard case .setAside(let id, let entry) = effect else { return nil }
    return .setAside(entry, on: [id], path: ".gouji.toml")
  })
  for _ in 0..<20 {
    robot.press("w")
    if robot.session.model.findingInQuestion?.rule == "X-CARRY" { break }
  }
  robot.press("a<Enter>")
  #expect(robot.session.model.shelf.setAside == 1, "\(robot.status)")
  guard case .setAside(_, let entry) = robot.session.effects.last else { return #expect(Bool(false)) }
  // What was set aside stays so when the reports are read again.
  var again = Robot(reports)
  again.session.send(across(reports, by: ReviewSettings(path: ".gouji.toml", setAsides: [entry])))
  #expect(again.session.model.shelf.setAside == 1)
  let off = ReviewSettings(path: ".gouji.toml", rules: [.init(NamePattern("X-*"), .off)])
  var silent = Robot(reports)
  silent.session.send(across(reports, by: off))
  #expect(silent.session.model.shelf.entries.allSatisfy { $0.summary.across.allSatisfy { $0.rule == "T4-AFTER" } })
}

@Test func aReportThatIsNotInTheListIsSaidToBe() throws {
  let records = reports.map { ReportRecord(of: $0) }
  let found = Rules.confront(across: records).filter { $0.report == 1 }
  var robot = Robot([reports[1]], width: 120, height: 40)
  // Of a report that is not there nothing is taken.
  let review = Review(found.map(\.finding))
  robot.session.send(.foundAcross([0, 7].map { AcrossReview(ReportID(index: $0), review) }))
  for _ in 0..<20 {
    robot.press("w")
    if robot.session.model.findingInQuestion?.rule == "X-CARRY" { break }
  }
  #expect(robot.pressing("x").text.contains("列表中没有"))
  #expect(!robot.pressing("x").text.contains("到那份报告"))
}

@Test(arguments: [(80, 24), (120, 40)])
func aTextThatAnotherAgencyHasTooLeadsToItAndIsSetBesideIt(width: Int, height: Int) throws {
  let copies = ["云溪县民政局", "青川市审计局"].enumerated().map { place, agency in
    var report = Sample.report(agency, 2021, seed: place + 1)
    report.write(ExampleReport.longText("2021"), in: .overview)
    return report
  }
  var robot = Robot(copies, width: width, height: height)
  robot.session.send(across(copies))
  robot.press("fgg")
  for _ in 0..<20 {
    if robot.session.model.findingInQuestion?.rule == "X-TEXT" { break }
    robot.press("j")
  }
  let popup = robot.pressing("x")
  for words in ["X-TEXT", "青川市审计局", "100%", "到那份报告", "并排"] {
    #expect(popup.text.contains(words), "\(words)\n\(popup.text)")
  }
  let other = popup.pressing("<Enter>")
  #expect(other.session.model.entry?.summary.agency == "青川市审计局")
  #expect(other.session.model.part == .section(.overview))
  let beside = popup.pressing("d").session.model
  #expect(beside.entry?.summary.agency == "云溪县民政局" && beside.part == .section(.overview))
  #expect(beside.partner == ReportID(index: 1))
}

@Test func agenciesWrittenInSeveralWaysStandTogetherOnceAllIsRead() {
  let reports = [
    Sample.report("云岭市水务局", 2021), Sample.report("青山省云岭市水务局", 2022), Sample.report("水务局", 2022),
  ]
  var robot = Robot(reports, width: 120, height: 40)
  #expect(robot.session.model.shelf.shownAgencies == 3)
  robot.session.send(.agencies(["青山省云岭市水务局", "青山省云岭市水务局", nil]))
  #expect(robot.session.model.shelf.shownAgencies == 2)
  robot.press("1jjjd")
  #expect(robot.session.model.candidate != nil)
  let before = robot.session.model.version
  robot.session.send(.agencies(["青山省云岭市水务局", "青山省云岭市水务局", nil, "没有的"]))
  #expect(robot.session.model.version == before)
}

@Test func findingsAcrossYearsMayComeInBatches() throws {
  let reports = (2019...2022).map { Sample.report("云溪县民政局", $0) }
  var robot = Robot(reports)
  func review(_ index: Int) -> AcrossReview {
    AcrossReview(
      ReportID(index: index), Review([Finding(rule: "X-CARRY", subject: "total", severity: .warning, outcome: .broken)])
    )
  }
  func counts() -> [Int] { robot.session.model.shelf.entries.map(\.summary.acrossCount) }
  robot.session.send(.findingAcross([review(1)]))
  #expect(counts() == [0, 1, 0, 0] && !robot.session.model.shelf.hasComparedYears)
  robot.session.send(.foundAcross([review(2)]))
  #expect(counts() == [0, 1, 1, 0] && robot.session.model.shelf.hasComparedYears)
  // What is not among them any more is gone when all have come.
  robot.session.send(.findingAcross([review(3)]))
  #expect(counts() == [0, 1, 1, 1])
  robot.session.send(.foundAcross([review(2)]))
  #expect(counts() == [0, 0, 1, 1])
}
