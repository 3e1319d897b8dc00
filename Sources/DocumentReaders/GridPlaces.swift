/// Where the cells of a table come to lie once those that span rows and columns have taken their room.
struct GridPlaces {
  /// Where a cell lies and how far it spans.
  struct Place: Equatable {
    var column: Int
    var rowSpan: Int
    var columnSpan: Int
    /// Whether the cell above it goes on here.
    var isCovered = false
  }

  /// The places of each row's cells, in their order.
  private(set) var rows: [[Place]] = []
  /// How many cells there would be without any span.
  private(set) var area = 0

  /// Works out the places of rows of cells, each with the rows and columns it says to span.
  ///
  /// `groups` are the rows at which groups begin; no cell spans over the end of its group. Once `area` is over `limit`
  /// the work ends, and there are places for some rows only.
  init(_ table: [[(rows: Int, columns: Int, continues: Bool)]], groups: [Int] = [], atMost limit: Int = .max) {
    var ends = groups[...]
    // For each column the first row in which it is free again, and whose cell took it.
    var freeFrom: [Int] = []
    var owner: [(row: Int, index: Int)] = []
    for (row, cells) in table.enumerated() {
      var places: [Place] = []
      var column = 0
      while let end = ends.first, end <= row { ends.removeFirst() }
      let last = min(ends.first ?? table.count, table.count)
      for (index, cell) in cells.enumerated() {
        if !cell.continues { while column < freeFrom.count, freeFrom[column] > row { column += 1 } }
        let rowSpan = min(cell.rows, last - row)
        area += rowSpan * cell.columns
        guard area <= limit else { return }
        let end = column + cell.columns
        while freeFrom.count < end {
          freeFrom.append(0)
          owner.append((row, index))
        }
        let above = owner[column]
        let extends =
          cell.continues && freeFrom[column] == row && above.row < row
          && {
            let place = rows[above.row][above.index]
            return place.column == column && place.columnSpan == cell.columns
          }()
        if extends { rows[above.row][above.index].rowSpan += 1 }
        for taken in column..<end {
          freeFrom[taken] = max(freeFrom[taken], row + rowSpan)
          if !extends { owner[taken] = (row, index) }
        }
        places.append(
          Place(column: column, rowSpan: rowSpan, columnSpan: cell.columns, isCovered: extends))
        column = end
      }
      rows.append(places)
    }
  }
}
