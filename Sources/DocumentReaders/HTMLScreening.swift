/// Looks through a page before it is handed to libxml2: for what would keep that busy without end, and for style sheets.
struct HTMLScreening {
  /// Where the style sheets of the page lie.
  private(set) var sheets: [Range<Int>] = []

  /// How many attributes an element may have; libxml2 compares each with every other.
  private static let attributes = 2_000
  /// Elements whose content is no markup.
  private static let rawNames = ["script", "style"].map { Array($0.utf8) }

  /// Looks through a page; nil if an element has more attributes than any page has use for. Scripts and quoted values do
  /// not count.
  init?(_ text: [UInt8]) {
    guard let sheets = text.withUnsafeBufferPointer(Self.sheets) else { return nil }
    self.sheets = sheets
  }

  private static func sheets(in text: UnsafeBufferPointer<UInt8>) -> [Range<Int>]? {
    var sheets: [Range<Int>] = []
    var index = 0
    while index + 1 < text.count {
      guard text[index] == UInt8(ascii: "<"), isLetter(text[index + 1]) else {
        index += 1
        continue
      }
      let start = index + 1
      guard let end = tagEnd(text, from: start) else { return nil }
      index = end
      // Most tags begin with other letters.
      guard text[start] | 0x20 == UInt8(ascii: "s"), let raw = rawNames.first(where: { isNamed($0, text, at: start) })
      else { continue }
      index = rawEnd(raw, text, from: end)
      let tag = String(decoding: text[start..<end], as: UTF8.self).lowercased()
      if tag.hasPrefix("style"), !tag.contains("print") || tag.contains("screen") { sheets.append(end..<index) }
    }
    return sheets
  }

  /// The place behind a tag; nil if it has too many attributes.
  private static func tagEnd(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var index = start
    while index < text.count {
      let byte = text[index]
      index += 1
      if byte == UInt8(ascii: ">") { break }
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"), text[index - 2] == UInt8(ascii: "=") {
        while index < text.count, text[index] != byte { index += 1 }
        index += 1
      }
    }
    let end = min(index, text.count)
    // Only what is as long as that can have so many.
    return end - start < attributes || hasFewAttributes(text, start..<end) ? end : nil
  }

  private static func hasFewAttributes(_ text: UnsafeBufferPointer<UInt8>, _ tag: Range<Int>) -> Bool {
    var count = 0
    var quote: UInt8 = 0
    var before: UInt8 = 0
    for byte in text[tag] {
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"), before == UInt8(ascii: "=") {
        quote = byte
      } else if byte > 0x20, before <= 0x20 || before == UInt8(ascii: "/") {
        count += 1
      }
      before = byte
    }
    return count <= attributes
  }

  /// The place behind the content of the script or style sheet that begins at a place; nil if none does.
  static func rawEnd(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
    guard start + 1 < text.count, text[start + 1] | 0x20 == UInt8(ascii: "s"),
      let raw = rawNames.first(where: { isNamed($0, text, at: start + 1) })
    else { return nil }
    return tagEnd(text, from: start + 1).map { rawEnd(raw, text, from: $0) }
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
