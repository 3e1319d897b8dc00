import Disclosure
import PrintedPages

/// A page as an object: title, source, notes, and its blocks in order.
struct PageJSON {
  private let page: PrintedPage

  init(_ page: PrintedPage) { self.page = page }

  /// The text.
  var text: String {
    var writer = JSONWriter(breaksLines: true)
    writer.object { writer in
      writer.member("schema", "gouji.view/1")
      writer.member("title", page.title)
      writer.member("source", page.source.isEmpty ? nil : page.source)
      writer.member("notes") { $0.array(page.notes) { $0.string($1) } }
      writer.member("text") { $0.array(paragraphs) { $0.string($1) } }
      writer.member("tables") { $0.array(page.tables) { write($1, to: &$0) } }
      writer.member("findings") { $0.array(page.findings) { ReportJSON.write($1, to: &$0, page.language) } }
      for block in page.blocks {
        switch block {
        case .findings(_, let rules?): ReportJSON.write(rules, to: &writer)
        case .causes(let causes): ReportJSON.write(causes, to: &writer)
        default: break
        }
      }
    }
    return writer.text + "\n"
  }

  private var paragraphs: [String] {
    page.blocks.compactMap { block in
      switch block {
      case .heading(let text), .paragraph(let text): text
      default: nil
      }
    }
  }

  /// A table: its heads over each column in full, then its rows; `column` and spans say where a cell stands.
  private func write(_ table: PrintedTable, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("title", table.title)
      writer.member("columns") { writer in
        writer.inline { $0.array(FlatTable(table).head) { $0.string($1) } }
      }
      writer.member("head_rows", number: table.headRows)
      writer.member("foot_rows", number: table.footRows)
      writer.member("rows") { writer in
        writer.array(table.rows.indices) { writer, row in
          writer.array(table.placed(inRow: row)) { write($1, to: &$0) }
        }
      }
    }
  }

  private func write(_ placed: PrintedTable.Placed, to writer: inout JSONWriter) {
    let cell = placed.cell
    writer.inlineObject { writer in
      writer.member("column", number: placed.column)
      if cell.rowSpan > 1 { writer.member("row_span", number: cell.rowSpan) }
      if cell.columnSpan > 1 { writer.member("column_span", number: cell.columnSpan) }
      switch cell.content {
      case .label(let text): writer.member("label", text)
      case .text(let text): writer.member("text", text)
      case .figure(let figure, let path):
        if let path { writer.member("cell", path.description) }
        writer.member("raw", figure.raw)
        writer.member("kind", figure.kind.rawValue)
        writer.member("value", number: figure.value)
        if figure.isInferred { writer.member("inferred", true) }
      case .number(let number): writer.member("value", number: number)
      case .share(let part, let whole, let shown):
        writer.member("part", number: part)
        writer.member("whole", number: whole)
        writer.member("shown", shown)
      case .blank: break
      }
      if let mark = cell.mark { writer.member("mark", mark.rawValue) }
    }
  }
}
