import ReportFixtures
import Testing

@testable import DocumentReaders

private let space = #"xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main""#
private func workbook(_ content: String, formats: String = "") -> [UInt8] {
  let styles =
    "<styleSheet \(space)><numFmts>\(formats)</numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"200\"/></cellXfs></styleSheet>"
  return OfficeFiles.xlsx(sheets: [("表", false, "<worksheet \(space)>\(content)</worksheet>")], styles: styles)
}
private func sheet(_ content: String) -> [UInt8] {
  let body = "<office:spreadsheet><table:table>\(content)</table:table></office:spreadsheet>"
  return OfficeFiles.openDocument(kind: "spreadsheet", body: body)
}
private func times(_ count: Int, _ text: String) -> String { String(repeating: text, count: count) }

/// Files of a few bytes that ask for a great deal; each is read, or refused, in little time and memory.
@Suite(.timeLimit(.minutes(20))) struct OfficeBoundsTests {
  @Test func numbersThatNoIntegerHoldsAreNoCrash() {
    let span = "<w:tcPr><w:gridSpan w:val=\"9223372036854775807\"/>"
    let row =
      "<w:tr><w:tc>\(span)<w:hMerge w:val=\"restart\"/></w:tcPr></w:tc><w:tc>\(span)<w:hMerge/></w:tcPr></w:tc></w:tr>"
    #expect(outline(OfficeFiles.docx(body: "<w:tbl>\(row)</w:tbl>")).count <= 1)
    let data = "<sheetData><row><c><v>1E-9223372036854775808</v></c><c><v>2</v></c></row></sheetData>"
    let columns = "<cols><col min=\"20000\" max=\"20001\" hidden=\"1\"/></cols>"
    #expect(outline(workbook(columns + data)) == ["0,0=\u{FFFD} 0,1=2"])
    let cell =
      "<table:table-cell table:number-rows-spanned=\"4611686018427387904\" table:number-columns-spanned=\"4\"/>"
    #expect(outline(sheet("<table:table-row>\(cell)</table:table-row>")) == [])
    let levels =
      "<text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\" style:num-format=\"1\" "
      + "text:start-value=\"-9223372036854775808\" text:display-levels=\"-9223372036854775808\"/></text:list-style>"
    let list = "<text:list text:style-name=\"L\"><text:list-item><text:p>甲</text:p></text:list-item></text:list>"
    let text = OfficeFiles.openDocument(kind: "text", body: "<office:text>\(list)</office:text>", styles: levels)
    #expect(outline(text) == ["0 甲"])
  }

  @Test func aFormatLongerThanAnyIsNotShown() {
    let format = "<numFmt numFmtId=\"200\" formatCode=\"&quot;\(times(1_000_000, "A"))&quot;0\"/>"
    let row = "<row>\(times(100, "<c s=\"1\"><v>1</v></c>"))</row>"
    let found = outline(workbook("<sheetData>\(times(100, row))</sheetData>", formats: format))
    #expect(found.first?.hasPrefix("0,0=\u{FFFD} 0,1=\u{FFFD}") == true)
  }

  @Test func aTextThatManyCellsShareCountsInEach() {
    var limits = ReadingLimits()
    limits.expandedBytes = 4 << 20
    let strings = "<sst \(space)><si><t>\(times(100_000, "九"))</t></si></sst>"
    let row = "<row>\(times(20, "<c t=\"s\"><v>0</v></c>"))</row>"
    let content = "<worksheet \(space)><sheetData>\(row)</sheetData></worksheet>"
    let file = OfficeFiles.xlsx(sheets: [("表", false, content)], strings: strings)
    #expect(outline(file, limits: limits).first?.contains("overLimit") == true)
  }

  @Test func millionsOfHiddenRowsAreAFewRanges() {
    let cells =
      "<table:table-cell table:number-columns-repeated=\"8000\" table:number-rows-spanned=\"1048576\"><text:p>1</text:p></table:table-cell>"
    let hidden = "<table:table-row table:visibility=\"collapse\" table:number-rows-repeated=\"65536\"/>"
    let first = "<table:table-row table:visibility=\"collapse\">\(cells)</table:table-row>"
    #expect(outline(sheet(first + times(16, hidden))) == [])
  }

  @Test func blankCellsToTheEndOfTheSheetCostNothing() {
    let blank = "<table:table-row><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>"
    #expect(outline(sheet(times(16_384, "<table:table-column/>") + times(2_000, blank))) == [])
  }

  @Test func manyMergedCellsTakeNoSquareOfTime() {
    let cell =
      "<table:table-cell table:number-columns-repeated=\"11000\" table:number-rows-spanned=\"2\"><text:p>1</text:p></table:table-cell>"
    #expect(outline(sheet("<table:table-row>\(cell)</table:table-row>")).count == 1)
  }

  @Test func whatAListWritesIsAsShortAsListsAre() {
    let level =
      "<w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"\(times(1_000_000, "A"))\"/></w:lvl>"
    let numbering =
      "<w:abstractNum w:abstractNumId=\"0\">\(level)</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
    let number = "<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>"
    let paragraph = "<w:p>\(number)<w:r><w:t>甲</w:t></w:r></w:p>"
    let found = outline(OfficeFiles.docx(body: times(2_000, paragraph), numbering: numbering))
    #expect(found.count == 2_000 && found.first == "\u{FFFD} 甲")
  }

  @Test func marksForSpacesDoNotAddUpWithoutEnd() {
    let body = "<text:p>甲\(times(100_000, "<text:s text:c=\"1000\"/>"))乙</text:p>"
    let found = outline(OfficeFiles.openDocument(kind: "text", body: "<office:text>\(body)</office:text>"))
    #expect(found.count == 1 && (found.first?.count ?? 0) < 1_000 && found.first?.hasSuffix("乙") == true)
  }

  @Test func rangesJoinInAnyOrder() {
    var ranges = IndexRanges()
    for range in [5..<7, 1..<2, 20..<30, 2..<5, 7..<7] { ranges.insert(range) }
    #expect((0..<32).filter(ranges.contains) == Array(1..<7) + Array(20..<30))
    #expect(ranges.covers(1..<7) && !ranges.covers(1..<8) && ranges.covers(9..<9))
    #expect(ranges.firstOutside(2...10) == 7 && ranges.firstOutside(20...29) == nil && ranges.firstOutside(0...3) == 0)
    #expect(ranges.overlap(4..<22) == [4..<7, 20..<22])
  }
}
