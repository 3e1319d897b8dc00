public import Disclosure

/// What is kept of a checked report for letters and overviews: words and counts, no figures of its own.
public struct ReviewedReport: Sendable, Hashable {
  /// Why relations of a report fail, as a letter names it.
  public struct Cause: Sendable, Hashable {
    /// The relations with both sums, in the words of the printed form.
    public let relations: [String]
    /// Which cells to look at first and the values they would need; nil where nothing is known of that.
    public let suspicion: String?
    /// How far the cause can be told; nil for what no diagnosis explains.
    public let kind: Diagnosis.Kind?
    /// The first suspect cell with what it states, and the value it would need.
    public let suspect: Suspect?
    /// Where to look in the file; empty if that is not known.
    public let place: String
  }

  /// Something to look at.
  public struct Remark: Sendable, Hashable {
    /// What it is.
    public let words: String
    /// Where to look in the file; empty if that is not known.
    public let place: String
  }

  /// A cell that may be to blame.
  public struct Suspect: Sendable, Hashable {
    /// The cell as the form names it.
    public let cell: String
    /// What it states; nil if nothing can be read there.
    public let stated: String?
    /// What it would have to state for the relations to hold.
    public let wanted: String
  }

  /// How many findings.
  public struct Tally: Sendable, Hashable {
    /// Of severity error.
    public var errors = 0
    /// Of severity warning.
    public var warnings = 0
  }

  /// The agency, or the file's path where it is not known.
  public let agency: String
  /// The year; nil if it is not known.
  public let year: Int?
  /// The report's title, or one made of what is known.
  public let title: String
  /// The file.
  public let path: String
  /// Whether every figure of it was read.
  public let isWhole: Bool
  /// What has to be mended: errors by their causes.
  public let causes: [Cause]
  /// What has to be looked at: warnings.
  public let remarks: [Remark]
  /// How many findings there are of each family, of severity error and warning.
  public let counts: [RuleFamily: Tally]

  /// What is to be kept of a report.
  public init(_ checked: CheckedReport, _ language: Language) {
    let report = checked.report
    agency = VisibleText.line(checked.review.canonicalAgency ?? report.agency?.value ?? report.source.path)
    year = report.year?.value
    title = Heading(report, language).title
    path = report.source.path
    isWhole = InputEntry.Figures(of: report).isWhole
    // What was set aside is no matter for a letter.
    let heard = checked.review.open.map(\.finding).filter { $0.outcome != .unassessable }
    causes = CauseList(checked, heard.filter { $0.severity == .error }, language).causes
    remarks = heard.filter { $0.severity == .warning }.map {
      Remark(words: CauseList.words(of: $0, language), place: CauseList.place($0.location, language))
    }
    var counts: [RuleFamily: Tally] = [:]
    for finding in heard {
      guard let family = Rules.rule(finding.rule)?.family else { continue }
      switch finding.severity {
      case .error: counts[family, default: Tally()].errors += 1
      case .warning: counts[family, default: Tally()].warnings += 1
      case .info: break
      }
    }
    self.counts = counts
  }
}

/// Errors gathered under the causes that explain them.
private struct CauseList {
  let causes: [ReviewedReport.Cause]

  init(_ checked: CheckedReport, _ errors: [Finding], _ language: Language) {
    let report = checked.report
    var rest = errors
    var causes: [ReviewedReport.Cause] = []
    // Where a table was probably misread, single sums would accuse the agency of what may be the reading's fault.
    if let misread = rest.first(where: { $0.rule == "T3-MISREAD" }) {
      rest.removeAll { $0.table == .requests }
      causes.append(Self.misread(misread, language))
    }
    for diagnosis in checked.diagnoses {
      let explained = rest.filter { finding in
        diagnosis.relations.contains { finding.label == $0.name }
      }
      guard !explained.isEmpty else { continue }
      rest.removeAll(where: explained.contains)
      let change = diagnosis.candidates.first?.changes.first
      let suspect = change.map { change in
        ReviewedReport.Suspect(
          cell: change.cell.label(in: language), stated: change.from.map(\.description), wanted: change.to.description)
      }
      let location = diagnosis.suspects.first.flatMap { report.figure($0).location } ?? explained.first?.location
      causes.append(
        ReviewedReport.Cause(
          relations: explained.map { Self.words(of: $0, language) }, suspicion: diagnosis.message(in: language),
          kind: diagnosis.kind, suspect: suspect, place: Self.place(location, language)))
    }
    self.causes =
      causes
      + rest.map { finding in
        ReviewedReport.Cause(
          relations: [Self.words(of: finding, language)], suspicion: nil, kind: nil, suspect: nil,
          place: Self.place(finding.location, language))
      }
  }

  /// A finding's words with the table it speaks of.
  static func words(of finding: Finding, _ language: Language) -> String {
    let message = VisibleText.line(finding.message(in: language))
    guard let table = finding.table?.label(in: language), !message.lowercased().contains(table) else { return message }
    return Bilingual("\(table)\(message)", "\(table): \(message)")[language]
  }

  /// Where to look; empty if that is not known.
  static func place(_ location: Location?, _ language: Language) -> String {
    guard var location else { return "" }
    location.member = nil
    return VisibleText.line(location.words(in: language))
  }

  private static func misread(_ finding: Finding, _ language: Language) -> ReviewedReport.Cause {
    guard case .remark(_, let facts) = finding.details, facts.count > 1 else {
      return ReviewedReport.Cause(
        relations: [finding.message(in: language)], suspicion: nil, kind: nil, suspect: nil, place: "")
    }
    let words = Bilingual(
      "表三可核对的 \(facts[1]) 个关系中有 \(facts[0]) 个不符，请对照原文逐行逐列核对全表",
      "\(facts[0]) of the \(facts[1]) relations of table 3 that can be compared fail; compare the whole table with the original"
    )[language]
    return ReviewedReport.Cause(
      relations: [words], suspicion: nil, kind: .notLocalisable, suspect: nil, place: place(finding.location, language))
  }
}
