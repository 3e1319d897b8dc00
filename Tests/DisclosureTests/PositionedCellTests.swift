import Disclosure
import Testing

/// A table of one row and two columns, the second `width` points wide, and what stands in its cells.
private func row(_ width: Int, _ compose: (inout Sheet) -> Void) throws -> [String] {
  var sheet = Sheet()
  sheet.grid(x: [50, 250, 250 + width], y: [100, 140])
  compose(&sheet)
  return try PositionedText.document(of: [sheet.page]).rows
}

@Suite struct PositionedCellTests {
  @Test func aLabelOnLinesAroundItsNumberIsOneCell() throws {
    let rows = try row(40) { sheet in
      sheet.put("5.要求行政机关确认或", x: 60, y: 104)
      sheet.put("重新出具已获取信息", x: 60, y: 122)
      sheet.put("12", x: 260, y: 113)
    }
    #expect(rows == ["5.要求行政机关确认或重新出具已获取信息|12"])
  }

  @Test func aLabelSetVerticallyIsOneCell() throws {
    var sheet = Sheet()
    sheet.grid(x: [50, 70, 200, 240], y: [100, 140, 180, 220])
    // The frame's cell covers all rows: its inner lines begin behind it.
    var tall = Sheet()
    for y in [100, 220] { tall.level(y: y, from: 50, to: 240) }
    for y in [140, 180] { tall.level(y: y, from: 70, to: 240) }
    for x in [50, 70, 200, 240] { tall.wall(x: x, from: 100, to: 220) }
    for (index, character) in "三、本年度办理结果".enumerated() {
      tall.put(String(character), x: 55, y: 104 + Double(index) * 12)
    }
    for (index, label) in ["（一）予以公开", "（二）部分公开", "（七）总计"].enumerated() {
      tall.put(label, x: 80, y: 115 + Double(index) * 40)
      tall.put("\(index)", x: 215, y: 115 + Double(index) * 40)
    }
    let rows = try PositionedText.document(of: [tall.page]).rows
    #expect(rows == ["三、本年度办理结果|（一）予以公开|0", "（二）部分公开|1", "（七）总计|2"])
  }

  @Test(arguments: [("/", "/"), ("—", "—"), ("0 ", "0"), ("无", "无"), ("", "")])
  func whatStandsInACellIsTakenAsItIs(text: String, expected: String) throws {
    let rows = try row(40) { sheet in
      sheet.put("规章", x: 60, y: 113)
      sheet.put(text, x: 260, y: 113)
    }
    #expect(rows == ["规章|\(expected)"])
  }

  @Test func digitsALittleApartAreOneNumber() throws {
    let rows = try row(60) { sheet in
      sheet.put("1", x: 260, y: 113)
      sheet.put("25", x: 267, y: 113)
    }
    #expect(rows == ["|125"])
  }

  @Test func numbersFarApartInOneCellAreNoNumber() throws {
    let rows = try row(100) { sheet in
      sheet.put("123", x: 260, y: 113)
      sheet.put("456", x: 300, y: 113)
    }
    #expect(rows == ["|123  456"])
  }

  @Test func aNumberOverABorderIsOfNeitherCell() throws {
    let rows = try row(40) { sheet in
      sheet.put("1234", x: 240, y: 113)
    }
    #expect(rows == ["12¦|34¦"])
  }

  @Test func aNumberOutOfItsTableIsNotCutShort() throws {
    let rows = try row(40) { sheet in sheet.put("1234", x: 275, y: 113) }
    #expect(rows == ["|123¦"])
  }

  @Test func aNumberBrokenForWantOfRoomIsOneNumber() throws {
    let rows = try row(22) { sheet in
      sheet.put("123", x: 253, y: 105)
      sheet.put("4", x: 258, y: 118)
    }
    #expect(rows == ["|1234"])
  }

  @Test func numbersBelowOneAnotherWithRoomBesideStayApart() throws {
    let rows = try row(60) { sheet in
      sheet.put("123", x: 253, y: 105)
      sheet.put("456", x: 253, y: 118)
    }
    #expect(rows == ["|123\n456"])
  }

  @Test func charactersPrintedTwiceCountOnce() throws {
    let rows = try row(40) { sheet in
      sheet.put("95", x: 260, y: 113)
      sheet.put("95", x: 260.4, y: 113.2)
    }
    #expect(rows == ["|95"])
  }

  @Test func signsOfRadicalsAreTheCharactersTheyLookLike() throws {
    let rows = try row(40) { sheet in sheet.put("⾏政许可⻓", x: 60, y: 113) }
    #expect(rows == ["行政许可长|"])
  }

  @Test func aFrameAroundAPageIsNoTable() throws {
    var sheet = Sheet()
    sheet.grid(x: [20, 580], y: [20, 780])
    sheet.put("一、总体情况", x: 60, y: 113)
    let document = try PositionedText.document(of: [sheet.page])
    #expect(document.rows.isEmpty)
    #expect(document.lines == ["一、总体情况"])
  }

  @Test func linesDrawnInPiecesAndDoubledAreOne() throws {
    var sheet = Sheet()
    for x in stride(from: 50, to: 290, by: 6) {
      for y in [100, 101, 140] { sheet.level(y: y, from: x, to: x + 4) }
    }
    for x in [50, 250, 251, 290] { sheet.wall(x: x, from: 100, to: 140) }
    sheet.put("规章", x: 60, y: 113)
    sheet.put("3", x: 260, y: 113)
    #expect(try PositionedText.document(of: [sheet.page]).rows == ["规章|3"])
  }

  @Test func linesWithoutEndOrPlaceDoNoHarm() throws {
    var sheet = Sheet()
    for index in 0..<25_000 { sheet.level(y: index, from: 0, to: 600) }
    sheet.put("规章", x: 60, y: 113)
    #expect(try PositionedText.document(of: [sheet.page]).lines == ["规章"])
    #expect(try PositionedText.document(of: []).blocks.isEmpty)
    let odd = PositionedPage(
      number: 1, width: 0, height: 0,
      glyphs: [PositionedGlyph("字", PositionedBox(left: .max, top: .min, right: .min, bottom: .max))])
    #expect(try PositionedText.document(of: [odd]).lines == ["字"])
  }

  @Test func rowsWithoutDrawnColumnsAreReadByThePlacesOfTheirValues() throws {
    var sheet = Sheet()
    sheet.put("三、收到和处理政府信息公开申请情况", x: 50, y: 60)
    let heads = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
    for (index, head) in heads.enumerated() {
      for (line, part) in [head.prefix(2), head.dropFirst(2).prefix(2), head.dropFirst(4)].enumerated() {
        sheet.put(String(part), x: Double(250 + 45 * index), y: Double(90 + 12 * line))
      }
    }
    let rows = [
      ("一、本年新收政府信息公开申请数量", [5, 1, 0, 2, 0, 3, 11]), ("二、上年结转政府信息公开申请数量", [0, 0, 0, 0, 0, 0, 0]),
      ("（一）予以公开", [5, 1, nil, 2, nil, nil, 8]), ("（二）部分公开", [nil, nil, nil, nil, nil, nil, nil]),
    ]
    for y in 0...rows.count { sheet.level(y: 130 + 24 * y, from: 40, to: 570) }
    for x in [40, 570] { sheet.wall(x: x, from: 130, to: 130 + 24 * rows.count) }
    for (row, content) in rows.enumerated() {
      sheet.put(content.0, x: 45, y: Double(137 + 24 * row))
      for (column, value) in content.1.enumerated() {
        if let value { sheet.put("\(value)", x: Double(255 + 45 * column), y: Double(137 + 24 * row)) }
      }
    }
    let read = try PositionedText.document(of: [sheet.page]).rows
    #expect(
      read == [
        "一、本年新收政府信息公开申请数量|5|1|0|2|0|3|11", "二、上年结转政府信息公开申请数量|0|0|0|0|0|0|0", "（一）予以公开|5|1||2|||8",
        "（二）部分公开|||||||",
      ])
  }
}
