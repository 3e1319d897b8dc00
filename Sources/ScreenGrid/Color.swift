/// A colour as red, green and blue.
public struct RGB: Sendable, Hashable {
  /// From 0 to 255.
  public let red: UInt8
  /// From 0 to 255.
  public let green: UInt8
  /// From 0 to 255.
  public let blue: UInt8

  /// Makes a colour of its three parts, each from 0 to 255.
  public init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// Reads `#1E90FF`, nil if the text is anything else.
  public init?(hexadecimal text: some StringProtocol) {
    guard text.utf8.count == 7, text.utf8.first == 0x23, let value = UInt32(text.dropFirst(), radix: 16),
      !text.dropFirst().hasPrefix("+"), !text.dropFirst().hasPrefix("-")
    else { return nil }
    self.init(UInt8(value >> 16), UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF))
  }

  /// The colour as `#1e90ff`.
  public var hexadecimal: String {
    "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// How far two colours are apart to the eye, on a scale of its own.
  func distance(to other: RGB) -> Int {
    let mean = (Int(red) + Int(other.red)) / 2
    let (r, g, b) = (Int(red) - Int(other.red), Int(green) - Int(other.green), Int(blue) - Int(other.blue))
    return ((512 + mean) * r * r) >> 8 + 4 * g * g + ((767 - mean) * b * b) >> 8
  }
}

/// A colour as a theme names it.
public enum Color: Sendable, Hashable {
  /// The terminal's own foreground or background.
  case terminal
  /// A place in the terminal's palette: 0 to 15 are its own colours, 16 to 255 are fixed.
  case palette(UInt8)
  /// An exact colour.
  case rgb(RGB)

  /// The colour as this terminal can show it: the nearest one of the palette where it has no exact colours.
  ///
  /// Resolving the same colour twice gives the same result, and what is already coarse enough stays as it is.
  public func resolved(to depth: ColorDepth) -> Color {
    switch (self, depth) {
    case (.terminal, _), (_, .mono): .terminal
    case (_, .truecolor), (.palette, .indexed): self
    case (.rgb(let color), .indexed): .palette(Palette.nearest(to: color, in: 16..<256))
    case (.palette(let index), .sixteen) where index < 16: self
    case (.palette(let index), .sixteen): .palette(Palette.nearest(to: Palette.color(at: index), in: 0..<16))
    case (.rgb(let color), .sixteen): .palette(Palette.nearest(to: color, in: 0..<16))
    }
  }
}

/// How many colours a terminal shows.
public enum ColorDepth: String, Sendable, Hashable, CaseIterable {
  /// None: bold, dim, underline and reverse must do.
  case mono
  /// The 16 of its own palette.
  case sixteen = "16"
  /// The 256 of the usual palette.
  case indexed = "256"
  /// Every colour.
  case truecolor
}

/// The usual 256 colours of terminals.
public enum Palette {
  /// The exact colour at an index; for 0 to 15 the values of xterm, which users often change.
  public static func color(at index: UInt8) -> RGB {
    switch index {
    case 0..<16: return base[Int(index)]
    case 16..<232:
      let place = index - 16
      return RGB(steps[Int(place / 36)], steps[Int(place / 6 % 6)], steps[Int(place % 6)])
    default:
      let level = 8 + 10 * (index - 232)
      return RGB(level, level, level)
    }
  }

  /// The index in a range whose colour is nearest, the lowest of equals.
  static func nearest(to color: RGB, in range: Range<Int>) -> UInt8 {
    var best = range.lowerBound
    var least = Int.max
    for index in range {
      let distance = color.distance(to: Self.color(at: UInt8(index)))
      if distance < least { (best, least) = (index, distance) }
    }
    return UInt8(best)
  }

  private static let steps: [UInt8] = [0, 95, 135, 175, 215, 255]
  private static let base: [RGB] = [
    RGB(0, 0, 0), RGB(205, 0, 0), RGB(0, 205, 0), RGB(205, 205, 0), RGB(0, 0, 238), RGB(205, 0, 205),
    RGB(0, 205, 205), RGB(229, 229, 229), RGB(127, 127, 127), RGB(255, 0, 0), RGB(0, 255, 0), RGB(255, 255, 0),
    RGB(92, 92, 255), RGB(255, 0, 255), RGB(0, 255, 255), RGB(255, 255, 255),
  ]
}
