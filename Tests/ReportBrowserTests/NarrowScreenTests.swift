import Disclosure
import ScreenGrid
import Testing

@testable import ReportBrowser

@Test(arguments: [40, 60, 80, 100, 120, 200]) func theHintsAlwaysSayHowToJumpToGetHelpAndToQuit(width: Int) {
  let robot = Robot(width: width, height: 24, options: Model.Options(language: .english))
  for keys in ["1", "2", "3", "f"] {
    let hints = robot.pressing(keys).lines.last ?? ""
    for hint in ["e next", "? help", "q "] where width > 40 || hint != "q " {
      #expect(hints.contains(hint), "\(keys) at \(width): \(hints)")
    }
  }
}

@Test func aPromptNamesItsOwnKeysAndABoxTheWayOut() {
  #expect(Robot().pressing("/").lines.last?.contains("<Enter> 查找") == true)
  #expect(Robot().pressing("/").lines.last?.contains("e 下一处") == false)
  #expect(Robot().pressing("ex").lines.last?.contains("<Esc> 关闭") == true)
}

@Test func theLabelsOfTableThreeCanBeReadBesideTwoOtherPanes() {
  let text = Robot(width: 120, height: 40).pressing("e").text
  #expect(text.contains("2.其他法律行政法规禁止公开 "))
  #expect(text.contains("1.本机关不掌握相关政府信息 "))
}

@Test func largeFiguresAreNeverCutForTheSakeOfLabels() {
  let report = Sample.report("云溪县民政局", 2022, faults: [(.granted, .natural, Sample.number(1_234_567))])
  for width in [44, 60, 80, 120] {
    #expect(Robot([report], width: width, height: 40).pressing("3").text.contains("1234567"))
  }
}

@Test func yearAndSectionStayInTheTopLineBesideALongName() {
  let name = "云溪县发展和改革局（区金融工作办公室、区对口支援和区域合作局、区粮食和物资储备局）"
  let robot = Robot([Sample.report(name, 2022)])
  for width in [60, 80, 120] {
    let robot = Robot([Sample.report(name, 2022)], width: width, height: 24)
    #expect(robot.lines.first?.contains("› 2022 › 三、") == true)
  }
  #expect(robot.lines.first?.contains("云溪县发展和改革局") == true)
}

@Test func theReasonOfAnUnreadableFileIsWholeThoughTheContentIsOutOfView() {
  let robot = Robot(unreadable: ["很长的文件夹/一个名字很长很长很长很长很长的文件.html"]).pressing("G")
  #expect(robot.text.contains("无法读取：编码不明"))
  let three = Robot(width: 120, height: 24, unreadable: ["a.html"]).pressing("G")
  #expect(three.text.components(of: "无法读取：编码不明") == 1)
}

@Test func theStatisticsOfOneReportAreNotLookedForInTheNext() {
  var old = Sample.report("青川市审计局", 2016)
  old.sections = []
  old.proactive = nil
  old.requests = nil
  old.disputes = nil
  old.statistics = [StatisticsRow(label: "主动公开信息数", unit: "条", figure: Sample.number(8))]
  let reports = [old, Sample.report("安云县教育局", 2022)]
  var session = Session(
    Model(), width: 120, height: 24,
    load: { id, _ in OpenReport(report: reports[id.index], findings: Sample.findings(reports[id.index])) })
  // The first to arrive is shown until one that stands above it does.
  for report in reports { session.send(.loaded([ReportSummary(of: report, findings: [])])) }
  session.send(.loadingFinished)
  let lines = session.screen.lines
  #expect(lines.first?.contains("安云县教育局 › 2022 › 三、") == true)
  #expect(lines.contains { $0.contains("▸三、依申请公开") })
}

@Test func aReportWithoutTablesIsNotMarkedAsHolding() {
  var bare = Sample.report("青川市审计局", 2016)
  bare.proactive = nil
  bare.requests = nil
  bare.disputes = nil
  var session = Session(Model(), width: 80, height: 24, load: { _, _ in nil })
  session.send(.loaded([ReportSummary(of: bare, findings: [])]))
  #expect(session.screen.lines.contains { $0.contains("2016") })
  #expect(!session.screen.lines.contains { $0.contains("2016") && $0.contains("✓") })
}

@Test func anExplanationInEnglishNamesItsCellsInEnglish() {
  let text = Robot(options: Model.Options(language: .english)).pressing("ex").text
  #expect(text.contains("Disclosed in full") || text.contains("natural persons"))
  #expect(!text.contains("自然人 "))
}

extension String {
  /// How often a text occurs.
  fileprivate func components(of text: String) -> Int {
    split(separator: text, omittingEmptySubsequences: false).count - 1
  }
}

@Test(arguments: [Language.chinese, .english]) func noLineOfTheHelpIsCutAtEightyColumns(language: Language) {
  let robot = Robot(width: 80, height: 100, options: Model.Options(language: language)).pressing("?")
  let lines = robot.lines.filter { $0.hasPrefix(" │") }
  #expect(lines.count > 20)
  for line in lines { #expect(!line.contains("›"), "\(line)") }
}

@Test func aWarningInProseOffersItsExplanation() {
  var report = Sample.report("云溪县民政局", 2022)
  report.sections = report.sections.map {
    Section(id: $0.id, heading: $0.heading, text: $0.id == .otherMatters ? "无其他事项。" : $0.text)
  }
  let robot = Robot([report]).pressing("w")
  #expect(robot.status.contains("警告 第 1 处，共 1 处"))
  #expect(robot.status.contains("F-FEE"))
  #expect(robot.lines.last?.contains("x 说明") == true)
  #expect(robot.pressing("x").text.contains("未收取也应写明"))
}

@Test func anEmptyListSaysHowToBeginAndDoesNotClaimThatNothingFails() {
  let robot = Robot([])
  #expect(robot.text.contains("没有找到年度报告"))
  #expect(robot.text.contains("gouji demo"))
  for key in ["e", "w", "E"] {
    let status = robot.pressing(key).status
    #expect(status.contains("没有找到年度报告"), "\(key)")
    #expect(!status.contains("没有不成立"), "\(key)")
  }
}

@Test func theTitleOfAnExplanationIsCutBeforeItsOutcome() {
  let report = Sample.report("云溪县民政局", 2022, faults: [(.granted, .nonprofit, Sample.number(99))])
  let robot = Robot([report], width: 60, height: 20, options: Model.Options(language: .english)).pressing("eex")
  #expect(robot.text.contains("\u{203A} · fails  2/2"))
}

@Test func noWarningsAreNotCounted() {
  let report = Sample.report("云溪县民政局", 2022, faults: [(.granted, .natural, Sample.number(99))])
  #expect(!Robot([report]).pressing("!").status.contains("!0"))
}

@Test func aFileNamedByItsYearIsNotNamedBesideIt() {
  var named = Sample.report("青川市审计局", 2022)
  named.source.path = "x/年报（修订）.txt"
  let lines = Robot([Sample.report("云溪县民政局", 2021), named], width: 100, height: 24).lines
  #expect(!lines.contains { $0.contains("2021.txt") })
  #expect(lines.contains { $0.contains("2022  年报（修订）.txt") })
}
