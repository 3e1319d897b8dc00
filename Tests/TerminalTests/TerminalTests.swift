import Glibc
import PseudoTerminal
import Testing

/// The driver and its loop in a real process on a pseudo-terminal.
@Suite struct TerminalTests {
  @Test func firstFrameStandsWholeOnTheScreen() throws {
    let terminal = try startProbe()
    let screen = terminal.screen
    #expect(screen.lines[0].hasPrefix("勾稽 “三安全一稳定” ①|\\u{1B}[2J中"))
    #expect(screen.lines[23].hasSuffix("中"))
    #expect(screen.isWhole && screen.isAlternate && screen.bracketsPaste && !screen.reportsMouse && !screen.isCooked)
    #expect(screen.cursor == (3, 1) && screen.cursorIsVisible)
    #expect(screen.rows[1][0].isBold && screen.rows[1][0].foreground == 196 && screen.rows[1][0].background == 236)
  }

  @Test(arguments: [
    ("a", #"character("a")"#), ("政", #"character("政")"#), ("\u{1B}", "escape"), ("\r", "Key.enter"), ("\t", "Key.tab"),
    ("\u{7F}", "backspace"), ("\u{4}", #"control("d")"#), ("\u{1B}[Z", "backTab"), ("\u{1B}OA", "Key.up"),
    ("\u{1B}OP", "function(1, shift: false)"), ("\u{1B}[19;2~", "function(8, shift: true)"),
    ("\u{1B}[5~", "pageUp"), ("\u{1B}[3~", "delete"), ("\u{1B}OH", "Key.home"), ("\u{13}", #"control("s")"#),
    ("\u{1B}[200~q\r行\u{1B}[201~", #"paste("q\n行")"#),
  ]) func keysArrive(typed: String, note: String) throws {
    let terminal = try startProbe()
    terminal.send(typed)
    #expect(terminal.wait(for: note) != nil, "\(terminal.screen.lines)")
    #expect(terminal.status(within: 0) == .running)
  }

  @Test func sequencesNobodyKnowsAreNotTakenForKeys() throws {
    let terminal = try startProbe()
    terminal.send("\u{1B}[?997;1n\u{1B}]11;rgb:0000/0000/0000\u{7}\u{1B}[9;9;9qa")
    let screen = try #require(terminal.wait(for: #"character("a")"#))
    #expect(!screen.contains("escape"))
    #expect(screen.lines.filter { $0.contains("character") }.count == 1)
  }

  @Test func quittingGivesTheTerminalBack() throws {
    let terminal = try startProbe()
    terminal.send("m")
    #expect(terminal.wait { $0.reportsMouse } != nil)
    terminal.send("q")
    #expect(terminal.status() == .exited(0))
    expectRestored(terminal.screen)
  }

  @Test(arguments: [SIGTERM, SIGINT, SIGHUP, SIGQUIT]) func signalsGiveTheTerminalBack(number: Int32) throws {
    let terminal = try startProbe()
    terminal.send("m")
    #expect(terminal.wait { $0.reportsMouse } != nil)
    terminal.signal(number)
    #expect(terminal.status() == .killed(number))
    expectRestored(terminal.screen)
  }

  @Test func crashingGivesTheTerminalBack() throws {
    let terminal = try startProbe()
    terminal.send("c")
    guard case .killed(let number) = terminal.status() else {
      Issue.record("did not crash")
      return
    }
    #expect([SIGILL, SIGTRAP, SIGABRT, SIGSEGV].contains(number))
    expectRestored(terminal.screen)
  }

  @Test func exitingGivesTheTerminalBack() throws {
    let terminal = try startProbe()
    terminal.send("x")
    #expect(terminal.status() == .exited(7))
    expectRestored(terminal.screen)
  }

  @Test func followsTheSizeOfTheWindow() throws {
    let terminal = try startProbe()
    for (width, height) in [(120, 40), (40, 12), (81, 24), (7, 3), (80, 24)] {
      terminal.resize(width: width, height: height)
      let screen = terminal.wait { $0.rows.count == height && $0.lines.last?.hasSuffix("中") == true }
      #expect(screen?.isWhole == true, "\(width)x\(height): \(terminal.screen.lines)")
    }
    #expect(terminal.screen.contains("size 80x24"))
  }

  @Test(arguments: ["\u{1A}", "z"]) func stopsAndGoesOn(typed: String) throws {
    let terminal = try startProbe()
    terminal.send(typed)
    #expect(terminal.status() == .stopped)
    expectRestored(terminal.screen)
    terminal.resize(width: 60, height: 20)
    terminal.signal(SIGCONT)
    let screen = terminal.wait { $0.lines.last?.hasSuffix("中") == true && $0.isAlternate && $0.bracketsPaste }
    #expect(screen?.lines[0].hasPrefix("勾稽") == true)
    terminal.send("a")
    #expect(terminal.wait(for: "character") != nil)
  }

  @Test func recoversFromBeingStoppedByOthers() throws {
    let terminal = try startProbe()
    terminal.signal(SIGSTOP)
    #expect(terminal.status() == .stopped)
    terminal.signal(SIGCONT)
    terminal.send("a")
    #expect(terminal.wait(for: "character") != nil)
  }

  @Test func lendsTheTerminal() throws {
    let terminal = try startProbe()
    terminal.send("la")
    let screen = try #require(terminal.wait(for: "character"))
    #expect(screen.isAlternate && screen.bracketsPaste)
    #expect(String(decoding: terminal.output, as: UTF8.self).contains("\u{1B}[?2004llent") || screen.isWhole)
  }

  @Test func theMouseReportsWhenSwitchedOn() throws {
    let terminal = try startProbe()
    terminal.send("m")
    #expect(terminal.wait { $0.reportsMouse } != nil)
    terminal.send("\u{1B}[<0;5;2M\u{1B}[<0;5;2m\u{1B}[<65;1;1M")
    let screen = try #require(terminal.wait(for: "wheelDown"))
    #expect(screen.contains("press at 4,1") && screen.contains("release at 4,1"))
  }

  @Test func tenThousandMessagesAllArrive() throws {
    let terminal = try startProbe()
    terminal.send("ta")
    #expect(terminal.wait(for: "messages 10000") != nil)
    #expect(terminal.screen.contains("character"))
  }
}

/// The terminal is as the shell had left it.
func expectRestored(_ screen: Screen, sourceLocation: SourceLocation = #_sourceLocation) {
  #expect(!screen.isAlternate, sourceLocation: sourceLocation)
  #expect(!screen.reportsMouse, sourceLocation: sourceLocation)
  #expect(!screen.bracketsPaste, sourceLocation: sourceLocation)
  #expect(screen.cursorIsVisible, sourceLocation: sourceLocation)
  #expect(screen.isCooked, sourceLocation: sourceLocation)
}
