/// Where a piece of identity (agency, year, title, date) was read.
public enum Evidence: String, Sendable, Hashable {
  /// The report's title.
  case title
  /// The body's first sentences, or its end for a date.
  case body
  /// The file's or page's own metadata.
  case meta
  /// The file's name.
  case filename
}

/// A value together with the evidence it was read from.
public struct Sourced<Value> {
  /// The value.
  public let value: Value
  /// What kind of evidence it rests on.
  public let evidence: Evidence
  /// Where it stood.
  public let location: Location?

  /// Makes a value with its evidence.
  public init(_ value: Value, _ evidence: Evidence, at location: Location? = nil) {
    self.value = value
    self.evidence = evidence
    self.location = location
  }
}

// Conditional: a type that asks nothing of its value needs no search for conformances when a program first uses it.
extension Sourced: Sendable where Value: Sendable {}
extension Sourced: Equatable where Value: Equatable {}
extension Sourced: Hashable where Value: Hashable {}

/// A day of the calendar, written `2022-01-20`.
public struct CalendarDate: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The year.
  public let year: Int
  /// The month, 1 to 12.
  public let month: Int
  /// The day, 1 to 31.
  public let day: Int

  /// A day; nil when the calendar has no such day.
  public init?(year: Int, month: Int, day: Int) {
    let lengths = [
      31, year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
    ]
    guard (1900...2200).contains(year), (1...12).contains(month), (1...lengths[month - 1]).contains(day) else {
      return nil
    }
    self.year = year
    self.month = month
    self.day = day
  }

  /// The day as ISO 8601 writes it.
  public var description: String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(year)-\(two(month))-\(two(day))"
  }

  /// Orders days by time.
  public static func < (left: Self, right: Self) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }
}

/// The span of days that a report's figures cover (统计期限).
public struct Period: Sendable, Hashable {
  /// The first day.
  public let from: CalendarDate
  /// The last day.
  public let to: CalendarDate

  /// A period from one day to another.
  public init(from: CalendarDate, to: CalendarDate) {
    self.from = from
    self.to = to
  }
}

/// One section of a report: its heading as printed and its prose without the table.
public struct Section: Sendable, Hashable {
  /// Which statutory section it is.
  public let id: SectionID
  /// The heading as printed; empty if the heading was lost and only the table shows the section.
  public let heading: String
  /// The prose, one line of text a line of the source, tables left out.
  public let text: String
  /// Where the heading stood.
  public let location: Location?

  /// Makes a section.
  public init(id: SectionID, heading: String, text: String, location: Location? = nil) {
    self.id = id
    self.heading = heading
    self.text = text
    self.location = location
  }
}

/// The ways in which a table's cells can be laid out in text.
public enum TextLayout: String, Sendable, Hashable, CaseIterable {
  /// A cell a line, each led by a TAB; a row ends at a blank line (text saved out of a word processor).
  case tabLed = "tab-led"
  /// A row a line, cells separated by TABs.
  case tsv
  /// A row a line, cells separated by `|`.
  case pipe
  /// A cell a line, each with a `|` beside it.
  case pipeLines = "pipe-lines"
  /// A Markdown table with its `|---|` line.
  case markdown
  /// A cell a line and nothing else.
  case cellLines = "cell-lines"
  /// A label and its numbers on one line, separated by spaces (text out of a PDF), labels possibly wrapped around.
  case spaced
  /// Cells run together without any separator.
  case glued
  /// Cells of a document's own table.
  case grid
}

/// One of the form's tables as read from a report.
public struct ReportTable: Sendable {
  /// The form it follows.
  public let form: FormTable
  /// How its cells were laid out.
  public var layout: TextLayout
  /// One figure for each of the form's cells, in the form's order.
  public private(set) var figures: [Figure]
  /// Where the table began.
  public var location: Location?

  /// A table of that form, every cell missing unless given.
  public init(form: FormTable, layout: TextLayout, figures: [Figure]? = nil, location: Location? = nil) {
    self.form = form
    self.layout = layout
    self.location = location
    if let figures, figures.count == form.cells.count {
      self.figures = figures
    } else {
      self.figures = [Figure](repeating: .missing, count: form.cells.count)
    }
  }

  /// The figure of a cell; a cell the edition does not have reads as missing and cannot be set.
  public subscript(row: RowID, column: ColumnID) -> Figure {
    get { form.index(of: row, column).map { figures[$0] } ?? .missing }
    set {
      guard let index = form.index(of: row, column) else { return }
      figures[index] = newValue
    }
  }

  /// The figure at a place in `form.cells`; a place outside reads as missing and cannot be set.
  public subscript(index: Int) -> Figure {
    get { figures.indices.contains(index) ? figures[index] : .missing }
    set {
      guard figures.indices.contains(index) else { return }
      figures[index] = newValue
    }
  }
}

/// A row of the statistics table that was in use before 2019.
public struct StatisticsRow: Sendable, Hashable {
  /// The row's label.
  public let label: String
  /// The unit of measure, if the table names one.
  public let unit: String?
  /// The figure of the year.
  public let figure: Figure

  /// Makes a row.
  public init(label: String, unit: String?, figure: Figure) {
    self.label = label
    self.unit = unit
    self.figure = figure
  }
}

/// Something about the reading that a person should know: nothing doubtful is settled in silence.
public struct Doubt: Sendable, Hashable {
  /// What the doubt is about.
  public enum Kind: String, Sendable, Hashable {
    /// A row the form does not have; its figures belong to no cell.
    case extraRow
    /// The same row twice.
    case repeatedRow
    /// A row's numbers cannot be assigned to columns for certain.
    case columnsNotDeterminable
    /// Glued digits were split because the sums leave one reading.
    case splitBySums
    /// Glued digits with no reading or several.
    case notSplittable
    /// A section's heading stands there, but no text of its table below it.
    case tableTextMissing
    /// A section's heading stands there, and a picture below it instead of its table.
    case tableIsPicture
    /// A heading stands twice, or out of order.
    case headingOutOfPlace
    /// From here on another report stands in the same text; it was not read.
    case secondReport
    /// A label was recognised though it is damaged.
    case damagedLabel
  }

  /// What it is about.
  public let kind: Kind
  /// The table concerned, if one is.
  public let table: TableKind?
  /// The row concerned, if one is.
  public let row: RowID?
  /// The text in question, as printed.
  public let text: String
  /// Where it stood.
  public let location: Location?

  /// Makes a doubt.
  public init(_ kind: Kind, table: TableKind? = nil, row: RowID? = nil, text: String = "", at location: Location? = nil)
  {
    self.kind = kind
    self.table = table
    self.row = row
    self.text = text
    self.location = location
  }
}

/// What is known of a report's source before it is parsed.
public struct ReportSource: Sendable, Hashable {
  /// The path as the user named it; `-` for standard input; `bundle.zip!/a.docx` for a member.
  public var path: String
  /// The file format: `text`, later `html`, `docx` …
  public var format: String
  /// The text encoding, where the format has one.
  public var encoding: String?
  /// The SHA-256 of the bytes in hexadecimal.
  public var sha256: String

  /// Makes a source description.
  public init(path: String, format: String = "text", encoding: String? = nil, sha256: String = "") {
    self.path = path
    self.format = format
    self.encoding = encoding
    self.sha256 = sha256
  }
}

/// What was read of one annual report, with every doubt kept.
public struct Report: Sendable {
  /// Where it came from.
  public var source: ReportSource
  /// How the cells of its tables were laid out (that of table 3, else of the first table found).
  public var layout: TextLayout?
  /// The publishing agency.
  public var agency: Sourced<String>?
  /// The year it reports on.
  public var year: Sourced<Int>?
  /// The title as printed, joined to one line.
  public var title: Sourced<String>?
  /// The day of publication.
  public var published: Sourced<CalendarDate>?
  /// The span of days the figures cover.
  public var period: Sourced<Period>?
  /// The text before the first section.
  public var preamble: String = ""
  /// The sections found, in the order they stand.
  public var sections: [Section] = []
  /// Table 2, nil if not found.
  public var proactive: ReportTable?
  /// Table 3, nil if not found.
  public var requests: ReportTable?
  /// Table 4, nil if not found.
  public var disputes: ReportTable?
  /// The statistics table of before 2019, empty if there is none.
  public var statistics: [StatisticsRow] = []
  /// What the prose states in figures, in the order it stands, agreeing with the tables or not.
  public var claims: [Claim] = []
  /// Everything doubtful about the reading.
  public var doubts: [Doubt] = []

  /// An empty report of that source.
  public init(source: ReportSource) { self.source = source }

  /// The table of that kind, nil if not found.
  public func table(_ kind: TableKind) -> ReportTable? {
    switch kind {
    case .proactive: proactive
    case .requests: requests
    case .disputes: disputes
    }
  }

  /// The figure of a cell; missing if its table or row was not found.
  public func figure(_ path: CellPath) -> Figure { table(path.table)?[path.row, path.column] ?? .missing }

  /// The section of that id, nil if not found.
  public func section(_ id: SectionID) -> Section? { sections.first { $0.id == id } }

  /// Whether the document is such a report at all: one of its tables, the older statistics table, or two of its
  /// sections under a title or first sentence that names such a report was found.
  public var isReport: Bool {
    proactive != nil || requests != nil || disputes != nil || !statistics.isEmpty
      || (sections.count >= 2 && (title != nil || sections.count >= 4))
  }
}
