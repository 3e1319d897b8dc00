/// What the style of an element says that matters to its text; nil where it says nothing.
struct HTMLStyle {
  /// The ways in which an element takes its room.
  enum Display { case none, inline, apart, block }

  /// How it takes its room.
  var display: Display?
  /// Whether it is shown in the room that it takes.
  var isVisible: Bool?
  /// Whether its letters have no size.
  var isTiny: Bool?
  /// Its font, as far as that is one of signs.
  var font: HTMLSymbolFont?
  /// Whether its text is struck out.
  var isStruck: Bool?
  /// Whether it is smaller text above or below the line.
  var isRaised: Bool?
  /// Whether it is moved out of its place in the line.
  var isMoved: Bool?
  /// Whether there is room between it and what stands before and behind it.
  var hasMargin: Bool?
  /// Whether a picture lies behind it.
  var hasPicture: Bool?
  /// Whether the order of its characters is forced.
  var isTurned: Bool?
  /// Whether the style sheet has text of its own shown in it.
  var hasContent: Bool?
  /// Whether a list's items have no marks.
  var hasNoMarks: Bool?
  /// Whether a list's items are numbered 一、二、三.
  var isChinese: Bool?

  /// Whether a style sheet hides it rather than the element itself.
  var isHiddenBySheet = false
  /// Whether something in a style sheet may show it all the same.
  var mayBeShown = false

  /// A style that says nothing.
  init() {}

  /// Whether nothing of it is shown, unless an element in it says otherwise.
  var hides: Bool { display == Display.none || isVisible == false || isTiny == true }

  /// Whether it would show what another style hides.
  var shows: Bool { display.map { $0 != .none } ?? false || isVisible == true || isTiny == false }

  /// Whether it says anything.
  var saysAnything: Bool {
    display != nil || isVisible != nil || isTiny != nil || font != nil || isStruck != nil || isRaised != nil
      || isMoved != nil || hasMargin != nil || hasPicture != nil || isTurned != nil || hasContent != nil
      || hasNoMarks != nil || isChinese != nil
  }

  /// The style of an element; nothing if it has none.
  init(_ node: XMLNode) {
    self.init()
    node.withAttribute("style") { value in
      if let value, !value.isEmpty { read(value) }
    }
  }

  /// Takes over what a style says that counts more.
  mutating func take(_ other: HTMLStyle) {
    func over<T>(_ own: inout T?, _ new: T?) { if let new { own = new } }
    over(&display, other.display)
    over(&isVisible, other.isVisible)
    over(&isTiny, other.isTiny)
    over(&font, other.font)
    over(&isStruck, other.isStruck)
    over(&isRaised, other.isRaised)
    over(&isMoved, other.isMoved)
    over(&hasMargin, other.hasMargin)
    over(&hasPicture, other.hasPicture)
    over(&isTurned, other.isTurned)
    over(&hasContent, other.hasContent)
    over(&hasNoMarks, other.hasNoMarks)
    over(&isChinese, other.isChinese)
  }

  // MARK: - Declarations

  /// Takes in declarations in their order.
  mutating func read(_ text: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < text.count {
      while index < text.count, text[index] <= 0x20 || text[index] == UInt8(ascii: ";") { index += 1 }
      let start = index
      while index < text.count, text[index] != UInt8(ascii: ":"), text[index] != UInt8(ascii: ";") { index += 1 }
      guard index < text.count, text[index] == UInt8(ascii: ":") else { continue }
      let name = start..<index
      index += 1
      let from = index
      Self.passValue(text, &index)
      if Self.mayMatter(text, name), !takePlain(text[name], text[from..<index]) { take(text[name], text[from..<index]) }
    }
  }

  /// Goes on to the end of a value; what is in quotes or brackets does not end it.
  private static func passValue(_ text: UnsafeBufferPointer<UInt8>, _ index: inout Int) {
    var quote: UInt8 = 0
    var depth = 0
    while index < text.count {
      let byte = text[index]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: ";"), depth <= 0 {
        return
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: "(") {
        depth += 1
      } else if byte == UInt8(ascii: ")") {
        depth -= 1
      }
      index += 1
    }
  }

  /// Whether a property may be one of those that are looked at, by a few of its letters; most are not.
  private static func mayMatter(_ text: UnsafeBufferPointer<UInt8>, _ name: Range<Int>) -> Bool {
    guard name.count >= 4 else { return false }
    let second = text[name.lowerBound + 1] | 0x20
    switch text[name.lowerBound] | 0x20 {
    case UInt8(ascii: "d"), UInt8(ascii: "f"), UInt8(ascii: "p"), UInt8(ascii: "u"), UInt8(ascii: "v"): return true
    case UInt8(ascii: "b"): return second == UInt8(ascii: "a")
    case UInt8(ascii: "c"): return name.count >= 7 && second == UInt8(ascii: "o")
    case UInt8(ascii: "m"): return second == UInt8(ascii: "a") || name.count == 8
    case UInt8(ascii: "l"): return text[name.lowerBound + 2] | 0x20 == UInt8(ascii: "s")
    case UInt8(ascii: "t"): return name.count >= 15
    default: return false
    }
  }

  /// Takes in a plain font or size, as pages that come out of a word processor have at every word.
  private mutating func takePlain(_ name: Slice<UnsafeBufferPointer<UInt8>>, _ value: Slice<UnsafeBufferPointer<UInt8>>)
    -> Bool
  {
    guard name.first.map({ $0 | 0x20 }) == UInt8(ascii: "f") else { return false }
    guard let first = value.first(where: { $0 > 0x20 && $0 != 0x22 && $0 != 0x27 }) else { return true }
    if name.count == 11 {
      guard ![0x77, 0x73, 0x6D, 0x7A].contains(first | 0x20) else { return false }
      font = HTMLSymbolFont.none
      return true
    }
    guard name.count == 9, (0x31...0x39).contains(first), value.contains(UInt8(ascii: "p")) else { return false }
    isTiny = false
    return true
  }

  private mutating func take(_ name: Slice<UnsafeBufferPointer<UInt8>>, _ value: Slice<UnsafeBufferPointer<UInt8>>) {
    let value = HTMLStyleValue(value)
    switch String(decoding: name, as: UTF8.self).lowercased().filter({ !$0.isWhitespace }) {
    case "display": display = value.display
    case "visibility": isVisible = !value.holds("hidden") && !value.holds("collapse")
    case "font-size": if let zero = value.isZeroSize { isTiny = zero }
    case "font-family": font = HTMLSymbolFont(family: value.text)
    case "font": font = HTMLSymbolFont(shorthand: value.text)
    case "vertical-align": take(alignment: value)
    case "text-decoration", "text-decoration-line": isStruck = value.holds("line-through")
    case "list-style", "list-style-type":
      hasNoMarks = value.holds("none")
      isChinese = ["cjk-ideographic", "chinese-informal", "trad-chinese"].contains { value.holds($0) }
    case "float", "position": isMoved = !["none", "static", "inherit", "initial", "unset"].contains(value.text)
    case "margin", "margin-left", "margin-right", "padding", "padding-left", "padding-right":
      hasMargin = value.isSomeLength || hasMargin == true
    case "background", "background-image": hasPicture = value.holds("url(")
    case "unicode-bidi": isTurned = value.holds("override")
    case "mso-hide": if value.holds("all") { display = Display.none }
    case "content": hasContent = !["none", "normal", "", "\"\"", "''", "inherit", "initial"].contains(value.text)
    default: break
    }
  }

  private mutating func take(alignment value: HTMLStyleValue) {
    isRaised = value.text == "super" || value.text == "sub"
    switch value.text {
    case "baseline", "middle", "inherit", "initial", "unset", "super", "sub": isMoved = isMoved ?? false
    default: isMoved = value.text.contains { $0.isLetter } && !value.text.contains { $0.isNumber } || value.isSomeLength
    }
  }
}
