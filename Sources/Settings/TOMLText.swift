internal import Disclosure
internal import TOMLKit

/// A value of a TOML file.
enum TOMLNode {
  case string(String)
  case integer(Int)
  case decimal(Double)
  case boolean(Bool)
  case date(CalendarDate)
  case array([TOMLNode])
  case table([(key: String, value: TOMLNode)])
  case other
}

/// A TOML file with the lines on which its keys stand.
struct TOMLText {
  /// Found when a line is first asked for: most files are read without a complaint, one of them before the first frame.
  private final class Lines {
    let text: String
    lazy var ofKeys = TOMLText.lines(of: text)

    init(_ text: String) { self.text = text }
  }

  let root: [(key: String, value: TOMLNode)]
  private let lines: Lines

  /// Reads a text; the error says on which line it is no TOML.
  init(_ text: String) throws(TOMLFault) {
    if let trap = TOMLPitfalls.first(in: text) {
      // What stands before it is parsed first: an earlier mistake is told before a later one.
      _ = try TOMLText(String(decoding: text.utf8.prefix(trap.start), as: UTF8.self))
      throw TOMLFault(line: trap.line, words: "a key or value is missing")
    }
    do {
      let table = try TOMLTable(string: text)
      root = Self.entries(of: table)
      lines = Lines(text)
    } catch let error as TOMLParseError {
      throw TOMLFault(line: error.source.begin.line, words: error.description)
    } catch {
      throw TOMLFault(line: 1, words: "\(error)")
    }
  }

  /// The line of a key by its path, or of the nearest key above it.
  func line(of path: [String]) -> Int? {
    for length in stride(from: path.count, to: 0, by: -1) {
      if let line = lines.ofKeys[path.prefix(length).joined(separator: "\u{0}")] { return line }
    }
    return nil
  }

  private static func entries(of table: TOMLTable) -> [(key: String, value: TOMLNode)] {
    table.keys.compactMap { key in table[key].map { (key, node($0)) } }
  }

  private static func node(_ value: any TOMLValueConvertible) -> TOMLNode {
    switch value.type {
    case .string: value.string.map(TOMLNode.string) ?? .other
    case .int: value.int.map(TOMLNode.integer) ?? .other
    case .double: value.double.map(TOMLNode.decimal) ?? .other
    case .date:
      value.date.flatMap { CalendarDate(year: $0.year, month: $0.month, day: $0.day) }.map(TOMLNode.date) ?? .other
    case .array: value.array.map { .array($0.map(node)) } ?? .other
    case .bool: value.bool.map(TOMLNode.boolean) ?? .other
    case .table: value.table.map { .table(entries(of: $0)) } ?? .other
    default: .other
    }
  }

  /// Where keys stand: the parser keeps no lines, so the text is searched for heads and for keys at the start of a line.
  private static func lines(of text: String) -> [String: Int] {
    var found: [String: Int] = [:]
    var head: [String] = []
    for (index, line) in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      var rest = line.drop(while: isBlank)
      let isHead = rest.first == 0x5B
      if isHead { rest = rest.drop { $0 == 0x5B || isBlank($0) } }
      let (path, end) = keyPath(rest)
      guard !path.isEmpty, end == (isHead ? 0x5D : 0x3D) else { continue }
      if isHead { head = path }
      let full = isHead ? path : head + path
      for length in 1...full.count {
        let key = full.prefix(length).joined(separator: "\u{0}")
        if found[key] == nil { found[key] = index + 1 }
      }
    }
    return found
  }

  /// A dotted key and the byte behind it.
  private static func keyPath(_ text: Substring.UTF8View) -> (path: [String], end: UInt8?) {
    var path: [String] = []
    var rest = text
    while let first = rest.first, first != 0x3D, first != 0x5D {
      if first == 0x22 || first == 0x27 {
        rest = rest.dropFirst()
        path.append(String(decoding: rest.prefix { $0 != first }, as: UTF8.self))
        rest = rest.drop { $0 != first }.dropFirst()
      } else {
        let bare = rest.prefix(while: isBare)
        guard !bare.isEmpty else { return ([], nil) }
        path.append(String(decoding: bare, as: UTF8.self))
        rest = rest.dropFirst(bare.count)
      }
      rest = rest.drop(while: isBlank)
      guard rest.first == 0x2E else { return (path, rest.first) }
      rest = rest.dropFirst().drop(while: isBlank)
    }
    return (path, rest.first)
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private static func isBare(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D: true
    default: false
    }
  }
}

/// Why a text is no TOML.
struct TOMLFault: Error {
  let line: Int
  let words: String
}
