import Foundation
import Glibc
import PseudoTerminal
import Testing

/// The program itself on a pseudo-terminal, on the samples.
@Suite struct BrowserOnTerminalTests {
  @Test func showsWhatTheHeadlessRunPrints() throws {
    for (width, height) in [(80, 24), (120, 40)] {
      let terminal = try startDemo(width: width, height: height)
      terminal.send("e")
      let screen = try #require(terminal.wait(untilOn: 1))
      let printed = try run(["demo", "--lang", "zh", "--size", "\(width)x\(height)", "--keys", "e", "--screen", "text"])
      #expect(screen.lines == printed.split(separator: "\n").map(String.init))
      #expect(screen.isWhole)
    }
  }

  @Test func jumpsFromFaultToFaultWithTheCursorOnTheCell() throws {
    let terminal = try startDemo(width: 120, height: 40)
    terminal.send("e")
    let first = try #require(terminal.wait(untilOn: 1))
    // The first two relations fail for one cell, on which both jumps land.
    terminal.send("ee")
    let second = try #require(terminal.wait(untilOn: 3))
    #expect(first.cursorIsVisible && second.cursorIsVisible && first.cursor != second.cursor)
    terminal.send("EE")
    let back = try #require(terminal.wait(untilOn: 1))
    // The table may have been scrolled meanwhile: the row is the same, not its place.
    #expect(back.cursor.x == first.cursor.x && back.tableRowAtCursor == first.tableRowAtCursor)
  }

  @Test func failedCellsDifferInColourFromSoundOnes() throws {
    let terminal = try startDemo(width: 120, height: 40)
    terminal.send("e")
    let screen = try #require(terminal.wait(untilOn: 1))
    let paper = screen.rows[0].last?.background
    let marked = screen.rows[screen.cursor.y].filter { ["✗", "»"].contains($0.text) }
    let grounds = Set(marked.map(\.background)).subtracting([paper])
    // That of the failed cells and that of the one under the cursor.
    #expect(grounds.count >= 2, "\(screen.lines[screen.cursor.y])")
  }

  @Test func withoutColourTheSignsAndTraitsRemain() throws {
    var environment = PseudoTerminal.environment
    environment["NO_COLOR"] = "1"
    let terminal = try startDemo(environment: environment)
    terminal.send("e")
    let cells = try #require(terminal.wait(untilOn: 1)).rows.joined()
    #expect(cells.allSatisfy { $0.foreground == -1 && $0.background == -1 })
    #expect(cells.contains { $0.text == "✗" } && cells.contains { $0.isReversed })
  }

  @Test func followsTheSizeOfTheWindow() throws {
    let terminal = try startDemo()
    terminal.send("e")
    #expect(terminal.wait(untilOn: 1) != nil)
    for (width, height) in [(120, 40), (59, 15), (81, 24), (12, 4), (1, 1), (80, 24)] {
      terminal.resize(width: width, height: height)
      #expect(terminal.wait { $0.rows.count == height && $0.isWhole } != nil, "\(width)x\(height)")
    }
    #expect(terminal.wait(for: "✗35") != nil)
    #expect(terminal.status(within: 0) == .running)
  }

  @Test func theMouseIsSwitchedOnAndOff() throws {
    let terminal = try startDemo()
    terminal.send("\u{1B}[24~")
    #expect(terminal.wait { $0.reportsMouse } != nil)
    terminal.send("\u{1B}[24~")
    #expect(terminal.wait { !$0.reportsMouse } != nil)
  }

  @Test func exportsWhatIsOnTheScreen() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let terminal = try startDemo(folder: folder.path)
    terminal.send("e")
    #expect(terminal.wait(untilOn: 1) != nil)
    terminal.send("s")
    #expect(terminal.wait(for: "<Enter>") != nil)
    terminal.send("\r")
    #expect(terminal.wait(for: "已导出到") != nil)
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(files.count == 1)
    let text = try String(contentsOf: folder.appending(path: files.first ?? ""), encoding: .utf8)
    #expect(text.contains("部分公开"))
  }

  @Test func stopsAndGoesOn() throws {
    let terminal = try startDemo()
    terminal.send("\u{1A}")
    #expect(terminal.status() == .stopped)
    expectRestored(terminal.screen)
    terminal.signal(SIGCONT)
    #expect(terminal.wait { $0.isAlternate && $0.contains("虚构示例") && $0.hasTotals } != nil)
    terminal.send("e")
    #expect(terminal.wait(untilOn: 1) != nil)
  }

  @Test func quitsAndGivesTheTerminalBack() throws {
    let terminal = try startDemo()
    terminal.send("q")
    #expect(terminal.status() == .exited(0))
    expectRestored(terminal.screen)
  }

  @Test(arguments: [SIGTERM, SIGINT, SIGHUP]) func signalsGiveTheTerminalBack(number: Int32) throws {
    let terminal = try startDemo()
    terminal.signal(number)
    #expect(terminal.status() == .killed(number))
    expectRestored(terminal.screen)
  }

  @Test func aLocaleWithoutChineseShowsChinese() throws {
    var environment = PseudoTerminal.environment
    environment["LANG"] = "C"
    let terminal = try startDemo(environment: environment)
    #expect(terminal.screen.contains("虚构示例"))
  }

  @Test func anUnknownTerminalIsNamedAfterTheEnd() throws {
    var environment = PseudoTerminal.environment
    environment["TERM"] = "xterm-of-tomorrow"
    let terminal = try startDemo(environment: environment)
    terminal.send("q")
    #expect(terminal.status() == .exited(0))
    #expect(terminal.screen.contains("xterm-of-tomorrow") && terminal.screen.contains("xterm-256color"))
  }

  @Test func aDumbTerminalGetsTheFindingsInstead() throws {
    let terminal = try #require(
      PseudoTerminal(
        products + "/gouji", arguments: ["demo", "--lang", "zh"],
        environment: ["TERM": "dumb", "PATH": "/usr/bin:/bin"], width: 200, height: 60))
    #expect(terminal.status() == .exited(0))
    let output = String(decoding: terminal.output, as: UTF8.self)
    #expect(output.contains("T3-ROW") && output.contains("dumb"))
    #expect(!output.contains("\u{1B}"))
  }

  @Test func wideWidthsKeepEveryRowWhole() throws {
    let terminal = try startDemo(arguments: ["--ambiguous", "wide"], width: 120, height: 40)
    #expect(!terminal.screen.lines.joined().contains("─"))
  }

  @Test(arguments: ["light", "high-contrast", "ansi16", "mono"]) func everyThemeCanBeChosen(theme: String) throws {
    let terminal = try startDemo(arguments: ["--theme", theme])
    let colors = Set(terminal.screen.rows.joined().map(\.background))
    #expect(theme == "mono" ? colors == [-1] : colors.count > 1)
  }

  /// What the program prints without a terminal.
  private func run(_ arguments: [String]) throws -> String {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: products + "/gouji")
    process.arguments = arguments
    process.standardOutput = output
    try process.run()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Screen {
  /// The part of the cursor's row that belongs to the table, without the scroll bar.
  fileprivate var tableRowAtCursor: String {
    let row = rows[cursor.y].map(\.text)
    let start = row.lastIndex(of: "│") ?? row.startIndex
    return row[start..<max(start, row.count - 3)].joined()
  }
}
