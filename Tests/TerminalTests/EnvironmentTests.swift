import PseudoTerminal
import ScreenGrid
import TerminalDriver
import Testing

/// What the driver makes of terminals and environments that are not as they should be.
@Suite struct EnvironmentTests {
  @Test(arguments: [
    ["LANG": "C"], ["LC_ALL": "C"], ["LC_ALL": "POSIX"], ["LANG": "zh_CN.UTF-8"], ["LANG": "zh_CN.GB18030"], [:],
  ]) func chineseIsShownWhateverTheLocale(settings: [String: String]) throws {
    var environment = PseudoTerminal.environment
    environment["LANG"] = nil
    let terminal = try startProbe(environment: environment.merging(settings) { $1 })
    #expect(terminal.screen.lines[0].hasPrefix("勾稽 “三安全一稳定” ①|"))
  }

  @Test(arguments: ["xterm-ghostty-from-the-future", "", nil] as [String?])
  func anotherTypeStandsInForAnUnknownOne(type: String?) throws {
    var environment = PseudoTerminal.environment
    environment["TERM"] = type
    let terminal = try startProbe(environment: environment)
    #expect(terminal.screen.lines[0].hasPrefix("勾稽"))
    terminal.send("q")
    #expect(terminal.status() == .exited(0))
    #expect(terminal.screen.contains("substitute xterm-256color"))
  }

  @Test(arguments: ["xterm", "vt100", "linux", "screen-256color", "tmux-256color", "ansi"])
  func everyTypeShowsTheSameText(type: String) throws {
    var environment = PseudoTerminal.environment
    environment["TERM"] = type
    let terminal = try startProbe(environment: environment)
    #expect(terminal.screen.lines[0].hasPrefix("勾稽 “三安全一稳定” ①|\\u{1B}[2J中"))
    terminal.send("q")
    #expect(terminal.status() == .exited(0))
    #expect(terminal.screen.isCooked)
  }

  @Test func aDumbTerminalIsRefused() throws {
    let terminal = try #require(PseudoTerminal(products + "/terminal-probe", environment: ["TERM": "dumb"]))
    #expect(terminal.status() == .exited(2))
    #expect(terminal.screen.contains("TERM=dumb"))
  }

  @Test func noColorLeavesOnlyTraits() throws {
    var environment = PseudoTerminal.environment
    environment["NO_COLOR"] = "1"
    let cells = try startProbe(environment: environment).screen.rows.joined()
    #expect(cells.allSatisfy { $0.foreground == -1 && $0.background == -1 })
    #expect(cells.contains { $0.isReversed } && cells.contains { $0.isBold })
  }

  @Test func anEmptyNoColorMeansNothing() throws {
    var environment = PseudoTerminal.environment
    environment["NO_COLOR"] = ""
    #expect(try startProbe(environment: environment).screen.rows[1][0].foreground == 196)
  }

  @Test func keysComeFromTheTerminalWhenInputIsAPipe() throws {
    let terminal = try startProbe(input: "a report\n")
    terminal.send("a")
    #expect(terminal.wait(for: "character") != nil)
    terminal.send("q")
    #expect(terminal.status() == .exited(0))
    expectRestored(terminal.screen)
  }

  @Test func theTerminalIsAskedForItsWidths() throws {
    #expect(try startProbe(answers: .wide).wait(for: "messages 0 wide") != nil)
    #expect(try startProbe(answers: .narrow).wait(for: "ambiguousWidth") != nil)
  }

  @Test func anAnswerThatNeverComesChangesNothing() throws {
    let terminal = try startProbe(answers: .silent)
    terminal.send("a")
    #expect(terminal.wait(for: "character")?.contains("messages 0 narrow") == true)
  }

  @Test func theQuestionLeavesNoTrace() throws {
    let terminal = try startProbe()
    let screen = try #require(terminal.wait(for: "ambiguousWidth"))
    #expect(screen.lines[23].hasPrefix("messages 0 narrow"))
    #expect(screen.cursor == (3, 1))
  }

  @Test func statedWidthsAreNotAskedFor() throws {
    let terminal = try startProbe(arguments: ["wide"])
    #expect(terminal.screen.contains("messages 0 wide"))
    #expect(!String(decoding: terminal.output, as: UTF8.self).contains("\u{1B}[6n"))
  }

  @Test func theLibraryMeasuresWithTheSameWidths() throws {
    #expect(try startProbe().screen.contains("measured 5"))
    #expect(try startProbe(arguments: ["wide"]).screen.contains("measured 8"))
  }

  @Test(arguments: [
    (ColorChoice.auto, nil, 256, false, ColorDepth.indexed), (.auto, "1", 256, false, .mono),
    (.auto, "", 8, false, .sixteen), (.auto, nil, 0, false, .mono), (.auto, nil, 1 << 24, true, .truecolor),
    (.never, nil, 256, false, .mono), (.sixteen, "1", 256, false, .sixteen), (.indexed, nil, 8, false, .sixteen),
    (.indexed, nil, 1 << 24, true, .indexed), (.truecolor, nil, 256, false, .indexed), (.sixteen, nil, 0, false, .mono),
  ]) func depthIsChosen(choice: ColorChoice, noColor: String?, colors: Int, exact: Bool, depth: ColorDepth) {
    let environment = TerminalEnvironment(noColor: noColor)
    #expect(choice.depth(environment: environment, colors: colors, namesExactColors: exact) == depth)
  }

  @Test func refusalsSayWhy() {
    #expect(TerminalRefusal(TerminalEnvironment(type: "xterm", outputIsTerminal: false)) == .noTerminal)
    #expect(TerminalRefusal(TerminalEnvironment(type: "dumb")) == .dumb)
    #expect(TerminalRefusal(TerminalEnvironment(type: "xterm")) == nil)
    #expect(TerminalRefusal.unknownType("x\u{1B}").inEnglish.contains("x\\u{1B}"))
  }
}
