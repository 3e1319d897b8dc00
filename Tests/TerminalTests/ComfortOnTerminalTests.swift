import Foundation
import Glibc
import PseudoTerminal
import Testing

/// What the browser keeps from one start to the next.
@Suite struct ComfortOnTerminalTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "gouji-\(UUID().uuidString)").path
  private var sessions: String { folder + "/state/gouji/sessions" }

  init() throws {
    try FileManager.default.createDirectory(atPath: folder + "/reports", withIntermediateDirectories: true)
    for (name, fault) in [("a", "11"), ("b", "12")] {
      try report(fault, agency: name == "a" ? "云溪县民政局" : "青川市审计局")
        .write(toFile: folder + "/reports/\(name).txt", atomically: true, encoding: .utf8)
    }
  }

  private func report(_ total: String, agency: String) -> String {
    """
    \(agency)2022年政府信息公开工作年度报告
    一、总体情况
    全年主动公开信息\(total)条。
    六、其他需要报告的事项
    无。
    """
  }

  private func start(_ arguments: [String] = [], _ more: [String: String] = [:]) throws -> PseudoTerminal {
    var environment = PseudoTerminal.environment
    environment["XDG_STATE_HOME"] = folder + "/state"
    environment["XDG_CONFIG_HOME"] = folder + "/config"
    environment.merge(more) { $1 }
    let terminal = try #require(
      PseudoTerminal(
        products + "/gouji", arguments: ["--lang", "zh"] + arguments + ["reports"], environment: environment,
        width: 100,
        height: 30, folder: folder))
    try #require(terminal.wait(for: "2 份报告") != nil, "\(terminal.screen.lines)")
    return terminal
  }

  private func end(_ terminal: PseudoTerminal) {
    terminal.send("q")
    #expect(terminal.status() == .exited(0))
  }

  @Test func aSessionIsTakenUpAgainAndNotByFresh() throws {
    let first = try start()
    first.send("j,")
    #expect(first.wait(for: "青川市审计局 › 2022") != nil || first.screen.contains("青川市审计局"))
    first.send("\u{1B}[24~")
    end(first)
    #expect(try FileManager.default.contentsOfDirectory(atPath: sessions).count == 1)
    let second = try start()
    #expect(second.wait(for: "已回到上次的位置") != nil, "\(second.screen.lines)")
    end(second)
    let fresh = try start(["--fresh"])
    #expect(!fresh.screen.contains("已回到上次的位置"))
    fresh.send("j")
    end(fresh)
    #expect(try start().screen.contains("已回到上次的位置"))
  }

  @Test(arguments: [SIGTERM, SIGHUP]) func aSignalKeepsTheSession(number: Int32) throws {
    let first = try start()
    first.send("j+")
    // The pane under the cursor has the whole screen, so the keys were read.
    try #require(first.wait { !$0.contains("2 章节") } != nil, "\(first.screen.lines)")
    first.signal(number)
    #expect(first.status() == .killed(number))
    expectRestored(first.screen)
    #expect(try start().screen.contains("已回到上次的位置"))
  }

  @Test func aDamagedSessionIsIgnoredWithAWord() throws {
    end(try start())
    let name = try #require(try FileManager.default.contentsOfDirectory(atPath: sessions).first)
    for bytes in [Data([0xFF, 0x00, 0x1B]), Data(repeating: 0x41, count: 3 << 20), Data()] {
      try bytes.write(to: URL(filePath: sessions + "/" + name))
      var environment = PseudoTerminal.environment
      environment["XDG_STATE_HOME"] = folder + "/state"
      let terminal = try #require(
        PseudoTerminal(
          products + "/gouji", arguments: ["--lang", "zh", "reports"], environment: environment, width: 100, height: 30,
          folder: folder))
      #expect(terminal.wait(for: "会话文件已损坏") != nil, "\(terminal.screen.lines)")
      end(terminal)
    }
  }

  @Test func aPlaceThatCannotBeWrittenIsSaidOnce() throws {
    // A file where the folder should be: also root cannot make one there.
    try "".write(toFile: folder + "/state", atomically: true, encoding: .utf8)
    let terminal = try start()
    terminal.send("q")
    #expect(terminal.status() == .exited(0))
    #expect(terminal.screen.contains("未能保存会话"))
  }

  @Test func withoutAHomeThereIsNoSession() throws {
    var environment = PseudoTerminal.environment
    environment["HOME"] = nil
    let terminal = try #require(
      PseudoTerminal(
        products + "/gouji", arguments: ["--lang", "zh", "reports"], environment: environment, width: 100, height: 30,
        folder: folder))
    #expect(terminal.wait(for: "2 份报告") != nil)
    end(terminal)
  }

  @Test func theConfigurationHoldsOnATerminal() throws {
    let path = folder + "/config/gouji"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try "mouse = true\nsession = false\n[keys]\nleave = [\"Q\"]\nzoom = [\"e\"]\n"
      .write(toFile: path + "/config.toml", atomically: true, encoding: .utf8)
    var environment = PseudoTerminal.environment
    environment["XDG_STATE_HOME"] = folder + "/state"
    environment["XDG_CONFIG_HOME"] = folder + "/config"
    let terminal = try #require(
      PseudoTerminal(
        products + "/gouji", arguments: ["--lang", "zh", "reports"], environment: environment, width: 100, height: 30,
        folder: folder))
    #expect(terminal.wait(for: "config.toml:5: ") != nil, "\(terminal.screen.lines)")
    #expect(terminal.wait { $0.reportsMouse } != nil)
    terminal.send("q")
    #expect(terminal.wait(for: "没有命令") != nil)
    terminal.send("Q")
    #expect(terminal.status() == .exited(0))
    #expect(!FileManager.default.fileExists(atPath: sessions))
  }

  @Test func filesThatChangeComeAndGoAreFollowed() throws {
    let terminal = try start()
    func write(_ name: String, _ text: String) throws {
      try text.write(toFile: folder + "/reports/" + name, atomically: true, encoding: .utf8)
    }
    try write("a.txt", report("13", agency: "云溪县民政局"))
    #expect(terminal.wait(for: "有改动，已重新读取") != nil, "\(terminal.screen.lines)")
    try write("c.txt", report("14", agency: "白石镇人民政府"))
    #expect(terminal.wait(for: "新增 1 份报告") != nil, "\(terminal.screen.lines)")
    #expect(terminal.screen.contains("白石镇人民政府"))
    // What is shown of a file that cannot be read any more is marked as of the past.
    try Data([0x00, 0xFF, 0xFE, 0x01]).write(to: URL(filePath: folder + "/reports/c.txt"))
    #expect(terminal.wait(for: "未能重读") != nil, "\(terminal.screen.lines)")
    try FileManager.default.removeItem(atPath: folder + "/reports/a.txt")
    #expect(terminal.wait(for: "的文件已不在") != nil, "\(terminal.screen.lines)")
    end(terminal)
  }

  private func write(_ text: String, to path: String) throws {
    try FileManager.default.createDirectory(
      atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try text.write(toFile: path, atomically: true, encoding: .utf8)
  }

  private func expect(_ text: String, on terminal: PseudoTerminal) {
    #expect(terminal.wait(for: text, milliseconds: 30_000) != nil, "\(text): \(terminal.screen.lines)")
  }

  @Test func settingsBesideTheReportsAreFollowed() throws {
    let terminal = try start()
    let settings = folder + "/reports/.gouji.toml"
    try write("[rules]\n\"*\" = \"off\"\n", to: settings)
    expect(".gouji.toml 有改动，已按新设置：不再列出", on: terminal)
    let damaged = "[rules]\n\"*\" = off\n"
    try write(damaged, to: settings)
    expect(".gouji.toml:2: ", on: terminal)
    expect("仍按原设置：", on: terminal)
    #expect(terminal.screen.contains("✗0") || !terminal.screen.contains("✗"))
    try write("[rules]\n\"*\" = \"off\"\n# mended\n", to: settings)
    expect("列出的结果未变", on: terminal)
    #expect(try String(contentsOfFile: settings, encoding: .utf8).hasSuffix("# mended\n"))
    try FileManager.default.removeItem(atPath: settings)
    expect(".gouji.toml 已不在，其设置不再生效：新列出", on: terminal)
    end(terminal)
  }

  @Test func theConfigurationIsFollowed() throws {
    let terminal = try start()
    let path = folder + "/config/gouji/config.toml"
    try write("mouse = true\n[keys]\nleave = [\"Q\"]\n", to: path)
    expect("鼠标、按键已更新", on: terminal)
    #expect(terminal.wait { $0.reportsMouse } != nil)
    try write("mouse = maybe\n", to: path)
    expect("config.toml:1: ", on: terminal)
    expect("仍按原设置：", on: terminal)
    terminal.send("q")
    expect("没有命令", on: terminal)
    terminal.send("Q")
    #expect(terminal.status() == .exited(0))
  }

  @Test func aThemeFileIsFollowed() throws {
    let path = folder + "/config/gouji/themes/mine.toml"
    func theme(_ color: String) -> String {
      "name = \"mine\"\ntitle.zh = \"自用\"\ntitle.en = \"Mine\"\ninherits = \"dark\"\nappearance = \"dark\"\n[roles]\n"
        + "text = \"\(color) on black\"\n"
    }
    try write(theme("red"), to: path)
    let terminal = try start(["--theme", "mine"])
    try write(theme("green"), to: path)
    expect("主题“自用”的文件有改动，已重新读取", on: terminal)
    try write(theme("grreen"), to: path)
    expect("mine.toml:7: ", on: terminal)
    expect("仍按原设置：", on: terminal)
    end(terminal)
  }
}
