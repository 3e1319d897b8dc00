import Disclosure
import DocumentReaders
import Testing

/// Bytes of a made-up sentence in the encodings that government offices use.
private enum Sample {
  static let simplified = "青禾县档案局政府信息公开工作年度报告，申请1件。"
  static let traditional = "青禾縣檔案局政府信息公開工作年度報告，申請1件。"
  static let gb18030: [UInt8] = [
    0xC7, 0xE0, 0xBA, 0xCC, 0xCF, 0xD8, 0xB5, 0xB5, 0xB0, 0xB8, 0xBE, 0xD6, 0xD5, 0xFE, 0xB8, 0xAE, 0xD0, 0xC5, 0xCF,
    0xA2, 0xB9, 0xAB, 0xBF, 0xAA, 0xB9, 0xA4, 0xD7, 0xF7, 0xC4, 0xEA, 0xB6, 0xC8, 0xB1, 0xA8, 0xB8, 0xE6, 0xA3, 0xAC,
    0xC9, 0xEA, 0xC7, 0xEB, 0x31, 0xBC, 0xFE, 0xA1, 0xA3,
  ]
  static let big5: [UInt8] = [
    0xAB, 0x43, 0xA5, 0xDD, 0xBF, 0xA4, 0xC0, 0xC9, 0xAE, 0xD7, 0xA7, 0xBD, 0xAC, 0x46, 0xA9, 0xB2, 0xAB, 0x48, 0xAE,
    0xA7, 0xA4, 0xBD, 0xB6, 0x7D, 0xA4, 0x75, 0xA7, 0x40, 0xA6, 0x7E, 0xAB, 0xD7, 0xB3, 0xF8, 0xA7, 0x69, 0xA1, 0x41,
    0xA5, 0xD3, 0xBD, 0xD0, 0x31, 0xA5, 0xF3, 0xA1, 0x43,
  ]
  /// 㐂 and 𠮷, which only GB18030 has, in four bytes each.
  static let fourByte: [UInt8] = [0x81, 0x39, 0xEF, 0x31, 0x95, 0x34, 0xB2, 0x35]

  static func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
    let units = [0xFEFF] + Array(text.utf16)
    return units.flatMap { bigEndian ? [UInt8($0 >> 8), UInt8($0 & 0xFF)] : [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
  }
}

private func kind(_ bytes: [UInt8]) -> ReadingError.Kind? {
  guard case .failure(let error) = DocumentReaders.read(bytes, path: "x") else { return nil }
  return error.kind
}

@Test(arguments: [
  (Array(Sample.simplified.utf8), Sample.simplified, TextEncoding.utf8),
  ([0xEF, 0xBB, 0xBF] + Array(Sample.simplified.utf8), Sample.simplified, .utf8),
  (Sample.utf16(Sample.simplified, bigEndian: false), Sample.simplified, .utf16LittleEndian),
  (Sample.utf16(Sample.simplified, bigEndian: true), Sample.simplified, .utf16BigEndian),
  (Sample.gb18030, Sample.simplified, .gb18030),
  (Sample.gb18030 + Sample.fourByte, Sample.simplified + "㐂𠮷", .gb18030),
  (Sample.big5, Sample.traditional, .big5),
])
func textIsReadInItsEncoding(bytes: [UInt8], text: String, encoding: TextEncoding) throws {
  let read = try DocumentReaders.read(bytes, path: "x").get()
  #expect(read.document.string(0..<read.document.text.count) == text)
  #expect(read.encoding == encoding)
  #expect(read.format == .text)
}

@Test func aBrokenCharacterIsNamedByItsByteAndNeverReplaced() {
  #expect(kind(Sample.gb18030.dropLast() + [0x20]) == .undecodable([.utf8, .gb18030], offset: 45, line: 1))
  #expect(kind(Array("甲\n乙".utf8) + [0x0A, 0xFF, 0xFF]) != nil)
  #expect(kind([0xFF, 0xFE, 0x00, 0xDC, 0x41, 0x00]) == .undecodable([.utf16LittleEndian], offset: 2, line: nil))
  #expect(kind([0xEF, 0xBB, 0xBF, 0x41, 0xC0]) == .undecodable([.utf8], offset: 4, line: nil))
}

@Test func damagedUTF8IsNotTakenForAnotherEncoding() {
  // Cut inside a character, as scraping by bytes does; the rest happens to be no valid GB18030 only by luck.
  for cut in 1...2 {
    let bytes = Array("第一行\n第二行的内容".utf8).dropLast(cut)
    guard case .undecodable(let encodings, _, let line) = kind(Array(bytes)) else {
      Issue.record("cut by \(cut) was read")
      continue
    }
    #expect(encodings == [.utf8])
    #expect(line == 2)
  }
}

@Test func everyDecodedTextIsValidUTF8() throws {
  for bytes in [Sample.gb18030, Sample.big5, Sample.utf16("a\u{1F600}文", bigEndian: false)] {
    let text = try DocumentReaders.read(bytes, path: "x").get().document.text
    #expect(String(validating: text, as: UTF8.self) != nil)
  }
}

@Test func readersAnswerAnyBytesWithAValue() {
  var random = SystemRandomNumberGenerator()
  for length in [1, 2, 3, 7, 64, 513, 4096] {
    for _ in 0..<20 {
      let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
      if case .success(let read) = DocumentReaders.read(bytes, path: "x") {
        #expect(String(validating: read.document.text, as: UTF8.self) != nil)
      }
    }
  }
}
