public import Disclosure

/// A table: rows of cells, some of which may span rows and columns.
public struct PrintedTable: Sendable, Hashable {
  /// What stands over it.
  public var title: String?
  /// What stands under it, such as what its signs mean.
  public var note: String?
  /// Its rows: of each the cells that begin in it, from left to right. A cell takes the next place that no cell of a row
  /// above reaches into.
  public private(set) var rows: [[PrintedCell]] = []
  /// How many of its first rows are heads.
  public private(set) var headRows = 0
  /// How many of its last rows are feet, such as sums.
  public private(set) var footRows = 0
  /// How many columns it has.
  public private(set) var columnCount = 0
  /// Where the text of a column is wrapped when the table is drawn, in columns of a terminal; the last one holds for the
  /// columns behind it, none for no wrapping.
  public var widest: [Int] = []
  /// The places of the row to come that cells above reach into: how many rows more, by column.
  private var reach: [Int] = []
  /// Where each cell stands.
  private var columns: [[Int]] = []

  /// A table without rows.
  public init(title: String? = nil, note: String? = nil) {
    self.title = title
    self.note = note
  }

  /// Adds a row of heads; heads come before all other rows.
  public mutating func addHead(_ cells: [PrintedCell]) {
    add(cells)
    headRows = rows.count
  }

  /// Adds a row of heads without spans.
  public mutating func addHead(_ labels: [String]) { addHead(labels.map { .label($0) }) }

  /// Adds a row.
  public mutating func add(_ cells: [PrintedCell]) {
    var column = 0
    var next = reach.map { max(0, $0 - 1) }
    var places: [Int] = []
    for cell in cells {
      while reach.indices.contains(column), reach[column] > 0 { column += 1 }
      places.append(column)
      for place in column..<column + cell.columnSpan {
        if place >= next.count { next += [Int](repeating: 0, count: place - next.count + 1) }
        next[place] = cell.rowSpan - 1
      }
      column += cell.columnSpan
    }
    reach = next
    columnCount = max(columnCount, next.count)
    rows.append(cells)
    columns.append(places)
    if footRows > 0 { footRows = 0 }
  }

  /// Adds a row at the foot, such as a sum; feet come behind all other rows.
  public mutating func addFoot(_ cells: [PrintedCell]) {
    let before = footRows
    add(cells)
    footRows = before + 1
  }

  /// A cell and where it stands.
  public struct Placed: Sendable, Hashable {
    /// The cell.
    public let cell: PrintedCell
    /// Its first row, from 0.
    public let row: Int
    /// Its first column, from 0.
    public let column: Int
  }

  /// The cells that begin in a row with where they stand.
  public func placed(inRow row: Int) -> [Placed] {
    guard rows.indices.contains(row) else { return [] }
    return zip(rows[row], columns[row]).map { Placed(cell: $0, row: row, column: $1) }
  }

  /// All cells with where they stand, row by row.
  public var cells: [Placed] { rows.indices.flatMap { placed(inRow: $0) } }

  /// The labels of the heads over each column, from top to bottom; a merged head stands over all of its columns.
  public var headLabels: [[String]] {
    var labels = [[String]](repeating: [], count: columnCount)
    for row in 0..<headRows {
      for placed in placed(inRow: row) {
        for column in placed.column..<min(columnCount, placed.column + placed.cell.columnSpan) {
          if let text = placed.cell.label, !text.isEmpty { labels[column].append(text) }
        }
      }
    }
    return labels
  }

  /// The rows below the heads with a cell in every column; what is merged is repeated in all of its places.
  public var filledRows: [[PrintedCell?]] {
    var filled = [[PrintedCell?]](repeating: [PrintedCell?](repeating: nil, count: columnCount), count: rows.count)
    for placed in cells {
      for row in placed.row..<min(rows.count, placed.row + placed.cell.rowSpan) {
        for column in placed.column..<min(columnCount, placed.column + placed.cell.columnSpan) {
          filled[row][column] = placed.cell
        }
      }
    }
    return Array(filled.dropFirst(headRows))
  }
}

/// A cell of a table.
public struct PrintedCell: Sendable, Hashable {
  /// What stands in it.
  public enum Content: Sendable, Hashable {
    /// A head, or the label of a row.
    case label(String)
    /// Words, such as a path or a bar.
    case text(String)
    /// A figure as it was read, and the cell of the form where it stands.
    case figure(Figure, CellPath?)
    /// A number that was computed: counted, summed up or subtracted.
    case number(Quantity)
    /// A share: the part and the whole, and how the quotient is shown, such as `12.5%`; `—` where there is none.
    case share(part: Quantity, whole: Quantity, shown: String)
    /// Nothing.
    case blank
  }

  /// What stands in it.
  public var content: Content
  /// What is wrong with it.
  public var mark: PrintedMark?
  /// How many rows it spans, at least 1.
  public private(set) var rowSpan = 1
  /// How many columns it spans, at least 1.
  public private(set) var columnSpan = 1

  /// A cell.
  public init(_ content: Content, _ mark: PrintedMark? = nil, rowSpan: Int = 1, columnSpan: Int = 1) {
    self.content = content
    self.mark = mark
    self.rowSpan = max(1, rowSpan)
    self.columnSpan = max(1, columnSpan)
  }

  /// A head or the label of a row.
  public static func label(_ text: String, rowSpan: Int = 1, columnSpan: Int = 1) -> PrintedCell {
    PrintedCell(.label(text), rowSpan: rowSpan, columnSpan: columnSpan)
  }

  /// Words.
  public static func text(_ text: String, _ mark: PrintedMark? = nil) -> PrintedCell { PrintedCell(.text(text), mark) }

  /// A figure as it was read.
  public static func figure(_ figure: Figure, _ path: CellPath? = nil, _ mark: PrintedMark? = nil) -> PrintedCell {
    PrintedCell(.figure(figure, path), mark)
  }

  /// A whole number that was computed.
  public static func number(_ number: Int, _ mark: PrintedMark? = nil) -> PrintedCell {
    PrintedCell(.number(Quantity(number)), mark)
  }

  /// A number that was computed; a cell without anything for nil.
  public static func number(_ number: Quantity?, _ mark: PrintedMark? = nil) -> PrintedCell {
    PrintedCell(number.map { .number($0) } ?? .blank, mark)
  }

  /// A share, with how the quotient is shown.
  public static func share(_ part: Quantity, of whole: Quantity, shown: String) -> PrintedCell {
    PrintedCell(.share(part: part, whole: whole, shown: shown))
  }

  /// A cell with nothing in it.
  public static var blank: PrintedCell { PrintedCell(.blank) }

  /// The text of a label, nil for other cells.
  public var label: String? { if case .label(let text) = content { text } else { nil } }

  /// Whether numbers stand in it, which are set to the right.
  public var isNumeric: Bool {
    switch content {
    case .figure, .number, .share: true
    case .label, .text, .blank: false
    }
  }
}

/// What is said of a cell by its colour, and by a sign or word beside it.
public enum PrintedMark: String, Sendable, Hashable, CaseIterable {
  /// It is in a relation that fails.
  case failed
  /// It is likely to be what makes relations fail.
  case suspect
  /// It is in a relation that blanks decide.
  case undetermined
  /// Something else is to be looked at.
  case warning
  /// All that is wrong with it is set aside.
  case setAside = "set_aside"
  /// It differs from what it is compared with.
  case changed

  /// A sign beside the figure, for where there is no colour.
  public var sign: String {
    switch self {
    case .failed: "✗"
    case .suspect: "✗✗"
    case .undetermined: "~"
    case .warning: "!"
    case .setAside: "="
    case .changed: "Δ"
    }
  }

  /// What the sign means, for the line under a table.
  public var meaning: Bilingual {
    switch self {
    case .failed: Bilingual("所在关系不符", "in a failed relation")
    case .suspect: Bilingual("可能出错处", "suspected cause")
    case .undetermined: Bilingual("因空白无法判定", "undetermined because of blanks")
    case .warning: Bilingual("有待留意", "to be looked at")
    case .setAside: Bilingual("已搁置", "set aside")
    case .changed: Bilingual("与对照不同", "differs from what it is compared with")
    }
  }
}
