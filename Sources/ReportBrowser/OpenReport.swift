public import Disclosure

/// What the sign at a cell says; the graver one wins.
enum CellMark: Int, Sendable, Comparable {
  case warning, undetermined, failed

  static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// A report held whole while it is looked at.
public struct OpenReport: Sendable {
  let report: Report
  let findings: [Finding]
  let marks: [CellPath: CellMark]
  /// The causes of the relations that fail.
  let diagnoses: [Diagnosis]
  /// The cells that are likely to blame, apart from those that merely take part.
  let suspects: Set<CellPath>
  /// The text it was read from, nil where that is not at hand.
  let source: SourceText?

  /// A report with what the rules say of it and the document it was read from; takes a while for a large document.
  public init(report: Report, findings: [Finding], document: Document? = nil) {
    self.report = report
    self.findings = findings
    source = document.map(SourceText.init)
    var marks: [CellPath: CellMark] = [:]
    for finding in findings where finding.rule != "T3-MISREAD" {
      guard let mark = Self.mark(of: finding) else { continue }
      for cell in finding.cells { marks[cell] = max(marks[cell] ?? mark, mark) }
    }
    self.marks = marks
    diagnoses = Diagnosis.diagnose(report)
    suspects = Set(diagnoses.flatMap(\.suspects))
  }

  private static func mark(of finding: Finding) -> CellMark? {
    if finding.isFailure { return .failed }
    // A remark on the form names whole rows; their cells show by themselves what they lack.
    if finding.outcome == .noted { return nil }
    if finding.outcome == .undetermined { return .undetermined }
    return finding.severity == .warning ? .warning : nil
  }

  /// The editions of its tables, as a summary holds them.
  var editions: [Edition?] { TableKind.allCases.map { report.table($0)?.form.edition } }

  /// The prose of a part, a paragraph a line of the source, without the space around each.
  func prose(of part: Part) -> [String] {
    let text: String
    switch part {
    case .preamble: text = report.preamble
    case .section(let id): text = report.section(id)?.text ?? ""
    case .statistics: text = ""
    }
    return text.split(whereSeparator: \.isNewline).map { String($0.trimmed) }.filter { !$0.isEmpty }
  }

  /// The table of a part, if it has one and it was found.
  func table(of part: Part) -> ReportTable? {
    guard case .section(let id) = part, let kind = id.table else { return nil }
    return report.table(kind)
  }
}

/// The few reports that are open, the latest last.
struct OpenReports: Sendable {
  private var held: [(id: ReportID, open: OpenReport)] = []
  static let limit = 8
  /// The most bytes of source text that are held, but for the one report that was opened last.
  static let bytes = 48 << 20

  subscript(id: ReportID) -> OpenReport? { held.last { $0.id == id }?.open }

  mutating func hold(_ open: OpenReport, as id: ReportID) {
    held.removeAll { $0.id == id }
    held.append((id, open))
    while held.count > Self.limit || (held.count > 1 && size > Self.bytes) { held.removeFirst() }
  }

  private var size: Int { held.reduce(0) { $0 + ($1.open.source?.document.text.count ?? 0) } }

  /// Moves a report to the end, so that it is let go last.
  mutating func touch(_ id: ReportID) {
    guard let index = held.firstIndex(where: { $0.id == id }) else { return }
    held.append(held.remove(at: index))
  }
}

extension Substring {
  /// The text without white space around it.
  var trimmed: Substring {
    var text = drop { $0.isWhitespace }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
