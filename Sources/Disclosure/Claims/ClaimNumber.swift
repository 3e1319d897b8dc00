/// A number in prose with its unit, and whether it is exact.
struct ClaimNumber {
  /// The value; money in 元.
  var value: Quantity
  /// What kind of unit follows.
  var unit: ClaimWord
  /// Its digits and unit.
  var range: Range<Int>
  /// Where the unit begins.
  var unitStart: Int
  /// Whether 余, 多, 几, 以上 … make it inexact.
  var isApproximate: Bool
}

/// Reads numbers, in digits or Chinese numerals, from folded prose.
struct ClaimNumberReader {
  let text: UnsafeBufferPointer<UInt16>

  /// The number with its unit that begins at a place, and where reading goes on; no number if nothing is counted there.
  func read(at start: Int) -> (number: ClaimNumber?, next: Int) {
    var place = start
    let isPercentage = matches(Self.hundredth, at: start)
    if isPercentage { place += Self.hundredth.count }
    guard let parsed = Unit.isDigit(text[place]) ? digits(at: place) : chinese(at: place) else {
      return (nil, start + 1)
    }
    place = parsed.end
    var value = parsed.value
    var isApproximate = parsed.isApproximate
    func approximation() { if place < text.count, Self.isVague(text[place]) { isApproximate = true; place += 1 } }
    approximation()
    if place < text.count, text[place] == 0x4E07, Unit.isDigit(text[start]), !followsMoney(place) {
      guard let scaled = scaled(value, by: 10_000) else { return (nil, place) }
      value = scaled
      place += 1
      approximation()
    }
    if isPercentage {
      return (
        ClaimNumber(value: value, unit: .percent, range: start..<place, unitStart: start, isApproximate: isApproximate),
        place
      )
    }
    guard let unit = ClaimVocabulary.units.longest(at: place, before: min(place + 6, text.count), in: text) else {
      return (nil, max(place, start + 1))
    }
    if unit.word == .tenThousandYuan, let yuan = scaled(value, by: 10_000) { value = yuan }
    let end = place + unit.count
    if isFollowedByVagueness(end) || isPrecededByVagueness(start) { isApproximate = true }
    return (
      ClaimNumber(value: value, unit: unit.word, range: start..<end, unitStart: place, isApproximate: isApproximate),
      end
    )
  }

  /// Whether a unit can begin a number: a digit or a Chinese numeral.
  static func begins(_ unit: UInt16) -> Bool { Unit.isDigit(unit) || digit(unit) != nil || multiplier(unit) != nil }

  private func followsMoney(_ place: Int) -> Bool { place + 1 < text.count && text[place + 1] == 0x5143 }

  private func digits(at start: Int) -> (value: Quantity, end: Int, isApproximate: Bool)? {
    var index = start
    var mantissa: Int64 = 0
    var (count, scale) = (0, 0)
    var sawPoint = false
    while index < text.count {
      let unit = text[index]
      if Unit.isDigit(unit) {
        count += 1
        guard count <= 12 else { return nil }
        mantissa = mantissa * 10 + Int64(unit - 0x30)
        if sawPoint { scale += 1 }
      } else if unit == Unit.dot, !sawPoint, index + 1 < text.count, Unit.isDigit(text[index + 1]) {
        sawPoint = true
      } else if unit == Unit.comma, !sawPoint, isGroup(after: index),
        (1...3).contains(index - start) || scaleIsGrouped(start, index)
      {
        // A comma between groups of three digits separates thousands.
      } else {
        break
      }
      index += 1
    }
    return Quantity(mantissa: mantissa, scale: scale).map { ($0, index, false) }
  }

  private func isGroup(after comma: Int) -> Bool {
    guard comma + 3 < text.count else { return false }
    for offset in 1...3 where !Unit.isDigit(text[comma + offset]) { return false }
    return comma + 4 >= text.count || !Unit.isDigit(text[comma + 4])
  }

  private func scaleIsGrouped(_ start: Int, _ comma: Int) -> Bool {
    comma - 4 >= start && text[comma - 4] == Unit.comma
  }

  /// 两, 十二, 一百零五, 三千余 (the vagueness is read by the caller), 数十.
  private func chinese(at start: Int) -> (value: Quantity, end: Int, isApproximate: Bool)? {
    var (total, section, digit) = (0, 0, 0)
    var index = start
    var isApproximate = false
    var sawNumeral = false
    while index < text.count, index - start < 12 {
      let unit = text[index]
      if let value = Self.digit(unit) {
        digit = digit * 10 + value
        sawNumeral = true
      } else if let power = Self.multiplier(unit) {
        sawNumeral = true
        if power >= 10_000 {
          total += (section + digit == 0 ? 1 : section + digit) * power
          section = 0
        } else {
          section += (digit == 0 ? 1 : digit) * power
        }
        digit = 0
      } else if Self.isVague(unit), index > start, index + 1 < text.count, Self.multiplier(text[index + 1]) != nil {
        isApproximate = true
      } else {
        break
      }
      index += 1
    }
    guard sawNumeral, total < 100_000_000 else { return nil }
    return (Quantity(total + section + digit), index, isApproximate)
  }

  private func scaled(_ value: Quantity, by factor: Int64) -> Quantity? {
    let (product, overflow) = value.mantissa.multipliedReportingOverflow(by: factor)
    return overflow ? nil : Quantity(mantissa: product, scale: Int(value.scale))
  }

  private func matches(_ pattern: [UInt16], at start: Int) -> Bool {
    guard start + pattern.count < text.count else { return false }
    for offset in pattern.indices where text[start + offset] != pattern[offset] { return false }
    return true
  }

  private func isFollowedByVagueness(_ place: Int) -> Bool {
    guard place + 1 < text.count else { return false }
    switch (text[place], text[place + 1]) {
    case (0x4EE5, 0x4E0A), (0x4EE5, 0x4E0B), (0x4EE5, 0x5185), (0x5DE6, 0x53F3), (0x4E0A, 0x4E0B): return true
    default: return false
    }
  }

  /// 数 and 几 before a numeral: 数十件.
  private func isPrecededByVagueness(_ start: Int) -> Bool {
    start > 0 && (text[start - 1] == 0x6570 || text[start - 1] == 0x51E0)
  }

  private static let hundredth: [UInt16] = [0x767E, 0x5206, 0x4E4B]

  /// 余 多 几 来.
  private static func isVague(_ unit: UInt16) -> Bool {
    unit == 0x4F59 || unit == 0x591A || unit == 0x51E0 || unit == 0x6765 || unit == 0x9918
  }

  private static func digit(_ unit: UInt16) -> Int? {
    switch unit {
    case 0x3007, 0x96F6: 0
    case 0x4E24: 2
    case 0x5341: nil
    default: Unit.ordinal(unit)
    }
  }

  private static func multiplier(_ unit: UInt16) -> Int? {
    switch unit {
    case 0x5341: 10
    case 0x767E: 100
    case 0x5343: 1000
    case 0x4E07: 10_000
    default: nil
    }
  }
}
