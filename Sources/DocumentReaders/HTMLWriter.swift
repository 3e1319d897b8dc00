import Disclosure

/// Writes the text of a web page into a document: white space as a browser collapses it, and what could be taken for
/// another number than the one that is shown as unreadable.
struct HTMLWriter {
  /// How the text of an element is shown; elements within it inherit it.
  struct Look {
    /// What can hold of a text.
    struct Traits: OptionSet {
      let rawValue: UInt8
      /// Small, above or below the line.
      static let raised = Traits(rawValue: 1)
      /// In its room, but not shown.
      static let invisible = Traits(rawValue: 2)
      /// Of no size.
      static let tiny = Traits(rawValue: 4)
      /// Struck out.
      static let struck = Traits(rawValue: 8)
      /// What shows none of the text.
      static let blank: Traits = [.invisible, .tiny]
    }
    /// What else holds of the text.
    var traits: Traits = []
    /// The font, if it is one of signs.
    var font = HTMLSymbolFont.none

    /// Whether there is nothing about it.
    var isPlain: Bool { traits.isEmpty && font == .none }
  }

  /// What lies between the text written and the text that follows.
  private struct Gap: OptionSet {
    let rawValue: UInt8
    /// White space, which becomes one space.
    static let space = Gap(rawValue: 1)
    /// The edge of something that stands apart.
    static let edge = Gap(rawValue: 2)
  }

  /// The document under way.
  var builder: DocumentBuilder
  /// What the page says and shows beside its text.
  var evidence = HTMLEvidence()
  /// How the text is shown that comes next.
  var look = Look()
  /// How many elements are open that keep their lines as they are.
  var keptLines = 0
  /// How many links are open.
  var links = 0
  /// The number that the browser puts before the item under way, until its text is seen.
  var mark: String?
  private var gap: Gap = []

  /// A writer that has written nothing.
  init(limits: ReadingLimits) { builder = DocumentBuilder(limits: limits) }

  /// Ends the paragraph under way.
  mutating func endParagraph() {
    builder.endParagraph()
    gap = []
    mark = nil
  }

  /// Notes that what follows stands apart from what is written.
  mutating func edge() { gap.insert(.edge) }

  /// Notes that something which is no text stands here; see `DocumentBuilder.sign`.
  mutating func sign(isFaint: Bool = false) {
    guard !look.traits.contains(.invisible) else { return }
    gap.insert(.edge)
    builder.sign(isFaint: isFaint)
  }

  /// Writes text with its white space collapsed; in preformatted text its lines are kept.
  mutating func write(_ text: UnsafeBufferPointer<UInt8>) {
    if !look.isPlain, !shows(text) { return }
    guard keptLines == 0 else { return writeLines(text) }
    var index = 0
    while index < text.count {
      let start = index
      while index < text.count, Self.isSpace(text[index]) { index += 1 }
      if index > start { gap.insert(.space) }
      let from = index
      var isOdd = false
      while index < text.count {
        let byte = text[index]
        // Nearly all of Chinese, three bytes each.
        if byte &- 0xE4 < 6 {
          index += 3
          continue
        }
        // Blanks, and what may be quotes or marks.
        if byte <= 0x27 || byte == 0x60 || byte >= 0xE2 {
          if Self.isSpace(byte) { break }
          isOdd = isOdd || HTMLQuotes.mayBegin(text, at: index, from: from)
        }
        index += 1
      }
      index = min(index, text.count)
      if index > from { writeWord(UnsafeBufferPointer(rebasing: text[from..<index]), isOdd: isOdd) }
    }
  }

  /// Whether anything of a text is shown; what is struck out or in its room without being seen parts what is around it.
  private mutating func shows(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard !look.traits.isDisjoint(with: [.invisible, .tiny, .struck]) else { return true }
    guard !HTMLQuotes.isBlank(text), !look.traits.contains(.tiny) else { return false }
    gap.insert(.edge)
    if look.traits.isDisjoint(with: .blank) { builder.sign(isFaint: true) }
    return false
  }

  private mutating func writeWord(_ word: UnsafeBufferPointer<UInt8>, isOdd: Bool) {
    evidence.count(word, isLink: links > 0)
    if let number = mark {
      mark = nil
      if !HTMLList.isNumbered(word) { builder.append(number) }
    }
    if !gap.isEmpty { closeGap(before: word) }
    if look.isPlain, !isOdd { builder.append(word) } else { writeOdd(word) }
  }

  private mutating func closeGap(before word: UnsafeBufferPointer<UInt8>) {
    if gap.contains(.edge), HTMLQuotes.endsInNumber(builder.paragraph), HTMLQuotes.beginsNumber(word) {
      builder.append(Self.unreadable)
    } else if gap.contains(.space), !builder.paragraph.isEmpty {
      builder.append(CollectionOfOne(0x20))
    }
    gap = []
  }

  /// Writes a word in which characters are not to be taken as they are.
  private mutating func writeOdd(_ word: UnsafeBufferPointer<UInt8>) {
    var isNumber = HTMLQuotes.endsInNumber(builder.paragraph)
    var isQuoted = false
    for scalar in String(decoding: word, as: UTF8.self).unicodeScalars {
      if HTMLQuotes.isQuote(scalar) {
        isQuoted = isNumber
      } else {
        let isDigit = HTMLQuotes.isOfNumber(scalar)
        // A reader that passes quotes over must not take the digits on both sides for one number.
        if isQuoted, isDigit { builder.append(Self.unreadable) }
        (isNumber, isQuoted) = (isDigit, false)
      }
      builder.append(shown(scalar))
      if scalar == HTMLQuotes.turn { builder.append(Self.unreadable) }
    }
    if isQuoted { gap.insert(.edge) }
  }

  private func shown(_ scalar: Unicode.Scalar) -> String {
    if look.font != .none { return String(look.font.scalar(scalar)) }
    if look.traits.contains(.raised), let raised = HTMLQuotes.raised(scalar) { return raised }
    return String(scalar)
  }

  private mutating func writeLines(_ text: UnsafeBufferPointer<UInt8>) {
    for (place, line) in text.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      if place > 0 {
        builder.endParagraph(keepingEmpty: true)
        gap = []
      }
      let line = line.last == 0x0D ? line.dropLast() : line
      if !line.isEmpty { writeWord(UnsafeBufferPointer(rebasing: line), isOdd: true) }
    }
  }

  private static let unreadable = String(WordSymbols.unreadable)

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
