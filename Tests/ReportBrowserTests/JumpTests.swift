import Disclosure
import ScreenGrid
import Testing

@testable import ReportBrowser

/// The places that `e` visits in the composed reports, as breadcrumb and cell.
private func places(_ keys: String, times: Int) -> [String] {
  var robot = Robot(width: 120, height: 40)
  return (0..<times).map { _ in
    robot.press(keys)
    let model = robot.session.model
    let name = model.entry.map { "\($0.summary.agency ?? "") \($0.summary.year ?? 0)" } ?? ""
    return "\(name) \(model.cell.map(\.description) ?? "-")"
  }
}

private let order = [
  "云溪县民政局 2022 t3.granted.natural", "云溪县民政局 2022 t3.granted.natural", "云溪县民政局 2022 t4.review.total",
  "青川市审计局 2021 t3.result_total.total", "青川市审计局 2021 t3.result_total.total",
  "青川市审计局 2021 t3.result_total.total",
]

@Test func jumpsVisitEveryFailedCheckInReadingOrderAndWrap() {
  #expect(places("e", times: 7) == order + [order[0]])
  #expect(places("E", times: 3) == Array(order.reversed().prefix(3)))
}

@Test func everyJumpSaysWhichOfHowManyAndWhenItWraps() {
  var robot = Robot()
  for number in 1...6 {
    robot.press("e")
    #expect(robot.status.contains("第 \(number) 处，共 6 处"))
    #expect(!robot.status.contains("转到另一端"))
  }
  robot.press("e")
  #expect(robot.status.contains("第 1 处，共 6 处"))
  #expect(robot.status.contains("转到另一端"))
  #expect(Robot().pressing("]E").status.contains("第 6 处"))
  #expect(Robot().pressing("]E[E").status.contains("第 1 处"))
}

@Test func aJumpLandsOnTheMarkedCellWithTheCursor() {
  let robot = Robot().pressing("e")
  #expect(robot.underCursor?.symbol == "9")
  #expect(robot.underCursor?.role == .suspect)
  #expect(robot.underCursor?.overlay == .cellCursor)
  // The sign of the cell that is to blame, apart from those that merely take part.
  #expect(robot.text.contains("99»"))
  #expect(robot.text.contains("19✗"))
}

@Test func theFootOfASuspectCellSaysWhatWouldMendIt() {
  let robot = Robot(width: 120, height: 40).pressing("e")
  #expect(robot.underCursor?.symbol == "9")
  #expect(robot.text.contains("» 可能原因（可确定）：若为 0 则成立"))
}

@Test func theExplanationNamesTheCauseAndWhatWouldMendIt() {
  let text = Robot(width: 100, height: 50).pressing("ex").text
  #expect(text.contains("可能原因（可确定）"))
  #expect(text.contains("若为"))
  #expect(text.contains("T3-ROW granted"))
  #expect(!Robot(width: 100, height: 50).pressing("3x").text.contains("可能原因"))
}

@Test func aJumpGoesOnFromWhereTheCursorWasMoved() {
  #expect(Robot().pressing("ekkke").status.contains("第 1 处"))
  #expect(Robot().pressing("ejje").status.contains("第 2 处"))
  #expect(Robot().pressing("e}e").status.contains("第 4 处"))
}

@Test func jumpsCanBeTakenBackAndMadeAgain() {
  var robot = Robot().pressing("ee")
  let second = robot.session.model.place
  robot.press("e")
  robot.press("H")
  #expect(robot.session.model.place == second)
  robot.press("HH")
  #expect(robot.session.model.report?.index == 0)
  robot.press("H")
  #expect(robot.status.contains("没有更早的位置"))
  robot.press("LL")
  #expect(robot.session.model.place == second)
}

@Test func warningsAndUndeterminedRelationsHaveJumpsOfTheirOwn() {
  let robot = Robot().pressing("w")
  #expect(
    robot.session.model.cell == CellPath(.requests, .resultTotal, .enterprise) || robot.status.contains("警告 第 1 处"))
  #expect(robot.session.model.open?.report.agency?.value == "青川市审计局")
  #expect(robot.text.contains("无法判定"))
}

@Test func marksBringOneBack() {
  let robot = Robot().pressing("emaee'a")
  #expect(robot.session.model.cell == CellPath(.requests, .granted, .natural))
  #expect(Robot().pressing("'z").status.contains("没有标记 z"))
}

@Test func aReportWithoutFailuresSaysSo() {
  let robot = Robot([Sample.report("云溪县民政局", 2021)]).pressing("e")
  #expect(robot.status.contains("没有不成立之处"))
}

@Test func aJumpIntoAReportThatIsNotOpenShowsWhereItGoesAndLandsWhenItIsRead() throws {
  var model = Model()
  let reports = Sample.reports
  _ = update(&model, .loaded(reports.map { ReportSummary(of: $0, findings: Sample.findings($0)) }))
  let effects = update(&model, .key(.character("e")))
  let id = try #require(model.report)
  #expect(effects == [.open(id, path: reports[id.index].source.path)])
  let waiting = view(model).lines.joined(separator: "\n")
  #expect(waiting.contains("正在读取"))
  #expect(waiting.contains("t3.granted.total"))
  #expect(waiting.contains("第 1 处"))
  _ = update(&model, .opened(id, OpenReport(report: reports[id.index], findings: Sample.findings(reports[id.index]))))
  let screen = view(model)
  let cursor = try #require(screen.cursor)
  #expect(screen[cursor.x, cursor.y]?.role == .suspect)
}

@Test func aReportThatCannotBeReadAgainSaysWhy() throws {
  var model = Model()
  _ = update(&model, .loaded(Sample.reports.map { ReportSummary(of: $0, findings: Sample.findings($0)) }))
  let id = try #require(model.report)
  _ = update(&model, .openFailed(id, reason: "文件已不存在"))
  _ = update(&model, .key(.character("3")))
  #expect(view(model).lines.joined().contains("文件已不存在"))
}

@Test func theExplanationWritesBothSumsOut() {
  let robot = Robot(width: 120, height: 40).pressing("eex")
  for text in ["T3-SUM", "165", "66", "（一）予以公开", "99", "少 99"] { #expect(robot.text.contains(text), "\(text)") }
  #expect(robot.pressing("e").text.contains("T4-SUM"))
  #expect(!robot.pressing("<Esc>").text.contains("合计  "))
}

@Test func theCellUnderTheCursorNamesItsRelationsWithBothSides() {
  let text = Robot().pressing("e").text
  #expect(text.contains("✗ T3-ROW"))
  #expect(text.contains("118 ≠ 19（少 99）"))
  #expect(text.contains("✗ T3-SUM"))
}

@Test func aCheckWithoutACellIsSaidInTheStatusLine() {
  var report = Sample.report("云溪县民政局", 2021)
  report.proactive = nil
  let robot = Robot([report], width: 120, height: 40).pressing("w")
  #expect(robot.status.contains("警告 第 1 处"))
  #expect(robot.status.contains("F-TABLE"))
}

@Test func theFirstReportInViewIsShownUntilTheFirstCommand() {
  var model = Model()
  func summary(_ agency: String) -> ReportSummary { ReportSummary(of: Sample.report(agency, 2021), findings: []) }
  _ = update(&model, .loaded([summary("乙局")]))
  _ = update(&model, .loaded([summary("丙局")]))
  #expect(model.entry?.summary.agency == "丙局")
  _ = update(&model, .key(.tab))
  _ = update(&model, .loaded([summary("一局")]))
  #expect(model.entry?.summary.agency == "丙局")
}

@Test func aReportReachedByArrowsIsJumpedIntoFromItsBeginning() {
  let reports = [
    Sample.report("云溪县民政局", 2021),
    Sample.report("青川市审计局", 2021, faults: [(.newReceived, .natural, Sample.number(99))], disputeFault: true),
  ]
  var robot = Robot(reports, width: 120, height: 40)
  // The cursor stands in the section that was in view before.
  robot.press("2jjjjj1j<Enter>e")
  #expect(robot.status.contains("第 1 处"), "\(robot.status)")
}
