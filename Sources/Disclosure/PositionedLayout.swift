/// What stands on a page, from top to bottom: lines of text and tables.
struct PageLayout: Sendable {
  /// A piece of a page.
  enum Piece: Sendable {
    /// A line of text.
    case line([PositionedGlyph], PositionedBox)
    /// A table.
    case table(PositionedTable)

    /// The box around it.
    var box: PositionedBox {
      switch self {
      case .line(_, let box): box
      case .table(let table): table.box
      }
    }
  }

  /// The page's number, from 1.
  let number: Int
  /// Its pieces.
  let pieces: [Piece]
  /// What stands on it outside drawn tables that is no text, or text that cannot be seen.
  let marks: [PositionedMark]

  /// Parts a page into its pieces: what drawn lines enclose is a table; the inner of two tables has its own.
  init(_ page: PositionedPage) {
    number = page.number
    var glyphs = page.glyphs
    var pieces: [Piece] = []
    let rulings = RulingSet(page.rulings)
    var marks = PositionedMark.few(
      rulings.strokes(through: glyphs) + page.marksOnText, atMost: PositionedMark.mostOnPage)
    let grids = rulings.frames().compactMap { RuledGrid($0) }
    for grid in grids.sorted(by: { $0.box.area < $1.box.area }) {
      var rest = glyphs
      let table = grid.table(onPage: page.number, taking: &rest, under: marks)
      // Where rows but no columns are drawn, the heads and the places of values have to tell the columns.
      guard table.cells.count(where: { $0.content.holdsSeveralValues }) < 2 else { continue }
      glyphs = rest
      marks.removeAll { table.box.holdsMiddle(of: $0.box) }
      if table.cells.contains(where: { !$0.content.isEmpty }) { pieces.append(.table(table)) }
    }
    self.marks = marks
    let lines = VisualLines(glyphs)
    pieces += lines.ranges.map { Self.line(Array(lines.glyphs[$0]), lines.box(of: $0), under: marks) }
    self.pieces = pieces.sorted { ($0.box.top, $0.box.left) < ($1.box.top, $1.box.left) }
  }
}

extension PositionedBox {
  /// Its area, for comparing.
  var area: Int { Int(width) * Int(height) }

  /// Whether the middle of another box lies in it.
  func holdsMiddle(of other: PositionedBox) -> Bool {
    left <= other.center && other.center <= right && top <= other.middle && other.middle <= bottom
  }
}
