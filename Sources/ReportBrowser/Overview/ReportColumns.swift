import Disclosure

/// The columns of the overview for all reports, made a few values at a time, so that no key has to wait for all of them.
struct ReportColumns: Sendable {
  private var columns = [ReportColumn](repeating: ReportColumn(), count: OverviewColumns.all.count)

  /// Some values that are to be made next.
  struct Work {
    let columns: [Int]
    let reports: [Int]
    /// How many values are looked at.
    var count: Int { columns.count * reports.count }
  }

  /// How many values are looked at between two keys.
  static let slice = 600

  subscript(column: Int) -> ReportColumn { columns[column] }

  func has(_ column: Int, _ report: Int) -> Bool { columns[column].has(report) }

  func value(_ column: Int, of report: Int) -> OverviewValue? { columns[column].value(of: report) }

  /// Whether a column has been made for all of so many reports.
  func isWhole(_ column: Int, of count: Int) -> Bool {
    columns[column].next >= count && columns[column].forgotten.isEmpty
  }

  /// What is to be made next so that the columns wanted become whole, nil if they are; not many more values than asked.
  func work(on wanted: [Int], of count: Int, atMost values: Int) -> Work? {
    guard let first = wanted.first(where: { !isWhole($0, of: count) }) else { return nil }
    let forgotten = columns[first].forgotten
    guard forgotten.isEmpty else { return Work(columns: [first], reports: Array(forgotten.prefix(values))) }
    let start = columns[first].next
    // Columns that have come as far are made together: what they need of a report is at hand then.
    let together = wanted.filter { columns[$0].next == start }
    return Work(columns: together, reports: Array(start..<min(count, start + max(1, values / together.count))))
  }

  /// The first of some columns that is whole and has not been added up, nil if there is none.
  func unsummed(of wanted: [Int], _ count: Int) -> Int? {
    wanted.first { columns[$0].everything == nil && count > 0 && isWhole($0, of: count) }
  }

  /// Adds a column up beforehand.
  mutating func addUp(_ column: Int) { columns[column].addUp(isSummed: OverviewColumns.all[column].isSummed) }

  /// Makes room for so many reports.
  mutating func grow(_ column: Int, to count: Int) { columns[column].grow(to: count) }

  mutating func set(_ value: OverviewValue, _ column: Int, of report: Int) { columns[column].set(value, of: report) }

  /// Notes that work has been done.
  mutating func note(_ work: Work) {
    for column in work.columns { columns[column].note(made: work.reports) }
  }

  /// Forgets what a report has in every column: it has changed.
  mutating func forget(_ report: Int) {
    for column in columns.indices where columns[column].count > report { columns[column].forget(report) }
  }

  /// Forgets the column of a family of rules: there is more to hold reports against.
  mutating func forget(_ family: RuleFamily) {
    if let column = OverviewColumns.ofFamily[family] { columns[column] = ReportColumn() }
  }
}

extension OverviewColumns {
  /// The columns of the families of rules.
  static let ofFamily = Dictionary(
    RuleFamily.allCases.compactMap { family in byID[family.rawValue].map { (family, $0) } },
    uniquingKeysWith: { first, _ in first })
}
