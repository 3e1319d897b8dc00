public import Disclosure

/// An annual report as its authors know it: true values, identity and prose, before anything is put on paper.
public struct FixtureReport: Sendable {
  /// The seed it was drawn from.
  public let seed: UInt64
  /// The publishing agency; always fictional.
  public let agency: String
  /// The year it reports on.
  public let year: Int
  /// The edition of the form that each table follows.
  public let editions: [TableKind: Edition]
  /// The true value of every cell.
  public let values: [CellPath: Quantity]
  /// The day of publication.
  public let published: CalendarDate?
  /// The prose of each section, a string a paragraph.
  public let prose: [SectionID: [String]]

  /// Makes a report of given values.
  public init(
    seed: UInt64 = 0, agency: String, year: Int, editions: [TableKind: Edition], values: [CellPath: Quantity],
    published: CalendarDate?, prose: [SectionID: [String]]
  ) {
    self.seed = seed
    self.agency = agency
    self.year = year
    self.editions = editions
    self.values = values
    self.published = published
    self.prose = prose
  }

  /// The form that a table follows.
  public func form(_ table: TableKind) -> FormTable { Form.table(table, editions[table] ?? .form2021) }

  /// The true value of a cell, nil if the report's editions have no such cell.
  public func value(_ table: TableKind, _ row: RowID, _ column: ColumnID) -> Int {
    values[CellPath(table, row, column)]?.whole ?? 0
  }
}

extension FixtureReport {
  /// A random report in which every identity of the form holds.
  ///
  /// Agencies range from a village's few requests to a city's thousands; most have non-zero figures spread over many
  /// cells and columns, since an all-zero report hides a shifted column.
  public static func random(seed: UInt64) -> FixtureReport {
    var random = SplitMix64(seed: seed)
    let editions = randomEditions(&random)
    let later = editions[.requests] == .form2021
    let year = later ? random.int(in: 2021...2025) : random.int(in: 2019...2020)
    let agency = FixtureNames.agency(&random)
    let size = AgencySize.random(&random)
    var values = RandomFigures.requests(Form.table(.requests, editions[.requests] ?? .form2021), size, &random)
    values.merge(RandomFigures.disputes(size, &random)) { first, _ in first }
    let proactive = Form.table(.proactive, editions[.proactive] ?? .form2021)
    values.merge(RandomFigures.proactive(proactive, size, &random)) { first, _ in first }
    let facts = FixtureProse.Facts(agency: agency, year: year, values: values)
    let day = random.int(in: 4...31)
    return FixtureReport(
      seed: seed, agency: agency, year: year, editions: editions, values: values,
      published: CalendarDate(year: year + 1, month: 1, day: day),
      prose: FixtureProse.sections(facts, &random))
  }

  /// Mostly one edition throughout, sometimes the hybrid that real reports show: table 2 of one, table 3 of the other.
  private static func randomEditions(_ random: inout SplitMix64) -> [TableKind: Edition] {
    let main: Edition = random.chance(60) ? .form2021 : .form2019
    let hybrid = random.chance(6)
    return [
      .proactive: hybrid ? (main == .form2021 ? .form2019 : .form2021) : main, .requests: main, .disputes: main,
    ]
  }
}
