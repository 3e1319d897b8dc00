/// A MIME entity: a message, or a part of one. E-mail files and web archives are made of them.
///
/// Nothing is refused: what is broken in a message is passed over, and what can be told is told.
struct MIMEMessage {
  /// The header fields in their order: names in lower case, values unfolded and their encoded words decoded.
  let headers: [(name: String, value: String)]
  /// The type as `text/html`, in lower case; `text/plain` where none is given.
  let mediaType: String
  /// The parts of a `multipart` entity; empty for others.
  let parts: [MIMEMessage]
  /// Why parts of it, or of a part of it, are left out; nil if none are known to be.
  let loss: ReadingError.Kind?

  private let parameters: [(name: String, value: String)]
  private let encodedBody: ArraySlice<UInt8>

  /// How deep parts may lie within parts, and how many there may be in all; of what is beyond only the loss is told.
  private static let deepest = 12
  private static let most = 5_000

  /// Takes a message apart.
  init(_ bytes: [UInt8]) {
    var bounds = Bounds()
    self.init(bytes[...], depth: 0, &bounds, fallback: "text/plain")
  }

  /// How many parts there may still be, and what was left out so far.
  private struct Bounds {
    var left = MIMEMessage.most
    var loss: ReadingError.Kind?
  }

  private init(_ bytes: ArraySlice<UInt8>, depth: Int, _ bounds: inout Bounds, fallback: String) {
    let (fields, body) = MIMEHeader.split(bytes)
    headers = fields.map { ($0.name, MIMEHeader.decoded($0.value)) }
    let contentType = MIMEHeader.Value(fields.first { $0.name == "content-type" }?.value ?? [])
    mediaType = contentType.text.contains("/") ? contentType.text : fallback
    let disposition = MIMEHeader.Value(fields.first { $0.name == "content-disposition" }?.value ?? [])
    parameters = contentType.parameters + disposition.parameters
    encodedBody = body
    var parts: [MIMEMessage] = []
    if mediaType.hasPrefix("multipart/") {
      let boundary = contentType.parameters.first { $0.name == "boundary" }?.value ?? ""
      let pieces = MIMEHeader.pieces(of: body, at: Array(boundary.utf8), atMost: bounds.left + 1)
      let inner = mediaType == "multipart/digest" ? "message/rfc822" : "text/plain"
      if pieces.isEmpty, bounds.loss == nil { bounds.loss = .damaged(.email) }
      for piece in pieces {
        guard depth < Self.deepest, bounds.left > 0 else {
          bounds.loss = .restUnread(bounds.left > 0 ? .messageDepth(Self.deepest) : .members(Self.most))
          break
        }
        bounds.left -= 1
        parts.append(MIMEMessage(piece, depth: depth + 1, &bounds, fallback: inner))
      }
    }
    self.parts = parts
    loss = bounds.loss
  }

  /// The value of the first header field of that name, given in lower case.
  func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }

  /// The name of the file that the part is, nil if it says none; only its last component, never a path.
  var fileName: String? {
    let given = parameter("filename") ?? parameter("name")
    let last = given?.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init)
    return last == "." || last == ".." ? nil : last
  }

  /// The label of the encoding that its text says to be in.
  var charset: String? { parameter("charset") }

  /// Whether it is there to be saved rather than to be read with the message.
  var isAttachment: Bool {
    header("content-disposition")?.lowercased().hasPrefix("attachment") ?? false || fileName != nil
  }

  /// All entities that are no `multipart`, in their order, itself among them.
  var leaves: [MIMEMessage] { parts.isEmpty ? [self] : parts.flatMap(\.leaves) }

  /// The body with its transfer encoding undone; broken encoding is decoded as far as it goes.
  var body: [UInt8] {
    switch header("content-transfer-encoding")?.lowercased().filter({ !$0.isWhitespace }) {
    case "base64": TransferEncoding.base64(encodedBody)
    case "quoted-printable": TransferEncoding.quotedPrintable(encodedBody)
    default: Array(encodedBody)
    }
  }

  private func parameter(_ name: String) -> String? { parameters.first { $0.name == name }?.value }
}

/// The transfer encodings of MIME.
enum TransferEncoding {
  /// Undoes base64; what is no base64 is passed over, as mail programs do.
  static func base64(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for byte in bytes {
      guard byte != UInt8(ascii: "=") else {
        (bits, count) = (0, 0)
        continue
      }
      guard let six = value(byte) else { continue }
      bits = bits << 6 | six
      count += 1
      switch count {
      case 2: out.append(UInt8(truncatingIfNeeded: bits >> 4))
      case 3: out.append(UInt8(truncatingIfNeeded: bits >> 2))
      case 4:
        out.append(UInt8(truncatingIfNeeded: bits))
        (bits, count) = (0, 0)
      default: break
      }
    }
    return out
  }

  private static func value(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x41...0x5A: UInt32(byte - 0x41)
    case 0x61...0x7A: UInt32(byte - 0x61 + 26)
    case 0x30...0x39: UInt32(byte - 0x30 + 52)
    case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
    case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
    default: nil
    }
  }

  /// Undoes quoted-printable; with `underscores`, `_` is a space, as in the encoded words of headers.
  static func quotedPrintable(_ bytes: ArraySlice<UInt8>, underscores: Bool = false) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      index += 1
      guard byte == UInt8(ascii: "=") else {
        out.append(underscores && byte == UInt8(ascii: "_") ? 0x20 : byte)
        continue
      }
      var rest = bytes[index...]
      if let high = rest.first.flatMap(hex), let low = rest.dropFirst().first.flatMap(hex) {
        out.append(high << 4 | low)
        index += 2
        continue
      }
      // A line that goes on on the next; mail programs may have put blanks behind the sign.
      rest = rest.drop { $0 == 0x20 || $0 == 0x09 }
      if rest.first == 0x0D { rest = rest.dropFirst() }
      if rest.first == 0x0A {
        index = rest.startIndex + 1
      } else if !rest.isEmpty {
        out.append(byte)
      }
    }
    return out
  }

  /// The value of a hexadecimal digit.
  static func hex(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }
}
