import Disclosure
import ScreenGrid
import Testing

@testable import ReportBrowser

private func layout(_ source: SourceText, width: Int) -> SourceLayout {
  SourceLayout(
    source: source, width: width, breaking: LineBreaking(widths: CellWidth()), words: Words(language: .chinese),
    separator: "│")
}

private func texts(_ layout: SourceLayout, _ row: Int) -> [String] {
  layout.lines(of: row).map { String($0.map(\.character)) }
}

/// A table of texts, one cell each, with the spans given.
private func table(_ cells: [(String, row: Int, column: Int, rows: Int, columns: Int)], number: Int = 1) -> Document {
  var text: [UInt8] = []
  var placed: [Document.Cell] = []
  for (content, row, column, rows, columns) in cells {
    let start = text.count
    text += Array(content.utf8)
    placed.append(
      Document.Cell(range: start..<text.count, row: row, column: column, rowSpan: rows, columnSpan: columns))
    text.append(0x0A)
  }
  return Document(text: text, blocks: [.table(Document.Table(cells: placed, number: number))])
}

@Suite struct SourceTextTests {
  @Test func cellsStandInColumnsWhereTheyFitAndBehindOneAnotherWhereNot() {
    let source = SourceText(
      table([
        ("项目", 0, 0, 1, 1), ("自然人", 0, 1, 1, 1), ("总计", 0, 2, 1, 1), ("一、新收", 1, 0, 1, 1), ("12", 1, 1, 1, 1),
        ("12", 1, 2, 1, 1),
      ]))
    #expect(texts(layout(source, width: 40), 1) == ["项目     │自然人 │总计 "])
    #expect(texts(layout(source, width: 40), 2) == ["一、新收 │12     │12   "])
    #expect(texts(layout(source, width: 16), 2) == ["一、新│12  │12  ", "收    │    │    "])
    #expect(texts(layout(source, width: 10), 2) == ["一、新收 │", "12 │ 12"])
  }

  @Test func spansAreKeptAndLineEndsWithinACell() {
    let source = SourceText(
      table([
        ("甲\n乙", 0, 0, 2, 1), ("1", 0, 1, 1, 1), ("2", 0, 2, 1, 1), ("合并", 1, 1, 1, 2),
      ]))
    #expect(texts(layout(source, width: 20), 1) == ["甲 │1  │2  ", "乙 │   │   "])
    #expect(texts(layout(source, width: 20), 2) == ["   │合并   "])
  }

  @Test func aLongLineIsCutBetweenCharacters() {
    let line = String(repeating: "政府信息公开", count: 1000)
    let source = SourceText(Document(lines: Array(line.utf8)))
    #expect(source.rows.count == 9)
    let pieces = source.rows.indices.compactMap(source.range).map(source.document.string)
    #expect(pieces.joined() == line)
    #expect(!pieces.contains { $0.contains("\u{FFFD}") })
    #expect(source.number(ofRow: 8) == 1)
  }

  @Test func steppingThroughTheTextVisitsEveryLineOnceBothWays() {
    let lines = (1...40).map { String(repeating: "公开\($0)", count: $0) }.joined(separator: "\n")
    let laid = layout(SourceText(Document(lines: Array(lines.utf8))), width: 24)
    var place = SourcePosition()
    var forward = [place]
    while true {
      let next = laid.position(place, movedBy: 1)
      guard next > place else { break }
      place = next
      forward.append(place)
    }
    #expect(forward.count == laid.source.rows.indices.reduce(0) { $0 + laid.lines(of: $1).count })
    for (index, position) in forward.enumerated() {
      #expect(laid.position(SourcePosition(), movedBy: index) == position)
      #expect(laid.position(place, movedBy: index - forward.count + 1) == position)
    }
    #expect(laid.position(place, movedBy: 1000) == place)
    #expect(laid.position(place, movedBy: -1_000_000) == SourcePosition())
    #expect(laid.lastTop(height: 5) == forward[forward.count - 5])
  }

  @Test func placesAreFoundByTableByBytesAndByLine() {
    let source = SourceText(
      table([("甲", 0, 0, 1, 1), ("1", 0, 1, 1, 1), ("乙", 1, 0, 1, 1), ("", 1, 1, 1, 1)], number: 7))
    #expect(source.row(of: Location(table: 7, row: 2, column: 2)) == 2)
    #expect(source.cell(of: Location(table: 7, row: 2, column: 2), inRow: 2) == 3)
    #expect(source.row(of: Location(range: 6..<7)) == 2)
    #expect(source.row(of: Location(table: 9, row: 1)) == nil)
    let lines = SourceText(Document(lines: Array("一\n二\n三".utf8)))
    #expect(lines.row(of: Location(line: 3)) == 2)
    #expect(lines.row(of: Location(range: 4..<7)) == 1)
    #expect(lines.row(of: Location(line: 9)) == nil)
    #expect(lines.row(of: Location()) == nil)
  }

  @Test func rangesOutsideOfTheTextAreLeftOut() {
    let odd = Document(
      text: Array("甲乙".utf8),
      blocks: [
        .line(Document.Line(range: 0..<99, number: 1)), .line(Document.Line(range: 0..<6, number: 2)),
        .table(
          Document.Table(
            cells: [
              Document.Cell(range: 5..<50, row: 0, column: 0), Document.Cell(range: 0..<3, row: -1, column: -1),
              Document.Cell(range: 3..<6, row: 9, column: 900, rowSpan: 0, columnSpan: -4),
            ], number: 1)),
      ])
    let source = SourceText(odd)
    let laid = layout(source, width: 20)
    for row in source.rows.indices { #expect(!laid.lines(of: row).isEmpty) }
    #expect(source.row(of: Location(table: 1, row: 10, column: 901)) != nil)
    #expect(SourceMark(Location(range: 400..<500), in: source) != nil)
    #expect(source.find("乙", in: 0..<6) == 3..<6)
    #expect(source.find("丙", in: 0..<6) == nil)
    #expect(source.find("乙", in: 0..<60) == nil)
  }

  @Test(arguments: [(1, 200_000), (200_000, 1), (400, 500)])
  func aTableOfManyEmptyCellsIsLaidOutPieceByPiece(rows: Int, columns: Int) {
    let cells = (0..<rows).flatMap { row in (0..<columns).map { Document.Cell(range: 0..<0, row: row, column: $0) } }
    let source = SourceText(Document(text: [], blocks: [.table(Document.Table(cells: cells, number: 1))]))
    let laid = layout(source, width: 60)
    for row in source.rows.indices.suffix(20) { #expect(laid.lines(of: row).count < 300) }
    _ = laid.lastTop(height: 30)
  }

  @Test func onlyAFewLargeTextsAreHeld() {
    var held = OpenReports()
    let text = [UInt8](repeating: 0x41, count: OpenReports.bytes / 3 + 1)
    for index in 0..<6 {
      held.hold(
        OpenReport(
          report: Sample.report("云溪县民政局", 2021), findings: [], document: Document(text: text, blocks: [])),
        as: ReportID(index: index))
    }
    #expect((0..<6).filter { held[ReportID(index: $0)] != nil } == [4, 5])
  }

  /// Five megabytes; what a key costs then is measured by a benchmark.
  @Test func aHugeDocumentIsScrolledToItsEndsAndBack() {
    let line = "（二）部分公开（区分处理的，只计这一情形，不计其他情形）\t12\t0\t0\t0\t0\t0\t12\n"
    let lines = Document(lines: Array(String(repeating: line, count: 60_000).utf8))
    let glued = Document(lines: Array(String(repeating: "公开", count: 900_000).utf8))
    for document in [lines, glued] {
      var report = Sample.report("云溪县民政局", 2022, faults: [(.granted, .natural, Sample.number(99))])
      report.requests?[.granted, .total].location = Location(range: 4_000_000..<4_000_009)
      var robot = Robot([report], width: 120, height: 40, documents: [0: document])
      robot.press("ellllllo")
      #expect(!robot.marked.isEmpty)
      robot.press("<Tab>gg")
      let top = robot.lines
      robot.press("G<C-u><C-u>kkkk")
      #expect(robot.lines != top)
      robot.press("gg")
      #expect(robot.lines == top)
    }
  }
}
