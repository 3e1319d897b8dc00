extension PositionedPage {
  /// How the text of a page runs.
  private enum Run { case right, down, up, left }

  /// The page turned so that its text runs from left to right.
  ///
  /// A table that was turned to fit is drawn so without the page being marked as turned; then most characters follow one
  /// another down or up the page. A label set vertically is outweighed by the rest.
  func upright() -> PositionedPage {
    switch run {
    case .right: self
    case .down: turned(height, width) { Self.box($0.top, width - $0.right, $0.bottom, width - $0.left) }
    case .up: turned(height, width) { Self.box(height - $0.bottom, $0.left, height - $0.top, $0.right) }
    case .left:
      turned(width, height) { Self.box(width - $0.right, height - $0.bottom, width - $0.left, height - $0.top) }
    }
  }

  private static func box(_ left: Int32, _ top: Int32, _ right: Int32, _ bottom: Int32) -> PositionedBox {
    PositionedBox(left: left, top: top, right: right, bottom: bottom)
  }

  private var run: Run {
    var counts = [Run.right: 0, .down: 0, .up: 0, .left: 0]
    for (glyph, next) in zip(glyphs, glyphs.dropFirst()) where !glyph.isSpace && !next.isSpace {
      let across = Int(next.box.center) - Int(glyph.box.center)
      let down = Int(next.box.middle) - Int(glyph.box.middle)
      let size = Int(max(glyph.box.width, glyph.box.height, next.box.width, next.box.height))
      guard max(abs(across), abs(down)) <= size * 3 / 2 else { continue }
      if abs(down) * 4 < abs(across) {
        counts[across > 0 ? .right : .left, default: 0] += 1
      } else if abs(across) * 4 < abs(down) {
        counts[down > 0 ? .down : .up, default: 0] += 1
      }
    }
    let all = counts.values.reduce(0, +)
    let most = counts.max { $0.value < $1.value }
    guard let most, all >= 20, most.value * 10 >= all * 7 else { return .right }
    let isTurned = most.key == .down || most.key == .up
    return isTurned && hasStandingDigits ? .right : most.key
  }

  /// Whether its digits stand upright: higher than wide, as those of a turned page are not.
  ///
  /// In columns as narrow as a character all text runs down without being turned.
  private var hasStandingDigits: Bool {
    let digits = glyphs.filter(\.isDigit)
    let standing = digits.count { Int($0.box.height) * 10 > Int($0.box.width) * 12 }
    let lying = digits.count { Int($0.box.width) * 10 > Int($0.box.height) * 12 }
    return standing > lying
  }

  private func turned(
    _ width: Int32, _ height: Int32, _ turn: (PositionedBox) -> PositionedBox
  ) -> PositionedPage {
    PositionedPage(
      number: number, width: width, height: height, glyphs: glyphs.map { PositionedGlyph($0.scalar, turn($0.box)) },
      rulings: rulings.map { ruling in
        let isLevel = ruling.direction == .horizontal
        let box = turn(
          isLevel
            ? Self.box(ruling.start, ruling.position, ruling.end, ruling.position)
            : Self.box(ruling.position, ruling.start, ruling.position, ruling.end))
        return box.width >= box.height
          ? PositionedRuling(.horizontal, at: box.top, from: box.left, to: box.right)
          : PositionedRuling(.vertical, at: box.left, from: box.top, to: box.bottom)
      }, marks: marks.map { PositionedMark($0.kind, turn($0.box)) })
  }
}
