import Disclosure

extension DocumentBuilder {
  /// Adds what another document holds.
  mutating func append(_ document: Document) {
    for block in document.blocks {
      switch block {
      case .line(let line):
        append(document.text[line.range])
        endParagraph()
      case .table(let table): append(table, of: document.text)
      }
    }
  }

  private mutating func append(_ table: Document.Table, of text: [UInt8]) {
    beginTable()
    var row: Int?
    for cell in table.cells {
      if cell.row != row { beginRow() }
      row = cell.row
      beginCell(rows: cell.rowSpan, columns: cell.columnSpan)
      append(text[cell.range])
    }
    endTable()
  }
}
