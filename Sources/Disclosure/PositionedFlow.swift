/// The pieces of all pages in reading order, a table that goes on over pages made one.
struct PositionedFlow: Sendable {
  /// A piece and the page it stands on, or begins on.
  private(set) var pieces: [(page: Int, piece: PageLayout.Piece)] = []

  /// Puts pages one behind the other.
  init(_ pages: [PageLayout], _ running: RunningLines) {
    for (index, page) in pages.enumerated() {
      var rest = page.pieces[...]
      if let place = lastTable(running), case .table(var table) = pieces[place].piece,
        let next = page.pieces.firstIndex(where: { !running.contains($0, onPage: page.number) }),
        index > 0, table.cells.last?.page == pages[index - 1].number,
        case .table(let more) = page.pieces[next], table.goesOn(in: more)
      {
        // Taken out first, for a table of many pages must not be copied for each.
        pieces[place].piece = .line([], table.box)
        table.append(more)
        pieces[place].piece = .table(table)
        pieces += page.pieces[..<next].map { (page.number, $0) }
        rest = page.pieces[(next + 1)...]
      }
      pieces += rest.map { (page.number, $0) }
    }
  }

  /// The last piece, if it is a table with nothing but running lines behind it.
  private func lastTable(_ running: RunningLines) -> Int? {
    guard let place = pieces.lastIndex(where: { !running.contains($0.piece, onPage: $0.page) }),
      case .table = pieces[place].piece
    else { return nil }
    return place
  }
}

/// The lines at the head or foot of pages that belong to no text: page numbers, and what stands there on other pages too.
struct RunningLines: Sendable {
  /// How many lines at either end of a page may be such.
  private static let depth = 2
  private var keys: [Int: Set<Key>] = [:]
  /// The first and last lines of each page.
  private var ends: [Int: [PositionedBox]] = [:]

  /// A line's place down the page in steps of eight points and its text without digits.
  private struct Key: Hashable {
    var place: Int32
    var text: String
  }

  /// Finds the lines that pages share.
  init(_ pages: [PageLayout]) {
    var counts: [Key: Int] = [:]
    for page in pages {
      ends[page.number, default: []] += Self.ends(of: page).map(\.box)
      let own = Set(Self.ends(of: page).flatMap(Self.keys))
      keys[page.number, default: []].formUnion(own)
      for key in own { counts[key, default: 0] += 1 }
    }
    for (page, own) in keys { keys[page] = own.filter { counts[$0, default: 0] > 1 } }
  }

  /// Whether a piece of a page is such a line.
  func contains(_ piece: PageLayout.Piece, onPage page: Int) -> Bool {
    guard case .line(let glyphs, let box) = piece, let shared = keys[page], let ends = ends[page], ends.contains(box)
    else { return false }
    if !glyphs.allSatisfy(\.isDigit), Self.isPageNumber(glyphs, box) { return true }
    return Self.keys(piece).contains(where: shared.contains)
  }

  private static func ends(of page: PageLayout) -> [PageLayout.Piece] {
    let lines = page.pieces.prefix(depth) + page.pieces.dropFirst(depth).suffix(depth)
    return lines.filter { if case .line = $0 { true } else { false } }
  }

  /// A line's keys: two, so that lines a little apart share one.
  private static func keys(_ piece: PageLayout.Piece) -> [Key] {
    guard case .line(let glyphs, let box) = piece else { return [] }
    let text = text(glyphs)
    // Rows of nothing but numbers are alike without being one line; a single number may be that of the page.
    guard text.unicodeScalars.count > 3 || text.isEmpty && isPageNumber(glyphs, box) else { return [] }
    return [box.middle / 800, (box.middle + 400) / 800 + 1_000_000].map { Key(place: $0, text: text) }
  }

  /// What a line says, without its digits; nil for a table, and for a page number.
  static func text(_ piece: PageLayout.Piece) -> String? {
    guard case .line(let glyphs, let box) = piece, !isPageNumber(glyphs, box) else { return nil }
    return text(glyphs)
  }

  private static func text(_ glyphs: [PositionedGlyph]) -> String {
    var text = String.UnicodeScalarView()
    for glyph in glyphs where !glyph.isDigit && glyph.scalar != PositionedMark.picture { text.append(glyph.scalar) }
    return String(text)
  }

  /// Whether a line is one number, with no gap such as stands between the values of a row.
  private static func isPageNumber(_ glyphs: [PositionedGlyph], _ box: PositionedBox) -> Bool {
    glyphs.count <= 12 && glyphs.allSatisfy(isOfPageNumber) && glyphs.contains(where: \.isDigit)
      && Int(box.width) <= glyphs.count * Int(box.height) * 5 / 4
  }

  /// 第 3 页 共 12 页, - 3 -, 3/12.
  private static func isOfPageNumber(_ glyph: PositionedGlyph) -> Bool {
    if glyph.isDigit || glyph.scalar == PositionedMark.picture { return true }
    switch glyph.scalar {
    case "-", "—", "–", "－", "~", "/", "第", "页", "共", "頁", "·", ".", "―", "‐", "─", "(", ")": return true
    default: return false
    }
  }
}
