import ScreenGrid
import Testing

@Suite struct SafeTextTests {
  @Test(arguments: [
    ("\u{1B}[31m", "\\u{1B}[31m"), ("a\u{0}b", "a\\u{0}b"), ("\u{9B}2J", "\\u{9B}2J"), ("\u{7F}", "\\u{7F}"),
    ("甲\u{202E}乙", "甲\\u{202E}乙"), ("\u{2066}\u{2069}\u{61C}", "\\u{2066}\\u{2069}\\u{61C}"),
    ("1\u{200B}2", "1\\u{200B}2"), ("\u{FEFF}甲", "\\u{FEFF}甲"), ("2\u{AD}1", "2\\u{AD}1"),
    ("\u{2028}", "\\u{2028}"), ("\u{E0041}", "\\u{E0041}"), ("\u{F0B7}", "\\u{F0B7}"), ("\u{FFFE}", "\\u{FFFE}"),
    ("\u{0378}", "\\u{378}"), ("\r\n", "\\r\\n"), ("a\tb", "a b"), ("a\u{A0}b", "a b"), ("\u{3164}", "\\u{3164}"),
    ("\u{301}", "\\u{301}"), (" \u{301}", " \\u{301}"), ("e\u{301}", "e\u{301}"),
    ("👩\u{200D}👧", "👩👧"), ("👍🏽", "👍"), ("⚠\u{FE0F}", "⚠"), ("葛\u{E0100}", "葛"), ("\u{FE0F}", "\\u{FE0F}"),
    ("🇨🇳", "\\u{1F1E8}\\u{1F1F3}"), ("中\u{200D}文", "中\\u{200D}文"), ("", ""),
  ]) func dangerousCharactersBecomeVisible(text: String, shown: String) {
    #expect(SafeText.printable(text).unicodeScalars.elementsEqual(shown.unicodeScalars))
  }

  @Test func whatIsDrawnInsteadIsMarked() {
    let marks = SafeText.graphemes(of: "甲\u{1B}乙", widths: CellWidth()).map(\.isEscaped)
    #expect(marks == [false, true, true, true, true, true, true, false])
  }

  @Test func marksBeyondWhatACellHoldsAreSpelledOut() {
    let pieces = SafeText.graphemes(of: "a" + String(repeating: "\u{301}", count: 7), widths: CellWidth())
    #expect(pieces.first?.symbol.unicodeScalars.count == SafeText.scalarsPerGrapheme)
    #expect(pieces.dropFirst().map(\.symbol).joined() == "\\u{301}\\u{301}\\u{301}")
  }

  @Test func linesAreAsciiWhereTheyMayComeOutTwoWide() {
    let pieces = SafeText.graphemes(of: "┌─│█", widths: CellWidth(ambiguous: .wide))
    #expect(pieces.map(\.symbol) == ["+", "-", "|", "#"])
    #expect(pieces.allSatisfy { $0.isEscaped })
    #expect(SafeText.graphemes(of: "┌─│█", widths: CellWidth()).map(\.symbol) == ["┌", "─", "│", "█"])
  }
}
