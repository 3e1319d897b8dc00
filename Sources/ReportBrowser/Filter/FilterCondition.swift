import Disclosure

/// A column of the overview held against a value: `年度:2023`, `不予公开率>20`, `failed>=3`, `file:"a b"`.
struct FilterCondition: Sendable {
  /// What is compared.
  enum Subject: Sendable, Hashable {
    case agency
    /// A column by its place in `OverviewColumns.all`.
    case column(Int)
  }

  /// How it is compared.
  enum Comparison: Sendable, Hashable {
    case less, atMost, equal, unequal, atLeast, greater
    /// Equal; of text: holds it.
    case like
  }

  /// What it is compared with.
  enum Operand: Sendable, Hashable {
    case number(Quantity, typed: String)
    /// A share by its two numbers, `12/57`.
    case share(Share)
    case text([UInt32])
    /// `?`: whatever is no number, since it was not read or is not there.
    case nothing
  }

  /// What is wrong with a condition.
  enum Fault: Sendable, Hashable, Error {
    case unknownColumn(String)
    /// More than one column begins like that; their names.
    case ambiguousColumn(String, [Bilingual])
    /// The column is compared with something of another kind.
    case wrongValue(String, isText: Bool)
  }

  let subject: Subject
  let comparison: Comparison
  let operand: Operand

  /// Whether a report fulfils it; nil if the report has nothing there to compare.
  func holds(for value: OverviewValue) -> Bool? {
    if operand == .nothing {
      let isNothing = if case .none = value { true } else { false }
      return comparison == .unequal ? !isNothing : isNothing
    }
    switch (value, operand) {
    case (.text(let text), .text(let wanted)): return holds(for: Folding().fold(text), wanted)
    case (.share(let share), .share(let wanted)): return share.isDefined ? compare(share, wanted) : nil
    case (.share(let share), .number(let number, let typed)):
      guard share.isDefined else { return nil }
      let isAsShown = share.percentage() == typed
      switch comparison {
      case .equal, .like: return isAsShown || compare(share, Share(number, of: 100))
      case .unequal: return !isAsShown && compare(share, Share(number, of: 100))
      default: return compare(share, Share(number, of: 100))
      }
    case (.mark(let mark), .number(let number, _)):
      return mark.isAssessable ? compare(Quantity(Int(mark.failures)), number) : nil
    case (_, .number(let number, _)): return value.number.map { compare($0, number) }
    default: return nil
    }
  }

  private func holds(for text: [UInt32], _ wanted: [UInt32]) -> Bool {
    switch comparison {
    case .equal: text == wanted
    case .unequal: text != wanted
    default: text.contains(wanted)
    }
  }

  private func compare(_ one: Quantity, _ other: Quantity) -> Bool { isIn(one < other, other < one) }
  private func compare(_ one: Share, _ other: Share) -> Bool {
    isIn(Share.isLess(one, other), Share.isLess(other, one))
  }

  private func isIn(_ isLess: Bool, _ isGreater: Bool) -> Bool {
    switch comparison {
    case .less: isLess
    case .atMost: !isGreater
    case .equal, .like: !isLess && !isGreater
    case .unequal: isLess || isGreater
    case .atLeast: !isLess
    case .greater: isGreater
    }
  }
}

// Reading
extension FilterCondition {
  /// Reads a condition.
  ///
  /// - Returns: Nil for a text that is none; a condition whose value is not typed yet is neither and answered as such.
  static func read(_ text: String) throws(Fault) -> (condition: FilterCondition?, isPending: Bool)? {
    guard let (name, comparison, value) = split(text) else { return nil }
    let subject = try subject(named: name)
    let plain = value.first == "\"" ? String(value.dropFirst().prefix { $0 != "\"" }) : value
    guard !plain.isEmpty else { return (nil, true) }
    let operand = try operand(plain, of: subject, comparison)
    return (FilterCondition(subject: subject, comparison: comparison, operand: operand), false)
  }

  /// The name, the sign and the value of a condition; nil if there is no sign behind a name.
  private static func split(_ text: String) -> (String, Comparison, String)? {
    let signs: [(String, Comparison)] = [
      (">=", .atLeast), ("<=", .atMost), ("!=", .unequal), ("<>", .unequal), ("≥", .atLeast), ("≤", .atMost),
      ("≠", .unequal), (">", .greater), ("<", .less), ("=", .equal), (":", .like),
    ]
    let characters = text.map(half)
    for place in characters.indices.dropFirst() {
      let rest = String(characters[place...].prefix(2))
      guard let (sign, comparison) = signs.first(where: { rest.hasPrefix($0.0) }) else { continue }
      let value = Array(text).dropFirst(place + sign.count)
      return (String(characters[..<place]), comparison, String(value))
    }
    return nil
  }

  /// The half-width form of a sign, as an input method may have typed it.
  private static func half(_ character: Character) -> Character {
    guard let scalar = character.unicodeScalars.first, (0xFF01...0xFF5E).contains(scalar.value) else {
      return character
    }
    return Unicode.Scalar(scalar.value - 0xFEE0).map(Character.init) ?? character
  }

  private static func operand(
    _ text: String, of subject: Subject, _ comparison: Comparison
  ) throws(Fault) -> Operand {
    if text == "?" || text == "？" { return .nothing }
    let isText = isText(subject)
    let fault = Fault.wrongValue(text, isText: isText)
    if isText {
      guard [.equal, .unequal, .like].contains(comparison) else { throw fault }
      return .text(Folding().fold(text))
    }
    let half = String(text.map(half))
    let parts = half.split(separator: "/", omittingEmptySubsequences: false)
    if parts.count == 2, let over = number(String(parts[0])), let under = number(String(parts[1])) {
      let share = Share(over, of: under)
      guard share.isDefined, isShare(subject) else { throw fault }
      return .share(share)
    }
    let bare = half.hasSuffix("%") ? String(half.dropLast()) : half
    guard let number = number(bare) else { throw fault }
    return .number(number, typed: bare)
  }

  /// A decimal number, with or without commas.
  private static func number(_ text: String) -> Quantity? {
    let isNegative = text.hasPrefix("-")
    let parts = text.drop { $0 == "-" || $0 == "+" }.filter { $0 != "," }
      .split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let digits = parts.joined()
    guard !digits.isEmpty, digits.utf8.count <= 15, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let mantissa = Int64(digits)
    else { return nil }
    return Quantity(mantissa: isNegative ? -mantissa : mantissa, scale: parts.count > 1 ? parts[1].utf8.count : 0)
  }

  private static func isText(_ subject: Subject) -> Bool {
    guard case .column(let column) = subject else { return true }
    if case .file = OverviewColumns.all[column].making { return true }
    return false
  }

  private static func isShare(_ subject: Subject) -> Bool {
    if case .column(let column) = subject { OverviewColumns.all[column].isShare } else { false }
  }
}
