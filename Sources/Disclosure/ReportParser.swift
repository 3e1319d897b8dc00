/// Reads a report out of a document.
public struct ReportParser: Sendable {
  /// A parser.
  public init() {}

  /// Reads what can be read; total, never throws, keeps every doubt on the report.
  public func parse(_ document: Document, source: ReportSource) -> Report {
    Report(source: source)
  }
}
