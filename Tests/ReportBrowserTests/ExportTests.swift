import Disclosure
import PrintedPages
import ReportExport
import ScreenGrid
import Testing

@testable import ReportBrowser

private func request(_ keys: String, _ robot: Robot = Robot(width: 120, height: 40)) -> ExportRequest? {
  let effects = robot.pressing(keys).session.effects
  guard case .export(let request) = effects.last else { return nil }
  return request
}

/// The keys that choose a format in the dialogue and send it.
private func send(_ format: ExportRequest.Format) -> String {
  let place = ExportRequest.Format.allCases.firstIndex(of: format) ?? 0
  return "s" + String(repeating: "<Tab>", count: place) + "<Enter>"
}

private func text(_ keys: String, _ robot: Robot = Robot(width: 120, height: 40)) -> String {
  request(keys, robot)?.written ?? ""
}

@Test func theTableInViewIsWrittenInEveryFormat() {
  for format in ExportRequest.Format.allCases {
    let sent = request("e" + send(format))
    #expect(sent?.format == format)
    #expect(sent?.path.hasSuffix("." + format.fileExtension) == true)
    #expect(sent?.overwrites == false)
    if format == .svg {
      guard case .picture(let grid) = sent?.body else {
        Issue.record("no picture")
        continue
      }
      #expect(grid.width == 120)
      #expect(!grid.lines.joined().contains("导出："))
    } else if format != .xlsx {
      let written = text("e" + send(format))
      #expect(written.contains("（一）予以公开"), "\(format)")
      #expect(written.contains("99"), "\(format)")
    }
  }
}

@Test func failedCellsAreMarkedInEveryText() {
  #expect(text("e" + send(.text)).contains(" 19✗ │"))
  #expect(text("e" + send(.markdown)).contains("| **19** ✗ |"))
  for format in [ExportRequest.Format.csv, .tsv] {
    let line = text("e" + send(format)).split(whereSeparator: \.isNewline).first { $0.contains("予以公开") }
    #expect(line?.contains("总计：所在关系不符") == true)
  }
  #expect(
    text("e" + send(.json)).contains(
      "\"cell\": \"t3.granted.total\", \"raw\": \"19\", \"kind\": \"number\", \"value\": 19, \"mark\": \"failed\""))
  #expect(text("e" + send(.html)).contains("<td class=\"failed\" title=\"表三"))
}

@Test func theSuspectIsToldApartFromWhatMerelyTakesPart() throws {
  let sent = try #require(request("e" + send(.json)))
  guard case .page(let page) = sent.body else { return }
  let cells = page.tables.flatMap { $0.rows.joined() }
  func mark(_ path: CellPath) -> PrintedMark? {
    cells.first { if case .figure(_, path) = $0.content { true } else { false } }?.mark
  }
  #expect(mark(CellPath(.requests, .granted, .natural)) == .suspect)
  #expect(mark(CellPath(.requests, .granted, .total)) == .failed)
  #expect(mark(CellPath(.requests, .partial, .total)) == nil)
}

@Test(arguments: [(60, 24), (80, 24), (160, 40)])
func mergedHeadsCoverEveryColumn(width: Int, height: Int) throws {
  for keys in ["1j3}s<Enter>", "1j3s<Enter>", "1j3{s<Enter>"] {
    guard let sent = request(keys, Robot(width: width, height: height)), case .page(let page) = sent.body else {
      Issue.record("\(keys)")
      continue
    }
    for table in page.tables {
      let area = table.cells.map { $0.cell.rowSpan * $0.cell.columnSpan }.reduce(0, +)
      #expect(area == table.rows.count * table.columnCount, "\(keys) \(table.title ?? page.title)")
    }
  }
}

@Test func theListOfFindingsIsWrittenWhenItIsInFocus() {
  let written = text("ef" + send(.text))
  #expect(written.contains("T3-ROW"))
  #expect(written.contains("T4-SUM"))
  #expect(!written.contains("（二）部分公开"))
}

@Test func proseIsWrittenAsItStands() {
  #expect(text("3{{" + send(.text)).contains("公开信息1,234条，其中“三公”经费信息12条"))
}

@Test func failuresOnlyIsWrittenAsItIsSeen() {
  let written = text("e!}" + send(.text))
  #expect(written.contains("行政复议"))
  #expect(!written.contains("复议后起诉"))
}

@Test func markupInAReportStaysText() {
  var report = Sample.report("<b>局|\"", 2021)
  report.requests?[.granted, .natural] = Figure(raw: "<i>|\"1,2", kind: .text)
  let robot = Robot([report], width: 120, height: 40)
  func written(_ format: ExportRequest.Format) -> String { text("3" + send(format), robot) }
  #expect(written(.html).contains("&lt;i&gt;|&quot;1,2"))
  #expect(!written(.html).contains("<i>"))
  #expect(written(.csv).contains("\"<i>|\"\"1,2\""))
  #expect(written(.markdown).contains("\\<i\\>\\|\"1,2"))
  #expect(written(.json).contains("<i>|\\\"1,2"))
}

@Test func aFileThatExistsIsReplacedOnlyAfterAsking() {
  let robot = Robot(width: 120, height: 40) { effect in
    guard case .export(let request) = effect else { return nil }
    return request.overwrites ? .exportDone(path: request.path) : .exportExists(path: request.path)
  }
  let asked = robot.pressing("es<Enter>")
  #expect(asked.status.contains("已存在"))
  #expect(asked.session.screen.cursor?.y == 38)
  #expect(asked.pressing("n").status.contains("未改动"))
  #expect(asked.pressing("n").session.effects.count == 1)
  #expect(asked.pressing("<Enter>").session.effects.count == 1)
  let replaced = asked.pressing("y")
  #expect(replaced.session.effects.count == 2)
  #expect(replaced.status.contains("已导出到"))
}

@Test func aFileThatCannotBeWrittenSaysWhy() {
  let robot = Robot { effect in
    guard case .export(let request) = effect else { return nil }
    return .exportFailed(path: request.path, reason: "磁盘已满")
  }
  let failed = robot.pressing("es<Enter>")
  #expect(failed.status.contains("磁盘已满"))
  #expect(failed.shows(.error))
}

@Test func aPathCanBeTyped() {
  let path = request("es<C-u>out/表 一.txt<Tab><Enter>")?.path
  #expect(path == "out/表 一.md")
  #expect(Robot().pressing("es<C-u><Enter>").session.effects.isEmpty)
}

@Test func anInferredFigureKeepsItsSignInTheOverview() {
  var report = Sample.report("甲局", 2021)
  report.requests?[.newReceived, .total] = Figure(raw: "64", kind: .number, value: 64, isInferred: true)
  let robot = Robot([report], width: 120, height: 40)
  #expect(robot.pressing("v").text.contains(" 64* "))
  let written = text("v" + send(.markdown), robot)
  #expect(written.contains("| 64\\* |") && written.contains("\\* 按合计推定"))
}

@Test func aPathThatIsMissingIsAskedFor() {
  let file = Robot().pressing("es<C-u><Enter>")
  #expect(file.session.effects.isEmpty && file.status.contains("请先写出文件名"))
  #expect(Robot().pressing("es<Down><Down><Enter>").status.contains("请先写出命令"))
}

@Test func formatTargetAndCommandAreRemembered() {
  let first = Robot(width: 120, height: 40).pressing("es<Tab><Tab><Down><Down>less -S<C-b><Enter>")
  guard case .export(let request) = first.session.effects.last else {
    Issue.record("nothing sent")
    return
  }
  #expect(request.target == .pipe("less -S") && request.format == .csv && request.hasByteOrderMark)
  guard case .export(let again) = first.pressing("s<Enter>").session.effects.last else { return }
  #expect(again == request)
  let clipboard = first.pressing("s<S-Tab><Up><Enter>").session.effects.last
  guard case .export(let third) = clipboard else { return }
  #expect(third.target == .clipboard && third.format == .markdown && !third.hasByteOrderMark)
}

@Test func aPathAfterABarIsACommand() {
  #expect(request("es<C-u>| wc -l<Enter>")?.target == .pipe("wc -l"))
  #expect(Robot().pressing("es<C-u>|<Enter>").session.effects.isEmpty)
  #expect(Robot().pressing("es<Down><Down><Enter>").session.effects.isEmpty)
}

@Test func aWorkbookIsNotPutOnTheClipboard() {
  let robot = Robot(width: 120, height: 40).pressing("es<S-Tab><Down><Enter>")
  #expect(robot.session.effects.isEmpty && robot.status.contains("XLSX 不是文本"))
}

@Test(arguments: [(80, 24), (120, 40)]) func theDialogueShowsItsChoices(width: Int, height: Int) {
  let robot = Robot(width: width, height: height).pressing("es")
  #expect(robot.text.contains("[文本] Markdown  CSV  TSV  JSON  HTML  SVG  XLSX"))
  #expect(robot.text.contains("[文件] 剪贴板  程序") && !robot.text.contains("BOM"))
  let values = robot.pressing("<Tab><Tab><C-b>")
  #expect(values.text.contains("[x] <C-b> 文件开头加 BOM") && values.text.contains(".csv"))
  let pipe = robot.pressing("<Up>wc")
  #expect(pipe.text.contains("命令") && pipe.text.contains("wc"))
  #expect(pipe.underCursor != nil && robot.pressing("<Down>").text.contains("[剪贴板]"))
}

@Test func withoutChineseSignsTablesAreDrawnInASCII() {
  let written = text("e" + send(.text), Robot(width: 120, height: 40, options: Model.Options(isASCII: true)))
  #expect(written.contains(" 19x |") && written.contains("+--") && !written.contains("│"))
}

@Test func themesArePreviewedAndTakenOrGivenBack() {
  let options = Model.Options(themes: ["dark", "light", "mono"], theme: "dark")
  #expect(Robot(options: options).pressing("Tj").session.effects == [.previewTheme("light")])
  #expect(
    Robot(options: options).pressing("Tj<Enter>").session.effects == [.previewTheme("light"), .useTheme("light")])
  #expect(
    Robot(options: options).pressing("Tk<Esc>").session.effects == [.previewTheme("mono"), .previewTheme("dark")])
}

@Test func theListOfAgenciesIsWrittenAsItIsFilteredAndSorted() {
  let robot = Robot(unreadable: ["a/坏.txt"])
  let written = text("&审计<Enter>" + send(.csv), robot)
  #expect(written.contains("青川市审计局,2021,3,0,samples/青川市审计局/2021.txt"))
  #expect(!written.contains("云溪县民政局"))
  #expect(text("&审计<Enter>" + send(.markdown), robot).contains("隐藏 3 份"))
  #expect(text("1" + send(.csv), robot).contains(",编码不明,a/坏.txt"))
}
