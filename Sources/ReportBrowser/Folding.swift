/// Makes text comparable for searching: full-width as half-width, traditional as simplified, capitals as small letters.
///
/// One character becomes one number, so that a match in the folded text is a match at the same place in the text.
public struct Folding: Sendable {
  private let simplify: @Sendable (Unicode.Scalar) -> Unicode.Scalar

  /// Folding that turns traditional characters into simplified ones by this function.
  public init(simplify: @escaping @Sendable (Unicode.Scalar) -> Unicode.Scalar = { $0 }) { self.simplify = simplify }

  func fold(_ text: String) -> [UInt32] { text.map(fold) }

  func fold(_ character: Character) -> UInt32 {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    switch scalar.value {
    case 0x41...0x5A: return scalar.value + 0x20
    case 0x20..<0x7F: return scalar.value
    case 0x3000, 0xA0: return 0x20
    case 0xFF21...0xFF3A: return scalar.value - 0xFEE0 + 0x20
    case 0xFF01...0xFF5E: return scalar.value - 0xFEE0
    default: return Self.punctuation[scalar.value] ?? simplify(scalar).value
    }
  }

  private static let punctuation: [UInt32: UInt32] = [
    0x3001: 0x2C, 0x3002: 0x2E, 0x201C: 0x22, 0x201D: 0x22, 0x2018: 0x27, 0x2019: 0x27, 0x300C: 0x22, 0x300D: 0x22,
    0x2014: 0x2D, 0x2013: 0x2D, 0x2015: 0x2D, 0x2212: 0x2D, 0x2010: 0x2D,
  ]
}
