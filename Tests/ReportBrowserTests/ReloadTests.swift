import Disclosure
import ScreenGrid
import Testing

@testable import ReportBrowser

private func summary(_ report: Report) -> ReportSummary { ReportSummary(of: report, findings: Sample.findings(report)) }

private let mended = Sample.report("云溪县民政局", 2022, seed: 4, disputeFault: true)
private let worse = Sample.report(
  "云溪县民政局", 2022, seed: 4,
  faults: [(.granted, .natural, Sample.number(99)), (.partial, .natural, Sample.number(98))], disputeFault: true)

@Test func aChangedReportKeepsThePlaceAndSaysWhatIsMended() {
  for (width, height) in [(80, 24), (120, 40)] {
    var robot = Robot(width: width, height: height).pressing("e")
    let (place, count) = (robot.session.model.cursor, robot.session.model.shelf.failuresBefore.last ?? 0)
    let old = robot.session.model.entry
    robot.session.send(.replaced([Replacement(id: ReportID(index: 1), summary: summary(mended))]))
    let model = robot.session.model
    let fixed = (old?.failures.count ?? 0) - (model.entry?.failures.count ?? 0)
    #expect(fixed > 0 && model.shelf.failuresBefore.last == count - fixed)
    #expect(model.cursor == place && model.report == ReportID(index: 1))
    #expect(robot.status.contains("\(fixed) 处已改正"), "\(robot.status)")
    #expect(model.shelf.entries.count == 4)
  }
}

@Test func newFailuresAreCounted() {
  var robot = Robot().pressing("e")
  robot.session.send(.replaced([Replacement(id: ReportID(index: 1), summary: summary(worse))]))
  #expect(robot.status.contains("新增") && !robot.status.contains("已改正"), "\(robot.status)")
  robot.session.send(.replaced([Replacement(id: ReportID(index: 1), summary: summary(worse))]))
  #expect(robot.status.contains("核查结果未变"))
}

@Test func aReportCanChangeItsAgencyAndYear() {
  var robot = Robot()
  let moved = Sample.report("白石镇人民政府", 2019, edition: .form2019)
  robot.session.send(.replaced([Replacement(id: ReportID(index: 0), summary: summary(moved))]))
  let shelf = robot.session.model.shelf
  #expect(shelf.row(of: .report(ReportID(index: 0))) != nil)
  #expect(robot.text.contains("白石镇人民政府"))
  for group in shelf.groups {
    #expect(group.failures == group.entries.reduce(0) { $0 + shelf.entries[$1].failures.count })
    #expect(group.newest == (group.entries.map { shelf.entries[$0].summary.year ?? 0 }.max() ?? 0))
  }
}

@Test func aFileThatIsGoneIsMarkedAndStays() {
  var robot = Robot(width: 120, height: 40)
  robot.session.send(.vanished([ReportID(index: 2), ReportID(index: 77)]))
  #expect(robot.status.contains("的文件已不在") && robot.text.contains("文件已不在"))
  #expect(robot.session.model.shelf.entries.count == 4)
  robot.session.send(.replaced([Replacement(id: ReportID(index: 2), summary: summary(Sample.reports[2]))]))
  #expect(robot.session.model.reloading.vanished.isEmpty)
}

@Test func aReportThatNeverWasIsNotReplaced() {
  var robot = Robot()
  let before = robot.text
  robot.session.send(.replaced([Replacement(id: ReportID(index: 9), summary: summary(mended))]))
  robot.session.send(.replaced([]))
  #expect(robot.text == before)
}

@Test func whatCannotBeCheckedAnyMoreIsNotMended() {
  var robot = Robot().pressing("e")
  let unread = Sample.report(
    "云溪县民政局", 2022, seed: 4, faults: [(.granted, .natural, Figure(raw: "约九", kind: .unreadable))],
    disputeFault: true)
  robot.session.send(.replaced([Replacement(id: ReportID(index: 1), summary: summary(unread))]))
  #expect(robot.status.contains("无法再核") && !robot.status.contains("已改正"), "\(robot.status)")
  // Nor where the whole table is gone.
  robot = Robot().pressing("e")
  var lost = unread
  lost.requests = nil
  robot.session.send(.replaced([Replacement(id: ReportID(index: 1), summary: summary(lost))]))
  #expect(robot.status.contains("无法再核") && !robot.status.contains("已改正"), "\(robot.status)")
}

@Test func findingsAcrossYearsAreNotMendedByReadingAgain() throws {
  let reports = [Sample.report("云溪县民政局", 2021), Sample.report("云溪县民政局", 2022)]
  var robot = Robot(reports)
  let finding = Finding(
    rule: "X-CARRY", subject: "total", severity: .warning, outcome: .broken,
    cells: [CellPath(.requests, .carriedIn, .total)])
  robot.session.send(.foundAcross([AcrossReview(ReportID(index: 1), Review([finding]))]))
  #expect(try #require(robot.session.model.shelf.entry(ReportID(index: 1))).warnings.count == 1)
  robot.session.send(.replaced([Replacement(id: ReportID(index: 1), summary: summary(reports[1]))]))
  #expect(robot.status.contains("核查结果未变"), "\(robot.status)")
}

@Test(arguments: [(80, 24), (120, 40)]) func aDialogueOnAFindingThatIsGoneCloses(width: Int, height: Int) {
  var robot = Robot(width: width, height: height).pressing("ea")
  guard case .review(let form) = robot.session.model.mode else {
    Issue.record("no dialogue")
    return
  }
  let finding = robot.session.model.entry?.summary.findings[form.finding]
  // The same finding stands in another place now.
  robot.session.send(.replaced([Replacement(id: ReportID(index: 1), summary: summary(worse))]))
  if case .review(let form) = robot.session.model.mode {
    let now = robot.session.model.entry?.summary.findings[form.finding]
    #expect(now?.rule == finding?.rule && now?.subject == finding?.subject)
  }
  robot.session.send(
    .replaced([Replacement(id: ReportID(index: 1), summary: summary(Sample.report("云溪县民政局", 2022, seed: 4)))]))
  #expect(robot.session.model.mode == .browse)
}

@Test(arguments: [(80, 24), (120, 40)]) func aFileThatCannotBeReadAgainIsMarked(width: Int, height: Int) {
  var robot = Robot(width: width, height: height)
  robot.session.send(.outdated([ReportID(index: 2), ReportID(index: 77)]))
  #expect(robot.text.contains("未能重读") && robot.session.model.shelf.entries.count == 4)
  robot.session.send(.replaced([Replacement(id: ReportID(index: 2), summary: summary(Sample.reports[2]))]))
  #expect(!robot.text.contains("未能重读"))
}
