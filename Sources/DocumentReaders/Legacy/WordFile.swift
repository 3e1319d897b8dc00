/// The text of a Word 97-2003 file with what is said of each stretch of it, by the layout that [MS-DOC] describes.
///
/// Places in the file (`fc` in that book) are bytes of the stream `WordDocument`.
struct WordFile {
  /// The characters of the main text: their UTF-16 units.
  let units: [UInt16]
  /// The file's own pieces of that text.
  private let pieces: [Piece]
  /// What is said of paragraphs.
  let paragraphs: WordRuns97
  /// What is said of characters.
  let characters: WordRuns97
  /// The stream that holds what is too long for its place.
  let data: [UInt8]

  private struct Piece {
    /// The characters it holds, counted from the text's first.
    let range: Range<Int>
    /// Where it lies.
    let place: Int
    /// The bytes of a character: 1 or 2.
    let width: Int
  }

  /// More characters than any report has.
  private static let mostCharacters = 8 << 20

  /// Takes a file apart; nil if it is of another kind, or does not hold together.
  init?(_ file: CompoundFile) {
    guard let main = file.stream("WordDocument").map({ file.content($0) }), main.count >= 0x1AA,
      main.uint16(0) == 0xA5EC, main.uint16(2) >= 0x00C1
    else { return nil }
    let name = main.uint16(10) & 0x0200 != 0 ? "1Table" : "0Table"
    guard let table = file.stream(name).map({ file.content($0) }) else { return nil }
    let count = Int(main.uint32(0x4C))
    guard count <= Self.mostCharacters, let pieces = Self.pieces(main, table, count) else { return nil }
    var units: [UInt16] = []
    units.reserveCapacity(count)
    for piece in pieces {
      guard piece.place >= 0, piece.place + piece.range.count * piece.width <= main.count else { return nil }
      for index in 0..<piece.range.count {
        units.append(
          piece.width == 2
            ? main.uint16(piece.place + index * 2) : Self.windows1252(main[piece.place + index]))
      }
    }
    self.units = units
    self.pieces = pieces
    characters = WordRuns97(main, table, list: 0xFA, entrySize: 1)
    paragraphs = WordRuns97(main, table, list: 0x102, entrySize: 13)
    data = file.stream("Data").map { file.content($0) } ?? []
  }

  /// Whether a Word file is one of before Word 97.
  static func isOlder(_ file: CompoundFile) -> Bool {
    guard let main = file.stream("WordDocument").map({ file.content($0, atMost: 32) }), main.count == 32 else {
      return false
    }
    return main.uint16(0) == 0xA5DC || main.uint16(0) == 0xA5EC && main.uint16(2) < 0x00C1
  }

  /// Calls `body` with each character's number, unit and place in the file, in order.
  func forEachUnit(_ body: (Int, UInt16, Int) -> Void) {
    for piece in pieces {
      for index in piece.range {
        body(index, units[index], piece.place + (index - piece.range.lowerBound) * piece.width)
      }
    }
  }

  /// The pieces that the main text consists of; nil if they do not cover it.
  private static func pieces(_ main: [UInt8], _ table: [UInt8], _ count: Int) -> [Piece]? {
    var place = Int(main.uint32(0x1A2))
    let end = min(table.count, place + Int(main.uint32(0x1A6)))
    while place < end, table[place] == 1 { place += 3 + Int(table.uint16(place + 1)) }
    guard place + 5 <= end, table[place] == 2 else { return nil }
    let number = (Int(table.uint32(place + 1)) - 4) / 12
    place += 5
    guard number > 0, place + number * 12 + 4 <= end else { return nil }
    var pieces: [Piece] = []
    var next = 0
    for index in 0..<number where next < count {
      let start = Int(table.uint32(place + index * 4))
      let stop = min(Int(table.uint32(place + index * 4 + 4)), count)
      guard start == next, stop > start else { return nil }
      let word = Int(table.uint32(place + (number + 1) * 4 + index * 8 + 2))
      let isNarrow = word & 0x4000_0000 != 0
      let at = word & 0x3FFF_FFFF
      pieces.append(Piece(range: start..<stop, place: isNarrow ? at / 2 : at, width: isNarrow ? 1 : 2))
      next = stop
    }
    return next == count ? pieces : nil
  }

  private static func windows1252(_ byte: UInt8) -> UInt16 {
    let special: [UInt16] = [
      0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
      0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
      0x0153, 0x9D, 0x017E, 0x0178,
    ]
    return (0x80...0x9F).contains(byte) ? special[Int(byte) - 0x80] : UInt16(byte)
  }
}

/// What a Word file says of stretches of its text, as pages of 512 bytes list it.
struct WordRuns97 {
  /// A stretch of the file and the bytes that say something of it.
  private struct Run {
    let range: Range<Int>
    let says: Range<Int>
  }

  private let main: [UInt8]
  private var runs: [Run] = []

  /// The runs of the list whose place stands there in the file's head; an entry for paragraphs is 13 bytes long, one for
  /// characters a single byte.
  init(_ main: [UInt8], _ table: [UInt8], list: Int, entrySize: Int) {
    self.main = main
    let place = Int(main.uint32(list))
    let number = min(max(0, (Int(main.uint32(list + 4)) - 4) / 8), main.count / 512 + 1)
    for index in 0..<number {
      let page = (Int(table.uint32(place + (number + 1) * 4 + index * 4)) & 0x3F_FFFF) * 512
      guard page + 512 <= main.count else { continue }
      readPage(page, entrySize)
    }
    runs.sort { $0.range.lowerBound < $1.range.lowerBound }
  }

  private mutating func readPage(_ page: Int, _ entrySize: Int) {
    let count = Int(main[page + 511])
    guard (count + 1) * 4 + count * entrySize <= 511 else { return }
    for index in 0..<count {
      let start = Int(main.uint32(page + index * 4))
      let stop = Int(main.uint32(page + index * 4 + 4))
      let offset = Int(main[page + (count + 1) * 4 + index * entrySize]) * 2
      guard stop > start else { continue }
      runs.append(Run(range: start..<stop, says: offset == 0 ? 0..<0 : says(page, offset, entrySize)))
    }
  }

  /// Where the properties of an entry lie: behind their length, and for paragraphs behind the number of the style.
  private func says(_ page: Int, _ offset: Int, _ entrySize: Int) -> Range<Int> {
    var place = page + offset
    var length = Int(main[place])
    place += 1
    if entrySize > 1 {
      if length == 0, offset < 510 {
        length = Int(main[place]) * 2
        place += 1
      } else {
        length = length * 2 - 1
      }
      place += 2
      length -= 2
    }
    let end = min(place + max(0, length), page + 511)
    return min(place, end)..<end
  }

  /// The properties of the text at a place; none if nothing is said of it.
  func properties(at place: Int) -> ArraySlice<UInt8> {
    find(place).map { main[$0.says] } ?? []
  }

  /// The stretch around a place of which the same is said.
  func run(at place: Int) -> Range<Int> { find(place)?.range ?? place..<(place + 1) }

  private func find(_ place: Int) -> Run? {
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].range.upperBound <= place { low = middle + 1 } else { high = middle }
    }
    guard low < runs.count, runs[low].range.contains(place) else { return nil }
    return runs[low]
  }
}
