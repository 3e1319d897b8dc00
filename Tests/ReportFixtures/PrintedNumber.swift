import Disclosure

/// How an author writes numbers.
struct NumberStyle: Sendable {
  /// How a zero is written; one is drawn for each cell.
  var zeros: [String] = ["0"]
  /// What follows a count: `件` or nothing.
  var unit = ""
  /// What separates thousands: a comma, a full-width comma or nothing.
  var thousands = ""
  /// Whether digits are full-width.
  var isFullWidth = false
  /// What may stand before or behind a number in its cell.
  var padding: [String] = [""]
  /// Whether changes are written in words: `增加7`.
  var wordsForChange = false
}

/// A value as it stands on paper, with what a reader should make of it.
struct PrintedNumber: Sendable {
  /// The text of the cell, padding included.
  let text: String
  /// What should be read.
  let expectation: ExpectedFigure

  static let blank = PrintedNumber(text: "", expectation: ExpectedFigure(kinds: [.blank], value: nil, raw: ""))
  static let slash = PrintedNumber(text: "/", expectation: ExpectedFigure(kinds: [.slash], value: nil, raw: "/"))

  private init(text: String, expectation: ExpectedFigure) {
    self.text = text
    self.expectation = expectation
  }

  init(_ value: Quantity, in column: ColumnID, _ style: NumberStyle, _ random: inout SplitMix64) {
    let core = Self.core(value, column, style, &random)
    let padding = random.element(of: style.padding) ?? ""
    text = random.chance(50) ? padding + core.text : core.text + padding
    expectation = ExpectedFigure(kinds: core.kinds, value: value, raw: core.text)
  }

  private typealias Core = (text: String, kinds: Set<Figure.Kind>)

  private static func core(
    _ value: Quantity, _ column: ColumnID, _ style: NumberStyle, _ random: inout SplitMix64
  ) -> Core {
    switch column {
    case .change: return change(value, style, &random)
    case .amount, .amountWan: return amount(value, style, &random)
    default: break
    }
    if value == 0 { return zero(style, &random) }
    return (digits(value.description, style) + style.unit, [.number])
  }

  private static func zero(_ style: NumberStyle, _ random: inout SplitMix64) -> Core {
    let text = random.element(of: style.zeros) ?? "0"
    switch text {
    case "0": return (digits("0", style) + style.unit, [.number])
    case "-", "－", "–", "—", "——", "--", "―": return (text, [.dash])
    case "〇", "○", "O": return (text, [.text, .number])
    default: return (text, [.text])
    }
  }

  private static func change(_ value: Quantity, _ style: NumberStyle, _ random: inout SplitMix64) -> Core {
    let size = value.whole?.magnitude ?? 0
    guard size > 0 else {
      return style.wordsForChange && random.chance(30)
        ? (random.pick("持平", "不变", "无变化"), [.text, .number]) : ("0", [.number])
    }
    guard style.wordsForChange else { return (value.description, [.number]) }
    let sign =
      value.isNegative ? random.pick("减少", "减", "-", "↓", "－") : random.pick("增加", "增", "+", "↑", "")
    return (sign + String(size), [.number])
  }

  private static func amount(_ value: Quantity, _ style: NumberStyle, _ random: inout SplitMix64) -> Core {
    var plain = style
    plain.unit = ""
    if value == 0 { return random.chance(20) ? ("0.00", [.number]) : zero(plain, &random) }
    let text = digits(value.description, style)
    guard !style.unit.isEmpty else { return (text, [.number]) }
    if let yuan = Quantity(mantissa: value.mantissa, scale: Int(value.scale) - 4), yuan.isWhole {
      return random.chance(50) ? (digits(yuan.description, style) + "元", [.number]) : (text + "万元", [.number])
    }
    return (text + "万元", [.number])
  }

  private static func digits(_ text: String, _ style: NumberStyle) -> String {
    let parts = text.split(separator: ".")
    guard let whole = parts.first else { return text }
    let grouped = style.thousands.isEmpty ? String(whole) : group(String(whole), style.thousands)
    let joined = parts.count > 1 ? grouped + "." + parts[1] : grouped
    return style.isFullWidth ? widened(joined) : joined
  }

  private static func group(_ digits: String, _ separator: String) -> String {
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { result += separator }
      result.append(digit)
    }
    return result
  }

  private static func widened(_ text: String) -> String {
    String(
      text.unicodeScalars.map { scalar -> Character in
        let widened = (0x30...0x39).contains(scalar.value) ? Unicode.Scalar(scalar.value + 0xFEE0) : nil
        return Character(widened ?? scalar)
      })
  }
}
