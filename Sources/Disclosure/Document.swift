/// What a reader makes of a file: its text, and blocks that point into it.
public struct Document: Sendable {
  /// A line of text: a range of the document's bytes, without its line end.
  public struct Line: Sendable, Hashable {
    /// The bytes of the line in `Document.text`.
    public let range: Range<Int>
    /// The line's number, from 1.
    public let number: Int
    /// The page it stands on, where the format has pages.
    public let page: Int?

    /// Makes a line.
    public init(range: Range<Int>, number: Int, page: Int? = nil) {
      self.range = range
      self.number = number
      self.page = page
    }
  }

  /// A cell of a document's own table, spans already known.
  public struct Cell: Sendable, Hashable {
    /// The bytes of the cell's text in `Document.text`.
    public let range: Range<Int>
    /// The first row and column it covers, from 0.
    public let row: Int
    /// The first column it covers, from 0.
    public let column: Int
    /// How many rows it covers.
    public let rowSpan: Int
    /// How many columns it covers.
    public let columnSpan: Int
    /// The page it stands on, where the format has pages; nil where it stands on the page its table begins on.
    public let page: Int?

    /// Makes a cell.
    public init(
      range: Range<Int>, row: Int, column: Int, rowSpan: Int = 1, columnSpan: Int = 1, page: Int? = nil
    ) {
      self.range = range
      self.row = row
      self.column = column
      self.rowSpan = rowSpan
      self.columnSpan = columnSpan
      self.page = page
    }
  }

  /// A table as a document format gives it.
  public struct Table: Sendable, Hashable {
    /// Its cells, row by row.
    public let cells: [Cell]
    /// Which table of the document it is, from 1.
    public let number: Int
    /// The page it begins on, where the format has pages.
    public let page: Int?

    /// Makes a table.
    public init(cells: [Cell], number: Int, page: Int? = nil) {
      self.cells = cells
      self.number = number
      self.page = page
    }
  }

  /// A piece of a document.
  public enum Block: Sendable, Hashable {
    /// A line or paragraph of text.
    case line(Line)
    /// A table.
    case table(Table)
  }

  /// The decoded text as UTF-8; always valid.
  public let text: [UInt8]
  /// The pieces in reading order.
  public let blocks: [Block]
  /// What the file's own metadata says of it.
  public var metadata: Metadata
  /// Where in `text` pictures stand that may hold more than ornament: the byte behind the text before each.
  public let pictures: [Int]

  /// What a file or page says of itself.
  public struct Metadata: Sendable, Hashable {
    /// Its title.
    public var title: String?
    /// The day it says it was published.
    public var published: CalendarDate?
    /// The publishing body it names.
    public var publisher: String?

    /// Makes metadata; nothing is known unless given.
    public init(title: String? = nil, published: CalendarDate? = nil, publisher: String? = nil) {
      self.title = title
      self.published = published
      self.publisher = publisher
    }
  }

  /// Makes a document of blocks that point into `text`.
  public init(text: [UInt8], blocks: [Block], metadata: Metadata = Metadata(), pictures: [Int] = []) {
    self.pictures = pictures
    self.text = text
    self.blocks = blocks
    self.metadata = metadata
  }

  /// A document of plain text: one block a line; lines end at LF, CRLF, CR, U+0085, U+2028, U+2029 or form feed.
  public init(lines text: [UInt8]) {
    self.init(text: text, blocks: Self.split(text))
  }

  /// The text of a range of bytes; empty for a range outside.
  public func string(_ range: Range<Int>) -> String {
    guard range.lowerBound >= 0, range.upperBound <= text.count else { return "" }
    return String(decoding: text[range], as: UTF8.self)
  }

  private static func split(_ text: [UInt8]) -> [Block] {
    var blocks: [Block] = []
    blocks.reserveCapacity(text.count / 24)
    text.withUnsafeBufferPointer { bytes in
      var start = 0
      var index = 0
      var number = 1
      func end(skipping length: Int) {
        blocks.append(.line(Line(range: start..<index, number: number)))
        number += 1
        index += length
        start = index
      }
      while index < bytes.count {
        switch bytes[index] {
        case 0x0A, 0x0C: end(skipping: 1)
        case 0x0D: end(skipping: index + 1 < bytes.count && bytes[index + 1] == 0x0A ? 2 : 1)
        case 0xC2 where index + 1 < bytes.count && bytes[index + 1] == 0x85: end(skipping: 2)
        case 0xE2
        where index + 2 < bytes.count && bytes[index + 1] == 0x80 && (bytes[index + 2] & 0xFE) == 0xA8:
          end(skipping: 3)
        default: index += 1
        }
      }
      if start < bytes.count { end(skipping: 0) }
    }
    return blocks
  }
}
