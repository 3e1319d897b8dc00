import Disclosure
import ScreenGrid
import Testing

@testable import ReportBrowser

private func request(_ keys: String) -> ExportRequest? {
  let effects = Robot(width: 120, height: 40).pressing(keys).session.effects
  guard case .export(let request) = effects.last else { return nil }
  return request
}

private func text(_ keys: String) -> String {
  guard case .text(let text) = request(keys)?.body else { return "" }
  return text
}

@Test func theTableInViewIsWrittenInEveryFormat() {
  let formats = ExportRequest.Format.allCases
  for (index, format) in formats.enumerated() {
    let keys = "es" + String(repeating: "<Tab>", count: index) + "<Enter>"
    let request = request(keys)
    #expect(request?.format == format)
    #expect(request?.path.hasSuffix("." + format.fileExtension) == true)
    #expect(request?.overwrites == false)
    if format == .svg {
      guard case .picture(let grid) = request?.body else {
        Issue.record("no picture")
        continue
      }
      #expect(grid.width == 120)
      #expect(!grid.lines.joined().contains("导出："))
    } else {
      let written = text(keys)
      #expect(written.contains("（一）予以公开"), "\(format)")
      #expect(written.contains("99"), "\(format)")
    }
  }
}

@Test func failedCellsAreMarkedInEveryText() {
  #expect(text("es<Enter>").contains("19 ✗"))
  #expect(text("es<Tab><Enter>").contains("| 19 ✗ |"))
  #expect(text("es<Tab><Tab><Enter>").contains("自然人、商业企业、科研机构、社会公益组织、法律服务机构、其他、总计"))
  #expect(
    text("es<Tab><Tab><Tab><Enter>").contains(
      "{\"cell\":\"t3.granted.total\",\"raw\":\"19\",\"kind\":\"number\",\"value\":19,\"failed\":true}"))
  #expect(text("es<Tab><Tab><Tab><Tab><Enter>").contains("<td class=\"failed\">19 ✗</td>"))
}

@Test func theListOfFindingsIsWrittenWhenItIsInFocus() {
  let written = text("efs<Enter>")
  #expect(written.contains("T3-ROW"))
  #expect(written.contains("T4-SUM"))
  #expect(!written.contains("（二）部分公开"))
}

@Test func proseIsWrittenAsItStands() {
  #expect(text("3{{s<Enter>").contains("公开信息1,234条，其中“三公”经费信息12条"))
}

@Test func failuresOnlyIsWrittenAsItIsSeen() {
  let written = text("e!}s<Enter>")
  #expect(written.contains("行政复议"))
  #expect(!written.contains("复议后起诉"))
}

@Test func markupInAReportStaysText() {
  var report = Sample.report("<b>局|\"", 2021)
  report.requests?[.granted, .natural] = Figure(raw: "<i>|\"1,2", kind: .text)
  let robot = Robot([report], width: 120, height: 40)
  func written(_ tabs: Int) -> String {
    let keys = "3s" + String(repeating: "<Tab>", count: tabs) + "<Enter>"
    guard case .export(let request) = robot.pressing(keys).session.effects.last, case .text(let text) = request.body
    else { return "" }
    return text
  }
  #expect(written(4).contains("&lt;i&gt;|&quot;1,2"))
  #expect(!written(4).contains("<i>"))
  #expect(written(2).contains("\"<i>|\"\"1,2\""))
  #expect(written(1).contains("<i>\\|\"1,2"))
  #expect(written(3).contains("<i>|\\\"1,2"))
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

@Test func copyTakesTheFigureAsPrinted() {
  #expect(Robot().pressing("ey").session.effects == [.copy("99")])
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
  let robot = Robot(unreadable: ["a/坏.txt"]).pressing("&审计<Enter>s<Tab><Tab><Enter>")
  guard case .export(let request) = robot.session.effects.last, case .text(let text) = request.body else {
    Issue.record("nothing written")
    return
  }
  #expect(text.contains("青川市审计局,2021,3,0,samples/青川市审计局/2021.txt"))
  #expect(!text.contains("云溪县民政局"))
}
