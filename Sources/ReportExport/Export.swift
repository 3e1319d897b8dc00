public import Disclosure

/// A report together with what the rules have to say about it.
public struct CheckedReport: Sendable {
  /// The report.
  public let report: Report
  /// Its findings as the settings beside it have them.
  public let review: Review
  /// The causes of the relations that fail.
  public let diagnoses: [Diagnosis]

  /// Its findings, in the order of `Rules.confront`, those set aside among them.
  public var findings: [Finding] { review.findings }

  /// A report with findings at hand, those of all rules unless given.
  public init(_ report: Report, findings: [Finding]? = nil) {
    self.report = report
    review = Review(findings ?? Rules.confront(report))
    diagnoses = Diagnosis.diagnose(report)
  }

  /// A report with its findings as settings have them; causes that explain none of the open ones are left out.
  public init(_ report: Report, review: Review) {
    let isWhole = review.rulesInForce == nil && review.setAsideCount == 0
    self.init(report, review, isWhole ? Diagnosis.diagnose(report) : Self.causes(of: review, report))
  }

  /// The same with only the findings that a test holds for, and their causes.
  public func filtered(_ isKept: (Finding) -> Bool) -> CheckedReport {
    let review = review.filtered(isKept)
    guard review.findings.count < self.review.findings.count else { return self }
    return CheckedReport(report, review, Self.causes(of: review, report))
  }

  private init(_ report: Report, _ review: Review, _ diagnoses: [Diagnosis]) {
    self.report = report
    self.review = review
    self.diagnoses = diagnoses
  }

  private static func causes(of review: Review, _ report: Report) -> [Diagnosis] {
    let names = Set(review.open.map(\.finding.label))
    return Diagnosis.diagnose(report).filter { $0.relations.contains { names.contains($0.name) } }
  }
}

/// The formats of an export.
public enum ExportFormat: String, Sendable, Hashable, CaseIterable {
  /// An array of reports.
  case json
  /// One report a line.
  case jsonl
  /// One figure a row (a section or finding a row for those scopes), RFC 4180.
  case csv
  /// A workbook, which `ReportWorkbook` makes: it is no text and cannot be written piece by piece.
  case xlsx
  /// Markdown with pipe tables.
  case markdown
  /// A standalone page.
  case html
  /// Plain text with drawn tables.
  case text
}

/// What of a report is exported.
public enum ExportScope: Sendable, Hashable {
  /// All of it.
  case report
  /// One section: its prose and its table.
  case section(SectionID)
  /// One table.
  case table(TableKind)
  /// The findings.
  case findings
}

/// How to export.
public struct ExportOptions: Sendable {
  /// The language of words that are not the report's own.
  public var language: Language
  /// What to export of each report.
  public var scope: ExportScope
  /// The program's version, as JSON states it.
  public var version: String
  /// How many columns of a terminal a text takes: the one width function, handed in from outside.
  public var displayWidth: @Sendable (String) -> Int

  /// Options; the width function is the caller's, so that exports and screen agree.
  public init(
    language: Language = .chinese, scope: ExportScope = .report, version: String = "0.1.0",
    displayWidth: @escaping @Sendable (String) -> Int
  ) {
    self.language = language
    self.scope = scope
    self.version = version
    self.displayWidth = displayWidth
  }
}

/// Writes reports in one of the formats that are text, piece by piece, so that a caller need not hold them all.
///
/// The output is `opening`, one `piece` a report, and `closing`, in this order.
public struct Exporter: Sendable {
  /// The format.
  public let format: ExportFormat
  /// The options.
  public let options: ExportOptions

  /// An exporter.
  public init(_ format: ExportFormat, options: ExportOptions) {
    self.format = format
    self.options = options
  }

  /// What stands before the first report.
  public var opening: String {
    switch format {
    case .json: "["
    case .csv: CSVReport.header(for: options.scope)
    case .html: HTMLReport.opening(options.language)
    case .jsonl, .xlsx, .markdown, .text: ""
    }
  }

  /// What stands behind the last report; `isEmpty` if there was none.
  public func closing(isEmpty: Bool) -> String {
    switch format {
    case .json: isEmpty ? "]\n" : "\n]\n"
    case .html: HTMLReport.closing
    case .jsonl, .csv, .xlsx, .markdown, .text: ""
    }
  }

  /// One report; `isFirst` if none was written before it.
  public func piece(_ checked: CheckedReport, isFirst: Bool) -> String {
    switch format {
    case .json: (isFirst ? "\n" : ",\n") + ReportJSON(options).text(of: checked, breaksLines: true)
    case .jsonl: ReportJSON(options).text(of: checked, breaksLines: false) + "\n"
    case .csv: CSVReport.rows(of: checked, options)
    case .xlsx: ""
    case .html: HTMLReport(checked, options).text
    case .markdown: (isFirst ? "" : "\n---\n\n") + MarkdownReport(checked, options).text
    case .text: (isFirst ? "" : "\n\n") + TextReport(checked, options).text
    }
  }

  /// Whether a report would leave nothing at all in the output: none of its figures was found.
  public func leavesOut(_ report: Report) -> Bool {
    format == .csv && options.scope == .report && report.statistics.isEmpty
      && TableKind.allCases.allSatisfy { report.table($0) == nil }
  }

  /// All of it, for reports that are at hand.
  public func text(of reports: [CheckedReport]) -> String {
    let pieces = reports.enumerated().map { piece($1, isFirst: $0 == 0) }
    return opening + pieces.joined() + closing(isEmpty: reports.isEmpty)
  }
}

extension ExportScope {
  /// The findings that belong to the scope.
  func findings(of checked: CheckedReport) -> [ReviewedFinding] {
    let list = checked.review.list
    return switch self {
    case .report, .findings: list
    case .section(let id): list.filter { $0.finding.section == id }
    case .table(let kind): list.filter { $0.finding.table == kind }
    }
  }

  /// The sections whose prose belongs to the scope.
  func sections(of report: Report) -> [Section] {
    switch self {
    case .report: report.sections
    case .section(let id): report.sections.filter { $0.id == id }
    case .table, .findings: []
    }
  }

  /// The tables that belong to the scope.
  var tables: [TableKind] {
    switch self {
    case .report: TableKind.allCases
    case .section(let id): id.table.map { [$0] } ?? []
    case .table(let kind): [kind]
    case .findings: []
    }
  }
}
