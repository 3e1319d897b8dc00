/// The cells of a spreadsheet's sheet as it shows them, on their way to tables and lines of text.
struct SheetGrid {
  /// A cell that shows something, or at least its border.
  struct Cell {
    var text: String
    var hasBorder = false
  }

  /// Cells merged into one.
  struct Merge {
    var rows: ClosedRange<Int>
    var columns: ClosedRange<Int>
  }

  struct Place: Hashable {
    var row: Int
    var column: Int
  }

  /// The rows that hold anything, from the top; each with its cells by column.
  var rows: [(index: Int, cells: [Int: Cell])] = []
  var hiddenRows = IndexRanges()
  var hiddenColumns = IndexRanges()
  var merges: [Merge] = []
  /// The cells that pictures, text boxes and the like lie over: what shows there is not known.
  var objects: [Merge] = []

  /// A row made ready: where its cells stand and how far they reach.
  private struct Row {
    var index: Int
    var cells: [Int: Cell]
    var spans: [Int: Merge]
    /// Whether a cell of a row above reaches into it.
    var isReached = false

    /// Leaves out the cells that merged ones of the row lie over.
    mutating func dropMerged() {
      guard !spans.isEmpty else { return }
      var reach = -1
      for column in cells.keys.sorted() {
        if column <= reach { cells[column] = nil }
        if let merge = spans[column] { reach = max(reach, merge.columns.upperBound) }
      }
    }
  }

  /// The merged cells that reach down from the rows above.
  private struct OpenMerges {
    private var last = -1
    /// The last row that each column is covered in.
    private var until: [Int] = []

    func reach(_ row: Int) -> Bool { last >= row }

    func cover(_ column: Int, at row: Int) -> Bool { column < until.count && until[column] >= row }

    mutating func begin(_ merge: Merge) {
      guard merge.rows.count > 1 else { return }
      last = max(last, merge.rows.upperBound)
      while until.count <= merge.columns.upperBound { until.append(-1) }
      for column in merge.columns { until[column] = max(until[column], merge.rows.upperBound) }
    }
  }

  /// Writes the sheet: rows as tables, cells that stand alone across as lines; false if it is over the limit.
  func write(to builder: inout DocumentBuilder, limit: Int) -> Bool {
    var stretch: [Row] = []
    for row in shownRows() {
      if let last = stretch.last, !row.isReached, !hiddenRows.covers(last.index + 1..<row.index) {
        guard write(stretch, to: &builder, limit: limit) else { return false }
        stretch = []
      }
      stretch.append(row)
    }
    return write(stretch, to: &builder, limit: limit)
  }

  /// Writes rows that follow on one another.
  private func write(_ stretch: [Row], to builder: inout DocumentBuilder, limit: Int) -> Bool {
    let used = stretch.flatMap(\.cells.keys)
    guard let first = used.min(), let last = used.max() else { return true }
    var rows: [Row] = []
    for row in stretch {
      let isAfterBorder = rows.last?.cells.values.contains(where: \.hasBorder) ?? true
      guard let line = Self.line(of: row, across: first...last, isAfterBorder: isAfterBorder) else {
        rows.append(row)
        continue
      }
      guard writeTable(rows, to: &builder, limit: limit) else { return false }
      rows = []
      Self.write(line, to: &builder)
    }
    return writeTable(rows, to: &builder, limit: limit)
  }

  // MARK: - What is shown

  /// The rows that are shown and hold anything, merged cells at the first place of theirs that is shown.
  private func shownRows() -> [Row] {
    var origins: [Place: Merge] = [:]
    for merge in merges { origins[Place(row: merge.rows.lowerBound, column: merge.columns.lowerBound)] = merge }
    var moved: [Int: [(column: Int, cell: Cell, merge: Merge)]] = [:]
    var open = OpenMerges()
    var shown: [Row] = []
    for row in rows {
      var ready = Row(index: row.index, cells: [:], spans: [:], isReached: open.reach(row.index))
      let isRowHidden = hiddenRows.contains(row.index)
      for (column, cell) in row.cells {
        guard let merge = origins[Place(row: row.index, column: column)] else {
          if !isRowHidden, !hiddenColumns.contains(column), !open.cover(column, at: row.index) {
            ready.cells[column] = cell
          }
          continue
        }
        guard let place = firstShown(of: merge) else { continue }
        if place.row == row.index {
          ready.cells[place.column] = cell
          ready.spans[place.column] = merge
        } else {
          moved[place.row, default: []].append((place.column, cell, merge))
        }
      }
      for held in moved[row.index] ?? [] {
        ready.cells[held.column] = held.cell
        ready.spans[held.column] = held.merge
      }
      ready.dropMerged()
      for merge in ready.spans.values { open.begin(merge) }
      let isBlank = !ready.isReached && !ready.cells.values.contains { !$0.text.isEmpty || $0.hasBorder }
      if !isRowHidden, !isBlank { shown.append(ready) }
    }
    return shown
  }

  private func firstShown(of merge: Merge) -> Place? {
    guard let row = hiddenRows.firstOutside(merge.rows), let column = hiddenColumns.firstOutside(merge.columns) else {
      return nil
    }
    return Place(row: row, column: column)
  }

  // MARK: - Lines

  /// The text of a row whose only cell is merged all across, or stands at the left without a border that the rows
  /// above have; a label whose figures are blank may stand alone as well.
  private static func line(of row: Row, across columns: ClosedRange<Int>, isAfterBorder: Bool) -> String? {
    guard !row.isReached, let (column, cell) = row.cells.first(where: { !$0.value.text.isEmpty }) else {
      return nil
    }
    let reach = row.spans[column]?.columns ?? column...column
    guard row.cells.keys.allSatisfy({ reach.contains($0) }) else { return nil }
    if reach.lowerBound <= columns.lowerBound, reach.upperBound >= columns.upperBound { return cell.text }
    return isAfterBorder && !cell.hasBorder && column <= columns.lowerBound + 1 ? cell.text : nil
  }

  private static func write(_ line: String, to builder: inout DocumentBuilder) {
    for part in line.split(whereSeparator: \.isNewline) {
      builder.append(part.utf8)
      builder.endParagraph()
    }
  }

  // MARK: - Tables

  /// Whether a text is none, has digits, or is as short as the words for none are.
  private static func mayBeFigure(_ text: String) -> Bool {
    text.count <= 3 || text.allSatisfy(\.isWhitespace)
      || text.unicodeScalars.contains { $0.properties.numericType == .decimal }
  }

  private func isCovered(_ row: Int, _ column: Int, _ merge: Merge?) -> Bool {
    let rows = merge?.rows ?? row...row
    let columns = merge?.columns ?? column...column
    return objects.contains { $0.rows.overlaps(rows) && $0.columns.overlaps(columns) }
  }

  /// Writes rows as a table of the columns that any of them uses; false if it is over the limit.
  private func writeTable(_ rows: [Row], to builder: inout DocumentBuilder, limit: Int) -> Bool {
    guard !rows.isEmpty else { return true }
    var used: Set<Int> = []
    for row in rows { used.formUnion(row.cells.keys) }
    let columns = used.sorted()
    guard rows.count * columns.count <= limit else { return false }
    let indices = rows.map(\.index)
    builder.beginTable()
    var coveredUntil = [Int](repeating: -1, count: columns.count)
    for (top, row) in rows.enumerated() {
      builder.beginRow()
      var next = 0
      for (place, column) in columns.enumerated() where place >= next {
        next = place + 1
        if coveredUntil[place] >= row.index { continue }
        let merge = row.spans[column]
        if let merge {
          next = max(next, columns.countInOrder({ $0 <= merge.columns.upperBound }))
          for covered in place..<next { coveredUntil[covered] = merge.rows.upperBound }
          let depth = indices.countInOrder({ $0 <= merge.rows.upperBound }) - top
          builder.beginCell(rows: depth, columns: next - place)
        } else {
          builder.beginCell()
        }
        let text = row.cells[column]?.text ?? ""
        builder.append(text)
        if !objects.isEmpty, Self.mayBeFigure(text), isCovered(row.index, column, merge) {
          builder.append(String(WordSymbols.unreadable))
        }
      }
    }
    builder.endTable()
    return true
  }
}
