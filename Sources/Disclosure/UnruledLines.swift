/// A piece of a line with a gap on either side: in a table without drawn lines, a cell or a part of one.
struct TextChunk: Sendable {
  /// Its characters.
  let glyphs: [PositionedGlyph]
  /// The box around them.
  let box: PositionedBox
  /// Its text folded for matching.
  let folded: [UInt16]
  /// Whether it is what a value's cell holds.
  let isValue: Bool

  init(_ glyphs: [PositionedGlyph]) {
    self.glyphs = glyphs
    box = PositionedBox(around: glyphs)
    folded = CellText(glyphs).folded
    isValue = !glyphs.contains(where: \.isMark) && Numeral.isValue(folded[...])
  }
}

/// A line of a page as pieces, labels in front and values behind.
struct ChunkedLine: Sendable {
  /// The page it stands on.
  let page: Int
  /// The box around it.
  let box: PositionedBox
  /// The pieces before its values.
  let labels: [TextChunk]
  /// The values it ends with.
  let values: [TextChunk]
  /// Whether a value stands before other text, so that it is none of the form's rows.
  let isOdd: Bool

  init(_ glyphs: [PositionedGlyph], _ box: PositionedBox, page: Int) {
    self.page = page
    self.box = box
    let chunks = Self.split(glyphs)
    let last = chunks.lastIndex { !$0.isValue }.map { $0 + 1 } ?? 0
    labels = Array(chunks[..<last])
    values = Array(chunks[last...])
    isOdd = labels.contains { $0.isValue || $0.glyphs.allSatisfy(\.isNumeric) }
  }

  /// Whether it reads as running text: one piece too long for any cell.
  var isProse: Bool { values.isEmpty && labels.count == 1 && (labels.first?.glyphs.count ?? 0) > 34 }

  private static func split(_ glyphs: [PositionedGlyph]) -> [TextChunk] {
    var chunks: [TextChunk] = []
    var start = 0
    for index in glyphs.indices.dropFirst() where isGap(glyphs[index - 1], glyphs[index]) {
      chunks.append(TextChunk(Array(glyphs[start..<index])))
      start = index
    }
    if start < glyphs.count { chunks.append(TextChunk(Array(glyphs[start...]))) }
    return chunks
  }

  /// Whether two cells may meet between neighbours: a gap as wide as a character, less where a number begins or ends.
  private static func isGap(_ left: PositionedGlyph, _ right: PositionedGlyph) -> Bool {
    let gap = Int(right.box.left - left.box.right) * 100
    let height = Int(max(100, min(left.box.height, right.box.height)))
    if left.isNumeric, right.isNumeric { return gap >= height * 30 }
    return gap >= height * (left.isDigit != right.isDigit ? 25 : 60)
  }
}

/// Intervals across a page brought together where they overlap: the columns that values or heads show.
struct ColumnBands: Sendable {
  /// A band.
  struct Band: Sendable {
    var left: Int32
    var right: Int32
  }

  /// The bands from left to right.
  private(set) var bands: [Band] = []

  /// The bands of boxes.
  init(_ boxes: [PositionedBox]) {
    for box in boxes.sorted(by: { $0.left < $1.left }) {
      if let last = bands.last, box.left <= last.right {
        bands[bands.count - 1].right = max(last.right, box.right)
      } else {
        bands.append(Band(left: box.left, right: box.right))
      }
    }
  }

  /// The one band that a box lies over, nil if it lies over none or more.
  func band(under box: PositionedBox) -> Int? {
    let hits = bands.indices.filter { bands[$0].left < box.right && box.left < bands[$0].right }
    return hits.count == 1 ? hits[0] : nil
  }

  /// Which of the values stands in each of the bands, nil for a blank; nil if a value is over none or two share one.
  func places(of values: [TextChunk]) -> [TextChunk?]? {
    var places = [TextChunk?](repeating: nil, count: bands.count)
    for value in values {
      guard let band = band(under: value.box), places[band] == nil else { return nil }
      places[band] = value
    }
    return places
  }
}
