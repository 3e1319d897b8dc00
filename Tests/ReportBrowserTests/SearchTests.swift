import Disclosure
import ScreenGrid
import Testing

@testable import ReportBrowser

@Test(arguments: ["办法", "辦法", "ＷＷＷ", "www", "1,234", "１，２３４", "三公"])
func searchFindsTextOfAnyWidthAndScript(text: String) {
  let robot = Robot(width: 120, height: 40).pressing("3/\(text)<Enter>")
  #expect(robot.session.model.part == .section(.overview))
  #expect(robot.status.contains("1 / 1"))
  #expect(robot.shows(.currentMatch))
}

@Test func searchFindsFiguresAndCounts() {
  let robot = Robot(width: 120, height: 40).pressing("e/99<Enter>")
  #expect(robot.session.model.cell == CellPath(.requests, .granted, .natural))
  #expect(robot.underCursor?.overlay == .cellCursor)
}

@Test func matchesAreCountedAndWrap() {
  let robot = Robot().pressing("3/公开<Enter>")
  let count = robot.session.model.search.hits.count
  #expect(count > 3)
  #expect(robot.pressing("n").status.contains(" / \(count)"))
  let first = Robot().pressing("3{{{/公开<Enter>")
  #expect(first.pressing("N").status.contains("\(count) / \(count)"))
  #expect(first.pressing("N").status.contains("转到另一端"))
}

@Test func theListOfAgenciesIsSearchedInEitherScript() {
  for text in ["審計", "审计", "２０２０"] {
    #expect(Robot().pressing("/\(text)<Enter>").session.model.report?.index == 2, "\(text)")
  }
}

@Test func whatIsNotThereIsSaidToBeNotThere() {
  #expect(Robot().pressing("/火星<Enter>").status.contains("未找到“火星”"))
  #expect(Robot().pressing("n").status.contains("尚未查找"))
}

@Test func theFilterHidesOtherAgenciesAndCountsThem() {
  let robot = Robot().pressing("&審計<Enter>")
  #expect(!robot.text.contains("云溪县民政局"))
  #expect(robot.text.contains("隐藏 2"))
  #expect(robot.pressing("e").status.contains("共 3 处"))
  #expect(robot.pressing("u").text.contains("云溪县民政局"))
  #expect(Robot().pressing("&火星<Enter>").text.contains("没有机关符合“火星”"))
}

@Test func sortingByFailuresPutsTheMostFirst() {
  let reports = [Sample.report("甲局", 2021), Sample.report("乙局", 2021, disputeFault: true)]
  let robot = Robot(reports)
  let failures = robot.pressing(",,").lines
  let first = failures.firstIndex { $0.contains("乙局 ") && !$0.contains("勾稽") }
  let second = failures.firstIndex { $0.contains("甲局 ") && !$0.contains("勾稽") }
  #expect((first ?? 99) < (second ?? 0))
}

@Test func failuresOnlyHidesTheRestInAllPanesAndSaysHowMuch() {
  let robot = Robot(width: 120, height: 40).pressing("e!")
  #expect(robot.lines[1].contains("隐藏 2"))
  #expect(!robot.text.contains("一、总体情况"))
  #expect(!robot.text.contains("全年共收到"))
  #expect(robot.text.contains("19✗"))
  #expect(robot.pressing("!").text.contains("一、总体情况"))
}

@Test func textFieldsTakeHanTextPasteAndEditing() {
  var robot = Robot().pressing("/审a计<Left><BS>")
  #expect(robot.status.contains("审计"))
  let cursor = robot.session.screen.cursor
  #expect(cursor?.y == 22)
  #expect(cursor?.x == 1 + 6 + 2)
  robot.session.send(.key(.paste("局\n长")))
  #expect(robot.status.contains("审局 长计"))
  #expect(robot.pressing("<Esc>").session.model.mode == .browse)
}

@Test func fullWidthPunctuationStaysItselfInAField() {
  #expect(Robot().pressing("/？：").status.contains("？："))
}
