internal import Disclosure

/// What is kept of a session from one start to the next, as a text of lines `KEY VALUE`.
///
/// The first line states the version. Keys that a version does not know are left alone, so that a record can grow: a
/// newer program's file is read by an older one, which ignores what it has no view for.
public struct SessionRecord: Sendable, Hashable {
  /// The first line of the text.
  static let head = "gouji-session 1"
  /// The most bytes of such a text.
  public static let limit = 1 << 20

  private(set) var values: [String: String] = [:]

  init() {}

  /// Reads a text, nil if it is no such record.
  public init?(_ text: String) {
    guard text.utf8.count <= Self.limit else { return nil }
    let lines = text.split(separator: "\n")
    // A later version keeps to lines of key and value, and may add keys only.
    guard let head = lines.first, head.hasPrefix("gouji-session "), Int(head.dropFirst(14)) != nil else { return nil }
    for line in lines.dropFirst() {
      let parts = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty else { return nil }
      values[String(parts[0])] = Self.unescaped(parts[1])
    }
    // The last line tells a whole text from one that was cut off.
    guard values.removeValue(forKey: "end") != nil else { return nil }
  }

  /// The text.
  public var text: String {
    let lines = values.sorted { $0.key < $1.key }.map { "\($0.key) \(Self.escaped($0.value))\n" }
    return Self.head + "\n" + lines.joined() + "end 1\n"
  }

  /// What a key says, nil if nothing.
  public subscript(key: String) -> String? {
    get { values[key] }
    set { values[key] = newValue }
  }

  /// The record with the paths of files in another form; what has none in that form is left out.
  public func mappingPaths(_ map: (String) -> String?) -> SessionRecord {
    var record = self
    for (key, value) in values where Self.isPath(key) { record.values[key] = map(value) }
    return record
  }

  private static func isPath(_ key: String) -> Bool { key == "report" || key.hasPrefix("mark-report.") }

  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { result, character in
      switch character {
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\r\n": result += "\\r\\n"
      default: result.append(character)
      }
    }
  }

  private static func unescaped(_ text: Substring) -> String {
    var result = ""
    var isEscaped = false
    for scalar in text.unicodeScalars {
      if isEscaped {
        result.unicodeScalars.append(scalar == "n" ? "\n" : scalar == "r" ? "\r" : scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension Part {
  /// The part as a session record names it.
  var name: String {
    switch self {
    case .preamble: "preamble"
    case .section(let id): id.id
    case .statistics: "statistics"
    }
  }

  init?(name: String) {
    switch name {
    case "preamble": self = .preamble
    case "statistics": self = .statistics
    default:
      guard let id = SectionID.allCases.first(where: { $0.id == name }) else { return nil }
      self = .section(id)
    }
  }
}

extension Cursor {
  /// The cursor as a session record names it: `cell t3.granted.natural`, `prose 2 14`, `statistic 3`.
  var name: String {
    switch self {
    case .cell(let cell): "cell \(cell)"
    case .prose(let paragraph, let offset): "prose \(paragraph) \(offset)"
    case .statistic(let index): "statistic \(index)"
    }
  }

  init?(name: String) {
    let parts = name.split(separator: " ").map(String.init)
    let numbers = parts.dropFirst().compactMap { Int($0) }.filter { (0...10_000_000).contains($0) }
    switch (parts.first, numbers.count) {
    case ("cell", _):
      guard parts.count == 2, let cell = CellPath(parts[1]) else { return nil }
      self = .cell(cell)
    case ("prose", 2): self = .prose(paragraph: numbers[0], offset: numbers[1])
    case ("statistic", 1): self = .statistic(numbers[0])
    default: return nil
    }
  }
}
