import Disclosure
import PDFExchange

/// What `gouji-pdf` answers about one file, put together frame by frame.
struct PDFAnswer {
  /// How an answer ends.
  enum Outcome: Equatable {
    /// The file's pages are all there.
    case whole
    /// The file has no pages to show; the number of its pages as far as it is known.
    case failure(PDFExchange.Failure, pages: Int)
  }

  /// The file's pages.
  private(set) var pages: [PositionedPage] = []
  /// The title that the file gives itself.
  private(set) var title: String?
  /// How many pages the file says it has.
  private(set) var pageCount = 0
  /// Nil until the last frame has come.
  private(set) var outcome: Outcome?
  private var isBegun = false

  /// Takes a frame; false if it is none that may come here, so that nothing after it can be trusted.
  mutating func take(kind: UInt8, _ content: ArraySlice<UInt8>) -> Bool {
    guard outcome == nil, let frame = PDFExchange.Frame(rawValue: kind) else { return false }
    var reader = NumberReader(content)
    switch frame {
    case .document:
      guard !isBegun, let count = reader.next() else { return false }
      isBegun = true
      pageCount = Int(count)
      title = String(validating: reader.rest, as: UTF8.self)
    case .page:
      guard isBegun, let page = Self.page(&reader), page.number == pages.count + 1 else { return false }
      pages.append(page)
    case .end:
      guard isBegun, pages.count == pageCount else { return false }
      outcome = .whole
    case .failure:
      guard let code = reader.next(), let failure = PDFExchange.Failure(rawValue: code), let count = reader.next()
      else {
        return false
      }
      outcome = .failure(failure, pages: Int(count))
    }
    return true
  }

  private static func page(_ reader: inout NumberReader) -> PositionedPage? {
    guard let number = reader.next(), let width = reader.place(), let height = reader.place(),
      let glyphs = reader.next().map({ Int($0) }), let rulings = reader.next().map({ Int($0) }),
      let marks = reader.next().map({ Int($0) }),
      reader.rest.count == glyphs * PDFExchange.glyphLength + rulings * PDFExchange.rulingLength
        + marks * PDFExchange.markLength
    else { return nil }
    var found: [PositionedGlyph] = []
    found.reserveCapacity(glyphs)
    for _ in 0..<glyphs {
      guard let scalar = reader.next(), let box = reader.box() else { return nil }
      found.append(PositionedGlyph(Unicode.Scalar(scalar) ?? "\u{FFFD}", box))
    }
    var lines: [PositionedRuling] = []
    lines.reserveCapacity(rulings)
    for _ in 0..<rulings {
      guard let direction = reader.next(), let position = reader.place(), let start = reader.place(),
        let end = reader.place()
      else { return nil }
      lines.append(PositionedRuling(direction == 0 ? .horizontal : .vertical, at: position, from: start, to: end))
    }
    var hidden: [PositionedMark] = []
    for _ in 0..<marks {
      guard let kind = reader.next().flatMap(PDFExchange.Mark.init), let box = reader.box() else { return nil }
      hidden.append(PositionedMark(kind == .cover ? .cover : .picture, box))
    }
    return PositionedPage(
      number: Int(number), width: width, height: height, glyphs: found, rulings: lines, marks: hidden)
  }
}

/// Reads 32-bit numbers one after another.
private struct NumberReader {
  private let bytes: ArraySlice<UInt8>
  private var index: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    index = bytes.startIndex
  }

  /// What has not been read yet.
  var rest: ArraySlice<UInt8> { bytes[index...] }

  mutating func next() -> UInt32? {
    guard bytes.endIndex - index >= 4 else { return nil }
    let number = bytes.withUnsafeBytes { buffer in
      UInt32(littleEndian: buffer.loadUnaligned(fromByteOffset: index - bytes.startIndex, as: UInt32.self))
    }
    index += 4
    return number
  }

  mutating func place() -> Int32? { next().map { Int32(bitPattern: $0) } }

  mutating func box() -> PositionedBox? {
    guard let left = place(), let top = place(), let right = place(), let bottom = place() else { return nil }
    return PositionedBox(left: left, top: top, right: right, bottom: bottom)
  }
}
