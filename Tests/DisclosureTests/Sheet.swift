import Disclosure

/// A page composed by hand for a test: lengths in points.
struct Sheet {
  var width = 600
  var height = 800
  var number = 1
  private(set) var glyphs: [PositionedGlyph] = []
  private(set) var rulings: [PositionedRuling] = []
  private(set) var marks: [PositionedMark] = []

  var page: PositionedPage {
    PositionedPage(
      number: number, width: Int32(width * 100), height: Int32(height * 100), glyphs: glyphs, rulings: rulings,
      marks: marks)
  }

  init(number: Int = 1) { self.number = number }

  /// Sets a line of text from a place on; Han is as wide as high, all else half as wide.
  mutating func put(_ text: String, x: Double, y: Double, size: Double = 10) {
    var pen = x
    for scalar in text.unicodeScalars {
      let wide = scalar.value >= 0x2E80 || (0x2014...0x2026).contains(scalar.value) ? size : size / 2
      let box = PositionedBox(
        left: Int32(pen * 100), top: Int32(y * 100), right: Int32((pen + wide) * 100), bottom: Int32((y + size) * 100))
      glyphs.append(PositionedGlyph(scalar, box))
      pen += wide
    }
  }

  /// Lays a mark over a part of the page.
  mutating func mark(_ kind: PositionedMark.Kind, x: Int, y: Int, width: Int, height: Int) {
    let box = PositionedBox(
      left: Int32(x * 100), top: Int32(y * 100), right: Int32((x + width) * 100), bottom: Int32((y + height) * 100))
    marks.append(PositionedMark(kind, box))
  }

  /// Draws the walls of a table: the whole frame, and lines between all rows and columns.
  mutating func grid(x columns: [Int], y rows: [Int]) {
    guard let left = columns.first, let right = columns.last, let top = rows.first, let bottom = rows.last else {
      return
    }
    for row in rows { level(y: row, from: left, to: right) }
    for column in columns { wall(x: column, from: top, to: bottom) }
  }

  mutating func level(y: Int, from: Int, to: Int) {
    rulings.append(
      PositionedRuling(.horizontal, at: Int32(y * 100), from: Int32(from * 100), to: Int32(to * 100)))
  }

  mutating func wall(x: Int, from: Int, to: Int) {
    rulings.append(PositionedRuling(.vertical, at: Int32(x * 100), from: Int32(from * 100), to: Int32(to * 100)))
  }
}

extension Document {
  /// The texts of its tables' cells, a row a string, cells parted by `|`.
  var rows: [String] {
    blocks.flatMap { block -> [String] in
      guard case .table(let table) = block else { return [] }
      var rows: [Int: [String]] = [:]
      for cell in table.cells { rows[cell.row, default: []].append(string(cell.range)) }
      return rows.keys.sorted().map { rows[$0, default: []].joined(separator: "|") }
    }
  }

  /// The texts of its lines.
  var lines: [String] {
    blocks.compactMap { block in
      guard case .line(let line) = block else { return nil }
      return string(line.range)
    }
  }
}
