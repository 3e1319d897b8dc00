import Disclosure
import ScreenGrid
import Testing

@testable import ReportBrowser

private func lines(_ robot: Robot) -> [String] {
  robot.lines.map { String($0.reversed().drop { $0 == " " }.reversed()) }
}

@Test(arguments: [(80, 24), (120, 40)])
func findingsStandUnderTheirCauses(width: Int, height: Int) throws {
  let robot = Robot(width: width, height: height).pressing("ef")
  let text = lines(robot)
  let head = try #require(text.firstIndex { $0.contains("» 可确定 · 表三“（一）予以公开”行“自然人”栏 99") })
  #expect(text[head + 1].contains("✗ T3-ROW") && text[head + 2].contains("✗ T3-SUM"), "\(robot.text)")
}

@Test func theHeadOfACauseIsALineAndExplainsItself() {
  var robot = Robot(width: 120, height: 40).pressing("f")
  #expect(robot.session.model.chosenFindingLine == nil || robot.session.model.check != nil)
  robot = Robot(width: 120, height: 40).pressing("efk")
  #expect(robot.session.model.chosenFindingLine == .cause(0), "\(robot.text)")
  #expect(robot.session.model.cell == CellPath(.requests, .granted, .natural))
  let popup = robot.pressing("<Enter>")
  for words in ["可能原因 · 可确定", "✗ T3-ROW", "✗ T3-SUM", "118 ≠ 19", "1. 表三“（一）予以公开”行“自然人”栏", "99 → 0"] {
    #expect(popup.text.contains(words), "\(words)\n\(popup.text)")
  }
  // Its relations are the next pages, and the last leads back to the first.
  #expect(popup.pressing("<Tab>").text.contains("T3-ROW 行合计"))
  #expect(popup.pressing("<Tab><Tab><Tab>").text.contains("可能原因 · 可确定"))
  #expect(popup.pressing("<Enter>").session.model.cell == CellPath(.requests, .granted, .natural))
  #expect(robot.pressing("a").status.contains("请在其下选一项关系"))
}

@Test func movingInTheListVisitsEveryLineButTitles() {
  var robot = Robot(width: 120, height: 40).pressing("ef<Home>")
  var seen: [FindingLine] = []
  for _ in 0..<60 {
    guard let line = robot.session.model.chosenFindingLine else { break }
    if seen.last == line { break }
    seen.append(line)
    robot.press("j")
  }
  let shown = robot.session.model.findingLines.filter { if case .title = $0 { false } else { true } }
  #expect(seen == shown)
  #expect(shown.contains(.cause(0)) && shown.contains(.cause(1)))
}

@Test func aJumpGoesToTheCellToBlame() {
  let robot = Robot(width: 120, height: 40).pressing("e")
  #expect(robot.session.model.cell == CellPath(.requests, .granted, .natural))
  #expect(robot.underCursor?.role == .suspect)
  #expect(robot.text.contains("» 可能原因（可确定）：若为 0 则成立"))
  #expect(robot.status.contains("第 1 处，共 6 处"))
  // Where two cells are as likely, it goes to the cell that is stated.
  let tie = Robot(width: 120, height: 40).pressing("eeee")
  #expect(tie.session.model.check != nil)
}

@Test func everyFailedCheckIsVisitedAlsoWhereOneCellIsToBlameForSeveral() {
  var robot = Robot()
  var seen: [Int?] = []
  for _ in 0..<6 {
    robot.press("e")
    seen.append(robot.session.model.check.map { $0 + 100 * (robot.session.model.report?.index ?? 0) })
  }
  #expect(Set(seen).count == 6)
}

@Test func blankRelationsAreOneLineThatOpens() throws {
  var report = Sample.report("云溪县民政局", 2021)
  for row in [RowID.granted, .partial, .unableNotHeld, .resultTotal] {
    for column in Form.applicants { report.requests?[row, column] = Sample.blank }
  }
  let robot = Robot([report], width: 120, height: 40).pressing("3f")
  let fold = try #require(
    robot.session.model.findingLines.first { if case .fold = $0 { true } else { false } }, "\(robot.text)")
  var open = robot
  for _ in 0..<100 where open.session.model.chosenFindingLine != fold { open.press("j") }
  #expect(open.text.contains("项关系因空白或缺格未核对"))
  let count = open.session.model.findingLines.count
  open.press("<Enter>")
  #expect(open.session.model.findingLines.count > count)
  open.press("j<End>k")
  #expect(open.session.model.check != nil)
}

@Test func aReportWithoutFindingsHasAnEmptyList() {
  var report = Sample.report("云溪县民政局", 2021)
  report.period = nil
  let robot = Robot([report], width: 80, height: 24).pressing("fjjkx")
  #expect(robot.lines.count == 24)
}

// Prose

private func withProse(_ text: String) -> Report {
  var report = Sample.report("云溪县民政局", 2021)
  report.write(text, in: .overview)
  return report
}

private func highlighted(_ robot: Robot) -> String {
  let screen = robot.session.screen
  return (0..<screen.height).map { y in
    screen.row(y).filter { $0.overlay == .currentMatch }.map(\.symbol).joined()
  }.joined()
}

@Test(arguments: [(80, 24), (120, 40)])
func aFindingOfTheProseMarksItsWords(width: Int, height: Int) {
  let report = withProse("本机关高度重视。\n2021年，我局收到政府信息公开申请7件，\n均按期答复。")
  let robot = Robot([report], width: width, height: height).pressing("w")
  #expect(robot.session.model.part == .section(.overview), "\(robot.text)")
  #expect(highlighted(robot).contains("申请7件"), "\(robot.text)")
  let popup = robot.pressing("x")
  for words in ["N-RECEIVED", "正文", "7件", "本年新收", "<Enter> 到单元格"] {
    #expect(popup.text.contains(words), "\(words)\n\(popup.text)")
  }
  let cell = popup.pressing("<Enter>")
  #expect(cell.session.model.cell == CellPath(.requests, .newReceived, .total))
  #expect(cell.session.model.part == .section(.requests))
  #expect(cell.text.contains("N-RECEIVED"))
  let back = cell.pressing("x")
  #expect(back.text.contains("<Enter> 到正文"))
  #expect(highlighted(back.pressing("<Enter>")).contains("申请7件"))
  #expect(cell.pressing("H").session.model.part == .section(.overview))
}

@Test func aFigureNamesTheClaimsThatSpeakOfIt() {
  let table = Sample.requests(.form2021)
  let count = table[.newReceived, .total].value?.whole ?? 0
  let report = withProse("2021年，我局收到政府信息公开申请\(count)件。")
  var robot = Robot([report], width: 120, height: 40).pressing("3")
  for _ in 0..<6 { robot.press("l") }
  #expect(robot.session.model.cell == CellPath(.requests, .newReceived, .total))
  #expect(robot.text.contains("申请\(count)件”"), "\(robot.text)")
  let popup = robot.pressing("x")
  #expect(popup.text.contains("正文提到此格") && popup.text.contains("<Enter> 到正文"))
  let prose = popup.pressing("<Enter>")
  #expect(prose.session.model.part == .section(.overview))
  #expect(highlighted(prose).contains("申请\(count)件"))
  #expect(prose.pressing("x").text.contains("与表格一致"))
  #expect(prose.pressing("x<Enter>").session.model.cell == CellPath(.requests, .newReceived, .total))
}

@Test func wordsThatCannotBeFoundLeadToTheirFigure() {
  var report = withProse("2021年，我局收到政府信息公开申请7件。")
  report.requests?[.granted, .natural] = Sample.number(99)
  let robot = Robot([report], width: 120, height: 40).pressing("!w")
  #expect(robot.session.model.check != nil && robot.lines.count == 40)
  #expect(highlighted(robot).isEmpty)
}
