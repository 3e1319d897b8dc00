/// What a list holds of a report that is not open: identity, counts, findings and the bare figures.
public struct ReportSummary: Sendable {
  /// Where the report comes from.
  public let source: ReportSource
  /// The agency, nil if not read.
  public let agency: String?
  /// The name that is meant by the agency's, where the settings beside the report say so.
  public let canonicalAgency: String?
  /// The year, nil if not read.
  public let year: Int?
  /// The title, nil if not read.
  public let title: String?
  /// The editions of tables 2, 3 and 4, nil for a table not found.
  public let editions: [Edition?]
  /// Which sections were found.
  public let sections: [SectionID]
  /// The findings, in the report's order.
  public let findings: [Finding]
  /// How findings stand, by their place; those that nobody has set aside are not in it.
  public private(set) var standings: [Int: Standing]
  /// Which rules the settings beside the report switch off or change; nil if none.
  public let rulesInForce: RulesInForce?
  /// The bare figures: kind and value of every cell of tables 2, 3 and 4, in the form's order.
  public var figures: [BareFigure] {
    zip(kinds, values).map { BareFigure(kind: $0, value: $1 == Self.noValue ? nil : $1) }
  }

  /// The day of publication, nil if not read.
  public let published: CalendarDate?
  /// How many of the form's identities hold, and how many could be held against the report: those with unread cells, or
  /// with nothing but blanks, are in neither.
  public var relations: (holding: Int, assessed: Int) { (Int(tally.holding), Int(tally.assessed)) }

  private let tally: (holding: UInt8, assessed: UInt8)
  /// Values that are no whole number or too great for the list of them, by place: amounts, a handful in a thousand.
  private let others: [(place: Int16, value: Quantity)]
  // Kinds and values apart take five bytes a figure where pairs would take twelve: lists hold millions of them.
  private let kinds: [Figure.Kind]
  private let values: [Int32]
  private static let noValue = Int32.min

  /// A figure without its text and place.
  public struct BareFigure: Sendable, Hashable {
    /// The kind.
    public let kind: Figure.Kind
    /// The value if it is whole and small, else nil (the report itself has it).
    public let value: Int32?
  }

  /// Sums up a report and its findings.
  public init(of report: Report, findings: [Finding]) { self.init(of: report, Review(findings)) }

  /// Sums up a report and its findings as the settings beside it have them.
  public init(of report: Report, _ review: Review) {
    source = report.source
    agency = report.agency?.value
    canonicalAgency = review.canonicalAgency
    year = report.year?.value
    title = report.title?.value
    let tables = TableKind.allCases.map { report.table($0) }
    editions = tables.map { $0?.form.edition }
    sections = report.sections.map(\.id)
    findings = review.findings
    standings = review.standings
    rulesInForce = review.rulesInForce
    let figures = tables.flatMap { $0?.figures ?? [] }
    kinds = figures.map(\.kind)
    values = figures.map { $0.value?.whole.flatMap { Int32(exactly: $0) } ?? Self.noValue }
    others = zip(figures.indices, values).compactMap { place, value in
      guard value == Self.noValue, let other = figures[place].value else { return nil }
      return (Int16(place), other)
    }
    published = report.published?.value
    tally = Self.tally(of: tables)
  }

  private static func tally(of tables: [ReportTable?]) -> (UInt8, UInt8) {
    var (holding, assessed) = (0, 0)
    for table in tables {
      guard let table else { continue }
      for relation in Relation.all(of: table.form) {
        switch relation.holdsPlainly(in: table) ? .holds(blanks: []) : relation.evaluate(in: table).outcome {
        case .holds:
          holding += 1
          assessed += 1
        case .broken, .undetermined: assessed += 1
        case .unassessable: break
        }
      }
    }
    return (UInt8(clamping: holding), UInt8(clamping: assessed))
  }
}

extension ReportSummary {
  /// Takes account of an entry that was made: what it is about is set aside, or is back where a figure is another.
  ///
  /// `isSame` says that it was made for this very report; of others only whole figures of a usual size are compared.
  public mutating func apply(_ entry: SetAside, isSame: Bool) {
    guard isSame || entry.isAbout(agency: agency, year: year, sha256: source.sha256) else { return }
    for (place, finding) in findings.enumerated() where entry.concerns(finding) {
      if isSame || entry.isUnchanged(finding, state) {
        standings[place] = .setAside(entry)
      } else if standings[place] == nil {
        standings[place] = .reopened(entry)
      }
    }
  }

  /// Takes account of an entry that was taken back.
  public mutating func withdraw(_ entry: SetAside) {
    for (place, standing) in standings where standing == .setAside(entry) || standing == .reopened(entry) {
      standings[place] = nil
    }
  }

  private func place(of cell: CellPath) -> Int? {
    var start = 0
    for (kind, edition) in zip(TableKind.allCases, editions) {
      guard let edition else { continue }
      let form = Form.table(kind, edition)
      if kind == cell.table { return form.index(of: cell.row, cell.column).map { start + $0 } }
      start += form.cells.count
    }
    return nil
  }

  private func state(of cell: CellPath) -> SetAside.CellState {
    guard let place = place(of: cell) else { return .kind(.missing) }
    return values[place] == Self.noValue ? .kind(kinds[place]) : .value(Quantity(Int(values[place])))
  }
}

extension ReportSummary: ReportedFigures {
  /// The edition of a table, nil if the table was not found.
  public func edition(of table: TableKind) -> Edition? { editions[Int(table.rawValue) - 2] }

  /// What was read of a cell.
  public func reading(of cell: CellPath) -> CellReading {
    guard let place = place(of: cell) else { return .missing }
    guard values[place] == Self.noValue else {
      return CellReading(kind: kinds[place], value: Quantity(Int(values[place])))
    }
    return CellReading(kind: kinds[place], value: others.first { $0.place == place }?.value)
  }

  /// How many cells of the tables are blank.
  public var blanks: Int { kinds.count { $0 == .blank } }

  /// How many days after December 31 of its year the report was published, less than 1 if before; nil if either day or
  /// year was not read.
  public var daysToPublication: Int? {
    guard let year, let published, let last = CalendarDate(year: year, month: 12, day: 31) else { return nil }
    return published.dayNumber - last.dayNumber
  }
}

extension CalendarDate {
  /// The days since a fixed day, for counting the days between two.
  var dayNumber: Int {
    // Years begin in March here, so that the leap day is the last of its year.
    let (march, shifted) = ((month + 9) % 12, month > 2 ? year : year - 1)
    return 365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + (153 * march + 2) / 5 + day - 1
  }
}
