import Disclosure

extension Shelf {
  /// A report in the list, with its checks in the order the eye reads them.
  ///
  /// A class, since a summary holds so much that copying it takes longer than most of what is done with it.
  final class Entry: Sendable {
    let summary: ReportSummary
    let group: Int
    let failures: [Check]
    let warnings: [Check]

    init(_ summary: ReportSummary, group: Int) {
      self.summary = summary
      self.group = group
      let open = summary.findings.indices.filter { summary.standings[$0]?.isSetAside != true }
      let checks = open.map { Check(summary.findings[$0], at: $0, editions: summary.editions) }
      failures = checks.filter { summary.findings[$0.finding].isFailure }.sorted { $0.order < $1.order }
      warnings = checks.filter { summary.findings[$0.finding].isWarning }.sorted { $0.order < $1.order }
    }

    /// The places of the findings that are set aside, in the report's order.
    var setAside: [Int] { summary.findings.indices.filter { summary.standings[$0]?.isSetAside == true } }
  }

  /// An agency and its reports, by year.
  struct Group: Sendable {
    let name: String?
    let folded: [UInt32]
    var entries: [Int] = []
    var failures = 0
    var warnings = 0
    var newest = 0
  }

  /// A file that could not be read.
  struct Unread: Sendable, Hashable {
    let path: String
    let reason: String
    /// Whether it could be read by now; it keeps its number, but is shown no more.
    var isMended = false
  }

  /// A line of the list.
  enum Row: Sendable, Hashable {
    case agency(Int)
    case report(Int)
    case unreadHead
    case unread(Int)

    /// Whether the cursor can stand on it.
    var isChoice: Bool {
      switch self {
      case .report, .unread: true
      case .agency, .unreadHead: false
      }
    }
  }
}
