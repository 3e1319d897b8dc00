internal import Disclosure

/// Reads the settings out of a TOML text, and keeps what is wrong with it.
struct ReviewReader {
  private(set) var problems: [ReviewProblem] = []
  /// Which of the file's entries each of those set aside is.
  private(set) var ordinals: [Int] = []
  private let path: String
  private let toml: TOMLText
  private let heads: [Int]
  private var rules: [ReviewSettings.RuleLine] = []
  private var aliases: [String: String] = [:]
  private var setAsides: [SetAside] = []

  init(path: String, _ toml: TOMLText, heads: [Int]) {
    self.path = path
    self.toml = toml
    self.heads = heads
    for (key, value) in toml.root {
      switch (key, value) {
      case ("rules", .table(let lines)): for line in lines { readRule(line.key, line.value) }
      case ("agencies", .table(let lines)):
        // In the file's order, so that of two agencies with one name the later is at fault.
        for line in lines.sorted(by: { place(of: $0.key) < place(of: $1.key) }) { readAgency(line.key, line.value) }
      case ("set-aside", .array(let entries)):
        for (place, entry) in entries.enumerated() { readEntry(entry, at: place) }
      case ("rules", _), ("agencies", _): complain([key], .wrongType(key, expected: Self.table))
      case ("set-aside", _): complain([key], .wrongType(key, expected: Self.list))
      default: complain([key], .unknownKey(key))
      }
    }
    problems.sort { ($0.line ?? 0) < ($1.line ?? 0) }
  }

  var settings: ReviewSettings { ReviewSettings(path: path, rules: rules, aliases: aliases, setAsides: setAsides) }

  private static let table = Bilingual("表", "a table")
  private static let list = Bilingual("数组", "an array")
  private static let string = Bilingual("字符串", "a string")
  private static let severities = Bilingual("off、error、warning 或 info", "off, error, warning or info")

  private mutating func readRule(_ name: String, _ value: TOMLNode) {
    let pattern = NamePattern(name)
    guard Rules.all.contains(where: { pattern.matches($0.id.description) }) else {
      return complain(["rules", name], .unknownRule(name))
    }
    switch value {
    case .string("off"): rules.append(.init(pattern, .off))
    case .string(let word):
      guard let severity = Severity(rawValue: word) else {
        return complain(["rules", name], .wrongValue(name, value: word))
      }
      rules.append(.init(pattern, .severity(severity)))
    default: complain(["rules", name], .wrongType(name, expected: Self.severities))
    }
  }

  private func place(of agency: String) -> Int { toml.line(of: ["agencies", agency]) ?? 0 }

  private mutating func readAgency(_ name: String, _ value: TOMLNode) {
    let place = ["agencies", name]
    var names: [String] = []
    switch value {
    case .string(let other): names = [other]
    case .array(let nodes):
      for node in nodes {
        guard case .string(let other) = node else { return complain(place, .wrongType(name, expected: Self.string)) }
        names.append(other)
      }
    default: return complain(place, .wrongType(name, expected: Self.list))
    }
    if aliases[name] != nil { return complain(place, .sharedName(name)) }
    for other in names where other != name {
      if aliases.values.contains(other) || (aliases[other] ?? name) != name {
        complain(place, .sharedName(other))
      } else {
        aliases[other] = name
      }
    }
  }

  private mutating func readEntry(_ node: TOMLNode, at place: Int) {
    let line = heads.indices.contains(place) ? heads[place] + 1 : toml.line(of: ["set-aside"])
    guard case .table(let members) = node else {
      return complain(line, .wrongType("set-aside", expected: Self.table))
    }
    do throws(EntryFault) {
      setAsides.append(try EntryReader(members).entry)
      ordinals.append(place)
    } catch { complain(line, error.kind) }
  }

  private mutating func complain(_ key: [String], _ kind: ReviewFault) { complain(toml.line(of: key), kind) }

  private mutating func complain(_ line: Int?, _ kind: ReviewFault) {
    problems.append(ReviewProblem(path: path, line: line, kind: kind))
  }
}

/// Why an entry says nothing.
private struct EntryFault: Error {
  let kind: ReviewFault
}

/// Reads one entry.
private struct EntryReader {
  let entry: SetAside

  init(_ members: [(key: String, value: TOMLNode)]) throws(EntryFault) {
    let known: Set = [
      "agency", "year", "sha256", "rule", "subject", "cells", "figures", "expected", "found", "words", "reason", "date",
    ]
    if let other = members.first(where: { !known.contains($0.key) }) {
      throw EntryFault(kind: .unknownKey(other.key))
    }
    let values = Dictionary(members.map { ($0.key, $0.value) }, uniquingKeysWith: { $1 })
    func text(_ key: String) throws(EntryFault) -> String? {
      switch values[key] {
      case nil: return nil
      case .string(let text): return text
      default: throw EntryFault(kind: .wrongType(key, expected: Bilingual("字符串", "a string")))
      }
    }
    func list(_ key: String) throws(EntryFault) -> [TOMLNode] {
      switch values[key] {
      case nil: return []
      case .array(let nodes): return nodes
      default: throw EntryFault(kind: .wrongType(key, expected: Bilingual("数组", "an array")))
      }
    }
    func number(_ key: String) throws(EntryFault) -> Quantity? {
      guard let node = values[key] else { return nil }
      guard case .value(let value) = Self.state(node) else { throw Self.noNumber(key) }
      return value
    }
    guard let rule = try text("rule") else { throw EntryFault(kind: .missingKey("rule")) }
    guard let reason = try text("reason") else { throw EntryFault(kind: .missingKey("reason")) }
    let (agency, sha256) = (try text("agency"), try text("sha256"))
    let year = try number("year")?.whole
    if sha256 == nil, agency == nil { throw EntryFault(kind: .missingKey("agency")) }
    if sha256 == nil, year == nil { throw EntryFault(kind: .missingKey("year")) }
    entry = SetAside(
      agency: agency, year: year, sha256: sha256, rule: RuleID(rule), subject: try text("subject"),
      cells: try Self.cells(try list("cells"), try list("figures")), expected: try number("expected"),
      found: try number("found"), words: try Self.words(try list("words")), reason: reason,
      date: try Self.date(values["date"]))
  }

  private static func words(_ nodes: [TOMLNode]) throws(EntryFault) -> [String] {
    var words: [String] = []
    for node in nodes {
      guard case .string(let word) = node else {
        throw EntryFault(kind: .wrongType("words", expected: Bilingual("字符串数组", "an array of strings")))
      }
      words.append(word)
    }
    return words
  }

  private static func date(_ node: TOMLNode?) throws(EntryFault) -> CalendarDate? {
    switch node {
    case nil: return nil
    case .date(let date): return date
    default:
      throw EntryFault(kind: .wrongType("date", expected: Bilingual("日期（如 2026-11-21）", "a date like 2026-11-21")))
    }
  }

  private static func cells(
    _ names: [TOMLNode], _ figures: [TOMLNode]
  ) throws(EntryFault) -> [CellPath: SetAside.CellState] {
    guard names.count == figures.count else { throw EntryFault(kind: .unequalCounts) }
    var cells: [CellPath: SetAside.CellState] = [:]
    for (name, figure) in zip(names, figures) {
      guard case .string(let text) = name else {
        throw EntryFault(kind: .wrongType("cells", expected: Bilingual("字符串数组", "an array of strings")))
      }
      guard let cell = CellPath(text) else { throw EntryFault(kind: .wrongValue("cells", value: text)) }
      guard let state = state(figure) else { throw noNumber("figures") }
      cells[cell] = state
    }
    return cells
  }

  private static func noNumber(_ key: String) -> EntryFault {
    EntryFault(kind: .wrongType(key, expected: Bilingual("数字", "a number")))
  }

  private static func state(_ node: TOMLNode) -> SetAside.CellState? {
    switch node {
    case .integer(let number): Quantity(mantissa: Int64(number), scale: 0).map { .value($0) }
    case .decimal(let number): quantity("\(number)").map { .value($0) }
    case .string(let text): Figure.Kind(rawValue: text).map { .kind($0) } ?? quantity(text).map { .value($0) }
    default: nil
    }
  }

  /// A number in plain digits.
  private static func quantity(_ text: String) -> Quantity? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let mantissa = Int64(parts.joined()) else { return nil }
    return Quantity(mantissa: mantissa, scale: parts.count == 2 ? parts[1].utf8.count : 0)
  }
}
