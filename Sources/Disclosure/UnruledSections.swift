/// Finds the sections whose tables have no lines drawn, and makes tables of their lines.
struct UnruledSections {
  /// A piece and the page it stands on, or begins on.
  typealias Piece = (page: Int, piece: PageLayout.Piece)

  /// The pieces of all pages, those tables among them.
  private(set) var pieces: [Piece]
  private let marks: [Int: [PositionedMark]]

  /// A section's place among the pieces, and what comes there instead.
  private typealias Section = (range: Range<Int>, pieces: [Piece])

  /// Looks through a document's pieces.
  init(_ pieces: [Piece], running: RunningLines, _ pages: [PageLayout]) {
    self.pieces = pieces
    marks = Dictionary(pages.map { ($0.number, $0.marks) }, uniquingKeysWith: +)
    let hasTables = pieces.contains { if case .table = $0.piece { true } else { false } }
    let hasRows = pieces.contains { piece in
      line(piece).map { !$0.values.isEmpty && !running.contains(piece.piece, onPage: piece.page) } ?? false
    }
    guard hasRows || !hasTables else { return }
    let paragraphs = PositionedParagraphs(pieces, running: running)
    var writer = PositionedWriter()
    writer.write(paragraphs)
    let text = ReportText(Document(text: writer.text, blocks: writer.blocks))
    guard !text.lines.isEmpty else { return }
    let regions = TableRegions(text: text, headings: SectionFinder(text: text).headings().chosen)
    let found = TableKind.allCases.compactMap { kind in
      regions.region(of: kind).flatMap { section(kind, $0, text, paragraphs.owners) }
    }
    // Of tables that lie in one another nobody can say which line belongs to which.
    let apart = found.filter { one in found.count { $0.range.overlaps(one.range) } == 1 }
    for section in apart.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      self.pieces.replaceSubrange(section.range, with: section.pieces)
    }
    markRows(running)
  }

  private func section(_ kind: TableKind, _ region: TableRegion, _ text: ReportText, _ owners: [[Int]]) -> Section? {
    guard region.lines.allSatisfy({ text.lines[$0].cell == nil && owners.indices.contains($0) }) else { return nil }
    let own = region.lines.flatMap { owners[$0] }.filter { if case .line = pieces[$0].piece { true } else { false } }
    let lines = own.compactMap { line(pieces[$0]) }
    guard let (table, used) = UnruledTable(kind: kind, lines: lines, marks: marks).read(), !used.isEmpty else {
      return nil
    }
    let range = own[used.lowerBound]..<own[used.upperBound - 1] + 1
    let taken = Set(own[used])
    let rest = range.filter { !taken.contains($0) }.map { pieces[$0] }
    return (range, [(lines[used.lowerBound].page, .table(table))] + rest)
  }

  private func line(_ piece: Piece) -> ChunkedLine? {
    guard case .line(let glyphs, let box) = piece.piece else { return nil }
    return ChunkedLine(glyphs, box, page: piece.page)
  }

  /// Marks the values of lines that read like rows although no table could be made of them as nobody's.
  ///
  /// Numbers may be broken over lines, so that what looks like a row of seven is digits of seven numbers.
  private mutating func markRows(_ running: RunningLines) {
    for index in pieces.indices where !running.contains(pieces[index].piece, onPage: pieces[index].page) {
      guard let line = line(pieces[index]), !line.values.isEmpty else { continue }
      let label = line.labels.flatMap(\.folded)[...]
      if line.values.count >= 3 || [RowLabels.proactive, .requests].contains(where: { $0.match(label) != nil }) {
        pieces[index].piece = .table(UnruledTable.unread(line))
      }
    }
  }
}
