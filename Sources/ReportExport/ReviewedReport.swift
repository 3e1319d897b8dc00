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
    /// What it states, in words where that is no number.
    public let stated: String
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

  /// The agency; nil if it is not known.
  public let agency: String?
  /// The year; nil if it is not known.
  public let year: Int?
  /// The report's title, or one made of what is known.
  public let title: String
  /// The file.
  public let path: String
  /// Whether every figure of it was read.
  public let isWhole: Bool
  /// Whether table 3 was probably misread.
  public let isMisread: Bool
  /// What has to be mended: errors by their causes.
  public let causes: [Cause]
  /// What the agency has to look at: warnings.
  public let remarks: [Remark]
  /// What was not found or not read, for whoever has the original to look at; no matter for a letter.
  public let unread: [Remark]
  /// How many findings there are of each family, of severity error and warning.
  public let counts: [RuleFamily: Tally]

  /// What is to be kept of a report.
  public init(_ checked: CheckedReport, _ language: Language) {
    let report = checked.report
    agency = (checked.review.canonicalAgency ?? report.agency?.value).map(VisibleText.line)
    year = report.year?.value
    title = Self.title(of: report, language)
    path = report.source.path
    isWhole = InputEntry.Figures(of: report).isWhole
    // What was set aside is no matter for a letter.
    let heard = checked.review.open.map(\.finding).filter { $0.outcome != .unassessable }
    let isMisread = heard.contains { $0.rule == "T3-MISREAD" }
    self.isMisread = isMisread
    // What a probable misreading has to do with accuses the agency of what may be the reading's fault.
    let fair = heard.filter { finding in
      let isDoubtful = finding.table == .requests || finding.cells.contains { $0.table == .requests }
      return !finding.isAboutReading && !(isMisread && isDoubtful)
    }
    causes = CauseList(checked, fair.filter { $0.severity == .error }, language).causes
    func remark(on finding: Finding) -> Remark {
      Remark(words: CauseList.words(of: finding, language), place: CauseList.place(finding.location, language))
    }
    remarks = fair.filter { $0.severity == .warning }.map(remark)
    unread = heard.filter { $0.isAboutReading && $0.severity != .info }.map(remark)
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

  /// The report's title, or what such reports are called.
  private static func title(of report: Report, _ language: Language) -> String {
    if let title = report.title?.value { return VisibleText.line(title) }
    let year = report.year.map { String($0.value) }
    return Bilingual(
      (year.map { $0 + "年" } ?? "") + "政府信息公开工作年度报告",
      "annual report on government information disclosure" + (year.map { " of \($0)" } ?? ""))[language]
  }
}

/// Errors gathered under the causes that explain them.
private struct CauseList {
  let causes: [ReviewedReport.Cause]

  init(_ checked: CheckedReport, _ errors: [Finding], _ language: Language) {
    let report = checked.report
    var rest = errors
    var causes: [ReviewedReport.Cause] = []
    for diagnosis in checked.diagnoses {
      let explained = rest.filter { finding in
        diagnosis.relations.contains { finding.label == $0.name }
      }
      guard !explained.isEmpty else { continue }
      rest.removeAll(where: explained.contains)
      let change = diagnosis.candidates.first?.changes.first
      let suspect = change.map { change in
        ReviewedReport.Suspect(
          cell: change.cell.label(in: language), stated: change.stated[language], wanted: change.to.description)
      }
      let location = diagnosis.suspects.first.flatMap { report.figure($0).location } ?? explained.first?.location
      causes.append(
        ReviewedReport.Cause(
          relations: explained.map { Self.words(of: $0, language) }, suspicion: Self.suspicion(diagnosis, language),
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

  /// The cause in the words of a letter; nil where nothing is known of it.
  private static func suspicion(_ diagnosis: Diagnosis, _ language: Language) -> String? {
    switch diagnosis.kind {
    case .notLocalisable: nil
    case .misalignedLine:
      Bilingual("整行或整列可能错位：", "a whole line may stand one place off: ")[language]
        + (diagnosis.candidates.first?.words(in: language) ?? "")
    case .certain: Bilingual("请先看", "look first at ")[language] + diagnosis.message(in: language)
    case .likely, .lineUnknown, .tie, .sidesDiffer: diagnosis.message(in: language)
    }
  }
}
