/// Characters gathered into the lines that the eye sees.
struct VisualLines: Sendable {
  /// The characters, line by line from top to bottom and within a line from left to right.
  private(set) var glyphs: [PositionedGlyph]
  /// Where each line stands in `glyphs`.
  private(set) var ranges: [Range<Int>] = []

  /// Gathers characters into lines; spaces are left out, for gaps tell what stands apart.
  init(_ all: some Sequence<PositionedGlyph>) {
    glyphs = all.filter { !$0.isSpace }.sorted { $0.box.middle < $1.box.middle }
    var start = 0
    while start < glyphs.count {
      let first = glyphs[start].box
      var reach = Reach(first)
      var end = start + 1
      while end < glyphs.count, reach.takes(glyphs[end].box) {
        reach.add(glyphs[end].box)
        end += 1
      }
      sortLine(start..<end)
      start = end
    }
    dropDoubles()
  }

  /// The box around a line.
  func box(of line: Range<Int>) -> PositionedBox { PositionedBox(around: glyphs[line]) }

  /// Adds further lines below.
  mutating func append(_ other: VisualLines) {
    let count = glyphs.count
    glyphs += other.glyphs
    ranges += other.ranges.map { $0.lowerBound + count..<$0.upperBound + count }
  }

  /// How far a line reaches while it is gathered: its height decides how far from its middle another may stand.
  private struct Reach {
    private var sum: Int
    private var count = 1
    private var height: Int32

    init(_ box: PositionedBox) {
      sum = Int(box.middle)
      height = box.height
    }

    func takes(_ box: PositionedBox) -> Bool {
      let off = abs(Int(box.middle) - sum / count)
      return off * 5 <= Int(max(min(height, box.height), 100)) * 2
    }

    mutating func add(_ box: PositionedBox) {
      sum += Int(box.middle)
      count += 1
      height = max(height, box.height)
    }
  }

  private mutating func sortLine(_ line: Range<Int>) {
    glyphs[line].sort { ($0.box.left, $0.box.right) < ($1.box.left, $1.box.right) }
    ranges.append(line)
  }

  /// Leaves out a character printed twice almost in one place, as makeshift bold type is.
  private mutating func dropDoubles() {
    var kept: [PositionedGlyph] = []
    var lines: [Range<Int>] = []
    kept.reserveCapacity(glyphs.count)
    for line in ranges {
      let start = kept.count
      for glyph in glyphs[line] {
        let doubles = kept[start...].suffix(3).contains { $0.scalar == glyph.scalar && $0.box.nearlyCovers(glyph.box) }
        if !doubles { kept.append(glyph) }
      }
      lines.append(start..<kept.count)
    }
    glyphs = kept
    ranges = lines
  }
}

extension VisualLines {
  /// What the gaps between characters are judged for.
  enum Setting {
    /// Running text, where a gap as wide as a space is one.
    case prose
    /// A cell, where the digits of one number may stand a little apart.
    case cell
  }

  /// Appends a line's text; a narrow gap becomes one space, a wide one two, so that numbers apart never read as one.
  func append(_ line: Range<Int>, to text: inout [UInt8], _ setting: Setting) {
    Self.append(glyphs[line], to: &text, setting)
  }

  /// Appends the text of one line's characters, which come from left to right.
  static func append(_ line: some Sequence<PositionedGlyph>, to text: inout [UInt8], _ setting: Setting) {
    var previous: PositionedGlyph?
    for glyph in line where glyph.scalar != PositionedMark.picture {
      if let before = previous {
        for _ in 0..<spaces(between: before, and: glyph, setting) { text.append(0x20) }
        if glyph.isDigit || before.isDigit, !glyph.mayStandBeside(before) { text.append(contentsOf: "\u{FFFD}".utf8) }
      }
      UTF8.encode(RadicalSigns.character(glyph.scalar)).map { for byte in $0 { text.append(byte) } }
      previous = glyph
    }
  }

  /// How many spaces stand for the gap between two neighbours on a line: none, one or two.
  static func spaces(between left: PositionedGlyph, and right: PositionedGlyph, _ setting: Setting) -> Int {
    let gap = Int(right.box.left - left.box.right) * 100
    let height = Int(max(100, min(left.box.height, right.box.height)))
    if gap >= height * 80 { return 2 }
    let isNumber = left.isNumeric && right.isNumeric
    if isNumber { return gap >= height * (setting == .cell ? 30 : 12) ? (setting == .cell ? 2 : 1) : 0 }
    // Typesetters part Chinese from digits and Latin letters by a quarter of a character.
    let usual = left.isWide && right.isWide ? 60 : left.isWide || right.isWide ? 45 : 18
    return gap >= height * usual ? 1 : 0
  }
}

extension PositionedGlyph {
  /// Whether it is white space or invisible.
  var isSpace: Bool {
    switch scalar.value {
    case 0...0x20, 0x7F...0xA0, 0x1680, 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x206F, 0x3000, 0xFEFF: true
    default: false
    }
  }

  /// Whether it is a digit or what stands within a number.
  var isNumeric: Bool {
    switch scalar.value {
    case 0x30...0x39, 0xFF10...0xFF19, 0x2C, 0x2E, 0xFF0C, 0xFF0E: true
    default: false
    }
  }

  /// Whether it is a digit.
  var isDigit: Bool { (0x30...0x39).contains(scalar.value) || (0xFF10...0xFF19).contains(scalar.value) }

  /// Whether it is as wide as it is high: Han, kana, full-width signs.
  var isWide: Bool { scalar.value >= 0x2E80 || (0x2014...0x2026).contains(scalar.value) }
}

extension PositionedGlyph {
  /// Whether a person can read it and the one before it as what they are, a digit beside another character.
  ///
  /// Of characters printed on one another nobody can; a small digit beside a large one, raised or lowered, is the mark of
  /// a note and no part of the number.
  func mayStandBeside(_ before: PositionedGlyph) -> Bool {
    let across = min(box.right, before.box.right) - max(box.left, before.box.left)
    let down = min(box.bottom, before.box.bottom) - max(box.top, before.box.top)
    let isOver =
      Int(across) * 10 > Int(max(1, min(box.width, before.box.width))) * 3
      && Int(down) * 10 > Int(max(1, min(box.height, before.box.height))) * 3
    // How wide signs are some formats only guess: those that begin apart may well stand beside one another.
    let isApart = Int(abs(box.left - before.box.left)) * 10 > Int(min(box.width, before.box.width)) * 3
    guard isDigit, before.isDigit else { return !isOver || isApart }
    guard !isOver else { return false }
    let (small, large) = box.height < before.box.height ? (box, before.box) : (before.box, box)
    if Int(small.height) * 3 < Int(large.height) * 2 { return false }
    return Int(small.height) * 4 >= Int(large.height) * 3
      || Int(large.bottom - small.bottom) * 20 <= Int(large.height) * 3
  }
}

extension PositionedBox {
  /// How wide it is.
  var width: Int32 { right - left }
  /// How high it is.
  var height: Int32 { bottom - top }
  /// The height of its middle.
  var middle: Int32 { top + (bottom - top) / 2 }
  /// The place across of its middle.
  var center: Int32 { left + (right - left) / 2 }

  /// The box around characters; of nothing when there are none.
  init(around glyphs: some Collection<PositionedGlyph>) {
    guard var box = glyphs.first?.box else {
      self.init(left: 0, top: 0, right: 0, bottom: 0)
      return
    }
    for glyph in glyphs.dropFirst() {
      box.left = min(box.left, glyph.box.left)
      box.top = min(box.top, glyph.box.top)
      box.right = max(box.right, glyph.box.right)
      box.bottom = max(box.bottom, glyph.box.bottom)
    }
    self = box
  }

  /// Whether the other box lies on it but for a sliver.
  func nearlyCovers(_ other: PositionedBox) -> Bool {
    let across = min(right, other.right) - max(left, other.left)
    let down = min(bottom, other.bottom) - max(top, other.top)
    return Int(across) * 4 > Int(max(1, other.width)) * 3 && Int(down) * 4 > Int(max(1, other.height)) * 3
  }
}
