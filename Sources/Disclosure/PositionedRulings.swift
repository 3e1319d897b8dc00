/// The lines drawn on a page, pieces joined and doubles made one, and the tables they make.
struct RulingSet: Sendable {
  /// A line after joining.
  struct Line: Sendable {
    var position: Int32
    var start: Int32
    var end: Int32
  }

  /// Lines that touch one another: the frame of one table, or of something else that is drawn.
  struct Frame: Sendable {
    var horizontal: [Line] = []
    var vertical: [Line] = []
  }

  /// What is less apart counts as one place: 2.5 points, less than any row is high.
  static let tolerance: Int32 = 250
  /// Pieces of one line may lie that far apart, as the dashes of a dashed one do: 4 points.
  private static let gap: Int32 = 400
  /// More lines than any page of a report has; they would cost more time than they are worth.
  private static let limit = 20_000

  /// More places where lines may cross than the largest table has.
  private static let mostCrossings = 10_000_000

  let horizontal: [Line]
  let vertical: [Line]

  /// Joins the rulings of a page.
  init(_ rulings: [PositionedRuling]) {
    let all = rulings.count > Self.limit ? [] : rulings
    horizontal = Self.joined(all.filter { $0.direction == .horizontal })
    vertical = Self.joined(all.filter { $0.direction == .vertical })
  }

  /// The frames: every set of lines that hang together and has lines of both directions, two of one at least.
  func frames() -> [Frame] {
    guard horizontal.count * vertical.count <= Self.mostCrossings else { return [] }
    var sets = DisjointSets(count: horizontal.count + vertical.count)
    for (index, line) in horizontal.enumerated() {
      for (other, wall) in vertical.enumerated() where Self.touch(line, wall) {
        sets.unite(index, horizontal.count + other)
      }
    }
    var frames: [Int: Frame] = [:]
    for (index, line) in horizontal.enumerated() { frames[sets.root(index), default: Frame()].horizontal.append(line) }
    for (index, line) in vertical.enumerated() {
      frames[sets.root(horizontal.count + index), default: Frame()].vertical.append(line)
    }
    return frames.values.filter { frame in
      !frame.horizontal.isEmpty && !frame.vertical.isEmpty && frame.horizontal.count + frame.vertical.count >= 3
    }
  }

  private static func touch(_ line: Line, _ wall: Line) -> Bool {
    line.start - tolerance <= wall.position && wall.position <= line.end + tolerance
      && wall.start - tolerance <= line.position && line.position <= wall.end + tolerance
  }

  private static func joined(_ rulings: [PositionedRuling]) -> [Line] {
    let sorted = rulings.sorted { ($0.position, $0.start) < ($1.position, $1.start) }
    var lines: [Line] = []
    var first = 0
    while first < sorted.count {
      var end = first + 1
      while end < sorted.count, sorted[end].position - sorted[first].position <= tolerance { end += 1 }
      let strip = sorted[first..<end].sorted { $0.start < $1.start }
      let position = Int32(strip.reduce(0) { $0 + Int($1.position) } / strip.count)
      var line = Line(position: position, start: strip[0].start, end: strip[0].end)
      for piece in strip.dropFirst() {
        if piece.start <= line.end + gap {
          line.end = max(line.end, piece.end)
        } else {
          lines.append(line)
          line = Line(position: position, start: piece.start, end: piece.end)
        }
      }
      lines.append(line)
      first = end
    }
    return lines.filter { $0.end - $0.start >= 400 }
  }
}

extension RulingSet {
  /// The digits that a line is drawn through, as covers: a number struck out says nothing.
  func strokes(through glyphs: [PositionedGlyph]) -> [PositionedMark] {
    guard !horizontal.isEmpty else { return [] }
    return glyphs.filter { $0.isDigit && isStruck($0.box) }.map { PositionedMark(.cover, $0.box) }
  }

  /// Whether a line goes through the middle of a box; one near its edge is an underline or a border.
  private func isStruck(_ box: PositionedBox) -> Bool {
    let (high, low) = (box.middle - box.height / 5, box.middle + box.height / 5)
    var (first, end) = (0, horizontal.count)
    while first < end {
      let middle = (first + end) / 2
      if horizontal[middle].position < high { first = middle + 1 } else { end = middle }
    }
    return horizontal[first...].prefix { $0.position <= low }.contains {
      $0.start <= box.center && box.center <= $0.end
    }
  }
}

/// Sets of numbers that are united step by step.
struct DisjointSets: Sendable {
  private var parents: [Int]

  /// Every number below `count` in a set of its own.
  init(count: Int) { parents = Array(0..<count) }

  /// The number that stands for the set.
  mutating func root(_ member: Int) -> Int {
    var root = member
    while parents[root] != root {
      parents[root] = parents[parents[root]]
      root = parents[root]
    }
    return root
  }

  /// Makes one set of two.
  mutating func unite(_ left: Int, _ right: Int) {
    let (first, second) = (root(left), root(right))
    parents[max(first, second)] = min(first, second)
  }
}
