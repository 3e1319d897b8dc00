import Disclosure

extension RenderedReport {
  /// Puts a report on paper in a layout; everything else is drawn from the report's seed.
  public init(_ report: FixtureReport, in layout: FixtureLayout) {
    let place = UInt64(FixtureLayout.allCases.firstIndex(of: layout) ?? 0)
    var random = SplitMix64(seed: report.seed &* 0x2545_F491_4F6C_DD1D &+ place)
    let rendering = Rendering(layout, &random)
    let printed = PrintedTables(report, layout, rendering, &random)
    var page = Page(report: report, layout: layout, rendering: rendering, numbers: printed.texts)
    page.write(&random)
    self.init(
      report: report, layout: layout, lines: page.lines, sectionLines: page.sectionLines,
      expectations: printed.expectations, identity: page.identity,
      isFragile: !rendering.rowsAtPageEnd.isEmpty || (!layout.showsBlanks && printed.texts.values.contains("")))
  }

  /// The random report of a seed, put on paper in a layout.
  public init(seed: UInt64, in layout: FixtureLayout) { self.init(.random(seed: seed), in: layout) }
}

/// Writes a report's page from title to sign-off.
struct Page {
  let report: FixtureReport
  let layout: FixtureLayout
  let rendering: Rendering
  let numbers: [CellPath: String]
  private(set) var lines: [String] = []
  private(set) var sectionLines: [TableKind: Range<Int>] = [:]
  private var title: String?
  private var agency: String?
  private var period: Period?
  private var published: CalendarDate?

  init(report: FixtureReport, layout: FixtureLayout, rendering: Rendering, numbers: [CellPath: String]) {
    self.report = report
    self.layout = layout
    self.rendering = rendering
    self.numbers = numbers
  }

  private var wording: Wording { rendering.wording }

  var identity: RenderedReport.Identity {
    let isPlain = wording.script != .traditionalWithReadings && layout != .glued
    let prose = report.prose.compactMapValues { $0.first.map { String(wording.inScript($0).prefix(24)) } }
    return RenderedReport.Identity(
      agency: isPlain ? agency.map(wording.inScript) : nil, title: isPlain ? title.map(wording.inScript) : nil,
      published: layout == .glued ? nil : published, period: period, prose: isPlain ? prose : [:])
  }

  mutating func write(_ random: inout SplitMix64) {
    writeHead(&random)
    for section in [SectionID.overview, .proactive, .requests, .disputes, .problems, .otherMatters] {
      let start = lines.count
      write(section, &random)
      if let table = section.table { sectionLines[table] = start..<lines.count }
    }
    writeFoot(&random)
    lines = lines.map(wording.inScript)
    if layout == .glued { glue() }
  }

  // MARK: Head and foot

  private mutating func writeHead(_ random: inout SplitMix64) {
    if rendering.hasChrome { writeChrome(&random) }
    let ending = random.pick("政府信息公开工作年度报告", "政府信息公开工作年度报告", "政府信息公开工作报告", "政务信息公开工作年度报告", "政府信息公开报告")
    let year = random.pick("\(report.year)年", "\(report.year)年", "\(report.year)年度")
    let name = report.agency + year + ending
    agency = report.agency
    switch random.int(in: 0...9) {
    case 0...5:
      title = name
      add(name)
    case 6, 7:
      title = name
      add(report.agency)
      add(year + ending)
    default: add("根据《中华人民共和国政府信息公开条例》要求，现公布\(name)。")
    }
    writePeriod(&random)
  }

  private mutating func writePeriod(_ random: inout SplitMix64) {
    let year = report.year
    let span = random.pick(
      "自\(year)年1月1日起至\(year)年12月31日止", "为\(year)年1月1日至12月31日", "为\(year)年1月1日至\(year)年12月31日", "")
    guard !span.isEmpty, let from = CalendarDate(year: year, month: 1, day: 1),
      let to = CalendarDate(year: year, month: 12, day: 31)
    else { return add("本报告由六个部分组成，电子版可在门户网站下载。") }
    period = Period(from: from, to: to)
    add("本报告按照《中华人民共和国政府信息公开条例》编制，所列数据的统计期限\(span)。")
  }

  private mutating func writeChrome(_ random: inout SplitMix64) {
    add(random.pick("当前位置：首页 > 政府信息公开 > 年度报告", "首页 政务公开 政府信息公开年报"))
    add(random.pick("【字体：大 中 小】 打印", "点击收听年报语音朗读", "浏览次数：38次"))
  }

  private mutating func writeFoot(_ random: inout SplitMix64) {
    if random.chance(60), let date = report.published {
      published = date
      add("")
      if random.chance(50) { add("    " + report.agency) }
      add("                    \(date.year)年\(date.month)月\(date.day)日")
      if layout == .tabLed, random.chance(40) { add("6") }
    }
    if rendering.hasChrome { add(random.pick("分享：", "返回顶部", "附件下载", "扫一扫在手机打开当前页")) }
  }

  // MARK: Sections

  private mutating func write(_ section: SectionID, _ random: inout SplitMix64) {
    add(wording.title(of: section))
    for paragraph in report.prose[section] ?? [] { add(paragraph) }
    guard let table = section.table else { return }
    let grid = GridMaker(wording: wording, numbers: numbers).grid(report.form(table))
    switch layout {
    case .glued: lines.append(GluedLayout(isAiry: report.seed % 2 == 0).text(grid))
    case .cellLines, .cellLinesTight, .cellLinesTraditional, .cellLinesReadings, .spaced, .wrapped:
      lines += LooseLayouts(hasPages: rendering.hasPages, rowsAtPageEnd: rendering.rowsAtPageEnd).lines(
        grid, layout, &random)
    default:
      let layouts = GridLayouts(hasPages: rendering.hasPages, hasBlanks: rendering.blanks != .none)
      lines += layouts.lines(grid, layout, &random)
    }
  }

  /// Adds a line of prose as the layout sets it: with a blank line after it, or broken at a page's width.
  private mutating func add(_ text: String) {
    switch layout {
    case .cellLines, .cellLinesTraditional, .cellLinesReadings, .tsv: lines += text.isEmpty ? [""] : [text, ""]
    case .spaced, .wrapped:
      var rest = Substring(text)
      while rest.count > 40 {
        lines.append(String(rest.prefix(40)))
        rest = rest.dropFirst(40)
      }
      lines.append(String(rest))
    default: lines.append(text)
    }
  }

  /// Runs everything together behind the head lines that a scraper writes.
  private mutating func glue() {
    let head =
      title.map { ["标题: \($0)", "发布机构: ", "栏目: 政府信息公开年报", "==================== 正文 ===================="] } ?? []
    let airy = report.seed % 3 == 0
    let body = lines.map { $0.filter { $0 != "\n" } }.joined(separator: airy ? " " : "")
    lines = head.map(wording.inScript) + [body]
    for table in TableKind.allCases { sectionLines[table] = (lines.count - 1)..<lines.count }
  }
}
