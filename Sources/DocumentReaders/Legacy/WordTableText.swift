/// The text of a Word 97-2003 file as paragraphs and tables.
struct WordTableText {
  /// A piece of a page or of a cell.
  indirect enum Piece {
    case paragraph([UInt8])
    case table([Row])
  }

  /// A row with what stands in its cells.
  struct Row {
    let definition: WordRow
    let cells: [[Piece]]
  }

  /// A table that is not at its end.
  private struct Open {
    var rows: [Row] = []
    var cells: [[Piece]] = []
    var cell: [Piece] = []
  }

  /// The pieces of the page.
  private(set) var pieces: [Piece] = []
  /// Whether a row was met whose cells cannot be told.
  private(set) var isUnclear = false
  private var open: [Open] = []

  /// Adds a paragraph by its text and what is said of it; `endsCell` if the mark of a cell's or row's end ends it.
  mutating func add(_ text: [UInt8], _ paragraph: WordParagraph, endsCell: Bool) {
    while open.count > paragraph.depth { close() }
    while open.count < paragraph.depth { open.append(Open()) }
    guard let depth = open.indices.last else {
      pieces.append(.paragraph(text))
      return
    }
    if paragraph.endsRow {
      finishRow(depth, paragraph.row)
      return
    }
    open[depth].cell.append(.paragraph(text))
    guard depth == 0 ? endsCell : paragraph.endsInnerCell else { return }
    open[depth].cells.append(open[depth].cell)
    open[depth].cell = []
  }

  /// Ends all that is not at its end.
  mutating func finish() { while !open.isEmpty { close() } }

  private mutating func finishRow(_ depth: Int, _ definition: WordRow) {
    let cells = open[depth].cells
    if definition.isUnclear || definition.cells.count != cells.count || !open[depth].cell.isEmpty { isUnclear = true }
    open[depth].rows.append(Row(definition: definition, cells: cells))
    open[depth].cells = []
    open[depth].cell = []
  }

  private mutating func close() {
    guard let table = open.popLast() else { return }
    if !table.cells.isEmpty || !table.cell.isEmpty { isUnclear = true }
    guard !table.rows.isEmpty else { return }
    if let depth = open.indices.last {
      open[depth].cell.append(.table(table.rows))
    } else {
      pieces.append(.table(table.rows))
    }
  }
}
