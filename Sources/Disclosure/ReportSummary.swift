/// What a list holds of a report that is not open: identity, counts, findings and the bare figures.
public struct ReportSummary: Sendable {
  /// Where the report comes from.
  public let source: ReportSource
  /// The agency, nil if not read.
  public let agency: String?
  /// The name that is meant by the agency's, where the settings beside the report or other reports of the agency say so.
  public private(set) var canonicalAgency: String?
  /// The year, nil if not read.
  public let year: Int?
  /// The title, nil if not read.
  public let title: String?
  /// The editions of tables 2, 3 and 4, nil for a table not found.
  public var editions: [Edition?] { tables.editions }
  /// Which sections were found.
  public let sections: [SectionID]
  /// The findings, in the report's order; behind them those across years, once they are known.
  public private(set) var findings: [Finding]
  /// How many of the findings, the last ones, are across years.
  public private(set) var acrossCount = 0
  /// How findings stand, by their place; those that nobody has set aside are not in it.
  public private(set) var standings: [Int: Standing]
  /// Which rules the settings beside the report switch off or change; nil if none.
  public let rulesInForce: RulesInForce?
  /// The bare figures: kind and value of every cell of tables 2, 3 and 4, in the form's order.
  public var figures: [BareFigure] { tables.kinds.indices.map(figure(at:)) }

  /// The day of publication, nil if not read.
  public let published: CalendarDate?
  /// How many of the form's identities hold, and how many could be held against the report: those with unread cells, or
  /// with nothing but blanks, are in neither.
  public var relations: (holding: Int, assessed: Int) {
    (Int(holding), TableKind.allCases.reduce(0) { $0 + relationsAssessed(in: $1) })
  }

  private let tables: BareTables
  private let holding: UInt8
  /// By table, in their order.
  private let assessed: (UInt8, UInt8, UInt8)

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
  ///
  /// Bare figures at hand, of a record of the same report, are not held twice.
  public init(of report: Report, _ review: Review, tables: BareTables? = nil) {
    self.tables = tables ?? BareTables(of: report)
    source = report.source
    agency = report.agency?.value
    canonicalAgency = review.canonicalAgency
    year = report.year?.value
    title = report.title?.value
    sections = report.sections.map(\.id)
    findings = review.findings
    standings = review.standings
    rulesInForce = review.rulesInForce
    published = report.published?.value
    let tallies = [report.proactive, report.requests, report.disputes].map(Self.tally)
    holding = UInt8(clamping: tallies.reduce(0) { $0 + $1.holding })
    assessed = (
      UInt8(clamping: tallies[0].assessed), UInt8(clamping: tallies[1].assessed), UInt8(clamping: tallies[2].assessed)
    )
  }

  /// How many of the form's identities within a table could be held against the report.
  public func relationsAssessed(in table: TableKind) -> Int {
    switch table {
    case .proactive: Int(assessed.0)
    case .requests: Int(assessed.1)
    case .disputes: Int(assessed.2)
    }
  }

  private static func tally(of table: ReportTable?) -> (holding: Int, assessed: Int) {
    guard let table else { return (0, 0) }
    var (holding, assessed) = (0, 0)
    for relation in Relation.all(of: table.form) {
      switch relation.holdsPlainly(in: table) ? .holds(blanks: []) : relation.evaluate(in: table).outcome {
      case .holds:
        holding += 1
        assessed += 1
      case .broken, .undetermined: assessed += 1
      case .unassessable: break
      }
    }
    return (holding, assessed)
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

  private func state(of cell: CellPath) -> SetAside.CellState {
    guard let figure = figure(cell) else { return .kind(.missing) }
    return figure.value.map { .value(Quantity(Int($0))) } ?? .kind(figure.kind)
  }

  private func figure(at place: Int) -> BareFigure {
    BareFigure(kind: tables.kinds[place], value: tables.value(at: place)?.whole.flatMap { Int32(exactly: $0) })
  }

  /// The bare figure of a cell; nil if its table was not found or has no such cell.
  public func figure(_ cell: CellPath) -> BareFigure? { tables.place(of: cell).map(figure(at:)) }

  /// Takes a name that tells the agency from all others.
  public mutating func call(agency: String) { canonicalAgency = agency }

  /// Puts findings across years behind the others, in the place of those that stood there before.
  public mutating func join(across review: Review) {
    let first = findings.count - acrossCount
    findings.removeSubrange(first...)
    standings = standings.filter { $0.key < first }
    findings += review.findings
    acrossCount = review.findings.count
    for (place, standing) in review.standings { standings[first + place] = standing }
  }

  /// The findings across years.
  public var across: ArraySlice<Finding> { findings.suffix(acrossCount) }
}

extension ReportSummary: ReportedFigures {
  /// The edition of a table, nil if the table was not found.
  public func edition(of table: TableKind) -> Edition? { editions[Int(table.rawValue) - 2] }

  /// What was read of a cell.
  public func reading(of cell: CellPath) -> CellReading {
    guard let place = tables.place(of: cell) else { return .missing }
    let isInferred = !tables.inferred.isEmpty && tables.inferred.contains { Int($0) == place }
    return CellReading(kind: tables.kinds[place], value: tables.value(at: place), isInferred: isInferred)
  }

  /// How many cells of the tables are blank.
  public var blanks: Int { tables.kinds.count { $0 == .blank } }

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
