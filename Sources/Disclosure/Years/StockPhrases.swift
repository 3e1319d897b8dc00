/// How many agencies share a run of letters: what more than three in ten of them write is a stock phrase, and says nothing
/// of copying.
///
/// Of more agencies than 256 so many are asked, those whose first report's path has the smallest hash: the order of the
/// files makes no difference, and the share of a phrase among them is that among all to three in a hundred. Among fewer
/// than twenty agencies no phrase counts as stock: three or four that agree may just be the copies that are looked for.
struct StockPhrases: Sendable {
  static let fewestAgencies = 20
  static let mostAgencies = 256
  static let mostReports = 8

  /// By run how many of the agencies asked have it, where there is more than one; 0 for the rest.
  private var counts = GramTable(0)
  private let limit: UInt32

  /// No stock phrases.
  init() { limit = .max }

  /// Those of texts; `agencies` by report, nil for one that is not known.
  init(_ corpus: TextCorpus, paths: [String], agencies: [Int?]) {
    let asked = Self.asked(paths, agencies)
    limit = asked.count >= Self.fewestAgencies ? UInt32(asked.count * 3 / 10) : .max
    let texts = asked.map { reports in
      reports.flatMap { report in SectionTexts.sections.indices.map { corpus.letters(report, $0) } }
    }
    let letters = texts.reduce(0) { $1.reduce($0) { $0 + $1.count } }
    // A part of the runs at a time, so that long texts take more time but no more memory.
    let parts = UInt64(letters >> 18 + 1)
    let shared = (0..<parts).flatMap { Self.shared(texts) { [part = $0] in $0 >> 32 % parts == part } }
    counts = GramTable(shared.count)
    for run in shared { counts.put(run.gram, run.count) }
  }

  /// The distinct runs of a text that are no stock phrases, ascending.
  func kept(of letters: ArraySlice<UInt16>) -> [UInt64] {
    let all = Grams.distinct(letters)
    return limit == .max ? all : all.filter { counts[$0] <= limit }
  }

  /// The rarest of a text's runs, so many that a text which is nine tenths like it has one of them: a tenth may be missing
  /// there. Any order would do, but what is rare is met in fewest texts.
  func rarest(of kept: [UInt64]) -> [UInt64] {
    let count = TextLikeness.prefix(of: kept.count)
    var rare = kept.filter { counts[$0] == 0 }
    if rare.count < count {
      let others = kept.filter { counts[$0] > 0 }.sorted { (counts[$0], $0) < (counts[$1], $1) }
      rare += others.prefix(count - rare.count)
    }
    return Array(rare.prefix(count))
  }

  /// Forgets how rare the other runs are.
  mutating func keepStockAlone() { counts = counts.filtered { [limit] in $0 > limit } }

  /// Of the runs that are asked for those that more than one agency has, and how many have them.
  private static func shared(
    _ texts: [[ArraySlice<UInt16>]], _ isAskedFor: (UInt64) -> Bool
  ) -> [(gram: UInt64, count: UInt32)] {
    var all: [UInt64] = []
    for own in texts {
      var grams: [UInt64] = []
      for text in own { Grams.each(text) { if isAskedFor($0) { grams.append($0) } } }
      grams.sort()
      all += Grams.unique(grams)
    }
    all.sort()
    var runs: [(gram: UInt64, count: UInt32)] = []
    var start = 0
    while start < all.count {
      var end = start + 1
      while end < all.count, all[end] == all[start] { end += 1 }
      if end - start > 1 { runs.append((all[start], UInt32(end - start))) }
      start = end
    }
    return runs
  }

  /// The reports of the agencies that are asked, some of each.
  private static func asked(_ paths: [String], _ agencies: [Int?]) -> [[Int]] {
    struct Choice {
      let hash: UInt64
      let report: Int
    }
    func precedes(_ left: Choice, _ right: Choice) -> Bool {
      (left.hash, paths[left.report]) < (right.hash, paths[right.report])
    }
    var reports: [Int: [Choice]] = [:]
    for (report, agency) in agencies.enumerated() {
      if let agency { reports[agency, default: []].append(Choice(hash: hash(paths[report]), report: report)) }
    }
    let own = reports.values.compactMap { choices in
      let sorted = choices.sorted(by: precedes)
      return sorted.first.map { (first: $0, reports: sorted.prefix(mostReports).map(\.report)) }
    }
    return own.sorted { precedes($0.first, $1.first) }.prefix(mostAgencies).map(\.reports)
  }

  private static func hash(_ path: String) -> UInt64 {
    path.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}
