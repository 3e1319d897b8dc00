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
  var hiddenRows: Set<Int> = []
  var hiddenColumns: Set<Int> = []
  var merges: [Merge] = []

  /// A row made ready: where its cells stand and how far they reach.
  private struct Row {
    var index: Int
    var cells: [Int: Cell]
    var spans: [Int: Merge]
    /// The columns that a cell of a row above reaches over.
    var covered: [ClosedRange<Int>] = []
  }

  /// Writes the sheet: rows as tables, cells that stand alone across as lines; false if it is over the limit.
  func write(to builder: inout DocumentBuilder, limit: Int) -> Bool {
    var stretch: [Row] = []
    for row in shownRows() {
      if let last = stretch.last, row.covered.isEmpty, hasGap(from: last.index + 1, to: row.index) {
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

  private func hasGap(from start: Int, to end: Int) -> Bool {
    end - start > hiddenRows.count || (start..<end).contains { !hiddenRows.contains($0) }
  }

  private func isHidden(_ column: Int) -> Bool { hiddenColumns.contains(column) }

  // MARK: - What is shown

  /// The rows that are shown and hold anything, merged cells at the first place of theirs that is shown.
  private func shownRows() -> [Row] {
    var origins: [Place: Merge] = [:]
    for merge in merges { origins[Place(row: merge.rows.lowerBound, column: merge.columns.lowerBound)] = merge }
    var moved: [Int: [(column: Int, cell: Cell, merge: Merge)]] = [:]
    var open: [Merge] = []
    var shown: [Row] = []
    for row in rows {
      open.removeAll { $0.rows.upperBound < row.index }
      var ready = Row(index: row.index, cells: [:], spans: [:], covered: open.map(\.columns))
      let isRowHidden = hiddenRows.contains(row.index)
      for (column, cell) in row.cells {
        guard let merge = origins[Place(row: row.index, column: column)] else {
          if !isRowHidden, !isHidden(column), !ready.covered.contains(where: { $0.contains(column) }) {
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
      for (column, merge) in ready.spans {
        ready.cells = ready.cells.filter { $0.key == column || !merge.columns.contains($0.key) }
        if merge.rows.upperBound > row.index { open.append(merge) }
      }
      let isBlank = ready.covered.isEmpty && !ready.cells.values.contains { !$0.text.isEmpty || $0.hasBorder }
      if !isRowHidden, !isBlank { shown.append(ready) }
    }
    return shown
  }

  private func firstShown(of merge: Merge) -> Place? {
    guard let row = merge.rows.first(where: { !hiddenRows.contains($0) }),
      let column = merge.columns.first(where: { !isHidden($0) })
    else { return nil }
    return Place(row: row, column: column)
  }

  // MARK: - Lines

  /// The text of a row whose only cell is merged all across, or stands at the left without a border that the rows
  /// above have; a label whose figures are blank may stand alone as well.
  private static func line(of row: Row, across columns: ClosedRange<Int>, isAfterBorder: Bool) -> String? {
    guard row.covered.isEmpty, let (column, cell) = row.cells.first(where: { !$0.value.text.isEmpty }) else {
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
    for row in rows {
      builder.beginRow()
      var next = 0
      for (place, column) in columns.enumerated() where place >= next {
        next = place + 1
        if coveredUntil[place] >= row.index { continue }
        if let merge = row.spans[column] {
          next = columns[place...].firstIndex { $0 > merge.columns.upperBound } ?? columns.count
          for covered in place..<next { coveredUntil[covered] = merge.rows.upperBound }
          let depth = indices.count { $0 >= row.index && $0 <= merge.rows.upperBound }
          builder.beginCell(rows: depth, columns: next - place)
        } else {
          builder.beginCell()
        }
        if let text = row.cells[column]?.text { builder.append(text) }
      }
    }
    builder.endTable()
    return true
  }
}
