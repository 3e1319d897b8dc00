/// The value of a declaration, in lower case, without what makes it important and without blanks at its ends.
struct HTMLStyleValue {
  /// The value itself.
  let text: String

  /// The value that stands behind a colon.
  init(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
    var text = String(decoding: bytes, as: UTF8.self).lowercased()[...]
    if let mark = text.lastIndex(of: "!"), text[mark...].contains("important") { text = text[..<mark] }
    text = text.drop(while: \.isWhitespace)
    while let last = text.last, last.isWhitespace { text.removeLast() }
    self.text = String(text)
  }

  /// Whether a word stands somewhere in it.
  func holds(_ word: String) -> Bool { Array(text.utf8)[...].holds(word) }

  /// Whether it is a length, or some of them, of which one is not zero.
  var isSomeLength: Bool { text.contains { ("1"..."9").contains($0) } }

  /// As the value of `display`.
  var display: HTMLStyle.Display {
    switch text {
    case "none": .none
    case "inline", "contents", "ruby": .inline
    case let inner where inner.hasPrefix("inline"): .apart
    case "inherit", "initial", "unset": .inline
    default: .block
    }
  }

  /// Whether it is the size of letters that cannot be seen; nil if it depends on the size around them.
  var isZeroSize: Bool? {
    guard let first = text.first else { return nil }
    if first.isNumber || first == "." { return isSomeLength ? isRelative ? nil : false : true }
    return ["inherit", "smaller", "larger", "unset"].contains(text) ? nil : false
  }

  private var isRelative: Bool { text.hasSuffix("%") || text.hasSuffix("em") && !text.hasSuffix("rem") }
}

/// A font whose characters are signs, whatever letters their codes are those of.
enum HTMLSymbolFont: UInt8 {
  /// Any other font.
  case none
  case wingdings, wingdings2, symbol, other

  /// The font that an element is shown in: the first of those that are named.
  init(family: String) {
    let first = family.split(separator: ",", maxSplits: 1).first ?? ""
    self.init(name: first.filter { $0 != "\"" && $0 != "'" }.lowercased().split(separator: " ").joined(separator: " "))
  }

  /// The font that a `font` declaration names behind its size.
  init(shorthand: String) {
    let first = shorthand.split(separator: ",", maxSplits: 1).first ?? ""
    let words = first.filter { $0 != "\"" && $0 != "'" }.lowercased().split(separator: " ")
    let named = (1...2).lazy.map { HTMLSymbolFont(name: words.suffix($0).joined(separator: " ")) }
    self = named.first { $0 != .none } ?? .none
  }

  private init(name: String) {
    switch name {
    case "wingdings": self = .wingdings
    case "wingdings 2": self = .wingdings2
    case "symbol": self = .symbol
    case "wingdings 3", "webdings", "marlett", "mt extra", "zapfdingbats", "monotype sorts": self = .other
    default: self = .none
    }
  }

  /// What a character prints as; what the font has no sign for comes out of another font as it is.
  func scalar(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let isOfFont = (0x21...0xFF).contains(scalar.value) || (0xF000...0xF0FF).contains(scalar.value)
    guard isOfFont, scalar.value != 0xA0 else { return scalar }
    return switch self {
    case .none: scalar
    case .wingdings: WordSymbols.scalar(scalar.value, font: "Wingdings")
    case .wingdings2: WordSymbols.scalar(scalar.value, font: "Wingdings 2")
    case .symbol: WordSymbols.scalar(scalar.value, font: "Symbol")
    case .other: WordSymbols.unreadable
    }
  }
}
