/// A language for words meant for people.
public enum Language: String, Sendable, Hashable, CaseIterable {
  /// Chinese in simplified script.
  case chinese = "zh"
  /// English.
  case english = "en"
}

/// The same words in both languages.
public struct Bilingual: Sendable, Hashable {
  /// The words in Chinese.
  public let chinese: String
  /// The words in English.
  public let english: String

  /// Words in both languages.
  public init(_ chinese: String, _ english: String) {
    self.chinese = chinese
    self.english = english
  }

  /// The words in that language.
  public subscript(language: Language) -> String { language == .chinese ? chinese : english }
}

/// Something a rule has to say about a report: rule and figures, no prose; `message(in:)` puts it into words.
public struct Finding: Sendable, Hashable {
  /// What came of the check.
  public enum Outcome: String, Sendable, Hashable, CaseIterable {
    /// Both sides were compared and are unequal.
    case broken
    /// Blanks decide it.
    case undetermined
    /// Cells are missing or unreadable, or all are blank.
    case unassessable
    /// A formal or prose remark.
    case noted
  }

  /// The rule.
  public let rule: RuleID
  /// What tells it from the rule's other findings: a column, row or group id, a section id …; nil if there is one only.
  public let subject: String?
  /// How grave it is.
  public internal(set) var severity: Severity
  /// What came of the check.
  public let outcome: Outcome
  /// The cells it ties, computed ones first.
  public let cells: [CellPath]
  /// What the other cells make of it.
  public let expected: Quantity?
  /// What is stated.
  public let found: Quantity?
  /// Where to look.
  public let location: Location?
  /// Further facts for the wording: blanks, unread cells, a closing value, texts and numbers of a remark.
  public let details: FindingDetails

  /// Makes a finding.
  public init(
    rule: RuleID, subject: String? = nil, severity: Severity, outcome: Outcome, cells: [CellPath] = [],
    expected: Quantity? = nil, found: Quantity? = nil, location: Location? = nil, details: FindingDetails = .none
  ) {
    self.rule = rule
    self.subject = subject
    self.severity = severity
    self.outcome = outcome
    self.cells = cells
    self.expected = expected
    self.found = found
    self.location = location
    self.details = details
  }

  /// Whether it is a failed check: one of severity error.
  public var isFailure: Bool { severity == .error }
}

/// Facts of a finding beyond its figures, from which the wording is made.
public enum FindingDetails: Sendable, Hashable {
  /// Nothing more.
  case none
  /// An identity: which cells are blank or unread, and the value that would close it if exactly one blank decides.
  case identity(blanks: [CellPath], unread: [CellPath], closing: Quantity?)
  /// A claim of the prose, and what the tables or the prose itself have in its place, best first.
  ///
  /// Apart in memory, like the next: lists hold findings by the hundred thousand, and few are of these.
  indirect case claim(Claim, [ClaimSide])
  /// What another report, of the same agency or of another, has in its place.
  indirect case other(OtherReport)
  /// A remark named by a key, with the texts it speaks of.
  case remark(String, [String])
}

/// A figure that a claim of the prose is held against.
public struct ClaimSide: Sendable, Hashable {
  /// The figure, summed from its cells.
  public let value: Quantity
  /// What it is.
  public let name: Bilingual

  /// Makes a side.
  public init(_ value: Quantity, _ name: Bilingual) {
    self.value = value
    self.name = name
  }
}

/// The other report of a finding across reports.
public struct OtherReport: Sendable, Hashable {
  /// Its path.
  public let path: String
  /// Its agency; nil where that is the report's own.
  public var agency: String?
  /// The year it reports on.
  public let year: Int
  /// What kind of remark it is, where a rule has several.
  public let key: String
  /// The cells that take part on its side.
  public let cells: [CellPath]
  /// What it states there.
  public let value: Quantity?
  /// Of how many further agencies as much could be said, where only some are named.
  public var more: OtherAgencies?
}

/// Agencies that a finding counts and does not name.
public struct OtherAgencies: Sendable, Hashable {
  /// How many there are.
  public let count: Int
  /// Whether there may be more than were counted.
  public let isAtLeast: Bool
}
