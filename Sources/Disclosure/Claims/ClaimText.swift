/// The prose of one section, folded and without white space, so that a sentence broken over lines is one again; every
/// unit knows the byte it came from.
struct ClaimText {
  /// The folded units.
  private(set) var units: [UInt16] = []
  /// For each unit the byte of the source it begins at.
  private var offsets: [UInt32] = []
  private let source: [UInt8]

  /// The prose in some ranges of folded text, whose offsets point into `source`.
  init(_ folded: FoldedText, _ ranges: [Range<Int>], source: [UInt8]) {
    self.source = source
    let count = ranges.reduce(0) { $0 + $1.count }
    units.reserveCapacity(count + 1)
    offsets.reserveCapacity(count + 1)
    folded.units.withUnsafeBufferPointer { text in
      folded.offsets.withUnsafeBufferPointer { places in
        for range in ranges where range.lowerBound >= 0 && range.upperBound <= text.count {
          append(range, of: text, places)
        }
      }
    }
  }

  /// The prose of a string by itself.
  init(_ text: String) {
    var folded = FoldedText()
    let bytes = Array(text.utf8)
    let range = folded.append(bytes, 0..<bytes.count)
    self.init(folded, [range], source: bytes)
  }

  private mutating func append(
    _ range: Range<Int>, of text: UnsafeBufferPointer<UInt16>, _ places: UnsafeBufferPointer<UInt32>
  ) {
    var index = range.lowerBound
    while index < range.upperBound {
      let unit = text[index]
      if unit == Unit.lineFeed {
        index = Self.afterPageNumber(index + 1, range.upperBound, text)
        continue
      }
      if !Unit.isSpace(unit), unit != 0x0D, unit != Unit.pipe {
        units.append(unit)
        offsets.append(places[index])
      }
      index += 1
    }
  }

  /// Where a line that holds a page number between dashes ends; the place itself if it holds anything else.
  private static func afterPageNumber(_ start: Int, _ end: Int, _ text: UnsafeBufferPointer<UInt16>) -> Int {
    var index = start
    var (digits, dashes) = (0, 0)
    while index < end, text[index] != Unit.lineFeed {
      if Unit.isDigit(text[index]) {
        digits += 1
      } else if text[index] == Unit.dash {
        dashes += 1
      } else {
        guard Unit.isSpace(text[index]) else { return start }
      }
      index += 1
    }
    return (1...4).contains(digits) && dashes >= 2 ? index : start
  }

  /// The bytes of the source that a range of units came from.
  func bytes(_ range: Range<Int>) -> Range<Int> {
    guard !range.isEmpty, range.upperBound <= offsets.count else { return 0..<0 }
    let start = Int(offsets[range.lowerBound])
    let last = Int(offsets[range.upperBound - 1])
    guard last < source.count else { return start..<max(start, source.count) }
    let first = source[last]
    let length = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
    return start..<min(source.count, last + length)
  }

  /// The text as printed that a range of units came from, without the white space within it.
  func raw(_ range: Range<Int>) -> String {
    let bytes = bytes(range)
    guard !bytes.isEmpty else { return "" }
    let text = String(decoding: source[bytes], as: UTF8.self)
    return text.contains(where: \.isNewline) ? text.filter { !$0.isWhitespace } : text
  }
}
