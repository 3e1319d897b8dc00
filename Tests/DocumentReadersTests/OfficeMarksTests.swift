import ReportFixtures
import Testing

@testable import DocumentReaders

/// Text of Word in a cell beside 甲: what stands in the cell once it is read, `?` for unreadable.
private func cell(
  _ content: String, _ properties: String = "", styles: String = "",
  others: [(type: String, name: String, xml: String)] = []
) -> String {
  let table =
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:tcPr>\(properties)</w:tcPr><w:p>\(content)"
    + "</w:p></w:tc></w:tr></w:tbl>"
  return shown(outline(OfficeFiles.docx(body: table, styles: styles, others: others)))
}

/// The last cell of two or four.
private func shown(_ outline: [String], at place: String = "0,1") -> String {
  let parts = (outline.count == 1 ? outline[0] : "\(outline)").split(separator: " \(place)=", maxSplits: 1)
  let text = parts.dropFirst().first ?? (outline.count == 1 ? "" : "none")
  return String(text).replacing("\u{FFFD}", with: "?")
}

private func run(_ text: String, _ properties: String = "") -> String {
  "<w:r><w:rPr>\(properties)</w:rPr><w:t>\(text)</w:t></w:r>"
}

private func both(_ first: String, _ second: String) -> String { first + second }

private func drawing(_ content: String) -> String {
  "<w:r><w:drawing><wp:inline><a:graphic><a:graphicData>\(content)</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
}

private func field(_ name: String, _ result: String) -> String {
  func mark(_ type: String) -> String { #"<w:r><w:fldChar w:fldCharType="\#(type)"/></w:r>"# }
  return mark("begin") + "<w:r><w:instrText>\(name)</w:instrText></w:r>" + mark("separate") + result + mark("end")
}

private func control(_ properties: String, _ text: String) -> String {
  "<w:sdt><w:sdtPr>\(properties)</w:sdtPr><w:sdtContent>\(run(text))</w:sdtContent></w:sdt>"
}

@Suite struct WordMarksTests {
  private static let styles =
    ["up": "<w:vertAlign w:val=\"superscript\"/>", "out": "<w:strike/>", "signs": "<w:rFonts w:ascii=\"Wingdings\"/>"]
    .map { "<w:style w:type=\"character\" w:styleId=\"\($0)\"><w:rPr>\($1)</w:rPr></w:style>" }.joined()
    + "<w:style w:type=\"character\" w:styleId=\"up2\"><w:basedOn w:val=\"up\"/></w:style>"
    + "<w:style w:type=\"character\" w:styleId=\"shy\"><w:rPr><w:vanish/></w:rPr></w:style>"
  private static func style(_ name: String) -> String { "<w:rStyle w:val=\"\(name)\"/>" }

  private static let marks: [(String, String)] = [
    (both(run("12"), run("1", style("up"))), "12¹"), (both(run("12"), run("1", style("up2"))), "12¹"),
    (both(run("12"), run("1", both(style("up2"), "<w:vertAlign w:val=\"baseline\"/>"))), "121"),
    (both(run("1"), run("2", style("out"))), "1?"), (run("5", style("signs")), "?"), (run("o", style("signs")), "□"),
    (run("5", both(style("signs"), "<w:rFonts w:ascii=\"Arial\"/>")), "5"),
    (both(run("1"), run("2", style("shy"))), "1"),
    (both(run("12"), run("1", "<w:position w:val=\"8\"/>")), "12¹"),
    (both(run("12"), run("1", "<w:position w:val=\"-8\"/>")), "12₁"), (run("12", "<w:position w:val=\"2\"/>"), "12"),
    (run("5", "<w:rFonts w:ascii=\"WEBDINGS\"/>"), "?"), (run("5", "<w:rFonts w:ascii=\"Symbol\"/>"), "?"),
    (run("件", "<w:rFonts w:ascii=\"Symbol\"/>"), "件"), (run("12", "<w:eastAsianLayout w:combine=\"1\"/>"), "??"),
  ]

  @Test(arguments: marks) func tellsMarksFromFigures(content: String, text: String) {
    #expect(cell(content, styles: Self.styles) == text)
  }

  private static let otherwise: [(String, String)] = [
    ("<w:bdo w:val=\"rtl\">\(run("12"))</w:bdo>", "?12"), ("<w:bdo w:val=\"ltr\">\(run("12"))</w:bdo>", "12"),
    ("<m:oMath><m:d><m:e><m:r><m:t>5</m:t></m:r></m:e></m:d></m:oMath>", "?5"),
    ("<m:oMath><m:r><m:t>1</m:t></m:r><m:phant><m:e><m:r><m:t>2</m:t></m:r></m:e></m:phant></m:oMath>", "1?"),
    (
      "<w:r><mc:AlternateContent><mc:Choice Requires=\"foo\"><w:t>5</w:t></mc:Choice><mc:Fallback><w:t>6</w:t>"
        + "</mc:Fallback></mc:AlternateContent></w:r>", "6"
    ),
  ]

  @Test(arguments: otherwise) func takesNoFigureFromWhatPrintsOtherwise(content: String, text: String) {
    #expect(cell(content) == text)
  }

  private static let white = "<w:color w:val=\"FFFFFF\"/>"
  private static let dark = "<w:shd w:val=\"clear\" w:fill=\"1F3864\"/>"
  private static func fill(_ content: String) -> String { "<w14:textFill>\(content)</w14:textFill>" }

  /// What stands in a cell, its properties, and what is read.
  private static let unseen: [(String, String, String)] = [
    (run("12", white), "", "??"), (run("12", white), dark, "12"), (run("12", both(white, dark)), "", "12"),
    (run("12", both(white, "<w:highlight w:val=\"black\"/>")), "", "12"),
    (run("12", both(white, "<w:highlight w:val=\"white\"/>")), dark, "??"),
    (run("12", "<w:color w:val=\"1F3864\"/>"), dark, "??"), (run("12", "<w:color w:val=\"auto\"/>"), dark, "12"),
    (run("12", "<w:color w:val=\"FEFEFE\"/>"), "<w:shd w:val=\"clear\" w:fill=\"auto\"/>", "??"),
    (run("12", white), "<w:shd w:val=\"solid\" w:color=\"000000\"/>", "12"),
    (run("12", white), "<w:shd w:val=\"pct5\" w:color=\"000000\" w:fill=\"FFFFFF\"/>", "??"),
    (run("12", white), "<w:shd w:val=\"pct50\" w:color=\"000000\" w:fill=\"FFFFFF\"/>", "12"),
    (run("12", fill("<w14:noFill/>")), "", "??"),
    (run("12", fill("<w14:solidFill><w14:srgbClr w14:val=\"FFFFFF\"/></w14:solidFill>")), "", "??"),
    (run("12", fill("<w14:solidFill><w14:srgbClr w14:val=\"FF0000\"/></w14:solidFill>")), "", "12"),
    (run("12", "<w:sz w:val=\"2\"/>"), "", "??"), (run("12", "<w:sz w:val=\"15\"/>"), "", "12"),
    (run("12", "<w:rStyle w:val=\"pale\"/>"), "", "??"), (run("—", white), "", "?—"), (run("无", white), "", "?无"),
    (run("行政许可", white), "", "行政许可"), (both(run("1"), run("2", white)), "", "1??"),
    (run("12", "<w:vanish/>"), "", "?"), (run(" ", "<w:vanish/>"), "", ""), (run(" ", white), "", " "),
  ]

  @Test(arguments: unseen) func readsNoFigureThatNobodySees(content: String, cellProperties: String, text: String) {
    let styles = Self.styles + "<w:style w:type=\"character\" w:styleId=\"pale\"><w:rPr>\(Self.white)</w:rPr></w:style>"
    let read = cell(content, cellProperties, styles: styles)
    // However many signs there are, a figure with one is not read.
    #expect(read.replacing("???", with: "??") == text.replacing("???", with: "??"))
  }

  @Test func takesTheColourBehindTextFromWhereverItIsSet() {
    let styles =
      "<w:style w:type=\"paragraph\" w:styleId=\"p\"><w:pPr>\(Self.dark)</w:pPr></w:style>"
      + "<w:style w:type=\"table\" w:styleId=\"t\"><w:tblPr/><w:rPr>\(Self.white)</w:rPr></w:style>"
      + "<w:style w:type=\"table\" w:styleId=\"d\"><w:tcPr>\(Self.dark)</w:tcPr><w:rPr>\(Self.white)</w:rPr></w:style>"
    func table(_ properties: String, _ paragraph: String, _ runs: String) -> String {
      let cells = "<w:tc><w:p>\(run("甲"))</w:p></w:tc><w:tc><w:p><w:pPr>\(paragraph)</w:pPr>\(runs)</w:p></w:tc>"
      let body = "<w:tbl><w:tblPr>\(properties)</w:tblPr><w:tr>\(cells)</w:tr></w:tbl>"
      return shown(outline(OfficeFiles.docx(body: body, styles: styles)))
    }
    #expect(table("", Self.dark, run("12", Self.white)) == "12")
    #expect(table("", "<w:pStyle w:val=\"p\"/>", run("12", Self.white)) == "12")
    #expect(table(Self.dark, "", run("12", Self.white)) == "12")
    #expect(table("<w:tblStyle w:val=\"t\"/>", "", run("12")).contains("?"))
    #expect(table("<w:tblStyle w:val=\"t\"/>", "", run("12", "<w:color w:val=\"000000\"/>")) == "12")
    #expect(table("<w:tblStyle w:val=\"d\"/>", "", run("12")) == "12")
  }

  private static let blanks: [(String, String)] = [
    (field("FORMDROPDOWN", ""), "?"), (field("FORMDROPDOWN", run("5")), "5"), (field("=1+1", ""), ""),
    ("<w:r><w:pict><v:shape><v:textpath string=\"5\"/></v:shape></w:pict></w:r>", "?"),
    ("<w:r><w:object><w:control r:id=\"r5\"/></w:object></w:r>", "?"), (drawing("<a:chart/>"), "?"),
    (drawing("<wps:wsp><wps:spPr><a:prstGeom prst=\"ellipse\"/></wps:spPr></wps:wsp>"), "?"),
    (drawing("<wps:wsp><wps:cNvCnPr/><wps:spPr><a:prstGeom prst=\"line\"/></wps:spPr></wps:wsp>"), ""),
    ("<w:r><w:pict><v:line/></w:pict></w:r>", ""), (control("<w:showingPlcHdr/>", "5"), "?"),
    (control("<w:showingPlcHdr/>", "单击此处输入文字"), ""), (control("", "5"), "5"),
    (control("<w:dataBinding/>", "5"), "5"),
  ]

  @Test(arguments: blanks) func leavesNoBlankWhereSomethingStands(content: String, text: String) {
    #expect(cell(content) == text)
  }

  @Test func holdsABoundControlAgainstItsData() {
    let data = (type: "customXml", name: "item1.xml", xml: "<a><b> 7 </b></a>")
    #expect(cell(control("<w:dataBinding/>", "7"), others: [data]) == "7")
    #expect(cell(control("<w:dataBinding/>", "5"), others: [data]) == "?5")
    #expect(cell(control("", "5"), others: [data]) == "5")
  }

  @Test func aPromptKeepsThePlaceOfItsCell() {
    func tc(_ text: String) -> String { "<w:tc><w:p>\(run(text))</w:p></w:tc>" }
    func row(_ prompt: String) -> String {
      "<w:tbl><w:tr>\(tc("甲"))<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>\(tc(prompt))</w:sdtContent></w:sdt>"
        + "\(tc("2"))</w:tr></w:tbl>"
    }
    #expect(outline(OfficeFiles.docx(body: row("请输入"))) == ["0,0=甲 0,1= 0,2=2"])
    #expect(outline(OfficeFiles.docx(body: row("5"))) == ["0,0=甲 0,1=\u{FFFD} 0,2=2"])
  }

  @Test func aHiddenRowIsUnreadable() {
    let row = "<w:tr><w:trPr><w:hidden/></w:trPr><w:tc><w:p/></w:tc><w:tc><w:p>\(run("5"))</w:p></w:tc></w:tr>"
    #expect(outline(OfficeFiles.docx(body: "<w:tbl>\(row)</w:tbl>")) == ["0,0=\u{FFFD} 0,1=\u{FFFD}5"])
  }
}

@Suite struct OpenMarksTests {
  private static let looks = [
    "line": "style:text-line-through-type=\"single\"", "none": "style:text-line-through-style=\"none\"",
    "family": "fo:font-family=\"'Wingdings'\"", "face": "style:font-name=\"F\"", "both": "style:text-combine=\"lines\"",
  ]

  @Test(arguments: [
    ("line", "1", "?"), ("none", "1", "1"), ("family", "o", "□"), ("face", "5", "?"), ("both", "12", "??"),
  ]) func tellsMarksFromFigures(style: String, text: String, shows: String) {
    let styles = Self.looks.map {
      "<style:style style:name=\"\($0)\" style:family=\"text\"><style:text-properties \($1)/></style:style>"
    }
    let face = "<style:font-face style:name=\"F\" svg:font-family=\"Webdings\"/>"
    let content = "<text:p><text:span text:style-name=\"\(style)\">\(text)</text:span></text:p>"
    #expect(odt(content, styles: styles.joined(), faces: face) == shows)
  }

  private func odt(_ content: String, styles: String = "", faces: String = "") -> String {
    let table =
      "<table:table><table:table-row><table:table-cell><text:p>甲</text:p></table:table-cell><table:table-cell>\(content)"
      + "</table:table-cell></table:table-row></table:table>"
    let body = "<office:text>\(table)</office:text>"
    let file = OfficeFiles.openDocument(kind: "text", body: body, styles: styles, faces: faces)
    return shown(outline(file))
  }

  private func ods(_ content: String, more: String = "", settings: String? = nil) -> String {
    let head = "<table:table-cell table:number-columns-repeated=\"2\"><text:p>甲</text:p></table:table-cell>"
    let row =
      "<table:table-cell><text:p>乙</text:p></table:table-cell><table:table-cell \(more)>\(content)</table:table-cell>"
    let table =
      "<table:table>\([head, row].map { "<table:table-row>\($0)</table:table-row>" }.joined())</table:table>"
    let body = "<office:spreadsheet>\(table)</office:spreadsheet>"
    let file = OfficeFiles.openDocument(kind: "spreadsheet", body: body, settings: settings)
    return shown(outline(file), at: "1,1")
  }

  private static let drawn = [
    "<draw:control/>", "<draw:frame><draw:object/></draw:frame>", "<draw:frame><draw:object-ole/></draw:frame>",
    "<draw:frame><draw:image/></draw:frame>", "<draw:g><draw:custom-shape/></draw:g>",
  ]

  @Test(arguments: drawn.flatMap { [$0, "<text:p>\($0)</text:p>"] })
  func leavesNoBlankWhereSomethingIsDrawn(content: String) {
    #expect(odt(content) == "?")
    #expect(ods(content) == "?")
  }

  @Test func readsNothingIntoLinesAndSaysWhatACellCannotHold() {
    #expect(odt("<text:p><draw:line/></text:p>") == "")
    #expect(odt("<text:p><text:measure>5</text:measure></text:p>") == "5")
    #expect(ods("<text:list><text:list-item><text:p>5</text:p></text:list-item></text:list>") == "?")
    #expect(ods("<office:annotation><text:p>5</text:p></office:annotation><text:p>6</text:p>") == "6")
    #expect(ods("<draw:frame><draw:image/></draw:frame><text:p>6</text:p>") == "6?")
  }

  @Test func aZeroThatIsNotShownIsBlank() {
    let zero = "office:value-type=\"float\" office:value=\"0\""
    func setting(_ values: String...) -> String {
      values.map { "<config:config-item config:name=\"ShowZeroValues\">\($0)</config:config-item>" }.joined()
    }
    #expect(ods("<text:p>0</text:p>", more: zero, settings: setting("true")) == "0")
    #expect(ods("<text:p>0</text:p>", more: zero, settings: setting("false", "false")) == "")
    #expect(ods("<text:p>0</text:p>", more: zero, settings: setting("true", "false")) == "?")
  }
}

@Suite struct SheetMarksTests {
  private static let space =
    #"xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships""#

  private func text(_ cell: String) -> String {
    let fonts = ["", "<strike/>", "<name val=\"Wingdings\"/>", "<vertAlign val=\"superscript\"/>"]
    let styles =
      "<styleSheet \(Self.space)><fonts>\(fonts.map { "<font>\($0)</font>" }.joined())</fonts><borders><border><left "
      + "style=\"thin\"/></border></borders><cellXfs>"
      + fonts.indices.map { "<xf numFmtId=\"0\" fontId=\"\($0)\" borderId=\"0\"/>" }.joined()
      + "</cellXfs></styleSheet>"
    let sheet =
      "<worksheet \(Self.space)><sheetData><row><c t=\"str\"><v>甲</v></c>\(cell)</row></sheetData></worksheet>"
    return shown(outline(OfficeFiles.xlsx(sheets: [("表", false, sheet)], styles: styles)))
  }

  private static func rich(_ properties: String, _ run: String) -> String {
    "<c t=\"inlineStr\"><is><r><t>12</t></r><r><rPr>\(properties)</rPr><t>\(run)</t></r></is></c>"
  }

  @Test(arguments: [
    ("<c s=\"0\"><v>19</v></c>", "19"), ("<c s=\"1\"><v>19</v></c>", "??"), ("<c s=\"2\"><v>19</v></c>", "??"),
    ("<c s=\"3\"><v>19</v></c>", "¹⁹"), (rich("<b/>", "1"), "121"), (rich("<strike/>", "1"), "12?"),
    (rich("<vertAlign val=\"superscript\"/>", "1"), "12¹"), (rich("<rFont val=\"Wingdings\"/>", "o"), "12□"),
  ]) func tellsMarksFromFigures(cell: String, text: String) { #expect(self.text(cell) == text) }

  @Test(arguments: [
    ("twoCellAnchor", "<sp/>", "1,0=乙? 1,1=3?"), ("twoCellAnchor", "<cxnSp/>", "1,0=乙 1,1=3"),
    ("oneCellAnchor", "<pic/>", "1,0=乙 1,1=3?"), ("twoCellAnchor", "<pic><cNvPr hidden=\"1\"/></pic>", "1,0=乙 1,1=3"),
  ]) func whatIsDrawnOverACellMakesItUnreadable(anchor: String, object: String, row: String) {
    let marks = "<from><col>1</col><row>1</row></from><to><col>2</col><colOff>0</colOff><row>2</row></to>"
    let anchors = "<\(anchor)>\(marks)\(object)</\(anchor)>"
    func c(_ text: String) -> String { "<c t=\"str\"><v>\(text)</v></c>" }
    let sheet =
      "<worksheet \(Self.space)><sheetData><row>\(c("甲"))\(c("2"))</row><row>\(c("乙"))\(c("3"))</row></sheetData>"
      + "<oleObjects>\(anchors)</oleObjects></worksheet>"
    let found = outline(OfficeFiles.xlsx(sheets: [("表", false, sheet)])).joined().replacing("\u{FFFD}", with: "?")
    #expect(found == "0,0=甲 0,1=2 " + row.replacing("乙?", with: "乙"))
  }
}
