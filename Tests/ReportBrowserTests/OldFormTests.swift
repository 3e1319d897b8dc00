import Disclosure
import PrintedPages
import ScreenGrid
import Testing

@testable import ReportBrowser

private let sizes = [(80, 24), (120, 40)]

private func row(_ label: String, _ unit: String?, _ figure: Figure) -> StatisticsRow {
  StatisticsRow(label: label, unit: unit, figure: figure)
}

private func report(_ year: Int, _ rows: [StatisticsRow]) -> Report {
  var report = Report(source: ReportSource(path: "a/\(year).txt"))
  report.agency = Sourced("平川区政府", .title)
  report.year = Sourced(year, .title)
  report.statistics = rows
  return report
}

private let unreadable = Figure(raw: "3?", kind: .unreadable)

private let before = report(
  2016,
  [
    row("主动公开政府信息数", "条", Sample.number(300)), row("其中：规范性文件", "条", Sample.number(7)),
    row("收到申请数", "件", Sample.number(11)), row("经费", "元", Sample.number(5000)), row("会议次数", "次", Sample.number(4)),
    row("其中：规范性文件", "件", Sample.number(1)),
  ])
private let after = report(
  2017,
  [
    row("主动公开 政府信息数", "条", Sample.number(346)), row("其中：规范性文件", "条", Sample.number(7)),
    row("收到申请数", "件", unreadable), row("经费", "万元", Sample.number(2)), row("投诉数", "件", Sample.number(1)),
    row("其中：规范性文件", "件", Sample.number(3)),
  ])

@Test func statisticsOfBothYearsStandBesideOneAnother() throws {
  for (width, height) in sizes {
    let robot = Robot([before, after], width: width, height: height).pressing("jd3")
    #expect(robot.session.model.isComparing && robot.session.model.part == .statistics)
    let lines = robot.lines
    func line(_ label: String) -> String { lines.first { $0.contains(label) } ?? "" }
    #expect(line("主动公开").contains("346") && line("主动公开").contains("300") && line("主动公开").contains("+46"))
    // What was not read, or is of another unit, is never subtracted.
    #expect(line("收到申请数").contains("?") && !line("收到申请数").contains("-8"))
    #expect(line("经费").contains("!=") && !line("经费").contains("4998"))
    #expect(line("投诉数").contains("1") && line("会议次数").contains("4"))
    #expect(!line("投诉数").contains("+") && !line("会议次数").contains("-4"))
    #expect(lines.contains { $0.contains("2017") && $0.contains("2016") && $0.contains("增减") })
    #expect(robot.underCursor?.overlay == .cellCursor)
  }
}

@Test func differencesOfStatisticsAreGoneToAndExported() throws {
  let robot = Robot([before, after], width: 120, height: 40).pressing("jd3")
  let places = robot.session.model.comparison.differences.places
  #expect(places.map(\.cursor) == [0, 2, 3, 5].map { .statistic($0) })
  #expect(robot.pressing("]d").session.model.cursor == .statistic(2))
  let page = try #require(robot.session.model.page)
  let table = try #require(page.tables.last)
  #expect(table.filledRows.count >= 7 && table.columnCount == 5)
  let cells = table.filledRows.flatMap { $0.compactMap { $0 } }
  #expect(cells.contains { if case .number(46) = $0.content { true } else { false } })
}

@Test func aReportWithoutSuchATableLeavesNothingToSubtract() {
  for (width, height) in sizes {
    let robot = Robot([after, Sample.report("平川区政府", 2021)], width: width, height: height)
      .pressing("gd平川<Enter>3")
    #expect(robot.text.contains("没有2019年前的统计表") || robot.session.model.part != .statistics)
    #expect(robot.text.contains("346"))
  }
}

@Test func manyRowsOfStatisticsAreAlignedOrLeftApart() {
  let rows = (0..<900).map { row("指标\($0)", nil, Sample.number($0)) }
  let both = ComparedStatistics(rows, rows.reversed())
  #expect(both?.pairs.count == 1800 && both?.changedRows.isEmpty == true)
  #expect(ComparedStatistics(rows, rows)?.pairs.count == 900)
  #expect(ComparedStatistics(rows, []) == nil)
  #expect(ComparedStatistics(Array(rows.prefix(9)), Array(rows.prefix(9)))?.pairs.count == 9)
}

// The search of texts
@Test func theTextOfReportsThatAreNotOpenIsSearched() throws {
  for (width, height) in sizes {
    let robot = Robot(width: width, height: height).pressing("g/信息处理费")
    let search = robot.session.model.finding.everywhere
    #expect(search.isDone && search.hits.count == 4 && search.closed.count == 3 && search.read == 3)
    #expect(robot.text.contains("正文已查完"))
    let there = robot.pressing("<Down><Down><Enter>")
    #expect(there.session.model.report == search.hits[2].report && there.session.model.part == .section(.otherMatters))
    #expect(there.text.contains("信息处理费"))
    #expect(Robot(width: width, height: height).pressing("g/x").text.contains("两个字母或一个汉字起查正文"))
  }
}

@Test func readingForASearchStopsWhenTheBoxCloses() throws {
  var model = Model()
  let report = Sample.report("临安局", 2021)
  let summaries = (0..<30).map { index in
    var copy = report
    copy.agency = Sourced("青川局\(index)", .title)
    return ReportSummary(of: copy, findings: [])
  }
  _ = update(&model, .loaded(summaries))
  for key in KeyNotation.keys(in: "g/") ?? [] { _ = update(&model, .key(key)) }
  var effects = update(&model, .key(.paste("处理费")))
  func asked() throws -> (number: Int, ids: [ReportID]) {
    let found = effects.compactMap { effect in
      if case .readOn(let number, let ids) = effect { (number, ids) } else { nil }
    }
    return try #require(found.first)
  }
  let open = OpenReport(report: report, findings: [])
  var batch = try asked()
  #expect(batch.ids.count == SearchEverywhere.batch)
  effects = update(&model, .readForSearch(batch.number, batch.ids.map { ReadForSearch($0, open) }))
  #expect(model.finding.everywhere.hits.count == 4)
  batch = try asked()
  _ = update(&model, .key(.escape))
  // What was asked for still arrives, some of it unread; nothing more is asked for.
  effects = update(
    &model, .readForSearch(batch.number, batch.ids.enumerated().map { ReadForSearch($1, $0 == 0 ? nil : open) }))
  #expect(effects.allSatisfy { if case .readOn = $0 { false } else { true } })
  #expect(model.finding.everywhere.hits.count == 7 && model.finding.everywhere.unread == 1)
  effects = []
  for key in KeyNotation.keys(in: "g/") ?? [] { effects += update(&model, .key(key)) }
  batch = try asked()
  #expect(batch.ids.first?.index == model.finding.everywhere.closed[8])
  // Another text makes what is on its way stale.
  _ = update(&model, .key(.character("率")))
  let hits = model.finding.everywhere.hits
  _ = update(&model, .readForSearch(batch.number, batch.ids.map { ReadForSearch($0, open) }))
  #expect(model.finding.everywhere.hits == hits)
}
