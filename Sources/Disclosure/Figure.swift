/// Where a person would look for something in a source file.
public struct Location: Sendable, Hashable {
  /// The member of an archive or e-mail, if the file is one.
  public var member: String?
  /// The page, from 1, where the format has pages.
  public var page: Int?
  /// The line of the decoded text, from 1.
  public var line: Int?
  /// The table of the document, its row and column, each from 1, where the format has tables.
  public var table: Int?
  /// The row of the document's table, from 1.
  public var row: Int?
  /// The column of the document's table, from 1.
  public var column: Int?
  /// The bytes of the decoded UTF-8 text it came from.
  public var range: Range<Int>?

  /// Makes a location from what is known of it.
  public init(
    member: String? = nil, page: Int? = nil, line: Int? = nil, table: Int? = nil, row: Int? = nil, column: Int? = nil,
    range: Range<Int>? = nil
  ) {
    self.member = member
    self.page = page
    self.line = line
    self.table = table
    self.row = row
    self.column = column
    self.range = range
  }
}

/// What was read of one cell: its raw text, what kind of thing that is, its value, and where it stood.
public struct Figure: Sendable, Hashable {
  /// The kinds of thing a cell can hold.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A number in digits, possibly with a unit.
    case number
    /// A dash, which counts as zero.
    case dash
    /// A slash, "not applicable": no value, counted as a blank in sums.
    case slash
    /// An empty cell that is really there: not reported.
    case blank
    /// Words. `无` and `零` have the value 0; others have none.
    case text
    /// No such row or column was found.
    case missing
    /// Something is there that could not be read for certain.
    case unreadable
  }

  /// The cell's text as printed, without surrounding space.
  public var raw: String
  /// What kind of thing stands there.
  public var kind: Kind
  /// The value, or nil when there is none; never guessed.
  public var value: Quantity?
  /// Whether the reading was chosen among several because sums leave only this one.
  public var isInferred: Bool
  /// Where it stood.
  public var location: Location?

  /// Makes a figure.
  public init(raw: String, kind: Kind, value: Quantity? = nil, isInferred: Bool = false, location: Location? = nil) {
    self.raw = raw
    self.kind = kind
    self.value = value
    self.isInferred = isInferred
    self.location = location
  }

  /// A cell that was not found.
  public static let missing = Figure(raw: "", kind: .missing)
}
