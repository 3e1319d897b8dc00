/// Tells a file's format by signatures in its bytes.
enum Sniffer {
  /// The format that the bytes show; `text` when nothing speaks against it.
  ///
  /// The head of a file is enough for everything but telling the kinds of ZIP and OLE2 apart.
  static func format(of bytes: [UInt8]) -> FileFormat {
    guard !bytes.isEmpty else { return .empty }
    if let known = signature(of: bytes) { return known }
    if hasWideMark(bytes) { return .text }
    if HTMLDecoder.wideEncoding(of: bytes) != nil, markup(of: bytes.prefix(2048).filter { $0 != 0 }) == .html {
      return .html
    }
    if isBinary(bytes) { return .binary }
    return markup(of: bytes) ?? .text
  }

  /// Whether it begins with the mark of UTF-16 or UTF-32, where zero bytes are no sign of binary data.
  static func hasWideMark(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0, 0, 0xFE, 0xFF])
  }

  private static let signatures: [(bytes: [UInt8], format: FileFormat)] = [
    (Array("%PDF-".utf8), .pdf), (Array("{\\rtf".utf8), .rtf),
    (CompoundFile.signature, .ole),
    (Array("PK\u{3}\u{4}".utf8), .zip), (Array("PK\u{5}\u{6}".utf8), .zip),
    (Array("Rar!\u{1A}\u{7}".utf8), .rar), ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .sevenZip), ([0x1F, 0x8B], .gzip),
    ([0x89, 0x50, 0x4E, 0x47], .image), ([0xFF, 0xD8, 0xFF], .image), (Array("GIF8".utf8), .image),
    ([0x49, 0x49, 0x2A, 0x00], .image), ([0x4D, 0x4D, 0x00, 0x2A], .image),
  ]

  private static func signature(of bytes: [UInt8]) -> FileFormat? {
    guard let found = signatures.first(where: { bytes.starts(with: $0.bytes) })?.format else {
      return laterSignature(of: bytes)
    }
    switch found {
    case .zip: return ZipKind.format(of: bytes)
    case .ole: return oleKind(of: bytes)
    default: return found
    }
  }

  /// Signatures that do not stand at the very beginning, or that need a second look.
  private static func laterSignature(of bytes: [UInt8]) -> FileFormat? {
    if bytes.count > 262, bytes[257..<262].elementsEqual("ustar".utf8) { return .tar }
    if bytes.starts(with: "RIFF".utf8), bytes.count > 12, bytes[8..<12].elementsEqual("WEBP".utf8) { return .image }
    if bytes.starts(with: "BM".utf8), bytes.prefix(64).contains(0) { return .image }
    // Some programs put a few bytes of their own before a PDF's first line.
    return bytes.prefix(1024).holds("%PDF-1.") && isBinary(Array(bytes.prefix(4096))) ? .pdf : nil
  }

  /// Which kind of document an OLE2 file holds, by its streams; WPS names them as Word and Excel do.
  ///
  /// Of the head alone, or where the directory is lost, names anywhere in the bytes have to do; they are in UTF-16.
  private static func oleKind(of bytes: [UInt8]) -> FileFormat {
    let kinds: [(stream: String, format: FileFormat)] = [
      ("EncryptedPackage", .encryptedOffice), ("WordDocument", .doc), ("Workbook", .xls), ("Book", .xls),
      ("PowerPoint Document", .ppt),
    ]
    if let file = CompoundFile(bytes), let kind = kinds.first(where: { file.stream($0.stream) != nil }) {
      return kind.format
    }
    let named = kinds.first { kind in
      kind.stream != "Book" && bytes[...].holds(kind.stream.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    }
    return named?.format ?? .ole
  }

  /// Whether more than one byte in a thousand is zero, or one in fifty a control code that no text has.
  private static func isBinary(_ bytes: [UInt8]) -> Bool {
    var zeros = 0
    var controls = 0
    for byte in bytes where byte < 0x20 {
      switch byte {
      case 0: zeros += 1
      case 0x07...0x0D, 0x1A, 0x1B: break
      default: controls += 1
      }
    }
    return zeros * 1000 > bytes.count || controls * 50 > bytes.count
  }
}

extension Sniffer {
  /// The markup that text really is, nil for text that merely has a stray tag in it.
  static func markup(of bytes: [UInt8]) -> FileFormat? {
    let head = lowercasedHead(of: bytes)
    if let first = head.first, (0x61...0x7A).contains(first),
      head.starts(with: "mime-version:".utf8) || head.starts(with: "from: <saved by ".utf8) || MailHead.opens(head)
    {
      return MailHead.isWebArchive(lowercasedHead(of: bytes, 16 << 10)) ? .webArchive : .email
    }
    guard head.first == UInt8(ascii: "<") else { return holdsTable(bytes) ? .html : nil }
    if head.starts(with: "<?xml".utf8) { return head[...].holds("<html") ? .html : .xml }
    let openers = [
      "<!doctype html", "<html", "<head", "<body", "<meta", "<title", "<div", "<p", "<table", "<style", "<script",
    ]
    let opens = openers.contains { opener in
      head.starts(with: opener.utf8) && head.dropFirst(opener.utf8.count).first.map { !isLetter($0) } ?? false
    }
    return opens || head.starts(with: "<!--".utf8) && head[...].holds("<html") || holdsTable(bytes) ? .html : nil
  }

  /// A table in tags makes text HTML, wherever it stands.
  private static func holdsTable(_ bytes: [UInt8]) -> Bool {
    guard bytes[...].holds("<") else { return false }
    let lowered = bytes.map(lowercase)
    return lowered[...].holds("<table") && lowered[...].holds("</td>")
  }

  /// The first bytes after a byte order mark and white space, letters in lower case.
  private static func lowercasedHead(of bytes: [UInt8], _ count: Int = 1024) -> [UInt8] {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    return bytes.dropFirst(start).drop { $0 == 0x20 || (0x09...0x0D).contains($0) }.prefix(count).map(lowercase)
  }

  private static func lowercase(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) }
}

extension ArraySlice<UInt8> {
  /// Whether the text stands somewhere in the bytes.
  func holds(_ text: String) -> Bool { holds(Array(text.utf8)) }

  /// Whether the bytes stand somewhere in these.
  func holds(_ needle: [UInt8]) -> Bool {
    guard let first = needle.first else { return true }
    var rest = self
    while let index = rest.firstIndex(of: first) {
      if rest[index...].starts(with: needle) { return true }
      rest = rest[(index + 1)...]
    }
    return false
  }
}
