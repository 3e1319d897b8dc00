extension Finding {
  /// Findings gravest first, otherwise in the order they have.
  public static func sorted(_ findings: [Finding]) -> [Finding] {
    Severity.allCases.reversed().flatMap { severity in findings.filter { $0.severity == severity } }
  }
}

extension Rules {
  /// A finding across reports: which of the reports it belongs to, and which it was held against.
  public struct AcrossFinding: Sendable {
    /// The report it belongs to, by its place in the list.
    public let report: Int
    /// The report it was held against, by its place in the list.
    public let other: Int
    /// The finding, with the other side in its details.
    public let finding: Finding
  }

  /// Everything the rules across reports have to say about some, in their order; names joined as the book says.
  ///
  /// A report is held against that of the year before and, where its own year was reported on twice, against the one
  /// whose path is first. Where several reports are on the year before and differ, none of them is a base. Texts are also held
  /// against those of all other agencies; they are taken from the records.
  public static func confront(across records: [ReportRecord], book: AgencyBook = AgencyBook()) -> [AcrossFinding] {
    var corpus = TextCorpus()
    for record in records { corpus.append(record.texts) }
    let shelf = YearShelf(records, book)
    return confront(across: records, shelf, LikeTexts(among: records, corpus, shelf))
  }

  /// The same for reports whose texts were compared already.
  public static func confront(
    across records: [ReportRecord], book: AgencyBook, likeTexts: LikeTexts
  ) -> [AcrossFinding] {
    confront(across: records, YearShelf(records, book), likeTexts)
  }

  private static func confront(
    across records: [ReportRecord], _ shelf: YearShelf, _ likeTexts: LikeTexts
  ) -> [AcrossFinding] {
    var findings: [AcrossFinding] = []
    for index in records.indices {
      for other in [shelf.before(index), shelf.twin(index)].compactMap({ $0 }) {
        let pair = ReportPair(records[index], beside: records[other], isOfOneAgency: true)
        for rule in years where rule.id != sameText.id {
          findings += (rule.compare?(pair) ?? []).map { AcrossFinding(report: index, other: other, finding: $0) }
        }
      }
      findings += likeText(of: index, records, shelf, likeTexts)
    }
    return findings
  }

  /// What is to be said of a report whose text is like others.
  private static func likeText(
    of index: Int, _ records: [ReportRecord], _ shelf: YearShelf, _ likeTexts: LikeTexts
  ) -> [AcrossFinding] {
    func found(_ match: TextMatch, _ isOfOneAgency: Bool, _ more: OtherAgencies? = nil) -> AcrossFinding {
      let other = Int(match.other)
      let pair = ReportPair(records[index], beside: records[other], isOfOneAgency: isOfOneAgency)
      return AcrossFinding(
        report: index, other: other, finding: likeText(pair, Int(match.section), match.percent, more))
    }
    var findings = likeTexts.withYearBefore(index, shelf.before(index)).map { found($0, true) }
    for section in SectionTexts.sections.indices {
      let matches = likeTexts.withOthers(index, section)
      let agencies = nearest(matches, to: records[index], records, shelf)
      // One is named, the others are counted: a text that went round a whole county is no ten findings on each report.
      guard let first = agencies.first else { continue }
      let isCut = matches.count == TextLikeness.mostMatches
      let more = OtherAgencies(count: agencies.count - 1, isAtLeast: isCut)
      findings.append(found(first, false, more.count > 0 ? more : nil))
    }
    return findings
  }

  /// The most alike report of each agency, the most alike first; of equal ones that of the same year, then by path.
  private static func nearest(
    _ matches: [TextMatch], to report: ReportRecord, _ records: [ReportRecord], _ shelf: YearShelf
  ) -> [TextMatch] {
    let sorted = matches.sorted { left, right in
      let (mine, theirs) = (records[Int(left.other)], records[Int(right.other)])
      if left.percent != right.percent { return left.percent > right.percent }
      let (isOfYear, isOtherOfYear) = (mine.year == report.year, theirs.year == report.year)
      return isOfYear == isOtherOfYear ? mine.path < theirs.path : isOfYear
    }
    var seen: Set<Int> = []
    return sorted.filter { match in
      guard let agency = shelf.agencies[Int(match.other)] else { return false }
      return seen.insert(agency).inserted
    }
  }

  /// The finding that a section's text is like that of another report.
  ///
  /// Its subject names the other agency too: what was set aside for one is not for another that comes nearest later.
  static func likeText(_ pair: ReportPair, _ section: Int, _ percent: UInt8, _ more: OtherAgencies? = nil) -> Finding {
    let id = SectionTexts.sections[section].id
    let subject = pair.isOfOneAgency ? id : "\(id).\(pair.other.agency ?? "")"
    return pair.finding("X-TEXT", subject, .info, key: "text", found: Quantity(Int(percent)), more: more)
  }
}
