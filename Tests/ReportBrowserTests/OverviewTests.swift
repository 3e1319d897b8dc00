import Disclosure
import ScreenGrid
import Testing

@testable import ReportBrowser

/// Six reports of fictional agencies: with a blank, with a fault, twins of one year, one without an agency, one without
/// tables and one without a year.
private var reports: [Report] {
  let blank = Figure(raw: "", kind: .blank)
  var bare = Report(source: ReportSource(path: "samples/空.txt"))
  bare.agency = Sourced("平川区档案馆", .title)
  bare.year = Sourced(2021, .title)
  bare.sections = [Section(id: .overview, heading: "一、总体情况", text: "全文以图片公开。")]
  return Sample.reports + [
    Sample.report("云溪县民政局", 2022, seed: 5, faults: [(.partial, .total, blank)]),
    Sample.report(nil, 2021, seed: 6), bare, Sample.report("平川区档案馆", nil, seed: 7),
  ]
}

private func robot(
  _ keys: String = "v", width: Int = 80, height: Int = 24, options: Model.Options = Model.Options(),
  unreadable: [String] = ["a/坏文件.pdf"]
) -> Robot {
  Robot(reports, width: width, height: height, options: options, unreadable: unreadable).pressing(keys)
}

/// What stands in the rows of the overview, read from its sheet.
private func names(_ robot: Robot) -> [String] {
  let model = robot.session.model
  return model.overview.sheet.order.indices.map { place in
    switch model.overview.sheet.row(at: place) {
    case .report(let id): model.reportName(id)
    case .unread(let index): model.shelf.unread[index].path
    case nil: "?"
    }
  }
}

@Test(arguments: [(80, 24), (120, 40), (200, 60)])
func theOverviewHasARowForEveryReportAndEveryUnreadableFile(width: Int, height: Int) {
  let robot = robot(width: width, height: height)
  #expect(robot.lines.count == height)
  #expect(robot.lines[2].hasPrefix(" 机关"))
  for head in ["年度", "不成立", "本年新收", "办结总计", "公开率"] { #expect(robot.lines[2].contains(head), "\(head)") }
  #expect(robot.text.contains("合计 8 份"))
  #expect(robot.text.contains("坏文件.pdf"))
  #expect(robot.text.contains("未能读取：编码不明"))
  #expect(robot.text.contains("（未读出机关名称）"))
  #expect(names(robot).count == 9)
  #expect(robot.shows(.cellCursor))
  #expect(robot.shows(.unreadFile))
}

@Test func theHardwareCursorStandsOnTheCellOfTheOverview() {
  for keys in ["v", "vl", "vjj", "vG", "vG$l", "vll<Tab>", "v<Tab>jl", "v<Tab><Tab>", "vc", "vcjj", "v&", "v:", "vs"] {
    #expect(robot(keys).session.screen.cursor != nil, "\(keys)")
  }
  for keys in ["v", "vl", "vlll", "vjj", "vh", "v<Tab>", "v<Tab>ll", "v<Tab><Tab>", "vllllllllllll"] {
    #expect(robot(keys).underCursor?.overlay == .cellCursor, "\(keys)")
  }
}

@Test func theAgencyAndTheHeadStayWhileColumnsScroll() {
  let robot = robot("vllllllllll")
  #expect(robot.lines[2].hasPrefix(" 机关"))
  #expect(robot.lines[2].contains("不予处理率"))
  #expect(!robot.lines[2].contains("年度"))
  #expect(robot.lines[3].contains("云溪县民政局"))
  #expect(robot.pressing("010h").lines[2].contains("年度"))
}

@Test func whatWasNotReadIsNeverZeroInTheOverview() {
  let robot = robot("vllll", width: 120, height: 40)
  // The report with a blank: no percentage, and the foot counts one less.
  let model = robot.session.model
  let column = OverviewColumns.byID["disclosure_rate"] ?? 0
  let place = model.overview.sheet.order.indices.first {
    model.overview.sheet.row(at: $0) == .report(ReportID(index: 4))
  }
  #expect(model.overviewValue(at: place ?? 0, column) == OverviewValue.none(nil))
  #expect(robot.text.contains("8 份中 6 份有数"))
  #expect(robot.text.contains("6/8"))
  #expect(robot.text.contains("2 份同机关同年度"))
  #expect(robot.text.contains("另 1 个文件未能读取"))
  // A report without tables: words, not zeros.
  let bare = Robot(reports, width: 80, height: 24).pressing("vll/空<Enter>")
  #expect(bare.text.contains("未找到表三"))
  let row = bare.lines.first { $0.contains("平川区档案馆") && $0.contains("2021") } ?? ""
  #expect(row.contains("缺"))
}

@Test func theLineBelowSaysHowAPercentageIsMade() {
  let text = robot("vllll", width: 120).text
  #expect(text.contains("公开率 = (予以公开+部分公开)/办结总计 = "))
  #expect(text.contains("%"))
  let detail = Robot(reports, width: 120, height: 24).pressing("vllll/云溪<Enter>n").session.model.overviewDetail
  #expect(detail.hasPrefix("云溪县民政局 2022"))
}

@Test func sortingIsStableByTheLastKeysAndGoesBackToTheOriginalOrder() {
  let before = names(robot())
  let up = robot("vl,")
  let failures = OverviewColumns.byID["failures"] ?? 0
  func counts(_ robot: Robot) -> [Int] {
    let model = robot.session.model
    return model.overview.sheet.order.indices.compactMap { model.overviewValue(at: $0, failures)?.number?.whole }
  }
  #expect(counts(up) == counts(up).sorted())
  #expect(up.lines[2].contains("▴"))
  #expect(up.status.contains("不成立（升序）"))
  let down = up.pressing(",")
  #expect(counts(down) == counts(down).sorted(by: >))
  #expect(down.lines[2].contains("▾"))
  #expect(names(down).last == "a/坏文件.pdf")
  #expect(names(down.pressing(",")) == before)
  // Year first, then failures among equals.
  let two = down.pressing("h,")
  #expect(two.status.contains("年度（升序），再按不成立（降序）"))
  let model = two.session.model
  let year = OverviewColumns.byID["year"] ?? 0
  let pairs = model.overview.sheet.order.indices.compactMap { place -> [Int]? in
    guard let one = model.overviewValue(at: place, year)?.number?.whole,
      let two = model.overviewValue(at: place, failures)?.number?.whole
    else { return nil }
    return [one, -two]
  }
  #expect(pairs.count == 7)
  #expect(zip(pairs, pairs.dropFirst()).allSatisfy { !$1.lexicographicallyPrecedes($0) })
  #expect(names(two.pressing("uuu")) == before)
}

@Test func theCursorStaysOnItsReportWhenTheOrderChanges() {
  let robot = robot("vjjl")
  let choice = robot.session.model.overview.choice
  #expect(robot.pressing(",").session.model.overview.choice == choice)
  #expect(robot.pressing(",,").session.model.overview.choice == choice)
}

@Test func whatHasNoValueIsSortedLastEitherWay() {
  let rate = OverviewColumns.byID["disclosure_rate"] ?? 0
  for keys in ["vllll,", "vllll,,"] {
    let model = robot(keys).session.model
    let values = model.overview.sheet.order.indices.compactMap { model.overviewValue(at: $0, rate) }
    #expect(values.suffix(2) == [.none(nil), .none(nil)], "\(keys)")
  }
}

@Test func filterAndFailuresOnlyHoldForTheOverview() {
  let filtered = robot("v&青川<Enter>")
  #expect(names(filtered) == ["青川市审计局 2020", "青川市审计局 2021"])
  #expect(filtered.lines[1].contains("[筛选：青川]"))
  #expect(filtered.text.contains("合计 2 份"))
  let failing = robot("v!")
  #expect(failing.lines[1].contains("[只看不成立]"))
  #expect(names(failing).count < names(robot()).count)
  let none = robot("v&没有这样的机关<Enter>")
  #expect(none.text.contains("没有符合条件的报告"))
  #expect(none.session.screen.cursor != nil)
  for keys in ["j", "G", ",", "<Enter>", "e", "s", "<Tab>", "<Tab><Tab>", "l", "-", "gv", ">"] {
    #expect(none.pressing(keys).lines.count == 24, "\(keys)")
  }
}

@Test func enterGoesToTheCellAndHComesBack() {
  let robot = robot("vjll<Enter>")
  #expect(robot.session.model.overview.page == nil)
  #expect(robot.session.model.cell == CellPath(.requests, .newReceived, .total))
  #expect(robot.underCursor?.overlay == .cellCursor)
  let back = robot.pressing("H")
  #expect(back.session.model.overview.page == .table)
  #expect(back.session.model.overview.row == 1)
  #expect(back.session.model.overviewColumn == OverviewColumns.byID["t3.new_received.total"])
  #expect(back.pressing("L").session.model.overview.page == nil)
  // A percentage leads to the first of its figures, or to the one that was not read.
  let rate = Robot(reports).pressing("vllll<Enter>").session.model
  #expect(rate.cell == CellPath(.requests, .granted, .total))
  let unread = Robot([reports[4]]).pressing("vllll<Enter>").session.model
  #expect(unread.cell == CellPath(.requests, .partial, .total))
  // The number of failed checks leads to the first of them.
  let failed = Robot(reports).pressing("vjl<Enter>").session.model
  #expect(failed.check != nil)
  // A file that could not be read leads to its line in the list.
  let file = Robot(reports, unreadable: ["a/坏.pdf"]).pressing("vG<Enter>").session.model
  #expect(file.choice == .unread(0))
}

@Test func escapeAndVLeaveTheOverview() {
  for keys in ["v<Esc>", "vv", "vq", "v<Tab><Esc>", "v<Tab><Tab>q"] {
    #expect(robot(keys).session.model.overview.page == nil, "\(keys)")
    #expect(!robot(keys).session.hasQuit)
  }
  #expect(robot(":总览：每份<Enter>").session.model.overview.page == .table)
  #expect(robot(":matrix<Enter>").session.model.overview.page == .matrix)
}

@Test func columnsAreHiddenBroughtBackAndResized() {
  let hidden = robot("vl-")
  #expect(!hidden.lines[2].contains("不成立"))
  #expect(hidden.status.contains("已隐藏"))
  #expect(hidden.pressing("gv").lines[2].contains("不成立"))
  #expect(hidden.pressing("u").lines[2].contains("不成立"))
  #expect(robot("vgv").status.contains("没有用 - 隐藏的栏"))
  #expect(robot("vh-").status.contains("不能隐藏"))
  let wide = robot("vl>>>>")
  #expect(wide.session.model.width(of: OverviewColumns.byID["failures"] ?? 0).width == 10)
  #expect(wide.pressing("_").session.model.width(of: OverviewColumns.byID["failures"] ?? 0).width == 6)
  // Numbers are never cut, however narrow a column is made.
  let narrow = robot("vll" + String(repeating: "<lt>", count: 20))
  let row = narrow.lines.first { $0.contains("青川市审计局") } ?? ""
  let value = narrow.session.model.shelf.value(
    of: OverviewColumns.all[OverviewColumns.byID["t3.new_received.total"] ?? 0], in: 2)
  #expect(row.contains(" \(value.number?.description ?? "?") "))
  #expect(narrow.status.contains("不能再窄"))
  for keys in ["-", "<lt>", ">", "gv", "c", "_"] { #expect(robot(keys).status.contains("按 v 打开"), "\(keys)") }
}

@Test func columnsAreChosenFromAList() {
  let dialogue = robot("vc")
  #expect(dialogue.text.contains("选择栏目"))
  #expect(dialogue.text.contains("[x] 年度"))
  let without = dialogue.pressing("<Space><Esc>")
  #expect(!without.lines[2].contains("年度"))
  #expect(without.pressing("u").lines[2].contains("年度"))
  let moved = dialogue.pressing("J<Esc>")
  #expect(moved.session.model.overview.view.columns.first == OverviewColumns.byID["failures"])
  let added = robot("vcG<Space><Esc>")
  #expect(added.session.model.overview.view.columns.count == OverviewColumns.standard.count + 1)
  #expect(dialogue.pressing("G").underCursor?.overlay == .selectionFocused)
}

@Test func everyColumnHasANameOfItsOwnAndCanBeShown() {
  #expect(Set(OverviewColumns.all.map(\.id)).count == OverviewColumns.all.count)
  #expect(Set(OverviewColumns.all.map(\.head.chinese)).count == OverviewColumns.all.count)
  #expect(OverviewColumns.standard.count == 24)
  var robot = robot()
  let model = robot.session.model
  for index in OverviewColumns.all.indices {
    for report in reports.indices { _ = model.shelf.value(of: OverviewColumns.all[index], in: report) }
  }
  robot.press("vc")
  for _ in OverviewColumns.all.indices { robot.press("<Space>j") }
  robot.press("<Esc>")
  for _ in 0..<60 { robot.press("l") }
  #expect(robot.lines.count == 24)
}

@Test func theOverviewIsWrittenAsItIsShown() {
  func written(_ tabs: Int) -> String {
    let keys = "v&青川<Enter>ll,,s" + String(repeating: "<Tab>", count: tabs) + "<Enter>"
    guard case .export(let request) = robot(keys).session.effects.last else { return "" }
    return request.written
  }
  for tabs in 0..<5 {
    #expect(written(tabs).contains("公开率分子"), "\(tabs)")
    #expect(written(tabs).contains("青川市审计局"), "\(tabs)")
    #expect(!written(tabs).contains("云溪县民政局"), "\(tabs)")
    #expect(written(tabs).contains("合计 2 份"), "\(tabs)")
  }
  #expect(written(0).contains("筛选：青川"))
  #expect(written(0).contains("本年新收（降序）"))
}

@Test func namesWithControlCharactersAreEscapedInTheOverview() {
  let report = Sample.report("云溪\u{1B}[31m县\u{202E}局\u{200B}", 2021)
  for keys in ["v", "v<Tab>", "v<Tab><Tab>", "vh"] {
    let robot = Robot([report], unreadable: ["a\u{1B}]0;x\u{7}.txt"]).pressing(keys)
    for line in robot.lines {
      #expect(line.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F && $0.value != 0x202E })
    }
  }
}

@Test func withoutReportsTheOverviewSaysSo() {
  for keys in ["v", "v<Tab>", "v<Tab><Tab>"] {
    let robot = Robot([]).pressing(keys)
    #expect(robot.session.screen.cursor != nil, "\(keys)")
    for key in [
      "j", "l", ",", "<Enter>", "e", "w", "s", "-", "gv", "c<Space><Esc>", "n", "/x<Enter>", "(", ")", "y", "O",
    ] {
      #expect(robot.pressing(key).lines.count == 24, "\(keys)\(key)")
    }
  }
  #expect(Robot([]).pressing("v").text.contains("没有找到年度报告"))
}

@Test func jumpsLeadOutOfTheOverviewToTheReportUnderTheCursor() {
  let robot = Robot(Sample.reports).pressing("vG")
  let jumped = robot.pressing("e")
  #expect(jumped.session.model.overview.page == nil)
  #expect(jumped.session.model.report == ReportID(index: 3))
  #expect(jumped.session.model.check != nil)
  #expect(jumped.pressing("H").session.model.overview.page == .table)
}

@Test func reportsThatArriveJoinTheOverview() {
  var robot = Robot([reports[0]]).pressing("v")
  robot.session.send(.loaded([ReportSummary(of: reports[2], findings: [])]))
  robot.session.send(.unreadable(path: "b/c.doc", reason: "加密"))
  #expect(robot.text.contains("合计 2 份"))
  #expect(robot.text.contains("c.doc"))
}

@Test(arguments: [(40, 10), (44, 12), (60, 14), (80, 16)])
func theOverviewFitsSmallScreens(width: Int, height: Int) {
  for keys in ["v", "vlll", "vG", "v<Tab>", "v<Tab>llllll", "v<Tab><Tab>", "v<Tab><Tab>lll", "vc", "v?"] {
    let screen = robot(keys, width: width, height: height).session.screen
    #expect(screen.cursor != nil, "\(keys)")
    for y in 0..<height { #expect(screen.row(y).reduce(0) { $0 + Int($1.width) } == width, "\(keys) \(y)") }
  }
}

@Test func theOverviewIsDrawnInASCIIAndInWideTerminals() {
  let ascii = robot("vl,", options: Model.Options(isASCII: true))
  #expect(ascii.lines[2].contains("不成立^"))
  let bars = robot("v<Tab><Tab>", options: Model.Options(isASCII: true))
  #expect(bars.text.contains("|###"))
  let wide = robot("v<Tab><Tab>", options: Model.Options(widths: CellWidth(ambiguous: .wide)))
  #expect(wide.text.contains("|###"))
}

/// What a family of rules came to, in the words of the line below.
private func mark(_ report: Report, _ family: RuleFamily, setAside: Bool = false) throws -> FamilyMark {
  var review = Review(Sample.findings(report))
  if setAside {
    let standings = review.findings.indices.filter { review.findings[$0].severity == .error }.map {
      ($0, Standing.setAside(SetAside(review.findings[$0], of: report, reason: "已核实")))
    }
    review = Review(review.findings, standings: Dictionary(uniqueKeysWithValues: standings))
  }
  var shelf = Shelf(folding: Folding())
  shelf.add([ReportSummary(of: report, review)])
  return shelf.mark(of: family, in: 0)
}

@Test func nothingComparedIsNotNothingFound() throws {
  let sound = Sample.report("云溪县民政局", 2022)
  for family in [RuleFamily.proactive, .requests, .disputes] { #expect(try mark(sound, family).holds, "\(family)") }
  var blank = sound
  let blanks = Form.table(.requests, .form2021).cells.map { _ in Figure(raw: "", kind: .blank) }
  blank.requests = ReportTable(form: Form.table(.requests, .form2021), layout: .tsv, figures: blanks)
  #expect(try !mark(blank, .requests).holds && !mark(blank, .requests).isAssessable)
  // One cell of table 2 that could not be read.
  var unread = sound
  unread.proactive?[.normative, .made] = Figure(raw: "6?", kind: .unreadable)
  #expect(try mark(unread, .proactive) == FamilyMark(unassessed: 1))
  // What somebody set aside is neither a fault nor its absence.
  let faulty = Sample.report("云溪县民政局", 2022, disputeFault: true)
  #expect(try mark(faulty, .disputes).failures > 0)
  #expect(try mark(faulty, .disputes, setAside: true) == FamilyMark(hasSetAside: true))
}

@Test func theSumOfAFamilySaysWhatWasNotCompared() {
  var column = ReportColumn()
  column.grow(to: 3)
  let marks = [FamilyMark(unassessed: 8), FamilyMark(), FamilyMark(warnings: 2_000, unassessed: 1, hasSetAside: true)]
  for (index, mark) in marks.enumerated() {
    column.set(.mark(mark), of: index)
    #expect(column.value(of: index) == .mark(mark))
  }
  var straight = OverviewTotal()
  for mark in marks { straight.add(.mark(mark)) }
  straight.close()
  #expect(column.total(of: [0, 1, 2], isSummed: true) == straight)
  #expect(straight.mark.unassessed == 9 && straight.mark.hasSetAside && !straight.mark.holds)
}

@Test func aShareOfNothingIsNotCountedAsAValue() {
  var column = ReportColumn()
  column.grow(to: 2)
  column.set(.share(Share(1, of: 4)), of: 0)
  column.set(.share(Share(3, of: 0)), of: 1)
  let total = column.total(of: [0, 1], isSummed: true)
  #expect(total.counted == 1 && total.reports == 2 && total.share == Share(1, of: 4))
  var straight = OverviewTotal()
  straight.add(.share(Share(1, of: 4)))
  straight.add(.share(Share(3, of: 0)))
  straight.close()
  #expect(straight == total)
}

@Test func percentagesOfDecimalsHaveRoom() throws {
  let (over, under) = (Quantity(mantissa: 585, scale: 1), Quantity(mantissa: 3, scale: 1))
  let share = try Share(#require(over), of: #require(under))
  let text = try #require(share.percentage()) + "%"
  #expect(OverviewTotal.room(for: .share(share)).size == text.utf8.count)
}

@Test func theMatrixGoesBackToTheYearItShowed() {
  var robot = robot("v2", width: 120, height: 40)
  let newest = robot.text
  robot.press("(")
  #expect(robot.text != newest && robot.session.model.overview.view.year != nil)
  robot.press("u")
  #expect(robot.session.model.overview.view.year == nil)
}

@Test func theFigureCopiedFromTheOverviewNamesItsFile() {
  final class Clipboard { var texts: [String] = [] }
  let clipboard = Clipboard()
  var robot = Robot(
    reports, width: 120, height: 40,
    answers: { effect in
      if case .copy(let text) = effect { clipboard.texts.append(text) }
      return nil
    })
  robot.press("vlly")
  #expect(clipboard.texts.count == 1 && clipboard.texts.first?.contains(".txt") == true, "\(clipboard.texts)")
}
