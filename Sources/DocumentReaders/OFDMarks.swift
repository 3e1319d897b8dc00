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

  var glyphs: [Glyph] = []
  var lines: [Line] = []
  /// How many pictures it has.
  var pictures = 0

  /// How many things there are.
  var count: Int { glyphs.count + lines.count }

  /// Adds what stands on another.
  mutating func add(_ other: OFDMarks) {
    glyphs += other.glyphs
    lines += other.lines
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
      })
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
