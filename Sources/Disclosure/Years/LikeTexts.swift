/// Which reports have like texts: with the year before of the same agency, and with other agencies.
///
/// Made once all reports are there; the texts are not needed afterwards.
public struct LikeTexts: Sendable {
  private var byReport: [Int32: [TextMatch]] = [:]
  private var sketches: TextSketches?

  /// Those among some reports, whose texts lie in the same order; `isLive` if reports may change later.
  public init(
    among records: [ReportRecord], _ corpus: TextCorpus, book: AgencyBook = AgencyBook(), isLive: Bool = false
  ) {
    self.init(among: records, corpus, YearShelf(records, book), isLive: isLive)
  }

  init(among records: [ReportRecord], _ corpus: TextCorpus, _ shelf: YearShelf, isLive: Bool = false) {
    let phrases = StockPhrases(corpus, paths: records.map(\.path), agencies: shelf.agencies)
    for report in records.indices {
      guard let before = shelf.before(report) else { continue }
      for section in SectionTexts.sections.indices {
        let percent = TextLikeness.percent(
          corpus.letters(report, section), corpus.letters(before, section), phrases,
          fewest: TextLikeness.fewestGrams)
        if let percent { add(report, before, section, percent, isOfAnotherAgency: false) }
      }
    }
    if isLive { sketches = TextSketches(corpus, phrases) }
    let order = records.indices.filter { records[$0].year != nil }
      .sorted { records[$0].path.utf8.lexicographicallyPrecedes(records[$1].path.utf8) }
    for section in SectionTexts.sections.indices {
      var search = CopySearch(corpus, section, phrases, agencies: shelf.agencies, reports: order)
      for report in order {
        let others = search.others(of: report) { Self.areTwo(report, $0, records, shelf) }
        for other in others { add(report, other.report, section, other.percent, isOfAnotherAgency: true) }
      }
    }
  }

  /// The likenesses of a report with that of the year before.
  func withYearBefore(_ report: Int, _ before: Int?) -> [TextMatch] {
    matches(report).filter { !$0.isOfAnotherAgency && Int($0.other) == before }
  }

  /// The likenesses of a section of a report with those of other agencies.
  func withOthers(_ report: Int, _ section: Int) -> [TextMatch] {
    matches(report).filter { $0.isOfAnotherAgency && $0.section == section }
  }

  private func matches(_ report: Int) -> [TextMatch] { byReport[Int32(report)] ?? [] }

  private mutating func add(_ report: Int, _ other: Int, _ section: Int, _ percent: UInt8, isOfAnotherAgency: Bool) {
    byReport[Int32(report), default: []].append(
      TextMatch(
        other: Int32(other), section: UInt8(section), percent: percent,
        isOfAnotherAgency: isOfAnotherAgency))
  }

  /// Whether two reports with different names of agencies are two reports of two agencies.
  ///
  /// Not so if one name is the other with something before it, or the bytes are the same or all figures are, and enough of them to tell: then it is one report whose name was
  /// read or written in two ways. Nor on different years if the two agencies never report on the same year: then it may
  /// be one that was renamed.
  private static func areTwo(_ report: Int, _ other: Int, _ records: [ReportRecord], _ shelf: YearShelf) -> Bool {
    let (mine, theirs) = (records[report], records[other])
    if !mine.sha256.isEmpty, mine.sha256 == theirs.sha256 { return false }
    guard shelf.coexist(report, other), !AgencyBook.mayBeOne(mine.agency ?? "", theirs.agency ?? "") else {
      return false
    }
    guard mine.year == theirs.year, mine.isTelling, mine.hasSameFigures(as: theirs) else { return true }
    return AgencyBook.areElsewhere(mine.agency ?? "", theirs.agency ?? "")
  }
}

// Reports that change
extension LikeTexts {
  /// How many texts are read again for one change at most.
  private static let mostReadAgain = 256

  /// Takes account of texts that are new or have changed, by the places of their reports; `text` reads that of another
  /// report again. What counts as a stock phrase stays as it was.
  public mutating func update(
    _ changed: [Int: SectionTexts], among records: [ReportRecord], book: AgencyBook, text: (Int) -> SectionTexts?
  ) {
    guard sketches != nil else { return }
    let shelf = YearShelf(records, book)
    let gone = Set(changed.keys.map(Int32.init))
    for report in Array(byReport.keys) {
      if gone.contains(report) {
        byReport[report] = nil
      } else {
        byReport[report]?.removeAll { gone.contains($0.other) }
      }
    }
    for (report, texts) in changed { sketches?.put(report, texts) }
    var known = changed
    func read(_ report: Int) -> SectionTexts? {
      if known[report] == nil, known.count < changed.count + Self.mostReadAgain { known[report] = text(report) }
      return known[report]
    }
    for (report, texts) in changed.sorted(by: { $0.key < $1.key }) {
      let later = records.indices.filter {
        changed[$0] == nil && shelf.agencies[$0] == shelf.agencies[report] && shelf.before($0) == report
      }
      let pairs = (shelf.before(report).map { [(report, $0)] } ?? []) + later.map { ($0, report) }
      for (own, before) in pairs {
        guard let mine = own == report ? texts : read(own), let theirs = read(before) else { continue }
        holdAgainstYearBefore(own, mine, before, theirs)
      }
      guard let agency = shelf.agencies[report], records[report].year != nil else { continue }
      for section in SectionTexts.sections.indices {
        for other in sketches?.candidates(for: texts.letters[section], section) ?? [] {
          guard let its = shelf.agencies[other], its != agency, records[other].year != nil,
            changed[other] == nil || other > report, let theirs = read(other),
            Self.areTwo(report, other, records, shelf)
          else { continue }
          hold(report, texts, against: other, theirs, section)
        }
      }
    }
  }

  private mutating func holdAgainstYearBefore(
    _ report: Int, _ texts: SectionTexts, _ before: Int, _ theirs: SectionTexts
  ) {
    for section in SectionTexts.sections.indices {
      let percent = sketches?.percent(
        texts.letters[section], theirs.letters[section], fewest: TextLikeness.fewestGrams)
      if let percent { add(report, before, section, percent, isOfAnotherAgency: false) }
    }
  }

  private mutating func hold(
    _ report: Int, _ texts: SectionTexts, against other: Int, _ theirs: SectionTexts, _ section: Int
  ) {
    let percent = sketches?.percent(
      texts.letters[section], theirs.letters[section], fewest: TextLikeness.fewestGramsOfOthers)
    guard let percent else { return }
    for (mine, its) in [(report, other), (other, report)]
    where withOthers(mine, section).count < TextLikeness.mostMatches {
      add(mine, its, section, percent, isOfAnotherAgency: true)
    }
  }
}
