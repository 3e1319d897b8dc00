import Disclosure

/// Writes the text and tables of a web page into a document, as a browser would show them.
struct HTMLPage {
  private var builder: DocumentBuilder
  /// What the page says and shows beside its text.
  private var evidence = HTMLEvidence()
  /// Whether white space was met that becomes one space before the next character.
  private var hasSpace = false
  private var keptLines = 0
  private var raised = 0
  private var links = 0
  private var lists: [HTMLList] = []
  /// The number that the browser puts before the item under way, until its text is seen.
  private var mark: String?

  /// A page of which nothing is read yet.
  init(limits: ReadingLimits) { builder = DocumentBuilder(limits: limits) }

  /// Reads a page from its tree.
  mutating func read(_ tree: XMLTree) {
    var page = self
    self = HTMLPage(limits: ReadingLimits())
    XMLWalk.visit(tree.root, enter: { page.enter($0) }, leave: { page.leave($0) })
    self = page
  }

  /// The document, and what to say if it holds no report.
  mutating func finish() -> Result<(document: Document, absence: ReadingError.Kind?), ReadingError.Kind> {
    builder.finish(evidence.metadata).map { ($0, evidence.absence) }
  }

  // MARK: - Elements

  private mutating func enter(_ node: XMLNode) -> XMLWalk.Step {
    guard !builder.isOverLimit else { return .stop }
    switch node.kind {
    case .text:
      node.withText { write($0) }
      return .past
    case .other: return .past
    case .element: return enterElement(node, HTMLTag(node))
    }
  }

  private mutating func enterElement(_ node: XMLNode, _ tag: HTMLTag) -> XMLWalk.Step {
    switch tag {
    case .hidden: return .past
    case .navigation: return node.first("td") == nil ? .past : begin(node)
    case .title:
      evidence.title = node.allText
      return .past
    case .meta:
      evidence.take(meta: node)
      return .past
    case .lineBreak:
      endParagraph()
      return .past
    default: break
    }
    let style = HTMLStyle(node)
    guard !style.isHidden, !node.has("hidden") else { return .past }
    switch tag {
    case .picture: evidence.take(picture: node, isLink: links > 0) ? builder.picture() : ()
    case .frame: evidence.take(frame: node)
    case .input: writeValue(of: node)
    case .link:
      links += 1
      evidence.beginLink(node)
    case .script: raised += 1
    case .inline: break
    default: return enterBlock(node, tag, style)
    }
    return .deeper
  }

  private mutating func enterBlock(_ node: XMLNode, _ tag: HTMLTag, _ style: HTMLStyle) -> XMLWalk.Step {
    endParagraph()
    switch tag {
    case .table: builder.beginTable()
    case .headRows: builder.beginRowGroup(.head)
    case .rowGroup: builder.beginRowGroup(.body)
    case .footRows: builder.beginRowGroup(.foot)
    case .row: builder.beginRow()
    case .cell: builder.beginCell(rows: node.span("rowspan", zero: 65_534), columns: node.span("colspan", zero: 1))
    case .preformatted: keptLines += 1
    case .orderedList: lists.append(HTMLList(node, style))
    case .listItem: mark = lists.indices.last.flatMap { lists[$0].next(node) }
    default: break
    }
    return .deeper
  }

  private mutating func begin(_ node: XMLNode) -> XMLWalk.Step {
    endParagraph()
    return .deeper
  }

  private mutating func leave(_ node: XMLNode) {
    switch HTMLTag(node) {
    case .inline: break
    case .link:
      links -= 1
      evidence.endLink()
    case .script: raised -= 1
    case .picture, .frame, .input: break
    case .table:
      endParagraph()
      builder.endTable()
    case .preformatted:
      endParagraph()
      keptLines -= 1
    case .orderedList:
      endParagraph()
      if !lists.isEmpty { lists.removeLast() }
    default: endParagraph()
    }
  }

  private mutating func endParagraph() {
    builder.endParagraph()
    hasSpace = false
    mark = nil
  }

  // MARK: - Text

  /// Writes text with its white space collapsed; in preformatted text its lines are kept.
  private mutating func write(_ text: UnsafeBufferPointer<UInt8>) {
    guard keptLines == 0 else { return writeLines(text) }
    var index = 0
    while index < text.count {
      let start = index
      while index < text.count, Self.isSpace(text[index]) { index += 1 }
      if index > start { hasSpace = true }
      let from = index
      while index < text.count, !Self.isSpace(text[index]) { index += 1 }
      if index > from { writeWord(UnsafeBufferPointer(rebasing: text[from..<index])) }
    }
  }

  private mutating func writeWord(_ word: UnsafeBufferPointer<UInt8>) {
    evidence.count(word, isLink: links > 0)
    if let number = mark {
      mark = nil
      if !HTMLList.isNumbered(word) { builder.append(number) }
    }
    if hasSpace {
      hasSpace = false
      if !builder.paragraph.isEmpty { builder.append(CollectionOfOne(0x20)) }
    }
    if raised == 0 { builder.append(word) } else { writeRaised(word) }
  }

  /// Digits of a footnote's mark must not become those of the number before it.
  private mutating func writeRaised(_ word: UnsafeBufferPointer<UInt8>) {
    for byte in word {
      if (0x30...0x39).contains(byte) {
        builder.append(Self.raisedDigits[Int(byte - 0x30)])
      } else {
        builder.append(CollectionOfOne(byte))
      }
    }
  }

  private static let raisedDigits = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]

  private mutating func writeLines(_ text: UnsafeBufferPointer<UInt8>) {
    evidence.count(text, isLink: links > 0)
    for (place, line) in text.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      if place > 0 { builder.endParagraph(keepingEmpty: true) }
      builder.append(line.last == 0x0D ? line.dropLast() : line)
    }
  }

  /// What a field of a form shows.
  private mutating func writeValue(of node: XMLNode) {
    let kind = node.attribute("type")?.lowercased() ?? "text"
    guard ["text", "number", ""].contains(kind) else { return }
    node.withAttribute("value") { if let value = $0 { write(value) } }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}

extension XMLNode {
  /// Whether it has an attribute of that name.
  fileprivate func has(_ name: StaticString) -> Bool { withAttribute(name) { $0 != nil } }

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

/// A list whose items the browser numbers.
struct HTMLList {
  private var number: Int
  private let isChinese: Bool
  private let hasMarks: Bool

  /// The list that an element begins.
  init(_ node: XMLNode, _ style: HTMLStyle) {
    number = node.attribute("start").flatMap { Int($0) } ?? 1
    isChinese = style.isChinese
    let kind = node.attribute("type") ?? "1"
    hasMarks = !style.hasNoMarks && (kind == "1" || style.isChinese)
  }

  /// The mark of the next item, nil if it has none that is a number.
  mutating func next(_ node: XMLNode) -> String? {
    if let value = node.attribute("value").flatMap({ Int($0) }) { number = value }
    defer { number = number < 1_000_000 ? number + 1 : number }
    guard hasMarks else { return nil }
    return isChinese ? Self.chinese(number).map { $0 + "、" } : "\(number). "
  }

  private static func chinese(_ number: Int) -> String? {
    let digits = Array("一二三四五六七八九十")
    switch number {
    case 1...10: return String(digits[number - 1])
    case 11...19: return "十" + String(digits[number - 11])
    default: return nil
    }
  }

  /// Whether text begins with a number of its own, so that the list's own marks are surely not shown.
  static func isNumbered(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    var text = word[...]
    for open in ["（", "("] where text.starts(with: open.utf8) { text = text.dropFirst(open.utf8.count) }
    guard let first = text.first else { return false }
    return (0x30...0x39).contains(first) && text.count < word.count + 1 && Self.hasPoint(text)
      || Self.ordinals.contains { text.starts(with: $0) }
  }

  /// Whether digits are followed by what ends a number in front of a text.
  private static func hasPoint(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let rest = text.drop { (0x30...0x39).contains($0) }
    return [".", "、", "．", ")", "）"].contains { rest.starts(with: $0.utf8) }
  }

  private static let ordinals = "一二三四五六七八九十".map { Array(String($0).utf8) }
}
