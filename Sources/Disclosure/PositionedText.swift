/// Why pages of positioned text make no document.
public enum PositionedTextError: Error, Sendable, Hashable {
  /// Two texts run side by side down that page (from 1), and nothing tells which of them is meant.
  case sideBySide(page: Int)

  /// The page, from 1, on which it shows.
  public var page: Int {
    switch self {
    case .sideBySide(let page): page
    }
  }
}

/// Turns characters with boxes into a document: the one grid builder of all formats of fixed layout.
public enum PositionedText {
  /// The document that the pages show: tables as cells with rows, columns and spans, all else line by line.
  ///
  /// A cell stands where the drawn lines, or else the heads and the other rows, place it. Where they do not place it, the
  /// cells of its row are given in a way that leaves their columns open; no value is ever moved into a column.
  public static func document(
    of pages: [PositionedPage], metadata: Document.Metadata = Document.Metadata()
  ) throws(PositionedTextError) -> Document {
    var writer = PositionedWriter()
    let layouts = try PositionedSpread.split(pages.map { $0.upright() }).map { PageLayout($0) }
    let running = RunningLines(layouts)
    let flow = UnruledSections(PositionedFlow(layouts, running).pieces, running: running, layouts)
    writer.write(PositionedParagraphs(flow.pieces, running: running))
    return Document(text: writer.text, blocks: writer.blocks, metadata: metadata)
  }
}

/// Writes lines and tables out as a document's text and blocks.
struct PositionedWriter {
  private(set) var text: [UInt8] = []
  private(set) var blocks: [Document.Block] = []
  private var lineCount = 0
  private var tableCount = 0

  /// Writes paragraphs and tables.
  mutating func write(_ paragraphs: PositionedParagraphs) {
    for part in paragraphs.parts {
      switch part {
      case .lines(let lines): write(lines)
      case .table(let table): write(table)
      }
    }
  }

  /// Writes the lines of a paragraph, each with its page, as one line of text that lies where the first does.
  mutating func write(_ lines: [(page: Int, glyphs: [PositionedGlyph])]) {
    guard let page = lines.first?.page else { return }
    let start = text.count
    let number = lineCount + 1
    var previous: PositionedGlyph?
    for (_, glyphs) in lines {
      if let last = previous, let first = glyphs.first, !last.isWide, !first.isWide { text.append(0x20) }
      VisualLines.append(glyphs, to: &text, .prose)
      previous = glyphs.last ?? previous
      lineCount += 1
    }
    blocks.append(.line(Document.Line(range: start..<text.count, number: number, page: page)))
    text.append(0x0A)
  }

  private mutating func write(_ table: PositionedTable) {
    var cells: [Document.Cell] = []
    var row = 0
    for cell in table.cells {
      if !cells.isEmpty { text.append(cell.row == row ? 0x09 : 0x0A) }
      row = cell.row
      let start = text.count
      cell.content.append(to: &text)
      cells.append(
        Document.Cell(
          range: start..<text.count, row: cell.row, column: cell.column, rowSpan: cell.rowSpan,
          columnSpan: cell.columnSpan, page: cell.page))
    }
    text.append(0x0A)
    tableCount += 1
    blocks.append(.table(Document.Table(cells: cells, number: tableCount, page: table.cells.first?.page)))
  }
}
