/// One property as Word 97-2003 files write it: its number and its value.
struct WordProperty {
  /// The number that [MS-DOC] gives it: `sprm`.
  let number: UInt16
  /// The bytes of its value, without their count.
  let value: [UInt8]

  /// The properties in a stretch of bytes, up to the first that does not fit in.
  static func all(in bytes: some Collection<UInt8>) -> [WordProperty] {
    let bytes = Array(bytes)
    var properties: [WordProperty] = []
    var place = 0
    while place + 3 <= bytes.count {
      let number = bytes.uint16(place)
      place += 2
      let skipped: Int
      let length: Int
      switch number >> 13 {
      case 0, 1: (skipped, length) = (0, 1)
      case 2, 4, 5: (skipped, length) = (0, 2)
      case 3: (skipped, length) = (0, 4)
      case 7: (skipped, length) = (0, 3)
      default:
        // The definition of a table row has a count of two bytes, one too large.
        (skipped, length) = number == 0xD608 ? (2, Int(bytes.uint16(place)) - 1) : (1, Int(bytes[place]))
      }
      guard length >= 0, place + skipped + length <= bytes.count else { break }
      properties.append(
        WordProperty(number: number, value: Array(bytes[(place + skipped)..<(place + skipped + length)])))
      place += skipped + length
    }
    return properties
  }

  /// Whether a property that can be on or off is on.
  var isOn: Bool { value.first.map { $0 & 1 == 1 } ?? false }
}

/// What matters of a stretch of text: whether and how it shows.
struct WordLook {
  /// Whether it is not hidden, nor deleted while changes are tracked.
  private(set) var isShown = true
  /// Whether its characters are signs of a font, whatever letters their codes are those of.
  private(set) var isSymbol = false
  /// The digits it prints instead of plain ones: raised for marks of notes, lowered ones.
  private(set) var digits: [UInt16] = []

  /// The look of text that has those properties.
  init(_ properties: some Collection<UInt8>) {
    for property in WordProperty.all(in: properties) {
      switch property.number {
      case 0x083C, 0x0800: if property.isOn { isShown = false }
      case 0x6A09: isSymbol = true
      case 0x2A48: digits = Self.digits(property.value.first)
      default: break
      }
    }
  }

  /// The unit as it prints.
  func printed(_ unit: UInt16) -> UInt16 {
    if isSymbol { return 0xFFFD }
    return (0x30...0x39).contains(unit) && !digits.isEmpty ? digits[Int(unit) - 0x30] : unit
  }

  private static func digits(_ position: UInt8?) -> [UInt16] {
    switch position {
    case 1: Array("⁰¹²³⁴⁵⁶⁷⁸⁹".utf16)
    case 2: Array("₀₁₂₃₄₅₆₇₈₉".utf16)
    default: []
    }
  }
}

/// What matters of a paragraph: how deep in tables it lies and what it ends.
struct WordParagraph {
  /// How many tables it lies in.
  private(set) var depth = 0
  /// Whether it ends a row.
  private(set) var endsRow = false
  /// Whether it ends a cell of a table within a table.
  private(set) var endsInnerCell = false
  /// The row that it ends, as far as it is defined.
  private(set) var row = WordRow()

  /// A paragraph of those properties; some may lie in the stream of long ones.
  init(_ properties: some Collection<UInt8>, data: [UInt8]) {
    apply(WordProperty.all(in: properties), data, isOuter: true)
  }

  private mutating func apply(_ properties: [WordProperty], _ data: [UInt8], isOuter: Bool) {
    for property in properties {
      switch property.number {
      case 0x2416: depth = property.isOn ? max(depth, 1) : 0
      case 0x6649: depth = min(Int(property.value.uint32(0)), 64)
      case 0x2417, 0x244C: endsRow = property.isOn
      case 0x244B: endsInnerCell = property.isOn
      case 0x6645, 0x6646, 0x646B:
        let place = Int(property.value.uint32(0))
        guard isOuter, place + 2 <= data.count else { break }
        let end = min(place + 2 + Int(data.uint16(place)), data.count)
        apply(WordProperty.all(in: data[(place + 2)..<end]), data, isOuter: false)
      default: row.apply(property)
      }
    }
  }
}

/// The definition of a table row: where its cells begin and end, and which are merged.
struct WordRow {
  /// A cell of a row.
  struct Cell: Hashable {
    /// Whether it goes on the cell before it.
    var continuesLeft = false
    /// Whether it goes on the cell above it.
    var continuesAbove = false
  }

  /// Where cells begin and end, from left to right in twentieths of a point: one more than there are cells.
  private(set) var edges: [Int] = []
  /// The cells.
  private(set) var cells: [Cell] = []
  /// Whether something changed the cells in a way that is not followed.
  private(set) var isUnclear = false

  mutating func apply(_ property: WordProperty) {
    let value = property.value
    switch property.number {
    case 0xD608: define(value)
    case 0xD62B where value.count >= 2:
      if cells.indices.contains(Int(value[0])) { cells[Int(value[0])].continuesAbove = value[1] == 1 }
    case 0x5624 where value.count >= 2:
      let range = Int(value[0])..<max(Int(value[0]), Int(value[1]))
      for index in range.dropFirst() where cells.indices.contains(index) { cells[index].continuesLeft = true }
    // Cells put in, taken out or split.
    case 0x7621, 0x5622, 0x5625: isUnclear = true
    default: break
    }
  }

  private mutating func define(_ value: [UInt8]) {
    guard let count = value.first.map({ Int($0) }), count <= 64, value.count >= 1 + (count + 1) * 2 else {
      isUnclear = true
      return
    }
    // Word writes the changes that led to it before it.
    isUnclear = false
    edges = (0...count).map { Int(Int16(bitPattern: value.uint16(1 + $0 * 2))) }
    cells = (0..<count).map { index in
      // The flags of cells that nothing is said of are left out at the end.
      let flags = value.uint16(1 + (count + 1) * 2 + index * 20)
      return Cell(continuesLeft: flags & 3 == 2, continuesAbove: (flags >> 5) & 3 == 1)
    }
    if zip(edges, edges.dropFirst()).contains(where: { $0 > $1 }) { isUnclear = true }
  }
}
