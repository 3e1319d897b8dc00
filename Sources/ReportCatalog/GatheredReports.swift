public import Disclosure

/// Reports that were read one after the other and wait until the last one is, so that each can be held against others; of
/// each only what a list of findings needs is kept.
public struct GatheredReports: Sendable {
  private struct Waiting: Sendable {
    let item: CatalogItem
    let report: Report
    let findings: [Finding]
    let record: ReportRecord

    /// The report with its tables.
    var whole: Report {
      var report = report
      if report.proactive == nil { report.proactive = record.table(.proactive) }
      if report.requests == nil { report.requests = record.table(.requests) }
      if report.disputes == nil { report.disputes = record.table(.disputes) }
      return report
    }
  }

  private var reports: [Waiting] = []
  private var texts = TextCorpus()

  /// Nothing gathered.
  public init() {}

  /// What was gathered: the path of each report and the item it was read from.
  public var sources: [(String, CatalogItem)] { reports.map { ($0.record.path, $0.item) } }

  /// The agencies as the reports name them.
  public var mentions: [AgencyMention] { reports.map(\.record.mention) }

  /// Takes the next report.
  public mutating func add(_ read: ReadReport) {
    var report = Report(source: read.report.source)
    report.layout = read.report.layout
    report.agency = read.report.agency
    report.year = read.report.year
    report.title = read.report.title
    report.published = read.report.published
    report.period = read.report.period
    report.statistics = read.report.statistics
    // A cause is told with the place of its cell; of other reports the record knows enough of the tables.
    if read.findings.contains(where: { $0.severity > .info && ($0.table == .requests || $0.table == .disputes) }) {
      report.proactive = read.report.proactive
      report.requests = read.report.requests
      report.disputes = read.report.disputes
    }
    var record = ReportRecord(of: read.report)
    texts.append(record.takeTexts())
    reports.append(Waiting(item: read.item, report: report, findings: read.findings, record: record))
  }

  /// Hands over the reports in the order they came, without their prose, and everything that the rules say of each:
  /// findings across years stand behind the others of the same severity. Names of agencies are joined as the book says.
  ///
  /// `take` returns whether to go on.
  public func hand<Problem: Error>(
    _ book: AgencyBook = AgencyBook(), _ take: (Report, [Finding], CatalogItem) throws(Problem) -> Bool
  ) throws(Problem) {
    let records = reports.map(\.record)
    let likeTexts = LikeTexts(among: records, texts, book: book)
    let across = Dictionary(
      grouping: Rules.confront(across: records, book: book, likeTexts: likeTexts), by: \.report)
    for (index, waiting) in reports.enumerated() {
      var findings = waiting.findings
      if let found = across[index]?.map(\.finding) {
        findings = Finding.sorted(waiting.findings + found)
      }
      guard try take(waiting.whole, findings, waiting.item) else { return }
    }
  }
}
