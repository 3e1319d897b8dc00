import Disclosure

/// Writes the text and tables of a web page into a document, as a browser would show them.
struct HTMLPage {
  /// An element that is open.
  private struct Frame {
    let tag: HTMLTag
    let end: End
    /// The look of the text around it.
    let look: HTMLWriter.Look
  }

  /// What an element parts itself from what follows by.
  private enum End { case nothing, edge, paragraph }

  private var writer: HTMLWriter
  private var sheet: HTMLSheet?
  private var open: [Frame] = []
  private var lists: [HTMLList] = []
  /// How often a table was looked for in what is hidden.
  private var searches = 0

  /// A page of which nothing is read yet; `sheet` is what its style sheets say that matters.
  init(limits: ReadingLimits, sheet: HTMLSheet? = nil) {
    writer = HTMLWriter(limits: limits)
    self.sheet = sheet
  }

  /// Reads a page from its tree.
  mutating func read(_ tree: XMLTree) {
    var page = self
    self = HTMLPage(limits: ReadingLimits())
    XMLWalk.visit(tree.root, enter: { page.enter($0) }, leave: { _ in page.leave() })
    self = page
  }

  /// The document, and what to say if it holds no report.
  mutating func finish() -> Result<(document: Document, absence: ReadingError.Kind?), ReadingError.Kind> {
    writer.builder.finish(writer.evidence.metadata).map { ($0, writer.evidence.absence) }
  }

  // MARK: - Elements

  private mutating func enter(_ node: XMLNode) -> XMLWalk.Step {
    guard !writer.builder.isOverLimit else { return .stop }
    switch node.kind {
    case .text:
      node.withText { writer.write($0) }
      return .past
    case .other: return .past
    case .element: return enterElement(node, HTMLTag(node))
    }
  }

  private mutating func enterElement(_ node: XMLNode, _ tag: HTMLTag) -> XMLWalk.Step {
    switch tag {
    case .hidden: return .past
    case .title:
      writer.evidence.title = node.allText
      return .past
    case .meta:
      writer.evidence.take(meta: node)
      return .past
    case .lineBreak:
      writer.endParagraph()
      return .past
    case .navigation where node.first("td") == nil: return .past
    default: break
    }
    var style = HTMLStyle(node)
    if sheet != nil {
      guard let full = self.style(of: node, tag, style) else { return .past }
      style = full
    }
    guard style.display != HTMLStyle.Display.none, !node.has("hidden"), tag != .dialog || node.has("open") else {
      return .past
    }
    return enterShown(node, tag, style)
  }

  /// The style of an element where the page has style sheets; nil if it is surely not shown.
  private mutating func style(of node: XMLNode, _ tag: HTMLTag, _ own: HTMLStyle) -> HTMLStyle? {
    var style = sheet?.style(of: node, own: own) ?? own
    guard style.isHiddenBySheet else { return style }
    // Pages hide what a script shows later, as the leaves of a book that are turned over. Of what holds a table it is
    // not known; of a table and of what is in its cells it is.
    let isOpen = tag != .table && holdsTable(node) || style.mayBeShown
    guard isOpen else { return style.display == HTMLStyle.Display.none ? nil : style }
    if style.mayBeShown, writer.builder.isInCell {
      writer.sign()
      return nil
    }
    (style.display, style.isVisible, style.isTiny) = (own.display, own.isVisible, own.isTiny)
    return style
  }

  /// Whether there is a table in an element; it is not looked for without end in elements within elements.
  private mutating func holdsTable(_ node: XMLNode) -> Bool {
    searches += 1
    return searches < 1_000 && node.first("table") != nil
  }

  private mutating func enterShown(_ node: XMLNode, _ tag: HTMLTag, _ style: HTMLStyle) -> XMLWalk.Step {
    let around = writer.look
    let end = begin(tag, style)
    switch tag {
    case .picture: show(picture: node)
    case .frame: show(frame: node)
    case .input: HTMLField.write(node, to: &writer)
    case .drawn:
      // A script that writes nothing shows nothing.
      writer.sign(isFaint: node.is("script") && !node.allText[...].holds("write"))
      writer.look = around
      return .past
    case .link:
      writer.links += 1
      writer.evidence.beginLink(node)
    case .font: if let face = node.attribute("face") { writer.look.font = HTMLSymbolFont(family: face) }
    case .quoted: writer.write("“")
    case .turned: if node.attribute("dir")?.lowercased() == "rtl" { writer.sign() }
    case .inline, .script, .apart, .struck: break
    default: beginBlock(node, tag, style)
    }
    if style.hasPicture == true { writer.builder.sign(isFaint: true) }
    if style.hasContent == true || style.isTurned == true { writer.sign() }
    open.append(Frame(tag: tag, end: end, look: around))
    return .deeper
  }

  /// Parts an element from what stands before it and takes over how its text is shown.
  private mutating func begin(_ tag: HTMLTag, _ style: HTMLStyle) -> End {
    if tag == .script { writer.look.traits.insert(.raised) }
    if tag == .struck || style.isStruck == true { writer.look.traits.insert(.struck) }
    if let isVisible = style.isVisible { writer.look.traits.set(.invisible, !isVisible) }
    if let isTiny = style.isTiny { writer.look.traits.set(.tiny, isTiny) }
    if let font = style.font { writer.look.font = font }
    guard tag.isInline else {
      writer.endParagraph()
      return .paragraph
    }
    if style.isRaised == true { writer.look.traits.insert(.raised) }
    let isApart = tag == .apart || tag == .input || style.isMoved == true || style.hasMargin == true
    switch style.display {
    case .block:
      writer.endParagraph()
      return .paragraph
    case .apart:
      writer.edge()
      return .edge
    default:
      if isApart { writer.edge() }
      return isApart ? .edge : .nothing
    }
  }

  private mutating func beginBlock(_ node: XMLNode, _ tag: HTMLTag, _ style: HTMLStyle) {
    switch tag {
    case .table: writer.builder.beginTable()
    case .headRows: writer.builder.beginRowGroup(.head)
    case .rowGroup: writer.builder.beginRowGroup(.body)
    case .footRows: writer.builder.beginRowGroup(.foot)
    case .row: writer.builder.beginRow()
    case .cell:
      writer.builder.beginCell(rows: node.span("rowspan", zero: 65_534), columns: node.span("colspan", zero: 1))
    case .preformatted: writer.keptLines += 1
    case .orderedList: lists.append(HTMLList(node, style))
    case .listItem: writer.mark = lists.indices.last.flatMap { lists[$0].next(node) }
    default: break
    }
  }

  private mutating func leave() {
    guard let frame = open.popLast() else { return }
    if frame.tag == .quoted { writer.write("”") }
    writer.look = frame.look
    switch frame.end {
    case .nothing: break
    case .edge: writer.edge()
    case .paragraph: writer.endParagraph()
    }
    switch frame.tag {
    case .link:
      writer.links -= 1
      writer.evidence.endLink()
    case .table: writer.builder.endTable()
    case .preformatted: writer.keptLines -= 1
    case .orderedList: if !lists.isEmpty { lists.removeLast() }
    default: break
    }
  }

  // MARK: - What is no text

  private mutating func show(picture node: XMLNode) {
    guard node.has("src") || node.has("alt") else { return }
    let isPage = writer.evidence.take(picture: node, isLink: writer.links > 0)
    if !node.isSpacer { writer.sign() }
    if isPage { writer.builder.picture() }
  }

  private mutating func show(frame node: XMLNode) {
    writer.evidence.take(frame: node)
    if !node.isSpacer { writer.sign() }
  }
}

extension HTMLWriter {
  /// Writes characters as if they stood in the page.
  mutating func write(_ text: StaticString) {
    write(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}

extension HTMLWriter.Look.Traits {
  /// Adds or removes a trait.
  mutating func set(_ trait: Self, _ holds: Bool) {
    if holds { insert(trait) } else { remove(trait) }
  }
}

extension XMLNode {
  /// Whether it has an attribute of that name.
  func has(_ name: StaticString) -> Bool { withAttribute(name) { $0 != nil } }

  /// Whether it only keeps room free: a picture or frame of at most one dot across.
  fileprivate var isSpacer: Bool {
    ["width", "height"].contains { name in
      let length = attribute(name)?.filter { !$0.isWhitespace } ?? ""
      return !length.hasSuffix("%") && (Int(length.prefix { ("0"..."9").contains($0) }) ?? 1000) <= 1
    }
  }

  /// How many rows or columns a cell says to span; what is no number is 1.
  fileprivate func span(_ name: StaticString, zero: Int) -> Int {
    withAttribute(name) { value in
      guard let value else { return 1 }
      var number: Int?
      for byte in value.drop(while: { $0 <= 0x20 }) {
        guard (0x30...0x39).contains(byte) else { break }
        number = min((number ?? 0) * 10 + Int(byte - 0x30), 1_000_000)
      }
      return number == 0 ? zero : number ?? 1
    }
  }
}
