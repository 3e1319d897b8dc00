import Disclosure
import ReportFixtures
import Testing

/// A sheet with a table of labels and numbers in rows of 20 points from `top` on.
private func sheet(_ number: Int, top: Int, rows: [(String, String)]) -> Sheet {
  var sheet = Sheet(number: number)
  sheet.grid(x: [50, 400, 450], y: (0...rows.count).map { top + 20 * $0 })
  for (index, row) in rows.enumerated() {
    sheet.put(row.0, x: 55, y: Double(top + 20 * index + 5))
    sheet.put(row.1, x: 420, y: Double(top + 20 * index + 5))
  }
  return sheet
}

@Suite struct PositionedPageTests {
  @Test func aTableOverPagesIsOneTable() throws {
    var first = sheet(1, top: 700, rows: [("1.属于国家秘密", "1"), ("3.危及“三安全一稳定”", "2")])
    first.put("政府信息公开工作年度报告", x: 50, y: 20)
    first.put("- 1 -", x: 280, y: 770)
    var second = sheet(2, top: 60, rows: [("4.保护第三方合法权益", "3")])
    second.put("政府信息公开工作年度报告", x: 50, y: 20)
    second.put("- 2 -", x: 280, y: 770)
    let document = try PositionedText.document(of: [first.page, second.page])
    #expect(document.rows == ["1.属于国家秘密|1", "3.危及“三安全一稳定”|2", "4.保护第三方合法权益|3"])
    let tables = document.blocks.compactMap { block -> Document.Table? in
      if case .table(let table) = block { table } else { nil }
    }
    #expect(tables.count == 1)
    #expect(tables.first?.cells.map(\.page) == [1, 1, 1, 1, 2, 2])
    #expect(document.lines == ["政府信息公开工作年度报告"])
  }

  @Test(arguments: [("一百", "三十四条", true), ("有1", "34条", false)])
  func theLinesOfAParagraphAreOneLineAlsoOverPages(end: String, head: String, areJoined: Bool) throws {
    let words = "本机关全年通过门户网站公示栏发布信息若干条并按期更新目录"
    var first = Sheet()
    first.put("一、总体情况", x: 50, y: 690)
    first.put("二是" + words, x: 70, y: 710)
    first.put("又" + words + "共" + end, x: 50, y: 730)
    first.put("- 1 -", x: 280, y: 770)
    var second = Sheet(number: 2)
    second.put(head, x: 50, y: 60)
    second.put("此外" + words, x: 70, y: 80)
    second.put("而" + words + "各种", x: 50, y: 100)
    second.put("（二）" + words + "各", x: 50, y: 120)
    second.put("也如此。", x: 50, y: 140)
    second.put("- 2 -", x: 280, y: 770)
    let document = try PositionedText.document(of: [first.page, second.page])
    // Nobody knows whether digits at a line's end and at the next one's head are one number.
    let opening = "二是" + words + "又" + words + "共" + end
    #expect(
      document.lines == ["一、总体情况"] + (areJoined ? [opening + head] : [opening, head]) + [
        "此外" + words + "而" + words + "各种", "（二）" + words + "各也如此。",
      ])
  }

  @Test func tablesWithTextBetweenAreTwo() throws {
    let first = sheet(1, top: 700, rows: [("行政许可", "1")])
    var second = sheet(2, top: 90, rows: [("行政处罚", "3")])
    second.put("三、收到和处理政府信息公开申请情况", x: 50, y: 60)
    let document = try PositionedText.document(of: [first.page, second.page])
    #expect(document.blocks.count { if case .table = $0 { true } else { false } } == 2)
  }

  @Test func aRowPartedByThePageEndIsOneRow() throws {
    let first = sheet(1, top: 720, rows: [("4.无正当理由大量反复申请", "7"), ("5.要求行政机关确认或", "")])
    let second = sheet(2, top: 60, rows: [("重新出具已获取信息", "9"), ("（七）总计", "95")])
    let rows = try PositionedText.document(of: [first.page, second.page]).rows
    #expect(rows == ["4.无正当理由大量反复申请|7", "5.要求行政机关确认或重新出具已获取信息|9", "（七）总计|95"])
  }

  @Test func rowsThatOnlyMeetAtThePageEndStayTwo() throws {
    let first = sheet(1, top: 740, rows: [("（六）其他处理", "")])
    let second = sheet(2, top: 60, rows: [("（七）总计", "95")])
    let rows = try PositionedText.document(of: [first.page, second.page]).rows
    #expect(rows == ["（六）其他处理|", "（七）总计|95"])
  }

  @Test(arguments: [90, 180, 270]) func textTurnedOnItsPageIsReadUpright(degrees: Int) throws {
    let page = sheet(1, top: 100, rows: [("1.属于国家秘密的政府信息", "12"), ("3.危及“三安全一稳定”的", "34")]).page
    let document = try PositionedText.document(of: [turned(page, degrees)])
    #expect(document.rows == ["1.属于国家秘密的政府信息|12", "3.危及“三安全一稳定”的|34"])
  }

  /// The page with everything on it turned about the page's middle.
  private func turned(_ page: PositionedPage, _ degrees: Int) -> PositionedPage {
    let (width, height) = (page.width, page.height)
    func turn(_ x: Int32, _ y: Int32) -> (Int32, Int32) {
      switch degrees {
      case 90: (height - y, x)
      case 180: (width - x, height - y)
      default: (y, width - x)
      }
    }
    func box(_ box: PositionedBox) -> PositionedBox {
      let (one, other) = (turn(box.left, box.top), turn(box.right, box.bottom))
      return PositionedBox(left: one.0, top: one.1, right: other.0, bottom: other.1)
    }
    let rulings = page.rulings.map { ruling -> PositionedRuling in
      let isLevel = ruling.direction == .horizontal
      let line = box(
        isLevel
          ? PositionedBox(left: ruling.start, top: ruling.position, right: ruling.end, bottom: ruling.position)
          : PositionedBox(left: ruling.position, top: ruling.start, right: ruling.position, bottom: ruling.end))
      return line.top == line.bottom
        ? PositionedRuling(.horizontal, at: line.top, from: line.left, to: line.right)
        : PositionedRuling(.vertical, at: line.left, from: line.top, to: line.bottom)
    }
    return PositionedPage(
      number: page.number, width: degrees == 180 ? width : height, height: degrees == 180 ? height : width,
      glyphs: page.glyphs.map { PositionedGlyph($0.scalar, box($0.box)) }, rulings: rulings)
  }

  // MARK: - Side by side

  /// Two texts beside one another on a wide page.
  private func spread(_ left: [String], _ right: [String]) -> PositionedPage {
    var sheet = Sheet()
    sheet.width = 1200
    for (x, lines) in [(60.0, left), (660.0, right)] {
      for (index, line) in lines.enumerated() { sheet.put(line, x: x, y: Double(130 + 20 * index)) }
    }
    return sheet.page
  }

  private let prose = (1...8).map { "这是第\($0)行文字用来说明本机关公开工作的情况" }

  @Test func twoReportsSideBySideAreRefused() {
    let sections = ["一、总体情况", "二、主动公开政府信息情况", "五、存在的主要问题及改进情况"]
    let page = spread(["甲局2023年政府信息公开工作年度报告"] + sections + prose, ["乙局2023年政府信息公开工作年度报告"] + sections + prose)
    #expect(throws: PositionedTextError.sideBySide(page: 1)) { try PositionedText.document(of: [page]) }
  }

  @Test func twoPagesOfAReportOnASheetAreReadOneAfterTheOther() throws {
    let left = ["甲局2023年政府信息公开工作年度报告", "一、总体情况"] + prose
    let right = ["五、存在的主要问题及改进情况"] + prose.map { "而" + $0 }
    #expect(try PositionedText.document(of: [spread(left, right)]).lines == left + right)
  }
}
