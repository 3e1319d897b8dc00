/// Looks for what would keep libxml2 busy without end before a page is handed to it.
enum HTMLScreening {
  /// How many attributes an element may have; libxml2 compares each with every other.
  private static let attributes = 2_000
  /// Elements whose content is no markup.
  private static let rawNames = ["script", "style"].map { Array($0.utf8) }

  /// Whether an element has more attributes than any page has use for; scripts and quoted values do not count.
  static func hasEndlessTag(_ text: [UInt8]) -> Bool {
    text.withUnsafeBufferPointer { text in
      var index = 0
      while index + 1 < text.count {
        guard text[index] == UInt8(ascii: "<"), isLetter(text[index + 1]) else {
          index += 1
          continue
        }
        guard let end = tagEnd(text, from: index + 1) else { return true }
        let raw = rawNames.first { isNamed($0, text, at: index + 1) }
        index = raw.map { rawEnd($0, text, from: end) } ?? end
      }
      return false
    }
  }

  /// The place behind a tag; nil if it has too many attributes.
  private static func tagEnd(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var count = 0
    var quote: UInt8 = 0
    var before: UInt8 = 0
    for index in start..<text.count {
      let byte = text[index]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: ">") {
        return index + 1
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"), before == UInt8(ascii: "=") {
        quote = byte
      } else if byte > 0x20, before <= 0x20 || before == UInt8(ascii: "/") {
        count += 1
        if count > attributes { return nil }
      }
      before = byte
    }
    return text.count
  }

  /// The place of the tag that ends a raw element, or the end of the text.
  private static func rawEnd(_ name: [UInt8], _ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index + 1 < text.count {
      if text[index] == UInt8(ascii: "<"), text[index + 1] == UInt8(ascii: "/"), isNamed(name, text, at: index + 2) {
        return index
      }
      index += 1
    }
    return text.count
  }

  private static func isNamed(_ name: [UInt8], _ text: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    guard start + name.count <= text.count else { return false }
    return name.indices.allSatisfy { text[start + $0] | 0x20 == name[$0] }
      && (start + name.count == text.count || !isLetter(text[start + name.count]))
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
