/// A colour of characters or of what is behind them.
enum TextColor: Hashable {
  case rgb(UInt32)
  /// Chosen by the program so that it can be seen.
  case automatic
  /// No colour at all.
  case clear

  static let white = TextColor.rgb(0xFFFFFF)

  /// Whether characters of this colour can be seen on that one.
  func showsOn(_ paper: TextColor) -> Bool {
    switch (self, paper) {
    case (.clear, _): false
    case (.rgb(let ink), .rgb(let paper)):
      [0, 8, 16].contains { shift in
        let (one, other) = (Int(ink >> shift & 0xFF), Int(paper >> shift & 0xFF))
        return abs(one - other) > Self.nearest
      }
    default: true
    }
  }

  /// How far apart two colours may be that the eye does not tell apart, of 255.
  private static let nearest = 16

  /// A colour as `#FFFFFF` or `FFFFFF`; nil for anything else.
  init?(hexadecimal text: String) {
    let digits = text.hasPrefix("#") ? text.dropFirst() : text[...]
    guard digits.utf8.count == 6, let value = UInt32(digits, radix: 16) else { return nil }
    self = .rgb(value)
  }

  /// This colour with so many hundredths of another in it.
  func mixed(_ hundredths: Int, of other: TextColor) -> TextColor {
    guard case .rgb(let own) = self, case .rgb(let its) = other else { return self }
    let mixed = [0, 8, 16].map { shift -> UInt32 in
      let (one, two) = (Int(own >> shift & 0xFF), Int(its >> shift & 0xFF))
      return UInt32(one + (two - one) * hundredths / 100) << UInt32(shift)
    }
    return .rgb(mixed.reduce(0, |))
  }
}

extension TextColor {
  /// The colour of the characters of a run of a Word document.
  init?(word node: XMLNode) {
    let value = node.attribute("val") ?? ""
    if value == "auto" { self = .automatic } else { self.init(hexadecimal: value) }
  }

  /// What newer programs fill characters with.
  init?(wordFill node: XMLNode) {
    if node.child("noFill") != nil {
      self = .clear
      return
    }
    guard let fill = node.child("solidFill") else { return nil }
    for color in fill.children {
      if let alpha = color.child("alpha")?.number, alpha >= 90_000 {
        self = .clear
        return
      }
      if let known = TextColor(hexadecimal: color.attribute("val") ?? "") {
        self = known
        return
      }
      if color.is("schemeClr"), ["bg1", "lt1"].contains(color.attribute("val")), color.firstChild == nil {
        self = .white
        return
      }
    }
    return nil
  }

  /// What is behind a run, paragraph or cell of a Word document: a colour, or a pattern of two.
  init?(wordShade node: XMLNode) {
    let fill = TextColor(hexadecimal: node.attribute("fill") ?? "")
    let pattern = node.attribute("val") ?? "clear"
    let ink = TextColor(hexadecimal: node.attribute("color") ?? "") ?? .rgb(0)
    if pattern == "solid" {
      self = ink
    } else if pattern.hasPrefix("pct"), let share = Int(pattern.dropFirst(3)), (0...100).contains(share) {
      self = (fill ?? .white).mixed(share, of: ink)
    } else {
      guard let fill, pattern != "nil" else { return nil }
      self = fill
    }
  }

  /// A colour that Word highlights text with.
  init?(wordName name: String) {
    let names: [String: UInt32] = [
      "black": 0, "blue": 0x0000FF, "cyan": 0x00FFFF, "green": 0x00FF00, "magenta": 0xFF00FF, "red": 0xFF0000,
      "yellow": 0xFFFF00, "white": 0xFFFFFF, "darkBlue": 0x000080, "darkCyan": 0x008080, "darkGreen": 0x008000,
      "darkMagenta": 0x800080, "darkRed": 0x800000, "darkYellow": 0x808000, "darkGray": 0x808080, "lightGray": 0xC0C0C0,
    ]
    guard let value = names[name] else { return nil }
    self = .rgb(value)
  }
}
