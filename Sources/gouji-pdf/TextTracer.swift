/// Follows where a page's text is set, as far as it takes to tell text that cannot be seen: no widths, only where each
/// run begins.
struct TextTracer {
  /// What `q` keeps and `Q` brings back of how text is set.
  struct Style {
    var size = 1.0
    var leading = 0.0
    var rise = 0.0
    /// Whether text is neither filled nor stroked, as the text that OCR lays under a scan is.
    var isInvisible = false
  }

  /// How text is set.
  var style = Style()
  /// Where runs begin: the box of their first character, about.
  private(set) var runs: [Box] = []
  private var line = Transform()
  /// For each marked content that is open, whether other text is given in place of what is shown.
  private var marked: [Bool] = []
  private var openReplacements = 0

  /// Whether the text shown now is to be read as other text than is seen.
  var isReplaced: Bool { openReplacements > 0 }

  /// Sets a style or moves the pen.
  mutating func perform(_ instruction: Instruction, _ numbers: [Double]) {
    switch instruction {
    case .beginText: line = Transform()
    case .textMatrix:
      guard numbers.count >= 6 else { return }
      line = Transform(a: numbers[0], b: numbers[1], c: numbers[2], d: numbers[3], e: numbers[4], f: numbers[5])
    case .moveText: move(numbers)
    case .moveTextLeading:
      if numbers.count >= 2 { style.leading = -numbers[1] }
      move(numbers)
    case .nextLine, .showOnNextLine: move([0, -style.leading])
    case .leading: style.leading = numbers.last ?? style.leading
    case .font: style.size = numbers.last ?? style.size
    case .rise: style.rise = numbers.last ?? 0
    case .renderMode: style.isInvisible = numbers.last == 3
    default: break
    }
  }

  private mutating func move(_ numbers: [Double]) {
    guard numbers.count >= 2 else { return }
    line = Transform(e: numbers[0], f: numbers[1]).followed(by: line)
  }

  /// Notes a run, and answers where it begins.
  mutating func show(_ space: Transform) -> Box {
    let whole = line.followed(by: space)
    let (low, high) = (style.rise + style.size * 0.05, style.rise + style.size * 0.65)
    let box = Box(
      whole.applied(to: Point(x: 0, y: low)), whole.applied(to: Point(x: style.size * 0.45, y: high)))
    runs.append(box)
    return box
  }

  // MARK: - Marked content

  /// Begins marked content.
  mutating func begin(replacing: Bool) {
    guard marked.count < 500 else { return }
    marked.append(replacing)
    if replacing { openReplacements += 1 }
  }

  /// Ends marked content.
  mutating func end() {
    if marked.popLast() == true { openReplacements -= 1 }
  }
}

/// A rectangle on a page in points, y downwards.
struct Box {
  var left: Double
  var top: Double
  var right: Double
  var bottom: Double

  /// The box between two corners that face each other.
  init(_ first: Point, _ second: Point) {
    (left, right) = (min(first.x, second.x), max(first.x, second.x))
    (top, bottom) = (min(first.y, second.y), max(first.y, second.y))
  }

  /// The smallest box around places; nil around none.
  init?(around points: some Sequence<Point>) {
    var points = points.makeIterator()
    guard let first = points.next() else { return nil }
    self.init(first, first)
    while let point = points.next() {
      (left, right) = (min(left, point.x), max(right, point.x))
      (top, bottom) = (min(top, point.y), max(bottom, point.y))
    }
  }

  var width: Double { right - left }
  var height: Double { bottom - top }

  /// What lies in both boxes; nil where they do not meet.
  func within(_ other: Box?) -> Box? {
    guard let other else { return self }
    var box = self
    (box.left, box.top) = (max(left, other.left), max(top, other.top))
    (box.right, box.bottom) = (min(right, other.right), min(bottom, other.bottom))
    return box.left <= box.right && box.top <= box.bottom ? box : nil
  }

  /// Whether the middle of another box is as high on the page as some of it.
  func isLevel(with other: Box) -> Bool {
    let y = (other.top + other.bottom) / 2
    return top <= y && y <= bottom
  }

  /// Whether the middle of another box lies in it.
  func holdsMiddle(of other: Box) -> Bool {
    let (x, y) = ((other.left + other.right) / 2, (other.top + other.bottom) / 2)
    return left <= x && x <= right && top <= y && y <= bottom
  }
}
