internal import ScreenGrid

/// Answers of the terminal about its background, after their Escape: `]11;rgb:RRRR/GGGG/BBBB` up to BEL or Escape.
enum TerminalAnswer {
  /// Whether a background is light or dark; nil for what says nothing of it.
  static func appearance(_ answer: ArraySlice<RawInput>) -> Theme.Appearance? {
    let text = String(decoding: answer.map(byte), as: UTF8.self)
    guard text.hasPrefix("]11;rgb"), let colon = text.firstIndex(of: ":") else { return nil }
    let body = text[text.index(after: colon)...].prefix { $0.isHexDigit || $0 == "/" }
    let parts = body.split(separator: "/", omittingEmptySubsequences: false)
    guard (3...4).contains(parts.count) else { return nil }
    // Each of one to four digits, the most being white.
    let shares = parts.prefix(3).compactMap { part -> Double? in
      guard (1...4).contains(part.utf8.count), let value = UInt32(part, radix: 16) else { return nil }
      return Double(value) / Double((1 << (4 * UInt32(part.utf8.count))) - 1)
    }
    guard shares.count == 3 else { return nil }
    return 0.2126 * shares[0] + 0.7152 * shares[1] + 0.0722 * shares[2] > 0.5 ? .light : .dark
  }

  /// How much of an input is the beginning of an answer that breaks off; nil if it is none, or whole.
  static func unfinished(_ rest: ArraySlice<RawInput>) -> Int? {
    let bytes = rest.prefix(64).map(byte)
    for start in ["]11;", "[?997;"] {
      let start = Array(start.utf8)
      let common = min(start.count, bytes.count)
      guard common >= 2, bytes.prefix(common).elementsEqual(start.prefix(common)) else { continue }
      guard bytes.count > start.count else { return bytes.count }
      let body = bytes[start.count...].prefix { isPart($0, of: start[0]) }
      return start.count + body.count == bytes.count ? bytes.count : nil
    }
    return nil
  }

  private static func isPart(_ byte: UInt8, of kind: UInt8) -> Bool {
    let isDigit = (0x30...0x39).contains(byte) || byte == UInt8(ascii: ";")
    if kind == UInt8(ascii: "[") { return isDigit }
    return isDigit || (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || byte == UInt8(ascii: ":")
      || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "#")
  }

  private static func byte(_ item: RawInput) -> UInt8 {
    if case .character(let value) = item, value < 0x80 { UInt8(value) } else { 0 }
  }
}
