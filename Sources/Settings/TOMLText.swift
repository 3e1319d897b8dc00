internal import TOMLKit

/// A value of a TOML file.
enum TOMLNode {
  case string(String)
  case integer(Int)
  case boolean(Bool)
  case table([(key: String, value: TOMLNode)])
  case other
}

/// A TOML file with the lines on which its keys stand.
struct TOMLText {
  let root: [(key: String, value: TOMLNode)]
  private let lines: [String: Int]

  /// Reads a text; the error says on which line it is no TOML.
  init(_ text: String) throws(TOMLFault) {
    do {
      let table = try TOMLTable(string: text)
      root = Self.entries(of: table)
      lines = Self.lines(of: text)
    } catch let error as TOMLParseError {
      throw TOMLFault(line: error.source.begin.line, words: error.description)
    } catch {
      throw TOMLFault(line: 1, words: "\(error)")
    }
  }

  /// The line of a key by its path, or of the nearest key above it.
  func line(of path: [String]) -> Int? {
    for length in stride(from: path.count, to: 0, by: -1) {
      if let line = lines[path.prefix(length).joined(separator: "\u{0}")] { return line }
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
    case .bool: value.bool.map(TOMLNode.boolean) ?? .other
    case .table: value.table.map { .table(entries(of: $0)) } ?? .other
    default: .other
    }
  }

  /// Where keys stand: the parser keeps no lines, so the text is searched for heads and for keys at the start of a line.
  private static func lines(of text: String) -> [String: Int] {
    var found: [String: Int] = [:]
    var head: [String] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      var rest = line.drop { $0 == " " || $0 == "\t" }
      let isHead = rest.first == "["
      if isHead { rest = rest.dropFirst().drop { $0 == "[" || $0 == " " } }
      let (path, end) = keyPath(rest)
      guard !path.isEmpty, end == (isHead ? "]" : "=") else { continue }
      if isHead { head = path }
      let full = isHead ? path : head + path
      for length in 1...full.count where found[full.prefix(length).joined(separator: "\u{0}")] == nil {
        found[full.prefix(length).joined(separator: "\u{0}")] = index + 1
      }
    }
    return found
  }

  /// A dotted key and the character behind it.
  private static func keyPath(_ text: Substring) -> (path: [String], end: Character?) {
    var path: [String] = []
    var rest = text
    while let first = rest.first, first != "=", first != "]" {
      if first == "\"" || first == "'" {
        rest = rest.dropFirst()
        path.append(String(rest.prefix { $0 != first }))
        rest = rest.drop { $0 != first }.dropFirst()
      } else {
        let bare = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
        guard !bare.isEmpty else { return ([], nil) }
        path.append(String(bare))
        rest = rest.dropFirst(bare.count)
      }
      rest = rest.drop { $0 == " " || $0 == "\t" }
      guard rest.first == "." else { return (path, rest.first) }
      rest = rest.dropFirst().drop { $0 == " " || $0 == "\t" }
    }
    return (path, rest.first)
  }
}

/// Why a text is no TOML.
struct TOMLFault: Error {
  let line: Int
  let words: String
}
