/// Mends the remarks of a page that libxml2 reads otherwise than browsers do.
enum HTMLRemarks {
  /// The text without `<![if …]>` and `<![endif]>`, which browsers pass over and libxml2 would show as text, and with
  /// every remark ended where browsers end it: `<!-->`, `<!--->` and `--!>` end one too.
  static func mended(_ text: [UInt8]) -> [UInt8] {
    guard holdsOdd(text) else { return text }
    var out: [UInt8] = []
    out.reserveCapacity(text.count)
    text.withUnsafeBufferPointer { text in
      var index = 0
      while index < text.count {
        let start = index
        if text[index] != UInt8(ascii: "<") {
          index += 1
        } else if let end = HTMLScreening.rawEnd(text, at: index) {
          index = end
        } else if text[index...].starts(with: "<!--".utf8) {
          index = remarkEnd(text, from: index)
          // What stands in a remark means nothing to a report.
          out += "<!-- -->".utf8
          continue
        } else if text[index...].starts(with: "<![".utf8) {
          while index < text.count, text[index] != UInt8(ascii: ">") { index += 1 }
          index += 1
          continue
        } else {
          index += 1
        }
        out += text[start..<index]
      }
    }
    return out
  }

  /// Whether there are remarks or conditions at all.
  private static func holdsOdd(_ text: [UInt8]) -> Bool {
    text.withUnsafeBufferPointer { text in
      var index = 1
      // Of the three signs the second is the rarest.
      while index + 1 < text.count {
        if text[index] == UInt8(ascii: "!"), text[index - 1] == UInt8(ascii: "<"),
          text[index + 1] == UInt8(ascii: "[") || text[index + 1] == UInt8(ascii: "-")
        {
          return true
        }
        index += 1
      }
      return false
    }
  }

  /// The place behind the remark that begins at a place.
  private static func remarkEnd(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start + 4
    // Two kinds of remark end before they have begun.
    for short in [">", "->"] where text[index...].starts(with: short.utf8) { return index + short.utf8.count }
    while index < text.count {
      if text[index] == UInt8(ascii: "-") {
        for end in ["-->", "--!>"] where text[index...].starts(with: end.utf8) { return index + end.utf8.count }
      }
      index += 1
    }
    return text.count
  }
}
