public import Disclosure

/// One input of a run, as the ledger lists it: what it was, and how much of it was read.
public struct InputEntry: Sendable, Hashable {
  /// How it went.
  public enum Outcome: String, Sendable, Hashable, CaseIterable {
    /// A report, every figure of it read.
    case read
    /// A report with figures that are missing or unreadable, or with tables that were not found.
    case partlyRead = "partly_read"
    /// An archive or e-mail, whose members are inputs of their own.
    case container
    /// Looked at, and no such report.
    case notReport = "not_report"
    /// It could not be read.
    case unreadable
  }

  /// How many figures were read, and how.
  public struct Figures: Sendable, Hashable {
    /// Cells that were read, blanks and dashes among them.
    public var read = 0
    /// Those of the read ones that were chosen among several readings.
    public var inferred = 0
    /// Cells that something stands in that could not be read.
    public var unreadable = 0
    /// Cells that were not found, those of tables that were not found left out.
    public var missing = 0
    /// The tables that were not found.
    public var tablesMissing: [TableKind] = []

    /// Nothing counted.
    public init() {}

    /// The figures of a report.
    public init(of report: Report) {
      var figures = report.statistics.map(\.figure)
      for kind in TableKind.allCases {
        if let table = report.table(kind) {
          figures += table.figures
        } else if report.statistics.isEmpty {
          tablesMissing.append(kind)
        }
      }
      for figure in figures {
        switch figure.kind {
        case .missing: missing += 1
        case .unreadable: unreadable += 1
        default: read += 1
        }
        if figure.isInferred { inferred += 1 }
      }
    }

    /// Whether nothing is wanting.
    var isWhole: Bool { unreadable == 0 && missing == 0 && tablesMissing.isEmpty }
  }

  /// The path, of a member as `bundle.zip!/a.docx`.
  public let path: String
  /// The SHA-256 of its bytes in hexadecimal, nil if they were not read whole.
  public let sha256: String?
  /// The format its bytes show, nil if they could not be looked at.
  public let format: String?
  /// How the cells of its tables are laid out, nil for what is no report.
  public let layout: String?
  /// How it went.
  public let outcome: Outcome
  /// Why it is no report or could not be read, or what there is to say of an archive; in the user's language.
  public let reason: String?
  /// The figures of a report, nil for anything else.
  public let figures: Figures?

  /// What came of an input that is no report.
  public init(path: String, sha256: String?, format: String?, outcome: Outcome, reason: String?) {
    self.path = path
    self.sha256 = sha256
    self.format = format
    self.outcome = outcome
    self.reason = reason
    layout = nil
    figures = nil
  }

  /// What was read of a report.
  public init(of report: Report) {
    let figures = Figures(of: report)
    path = report.source.path
    sha256 = report.source.sha256
    format = report.source.format
    layout = report.layout?.rawValue
    outcome = figures.isWhole ? .read : .partlyRead
    reason = nil
    self.figures = figures
  }
}
