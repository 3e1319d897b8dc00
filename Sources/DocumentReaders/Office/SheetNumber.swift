/// A decimal number as digits, for showing it exactly.
struct DecimalDigits {
  /// Its digits, the highest first, without zeros in front.
  private(set) var digits: [UInt8] = []
  /// How many of the digits stand before the point; may be negative.
  private(set) var whole = 0
  private(set) var isNegative = false

  /// Reads a number as files have it: `-12.5`, `1E-3`; nil for anything else.
  init?(_ text: String) {
    var exponent = 0
    var sawPoint = false
    var sawDigit = false
    var bytes = Array(text.utf8)[...]
    if let mark = bytes.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }) {
      guard let power = Int(String(decoding: bytes[(mark + 1)...], as: UTF8.self)), (-400...400).contains(power)
      else { return nil }
      exponent = power
      bytes = bytes[..<mark]
    }
    if bytes.first == UInt8(ascii: "-") {
      isNegative = true
      bytes = bytes.dropFirst()
    }
    guard bytes.count <= 400 else { return nil }
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "."):
        if sawPoint { return nil }
        sawPoint = true
      case 0x30...0x39:
        sawDigit = true
        if !sawPoint, byte != 0x30 || !digits.isEmpty { whole += 1 }
        if byte == 0x30, digits.isEmpty {
          if sawPoint { whole -= 1 }
        } else {
          digits.append(byte - 0x30)
        }
      default: return nil
      }
    }
    guard sawDigit else { return nil }
    whole += exponent
    // No spreadsheet keeps more than fifteen digits.
    if digits.count > 15 { round(keeping: 15) }
    trim()
  }

  /// The number without its sign.
  var magnitude: DecimalDigits {
    var number = self
    number.isNegative = false
    return number
  }

  /// Whether it is zero.
  var isZero: Bool { digits.isEmpty }

  /// How many digits stand behind the point.
  var places: Int { max(0, digits.count - whole) }

  /// Moves the point to the right; to the left for a negative number of places.
  mutating func shift(_ count: Int) { if !isZero { whole += count } }

  /// Rounds to so many places behind the point, halves away from zero.
  mutating func round(places: Int) {
    round(keeping: whole + places)
    trim()
  }

  private mutating func round(keeping count: Int) {
    guard count < digits.count else { return }
    guard count >= 0 else {
      digits = []
      return trim()
    }
    let carries = digits[count] >= 5
    digits.removeLast(digits.count - count)
    guard carries else { return }
    var index = count - 1
    while index >= 0, digits[index] == 9 {
      digits[index] = 0
      index -= 1
    }
    if index >= 0 {
      digits[index] += 1
    } else {
      digits.insert(1, at: 0)
      whole += 1
    }
  }

  private mutating func trim() {
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { whole = 0 }
  }

  /// The digits before the point, without zeros in front; empty for none.
  var wholeDigits: [UInt8] {
    guard whole > 0 else { return [] }
    return Array((digits + [UInt8](repeating: 0, count: max(0, whole - digits.count))).prefix(whole))
  }

  /// The digits behind the point, without zeros at the end.
  var fraction: [UInt8] {
    guard places > 0 else { return [] }
    return whole >= 0 ? Array(digits.dropFirst(whole)) : [UInt8](repeating: 0, count: -whole) + digits
  }

  /// The number as the format General shows it where there is room; nil where that is no plain number.
  var general: String? {
    var number = self
    guard number.whole <= 11, isZero || number.whole > -4 else { return nil }
    // Eleven characters, the point among them.
    number.round(places: max(0, 10 - max(1, number.whole)))
    guard number.wholeDigits.count <= 11 else { return nil }
    let fraction = number.fraction
    let text = Self.text(number.wholeDigits.isEmpty ? [0] : number.wholeDigits)
    return (number.isNegative && !number.isZero ? "-" : "") + text
      + (fraction.isEmpty ? "" : "." + Self.text(fraction))
  }

  /// Digits as text.
  static func text(_ digits: some Sequence<UInt8>) -> String {
    String(decoding: digits.map { $0 + 0x30 }, as: UTF8.self)
  }
}
