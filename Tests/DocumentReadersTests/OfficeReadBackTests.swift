import Disclosure
import Foundation
import ReportFixtures
import Testing

@testable import DocumentReaders

/// The seeds to try: 300 in a release build, few in a debug build; `GOUJI_SEEDS` for both.
private var seeds: Range<UInt64> {
  #if DEBUG
    let usual: UInt64 = 12
  #else
    let usual: UInt64 = 300
  #endif
  return 0..<(ProcessInfo.processInfo.environment["GOUJI_SEEDS"].flatMap { UInt64($0) }.map { min($0, 300) } ?? usual)
}

@Suite struct OfficeReadBackTests {
  @Test func whatIsWrittenAsAWordDocumentIsReadBack() { readBack { $0.docx(seed: $1) } }

  @Test func whatIsWrittenAsAWorkbookIsReadBack() { readBack { $0.xlsx(seed: $1) } }
  @Test func whatIsWrittenAsAnOpenDocumentTextIsReadBack() { readBack { $0.odt(seed: $1) } }
  @Test func whatIsWrittenAsAnOpenDocumentSpreadsheetIsReadBack() { readBack { $0.ods(seed: $1) } }

  private func readBack(_ write: (Paper, UInt64) -> [UInt8]) {
    var failures: [String] = []
    for seed in seeds {
      let paper = Paper(seed: seed)
      let words = differences(write(paper, seed), paper)
      if !words.isEmpty { failures.append("seed \(seed): " + words.prefix(6).joined(separator: "; ")) }
    }
    #expect(failures.isEmpty, "\(failures.count) fail\n\(failures.prefix(12).joined(separator: "\n"))")
  }

  private func differences(_ bytes: [UInt8], _ paper: Paper) -> [String] {
    let document: Document
    switch DocumentReaders.read(bytes, path: "-") {
    case .success(let read): document = read.document
    case .failure(let error): return ["failed: \(error.kind)"]
    }
    let report = ReportParser().parse(document, source: ReportSource(path: "-"))
    var words: [String] = []
    if report.year?.value != paper.report.year { words.append("year \(String(describing: report.year?.value))") }
    if report.title?.value != paper.title { words.append("title \(report.title?.value ?? "none")") }
    if report.published?.value != paper.report.published { words.append("not that day") }
    if report.sections.map(\.id) != [.overview, .proactive, .requests, .disputes, .problems, .otherMatters] {
      words.append("sections \(report.sections.map(\.id.id))")
    }
    for (cell, expected) in paper.expectations.sorted(by: { $0.key < $1.key }) {
      let figure = report.figure(cell)
      if !expected.accepts(figure) {
        words.append("\(cell) \(figure.kind) \(figure.raw), not \(expected.value?.description ?? "nothing")")
      }
    }
    return words
  }
}
