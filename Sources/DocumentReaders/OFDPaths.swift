/// The horizontal and vertical lines that a path object shows.
struct OFDPaths {
  /// The lines found, in the page's space.
  private(set) var lines: [OFDMarks.Line] = []
  /// The areas filled so that nothing shows through.
  private(set) var areas: [OFDBox] = []
  /// What is drawn with curves or slanting lines, if it is no larger than characters are: it may be one.
  private(set) var shape: OFDBox?
  private let clip: OFDBox?
  private var isCurved = false

  /// A bar up to three points thick is a line, a thicker one is an area.
  private static let thickest = 3 * 25.4 / 72
  /// How far off its axis a line may be.
  private static let slant = 0.2
  /// How wide lines are where nothing says so (GB/T 33190-2016, table 33).
  private static let lineWidth = 0.353
  /// More lines than any one object of a report has.
  private static let mostLines = 20_000

  /// Draws a path object in a space; what lies outside its boundary is cut off.
  init(_ object: XMLNode, _ space: OFDTransform, within boundary: OFDBox?) {
    let isStroked = object.attribute("Stroke") != "false" && object.isInked("StrokeColor")
    let isFilled = object.attribute("Fill") == "true" && object.isInked("FillColor")
    let width = object.attribute("LineWidth").flatMap { OFDNumbers.all($0).first } ?? Self.lineWidth
    // Programs that leave out the boundary of a single line write an empty one.
    clip = boundary.flatMap { max($0.width, $0.height) > 0 ? $0.grown(by: 0.5 + width * space.scale) : nil }
    guard isStroked || isFilled, let data = object.firstChild(named: "AbbreviatedData") else { return }
    let text = String(decoding: data.allText, as: UTF8.self)
    isCurved = text.utf8.contains { Self.curves.contains($0) }
    let parts = Self.parts(text, space)
    if isStroked, !object.isWhite("StrokeColor"), width * space.scale <= 2 * Self.thickest {
      for part in parts { zip(part, part.dropFirst()).forEach { keep($0, $1) } }
    }
    if isFilled, !object.isWhite("FillColor") { parts.forEach { keepBar($0) } }
    if isFilled, object.isOpaque("FillColor") { areas = parts.compactMap(area) }
    if isFilled && !object.isWhite("FillColor") || isStroked && !object.isWhite("StrokeColor") {
      shape = outline(parts)
    }
  }

  /// What a part covers when it is filled, nil for a line.
  private func area(_ part: [OFDPoint]) -> OFDBox? {
    let box = OFDBox(around: part)
    return min(box.width, box.height) > Self.thickest ? box.within(clip) : nil
  }

  private func outline(_ parts: [[OFDPoint]]) -> OFDBox? {
    let box = OFDBox(around: parts.flatMap { $0 })
    guard box.width <= OFDMarks.highest, box.height <= OFDMarks.highest, max(box.width, box.height) > 0.7 else {
      return nil
    }
    let isSlanted = parts.contains { part in
      zip(part, part.dropFirst()).contains { min(abs($0.x - $1.x), abs($0.y - $1.y)) > Self.slant }
    }
    return isSlanted || isCurved ? box.within(clip) : nil
  }

  /// The straight parts of a path; a curve leads on without being one.
  private static func parts(_ data: String, _ space: OFDTransform) -> [[OFDPoint]] {
    var parts: [[OFDPoint]] = []
    for (operation, numbers) in steps(data) {
      let point = numbers.suffix(2)
      let end =
        point.count == 2 ? space.applied(to: OFDPoint(x: point[point.startIndex], y: point[point.endIndex - 1])) : nil
      switch operation {
      case UInt8(ascii: "L"): if let end, !parts.isEmpty { parts[parts.count - 1].append(end) }
      case UInt8(ascii: "C"):
        if let start = parts.last?.first {
          parts[parts.count - 1].append(start)
          parts.append([start])
        }
      default: if let end { parts.append([end]) }
      }
    }
    return parts
  }

  /// The operations of a path with their numbers; no space need stand between them.
  private static func steps(_ data: String) -> [(operation: UInt8, numbers: [Double])] {
    let bytes = Array(data.utf8)
    let places = bytes.indices.filter { operations.contains(bytes[$0]) }
    return zip(places, places.dropFirst() + [bytes.count]).map { place, end in
      (bytes[place], OFDNumbers.all(String(decoding: bytes[(place + 1)..<end], as: UTF8.self)))
    }
  }

  /// Start, move, line, two curves, arc and close (GB/T 33190-2016, table 36).
  private static let operations = Array("SMLQBAC".utf8)
  private static let curves = Array("QBA".utf8)

  private mutating func keep(_ start: OFDPoint, _ end: OFDPoint) {
    let (across, down) = (abs(start.x - end.x), abs(start.y - end.y))
    guard min(across, down) <= Self.slant, max(across, down) > min(across, down) else { return }
    if across > down {
      let y = (start.y + end.y) / 2
      add(OFDPoint(x: min(start.x, end.x), y: y), OFDPoint(x: max(start.x, end.x), y: y))
    } else {
      let x = (start.x + end.x) / 2
      add(OFDPoint(x: x, y: min(start.y, end.y)), OFDPoint(x: x, y: max(start.y, end.y)))
    }
  }

  /// A filled rectangle so thin that it is a line.
  private mutating func keepBar(_ part: [OFDPoint]) {
    guard (4...5).contains(part.count) else { return }
    let box = OFDBox(around: part)
    let isBox = part.allSatisfy { point in
      min(abs(point.x - box.left), abs(point.x - box.right)) < 0.05
        && min(abs(point.y - box.top), abs(point.y - box.bottom)) < 0.05
    }
    guard isBox, min(box.width, box.height) <= Self.thickest else { return }
    if box.width >= box.height {
      let y = (box.top + box.bottom) / 2
      add(OFDPoint(x: box.left, y: y), OFDPoint(x: box.right, y: y))
    } else {
      let x = (box.left + box.right) / 2
      add(OFDPoint(x: x, y: box.top), OFDPoint(x: x, y: box.bottom))
    }
  }

  private mutating func add(_ start: OFDPoint, _ end: OFDPoint) {
    guard lines.count < Self.mostLines else { return }
    var line = OFDMarks.Line(start: start, end: end)
    if let clip {
      line.start = OFDPoint(x: max(start.x, clip.left), y: max(start.y, clip.top))
      line.end = OFDPoint(x: min(end.x, clip.right), y: min(end.y, clip.bottom))
      guard line.start.x <= line.end.x, line.start.y <= line.end.y else { return }
    }
    lines.append(line)
  }
}
