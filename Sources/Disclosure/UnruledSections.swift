/// Finds the sections whose tables have no lines drawn, and makes tables of their lines.
struct UnruledSections {
  /// The pieces of all pages, those tables among them.
  private(set) var pieces: [(page: Int, piece: PageLayout.Piece)]

  /// Looks through a document's pieces.
  init(_ pieces: [(page: Int, piece: PageLayout.Piece)], running: RunningLines) {
    self.pieces = pieces
    var writer = PositionedWriter()
    var owners: [Int] = []
    for (index, piece) in pieces.enumerated() {
      writer.write(piece.piece, page: piece.page)
      owners += [Int](repeating: index, count: writer.lineCount(of: piece.piece))
    }
    let text = ReportText(Document(text: writer.text, blocks: writer.blocks))
    guard !text.lines.isEmpty else { return }
    let regions = TableRegions(text: text, headings: SectionFinder(text: text).headings().chosen)
    let found = TableKind.allCases.compactMap { kind in
      regions.region(of: kind).flatMap { section(kind, $0, text, owners, running) }
    }
    // Of tables that lie in one another nobody can say which line belongs to which.
    let apart = found.filter { one in found.count { $0.range.overlaps(one.range) } == 1 }
    for section in apart.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
      self.pieces.replaceSubrange(section.range, with: section.pieces)
    }
  }

  private typealias Section = (range: Range<Int>, pieces: [(page: Int, piece: PageLayout.Piece)])

  private func section(
    _ kind: TableKind, _ region: TableRegion, _ text: ReportText, _ owners: [Int], _ running: RunningLines
  ) -> Section? {
    guard region.lines.allSatisfy({ text.lines[$0].cell == nil }), let first = region.lines.first,
      let last = region.lines.last, owners.indices.contains(first), owners.indices.contains(last)
    else { return nil }
    let own = (owners[first]...owners[last]).filter { index in
      if case .line = pieces[index].piece { return !running.contains(pieces[index].piece, onPage: pieces[index].page) }
      return false
    }
    let lines = own.compactMap { index -> ChunkedLine? in
      guard case .line(let glyphs, let box) = pieces[index].piece else { return nil }
      return ChunkedLine(glyphs, box, page: pieces[index].page)
    }
    guard let (table, used) = UnruledTable(kind: kind, lines: lines).read(), !used.isEmpty else { return nil }
    let range = own[used.lowerBound]..<own[used.upperBound - 1] + 1
    let taken = Set(own[used])
    let rest = range.filter { !taken.contains($0) }.map { pieces[$0] }
    return (range, [(lines[used.lowerBound].page, .table(table))] + rest)
  }
}
