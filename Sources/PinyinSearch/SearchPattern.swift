/// Something typed to find names: characters as they stand, pinyin initials, full pinyin, or any mixture.
///
/// Each character of a name is typed as itself, as its syllable, or as the syllable's initial (`z` or `zh`); the last one
/// may be typed in part. `v` and `u` both stand for ü.
public struct SearchPattern: Sendable {
  let units: [UInt32]
  private let content: UInt64
  /// For each set of readings and each place of the pattern: bit `n - 1` where the set takes `n` letters from there.
  private let steps: [UInt8]
  /// For each set of readings: the places of the pattern that hold an initial of it.
  private let initials: [UInt64]
  /// Longer patterns are looked for as they stand only.
  static let longest = 56

  /// A pattern of characters folded as those of the names.
  public init(_ folded: [UInt32]) {
    let plain = folded.map { $0 == 0xFC ? UInt32(UInt8(ascii: "v")) : $0 }
    units = Self.withoutApostrophes(plain)
    content = units.reduce(0) { $0 | SearchKeys.bit(of: $1) }
    guard units.count <= Self.longest, units.contains(where: { (0x61...0x7A).contains($0) }) else {
      (steps, initials) = ([], [])
      return
    }
    (steps, initials) = Self.steps(of: units)
  }

  /// Whether nothing was typed.
  public var isEmpty: Bool { units.isEmpty }

  /// How well a name fits, nil if it does not.
  public func rank(in keys: SearchKeys, at index: Int) -> MatchRank? { match(in: keys, at: index)?.rank }

  /// How well a name fits, and the places of its characters that were typed, in order; nil if it does not fit.
  public func places(in keys: SearchKeys, at index: Int) -> (rank: MatchRank, places: [Int])? {
    guard let match = match(in: keys, at: index) else { return nil }
    let range = keys.range(of: index)
    switch match.rank {
    case .exact, .beginning, .inside, .initials, .initialsInside:
      return (match.rank, Array(match.end - units.count..<match.end))
    default: return (match.rank, trace(keys, range, match))
    }
  }

  private struct Match {
    let rank: MatchRank
    /// The place in the name behind the last character that was typed.
    let end: Int
  }

  private func match(in keys: SearchKeys, at index: Int) -> Match? {
    guard !units.isEmpty, keys.contents[index] & content == content else { return nil }
    let range = keys.range(of: index)
    if let start = literalStart(keys, range) {
      let rank: MatchRank = start > 0 ? .inside : range.count == units.count ? .exact : .beginning
      return Match(rank: rank, end: start + units.count)
    }
    guard units.count <= Self.longest else { return nil }
    if !steps.isEmpty {
      if let end = initialsEnd(keys, range) {
        return Match(rank: end == units.count ? .initials : .initialsInside, end: end)
      }
      if let end = end(keys, range, .fromStart) { return Match(rank: .pinyin, end: end) }
      if let end = end(keys, range, .anywhere) { return Match(rank: .pinyinInside, end: end) }
    }
    return end(keys, range, .scattered).map { Match(rank: .scattered, end: $0) }
  }

  private func literalStart(_ keys: SearchKeys, _ range: Range<Int>) -> Int? {
    guard range.count >= units.count else { return nil }
    return (0...range.count - units.count).first { start in
      units.indices.allSatisfy { keys.units[range.lowerBound + start + $0] == units[$0] }
    }
  }

  private func initialsEnd(_ keys: SearchKeys, _ range: Range<Int>) -> Int? {
    let done: UInt64 = 1 << UInt64(units.count - 1)
    var states: UInt64 = 0
    for index in range {
      states = (states << 1 | 1) & (initials[Int(keys.sets[index])] | literal(keys.units[index]))
      if states & done != 0 { return index - range.lowerBound + 1 }
    }
    return nil
  }

  private func literal(_ unit: UInt32) -> UInt64 {
    guard SearchKeys.bit(of: unit) & content != 0 else { return 0 }
    var places: UInt64 = 0
    for (place, other) in units.enumerated() where other == unit { places |= 1 << UInt64(place) }
    return places
  }
}

// Pinyin and scattered characters: bit `n` of a state says that the first `n` units of the pattern have been used up.
extension SearchPattern {
  private enum Manner {
    case fromStart, anywhere, scattered
  }

  /// The place behind the character that uses up the pattern; the states before each character on the way are noted.
  private func end(
    _ keys: SearchKeys, _ range: Range<Int>, _ manner: Manner, noting states: ((UInt64) -> Void)? = nil
  ) -> Int? {
    let done: UInt64 = 1 << UInt64(units.count)
    var reached: UInt64 = 1
    for index in range {
      states?(reached)
      var next: UInt64 = manner == .scattered ? reached : 0
      var open = reached
      while open != 0 {
        let place = open.trailingZeroBitCount
        open &= open - 1
        next |= UInt64(step(keys, index, place)) << UInt64(place + 1)
      }
      if next & done != 0 { return index - range.lowerBound + 1 }
      if manner != .fromStart { next |= 1 }
      if next == 0 { return nil }
      reached = next
    }
    return nil
  }

  private func step(_ keys: SearchKeys, _ index: Int, _ place: Int) -> UInt8 {
    let sound = steps.isEmpty ? 0 : steps[Int(keys.sets[index]) * units.count + place]
    return keys.units[index] == units[place] ? sound | 1 : sound
  }

  /// The places of the characters that were typed, found from behind, each with as many letters as it can take.
  private func trace(_ keys: SearchKeys, _ range: Range<Int>, _ match: Match) -> [Int] {
    let manner: Manner =
      match.rank == .pinyin ? .fromStart : match.rank == .pinyinInside ? .anywhere : .scattered
    var states: [UInt64] = []
    _ = end(keys, range, manner) { states.append($0) }
    var places: [Int] = []
    var used = units.count
    for place in stride(from: states.count - 1, through: 0, by: -1) where used > 0 {
      let before = (max(0, used - 8)..<used).first { from in
        states[place] >> UInt64(from) & 1 != 0
          && step(keys, range.lowerBound + place, from) >> UInt8(used - from - 1) & 1 != 0
      }
      guard let before else { continue }
      places.append(place)
      used = before
    }
    return places.reversed()
  }
}

// Making a pattern
extension SearchPattern {
  /// The apostrophe that parts syllables, as in xi'an, says nothing else.
  private static func withoutApostrophes(_ units: [UInt32]) -> [UInt32] {
    guard units.contains(where: { $0 != 0x27 }) else { return units }
    return units.filter { $0 != 0x27 }
  }

  private static func steps(of units: [UInt32]) -> ([UInt8], [UInt64]) {
    let readings = Readings.shared
    let ofSyllable = readings.syllables.map { syllable in units.indices.map { taken(by: syllable, from: $0, of: units) }
    }
    var steps = [UInt8](repeating: 0, count: readings.sets.count * units.count)
    var initials = [UInt64](repeating: 0, count: readings.sets.count)
    for (number, set) in readings.sets.enumerated() {
      for syllable in set {
        for (place, step) in ofSyllable[Int(syllable)].enumerated() where step != 0 {
          steps[number * units.count + place] |= step
          if step & 1 != 0 { initials[number] |= 1 << UInt64(place) }
        }
      }
    }
    return (steps, initials)
  }

  /// How many letters a syllable can take from a place of the pattern, a bit for each number.
  private static func taken(by syllable: [UInt8], from place: Int, of units: [UInt32]) -> UInt8 {
    var same = 0
    while same < syllable.count, place + same < units.count, equal(units[place + same], syllable[same]) { same += 1 }
    guard same > 0 else { return 0 }
    var bits: UInt8 = 1
    let isRetroflex = syllable.count > 1 && syllable[1] == UInt8(ascii: "h") && "zcs".utf8.contains(syllable[0])
    if isRetroflex, same > 1 { bits |= 2 }
    if same == syllable.count || place + same == units.count { bits |= 1 << UInt8(same - 1) }
    return bits
  }

  private static func equal(_ typed: UInt32, _ letter: UInt8) -> Bool {
    typed == UInt32(letter) || (letter == UInt8(ascii: "v") && typed == UInt32(UInt8(ascii: "u")))
  }
}
