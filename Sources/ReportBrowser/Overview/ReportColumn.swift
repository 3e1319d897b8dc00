import Disclosure

/// A column of the overview for all reports by their numbers, a few bytes a report, as far as it has been made.
struct ReportColumn: Sendable {
  /// What is held of a value; nothing stands for one that has not been made.
  private enum Kind {
    static let unmade: UInt8 = 0
    static let number: UInt8 = 1
    static let dash: UInt8 = 2
    static let share: UInt8 = 3
    static let mark: UInt8 = 4
    static let text: UInt8 = 5
    /// What does not fit into small numbers.
    static let other: UInt8 = 6
    /// No value and no kind of figure; behind it no value, with the kinds in their order.
    static let none: UInt8 = 7
  }

  /// The values before this number have all been made, but for those forgotten since.
  private(set) var next = 0
  /// The reports whose values were made and are to be made again.
  private(set) var forgotten: [Int] = []
  private var kinds: [UInt8] = []
  private var numbers: [Int32] = []
  /// What the numbers are shares of.
  private var denominators: [Int32] = []
  /// The columns of the screen that each value takes, without what a share is of.
  private var sizes: [UInt8] = []
  private var others: [Int32: OverviewValue] = [:]
  private var texts = SortedTexts()
  /// The most that any value made so far takes, and any n.
  private(set) var widest = (size: 1, n: 1)
  /// What the values of all reports come to, if they have been added up since the last change.
  private(set) var everything: OverviewTotal?
  /// Whether floating-point numbers tell all its values apart.
  private(set) var isExact = true

  private static let figureKinds = Figure.Kind.allCases

  var count: Int { kinds.count }

  func has(_ report: Int) -> Bool { kinds.indices.contains(report) && kinds[report] != Kind.unmade }

  /// The value of a report, nil if it has not been made.
  func value(of report: Int) -> OverviewValue? {
    guard kinds.indices.contains(report) else { return nil }
    switch kinds[report] {
    case Kind.unmade: return nil
    case Kind.number: return .number(Quantity(Int(numbers[report])))
    case Kind.dash: return .dash
    case Kind.share:
      return .share(Share(Quantity(Int(numbers[report])), of: Quantity(Int(denominators[report]))))
    case Kind.mark: return .mark(FamilyMark(packed: UInt32(bitPattern: numbers[report])))
    case Kind.text: return .text(texts[report])
    case Kind.other: return others[Int32(truncatingIfNeeded: report)] ?? .none(nil)
    case Kind.none: return OverviewValue.none(nil)
    case let kind: return OverviewValue.none(Self.figureKinds[Int(kind - Kind.none) - 1])
    }
  }

  /// Makes room for so many reports.
  mutating func grow(to count: Int) {
    guard count > kinds.count else { return }
    everything = nil
    let more = count - kinds.count
    kinds += [UInt8](repeating: Kind.unmade, count: more)
    sizes += [UInt8](repeating: 1, count: more)
    numbers += [Int32](repeating: 0, count: more)
  }

  mutating func forget(_ report: Int) {
    guard has(report) else { return }
    everything = nil
    kinds[report] = Kind.unmade
    others[Int32(truncatingIfNeeded: report)] = nil
    if report < next { forgotten.append(report) }
  }

  /// Notes that the values of some reports, which follow on those made before or were forgotten, have been made.
  mutating func note(made reports: [Int]) {
    if forgotten.isEmpty { next = max(next, (reports.last ?? -1) + 1) } else { forgotten.removeAll(where: has) }
  }

  mutating func set(_ value: OverviewValue, of report: Int) {
    guard kinds.indices.contains(report) else { return }
    everything = nil
    let (size, n) = OverviewTotal.room(for: value)
    widest = (max(widest.size, size), max(widest.n, n))
    isExact = isExact && Self.isExact(value)
    sizes[report] = UInt8(clamping: size)
    kinds[report] = hold(value, report)
  }

  private mutating func hold(_ value: OverviewValue, _ report: Int) -> UInt8 {
    switch value {
    case .number(let number):
      guard let small = Self.small(number) else { break }
      numbers[report] = small
      return Kind.number
    case .inferred: break
    case .dash: return Kind.dash
    case .share(let share):
      guard let over = Self.small(share.numerator), let under = Self.small(share.denominator) else { break }
      if denominators.count < count { denominators += [Int32](repeating: 0, count: count - denominators.count) }
      (numbers[report], denominators[report]) = (over, under)
      return Kind.share
    case .mark(let mark):
      guard let packed = mark.packed else { break }
      numbers[report] = Int32(bitPattern: packed)
      return Kind.mark
    case .text(let text):
      texts.insert(text, report)
      return Kind.text
    case .none(let kind):
      guard let kind else { return Kind.none }
      return Kind.none + 1 + UInt8(clamping: Self.figureKinds.firstIndex(of: kind) ?? 0)
    }
    others[Int32(truncatingIfNeeded: report)] = value
    return Kind.other
  }

  /// Quotients of smaller numbers differ by more than is rounded away, and so do numbers of fifteen digits.
  private static func isExact(_ value: OverviewValue) -> Bool {
    switch value {
    case .number(let number), .inferred(let number): number.mantissa.magnitude < 1_000_000_000_000_000
    case .share(let share):
      share.numerator.isWhole && share.denominator.isWhole
        && max(share.numerator.mantissa.magnitude, share.denominator.mantissa.magnitude) < 1 << 26
    default: true
    }
  }

  private static func small(_ number: Quantity) -> Int32? { number.isWhole ? Int32(exactly: number.mantissa) : nil }
}

// Sums
extension ReportColumn {
  /// The column added up over some reports, all of which have been made.
  func total(of reports: [Int32], isSummed: Bool) -> OverviewTotal {
    // As many as there are are all of them.
    if let everything, reports.count == count { return everything }
    var total = OverviewTotal()
    var sums = Sums()
    for report in reports {
      let index = Int(report)
      sums.size = max(sums.size, sizes[index])
      switch kinds[index] {
      case Kind.number:
        sums.counted += 1
        sums.sum += Int64(numbers[index])
      case Kind.dash, Kind.text: sums.counted += 1
      case Kind.share where denominators[index] != 0:
        sums.counted += 1
        sums.over += Int64(numbers[index])
        sums.under += Int64(denominators[index])
        sums.least = min(sums.least, denominators[index])
        sums.most = max(sums.most, denominators[index])
      case Kind.mark:
        let mark = FamilyMark(packed: UInt32(bitPattern: numbers[index]))
        sums.counted += mark.isAssessable ? 1 : 0
        sums.failures += Int(mark.failures)
        sums.warnings += Int(mark.warnings)
        sums.unassessed += Int(mark.unassessed)
        sums.hasSetAside = sums.hasSetAside || mark.hasSetAside
      case Kind.other:
        if let value = others[report] { total.add(value) }
        sums.others += 1
      default: break
      }
    }
    total.add(sums, reports: reports.count)
    if isSummed { total.close() }
    return total
  }

  /// Adds the values of all reports up beforehand.
  mutating func addUp(isSummed: Bool) {
    everything = total(of: kinds.indices.map { Int32(truncatingIfNeeded: $0) }, isSummed: isSummed)
  }

  /// What small numbers come to, added up as they are held.
  struct Sums {
    fileprivate(set) var counted = 0
    fileprivate(set) var sum: Int64 = 0
    /// The sums of numerators and denominators.
    fileprivate(set) var over: Int64 = 0
    fileprivate(set) var under: Int64 = 0
    fileprivate(set) var failures = 0
    fileprivate(set) var warnings = 0
    fileprivate(set) var unassessed = 0
    fileprivate(set) var hasSetAside = false
    /// How many are added by themselves.
    fileprivate(set) var others = 0
    fileprivate(set) var size: UInt8 = 1
    /// The bounds of what shares are of.
    fileprivate(set) var least: Int32 = 0
    fileprivate(set) var most: Int32 = 0
  }

  /// How many of some reports have failed checks of a family, and how many have warnings but none.
  func marked(of reports: [Int32]) -> (failed: Int, warned: Int) {
    var marked = (failed: 0, warned: 0)
    for report in reports where kinds[Int(report)] == Kind.mark || kinds[Int(report)] == Kind.other {
      guard case .mark(let mark) = value(of: Int(report)) else { continue }
      if mark.failures > 0 { marked.failed += 1 } else if mark.warnings > 0 { marked.warned += 1 }
    }
    return marked
  }
}

// Order
extension ReportColumn {
  /// A number for each of some reports that orders them as their values do; what has nothing to sort by stands last,
  /// whichever way is sorted. All of them have been made.
  func keys(of reports: [Int32], isDescending: Bool) -> [UInt64] {
    let ranks = texts.isEmpty ? [] : texts.ranks(of: count)
    return reports.map { report in
      let index = Int(report)
      let key: UInt64?
      switch kinds[index] {
      case Kind.number: key = Self.key(Double(numbers[index]))
      case Kind.dash: key = Self.key(0)
      case Kind.share:
        key = denominators[index] == 0 ? nil : Self.key(Double(numbers[index]) / Double(denominators[index]))
      case Kind.text: key = UInt64(ranks[index])
      default: key = value(of: index).flatMap(Self.key)
      }
      guard let key else { return .max }
      return isDescending ? ~(key + 1) : key
    }
  }

  /// Orders floating-point numbers as whole ones; never the greatest of all.
  private static func key(_ number: Double) -> UInt64 {
    // Adding zero makes a negative zero an ordinary one.
    let bits = (number + 0).bitPattern
    return bits >> 63 == 0 ? bits | 1 << 63 : ~bits
  }

  private static func key(_ value: OverviewValue) -> UInt64? {
    switch value {
    case .number(let number), .inferred(let number): key(double(number))
    case .dash: key(0)
    case .share(let share): share.isDefined ? key(double(share.numerator) / double(share.denominator)) : nil
    case .mark(let mark):
      mark.isAssessable
        ? UInt64(mark.failures) << 32 | UInt64(mark.warnings) << 16 | UInt64(mark.unassessed) : nil
    case .text, .none: nil
    }
  }

  /// Exact for up to fifteen digits.
  private static func double(_ number: Quantity) -> Double {
    Double(number.mantissa) / (0..<number.scale).reduce(1) { power, _ in power * 10 }
  }
}
