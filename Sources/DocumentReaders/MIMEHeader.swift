/// Reads the header fields of MIME entities.
enum MIMEHeader {
  /// A field as it stands: its name in lower case, its value unfolded.
  typealias Field = (name: String, value: [UInt8])

  /// The fields at the head of an entity, and its body.
  static func split(_ bytes: ArraySlice<UInt8>) -> (fields: [Field], body: ArraySlice<UInt8>) {
    var fields: [Field] = []
    var rest = bytes
    while let (line, after) = nextLine(rest) {
      if line.isEmpty { return (fields, after) }
      if let first = line.first, first == 0x20 || first == 0x09, let last = fields.indices.last {
        fields[last].value += [0x20] + line.drop { $0 == 0x20 || $0 == 0x09 }
      } else if let colon = line.firstIndex(of: UInt8(ascii: ":")), isName(line[..<colon]) {
        fields.append((lowercased(line[..<colon]), Array(line[(colon + 1)...].drop { $0 == 0x20 || $0 == 0x09 })))
      } else if fields.isEmpty, !line.starts(with: "From ".utf8) {
        // No header at all: everything is the body.
        return ([], bytes)
      }
      rest = after
      // No message has so many; the rest is taken for its body.
      if fields.count >= 1_000 { break }
    }
    return (fields, rest)
  }

  /// The stretches between the lines `--boundary`, the one that ends with `--` closing the last.
  static func pieces(of body: ArraySlice<UInt8>, at boundary: [UInt8], atMost most: Int) -> [ArraySlice<UInt8>] {
    var pieces: [ArraySlice<UInt8>] = []
    var start: Int?
    var rest = body
    let mark = Array("--".utf8) + boundary
    while let (line, after) = nextLine(rest), pieces.count < most {
      defer { rest = after }
      guard line.starts(with: mark) else { continue }
      let tail = line.dropFirst(mark.count)
      let isLast = tail.starts(with: "--".utf8)
      guard isLast || tail.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) else { continue }
      if let from = start { pieces.append(withoutLineEnd(body[from..<line.startIndex])) }
      start = after.startIndex
      if isLast { return pieces }
    }
    // A message that was cut off still has the part that was under way.
    if let from = start, pieces.count < most { pieces.append(body[from...]) }
    return pieces
  }

  private static func withoutLineEnd(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var bytes = bytes
    if bytes.last == 0x0A { bytes.removeLast() }
    if bytes.last == 0x0D { bytes.removeLast() }
    return bytes
  }

  private static func nextLine(_ bytes: ArraySlice<UInt8>) -> (line: ArraySlice<UInt8>, after: ArraySlice<UInt8>)? {
    guard !bytes.isEmpty else { return nil }
    let end = bytes.firstIndex(of: 0x0A) ?? bytes.endIndex
    var line = bytes[..<end]
    if line.last == 0x0D { line.removeLast() }
    return (line, bytes[min(end + 1, bytes.endIndex)...])
  }

  private static func isName(_ bytes: ArraySlice<UInt8>) -> Bool {
    !bytes.isEmpty && bytes.count <= 80 && bytes.allSatisfy { $0 > 0x20 && $0 < 0x7F }
  }

  private static func lowercased(_ bytes: some Sequence<UInt8>) -> String {
    String(decoding: bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }
}

extension MIMEHeader {
  /// A structured value: `text/html; charset="gb2312"`.
  struct Value {
    /// What stands before the first semicolon, in lower case.
    let text: String
    /// The parameters, names in lower case, values decoded.
    let parameters: [(name: String, value: String)]

    init(_ value: [UInt8]) {
      var pieces: [[UInt8]] = [[]]
      var isQuoted = false
      var isEscaped = false
      for byte in value {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\"), isQuoted {
          isEscaped = true
          continue
        } else if byte == UInt8(ascii: "\"") {
          isQuoted.toggle()
          if isQuoted { pieces[pieces.count - 1] = MIMEHeader.withoutTail(pieces[pieces.count - 1]) }
          continue
        } else if byte == UInt8(ascii: ";"), !isQuoted {
          pieces.append([])
          continue
        } else if byte <= 0x20, !isQuoted, pieces[pieces.count - 1].last.map({ $0 == UInt8(ascii: "=") }) ?? true {
          continue
        }
        pieces[pieces.count - 1].append(byte)
      }
      text = MIMEHeader.lowercased(MIMEHeader.trimmed(pieces[0][...]))
      parameters = MIMEHeader.parameters(Array(pieces.dropFirst()))
    }
  }

  /// The parameters of a value; those written in pieces (`filename*0=`, RFC 2231) are put together.
  private static func parameters(_ pieces: [[UInt8]]) -> [(name: String, value: String)] {
    var plain: [(name: String, value: String)] = []
    var extended: [(name: String, bytes: [UInt8], isEncoded: Bool)] = []
    for piece in pieces {
      guard let equals = piece.firstIndex(of: UInt8(ascii: "=")) else { continue }
      let name = lowercased(trimmed(piece[..<equals]))
      let value = Array(piece[(equals + 1)...])
      guard let star = name.firstIndex(of: "*") else {
        plain.append((name, decoded(value)))
        continue
      }
      let base = String(name[..<star])
      let isEncoded = name.hasSuffix("*")
      if let index = extended.firstIndex(where: { $0.name == base }) {
        extended[index].bytes += value
        extended[index].isEncoded = extended[index].isEncoded || isEncoded
      } else {
        extended.append((base, value, isEncoded))
      }
    }
    return extended.map { ($0.name, $0.isEncoded ? percentDecoded($0.bytes) : decoded($0.bytes)) } + plain
  }

  /// `UTF-8''%E5%B9%B4…` as text.
  private static func percentDecoded(_ bytes: [UInt8]) -> String {
    let pieces = bytes.split(separator: UInt8(ascii: "'"), maxSplits: 2, omittingEmptySubsequences: false)
    let charset = pieces.count == 3 ? String(decoding: pieces[0], as: UTF8.self) : ""
    let value = pieces.count == 3 ? pieces[2] : bytes[...]
    var out: [UInt8] = []
    var index = value.startIndex
    while index < value.endIndex {
      if value[index] == UInt8(ascii: "%"), index + 2 < value.endIndex,
        let high = TransferEncoding.hex(value[index + 1]), let low = TransferEncoding.hex(value[index + 2])
      {
        out.append(high << 4 | low)
        index += 3
      } else {
        out.append(value[index])
        index += 1
      }
    }
    return text(out, charset: charset)
  }

  /// A value as text, with its encoded words (`=?gb2312?B?…?=`) decoded and the space between two of them left out.
  static func decoded(_ value: [UInt8]) -> String {
    guard value[...].holds("=?") else { return text(value, charset: "") }
    var out = ""
    var rest = value[...]
    var wasWord = false
    while !rest.isEmpty {
      if let word = EncodedWord(rest) {
        out += word.text
        rest = rest[word.end...]
        wasWord = true
        continue
      }
      let next = rest.dropFirst().indices.first { EncodedWord(rest[$0...]) != nil } ?? rest.endIndex
      let between = rest[..<next]
      let isGap = wasWord && next < rest.endIndex && between.allSatisfy { $0 == 0x20 || $0 == 0x09 }
      if !isGap { out += text(Array(between), charset: "") }
      rest = rest[next...]
      wasWord = false
    }
    return out
  }

  private struct EncodedWord {
    let text: String
    let end: Int

    init?(_ bytes: ArraySlice<UInt8>) {
      guard bytes.starts(with: "=?".utf8) else { return nil }
      let inner = bytes.dropFirst(2).prefix(400)
      guard let first = inner.firstIndex(of: UInt8(ascii: "?")), first + 2 < inner.endIndex,
        inner[first + 2] == UInt8(ascii: "?")
      else { return nil }
      let body = inner[(first + 3)...]
      guard let last = body.indices.first(where: { body[$0...].starts(with: "?=".utf8) }) else { return nil }
      let encoded = body[..<last]
      let charset = String(decoding: inner[..<first].prefix { $0 != UInt8(ascii: "*") }, as: UTF8.self)
      switch inner[first + 1] | 0x20 {
      case UInt8(ascii: "b"): text = MIMEHeader.text(TransferEncoding.base64(encoded), charset: charset)
      case UInt8(ascii: "q"):
        text = MIMEHeader.text(TransferEncoding.quotedPrintable(encoded, underscores: true), charset: charset)
      default: return nil
      }
      end = last + 2
    }
  }

  /// Bytes as text: in the encoding named, else as UTF-8 or GB18030; what is neither shows U+FFFD.
  private static func text(_ bytes: [UInt8], charset: String) -> String {
    if let encoding = TextEncoding(label: charset), encoding != .utf8,
      case .text(let text) = Iconv.decode(bytes[...], from: encoding.rawValue)
    {
      return String(decoding: text, as: UTF8.self)
    }
    return DocumentReaders.decodeName(bytes) ?? String(decoding: bytes, as: UTF8.self)
  }

  private static func withoutTail(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    return bytes
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var bytes = bytes
    while let first = bytes.first, first <= 0x20 { bytes.removeFirst() }
    while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    return bytes
  }
}
