/// The bodies and attachments of an e-mail message.
struct MailMembers: MemberSource {
  let entries: [MemberEntry]
  let remark: ReadingError.Kind?
  private let leaves: [MIMEMessage]

  /// Takes a message apart.
  init(_ message: [UInt8]) {
    let message = MIMEMessage(message)
    remark = message.loss
    leaves = Self.leaves(of: message)
    entries = leaves.enumerated().map { MemberEntry(name: Array(Self.name(of: $1, number: $0 + 1).utf8), index: $0) }
  }

  func read(_ index: Int, into bytes: inout MemberBytes) throws(ReadingError.Kind) {
    try bytes.add(leaves[index].body)
  }

  /// The parts that stand for something of their own: of a text in several forms only the one that keeps its tables.
  private static func leaves(of message: MIMEMessage) -> [MIMEMessage] {
    guard !message.parts.isEmpty else { return message.mediaType.hasPrefix("multipart/") ? [] : [message] }
    guard message.mediaType == "multipart/alternative" else { return message.parts.flatMap(leaves) }
    let forms = message.parts.map(leaves)
    guard forms.contains(where: { $0.contains { $0.mediaType == "text/html" } }) else { return forms.flatMap { $0 } }
    return forms.flatMap { $0 }.filter { $0.mediaType != "text/plain" || $0.isAttachment }
  }

  private static func name(of part: MIMEMessage, number: Int) -> String {
    if let name = part.fileName { return name }
    switch part.mediaType {
    case "text/html": return "body.html"
    case "text/plain": return "body.txt"
    case "message/rfc822": return "message.eml"
    default: return "part\(number)"
    }
  }
}
