import Disclosure

/// How a word processor sets a report on pages: drawn once for a whole report.
public struct GlyphStyle: Sendable {
  /// Where text stands in its cell.
  public enum Alignment: Sendable { case left, center, right }

  /// The page's width and height in points.
  public var paper = (width: 595, height: 842)
  /// The room left free at the page's sides, in points.
  public var margin = 72
  /// The size of table text in tenths of a point.
  public var size = 105
  /// Whether lines are drawn around cells.
  public var isRuled = true
  /// Where numbers stand.
  public var numbers = Alignment.center
  /// Where labels stand.
  public var labels = Alignment.left
  /// Whether text stands at the top of its cell instead of in its middle.
  public var isAtTop = false
  /// What a cell keeps free at its sides, in tenths of a point.
  public var padding = 54
  /// Whether 三、本年度办理结果 stands in a column one character wide.
  public var hasVerticalFrame = true
  /// Whether the heads of a table stand on each of its pages.
  public var repeatsHeads = false
  /// Whether pages have numbers, and a running head.
  public var hasPageNumbers = true
  /// Whether pages have a running head.
  public var hasRunningHead = false
  /// Whether the digits of a number stand a little apart.
  public var hasLooseDigits = false
  /// Whether characters come in no order.
  public var isShuffled = false
  /// The share of the table's width that labels take, in hundredths.
  public var labelShare = 48

  /// The style of a seed.
  public static func random(seed: UInt64) -> GlyphStyle {
    var random = SplitMix64(seed: seed &* 0x9E37_79B9 &+ 77)
    var style = GlyphStyle()
    style.paper = random.pick((595, 842), (595, 842), (842, 595), (516, 729), (1191, 842))
    style.margin = random.pick(40, 57, 72, 90)
    style.size = random.pick(75, 90, 105, 105, 120)
    style.isRuled = random.chance(60)
    style.numbers = random.pick(.center, .center, .left, .right)
    style.labels = random.pick(.left, .center)
    style.isAtTop = random.chance(20)
    style.padding = random.pick(20, 54, 54)
    style.hasVerticalFrame = random.chance(60)
    style.repeatsHeads = random.chance(30)
    style.hasPageNumbers = random.chance(70)
    style.hasRunningHead = random.chance(20)
    style.hasLooseDigits = random.chance(20)
    style.isShuffled = random.chance(30)
    style.labelShare = random.pick(36, 42, 48, 55)
    return style
  }
}
