import PinyinSearch

/// What the list of agencies is narrowed to: words that must all fit, `!` before those that must not.
///
/// A word of four digits is a year, fewer digits are the beginning of one; any other word is found in the agency's name
/// or the folders of the file by characters, pinyin initials, full pinyin or a mixture.
struct ListFilter: Sendable {
  /// A word of the filter.
  struct Word: Sendable {
    /// The word as it was typed, without `!`.
    let text: String
    let pattern: SearchPattern
    let isExcluded: Bool
    /// Its digits, if it holds nothing else and not more than a year does.
    let digits: String?

    /// Whether it can be nothing but a year.
    var isYear: Bool { digits?.count == 4 }

    /// Whether it stands for a year.
    func accepts(_ year: Int?) -> Bool {
      guard let digits, let year else { return false }
      guard (1000...9999).contains(year), let number = Int(digits) else { return String(year).hasPrefix(digits) }
      switch digits.utf8.count {
      case 1: return year / 1000 == number
      case 2: return year / 100 == number
      case 3: return year / 10 == number
      default: return year == number
      }
    }
  }

  /// The text as it was typed.
  let text: String
  let words: [Word]

  init(_ text: String = "", folding: Folding = Folding()) {
    self.text = text
    words = text.split(whereSeparator: \.isWhitespace).compactMap { Self.word($0, folding) }
  }

  private static func word(_ typed: Substring, _ folding: Folding) -> Word? {
    var units = folding.fold(String(typed))
    let isExcluded = units.first == 0x21
    if isExcluded { units.removeFirst() }
    guard !units.isEmpty else { return nil }
    let isNumber = units.count <= 4 && units.allSatisfy { (0x30...0x39).contains($0) }
    let digits = isNumber ? String(String.UnicodeScalarView(units.compactMap(Unicode.Scalar.init))) : nil
    let shown = isExcluded ? String(typed.dropFirst()) : String(typed)
    return Word(text: shown, pattern: SearchPattern(units), isExcluded: isExcluded, digits: digits)
  }

  /// Whether nothing is filtered.
  var isEmpty: Bool { words.isEmpty }

  /// Whether it shows nothing that the other one hides, so that only what that one shows need be looked at.
  func narrows(_ other: ListFilter) -> Bool {
    guard !other.isEmpty, text.count >= other.text.count, text.hasPrefix(other.text) else { return false }
    return !words.contains(where: \.isExcluded) && !other.words.contains(where: \.isYear)
  }

  /// The words as small labels.
  var chips: String { words.map { "[\($0.isExcluded ? "!" : "")\($0.text)]" }.joined() }
}

extension ListFilter: Hashable {
  static func == (left: Self, right: Self) -> Bool { left.text == right.text }

  func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
