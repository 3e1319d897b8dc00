import Disclosure
import PrintedPages

/// A table as text, its borders drawn.
struct DrawnTable {
  private let table: PrintedTable
  private let language: Language
  private let width: (String) -> Int
  private let isASCII: Bool

  /// A drawing; `width` says how many columns a text takes.
  init(_ table: PrintedTable, _ language: Language, isASCII: Bool = false, _ width: @escaping (String) -> Int) {
    self.table = table
    self.language = language
    self.isASCII = isASCII
    self.width = width
  }

  /// The drawing between the title and what its signs mean.
  var text: String {
    let cells = table.cells.map { placed in
      BoxDrawing.Cell(
        text: placed.cell.signed(isASCII: isASCII), row: placed.row, column: placed.column,
        rowSpan: min(placed.cell.rowSpan, table.rows.count - placed.row), columnSpan: placed.cell.columnSpan,
        isRight: placed.cell.isNumeric)
    }
    let drawing = BoxDrawing(
      cells, rows: table.rows.count, columns: table.columnCount, widest: widest, isASCII: isASCII, width: width)
    let below = [table.legend(language, isASCII: isASCII), table.note.map(VisibleText.line)].compactMap { $0 }
    return (table.title.map { VisibleText.line($0) + "\n" } ?? "") + drawing.text + below.map { $0 + "\n" }.joined()
  }

  private var widest: [Int] {
    let last = table.widest.last ?? 48
    return (0..<table.columnCount).map { table.widest.indices.contains($0) ? table.widest[$0] : last }
  }
}
