/// How a role is drawn: what it sets and what it leaves as it is.
public struct Style: Sendable, Hashable {
  /// Traits of the letters themselves.
  public struct Attributes: OptionSet, Sendable, Hashable {
    /// One bit a trait.
    public let rawValue: UInt8
    /// Makes a set of its bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }
    /// Heavier.
    public static let bold = Attributes(rawValue: 1)
    /// Fainter.
    public static let dim = Attributes(rawValue: 2)
    /// Slanted.
    public static let italic = Attributes(rawValue: 4)
    /// With a line under it.
    public static let underline = Attributes(rawValue: 8)
    /// With foreground and background exchanged.
    public static let reverse = Attributes(rawValue: 16)
  }

  /// A pair of colours, each of which may be left as it is.
  public struct Colors: Sendable, Hashable {
    /// The letters' colour, nil where it is left as it is.
    public var foreground: Color?
    /// The colour behind them, nil where it is left as it is.
    public var background: Color?

    /// Makes a pair.
    public init(foreground: Color? = nil, background: Color? = nil) {
      self.foreground = foreground
      self.background = background
    }
  }

  /// The colours wherever no fallback is stated.
  public var colors: Colors
  /// The traits.
  public var attributes: Attributes
  /// What a terminal of 256 colours shows instead, nil for the nearest colours.
  public var in256: Colors?
  /// What a terminal of 16 colours shows instead, nil for the nearest colours.
  public var in16: Colors?
  /// The traits where there is no colour, nil for those that the role has by itself.
  public var inMono: Attributes?

  /// Makes a style.
  public init(
    foreground: Color? = nil, background: Color? = nil, attributes: Attributes = [], in256: Colors? = nil,
    in16: Colors? = nil, inMono: Attributes? = nil
  ) {
    colors = Colors(foreground: foreground, background: background)
    self.attributes = attributes
    self.in256 = in256
    self.in16 = in16
    self.inMono = inMono
  }

  func colors(at depth: ColorDepth) -> Colors {
    switch depth {
    case .truecolor: colors
    case .indexed: in256 ?? colors
    case .sixteen: in16 ?? in256 ?? colors
    case .mono: Colors()
    }
  }
}

/// How a cell looks in the end: both colours and all traits.
public struct Look: Sendable, Hashable {
  /// The letters' colour.
  public var foreground: Color
  /// The colour behind them.
  public var background: Color
  /// The traits.
  public var attributes: Style.Attributes

  /// Makes a look.
  public init(foreground: Color = .terminal, background: Color = .terminal, attributes: Style.Attributes = []) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }
}

/// The colours of the program as a value: a style for every role.
public struct Theme: Sendable, Hashable {
  /// The backgrounds that a theme is made for.
  public enum Appearance: String, Sendable, Hashable, CaseIterable {
    case dark, light, any
  }

  /// The name by which it is chosen: that of its file.
  public var name: String
  /// Its title in Chinese.
  public var titleInChinese: String
  /// Its title in English.
  public var titleInEnglish: String
  /// Which backgrounds it is made for.
  public var appearance: Appearance
  /// What the terminal's own foreground is taken to be, in pictures and in tests of contrast.
  public var canvasForeground: RGB
  /// What the terminal's own background is taken to be, in pictures and in tests of contrast.
  public var canvasBackground: RGB
  /// The style of every role; a role not named looks like `.text`.
  public var styles: [Role: Style]

  /// Makes a theme.
  public init(
    name: String, titleInChinese: String, titleInEnglish: String, appearance: Appearance = .any,
    canvasForeground: RGB = RGB(229, 229, 229), canvasBackground: RGB = RGB(0, 0, 0), styles: [Role: Style] = [:]
  ) {
    self.name = name
    self.titleInChinese = titleInChinese
    self.titleInEnglish = titleInEnglish
    self.appearance = appearance
    self.canvasForeground = canvasForeground
    self.canvasBackground = canvasBackground
    self.styles = styles
  }

  /// How a cell of a role looks, with a role laid over it, on a terminal of some depth.
  ///
  /// What a role leaves unset comes from `.text`. A role laid over it replaces the colours it sets and adds its traits;
  /// what is reversed twice is not reversed, so that a cursor upon a reversed line is still seen. `.related` yields to a
  /// role with a background of its own: a failed cell stays red among those of its relation.
  public func look(_ role: Role, overlay: Role? = nil, depth: ColorDepth) -> Look {
    if depth == .mono { return Look(attributes: monoAttributes(role, overlay: overlay)) }
    let text = style(.text).colors(at: depth)
    let base = style(role)
    let own = base.colors(at: depth)
    let over = overlay.map(style)
    let yields = overlay == .related && own.background != nil
    let laid = yields ? Style.Colors() : over?.colors(at: depth) ?? Style.Colors()
    let isColored = laid.foreground != nil || laid.background != nil
    let kept = isColored ? base.attributes.subtracting([.reverse, .dim]) : base.attributes
    let attributes = kept.laidUnder(over?.attributes ?? [])
    let foreground = laid.foreground ?? own.foreground ?? text.foreground ?? .terminal
    let background = laid.background ?? own.background ?? text.background ?? .terminal
    return Look(foreground: foreground, background: background, attributes: attributes).resolved(to: depth)
  }

  private func style(_ role: Role) -> Style { styles[role] ?? Style() }

  private func monoAttributes(_ role: Role, overlay: Role?) -> Style.Attributes {
    let base = style(role).inMono ?? role.attributesInMono
    guard let overlay else { return base }
    return base.laidUnder(style(overlay).inMono ?? overlay.attributesInMono)
  }
}

extension Style.Attributes {
  /// Both sets, but reversed twice is not reversed, so that a cursor upon a reversed line is still seen.
  fileprivate func laidUnder(_ other: Style.Attributes) -> Style.Attributes {
    union(other).subtracting(.reverse).union(symmetricDifference(other).intersection(.reverse))
  }
}

extension Look {
  /// The look in the colours of a depth; letters never take the colour behind them by being rounded to it.
  func resolved(to depth: ColorDepth) -> Look {
    var look = self
    look.foreground = foreground.resolved(to: depth)
    look.background = background.resolved(to: depth)
    if foreground != background, look.foreground == look.background, case .palette(let index) = look.background {
      look.foreground = .palette(Palette.color(at: index).luminance > 0.18 ? 0 : 15)
    }
    return look
  }
}
