import Foundation
import PseudoTerminal
import ScreenGrid
import Testing

@testable import TerminalDriver

private func raw(_ text: String) -> [RawInput] { text.unicodeScalars.map { .character($0.value) } }

@Test(arguments: [
  ("rgb:0000/0000/0000", Theme.Appearance.dark), ("rgb:ffff/ffff/ffff", .light), ("rgb:ff/ff/f0", .light),
  ("rgb:f/f/f", .light), ("rgba:1c1c/1c1c/1c1c/ffff", .dark), ("rgb:2828/2c2c/3434", .dark),
])
func theBackgroundIsReadOfItsColour(color: String, appearance: Theme.Appearance) {
  for end in ["\u{7}", "\u{1B}\\"] {
    var decoder = InputDecoder()
    #expect(decoder.decode(raw("\u{1B}]11;\(color)\(end)j")) == [.appearance(appearance), .key(.character("j"))])
  }
}

@Test(arguments: ["rgb:", "rgb:zz/1/1", "rgb:00000/0/0", "red", "rgb:1/2", "", "rgb:-1/1/1"])
func whatIsNoColourIsDropped(color: String) {
  var decoder = InputDecoder()
  #expect(decoder.decode(raw("\u{1B}]11;\(color)\u{7}j")) == [.key(.character("j"))])
}

@Test func anAnswerInPiecesIsNeverTakenForKeys() {
  let whole = "\u{1B}]11;rgb:ffff/ffff/ffff\u{7}"
  for cut in 3..<whole.unicodeScalars.count {
    var decoder = InputDecoder()
    decoder.awaitsAnswers = true
    let pieces = Array(whole.unicodeScalars)
    let first = String(String.UnicodeScalarView(pieces[..<cut]))
    let second = String(String.UnicodeScalarView(pieces[cut...]))
    #expect(decoder.decode(raw(first)).isEmpty, "\(cut)")
    #expect(decoder.decode(raw(second + "j")) == [.appearance(.light), .key(.character("j"))], "\(cut)")
  }
}

@Test func escapeStaysAKey() {
  var decoder = InputDecoder()
  decoder.awaitsAnswers = true
  #expect(decoder.decode(raw("\u{1B}")) == [.key(.escape)])
  #expect(decoder.decode(raw("\u{1B}j")) == [.key(.escape), .key(.character("j"))])
}

/// The browser on a terminal that tells its background, or does not.
@Suite struct AppearanceTests {
  private func start(_ arguments: [String] = [], _ more: [String: String] = [:]) throws -> PseudoTerminal {
    try startDemo(arguments: arguments, environment: PseudoTerminal.environment.merging(more) { $1 })
  }

  private func background(_ terminal: PseudoTerminal) -> Int? { terminal.screen.rows[2].last?.background }

  private func asks(_ terminal: PseudoTerminal) -> Bool {
    String(decoding: terminal.output, as: UTF8.self).contains("\u{1B}[?996n")
  }

  /// The browser once it shows a background, answered as soon as it asks.
  ///
  /// An answer counts for 100 ms only, which a busy machine may let pass; another start is tried then.
  private func answered(_ answer: String, showing background: Int?) throws -> PseudoTerminal? {
    for _ in 0..<20 {
      let terminal = try answered(answer)
      if terminal.wait(milliseconds: 1000, until: { $0.rows[2].last?.background == background }) != nil {
        return terminal
      }
    }
    return nil
  }

  /// The browser, answered as soon as it asks.
  private func answered(_ answer: String) throws -> PseudoTerminal {
    let terminal = try #require(
      PseudoTerminal(products + "/gouji", arguments: ["demo", "--lang", "zh"], environment: PseudoTerminal.environment))
    try #require(terminal.wait { _ in asks(terminal) } != nil)
    terminal.send(answer)
    try #require(terminal.wait { $0.contains("虚构示例") && $0.hasTotals } != nil)
    return terminal
  }

  @Test func aLightTerminalGetsTheLightTheme() throws {
    let light = background(try start(["--theme", "light"]))
    let dark = background(try start(["--theme", "dark"]))
    #expect(light != dark)
    for answer in ["\u{1B}[?997;2n", "\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\"] {
      #expect(try answered(answer, showing: light) != nil)
    }
    #expect(background(try answered("\u{1B}[?997;1n")) == dark)
    #expect(background(try answered("\u{1B}]11;garbage\u{7}")) == dark)
    // The terminal tells later that it has changed; a theme that was chosen stays.
    let terminal = try #require(try answered("\u{1B}[?997;1n", showing: dark))
    _ = terminal.wait(milliseconds: 2200) { _ in false }
    terminal.send("\u{1B}[?997;2n")
    #expect(terminal.wait { $0.rows[2].last?.background == light } != nil)
  }

  @Test func aLateAnswerChangesNothingAndIsNoKey() throws {
    let terminal = try start()
    _ = terminal.wait(milliseconds: 300) { _ in false }
    let before = terminal.screen.lines
    terminal.send("\u{1B}]11;rgb:ffff/ffff/ffff\u{7}\u{1B}[?997;2n")
    _ = terminal.wait(milliseconds: 300) { _ in false }
    #expect(terminal.screen.lines == before && terminal.status(within: 0) == .running)
  }

  @Test func whoNamesAThemeIsNotAsked() throws { #expect(!asks(try start(["--theme", "dark"]))) }

  @Test(arguments: ["screen", "linux", "vt100"]) func terminalsThatWouldNotUnderstandAreNotAsked(type: String) throws {
    let terminal = try start([], ["TERM": type])
    #expect(!asks(terminal) && !String(decoding: terminal.output, as: UTF8.self).contains("]11;?"))
  }

  @Test func theQuestionIsTakenBackAtTheEnd() throws {
    let terminal = try start()
    terminal.send("q")
    #expect(terminal.status() == .exited(0))
    let output = String(decoding: terminal.output, as: UTF8.self)
    #expect(output.contains("\u{1B}[?2031h") && output.contains("\u{1B}[?2031l"))
  }
}
