/// Prose made ready for searching: folded as for matching (full width as half width, traditional as simplified), without
/// white space, so that a sentence broken over lines is one again.
struct ProseText {
  /// The folded units.
  let units: [UInt16]

  /// Prose made ready.
  init(_ text: String) {
    var text = text
    units = text.withUTF8 { bytes in
      Fold.table.withUnsafeBufferPointer { table in Self.folded(bytes, table) }
    }
  }

  private init(units: [UInt16]) { self.units = units }

  private static func folded(
    _ bytes: UnsafeBufferPointer<UInt8>, _ table: UnsafeBufferPointer<UInt16>
  ) -> [UInt16] {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var index = 0
    while index < bytes.count {
      let scalar = Fold.decode(bytes, &index, bytes.count)
      if scalar == 0x28 || scalar == 0xFF08, let last = units.last, Unit.isHan(last),
        let after = Fold.pinyin(bytes, index, bytes.count)
      {
        index = after
        continue
      }
      let unit = scalar < 0x10000 ? table[Int(scalar)] : Unit.unknown
      if unit == Fold.expanded {
        units += Fold.expansion(of: UInt16(scalar))
      } else if unit != Fold.dropped, !Unit.isSpace(unit), unit != 0x0D {
        units.append(unit)
      }
    }
    return units
  }

  /// Whether nothing stands there but white space.
  var isEmpty: Bool { units.isEmpty }

  /// The letters and digits alone, without punctuation.
  var letters: [UInt16] {
    units.filter { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0 & ~0x20) || $0 >= 0x3400 && $0 < 0xD800 }
  }

  /// The sentences: what stands between 。 ； ！ ？.
  var sentences: [ProseText] {
    units.split { Self.endsSentence($0) }.map { ProseText(units: Array($0)) }
  }

  /// The prose without every occurrence of a phrase.
  func removing(_ phrase: Phrase) -> ProseText {
    var rest: [UInt16] = []
    var start = 0
    while let next = index(of: phrase, in: start..<units.count) {
      rest += units[start..<next]
      start = next + phrase.units.count
    }
    return ProseText(units: rest + units[start...])
  }

  /// Whether the phrase occurs in a part of the prose, or in all of it.
  func contains(_ phrase: Phrase, in range: Range<Int>? = nil) -> Bool {
    index(of: phrase, in: range ?? units.indices) != nil
  }

  /// Whether one of the phrases occurs in a part of the prose, or in all of it.
  func containsAny(_ phrases: [Phrase], in range: Range<Int>? = nil) -> Bool {
    phrases.contains { contains($0, in: range) }
  }

  /// How often a phrase occurs.
  func count(of phrase: Phrase) -> Int {
    var (count, start) = (0, 0)
    while let next = index(of: phrase, in: start..<units.count) {
      count += 1
      start = next + 1
    }
    return count
  }

  /// Where a phrase first stands, whole, within a part of the prose.
  func index(of phrase: Phrase, in range: Range<Int>) -> Int? {
    let last = range.upperBound - phrase.units.count
    guard let first = phrase.units.first, range.lowerBound >= 0, range.lowerBound <= last, last < units.count else {
      return nil
    }
    return units.withUnsafeBufferPointer { text in
      for index in range.lowerBound...last where text[index] == first {
        if phrase.units.indices.allSatisfy({ text[index + $0] == phrase.units[$0] }) { return index }
      }
      return nil
    }
  }

  /// Whether a unit is one of 。 ； ; ！ ! ？ ?
  static func endsSentence(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x3002, 0x3B, 0xFF1B, 0x21, 0xFF01, 0x3F, 0xFF1F: true
    default: false
    }
  }
}

/// Words to look for in prose, written in simplified script without punctuation that folding changes.
struct Phrase: ExpressibleByStringLiteral, Sendable {
  let units: [UInt16]

  init(stringLiteral value: String) { units = Array(value.utf16) }
}
