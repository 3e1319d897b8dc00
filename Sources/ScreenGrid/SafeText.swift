/// Text from anywhere, made safe to draw.
///
/// Control, bidirectional, zero-width, private and unassigned characters become visible escapes such as `\u{202E}`;
/// a line end is `\n`, a TAB a space. Emoji sequences lose their joiners and selectors, so that every grapheme has a
/// width all terminals agree on, and no grapheme has more than five scalars, which is what ncurses keeps in a cell.
public enum SafeText {
  /// A grapheme as it will be drawn.
  public struct Grapheme: Sendable, Hashable {
    /// What is drawn.
    public let symbol: String
    /// Its columns: 1 or 2.
    public let width: Int
    /// Whether it stands for a character that must not reach a terminal.
    public let isEscaped: Bool
  }

  /// The most scalars in one grapheme: `CCHARW_MAX` of ncurses.
  public static let scalarsPerGrapheme = 5

  /// The graphemes of a text; control, bidirectional and zero-width characters become visible escapes.
  public static func graphemes(of text: String, widths: CellWidth) -> [Grapheme] {
    var all: [Grapheme] = []
    forEach(in: text, widths: widths) {
      all.append($0)
      return true
    }
    return all
  }

  /// The whole text as it may be printed on a terminal, whatever is in it.
  public static func printable(_ text: String) -> String {
    var safe = ""
    forEach(in: text, widths: CellWidth()) {
      safe += $0.symbol
      return true
    }
    return safe
  }

  /// Calls `body` with each grapheme in turn until it returns false.
  static func forEach(in text: String, widths: CellWidth, _ body: (Grapheme) -> Bool) {
    var pending = Pending()
    var scalars = text.unicodeScalars.makeIterator()
    var next = scalars.next()
    while let scalar = next {
      next = scalars.next()
      let kind = CellWidth.kind(of: scalar)
      switch kind {
      case .narrow, .wide, .ambiguous:
        if isSkinTone(scalar), pending.isEmoji { continue }
        guard pending.flush(body) else { return }
        pending.begin(shape(of: scalar, widths), columns: widths.columns(of: kind), from: scalar)
      case .combining where pending.takes:
        pending.append(scalar)
      case .selector where !pending.isEmpty:
        continue
      case .hidden where scalar.value == 0x200D && pending.isEmoji && next.map(isEmoji) == true:
        continue
      case .blank:
        guard pending.flush(body) else { return }
        pending.begin(" ", columns: 1, from: " ")
      case .combining, .selector, .hidden:
        guard pending.flush(body) else { return }
        if scalar == "\t" {
          pending.begin(" ", columns: 1, from: " ")
        } else if !spell(scalar, body) {
          return
        }
      }
    }
    _ = pending.flush(body)
  }

  /// A grapheme that may still grow by combining marks.
  private struct Pending {
    var symbol = ""
    var columns = 0
    var scalars = 0
    var base: Unicode.Scalar = " "
    var stands = false

    var isEmpty: Bool { scalars == 0 }
    var isEmoji: Bool { !isEmpty && SafeText.isEmoji(base) }
    /// Whether a combining mark has something to stand on and room left.
    var takes: Bool { !isEmpty && !stands && base != " " && scalars < scalarsPerGrapheme }

    mutating func begin(_ drawn: Unicode.Scalar, columns: Int, from scalar: Unicode.Scalar) {
      symbol = String(drawn)
      self.columns = columns
      scalars = 1
      base = scalar
      stands = drawn != scalar
    }

    mutating func append(_ scalar: Unicode.Scalar) {
      symbol.unicodeScalars.append(scalar)
      scalars += 1
    }

    mutating func flush(_ body: (Grapheme) -> Bool) -> Bool {
      guard scalars > 0 else { return true }
      scalars = 0
      return body(Grapheme(symbol: symbol, width: columns, isEscaped: stands))
    }
  }

  /// What is drawn for a scalar: itself, but ASCII in place of lines and blocks where those may come out two wide.
  private static func shape(of scalar: Unicode.Scalar, _ widths: CellWidth) -> Unicode.Scalar {
    guard widths.ambiguous == .wide, scalar.value &- 0x2500 < 0xA0 else { return scalar }
    switch scalar.value {
    case 0x2500, 0x2501, 0x2504, 0x2505, 0x2508, 0x2509, 0x254C, 0x254D, 0x2550: return "-"
    case 0x2502, 0x2503, 0x2506, 0x2507, 0x250A, 0x250B, 0x254E, 0x254F, 0x2551: return "|"
    case 0x2580...: return "#"
    default: return "+"
    }
  }

  private static func isEmoji(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1F000...0x1FAFF, 0x2600...0x27BF, 0x2190...0x21FF, 0x2B00...0x2BFF: true
    default: false
    }
  }

  private static func isSkinTone(_ scalar: Unicode.Scalar) -> Bool { scalar.value &- 0x1F3FB < 5 }

  private static func spell(_ scalar: Unicode.Scalar, _ body: (Grapheme) -> Bool) -> Bool {
    escape(of: scalar).unicodeScalars.allSatisfy {
      body(Grapheme(symbol: String($0), width: 1, isEscaped: true))
    }
  }

  private static func escape(of scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n": "\\n"
    case "\r": "\\r"
    default: "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
    }
  }
}
