import ReportFixtures
import Testing

@testable import Disclosure

/// Letters that folding leaves as they are.
enum LetterStock {
  private static let all = (0x4E00...0x7FFF as ClosedRange<UInt32>).compactMap { code in
    Unicode.Scalar(code).map(Character.init).flatMap { ProseText(String($0)).units == [UInt16(code)] ? $0 : nil }
  }

  static func any(_ random: inout SplitMix64) -> Character { random.element(of: all) ?? "一" }
}

/// A random corpus: sentences of a common stock, sentences of one's own, and planted copies with some letters changed.
private struct RandomCorpus {
  var texts: [[Character]] = []
  var agencies: [Int] = []
  private var random: SplitMix64
  private let stock: [[Character]]

  init(_ count: Int, seed: UInt64) {
    var random = SplitMix64(seed: seed)
    stock = (0..<12).map { _ in Self.sentence(&random) }
    self.random = random
    for number in 0..<count { add(number) }
  }

  private static func sentence(_ random: inout SplitMix64) -> [Character] {
    (0..<random.int(in: 10...40)).map { _ in LetterStock.any(&random) }
  }

  private mutating func add(_ number: Int) {
    var text: [Character] = []
    if random.chance(45), let model = random.element(of: texts) {
      // From no change at all to about a fifth of the letters.
      text = model
      for _ in 0..<random.int(in: 0...max(1, model.count / 12)) where !text.isEmpty {
        let place = random.int(in: 0...(text.count - 1))
        switch random.int(in: 0...2) {
        case 0: text.remove(at: place)
        case 1: text.insert("改", at: place)
        default: text[place] = LetterStock.any(&random)
        }
      }
    } else {
      for _ in 0..<random.int(in: 0...12) {
        text += random.chance(60) ? random.element(of: stock) ?? [] : Self.sentence(&random)
      }
    }
    texts.append(text)
    agencies.append(random.chance(20) ? random.int(in: 0...number) : number)
  }

  func records(in order: [Int]) -> [ReportRecord] {
    order.map { place in
      var report = ExampleReport.make(year: 2023)
      report.source.path = "\(place).txt"
      report.agency = Sourced("第\(agencies[place])局", .title)
      report.write(String(texts[place]), in: .overview)
      report.write("", in: .problems)
      report.set(.license, .decisions, Quantity(place))
      return ReportRecord(of: report)
    }
  }

  /// Each pair that is nine tenths alike, found by holding each text against each, as text of its own kind.
  func pairs() -> Set<String> {
    let runs = texts.map { text in
      let units = text.compactMap(\.utf16.first)
      return Set(units.indices.dropLast(4).map { Array(units[$0..<$0 + 5]) })
    }
    var owners: [[UInt16]: Set<Int>] = [:]
    for (text, agency) in agencies.enumerated() { for run in runs[text] { owners[run, default: []].insert(agency) } }
    let count = Set(agencies).count
    let isStock = { (run: [UInt16]) in count >= 20 && (owners[run]?.count ?? 0) * 10 > count * 3 }
    let kept = runs.map { $0.filter { !isStock($0) } }
    var pairs: Set<String> = []
    for first in texts.indices where kept[first].count >= 80 {
      for second in texts.indices where kept[second].count >= 80 && agencies[first] != agencies[second] {
        let common = kept[first].intersection(kept[second]).count
        let all = kept[first].count + kept[second].count - common
        if common * 10 >= all * 9 { pairs.insert("\(first)~\(second) \(common * 100 / all)") }
      }
    }
    return pairs
  }
}

private func compared(_ records: [ReportRecord], isLive: Bool = false) -> LikeTexts {
  var corpus = TextCorpus()
  for record in records { corpus.append(record.texts) }
  return LikeTexts(among: records, corpus, isLive: isLive)
}

private func found(_ records: [ReportRecord], _ like: LikeTexts? = nil) -> (pairs: Set<String>, isCut: Bool) {
  let like = like ?? compared(records)
  var pairs: Set<String> = []
  var isCut = false
  for report in records.indices {
    let matches = like.withOthers(report, 0)
    isCut = isCut || matches.count == TextLikeness.mostMatches
    for match in matches {
      let names = [report, Int(match.other)].map { records[$0].path.replacing(".txt", with: "") }
      pairs.insert("\(names[0])~\(names[1]) \(match.percent)")
    }
  }
  return (pairs, isCut)
}

@Test(arguments: 0..<16)
func everyCopyIsFoundAndNothingElse(seed: Int) {
  let corpus = RandomCorpus([5, 18, 40, 100][seed % 4], seed: UInt64(seed))
  let records = corpus.records(in: Array(corpus.texts.indices))
  let result = found(records)
  #expect(!result.isCut && result.pairs == corpus.pairs())
}

@Test(arguments: 0..<8)
func whatChangesIsComparedAgainAsIfEverythingWere(seed: Int) {
  let old = RandomCorpus(18, seed: UInt64(seed))
  var new = old
  var random = SplitMix64(seed: UInt64(seed))
  let changed = (0..<4).map { _ in random.int(in: 0...17) }
  for place in changed { new.texts[place] = random.element(of: old.texts).map { $0 + Array("改") } ?? [] }
  // One more that was not there before.
  new.texts.append(old.texts[random.int(in: 0...17)])
  new.agencies.append(99)
  let records = new.records(in: Array(new.texts.indices))
  var like = compared(old.records(in: Array(old.texts.indices)), isLive: true)
  let fresh = Dictionary((changed + [18]).map { ($0, records[$0].texts) }, uniquingKeysWith: { first, _ in first })
  var reads = 0
  like.update(fresh, among: records, book: AgencyBook()) { place in
    reads += 1
    return records[place].texts
  }
  #expect(found(records, like).pairs == new.pairs() && reads <= 18)
}

@Test func aReportThatCannotBeReadAgainIsComparedNoMore() {
  let corpus = RandomCorpus(18, seed: 2)
  let records = corpus.records(in: Array(corpus.texts.indices))
  var like = compared(records, isLive: true)
  let all = Dictionary(uniqueKeysWithValues: records.indices.map { ($0, SectionTexts()) })
  like.update([0: records[0].texts], among: records, book: AgencyBook()) { _ in nil }
  #expect(found(records, like).pairs.allSatisfy { !$0.hasPrefix("0~") && !$0.contains("~0 ") })
  like.update(all, among: records, book: AgencyBook()) { _ in nil }
  #expect(found(records, like).pairs.isEmpty)
}

@Test func copiesArePlanted() {
  #expect((0..<4).map { RandomCorpus(100, seed: UInt64($0)).pairs().count }.reduce(0, +) > 20)
}

@Test(arguments: 0..<3)
func theOrderOfTheFilesMakesNoDifference(seed: Int) {
  let corpus = RandomCorpus(60, seed: UInt64(seed + 100))
  var random = SplitMix64(seed: UInt64(seed))
  let order = Array(corpus.texts.indices)
  func findings(_ order: [Int]) -> [String: [Finding]] {
    let records = corpus.records(in: order)
    return Dictionary(
      grouping: Rules.confront(across: records).filter { $0.finding.rule == "X-TEXT" }, by: { records[$0.report].path }
    ).mapValues { $0.map(\.finding) }
  }
  let first = findings(order)
  #expect(findings(order.shuffled(using: &random)) == first)
}

@Test func oneTextAHundredTimesGivesOneFindingEach() {
  let corpus = RandomCorpus(300, seed: 4)
  var records = corpus.records(in: Array(corpus.texts.indices))
  var random = SplitMix64(seed: 5)
  let one = String((0..<200).map { _ in LetterStock.any(&random) })
  for number in 0..<100 {
    var report = ExampleReport.make(year: 2023)
    report.source.path = "copy/\(number).txt"
    report.agency = Sourced("抄\(number)局", .title)
    report.set(.license, .decisions, Quantity(number))
    report.write(one, in: .overview)
    report.write("", in: .problems)
    records.append(ReportRecord(of: report))
  }
  let found = Rules.confront(across: records).filter { $0.finding.rule == "X-TEXT" && $0.report >= 300 }
  #expect(found.count == 100)
  let more = found.compactMap { found -> OtherAgencies? in
    if case .other(let side) = found.finding.details { side.more } else { nil }
  }
  #expect(more.count == 100 && more.allSatisfy { $0.isAtLeast && $0.count == 15 })
}

@Test func thousandsOfCopiesAreNotHeldAgainstOneAnotherOneByOne() {
  var random = SplitMix64(seed: 6)
  let one = (0..<90).map { _ in UInt16(random.int(in: 0x4E00...0x7FFF)) }
  var corpus = TextCorpus()
  for _ in 0..<1500 { corpus.append(SectionTexts([one, []])) }
  var search = CopySearch(corpus, 0, StockPhrases(), agencies: Array(0..<1500), reports: Array(0..<1500))
  var compared = 0
  for report in 0..<1500 {
    let others = search.others(of: report) { _ in
      compared += 1
      return true
    }
    #expect(others.count == TextLikeness.mostMatches)
  }
  #expect(compared == 1500 * TextLikeness.mostMatches)
}

@Test func copiesWithinOneAgencyAreNotEvenIndexed() {
  let one = Array(0x4E00..<0x4F00 as Range<UInt16>)
  var corpus = TextCorpus()
  for _ in 0..<1500 { corpus.append(SectionTexts([one, []])) }
  let agencies = [Int](repeating: 7, count: 1500)
  var search = CopySearch(corpus, 0, StockPhrases(), agencies: agencies, reports: Array(0..<1500))
  #expect((0..<1500).allSatisfy { search.others(of: $0) { _ in true }.isEmpty })
}

@Test func rarestRunsAreAFixedOrderWithATenthAndOne() {
  for count in 0...200 {
    // The fewest runs that a text nine tenths alike shares with it.
    let shared = (count * 9 + 9) / 10
    #expect(TextLikeness.prefix(of: count) == count - shared + 1)
  }
}

@Test(
  arguments: [(90, 100, 90, 90), (90, 95, 95, 90), (0, 0, 0, nil), (89, 100, 89, nil), (100, 100, 100, 100)]
    as [(Int, Int, Int, UInt8?)])
func ninetyInAHundredAreAlike(common: Int, first: Int, second: Int, percent: UInt8?) {
  #expect(TextLikeness.percent(common: common, first, second) == percent)
}

@Test func aTableOfRunsHoldsWhatWasPutIn() {
  var table = GramTable(4)
  for round in 1...3 {
    table.clear(200)
    for number in 0..<200 { table.put(UInt64(number * 64), UInt32(round)) }
    #expect((0..<200).allSatisfy { table[UInt64($0 * 64)] == UInt32(round) } && table[7] == 0)
    #expect(table.mark(64, 99) && !table.mark(64, 99) && !table.mark(7, 99))
  }
}
