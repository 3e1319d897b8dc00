import Disclosure
import ReportExport
import ScreenGrid
import Testing

@testable import ReportBrowser

private let faults: [(RowID, ColumnID, Figure)] = [
  (.granted, .natural, Sample.number(99)), (.carriedIn, .research, Sample.blank),
]

private func sample(asTable: Bool, page: Int? = nil, note: String = "") -> SourceSample {
  SourceSample(
    Sample.report("云溪县民政局", 2022, seed: 4, faults: faults), asTable: asTable, page: page, note: note)
}

@Suite struct SourceTests {
  @Test(arguments: [(80, 24), (120, 40), (160, 40), (200, 60), (60, 15), (40, 12)], [true, false])
  func theSourceOpensAtTheCellUnderTheCursor(size: (Int, Int), asTable: Bool) {
    let robot = Robot([sample(asTable: asTable)], width: size.0, height: size.1).pressing("ellllllo")
    #expect(robot.marked == "19")
    #expect(robot.source.first?.contains("原文") == true)
    #expect(robot.source.last?.contains(asTable ? "表1 第4行第9列" : "第 10 行") == true)
    #expect(robot.source.contains { $0.hasPrefix("▸") && $0.contains("99") })
    #expect(robot.session.screen.cursor != nil)
  }

  @Test func wideScreensShowItBesideLowOnesBelowAndTheLowestInstead() {
    let beside = Layout(Robot([sample(asTable: true)], width: 120, height: 40).pressing("ellllllo").session.model).panes
    #expect(beside[.content]?.y == beside[.source]?.y)
    let below = Layout(Robot([sample(asTable: true)]).pressing("ellllllo").session.model).panes
    #expect(below[.content]?.x == below[.source]?.x)
    let low = Robot([sample(asTable: true)], width: 60, height: 15).pressing("ellllllo")
    #expect(Layout(low.session.model).panes[.content] == nil)
    // The cell that is out of view is named instead of the file.
    #expect(low.source.first?.contains("总计 = 19") == true)
    #expect(low.pressing("3").source.isEmpty)
    #expect(low.pressing("3o").marked == "19")
  }

  @Test func itFollowsTheCursorAndKeepsWhereTheUserScrolled() {
    var robot = Robot([sample(asTable: false)]).pressing("ellllllo")
    robot.press("j")
    #expect(robot.marked == "7")
    robot.press("h")
    #expect(robot.marked == "0")
    #expect(robot.source.last?.contains("第 11 行") == true)
    robot.press("<Tab>G")
    #expect(robot.session.model.focus == .source)
    #expect(robot.source.contains { $0.contains("本年度未收取信息处理费") })
    #expect(robot.marked.isEmpty)
    robot.press("gg")
    #expect(robot.source[1].contains("云溪县民政局2022年"))
    robot.press("<S-Tab>")
    #expect(robot.source[1].contains("云溪县民政局2022年"))
    robot.press("j")
    #expect(robot.marked == "8")
  }

  @Test func otherCellsOfTheCheckAreMarkedAsRelated() {
    let robot = Robot([sample(asTable: true)], width: 120, height: 40).pressing("eo")
    let screen = robot.session.screen
    let x = Layout(robot.session.model).panes[.source]?.x ?? 0
    let related = (0..<screen.height).flatMap { screen.row($0).dropFirst(x).filter { $0.overlay == .related } }
    #expect(related.map(\.symbol).joined().contains("19"))
  }

  @Test(arguments: ["o", "<Esc>"]) func itClosesAgain(key: String) {
    for keys in ["ellllllo", "ellllllo<Tab>"] {
      let robot = Robot([sample(asTable: true)]).pressing(keys + key)
      #expect(robot.source.isEmpty)
      #expect(robot.session.model.focus == .content)
    }
    #expect(!Robot([sample(asTable: true)]).pressing("ellllllo<Tab>q").session.hasQuit)
    #expect(Robot([sample(asTable: true)]).pressing("elllllloq").session.hasQuit)
    #expect(Robot([sample(asTable: true)]).pressing("ellllllou").source.isEmpty)
  }

  @Test func theSourceInFocusIsSearched() {
    let robot = Robot([sample(asTable: true)], width: 120, height: 40).pressing("ellllllo<Tab>/信息處理費<Enter>")
    #expect(robot.status.contains("1 / 1  原文"))
    #expect(robot.session.model.focus == .source)
    #expect(robot.shows(.currentMatch))
    #expect(robot.source.contains { $0.contains("本年度未收取信息处理费") })
    // The table's own cursor stays where it was.
    #expect(robot.session.model.cell == CellPath(.requests, .granted, .total))
    let many = Robot([sample(asTable: true)]).pressing("ellllllo<Tab>/公开<Enter>")
    let count = many.session.model.search.hits.count
    #expect(count > 10)
    var next = many
    for number in 1...count {
      next.press("n")
      #expect(next.shows(.currentMatch), "\(number)")
    }
    #expect(many.pressing("<Esc>n").session.model.focus == .source)
    // What only the report has is found there; what nobody has is said.
    let report = Robot([sample(asTable: true)], width: 120, height: 40).pressing("ellllllo<Tab>/三、本年度办理<Enter>")
    #expect(report.status.contains("未找到") || report.status.contains("本报告"))
    #expect(Robot([sample(asTable: true)]).pressing("ellllllo<Tab>/火星<Enter>").status.contains("未找到“火星”"))
  }

  @Test func theSourceInFocusIsCopiedAndExported() {
    let robot = Robot([sample(asTable: true)], width: 120, height: 40).pressing("ellllllo<Tab>")
    #expect(robot.pressing("y").session.effects == [.copy("（一）予以公开\t99\t0\t0\t19\t0\t0\t19")])
    let low = Robot([sample(asTable: true)]).pressing("ellllllo<Tab>gg")
    #expect(low.pressing("y").session.effects == [.copy("云溪县民政局2022年政府信息公开工作年度报告")])
    guard case .export(let request)? = robot.pressing("s<Enter>").session.effects.first,
      case .page(let page) = request.body
    else {
      Issue.record("nothing was exported")
      return
    }
    #expect(request.path.contains("原文"))
    let text = page.text(.text, PageOptions(displayWidth: { $0.count }))
    #expect(text.contains("本年度未收取信息处理费。") && text.contains("二、上年结转政府信息公开申请数量\t2\t2\t\t2"))
  }

  @Test func fullWidthKeysWork() {
    #expect(Robot([sample(asTable: true)]).pressing("ｅｏ").marked == "99")
    #expect(Robot([sample(asTable: true)]).pressing("ｅｏｏ").source.isEmpty)
  }

  @Test(arguments: [true, false]) func anEmptyCellIsMarkedWhereItStands(asTable: Bool) {
    let robot = Robot([sample(asTable: asTable)], width: 120, height: 40)
      .standing(on: CellPath(.requests, .carriedIn, .research)).pressing("o")
    #expect(!robot.marked.isEmpty && robot.marked.allSatisfy { $0 == " " })
    #expect(robot.source.contains { $0.hasPrefix("▸") && $0.contains("二、上年结转") })
  }

  @Test func whatCannotBePlacedIsSaid() {
    var missing = sample(asTable: true)
    missing.report.requests?[.granted, .total] = .missing
    missing.report.requests?[.granted, .natural].isInferred = true
    missing.report.requests?[.granted, .enterprise] = Figure(raw: "0", kind: .number, value: 0)
    missing.report.requests?[.granted, .research].kind = .unreadable
    for (column, chinese, english) in [
      (ColumnID.total, "原文无从定位", "no place to show"), (.natural, "按合计推定", "inferred from the sums"),
      (.enterprise, "位置未知", "is not known"), (.research, "未读出", "not read for certain"),
    ] {
      for language in Language.allCases {
        let robot = Robot([missing], width: 120, height: 40, options: Model.Options(language: language))
          .standing(on: CellPath(.requests, .granted, column)).pressing("o")
        let said = robot.source.last ?? ""
        #expect(said.contains(language == .chinese ? chinese : english), "\(column): \(said)")
        #expect(robot.marked.isEmpty == [.total, .enterprise].contains(column))
      }
    }
  }

  @Test func proseHeadingsAndFactsHaveTheirPlaces() {
    let robot = Robot([sample(asTable: true)], width: 120, height: 40)
    #expect(robot.pressing("3{{o").marked.hasPrefix("（一）主动公开情况。本机关全年通过门户网站"))
    #expect(robot.pressing("3{{oj").source.last?.contains("第 4 行") == true)
    #expect(robot.pressing("3{{oG").marked.contains("在法定期限内答复"))
    // A part without text of its own: its heading.
    var bare = sample(asTable: true)
    bare.report.proactive = nil
    #expect(Robot([bare], width: 120, height: 40).pressing("3{o").marked == "二、主动公开政府信息情况")
    // The facts of the preamble stand where they were read.
    var dated = sample(asTable: true)
    dated.report.published = CalendarDate(year: 2023, month: 1, day: 16).map {
      Sourced($0, .body, at: Location(line: 12, range: 0..<6))
    }
    let facts = Robot([dated], width: 120, height: 40).pressing("3{{{oG")
    #expect(facts.pressing("kk").source.last?.contains("第 12 行") == true)
    #expect(facts.source.last?.contains("位置未知") == true && facts.marked.isEmpty)
    // Prose that is not found as it stands.
    var other = sample(asTable: true)
    other.report.sections[0] = Section(
      id: .overview, heading: "一、总体情况", text: "原文中没有的话。", location: other.report.sections[0].location)
    let lost = Robot([other], width: 120, height: 40).pressing("3{{o")
    #expect(lost.marked == "一、总体情况")
    #expect(lost.source.last?.contains("未能定位这一段") == true)
  }

  @Test func aFindingWithoutACellHasThePlaceThatItNames() {
    var told = sample(asTable: true)
    told.report.sections = told.report.sections.map {
      Section(id: $0.id, heading: $0.heading, text: $0.id == .otherMatters ? "无其他事项。" : $0.text, location: $0.location)
    }
    let robot = Robot([told], width: 120, height: 40).pressing("Wo")
    #expect(robot.status.contains("F-FEE"))
    #expect(robot.marked == "六、其他需要报告的事项")
  }

  @Test func aTableSplitByPagesNamesThem() {
    let robot = Robot([sample(asTable: true, page: 3)], width: 120, height: 40).pressing("ellllllo")
    #expect(robot.source.contains { $0.contains("第 3 页") })
    #expect(robot.source.last?.contains("第 3 页 · 表1 第4行第9列") == true)
    let english = Robot(
      [sample(asTable: true, page: 3)], width: 120, height: 40, options: Model.Options(language: .english)
    ).pressing("ellllllo")
    #expect(english.source.last?.contains("page 3 · table 1 row 4 column 9") == true)
    #expect(english.text.contains("Source"))
  }

  @Test func aLargeCellIsShownLineByLine() {
    let note = String(repeating: "说明文字。\n", count: 400)
    let robot = Robot([sample(asTable: true, note: note)], width: 80, height: 24).pressing("ellllllo")
    #expect(robot.marked == "19")
    #expect(robot.pressing("<Tab>gg").source.contains { $0.contains("说明文字。") } == false)
    #expect(robot.pressing("<Tab>gg<PageDown><PageDown>").source.contains { $0.contains("说明文字。") })
  }

  @Test func controlCharactersOfTheSourceAreShownEscaped() {
    let robot = Robot([sample(asTable: true, note: "\u{1B}[31m\u{202E}\u{7}\u{85}")], width: 120, height: 40).pressing(
      "ellllllo")
    #expect(robot.marked == "19")
    for line in robot.lines { #expect(line.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x202E }) }
    #expect(robot.shows(.escaped))
  }

  @Test func aMemberOfAnArchiveIsNamedWithIt() {
    var packed = sample(asTable: true)
    packed.report.source.path = "a/b/报告.zip!/内/2022.docx"
    packed.report.requests?[.granted, .total].location?.member = "内/2022.docx"
    let robot = Robot([packed], width: 120, height: 40).pressing("ellllllo")
    #expect(robot.source.last?.contains(" 报告.zip!/内/2022.docx · 表1 第4行第9列") == true)
    var mailed = packed
    mailed.report.source.path = "a/b/报告.eml"
    #expect(
      Robot([mailed], width: 120, height: 40).pressing("ellllllo").source.last?.contains("内/2022.docx · 表1") == true)
  }

  @Test func anotherReportDoesNotKeepThePlaceOfTheFirst() {
    var model = Robot([sample(asTable: true)], width: 120, height: 40, unreadable: ["坏.pdf"]).pressing("ellllllo")
      .session
      .model
    let report = Sample.report("青川市审计局", 2021)
    _ = update(&model, .loaded([ReportSummary(of: report, findings: [])]))
    _ = update(&model, .key(.character(")")))
    #expect(view(model).lines.joined().contains("正在读取"))
    #expect(!view(model).lines.joined().contains("表1"))
    _ = update(&model, .openFailed(ReportID(index: 1), reason: "文件已不存在"))
    #expect(view(model).lines.joined().contains("文件已不存在"))
    // From the source in focus to a file that could not be read.
    for key in [Key.tab, .character("1"), .character("G")] { _ = update(&model, .key(key)) }
    _ = update(&model, .key(.character("o")))
    #expect(view(model).lines.joined().contains("没有可显示的原文"))
    #expect(view(model).cursor != nil)
  }

  @Test func aReportWithoutSourceSaysSo() {
    #expect(Robot(width: 120, height: 40).pressing("ellllllo").text.contains("原文不在手边"))
    let empty = Robot(
      Sample.reports, width: 120, height: 40, documents: [1: Document(text: [], blocks: [])])
    #expect(empty.pressing("ellllllo").text.contains("原文中没有文字"))
    #expect(Robot([Report]()).pressing("o").status.contains("没有可显示的原文"))
    #expect(Robot([Report](), unreadable: ["坏.txt"]).pressing("o").status.contains("没有可显示的原文"))
  }

  @Test func theOriginalIsAskedForByItsReportOrPath() {
    let report = Robot(Sample.reports).pressing("O")
    #expect(report.session.effects == [.openOriginal(ReportID(index: 0), path: Sample.reports[0].source.path)])
    let unread = Robot(unreadable: ["a/坏.pdf"]).pressing("GO")
    #expect(unread.session.effects == [.openOriginal(nil, path: "a/坏.pdf")])
    #expect(Robot([Report]()).pressing("O").session.effects.isEmpty)
    let failing = Robot(Sample.reports, answers: { _ in .failed("未能打开") }).pressing("O")
    #expect(failing.status.contains("未能打开"))
    #expect(failing.shows(.error))
  }
}
