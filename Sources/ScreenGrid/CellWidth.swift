/// How many columns characters take: the one function for layout and for the terminal.
public struct CellWidth: Sendable, Hashable {
  /// How wide characters of East Asian ambiguous width are taken to be.
  public enum Ambiguous: String, Sendable, Hashable, CaseIterable {
    case narrow, wide
  }

  /// The choice for ambiguous characters.
  public var ambiguous: Ambiguous

  /// Widths with that choice.
  public init(ambiguous: Ambiguous = .narrow) { self.ambiguous = ambiguous }

  /// The columns of one scalar: 0, 1 or 2; control characters count 0.
  public func of(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x20..<0x7F: 1
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      2
    case 0..<0x20, 0x7F..<0xA0: 0
    default: 1
    }
  }

  /// The columns of a text as the grid will draw it, escapes included.
  public func of(_ text: String) -> Int { SafeText.graphemes(of: text, widths: self).reduce(0) { $0 + $1.width } }
}
