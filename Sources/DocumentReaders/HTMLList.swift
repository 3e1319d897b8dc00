/// A list whose items the browser numbers.
struct HTMLList {
  private var number: Int
  private let isChinese: Bool
  private let hasMarks: Bool

  /// The list that an element begins.
  init(_ node: XMLNode, _ style: HTMLStyle) {
    number = node.attribute("start").flatMap { Int($0) } ?? 1
    isChinese = style.isChinese == true
    let kind = node.attribute("type") ?? "1"
    hasMarks = style.hasNoMarks != true && (kind == "1" || isChinese)
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
