import PrintedPages

/// Draws a table with spans in box characters, text wrapped, aligned by a given width function.
struct BoxDrawing {
  /// A cell to draw.
  struct Cell {
    let text: String
    let row: Int
    let column: Int
    let rowSpan: Int
    let columnSpan: Int
    let isRight: Bool
  }

  private let cells: [Cell]
  private let rowCount: Int
  private let columnCount: Int
  private let width: (String) -> Int
  private var owner: [[Int]]
  private var columnWidths: [Int]
  private var rowHeights: [Int]
  private var lines: [[String]] = []
  private let signs: [String]

  /// A drawing of cells; `widest` is the width beyond which the text of a cell over one column is wrapped.
  init(
    _ cells: [Cell], rows: Int, columns: Int, widest: [Int], isASCII: Bool = false, width: @escaping (String) -> Int
  ) {
    signs = isASCII ? Self.junctionsInASCII : Self.junctions
    self.cells = cells
    self.rowCount = rows
    self.columnCount = columns
    self.width = width
    owner = [[Int]](repeating: [Int](repeating: -1, count: columns), count: rows)
    for (index, cell) in cells.enumerated() {
      for row in cell.row..<min(rows, cell.row + cell.rowSpan) {
        for column in cell.column..<min(columns, cell.column + cell.columnSpan) { owner[row][column] = index }
      }
    }
    columnWidths = [Int](repeating: 1, count: columns)
    rowHeights = [Int](repeating: 1, count: rows)
    fitColumns(widest)
    lines = cells.map { wrap($0.text, to: innerWidth(of: $0)) }
    fitRows()
  }

  /// The drawing, its lines ended by line feeds.
  var text: String {
    var result = ""
    for row in 0...rowCount {
      result += border(above: row) + "\n"
      guard row < rowCount else { break }
      for line in 0..<rowHeights[row] { result += content(of: row, line: line) + "\n" }
    }
    return result
  }

  private mutating func fitColumns(_ widest: [Int]) {
    for cell in cells where cell.columnSpan == 1 {
      let wanted = cell.isRight ? width(cell.text) : min(width(cell.text), widest[cell.column])
      columnWidths[cell.column] = max(columnWidths[cell.column], wanted)
    }
    for cell in cells where cell.columnSpan > 1 {
      let span = cell.column..<cell.column + cell.columnSpan
      let wanted = min(width(cell.text), span.reduce(0) { $0 + widest[$1] })
      var column = span.lowerBound
      while innerWidth(of: cell) < wanted {
        columnWidths[column] += 1
        column = column + 1 < span.upperBound ? column + 1 : span.lowerBound
      }
    }
  }

  private mutating func fitRows() {
    for (index, cell) in cells.enumerated() where cell.rowSpan == 1 {
      rowHeights[cell.row] = max(rowHeights[cell.row], lines[index].count)
    }
    for (index, cell) in cells.enumerated() where cell.rowSpan > 1 {
      let span = cell.row..<min(rowCount, cell.row + cell.rowSpan)
      let height = span.reduce(span.count - 1) { $0 + rowHeights[$1] }
      rowHeights[span.upperBound - 1] += max(0, lines[index].count - height)
    }
  }

  /// The columns of text within a cell; each inner border adds the three of ` │ `.
  private func innerWidth(of cell: Cell) -> Int {
    (cell.column..<cell.column + cell.columnSpan).reduce(3 * (cell.columnSpan - 1)) { $0 + columnWidths[$1] }
  }

  /// Breaks a text into lines where Chinese habit allows; what is wider than a line by itself is cut.
  private func wrap(_ text: String, to limit: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in Self.words(of: text) {
      if width(line + word.trimmingLastSpace) <= limit {
        line += word
        continue
      }
      if !line.isEmpty { lines.append(line.trimmingLastSpace) }
      line = ""
      for character in word {
        if !line.isEmpty, width(line + String(character)) > limit {
          lines.append(line)
          line = ""
        }
        line.append(character)
      }
    }
    return lines + [line]
  }

  /// What a line cannot be broken within: a word with the space behind it, or a character with its punctuation.
  private static func words(of text: String) -> [String] {
    var words: [String] = []
    var before = LineBreakKind.plain
    for character in text {
      let kind = LineBreakKind(of: character)
      defer { before = kind }
      if !before.allowsBreak(before: kind), let last = words.popLast() {
        words.append(last + String(character))
      } else {
        words.append(String(character))
      }
    }
    return words
  }

  private func owner(_ row: Int, _ column: Int) -> Int? {
    guard row >= 0, row < rowCount, column >= 0, column < columnCount else { return nil }
    return owner[row][column]
  }

  private func content(of row: Int, line: Int) -> String {
    var result = ""
    var column = 0
    while column < columnCount {
      let index = owner[row][column]
      guard index >= 0 else {
        result += signs[12] + String(repeating: " ", count: columnWidths[column] + 2)
        column += 1
        continue
      }
      result += signs[12] + " " + padded(index, line + firstLine(of: row, in: cells[index])) + " "
      column = cells[index].column + cells[index].columnSpan
    }
    return result + signs[12]
  }

  /// How many lines of a cell stand above the row; the border between two rows is one of them.
  private func firstLine(of row: Int, in cell: Cell) -> Int {
    (cell.row..<row).reduce(0) { $0 + rowHeights[$1] + 1 }
  }

  private func padded(_ index: Int, _ line: Int) -> String {
    let text = lines[index].indices.contains(line) ? lines[index][line] : ""
    let space = String(repeating: " ", count: max(0, innerWidth(of: cells[index]) - width(text)))
    return cells[index].isRight ? space + text : text + space
  }

  private func border(above row: Int) -> String {
    var result = ""
    var column = 0
    while column < columnCount {
      result += junction(row, column)
      let (above, below) = (owner(row - 1, column), owner(row, column))
      if above == below, let index = above, index >= 0, cells[index].row < row {
        let cell = cells[index]
        let line = firstLine(of: row, in: cell) - 1
        result += " " + padded(index, line) + " "
        column = cell.column + cell.columnSpan
      } else {
        result += String(repeating: signs[3], count: columnWidths[column] + 2)
        column += 1
      }
    }
    return result + junction(row, columnCount)
  }

  /// The character where the border above a row meets that before a column.
  private func junction(_ row: Int, _ column: Int) -> String {
    let (aboveLeft, aboveRight) = (owner(row - 1, column - 1), owner(row - 1, column))
    let (belowLeft, belowRight) = (owner(row, column - 1), owner(row, column))
    let arms =
      (aboveLeft != aboveRight ? 8 : 0) | (belowLeft != belowRight ? 4 : 0) | (aboveLeft != belowLeft ? 2 : 0)
      | (aboveRight != belowRight ? 1 : 0)
    return signs[arms]
  }

  /// By arms: 8 up, 4 down, 2 left, 1 right.
  private static let junctions = [
    " ", "─", "─", "─", "│", "┌", "┐", "┬", "│", "└", "┘", "┴", "│", "├", "┤", "┼",
  ]
  private static let junctionsInASCII =
    [" ", "-", "-", "-", "|"] + [String](repeating: "+", count: 3) + ["|"]
    + [String](repeating: "+", count: 3) + ["|", "+", "+", "+"]
}

extension String {
  /// The text without a space at its end.
  fileprivate var trimmingLastSpace: String { last == " " ? String(dropLast()) : self }
}
