/// How Chinese characters are read: the tables, taken apart when the first text is searched by its sound.
struct Readings: Sendable {
  static let shared = Readings()

  /// The syllables that occur, in ASCII.
  let syllables: [[UInt8]]
  /// The sets of readings by their number; the first is the empty set.
  let sets: [[UInt16]]
  /// What the syllables of each set hold, as `SearchKeys.contents` has it.
  let contents: [UInt64]
  /// The sets of the characters from `first` on, with `beginsWord` for those that a word begins with.
  private var table: [UInt16]
  private var others: [UInt32: UInt16] = [:]
  /// The words by their first two characters.
  private var words: [UInt64: [Word]] = [:]
  private static let first: UInt32 = 0x3400
  private static let beginsWord: UInt16 = 0x8000

  /// A word with a set for each of its characters.
  private struct Word: Sendable {
    let scalars: [UInt32]
    let sets: [UInt16]
  }

  private init() {
    var numbering = Numbering()
    for set in Self.text(PinyinTable.sets).split(separator: UInt8(ascii: " ")) {
      _ = numbering.add(set: set.drop { $0 == UInt8(ascii: "-") })
    }
    table = [UInt16](repeating: 0, count: Int((PinyinTable.blocks.last?.upperBound ?? Self.first) - Self.first) + 1)
    for (block, digits) in zip(PinyinTable.blocks, [PinyinTable.from3400, PinyinTable.from4E00]) {
      for (scalar, set) in zip(block, Self.numbers(digits)) { table[Int(scalar - Self.first)] = set }
    }
    for (scalar, set) in PinyinTable.others { others[scalar] = set }
    for entry in Self.text(SpecialReadings.all).split(separator: UInt8(ascii: ";")) {
      let parts = entry.split(separator: UInt8(ascii: " "))
      let scalars = parts.first.map { String(decoding: $0, as: UTF8.self).unicodeScalars.map(\.value) } ?? []
      let sets = parts.dropFirst().map { numbering.number(ofSet: $0) }
      guard let first = scalars.first, scalars.count == sets.count, first >= Self.first else { continue }
      let place = Int(first - Self.first)
      guard table.indices.contains(place) else { continue }
      if sets.count == 1 {
        table[place] = sets[0] | table[place] & Self.beginsWord
      } else {
        words[Self.pair(first, scalars[1]), default: []].append(Word(scalars: scalars, sets: sets))
        table[place] |= Self.beginsWord
      }
    }
    syllables = numbering.syllables
    sets = numbering.sets
    let letters = numbering.syllables.map { $0.reduce(0) { $0 | SearchKeys.bit(of: UInt32($1)) } }
    // The letter ü is typed as v or as u.
    let (u, v) = (SearchKeys.bit(of: UInt32(UInt8(ascii: "u"))), SearchKeys.bit(of: UInt32(UInt8(ascii: "v"))))
    contents = numbering.sets.map { set in
      let content = set.reduce(0) { $0 | letters[Int($1)] }
      return content & v == 0 ? content : content | u
    }
  }

  /// Adds the sets of readings of a text's characters to a list, one a character.
  func append(setsOf text: [UInt32], to list: inout [UInt16]) {
    let start = list.count
    var holdsWords = false
    for scalar in text {
      let set = self.set(of: scalar)
      list.append(set & ~Self.beginsWord)
      if set & Self.beginsWord != 0 { holdsWords = true }
    }
    guard holdsWords else { return }
    var said: [Int: UInt16] = [:]
    for place in text.indices.dropLast() where set(of: text[place]) & Self.beginsWord != 0 {
      guard let candidates = words[Self.pair(text[place], text[place + 1])] else { continue }
      for word in candidates where text[place...].starts(with: word.scalars) {
        for (offset, set) in word.sets.enumerated() {
          let index = place + offset
          // Where two words dispute a character, any of its readings will do.
          let isDisputed = said[index].map { $0 != set } ?? false
          list[start + index] = isDisputed ? self.set(of: text[index]) & ~Self.beginsWord : set
          said[index] = set
        }
      }
    }
  }

  private static func pair(_ first: UInt32, _ second: UInt32) -> UInt64 { UInt64(first) << 32 | UInt64(second) }

  /// The set of a character's readings, with `beginsWord` where a word may begin.
  private func set(of scalar: UInt32) -> UInt16 {
    guard scalar >= Self.first else { return 0 }
    let place = Int(scalar - Self.first)
    return place < table.count ? table[place] : others[scalar] ?? 0
  }

  private static func text(_ string: StaticString) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: string.utf8Start, count: string.utf8CodeUnitCount)
  }

  /// The numbers that pairs of digits stand for.
  private static func numbers(_ string: StaticString) -> [UInt16] {
    let (first, leftOut, count) = PinyinTable.digits
    let digits = text(string)
    func value(_ digit: UInt8) -> UInt16 { UInt16(digit - first) - (digit > leftOut ? 1 : 0) }
    return stride(from: 0, to: digits.count - 1, by: 2).map { place in
      value(digits[place]) * UInt16(count) + value(digits[place + 1])
    }
  }
}

/// Gives syllables and sets of them their numbers.
private struct Numbering {
  private(set) var syllables: [[UInt8]] = []
  private(set) var sets: [[UInt16]] = []
  private var ofSyllable: [[UInt8]: UInt16] = [:]
  private var ofSet: [[UInt16]: UInt16] = [:]

  mutating func add(set text: some Collection<UInt8>) -> UInt16 {
    let set = text.split(separator: UInt8(ascii: "/")).map { number(of: Array($0)) }
    let next = UInt16(sets.count)
    sets.append(set)
    ofSet[set] = ofSet[set] ?? next
    return next
  }

  /// The number of a set that may have occurred before.
  mutating func number(ofSet text: some Collection<UInt8>) -> UInt16 {
    ofSet[text.split(separator: UInt8(ascii: "/")).map { number(of: Array($0)) }] ?? add(set: text)
  }

  private mutating func number(of syllable: [UInt8]) -> UInt16 {
    if let known = ofSyllable[syllable] { return known }
    let next = UInt16(syllables.count)
    syllables.append(syllable)
    ofSyllable[syllable] = next
    return next
  }
}
