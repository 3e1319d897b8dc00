/// Tells an e-mail message by its head.
enum MailHead {
  private static let known: [String] = [
    "from", "to", "subject", "date", "message-id", "received", "return-path", "mime-version", "content-type",
    "delivered-to", "reply-to", "cc", "sender", "x-mailer",
  ]

  /// Whether a text, its letters in lower case, opens with the head of a message: at least three fields that messages
  /// have, from or received among them, and nothing else before the first empty line.
  static func opens(_ text: [UInt8]) -> Bool {
    var fields: [ArraySlice<UInt8>] = []
    for line in text.split(separator: 0x0A, omittingEmptySubsequences: false).prefix(64) {
      let line = line.last == 0x0D ? line.dropLast() : line
      guard let first = line.first else { break }
      if first == 0x20 || first == 0x09 { continue }
      // Some mailboxes put a line of their own before a message.
      if fields.isEmpty, line.starts(with: "from ".utf8) { continue }
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")),
        line[..<colon].allSatisfy({ (0x21...0x7E).contains($0) })
      else {
        // The head may be cut off within a line.
        if line.endIndex == text.endIndex { break }
        return false
      }
      fields.append(line[..<colon])
    }
    let found = known.filter { name in fields.contains { $0.elementsEqual(name.utf8) } }
    return found.count >= 3 && (found.contains("from") || found.contains("received"))
  }

  /// Whether a message, its letters in lower case, is a web page saved with all that belongs to it: by what browsers write
  /// into its head, or because nobody sent it and its first part is a page.
  static func isWebArchive(_ text: [UInt8]) -> Bool {
    let (fields, body) = MIMEHeader.split(text[...])
    guard let type = fields.first(where: { $0.name == "content-type" })?.value,
      MIMEHeader.Value(type).text == "multipart/related"
    else { return false }
    if fields.contains(where: { $0.name == "snapshot-content-location" }) { return true }
    if let from = fields.first(where: { $0.name == "from" }), from.value[...].holds("<saved by ") { return true }
    guard !fields.contains(where: { ["from", "to", "date", "received"].contains($0.name) }) else { return false }
    let lines = body.split(separator: 0x0A).filter { $0.starts(with: "content-type:".utf8) }
    return lines.first.map { $0.holds("text/html") || $0.holds("application/xhtml+xml") } ?? false
  }
}
