/// Which reports have like texts: with the year before of the same agency, and with other agencies.
///
/// Made once all reports are there; the texts are not needed afterwards.
public struct LikeTexts: Sendable {
  private var byReport: [Int32: [TextMatch]] = [:]

  /// Those among some reports, whose texts lie in the same order.
  public init(among records: [ReportRecord], _ corpus: TextCorpus, book: AgencyBook = AgencyBook()) {
    self.init(among: records, corpus, YearShelf(records, book))
  }

  init(among records: [ReportRecord], _ corpus: TextCorpus, _ shelf: YearShelf) {
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
  func withYearBefore(_ report: Int) -> [TextMatch] { matches(report).filter { !$0.isOfAnotherAgency } }

  /// The likenesses of a section of a report with those of other agencies.
  func withOthers(_ report: Int, _ section: Int) -> [TextMatch] {
    matches(report).filter { $0.isOfAnotherAgency && $0.section == section }
  }

  private func matches(_ report: Int) -> [TextMatch] { byReport[Int32(report)] ?? [] }

  private mutating func add(_ report: Int, _ other: Int, _ section: Int, _ percent: UInt8, isOfAnotherAgency: Bool) {
    byReport[Int32(report), default: []].append(
      TextMatch(
        report: Int32(report), other: Int32(other), section: UInt8(section), percent: percent,
        isOfAnotherAgency: isOfAnotherAgency))
  }

  /// Whether two reports with different names of agencies are two reports of two agencies.
  ///
  /// Not so if the bytes are the same or all figures are, and enough of them to tell: then it is one report whose name was
  /// read or written in two ways. Nor on different years if the two agencies never report on the same year: then it may
  /// be one that was renamed.
  private static func areTwo(_ report: Int, _ other: Int, _ records: [ReportRecord], _ shelf: YearShelf) -> Bool {
    let (mine, theirs) = (records[report], records[other])
    if !mine.sha256.isEmpty, mine.sha256 == theirs.sha256 { return false }
    guard shelf.coexist(report, other) else { return false }
    return !(mine.year == theirs.year && mine.isTelling && mine.hasSameFigures(as: theirs))
  }
}
