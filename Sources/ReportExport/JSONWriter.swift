/// Writes JSON with the keys in the order given; what cannot be seen in a text is escaped.
struct JSONWriter {
  private var bytes: [UInt8] = []
  private var isFirst: [Bool] = []
  private var breaksLines: Bool

  /// A writer that puts members and elements on lines of their own, except within `inline`; or all on one line.
  init(breaksLines: Bool) { self.breaksLines = breaksLines }

  /// What was written.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Writes something on one line.
  mutating func inline(_ body: (inout Self) -> Void) {
    let before = breaksLines
    breaksLines = false
    body(&self)
    breaksLines = before
  }

  /// An object with the members that `body` writes.
  mutating func object(_ body: (inout Self) -> Void) { container("{", "}", body) }

  /// An object on one line.
  mutating func inlineObject(_ body: (inout Self) -> Void) { inline { $0.object(body) } }

  /// An array with the elements that `body` writes.
  mutating func array(_ body: (inout Self) -> Void) { container("[", "]", body) }

  /// An array with one element for each item.
  mutating func array<Items: Sequence>(_ items: Items, _ body: (inout Self, Items.Element) -> Void) {
    array { writer in
      for item in items {
        writer.next()
        body(&writer, item)
      }
    }
  }

  /// A member of an object: its key, and what `value` writes.
  mutating func member(_ key: String, _ value: (inout Self) -> Void) {
    next()
    string(key)
    put(": ")
    value(&self)
  }

  /// A member whose value is a text, null if there is none.
  mutating func member(_ key: String, _ value: String?) {
    member(key) { writer in
      if let value { writer.string(value) } else { writer.put("null") }
    }
  }

  /// A member whose value is a number in digits, null if there is none.
  mutating func member(_ key: String, number: (some CustomStringConvertible)?) {
    member(key) { $0.put(number?.description ?? "null") }
  }

  /// A member whose value is true or false.
  mutating func member(_ key: String, _ value: Bool) { member(key) { $0.put(value ? "true" : "false") } }

  /// No value.
  mutating func null() { put("null") }

  /// A text.
  mutating func string(_ value: String) {
    put("\"")
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": put("\\\"")
      case "\\": put("\\\\")
      case "\n": put("\\n")
      case "\r": put("\\r")
      case "\t": put("\\t")
      case _ where VisibleText.isInvisible(scalar): for unit in String(scalar).utf16 { escape(unit) }
      default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    put("\"")
  }

  private mutating func put(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func escape(_ unit: UInt16) {
    let digits = String(unit, radix: 16)
    put("\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits)
  }

  private mutating func container(_ open: String, _ close: String, _ body: (inout Self) -> Void) {
    put(open)
    isFirst.append(true)
    body(&self)
    let wasEmpty = isFirst.removeLast()
    if !wasEmpty, breaksLines { lineBreak() }
    put(close)
  }

  private mutating func next() {
    if isFirst.last == true {
      isFirst[isFirst.count - 1] = false
    } else {
      put(breaksLines ? "," : ", ")
    }
    if breaksLines { lineBreak() }
  }

  private mutating func lineBreak() {
    put("\n" + String(repeating: "  ", count: isFirst.count))
  }
}
