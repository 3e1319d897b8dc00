/// Follows what a page draws, and keeps the horizontal and vertical lines that can be seen.
struct LineTracer {
  /// The lines found.
  private(set) var rulings: [Ruling] = []
  private var state: State
  private var stack: [State] = []
  private var path: [[Point]] = []
  private var steps = 0

  /// What `q` keeps and `Q` brings back.
  private struct State {
    var transform: Transform
    var width = 1.0
    var isStrokeWhite = false
    var isFillWhite = false
  }

  /// More instructions and lines than any page of a report has.
  private static let mostSteps = 3_000_000
  private static let mostRulings = 20_000
  /// A bar up to three points thick is a line, a thicker one is an area.
  private static let thickest = 3.0
  /// How far off its axis a line may be.
  private static let slant = 0.6

  /// A tracer of a page whose space that transformation sets upright.
  init(upright: Transform) { state = State(transform: upright) }

  /// Whether the page keeps within bounds.
  var mayGoOn: Bool { steps < Self.mostSteps && rulings.count < Self.mostRulings }

  /// Begins a form drawn with that matrix, and answers what `leave` is to be told.
  mutating func enter(_ form: Transform) -> Int {
    stack.append(state)
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
    case .save: if stack.count < 500 { stack.append(state) }
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
    case .draw: break
    }
  }

  private mutating func restore() {
    if let saved = stack.popLast() { state = saved }
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
    case .curve: if let end = point(4) { path.append([end]) }
    case .curveFromHere, .curveToHere: if let end = point(2) { path.append([end]) }
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
    path.removeAll(keepingCapacity: true)
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
    guard (4...5).contains(part.count), let first = part.first else { return }
    let (xs, ys) = (part.map(\.x), part.map(\.y))
    let (left, right) = (xs.min() ?? first.x, xs.max() ?? first.x)
    let (top, bottom) = (ys.min() ?? first.y, ys.max() ?? first.y)
    let isBox = part.allSatisfy { point in
      min(abs(point.x - left), abs(point.x - right)) < 0.1 && min(abs(point.y - top), abs(point.y - bottom)) < 0.1
    }
    guard isBox, min(right - left, bottom - top) <= Self.thickest else { return }
    if right - left >= bottom - top {
      keep(vertical: false, (top + bottom) / 2, left, right)
    } else {
      keep(vertical: true, (left + right) / 2, top, bottom)
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
