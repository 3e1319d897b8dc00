/// The cells that drawn lines make: what no line parts is one cell.
struct RuledGrid: Sendable {
  private let columns: [Int32]
  private let rows: [Int32]
  /// For each field between neighbouring edges, row by row, the first field of its cell.
  private let cells: [Int]

  /// More fields than any table of a report has.
  private static let limit = 60_000
  /// Cells times marks on a page; a table has some hundred cells.
  private static let mostComparisons = 2_000_000
  /// A row or column thinner than four points holds no text: it comes from lines drawn a little apart.
  private static let thin: Int32 = 400

  /// The grid of a frame, nil where its lines make no table.
  init?(_ frame: RulingSet.Frame) {
    columns = Self.edges(frame.vertical.map(\.position) + frame.horizontal.flatMap { [$0.start, $0.end] })
    rows = Self.edges(frame.horizontal.map(\.position) + frame.vertical.flatMap { [$0.start, $0.end] })
    let across = columns.count - 1
    let down = rows.count - 1
    guard across >= 1, down >= 1, across * down <= Self.limit, across * down >= 2 else { return nil }
    let (upright, level) = (Self.walls(frame.vertical, at: columns), Self.walls(frame.horizontal, at: rows))
    var sets = DisjointSets(count: across * down)
    for row in 0..<down {
      for column in 0..<across {
        let field = row * across + column
        if column + 1 < across, !Self.isWalled(upright[column + 1], rows[row], rows[row + 1]) {
          sets.unite(field, field + 1)
        }
        if row + 1 < down, !Self.isWalled(level[row + 1], columns[column], columns[column + 1]) {
          sets.unite(field, field + across)
        }
      }
    }
    cells = (0..<across * down).map { sets.root($0) }
    guard cells.contains(where: { $0 > 0 }) else { return nil }
  }

  /// The box around it.
  var box: PositionedBox {
    PositionedBox(left: columns[0], top: rows[0], right: columns[columns.count - 1], bottom: rows[rows.count - 1])
  }

  /// Places less apart than the tolerance made one.
  private static func edges(_ places: [Int32]) -> [Int32] {
    var edges: [Int32] = []
    var group: [Int32] = []
    for place in places.sorted() {
      if let first = group.first, place - first > RulingSet.tolerance {
        edges.append(group[group.count / 2])
        group = []
      }
      group.append(place)
    }
    if !group.isEmpty { edges.append(group[group.count / 2]) }
    return edges
  }

  /// The lines that run at each of the edges.
  private static func walls(_ lines: [RulingSet.Line], at edges: [Int32]) -> [[RulingSet.Line]] {
    let sorted = lines.sorted { $0.position < $1.position }
    var first = 0
    return edges.map { edge in
      while first < sorted.count, sorted[first].position < edge - RulingSet.tolerance { first += 1 }
      return Array(sorted[first...].prefix { $0.position <= edge + RulingSet.tolerance })
    }
  }

  private static func isWalled(_ lines: [RulingSet.Line], _ from: Int32, _ to: Int32) -> Bool {
    let middle = from + (to - from) / 2
    return lines.contains { $0.start <= middle && middle <= $0.end }
  }

  /// The first field of the cell that a place lies in, nil outside.
  private func cell(x: Int32, y: Int32) -> Int? {
    guard let column = Self.interval(of: x, in: columns), let row = Self.interval(of: y, in: rows) else { return nil }
    return cells[row * (columns.count - 1) + column]
  }

  private static func interval(of place: Int32, in edges: [Int32]) -> Int? {
    guard let first = edges.first, let last = edges.last, first <= place, place <= last else { return nil }
    var low = 0
    var high = edges.count - 2
    while low < high {
      let middle = (low + high + 1) / 2
      if edges[middle] <= place { low = middle } else { high = middle - 1 }
    }
    return low
  }
}

extension RuledGrid {
  /// The table with the characters that lie in its cells; those outside are left in `glyphs`.
  func table(
    onPage page: Int, taking glyphs: inout [PositionedGlyph], under marks: [PositionedMark] = []
  ) -> PositionedTable {
    var contents = [[PositionedGlyph]](repeating: [], count: cells.count)
    var rest: [PositionedGlyph] = []
    for glyph in glyphs {
      if let cell = cell(x: glyph.box.center, y: glyph.box.middle) {
        contents[cell].append(glyph)
      } else {
        rest.append(glyph)
      }
    }
    let broken = brokenCells(glyphs)
    glyphs = rest
    let boxes = boxes().filter { !contents[$0.cell].isEmpty || $0.box.width >= Self.thin && $0.box.height >= Self.thin }
      .sorted { ($0.box.top, $0.box.left) < ($1.box.top, $1.box.left) }
    let marks = PositionedMark.few(marks, atMost: max(4, Self.mostComparisons / max(1, boxes.count)))
    let lefts = Array(Set(boxes.map(\.box.left))).sorted()
    let tops = Array(Set(boxes.map(\.box.top))).sorted()
    let cells = boxes.map { cell, box in
      let column = lefts.firstIndex(of: box.left) ?? 0
      let row = tops.firstIndex(of: box.top) ?? 0
      var content = CellText(contents[cell], width: box.width)
      content.isBroken = broken.contains(cell) || marks.contains { $0.spoils(content, in: box) }
      return PositionedTable.Cell(
        page: page, row: row, column: column, rowSpan: max(1, tops.count { $0 < box.bottom } - row),
        columnSpan: max(1, lefts.count { $0 < box.right } - column), content: content)
    }
    return PositionedTable(
      box: box, edges: lefts + [box.right], rowCount: tops.count, cells: Self.knowingTheirRows(cells))
  }

  /// The cells, told whether another of their row holds a number on one line.
  private static func knowingTheirRows(_ cells: [PositionedTable.Cell]) -> [PositionedTable.Cell] {
    let rows = Set(cells.filter { $0.rowSpan == 1 && $0.content.isNumberOnOneLine }.map(\.row))
    return cells.map { cell in
      var cell = cell
      cell.content.isInOneRow = cell.rowSpan == 1 && rows.contains(cell.row)
      return cell
    }
  }

  /// Every cell with the box around its fields.
  private func boxes() -> [(cell: Int, box: PositionedBox)] {
    var boxes: [Int: PositionedBox] = [:]
    let across = columns.count - 1
    for (field, cell) in cells.enumerated() {
      let (row, column) = field.quotientAndRemainder(dividingBy: across)
      let own = PositionedBox(left: columns[column], top: rows[row], right: columns[column + 1], bottom: rows[row + 1])
      boxes[cell] = boxes[cell].map { $0.union(own) } ?? own
    }
    return boxes.map { ($0.key, $0.value) }
  }

  /// The cells whose border a number goes over: digits on both sides of it that stand as close as those of one number,
  /// or a digit that lies on it.
  private func brokenCells(_ glyphs: [PositionedGlyph]) -> Set<Int> {
    let lines = VisualLines(glyphs.lazy.filter { $0.isDigit && $0.box.bottom > box.top && $0.box.top < box.bottom })
    var broken: Set<Int> = []
    for line in lines.ranges {
      var previous: PositionedGlyph?
      for glyph in lines.glyphs[line] {
        let own = cell(x: glyph.box.center, y: glyph.box.middle)
        let inset = glyph.box.width * 3 / 10
        let left = cell(x: glyph.box.left + inset, y: glyph.box.middle)
        let right = cell(x: glyph.box.right - inset, y: glyph.box.middle)
        if left != right { for end in [left, right] { end.map { _ = broken.insert($0) } } }
        if let before = previous, glyph.box.left - before.box.right < glyph.box.height / 8,
          case let other = cell(x: before.box.center, y: before.box.middle), other != own
        {
          broken.formUnion([own, other].compactMap { $0 })
        }
        previous = glyph
      }
    }
    return broken
  }
}

extension PositionedBox {
  /// The box around both.
  func union(_ other: PositionedBox) -> PositionedBox {
    PositionedBox(
      left: min(left, other.left), top: min(top, other.top), right: max(right, other.right),
      bottom: max(bottom, other.bottom))
  }
}
