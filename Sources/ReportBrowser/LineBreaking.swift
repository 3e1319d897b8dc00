import PrintedPages
import ScreenGrid

/// Breaks prose into lines by Chinese habits.
///
/// No closing punctuation begins a line, no opening punctuation ends one, and a Latin word or a number stays whole
/// unless it is wider than a line.
struct LineBreaking {
  let widths: CellWidth

  /// The lines of a text, as ranges of its characters; at least one, never wider than `width` unless a single
  /// character is.
  func lines(of text: [Character], width: Int) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    var column = 0
    var chance = 0
    var index = 0
    var before = LineBreakKind.plain
    while index < text.count {
      let kind = LineBreakKind(of: text[index])
      if index > start, before.allowsBreak(before: kind) { chance = index }
      let size = columns(of: text[index])
      if column + size > width, index > start {
        let end = text[index] == " " ? index : chance > start ? chance : index
        lines.append(start..<end)
        start = skippingSpaces(text, from: end)
        index = start
        chance = start
        column = 0
      } else {
        column += size
        index += 1
        before = kind
      }
    }
    if start < text.count || lines.isEmpty { lines.append(start..<text.count) }
    return lines
  }

  /// The columns that a character takes once it is made safe.
  func columns(of character: Character) -> Int {
    if let ascii = character.asciiValue, ascii >= 0x20, ascii < 0x7F { return 1 }
    if Self.isIdeograph(character) { return 2 }
    return widths.of(String(character))
  }

  private func skippingSpaces(_ text: [Character], from index: Int) -> Int {
    var index = index
    while index < text.count, text[index] == " " { index += 1 }
    return index
  }

  /// Whether it is one of the characters that prose mostly consists of, which need no further look.
  private static func isIdeograph(_ character: Character) -> Bool {
    var scalars = character.unicodeScalars.makeIterator()
    guard let scalar = scalars.next(), scalars.next() == nil else { return false }
    return (0x4E00..<0xA000).contains(scalar.value)
  }
}
