import Disclosure
import ReportFixtures
import Testing

@testable import DocumentReaders

private let sheetSpace = #"xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main""#
private func sheet(_ content: String) -> [UInt8] {
  OfficeFiles.xlsx(sheets: [("表", false, "<worksheet \(sheetSpace)>\(content)</worksheet>")])
}
private func text(_ body: String) -> [UInt8] {
  OfficeFiles.openDocument(kind: "text", body: "<office:text>\(body)</office:text>")
}
private func paper(_ kind: Int, _ seed: UInt64) -> [UInt8] {
  let paper = Paper(seed: seed)
  return switch kind {
  case 0: paper.docx(seed: seed)
  case 1: paper.xlsx(seed: seed)
  case 2: paper.odt(seed: seed)
  default: paper.ods(seed: seed)
  }
}
private func failure(_ bytes: [UInt8]) -> ReadingError.Kind? {
  if case .failure(let error) = DocumentReaders.read(bytes, path: "-") { error.kind } else { nil }
}

@Suite struct HostileOfficeTests {
  static let nested =
    String(repeating: "<w:sdt><w:sdtContent>", count: 20_000)
    + String(repeating: "</w:sdtContent></w:sdt>", count: 20_000)
  static let tables =
    String(repeating: "<w:tbl><w:tr><w:tc>", count: 20_000)
    + String(repeating: "</w:tc></w:tr></w:tbl>", count: 20_000)

  @Test func refusesElementsNestedWithoutEnd() {
    #expect(failure(OfficeFiles.docx(body: Self.nested)) == .damaged(.docx))
    #expect(failure(OfficeFiles.docx(body: Self.tables)) == .damaged(.docx))
    let deep = String(repeating: "<text:span>", count: 20_000) + String(repeating: "</text:span>", count: 20_000)
    #expect(failure(text("<text:p>\(deep)</text:p>")) == .damaged(.openDocument))
  }

  @Test func readsTablesNestedAsDeepAsTheyMayBe() {
    let depth = 60
    let open = String(repeating: "<w:tbl><w:tr><w:tc>", count: depth)
    let close = String(repeating: "<w:p/></w:tc></w:tr></w:tbl>", count: depth)
    #expect(outline(OfficeFiles.docx(body: open + "<w:p><w:r><w:t>底</w:t></w:r></w:p>" + close)) == ["底"])
  }

  @Test func refusesTablesOfMillionsOfCells() {
    let limit = ReadingError.Kind.overLimit(.cells(ReadingLimits().tableCells))
    let spans =
      "<w:tr>" + String(repeating: "<w:tc><w:tcPr><w:gridSpan w:val=\"999999999\"/></w:tcPr></w:tc>", count: 300)
      + "</w:tr>"
    #expect(failure(OfficeFiles.docx(body: "<w:tbl>\(spans)</w:tbl>")) == limit)
    let cell = "<table:table-cell table:number-columns-repeated=\"1000000\"><text:p>7</text:p></table:table-cell>"
    let row = "<table:table-row table:number-rows-repeated=\"1000000\">\(cell)</table:table-row>"
    #expect(failure(text("<table:table>\(row)</table:table>")) == limit)
    let ods = OfficeFiles.openDocument(
      kind: "spreadsheet", body: "<office:spreadsheet><table:table>\(row)</table:table></office:spreadsheet>")
    #expect(failure(ods) == limit)
    let wide = (0..<20).map {
      "<row r=\"\($0 + 1)\">" + (0..<16_384).map { _ in "<c><v>1</v></c>" }.joined() + "</row>"
    }
    #expect(failure(sheet("<sheetData>\(wide.joined())</sheetData>")) == limit)
  }

  @Test func doesNotBelieveTheSizesThatSheetsState() {
    let found = outline(
      sheet(
        "<dimension ref=\"A1:XFD1048576\"/><cols><col min=\"9\" max=\"16384\" hidden=\"1\"/></cols><sheetData><row r=\"1\">"
          + "<c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>2</v></c></row><row r=\"1048576\"><c r=\"XFC1048576\"><v>3</v></c></row></sheetData>"
          + "<mergeCells><mergeCell ref=\"A1:A1048576\"/><mergeCell ref=\"XFD1:A1\"/><mergeCell ref=\"::\"/></mergeCells>"
      ))
    #expect(found == ["0,0[2x1]=1 0,1=2 1,1="])
    #expect(failure(sheet("<sheetData><row r=\"0\"/></sheetData>")) == .damaged(.xlsx))
    #expect(failure(sheet("<sheetData><row r=\"9999999\"/></sheetData>")) == .damaged(.xlsx))
    #expect(failure(sheet("<sheetData><row r=\"2\"><c r=\"A3\"/></row></sheetData>")) == .damaged(.xlsx))
  }

  @Test func refusesTextShownAgainAndAgain() {
    let long = String(repeating: "九", count: 100_000)
    let cell = "<table:table-cell table:number-columns-repeated=\"100000\"><text:p>\(long)</text:p></table:table-cell>"
    var limits = ReadingLimits()
    limits.expandedBytes = 16 << 20
    let found = outline(text("<table:table><table:table-row>\(cell)</table:table-row></table:table>"), limits: limits)
    #expect(found.first?.contains("overLimit") == true)
  }

  @Test func refusesAnElementOfAThousandAttributes() {
    let attributes = (0..<1_000).map { " w:a\($0)=\"1\"" }.joined()
    #expect(failure(OfficeFiles.docx(body: "<w:p\(attributes)/>")) == .damaged(.docx))
  }

  @Test func neverOpensEntities() {
    let hostile = "<!DOCTYPE w [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>"
    for part in ["styles", "numbering"] {
      let file = OfficeFiles.docx(body: "<w:p/>", others: [(part, "\(part).xml", hostile)])
      #expect(failure(file) == .damaged(.docx))
    }
  }

  @Test(arguments: ["../../etc/passwd", "/../x", "https://example.org/a.xml", "word/none.xml", "..\\x"])
  func refersToNothingOutside(target: String) {
    #expect(OfficePackage.resolve("../../x", from: "word/") == nil)
    var zip = StoredZip([
      (
        "_rels/.rels",
        "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" Target=\"\(target)\"/></Relationships>"
      ),
      (
        "word/document.xml",
        "<w:document xmlns:w=\"\(OfficeFiles.WordSpace.strict.rawValue)\"><w:body><w:p><w:r><w:t>文</w:t></w:r></w:p></w:body></w:document>"
      ),
    ])
    #expect(outline(zip.bytes) == ["文"])
    zip.add(
      "word/_rels/document.xml.rels",
      Array("<Relationships><Relationship Id=\"s\" Type=\"x/styles\" Target=\"\(target)\"/></Relationships>".utf8))
    #expect(outline(zip.bytes) == ["文"])
  }

  @Test(arguments: [
    ("a.html", "<html><body><p>甲</p><p>乙</p></body></html>", ["甲", "乙"]), ("a.bin", "\u{1}\u{2}", ["\u{FFFD}"]),
  ])
  func aChunkOfAnotherFormatIsReadOrSaidToBeUnread(name: String, content: String, lines: [String]) {
    let file = OfficeFiles.docx(body: #"<w:altChunk r:id="rId1"/>"#, others: [("aFChunk", name, content)])
    #expect(outline(file) == lines)
  }

  @Test func anEncryptedOpenDocumentSaysSo() {
    let manifest = "<manifest><file-entry full-path=\"content.xml\"><encryption-data/></file-entry></manifest>"
    let zip = StoredZip([
      ("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "\u{1}\u{2}"),
      ("META-INF/manifest.xml", manifest),
    ])
    #expect(failure(zip.bytes) == .encrypted(.openDocument))
  }

  @Test func partsThatLackOrLieAreDamage() {
    #expect(failure(StoredZip([("word/document.xml", "")]).bytes) == .damaged(.docx))
    #expect(failure(StoredZip([("word/document.xml", "<w:document/>")]).bytes) == .damaged(.docx))
    #expect(failure(StoredZip([("word/_rels/x", "")]).bytes) == .damaged(.docx))
    #expect(failure(StoredZip([("xl/workbook.xml", "<a/>")]).bytes) == .damaged(.xlsx))
    let main = Array("<w:document xmlns:w=\"\(OfficeFiles.WordSpace.strict.rawValue)\"><w:body/></w:document>".utf8)
    for stated in [StoredZip.Stated(checksum: 1), StoredZip.Stated(size: 0xFFFF_FFFE), StoredZip.Stated(size: 3)] {
      var zip = StoredZip()
      zip.add("word/document.xml", main, stated: stated)
      _ = DocumentReaders.read(zip.bytes, path: "-")
    }
    var zip = StoredZip()
    zip.add("word/document.xml", main, stated: StoredZip.Stated(checksum: 1))
    #expect(failure(zip.bytes) == .damaged(.docx))
  }

  @Test func aPartThatUnpacksToTooMuchIsRefused() {
    var limits = ReadingLimits()
    limits.expandedBytes = 1000
    #expect(outline(Paper(seed: 1).docx(seed: 1), limits: limits).first?.contains("overLimit") == true)
  }

  @Test(arguments: 0..<4) func readsFilesCutOffAnywhereWithoutACrash(kind: Int) {
    let file = paper(kind, 3)
    for step in 0..<60 { _ = DocumentReaders.read(Array(file[..<(file.count * step / 60)]), path: "-") }
  }

  /// A flipped bit is found by a checksum, or changes nothing that is shown, or stands where no checksum covers it.
  @Test(arguments: 0..<4) func aFlippedBitNeverMovesAFigure(kind: Int) {
    let file = paper(kind, 5)
    let truth = Paper(seed: 5)
    for seed in 0..<125 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      var damaged = file
      let place = random.int(in: 0...(file.count - 1))
      damaged[place] ^= 1 << UInt8(random.int(in: 0...7))
      guard case .success(let read) = DocumentReaders.read(damaged, path: "-"), read.format != .text else { continue }
      let report = ReportParser().parse(read.document, source: ReportSource(path: "-"))
      for (cell, expected) in truth.expectations { #expect(expected.tolerates(report.figure(cell)), "byte \(place)") }
    }
  }
}
