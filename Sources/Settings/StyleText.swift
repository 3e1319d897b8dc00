internal import ScreenGrid

/// A style as it is written in a theme: colours by name until the palette is known.
struct StyleText {
  /// A pair of colours by name.
  struct Colors {
    var foreground: String?
    var background: String?
  }

  var colors = Colors()
  var attributes: Style.Attributes = []
  var in256: Colors?
  var in16: Colors?
  var inMono: Style.Attributes?

  static let attributeNames: [String: Style.Attributes] = [
    "bold": .bold, "dim": .dim, "italic": .italic, "underline": .underline, "reverse": .reverse,
  ]

  /// Reads `bold red on black`: traits, then the letters' colour, then `on` and the colour behind them.
  ///
  /// `plain` stands for no trait and no colour. Nil if there are words too many.
  init?(_ text: String) {
    var words = text.split(separator: " ").map(String.init)
    if words == ["plain"] { words = [] }
    while let first = words.first, let attribute = Self.attributeNames[first] {
      attributes.insert(attribute)
      words.removeFirst()
    }
    if let first = words.first, first != "on" {
      colors.foreground = first
      words.removeFirst()
    }
    if words.first == "on", words.count == 2 {
      colors.background = words[1]
      words = []
    }
    guard words.isEmpty else { return nil }
  }

  /// A style that sets nothing.
  init() {}
}

/// The colours that need no palette.
enum ColorText {
  /// The colour of `default`, `#1e90ff`, `208`, `bright-red`, or a name of the palette.
  static func color(_ text: String, palette: [String: Color]) -> Color? {
    if let color = palette[text] { return color }
    if text == "default" { return .terminal }
    if let color = RGB(hexadecimal: text) { return .rgb(color) }
    if let index = names.firstIndex(of: text) { return .palette(UInt8(index)) }
    return UInt8(text).map(Color.palette)
  }

  private static let names: [String] = {
    let base = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]
    return base + base.map { "bright-" + $0 }
  }()
}
