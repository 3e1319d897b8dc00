public import Disclosure

/// Findings across years of one report, as the settings beside it have them.
public struct AcrossReview: Sendable {
  /// The report.
  public let report: ReportID
  /// The findings and how they stand.
  public let review: Review

  /// Findings of a report.
  public init(_ report: ReportID, _ review: Review) {
    self.report = report
    self.review = review
  }
}

extension Model {
  /// Puts findings across years behind those of their reports, on the list and where a report is open.
  mutating func join(across reviews: [AcrossReview], moreFollow: Bool = false) {
    shelf.join(across: reviews, moreFollow: moreFollow)
    for review in reviews { joinOpen(review.report) }
    version += 1
  }

  /// Puts reports of one agency together that write its name in several ways, and apart those of several that share one.
  mutating func join(agencies names: [String?]) {
    if shelf.call(agencies: names) { version += 1 }
  }

  /// Gives an open report what the list knows of it: findings across years, and how findings stand by now.
  mutating func joinOpen(_ id: ReportID) {
    guard let summary = shelf.entry(id)?.summary else { return }
    reports.join(id, summary)
  }
}

extension OpenReports {
  /// Brings an open report into line with its summary, unless its file has changed since.
  mutating func join(_ id: ReportID, _ summary: ReportSummary) {
    change(id) { open in
      guard open.ownFindings.elementsEqual(summary.findings.dropLast(summary.acrossCount)) else { return }
      open.join(across: Array(summary.across), summary.standings)
    }
  }
}
