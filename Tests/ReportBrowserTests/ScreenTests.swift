import Disclosure
import ScreenGrid
import Testing

@testable import ReportBrowser

private func trimmed(_ lines: [String]) -> [String] {
  lines.map { line in
    var line = line[...]
    while line.last == " " { line.removeLast() }
    return String(line)
  }
}

@Test func theFirstScreenListsAgenciesAndNamesTheJumpKey() {
  let robot = Robot(unreadable: ["a/b/坏文件.txt"])
  let expected = """
     勾稽 gouji › 云溪县民政局 › 2021 › 三、依申请公开
     1 机关                                   2 │ 2 章节
     云溪县民政局                        ✗3     │ 标题与前言
    ▸  2021                               ✓     │ 一、总体情况
       2022                              ✗3     │ 二、主动公开政府信息情况
     青川市审计局                        ✗3     │▸三、收到和处理政府信息公开申请情况
       2020                                  !2 │ 四、政府信息公开行政复议›      !2
    """
  #expect(robot.lines.count == 24)
  let lines = trimmed(robot.lines)
  #expect(Array(lines.prefix(6)) == Array(expected.split(separator: "\n").map(String.init).prefix(6)))
  #expect(robot.text.contains("坏文件.txt  编码不明"))
  #expect(robot.status.contains("按 e 跳到第一处"))
  #expect(robot.lines.last?.contains("e 下一处不成立") == true)
  #expect(robot.shows(.countFailed))
  #expect(robot.shows(.unreadFile))
  #expect(robot.shows(.selectionFocused))
}

@Test func tableThreeIsDrawnAsTheFormPrintsItAtEightyColumns() {
  let lines = trimmed(Robot().pressing("e").lines)
  let expected = """
     3 三、收到和处理政府信息公开申请情况
     全年共收到政府信息公开申请，按期办结。                                        ▐
                                                                                   ▐
     （本列数据的勾稽关系为：第一项加第  ────────────── 申请人情况 ─────────────── ▐
     二项之和，等于第三项加第四项之和）        ────── 法人或其他组织 ───────
                                                           社会  法律              ✗
                                         自然  商业  科研  公益  服务
                                           人  企业  机构  组织  机构  其他  总计
     一、本年新收政府信息公开申请数量      64    52    76    72    65    56   385
     二、上年结转政府信息公开申请数量       2     2     2     2     2     2    12
     三、本年度办理结果
       （一）予以公开                      99»    0✗    0✗   19✗    0✗    0✗   19✗
       （二）部分公开（区分处理的，只计›    5✗    0     0     0     2     0     7
       （三）不予公开
         1.属于国家秘密                     0✗    0    16     0     0     8    24
    """.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  // The last column is the scrollbar's.
  func plain(_ line: String) -> [String] { trimmed([line.replacing("▐", with: "")]) }
  for (one, other) in zip(lines[1..<1 + expected.count], expected) { #expect(plain(one) == plain(other)) }
}

@Test func oneHundredAndTwentyColumnsShowThreePanes() {
  let robot = Robot(width: 120, height: 40)
  #expect(robot.lines[1].contains("1 机关"))
  #expect(robot.lines[1].contains("2 章节"))
  #expect(robot.lines[1].contains("3 三、收到和处理政府信息公开申请情况"))
  #expect(robot.lines.count == 40)
  let two = Robot(width: 100, height: 24).pressing("3").lines[1]
  #expect(!two.contains("1 机关"))
  #expect(two.contains("2 章节"))
}

@Test func theHeadStaysWhileTheRestScrolls() {
  let robot = Robot().pressing("3G")
  #expect(robot.text.contains("申请人情况"))
  #expect(robot.text.contains("四、结转下年度继续办理"))
  #expect(!robot.text.contains("一、本年新收政府信息公开申请数量  "))
}

@Test func theLabelColumnStaysWhileNarrowColumnsScroll() {
  let robot = Robot(width: 44, height: 20).pressing("e")
  #expect(robot.underCursor?.role == .suspect)
  #expect(robot.text.contains("（一）予以公开"))
  #expect(robot.lines[1].contains("/7"))
}

@Test func tableFourFoldsIntoItsThreeGroupsOfFiveUnlessThereIsRoom() {
  let folded = Robot().pressing("3}").text
  for text in ["行政复议", "行政诉讼", "未经复议直接起诉", "复议后起诉", "结果维持", "尚未审结"] {
    #expect(folded.contains(text), "\(text)")
  }
  let wide = Robot(width: 200, height: 40).pressing("3}+").lines
  #expect(wide.contains { $0.contains("未经复议直接起诉") && $0.contains("复议后起诉") })
}

@Test func whatIsNoNumberIsNeverShownAsZero() {
  var report = Sample.report("云溪县民政局", 2021)
  report.requests?[.granted, .natural] = Figure(raw: "", kind: .blank)
  report.requests?[.granted, .enterprise] = Figure(raw: "1２", kind: .unreadable)
  report.requests?[.granted, .research] = .missing
  report.requests?[.granted, .nonprofit] = Figure(raw: "——", kind: .dash, value: 0)
  report.requests?[.granted, .legalService] = Figure(raw: "/", kind: .slash)
  let robot = Robot([report], width: 120, height: 40).pressing("3")
  let row = robot.lines.first { $0.contains("（一）予以公开") } ?? ""
  for sign in ["∙", "1２?", "缺", "——", "/"] { #expect(row.contains(sign), "\(sign)") }
  for role in [Role.unreadable, .missing, .dash] { #expect(robot.shows(role), "\(role)") }
}

@Test func figuresStandExactlyAsPrinted() {
  var report = Sample.report("云溪县民政局", 2021)
  report.proactive?[.fee, .amountWan] = Figure(
    raw: "24,252.311082 万元", kind: .number, value: Quantity(mantissa: 24_252_311_082, scale: 6))
  report.proactive?[.rules, .made] = Figure(raw: "００7", kind: .number, value: 7)
  let text = Robot([report]).pressing("3{").text
  #expect(text.contains("24,252.311082 万元"))
  #expect(text.contains("００7"))
}

@Test func theStatisticsTableOfBefore2019IsAList() {
  var report = Report(source: ReportSource(path: "a/2016.txt"))
  report.agency = Sourced("平川区政府", .title)
  report.year = Sourced(2016, .title)
  report.statistics = [
    StatisticsRow(label: "主动公开政府信息数", unit: "条", figure: Sample.number(346)),
    StatisticsRow(label: "收到申请数", unit: "件", figure: Figure(raw: "", kind: .blank)),
  ]
  let robot = Robot([report], width: 120, height: 40).pressing("3j")
  #expect(robot.text.contains("主动公开政府信息数"))
  #expect(robot.text.contains("346"))
  #expect(robot.underCursor?.overlay == .cellCursor)
  #expect(robot.underCursor?.symbol == "∙")
}

@Test(arguments: [(39, 24), (80, 9), (10, 3), (1, 1)])
func belowTheLeastSizeItSaysWhatIsNeededAndQuits(width: Int, height: Int) {
  var robot = Robot(width: width, height: height)
  if width >= 20, height >= 3 {
    #expect(robot.text.contains("40×10"))
    #expect(robot.text.contains("\(width)×\(height)"))
  }
  robot.press("e")
  #expect(!robot.session.hasQuit)
  robot.press("q")
  #expect(robot.session.hasQuit)
}

@Test(arguments: ["e", "ee", "3", "3G", "3jjjj"])
func resizingKeepsTheCellInView(keys: String) {
  var robot = Robot(width: 120, height: 40).pressing(keys)
  let cell = robot.session.model.cell
  for (width, height) in [(80, 24), (44, 12), (40, 10), (200, 60), (84, 14)] {
    robot.session.send(.resized(width: width, height: height))
    #expect(robot.session.model.cell == cell)
    #expect(robot.underCursor?.overlay == .cellCursor, "\(width)x\(height)")
  }
}

@Test func theHardwareCursorStandsOnTheFocusedItem() {
  for keys in ["", "j", "2", "2j", "3", "3}}", "e", "ef", "efj", "?", ":", "ex", "s", "/", "&", "T"] {
    let options = Model.Options(themes: ["dark", "light"], theme: "dark")
    let robot = Robot(options: options).pressing(keys)
    #expect(robot.session.screen.cursor != nil, "\(keys)")
  }
  #expect(Robot().pressing("j").underCursor?.overlay == .selectionFocused)
}

@Test func controlCharactersOfAReportAreShownEscaped() {
  var report = Sample.report("云溪\u{1B}[31m县\u{202E}局", 2021)
  report.sections[0] = Section(id: .overview, heading: "一、\u{7}总体", text: "正文\u{1B}]0;x\u{7}\u{200B}完")
  report.requests?[.granted, .natural] = Figure(raw: "1\u{8}2", kind: .text)
  let robot = Robot([report], width: 120, height: 40).pressing("3{{")
  for line in robot.lines + robot.pressing("}}").lines {
    #expect(line.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F && $0.value != 0x202E })
  }
  #expect(robot.shows(.escaped))
}

@Test func theUserInterfaceSpeaksEnglishToo() {
  let robot = Robot(options: Model.Options(language: .english))
  #expect(robot.text.contains("Agencies"))
  #expect(robot.status.contains("e goes to the first"))
  #expect(robot.pressing("e").status.contains("check 1 of 6"))
}

@Test func samplesAreMarkedAsFictional() {
  #expect(Robot(options: Model.Options(isDemo: true)).lines[0].contains("虚构示例"))
  #expect(!Robot().lines[0].contains("虚构示例"))
}

@Test func loadingShowsItsProgressAndCanBeCancelled() {
  var model = Model()
  _ = update(&model, .progress(done: 12, total: 400))
  #expect(view(model).lines[0].contains("读取 12/400"))
  #expect(update(&model, .key(.escape)) == [.cancelLoading])
  #expect(view(model).lines.joined().contains("已停止读取"))
  _ = update(&model, .loadingFinished)
  #expect(view(model).lines[0].contains("已停止读取"))
}

@Test func nothingToReadIsSaid() {
  var model = Model()
  _ = update(&model, .loadingFinished)
  #expect(view(model).lines.joined().contains("没有找到年度报告"))
  for key in ["e", "x", "j", "3", "s", "n", "}", ")", "G", "!", "f"] {
    for key in KeyNotation.keys(in: key) ?? [] { _ = update(&model, .key(key)) }
  }
  #expect(view(model).height == 24)
}

@Test func keysOfThePanesLeadBackAndOut() {
  var robot = Robot().pressing("e+")
  robot.press("<Esc>")
  #expect(robot.session.model.state.isZoomed == false)
  robot.press("<Esc><Esc>")
  #expect(robot.session.model.focus == .agencies)
  robot.press("<Esc>")
  #expect(robot.status.contains("按 q 退出"))
  #expect(!robot.session.hasQuit)
  #expect(robot.pressing("<F10>").session.hasQuit)
  #expect(robot.pressing("q").session.hasQuit)
}

@Test func theMouseChoosesWhatItClicks() {
  var robot = Robot(width: 120, height: 40)
  robot.session.send(.mouse(MouseEvent(action: .press, position: Position(x: 4, y: 4))))
  #expect(robot.session.model.report?.index == 1)
  robot.session.send(.mouse(MouseEvent(action: .press, position: Position(x: 35, y: 3))))
  #expect(robot.session.model.part == .section(.overview))
}

@Test func thePreambleSaysWhatWasReadOfTheReportAndWhatItRestsOn() {
  var report = Sample.report("云溪县民政局", 2021)
  report.published = nil
  let text = Robot([report], width: 120, height: 40).pressing("3{{{").text
  #expect(text.contains("机关：云溪县民政局（据标题）"))
  #expect(text.contains("公布日期：未读出"))
}

@Test func aLowScreenShowsTheFindingsOrTheContentButNeverNeither() {
  for keys in ["e", "ef", "ef3", "ef<Tab><Tab><Tab>"] {
    let robot = Robot(width: 80, height: 10).pressing(keys)
    #expect(robot.session.screen.cursor != nil, "\(keys)")
  }
  #expect(Robot(width: 80, height: 10).pressing("ef").text.contains("核查结果"))
  #expect(Robot(width: 80, height: 10).pressing("ef3").text.contains("19✗"))
}
