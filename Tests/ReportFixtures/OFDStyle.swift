/// How a program writes an OFD document: drawn once for a whole document.
public struct OFDStyle: Sendable {
  /// How characters are put into objects.
  public enum Text: Sendable, CaseIterable {
    /// An object for what stands together on a line, an offset for every character.
    case runs
    /// The same, equal offsets written as `g n v`.
    case shortRuns
    /// An object for a line over the whole page, a code for what stands together.
    case lines
    /// An object and a code for a line over the whole page, the offsets bridging what is free.
    case wideCodes
    /// An object for everything on the page, its offsets leading from line to line.
    case pages
    /// An object for every character.
    case characters
  }

  /// How lines are drawn.
  public enum Lines: Sendable, CaseIterable {
    /// An object for every line.
    case strokes
    /// An object for every line, which is a thin filled rectangle.
    case bars
    /// An object for every cell, a closed path.
    case boxes
    /// One object for all.
    case onePath
  }

  /// How characters are put into objects.
  public var text = Text.runs
  /// How lines are drawn.
  public var lines = Lines.strokes
  /// Whether objects count in points, and their matrix makes millimetres of them.
  public var isInPoints = false
  /// Whether everything stands on its side, by so many quarters clockwise.
  public var quarters = 0
  /// Whether the running head is a template's.
  public var hasTemplate = true
  /// Whether locations begin at the root.
  public var isAbsolute = false
  /// Whether elements have a prefix.
  public var hasPrefix = true
  /// Whether objects lie in blocks.
  public var hasBlocks = false
  /// Whether figures lie about that cannot be seen, and a watermark over everything.
  public var hasDecoys = false

  /// The style that everything is read from most easily.
  public init() {}

  /// The style of a seed.
  public static func random(seed: UInt64) -> OFDStyle {
    var random = SplitMix64(seed: seed &* 0xD1B5_4A33 &+ 9)
    var style = OFDStyle()
    style.text = random.element(of: Text.allCases) ?? .runs
    style.lines = random.element(of: Lines.allCases) ?? .strokes
    style.isInPoints = random.chance(30)
    style.quarters = random.pick(0, 0, 0, 0, 1, 3)
    style.hasTemplate = random.chance(60)
    style.isAbsolute = random.chance(40)
    style.hasPrefix = random.chance(70)
    style.hasBlocks = random.chance(30)
    style.hasDecoys = random.chance(40)
    return style
  }
}
