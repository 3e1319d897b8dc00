/// Decides which column each value of a row stands in where a document's own table shows it: by the columns of the heads,
/// else by those of the rows whose cells are all filled.
///
/// A row with a cell too few or too many is not read, and what lies over several cells of the form is a figure of none.
struct GridAssigner {
  /// Where a table's columns lie, and where its rows end.
  private struct Frame: Equatable {
    var columns: [Range<Int>]
    var end: Int
  }

  private let text: ReportText
  private let grid: CellGrid
  private let kind: TableKind
  /// Table 3: the frame of each table of the document.
  private var frames: [Int: Frame] = [:]
  /// Tables of the document whose heads stand in another order than the form's.
  private var contradicted: Set<Int> = []
  /// Where the labelled rows of each table of the document end.
  private var ends: [Int: Tally] = [:]
  /// For each row the columns at which labels begin.
  private var labels: [Int: [Int]] = [:]

  init(text: ReportText, lines: Range<Int>, rows: [LabelledRow], form: FormTable) {
    self.text = text
    kind = form.kind
    grid = CellGrid(text: text, lines: lines)
    for row in rows {
      guard let place = place(of: row), let index = grid.index(of: place) else { continue }
      labels[index, default: []].append(place.columns.lowerBound)
      ends[place.table, default: Tally()].add(grid.end(of: index))
    }
    if kind == .requests { findFrames(rows) }
  }

  /// The cells of a row by column, nil if the row lies in no table of the document's own.
  func assign(_ row: LabelledRow, _ form: FormRow) -> ColumnAssignment? {
    guard let place = place(of: row), let index = grid.index(of: place) else { return nil }
    let count = form.columns.count
    guard !contradicted.contains(place.table) else { return .undeterminable }
    let own = ownCells(of: place, index)
    let frame = kind == .requests ? frames[place.table] : head(above: index, form.columns)
    if let cells = inOrder(own, place, index, count, frame) { return .cells(cells, isInferred: false) }
    guard let frame, isWhole(index, place, frame) else { return .undeterminable }
    let candidates = reachable(from: place, index)
    var cells: [LaidCell] = []
    for columns in frame.columns {
      guard let cell = cell(under: columns, place, candidates, frame) else { return .undeterminable }
      cells.append(cell)
    }
    return .cells(cells, isInferred: false)
  }

  private func place(of row: LabelledRow) -> CellPlace? {
    text.lines.indices.contains(row.label.line) ? text.lines[row.label.line].cell : nil
  }

  // MARK: - Cells of a row

  /// The first column of the next label in the same row, behind all columns if there is none.
  private func limit(_ place: CellPlace, _ index: Int) -> Int {
    labels[index]?.filter { $0 > place.columns.lowerBound }.min() ?? .max
  }

  /// The cells right of a label that begin in its row.
  private func ownCells(of place: CellPlace, _ index: Int) -> [CellGrid.Entry] {
    let limit = limit(place, index)
    return grid.rows[index].cells.filter {
      $0.place.columns.lowerBound >= place.columns.upperBound && $0.place.columns.lowerBound < limit
    }
  }

  /// The cells right of a label that lie in any of the rows it covers.
  private func reachable(from place: CellPlace, _ index: Int) -> [CellGrid.Entry] {
    let limit = limit(place, index)
    var entries = grid.covering(index)
    var next = index + 1
    while next < grid.rows.count, grid.rows[next].table == place.table, grid.rows[next].row < place.rows.upperBound {
      entries += grid.rows[next].cells
      next += 1
    }
    return entries.filter {
      $0.place.columns.lowerBound >= place.columns.upperBound && $0.place.columns.lowerBound < limit
    }
  }

  /// The cells as they stand, where there is one for each column and none can have been lost: no other reaches into the
  /// row, and either all are filled or the row begins and ends where it should.
  private func inOrder(
    _ own: [CellGrid.Entry], _ place: CellPlace, _ index: Int, _ count: Int, _ frame: Frame?
  ) -> [LaidCell]? {
    // A cell merged over two columns and a column of remarks come to the right number too.
    if let frame, own.contains(where: { entry in !frame.columns.contains(entry.place.columns) }),
      !isHeadedOneByOne(index, frame)
    {
      return nil
    }
    guard own.count == count, own.allSatisfy({ $0.place.rows == place.rows }),
      reachable(from: place, index).count == count
    else { return nil }
    let cells = own.map(\.cell)
    if cells.allSatisfy({ !$0.units.isEmpty }) { return cells }
    guard count > 1 else { return cells }
    let followsLabel = own.first?.place.columns.lowerBound == place.columns.upperBound
    let isAligned = frames[place.table].map { own.map(\.place.columns) == $0.columns } ?? followsLabel
    return isAligned && endsWell(index, place) ? cells : nil
  }

  /// Whether a row of table 2 is as wide as its heads and they are no more than its columns, so that cells and heads can
  /// only belong together one by one though their sides do not meet.
  private func isHeadedOneByOne(_ index: Int, _ frame: Frame) -> Bool {
    guard kind == .proactive, let first = frame.columns.first, let row = headRow(above: index) else { return false }
    let heads = grid.rows[row].cells.count { $0.place.columns.lowerBound >= first.lowerBound }
    return heads == frame.columns.count && grid.end(of: row) == grid.end(of: index)
  }

  /// Whether a row ends where those around it do.
  private func endsWell(_ index: Int, _ place: CellPlace) -> Bool {
    let end = grid.end(of: index)
    if let frame = frames[place.table] { return end == frame.end }
    if ends[place.table]?.mode?.value == end { return true }
    return kind == .proactive && head(at: index)?.end == end
  }

  private func isWhole(_ index: Int, _ place: CellPlace, _ frame: Frame) -> Bool {
    let end = grid.end(of: index)
    return end == frame.end || end == ends[place.table]?.mode?.value
  }

  /// What lies under a column: its one cell; a merged one for what lies over several columns or rows; nil for nothing.
  private func cell(
    under columns: Range<Int>, _ place: CellPlace, _ candidates: [CellGrid.Entry], _ frame: Frame
  ) -> LaidCell? {
    let found = candidates.filter { $0.place.columns.overlaps(columns) }
    guard let first = found.first else { return nil }
    if found.count == 1, first.place.rows == place.rows,
      frame.columns.count(where: { $0.overlaps(first.place.columns) }) == 1
    {
      return first.cell
    }
    var cell = found.first { !$0.cell.units.isEmpty }?.cell ?? first.cell
    cell.isMerged = true
    return cell
  }
}

// MARK: - Frames

extension GridAssigner {
  /// Finds the frame of each table of the document: by its heads, by its full rows, else that of the table before it if
  /// it is as wide.
  private mutating func findFrames(_ rows: [LabelledRow]) {
    var full: [Int: [Frame]] = [:]
    for row in rows {
      guard let place = place(of: row), let index = grid.index(of: place) else { continue }
      let own = ownCells(of: place, index)
      guard own.count == Form.applicants.count,
        own.allSatisfy({ !$0.cell.units.isEmpty && $0.place.rows == place.rows })
      else { continue }
      full[place.table, default: []].append(Frame(columns: own.map(\.place.columns), end: grid.end(of: index)))
    }
    var last: Frame?
    for table in ends.keys.sorted() {
      let heads = headFrame(ofTable: table)
      let rows = full[table] ?? []
      let agreed = Self.mostCommon(rows)
      if let heads, rows.isEmpty || rows.contains(where: { $0.columns == heads.columns }) {
        frames[table] = heads
      } else if let agreed, rows.count > 1 || heads == nil {
        frames[table] = agreed
      } else if heads == nil, rows.isEmpty, let last, last.end == ends[table]?.mode?.value {
        frames[table] = last
      }
      last = frames[table] ?? last
    }
  }

  /// The frame that most rows have, nil if no more than half of them agree.
  private static func mostCommon(_ frames: [Frame]) -> Frame? {
    frames.first { frame in frames.count { $0 == frame } * 2 > frames.count }
  }

  /// The frame that the heads of table 3 show, nil unless all seven stand there in the form's order.
  private mutating func headFrame(ofTable table: Int) -> Frame? {
    let heads = ColumnHeads(text: text)
    for (index, row) in grid.rows.enumerated() where row.table == table && heads.isApplicantRow(row.cells.map(\.cell)) {
      var found: [ColumnID: Range<Int>] = [:]
      for above in stride(from: index, through: max(0, index - 2), by: -1) where grid.rows[above].table == table {
        for entry in grid.rows[above].cells where entry.place.rows.upperBound > index || above == index {
          guard let column = heads.applicant(entry.cell), found[column] == nil else { continue }
          found[column] = entry.place.columns
        }
      }
      for above in stride(from: index - 1, through: max(0, index - 2), by: -1) where grid.rows[above].table == table {
        for entry in grid.rows[above].cells {
          guard let column = heads.applicant(entry.cell), column == .natural || column == .total,
            found[column] == nil
          else { continue }
          found[column] = entry.place.columns
        }
      }
      let columns = Form.applicants.compactMap { found[$0] }
      let isOrdered = zip(columns, columns.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound }
      guard columns.count == Form.applicants.count else { continue }
      guard isOrdered else {
        contradicted.insert(table)
        continue
      }
      return Frame(columns: columns, end: grid.end(of: index))
    }
    return nil
  }

  /// The heads of table 2 that stand nearest above a row, and whether they are those of its columns.
  private func head(above index: Int, _ columns: [ColumnID]) -> Frame? {
    guard let row = headRow(above: index) else { return nil }
    let heads = ColumnHeads(text: text)
    var found: [ColumnID: Range<Int>] = [:]
    for entry in grid.rows[row].cells {
      guard let column = heads.proactive(entry.cell), found[column] == nil else { continue }
      found[column] = entry.place.columns
    }
    let frame = columns.compactMap { found[$0] }
    return frame.count == columns.count ? Frame(columns: frame, end: grid.end(of: row)) : nil
  }

  private func head(at index: Int) -> Frame? {
    headRow(above: index).map { Frame(columns: [], end: grid.end(of: $0)) }
  }

  private func headRow(above index: Int) -> Int? {
    let heads = ColumnHeads(text: text)
    var row = index - 1
    while row >= max(0, index - 8), grid.rows[row].table == grid.rows[index].table {
      if grid.rows[row].cells.contains(where: { heads.proactive($0.cell) != nil }) { return row }
      row -= 1
    }
    return nil
  }
}
