/// What is kept of texts that are no longer at hand, so that a text that is new finds those that it may be like: of each
/// the rarest tenth of its runs, half a hash of each.
struct TextSketches: Sendable {
  private struct Place {
    var start: Int32 = 0
    var count: Int32 = 0
  }

  private var phrases: StockPhrases
  private var runs: [UInt32] = []
  private var places: [Place] = []

  /// Sketches of all texts.
  init(_ corpus: TextCorpus, _ phrases: StockPhrases) {
    self.phrases = phrases
    for report in 0..<corpus.count {
      for section in SectionTexts.sections.indices { places.append(place(corpus.letters(report, section))) }
    }
    self.phrases.keepStockAlone()
  }

  /// Takes a report's texts, new or in the place of those it had.
  mutating func put(_ report: Int, _ texts: SectionTexts) {
    let first = report * SectionTexts.sections.count
    while places.count < first + SectionTexts.sections.count { places.append(Place()) }
    for (section, letters) in texts.letters.enumerated() { places[first + section] = place(letters[...]) }
  }

  /// The reports whose section a text may be like: those of which it has one of the rarest runs.
  func candidates(for letters: [UInt16], _ section: Int) -> [Int] {
    let kept = phrases.kept(of: letters[...])
    guard kept.count >= TextLikeness.fewestGramsOfOthers else { return [] }
    var table = GramTable(kept.count)
    for gram in kept { table.put(gram >> 32, 1) }
    return stride(from: section, to: places.count, by: SectionTexts.sections.count).compactMap { index in
      let place = places[index]
      let own = runs[Int(place.start)..<Int(place.start + place.count)]
      return own.contains { table[UInt64($0)] != 0 } ? index / SectionTexts.sections.count : nil
    }
  }

  /// How alike two texts are, by the stock phrases of the first comparison.
  func percent(_ first: [UInt16], _ second: [UInt16], fewest: Int) -> UInt8? {
    TextLikeness.percent(first[...], second[...], phrases, fewest: fewest)
  }

  private mutating func place(_ letters: ArraySlice<UInt16>) -> Place {
    let kept = letters.count < TextLikeness.fewestLetters ? [] : phrases.kept(of: letters)
    guard kept.count >= TextLikeness.fewestGramsOfOthers else { return Place() }
    let start = runs.count
    runs += phrases.rarest(of: kept).map { UInt32($0 >> 32) }
    return Place(start: Int32(start), count: Int32(runs.count - start))
  }
}
