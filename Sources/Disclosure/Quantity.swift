/// An exact decimal number: a count, a signed change, or an amount in 万元.
///
/// The value is `mantissa × 10^-scale`, kept without trailing zeros, so equal numbers are equal values.
public struct Quantity: Sendable, Hashable, Comparable, CustomStringConvertible, ExpressibleByIntegerLiteral {
  /// The digits without the decimal point, signed.
  public let mantissa: Int64
  /// How many of the digits stand after the decimal point: 0 to 9.
  public let scale: UInt8

  /// A whole number.
  public init(_ value: Int) {
    mantissa = Int64(value)
    scale = 0
  }

  /// A whole number.
  public init(integerLiteral value: Int) { self.init(value) }

  /// `mantissa × 10^-scale`; nil when it does not fit (more than 15 digits, or more than 9 after the point).
  public init?(mantissa: Int64, scale: Int) {
    guard mantissa.magnitude < 1_000_000_000_000_000, scale >= 0 else { return nil }
    var mantissa = mantissa
    var scale = scale
    while scale > 0, mantissa % 10 == 0 {
      mantissa /= 10
      scale -= 1
    }
    guard scale <= 9 else { return nil }
    self.mantissa = mantissa
    self.scale = UInt8(scale)
  }

  /// Whether nothing stands after the decimal point.
  public var isWhole: Bool { scale == 0 }
  /// Whether it is less than zero.
  public var isNegative: Bool { mantissa < 0 }
  /// The value as an integer, nil for a decimal.
  public var whole: Int? { isWhole ? Int(mantissa) : nil }

  /// The number in decimal digits: `0`, `-2`, `24252.311082`.
  public var description: String {
    guard scale > 0 else { return String(mantissa) }
    var digits = String(mantissa.magnitude)
    while digits.utf8.count <= Int(scale) { digits = "0" + digits }
    let point = digits.index(digits.endIndex, offsetBy: -Int(scale))
    return (mantissa < 0 ? "-" : "") + digits[..<point] + "." + digits[point...]
  }

  /// The sum of two numbers; sums of a form's cells always fit.
  public static func + (left: Self, right: Self) -> Self { combine(left, right, sign: 1) }
  /// The difference of two numbers.
  public static func - (left: Self, right: Self) -> Self { combine(left, right, sign: -1) }
  /// Orders by value.
  public static func < (left: Self, right: Self) -> Bool { (left - right).mantissa < 0 }

  private static func combine(_ left: Self, _ right: Self, sign: Int64) -> Self {
    if left.scale == 0, right.scale == 0 { return Self(Int(left.mantissa &+ sign &* right.mantissa)) }
    let scale = max(left.scale, right.scale)
    func aligned(_ number: Self) -> Int64 {
      (number.scale..<scale).reduce(number.mantissa) { value, _ in
        let (product, overflow) = value.multipliedReportingOverflow(by: 10)
        return overflow ? (value < 0 ? Int64.min / 4 : Int64.max / 4) : product
      }
    }
    let (sum, overflow) = aligned(left).addingReportingOverflow(sign &* aligned(right))
    return Self(normalizing: overflow ? Int64.max / 4 : sum, scale: scale)
  }

  private init(normalizing value: Int64, scale: UInt8) {
    var mantissa = value
    var digits = scale
    while digits > 0, mantissa % 10 == 0 {
      mantissa /= 10
      digits -= 1
    }
    self.mantissa = mantissa
    self.scale = digits
  }
}
