import Disclosure

/// The pages beside the panes: all reports, agencies against families of rules, one agency over the years.
enum OverviewPage: Int, Sendable, Hashable, CaseIterable {
  case table, matrix, series
}

/// What the user has made of the overview: changed by `u`.
struct OverviewView: Sendable, Hashable {
  /// A column that the rows are sorted by.
  struct SortKey: Sendable, Hashable {
    /// The column's place in `OverviewColumns.all`, nil for the agency.
    let column: Int?
    var isDescending = false
  }

  /// All columns, in the order they stand in if shown.
  var order: [Int] =
    OverviewColumns.standard + OverviewColumns.all.indices.filter { !OverviewColumns.standard.contains($0) }
  /// The columns shown.
  var shown = Set(OverviewColumns.standard)
  /// The columns hidden one after another, for bringing them back.
  var hidden: [Int] = []
  /// Widths that the user chose, by column; nil is the agency's.
  var widths: [Int?: Int] = [:]
  /// What the rows are sorted by: the last chosen first.
  var sorts: [SortKey] = []

  /// The columns shown, in their order.
  var columns: [Int] { order.filter(shown.contains) }
}

/// The state of the pages beside the panes.
struct Overview: Sendable {
  /// The page in view, nil while the panes are.
  var page: OverviewPage?
  var view = OverviewView()
  /// The row under the cursor, and its place among the rows.
  var choice: Choice?
  var row = 0
  /// The column under the cursor among those shown, from 1; 0 is the agency.
  var column = 1
  /// The first row in view, and the first column behind the agency's.
  var top = 0
  var left = 0
  /// The year that the matrix shows, nil for the newest report of each agency.
  var year: Int?
  var matrixRow = 0
  var matrixColumn = 0
  var matrixTop = 0
  var seriesRow = 0
  var seriesTop = 0
  /// Whose series is shown.
  var seriesReport: ReportID?
  /// The text last searched for.
  var searched = ""
  var sheet = OverviewSheet()
  var matrix = MatrixSheet()
  var series = SeriesSheet()
}

/// The rows of the overview with what stands in them, made anew when the list of reports changes.
struct OverviewSheet: Sendable {
  /// A column with its values in the order of the list.
  struct Column: Sendable {
    var values: [OverviewValue] = []
    var total = OverviewTotal()
  }

  /// The list that it was made of.
  private(set) var version = -1
  /// The rows in the order of the list.
  private(set) var rows: [Choice] = []
  /// How many of them are reports; files that could not be read stand behind them.
  private(set) var reports = 0
  /// How many reports have an agency and a year in common with another.
  private(set) var twins = 0
  private(set) var columns: [Int: Column] = [:]
  /// Places in `rows`, in the order they are shown.
  private(set) var order: [Int] = []
  private var sorts: [OverviewView.SortKey]?

  /// Takes in the list if it has changed; whether it had.
  mutating func take(_ shelf: Shelf) -> Bool {
    guard version != shelf.version else { return false }
    self = OverviewSheet()
    version = shelf.version
    var years: [Int] = []
    for row in shelf.rows {
      switch row {
      case .report(let index):
        rows.append(.report(ReportID(index: index)))
        let summary = shelf.entries[index].summary
        if let year = summary.year, shelf.groups[shelf.entries[index].group].name != nil { years.append(year) }
      case .unread(let index): rows.append(.unread(index))
      case .agency, .unreadHead:
        // An agency's reports stand in a row.
        twins += Self.twins(years)
        years.removeAll(keepingCapacity: true)
      }
    }
    twins += Self.twins(years)
    reports = rows.count { if case .report = $0 { true } else { false } }
    return true
  }

  /// How many of an agency's reports have their year in common with another.
  private static func twins(_ years: [Int]) -> Int {
    guard years.count > 1 else { return 0 }
    var count: [Int: Int] = [:]
    for year in years { count[year, default: 0] += 1 }
    return count.values.reduce(0) { $0 + ($1 > 1 ? $1 : 0) }
  }

  /// Reads a column from the list, once.
  mutating func read(_ column: Int, of shelf: Shelf) {
    guard columns[column] == nil, OverviewColumns.all.indices.contains(column) else { return }
    let definition = OverviewColumns.all[column]
    var read = Column()
    read.values.reserveCapacity(reports)
    for row in rows.prefix(reports) {
      guard case .report(let id) = row else { continue }
      let value = shelf.value(of: definition, in: id.index)
      read.values.append(value)
      read.total.add(value)
    }
    if definition.isSummed { read.total.close() }
    columns[column] = read
  }

  /// Puts the rows in order; the last chosen key counts first, and what none tells apart keeps the order of the list.
  mutating func sort(by keys: [OverviewView.SortKey], of shelf: Shelf) -> Bool {
    guard sorts != keys else { return false }
    sorts = keys
    for key in keys { if let column = key.column { read(column, of: shelf) } }
    let count = reports
    order = Array(rows.indices)
    guard !keys.isEmpty else { return true }
    let values = keys.map { key in key.column.flatMap { columns[$0]?.values } ?? names(shelf) }
    order[..<count].sort { left, right in
      for (key, values) in zip(keys, values) {
        let order = values[left].compared(to: values[right], isDescending: key.isDescending)
        if order != 0 { return order < 0 }
      }
      return left < right
    }
    return true
  }

  private func names(_ shelf: Shelf) -> [OverviewValue] {
    rows.prefix(reports).map { row in
      guard case .report(let id) = row, let entry = shelf.entry(id) else { return .none(nil) }
      return shelf.groups[entry.group].name.map { .text($0) } ?? .none(nil)
    }
  }

  /// The row shown at a place.
  func row(at place: Int) -> Choice? { order.indices.contains(place) ? rows[order[place]] : nil }

  /// What stands in a column at a place, nil for a file that could not be read.
  func value(at place: Int, _ column: Int) -> OverviewValue? {
    guard order.indices.contains(place), let values = columns[column]?.values, values.indices.contains(order[place])
    else { return nil }
    return values[order[place]]
  }
}
