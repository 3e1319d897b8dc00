public import Disclosure

/// Reports that were read one after the other and wait until the last one is, so that each can be held against others of
/// its agency; of each only what a list of findings needs is kept.
public struct GatheredReports: Sendable {
  /// A report without its prose, and everything that the rules say of it.
  ///
  /// Its tables are whole where findings of its own point into them, and hold values alone where only findings across
  /// years do.
  public typealias Checked = (report: Report, findings: [Finding])

  private var reports: [Checked] = []
  private var records: [ReportRecord] = []
  private let book: AgencyBook

  /// Nothing gathered; names of agencies are joined as the book says.
  public init(book: AgencyBook = AgencyBook()) { self.book = book }

  /// Takes the next report.
  public mutating func add(_ read: ReadReport) {
    records.append(ReportRecord(of: read.report))
    var report = Report(source: read.report.source)
    report.layout = read.report.layout
    report.agency = read.report.agency
    report.year = read.report.year
    report.title = read.report.title
    report.published = read.report.published
    report.period = read.report.period
    if read.findings.contains(where: { !$0.cells.isEmpty }) {
      report.proactive = read.report.proactive
      report.requests = read.report.requests
      report.disputes = read.report.disputes
    }
    reports.append((report, read.findings))
  }

  /// The reports in the order they came, findings across years behind the others of the same severity.
  public func checked() -> [Checked] {
    var reports = reports
    let across = Dictionary(grouping: Rules.confront(across: records, book: book), by: \.report)
    for (index, found) in across {
      let own = reports[index].findings
      if own.allSatisfy(\.cells.isEmpty) {
        reports[index].report.proactive = records[index].table(.proactive)
        reports[index].report.requests = records[index].table(.requests)
        reports[index].report.disputes = records[index].table(.disputes)
      }
      reports[index].findings = Severity.allCases.reversed().flatMap { severity in
        own.filter { $0.severity == severity } + found.map(\.finding).filter { $0.severity == severity }
      }
    }
    return reports
  }
}
