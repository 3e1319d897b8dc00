/// How likely each slip of the hand makes one number of another.
enum DigitSlips {
  private static let powers: [Int64] = (0..<18).map { place in (0..<place).reduce(1) { power, _ in power * 10 } }

  /// How many digits a count has.
  static func length(_ number: Int64) -> Int {
    var (digits, rest) = (1, number / 10)
    while rest > 0 {
      digits += 1
      rest /= 10
    }
    return digits
  }

  /// One digit wrong: any of the digits, any other digit in its place.
  static func wrongDigit(_ stated: Int64, of truth: Int64) -> Double? {
    let digits = length(truth)
    guard digits == length(stated), stated != truth else { return nil }
    var (left, right, differing) = (stated, truth, 0)
    for _ in 0..<digits {
      if left % 10 != right % 10 { differing += 1 }
      left /= 10
      right /= 10
    }
    return differing == 1 ? 1 / Double(9 * digits) : nil
  }

  /// Two neighbouring digits exchanged.
  static func transposed(_ stated: Int64, of truth: Int64) -> Double? {
    let digits = length(truth)
    guard digits > 1, digits <= powers.count, length(stated) == digits else { return nil }
    var (ways, hit) = (0, false)
    for place in 0..<(digits - 1) {
      let (low, high) = (truth / powers[place] % 10, truth / powers[place + 1] % 10)
      guard low != high, low != 0 || place + 2 < digits else { continue }
      ways += 1
      if truth - 9 * (high - low) * powers[place] == stated { hit = true }
    }
    return hit ? 1 / Double(ways) : nil
  }

  /// A digit missing.
  static func lost(_ stated: Int64, of truth: Int64) -> Double? {
    let digits = length(truth)
    guard digits > 1, digits <= powers.count, stated < truth else { return nil }
    let hits = (0..<digits).count { without($0, truth) == stated }
    return hits > 0 ? Double(hits) / Double(digits) : nil
  }

  /// A digit too many: at any place, any digit.
  static func extra(_ stated: Int64, of truth: Int64) -> Double? {
    let digits = length(stated)
    guard truth > 0, digits > 1, digits <= powers.count, stated > truth, length(truth) == digits - 1 else { return nil }
    let hits = (0..<digits).count { without($0, stated) == truth }
    return hits > 0 ? Double(hits) / Double(10 * digits) : nil
  }

  private static func without(_ place: Int, _ number: Int64) -> Int64 {
    number / powers[place] / 10 * powers[place] + number % powers[place]
  }
}
