import ScreenGrid
import Testing

@Suite struct CellWidthTests {
  @Test(arguments: [
    ("a", 1), ("中", 2), ("　", 2), ("，", 2), ("％", 2), ("㎡", 2), ("〇", 2), ("𠮷", 2), ("Ａ", 2), ("한", 2), ("✗", 1),
    ("｡", 1), ("é", 1), ("e\u{301}", 1), ("👍", 2), ("\u{31350}", 2), ("\u{2EBF0}", 2), ("\u{323B0}", 2),
    ("\u{33FFF}", 2), ("\u{20}", 1), ("\u{A0}", 1),
  ]) func columnsOfText(text: String, columns: Int) {
    #expect(CellWidth().of(text) == columns)
    #expect(CellWidth(ambiguous: .wide).of(text) == columns || text == "é")
  }

  @Test(arguments: Array("“”—…①→×·Ⅳ℃■□●★※"))
  func ambiguousCharactersAreAsWideAsTheTerminalSays(character: Character) {
    #expect(CellWidth().of(String(character)) == 1)
    #expect(CellWidth(ambiguous: .wide).of(String(character)) == 2)
  }

  @Test func linesAndBlocksStayNarrow() throws {
    for value: UInt32 in 0x2500...0x259F {
      let scalar = try #require(Unicode.Scalar(value))
      #expect(CellWidth(ambiguous: .wide).of(scalar) == 1)
    }
  }

  @Test(arguments: CellWidth.Ambiguous.allCases) func symbolsAreOneColumnWide(ambiguous: CellWidth.Ambiguous) {
    let widths = CellWidth(ambiguous: ambiguous)
    func check(_ value: Any, _ path: String) {
      if let text = value as? String {
        #expect(widths.of(text) == 1, "\(path)")
        #expect(SafeText.graphemes(of: text, widths: widths).allSatisfy { !$0.isEscaped }, "\(path)")
      }
      for child in Mirror(reflecting: value).children where !(value is String) {
        check(child.value, path + "." + (child.label ?? "?"))
      }
    }
    check(Symbols.of(widths), "symbols")
  }

  @Test func whatIsNeverDrawnHasNoWidthForTheTerminal() {
    let widths = CellWidth()
    #expect(widths.terminalColumns(of: 0) == 0)
    #expect(
      [0x1B, 0x9B, 0x202E, 0x200B, 0xE000, 0xD800, 0xFFFF, 0x11_0000].allSatisfy {
        widths.terminalColumns(of: $0) == -1
      })
    #expect(widths.terminalColumns(of: 0x301) == 0)
    #expect(widths.terminalColumns(of: 0x4E2D) == 2)
  }
}
