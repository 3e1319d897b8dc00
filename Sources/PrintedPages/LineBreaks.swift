/// Where a line of Chinese text may be broken.
///
/// No closing punctuation begins a line, no opening punctuation ends one, and a Latin word or a number stays whole.
public enum LineBreaks {
  /// Whether a line may end after one character and the next begin with the other.
  public static func allows(_ left: Character, _ right: Character) -> Bool {
    if closing.contains(right) || opening.contains(left) { return false }
    if right == " " { return false }
    return !(isWord(left) && isWord(right))
  }

  private static let closing: Set<Character> = [
    "，", "。", "、", "；", "：", "？", "！", "）", "》", "〉", "」", "』", "】", "〕", "”", "’", "％", "‰", "℃", "…", "—", "·",
    ",", ".", ";", ":", "?", "!", ")", "]", "}", "%", "．", "～",
  ]
  private static let opening: Set<Character> = [
    "（", "《", "〈", "「", "『", "【", "〔", "“", "‘", "(", "[", "{", "￥", "$", "№", "〔",
  ]

  /// Letters, digits and the marks that hold them together.
  private static func isWord(_ character: Character) -> Bool {
    guard let ascii = character.asciiValue else { return false }
    return switch ascii {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: "._-/:@%+#&=~?".utf8.contains(ascii)
    }
  }
}
