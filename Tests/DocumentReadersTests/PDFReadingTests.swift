import Disclosure
import Foundation
import ReportFixtures
import Testing

@testable import DocumentReaders

private func page(_ text: String = "政府信息公开工作年度报告") -> PositionedPage {
  let glyphs = text.unicodeScalars.enumerated().map { index, scalar in
    let left = Int32(5000 + 1200 * (index % 30))
    let top = Int32(5000 + 2000 * (index / 30))
    return PositionedGlyph(scalar, PositionedBox(left: left, top: top, right: left + 1200, bottom: top + 1200))
  }
  return PositionedPage(number: 1, width: 59500, height: 84200, glyphs: glyphs)
}

private func kind(_ bytes: [UInt8], _ pool: PDFPool = .shared, _ limits: ReadingLimits = ReadingLimits())
  -> ReadingError.Kind?
{
  if case .failure(let kind) = PDFReader.read(bytes, ReadingContext(limits: limits), pool: pool) { kind } else { nil }
}

/// The seeds to try: many in a release build, few in a debug build.
private func seeds(_ full: UInt64, few: UInt64) -> Range<UInt64> {
  #if DEBUG
    return 0..<few
  #else
    return 0..<full
  #endif
}

@Suite struct PDFReadingTests {
  @Test(arguments: [0, 90, 180, 270]) func aReportIsReadBackFromItsPDF(turned: Int) throws {
    for seed in seeds(20, few: 2) {
      var style = GlyphStyle.random(seed: seed)
      style.isRuled = true
      let set = GlyphReport(seed: seed, style: style)
      var options = PDFWriter.Options()
      options.turned = turned
      options.drawsForms = seed % 2 == 1
      let read = DocumentReaders.read(PDFWriter.bytes(set.pages, options), path: "a.pdf")
      let document = try read.get()
      #expect(document.format == .pdf)
      let report = ReportParser().parse(document.document, source: ReportSource(path: "a.pdf"))
      let wrong = set.expectations.filter { !$0.value.accepts(report.figure($0.key)) }
      #expect(wrong.isEmpty, "seed \(seed): \(wrong.keys.sorted().prefix(5))")
    }
  }

  @Test func theTitleOfTheFileIsKept() throws {
    var options = PDFWriter.Options()
    options.title = "云岭市水务局2023年政府信息公开工作年度报告"
    let read = try DocumentReaders.read(PDFWriter.bytes([page()], options), path: "a.pdf").get()
    #expect(read.document.metadata.title == options.title)
    options.title = "新建文档.docx"
    let other = try DocumentReaders.read(PDFWriter.bytes([page()], options), path: "a.pdf").get()
    #expect(other.document.metadata.title == nil)
  }

  @Test func whatHasNoTextToReadIsRefusedByName() {
    let empty = PositionedPage(number: 1, width: 59500, height: 84200, glyphs: [])
    #expect(kind(PDFWriter.bytes([empty, empty, page("- 3 -")])) == .noText(.pdf, pages: 3))
    #expect(kind(PDFWriter.bytes([])) == .damaged(.pdf))
    var options = PDFWriter.Options()
    options.isEncrypted = true
    #expect(kind(PDFWriter.bytes([page()], options)) == .encrypted(.pdf))
    #expect(kind(Array("%PDF-1.7\n1 0 obj".utf8)) == .damaged(.pdf))
    #expect(kind([]) == .damaged(.pdf))
  }

  @Test func whatIsOverALimitIsRefused() {
    #expect(kind(PDFWriter.bytes([PositionedPage](repeating: page(), count: 2_001))) == .overLimit(.pages(2_000)))
    var limits = ReadingLimits()
    limits.pages = 1
    #expect(kind(PDFWriter.bytes([page(), page()]), .shared, limits) == .overLimit(.pages(1)))
  }

  @Test func damagedFilesAreAnsweredAndTheNextIsRead() {
    let whole = PDFWriter.bytes(GlyphReport(seed: 3).pages)
    var random = SplitMix64(seed: 9)
    for _ in seeds(200, few: 20) {
      var bytes = whole
      if random.chance(40) {
        bytes = Array(bytes.prefix(random.int(in: 0...bytes.count)))
      } else {
        for _ in 0...random.int(in: 0...20) {
          bytes[random.int(in: 0...bytes.count - 1)] ^= UInt8(1 << random.int(in: 0...7))
        }
      }
      // Whatever comes of it: it comes, and the file after it is read.
      _ = kind(bytes)
    }
    #expect(kind(whole) == nil)
  }

  @Test func filesAreReadSideBySide() async {
    let bytes = PDFWriter.bytes([page()])
    let failures = await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<12 { group.addTask { kind(bytes) != nil } }
      return await group.reduce(0) { $1 ? $0 + 1 : $0 }
    }
    #expect(failures == 0)
  }

  // MARK: - The program

  @Test func aProgramThatIsNotThereIsNamed() {
    let bytes = PDFWriter.bytes([page()])
    #expect(kind(bytes, PDFPool(program: nil)) == .toolMissing(.pdfReader))
    #expect(kind(bytes, PDFPool(program: "/nowhere/gouji-pdf")) == .toolMissing(.pdfReader))
    let words = ReadingError(.toolMissing(.pdfReader), path: "a.pdf")
    #expect(words.message(in: .english).contains("gouji-pdf"))
    #expect(words.message(in: .chinese).contains("gouji-pdf"))
  }

  @Test func aProgramThatBreaksDownOrHangsCostsOneFile() throws {
    let bytes = PDFWriter.bytes([page()])
    #expect(kind(bytes, PDFPool(program: "/bin/false")) == .toolFailed(.pdfReader))
    #expect(kind(bytes, PDFPool(program: "/bin/cat")) == .toolFailed(.pdfReader))
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("hangs-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let script = folder.path + "/hangs"
    try writeProgram("#!/bin/sh\nexec sleep 60\n", at: script)
    var limits = ReadingLimits()
    limits.seconds = 1
    #expect(kind(bytes, PDFPool(program: script), limits) == .overLimit(.time(seconds: 1)))
    #expect(kind(bytes) == nil)
  }
}
