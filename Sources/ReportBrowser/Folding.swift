import Disclosure

/// Makes text comparable for searching: full-width as half-width, traditional as simplified, capitals as small letters.
///
/// One character becomes one number, so that a match in the folded text is a match at the same place in the text.
struct Folding: Sendable {
  func fold(_ text: String) -> [UInt32] { text.map(fold) }

  func fold(_ character: Character) -> UInt32 {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    switch scalar.value {
    case 0x41...0x5A: return scalar.value + 0x20
    case 0x20..<0x7F: return scalar.value
    default: return Self.punctuation[scalar.value] ?? SearchForm.folded(scalar).value
    }
  }

  /// Marks that are typed one way and printed another.
  private static let punctuation: [UInt32: UInt32] = [
    0x3001: 0x2C, 0x3002: 0x2E, 0x201C: 0x22, 0x201D: 0x22, 0x2018: 0x27, 0x2019: 0x27, 0x300C: 0x22, 0x300D: 0x22,
  ]
}
