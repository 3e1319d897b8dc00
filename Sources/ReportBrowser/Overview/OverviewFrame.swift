import Disclosure
import ScreenGrid

/// Where everything of the overview's table stands on the screen.
struct OverviewFrame: Sendable {
  /// A column in view.
  struct Column: Sendable {
    /// Its place among the columns shown, from 1.
    let place: Int
    /// Its place in `OverviewColumns.all`.
    let index: Int
    let x: Int
    let width: Int
    /// The columns of the screen for n, which stands behind a percentage; 0 for other columns.
    let n: Int
  }

  /// The columns of the screen for the agency's name.
  let agency: Int
  private(set) var columns: [Column] = []
  /// The rows of reports.
  let body: Area
  let title: Area
  /// The lines below: sums, what was counted, words about the cell under the cursor; those that there is room for.
  let sums: Int
  let counted: Int?
  let details: [Int]

  /// The frame; `natural` is the width of a column and of its n.
  init(_ model: Model, natural: (Int) -> (width: Int, n: Int)) {
    let size = model.size
    let hasRoom = size.height >= 16
    let foot = hasRoom ? 4 : 2
    title = Area(x: 0, y: 1, width: size.width, height: 1)
    body = Area(x: 0, y: 3, width: size.width, height: max(0, size.height - 5 - foot))
    sums = body.endY
    counted = hasRoom ? body.endY + 1 : nil
    details = hasRoom ? [body.endY + 2, body.endY + 3] : [body.endY + 1]
    agency = model.agencyWidth
    let shown = model.overview.view.columns
    var x = agency + 2
    for place in shown.indices.dropFirst(model.overview.left) {
      let (width, n) = natural(shown[place])
      guard x + width <= size.width - 2 || columns.isEmpty else { break }
      columns.append(Column(place: place + 1, index: shown[place], x: x, width: min(width, size.width - x - 1), n: n))
      x += width + 2
      guard x < size.width else { break }
    }
  }
}

extension Model {
  /// The columns of the screen for the agency's name.
  var agencyWidth: Int {
    let natural = min(40, max(12, size.width * 3 / 10))
    return max(8, min(overview.view.widths[nil] ?? natural, size.width - 16))
  }

  /// The frame of the table as it stands.
  var overviewFrame: OverviewFrame { OverviewFrame(self) { width(of: $0) } }

  /// The width of a column of the overview: what the user chose, but never too little for its numbers.
  func width(of column: Int) -> (width: Int, n: Int) {
    let definition = OverviewColumns.all[column]
    let total = overview.sheet.total(of: column)
    // While values are still to be made, those made so far, which are those in view among others, say what is needed.
    let made = shelf.columns[column].widest
    let n = definition.isShare ? max(total?.nDigits ?? made.n, 1) + 1 : 0
    let widths = options.widths
    let least = (total?.digits ?? made.size) + n
    let partial = total.flatMap { $0.counted < $0.reports && definition.isSummed ? $0 : nil }
    let counts = partial.map { words.counted($0).utf8.count } ?? 0
    let head = widths.of(definition.head[options.language]) + (sortPlace(of: column) == nil ? 0 : 2) + n
    let chosen = overview.view.widths[column] ?? max(head, counts)
    return (max(chosen, least, 4), n)
  }

  /// Which key of the order a column is, from 0.
  func sortPlace(of column: Int?) -> Int? { overview.view.sorts.firstIndex { $0.column == column } }

  /// The column under the cursor, nil for the agency's.
  var overviewColumn: Int? {
    let shown = overview.view.columns
    return shown.indices.contains(overview.column - 1) ? shown[overview.column - 1] : nil
  }
}

// Bringing everything into line
extension Model {
  /// Sorts, scrolls so that the cursor is seen, and makes what is in view.
  mutating func settleOverview() {
    let isNew = overview.sheet.take(shelf)
    // A few reports are made here and now.
    shelf.prepare(overview.view.sorts.compactMap(\.column) + overview.view.columns)
    let isSorted = overview.sheet.sort(by: overview.view.sorts, of: shelf)
    if isNew || isSorted || overview.sheet.row(at: overview.row) != overview.choice { findChoice() }
    let rows = overview.sheet.order.count
    overview.row = max(0, min(overview.row, rows - 1))
    overview.choice = overview.sheet.row(at: overview.row)
    overview.column = max(0, min(overview.column, overview.view.columns.count))
    switch overview.page {
    case .table: settleTable(rows)
    case .matrix: settleMatrix()
    case .series: settleSeries()
    case nil: break
    }
  }

  private mutating func findChoice() {
    guard let choice = overview.choice else { return }
    overview.row = overview.sheet.place(of: choice) ?? overview.row
  }

  private mutating func settleTable(_ rows: Int) {
    overview.left = max(0, min(overview.left, overview.view.columns.count - 1))
    if overview.column > 0 { overview.left = min(overview.left, overview.column - 1) } else { overview.left = 0 }
    overview.top = scrolled(overview.top, to: overview.row, height: overviewFrame.body.height, count: rows)
    var frame = madeFrame()
    while overview.column > 0, let last = frame.columns.last, last.place < overview.column {
      overview.left += 1
      frame = madeFrame()
    }
  }

  /// The frame, once what it shows has been made: its columns are as wide as that needs.
  private mutating func madeFrame() -> OverviewFrame {
    var made: Set<Int> = []
    while true {
      let frame = overviewFrame
      let columns = frame.columns.map(\.index).filter { made.insert($0).inserted }
      guard !columns.isEmpty else { return frame }
      let places = overview.top..<overview.top + max(0, frame.body.height)
      let reports = places.compactMap { place -> Int? in
        if case .report(let id) = overview.sheet.row(at: place) { return id.index }
        return nil
      }
      for column in columns {
        shelf.prepare(column, of: reports)
        overview.sheet.add(up: column, of: shelf)
      }
    }
  }

  /// The first line in view so that a line is in view.
  func scrolled(_ top: Int, to line: Int, height: Int, count: Int) -> Int {
    max(0, min(max(min(top, line), line - height + 1), count - height))
  }
}
