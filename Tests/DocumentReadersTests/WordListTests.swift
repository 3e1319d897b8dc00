import ReportFixtures
import Testing

@testable import DocumentReaders

/// A level of a list in XML.
private func level(_ index: Int, _ format: String, _ text: String, _ more: String = "") -> String {
  """
  <w:lvl w:ilvl="\(index)"><w:start w:val="1"/><w:numFmt w:val="\(format)"/>\(more)<w:suff w:val="nothing"/>\
  <w:lvlText w:val="\(text)"/></w:lvl>
  """
}
private func list(_ levels: String..., nums: String = "") -> String {
  "<w:abstractNum w:abstractNumId=\"0\">\(levels.joined())</w:abstractNum>"
    + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>" + nums
}
private func item(_ text: String, _ level: Int = 0, num: Int = 1) -> String {
  "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"\(level)\"/><w:numId w:val=\"\(num)\"/></w:numPr></w:pPr>"
    + "<w:r><w:t>\(text)</w:t></w:r></w:p>"
}
private let plain = "<w:p><w:r><w:t>文</w:t></w:r></w:p>"

struct ListCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let numbering: String
  let body: String
  let expected: [String]
  init(_ name: String, _ numbering: String, _ body: String, _ expected: String...) {
    testDescription = name
    self.numbering = numbering
    self.body = body
    self.expected = expected
  }
}

@Suite struct WordListTests {
  static let three = list(
    level(0, "chineseCountingThousand", "%1、"), level(1, "chineseCounting", "（%2）"), level(2, "decimal", "%3."))
  static let cases: [ListCase] = [
    ListCase(
      "levels count and begin again", three,
      item("甲") + item("乙", 1) + item("丙", 2) + item("丁", 2) + item("戊", 1) + item("己", 2) + item("庚") + item("辛", 1),
      "一、甲", "（一）乙", "1.丙", "2.丁", "（二）戊", "1.己", "二、庚", "（一）辛"),
    ListCase("text between does not matter", three, item("甲") + plain + item("乙"), "一、甲", "文", "二、乙"),
    ListCase(
      "numbers of higher levels", list(level(0, "decimal", "%1"), level(1, "decimal", "%1.%2 ")),
      item("甲") + item("乙", 1) + item("丙", 1), "1甲", "1.1 乙", "1.2 丙"),
    ListCase(
      "a level above that never came is not guessed", list(level(0, "decimal", "%1"), level(1, "decimal", "%1.%2 ")),
      item("乙", 1), "\u{FFFD}.1 乙"),
    ListCase(
      "written as figures by law",
      list(level(0, "chineseCounting", "%1、"), level(1, "decimal", "%1.%2 ", "<w:isLgl/>")),
      item("甲") + item("乙", 1), "一、甲", "1.1 乙"),
    ListCase(
      "a level that never begins again",
      list(level(0, "decimal", "%1."), level(1, "decimal", "%2)", "<w:lvlRestart w:val=\"0\"/>")),
      item("甲") + item("乙", 1) + item("丙") + item("丁", 1), "1.甲", "1)乙", "2.丙", "2)丁"),
    ListCase(
      "another list of the same definition goes on, one with a start of its own begins",
      list(
        level(0, "decimal", "%1."),
        nums:
          "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"3\"><w:abstractNumId w:val=\"0\"/>"
          + "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride></w:num>"),
      item("甲") + item("乙", num: 2) + item("丙", num: 3) + item("丁", num: 3) + item("戊"),
      "1.甲", "2.乙", "5.丙", "6.丁", "7.戊"),
    ListCase(
      "a list with a level of its own",
      list(
        level(0, "decimal", "%1."),
        nums:
          "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\">\(level(0, "upperRoman", "%1)"))"
          + "</w:lvlOverride></w:num>"),
      item("甲", num: 2), "I)甲"),
    ListCase("bullets are left out", list(level(0, "bullet", "\u{F0B7}")), item("甲"), "甲"),
    ListCase("no list", three, item("甲", num: 0), "甲"),
    ListCase("a list that is not there", three, item("甲", num: 9), "甲"),
    ListCase("a format that is not known", list(level(0, "koreanLegal", "%1.")), item("甲"), "\u{FFFD}.甲"),
    ListCase(
      "in cells, apart from figures", list(level(0, "decimal", "%1")),
      "<w:tbl><w:tr><w:tc>\(item("500"))</w:tc><w:tc>\(item(""))</w:tc></w:tr></w:tbl>", "0,0=1\t500 0,1=2\t"),
    ListCase(
      "what is deleted is not counted", three,
      item("甲") + item("").replacing("</w:numPr>", with: "</w:numPr><w:rPr><w:del/></w:rPr>") + item("乙"), "一、甲", "二、乙"),
    ListCase(
      "custom formats",
      list(
        level(0, "decimal", "%1").replacing(
          "<w:numFmt w:val=\"decimal\"/>",
          with:
            "<mc:AlternateContent><mc:Choice Requires=\"w14\"><w:numFmt w:val=\"custom\" w:format=\"001, 002, 003, ...\"/>"
            + "</mc:Choice><mc:Fallback><w:numFmt w:val=\"decimal\"/></mc:Fallback></mc:AlternateContent>")),
      item("甲"), "\u{FFFD}甲"),
  ]

  @Test(arguments: cases) func readsNumbersAsTheyPrint(it: ListCase) {
    #expect(outline(OfficeFiles.docx(body: it.body, numbering: it.numbering)) == it.expected)
  }

  @Test func stylesNumberHeadings() {
    let styles = """
      <w:style w:type="paragraph" w:styleId="base"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="one"><w:basedOn w:val="base"/></w:style>
      <w:style w:type="paragraph" w:styleId="two"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="off"><w:basedOn w:val="one"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr>\
      </w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="loop"><w:basedOn w:val="loop"/></w:style>
      """
    let numbering = list(
      level(0, "chineseCounting", "%1、"), level(1, "decimal", "%2.", "<w:pStyle w:val=\"two\"/>"))
    let body = ["one", "two", "two", "off", "one", "loop"].map {
      "<w:p><w:pPr><w:pStyle w:val=\"\($0)\"/></w:pPr><w:r><w:t>\($0)</w:t></w:r></w:p>"
    }
    #expect(
      outline(OfficeFiles.docx(body: body.joined(), styles: styles, numbering: numbering)) == [
        "一、one", "1.two", "2.two", "off", "二、one", "loop",
      ])
  }

  @Test func stylesOfListsNameTheirLevels() {
    let styles = """
      <w:style w:type="numbering" w:styleId="outline"><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>
      """
    let numbering =
      "<w:abstractNum w:abstractNumId=\"0\"><w:numStyleLink w:val=\"outline\"/></w:abstractNum>"
      + "<w:abstractNum w:abstractNumId=\"4\"><w:styleLink w:val=\"outline\"/>\(level(0, "ideographTraditional", "%1、"))"
      + "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
      + "<w:num w:numId=\"7\"><w:abstractNumId w:val=\"4\"/></w:num>"
    #expect(
      outline(OfficeFiles.docx(body: item("a") + item("b"), styles: styles, numbering: numbering)) == ["甲、a", "乙、b"])
  }

  @Test(arguments: [
    (1, "decimal", "1"), (9, "decimalZero", "09"), (12, "chineseCounting", "十二"), (20, "japaneseCounting", "二十"),
    (101, "chineseCountingThousand", "一百零一"), (110, "chineseCountingThousand", "一百一十"), (3, "ideographZodiac", "寅"),
    (12, "chineseLegalSimplified", "壹拾贰"), (10, "ideographDigital", "一〇"), (20, "decimalEnclosedCircle", "⑳"),
    (28, "lowerLetter", "bb"), (1994, "lowerRoman", "mcmxciv"), (3, "decimalFullWidth", "３"),
  ]) func writesNumbers(number: Int, format: String, text: String) {
    #expect(ListNumber.text(number, format) == text)
  }

  @Test(arguments: [
    (21, "decimalEnclosedCircle"), (11, "ideographTraditional"), (100, "chineseCounting"), (0, "upperRoman"),
  ])
  func doesNotGuessNumbers(number: Int, format: String) { #expect(ListNumber.text(number, format) == nil) }
}
