/// What a list holds of a report that is not open: identity, counts, findings and the bare figures.
public struct ReportSummary: Sendable {
  /// Where the report comes from.
  public let source: ReportSource
  /// The agency, nil if not read.
  public let agency: String?
  /// The year, nil if not read.
  public let year: Int?
  /// The title, nil if not read.
  public let title: String?
  /// The editions of tables 2, 3 and 4, nil for a table not found.
  public let editions: [Edition?]
  /// Which sections were found.
  public let sections: [SectionID]
  /// The findings, in the report's order.
  public let findings: [Finding]
  /// The bare figures: kind and value of every cell of tables 2, 3 and 4, in the form's order.
  public var figures: [BareFigure] {
    zip(kinds, values).map { BareFigure(kind: $0, value: $1 == Self.noValue ? nil : $1) }
  }

  // Kinds and values apart take five bytes a figure where pairs would take twelve: lists hold millions of them.
  private let kinds: [Figure.Kind]
  private let values: [Int32]
  private static let noValue = Int32.min

  /// A figure without its text and place.
  public struct BareFigure: Sendable, Hashable {
    /// The kind.
    public let kind: Figure.Kind
    /// The value if it is whole and small, else nil (the report itself has it).
    public let value: Int32?
  }

  /// Sums up a report and its findings.
  public init(of report: Report, findings: [Finding]) {
    source = report.source
    agency = report.agency?.value
    year = report.year?.value
    title = report.title?.value
    let tables = TableKind.allCases.map { report.table($0) }
    editions = tables.map { $0?.form.edition }
    sections = report.sections.map(\.id)
    self.findings = findings
    let figures = tables.flatMap { $0?.figures ?? [] }
    kinds = figures.map(\.kind)
    values = figures.map { $0.value?.whole.flatMap { Int32(exactly: $0) } ?? Self.noValue }
  }
}
