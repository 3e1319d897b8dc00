import Disclosure
import DocumentReaders
import Foundation
import ReportFixtures
import Testing

/// The seeds to try: `GOUJI_SEEDS` of them, else all in a release build and few in a debug build.
private func seeds(_ full: UInt64, few: UInt64) -> Range<UInt64> {
  #if DEBUG
    let usual = few
  #else
    let usual = full
  #endif
  return 0..<(ProcessInfo.processInfo.environment["GOUJI_SEEDS"].flatMap { UInt64($0) } ?? usual)
}

private func report(_ html: String) throws -> Report {
  let read = try DocumentReaders.read(Array(html.utf8), path: "-").get()
  #expect(read.format == .html)
  return ReportParser().parse(read.document, source: ReportSource(path: "-", format: "html"))
}

private func show(_ figure: Figure) -> String {
  "\(figure.kind.rawValue) \(figure.value?.description ?? "nothing") `\(figure.raw)`"
}

/// What was read otherwise than it was written, a line each.
private func differences(_ report: Report, _ page: WebPaper) -> [String] {
  let paper = page.paper
  var words = paper.expectations.sorted { $0.key < $1.key }.compactMap { cell, expected -> String? in
    let figure = report.figure(cell)
    return expected.accepts(figure)
      ? nil : "\(cell): \(show(figure)), expected \(expected.value?.description ?? "nothing") `\(expected.raw ?? "")`"
  }
  func compare(_ what: String, _ found: String?, _ expected: String?) {
    if found?.squeezed != expected?.squeezed {
      words.append("\(what): \(found ?? "nil"), expected \(expected ?? "nil")")
    }
  }
  compare("title", report.title?.value, paper.title)
  compare("agency", report.agency?.value, paper.report.agency)
  compare("year", report.year?.value.description, paper.report.year.description)
  compare("published", report.published?.value.description, paper.report.published?.description)
  compare("sections", "\(report.sections.map(\.id))", "\(Array(SectionID.allCases))")
  for (section, paragraphs) in paper.report.prose {
    let text = report.section(section)?.text.squeezed ?? ""
    for paragraph in paragraphs where !text.contains(paragraph.squeezed) {
      words.append("\(section) lacks \(paragraph)")
    }
  }
  return words
}

private func record(_ failures: [(UInt64, [String])], _ what: String) {
  guard !failures.isEmpty else { return }
  let told = failures.prefix(3).map { "\($0.0): " + $0.1.prefix(6).joined(separator: "\n    ") + " (\($0.1.count))" }
  Issue.record(
    "\(failures.count) fail in \(what): \(failures.prefix(30).map(\.0))\n  \(told.joined(separator: "\n  "))")
}

@Suite struct HTMLReadBackTests {
  @Test(arguments: WebStyle.allCases)
  func whatWasWrittenIsReadBack(style: WebStyle) throws {
    var failures: [(UInt64, [String])] = []
    for seed in seeds(300, few: 6) {
      let page = WebPaper(seed: seed, style)
      let words = differences(try report(page.html), page)
      if !words.isEmpty { failures.append((seed, words)) }
    }
    record(failures, style.rawValue)
  }

  /// A cell lost, doubled, or merged with its neighbour: what it held may be unread, and nothing may be wrong.
  @Test(arguments: WebStyle.allCases, GridDamage.allCases)
  func noDamageMovesAFigure(style: WebStyle, damage: GridDamage) throws {
    var failures: [(UInt64, [String])] = []
    for seed in seeds(300, few: 4) {
      let page = WebPaper(seed: seed, style, damage: damage)
      let report = try report(page.html)
      let wrong = page.paper.expectations.filter { !$0.value.tolerates(report.figure($0.key)) }.sorted {
        $0.key < $1.key
      }
      let words = wrong.map {
        "\($0.key): \(show(report.figure($0.key))), is \($0.value.value?.description ?? "nothing")"
      }
      if !words.isEmpty { failures.append((seed, words)) }
    }
    record(failures, "\(style.rawValue), \(damage.rawValue)")
  }
}
