import Disclosure
import Testing

/// A row of a label and a value's cell 60 points wide, and what else stands on its page.
private func row(_ value: String, _ compose: (inout Sheet) -> Void) throws -> [String] {
  var sheet = Sheet()
  sheet.grid(x: [50, 250, 310], y: [100, 140])
  sheet.put("规章", x: 60, y: 113)
  sheet.put(value, x: 260, y: 113)
  compose(&sheet)
  return try PositionedText.document(of: [sheet.page]).rows
}

@Suite struct PositionedMarkTests {
  /// What is tried, the kind of mark, its place and size, and what the cell of `12` and an empty cell then say.
  private static let marks: [(String, PositionedMark.Kind, [Int], String, String)] = [
    ("a field over the cell", .cover, [252, 102, 56, 36], "12¦", "¦"),
    ("text covered", .cover, [260, 114, 4, 7], "12¦", "¦"),
    ("a picture beside a number", .picture, [280, 112, 8, 12], "12¦", "¦"),
    ("a picture under a number", .picture, [255, 110, 30, 20], "12", "¦"),
    ("a seal over the table", .picture, [200, 40, 150, 150], "12", "¦"),
    ("a picture reaching over from the next cell", .picture, [200, 110, 55, 20], "12", ""),
    ("a picture behind the whole page", .picture, [0, 0, 600, 800], "12", ""),
    ("a picture elsewhere", .picture, [50, 300, 100, 100], "12", ""),
    ("a field over the label", .cover, [52, 102, 190, 36], "12", ""),
  ]

  @Test(arguments: marks)
  func aCellUnderAMarkIsNeitherReadNorBlank(
    what: String, kind: PositionedMark.Kind, place: [Int], number: String, blank: String
  ) throws {
    for (value, expected) in [("12", number), ("", blank)] {
      let rows = try row(value) { $0.mark(kind, x: place[0], y: place[1], width: place[2], height: place[3]) }
      #expect(rows == ["规章|\(expected)"], "\(what)")
    }
  }

  @Test func marksBeyondAllBoundsAreTakenTogether() throws {
    let rows = try row("12") { sheet in
      for _ in 0..<3000 { sheet.mark(.picture, x: 400, y: 400, width: 5, height: 5) }
      sheet.mark(.cover, x: 260, y: 113, width: 5, height: 5)
    }
    #expect(rows == ["规章|12¦"])
  }

  @Test func marksTurnWithTheirPage() throws {
    var sheet = Sheet()
    sheet.put("这是一行用来说明方向的文字它足够长也足够清楚", x: 50, y: 50)
    sheet.grid(x: [50, 250, 310], y: [100, 140])
    sheet.mark(.picture, x: 260, y: 112, width: 8, height: 12)
    sheet.put("规章", x: 60, y: 113)
    let page = sheet.page
    func turn(_ box: PositionedBox) -> PositionedBox {
      PositionedBox(left: page.height - box.bottom, top: box.left, right: page.height - box.top, bottom: box.right)
    }
    let turned = PositionedPage(
      number: 1, width: page.height, height: page.width,
      glyphs: page.glyphs.map { PositionedGlyph($0.scalar, turn($0.box)) },
      rulings: page.rulings.map { line in
        line.direction == .horizontal
          ? PositionedRuling(.vertical, at: page.height - line.position, from: line.start, to: line.end)
          : PositionedRuling(.horizontal, at: line.position, from: page.height - line.end, to: page.height - line.start)
      }, marks: page.marks.map { PositionedMark($0.kind, turn($0.box)) })
    #expect(try PositionedText.document(of: [turned]).rows == ["规章|¦"])
  }
}

@Suite struct OverprintTests {
  @Test func aNumberStruckOutIsNotRead() throws {
    #expect(try row("12") { $0.level(y: 118, from: 258, to: 272) } == ["规章|12¦"])
    #expect(try row("12") { $0.level(y: 122, from: 258, to: 272) } == ["规章|12"])
  }

  /// What stands over `12`: its text, how far right, how far down, its size.
  @Test(arguments: [
    ("25", 1.0, 0.5, 10.0), ("25", -2, 0, 10), ("1", 2.5, 0, 10), ("—", 0, 0, 10), ("1", 10, -1.5, 6),
    ("1", 10, 0, 6.5), ("3", 10, 4, 6), ("25", 0, 5, 10),
  ])
  func whatIsPrintedOverOrRaisedBesideANumberIsNoPartOfIt(
    text: String, right: Double, down: Double, size: Double
  ) throws {
    let cells = try row("12") { $0.put(text, x: 260 + right, y: 113 + down, size: size) }
    let value = try #require(cells.first?.split(separator: "|").last)
    #expect(!value.contains { $0.isNumber } || value.contains { "\u{FFFD}\n ".contains($0) }, "\(value)")
    var sheet = Sheet()
    sheet.put("受理申请12件", x: 60, y: 100)
    sheet.put(text, x: 100 + right, y: 100 + down, size: size)
    let lines = try PositionedText.document(of: [sheet.page]).lines
    #expect(
      lines.allSatisfy { line in !["125", "121", "1225", "1215", "112"].contains { line.contains($0) } }, "\(lines)")
  }

  @Test func aNumberPrintedTwiceToMakeItBoldIsOneNumber() throws {
    #expect(try row("12") { $0.put("12", x: 260.3, y: 113.2) } == ["规章|12"])
  }

  @Test func digitsOfFontsThatDifferALittleAreOneNumber() throws {
    #expect(try row("1") { $0.put("2", x: 265, y: 112, size: 11.5) } == ["规章|12"])
  }
}

@Suite struct PositionedBoundsTests {
  @Test(arguments: [Int32.max, 72_000_000, 30_000_000, 0, -1, .min])
  func pagesOfAnySizeAreRead(size: Int32) throws {
    var sheet = Sheet()
    for line in 0..<40 { sheet.put("这是一行用来说明方向的文字它足够长", x: 50, y: Double(20 * line)) }
    let page = PositionedPage(number: 1, width: 60000, height: size, glyphs: sheet.glyphs)
    #expect(try PositionedText.document(of: [page]).lines.isEmpty == false)
    let wide = PositionedPage(number: 1, width: size, height: size, glyphs: sheet.glyphs)
    #expect(try PositionedText.document(of: [wide]).lines.isEmpty == false)
  }

  @Test func aTableOfManyPagesIsReadWhole() throws {
    let pages = (1...600).map { number in
      var sheet = Sheet(number: number)
      sheet.grid(x: [50, 150, 250, 350], y: Array(stride(from: 100, through: 700, by: 50)))
      for row in 0..<12 {
        sheet.put("甲乙", x: 60, y: Double(110 + 50 * row))
        sheet.put("7", x: 160, y: Double(110 + 50 * row))
      }
      return sheet.page
    }
    let tables = try PositionedText.document(of: pages).blocks.compactMap { block in
      if case .table(let table) = block { table } else { nil }
    }
    #expect(Set(tables.flatMap { table in table.cells.map { "\(table.number) \($0.row)" } }).count == 600 * 12)
  }
}
