import Disclosure

/// What a family of rules came to for a report.
struct FamilyMark: Sendable, Hashable {
  var failures: UInt16 = 0
  var warnings: UInt16 = 0
  /// Relations that could not be compared.
  var unassessed: UInt16 = 0
  /// Whether there was anything to hold the rules against.
  var isAssessable = true
  /// Whether somebody set a finding aside.
  var hasSetAside = false

  /// Whether all of it was compared and nothing was found.
  var holds: Bool { isAssessable && failures == 0 && warnings == 0 && unassessed == 0 && !hasSetAside }
}

extension FamilyMark {
  /// The mark in 32 bits, ten for each number; nil if it is too great.
  var packed: UInt32? {
    guard max(failures, warnings, unassessed) < 1 << 10 else { return nil }
    return UInt32(failures) << 20 | UInt32(warnings) << 10 | UInt32(unassessed) | (isAssessable ? 1 << 30 : 0)
      | (hasSetAside ? 1 << 31 : 0)
  }

  /// The mark that was packed.
  init(packed: UInt32) {
    failures = UInt16(truncatingIfNeeded: packed >> 20 & 0x3FF)
    warnings = UInt16(truncatingIfNeeded: packed >> 10 & 0x3FF)
    unassessed = UInt16(truncatingIfNeeded: packed & 0x3FF)
    isAssessable = packed >> 30 & 1 != 0
    hasSetAside = packed >> 31 != 0
  }
}

/// What stands in a cell of the overview.
enum OverviewValue: Sendable, Hashable {
  case number(Quantity)
  /// A number of the report whose reading was chosen among several.
  case inferred(Quantity)
  /// A dash of the report, which counts as zero.
  case dash
  case share(Share)
  case mark(FamilyMark)
  case text(String)
  /// Nothing: what the report's one cell holds instead of a number, nil where there is no such one cell.
  case none(Figure.Kind?)

  /// The number that it adds to a sum, nil if it has none.
  var number: Quantity? {
    switch self {
    case .number(let number), .inferred(let number): number
    case .dash: 0
    default: nil
    }
  }

  /// Whether there is something to sort it by; what has nothing stands last, whichever way is sorted.
  private var isSortable: Bool {
    switch self {
    case .none: false
    case .share(let share): share.isDefined
    case .mark(let mark): mark.isAssessable
    case .number, .inferred, .dash, .text: true
    }
  }

  /// How two values stand to each other: below 0 if the first comes before, 0 if neither does.
  func compared(to other: OverviewValue, isDescending: Bool) -> Int {
    guard isSortable, other.isSortable else { return (isSortable ? 0 : 1) - (other.isSortable ? 0 : 1) }
    let order: Int
    switch (self, other) {
    case (.share(let one), .share(let two)): order = Self.sign(Share.isLess(one, two), Share.isLess(two, one))
    case (.mark(let one), .mark(let two)):
      let (one, two) = ([one.failures, one.warnings, one.unassessed], [two.failures, two.warnings, two.unassessed])
      order = Self.sign(one.lexicographicallyPrecedes(two), two.lexicographicallyPrecedes(one))
    case (.text(let one), .text(let two)): order = Self.sign(one < two, two < one)
    default: order = Self.sign((number ?? 0) < (other.number ?? 0), (other.number ?? 0) < (number ?? 0))
    }
    return isDescending ? -order : order
  }

  private static func sign(_ less: Bool, _ more: Bool) -> Int { less ? -1 : more ? 1 : 0 }
}

/// A column added up over the reports in view.
struct OverviewTotal: Sendable, Hashable {
  /// How many reports had a value, and how many there are: what was not read is never 0.
  var counted = 0
  var reports = 0
  var sum = Quantity(0)
  /// The sums of the numerators and of the denominators, for percentages.
  var share = Share(0, of: 0)
  var mark = FamilyMark()
  /// The columns of the screen that the widest number takes, and those of the widest n.
  var digits = 1
  var nDigits = 1

  mutating func add(_ value: OverviewValue) {
    reports += 1
    let (size, n) = Self.room(for: value)
    (digits, nDigits) = (max(digits, size), max(nDigits, n))
    switch value {
    case .number(let number), .inferred(let number):
      counted += 1
      sum = sum + number
    case .dash, .text: counted += 1
    case .share(let one):
      // A share of nothing is no value.
      guard one.isDefined else { break }
      counted += 1
      share = Share(share.numerator + one.numerator, of: share.denominator + one.denominator)
    case .mark(let one):
      counted += one.isAssessable ? 1 : 0
      mark.failures = UInt16(clamping: Int(mark.failures) + Int(one.failures))
      mark.warnings = UInt16(clamping: Int(mark.warnings) + Int(one.warnings))
      mark.unassessed = UInt16(clamping: Int(mark.unassessed) + Int(one.unassessed))
      mark.hasSetAside = mark.hasSetAside || one.hasSetAside
    case .none: break
    }
  }

  /// Adds what small numbers of so many reports come to; those that have been added by themselves are among them.
  mutating func add(_ sums: ReportColumn.Sums, reports count: Int) {
    reports += count - sums.others
    counted += sums.counted
    sum = sum + Quantity(Int(sums.sum))
    share = Share(share.numerator + Quantity(Int(sums.over)), of: share.denominator + Quantity(Int(sums.under)))
    mark.failures = UInt16(clamping: Int(mark.failures) + sums.failures)
    mark.warnings = UInt16(clamping: Int(mark.warnings) + sums.warnings)
    mark.unassessed = UInt16(clamping: Int(mark.unassessed) + sums.unassessed)
    mark.hasSetAside = mark.hasSetAside || sums.hasSetAside
    digits = max(digits, Int(sums.size))
    nDigits = max(nDigits, Self.digits(Quantity(Int(sums.least))), Self.digits(Quantity(Int(sums.most))))
  }

  /// The columns of the screen that a value takes, and those of its n.
  static func room(for value: OverviewValue) -> (size: Int, n: Int) {
    switch value {
    case .number(let number): (digits(number), 1)
    case .inferred(let number): (digits(number) + 1, 1)
    case .share(let share): (digits(ofPercent: share), digits(share.denominator))
    case .mark(let mark): (1 + String(max(mark.failures, mark.warnings, mark.unassessed)).utf8.count, 1)
    case .text(let text): (min(40, text.utf8.count), 1)
    case .dash, .none: (1, 1)
    }
  }

  /// Makes room for the sum itself.
  mutating func close() {
    digits = max(
      digits, Self.digits(sum), Self.digits(ofPercent: share),
      Self.room(for: .mark(mark)).size)
    nDigits = max(nDigits, Self.digits(share.denominator))
  }

  static func digits(_ number: Quantity) -> Int {
    guard number.isWhole else { return number.description.utf8.count }
    var (count, rest) = (number.isNegative ? 2 : 1, number.mantissa.magnitude)
    while rest >= 10 { (count, rest) = (count + 1, rest / 10) }
    return count
  }

  /// The columns of a percentage with one decimal and its sign.
  private static func digits(ofPercent share: Share) -> Int {
    guard share.isDefined else { return 2 }
    guard share.numerator.isWhole, share.denominator.isWhole else {
      return (share.percentage()?.utf8.count ?? 0) + 1
    }
    let whole = Int64(clamping: Int128(share.numerator.mantissa) * 100 / max(1, Int128(share.denominator.mantissa)))
    return digits(Quantity(Int(whole))) + 3
  }
}
