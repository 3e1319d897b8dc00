/// Finds the texts of different agencies that are nine tenths alike, without holding each against each.
///
/// Texts so alike have a run in common among the rarest tenth of either's runs (prefix filtering, which is exact): only
/// those that meet in such a run are compared, and then run by run. "Rarest" is by the phrases' counts; any order of
/// runs finds the same, a good one compares less.
struct CopySearch {
  /// A run's first half and the text that has it among its rarest: text in the low half, so that they sort by run.
  private typealias Posting = UInt64

  private let corpus: TextCorpus
  private let section: Int
  private let phrases: StockPhrases
  private let agencies: [Int?]
  /// The runs that texts of different agencies meet in, ascending, and where the texts of each begin.
  private var runs: [UInt32] = []
  private var starts: [Int] = []
  private var texts: [Int32] = []
  /// How many runs each text has, 0 for one that is not compared.
  private var sizes: [Int32]
  private var meets: [Bool]
  private var table = GramTable(0)
  private var seen: [Int32]

  /// A search of one section of all reports whose agency is known; `reports` are those compared, in the order in which
  /// the first of equals are taken.
  init(_ corpus: TextCorpus, _ section: Int, _ phrases: StockPhrases, agencies: [Int?], reports: [Int]) {
    self.corpus = corpus
    self.section = section
    self.phrases = phrases
    self.agencies = agencies
    sizes = [Int32](repeating: 0, count: agencies.count)
    meets = [Bool](repeating: false, count: agencies.count)
    seen = [Int32](repeating: -1, count: agencies.count)
    index(reports)
  }

  /// The reports that one is like, with how much, those met first before others; `isAnother` decides on pairs.
  mutating func others(of report: Int, _ isAnother: (Int) -> Bool) -> [(report: Int, percent: UInt8)] {
    guard meets[report], let agency = agencies[report] else { return [] }
    let kept = phrases.kept(of: corpus.letters(report, section))
    table.clear(kept.count)
    for gram in kept { table.put(gram, 1) }
    var found: [(report: Int, percent: UInt8)] = []
    var round: UInt32 = 1
    for gram in phrases.rarest(of: kept) {
      for text in meeting(in: UInt32(gram >> 32)) {
        let other = Int(text)
        guard agencies[other] != agency, seen[other] != Int32(report) else { continue }
        seen[other] = Int32(report)
        let (mine, theirs) = (kept.count, Int(sizes[other]))
        guard min(mine, theirs) * 10 >= max(mine, theirs) * 9 else { continue }
        round += 1
        guard let percent = TextLikeness.percent(common: common(with: other, round), mine, theirs), isAnother(other)
        else { continue }
        found.append((other, percent))
        if found.count == TextLikeness.mostMatches { return found }
      }
    }
    return found
  }

  /// How many of the runs in the table another text has.
  private mutating func common(with other: Int, _ round: UInt32) -> Int {
    var count = 0
    Grams.each(corpus.letters(other, section)) { if table.mark($0, round) { count += 1 } }
    return count
  }

  private func meeting(in run: UInt32) -> ArraySlice<Int32> {
    var (place, end) = (0, runs.count)
    while place < end {
      let middle = (place + end) / 2
      if runs[middle] < run { place = middle + 1 } else { end = middle }
    }
    guard place < runs.count, runs[place] == run else { return [] }
    return texts[starts[place]..<(place + 1 < starts.count ? starts[place + 1] : texts.count)]
  }

  private mutating func index(_ reports: [Int]) {
    var postings: [Posting] = []
    for (rank, report) in reports.enumerated() {
      let letters = corpus.letters(report, section)
      guard agencies[report] != nil, letters.count >= TextLikeness.fewestLetters else { continue }
      let kept = phrases.kept(of: letters)
      guard kept.count >= TextLikeness.fewestGramsOfOthers else { continue }
      sizes[report] = Int32(kept.count)
      for gram in phrases.rarest(of: kept) { postings.append((gram & ~0xFFFF_FFFF) | UInt64(rank)) }
    }
    postings.sort()
    var start = 0
    while start < postings.count {
      let run = postings[start] >> 32
      var end = start + 1
      while end < postings.count, postings[end] >> 32 == run { end += 1 }
      let own = postings[start..<end].map { reports[Int($0 & 0xFFFF_FFFF)] }
      if let first = own.first, own.contains(where: { agencies[$0] != agencies[first] }) { add(UInt32(run), own) }
      start = end
    }
  }

  private mutating func add(_ run: UInt32, _ reports: [Int]) {
    runs.append(run)
    starts.append(texts.count)
    for report in reports {
      texts.append(Int32(report))
      meets[report] = true
    }
  }
}
