import Disclosure
import PinyinSearch

/// What the list of agencies is narrowed to: words that must all fit, `!` before those that must not.
///
/// A word of four digits is a year, fewer digits are the beginning of one; `/…/` is a pattern of agencies and files;
/// a column's name with a sign and a value is a condition; any other word is found in the agency's name or the folders
/// of the file by characters, pinyin initials, full pinyin or a mixture.
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

  /// A part of the filter that is no word.
  struct Term: Sendable {
    enum Content: Sendable {
      case pattern(TextPattern)
      case condition(FilterCondition)
    }

    let content: Content
    let isExcluded: Bool
  }

  /// A part of the filter as it was typed, `!` included, and what it came to.
  struct Piece: Sendable {
    enum Content: Sendable {
      case word(Word)
      case term(Term)
      /// A condition whose value is still to be typed.
      case pending
      case fault(Bilingual)
    }

    let source: String
    let content: Content
  }

  /// The text as it was typed.
  let text: String
  let pieces: [Piece]
  let words: [Word]
  let terms: [Term]

  init(_ text: String = "", folding: Folding = Folding()) {
    self.text = text
    pieces = FilterText.pieces(of: text).compactMap { Self.piece($0, folding) }
    words = pieces.compactMap { if case .word(let word) = $0.content { word } else { nil } }
    terms = pieces.compactMap { if case .term(let term) = $0.content { term } else { nil } }
  }

  private static func piece(_ piece: FilterText, _ folding: Folding) -> Piece? {
    func made(_ content: Piece.Content) -> Piece { Piece(source: piece.source, content: content) }
    switch piece.kind {
    case .quoted: return word(piece.text, piece.isExcluded, folding).map { made(.word($0)) }
    case .pattern:
      guard !piece.text.isEmpty else { return made(.pending) }
      do throws(TextPattern.Fault) {
        return made(.term(Term(content: .pattern(try TextPattern(piece.text)), isExcluded: piece.isExcluded)))
      } catch { return made(.fault(error.words)) }
    case .plain:
      do throws(FilterCondition.Fault) {
        guard let (condition, _) = try FilterCondition.read(piece.text) else {
          return word(piece.text, piece.isExcluded, folding).map { made(.word($0)) }
        }
        guard let condition else { return made(.pending) }
        return made(.term(Term(content: .condition(condition), isExcluded: piece.isExcluded)))
      } catch { return made(.fault(error.words)) }
    }
  }

  private static func word(_ typed: String, _ isExcluded: Bool, _ folding: Folding) -> Word? {
    let units = folding.fold(typed)
    guard !units.isEmpty else { return nil }
    let isNumber = units.count <= 4 && units.allSatisfy { (0x30...0x39).contains($0) }
    let digits = isNumber ? String(String.UnicodeScalarView(units.compactMap(Unicode.Scalar.init))) : nil
    return Word(text: typed, pattern: SearchPattern(units), isExcluded: isExcluded, digits: digits)
  }

  /// Whether nothing is filtered.
  var isEmpty: Bool { words.isEmpty && terms.isEmpty }

  /// What is wrong with it, the first of several; what is wrong filters nothing.
  var fault: Bilingual? {
    for piece in pieces { if case .fault(let words) = piece.content { return words } }
    return nil
  }

  /// Whether it shows nothing that the other one hides, so that only what that one shows need be looked at.
  func narrows(_ other: ListFilter) -> Bool {
    guard !other.isEmpty, text.count >= other.text.count, text.hasPrefix(other.text) else { return false }
    // What was a word can become a condition while it is typed, and a condition shows other reports with every digit.
    guard pieces.count == words.count, other.pieces.count == other.words.count else { return false }
    return !words.contains(where: \.isExcluded) && !other.words.contains(where: \.isYear)
  }

  /// What is filtered by, as small labels.
  var chips: String {
    pieces.map { piece in
      switch piece.content {
      case .word, .term: "[\(piece.source)]"
      case .pending, .fault: ""
      }
    }.joined()
  }
}

extension ListFilter: Hashable {
  static func == (left: Self, right: Self) -> Bool { left.text == right.text }

  func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

/// A part of a filter's text: words stand apart by blanks, which `"…"` and `/…/` may hold.
struct FilterText: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case plain, quoted, pattern
  }

  /// As it was typed.
  let source: String
  /// Without `!` and the signs around it.
  let text: String
  let isExcluded: Bool
  let kind: Kind

  /// The parts of a text.
  static func pieces(of text: String) -> [FilterText] {
    let characters = Array(text)
    var pieces: [FilterText] = []
    var place = 0
    while place < characters.count {
      if characters[place].isWhitespace {
        place += 1
        continue
      }
      pieces.append(piece(in: characters, from: &place))
    }
    return pieces
  }

  private static func piece(in characters: [Character], from place: inout Int) -> FilterText {
    let start = place
    let isExcluded = "!！".contains(characters[place])
    if isExcluded { place += 1 }
    let opening = place < characters.count ? characters[place] : " "
    if "/／".contains(opening) || opening == "\"" {
      let isPattern = opening != "\""
      let text = enclosed(in: characters, from: &place, by: isPattern ? "/／" : "\"")
      return FilterText(
        source: String(characters[start..<place]), text: text, isExcluded: isExcluded,
        kind: isPattern ? .pattern : .quoted)
    }
    let first = place
    var isQuoted = false
    while place < characters.count, isQuoted || !characters[place].isWhitespace {
      if characters[place] == "\"" { isQuoted.toggle() }
      place += 1
    }
    return FilterText(
      source: String(characters[start..<place]), text: String(characters[first..<place]), isExcluded: isExcluded,
      kind: .plain)
  }

  /// What stands between two signs; one that is not closed yet goes on to the end.
  private static func enclosed(in characters: [Character], from place: inout Int, by signs: String) -> String {
    place += 1
    var text: [Character] = []
    while place < characters.count, !signs.contains(characters[place]) {
      if characters[place] == "\\", place + 1 < characters.count {
        place += 1
        // Only the sign itself loses its backslash; in a pattern any other keeps its own.
        if !signs.contains(characters[place]) { text.append("\\") }
      }
      text.append(characters[place])
      place += 1
    }
    if place < characters.count { place += 1 }
    return String(text)
  }
}
