/// What a terminal shows at one moment.
public struct Screen: Sendable {
  /// One cell of it.
  public struct Cell: Sendable, Hashable {
    /// What is drawn: a space if nothing is, empty for the right half of a wide character.
    public let text: String
    /// Its columns: 1, 2, or 0 for a right half.
    public let width: Int
    /// The palette index of the letters, -1 for the terminal's own, -2 for an exact colour.
    public let foreground: Int
    /// The palette index behind them, as for `foreground`.
    public let background: Int
    /// Whether the letters are heavy.
    public let isBold: Bool
    /// Whether there is a line under them.
    public let isUnderlined: Bool
    /// Whether the colours are exchanged.
    public let isReversed: Bool
  }

  /// The cells, from the top and from the left.
  public let rows: [[Cell]]
  /// Where the cursor stands: column and row.
  public let cursor: (x: Int, y: Int)
  /// Whether the cursor is shown.
  public let cursorIsVisible: Bool
  /// Whether it is the alternate screen, which vanishes with the program.
  public let isAlternate: Bool
  /// Whether the mouse reports to the program.
  public let reportsMouse: Bool
  /// Whether pasted text is marked.
  public let bracketsPaste: Bool
  /// Whether the line is as a shell expects it: echoed and read by the line.
  public let isCooked: Bool

  /// The rows as text.
  public var lines: [String] { rows.map { $0.map(\.text).joined() } }

  /// Whether a row contains a text.
  public func contains(_ text: String) -> Bool { lines.contains { $0.contains(text) } }

  /// Where a text begins for the first time, as column and row.
  public func find(_ text: String) -> (x: Int, y: Int)? {
    for (y, row) in rows.enumerated() {
      for x in row.indices where row[x...].lazy.map(\.text).joined().hasPrefix(text) && row[x].width > 0 {
        return (x, y)
      }
    }
    return nil
  }

  /// Whether every row is whole: no half of a wide character stands alone.
  public var isWhole: Bool {
    rows.allSatisfy { row in
      row.indices.allSatisfy { x in
        row[x].width != 2 || x + 1 < row.count && row[x + 1].width == 0
      }
    }
  }
}
