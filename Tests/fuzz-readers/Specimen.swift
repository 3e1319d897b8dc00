import Foundation
import ReportFixtures

/// A document to be damaged, taken apart as far as damage is to reach into it.
indirect enum Specimen: Sendable {
  /// Bytes that are not taken apart.
  case bytes([UInt8])
  /// A ZIP archive, or a document that is one.
  case archive([Part])
  /// An e-mail message with attachments.
  case mail([Part])

  /// A member or attachment.
  struct Part: Sendable {
    var name: String
    var content: Specimen
  }

  /// The document put together.
  var packed: [UInt8] {
    switch self {
    case .bytes(let bytes): return bytes
    case .archive(let parts):
      var archive = StoredZip()
      for part in parts { archive.add(part.name, part.content.packed) }
      return archive.bytes
    case .mail(let parts): return Self.message(parts)
    }
  }

  /// A ZIP archive with stored members taken apart; anything else as it is.
  static func taken(apart bytes: [UInt8]) -> Specimen {
    func number(_ place: Int, _ count: Int) -> Int { (0..<count).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) } }
    var parts: [Part] = []
    var place = 0
    while place + 30 <= bytes.count, bytes[place...].starts(with: [0x50, 0x4B, 3, 4]) {
      let (length, name) = (number(place + 18, 4), number(place + 26, 2))
      let start = place + 30 + name + number(place + 28, 2)
      guard number(place + 8, 2) == 0, start + length <= bytes.count else { return .bytes(bytes) }
      let text = String(decoding: bytes[(place + 30)..<(place + 30 + name)], as: UTF8.self)
      parts.append(Part(name: text, content: .bytes(Array(bytes[start..<(start + length)]))))
      place = start + length
    }
    return parts.isEmpty ? .bytes(bytes) : .archive(parts)
  }

  private static func message(_ parts: [Part]) -> [UInt8] {
    let edge = "=_fuzz"
    var text = "From: a@example.org\r\nTo: b@example.org\r\nSubject: =?UTF-8?B?5bm05oql?=\r\nMIME-Version: 1.0\r\n"
    text += "Content-Type: multipart/mixed; boundary=\"\(edge)\"\r\n\r\n--\(edge)\r\n"
    text += "Content-Type: text/plain; charset=utf-8\r\n\r\n附件为年度报告。\r\n"
    for part in parts {
      let name = Data(part.name.utf8).base64EncodedString()
      let body = Data(part.content.packed).base64EncodedString(options: [.lineLength76Characters])
      text += "--\(edge)\r\nContent-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n"
      text += "Content-Disposition: attachment; filename=\"=?UTF-8?B?\(name)?=\"\r\n\r\n\(body)\r\n"
    }
    return Array((text + "--\(edge)--\r\n").utf8)
  }
}
