import Disclosure

/// Walks through the parts of a Word document and hands what they show to a builder.
///
/// The walk goes down by recursion: libxml2 parses no text that is more than 256 elements deep.
struct WordText {
  let styles: WordStyles
  var numbering: WordNumbering
  var builder: DocumentBuilder
  var fields = WordFields()
  /// How many pictures were met.
  private(set) var pictures = 0
  /// Other documents that the text has put in, by the name it gives them.
  var chunks: [String: Document] = [:]
  /// The texts of the data that content controls may be bound to; nil if there are none.
  var data: Set<[UInt8]>?
  /// Text boxes that hang on the paragraph under way; they are read behind it.
  private var boxes: [(node: XMLNode, isFloating: Bool)] = []
  /// Whether the mark that would have ended the paragraph before is deleted, so that this one goes on with it.
  private var goesOn = false
  /// What the cell and the table under way lay behind their text, and the colour that the table's style gives it.
  var cellLook = TextLook()

  init(styles: WordStyles, numbering: WordNumbering, limits: ReadingLimits) {
    self.styles = styles
    self.numbering = numbering
    builder = DocumentBuilder(limits: limits)
  }

  // MARK: - Blocks

  /// Reads paragraphs and tables, whatever they are wrapped in.
  mutating func readBlocks(in parent: XMLNode) {
    for node in parent.children where !builder.isFull {
      switch node {
      case "p": readParagraph(node)
      case "tbl": readTable(node)
      case "altChunk": readChunk(node)
      case _ where Self.isLeftOut(node): notePrompt(node)
      case "sdt":
        noteStale(node)
        readBlocks(in: node)
      case "AlternateContent": if let branch = Self.branch(of: node) { readBlocks(in: branch) }
      default: readBlocks(in: node)
      }
    }
  }

  /// Whether an element is no part of what is shown: deleted, moved elsewhere, a prompt, or only properties.
  static func isLeftOut(_ node: XMLNode) -> Bool {
    switch node {
    case "del", "moveFrom": true
    case "sdt": node.child("sdtPr")?.flag("showingPlcHdr") ?? false
    default: node.isProperties
    }
  }

  /// The one of several ways to say the same that is read: the first that newer programs know.
  static func branch(of node: XMLNode) -> XMLNode? {
    node.children.first { choice in
      choice.is("Choice")
        && (choice.attribute("Requires")?.split(separator: " ").allSatisfy { known.contains(String($0)) } ?? true)
    } ?? node.child("Fallback")
  }

  /// The prefixes that all programs write for the extensions of Word.
  private static let known: Set<String> = [
    "w", "m", "v", "o", "r", "w10", "w14", "w15", "w16", "w16se", "w16cid", "w16cex", "w16sdtdh", "w16du", "wp14",
    "wpc",
    "wpg", "wpi", "wps", "wne", "oel", "a14", "p14", "x14", "am3d", "aink", "cx", "cx1", "cx2", "cx3", "cx4", "cx5",
    "cx6", "cx7", "cx8",
  ]

  private mutating func readParagraph(_ node: XMLNode) {
    let properties = node.child("pPr")
    let style = properties?.value(of: "pStyle") ?? styles.usual
    let isLast = !Self.isMarkDeleted(properties) || Self.nextParagraph(node) == nil
    if !goesOn { writeNumber(of: isLast ? node : Self.lastParagraph(joinedTo: node)) }
    goesOn = !isLast
    let behind = TextLook(paper: properties?.child("shd").flatMap(TextColor.init(wordShade:)))
    readInline(node, behind.over(styles.look(style)).over(cellLook).over(styles.usualLook))
    guard isLast else { return }
    builder.endParagraph()
    readBoxes()
  }

  /// The paragraph whose mark ends what a paragraph with a deleted mark begins.
  private static func lastParagraph(joinedTo node: XMLNode) -> XMLNode {
    var last = node
    while isMarkDeleted(last.child("pPr")), let next = nextParagraph(last) { last = next }
    return last
  }

  private static func isMarkDeleted(_ properties: XMLNode?) -> Bool {
    guard let mark = properties?.child("rPr") else { return false }
    return mark.child("del") != nil || mark.child("moveFrom") != nil
  }

  /// The element after a paragraph, if it is one as well.
  private static func nextParagraph(_ node: XMLNode) -> XMLNode? {
    var next = node.next
    while let found = next {
      if found.is("p") { return found }
      if found.is("tbl") || found.is("sdt") || found.is("sectPr") { return nil }
      next = found.next
    }
    return nil
  }

  // MARK: - Numbers of lists

  private mutating func writeNumber(of paragraph: XMLNode) {
    let properties = paragraph.child("pPr")
    let direct = properties.flatMap(WordStyles.place)
    let style = properties?.value(of: "pStyle") ?? styles.usual
    guard direct != nil || style != nil, let place = numbering.place(of: direct, style: style, styles) else { return }
    if properties?.child("rPr")?.flag("vanish") ?? styles.look(style).isHidden ?? false { return }
    guard let label = numbering.next(place, styles), fields.isShown else { return }
    builder.append(label.text)
    // Within a cell a TAB keeps a list's number from running into a figure: `1 500` would be a grouped one.
    let endsInDigit = label.text.unicodeScalars.last.map { ("0"..."9").contains($0) } ?? false
    if builder.isInCell, label.isApart || endsInDigit {
      builder.append("\t")
    } else if label.isApart {
      builder.append(" ")
    }
  }

  /// Puts in another document; one that cannot be read leaves its trace.
  private mutating func readChunk(_ node: XMLNode) {
    if let chunk = node.attribute("id").flatMap({ chunks[$0] }) { return builder.append(chunk) }
    builder.append(String(WordSymbols.unreadable))
    builder.endParagraph()
  }

  // MARK: - Text boxes

  /// Reads something drawn; what is no text box and no picture leaves its trace in a cell, unless it is a line.
  mutating func readObject(_ node: XMLNode) {
    let before = (boxes.count, pictures)
    keepBoxes(in: node)
    guard builder.isInCell, before == (boxes.count, pictures), !Self.isLine(node) else { return }
    builder.append(String(WordSymbols.unreadable))
  }

  /// Whether something drawn is a line, as those across the head of a table are.
  private static func isLine(_ node: XMLNode) -> Bool {
    if node.first("line") != nil || node.first("cnvCnPr") != nil { return true }
    guard let shape = node.first("prstGeom")?.attribute("prst") else { return false }
    return shape.hasPrefix("line") || shape.contains("Connector")
  }

  /// Keeps the text boxes below a node for later, and counts its pictures.
  private mutating func keepBoxes(in parent: XMLNode, isFloating: Bool = false) {
    for node in parent.children {
      switch node {
      case "txbxContent": boxes.append((node, isFloating))
      case "blip", "imagedata":
        pictures += 1
        // A picture in a cell may be that of a figure: the cell is not blank.
        if builder.isInCell { builder.append(String(WordSymbols.unreadable)) }
      case "AlternateContent":
        if let branch = Self.branch(of: node) { keepBoxes(in: branch, isFloating: isFloating) }
      case "anchor": keepBoxes(in: node, isFloating: true)
      case "shape", "rect", "group":
        let isPlaced = node.attribute("style")?.contains("position:absolute") ?? false
        keepBoxes(in: node, isFloating: isFloating || isPlaced)
      default: keepBoxes(in: node, isFloating: isFloating)
      }
    }
  }

  private mutating func readBoxes() {
    guard !boxes.isEmpty else { return }
    let waiting = boxes
    let outer = (fields, cellLook)
    boxes = []
    cellLook = TextLook()
    for box in waiting {
      fields = WordFields()
      // A box that floats may lie over another cell than the one it hangs on.
      if box.isFloating, builder.isInCell { builder.append(String(WordSymbols.unreadable)) }
      readBlocks(in: box.node)
      goesOn = false
      builder.endParagraph()
    }
    (fields, cellLook) = outer
  }
}
