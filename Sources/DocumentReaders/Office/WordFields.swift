/// The fields that the text under way stands in: their results are shown and their instructions are not.
struct WordFields {
  private struct Field {
    var instruction: [UInt8] = []
    /// Whether its result has begun.
    var hasResult = false
    var isShown = false
    /// How long the paragraph was where its result began.
    var start = 0
  }

  private var open: [Field] = []

  /// Whether text that stands here is shown.
  var isShown: Bool { open.allSatisfy(\.isShown) }
  /// How many fields have begun and not ended.
  var depth: Int { open.count }

  /// A field begins.
  mutating func begin() { if open.count < 64 { open.append(Field()) } }

  /// A piece of the instruction of the innermost field.
  mutating func instruct(_ text: some Sequence<UInt8>) {
    guard let last = open.indices.last, !open[last].hasResult, open[last].instruction.count < 4096 else { return }
    open[last].instruction += text
  }

  /// The result of the innermost field begins, so far into the paragraph.
  mutating func separate(at length: Int) {
    guard let last = open.indices.last else { return }
    open[last].hasResult = true
    open[last].start = length
    open[last].isShown = !Self.silent.contains(Self.name(open[last].instruction))
  }

  /// The innermost field ends, so far into the paragraph; what it prints if it has no result of its own.
  mutating func end(at length: Int) -> String {
    guard let field = open.popLast(), isShown else { return "" }
    let name = Self.name(field.instruction)
    // What is chosen in a list or ticked shows, and is no text.
    let isChoice = name == "FORMDROPDOWN" || name == "FORMCHECKBOX"
    if field.hasResult { return isChoice && field.start == length ? String(WordSymbols.unreadable) : "" }
    if name.isEmpty || Self.silent.contains(name) { return "" }
    return name == "EQ" ? Self.circled(field.instruction) : String(WordSymbols.unreadable)
  }

  /// Forgets the fields that began after there were so many: they end at the latest with the cell they are in.
  mutating func cut(to depth: Int) { while open.count > depth { open.removeLast() } }

  /// Fields that print nothing.
  private static let silent: Set<String> = [
    "SET", "ASK", "XE", "TC", "TA", "RD", "PRIVATE", "BOOKMARK", "ADVANCE", "HTMLCONTROL", "NEXT", "NEXTIF", "SKIPIF",
  ]

  private static func name(_ instruction: [UInt8]) -> String {
    let word = instruction.drop { $0 <= 0x20 }.prefix { $0 > 0x20 && $0 != UInt8(ascii: "\\") }
    return String(decoding: word, as: UTF8.self).uppercased()
  }

  /// The character that Word draws for a number in a circle: `eq \o\ac(○,1)`.
  private static func circled(_ instruction: [UInt8]) -> String {
    let text = String(decoding: instruction, as: UTF8.self)
    let parts = text.split { "(),，（）".contains($0) }.map { $0.filter { !$0.isWhitespace } }
    guard parts.count == 3, parts[0].hasSuffix("\\ac"), ["○", "〇", "◯"].contains(parts[1]), let number = Int(parts[2]),
      let circled = ListNumber.text(number, "decimalEnclosedCircle")
    else { return String(WordSymbols.unreadable) }
    return circled
  }
}
