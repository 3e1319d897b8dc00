import Foundation
import PseudoTerminal
import Testing

/// The types of terminal that people sit at, beside the usual one.
private let types = ["tmux-256color", "screen", "linux", "vt100", "xterm-direct"]

/// Whether this machine describes a type of terminal.
private func isDescribed(_ type: String) -> Bool {
  guard let first = type.first else { return false }
  return ["/etc/terminfo", "/lib/terminfo", "/usr/share/terminfo", "/usr/lib/terminfo"].contains {
    FileManager.default.fileExists(atPath: "\($0)/\(first)/\(type)")
  }
}

/// The browser on each of them; types that the machine does not describe are stood in for, which is said.
@Suite struct TerminalTypeTests {
  private func environment(_ type: String) -> [String: String] {
    PseudoTerminal.environment.merging(["TERM": type]) { $1 }
  }

  @Test(arguments: types) func theBrowserOpensJumpsFollowsTheSizeAndEnds(type: String) throws {
    let terminal = try startDemo(environment: environment(type))
    terminal.send("e")
    // Terminals that cannot hold a frame back show it in pieces, so the whole is waited for.
    let jumped = terminal.wait {
      $0.isWhole && $0.contains("第 1 处") && $0.contains("T3-ROW") && $0.rows[$0.cursor.y][$0.cursor.x].text == "2"
    }
    #expect(jumped != nil, "\(terminal.screen.cursor) \(terminal.screen.lines)")
    for (width, height) in [(120, 40), (60, 15), (80, 24)] {
      terminal.resize(width: width, height: height)
      let screen = terminal.wait { $0.rows.count == height && $0.isWhole && $0.contains("T3-ROW") && $0.hasTotals }
      #expect(screen != nil, "\(width)x\(height): \(terminal.screen.lines)")
    }
    terminal.send("q")
    #expect(terminal.status() == .exited(0))
    #expect(terminal.screen.isCooked && terminal.screen.cursorIsVisible)
    #expect(terminal.screen.contains("xterm-256color") == !isDescribed(type), "\(terminal.screen.lines)")
  }

  @Test(arguments: ["screen", "linux", "vt100"]) func thoseThatMightPrintAQuestionAreNotAsked(type: String) throws {
    let terminal = try startDemo(environment: environment(type))
    terminal.send("e")
    #expect(terminal.wait(untilOn: 1) != nil)
    terminal.send("q")
    #expect(terminal.status() == .exited(0))
    let output = String(decoding: terminal.output, as: UTF8.self)
    // The background, the device's name and version, settings of modes, keyboard protocols.
    for question in [
      "\u{1B}[?996n", "\u{1B}]11;?", "\u{1B}]10;?", "\u{1B}]4;", "\u{1B}[c", "\u{1B}[>", "\u{1B}P", "\u{1B}[?u",
    ] {
      #expect(!output.contains(question), "\(question.debugDescription)")
    }
    if type != "screen" {
      for mode in ["\u{1B}[?2026", "\u{1B}[?2031"] { #expect(!output.contains(mode), "\(mode.debugDescription)") }
    }
  }

  @Test func aTerminalOfFewColoursHasSigns() throws {
    let terminal = try startDemo(environment: environment("vt100"))
    terminal.send("e")
    let cells = try #require(terminal.wait(untilOn: 1)).rows.joined()
    #expect(cells.allSatisfy { $0.foreground == -1 && $0.background == -1 })
    #expect(cells.contains { $0.text == "✗" } && cells.contains { $0.isReversed })
  }
}
