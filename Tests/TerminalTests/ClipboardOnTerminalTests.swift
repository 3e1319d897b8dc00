import Foundation
import Glibc
import PseudoTerminal
import Testing

/// Copies and exports to programs, on a pseudo-terminal with programs of the test's own in the path.
@Suite struct ClipboardOnTerminalTests {
  @Test(arguments: [
    (["DISPLAY": ":9"], "xclip", "-selection clipboard"), (["DISPLAY": ":9"], "xsel", "--clipboard --input"),
    (["WAYLAND_DISPLAY": "w", "DISPLAY": ":9"], "wl-copy", "--type text/plain;charset=utf-8"),
    (["TMUX": "/nowhere,1,0"], "tmux", "load-buffer -w -"), ([:], "pbcopy", ""),
    (["TMUX": "/nowhere,1,0", "SSH_TTY": "/dev/pts/9", "DISPLAY": ":9"], "tmux", "load-buffer -w -"),
  ])
  func theProgramOfTheDesktopTakesTheText(_ environment: [String: String], name: String, arguments: String) throws {
    let programs = try Programs([name, name == "tmux" ? "xclip" : "unused"])
    let terminal = try start(programs, environment)
    terminal.send("1y")
    #expect(terminal.wait(for: "已复制（经 \(name)）：云岭市水务局 2021") != nil, "\(terminal.screen.lines.suffix(3))")
    #expect(try programs.text(name).hasPrefix("云岭市水务局\t2021\t"))
    #expect(try programs.text(name + ".arguments") == arguments)
    #expect(!holdsClipboardSequence(terminal))
  }

  @Test func overSSHTheTerminalIsAskedFirst() throws {
    let programs = try Programs(["xclip"])
    let terminal = try start(programs, ["SSH_CONNECTION": "1 2 3 4", "DISPLAY": ":9"])
    terminal.send("1y")
    #expect(terminal.wait(for: "已交给终端的剪贴板（OSC 52）：云岭市水务局 2021") != nil)
    #expect(holdsClipboardSequence(terminal) && !programs.has("xclip"))
  }

  @Test func windowsIsGivenWhatKeepsChineseIntact() throws {
    let programs = try Programs(["clip.exe"])
    let terminal = try start(programs, ["WSL_DISTRO_NAME": "Debian", "DISPLAY": ":9"])
    terminal.send("1y")
    #expect(terminal.wait(for: "已复制（经 clip.exe）") != nil)
    let data = try programs.data("clip.exe")
    #expect(data.prefix(2) == Data([0xFF, 0xFE]))
    #expect(String(data: data.dropFirst(2), encoding: .utf16LittleEndian)?.hasPrefix("云岭市水务局\t2021") == true)
  }

  @Test(arguments: ["exit 1", "sleep 30"]) func aProgramThatFailsOrHangsIsPassedOver(_ body: String) throws {
    let programs = try Programs(["wl-copy"], body: body)
    let terminal = try start(programs, ["WAYLAND_DISPLAY": "w"])
    terminal.send("1y")
    #expect(terminal.wait(for: "已交给终端的剪贴板（OSC 52）") != nil)
    #expect(holdsClipboardSequence(terminal))
  }

  @Test func aViewTooLongForTheTerminalIsNotCopiedByHalves() throws {
    let programs = try Programs([])
    let terminal = try start(programs, ["SSH_TTY": "/dev/pts/9"])
    // The picture of the screen is far longer than terminals take.
    terminal.send("e")
    #expect(terminal.wait(for: "部分公开") != nil)
    terminal.send("s")
    #expect(terminal.wait(for: "[文本]") != nil)
    terminal.send("\u{1B}[Z\u{1B}[Z\u{1B}OB\r")
    #expect(terminal.wait(for: "未复制：内容过长") != nil, "\(terminal.screen.lines.suffix(20))")
    #expect(!holdsClipboardSequence(terminal))
  }

  @Test func aProgramReadsTheViewOnTheTerminal() throws {
    let programs = try Programs([])
    let terminal = try start(programs, [:])
    terminal.send("e")
    #expect(terminal.wait(for: "部分公开") != nil)
    terminal.send("s")
    #expect(terminal.wait(for: "[文本]") != nil)
    terminal.send("\u{1B}OB\u{1B}OB")
    #expect(terminal.wait(for: "[程序]") != nil)
    terminal.send("/bin/cat > '\(programs.folder.path)/out'; echo NO''ISE; exit 3\r")
    #expect(terminal.wait(for: "Enter 返回") != nil)
    #expect(terminal.screen.contains("NOISE"))
    terminal.send("\r")
    #expect(terminal.wait { $0.contains("退出状态 3") && !$0.contains("NOISE") && $0.isWhole } != nil)
    #expect(try programs.text("out").contains("┌──"))
    terminal.send("q")
    #expect(terminal.status() == .exited(0))
  }

  private func holdsClipboardSequence(_ terminal: PseudoTerminal) -> Bool {
    String(decoding: terminal.output, as: UTF8.self).contains("\u{1B}]52;c;")
  }

  private func start(_ programs: Programs, _ more: [String: String]) throws -> PseudoTerminal {
    var environment = PseudoTerminal.environment
    let ours = [
      "DISPLAY", "WAYLAND_DISPLAY", "TMUX", "STY", "SSH_TTY", "SSH_CONNECTION", "WSL_DISTRO_NAME", "WSL_INTEROP",
    ]
    for name in ours { environment[name] = nil }
    environment["PATH"] = programs.folder.path + ":/nowhere"
    environment.merge(more) { $1 }
    let terminal = try #require(
      PseudoTerminal(
        products + "/gouji", arguments: ["--lang", "zh", programs.report.path], environment: environment, width: 120,
        height: 40))
    try #require(terminal.wait { $0.contains("1 份报告") } != nil)
    return terminal
  }
}

/// A folder of programs that keep what they are given, beside a report; gone afterwards.
private final class Programs {
  let folder = FileManager.default.temporaryDirectory.appending(path: "gouji-programs-" + UUID().uuidString)
  let report: URL

  /// Programs of these names; a shell writes them, because a file that this process has just written may still be busy.
  init(_ names: [String], body: String = "exit 0") throws {
    report = folder.appending(path: "2021.txt")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    try FileManager.default.copyItem(at: root.appending(path: "samples/云岭市水务局/2021.txt"), to: report)
    for name in names where name != "unused" {
      let kept = folder.path + "/" + name
      let script = """
        #!/bin/sh
        PATH=/usr/bin:/bin
        printf '%s' "$*" > '\(kept).arguments'
        cat > '\(kept).new'
        mv '\(kept).new' '\(kept).kept'
        \(body)
        """
      let process = Process()
      process.executableURL = URL(filePath: "/bin/sh")
      process.arguments = ["-c", "printf '%s\\n' \"$1\" > \"$2\" && chmod 755 \"$2\"", "sh", script, kept]
      try process.run()
      process.waitUntilExit()
    }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func file(_ name: String) -> URL {
    let kept = folder.appending(path: name + ".kept")
    return FileManager.default.fileExists(atPath: kept.path) ? kept : folder.appending(path: name)
  }

  func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: folder.path + "/" + name + ".kept") }
  func data(_ name: String) throws -> Data { try Data(contentsOf: file(name)) }
  func text(_ name: String) throws -> String { String(decoding: try data(name), as: UTF8.self) }
}
