/// What a character is to the breaking of lines by Chinese habits: no closing punctuation begins a line, no opening
/// punctuation ends one, and a Latin word or a number stays whole.
public enum LineBreakKind: Sendable {
  /// Punctuation that begins no line or ends none, a space, and what lines may be broken at freely.
  case plain, closing, opening, space
  /// Letters, digits and the marks that hold them together; some of those close as well.
  case word, closingWord

  /// What a character is.
  public init(of character: Character) {
    var scalars = character.unicodeScalars.makeIterator()
    guard let scalar = scalars.next(), scalars.next() == nil, !(0x4E00..<0xA000).contains(scalar.value) else {
      self = .plain
      return
    }
    self = scalar.value < 0x80 ? Self.ascii[Int(scalar.value)] : Self.others[scalar] ?? .plain
  }

  /// Whether a line may end behind this character and begin with another.
  public func allowsBreak(before next: LineBreakKind) -> Bool {
    switch next {
    case .closing, .closingWord, .space: return false
    case .word where self == .word || self == .closingWord: return false
    default: return self != .opening
    }
  }

  private static let closers = "，。、；：？！）》〉」』】〕”’％‰℃…—·,.;:?!)]}%．～".unicodeScalars
  private static let openers = "（《〈「『【〔“‘([{￥$№".unicodeScalars

  private static let others = Dictionary(
    closers.map { ($0, LineBreakKind.closing) } + openers.map { ($0, LineBreakKind.opening) },
    uniquingKeysWith: { first, _ in first })

  private static let ascii = (UInt8(0)..<0x80).map { byte -> LineBreakKind in
    let scalar = Unicode.Scalar(byte)
    if scalar == " " { return .space }
    if openers.contains(scalar) { return .opening }
    let isWord =
      Character(scalar).isLetter || Character(scalar).isNumber || "._-/:@%+#&=~?".unicodeScalars.contains(scalar)
    let closes = closers.contains(scalar)
    return isWord ? closes ? .closingWord : .word : closes ? .closing : .plain
  }
}
