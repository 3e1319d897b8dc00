import Disclosure

/// Pages under way: characters and lines are put on them, in hundredths of a point.
struct GlyphCanvas {
  private let width: Int
  private let height: Int
  private(set) var glyphs: [[PositionedGlyph]] = [[]]
  private(set) var rulings: [[PositionedRuling]] = [[]]

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  var pages: [PositionedPage] {
    zip(glyphs, rulings).enumerated().map { index, content in
      PositionedPage(
        number: index + 1, width: Int32(width), height: Int32(height), glyphs: content.0, rulings: content.1)
    }
  }

  mutating func beginPage() {
    glyphs.append([])
    rulings.append([])
  }

  /// How wide a character is at a size.
  static func width(of scalar: Unicode.Scalar, _ size: Int) -> Int {
    scalar.value >= 0x2E80 || (0x2014...0x2026).contains(scalar.value) ? size : size / 2
  }

  /// How wide a line is, its digits a little apart if they are loose.
  static func width(of text: String, _ size: Int, isLoose: Bool = false) -> Int {
    var previous: Unicode.Scalar?
    return text.unicodeScalars.reduce(0) { sum, scalar in
      defer { previous = scalar }
      return sum + width(of: scalar, size) + (isLoose ? gap(previous, scalar, size) : 0)
    }
  }

  private static func gap(_ previous: Unicode.Scalar?, _ scalar: Unicode.Scalar, _ size: Int) -> Int {
    guard let previous, isDigit(previous), isDigit(scalar) else { return 0 }
    return size / 7
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    (0x30...0x39).contains(scalar.value) || (0xFF10...0xFF19).contains(scalar.value)
  }

  /// A text broken into lines no wider than that; a line holds one character at least.
  static func lines(of text: String, _ size: Int, within room: Int, isLoose: Bool = false) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for scalar in text.unicodeScalars {
      let width = width(of: scalar, size) + (isLoose ? gap(line.unicodeScalars.last, scalar, size) : 0)
      if used + width > room, !line.isEmpty {
        lines.append(line)
        (line, used) = ("", 0)
      }
      line.unicodeScalars.append(scalar)
      used += width
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    return lines
  }

  /// Sets a line of text; digits may stand a little apart.
  mutating func put(_ text: String, x: Int, y: Int, size: Int, isLoose: Bool = false) {
    var pen = x
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      if isLoose { pen += Self.gap(previous, scalar, size) }
      let own = Self.width(of: scalar, size)
      let box = PositionedBox(left: Int32(pen), top: Int32(y), right: Int32(pen + own), bottom: Int32(y + size))
      glyphs[glyphs.count - 1].append(PositionedGlyph(scalar, box))
      pen += own
      previous = scalar
    }
  }

  /// Draws the four sides of a box.
  mutating func frame(left: Int, top: Int, right: Int, bottom: Int) {
    let (left, top, right, bottom) = (Int32(left), Int32(top), Int32(right), Int32(bottom))
    rulings[rulings.count - 1] += [
      PositionedRuling(.horizontal, at: top, from: left, to: right),
      PositionedRuling(.horizontal, at: bottom, from: left, to: right),
      PositionedRuling(.vertical, at: left, from: top, to: bottom),
      PositionedRuling(.vertical, at: right, from: top, to: bottom),
    ]
  }

  /// Puts the characters of every page into another order.
  mutating func shuffle(_ random: inout SplitMix64) {
    for page in glyphs.indices {
      for index in glyphs[page].indices.dropFirst().reversed() {
        glyphs[page].swapAt(index, random.int(in: 0...index))
      }
    }
  }
}
