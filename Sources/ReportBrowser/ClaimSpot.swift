import Disclosure

/// Where the words of a claim stand in the prose of a part as it is laid out.
struct ClaimSpot: Sendable, Hashable {
  /// What it was looked up for.
  struct Key: Sendable, Hashable {
    let sheet: ContentSheet.Key
    let words: String
    let sentence: String
  }

  let key: Key
  /// The stretches of characters, by paragraph: a sentence may run over the end of a line of the source.
  let ranges: [Int: Range<Int>]

  /// Looks words up in their sentence; no stretches if they are not there as printed.
  init(_ key: Key, in paragraphs: some Collection<[Character]>) {
    self.key = key
    var characters: [Character] = []
    var places: [(paragraph: Int, offset: Int)] = []
    for (paragraph, text) in paragraphs.enumerated() {
      for (offset, character) in text.enumerated() where !character.isWhitespace {
        characters.append(character)
        places.append((paragraph, offset))
      }
    }
    let words = key.words.filter { !$0.isWhitespace }
    let sentence = key.sentence.filter { !$0.isWhitespace }
    let whole = Self.range(of: Array(sentence), in: characters[...]) ?? characters.indices
    guard let found = Self.range(of: Array(words), in: characters[whole]) else {
      ranges = [:]
      return
    }
    var ranges: [Int: Range<Int>] = [:]
    for place in places[found] {
      let start = ranges[place.paragraph]?.lowerBound ?? place.offset
      ranges[place.paragraph] = start..<place.offset + 1
    }
    self.ranges = ranges
  }

  /// Where the words begin.
  var start: Cursor? {
    ranges.min { $0.key < $1.key }.map { .prose(paragraph: $0.key, offset: $0.value.lowerBound) }
  }

  private static func range(of needle: [Character], in text: ArraySlice<Character>) -> Range<Int>? {
    guard let first = needle.first, needle.count <= text.count else { return nil }
    for start in text.startIndex...(text.endIndex - needle.count) where text[start] == first {
      if text[start..<start + needle.count].elementsEqual(needle) { return start..<start + needle.count }
    }
    return nil
  }
}

extension Model {
  /// The finding last jumped to or chosen, if the report that it belongs to is open.
  var findingInQuestion: Finding? {
    guard let open, let check, open.findings.indices.contains(check) else { return nil }
    return open.findings[check]
  }

  /// The words of the prose that are in question: those of the finding jumped to, or of a claim come to from its figure.
  var wordsInQuestion: (section: SectionID, words: String, sentence: String)? {
    if let finding = findingInQuestion { return finding.wordsOfProse }
    guard check == nil, let claim = claimInQuestion else { return nil }
    return (claim.section, claim.words, claim.sentence)
  }

  /// The claim that is shown without a finding.
  var claimInQuestion: Claim? {
    guard let shown = causes.claim, shown.report == report, let open, open.claims.indices.contains(shown.place) else {
      return nil
    }
    return open.claims[shown.place].claim
  }

  /// Looks up where the words in question stand in the part in view.
  mutating func findSpot() {
    guard let sheet, let wanted = wordsInQuestion, part == .section(wanted.section), !sheet.key.failuresOnly else {
      causes.spot = nil
      return
    }
    let key = ClaimSpot.Key(sheet: sheet.key, words: wanted.words, sentence: wanted.sentence)
    if causes.spot?.key != key { causes.spot = ClaimSpot(key, in: sheet.paragraphs.prefix(sheet.firstNote)) }
  }

  /// The characters of a paragraph that are in question.
  func wordsInQuestion(in paragraph: Int) -> Range<Int>? {
    guard let sheet, causes.spot?.key.sheet == sheet.key else { return nil }
    return causes.spot?.ranges[paragraph]
  }
}

extension Finding {
  /// The words of the prose that it is about, with their section and sentence; nil if it is about none.
  var wordsOfProse: (section: SectionID, words: String, sentence: String)? {
    switch details {
    case .claim(let claim, _): (claim.section, claim.words, claim.sentence)
    case .other(let other) where rule == "X-PREV" && !other.key.isEmpty: (section ?? .overview, other.key, "")
    default: nil
    }
  }
}
