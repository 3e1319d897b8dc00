/// A document's text folded for matching: one 16-bit unit a character, each knowing the byte it came from.
///
/// Folding makes what differs only in typing the same: full width becomes half width, traditional characters become
/// simplified ones, quotation marks and zero-width characters vanish, every dash is `-`, every space is U+0020, circled
/// and bracketed numbers are written out, and pinyin inserted in brackets after a character (規(guī)范) is dropped.
/// Folded text is for recognising and never for showing.
struct FoldedText: Sendable {
  /// The units. Characters outside the basic plane are U+FFFD; blocks end with a line feed.
  private(set) var units: [UInt16] = []
  /// For each unit the byte of the document's text it begins at; for the line feed that ends a block, where that ends.
  private(set) var offsets: [UInt32] = []

  /// Reserves room for that many bytes of text.
  mutating func reserve(bytes: Int) {
    units.reserveCapacity(bytes / 2 + 16)
    offsets.reserveCapacity(bytes / 2 + 16)
  }

  /// Folds a range of valid UTF-8, appends it with a closing line feed, and answers where its units stand.
  mutating func append(_ text: [UInt8], _ range: Range<Int>) -> Range<Int> {
    let start = units.count
    text.withUnsafeBufferPointer { bytes in
      Fold.table.withUnsafeBufferPointer { table in fold(bytes, range, table) }
    }
    let end = units.count
    units.append(Unit.lineFeed)
    offsets.append(UInt32(range.upperBound))
    return start..<end
  }

  /// The bytes that a range of units came from.
  func bytes(_ range: Range<Int>) -> Range<Int> {
    func byte(_ unit: Int) -> Int { Int(unit < offsets.count ? offsets[unit] : offsets.last ?? 0) }
    return span(byte(range.lowerBound), byte(range.upperBound))
  }

  private mutating func fold(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ table: UnsafeBufferPointer<UInt16>
  ) {
    var index = range.lowerBound
    let end = min(range.upperBound, bytes.count)
    while index < end {
      let start = index
      let scalar = Fold.decode(bytes, &index, end)
      if scalar == 0x28 || scalar == 0xFF08, let last = units.last, Unit.isHan(last),
        let after = Fold.pinyin(bytes, index, end)
      {
        index = after
        continue
      }
      guard scalar < 0x10000 else {
        push(Unit.unknown, start)
        continue
      }
      switch table[Int(scalar)] {
      case Fold.dropped: continue
      case Fold.expanded: for unit in Fold.expansion(of: UInt16(scalar)) { push(unit, start) }
      case let unit: push(unit, start)
      }
    }
  }

  private mutating func push(_ unit: UInt16, _ offset: Int) {
    units.append(unit)
    offsets.append(UInt32(offset))
  }
}

/// Names for the units that matter.
enum Unit {
  static let tab: UInt16 = 0x09
  static let lineFeed: UInt16 = 0x0A
  static let space: UInt16 = 0x20
  static let open: UInt16 = 0x28
  static let close: UInt16 = 0x29
  static let comma: UInt16 = 0x2C
  static let dash: UInt16 = 0x2D
  static let dot: UInt16 = 0x2E
  static let slash: UInt16 = 0x2F
  static let colon: UInt16 = 0x3A
  static let pipe: UInt16 = 0x7C
  static let enumerationComma: UInt16 = 0x3001
  static let fullStop: UInt16 = 0x3002
  static let unknown: UInt16 = 0xFFFD

  static func isSpace(_ unit: UInt16) -> Bool { unit == space || unit == tab || unit == lineFeed }
  static func isDigit(_ unit: UInt16) -> Bool { unit >= 0x30 && unit <= 0x39 }
  static func isHan(_ unit: UInt16) -> Bool {
    (unit >= 0x4E00 && unit <= 0x9FFF) || (unit >= 0x3400 && unit <= 0x4DBF) || unit == unknown
      || (unit >= 0xF900 && unit <= 0xFAFF)
  }
  static func isLetter(_ unit: UInt16) -> Bool { (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7A }

  /// The value 1 to 10 of a Chinese numeral 一 to 十, nil for anything else.
  static func ordinal(_ unit: UInt16) -> Int? {
    switch unit {
    case 0x4E00: 1
    case 0x4E8C: 2
    case 0x4E09: 3
    case 0x56DB: 4
    case 0x4E94: 5
    case 0x516D: 6
    case 0x4E03: 7
    case 0x516B: 8
    case 0x4E5D: 9
    case 0x5341: 10
    default: nil
    }
  }
}

/// The folding of single characters.
enum Fold {
  static let dropped: UInt16 = 0xFFFF
  static let expanded: UInt16 = 0xFFFE

  /// What each character of the basic plane folds to.
  static let table: [UInt16] = makeTable()

  private static func makeTable() -> [UInt16] {
    var table = [UInt16](unsafeUninitializedCapacity: 65536) { buffer, count in
      for unit in 0..<65536 { buffer[unit] = UInt16(unit) }
      count = 65536
    }
    var pending: UInt16?
    TraditionalCharacters.pairs.withUTF8Buffer { bytes in
      var index = 0
      while index < bytes.count {
        let scalar = UInt16(truncatingIfNeeded: decode(bytes, &index, bytes.count))
        if let traditional = pending {
          table[Int(traditional)] = scalar
          pending = nil
        } else {
          pending = scalar
        }
      }
    }
    for unit in 0xFF01...0xFF5E { table[unit] = UInt16(unit - 0xFEE0) }
    for unit in 0xFE10...0xFE16 { table[unit] = [0x2C, 0x3001, 0x3002, 0x3A, 0x3B, 0x21, 0x3F][unit - 0xFE10] }
    for unit in [0xA0, 0x1680, 0x202F, 0x205F, 0x3000, 0x0B] + Array(0x2000...0x200A) { table[unit] = Unit.space }
    for unit in Array(0x200B...0x200F) + Array(0x202A...0x202E) + Array(0x2060...0x206F) + [0xFEFF, 0xAD, 0] {
      table[unit] = dropped
    }
    for unit in Array(0xFE00...0xFE0F) { table[unit] = dropped }
    for unit in [0x22, 0x27, 0xFF02, 0xFF07, 0x60] + Array(0x2018...0x201F) + Array(0x300C...0x300F) + [0x301D, 0x301E]
    {
      table[unit] = dropped
    }
    for unit in Array(0x2010...0x2015) + [0x2212, 0xFE58, 0xFE63, 0xFF0D, 0x2500, 0x2501] { table[unit] = Unit.dash }
    table[0x2236] = Unit.colon
    table[0xFE31] = Unit.dash
    for unit in Array(0x3220...0x3229) + Array(0x2460...0x249B) { table[unit] = expanded }
    return table
  }

  /// What a circled, bracketed or dotted number is written out as: ㈠ as `(一)`, ① and ⒈ as `1.`, ⑴ as `(1)`.
  static func expansion(of unit: UInt16) -> [UInt16] {
    let ordinals: [UInt16] = [0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341]
    func digits(_ number: UInt16) -> [UInt16] {
      number < 10 ? [0x30 + number] : [0x30 + number / 10, 0x30 + number % 10]
    }
    switch unit {
    case 0x3220...0x3229: return [Unit.open, ordinals[Int(unit - 0x3220)], Unit.close]
    case 0x2460...0x2473: return digits(unit - 0x2460 + 1) + [Unit.dot]
    case 0x2474...0x2487: return [Unit.open] + digits(unit - 0x2474 + 1) + [Unit.close]
    case 0x2488...0x249B: return digits(unit - 0x2488 + 1) + [Unit.dot]
    default: return [unit]
    }
  }

  /// Decodes one scalar and moves on; a byte that is no UTF-8 reads as U+FFFD and is passed over alone.
  static func decode(_ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ end: Int) -> UInt32 {
    let first = bytes[index]
    index += 1
    guard first >= 0x80 else { return UInt32(first) }
    let length = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC0 ? 1 : 0
    guard length > 0, index + length <= end else { return UInt32(Unit.unknown) }
    var scalar = UInt32(first) & (0x3F >> UInt32(length))
    for next in bytes[index..<index + length] {
      guard next & 0xC0 == 0x80 else { return UInt32(Unit.unknown) }
      scalar = scalar << 6 | UInt32(next & 0x3F)
    }
    index += length
    return scalar
  }

  /// Where a bracket that holds nothing but one syllable of pinyin ends; nil if it holds anything else.
  static func pinyin(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Int? {
    var index = start
    for count in 0...6 {
      guard index < end else { return nil }
      let scalar = decode(bytes, &index, end)
      if scalar == 0x29 || scalar == 0xFF09 { return count > 0 ? index : nil }
      let isLower = (0x61...0x7A).contains(scalar) || (0xE0...0x1FF).contains(scalar) || scalar == 0x1E3F
      guard isLower else { return nil }
    }
    return nil
  }

  /// A text folded: for keys and searches.
  static func folded(_ text: String) -> [UInt16] {
    var folded = FoldedText()
    let bytes = Array(text.utf8)
    let range = folded.append(bytes, 0..<bytes.count)
    return Array(folded.units[range])
  }
}

/// Text folded for searching: full or half width, simplified or traditional, any case, all the same.
public struct SearchForm: Sendable, Hashable {
  /// The folded units, spaces left out, letters in lower case.
  let units: [UInt16]

  /// Folds a text.
  public init(_ text: String) {
    units = Fold.folded(text).compactMap { Unit.isSpace($0) ? nil : Unit.isLetter($0) ? $0 | 0x20 : $0 }
  }

  /// Whether there is nothing to search for.
  public var isEmpty: Bool { units.isEmpty }

  /// Whether the other text occurs in this one; the empty text occurs in none.
  public func contains(_ other: SearchForm) -> Bool {
    guard let first = other.units.first, units.count >= other.units.count else { return false }
    let last = units.count - other.units.count
    return (0...last).contains { start in
      units[start] == first && units[start..<start + other.units.count].elementsEqual(other.units)
    }
  }
}
