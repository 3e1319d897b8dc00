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
  var order: [Int] {
    get { ownOrder ?? Self.standardOrder }
    set { ownOrder = newValue == Self.standardOrder ? nil : newValue }
  }
  /// The columns shown.
  var shown: Set<Int> {
    get { ownShown ?? Self.standardShown }
    set { ownShown = newValue == Self.standardShown ? nil : newValue }
  }
  // Nil for the standard: to name all columns takes half a millisecond, which the first frame needs not wait for.
  private var ownOrder: [Int]?
  private var ownShown: Set<Int>?
  private static let standardOrder =
    OverviewColumns.standard + OverviewColumns.all.indices.filter { !OverviewColumns.standard.contains($0) }
  private static let standardShown = Set(OverviewColumns.standard)
  /// The columns hidden one after another, for bringing them back.
  var hidden: [Int] = []
  /// Widths that the user chose, by column; nil is the agency's.
  var widths: [Int?: Int] = [:]
  /// What the rows are sorted by: the last chosen first.
  var sorts: [SortKey] = []
  /// The year that the matrix shows, nil for the newest report of each agency.
  var year: Int?

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
