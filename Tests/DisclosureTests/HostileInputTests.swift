import Disclosure
import ReportFixtures
import Testing

private func parse(_ text: String) -> Report {
  ReportParser().parse(Document(lines: Array(text.utf8)), source: ReportSource(path: "-"))
}

private func parse(_ bytes: [UInt8]) -> Report {
  let valid = Array(String(decoding: bytes, as: UTF8.self).utf8)
  return ReportParser().parse(Document(lines: valid), source: ReportSource(path: "-"))
}

private func values(of report: Report) -> Int {
  TableKind.allCases.reduce(0) { $0 + (report.table($1)?.figures.count { $0.value != nil } ?? 0) }
}

private let novel = (1...80).map { chapter in
  """
  第\(chapter)回　雨打梧桐客未归
  　　却说那年三月，渡口来了一位姓陆的先生，背着一只旧藤箱，向船家打听去青溪的路。船家说：“一、要看水势，二、要看风向，三、要看先生肯出几文钱。”
  　　陆先生笑道：“钱有12文，水有3尺，风有5分，够不够？”众人都笑了。他掏出一张纸，上面写着0、0、7三个数，谁也不明白是什么意思。
  """
}.joined(separator: "\n")

private let budget = """
  云岭市水务局2022年度部门预算公开
  一、收入预算总表
  项目 | 本年预算数 | 上年预算数 | 增减
  一般公共预算拨款收入 | 1,204.50 | 1,180.00 | 24.50
  政府性基金预算拨款收入 | 0 | 0 | 0
  行政事业性收费 | 35.20 | 40.00 | -4.80
  其他 | 0 | 0 | 0
  总计 | 1,239.70 | 1,220.00 | 19.70
  二、支出预算总表
  基本支出 | 800.00 | 790.00 | 10.00
  项目支出 | 439.70 | 430.00 | 9.70
  结转下年 | 0 | 0 | 0
  """

@Test(arguments: ["", "\n", "\u{FEFF}", " \t \n\t\n", "0", "一、总体情况", "\u{0}\u{0}\u{0}", novel, budget])
func foreignTextIsNoReportAndHasNoFigures(text: String) {
  let report = parse(text)
  #expect(!report.isReport)
  #expect(values(of: report) == 0)
}

@Test func randomBytesAreNoReport() {
  for seed in Effort.seeds(40, few: 10) {
    var random = SplitMix64(seed: seed)
    let bytes = (0..<5_000).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    #expect(values(of: parse(bytes)) == 0)
  }
}

/// Pieces of real labels in a random order: nothing may crash, and nothing may be read twice into one cell's place.
@Test func shreddedReportsAreReadWithoutACrash() {
  for seed in Effort.seeds(400, few: 20) {
    var random = SplitMix64(seed: seed)
    guard let layout = random.element(of: FixtureLayout.allCases) else { continue }
    let page = RenderedReport(seed: seed, in: layout)
    let text = page.lines.shuffled(using: &random).joined(separator: "\n")
    _ = parse(text)
    let bytes = Array(page.text.utf8)
    let start = random.int(in: 0...(bytes.count - 1))
    _ = parse(Array(bytes[start...]))
    _ = parse(Array(bytes[..<start]))
  }
}

@Test func aLineOfAMegabyteAndAHundredThousandLinesAreRead() {
  let size = Effort.isFull ? 100_000 : 10_000
  for line in ["公开0", "|0|\u{3000}", "0123456789"] {
    #expect(!parse(String(repeating: line, count: size)).isReport)
  }
  for line in ["0\n", "\t0\n", "0 0 0 0 0 0 0\n", "总计 |\n", "\n"] {
    #expect(!parse(String(repeating: line, count: size)).isReport)
  }
  _ = parse(String(repeating: "一、本年新收政府信息公开申请数量\n", count: size / 5))
  _ = parse("一、本年新收政府信息公开申请数量" + String(repeating: "1", count: size))
}

/// Labels run together to the very end of the text, nothing behind the last one.
@Test func aTextThatEndsInALabelIsRead() {
  let labels = ["一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "（一）予以公开", "1.属于国家秘密", "四、结转下年度继续办理"]
  for bracket in ["", "（件）"] {
    let report = parse(labels.joined(separator: "0000000") + bracket)
    #expect(report.requests?[.granted, .total].value ?? 0 == 0)
    #expect(report.requests?[.carriedOut, .total].value == nil)
  }
}

/// Work that grows with the square of a text's length would take minutes here.
@Test func headingsAndYearsWithoutEndAreRead() {
  let size = Effort.isFull ? 100_000 : 5_000
  let heading = "二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n"
  #expect(parse(String(repeating: heading, count: size)).sections.count == 2)
  #expect(parse(String(repeating: "公布2", count: size) + String(repeating: "\n", count: size)).year == nil)
  #expect(parse(String(repeating: "2\n", count: size)).year == nil)
}

@Test func headingsAloneGiveSectionsAndNoFigures() {
  let headings = SectionID.inOrder.map(\.label).joined(separator: "\n")
  let report = parse("云岭市水务局2022年政府信息公开工作年度报告\n" + headings)
  #expect(report.isReport)
  #expect(report.sections.map(\.id) == SectionID.inOrder)
  #expect(values(of: report) == 0)
}

@Test(arguments: FixtureLayout.allCases)
func aReportTwiceInOneTextKeepsItsFigures(layout: FixtureLayout) {
  for seed in Effort.seeds(12, few: 2) {
    let page = RenderedReport(seed: seed, in: layout)
    let report = parse(page.text + page.text)
    for (cell, expected) in page.expectations {
      #expect(expected.tolerates(report.figure(cell)), "GOUJI_SHOW=\(layout.rawValue):\(seed) \(cell)")
    }
  }
}

/// Two different reports one after the other: a cell holds what one of them says there, never anything else.
@Test(arguments: FixtureLayout.allCases)
func twoReportsInOneTextAreNotMixedIntoNewFigures(layout: FixtureLayout) {
  for seed in Effort.seeds(12, few: 2) {
    let pages = [seed, seed + 100].map { RenderedReport(seed: $0, in: layout) }
    let report = parse(pages.map(\.text).joined())
    for kind in TableKind.allCases {
      for cell in report.table(kind)?.form.cells ?? [] {
        guard let value = report.figure(cell).value else { continue }
        let stated = pages.map { $0.expectations[cell]?.value }
        #expect(stated.contains(value), "GOUJI_SHOW=\(layout.rawValue):\(seed) \(cell) read \(value)")
      }
    }
  }
}

@Test(arguments: FixtureLayout.allCases.filter { $0 != .glued })
func tablesInTheWrongOrderKeepTheirFigures(layout: FixtureLayout) {
  for seed in Effort.seeds(12, few: 2) {
    let page = RenderedReport(seed: seed, in: layout)
    let order: [TableKind] = seed % 2 == 0 ? [.disputes, .proactive, .requests] : [.requests, .disputes, .proactive]
    let tables = order.flatMap { page.lines[page.sectionLines[$0] ?? 0..<0] }
    let lines = page.lines[..<page.tableLines.lowerBound] + tables + page.lines[page.tableLines.upperBound...]
    let report = parse(lines.joined(separator: "\n"))
    for (cell, expected) in page.expectations {
      #expect(expected.tolerates(report.figure(cell)), "GOUJI_SHOW=\(layout.rawValue):\(seed) \(cell)")
    }
  }
}
