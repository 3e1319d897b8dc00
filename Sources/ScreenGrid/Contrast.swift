extension RGB {
  /// How bright it is to the eye, from 0 to 1, as the WCAG define relative luminance.
  public var luminance: Double {
    func linear(_ part: UInt8) -> Double {
      let value = Double(part) / 255
      return value <= 0.04045 ? value / 12.92 : power((value + 0.055) / 1.055)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// The contrast of two colours, from 1 to 21, as the WCAG define it.
  public func contrast(with other: RGB) -> Double {
    let (lighter, darker) = (max(luminance, other.luminance), min(luminance, other.luminance))
    return (lighter + 0.05) / (darker + 0.05)
  }

  /// x to the power 2.4 for x in 0...1: x² times the fifth root of x², by Newton's steps, so that no C library is needed.
  private func power(_ x: Double) -> Double {
    guard x > 0 else { return 0 }
    let square = x * x
    var root = 1.0
    for _ in 0..<40 { root -= (root - square / (root * root * root * root)) / 5 }
    return square * root
  }
}

extension Theme {
  /// The exact colours of a look: what a picture shows, and what contrast is measured on.
  public func exactColors(of look: Look) -> (foreground: RGB, background: RGB) {
    let foreground = exact(look.foreground, canvasForeground)
    let background = exact(look.background, canvasBackground)
    return look.attributes.contains(.reverse) ? (background, foreground) : (foreground, background)
  }

  private func exact(_ color: Color, _ canvas: RGB) -> RGB {
    switch color {
    case .terminal: canvas
    case .palette(let index): Palette.color(at: index)
    case .rgb(let color): color
    }
  }
}
