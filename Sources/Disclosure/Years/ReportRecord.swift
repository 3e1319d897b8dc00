/// What of a report is held against other reports: about a kilobyte and a half, whatever the report's size, and the texts
/// of two sections until they are taken out.
public struct ReportRecord: Sendable {
  /// Its path.
  public let path: String
  /// The agency, nil if not read.
  public let agency: String?
  /// The year, nil if not read.
  public let year: Int?
  /// How many requests its prose says it received; nil if it does not say, or says so loosely.
  let saidReceived: Int?
  /// What its prose claims of last year and of the change against it.
  let claims: [Claim]
  /// The SHA-256 of its bytes, empty if there were none.
  let sha256: String
  /// The texts that are held against others; none once they were taken out.
  private(set) var texts: SectionTexts
  /// The bare figures of its tables, to be shared with the report's summary.
  public let tables: BareTables
  /// The tables that are held against others: one that was probably misread is no base for another year.
  private let held: [TableKind]
  /// Where the tables begin, for pointing at them.
  private let locations: TableLocations

  /// Sums up a report.
  public init(of report: Report) {
    path = report.source.path
    agency = report.agency?.value
    year = report.year?.value
    let plain = report.claims.filter(\.isPlain)
    saidReceived = plain.first { $0.subject == .received }?.value.whole
    claims = plain.filter { $0.subject == .receivedLastYear || $0.subject == .change }.map(\.withoutSentence)
    sha256 = report.source.sha256
    texts = SectionTexts(of: report)
    tables = BareTables(of: report)
    let isMisread = !Rules.misread.confront(report).isEmpty
    held = TableKind.allCases.filter { ($0 != .requests || !isMisread) && report.table($0) != nil }
    locations = TableLocations(held.map { ($0, report.table($0)?.location) })
  }

  /// The agency as it is named here, by which an `AgencyBook` knows it.
  public var mention: AgencyMention { AgencyMention(agency, path: path, year: year) }

  /// Takes the texts out, for a list that holds them elsewhere or no longer.
  public mutating func takeTexts() -> SectionTexts {
    defer { texts = SectionTexts() }
    return texts
  }

  /// A table made anew, its figures without the text and place they were read from; nil if it was not found.
  public func table(_ kind: TableKind) -> ReportTable? {
    guard held.contains(kind), let form = tables.form(kind) else { return nil }
    let figures = tables.places(of: kind).map { place in
      let value = tables.value(at: place)
      return Figure(raw: value?.description ?? "", kind: tables.kinds[place], value: value)
    }
    return ReportTable(form: form, layout: .grid, figures: figures, location: locations[kind])
  }

  /// The edition of a table, nil if it was not found.
  func edition(_ table: TableKind) -> Edition? { held.contains(table) ? tables.form(table)?.edition : nil }

  /// The value of a cell, nil if it has none.
  func value(_ table: TableKind, _ row: RowID, _ column: ColumnID) -> Quantity? {
    guard held.contains(table), let place = tables.place(of: CellPath(table, row, column)) else { return nil }
    return tables.value(at: place)
  }

  /// Where a table begins.
  func location(_ table: TableKind) -> Location? { locations[table] }

  /// What stands in a cell, for telling whether a figure has changed.
  public func state(of cell: CellPath) -> SetAside.CellState { tables.state(of: cell) }

  private func values(of kind: TableKind) -> [Quantity?] { tables.places(of: kind).map(tables.value(at:)) }

  /// Whether both have the same tables with the same values, most of them read.
  func hasSameFigures(as other: ReportRecord) -> Bool {
    guard held == other.held else { return false }
    return held.allSatisfy { tables.hasSameValues(as: other.tables, in: $0) }
  }

  /// Cells of both that have values and differ.
  func differingCells(from other: ReportRecord) -> [CellPath] {
    held.flatMap { kind -> [CellPath] in
      if tables.hasSameValues(as: other.tables, in: kind) { return [] }
      return zip(tables.form(kind)?.cells ?? [], values(of: kind)).compactMap { cell, value in
        guard let value, let theirs = other.value(cell.table, cell.row, cell.column), theirs != value else {
          return nil
        }
        return cell
      }
    }
  }

  /// Whether tables 2 and 3 were read and enough of them is not zero to tell two years apart.
  var isTelling: Bool {
    guard edition(.requests) != nil, edition(.proactive) != nil else { return false }
    return held.reduce(0) { count, kind in count + values(of: kind).count { $0.map { $0 != 0 } ?? false } } >= 6
  }
}

/// Two reports: one that is looked at, and one that it is held against.
public struct ReportPair: Sendable {
  /// The report that is looked at.
  public let report: ReportRecord
  /// The report of the year before, or another of the same year, or one of another agency.
  public let other: ReportRecord
  /// Whether both are of one agency.
  let isOfOneAgency: Bool

  /// A pair, of one agency if the names say so.
  public init(_ report: ReportRecord, beside other: ReportRecord) {
    let agencies = AgencyBook().groups(of: [AgencyMention(report.agency), AgencyMention(other.agency)])
    self.init(report, beside: other, isOfOneAgency: agencies[0] != nil && agencies[0] == agencies[1])
  }

  init(_ report: ReportRecord, beside other: ReportRecord, isOfOneAgency: Bool) {
    self.report = report
    self.other = other
    self.isOfOneAgency = isOfOneAgency
  }

  /// Whether the other report is on the year before, of the same agency.
  var isOfYearBefore: Bool {
    isOfOneAgency && report.year.flatMap { year in other.year.map { $0 + 1 == year } } ?? false
  }
  /// Whether both are on the same year, of the same agency.
  var isOfSameYear: Bool { isOfOneAgency && report.year != nil && report.year == other.year }
  /// Whether both name the agency in the same words.
  var namesAgree: Bool { report.agency == other.agency }

  /// A finding of the pair.
  func finding(
    _ rule: RuleID, _ subject: String?, _ severity: Severity, key: String = "", cells: [CellPath] = [],
    others: [CellPath] = [], expected: Quantity? = nil, found: Quantity? = nil, location: Location? = nil,
    more: OtherAgencies? = nil
  ) -> Finding {
    let side = OtherReport(
      path: other.path, agency: isOfOneAgency ? nil : other.agency, year: other.year ?? 0, key: key, cells: others,
      value: expected, more: more)
    return Finding(
      rule: rule, subject: subject, severity: severity, outcome: expected == nil ? .noted : .broken, cells: cells,
      expected: expected, found: found, location: location ?? cells.first.flatMap { report.location($0.table) },
      details: .other(side))
  }
}
