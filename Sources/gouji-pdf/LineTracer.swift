import PDFExchange

/// Follows what a page draws, and keeps the horizontal and vertical lines that can be seen.
struct LineTracer {
  /// The lines found.
  private(set) var rulings: [Ruling] = []
  /// What stands on the page that is no text, and text that cannot be seen.
  var hidden = HiddenMarks()
  private var state: State
  private var stack: [State] = []
  /// Where text is set.
  private(set) var text = TextTracer()
  private var path: [[Point]] = []
  private var isCurved = false
  private var isClip = false
  private var steps = 0

  /// What `q` keeps and `Q` brings back.
  private struct State {
    var transform: Transform
    var width = 1.0
    var isStrokeWhite = false
    var isFillWhite = false
    var style = TextTracer.Style()
    var clip: Box?
    var graphics = 0
  }

  /// More instructions and lines than any page of a report has.
  private static let mostSteps = 3_000_000
  private static let mostRulings = 20_000
  /// A bar up to three points thick is a line, a thicker one is an area.
  private static let thickest = 3.0
  /// A picture no longer than this is no line, however thin: it may be a 1.
  private static let longestSpeck = 15.0
  /// How far off its axis a line may be.
  private static let slant = 0.6

  /// A tracer of a page whose space that transformation sets upright.
  init(upright: Transform) { state = State(transform: upright) }

  /// Whether the page keeps within bounds.
  var mayGoOn: Bool { steps < Self.mostSteps && rulings.count < Self.mostRulings }

  /// Begins a form drawn with that matrix, and answers what `leave` is to be told.
  mutating func enter(_ form: Transform) -> Int {
    save()
    state.transform = form.followed(by: state.transform)
    return stack.count
  }

  /// Ends a form, whatever it has left open.
  mutating func leave(_ depth: Int) {
    while stack.count >= max(1, depth) { restore() }
  }

  /// Does what an instruction says.
  mutating func perform(_ instruction: Instruction, _ numbers: [Double]) {
    steps += 1
    switch instruction {
    case .save: if stack.count < 500 { save() }
    case .restore: restore()
    case .transform:
      guard numbers.count >= 6 else { return }
      let own = Transform(
        a: numbers[0], b: numbers[1], c: numbers[2], d: numbers[3], e: numbers[4], f: numbers[5])
      state.transform = own.followed(by: state.transform)
    case .lineWidth: state.width = numbers.last ?? state.width
    case .move, .line, .curve, .curveFromHere, .curveToHere, .close, .rectangle: build(instruction, numbers)
    case .stroke, .closeAndStroke, .fill, .fillAndStroke, .closeFillAndStroke, .discard: paint(instruction)
    case .strokeGray, .strokeColor, .strokeInk, .strokeAny:
      state.isStrokeWhite = Self.isWhite(instruction, numbers)
    case .fillGray, .fillColor, .fillInk, .fillAny: state.isFillWhite = Self.isWhite(instruction, numbers)
    case .clip: isClip = true
    case .show: show()
    case .showOnNextLine:
      text.perform(instruction, numbers)
      show()
    case .picture: picture(isOpaque: true)
    case .shade: hidden.addShade()
    case .beginMarked: text.begin(replacing: false)
    case .endMarked: text.end()
    case .draw, .graphics, .beginMarkedWith: break
    default: text.perform(instruction, numbers)
    }
  }

  private mutating func save() {
    state.style = text.style
    stack.append(state)
  }

  private mutating func restore() {
    guard let saved = stack.popLast() else { return }
    state = saved
    text.style = saved.style
  }

  /// Begins marked content that may have other text in its place.
  mutating func beginMarked(replacing: Bool) { text.begin(replacing: replacing) }

  /// Takes over a named set of graphics values, by its number among those met.
  mutating func setGraphics(_ number: Int) { state.graphics = number }

  private mutating func show() {
    steps += 1
    let box = text.show(state.transform)
    if text.style.isInvisible || text.isReplaced || state.isFillWhite && !hidden.isDark(box) { hidden.add(.cover, box) }
  }

  /// Draws a picture into the unit square.
  mutating func picture(isOpaque: Bool) {
    steps += 1
    let corners = [Point(x: 0, y: 0), Point(x: 1, y: 0), Point(x: 1, y: 1), Point(x: 0, y: 1)]
    guard let box = Box(around: corners.lazy.map(state.transform.applied))?.within(state.clip),
      min(box.width, box.height) > Self.thickest || max(box.width, box.height) <= Self.longestSpeck
    else { return }
    if isOpaque { hidden.lay([box], over: text.runs, state.graphics) }
    hidden.addDark(box)
    hidden.add(.picture, box)
  }

  private static func isWhite(_ instruction: Instruction, _ numbers: [Double]) -> Bool {
    switch numbers.count {
    case 1: (instruction == .strokeGray || instruction == .fillGray) && numbers[0] > 0.97
    case 3: numbers.allSatisfy { $0 > 0.97 }
    case 4: numbers.allSatisfy { $0 < 0.03 }
    default: false
    }
  }

  // MARK: - Paths

  private mutating func build(_ instruction: Instruction, _ numbers: [Double]) {
    func point(_ index: Int) -> Point? {
      guard index + 1 < numbers.count else { return nil }
      return state.transform.applied(to: Point(x: numbers[index], y: numbers[index + 1]))
    }
    switch instruction {
    case .move: if let start = point(0) { path.append([start]) }
    case .line: extend(to: point(0))
    // A curve leads on without being a line itself: the path is broken off where it ends.
    case .curve: curve(to: point(4), by: point(2), point(0))
    case .curveFromHere, .curveToHere: curve(to: point(2), by: point(0))
    case .close: if let first = path.last?.first { extend(to: first) }
    case .rectangle:
      guard numbers.count >= 4 else { return }
      let (x, y, width, height) = (numbers[0], numbers[1], numbers[2], numbers[3])
      let corners = [
        Point(x: x, y: y), Point(x: x + width, y: y), Point(x: x + width, y: y + height), Point(x: x, y: y + height),
      ].map(state.transform.applied)
      path.append(corners + [corners[0]])
    default: break
    }
  }

  private mutating func curve(to end: Point?, by others: Point?...) {
    guard let end else { return }
    isCurved = true
    // Those it bends towards are parts of their own, which show how far it reaches.
    path += others.compactMap { $0.map { [$0] } }
    path.append([end])
  }

  private mutating func extend(to point: Point?) {
    guard let point, !path.isEmpty else { return }
    path[path.count - 1].append(point)
  }

  private mutating func paint(_ instruction: Instruction) {
    if instruction == .closeAndStroke || instruction == .closeFillAndStroke, let first = path.last?.first {
      extend(to: first)
    }
    let strokes = [.stroke, .closeAndStroke, .fillAndStroke, .closeFillAndStroke].contains(instruction)
    let fills = [.fill, .fillAndStroke, .closeFillAndStroke].contains(instruction)
    if strokes, !state.isStrokeWhite, state.width * state.transform.scale <= 2 * Self.thickest {
      for part in path { zip(part, part.dropFirst()).forEach { keep($0, $1) } }
    }
    if fills, !state.isFillWhite { path.forEach { keepBar($0) } }
    if fills { fill() }
    if fills && !state.isFillWhite || strokes && !state.isStrokeWhite { keepShape() }
    if isClip {
      state.clip = Box(around: path.joined())?.within(state.clip) ?? Box(Point(x: 0, y: 0), Point(x: 0, y: 0))
    }
    (isClip, isCurved) = (false, false)
    path.removeAll(keepingCapacity: true)
  }

  /// Hides the text set so far that an area is filled over, and notes where white text can be seen.
  private mutating func fill() {
    let areas = path.compactMap { part in
      Self.isBox(part) ? Box(around: part)?.within(state.clip) : nil
    }.filter { min($0.width, $0.height) > Self.thickest }
    // One area in another is a frame, which hides nothing within.
    let isFrame =
      areas.count > 1 && areas.count < 50
      && areas.indices.contains { one in
        areas.indices.contains { $0 != one && areas[$0].holdsMiddle(of: areas[one]) }
      }
    if !isFrame { hidden.lay(areas, over: text.runs, state.graphics) }
    guard !state.isFillWhite, let all = Box(around: path.joined())?.within(state.clip) else { return }
    hidden.addDark(all)
  }

  /// Notes what is drawn with curves or slanting lines and no larger than characters are: it may be one.
  private mutating func keepShape() {
    let isSlanted = path.contains { part in
      zip(part, part.dropFirst()).contains { min(abs($0.x - $1.x), abs($0.y - $1.y)) > Self.slant }
    }
    guard isCurved || isSlanted, let box = Box(around: path.joined())?.within(state.clip),
      max(box.width, box.height) <= HiddenMarks.highest, max(box.width, box.height) > 2
    else { return }
    hidden.add(.picture, box)
  }

  private static func isBox(_ part: [Point]) -> Bool {
    guard (4...5).contains(part.count), let box = Box(around: part) else { return false }
    return part.allSatisfy { point in
      min(abs(point.x - box.left), abs(point.x - box.right)) < 0.1
        && min(abs(point.y - box.top), abs(point.y - box.bottom)) < 0.1
    }
  }

  private mutating func keep(_ start: Point, _ end: Point) {
    if abs(start.y - end.y) <= Self.slant, abs(start.x - end.x) > abs(start.y - end.y) {
      keep(vertical: false, (start.y + end.y) / 2, start.x, end.x)
    } else if abs(start.x - end.x) <= Self.slant, abs(start.y - end.y) > abs(start.x - end.x) {
      keep(vertical: true, (start.x + end.x) / 2, start.y, end.y)
    }
  }

  /// A filled rectangle so thin that it is a line.
  private mutating func keepBar(_ part: [Point]) {
    guard Self.isBox(part), let box = Box(around: part), min(box.width, box.height) <= Self.thickest else { return }
    if box.width >= box.height {
      keep(vertical: false, (box.top + box.bottom) / 2, box.left, box.right)
    } else {
      keep(vertical: true, (box.left + box.right) / 2, box.top, box.bottom)
    }
  }

  private mutating func keep(vertical: Bool, _ position: Double, _ from: Double, _ to: Double) {
    guard let position = Self.hundredths(position), let start = Self.hundredths(min(from, to)),
      let end = Self.hundredths(max(from, to)), mayGoOn
    else { return }
    rulings.append(Ruling(isVertical: vertical, position: position, start: start, end: end))
  }

  private static func hundredths(_ points: Double) -> Int32? {
    guard points.isFinite, abs(points) < 200_000 else { return nil }
    return Int32((points * 100).rounded())
  }
}
