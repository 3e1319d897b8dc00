import Disclosure
import ScreenGrid
import Testing

@testable import ReportBrowser

/// A robot that takes up a session before any report has arrived.
private func resumed(
  _ record: SessionRecord, width: Int = 80, height: Int = 24, reports: [Report] = Sample.reports,
  pressing keys: String = ""
) -> Session {
  var model = Model()
  model.restore(record)
  var session = Session(
    model, width: width, height: height,
    load: { id, _ in
      reports.indices.contains(id.index)
        ? OpenReport(report: reports[id.index], findings: Sample.findings(reports[id.index])) : nil
    })
  for (place, report) in reports.enumerated() {
    session.send(.loaded([ReportSummary(of: report, findings: Sample.findings(report))]))
    if place == 0 { session.press(KeyNotation.keys(in: keys) ?? []) }
  }
  session.send(.loadingFinished)
  return session
}

@Test(arguments: [
  "vl-", "vl,", "vl,,l,", "vl>>", "vcjj<Space>JJj<Space>", "v,", "vl--,", "e", "eee", "ee+", "e!", ",,", "&青<Enter>",
  "jj2jjj",
  "ef", "eo", "e/申请<Enter>n", "emaEEmb", "A", "e3jjj", "2G3",
]) func aSessionGoesOnWhereItEnded(keys: String) throws {
  for (width, height) in [(80, 24), (120, 40)] {
    let robot = Robot(width: width, height: height).pressing(keys)
    let text = robot.session.model.record.text
    let record = try #require(SessionRecord(text))
    let session = resumed(record, width: width, height: height)
    let (old, new) = (robot.session.model, session.model)
    #expect(new.report == old.report && new.part == old.part && new.cursor == old.cursor && new.focus == old.focus)
    #expect(new.overview.view == old.overview.view)
    #expect(new.state == old.state && new.search.text == old.search.text)
    #expect(Set(new.marks.keys) == Set(old.marks.keys))
    for (letter, place) in old.marks { #expect(new.marks[letter]?.choice == place.choice) }
    #expect(new.record.text == text, "\(keys)")
    #expect(new.history.done.isEmpty)
  }
}

@Test func columnsThatThereAreNoMoreAreLeftOut() throws {
  var record = SessionRecord()
  record["overview-order"] = "failures gone year failures"
  record["overview-columns"] = "failures gone"
  record["overview-hidden"] = "year failures"
  record["overview-widths"] = "agency=9 failures=x gone=3 year=999999 =4 failures"
  record["overview-sort"] = "gone=up failures=down agency=up failures=up"
  let view = OverviewView(record)
  let (year, failures) = (OverviewColumns.byID["year"], OverviewColumns.byID["failures"])
  #expect(view.order.prefix(2).map(Optional.some) == [failures, year])
  #expect(Set(view.order) == Set(OverviewColumns.all.indices) && view.order.count == OverviewColumns.all.count)
  #expect(view.columns.map(Optional.some) == [failures] && view.hidden.map(Optional.some) == [year])
  #expect(view.widths == [nil: 9])
  #expect(view.sorts.map(\.column) == [failures, nil] && view.sorts.map(\.isDescending) == [true, false])
}

@Test func reportsMayArriveInAnotherOrder() throws {
  let robot = Robot().pressing("eeemx")
  let session = resumed(robot.session.model.record, reports: Sample.reports.reversed())
  #expect(session.model.entry?.summary.source.path == robot.session.model.entry?.summary.source.path)
  #expect(session.model.cursor == robot.session.model.cursor)
  #expect(session.screen.lines.dropLast().last?.contains("已回到上次的位置") == true)
}

@Test func whoeverHasMovedIsNotMovedAway() {
  let record = Robot().pressing("eeee").session.model.record
  let session = resumed(record, pressing: "2j")
  #expect(session.model.report == ReportID(index: 0))
}

@Test func aReportThatIsGoneIsNotMissed() {
  let record = Robot().pressing("eeee").session.model.record
  let session = resumed(record, reports: Array(Sample.reports.prefix(1)))
  #expect(session.model.report == ReportID(index: 0) && session.model.restoring == nil)
}

@Test func aSessionThatEndsEarlyKeepsWhatWasKept() {
  let record = Robot().pressing("eeee").session.model.record
  var model = Model()
  model.restore(record)
  #expect(model.record == record)
}

@Test func aRecordSurvivesEveryText() throws {
  var record = SessionRecord()
  for (key, text) in [
    ("a", "\\n"), ("b", "一\n二\r\n三\r"), ("c", ""), ("d", " x "), ("e", "\u{1B}[2J\u{0}\u{202E}"), ("f", "\\\\\n\\"),
  ] { record[key] = text }
  #expect(SessionRecord(record.text) == record)
}

@Test func aDamagedRecordIsNone() {
  let whole = Robot().pressing("ema").session.model.record.text
  for count in 0..<whole.utf8.count {
    let cut = String(decoding: whole.utf8.prefix(count), as: UTF8.self)
    #expect(SessionRecord(cut) == nil || SessionRecord(cut)?.text == whole, "\(count)")
  }
  for text in ["", "\n", "gouji-session\nend 1\n", "gouji-session x\nend 1\n", "a b\nend 1\n", "\0\0\0"] {
    #expect(SessionRecord(text) == nil)
  }
  #expect(SessionRecord(SessionRecord.head + "\n" + String(repeating: "k v\n", count: 1 << 19) + "end 1\n") == nil)
}

@Test func whatALaterVersionKeepsIsIgnored() throws {
  let text = Robot().pressing("e").session.model.record.text
    .replacing("gouji-session 1", with: "gouji-session 2").replacing("end 1", with: "overview on\nend 1")
  let session = resumed(try #require(SessionRecord(text)))
  #expect(session.model.cell != nil)
}

@Test func senselessValuesDoNoHarm() throws {
  let text = """
    gouji-session 1
    report samples/云溪县民政局/2021.txt
    part nowhere
    cursor cell t3.x
    focus sideways
    sort upwards
    mark-report.zz x
    mark-report.110000 x
    mark-report.61 samples/云溪县民政局/2021.txt
    mark-part.61 17
    mark-cursor.61 prose -1 99999999999999999999
    search-field nowhere
    search 申请
    zoomed perhaps
    end 1

    """
  let session = resumed(try #require(SessionRecord(text)))
  #expect(session.model.report == ReportID(index: 0) && session.model.state == ViewState())
}
