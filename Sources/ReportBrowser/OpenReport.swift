public import Disclosure

/// What the sign at a cell says; the graver one wins.
enum CellMark: Int, Sendable, Comparable {
  case setAside, warning, undetermined, failed

  static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// A report held whole while it is looked at.
public struct OpenReport: Sendable {
  let report: Report
  /// What the rules say of it; behind that what they say of it beside other years.
  private(set) var findings: [Finding]
  private var ownCount: Int
  /// How findings stand, by their place.
  private(set) var standings: [Int: Standing] = [:]
  /// Which rules the settings beside the report switch off or change.
  let rulesInForce: RulesInForce?
  private(set) var marks: [CellPath: CellMark] = [:]
  /// The causes of the relations that fail, but of those that are off or set aside.
  private(set) var diagnoses: [Diagnosis] = []
  /// The cells that are likely to blame, apart from those that merely take part.
  private(set) var suspects: Set<CellPath> = []
  private let causes: [Diagnosis]
  /// The claims of the prose with the figures they speak of.
  let claims: [ClaimFigures]
  private let claimsOfCells: [CellPath: [Int]]
  /// The text it was read from, nil where that is not at hand.
  let source: SourceText?

  /// A report with what the rules say of it and the document it was read from; takes a while for a large document.
  public init(report: Report, findings: [Finding], document: Document? = nil) {
    self.init(report: report, review: Review(findings), document: document)
  }

  /// A report with its findings as the settings beside it have them.
  public init(report: Report, review: Review, document: Document? = nil) {
    self.report = report
    findings = review.findings
    ownCount = review.findings.count
    rulesInForce = review.rulesInForce
    source = document.map(SourceText.init)
    causes = Diagnosis.diagnose(report)
    let claims = report.claimFigures
    self.claims = claims
    var claimsOfCells: [CellPath: [Int]] = [:]
    for (place, claim) in claims.enumerated() {
      for cell in claim.cells { claimsOfCells[cell, default: []].append(place) }
    }
    self.claimsOfCells = claimsOfCells
    settle(review.standings)
  }

  /// The most cells that are marked for one cause.
  private static let suspectsMarked = 12

  /// The findings of the report by itself.
  var ownFindings: ArraySlice<Finding> { findings.prefix(ownCount) }

  /// Puts findings across years behind its own.
  mutating func join(across others: [Finding], _ standings: [Int: Standing]) {
    findings = ownFindings + others
    settle(standings)
  }

  /// Brings marks and causes into line with how the findings stand.
  mutating func settle(_ standings: [Int: Standing]) {
    self.standings = standings
    marks = [:]
    for (place, finding) in findings.enumerated() where finding.rule != "T3-MISREAD" {
      guard let mark = Self.mark(of: finding) else { continue }
      let shown = standings[place]?.isSetAside == true ? .setAside : mark
      for cell in finding.cells { marks[cell] = max(marks[cell] ?? shown, shown) }
    }
    diagnoses = causes
    if rulesInForce != nil || standings.values.contains(where: \.isSetAside) {
      diagnoses = causes.filter {
        $0.relations.contains { place(of: $0).map { standings[$0]?.isSetAside != true } ?? false }
      }
    }
    // Where nearly any cell may be to blame, marking them all would tell nothing.
    suspects = Set(diagnoses.map(\.suspects).filter { $0.count <= Self.suspectsMarked }.flatMap(\.self))
  }

  /// The place of the finding that speaks of a relation, nil if none does.
  func place(of relation: Relation) -> Int? {
    findings.firstIndex { $0.rule == relation.rule && $0.subject == relation.subject }
  }

  /// The places of the claims that speak of a cell, those that differ from it first.
  func claims(about cell: CellPath) -> [Int] {
    let places = claimsOfCells[cell] ?? []
    return places.filter { claims[$0].agrees == false } + places.filter { claims[$0].agrees != false }
  }

  /// Whether a relation's rule is switched off.
  func isOff(_ relation: Relation) -> Bool { rulesInForce?.off.contains(relation.rule) == true }

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
  /// The reports in view, which are not let go.
  var kept: Set<ReportID> = []
  static let limit = 8
  /// How many are held.
  var count: Int { held.count }
  /// The most bytes of source text that are held, but for the one report that was opened last.
  static let bytes = 48 << 20

  subscript(id: ReportID) -> OpenReport? { held.last { $0.id == id }?.open }

  mutating func hold(_ open: OpenReport, as id: ReportID) {
    held.removeAll { $0.id == id }
    held.append((id, open))
    while held.count > Self.limit || (held.count > 1 && size > Self.bytes) {
      guard let index = held.dropLast().firstIndex(where: { !kept.contains($0.id) }) else { break }
      held.remove(at: index)
    }
  }

  private var size: Int { held.reduce(0) { $0 + ($1.open.source?.document.text.count ?? 0) } }

  /// Brings an open report into line with how its findings stand.
  mutating func settle(_ id: ReportID, _ standings: [Int: Standing]) { change(id) { $0.settle(standings) } }

  /// Changes an open report.
  mutating func change(_ id: ReportID, _ body: (inout OpenReport) -> Void) {
    guard let index = held.firstIndex(where: { $0.id == id }) else { return }
    body(&held[index].open)
  }

  /// Lets a report go, since it is to be read again.
  mutating func drop(_ id: ReportID) { held.removeAll { $0.id == id } }

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
