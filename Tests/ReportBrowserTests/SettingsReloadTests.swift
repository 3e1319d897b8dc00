import Disclosure
import ScreenGrid
import Testing

@testable import ReportBrowser

private let sizes = [(80, 24), (120, 40)]
private let path = "云溪/.gouji.toml"

/// The sample's second report under settings that switch rules off.
private func reviewed(_ lines: [ReviewSettings.RuleLine]) -> Replacement {
  let report = Sample.reports[1]
  let review = ReviewSettings(path: path, rules: lines).review(Sample.findings(report), of: report)
  return Replacement(id: ReportID(index: 1), summary: ReportSummary(of: report, review))
}

@Test func changedSettingsSayWhatTheyHide() {
  for (width, height) in sizes {
    var robot = Robot(width: width, height: height).pressing("e")
    let cursor = robot.session.model.cursor
    let failures = robot.session.model.shelf.failuresBefore.last ?? 0
    let own = robot.session.model.entry?.failures.count ?? 0
    let off = reviewed([ReviewSettings.RuleLine(NamePattern("*"), .off)])
    robot.session.send(.replaced([off], across: [], settings: [SettingsChange(path: path)]))
    #expect(robot.status.contains(path) && robot.status.contains("不再列出 \(own) 处"), "\(robot.status)")
    #expect(robot.session.model.shelf.failuresBefore.last == failures - own)
    #expect(robot.session.model.cursor == cursor)
    robot.session.send(.replaced([reviewed([])], settings: [SettingsChange(path: path)]))
    #expect(robot.status.contains("新列出 \(own) 处"), "\(robot.status)")
    robot.session.send(.replaced([reviewed([])], settings: [SettingsChange(path: path)]))
    #expect(robot.status.contains("列出的结果未变"))
    robot.session.send(.replaced([reviewed([])], settings: [SettingsChange(path: path, isGone: true)]))
    #expect(robot.status.contains("已不在"))
  }
}

@Test func settingsThatGovernNothingAreNamedAllTheSame() {
  var robot = Robot()
  robot.session.send(.replaced([], across: [], settings: [SettingsChange(path: path), SettingsChange(path: "b")]))
  #expect(robot.status.contains("等 2 个设置文件有改动"), "\(robot.status)")
}

@Test func aSettingsFileThatIsMendedStandsNoMoreAmongTheUnreadable() {
  for (width, height) in sizes {
    var robot = Robot(width: width, height: height, unreadable: [path, "b.pdf"])
    #expect(robot.text.contains(".gouji.toml"))
    robot.session.send(.replaced([], settings: [SettingsChange(path: path)]))
    #expect(!robot.lines.dropLast(2).joined().contains(".gouji.toml") && robot.text.contains("b.pdf"))
    robot.press("G")
    #expect(robot.session.model.choice == .unread(1))
    #expect(robot.session.model.shelf.unreadCount == 1)
  }
}

@Test func findingsAcrossYearsAreNotTakenForMended() throws {
  var robot = Robot()
  let report = Sample.reports[1]
  let rule = try #require(Rules.all.first { $0.family == .years }).id
  let across = Finding(rule: rule, subject: "natural", severity: .error, outcome: .broken)
  robot.session.send(.foundAcross([AcrossReview(ReportID(index: 1), Review([across]))]))
  let same = Replacement(id: ReportID(index: 1), summary: ReportSummary(of: report, findings: Sample.findings(report)))
  robot.session.send(.replaced([same]))
  #expect(robot.status.contains("核查结果未变"), "\(robot.status)")
  robot.session.send(.foundAcross([AcrossReview(ReportID(index: 1), Review([across]))]))
  robot.session.send(.replaced([same], across: []))
  #expect(robot.status.contains("1 处已改正"), "\(robot.status)")
}

@Test func aChangedConfigurationIsTakenOver() {
  for (width, height) in sizes {
    var robot = Robot(width: width, height: height, options: Model.Options(themes: ["dark", "light"], theme: "dark"))
    let keymap = Keymap.standard.replacing([KeyChoice(command: "next-failure", keys: ["Z"])]).keymap
    var configuration = Reconfiguration(keymap: keymap, usesMouse: true)
    configuration.themes = ["dark", "light", "mine"]
    configuration.theme = "mine"
    configuration.file = "config.toml"
    configuration.changes = ["按键"]
    configuration.awaitingStart = ["language"]
    robot.session.send(.configured(configuration))
    #expect(robot.status.contains("按键已更新；language 下次启动时生效（重新读取 config.toml）"), "\(robot.status)")
    #expect(robot.session.effects.contains(.useMouse(true)))
    #expect(robot.session.model.options.theme == "mine")
    let place = robot.session.model.place
    robot.press("Z")
    #expect(robot.session.model.place != place)
    robot.press("e")
    #expect(robot.status.contains("此键没有命令"))
  }
}

@Test func aConfigurationThatBringsNothingNewSaysSo() {
  var robot = Robot()
  var configuration = Reconfiguration(keymap: .standard, usesMouse: nil)
  robot.session.send(.configured(configuration))
  #expect(!robot.status.contains("重新读取"))
  configuration.file = "config.toml"
  robot.session.send(.configured(configuration))
  #expect(robot.status.contains("没有变化"))
}
