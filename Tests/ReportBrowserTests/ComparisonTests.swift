import Disclosure
import PrintedPages
import ScreenGrid
import Testing

@testable import ReportBrowser

/// Reports of one agency: two years, a second version of the later one, and one of another agency.
private enum Pairs {
  static func named(_ report: Report, _ path: String) -> Report {
    var report = report
    report.source.path = path
    return report
  }

  static var years: [Report] {
    [Sample.report("云溪县民政局", 2021), Sample.report("云溪县民政局", 2022, seed: 4)]
  }

  static var versions: [Report] {
    [
      named(Sample.report("云溪县民政局", 2022, faults: [(.granted, .natural, Sample.number(99))]), "a/draft.txt"),
      named(Sample.report("云溪县民政局", 2022, disputeFault: true), "a/published.txt"),
    ]
  }

  static var editions: [Report] {
    [
      Sample.report("青川市审计局", 2020, edition: .form2019, faults: [(.carriedIn, .enterprise, Sample.blank)]),
      Sample.report("青川市审计局", 2021),
    ]
  }
}

private let sizes = [(80, 24), (120, 40), (200, 60), (80, 50)]

@Test(arguments: sizes) func lastYearStandsBesideThisYearWithTheChange(width: Int, height: Int) {
  let robot = Robot(Pairs.years, width: width, height: height).pressing("jd")
  #expect(robot.session.model.isComparing)
  #expect(robot.lines[robot.contentTitle].contains("对照 2021"))
  #expect(robot.status.contains("与 2021 对照"))
  #expect(robot.text.contains("增减"))
  #expect(robot.shows(.notice))
  let change = #/[+-]\d+/#
  #expect(robot.text.contains(change))
}

extension Robot {
  /// The row of the title of the content.
  fileprivate var contentTitle: Int { lines.firstIndex { $0.contains("3 三、") || $0.contains("3 四、") } ?? 1 }
}

@Test func theFiguresOfBothYearsAndTheirChangeAreRight() throws {
  let robot = Robot(Pairs.years, width: 200, height: 60).pressing("jd3")
  let page = try #require(robot.session.model.page)
  let (now, before) = (Pairs.years[1], Pairs.years[0])
  let table = try #require(page.tables.last)
  #expect(table.columnCount == 22)
  let row = try #require(table.filledRows.first { $0.first??.label?.contains("一、本年新收") == true })
  for (place, column) in Form.applicants.enumerated() {
    let path = CellPath(.requests, .newReceived, column)
    let (one, two) = (now.figure(path), before.figure(path))
    #expect(row[1 + 3 * place]?.content == .figure(one, path))
    #expect(row[2 + 3 * place]?.content == .figure(two, path))
    let difference = try #require(one.value) - #require(two.value)
    let cell = row[3 + 3 * place]
    if difference == 0 {
      #expect(cell?.content == .blank)
    } else {
      #expect(cell?.content == .number(difference))
      #expect(cell?.mark == .changed)
    }
  }
}

@Test func aBlankIsNeverSubtracted() throws {
  let cell = CellPath(.requests, .carriedIn, .enterprise)
  let pair = ReportPair(this: Pairs.editions[1], other: Pairs.editions[0])
  #expect(pair.difference(at: cell) == .unread)
  #expect(ReportPair(this: Pairs.editions[0], other: Pairs.editions[1]).difference(at: cell) == .unread)
}

@Test func rowsOfOneFormAreShownAsSuch() {
  let pair = ReportPair(this: Pairs.editions[1], other: Pairs.editions[0])
  #expect(pair.difference(at: CellPath(.requests, .otherNoFee, .total)) == .onlyHere)
  #expect(pair.difference(at: CellPath(.requests, .otherAll, .total)) == .onlyThere)
  for (width, height) in sizes {
    let robot = Robot(Pairs.editions, width: width, height: height).pressing("jd3G")
    let model = robot.session.model
    let rows = model.sheet?.blocks.flatMap(\.rows).flatMap(\.cells).map(\.row) ?? []
    #expect(Set(rows).isSuperset(of: [.otherAll, .otherNoCorrection, .otherNoFee, .otherMisc]))
    #expect(
      model.sheet?.blocks.allSatisfy { Set($0.rows.flatMap(\.cells)).count == $0.rows.flatMap(\.cells).count } == true)
  }
  let low = Robot(Pairs.editions).pressing("jd3G")
  #expect(low.text.contains("格式没有此行") || low.text.contains("仅其格式有此行"))
  // Table 2 of 2019 has other columns altogether: they stand in blocks of their own.
  let blocks = Robot(Pairs.editions, width: 120, height: 40).pressing("jd3{").session.model.sheet?.blocks ?? []
  let columns = blocks.flatMap(\.rows).flatMap(\.cells).map(\.column)
  #expect(Set(columns).isSuperset(of: [.made, .created, .decisions]))
}

@Test func anotherVersionComesBeforeLastYearAndItsFindingsAreCounted() {
  let robot = Robot(Pairs.years + Pairs.versions, width: 120, height: 40)
  var model = robot.session.model
  _ = update(&model, .key(.character("j")))
  #expect(model.candidate == ReportID(index: 3))
  let two = Robot(Pairs.versions, width: 120, height: 40).pressing("jd")
  #expect(two.status.contains("改正"))
  #expect(two.status.contains("新增 1"))
  let list = two.pressing("D").text
  #expect(list.contains("已改正") && list.contains("新增") && list.contains("仍有"))
  #expect(list.contains("T4-SUM"))
  #expect(list.contains("T3-"))
}

@Test func differencesAreGoneToAcrossPartsAndAround() {
  var robot = Robot(Pairs.versions, width: 80, height: 24).pressing("jd")
  let count = robot.session.model.comparison.differences.places.count
  #expect(count > 0)
  var seen: Set<String> = []
  for _ in 0..<count {
    robot.press("]d")
    #expect(robot.status.contains("共 \(count) 处"))
    seen.insert("\(robot.session.model.part) \(String(describing: robot.session.model.cursor))")
  }
  #expect(seen.count == count)
  robot.press("]d")
  #expect(seen.contains("\(robot.session.model.part) \(String(describing: robot.session.model.cursor))"))
  #expect(robot.pressing("[d").status.contains("差异"))
  // A screen reader finds the hardware cursor on the cell.
  #expect(robot.underCursor != nil)
}

@Test func theChooserFiltersLikeTheListAndComparesWithAnyReport() {
  let reports = Pairs.years + [Sample.report("青川市审计局", 2021, seed: 3)]
  var robot = Robot(reports, width: 120, height: 40).pressing("gd")
  #expect(robot.text.contains("选择对照的报告"))
  robot.press("qcsj")
  #expect(robot.text.contains("青川市审计局 2021"))
  robot.press("<Enter>")
  #expect(robot.session.model.partner == ReportID(index: 2))
  #expect(robot.text.contains("对照 青川市审计局 2021"))
  let none = Robot(reports).pressing("gdzzzz")
  #expect(none.text.contains("没有符合的报告"))
  #expect(!none.pressing("<Enter><Esc>").session.model.state.isSideBySide)
}

@Test func withoutAPartnerTheReasonIsSaidAndTheViewStays() {
  let alone = Robot([Sample.report("云溪县民政局", 2021)]).pressing("d")
  #expect(alone.status.contains("没有同一机关"))
  #expect(!alone.session.model.state.isSideBySide)
  let nameless = Robot([Sample.report(nil, 2021), Sample.report(nil, 2022)]).pressing("d")
  #expect(nameless.status.contains("没有同一机关"))
  #expect(Robot([]).pressing("d").status.contains("没有找到"))
  #expect(Robot([]).pressing("gd").status.contains("没有找到"))
  #expect(Robot().pressing("]d").status.contains("尚未对照"))
}

@Test func aPartnerThatCannotBeReadIsSaidToBeAndIsAskedForOnce() {
  let reports = Pairs.years
  var asked: [Int] = []
  var session = Session(
    Model(), width: 120, height: 40,
    load: { id, _ in
      asked.append(id.index)
      return id.index == 0 ? nil : OpenReport(report: reports[1], findings: [])
    })
  session.send(.loaded(reports.map { ReportSummary(of: $0, findings: []) }))
  session.send(.loadingFinished)
  session.press(KeyNotation.keys(in: "jd") ?? [])
  #expect(session.screen.lines.contains { $0.contains("2021 无法读取") })
  let count = asked.count
  session.press(KeyNotation.keys(in: "jjkk") ?? [])
  #expect(asked.count == count)
}

@Test func aPartnerWithoutTheTableLeavesNothingToSubtract() {
  var before = Sample.report("云溪县民政局", 2021)
  before.requests = nil
  let robot = Robot([before, Sample.report("云溪县民政局", 2022)], width: 120, height: 40).pressing("jd3")
  #expect(robot.text.contains("2021 没有表三"))
  #expect(robot.text.contains("一、本年新收"))
  let other = Robot(
    [
      Sample.report("云溪县民政局", 2021),
      {
        var r = Sample.report("云溪县民政局", 2022); r.requests = nil; return r
      }(),
    ],
    width: 120, height: 40
  ).pressing("jd3")
  #expect(other.text.contains("2022 没有表三"))
  #expect(other.text.contains("一、本年新收"))
}

@Test func undoAndEscTakeBackTheComparison() {
  let open = Robot(Pairs.years).pressing("jd")
  #expect(open.session.model.state.isSideBySide)
  for keys in ["u", "d", "<Esc>", "<F4>", "q"] {
    let closed = open.pressing(keys)
    #expect(!closed.session.model.state.isSideBySide, "\(keys)")
    #expect(!closed.session.hasQuit)
  }
  #expect(open.pressing("uU").session.model.state.isSideBySide)
}

@Test func proseStandsBesideOrBelowAndWhatChangedIsMarked() {
  var before = Sample.report("云溪县民政局", 2021)
  before.sections = before.sections.map {
    Section(id: $0.id, heading: $0.heading, text: $0.id == .overview ? "（一）主动公开情况。本机关全年公开信息99条。\n只有上年有的一段。" : $0.text)
  }
  let reports = [before, Sample.report("云溪县民政局", 2022)]
  for (width, height) in sizes {
    let robot = Robot(reports, width: width, height: height).pressing("jd3gg{{")
    #expect(robot.text.contains("1,234") && robot.text.contains("99条"), "\(width)")
    #expect(robot.shows(.related), "\(width)")
    #expect(robot.shows(.notice), "\(width)")
  }
  let pairs = ParagraphPairs(["甲", "乙", "丙"], ["甲", "丁", "丙", "戊"])
  #expect(pairs.pairs.map(\.isSame) == [true, false, true, false])
  #expect(pairs.changedPlaces == [1, 2])
}

@Test func aFigureTellsItsPlaceItsYearBeforeItsRelationsAndItsIndicators() {
  let robot = Robot(Pairs.years, width: 120, height: 60).pressing("j3G")
  let text = robot.pressing("ki").text
  #expect(text.contains("读作"))
  #expect(text.contains("2021"))
  #expect(text.contains("所在的勾稽关系"))
  #expect(Robot([]).pressing("i").status.contains("光标处没有数字"))
  // A cell without relations opens it by Enter.
  #expect(Robot(Pairs.years).pressing("j3{<Enter>").text.contains("读作"))
}

@Test func theIndicatorsShowBothNumbers() {
  let robot = Robot(Pairs.years, width: 120, height: 60).pressing("jI")
  #expect(robot.text.contains("公开率"))
  #expect(robot.text.contains("%"))
  #expect(robot.text.contains(#/\d+/\d+/#))
  #expect(!robot.pressing("<Esc>").text.contains("公开率"))
  #expect(Robot([]).pressing("I").status.contains("没有找到"))
}

@Test func aHighNarrowScreenStacksTheListsAboveTheContent() {
  for keys in ["1", "2", "3"] {
    let robot = Robot(width: 80, height: 50).pressing(keys)
    let lines = robot.lines
    #expect(lines[1].contains("1 机关") && lines[1].contains("2 章节"))
    #expect(lines.contains { $0.hasPrefix(" 3 三、") })
  }
  #expect(!Robot(width: 80, height: 40).pressing("3").lines[1].contains("1 机关"))
}

@Test(arguments: sizes) func everyRowOfAComparisonIsAsWideAsTheScreen(width: Int, height: Int) {
  for reports in [Pairs.years, Pairs.versions, Pairs.editions] {
    for mono in [false, true] {
      var options = Model.Options()
      options.isASCII = mono
      var robot = Robot(reports, width: width, height: height, options: options).pressing("jd")
      for keys in [
        "3", "{", "{", "{", "}", "]d", "D", "<Esc>", "gd", "<Esc>", "i", "<Esc>", "I", "<Esc>", "+", "o", "f",
      ] {
        robot.press(keys)
        let screen = robot.session.screen
        for y in 0..<screen.height {
          #expect(screen.row(y).reduce(0) { $0 + Int($1.width) } == width, "\(keys) row \(y)")
        }
        #expect(screen.cursor != nil, "\(keys)")
      }
    }
  }
}

@Test func whatNeitherReportTellsIsNoDifference() {
  func copy(_ path: String) -> Report {
    Pairs.named(
      Sample.report(
        "云溪县民政局", 2022,
        faults: [
          (.granted, .natural, Figure(raw: "", kind: .missing)),
          (.partial, .natural, Figure(raw: "□", kind: .unreadable)),
        ]), path)
  }
  let robot = Robot([copy("a/2022.txt"), copy("b/2022.txt")], width: 120, height: 40).pressing("jd")
  #expect(robot.session.model.isComparing && robot.session.model.comparison.differences.places.isEmpty)
  // Files of one name are told apart by their folders.
  let model = robot.session.model
  let names = model.partner.map { [model.nameBeside($0), model.ownName(beside: $0)] }
  #expect(names?.sorted() == ["a/2022.txt", "b/2022.txt"])
  var other = copy("b/2022.txt")
  other.requests?[.partial, .natural] = Figure(raw: "■", kind: .unreadable)
  let pair = ReportPair(this: copy("a"), other: other)
  #expect(pair.difference(at: CellPath(.requests, .partial, .natural)) == .unread)
  #expect(pair.difference(at: CellPath(.requests, .granted, .natural)) == .same)
}

@Test(arguments: [true, false]) func aTableThatOneReportLostIsOneDifference(isLostHere: Bool) {
  let whole = Pairs.named(Sample.report("云溪县民政局", 2022), "a/draft.txt")
  var lost = Pairs.named(whole, "a/published.txt")
  lost.disputes = nil
  var robot = Robot(isLostHere ? [whole, lost] : [lost, whole], width: 120, height: 40).pressing("jd")
  #expect(robot.session.model.comparison.differences.places.count == 1)
  robot.press("]d")
  #expect(robot.session.model.part == .section(.disputes))
}

@Test func longTextsThatAreAlikeDifferOnlyWhereTheyDo() {
  let mine = (0..<3_000).map { "第\($0)段" }
  #expect(ParagraphPairs(mine, mine).changedPlaces.isEmpty)
  var other = mine
  other[1_000] = "改过"
  other.remove(at: 2_000)
  let changed = ParagraphPairs(mine, other).changedPlaces
  #expect(changed.contains(1_000) && !changed.contains(10) && !changed.contains(2_999), "\(changed.count)")
  // Where hardly anything is alike the work has its bound, and what stands in one place is still compared.
  let mixed = mine.enumerated().map { $0.offset % 2 == 0 ? $0.element : "别的\($0.offset)" }
  #expect(ParagraphPairs(mine, mixed).changedPlaces.count == 1_500)
}

@Test func theMarksOfManyLongParagraphsAreBounded() {
  var budget = 1_000
  let (one, two) = (Array("甲乙丙丁戊己庚辛"), Array("甲丙乙丁己戊庚辛"))
  let changes = Matching.changes(one, two, within: &budget)
  #expect(changes?.one.isEmpty == false && budget < 1_000)
  var none = 3
  #expect(Matching.changes(one, two, within: &none) == nil && none == 3)
  // What both begin and end with costs nothing.
  #expect(Matching.common(Array(0..<10_000), Array(0..<10_000), within: &none)?.count == 10_000)
}
