/// Text of a report made harmless for terminals, editors and spreadsheets: characters that cannot be seen are written out.
enum VisibleText {
  /// The text with control, bidirectional and zero-width characters as `\u{202e}`; line feeds stay, a tab is a space.
  static func lines(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line(String($0)) }.joined(separator: "\n")
  }

  /// The text on one line, cut at its tabs, which part the cells of a table in a text.
  static func cells(_ text: String) -> [String] {
    text.split(separator: "\t", omittingEmptySubsequences: false).map { line(String($0)) }
  }

  /// The text on one line: line ends and tabs become a space, other invisible characters `\u{202e}`.
  static func line(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isInvisible) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n", "\t", "\r", "\u{2028}", "\u{2029}", "\u{85}", "\u{0B}", "\u{0C}":
        if result.last != " " { result += " " }
      case _ where isInvisible(scalar): result += escape(scalar)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Whether a character has no shape of its own, or changes how its neighbours are shown.
  static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20..<0x7F, 0x3001...0xD7FF, 0xFF01...0xFFEF: return false
    case 0xFE00...0xFE0F, 0x115F, 0x1160, 0x3164, 0xFFA0, 0xE0100...0xE01EF: return true
    default: break
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: return true
    default: return false
    }
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String { "\\u{\(String(scalar.value, radix: 16))}" }
}
