/// A label of a table without drawn lines, on one line or several, and the lines of values beside it.
struct LabelBlock: Sendable {
  /// The page it stands on.
  let page: Int
  /// Its characters.
  var glyphs: [PositionedGlyph]
  /// The box around them.
  var box: PositionedBox
  /// The lines of values beside it.
  var values: [ChunkedLine] = []
  /// Whether it cannot be said which values are its own.
  var isTangled = false

  /// Its text folded for matching.
  var folded: [UInt16] { CellText(glyphs).folded }

  /// Whether a height on the page lies beside it, or that share of its line's height off.
  func isBeside(_ line: ChunkedLine, slack: Int32) -> Bool {
    line.page == page && box.top - slack <= line.box.middle && line.box.middle <= box.bottom + slack
  }

  /// How far a line is off.
  func distance(to line: ChunkedLine) -> Int32 {
    line.page == page ? max(0, box.top - line.box.middle, line.box.middle - box.bottom) : .max
  }
}

/// Finds the labels of a table among its lines and the values that stand beside each.
struct LabelBlocks: Sendable {
  /// The labels that rows may have, from top to bottom; heads of groups are not among them.
  private(set) var rows: [LabelBlock] = []

  /// Reads the lines of a table without drawn lines.
  init(_ lines: [ChunkedLine], labels: RowLabels) {
    let item = Self.itemEdge(lines)
    let blocks = Self.blocks(lines, labels) { chunk in item.map { chunk.box.right > $0 } ?? true }
    let others = item.map { edge in Self.blocks(lines, labels) { $0.box.right <= edge } } ?? []
    let named = others.filter { Self.mayBeRow($0, labels) }
    rows = blocks + named
    let count = blocks.count
    for line in lines where !line.values.isEmpty || line.isOdd { place(line, blocks: count) }
    // A group's head that nothing stands beside is no row.
    rows = rows.enumerated().filter {
      $0.offset < count || !$0.element.values.isEmpty || labels.match($0.element.folded[...]) != nil
    }
    .map(\.element)
    .sorted { ($0.page, $0.box.middle) < ($1.page, $1.box.middle) }
    doubtBlanks(labels)
  }

  /// Marks rows whose values may be another's: rows without any beside one whose values cannot be told or whose own label
  /// is not whole, and the two parts of a row that a page's end parted.
  private mutating func doubtBlanks(_ labels: RowLabels) {
    let isWhole = rows.map { labels.match($0.folded[...]).map { !$0.isDamaged } ?? false }
    let isNumbered = rows.map { RowLabels.withoutEnumerator($0.folded[...]).count < $0.folded.count }
    for index in rows.indices.dropFirst() where rows[index].page != rows[index - 1].page {
      if !isWhole[index - 1] || isNumbered[index - 1] && !isNumbered[index] {
        rows[index - 1].isTangled = true
        rows[index].isTangled = true
      }
    }
    let tangled = rows.map(\.isTangled)
    for index in rows.indices where rows[index].values.isEmpty {
      let around = tangled[max(0, index - 1)...min(index + 1, rows.count - 1)]
      rows[index].isTangled = around.contains(true) || !isWhole[index]
    }
  }

  /// Where the labels numbered 1. 2. begin, if there are such: what ends before is a group's head or the frame's.
  private static func itemEdge(_ lines: [ChunkedLine]) -> Int32? {
    lines.flatMap(\.labels).filter { chunk in
      chunk.folded.first.map(Unit.isDigit) ?? false && isEnumerated(chunk) && chunk.glyphs.count > 3
    }.map(\.box.left).min()
  }

  /// Labels put together from the pieces of lines that belong: a new one begins at an enumerator, after a gap, or where
  /// the one before is whole.
  private static func blocks(
    _ lines: [ChunkedLine], _ labels: RowLabels, where belongs: (TextChunk) -> Bool
  ) -> [LabelBlock] {
    var blocks: [LabelBlock] = []
    for line in lines where !line.isOdd {
      var chunks = line.labels.filter(belongs)
      // What stands before a numbered label on its line is the head of its group.
      if let start = chunks.lastIndex(where: isEnumerated) { chunks.removeFirst(start) }
      guard !chunks.isEmpty else { continue }
      let glyphs = chunks.flatMap(\.glyphs)
      let box = PositionedBox(around: glyphs)
      let folded = CellText(glyphs).folded
      if let last = blocks.last, last.page == line.page, box.top - last.box.bottom < box.height,
        RowLabels.withoutEnumerator(folded[...]).count == folded.count,
        labels.match(folded[...]) == nil || labels.match(last.folded[...]) == nil
      {
        blocks[blocks.count - 1].glyphs += glyphs
        blocks[blocks.count - 1].box = last.box.union(box)
      } else {
        blocks.append(LabelBlock(page: line.page, glyphs: glyphs, box: box))
      }
    }
    return blocks
  }

  private static func isEnumerated(_ chunk: TextChunk) -> Bool {
    RowLabels.withoutEnumerator(chunk.folded[...]).count < chunk.folded.count
  }

  private static let sums = ["总计", "合计", "共计", "其他处理"].map(Fold.folded)

  private static func mayBeRow(_ block: LabelBlock, _ labels: RowLabels) -> Bool {
    labels.match(block.folded[...]) != nil || sums.contains(RowLabels.key(block.folded[...]))
  }

  /// Puts a line of values beside the one label it can belong to; otherwise its neighbours can no longer be told.
  private mutating func place(_ line: ChunkedLine, blocks count: Int) {
    let near = line.box.height * 3 / 10
    let claims = [
      rows.indices.filter { $0 < count && rows[$0].isBeside(line, slack: 0) },
      rows.indices.filter { $0 >= count && rows[$0].isBeside(line, slack: 0) },
      rows.indices.filter { rows[$0].isBeside(line, slack: near) },
    ]
    let found = claims.first { !$0.isEmpty } ?? []
    if found.count == 1, !line.isOdd {
      rows[found[0]].values.append(line)
      if rows[found[0]].values.count > 1 { rows[found[0]].isTangled = true }
    } else {
      let reach = line.box.height * 3
      for index in rows.indices where rows[index].distance(to: line) < reach { rows[index].isTangled = true }
    }
  }
}
