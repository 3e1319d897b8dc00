internal import Disclosure

/// Entries of a settings file as lines of text.
enum EntryText {
  typealias Line = Substring.UTF8View

  /// An entry as it is added to a file.
  static func lines(of entry: SetAside) -> [String] {
    let cells = entry.cells.sorted { $0.key < $1.key }
    var lines = ["[[set-aside]]"]
    func add(_ key: String, _ value: String?) { if let value { lines.append("\(key) = \(value)") } }
    add("agency", entry.agency.map(quoted))
    add("year", entry.year.map { String($0) })
    add("sha256", entry.sha256.map(quoted))
    add("rule", quoted(entry.rule.description))
    add("subject", entry.subject.map(quoted))
    if !cells.isEmpty {
      lines += list("cells", cells.map { quoted($0.key.description) })
      lines += list("figures", cells.map { text(of: $0.value) })
    }
    add("expected", entry.expected.map(text))
    add("found", entry.found.map(text))
    if !entry.words.isEmpty { lines += list("words", entry.words.map(quoted)) }
    add("reason", quoted(entry.reason))
    add("date", entry.date?.description)
    return lines
  }

  /// An array on one line if it fits, else on several.
  private static func list(_ key: String, _ items: [String]) -> [String] {
    let whole = "\(key) = [\(items.joined(separator: ", "))]"
    guard whole.utf8.count > 100 else { return [whole] }
    var lines = ["\(key) = ["]
    var line = " "
    for item in items {
      if line.utf8.count + item.utf8.count > 98, line != " " {
        lines.append(line)
        line = " "
      }
      line += " \(item),"
    }
    return lines + [line, "]"]
  }

  private static func text(of state: SetAside.CellState) -> String {
    switch state {
    case .value(let value): text(of: value)
    case .kind(let kind): quoted(kind.rawValue)
    }
  }

  /// A decimal is written as text: a number of TOML would be rounded.
  private static func text(of value: Quantity) -> String {
    value.isWhole ? value.description : quoted(value.description)
  }

  /// A basic string of TOML; what cannot be seen is escaped.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch (scalar, scalar.properties.generalCategory) {
      case ("\"", _): result += "\\\""
      case ("\\", _): result += "\\\\"
      case (_, .control), (_, .format), (_, .lineSeparator), (_, .paragraphSeparator):
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let count = digits.utf8.count > 4 ? 8 : 4
        result +=
          (count == 8 ? "\\U" : "\\u") + String(repeating: "0", count: count - digits.utf8.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// The lines, counted from 0, on which entries begin.
  static func heads(in text: String) -> [Int] {
    heads(in: text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false))
  }

  /// The lines, counted from 0, on which entries begin.
  static func heads(in lines: [Line]) -> [Int] { lines.indices.filter { isHead(lines[$0]) } }

  /// The lines of an entry: from its head to the last line that says something, and the blank line above it.
  static func range(ofEntryAt head: Int, in lines: [Line]) -> Range<Int> {
    let next = lines[(head + 1)...].firstIndex { first(of: $0) == UInt8(ascii: "[") } ?? lines.endIndex
    let last = lines[head..<next].lastIndex { ![nil, UInt8(ascii: "#")].contains(first(of: $0)) } ?? head
    let hasBlankAbove = head > 0 && first(of: lines[head - 1]) == nil
    let hasBlankBelow = last + 1 >= lines.count || first(of: lines[last + 1]) == nil
    return (hasBlankAbove && hasBlankBelow ? head - 1 : head)..<last + 1
  }

  private static func isHead(_ line: Line) -> Bool {
    let marks: [UInt8] = [0x20, 0x09, 0x22, 0x27]
    let plain = line.filter { !marks.contains($0) }
    return plain.starts(with: "[[set-aside]]".utf8)
  }

  /// The first byte that is no blank.
  private static func first(of line: Line) -> UInt8? { line.first { ![0x20, 0x09, 0x0D].contains($0) } }
}
