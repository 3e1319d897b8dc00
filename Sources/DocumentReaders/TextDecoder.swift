/// The encodings that text is read in.
public enum TextEncoding: String, Sendable, Hashable, CaseIterable {
  case utf8 = "utf-8"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  case utf32LittleEndian = "utf-32le"
  case utf32BigEndian = "utf-32be"
  case gb18030
  case big5
}

/// Turns the bytes of a text file into UTF-8.
enum TextDecoder {
  /// Text as valid UTF-8, and the encoding it was in.
  struct Decoded: Equatable {
    var text: [UInt8]
    var encoding: TextEncoding
  }

  /// Decodes by byte order mark, else as UTF-8, else by evidence as GB18030 or Big5; strictly, nothing is replaced.
  static func decode(_ bytes: [UInt8]) -> Result<Decoded, ReadingError.Kind> {
    if let (encoding, length) = mark(of: bytes) { return decode(bytes.dropFirst(length), as: encoding) }
    guard let offset = firstInvalidUTF8(bytes[...]) else { return .success(Decoded(text: bytes, encoding: .utf8)) }
    guard !isMostlyUTF8(bytes) else {
      return .failure(.undecodable([.utf8], offset: offset, line: line(of: offset, bytes)))
    }
    return decodeByEvidence(bytes)
  }

  private static func mark(of bytes: [UInt8]) -> (TextEncoding, Int)? {
    let marks: [([UInt8], TextEncoding)] = [
      ([0xEF, 0xBB, 0xBF], .utf8), ([0xFF, 0xFE, 0, 0], .utf32LittleEndian), ([0, 0, 0xFE, 0xFF], .utf32BigEndian),
      ([0xFF, 0xFE], .utf16LittleEndian), ([0xFE, 0xFF], .utf16BigEndian), ([0x84, 0x31, 0x95, 0x33], .gb18030),
    ]
    return marks.first { bytes.starts(with: $0.0) }.map { ($0.1, $0.0.count) }
  }

  private static func decode(_ bytes: ArraySlice<UInt8>, as encoding: TextEncoding) -> Result<
    Decoded, ReadingError.Kind
  > {
    func failure(at offset: Int) -> Result<Decoded, ReadingError.Kind> {
      .failure(.undecodable([encoding], offset: bytes.startIndex + offset, line: nil))
    }
    if encoding == .utf8 {
      if let offset = firstInvalidUTF8(bytes) { return failure(at: offset) }
      return .success(Decoded(text: Array(bytes), encoding: .utf8))
    }
    switch Iconv.decode(bytes, from: encoding.rawValue) {
    case .text(let text): return .success(Decoded(text: text, encoding: encoding))
    case .invalid(let offset): return failure(at: offset)
    case .unavailable: return .failure(.missingConversion(encoding))
    }
  }

  /// Bytes that are no UTF-8: GB18030 unless they only make sense as Big5.
  private static func decodeByEvidence(_ bytes: [UInt8]) -> Result<Decoded, ReadingError.Kind> {
    let mainland = Iconv.decode(bytes[...], from: "GB18030")
    let island = Iconv.decode(bytes[...], from: "BIG5-HKSCS")
    switch (mainland, island) {
    case (.text(let text), .text(let other)) where familiarity(of: other) > familiarity(of: text):
      return .success(Decoded(text: other, encoding: .big5))
    case (.text(let text), _): return .success(Decoded(text: text, encoding: .gb18030))
    case (_, .text(let text)) where familiarity(of: text) > 0:
      return .success(Decoded(text: text, encoding: .big5))
    case (.invalid(let offset), _):
      return .failure(.undecodable([.utf8, .gb18030], offset: offset, line: line(of: offset, bytes)))
    default: return .failure(.missingConversion(.gb18030))
    }
  }

  /// How many characters are among those that every Chinese administrative text is full of, in either script.
  ///
  /// Text decoded with the wrong table consists of rare characters.
  static func familiarity(of text: [UInt8]) -> Int {
    String(decoding: text, as: UTF8.self).unicodeScalars.reduce(0) { familiar.contains($1) ? $0 + 1 : $0 }
  }

  private static let familiar = Set(
    "的一二三四五六七八九十年月日在是不了和有人政府信息公開公开年度報告报告工作申請请行政機關机关項项件數数本法律區区縣县市局主動动其他，。、：（）".unicodeScalars)

  /// Where the bytes stop being UTF-8, nil if they do not.
  private static func firstInvalidUTF8(_ bytes: ArraySlice<UInt8>) -> Int? {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch { return error.byteOffsets.lowerBound }
  }

  /// Whether nine in ten of the bytes above ASCII belong to well-formed three-byte UTF-8: damaged UTF-8, then, which
  /// must not be taken for another encoding.
  static func isMostlyUTF8(_ bytes: [UInt8]) -> Bool {
    var high = 0
    var proper = 0
    var index = 0
    while index < bytes.count {
      guard bytes[index] >= 0x80 else { index += 1; continue }
      if (0xE2...0xEF).contains(bytes[index]), index + 2 < bytes.count, bytes[index + 1] & 0xC0 == 0x80,
        bytes[index + 2] & 0xC0 == 0x80
      {
        proper += 3
        high += 3
        index += 3
      } else {
        high += 1
        index += 1
      }
    }
    return proper * 10 >= high * 9
  }

  private static func line(of offset: Int, _ bytes: [UInt8]) -> Int {
    bytes.prefix(offset).reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
  }
}
