/// The table of one page, or of several that it goes on over.
struct PositionedTable: Sendable {
  /// A cell: the columns and rows it covers, and the characters in it.
  struct Cell: Sendable {
    var page: Int
    var row: Int
    var column: Int
    var rowSpan = 1
    var columnSpan = 1
    var content: CellText
  }

  /// The box around it on its page.
  var box: PositionedBox
  /// The places of the column edges from left to right.
  var edges: [Int32]
  /// How many rows it has.
  var rowCount: Int
  /// Its cells, row by row, each row from left to right.
  var cells: [Cell]
  /// What its rows before the last have shown about their labels' numbers.
  var numbering = Numbering()
}

/// The characters of a cell, line by line.
struct CellText: Sendable {
  /// Its characters.
  private(set) var lines: VisualLines
  /// How wide the cell is, nil where no lines are drawn around it.
  let width: Int32?
  /// Whether a neighbour in its row holds a number on one line, so that the row is one and not several.
  var isInOneRow = false
  /// Whether a number goes over its border, so that nobody can say which cell it is of.
  var isBroken = false

  /// The text of a cell.
  init(_ glyphs: some Sequence<PositionedGlyph>, width: Int32? = nil) {
    lines = VisualLines(glyphs)
    self.width = width
  }

  /// Whether it holds nothing but digits and what stands within numbers.
  private var isNumber: Bool { !isEmpty && lines.glyphs.allSatisfy(\.isNumeric) }

  /// Whether it holds a number on one line.
  var isNumberOnOneLine: Bool { lines.ranges.count == 1 && isNumber }

  /// Whether three numbers or more stand apart on one of its lines, as those of a whole row do.
  var holdsSeveralValues: Bool {
    lines.ranges.contains { line in
      let digits = lines.glyphs[line].filter(\.isDigit)
      guard digits.count > 2 else { return false }
      return zip(digits, digits.dropFirst()).count { $1.box.left - $0.box.right > $0.box.height } > 1
    }
  }

  /// Whether nothing is printed in it.
  var isEmpty: Bool { lines.glyphs.isEmpty }

  /// Adds the lines of the same cell on the next page.
  mutating func append(_ other: CellText) {
    lines.append(other.lines)
    isBroken = isBroken || other.isBroken
  }

  /// Appends what the cell says.
  ///
  /// Lines run together as Chinese does. Numbers on several lines stay apart, which no reader takes for a number, unless
  /// each line is full, so that one number was broken for want of room.
  func append(to text: inout [UInt8]) {
    let isOneNumber = isOneNumber
    for (index, line) in lines.ranges.enumerated() {
      if index > 0, let last = lines.glyphs[lines.ranges[index - 1]].last, let first = lines.glyphs[line].first {
        if last.isPlain, first.isPlain {
          if !isOneNumber { text.append(0x0A) }
        } else if !last.isWide, !first.isWide {
          text.append(0x20)
        }
      }
      lines.append(line, to: &text, .cell)
    }
    if isBroken { text.append(contentsOf: "¦".utf8) }
  }

  /// Whether its lines are the digits of one number in a column too narrow for it: on none but the last was there room
  /// for one more.
  private var isOneNumber: Bool {
    guard let width, lines.ranges.count > 1, isNumber else { return false }
    let boxes = lines.ranges.map { lines.box(of: $0) }
    let digit = lines.glyphs.reduce(0) { max($0, $1.box.width) }
    let isFull = zip(boxes, lines.ranges).dropLast().allSatisfy { box, line in
      // Single digits below one another may be two numbers, unless no two digits have room or the row is known to be one.
      width - box.width < digit + (isInOneRow ? 2 * Self.padding : line.count > 1 ? Self.padding : Self.padding / 3)
    }
    let isTight = zip(boxes, boxes.dropFirst()).allSatisfy {
      // Lines that lie on one another are no lines of one number.
      (($0.height / 2)..<(2 * max(1, $0.height))).contains($1.middle - $0.middle)
    }
    return isFull && isTight
  }

  /// What a cell may keep free at its sides: 6 points each, a little more than word processors do.
  private static let padding: Int32 = 1200
}

extension PositionedGlyph {
  /// Whether it may be part of a number or stand for one.
  fileprivate var isPlain: Bool {
    if isNumeric { return true }
    switch scalar.value {
    case 0x2B, 0x2D, 0x2F, 0x2010...0x2015, 0x2212, 0xFF0B, 0xFF0D, 0xFF0F, 0x25, 0xFF05: return true
    default: return false
    }
  }
}
