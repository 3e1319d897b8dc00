import Disclosure
import ReportFixtures
import Testing

@testable import DocumentReaders

private func page(_ html: String) -> [String] { outline(Array(html.utf8)) }

// MARK: - Text

private let texts: [(String, [String])] = [
  ("<p>政府\n   信息 公开</p>", ["政府 信息 公开"]),
  ("<div>一<br>二<br/><br>三</div>四", ["一", "二", "三", "四"]),
  ("<p>前</p>中<div>后</div>", ["前", "中", "后"]),
  ("<p>a&nbsp;b&#12288;c&lt;d</p>", ["a\u{A0}b\u{3000}c<d"]),
  ("<p>1</p><p hidden>2</p><p style='DISPLAY : none'>3</p><span style=visibility:hidden>4</span>", ["1"]),
  ("<p>a<script>x</script><style>y</style><template>z</template><!-- c --><select><option>o</select>b</p>", ["ab"]),
  ("<p>3<input type=hidden value=9>件 <input type=text value='12'></p>", ["3件 12"]),
  ("<p><span>1</span><span>2<o:p></o:p></span><o:p></o:p></p>", ["12"]),
  ("<p>5<sup>1</sup>件 <del>7</del>8 <span style='text-decoration:line-through'>6</span></p>", ["5¹件 8"]),
  ("<p><![if !supportEmptyParas]>&nbsp;<![endif]>甲</p>", ["\u{A0}甲"]),
  ("<pre>a  b\nc\td</pre>", ["a  b", "c\td"]),
  ("<ol><li>总体情况</li><li value=4>x</li></ol>", ["1. 总体情况", "4. x"]),
  ("<ol style='list-style-type:cjk-ideographic' start=3><li>甲<li>乙</ol>", ["三、甲", "四、乙"]),
  ("<ol><li>一、总体情况</li><li>（二）x</li><li>2.y</li></ol><ul><li>z</ul>", ["一、总体情况", "（二）x", "2.y", "z"]),
  ("<ol style='list-style: none'><li>甲</ol>", ["甲"]),
  ("<nav><a href=x>首页</a></nav><p>正文</p><footer>页脚</footer>", ["正文"]),
  ("<p>cut off in the mid", ["cut off in the mid"]),
  ("<ruby>漢<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby>", ["漢"]),
]

@Test(arguments: texts) func textReadsAsItShows(html: String, lines: [String]) {
  #expect(page("<html><body>" + html) == lines)
}

// MARK: - Tables

private let tables: [(String, [String])] = [
  ("<tr><td>a<td>b<tr><td>c<td>d", ["0,0=a 0,1=b 1,0=c 1,1=d"]),
  (
    "<tr><th rowspan=2>a</th><td colspan='2'>b</td></tr><tr><td>c</td><td>d</td></tr>",
    [
      "0,0[2x1]=a 0,1[1x2]=b 1,1=c 1,2=d"
    ]
  ),
  ("<tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d", ["0,0[3x1]=a 0,1=b 1,1=c 2,1=d"]),
  ("<tr><td rowspan=-3 colspan=0>a<td rowspan=abc>b<tr><td>c", ["0,0=a 0,1=b 1,0=c"]),
  ("<tr><td rowspan=99999>a<td>b<tr><td>c", ["0,0[2x1]=a 0,1=b 1,1=c"]),
  (
    "<tfoot><tr><td>f<td>g<tbody><tr><td>a<td>b<thead><tr><th>h<th>i",
    [
      "0,0=h 0,1=i 1,0=a 1,1=b 2,0=f 2,1=g"
    ]
  ),
  ("<thead><tr><th rowspan=5>h<th>i</thead><tbody><tr><td>a<td>b", ["0,0=h 0,1=i 1,0=a 1,1=b"]),
  ("<caption>表</caption><tr><td>a<td>b", ["表", "0,0=a 0,1=b"]),
  ("<tr><td><p>1</p><p>2</p><td>3<br>4", ["0,0=1\n2 0,1=3\n4"]),
  ("<tr style='display:none'><td>x<td>y<tr><td>a<td>b", ["0,0=a 0,1=b"]),
  ("<tr><td>&nbsp;<td>", ["0,0=\u{A0} 0,1="]),
  ("<tr><td>n<td><table><tr><td>a<td>b</table>", ["n", "0,0=a 0,1=b"]),
  ("<tr><td>a<td>b<tr><td colspan=2><table><tr><td>c<td>d</table>", ["0,0=a 0,1=b", "0,0=c 0,1=d"]),
]

@Test(arguments: tables) func cellsLieWhereABrowserPutsThem(rows: String, lines: [String]) {
  #expect(page("<table>\(rows)</table>") == lines)
}

// MARK: - Encodings

private func encoded(_ text: String, _ name: String) throws -> [UInt8] {
  switch name {
  case "utf-16le": return [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
  case "utf-16be, no mark": return text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
  case "utf-8, marked": return [0xEF, 0xBB, 0xBF] + Array(text.utf8)
  default: return Array(text.utf8)
  }
}

@Test(arguments: ["utf-8", "utf-8, marked", "utf-16le", "utf-16be, no mark"], ["utf-8", "gb2312", "big5", "x-none"])
func aWrongDeclarationDoesNotGarble(encoding: String, declared: String) throws {
  let text = "<!DOCTYPE html><html><head><meta charset=\(declared)></head><body><p>年度报告</p></body></html>"
  #expect(outline(try encoded(text, encoding)) == ["年度报告"])
}

/// 年度报告 镕: the last character is not in GB 2312.
private let mainland: [UInt8] = [0xC4, 0xEA, 0xB6, 0xC8, 0xB1, 0xA8, 0xB8, 0xE6, 0xE9, 0x46]
/// 年度報告 in Big5.
private let island: [UInt8] = [0xA6, 0x7E, 0xAB, 0xD7, 0xB3, 0xF8, 0xA7, 0x69]

@Test(arguments: ["gb2312", "gbk", "utf-8", "big5", "iso-8859-1"])
func mainlandBytesAreReadAsGB18030WhateverIsDeclared(declared: String) {
  let head = Array("<html><head><meta http-equiv=Content-Type content='text/html; charset=\(declared)'></head><p>".utf8)
  #expect(outline(head + mainland + Array("</p>".utf8)) == ["年度报告镕"])
}

@Test func islandBytesAreReadAsBig5() {
  let page = Array("<html><head><meta charset=big5></head><body><p>".utf8) + island + Array("</p>".utf8)
  #expect(outline(page) == ["年度報告"])
}

@Test func aByteThatIsNoCharacterCostsOneCharacter() {
  let mainlandPage = Array("<html><meta charset=gbk><p>".utf8) + mainland + [0xFF] + Array("12</p>".utf8)
  #expect(outline(mainlandPage) == ["年度报告镕\u{FFFD}12"])
  let cut = Array("<html><p>年度报告年度报告年度报告</p><p>年".utf8.dropLast())
  #expect(outline(cut) == ["年度报告年度报告年度报告", "\u{FFFD}"])
}

@Test func aZeroByteIsNoPartOfANumber() {
  #expect(page("<html><body>" + String(repeating: "年度报告 ", count: 400) + "<p>1\u{0}2</p>").last == "1\u{FFFD}2")
}

// MARK: - What a page says of itself

@Test func aPageNamesItsTitleDayAndSource() throws {
  let html = """
    <html><head><title>某站</title><meta name="ArticleTitle" content="青溪县教育局2021年政府信息公开工作年度报告">
    <meta name="PubDate" content="2022/1/20 10:00"><meta name="ContentSource" content="来源：青溪县教育局"></head>
    <body><p>一、总体情况</p><p>甲。</p><p>五、存在的主要问题及改进情况</p><p>乙。</p></body></html>
    """
  let read = try DocumentReaders.read(Array(html.utf8), path: "-").get()
  let report = ReportParser().parse(read.document, source: ReportSource(path: "-"))
  #expect(report.title?.evidence == .meta && report.agency?.evidence == .meta)
  #expect(report.agency?.value == "青溪县教育局" && report.year?.value == 2021)
  #expect(report.published?.value.description == "2022-01-20" && report.published?.evidence == .meta)
}

private let empty: [(String, ReadingError.Kind?)] = [
  ("<p>见附件</p><a href='/f/1.PDF?x=1'>年报.pdf</a>", .onlyAttachments(["年报.pdf"])),
  ("<iframe src='/files/report.html'></iframe>", .onlyAttachments(["report.html"])),
  (String(repeating: "<li><a href=a.html>某局2021年政府信息公开工作年度报告</a></li>", count: 9), .onlyList),
  ("<title>某局2021年政府信息公开年度报告</title><p>某局</p><img src=1.jpg>", .onlyPictures), ("<p>别的</p>", nil),
]

@Test(arguments: empty) func aPageWithoutReportSaysWhatItIs(html: String, kind: ReadingError.Kind?) throws {
  let read = try DocumentReaders.read(Array("<html>\(html)".utf8), path: "-").get()
  #expect(read.absence == kind)
}

@Test func aReportWhoseTablesArePicturesSaysSo() throws {
  let html = """
    <html><h1>青溪县教育局2021年政府信息公开工作年度报告</h1><p>一、总体情况</p><p>甲。</p><p>二、主动公开政府信息情况</p><p><img src=2.png></p>
    <p>三、收到和处理政府信息公开申请情况</p><p>见下。</p><p>五、存在的主要问题及改进情况</p><p>乙。</p>
    """
  let read = try DocumentReaders.read(Array(html.utf8), path: "-").get()
  let report = ReportParser().parse(read.document, source: ReportSource(path: "-"))
  #expect(report.isReport)
  #expect(report.doubts.map(\.kind) == [.tableIsPicture, .tableTextMissing])
  let finding = Rules.confront(report).first { $0.rule == "F-TABLE" && $0.subject == TableKind.proactive.id }
  #expect(finding.map { $0.message(in: .english).contains("picture") } == true)
}

@Test func headingsThatAListNumbersAreHeadings() throws {
  let labels = ["总体情况", "主动公开政府信息情况", "收到和处理政府信息公开申请情况", "政府信息公开行政复议、行政诉讼情况", "存在的主要问题及改进情况"]
  let html = "<html><ol>" + labels.map { "<li>\($0)<p>正文。</p></li>" }.joined() + "</ol>"
  let read = try DocumentReaders.read(Array(html.utf8), path: "-").get()
  let report = ReportParser().parse(read.document, source: ReportSource(path: "-"))
  #expect(report.sections.map(\.id) == [.overview, .proactive, .requests, .disputes, .problems])
}

// MARK: - Archives

@Test(arguments: ["quoted-printable", "base64", "8bit"]) func aWebArchiveIsReadLikeItsPage(encoding: String) {
  let html = Array("<html><p>".utf8) + mainland + Array("</p></html>".utf8)
  let body: [UInt8] =
    switch encoding {
    case "8bit": html
    case "base64": Array("PGh0bWw+PHA+xOq2yLGouObpRjwvcD48L2h0bWw+".utf8)
    default: Array("<html><p>=C4=EA=B6=C8=\r\n=B1=A8=B8=E6=E9F</p></html>".utf8)
    }
  let head = """
    From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r
    --b\r\nContent-Type: text/html; charset=gb2312\r\nContent-Transfer-Encoding: \(encoding)\r\n\r\n
    """
  let tail = "\r\n--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--b--\r\n"
  let bytes = Array(head.utf8) + body + Array(tail.utf8)
  #expect(DocumentReaders.format(of: bytes) == .webArchive)
  #expect(outline(bytes) == ["年度报告镕"])
}

@Test func anArchiveWithoutAPageIsDamaged() {
  let bytes = Array("From: <Saved by X>\nContent-Type: multipart/related; boundary=b\n\n--b\n\nx\n--b--".utf8)
  #expect(outline(bytes) == ["failed: damaged(DocumentReaders.FileFormat.webArchive)"])
}

@Test(arguments: ["<?xml version=\"1.0\"?><a/>"]) func otherMarkupIsRefusedByName(text: String) {
  #expect(page(text).first?.hasPrefix("failed: unsupported") == true)
}
