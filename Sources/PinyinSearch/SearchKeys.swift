/// Names made ready to be found by what is typed: their characters and how these are read, all names end to end.
///
/// Characters are numbers of which equal ones count as the same: the caller folds width, script and case. Making a key
/// takes a microsecond or so; the tables of readings are taken apart when the first key is made.
public struct SearchKeys: Sendable {
  var units: [UInt32] = []
  var sets: [UInt16] = []
  private var ends: [Int32] = []
  /// What occurs in each name: a bit for every letter and for some hash of every other character.
  private(set) var contents: [UInt64] = []

  /// No names.
  public init() {}

  /// How many names there are.
  public var count: Int { ends.count }

  /// Adds a name.
  public mutating func append(_ folded: [UInt32]) {
    let readings = Readings.shared
    let start = units.count
    units += folded
    readings.append(setsOf: folded, to: &sets)
    ends.append(Int32(clamping: units.count))
    var content: UInt64 = 0
    for index in start..<units.count {
      content |= Self.bit(of: units[index]) | readings.contents[Int(sets[index])]
    }
    contents.append(content)
  }

  /// Where the characters of a name stand.
  func range(of index: Int) -> Range<Int> { (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index]) }

  static func bit(of unit: UInt32) -> UInt64 {
    if (0x61...0x7A).contains(unit) { return 1 << UInt64(unit - 0x61) }
    return 1 << UInt64(26 + unit % 38)
  }
}

/// How well a name fits what was typed, the best first.
public enum MatchRank: UInt8, Sendable, Hashable, Comparable, CaseIterable {
  /// It is the name.
  case exact
  /// The name begins with it.
  case beginning
  /// It stands in the name.
  case inside
  /// The initials of the name's first characters.
  case initials
  /// The initials of characters further on.
  case initialsInside
  /// Pinyin, whole or mixed with initials or characters, of the name's first characters.
  case pinyin
  /// The same of characters further on.
  case pinyinInside
  /// The characters stand in the name in this order, with others between.
  case scattered

  /// Orders the better before the worse.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
