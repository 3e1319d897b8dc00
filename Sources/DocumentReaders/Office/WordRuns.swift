extension WordText {
  /// How the text of a run shows.
  struct RunLook {
    /// Digits above and below the line.
    static let above = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    static let below = Array("₀₁₂₃₄₅₆₇₈₉")

    var isHidden = false
    /// Whether its digits are none of the text around them: struck out.
    var isStruck = false
    /// Where the characters stand above or below the line, their forms there.
    var raised: [Character]?
    /// The font, if it is one of signs.
    var signs: String?

    var isPlain: Bool { !isHidden && !isStruck && raised == nil && signs == nil }
  }

  /// Reads what stands in a paragraph or in something within it.
  mutating func readInline(_ parent: XMLNode, isHidden: Bool) {
    for node in parent.children {
      switch node {
      case "r": readRun(node, isHidden: isHidden)
      case _ where Self.isLeftOut(node): continue
      case "AlternateContent": if let branch = Self.branch(of: node) { readInline(branch, isHidden: isHidden) }
      case "f", "sSup", "sSub", "sSubSup", "sPre", "rad", "nary", "m", "eqArr", "limLow", "limUpp":
        // The pieces of a formula do not stand in one line.
        if fields.isShown, !isHidden { builder.append(String(WordSymbols.unreadable)) }
        readInline(node, isHidden: isHidden)
      default: readInline(node, isHidden: isHidden)
      }
    }
  }

  private mutating func readRun(_ run: XMLNode, isHidden: Bool) {
    let look = run.child("rPr").map { self.look($0, isHidden) } ?? RunLook(isHidden: isHidden)
    readPieces(of: run, look)
  }

  private mutating func readPieces(of run: XMLNode, _ look: RunLook) {
    for node in run.children {
      switch node {
      case "t": write(node, look)
      case "rPr": continue
      case "fldChar": readFieldMark(node, look)
      case "instrText": node.firstChild?.withText { fields.instruct($0) }
      case _ where look.isHidden || !fields.isShown: continue
      case "tab", "ptab": builder.append("\t")
      case "br", "cr": builder.endParagraph()
      case "noBreakHyphen": builder.append("\u{2011}")
      case "sym": writeSymbol(node)
      case "ruby": if let base = node.child("rubyBase") { readInline(base, isHidden: false) }
      case "drawing", "pict", "object": keepBoxes(in: node)
      case "AlternateContent": if let branch = Self.branch(of: node) { readPieces(of: branch, look) }
      default: continue
      }
    }
  }

  private mutating func readFieldMark(_ node: XMLNode, _ look: RunLook) {
    switch node.attribute("fldCharType") {
    case "begin": fields.begin()
    case "separate": fields.separate()
    case "end":
      let text = fields.end()
      if !look.isHidden, fields.isShown { builder.append(text) }
    default: return
    }
  }

  // MARK: - Characters

  private mutating func write(_ node: XMLNode, _ look: RunLook) {
    guard !look.isHidden, fields.isShown else { return }
    for piece in node.children {
      piece.withText { bytes in
        if look.isPlain, !bytes.contains(where: { $0 < 0x20 }) {
          builder.append(bytes)
        } else {
          builder.append(Self.shown(String(decoding: bytes, as: UTF8.self), look))
        }
      }
    }
  }

  /// Text as a person sees it where its look makes another text of it.
  static func shown(_ text: String, _ look: RunLook) -> String {
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let digit = scalar.properties.numericType == .decimal ? Character(scalar).wholeNumberValue : nil
      if let font = look.signs {
        shown.append(WordSymbols.scalar(scalar.value, font: font))
      } else if let digit, look.isStruck {
        shown.append(digit < 10 ? WordSymbols.unreadable : scalar)
      } else if let digit, let raised = look.raised, raised.indices.contains(digit) {
        shown.append(contentsOf: raised[digit].unicodeScalars)
      } else {
        shown.append(scalar.value < 0x20 ? " " : scalar)
      }
    }
    return String(shown)
  }

  private mutating func writeSymbol(_ node: XMLNode) {
    let code = node.attribute("char").flatMap { UInt32($0, radix: 16) } ?? 0
    builder.append(String(Character(WordSymbols.scalar(code, font: node.attribute("font") ?? ""))))
  }

  private func look(_ properties: XMLNode, _ isHidden: Bool) -> RunLook {
    var look = RunLook(isHidden: isHidden)
    for node in properties.children {
      switch node {
      case "rFonts":
        guard let font = node.attribute("ascii") ?? node.attribute("hAnsi"), WordSymbols.isSymbolFont(font) else {
          continue
        }
        look.signs = font
      case "vanish": look.isHidden = node.isOn
      case "rStyle": if let hides = styles.hides(node.attribute("val")) { look.isHidden = hides }
      case "strike", "dstrike": look.isStruck = look.isStruck || node.isOn
      case "vertAlign":
        switch node.attribute("val") {
        case "superscript": look.raised = RunLook.above
        case "subscript": look.raised = RunLook.below
        default: continue
        }
      default: continue
      }
    }
    return look
  }
}
