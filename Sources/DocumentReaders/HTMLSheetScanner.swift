/// Takes a style sheet apart into its rules.
struct HTMLSheetScanner {
  private let text: [UInt8]
  private var index = 0

  /// A scanner at the start of a sheet.
  init(_ sheet: ArraySlice<UInt8>) { text = Array(sheet) }

  /// The next rule that holds on a screen.
  mutating func next() -> (selectors: String, body: String)? {
    while true {
      passBlanks()
      guard index < text.count else { return nil }
      let start = index
      while index < text.count, !"{};".utf8.contains(text[index]) { index += 1 }
      guard index < text.count else { return nil }
      let sign = text[index]
      let head = String(decoding: text[start..<index], as: UTF8.self).lowercasedName
      index += 1
      guard sign == UInt8(ascii: "{") else { continue }
      if head.hasPrefix("@") {
        // The rules in it are those of the sheet if it holds here; what depends on the window's width is passed over.
        if !["@media all", "@media screen", "@media only screen"].contains(head), !head.hasPrefix("@layer") {
          passBlock()
        }
        continue
      }
      let from = index
      let end = passBlock()
      return (head, Self.withoutRemarks(text[from..<end]))
    }
  }

  /// Goes on behind the bracket that ends a block; answers where that is, or where the sheet ends.
  @discardableResult
  private mutating func passBlock() -> Int {
    var depth = 1
    while index < text.count, depth > 0 {
      if text[index] == UInt8(ascii: "{") { depth += 1 }
      if text[index] == UInt8(ascii: "}") { depth -= 1 }
      index += 1
    }
    return depth == 0 ? index - 1 : index
  }

  private mutating func passBlanks() {
    while index < text.count {
      let rest = text[index...]
      if text[index] <= 0x20 {
        index += 1
      } else if rest.starts(with: "/*".utf8) {
        index += 2
        while index < text.count, !text[index...].starts(with: "*/".utf8) { index += 1 }
        index = min(index + 2, text.count)
      } else if rest.starts(with: "<!--".utf8) {
        index += 4
      } else if rest.starts(with: "-->".utf8) {
        index += 3
      } else {
        return
      }
    }
  }

  private static func withoutRemarks(_ body: ArraySlice<UInt8>) -> String {
    var plain: [UInt8] = []
    var index = body.startIndex
    while index < body.endIndex {
      if body[index...].starts(with: "/*".utf8) {
        index += 2
        while index < body.endIndex, !body[index...].starts(with: "*/".utf8) { index += 1 }
        index += 2
      } else {
        plain.append(body[index])
        index += 1
      }
    }
    return String(decoding: plain, as: UTF8.self)
  }
}

extension String {
  /// With one space between words; the names of at-rules in lower case.
  fileprivate var lowercasedName: String {
    let plain = split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return plain.hasPrefix("@") ? plain.lowercased() : plain
  }
}
