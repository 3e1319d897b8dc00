/// A quotient kept as the two numbers it is made of, so that nothing is rounded before it is shown.
public struct Share: Sendable, Hashable {
  /// What is divided.
  public let numerator: Quantity
  /// What it is divided by: n.
  public let denominator: Quantity

  /// A quotient; its denominator may be 0, then it has no value.
  public init(_ numerator: Quantity, of denominator: Quantity) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// Whether it has a value: the denominator is not 0.
  public var isDefined: Bool { denominator.mantissa != 0 }

  /// The percentage in decimal digits, exactly rounded half away from zero (四舍五入), without the sign `%`, with 0 to 4
  /// digits after the decimal point; nil when the denominator is 0.
  public func percentage(digits: Int = 1) -> String? {
    guard isDefined else { return nil }
    let digits = max(0, min(4, digits))
    var (over, under) = aligned
    over *= Self.powers[digits + 2]
    let isNegative = (over < 0) != (under < 0)
    (over, under) = (abs(over), abs(under))
    let rounded = (over * 2 + under) / (under * 2)
    var text = String(rounded)
    while text.utf8.count <= digits { text = "0" + text }
    let point = text.index(text.endIndex, offsetBy: -digits)
    let number = digits == 0 ? text : text[..<point] + "." + text[point...]
    return isNegative && rounded != 0 ? "-" + number : number
  }

  /// Whether it is less than another; both must have a value.
  public static func isLess(_ left: Share, _ right: Share) -> Bool {
    let (one, other) = (left.aligned, right.aligned)
    return one.over * other.under * (one.under < 0 ? -1 : 1) * (other.under < 0 ? -1 : 1)
      < other.over * one.under * (one.under < 0 ? -1 : 1) * (other.under < 0 ? -1 : 1)
  }

  /// Both numbers as integers of one scale: their quotient is the same.
  private var aligned: (over: Int128, under: Int128) {
    let scale = max(numerator.scale, denominator.scale)
    return (
      Int128(numerator.mantissa) * Self.powers[Int(scale - numerator.scale)],
      Int128(denominator.mantissa) * Self.powers[Int(scale - denominator.scale)]
    )
  }

  private static let powers: [Int128] = (0...9).map { (0..<$0).reduce(Int128(1)) { power, _ in power * 10 } }
}
