/// Reads Word 97-2003 files by themselves: text and tables with every cell in its place.
///
/// Numbers that Word generates for lists, and text in boxes, are not read; LibreOffice reads those.
enum WordBinaryReader {
  /// The document in a file; `unsupported` for an older kind of Word file.
  static func read(_ bytes: [UInt8], _ limits: ReadingLimits) -> Result<ReadDocument, ReadingError.Kind> {
    guard let file = CompoundFile(bytes) else { return .failure(.damaged(.doc)) }
    guard let word = WordFile(file) else {
      return .failure(WordFile.isOlder(file) ? .unsupported(.doc) : .damaged(.doc))
    }
    let text = text(of: word)
    // Figures of cells that cannot be told would come to stand in other cells.
    guard !text.isUnclear else { return .failure(.damaged(.doc)) }
    var builder = DocumentBuilder(limits: limits)
    for piece in text.pieces { write(piece, into: &builder) }
    return builder.finish().map { ReadDocument(document: $0, format: .doc) }
  }

  // MARK: - Text

  private static func text(of word: WordFile) -> WordTableText {
    var text = WordTableText()
    var paragraph: [UInt16] = []
    var run = 0..<0
    var look = WordLook([])
    // How many fields are open, and of those the ones whose instruction is being passed over.
    var fields: [Bool] = []
    word.forEachUnit { _, unit, place in
      if !run.contains(place) {
        run = word.characters.run(at: place)
        look = WordLook(word.characters.properties(at: place))
      }
      switch unit {
      case 0x0D, 0x07, 0x0C:
        let properties = WordParagraph(word.paragraphs.properties(at: place), data: word.data)
        text.add(Array(String(decoding: paragraph, as: UTF16.self).utf8), properties, endsCell: unit == 0x07)
        paragraph = []
      case 0x13: fields.append(true)
      case 0x14: if !fields.isEmpty { fields[fields.count - 1] = false }
      case 0x15: _ = fields.popLast()
      case _ where !look.isShown || fields.contains(true): break
      case 0x0B: paragraph.append(0x0A)
      case 0x1E: paragraph.append(0x2D)
      case 0x09: paragraph.append(unit)
      case 0..<0x20: break
      default: paragraph.append(look.printed(unit))
      }
    }
    if !paragraph.isEmpty {
      text.add(Array(String(decoding: paragraph, as: UTF16.self).utf8), WordParagraph([], data: []), endsCell: false)
    }
    text.finish()
    return text
  }

  // MARK: - Tables

  private static func write(_ piece: WordTableText.Piece, into builder: inout DocumentBuilder) {
    switch piece {
    case .paragraph(let text):
      builder.append(text)
      builder.endParagraph(keepingEmpty: builder.isInCell)
    case .table(let rows): write(rows, into: &builder)
    }
  }

  private static func write(_ rows: [WordTableText.Row], into builder: inout DocumentBuilder) {
    let columns = WordColumns(edges: rows.flatMap(\.definition.edges))
    builder.beginTable()
    for row in rows {
      builder.beginRow()
      var column = 0
      for (index, cell) in row.definition.cells.enumerated() where !cell.continuesLeft {
        var last = index
        while last + 1 < row.definition.cells.count, row.definition.cells[last + 1].continuesLeft { last += 1 }
        let start = columns.number(of: row.definition.edges[index])
        let end = columns.number(of: row.definition.edges[last + 1])
        if start > column { builder.beginCell(columns: start - column) }
        column = max(end, column)
        guard end > start else { continue }
        if cell.continuesAbove {
          builder.beginCellContinuingAbove(columns: end - start)
        } else {
          builder.beginCell(columns: end - start)
          for piece in row.cells[index] { write(piece, into: &builder) }
        }
      }
    }
    builder.endTable()
  }
}

/// The columns of a table, from the edges of all its cells.
struct WordColumns {
  /// The edges, those that lie close together taken as one.
  private var edges: [Int] = []

  /// How far apart two edges are at least, in twentieths of a point: half a millimetre.
  private static let least = 28

  init(edges all: [Int]) {
    for edge in Set(all).sorted() where edges.last.map({ edge - $0 >= Self.least }) ?? true {
      edges.append(edge)
    }
  }

  /// The number of the edge at a place.
  func number(of place: Int) -> Int {
    (edges.firstIndex { $0 > place } ?? edges.count) - 1
  }
}
