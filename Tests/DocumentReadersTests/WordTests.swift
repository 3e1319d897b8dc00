import Disclosure
import ReportFixtures
import Testing

@testable import DocumentReaders

/// A paragraph of runs in XML.
private func p(_ runs: String, _ properties: String = "") -> String {
  "<w:p>" + (properties.isEmpty ? "" : "<w:pPr>\(properties)</w:pPr>") + runs + "</w:p>"
}
private func r(_ text: String, _ properties: String = "") -> String {
  "<w:r>" + (properties.isEmpty ? "" : "<w:rPr>\(properties)</w:rPr>") + "<w:t>\(text)</w:t></w:r>"
}
private func tc(_ text: String, _ properties: String = "") -> String {
  "<w:tc><w:tcPr>\(properties)</w:tcPr>\(p(r(text)))</w:tc>"
}
private func tr(_ cells: String..., properties: String = "") -> String {
  "<w:tr><w:trPr>\(properties)</w:trPr>\(cells.joined())</w:tr>"
}
private func tbl(_ rows: String...) -> String { "<w:tbl><w:tblPr/><w:tblGrid/>\(rows.joined())</w:tbl>" }
private func mark(_ type: String) -> String { #"<w:r><w:fldChar w:fldCharType="\#(type)"/></w:r>"# }
private func instruction(_ text: String) -> String { "<w:r><w:instrText>\(text)</w:instrText></w:r>" }
private func box(_ content: String) -> String {
  "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:inline><wps:txbx><w:txbxContent>\(content)"
    + "</w:txbxContent></wps:txbx></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
    + "<w:txbxContent>\(content)</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
}

struct WordCase: Sendable, CustomTestStringConvertible {
  let name: String
  let body: String
  let expected: [String]
  init(_ name: String, _ body: String, _ expected: String...) {
    self.name = name
    self.body = body
    self.expected = expected
  }
  var testDescription: String { name }
}

@Suite struct WordTextTests {
  static let cases: [WordCase] = [
    WordCase("runs are one text", p(r("新收") + r("申请") + "<w:proofErr/>" + r("12")), "新收申请12"),
    WordCase(
      "line breaks and TABs", p(r("甲") + "<w:r><w:br/></w:r>" + r("乙") + "<w:r><w:tab/></w:r>" + r("丙")), "甲", "乙\t丙"),
    WordCase("hyphens", p(r("5") + "<w:r><w:noBreakHyphen/><w:softHyphen/></w:r>" + r("6")), "5\u{2011}6"),
    WordCase(
      "inserted counts, deleted does not",
      p(r("1") + "<w:ins>\(r("2"))</w:ins><w:del><w:r><w:delText>3</w:delText></w:r></w:del>"), "12"),
    WordCase("moved counts where it went", p("<w:moveFrom>\(r("旧"))</w:moveFrom><w:moveTo>\(r("新"))</w:moveTo>"), "新"),
    WordCase("nested changes", p("<w:ins><w:del>\(r("1"))</w:del>\(r("2"))</w:ins>"), "2"),
    WordCase("a deleted paragraph mark joins", p(r("一、"), "<w:rPr><w:del/></w:rPr>") + p(r("总体情况")), "一、总体情况"),
    WordCase("hidden text", p(r("1") + r("2", "<w:vanish/>") + r("3", "<w:vanish w:val=\"0\"/>")), "13"),
    WordCase(
      "content controls",
      "<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>\(p("<w:sdt><w:sdtContent>\(r("7"))</w:sdtContent></w:sdt>"))</w:sdtContent></w:sdt>",
      "7"),
    WordCase(
      "a prompt is no answer",
      p(r("数量") + "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>\(r("0"))</w:sdtContent></w:sdt>"), "数量"),
    WordCase(
      "wrappers",
      "<w:customXml>\(p("<w:smartTag><w:smartTagPr/>\(r("8"))</w:smartTag><w:hyperlink>\(r("9"))</w:hyperlink>"))</w:customXml>",
      "89"),
    WordCase("a simple field", p("<w:fldSimple w:instr=\" =1+1 \">\(r("2"))</w:fldSimple>"), "2"),
    WordCase(
      "a field's result",
      p(mark("begin") + instruction(" =SUM(ABOVE) ") + mark("separate") + r("5") + mark("end") + r("件")), "5件"),
    WordCase(
      "a field within an instruction",
      p(
        mark("begin") + instruction("IF ") + mark("begin") + instruction("MERGEFIELD a") + mark("separate") + r("1")
          + mark("end") + instruction(" = 1") + mark("separate") + r("是") + mark("end")), "是"),
    WordCase(
      "a field that prints nothing",
      p(
        mark("begin") + instruction("XE \"3\"") + mark("end") + mark("begin") + instruction("SET a") + mark("separate")
          + r("4") + mark("end") + r("乙")), "乙"),
    WordCase("a number in a circle", p(mark("begin") + instruction("eq \\o\\ac(○,3)") + mark("end") + r("教育")), "③教育"),
    WordCase(
      "a field that is not known", p(mark("begin") + instruction("LISTNUM") + mark("end") + r("5")), "\u{FFFD}5"),
    WordCase(
      "symbols",
      p(
        "<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/><w:sym w:font=\"Symbol\" w:char=\"F035\"/><w:sym w:font=\"宋体\" w:char=\"0035\"/></w:r>"
      ), "☑\u{FFFD}\u{FFFD}"),
    WordCase("letters of a font of signs", p(r("l5", "<w:rFonts w:ascii=\"Wingdings\"/>")), "●\u{FFFD}"),
    WordCase("a raised digit is none of the number", p(r("5") + r("1", "<w:vertAlign w:val=\"superscript\"/>")), "5¹"),
    WordCase("a struck digit is none either", p(r("5", "<w:strike/>") + r("6")), "\u{FFFD}6"),
    WordCase(
      "ruby shows its base",
      p("<w:r><w:ruby><w:rubyPr/><w:rt>\(r("gui1"))</w:rt><w:rubyBase>\(r("规"))</w:rubyBase></w:ruby></w:r>" + r("章")),
      "规章"),
    WordCase("a formula in one line", p("<m:oMath><m:r><m:t>12</m:t></m:r></m:oMath>"), "12"),
    WordCase(
      "a fraction",
      p("<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>"),
      "\u{FFFD}12"),
    WordCase("a text box, once", p(r("前") + box(p(r("框"))) + r("后")), "前后", "框"),
    WordCase("footnote marks", p(r("5") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>"), "5"),
    WordCase("full width", p(r("１２")), "１２"),
    WordCase(
      "old properties do not count", p(r("甲"), "<w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr>"),
      "甲"),
    WordCase("line feeds in the file are spaces", p("<w:r><w:t>甲\n乙</w:t></w:r>"), "甲 乙"),
  ]

  @Test(arguments: cases) func showsWhatTheTextShows(it: WordCase) {
    #expect(outline(OfficeFiles.docx(body: it.body)) == it.expected)
  }
}

@Suite struct WordTableTests {
  private static let down = "<w:vMerge w:val=\"restart\"/>"
  private static let goesOn = "<w:vMerge/>"
  static let cases: [WordCase] = [
    WordCase(
      "spans across", tbl(tr(tc("甲", "<w:gridSpan w:val=\"2\"/>"), tc("1")), tr(tc("乙"), tc("2"), tc("3"))),
      "0,0[1x2]=甲 0,2=1 1,0=乙 1,1=2 1,2=3"),
    WordCase(
      "spans down",
      tbl(
        tr(tc("甲", down), tc("1")), tr(tc("", goesOn), tc("2")), tr(tc("", "<w:vMerge w:val=\"continue\"/>"), tc("3"))),
      "0,0[3x1]=甲 0,1=1 1,1=2 2,1=3"),
    WordCase(
      "what a merged cell hides", tbl(tr(tc("甲", down), tc("1")), tr(tc("9", goesOn), tc("2"))),
      "0,0[2x1]=甲 0,1=1 1,1=2"),
    WordCase(
      "nothing above to go on", tbl(tr(tc("甲", goesOn), tc("1")), tr(tc("乙"), tc("2"))), "0,0=甲 0,1=1 1,0=乙 1,1=2"),
    WordCase(
      "another merge below", tbl(tr(tc("甲", down), tc("1")), tr(tc("乙", down), tc("2")), tr(tc("", goesOn), tc("3"))),
      "0,0=甲 0,1=1 1,0[2x1]=乙 1,1=2 2,1=3"),
    WordCase(
      "merges of old files across",
      tbl(tr(tc("甲", "<w:hMerge w:val=\"restart\"/>"), tc("x", "<w:hMerge/>"), tc("1")), tr(tc("a"), tc("b"), tc("c"))),
      "0,0[1x2]=甲 0,2=1 1,0=a 1,1=b 1,2=c"),
    WordCase(
      "columns skipped",
      tbl(tr(tc("甲"), tc("1"), tc("2")), tr(tc("3"), tc("4"), properties: "<w:gridBefore w:val=\"1\"/>")),
      "0,0=甲 0,1=1 0,2=2 1,1=3 1,2=4"),
    WordCase(
      "columns left over",
      tbl(tr(tc("甲"), tc("1"), properties: "<w:gridAfter w:val=\"1\"/>"), tr(tc("a"), tc("b"), tc("c"))),
      "0,0=甲 0,1=1 1,0=a 1,1=b 1,2=c"),
    WordCase(
      "a deleted row",
      tbl(
        tr(tc("甲"), tc("1")), tr(tc("乙"), tc("2"), properties: "<w:del/>"), tr(tc("丙"), tc("3"), properties: "<w:ins/>")
      ), "0,0=甲 0,1=1 1,0=丙 1,1=3"),
    WordCase(
      "a deleted cell", tbl(tr(tc("甲"), tc("9", "<w:cellDel/>"), tc("1")), tr(tc("乙"), tc("2"))),
      "0,0=甲 0,1=1 1,0=乙 1,1=2"),
    WordCase(
      "a tracked merge",
      tbl(
        tr(tc("甲", "<w:cellMerge w:vMerge=\"rest\"/>"), tc("1")),
        tr(tc("", "<w:cellMerge w:vMerge=\"cont\"/>"), tc("2"))), "0,0[2x1]=甲 0,1=1 1,1=2"),
    WordCase(
      "rows and cells in content controls",
      tbl(
        "<w:sdt><w:sdtContent>" + tr("<w:sdt><w:sdtPr/><w:sdtContent>\(tc("甲"))</w:sdtContent></w:sdt>", tc("1"))
          + "</w:sdtContent></w:sdt>"), "0,0=甲 0,1=1"),
    WordCase(
      "paragraphs of a cell",
      tbl(tr("<w:tc>\(p(r("商业")))\(p(""))\(p(r("企业") + "<w:r><w:br/></w:r>" + r("甲")))</w:tc>", tc("1"))),
      "0,0=商业\n企业\n甲 0,1=1"),
    WordCase(
      "a table that lays out a page", tbl(tr("<w:tc>" + p(r("左")) + tbl(tr(tc("甲"), tc("1"))) + p("") + "</w:tc>")),
      "左", "0,0=甲 0,1=1"),
    WordCase(
      "a box that floats may lie elsewhere",
      tbl(tr(tc("甲"), "<w:tc>" + p(box(p(r("5"))).replacing("wp:inline", with: "wp:anchor")) + "</w:tc>")),
      "0,0=甲 0,1=\u{FFFD}5"),
    WordCase("a box in the line of a cell", tbl(tr(tc("甲"), "<w:tc>" + p(box(p(r("5")))) + "</w:tc>")), "0,0=甲 0,1=5"),
    WordCase(
      "a field that never ends stays in its cell",
      tbl(tr("<w:tc>" + p(r("甲") + mark("begin") + instruction("x")) + "</w:tc>", tc("1"))), "0,0=甲 0,1=1"),
  ]

  @Test(arguments: cases) func placesCellsAsTheyPrint(it: WordCase) {
    #expect(outline(OfficeFiles.docx(body: it.body)) == it.expected)
  }
}
