/// A text object: characters with a place each.
struct OFDText {
  private let object: XMLNode
  private let size: Double
  private let stretch: Double
  /// How a character stands on its place: turned by `CharDirection`.
  private let standing: OFDTransform
  private let quarters: Int
  /// Which way the next character lies where no offset says so.
  private let reading: OFDTransform

  /// How far characters reach over and under the line they stand on, in their size.
  private static let (ascent, descent) = (0.86, 0.14)

  /// A text object, nil for one that cannot be seen.
  init?(_ object: XMLNode) {
    let isFilled = object.attribute("Fill") != "false" && object.isInked("FillColor")
    let isStroked = object.attribute("Stroke") == "true" && object.isInked("StrokeColor")
    guard isFilled || isStroked else { return nil }
    func number(_ name: String) -> Double? { object.attribute(name).flatMap { OFDNumbers.all($0).first } }
    guard let size = number("Size"), size > 0 else { return nil }
    self.object = object
    self.size = size
    stretch = number("HScale").map { $0 > 0 ? $0 : 1 } ?? 1
    quarters = Int(((number("CharDirection") ?? 0) / 90).rounded()) & 3
    standing = OFDTransform(quarters: quarters)
    reading = OFDTransform(quarters: Int(((number("ReadDirection") ?? 0) / 90).rounded()))
  }

  /// Its characters in a space; none if it is set askew, as watermarks are.
  func glyphs(_ space: OFDTransform) -> [OFDMarks.Glyph] {
    guard let turn = Self.quarters(of: space) else { return [] }
    var glyphs: [OFDMarks.Glyph] = []
    let groups = Self.groups(object)
    var position = 0
    var first = OFDPoint(x: 0, y: 0)
    for code in object.children(named: "TextCode") {
      first.x = code.attribute("X").flatMap { OFDNumbers.all($0).first } ?? first.x
      first.y = code.attribute("Y").flatMap { OFDNumbers.all($0).first } ?? first.y
      let text = Self.scalars(of: code)
      let own = (0..<text.count).map { groups[position + $0] }
      position += text.count
      for (scalar, place) in zip(text, places(text, own, code, first)) where !scalar.isBlank {
        let corners = OFDBox(
          around: [
            OFDPoint(x: 0, y: -Self.ascent * size), OFDPoint(x: place.width, y: Self.descent * size),
          ]
        ).corners.map { corner in
          let turned = standing.applied(to: corner)
          return space.applied(to: OFDPoint(x: place.point.x + turned.x, y: place.point.y + turned.y))
        }
        glyphs.append(OFDMarks.Glyph(scalar: scalar, box: OFDBox(around: corners), quarters: turn + quarters))
      }
    }
    return glyphs
  }

  /// By how many quarters a space turns text clockwise; nil for text set askew by more than ten degrees.
  private static func quarters(of space: OFDTransform) -> Int? {
    let (x, y) = (space.a, space.b)
    let slant = 0.176
    if abs(y) <= abs(x) * slant, x != 0 { return x > 0 ? 0 : 2 }
    if abs(x) <= abs(y) * slant, y != 0 { return y > 0 ? 1 : 3 }
    return nil
  }
}

extension OFDText {
  /// A character's place: where the pen is, and how wide the character is taken to be.
  private struct Place {
    var point: OFDPoint
    var width: Double
  }

  /// Characters that have another number of glyphs together than there are of them.
  private struct Group {
    var codes: Int
    var glyphs: Int
  }

  /// Where the characters of a text stand; every glyph has an offset, which the characters of a group share.
  private func places(_ text: [Unicode.Scalar], _ groups: [Group?], _ code: XMLNode, _ first: OFDPoint) -> [Place] {
    let extra = groups.reduce(0) { $0 + max(0, ($1?.glyphs ?? 0) - 1) }
    let across = OFDNumbers.offsets(code.attribute("DeltaX"), atMost: text.count + extra)
    let down = OFDNumbers.offsets(code.attribute("DeltaY"), atMost: text.count + extra)
    var places: [Place] = []
    places.reserveCapacity(text.count)
    var pen = first
    var offset = 0
    while places.count < text.count {
      let group = groups[places.count] ?? Group(codes: 1, glyphs: 1)
      let count = min(group.codes, text.count - places.count)
      let natural = text[places.count].width * size * stretch
      var step = OFDPoint(x: 0, y: 0)
      for _ in 0..<group.glyphs {
        let next = self.step(offset, across, down, natural)
        step = OFDPoint(x: step.x + next.x / Double(count), y: step.y + next.y / Double(count))
        offset += 1
      }
      for _ in 0..<count {
        let scalar = text[places.count]
        places.append(Place(point: pen, width: scalar.width * size * stretch))
        narrow(&places, before: step, text)
        pen = OFDPoint(x: pen.x + step.x, y: pen.y + step.y)
      }
    }
    return places
  }

  /// The way from one glyph to the next.
  ///
  /// Where a list of offsets is too short its last one goes on; where there is none the characters' own widths do,
  /// for a text is never meant to lie on one spot.
  private func step(_ index: Int, _ across: [Double], _ down: [Double], _ natural: Double) -> OFDPoint {
    let isGiven = index < max(across.count, down.count)
    func offset(_ list: [Double]) -> Double { index < list.count ? list[index] : list.last ?? 0 }
    let step = OFDPoint(x: offset(across), y: offset(down))
    guard isGiven || step != OFDPoint(x: 0, y: 0) else {
      let isTurned = !reading.b.isZero != !standing.b.isZero
      return reading.applied(to: OFDPoint(x: isTurned ? size : natural, y: 0))
    }
    return step
  }

  /// Makes the last character placed no wider than its way to the next, or than the digit before it.
  private func narrow(_ places: inout [Place], before step: OFDPoint, _ text: [Unicode.Scalar]) {
    let last = places.count - 1
    let width = places[last].width
    if places.count == text.count {
      guard last > 0, text[last].isDigit, text[last - 1].isDigit else { return }
      places[last].width = min(width, places[last - 1].width)
    } else {
      let along = standing.a * step.x + standing.b * step.y
      let aside = standing.c * step.x + standing.d * step.y
      if along > width / 5, abs(aside) < size / 5 { places[last].width = min(width, along) }
    }
  }

  /// The groups by the position of their first character in the whole object.
  private static func groups(_ object: XMLNode) -> [Int: Group] {
    var groups: [Int: Group] = [:]
    for transform in object.children(named: "CGTransform") {
      func number(_ name: String) -> Int? { transform.attribute(name).flatMap { Int($0.trimmed) } }
      let position = number("CodePosition") ?? 0
      let group = Group(codes: number("CodeCount") ?? 1, glyphs: number("GlyphCount") ?? 1)
      // Sixty-four characters to a glyph, or glyphs to a character, are more than any script has.
      guard position >= 0, (1...64).contains(group.codes), (1...64).contains(group.glyphs) else { continue }
      if group.codes != group.glyphs { groups[position] = group }
    }
    return groups
  }

  /// The characters of a text code: line breaks that only lay out the XML left out, `\` and four hexadecimal digits read
  /// as the character they stand for.
  private static func scalars(of code: XMLNode) -> [Unicode.Scalar] {
    let text = String(decoding: code.allText, as: UTF8.self)
    let isLaidOut = text.utf8.contains { $0 == 0x0A || $0 == 0x0D }
    let scalars = Array((isLaidOut ? text.trimmed : text).unicodeScalars)
    guard isLaidOut || scalars.contains("\\") else { return scalars }
    var result: [Unicode.Scalar] = []
    var index = 0
    while index < scalars.count {
      let digits = scalars[(index + 1)...].prefix(4)
      if scalars[index] == "\\", digits.count == 4, digits.allSatisfy(\.properties.isASCIIHexDigit),
        let value = UInt32(String(String.UnicodeScalarView(digits)), radix: 16), let meant = Unicode.Scalar(value)
      {
        result.append(meant)
        index += 5
      } else {
        if scalars[index] != "\n", scalars[index] != "\r" { result.append(scalars[index]) }
        index += 1
      }
    }
    return result
  }
}

extension Unicode.Scalar {
  /// Whether nothing is printed for it.
  fileprivate var isBlank: Bool {
    switch value {
    case 0...0x20, 0x7F...0xA0, 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x206F, 0x3000, 0xFEFF: true
    default: false
    }
  }

  fileprivate var isDigit: Bool { (0x30...0x39).contains(value) || (0xFF10...0xFF19).contains(value) }

  /// How wide it is in most fonts, in its size; the file's fonts are not opened for it.
  fileprivate var width: Double {
    switch value {
    case 0x2E80...: 1
    case 0x2014...0x2026, 0x2100...0x2BFF: 1
    case 0x21, 0x27...0x29, 0x2C, 0x2E, 0x3A, 0x3B, 0x49, 0x5B...0x5D, 0x69, 0x6A, 0x6C, 0x7C: 0.33
    case 0x25, 0x40, 0x4D, 0x57, 0x6D, 0x77: 0.85
    case 0x41...0x5A: 0.66
    default: 0.5
    }
  }
}
