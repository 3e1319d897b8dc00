/// Text from anywhere, made safe to draw.
public enum SafeText {
  /// A grapheme as it will be drawn.
  public struct Grapheme: Sendable, Hashable {
    /// What is drawn.
    public let symbol: String
    /// Its columns.
    public let width: Int
    /// Whether it stands for a character that must not reach a terminal.
    public let isEscaped: Bool
  }

  /// The graphemes of a text; control, bidirectional and zero-width characters become visible escapes.
  public static func graphemes(of text: String, widths: CellWidth) -> [Grapheme] {
    text.map { character in
      let width = character.unicodeScalars.first.map(widths.of) ?? 0
      return Grapheme(symbol: String(character), width: width, isEscaped: false)
    }
  }
}
