/// Where a cell lies in a table of the document's own.
struct CellPlace: Sendable, Equatable {
  /// Which table of the document, from 1.
  var table: Int
  /// The rows it covers, from 0.
  var rows: Range<Int>
  /// The columns it covers, from 0.
  var columns: Range<Int>
}

/// The tables of a document's own within a run of lines, as grids: what lies in which rows and columns.
struct CellGrid: Sendable {
  /// A cell with its place.
  struct Entry: Sendable {
    var place: CellPlace
    var cell: LaidCell
  }

  /// The cells by the row they begin in, the rows in reading order.
  private(set) var rows: [(table: Int, row: Int, cells: [Entry])] = []
  /// For each row the cells of rows above that reach into it.
  private var reaching: [[Entry]] = []

  /// The cells on some lines; lines of running text are left out.
  init(text: ReportText, lines: Range<Int>) {
    for index in lines {
      let line = text.lines[index]
      guard let place = line.cell else { continue }
      let row = place.rows.lowerBound
      if rows.last?.table != place.table || rows.last?.row != row { rows.append((place.table, row, [])) }
      // The paragraphs of one cell's prose share its place.
      if line.isRunning, line.units.count > 60 || rows[rows.count - 1].cells.last?.place == place { continue }
      rows[rows.count - 1].cells.append(Entry(place: place, cell: LaidCell(units: line.units, line: index)))
    }
    var open: [Entry] = []
    for row in rows {
      open.removeAll { $0.place.table != row.table || $0.place.rows.upperBound <= row.row }
      reaching.append(open)
      open += row.cells.filter { $0.place.rows.count > 1 }
    }
  }

  /// The index of the row that a cell begins in.
  func index(of place: CellPlace) -> Int? {
    var low = 0
    var high = rows.count
    while low < high {
      let middle = (low + high) / 2
      let row = rows[middle]
      if (row.table, row.row) < (place.table, place.rows.lowerBound) { low = middle + 1 } else { high = middle }
    }
    return low < rows.count && rows[low].table == place.table && rows[low].row == place.rows.lowerBound ? low : nil
  }

  /// All cells that lie in a row, also those that begin above it.
  func covering(_ index: Int) -> [Entry] { reaching[index] + rows[index].cells }

  /// The first column behind all cells of a row.
  func end(of index: Int) -> Int { covering(index).map(\.place.columns.upperBound).max() ?? 0 }
}
