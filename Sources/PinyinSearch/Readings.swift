/// How Chinese characters are read: the tables, taken apart when the first text is searched by its sound.
struct Readings: Sendable {
  static let shared = Readings()

  /// The syllables that occur, in ASCII.
  let syllables: [[UInt8]]
  /// The sets of readings by their number; the first is the empty set.
  let sets: [[UInt16]]
  private let ofCharacter: [(block: ClosedRange<UInt32>, sets: [UInt16])]
  private var alone: [UInt32: UInt16] = [:]
  private var words: [UInt32: [Word]] = [:]

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
    ofCharacter = zip(PinyinTable.blocks, [PinyinTable.from3400, PinyinTable.from4E00]).map { block, digits in
      (block, Self.numbers(digits))
    }
    for (scalar, set) in PinyinTable.others { alone[scalar] = set }
    for entry in Self.text(SpecialReadings.all).split(separator: UInt8(ascii: ";")) {
      let parts = entry.split(separator: UInt8(ascii: " "))
      let scalars = parts.first.map { String(decoding: $0, as: UTF8.self).unicodeScalars.map(\.value) } ?? []
      let sets = parts.dropFirst().map { numbering.number(ofSet: $0) }
      guard let first = scalars.first, scalars.count == sets.count else { continue }
      if sets.count == 1 { alone[first] = sets[0] } else { words[first, default: []].append(Word(scalars: scalars, sets: sets)) }
    }
    syllables = numbering.syllables
    sets = numbering.sets
  }

  /// Adds the sets of readings of a text's characters to a list, one a character.
  func append(setsOf text: ArraySlice<UInt32>, to list: inout [UInt16]) {
    let start = list.count
    for scalar in text { list.append(set(of: scalar)) }
    var isSaid = [Bool](repeating: false, count: text.count)
    for (place, scalar) in text.enumerated() {
      for word in words[scalar] ?? [] {
        guard text.dropFirst(place).starts(with: word.scalars) else { continue }
        for (offset, set) in word.sets.enumerated() {
          let index = place + offset
          if isSaid[index], list[start + index] != set {
            // Two words dispute the character: any of its readings will do.
            list[start + index] = self.set(of: text[text.startIndex + index])
          } else {
            list[start + index] = set
          }
          isSaid[index] = true
        }
      }
    }
  }

  private func set(of scalar: UInt32) -> UInt16 {
    guard scalar >= 0x3400 else { return 0 }
    if let set = alone[scalar] { return set }
    for (block, sets) in ofCharacter where block.contains(scalar) {
      let index = Int(scalar - block.lowerBound)
      return sets.indices.contains(index) ? sets[index] : 0
    }
    return 0
  }

  private static func text(_ string: StaticString) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: string.utf8Start, count: string.utf8CodeUnitCount)
  }

  /// The numbers that pairs of digits stand for.
  private static func numbers(_ string: StaticString) -> [UInt16] {
    let (first, leftOut, count) = PinyinTable.digits
    let digits = text(string)
    func value(_ digit: UInt8) -> UInt16 { UInt16(digit - first) - (digit > leftOut ? 1 : 0) }
    return stride(from: 0, to: digits.count - 1, by: 2).map { value(digits[$0]) * UInt16(count) + value(digits[$0 + 1]) }
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
