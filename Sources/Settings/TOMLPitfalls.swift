/// Damage that TOMLKit's parser takes for granted not to be there.
///
/// toml++ 3 asserts, before it looks, that a key follows the `[` of a table's head, and that something of a value stands
/// where an array has one; a damaged file would end the program there. So such a file is found out beforehand.
struct TOMLPitfalls {
  private let bytes: [UInt8]
  private var place = 0
  private var line = 1
  /// The brackets that are open.
  private var open: [UInt8] = []

  /// Where the first such damage is: its line, from 1, and the byte where its statement begins; nil if there is none.
  static func first(in text: String) -> (line: Int, start: Int)? {
    var scan = TOMLPitfalls(bytes: Array(text.utf8))
    return scan.find()
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
  }

  private func byte(_ offset: Int = 0) -> UInt8? {
    bytes.indices.contains(place + offset) ? bytes[place + offset] : nil
  }

  private mutating func find() -> (line: Int, start: Int)? {
    while let first = byte() {
      switch first {
      case 0x20, 0x09, 0x0D, 0x0A: step()
      case UInt8(ascii: "["):
        if !beginsWithKey { return (line, place) }
        skipLine()
      case UInt8(ascii: "#"): skipLine()
      default: if let trap = skipStatement() { return trap }
      }
    }
    return nil
  }

  /// Whether a key, or something that the parser knows to refuse, follows the one or two brackets here.
  private var beginsWithKey: Bool {
    var offset = 1
    let isArray = byte(1) == UInt8(ascii: "[")
    if isArray { offset = 2 }
    let start = offset
    while byte(offset) == 0x20 || byte(offset) == 0x09 { offset += 1 }
    guard let next = byte(offset) else { return true }
    switch next {
    case UInt8(ascii: "]"), UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "_"), UInt8(ascii: "-"),
      0x30...0x39, 0x41...0x5A, 0x61...0x7A:
      return true
    case UInt8(ascii: "["): return !isArray && offset > start
    default: return false
    }
  }

  private mutating func step() {
    if byte() == 0x0A { line += 1 }
    place += 1
  }

  private mutating func skipLine() {
    while let next = byte(), next != 0x0A { place += 1 }
  }

  /// Goes behind a key with its value, which may be an array over several lines; where no value stands in an array.
  private mutating func skipStatement() -> (line: Int, start: Int)? {
    let start = place
    var awaitsValue = false
    open = []
    while let next = byte() {
      switch next {
      case 0x0A where open.isEmpty:
        step()
        return nil
      case 0x20, 0x09, 0x0D, 0x0A: step()
      case UInt8(ascii: "#"): skipLine()
      case UInt8(ascii: "}") where awaitsValue, 0x80... where awaitsValue: return (line, start)
      default: awaitsValue = take(next)
      }
    }
    return nil
  }

  /// Goes behind something of a statement; whether a value of an array must follow.
  private mutating func take(_ next: UInt8) -> Bool {
    switch next {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      skipString(next)
      return false
    case UInt8(ascii: "["), UInt8(ascii: "{"): open.append(next)
    case UInt8(ascii: "]"), UInt8(ascii: "}"): _ = open.popLast()
    default: break
    }
    step()
    return open.last == UInt8(ascii: "[") && (next == UInt8(ascii: "[") || next == UInt8(ascii: ","))
  }

  private mutating func skipString(_ quote: UInt8) {
    let isLong = byte(1) == quote && byte(2) == quote
    place += isLong ? 3 : 1
    while let next = byte() {
      if next == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        step()
        if byte() != nil { step() }
      } else if next == quote, !isLong || (byte(1) == quote && byte(2) == quote) {
        place += isLong ? 3 : 1
        return
      } else if next == 0x0A, !isLong {
        return
      } else {
        step()
      }
    }
  }
}
