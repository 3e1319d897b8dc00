/// Writes JSON with the keys in the order given; what cannot be seen in a text is escaped.
struct JSONWriter {
  private(set) var text = ""
  private var isFirst: [Bool] = []
  private var breaksLines: Bool

  /// A writer that puts members and elements on lines of their own, except within `inline`; or all on one line.
  init(breaksLines: Bool) { self.breaksLines = breaksLines }

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
    text += ": "
    value(&self)
  }

  /// A member whose value is a text, null if there is none.
  mutating func member(_ key: String, _ value: String?) {
    member(key) { writer in
      if let value { writer.string(value) } else { writer.text += "null" }
    }
  }

  /// A member whose value is a number in digits, null if there is none.
  mutating func member(_ key: String, number: (some CustomStringConvertible)?) {
    member(key) { $0.text += number?.description ?? "null" }
  }

  /// A member whose value is true or false.
  mutating func member(_ key: String, _ value: Bool) { member(key) { $0.text += value ? "true" : "false" } }

  /// No value.
  mutating func null() { text += "null" }

  /// A text.
  mutating func string(_ value: String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case _ where VisibleText.isInvisible(scalar): for unit in String(scalar).utf16 { escape(unit) }
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }

  private mutating func escape(_ unit: UInt16) {
    let digits = String(unit, radix: 16)
    text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
  }

  private mutating func container(_ open: String, _ close: String, _ body: (inout Self) -> Void) {
    text += open
    isFirst.append(true)
    body(&self)
    let wasEmpty = isFirst.removeLast()
    if !wasEmpty, breaksLines { lineBreak() }
    text += close
  }

  private mutating func next() {
    if isFirst.last == true {
      isFirst[isFirst.count - 1] = false
    } else {
      text += breaksLines ? "," : ", "
    }
    if breaksLines { lineBreak() }
  }

  private mutating func lineBreak() {
    text += "\n" + String(repeating: "  ", count: isFirst.count)
  }
}
