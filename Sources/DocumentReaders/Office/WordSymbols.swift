/// Characters of symbol fonts, which stand in the text under the codes of other characters.
enum WordSymbols {
  /// What stands for a sign that this program cannot name; no reading of a figure survives it.
  static let unreadable: Unicode.Scalar = "\u{FFFD}"

  /// Whether the characters of a font are signs, whatever letters their codes are those of.
  static func isSymbolFont(_ font: String) -> Bool {
    guard let first = font.utf8.first, initials.contains(first | 0x20) else { return false }
    let name = font.lowercased()
    return fonts.contains { name.utf8.starts(with: $0.utf8) }
  }

  private static let fonts = [
    "wingdings", "webdings", "symbol", "marlett", "mt extra", "zapfdingbats", "zapf dingbats", "itc zapf dingbats",
    "monotype sorts", "bookshelf symbol", "ms outlook", "ms reference specialty", "dingbats", "standard symbols",
  ]
  private static let initials = Set(fonts.compactMap(\.utf8.first))

  /// The character that a sign of a font prints as; never a digit.
  static func scalar(_ code: UInt32, font: String) -> Unicode.Scalar {
    let low = code & 0xFF
    // Fonts of signs have no others; another font steps in for those.
    guard isSymbolFont(font), code <= 0xFF || (0xF000...0xF0FF).contains(code) else {
      let isDigit = (0x30...0x39).contains(code) || (0xFF10...0xFF19).contains(code)
      let isPrivate = (0xE000...0xF8FF).contains(code)
      return isDigit || isPrivate || code < 0x20 ? unreadable : Unicode.Scalar(code) ?? unreadable
    }
    switch font.lowercased() {
    case "wingdings": return wingdings[low] ?? circled(low) ?? unreadable
    case "wingdings 2": return wingdings2[low] ?? unreadable
    case "symbol": return symbol[low] ?? unreadable
    default: return unreadable
    }
  }

  private static func circled(_ code: UInt32) -> Unicode.Scalar? {
    switch code {
    case 0x81...0x8A: Unicode.Scalar(0x2460 + code - 0x81)
    case 0x8C...0x95: Unicode.Scalar(0x2776 + code - 0x8C)
    default: nil
    }
  }

  private static let wingdings: [UInt32: Unicode.Scalar] = [
    0x20: " ", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x9F: "•",
    0xA0: "▪", 0xA7: "▪", 0xA8: "◻", 0xD8: "➢", 0xE0: "→", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
  ]
  private static let wingdings2: [UInt32: Unicode.Scalar] = [
    0x20: " ", 0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x98: "●", 0xA3: "□",
  ]
  private static let symbol: [UInt32: Unicode.Scalar] = [
    0x20: " ", 0x28: "(", 0x29: ")", 0x2B: "+", 0x2C: ",", 0x2D: "−", 0x2E: ".", 0x2F: "/", 0x3D: "=", 0xA3: "≤",
    0xA8: "♦", 0xAE: "→", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xD7: "⋅",
  ]
}
