extension WordText {
  /// Reads what stands in a paragraph or in something within it.
  mutating func readInline(_ parent: XMLNode, _ look: TextLook) {
    for node in parent.children {
      switch node {
      case "r": readRun(node, look)
      case _ where Self.isLeftOut(node): notePrompt(node)
      case "sdt":
        noteStale(node)
        readInline(node, look)
      case "AlternateContent": if let branch = Self.branch(of: node) { readInline(branch, look) }
      case "f", "sSup", "sSub", "sSubSup", "sPre", "rad", "nary", "m", "eqArr", "limLow", "limUpp", "d", "acc", "bar",
        "borderBox", "groupChr":
        // The pieces of a formula do not stand in one line, or stand between signs that are no text.
        writeUnreadable(look)
        readInline(node, look)
      case "phant": writeUnreadable(look)
      case "bdo", "dir":
        // Text that runs to the left shows its characters in another order.
        if node.attribute("val") == "rtl" { writeUnreadable(look) }
        readInline(node, look)
      default: readInline(node, look)
      }
    }
  }

  private mutating func writeUnreadable(_ look: TextLook) {
    if fields.isShown, look.isHidden != true { builder.append(String(WordSymbols.unreadable)) }
  }

  private mutating func readRun(_ run: XMLNode, _ look: TextLook) {
    readPieces(of: run, run.child("rPr").map { self.look($0, over: look) } ?? look)
  }

  private mutating func readPieces(of run: XMLNode, _ look: TextLook) {
    for node in run.children {
      switch node {
      case "t": write(node, look)
      case "rPr": continue
      case "fldChar": readFieldMark(node, look)
      case "instrText": node.firstChild?.withText { fields.instruct($0) }
      case _ where look.isHidden == true || !fields.isShown: continue
      case "tab", "ptab": builder.append("\t")
      case "br", "cr": builder.endParagraph()
      case "noBreakHyphen": builder.append("\u{2011}")
      case "sym": writeSymbol(node)
      case "ruby": if let base = node.child("rubyBase") { readInline(base, look) }
      case "drawing", "pict", "object": readObject(node)
      case "AlternateContent": if let branch = Self.branch(of: node) { readPieces(of: branch, look) }
      default: continue
      }
    }
  }

  private mutating func readFieldMark(_ node: XMLNode, _ look: TextLook) {
    switch node.attribute("fldCharType") {
    case "begin": fields.begin()
    case "separate": fields.separate(at: builder.paragraph.count)
    case "end":
      let text = fields.end(at: builder.paragraph.count)
      if look.isHidden != true, fields.isShown { builder.append(text) }
    default: return
    }
  }

  // MARK: - Characters

  private mutating func write(_ node: XMLNode, _ look: TextLook) {
    guard fields.isShown else { return }
    let isSeen = look.isHidden != true && !look.isUnseen
    if !isSeen, builder.isInCell, Self.saysAnything(node) { builder.sign(isFaint: look.isHidden == true) }
    guard look.isHidden != true else { return }
    for piece in node.children {
      piece.withText { bytes in
        if look.isPlain, !bytes.contains(where: { $0 < 0x20 }) {
          builder.append(bytes)
        } else {
          let text = String(decoding: bytes, as: UTF8.self)
          builder.append(look.shown(text.replacing("\n", with: " ")))
        }
      }
    }
  }

  private static func saysAnything(_ node: XMLNode) -> Bool {
    node.children.contains { $0.withText { $0.contains { $0 > 0x20 } } }
  }

  private mutating func writeSymbol(_ node: XMLNode) {
    let code = node.attribute("char").flatMap { UInt32($0, radix: 16) } ?? 0
    builder.append(String(Character(WordSymbols.scalar(code, font: node.attribute("font") ?? ""))))
  }

  /// How a run shows: what it says itself, else what its style says, else what the paragraph does.
  private func look(_ properties: XMLNode, over paragraph: TextLook) -> TextLook {
    let direct = TextLook(word: properties)
    guard let style = properties.value(of: "rStyle") else { return direct.over(paragraph) }
    let own = styles.look(style)
    var look = direct.over(own.over(paragraph))
    if direct.isHidden == nil, own.isHidden != nil, paragraph.isHidden == true {
      // Where styles of both kinds speak of it, one turns the other round, though not in every program.
      look.isHidden = false
      look.isStruck = true
    }
    return look
  }
}
