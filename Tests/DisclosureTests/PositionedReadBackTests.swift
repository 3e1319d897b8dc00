import Disclosure
import Foundation
import ReportFixtures
import Testing

@Suite struct PositionedReadBackTests {
  @Test(arguments: [true, false]) func whatIsSetOnPagesIsReadBack(isRuled: Bool) {
    var failures: [String] = []
    for seed in Effort.seeds(300, few: 20) {
      var style = GlyphStyle.random(seed: seed)
      style.isRuled = isRuled
      let words = differences(GlyphReport(seed: seed, style: style))
      if !words.isEmpty { failures.append("seed \(seed) \(style): " + words.prefix(6).joined(separator: "; ")) }
    }
    #expect(failures.isEmpty, "\(failures.count) fail\n\(failures.prefix(8).joined(separator: "\n"))")
  }

  private func differences(_ page: GlyphReport) -> [String] {
    guard let document = try? PositionedText.document(of: page.pages) else { return ["refused"] }
    let report = ReportParser().parse(document, source: ReportSource(path: "-"))
    var words: [String] = []
    if report.year?.value != page.report.year { words.append("year \(String(describing: report.year?.value))") }
    for (cell, expected) in page.expectations.sorted(by: { $0.key < $1.key }) {
      let figure = report.figure(cell)
      let isLost = figure.kind == .blank && !expected.kinds.contains(.blank)
      if !expected.accepts(figure) || isLost {
        words.append("\(cell) \(figure.kind) \(figure.raw), not \(expected.value?.description ?? "nothing")")
      }
    }
    return words
  }
}
