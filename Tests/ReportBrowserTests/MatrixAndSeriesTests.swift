import Disclosure
import Foundation
import FoundationXML
import ScreenGrid
import Testing

@testable import ReportBrowser

@Test func theMatrixHasOneSignForEveryFamily() {
  let robot = Robot(width: 120, height: 40).pressing("v<Tab>")
  #expect(robot.lines[1].contains("各机关最近年度"))
  for head in ["表二", "表三", "表四", "正文", "跨年", "格式"] { #expect(robot.lines[2].contains(head)) }
  let row = robot.lines.first { $0.contains("云溪县民政局") } ?? ""
  #expect(row.contains("2022"))
  // One fault of table 3 breaks a row and a column, one of table 4 a sum; no years were held against each other.
  #expect(row.contains("✗2"))
  #expect(row.contains("✗1"))
  #expect(row.contains("✓"))
  #expect(row.contains("∙"))
  #expect(robot.underCursor?.overlay == .cellCursor)
  #expect(robot.lines.last?.contains("换年度") == true)
}

@Test func theMatrixStepsThroughTheYears() {
  let robot = Robot(width: 120, height: 40).pressing("v<Tab>(")
  #expect(robot.lines[1].contains("2022 年度"))
  #expect(robot.lines.first { $0.contains("青川市审计局") }?.contains("无报告") == true)
  #expect(robot.pressing("((((").lines[1].contains("2020 年度"))
  #expect(robot.pressing(")").lines[1].contains("最近年度"))
  let gap = robot.pressing("j")
  #expect(gap.pressing("<Enter>").session.model.overview.page == .matrix)
  #expect(gap.text.contains("本年度没有报告"))
}

@Test func enterInTheMatrixGoesToTheFirstSuchFinding() {
  let table = Robot(width: 120, height: 40).pressing("v<Tab>l<Enter>")
  let model = table.session.model
  #expect(model.overview.page == nil)
  let finding = model.check.flatMap { model.entry?.summary.findings[$0] }
  #expect(finding.map { Shelf.families[$0.rule] } == .requests)
  let back = table.pressing("H")
  #expect(back.session.model.overview.page == .matrix)
  #expect(back.session.model.overview.matrixColumn == 1)
  let disputes = back.pressing("l<Enter>").session.model
  #expect(disputes.part == .section(.disputes))
}

@Test func whatCouldNotBeComparedIsNotSaidToHold() {
  var bare = Report(source: ReportSource(path: "x.txt"))
  bare.agency = Sourced("平川区档案馆", .title)
  bare.year = Sourced(2021, .title)
  var shelf = Shelf(folding: Folding())
  let missing = Sample.report("云溪县民政局", 2022, faults: [(.granted, .natural, .missing)])
  shelf.add([bare, missing].map { ReportSummary(of: $0, findings: Sample.findings($0)) })
  for family in RuleFamily.allCases { #expect(!shelf.mark(of: family, in: 0).holds, "\(family)") }
  let mark = shelf.mark(of: .requests, in: 1)
  #expect(mark.failures == 0 && mark.unassessed > 0 && !mark.holds)
  #expect(!shelf.mark(of: .years, in: 1).holds)
  shelf.add([ReportSummary(of: Sample.report("云溪县民政局", 2021), findings: [])])
  #expect(!shelf.mark(of: .years, in: 1).holds)
  shelf.hasComparedYears = true
  #expect(shelf.mark(of: .years, in: 1).holds)
}

@Test func theSeriesShowsGapsAndWhatWasNotRead() {
  let blank = Figure(raw: "", kind: .blank)
  let reports = [
    Sample.report("云溪县民政局", 2019, edition: .form2019, seed: 1),
    Sample.report("云溪县民政局", 2020, edition: .form2019, faults: [(.newReceived, .total, blank)]),
    Sample.report("云溪县民政局", 2022, seed: 4), Sample.report("云溪县民政局", 2023, seed: 5),
  ]
  let robot = Robot(reports, width: 120, height: 40).pressing("v3")
  func row(_ year: String) -> String { robot.lines.first { $0.hasPrefix(" \(year)") } ?? "" }
  #expect(row("2019").contains("▐"))
  #expect(row("2020").contains("未读出"))
  #expect(!row("2020").contains("▐"))
  #expect(row("2021").contains("无报告"))
  #expect(!row("2021").contains("▐"))
  #expect(row("2022").contains("▐"))
  #expect(robot.text.contains("表三“一、本年新收政府信息公开申请数量”行“总计”栏 ="))
  let gap = robot.pressing("jj")
  #expect(gap.text.contains("2021 本年度没有报告"))
  #expect(gap.pressing("<Enter>").status.contains("本年度没有报告"))
  #expect(robot.pressing("j<Enter>").session.model.cell == CellPath(.requests, .newReceived, .total))
}

@Test func theSeriesStepsThroughAgenciesAndFigures() {
  let robot = Robot(width: 80, height: 24).pressing("v<Tab><Tab>")
  #expect(robot.lines[2].contains("云溪县民政局"))
  #expect(robot.pressing(")").lines[2].contains("青川市审计局"))
  #expect(robot.pressing(")))(").lines[2].contains("云溪县民政局"))
  #expect(robot.pressing("l").lines[3].contains("办结总计"))
  #expect(robot.pressing("ll").lines[3].contains("公开率"))
  #expect(robot.pressing("ll").text.contains("%"))
  #expect(robot.pressing("l<Enter>").session.model.cell == CellPath(.requests, .resultTotal, .total))
}

@Test func growthHasBarsToBothSides() {
  let chart = SeriesChart(
    agency: "甲", figure: "新收增长率",
    bars: [
      SeriesChart.Bar(label: "2020", value: .share(Share(-1, of: 2)), text: "-50.0%"),
      SeriesChart.Bar(label: "2021", value: .share(Share(1, of: 1)), text: "100.0%"),
      SeriesChart.Bar(label: "2022", value: .number(0), text: "0"),
    ])
  let strip = chart.strip(width: 60, widths: CellWidth())
  #expect(strip.left > 0)
  #expect(strip.length(of: chart.bars[0]) == -strip.left)
  #expect(strip.length(of: chart.bars[1]) > strip.left)
  #expect(strip.length(of: chart.bars[2]) == 0)
}

/// Counts the elements of a document with a parser that is not ours.
private final class Counter: NSObject, XMLParserDelegate {
  var bars = 0
  var texts: [String] = []
  private var isText = false

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    if name == "rect", attributes["fill"] != "#ffffff" { bars += 1 }
    isText = name == "text"
    if isText { texts.append("") }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    if isText, let last = texts.indices.last { texts[last] += string }
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    isText = false
  }
}

@Test func theSeriesIsAPictureInSVG() throws {
  let chart = SeriesChart(
    agency: "<b>局&\u{1B}\"", figure: "本年新收",
    bars: [
      SeriesChart.Bar(label: "2019", value: .number(3), text: "3"),
      SeriesChart.Bar(label: "2020", value: .gap, text: "无报告"),
      SeriesChart.Bar(label: "2021", value: .none, text: "未读出"),
      SeriesChart.Bar(label: "2022", value: .number(0), text: "0"),
      SeriesChart.Bar(label: "2023", value: .number(4), text: "4"),
    ])
  let parser = XMLParser(data: Data(chart.svg.utf8))
  let counter = Counter()
  parser.delegate = counter
  #expect(parser.parse())
  #expect(counter.bars == 2)
  #expect(counter.texts.contains("无报告"))
  #expect(counter.texts.first?.hasPrefix("<b>局&") == true)
  let robot = Robot(width: 120, height: 40).pressing("v<Tab><Tab>s" + String(repeating: "<Tab>", count: 6) + "<Enter>")
  guard case .export(let request) = robot.session.effects.last else {
    Issue.record("no picture")
    return
  }
  #expect(request.path.hasSuffix(".svg"))
  let svg = request.written
  #expect(svg.hasPrefix("<svg"))
  #expect(svg.contains("云溪县民政局"))
}

@Test func matrixAndSeriesAreWrittenAsTheyAreShown() {
  func text(_ keys: String) -> String {
    let robot = Robot(width: 120, height: 40).pressing(keys)
    guard case .export(let request) = robot.session.effects.last else { return "" }
    return request.written
  }
  let matrix = text("v<Tab>s<Tab><Tab><Enter>")
  #expect(matrix.hasPrefix("机关,年度,表二,表三,表四,正文,跨年,格式,标记\r\n"))
  #expect(matrix.contains("云溪县民政局,2022,"))
  let series = text("v<Tab><Tab>s<Tab><Tab><Enter>")
  #expect(series.contains("年度,不成立,"))
  #expect(series.contains("2021,"))
}

@Test func tenThousandReportsAreSummedAndSorted() {
  var model = Model()
  _ = update(&model, .resized(width: 200, height: 60))
  let findings: [Finding] = []
  let samples = (0..<7).map { Sample.report("机关", 2021, seed: $0) }
  let summaries = (0..<10_000).map { index -> ReportSummary in
    var report = samples[index % 7]
    report.agency = Sourced("机关\(index * 7919 % 10_000)", .title)
    return ReportSummary(of: report, findings: findings)
  }
  _ = update(&model, .loaded(summaries))
  for key in KeyNotation.keys(in: "vll,,jjG") ?? [] { _ = update(&model, .key(key)) }
  let lines = view(model).lines
  #expect(lines.contains { $0.contains("合计 10000 份") })
  #expect(lines[1].contains("第 10000/10000 行"))
  for key in KeyNotation.keys(in: "kkkkhhkkll") ?? [] { _ = update(&model, .key(key)) }
  #expect(view(model).lines[1].contains("第 9994/10000 行"), "\(view(model).lines[1])")
  for key in KeyNotation.keys(in: "<Tab>jj") ?? [] { _ = update(&model, .key(key)) }
  #expect(view(model).lines[1].contains("10000 行"))
}
