/// A page as formats of fixed layout give it: characters with boxes, and the lines drawn between them.
///
/// All lengths are in hundredths of a point (1/7200 inch); x grows to the right and y downwards from the page's upper
/// left corner as a person holds it. A format in millimetres multiplies by 283.46.
public struct PositionedPage: Sendable {
  /// The page's number, from 1.
  public let number: Int
  /// How wide the page is.
  public let width: Int32
  /// How high the page is.
  public let height: Int32
  /// Its characters, in the order in which the file gives them; spaces may be among them and tell nothing.
  public let glyphs: [PositionedGlyph]
  /// The horizontal and vertical lines drawn on it, in any order, in pieces or doubled; empty if the format has none.
  public let rulings: [PositionedRuling]
  /// Where something stands that is no text, or text that cannot be seen.
  public let marks: [PositionedMark]

  /// Makes a page; sizes beyond any page are brought nearer.
  public init(
    number: Int, width: Int32, height: Int32, glyphs: [PositionedGlyph], rulings: [PositionedRuling] = [],
    marks: [PositionedMark] = []
  ) {
    let size = PositionedBox(left: 0, top: 0, right: max(0, width), bottom: max(0, height))
    self.number = number
    self.width = size.right
    self.height = size.bottom
    self.glyphs = glyphs
    self.rulings = rulings
    self.marks = marks
  }
}

/// A character and the box it stands in: from the pen's place to its place after the character, ascent to descent.
public struct PositionedGlyph: Sendable, Hashable {
  /// The character; of a ligature or a base with marks each scalar is a glyph of its own, the box shared out or repeated.
  public let scalar: Unicode.Scalar
  /// Where it stands.
  public let box: PositionedBox

  /// Makes a glyph.
  public init(_ scalar: Unicode.Scalar, _ box: PositionedBox) {
    self.scalar = scalar
    self.box = box
  }
}

/// A rectangle on a page; `left` is not greater than `right`, nor `top` than `bottom`.
public struct PositionedBox: Sendable, Hashable {
  /// The left edge.
  public var left: Int32
  /// The upper edge.
  public var top: Int32
  /// The right edge.
  public var right: Int32
  /// The lower edge.
  public var bottom: Int32

  /// Makes a box; edges given the wrong way round are exchanged, and places far outside any page are brought nearer.
  public init(left: Int32, top: Int32, right: Int32, bottom: Int32) {
    func near(_ place: Int32) -> Int32 { min(max(place, -Self.limit), Self.limit) }
    self.left = near(min(left, right))
    self.top = near(min(top, bottom))
    self.right = near(max(left, right))
    self.bottom = near(max(top, bottom))
  }

  /// 10,000 inches: sums of two places stay within 32 bits.
  private static let limit: Int32 = 72_000_000
}

/// A horizontal or vertical line drawn on a page, or one edge of a drawn or filled rectangle.
public struct PositionedRuling: Sendable, Hashable {
  /// Which way it runs.
  public enum Direction: Sendable, Hashable {
    /// From left to right.
    case horizontal
    /// From top to bottom.
    case vertical
  }

  /// Which way it runs.
  public let direction: Direction
  /// Its middle across: y of a horizontal line, x of a vertical one.
  public let position: Int32
  /// Where it begins: x of a horizontal line, y of a vertical one; not greater than `end`.
  public let start: Int32
  /// Where it ends.
  public let end: Int32

  /// Makes a line; ends given the wrong way round are exchanged.
  public init(_ direction: Direction, at position: Int32, from start: Int32, to end: Int32) {
    let box = PositionedBox(left: start, top: position, right: end, bottom: position)
    self.direction = direction
    self.position = box.top
    self.start = box.left
    self.end = box.right
  }
}
