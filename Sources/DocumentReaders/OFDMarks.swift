import Disclosure

/// What stands on a page, in the millimetres of the page's space.
struct OFDMarks {
  /// A character and its box.
  struct Glyph {
    var scalar: Unicode.Scalar
    var box: OFDBox
    /// By how many quarters it is turned clockwise.
    var quarters: Int
  }

  /// A straight line along one of the axes.
  struct Line {
    var start: OFDPoint
    var end: OFDPoint
  }

  /// Where something stands that is no text, or text that cannot be seen.
  struct Sign {
    var kind: PositionedMark.Kind
    var box: OFDBox
  }

  var glyphs: [Glyph] = []
  var lines: [Line] = []
  var signs: [Sign] = []
  /// How many pictures it has.
  var pictures = 0

  /// How many things there are.
  var count: Int { glyphs.count + lines.count + signs.count }

  /// Adds what stands on another.
  mutating func add(_ other: OFDMarks) {
    glyphs += other.glyphs
    lines += other.lines
    signs += other.signs
    pictures += other.pictures
  }
}

extension OFDMarks {
  /// Hundredths of a point in a millimetre.
  private static let unit = 7200 / 25.4

  /// The page as a person holds it: turned so that most of its characters stand upright.
  func page(_ number: Int, _ area: OFDBox) -> PositionedPage {
    var counts = [0, 0, 0, 0]
    for glyph in glyphs { counts[glyph.quarters & 3] += 1 }
    let most = counts.indices.max { counts[$0] < counts[$1] } ?? 0
    let quarters = counts[most] > counts[0] ? most : 0
    let upright = Self.upright(area, turned: quarters)
    let isTurned = quarters & 1 == 1
    return PositionedPage(
      number: number, width: Self.place(isTurned ? area.height : area.width),
      height: Self.place(isTurned ? area.width : area.height),
      glyphs: glyphs.map { PositionedGlyph($0.scalar, Self.box($0.box, upright)) },
      rulings: lines.map { line in
        let box = Self.box(OFDBox(around: [line.start, line.end]), upright)
        return box.right - box.left >= box.bottom - box.top
          ? PositionedRuling(.horizontal, at: (box.top + box.bottom) / 2, from: box.left, to: box.right)
          : PositionedRuling(.vertical, at: (box.left + box.right) / 2, from: box.top, to: box.bottom)
      }, marks: signs.map { PositionedMark($0.kind, Self.box($0.box, upright)) })
  }

  /// From the page's space to the sheet held so that characters turned by that many quarters stand upright.
  private static func upright(_ area: OFDBox, turned quarters: Int) -> OFDTransform {
    let origin = OFDTransform(e: -area.left, f: -area.top)
    var turn = OFDTransform(quarters: -quarters)
    let box = OFDBox(around: OFDBox(width: area.width, height: area.height).corners.map(turn.applied))
    (turn.e, turn.f) = (-box.left, -box.top)
    return origin.followed(by: turn)
  }

  private static func box(_ box: OFDBox, _ transform: OFDTransform) -> PositionedBox {
    let turned = OFDBox(around: box.corners.map(transform.applied))
    return PositionedBox(
      left: place(turned.left), top: place(turned.top), right: place(turned.right), bottom: place(turned.bottom))
  }

  private static func place(_ millimetres: Double) -> Int32 {
    let place = (millimetres * unit).rounded()
    return place.isFinite ? Int32(max(-72_000_000, min(72_000_000, place))) : 0
  }
}

extension OFDMarks {
  /// What is higher is no part of a line of text, but a seal or a drawing: 60 points.
  static let highest = 60 * 25.4 / 72

  /// Marks the characters drawn so far that something opaque is laid over.
  mutating func cover(_ area: OFDBox) {
    for glyph in glyphs where area.covers(glyph.box) { signs.append(Sign(kind: .cover, box: glyph.box)) }
  }

  /// What an annotation shows, as signs: nothing under it can be read.
  func asSigns() -> [Sign] {
    let boxes = glyphs.map(\.box) + lines.map { OFDBox(around: [$0.start, $0.end]).grown(by: 1) }
    return boxes.map { Sign(kind: .cover, box: $0) }
      + signs.map { Sign(kind: $0.box.height <= Self.highest ? .cover : $0.kind, box: $0.box) }
  }
}

extension OFDBox {
  /// Whether it lies over so much of another that a person cannot read what stands there.
  fileprivate func covers(_ other: OFDBox) -> Bool {
    let across = min(right, other.right) - max(left, other.left)
    let down = min(bottom, other.bottom) - max(top, other.top)
    return across > 0.3 * other.width && down > 0.3 * other.height
  }

  /// What lies in both boxes; nil where they do not meet.
  func within(_ other: OFDBox?) -> OFDBox? {
    guard let other else { return self }
    var box = self
    (box.left, box.top) = (max(left, other.left), max(top, other.top))
    (box.right, box.bottom) = (min(right, other.right), min(bottom, other.bottom))
    return box.left <= box.right && box.top <= box.bottom ? box : nil
  }
}
