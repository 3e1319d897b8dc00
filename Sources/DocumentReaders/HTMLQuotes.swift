/// Tells the characters that stand in or beside numbers: digits, and the quotes that are passed over when text is compared.
enum HTMLQuotes {
  /// The character that shows what follows from right to left, digits too.
  static let turn: Unicode.Scalar = "\u{202E}"

  /// Whether the byte at a place may begin a quote beside a digit or a mark that turns text round; `start` is where the
  /// word begins, before which there may be a digit.
  static func mayBegin(_ text: UnsafeBufferPointer<UInt8>, at index: Int, from start: Int) -> Bool {
    let byte = text[index]
    guard byte > 0x7F else { return byte == 0x22 || byte == 0x27 || byte == 0x60 }
    guard byte != 0xE2 || index + 2 >= text.count || text[index + 1] != 0x80 || text[index + 2] != 0xAE else {
      return true
    }
    guard byte == 0xE2 || byte == 0xE3 || byte == 0xEF else { return false }
    guard index > start else { return true }
    let last = text[index - 1]
    if (0x30...0x39).contains(last) { return true }
    return (0x90...0x99).contains(last) && index >= start + 3 && text[index - 3] == 0xEF
  }

  /// Whether it is a quote.
  static func isQuote(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x22, 0x27, 0x60, 0xFF02, 0xFF07, 0x2018...0x201F, 0x300C...0x300F, 0x301D, 0x301E: true
    default: false
    }
  }

  /// Whether it is a digit, or parts the digits of a number.
  static func isOfNumber(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2C, 0x2E, 0x30...0x39, 0xFF0C, 0xFF0E, 0xFF10...0xFF19: true
    default: false
    }
  }

  /// The small digit above the line for a digit of any width; digits of a footnote's mark must not become those of the
  /// number before it.
  static func raised(_ scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0x30...0x39: digits[Int(scalar.value - 0x30)]
    case 0xFF10...0xFF19: digits[Int(scalar.value - 0xFF10)]
    default: nil
    }
  }

  private static let digits = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]

  /// Whether text ends in a number, quotes behind it passed over.
  static func endsInNumber(_ text: ArraySlice<UInt8>) -> Bool {
    let plain = CellSigns.without(text.suffix(16))
    let last = String(decoding: plain, as: UTF8.self).unicodeScalars.reversed().first { !isQuote($0) }
    return last.map { isOfNumber($0) || $0.properties.generalCategory == .decimalNumber } ?? false
  }

  /// Whether text begins with a number, quotes before it passed over.
  static func beginsNumber(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    String(decoding: text.prefix(16), as: UTF8.self).unicodeScalars.first { !isQuote($0) }.map(isOfNumber) ?? false
  }

  /// Whether there is nothing but white space in a text.
  static func isBlank(_ text: some Sequence<UInt8>) -> Bool {
    String(decoding: Array(text), as: UTF8.self).allSatisfy(\.isWhitespace)
  }
}
