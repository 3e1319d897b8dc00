import Foundation
import Glibc
import PseudoTerminal
import Testing

/// The source beside the table, and the original in its own program, on a pseudo-terminal.
@Suite struct SourceOnTerminalTests {
  @Test(arguments: [(80, 24), (120, 40)]) func theSourceOpensFollowsAndCloses(width: Int, height: Int) throws {
    let terminal = try startDemo(width: width, height: height)
    terminal.send("e")
    #expect(terminal.wait(untilOn: 1) != nil)
    terminal.send("o")
    let first = try #require(terminal.wait(for: "2021.txt · 第 31 行"))
    #expect(first.isWhole && first.lines.contains { $0.contains("▸") && $0.contains("（二）部分公开") })
    terminal.send("k")
    #expect(terminal.wait(for: "2021.txt · 第 30 行") != nil)
    terminal.send("\u{1B}")
    #expect(terminal.wait { !$0.contains("2021.txt · 第 30 行") && $0.isWhole } != nil)
    #expect(terminal.status(within: 0) == .running)
  }

  @Test func theOriginalIsOpenedAwayFromTheTerminal() throws {
    let folder = try Folder()
    let log = folder.url.appending(path: "log")
    // What the program is given, whether it leads a session, and where its streams go; then noise and a long wait.
    let opener = try folder.script(
      """
      { printf '%s\\n' "$@"; ps -o sid= -p $$ | tr -d ' '; echo $$; readlink /proc/$$/fd/0 /proc/$$/fd/2; } > '\(log.path).new'
      mv '\(log.path).new' '\(log.path)'
      echo NOISE; echo NOISE >&2
      """)
    let terminal = try start(folder, open: opener + " --file=%s")
    terminal.send("O")
    #expect(terminal.wait(for: "已用") != nil, "\(terminal.screen.lines)")
    let lines = try waitForFile(log).split(separator: "\n").map(String.init)
    #expect(lines.count == 5, "\(lines)")
    #expect(lines.first == "--file=" + folder.report.path)
    #expect(lines.dropFirst().first == lines.dropFirst(2).first)
    #expect(lines.suffix(2) == ["/dev/null", "/dev/null"])
    #expect(!terminal.screen.contains("NOISE") && terminal.screen.isWhole)
    terminal.send("q")
    #expect(terminal.status() == .exited(0))
  }

  @Test func whatCannotBeOpenedIsSaid() throws {
    let folder = try Folder()
    let missing = try start(folder, open: "/no/such/program")
    missing.send("O")
    #expect(missing.wait(for: "没有这个程序") != nil)
    let failing = try start(folder, open: try folder.script("exit 3"))
    failing.send("O")
    #expect(failing.wait(for: "退出状态 3") != nil)
    let bare = try start(folder, open: nil)
    bare.send("O")
    #expect(bare.wait(for: "没有图形桌面") != nil)
    try FileManager.default.removeItem(at: folder.report)
    bare.send("O")
    #expect(bare.wait(for: "原件已不在") != nil)
    let demo = try startDemo()
    demo.send("O")
    #expect(demo.wait(for: "没有原件") != nil)
  }

  @Test func aFileThatCouldNotBeReadIsOpened() throws {
    let folder = try Folder()
    let log = folder.url.appending(path: "log")
    let broken = folder.url.appending(path: "扫描 件.doc")
    try Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 7, count: 600)).write(to: broken)
    let opener = try folder.script("printf '%s' \"$1\" > '\(log.path).new'; mv '\(log.path).new' '\(log.path)'")
    let terminal = try start(folder, open: opener, path: folder.url.path)
    terminal.send("G")
    #expect(terminal.wait(for: "▸  ? 扫描 件.doc") != nil, "\(terminal.screen.lines)")
    terminal.send("O")
    #expect(try waitForFile(log) == broken.path)
  }

  @Test func aDesktopsOwnProgramIsFoundInThePath() throws {
    let folder = try Folder()
    try FileManager.default.createSymbolicLink(
      atPath: folder.url.path + "/xdg-open", withDestinationPath: "/usr/bin/touch")
    let long = Date(timeIntervalSince1970: 1_000_000_000)
    try FileManager.default.setAttributes([.modificationDate: long], ofItemAtPath: folder.report.path)
    let terminal = try start(folder, open: nil, more: ["DISPLAY": ":0", "PATH": folder.url.path + ":/usr/bin:/bin"])
    terminal.send("O")
    #expect(terminal.wait(for: "已用 xdg-open 打开") != nil, "\(terminal.screen.lines)")
    var date: Date?
    for _ in 0..<200 {
      date = try FileManager.default.attributesOfItem(atPath: folder.report.path)[.modificationDate] as? Date
      if date != long { break }
      usleep(50_000)
    }
    #expect(date != long)
  }

  private func start(_ folder: Folder, open: String?, more: [String: String] = [:], path: String? = nil) throws
    -> PseudoTerminal
  {
    var environment = PseudoTerminal.environment
    for name in ["DISPLAY", "WAYLAND_DISPLAY", "BROWSER", "GOUJI_OPEN"] { environment[name] = nil }
    environment["GOUJI_OPEN"] = open
    environment.merge(more) { _, new in new }
    let terminal = try #require(
      PseudoTerminal(
        products + "/gouji", arguments: ["--lang", "zh", path ?? folder.report.path], environment: environment,
        width: 120,
        height: 40))
    let screen = terminal.wait { $0.contains("1 份报告") }
    try #require(screen != nil, "\(terminal.screen.lines)")
    return terminal
  }

  /// The contents of a file once it is there.
  private func waitForFile(_ url: URL) throws -> String {
    for _ in 0..<200 where !FileManager.default.fileExists(atPath: url.path) { usleep(50_000) }
    return try String(contentsOf: url, encoding: .utf8)
  }
}

/// A folder of its own with one report, and one for programs, gone afterwards.
private final class Folder {
  let url = FileManager.default.temporaryDirectory.appending(path: "gouji 报告 " + UUID().uuidString)
  let report: URL
  /// Without spaces in its name, which stand between a command's words.
  private let programs = FileManager.default.temporaryDirectory.appending(path: "gouji-" + UUID().uuidString)

  init() throws {
    report = url.appending(path: "云岭市 2021.txt")
    for folder in [url, programs] {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    try FileManager.default.copyItem(at: root.appending(path: "samples/云岭市水务局/2021.txt"), to: report)
  }

  deinit { for folder in [url, programs] { try? FileManager.default.removeItem(at: folder) } }

  /// A command that runs a script; the shell reads it, because a program just written may still be busy where other
  /// tests start programs of theirs.
  func script(_ body: String) throws -> String {
    let file = programs.appending(path: "opener")
    try (body + "\n").write(to: file, atomically: true, encoding: .utf8)
    return "/bin/sh \(file.path)"
  }
}
