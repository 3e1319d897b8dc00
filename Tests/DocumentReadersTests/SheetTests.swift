import ReportFixtures
import Testing

@testable import DocumentReaders

private let space = #"xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main""#

/// A workbook of one sheet of one bordered row, its cells in the formats given.
private func cells(_ cells: [(format: String, xml: String)], view: String = "", properties: String = "") -> [String] {
  let formats = cells.enumerated().map {
    "<numFmt numFmtId=\"\($0 + 200)\" formatCode=\"\(OfficeFiles.escaped($1.format))\"/>"
  }
  let styles =
    "<styleSheet \(space)><numFmts>\(formats.joined())</numFmts><borders><border><left style=\"thin\"/></border></borders>"
    + "<cellXfs>\(cells.indices.map { "<xf numFmtId=\"\($0 + 200)\" borderId=\"0\"/>" }.joined())</cellXfs></styleSheet>"
  let row = cells.enumerated().map { $1.xml.replacing("<c", with: "<c s=\"\($0)\"", maxReplacements: 1) }
  let sheet =
    "<worksheet \(space)>\(view)<sheetData><row>\(row.joined())<c s=\"0\"/></row></sheetData></worksheet>"
  let file = OfficeFiles.xlsx(sheets: [("表", false, sheet)], styles: styles, properties: properties)
  return outline(file)
}

private func shown(_ value: String, _ format: String) -> String? {
  DecimalDigits(value).flatMap { NumberFormat(format).shown($0) }
}

@Suite struct SheetNumberTests {
  static let accounting = "_ * #,##0_ ;_ * \\-#,##0_ ;_ * \"-\"_ ;_ @_ "

  @Test(arguments: [
    ("12", "General", "12"), ("12", "", "12"), ("0.1", "General", "0.1"), ("0.30000000000000004", "General", "0.3"),
    ("123456.789012", "General", "123456.789"), ("1E3", "General", "1000"), ("-5", "General", "-5"),
    ("1234.5", "0", "1235"), ("1234.567", "0.00", "1234.57"), ("1234567", "#,##0", "1,234,567"), ("0", "#,##0", "0"),
    ("0", "#", ""), ("5", "000", "005"), ("0.5", "#.##", ".5"), ("0.125", "0.0#", "0.13"), ("0.999", "0.00", "1.00"),
    ("0", accounting, "-"), ("7", accounting, "7"), ("-7", accounting, "-7"), ("0", "0;-0;;@", ""), ("3", ";;;", ""),
    ("-3", "0;(0)", "(3)"), ("3", "0\"件\"", "3件"), ("3", "0\\件", "3件"), ("3", "General\"件\"", "3件"),
    ("3", "G/通用格式\"件\"", "3件"), ("0.256", "0.0%", "25.6%"), ("1234567", "0,", "1235"), ("3", "[Red]0", "3"),
    ("3", "[$¥-804]0.00", "¥3.00"), ("5", "@", "5"), ("45292", "yyyy\"年\"m\"月\"d\"日\"", "2024年1月1日"),
    ("45351.75", "yyyy-mm-dd", "2024-02-29"), ("-0.4", "0", "0"), ("99999999999", "General", "99999999999"),
  ]) func showsNumbersAsFormatsSay(value: String, format: String, text: String) {
    #expect(shown(value, format) == text)
  }

  @Test(arguments: [
    ("3", "[>2]0;0"), ("3", "0.00E+00"), ("3", "# ?/?"), ("3", "[DBNum1]0"), ("45292", "yyyy-m-d h:mm"),
    ("59", "yyyy-m-d"),
    ("123456789012", "General"), ("0.00001", "General"), ("3", "[unknown]"),
  ]) func doesNotGuessWhatANumberShowsAs(value: String, format: String) { #expect(shown(value, format) == nil) }

  @Test(arguments: ["", "-", "abc", "1.2.3", "1e999", "0x10", "NaN", "INF"]) func refusesWhatIsNoNumber(text: String) {
    #expect(DecimalDigits(text) == nil)
  }
}

@Suite struct SheetTests {
  @Test func showsCellsOfEveryKind() {
    let found = cells([
      ("General", "<c><v>1</v></c>"), ("#,##0", "<c><f>A1</f><v>2000</v></c>"), ("0", "<c><f>A1</f></c>"),
      ("0", "<c t=\"str\"><f>A1</f><v></v></c>"), ("0", "<c t=\"b\"><v>1</v></c>"),
      ("0", "<c t=\"e\"><v>#REF!</v></c>"),
      ("General", "<c t=\"inlineStr\"><is><r><t>甲</t></r><r><t>乙</t></r><rPh><t>9</t></rPh></is></c>"),
      ("General", "<c t=\"s\"><v>99</v></c>"), ("0.00E+00", "<c><v>5</v></c>"),
      ("@", "<c t=\"str\"><v>a_x000D_b_x0031_</v></c>"),
    ])
    #expect(
      found == ["0,0=1 0,1=2,000 0,2=\u{FFFD} 0,3= 0,4=TRUE 0,5=#REF! 0,6=甲乙 0,7=\u{FFFD} 0,8=\u{FFFD} 0,9=ab1 0,10="])
  }

  @Test func doesNotShowWhatASheetDoesNot() {
    let cell = ("0", "<c><v>0</v></c>")
    #expect(cells([cell], view: "<sheetViews><sheetView showZeros=\"0\"/></sheetViews>") == ["0,0= 0,1="])
    #expect(
      cells([("0", "<c><f>1</f><v>0</v></c>")], properties: "<calcPr fullCalcOnLoad=\"1\"/>") == ["0,0=\u{FFFD} 0,1="])
  }

  @Test func takesNoNumberForABlankThatItsFormatHides() {
    let found = cells([(";;;", "<c><v>5</v></c>"), (";;;", "<c><v>0</v></c>"), ("0;-0;;@", "<c><v>5</v></c>")])
    #expect(found == ["0,0=\u{FFFD} 0,1= 0,2=5 0,3="])
  }

  @Test func placesMergedCellsAndLeavesOutHiddenOnes() {
    func c(_ place: String, _ text: String) -> String { "<c r=\"\(place)\" t=\"str\"><v>\(text)</v></c>" }
    let sheet = """
      <worksheet \(space)><cols><col min="3" max="3" hidden="1"/></cols><sheetData>\
      <row r="1">\(c("A1", "标题"))</row>\
      <row r="3">\(c("A3", "甲"))\(c("B3", "1"))\(c("C3", "9"))\(c("D3", "2"))</row>\
      <row r="4" hidden="1">\(c("A4", "x"))\(c("B4", "9"))</row>\
      <row r="5">\(c("B5", "3"))\(c("D5", "4"))</row>\
      <row r="8">\(c("A8", "乙"))\(c("B8", "5"))</row></sheetData>\
      <mergeCells><mergeCell ref="A1:D1"/><mergeCell ref="A3:A5"/></mergeCells></worksheet>
      """
    let hidden = "<worksheet \(space)><sheetData><row><c><v>8</v></c></row></sheetData></worksheet>"
    let file = OfficeFiles.xlsx(sheets: [("旧", true, hidden), ("表", false, sheet)])
    #expect(outline(file) == ["标题", "0,0[2x1]=甲 0,1=1 0,2=2 1,1=3 1,2=4", "0,0=乙 0,1=5"])
  }

  @Test func aSheetThatTheWorkbookNamesAndLacksIsDamage() {
    let file = OfficeFiles.xlsx(sheets: [("表", false, "<worksheet \(space)/>")])
    let name = Array("xl/worksheets/sheet1.xml".utf8)
    var lost = file
    for place in file.indices.dropLast(name.count) where file[place...].starts(with: name) { lost[place] = 0x79 }
    #expect(
      outline(lost) == ["failed: damaged(Disclosure.FileFormat.xlsx)"] || outline(lost)[0].hasPrefix("failed: damaged"))
  }
}
