/// A finding that a person has looked at and set aside, with the figures as they were then.
///
/// It is found again by agency, year, rule, subject and cells, never by a path, so that it outlives moved files and other
/// formats. A report whose agency or year was not read is told by its bytes instead.
public struct SetAside: Sendable, Hashable {
  /// What stood in a cell: its value, else what kind of thing there was instead of one.
  public enum CellState: Sendable, Hashable {
    /// A value; a dash is 0.
    case value(Quantity)
    /// No value: a blank, a slash, words, a cell missing or unreadable.
    case kind(Figure.Kind)

    /// What stands in a figure.
    public init(_ figure: Figure) { self = figure.value.map(Self.value) ?? .kind(figure.kind) }
  }

  /// The agency; nil if it was not read.
  public var agency: String?
  /// The year; nil if it was not read.
  public var year: Int?
  /// The SHA-256 of the report's bytes, where agency or year is nil.
  public var sha256: String?
  /// The rule.
  public var rule: RuleID
  /// The finding's subject.
  public var subject: String?
  /// The finding's cells and what stood in them.
  public var cells: [CellPath: CellState]
  /// What the other cells made of it.
  public var expected: Quantity?
  /// What was stated.
  public var found: Quantity?
  /// The texts that a remark spoke of.
  public var words: [String]
  /// Why it was set aside, in the user's words.
  public var reason: String
  /// The day on which it was.
  public var date: CalendarDate?

  /// An entry of its parts.
  public init(
    agency: String?, year: Int?, sha256: String? = nil, rule: RuleID, subject: String? = nil,
    cells: [CellPath: CellState] = [:], expected: Quantity? = nil, found: Quantity? = nil, words: [String] = [],
    reason: String, date: CalendarDate? = nil
  ) {
    self.agency = agency
    self.year = year
    self.sha256 = sha256
    self.rule = rule
    self.subject = subject
    self.cells = cells
    self.expected = expected
    self.found = found
    self.words = words
    self.reason = reason
    self.date = date
  }

  /// Sets a finding of a report aside.
  public init(_ finding: Finding, of report: Report, reason: String, date: CalendarDate? = nil) {
    let (agency, year) = (report.agency?.value, report.year?.value)
    let isNamed = agency != nil && year != nil
    self.init(
      agency: agency, year: year, sha256: isNamed ? nil : report.source.sha256, rule: finding.rule,
      subject: finding.subject,
      cells: Dictionary(finding.cells.map { ($0, CellState(report.figure($0))) }, uniquingKeysWith: { $1 }),
      expected: finding.expected, found: finding.found, words: Self.words(of: finding), reason: reason, date: date)
  }

  /// Whether it may be about a report of that agency and year, or of those bytes.
  func isAbout(agency: String?, year: Int?, sha256: String) -> Bool {
    if let own = self.sha256 { return own == sha256 }
    guard let own = self.agency, let agency, self.year != nil, self.year == year else { return false }
    return NamePattern.key(of: own) == NamePattern.key(of: agency)
  }

  /// Whether it is about a finding, whatever the figures are by now.
  func concerns(_ finding: Finding) -> Bool {
    rule == finding.rule && subject == finding.subject && cells.count == Set(finding.cells).count
      && finding.cells.allSatisfy { cells[$0] != nil }
  }

  /// Whether everything is as it was when the finding was set aside.
  func isUnchanged(_ finding: Finding, _ state: (CellPath) -> CellState) -> Bool {
    expected == finding.expected && found == finding.found && Self.plain(words) == Self.plain(Self.words(of: finding))
      && cells.allSatisfy { state($0.key) == $0.value }
  }

  private static func words(of finding: Finding) -> [String] {
    switch finding.details {
    case .remark(_, let texts): texts
    case .claim(let claim, _): [claim.words]
    // What another report has is told by the sums.
    case .other, .identity, .none: []
    }
  }

  /// Texts without what differs from format to format.
  private static func plain(_ words: [String]) -> [[UInt16]] { words.map(NamePattern.key) }
}

extension SetAside {
  /// The reasons that are at hand: 误报, 已核实, 已更正.
  public static let reasons = [
    Bilingual("误报", "false alarm"), Bilingual("已核实", "verified"), Bilingual("已更正", "corrected"),
  ]

  /// The reason as people read it: those at hand in their language, others as they were written.
  public func reason(in language: Language) -> String {
    Self.reasons.first { $0.chinese == reason || $0.english == reason }?[language] ?? reason
  }

  /// Reason and day.
  public func remark(in language: Language) -> String {
    [reason(in: language), date?.description].compactMap { $0 }.filter { !$0.isEmpty }
      .joined(separator: language == .chinese ? "，" : ", ")
  }
}
