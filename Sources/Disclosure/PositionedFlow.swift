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
    guard case .line(let glyphs, let box) = piece, let shared = keys[page], let ends = ends[page] else { return false }
    if ends.contains(box), !glyphs.allSatisfy(\.isDigit), Self.isPageNumber(glyphs, box) { return true }
    return Self.keys(piece).contains(where: shared.contains)
  }

  private static func ends(of page: PageLayout) -> [PageLayout.Piece] {
    let lines = page.pieces.prefix(depth) + page.pieces.dropFirst(depth).suffix(depth)
    return lines.filter { if case .line = $0 { true } else { false } }
  }

  /// A line's keys: two, so that lines a little apart share one.
  private static func keys(_ piece: PageLayout.Piece) -> [Key] {
    guard case .line(let glyphs, let box) = piece else { return [] }
    var text = String.UnicodeScalarView()
    for glyph in glyphs where !glyph.isDigit { text.append(glyph.scalar) }
    // Rows of nothing but numbers are alike without being one line; a single number may be that of the page.
    guard text.count > 3 || text.isEmpty && isPageNumber(glyphs, box) else { return [] }
    return [box.middle / 800, (box.middle + 400) / 800 + 1_000_000].map { Key(place: $0, text: String(text)) }
  }

  /// Whether a line is one number, with no gap such as stands between the values of a row.
  private static func isPageNumber(_ glyphs: [PositionedGlyph], _ box: PositionedBox) -> Bool {
    glyphs.count <= 12 && glyphs.allSatisfy(isOfPageNumber) && glyphs.contains(where: \.isDigit)
      && Int(box.width) <= glyphs.count * Int(box.height) * 5 / 4
  }

  /// 第 3 页 共 12 页, - 3 -, 3/12.
  private static func isOfPageNumber(_ glyph: PositionedGlyph) -> Bool {
    if glyph.isDigit { return true }
    switch glyph.scalar {
    case "-", "—", "–", "－", "~", "/", "第", "页", "共", "頁", "·", ".", "―", "‐", "─", "(", ")": return true
    default: return false
    }
  }
}

extension PositionedTable {
  /// How far the sides of a table on the next page may lie off those of this one.
  private static let slack: Int32 = 400

  /// Whether a table at the head of the next page is the rest of this one: it is as wide.
  func goesOn(in next: PositionedTable) -> Bool { abs(box.width - next.box.width) <= Self.slack }

  /// Adds the rest of the table from the next page, its columns brought in line with these.
  mutating func append(_ next: PositionedTable) {
    let shift = box.left - next.box.left
    let others = next.edges.map { $0 + shift }
    let merged = Self.merged(edges, others)
    let own = edges.map { Self.nearest($0, in: merged) }
    let its = others.map { Self.nearest($0, in: merged) }
    cells = cells.map { Self.placed($0, own) }
    let rest = next.cells.map { Self.placed($0, its) }
    edges = merged
    let joined = joinSplitRow(with: rest)
    let offset = rowCount - (joined ? 1 : 0)
    for var cell in rest {
      if joined, cell.row == 0 {
        guard cell.rowSpan > 1 else { continue }
        cell.row = 1
        cell.rowSpan -= 1
      }
      cell.row += offset
      cells.append(cell)
    }
    rowCount = offset + next.rowCount
    box = box.union(
      PositionedBox(left: box.left, top: next.box.top, right: box.right, bottom: next.box.bottom))
  }

  private static func placed(_ cell: Cell, _ places: [Int]) -> Cell {
    var cell = cell
    guard places.indices.contains(cell.column), places.indices.contains(cell.column + cell.columnSpan) else {
      return cell
    }
    let end = places[cell.column + cell.columnSpan]
    cell.column = places[cell.column]
    cell.columnSpan = max(1, end - cell.column)
    return cell
  }

  private static func merged(_ left: [Int32], _ right: [Int32]) -> [Int32] {
    var merged = left
    for edge in right where !merged.contains(where: { abs($0 - edge) <= slack }) { merged.append(edge) }
    return merged.sorted()
  }

  private static func nearest(_ edge: Int32, in edges: [Int32]) -> Int {
    edges.indices.min { abs(edges[$0] - edge) < abs(edges[$1] - edge) } ?? 0
  }

  /// Puts together a row that the page's end parted: its label goes on in the next page's first row, and only one of the
  /// parts has numbers.
  private mutating func joinSplitRow(with rest: [Cell]) -> Bool {
    let last = rowCount - 1
    let head = cells.filter { $0.row == last && $0.rowSpan == 1 }
    let tail = rest.filter { $0.row == 0 && $0.rowSpan == 1 }
    let (label, more) = (Self.label(of: head), Self.label(of: tail))
    guard !label.isEmpty, !more.isEmpty, RowLabels.isOneLabel(label, continuedBy: more) else { return false }
    guard !Self.hasNumbers(head) || !Self.hasNumbers(tail) else { return false }
    let places = tail.filter { !$0.content.isEmpty }.map { cell in
      cells.firstIndex { $0.row == last && $0.column == cell.column && $0.columnSpan == cell.columnSpan }
    }
    guard !places.contains(nil) else { return false }
    for (place, cell) in zip(places.compactMap { $0 }, tail.filter { !$0.content.isEmpty }) {
      cells[place].content.append(cell.content)
    }
    return true
  }

  private static func hasNumbers(_ row: [Cell]) -> Bool {
    row.contains { cell in !cell.content.isEmpty && Numeral.isValue(cell.content.folded[...]) }
  }

  /// The last text in a row that is no number.
  private static func label(of row: [Cell]) -> [UInt16] {
    row.last { !$0.content.isEmpty && !Numeral.isValue($0.content.folded[...]) }?.content.folded ?? []
  }
}

extension CellText {
  /// Its text folded for matching.
  var folded: [UInt16] {
    var text: [UInt8] = []
    append(to: &text)
    return Fold.folded(String(decoding: text, as: UTF8.self))
  }
}

extension RowLabels {
  /// Whether a text that names no row by itself goes on with that an earlier one so as to name one.
  static func isOneLabel(_ text: [UInt16], continuedBy more: [UInt16]) -> Bool {
    guard withoutEnumerator(more[...]).count == more.count else { return false }
    return [requests, proactive].contains { labels in
      guard labels.match(more[...]) == nil, let whole = labels.match((text + more)[...]), !whole.isDamaged else {
        return false
      }
      return labels.match(text[...]).map { $0.row == whole.row } ?? true
    }
  }
}
