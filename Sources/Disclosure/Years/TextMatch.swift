/// Two reports with like text in a section, seen from one of them.
struct TextMatch: Sendable, Hashable {
  /// The other report, by its place in the list.
  let other: Int32
  /// The section, by its place among those that are compared.
  let section: UInt8
  /// How alike they are: the runs of five letters that both have in a hundred that either has, stock phrases left out.
  let percent: UInt8
  /// Whether the other report is of another agency.
  let isOfAnotherAgency: Bool
}

/// How alike texts have to be, and how long.
enum TextLikeness {
  /// Fewer letters than this say nothing of copying.
  static let fewestLetters = 60
  /// Nor do fewer runs that are no stock phrases, where a report is held against last year's.
  static let fewestGrams = 40
  /// Between agencies, which write of the same matters in the same words, it takes twice as many.
  static let fewestGramsOfOthers = 80
  /// How many others a section is found to be like, at most; a folder of one text a thousand times is not counted out.
  static let mostMatches = 16

  /// The share of common runs in a hundred if it is ninety or more, else nil.
  static func percent(common: Int, _ first: Int, _ second: Int) -> UInt8? {
    let all = first + second - common
    guard all > 0, common * 10 >= all * 9 else { return nil }
    return UInt8(common * 100 / all)
  }

  /// How many runs of a text, in whatever order all texts have theirs in, hold one that any text so like it has among
  /// as many of its own: a tenth may be missing there.
  static func prefix(of count: Int) -> Int { count / 10 + 1 }

  /// How alike two texts are, nil if less than ninety in a hundred or too short.
  static func percent(
    _ first: ArraySlice<UInt16>, _ second: ArraySlice<UInt16>, _ phrases: StockPhrases, fewest: Int
  ) -> UInt8? {
    guard min(first.count, second.count) >= fewestLetters else { return nil }
    let (mine, theirs) = (phrases.kept(of: first), phrases.kept(of: second))
    guard min(mine.count, theirs.count) >= fewest else { return nil }
    var (left, right, common) = (0, 0, 0)
    while left < mine.count, right < theirs.count {
      let (own, other) = (mine[left], theirs[right])
      if own == other { common += 1 }
      if own <= other { left += 1 }
      if other <= own { right += 1 }
    }
    return percent(common: common, mine.count, theirs.count)
  }
}
