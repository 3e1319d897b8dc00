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
    let its = others.map { Self.nearest($0, in: merged) }
    if merged != edges {
      let own = edges.map { Self.nearest($0, in: merged) }
      for index in cells.indices { cells[index] = Self.placed(cells[index], own) }
    }
    var rest = next.cells.map { Self.placed($0, its) }
    edges = merged
    let joined = joinSplitRow(with: rest)
    if !joined { Self.doubtBlanks(ofRow: 0, in: &rest) }
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
    let more = right.filter { abs(left.isEmpty ? .max : left[nearest($0, in: left)] - $0) > slack }
    var merged = left
    var last: Int32?
    for edge in more.sorted() where last.map({ edge - $0 > slack }) ?? true {
      merged.append(edge)
      last = edge
    }
    return merged.sorted()
  }

  /// Which of some edges, which come from left to right, is nearest.
  private static func nearest(_ edge: Int32, in edges: [Int32]) -> Int {
    var (low, high) = (0, edges.count)
    while low < high {
      let middle = (low + high) / 2
      if edges[middle] < edge { low = middle + 1 } else { high = middle }
    }
    guard low < edges.count else { return max(0, edges.count - 1) }
    return low > 0 && edge - edges[low - 1] <= edges[low] - edge ? low - 1 : low
  }

  /// Puts together a row that the page's end parted: its label goes on in the next page's first row.
  ///
  /// What stands in both parts of a cell is digits of one number or two numbers, which the cell's width has to tell.
  private mutating func joinSplitRow(with rest: [Cell]) -> Bool {
    let last = rowCount - 1
    let start = (cells.lastIndex { $0.row != last } ?? -1) + 1
    let head = cells[start...].filter { $0.rowSpan == 1 }
    let tail = rest.filter { $0.row == 0 && $0.rowSpan == 1 }
    guard isOneRow(head, tail, rest) || Self.areHeads(head, tail) else { return false }
    let filled = tail.filter { !$0.content.isEmpty }
    let places = filled.map { cell in
      cells[start...].firstIndex { $0.column == cell.column && $0.columnSpan == cell.columnSpan }
    }
    guard !filled.isEmpty, !places.contains(nil) else { return false }
    for (place, cell) in zip(places.compactMap { $0 }, filled) { cells[place].content.append(cell.content) }
    return true
  }

  /// Whether the label of one row goes on in another.
  private mutating func isOneRow(_ head: [Cell], _ tail: [Cell], _ rest: [Cell]) -> Bool {
    guard let column = Self.label(of: head + tail)?.column,
      let label = head.first(where: { $0.column == column })?.content.folded, !label.isEmpty,
      let more = tail.first(where: { $0.column == column })?.content.folded
    else { return false }
    return RowLabels.isOneLabel(label, continuedBy: more, areNumbered: areRowsNumbered(with: rest))
  }

  /// Whether the heads of table 4 are parted between two rows: 结果维 and 持.
  private static func areHeads(_ head: [Cell], _ tail: [Cell]) -> Bool {
    tail.count { cell in
      guard let above = head.first(where: { $0.column == cell.column }), !cell.content.isEmpty else { return false }
      return outcomes.contains(above.content.folded + cell.content.folded)
    } >= 3
  }

  private static let outcomes = ["结果维持", "结果纠正", "其他结果", "尚未审结"].map(Fold.folded)

  /// Whether the rows of table 3 that it shows are numbered, so that a label without a number is the rest of another.
  private mutating func areRowsNumbered(with rest: [Cell]) -> Bool {
    // Its last row may yet change; all before are counted once.
    let last = (cells.lastIndex { $0.row != rowCount - 1 } ?? -1) + 1
    if last > numbering.cells {
      numbering.count(cells[numbering.cells..<last])
    }
    var all = numbering
    all.count(cells[last...])
    all.count(rest[...])
    // The rest of a label may read like a row of its own.
    return all.numbered >= 3 && all.numbered * 5 >= all.labels * 4
  }

  /// Marks the cells of a row without numbers whose label is not whole: its numbers may stand in the row's other part.
  private static func doubtBlanks(ofRow row: Int, in cells: inout [Cell]) {
    let own = cells.indices.filter { cells[$0].row == row && cells[$0].rowSpan == 1 }
    guard let label = label(of: own.map { cells[$0] }), !hasNumbers(own.map { cells[$0] }, after: label.column),
      [RowLabels.requests, .proactive].contains(where: { $0.match(label.content.folded[...])?.isDamaged ?? false })
    else { return }
    for index in own where cells[index].column > label.column { cells[index].content.isBroken = true }
  }

  private static func hasNumbers(_ row: [Cell], after column: Int) -> Bool {
    row.contains { $0.column > column && !$0.content.isEmpty && Numeral.isValue($0.content.folded[...]) }
  }

  /// The cell with the longest text that is no number.
  private static func label(of row: [Cell]) -> Cell? {
    row.filter { !$0.content.isEmpty && !Numeral.isValue($0.content.folded[...]) }
      .max { $0.content.lines.glyphs.count < $1.content.lines.glyphs.count }
  }
}

extension PositionedTable {
  /// How many of the cells looked at so far are labels of table 3, and how many of those are numbered.
  struct Numbering: Sendable {
    private(set) var cells = 0
    private(set) var labels = 0
    private(set) var numbered = 0

    /// Looks at further cells.
    mutating func count(_ more: ArraySlice<Cell>) {
      cells += more.count
      for cell in more where !cell.content.isEmpty {
        let text = cell.content.folded
        guard RowLabels.requests.match(text[...])?.isDamaged == false else { continue }
        labels += 1
        if RowLabels.withoutEnumerator(text[...]).count < text.count { numbered += 1 }
      }
    }
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
  ///
  /// Where all rows are numbered, what has no number is no row's whole label.
  static func isOneLabel(_ text: [UInt16], continuedBy more: [UInt16], areNumbered: Bool) -> Bool {
    guard withoutEnumerator(more[...]).count == more.count else { return false }
    if areNumbered, more.isEmpty || requests.match((text + more)[...]) != nil { return isNumbered(text) }
    return [requests, proactive].contains { labels in
      guard !more.isEmpty, let whole = labels.match((text + more)[...]), !whole.isDamaged,
        labels.match(more[...]).map({ $0.row == whole.row && ($0.isDamaged || isNumber(text, before: more)) }) ?? true
      else { return false }
      return labels.match(text[...]).map { $0.row == whole.row } ?? true
    }
  }

  private static let marks = [Unit.enumerationComma, Unit.dot, Unit.comma, Unit.close]

  /// Whether it is the number of a label and nothing else: 2 at the foot of one page, 、其他法律行政法规禁止公开 at the head of
  /// the next.
  private static func isNumber(_ text: [UInt16], before more: [UInt16]) -> Bool {
    text.allSatisfy { Unit.isDigit($0) || Unit.ordinal($0) != nil || $0 == Unit.open || marks.contains($0) }
      && [text.last, more.first].contains { $0.map(marks.contains) ?? false }
  }

  private static func isNumbered(_ text: [UInt16]) -> Bool {
    text.first.map { Unit.isDigit($0) || Unit.ordinal($0) != nil || $0 == Unit.open } ?? false
  }
}
