/// Turns the bytes of a web page into UTF-8: by byte order mark, then by what the bytes show, then by what is declared.
///
/// Pages are mended where text files are refused: a byte that is no character becomes U+FFFD, which no figure can hold.
enum HTMLDecoder {
  /// Decodes a page; `label` is an encoding named outside of it.
  static func decode(_ bytes: [UInt8], label: String?) -> Result<TextDecoder.Decoded, ReadingError.Kind> {
    decodeWhole(bytes, label: label).map { decoded in
      guard decoded.text.contains(0) else { return decoded }
      return TextDecoder.Decoded(text: withoutZeros(decoded.text), encoding: decoded.encoding)
    }
  }

  private static func decodeWhole(
    _ bytes: [UInt8], label: String?
  ) -> Result<TextDecoder.Decoded, ReadingError.Kind> {
    if let wide = wideEncoding(of: bytes) {
      let start = Sniffer.hasWideMark(bytes) ? (wide.rawValue.hasPrefix("utf-32") ? 4 : 2) : 0
      return mended(bytes.dropFirst(start), as: wide)
    }
    let strict = TextDecoder.decode(bytes)
    // What is valid UTF-8 is UTF-8, whatever it says it is.
    if case .success(let decoded) = strict, decoded.encoding == .utf8 { return strict }
    let declared = (label.flatMap { TextEncoding(label: $0) } ?? declaration(in: bytes)) ?? .gb18030
    if TextDecoder.isMostlyUTF8(bytes) { return mended(bytes[...], as: .utf8) }
    if case .success(let decoded) = strict {
      guard declared == .big5, decoded.encoding != .big5,
        case .text(let text) = Iconv.decode(bytes[...], from: "BIG5-HKSCS"),
        TextDecoder.familiarity(of: text) >= TextDecoder.familiarity(of: decoded.text)
      else { return strict }
      return .success(TextDecoder.Decoded(text: text, encoding: .big5))
    }
    return mended(bytes[...], as: declared == .big5 ? .big5 : .gb18030)
  }

  /// UTF-16 or UTF-32, by its mark or by the zeros of the first tag.
  static func wideEncoding(of bytes: [UInt8]) -> TextEncoding? {
    let marks: [([UInt8], TextEncoding)] = [
      ([0xFF, 0xFE, 0, 0], .utf32LittleEndian), ([0, 0, 0xFE, 0xFF], .utf32BigEndian),
      ([0xFF, 0xFE], .utf16LittleEndian), ([0xFE, 0xFF], .utf16BigEndian),
    ]
    if let mark = marks.first(where: { bytes.starts(with: $0.0) }) { return mark.1 }
    let head = Array(bytes.prefix(64))
    guard head.count >= 16 else { return nil }
    func isWide(_ zero: Int) -> Bool {
      stride(from: 0, to: 16, by: 2).count { head[$0 + zero] == 0 && head[$0 + 1 - zero] != 0 } >= 7
    }
    if isWide(1) { return .utf16LittleEndian }
    return isWide(0) ? .utf16BigEndian : nil
  }

  /// Decodes what can be decoded; each byte that cannot becomes U+FFFD, as long as those are few.
  private static func mended(
    _ bytes: ArraySlice<UInt8>, as encoding: TextEncoding
  ) -> Result<TextDecoder.Decoded, ReadingError.Kind> {
    if encoding == .utf8 {
      let text = Array(String(decoding: bytes, as: UTF8.self).utf8)
      return .success(TextDecoder.Decoded(text: text, encoding: .utf8))
    }
    let name = encoding == .big5 ? "BIG5-HKSCS" : encoding.rawValue
    let unit = encoding == .utf16LittleEndian || encoding == .utf16BigEndian ? 2 : 1
    var text: [UInt8] = []
    var rest = bytes
    var losses = 0
    while !rest.isEmpty {
      switch Iconv.decode(rest, from: name) {
      case .unavailable: return .failure(.missingConversion(encoding))
      case .text(let more):
        text += more
        rest = rest[rest.endIndex...]
      case .invalid(let offset):
        if case .text(let more) = Iconv.decode(rest.prefix(offset), from: name) { text += more }
        text += [0xEF, 0xBF, 0xBD]
        losses += 1
        rest = rest.dropFirst(offset + unit)
        guard losses <= 40, losses * 200 <= bytes.count + 800 else {
          return .failure(.undecodable([encoding], offset: bytes.count - rest.count - 1, line: nil))
        }
      }
    }
    return .success(TextDecoder.Decoded(text: text, encoding: encoding))
  }

  /// The encoding named in the page's head, or in its XML declaration.
  private static func declaration(in bytes: [UInt8]) -> TextEncoding? {
    let head = bytes.prefix(4096).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    for key in ["charset", "encoding"] {
      var rest = head[...]
      while let place = rest.indices.first(where: { rest[$0...].starts(with: key.utf8) }) {
        rest = rest[(place + key.utf8.count)...]
        let value = rest.drop { $0 <= 0x20 }
        guard value.first == UInt8(ascii: "=") else { continue }
        let label = value.dropFirst().drop { $0 <= 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
        let name = label.prefix { $0 > 0x20 && $0 != 0x22 && $0 != 0x27 && $0 != 0x3E && $0 != 0x3B && $0 != 0x2F }
        if let encoding = TextEncoding(label: String(decoding: name.prefix(40), as: UTF8.self)) { return encoding }
      }
    }
    return nil
  }

  private static func withoutZeros(_ text: [UInt8]) -> [UInt8] {
    text.flatMap { $0 == 0 ? [0xEF, 0xBF, 0xBD] : [$0] }
  }
}
