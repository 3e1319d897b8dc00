/// How text shows, as far as that changes what is read; nil where nothing is said of it.
struct TextLook {
  /// Where characters stand.
  enum Position { case level, above, below }

  var isHidden: Bool?
  /// Whether its digits are none of the text around them: struck out, or two lines in the height of one.
  var isStruck: Bool?
  /// Whether characters are small ones above or below the line.
  var position: Position?
  /// Whether characters of full size are moved up or down.
  var shift: Position?
  /// The font, if it is one of signs; "" for any other.
  var signs: String?
  /// The colour of its characters.
  var ink: TextColor?
  /// The colour behind them.
  var paper: TextColor?
  /// Whether they are too small to be seen.
  var isTiny: Bool?

  /// Whether its characters show as they are.
  var isPlain: Bool {
    isHidden != true && isStruck != true && raised == nil && (signs ?? "").isEmpty && !isUnseen
  }

  /// Whether nobody can see its characters although they are there.
  var isUnseen: Bool { isTiny == true || ink.map { !$0.showsOn(paper ?? .white) } ?? false }

  /// What it says, and of all else what another says.
  func over(_ base: TextLook) -> TextLook {
    TextLook(
      isHidden: isHidden ?? base.isHidden, isStruck: isStruck ?? base.isStruck, position: position ?? base.position,
      shift: shift ?? base.shift, signs: signs ?? base.signs, ink: ink ?? base.ink, paper: paper ?? base.paper,
      isTiny: isTiny ?? base.isTiny)
  }

  /// The forms that digits take above or below the line, by digit; nil for digits in the line.
  private var raised: [Character]? {
    for place in [position, shift] {
      switch place {
      case .above: return Self.above
      case .below: return Self.below
      case .level, nil: continue
      }
    }
    return nil
  }

  private static let above = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
  private static let below = Array("₀₁₂₃₄₅₆₇₈₉")

  /// Text as a person sees it; control characters are spaces.
  func shown(_ text: String) -> String {
    let raised = self.raised
    let font = signs ?? ""
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let digit = scalar.properties.numericType == .decimal ? Character(scalar).wholeNumberValue : nil
      if !font.isEmpty {
        shown.append(scalar == "\n" ? scalar : WordSymbols.scalar(scalar.value, font: font))
      } else if let digit, isStruck == true || isUnseen {
        shown.append(digit < 10 ? WordSymbols.unreadable : scalar)
      } else if let digit, let raised, raised.indices.contains(digit) {
        shown.append(contentsOf: raised[digit].unicodeScalars)
      } else {
        shown.append(scalar.value < 0x20 && scalar != "\n" ? " " : scalar)
      }
    }
    return String(shown)
  }
}

extension TextLook {
  /// What the properties of a run or a style of a Word document say.
  init(word properties: XMLNode) {
    for node in properties.children {
      switch node {
      case "rFonts": signs = Self.signs(node)
      case "vanish": isHidden = node.isOn
      // Switching off one kind of line leaves the other, so neither is taken as switching off.
      case "strike", "dstrike": if node.isOn { isStruck = true }
      case "eastAsianLayout": if ["1", "true", "on"].contains(node.attribute("combine")) { isStruck = true }
      case "vertAlign":
        switch node.attribute("val") {
        case "superscript": position = .above
        case "subscript": position = .below
        default: position = .level
        }
      case "position":
        // Up to a point it only sets digits level with the characters beside them.
        let halfPoints = node.number ?? 0
        shift = halfPoints > 2 ? .above : halfPoints < -2 ? .below : .level
      case "sz": isTiny = node.number.map { $0 <= Self.tinyHalfPoints }
      case "color": ink = TextColor(word: node)
      case "textFill": ink = TextColor(wordFill: node) ?? ink
      case "highlight": paper = TextColor(wordName: node.attribute("val") ?? "") ?? paper
      case "shd": paper = paper ?? TextColor(wordShade: node)
      default: continue
      }
    }
  }

  /// Letters of two points cannot be told apart.
  static let tinyHalfPoints = 4

  private static func signs(_ fonts: XMLNode) -> String? {
    if let font = fonts.attribute("ascii") { return WordSymbols.isSymbolFont(font) ? font : "" }
    if let font = fonts.attribute("hAnsi"), WordSymbols.isSymbolFont(font) { return font }
    return fonts.attribute("asciiTheme") == nil ? nil : ""
  }

  /// What a font of a workbook says.
  init(sheetFont node: XMLNode) {
    isStruck = node.flag("strike")
    switch node.value(of: "vertAlign") {
    case "superscript": position = .above
    case "subscript": position = .below
    default: position = nil
    }
    let font = node.value(of: "rFont") ?? node.value(of: "name") ?? ""
    signs = WordSymbols.isSymbolFont(font) ? font : nil
  }
}
