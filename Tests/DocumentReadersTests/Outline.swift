import Disclosure
import ReportFixtures

@testable import DocumentReaders

/// A document as text: lines as they are, a table's cells as `row,column[rows x columns]=text`.
func outline(_ document: Document) -> [String] {
  document.blocks.map { block in
    switch block {
    case .line(let line): return document.string(line.range)
    case .table(let table):
      return table.cells.map { cell in
        let span = cell.rowSpan * cell.columnSpan > 1 ? "[\(cell.rowSpan)x\(cell.columnSpan)]" : ""
        return "\(cell.row),\(cell.column)\(span)=\(document.string(cell.range))"
      }.joined(separator: " ")
    }
  }
}

/// What is read of a file of any format, as text; a failure as its kind.
func outline(_ bytes: [UInt8], limits: ReadingLimits = ReadingLimits()) -> [String] {
  switch DocumentReaders.read(bytes, path: "-", context: ReadingContext(limits: limits)) {
  case .success(let read): outline(read.document)
  case .failure(let error): ["failed: \(error.kind)"]
  }
}
