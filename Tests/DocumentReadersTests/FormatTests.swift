import Disclosure
import ReportFixtures
import Testing

@testable import DocumentReaders

/// An archive's beginning that names a member.
private func zip(_ member: String) -> [UInt8] {
  Array("PK\u{3}\u{4}".utf8) + [UInt8](repeating: 0, count: 26) + member.utf8
}

/// The beginning of an OLE2 file that names a stream.
private func ole(_ stream: String) -> [UInt8] {
  [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 500)
    + stream.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
}

@Test(arguments: [
  ("<!DOCTYPE html><html><body>年度报告</body></html>", FileFormat.html),
  ("\u{FEFF}\n  <HTML lang=zh>", .html),
  ("<p style='text-align:center'>年度报告</p>", .html),
  ("标题\n<table border=1><tr><td>一</td></tr></table>", .html),
  ("<?xml version=\"1.0\"?><html xmlns=\"x\"/>", .html),
  ("<?xml version=\"1.0\"?><w:document/>", .xml),
  ("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html\n\n", .webArchive),
  ("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/plain\n\n", .email),
  ("From: <Saved by X>\nDate: d\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n", .webArchive),
  ("From: a\nTo: b\nSnapshot-Content-Location: c\nContent-Type: multipart/related; boundary=x\n\n", .webArchive),
  (
    "MIME-Version: 1.0\nFrom: a\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html\n\n",
    .email
  ),
  ("MIME-Version: 1.0\nDate: d\nContent-Type: multipart/related; boundary=x\n\nSnapshot-Content-Location: c", .email),
  ("{\\rtf1\\ansi", .rtf), ("%PDF-1.7\n1 0 obj", .pdf),
  ("年度报告\n<!--[if !supportLists]-->一、<!--[endif]-->总体情况", .text),
  ("请打印 <br> 后盖章", .text), ("<<年度报告>>", .text), ("<picture of an owl>", .text), ("<", .text), ("a|b\n---|---\n", .text),
  ("", .empty),
])
func markupAndSignaturesAreToldFromText(text: String, format: FileFormat) {
  #expect(DocumentReaders.format(of: Array(text.utf8)) == format)
}

@Test(arguments: [
  (zip("word/document.xml"), FileFormat.docx), (zip("xl/workbook.xml"), .xlsx), (zip("OFD.xml"), .ofd),
  (zip("mimetypeapplication/vnd.oasis.opendocument.text"), .openDocument), (zip("a.txt"), .zip),
  (ole("WordDocument"), .doc), (ole("Workbook"), .xls), (ole("EncryptedPackage"), .encryptedOffice),
  (ole("Contents"), .ole),
  (Array("Rar!\u{1A}\u{7}".utf8), .rar), ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C, 0, 4], .sevenZip),
  ([0x1F, 0x8B, 8], .gzip),
  ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], .image), ([0xFF, 0xD8, 0xFF, 0xE0], .image),
  ([UInt8](repeating: 0, count: 100), .binary), ([0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, 0, 0], .binary),
])
func binaryFormatsAreToldByTheirBytes(bytes: [UInt8], format: FileFormat) {
  #expect(DocumentReaders.format(of: bytes) == format)
}

@Test(arguments: ["text/main.xml", "document.xml", "word/document.xml", "a/b/c.xml"])
func aWordDocumentIsToldWhereverItsTextLies(main: String) throws {
  let bytes = OfficeFiles.docx(body: "<w:p><w:r><w:t>年度报告</w:t></w:r></w:p>", main: main)
  #expect(DocumentReaders.format(of: bytes) == .docx)
  #expect(outline(bytes) == ["年度报告"])
}

@Test func anArchiveIsNoWordDocumentForASingleName() {
  #expect(DocumentReaders.format(of: StoredZip([("[Content_Types].xml", "x"), ("a/document.xml", "x")]).bytes) == .zip)
  let other = StoredZip([("[Content_Types].xml", "<Types/>"), ("_rels/.rels", "<r/>"), ("visio/document.xml", "x")])
  #expect(DocumentReaders.format(of: other.bytes) == .zip)
}

@Test func markupInUTF16IsHTMLToo() throws {
  let bytes: [UInt8] = [0xFF, 0xFE] + "<html><body>年报".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
  let read = try DocumentReaders.read(bytes, path: "x").get()
  #expect(read.format == .html && read.encoding == .utf16LittleEndian)
}

@Test func oneStrayZeroDoesNotMakeTextBinary() {
  #expect(DocumentReaders.format(of: Array(String(repeating: "年度报告", count: 200).utf8) + [0]) == .text)
}

@Test(arguments: FileFormat.allCases)
func aFormatThatIsNotReadSaysWhatItIsAndWhatToDo(format: FileFormat) {
  let error = ReadingError(.unsupported(format), path: "dir/a.bin")
  let (chinese, english) = (error.message(in: .chinese), error.message(in: .english))
  #expect(chinese.hasSuffix("。") && english.hasSuffix("."))
  #expect(!chinese.contains("dir/") && !english.contains("dir/"))
  #expect(english.unicodeScalars.allSatisfy { $0.value < 0x2E80 })
  if format != .empty {
    #expect(chinese.contains(format.name.chinese) && english.contains(format.name.english))
    #expect(chinese.contains("请") && chinese.contains("；"))
  }
}

@Test(arguments: [
  ReadingError.Kind.notFound, .permissionDenied, .notAFile, .isFolder, .noReportInFolder, .notReport, .vanished,
  .tooLarge(limit: 64 << 20), .system(5), .undecodable([.utf8, .gb18030], offset: 9, line: 3),
  .missingConversion(.big5),
])
func everyErrorHasWordsInBothLanguages(kind: ReadingError.Kind) {
  let error = ReadingError(kind, path: "x")
  #expect(error.message(in: .chinese).unicodeScalars.contains { $0.value > 0x4E00 })
  #expect(error.message(in: .english).unicodeScalars.allSatisfy { $0.value < 0x2E80 })
}

@Test func namesOutOfOldArchivesAreShownDecoded() {
  #expect(DocumentReaders.decodeName([0xC4, 0xEA, 0xB1, 0xA8, 0x2E, 0x74, 0x78, 0x74]) == "年报.txt")
  #expect(DocumentReaders.decodeName(Array("年报.txt".utf8)) == "年报.txt")
  #expect(DocumentReaders.decodeName([0xFF, 0xFF]) == nil)
}
