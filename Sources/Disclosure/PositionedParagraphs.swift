/// The pieces of a document as they are written out: the lines of a paragraph together, page numbers left out.
///
/// A paragraph goes on where a line reaches the right edge of its page's text and the next, on the same page or at the
/// head of the following one, begins at the left edge without an indent or a number of its own.
struct PositionedParagraphs: Sendable {
  /// What is written as one: the lines of a paragraph, or a table.
  enum Part: Sendable {
    /// A paragraph's lines, each with its page.
    case lines([(page: Int, glyphs: [PositionedGlyph])])
    /// A table.
    case table(PositionedTable)
  }

  /// The parts in reading order.
  private(set) var parts: [Part] = []
  /// Which of the pieces each of the lines and cells is made of that the parts come to.
  private(set) var owners: [[Int]] = []

  /// A line and what tells whether the next goes on with it.
  private struct Line {
    let piece: Int
    let page: Int
    let glyphs: [PositionedGlyph]
    let box: PositionedBox
  }

  /// The edges of a page's running text.
  private struct Edges {
    var left: Int32
    var right: Int32

    func union(_ other: Edges) -> Edges { Edges(left: min(left, other.left), right: max(right, other.right)) }
  }

  /// The edges of each page's running text; a page without any has those of all others.
  private struct Margins {
    private var pages: [Int: Edges] = [:]
    private var all: Edges?

    mutating func add(_ box: PositionedBox, page: Int) {
      let edges = Edges(left: box.left, right: box.right)
      pages[page] = pages[page]?.union(edges) ?? edges
      all = all?.union(edges) ?? edges
    }

    subscript(page: Int) -> Edges? { pages[page] ?? all }
  }

  /// Brings the lines of each paragraph together.
  init(_ pieces: [(page: Int, piece: PageLayout.Piece)], running: RunningLines) {
    let margins = Self.margins(pieces)
    var open: [Line] = []
    var heads: Set<String> = []
    func close(_ paragraphs: inout PositionedParagraphs) {
      guard !open.isEmpty else { return }
      paragraphs.parts.append(.lines(open.map { ($0.page, $0.glyphs) }))
      paragraphs.owners.append(open.map(\.piece))
      open = []
    }
    for (index, (page, piece)) in pieces.enumerated() {
      switch piece {
      case .table(let table):
        close(&self)
        parts.append(.table(table))
        owners += table.cells.map { _ in [index] }
      case .line(let glyphs, let box):
        if running.contains(piece, onPage: page) {
          // What stands at the head of every page is said once.
          guard let text = RunningLines.text(piece), heads.insert(text).inserted else { continue }
        }
        let line = Line(piece: index, page: page, glyphs: glyphs, box: box)
        if let last = open.last, !Self.goesOn(last, in: line, margins) { close(&self) }
        open.append(line)
      }
    }
    close(&self)
  }

  /// Whether a line is long enough to show where a page's text ends.
  private static func isLong(_ glyphs: [PositionedGlyph]) -> Bool {
    glyphs.count >= 14 && glyphs.count(where: \.isWide) >= 8 && isClosed(glyphs)
  }

  private static func margins(_ pieces: [(page: Int, piece: PageLayout.Piece)]) -> Margins {
    var margins = Margins()
    for (page, piece) in pieces {
      if case .line(let glyphs, let box) = piece, isLong(glyphs) { margins.add(box, page: page) }
    }
    return margins
  }

  /// Whether a line has no gap such as stands between cells.
  private static func isClosed(_ glyphs: [PositionedGlyph]) -> Bool {
    zip(glyphs, glyphs.dropFirst()).allSatisfy { $1.box.left - $0.box.right < 2 * max($0.box.height, $1.box.height) }
  }

  private static func goesOn(_ line: Line, in next: Line, _ margins: Margins) -> Bool {
    guard let own = margins[line.page], let its = margins[next.page], isClosed(line.glyphs), isClosed(next.glyphs),
      line.box.width > (own.right - own.left) * 7 / 10, let last = line.glyphs.last, let first = next.glyphs.first
    else { return false }
    let size = last.box.height
    guard abs(size - first.box.height) * 5 < size, own.right - line.box.right < size * 3 / 2,
      next.box.left - its.left < size, line.box.left - own.left < size * 3
    else { return false }
    // Whether digits at the end of a line and at the head of the next are one number nothing tells.
    guard !(last.isNumeric && first.isNumeric), !beginsItem(next.glyphs) else { return false }
    guard line.page == next.page else { return next.page == line.page + 1 }
    return next.box.top > line.box.top && next.box.top - line.box.bottom < size * 2
  }

  /// Whether a line begins with 一、 （一） 1. 1、 or （1）.
  private static func beginsItem(_ glyphs: [PositionedGlyph]) -> Bool {
    let text = CellText(glyphs.prefix(8)).folded[...]
    let rest = RowLabels.withoutEnumerator(text)
    guard rest.count < text.count else { return false }
    return text[..<rest.startIndex].contains { !Unit.isDigit($0) && Unit.ordinal($0) == nil && !Unit.isSpace($0) }
  }
}
