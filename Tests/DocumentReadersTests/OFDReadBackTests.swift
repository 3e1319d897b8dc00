import Disclosure
import Foundation
import ReportFixtures
import Testing

@testable import DocumentReaders

@Suite struct OFDReadBackTests {
  @Test func whatIsWrittenAsOFDIsReadBack() {
    var failures: [String] = []
    for seed in Self.seeds {
      let written = OFDReport(seed: seed)
      let words = differences(written)
      if !words.isEmpty { failures.append("seed \(seed) \(written.style): " + words.prefix(6).joined(separator: "; ")) }
    }
    #expect(failures.isEmpty, "\(failures.count) fail\n\(failures.prefix(8).joined(separator: "\n"))")
  }

  /// All 300 where `GOUJI_SEEDS` or a release build asks for them.
  private static var seeds: Range<UInt64> {
    let wanted = ProcessInfo.processInfo.environment["GOUJI_SEEDS"].flatMap { UInt64($0) }
    #if DEBUG
      return 0..<min(300, wanted ?? 8)
    #else
      return 0..<min(300, wanted ?? 300)
    #endif
  }

  private func differences(_ written: OFDReport) -> [String] {
    let read: ReadDocument
    switch DocumentReaders.read(written.bytes, path: "report.ofd") {
    case .failure(let error): return ["\(error.kind)"]
    case .success(let document): read = document
    }
    let report = ReportParser().parse(read.document, source: ReportSource(path: "-"))
    var words: [String] = []
    if read.format != .ofd { words.append("format \(read.format)") }
    if report.year?.value != written.paper.report.year {
      words.append("year \(String(describing: report.year?.value))")
    }
    for (cell, expected) in written.paper.expectations.sorted(by: { $0.key < $1.key }) {
      let figure = report.figure(cell)
      let isLost = figure.kind == .blank && !expected.kinds.contains(.blank)
      if !expected.accepts(figure) || isLost {
        words.append("\(cell) \(figure.kind) \(figure.raw), not \(expected.value?.description ?? "nothing")")
      }
    }
    return words
  }
}
