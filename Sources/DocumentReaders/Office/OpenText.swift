/// Walks through an OpenDocument text and hands what it shows to a builder.
///
/// The walk goes down by recursion: libxml2 parses no text that is more than 256 elements deep.
struct OpenText {
  /// Where the lists under way have come to.
  private struct List {
    var style: String?
    /// The count of each level down to the innermost.
    var counts: [Int] = []
    /// Whether the item under way has not yet shown its number.
    var isDue = false
  }

  let styles: OpenStyles
  let limit: Int
  var builder: DocumentBuilder
  private(set) var pictures = 0
  private var list: List?
  private var ended: [String: [Int]] = [:]
  private var headings: [Int] = []
  private var cells = 0
  /// What the cell under way has behind its text.
  private var cellLook = TextLook()

  init(styles: OpenStyles, limits: ReadingLimits) {
    self.styles = styles
    limit = limits.tableCells
    builder = DocumentBuilder(limits: limits)
  }

  /// Whether there are more cells than a document may have.
  var isOverLimit: Bool { cells > limit }

  /// Reads paragraphs, lists and tables, whatever they are wrapped in.
  mutating func readBlocks(in parent: XMLNode) {
    for node in parent.children where !builder.isFull {
      switch node {
      case "p": readParagraph(node, isHeading: false)
      case "h": readParagraph(node, isHeading: true)
      case "list": readList(node)
      case "table": readTable(node)
      case _ where OpenInline.isLeftOut(node): continue
      case _ where OpenInline.isDrawing(node): readInline(OpenInline(drawing: node, styles))
      default: readBlocks(in: node)
      }
    }
  }

  // MARK: - Paragraphs

  private mutating func readParagraph(_ node: XMLNode, isHeading: Bool) {
    writeNumber(of: node, isHeading: isHeading)
    readInline(OpenInline(node, styles, over: cellLook))
  }

  private mutating func readInline(_ inline: OpenInline) {
    pictures += inline.pictures
    // A picture in a cell may be that of a figure: the cell is not blank.
    if inline.pictures > 0, builder.isInCell { builder.append(String(WordSymbols.unreadable)) }
    if inline.hides || inline.isUnseen { builder.sign(isFaint: !inline.isUnseen) }
    for line in inline.text.split(separator: 0x0A, omittingEmptySubsequences: false) {
      builder.append(line)
      builder.endParagraph()
    }
    let (outer, look) = (list, cellLook)
    list = nil
    cellLook = TextLook()
    for box in inline.boxes {
      // A box that floats may lie over another cell than the one it hangs on.
      if box.isFloating, builder.isInCell { builder.append(String(WordSymbols.unreadable)) }
      readBlocks(in: box.node)
      builder.endParagraph()
    }
    (list, cellLook) = (outer, look)
  }

  // MARK: - Lists

  private mutating func readList(_ node: XMLNode) {
    let outer = list
    let style = node.attribute("style-name") ?? outer?.style
    var counts = outer?.counts ?? []
    let start = (styles.levels(style)[counts.count + 1]?.start ?? 1) - 1
    counts.append(continued(node, style, depth: counts.count) ?? start)
    list = List(style: style, counts: counts)
    for item in node.children {
      switch item {
      case "list-item":
        if let start = Self.start(item) {
          list?.counts[counts.count - 1] = start
        } else {
          list?.counts[counts.count - 1] &+= 1
        }
        list?.isDue = true
        readBlocks(in: item)
      case "list-header":
        list?.isDue = false
        readBlocks(in: item)
      default: continue
      }
    }
    if outer == nil, let counts = list?.counts {
      if let style { ended["style " + style] = counts }
      if let id = node.attribute("id") { ended["id " + id] = counts }
    }
    list = outer
  }

  /// The count that a list goes on from, nil if it begins anew.
  private func continued(_ node: XMLNode, _ style: String?, depth: Int) -> Int? {
    guard depth == 0 else { return nil }
    if let id = node.attribute("continue-list") { return ended["id " + id]?.first }
    guard node.attribute("continue-numbering") == "true", let style else { return nil }
    return ended["style " + style]?.first
  }

  private mutating func writeNumber(of node: XMLNode, isHeading: Bool) {
    if let current = list, current.isDue {
      list?.isDue = false
      let levels = styles.levels(current.style)
      if let level = levels[current.counts.count] { write(level.text(current.counts, levels), level) }
    } else if isHeading, list == nil, node.attribute("is-list-header") != "true" {
      let depth = node.attribute("outline-level").flatMap { Int($0) } ?? 1
      guard (1...10).contains(depth), let level = styles.outline[depth], !level.format.isEmpty else { return }
      while headings.count < depth { headings.append((styles.outline[headings.count + 1]?.start ?? 1) - 1) }
      headings.removeLast(headings.count - depth)
      headings[depth - 1] = Self.start(node) ?? headings[depth - 1] &+ 1
      write(level.text(headings, styles.outline), level)
    }
  }

  private mutating func write(_ number: String, _ level: OpenStyles.Level) {
    guard !number.isEmpty else { return }
    builder.append(number)
    let endsInDigit = number.unicodeScalars.last.map { ("0"..."9").contains($0) } ?? false
    // A TAB keeps a list's number from running into a figure.
    if builder.isInCell, level.isApart || endsInDigit {
      builder.append("\t")
    } else if level.isApart {
      builder.append(" ")
    }
  }

  // MARK: - Tables

  private mutating func readTable(_ node: XMLNode) {
    let (outer, look) = (list, cellLook)
    list = nil
    cellLook.paper = styles.paper("table", node.attribute("style-name")) ?? cellLook.paper
    builder.beginTable()
    readRows(in: node)
    builder.endTable()
    (list, cellLook) = (outer, look)
  }

  private mutating func readRows(in parent: XMLNode) {
    for node in parent.children {
      switch node {
      case "table-row":
        if node.attribute("visibility").map({ $0 != "visible" }) ?? false { continue }
        for _ in 0..<Self.count(node, "number-rows-repeated") where !isOverLimit && !builder.isFull {
          cells += 1
          readRow(node)
        }
      case "table-header-rows", "table-rows", "table-row-group": readRows(in: node)
      default: continue
      }
    }
  }

  private mutating func readRow(_ row: XMLNode) {
    builder.beginRow()
    let outer = cellLook
    defer { cellLook = outer }
    let paper = styles.paper("table-row", row.attribute("style-name")) ?? outer.paper
    for node in row.children where node.is("table-cell") {
      for _ in 0..<Self.count(node, "number-columns-repeated") where !isOverLimit && !builder.isFull {
        cells += 1
        builder.beginCell(
          rows: Self.count(node, "number-rows-spanned"), columns: Self.count(node, "number-columns-spanned"))
        cellLook.paper = styles.paper("table-cell", node.attribute("style-name")) ?? paper
        readBlocks(in: node)
      }
    }
  }

  /// The number that a list or heading is to begin with.
  static func start(_ node: XMLNode) -> Int? {
    node.attribute("start-value").flatMap { Int($0) }.map { min(max(0, $0), 1_000_000) }
  }

  static func count(_ node: XMLNode, _ name: String) -> Int {
    max(1, node.attribute(name).flatMap { Int($0) } ?? 1)
  }
}
