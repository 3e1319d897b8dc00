import Disclosure
import Foundation
import ReportFixtures
import Testing

/// How many failing seeds are told in full: `GOUJI_TOLD`, else a few.
private let toldSeeds = ProcessInfo.processInfo.environment["GOUJI_TOLD"].flatMap { Int($0) } ?? 4

@Suite struct ReadBackTests {
  @Test(arguments: FixtureLayout.allCases)
  func whatWasWrittenIsReadBack(layout: FixtureLayout) {
    var failures = Failures(layout)
    for seed in Effort.seeds(1_000, few: 12) {
      let page = RenderedReport(seed: seed, in: layout)
      let report = ReportParser().parse(page.document, source: ReportSource(path: "-"))
      failures.add(seed, differences(between: report, and: page))
    }
    failures.report()
  }

  @Test(arguments: FixtureLayout.allCases)
  func oneDamageNeverMovesAFigure(layout: FixtureLayout) {
    var failures = Failures(layout)
    for seed in Effort.seeds(300, few: 4) {
      let page = RenderedReport(seed: seed, in: layout)
      if page.isFragile { continue }
      for mutation in Mutation.allCases {
        let damaged = page.damaged(by: mutation, seed: seed)
        let report = ReportParser().parse(Document(lines: damaged.lines), source: ReportSource(path: "-"))
        let moved = page.expectations.filter { !$0.value.tolerates(report.figure($0.key)) }.keys.sorted()
        let words = moved.map { "\($0) is \(show(page.expectations[$0]?.value)), read \(show(report.figure($0)))" }
        failures.add(seed, words.isEmpty ? [] : [damaged.what] + words)
      }
    }
    failures.report()
  }
}

extension Document {
  /// A document of these lines.
  init(lines: [String]) { self.init(lines: Array((lines.joined(separator: "\n") + "\n").utf8)) }
}

/// Differences over many seeds, told once: a few seeds in full and how many there are.
private struct Failures {
  private let layout: FixtureLayout
  private var seeds: [(seed: UInt64, words: [String])] = []

  init(_ layout: FixtureLayout) { self.layout = layout }

  mutating func add(_ seed: UInt64, _ words: [String]) {
    if !words.isEmpty { seeds.append((seed, words)) }
  }

  func report() {
    let told = seeds.prefix(toldSeeds).map { failure in
      (["GOUJI_SHOW=\(layout.rawValue):\(failure.seed)"] + failure.words.prefix(8)).joined(separator: "\n    ")
        + (failure.words.count > 8 ? "\n    … \(failure.words.count) in all" : "")
    }
    guard !seeds.isEmpty else { return }
    let numbers = seeds.map { String($0.seed) }.prefix(40).joined(separator: " ")
    Issue.record("\(seeds.count) fail in \(layout.rawValue): \(numbers)\n  \(told.joined(separator: "\n  "))")
  }
}

private func show(_ quantity: Quantity?) -> String { quantity?.description ?? "nothing" }

private func show(_ figure: Figure) -> String { "\(figure.kind.rawValue) \(show(figure.value)) `\(figure.raw)`" }

/// What a parser got wrong, a line each.
private func differences(between report: Report, and page: RenderedReport) -> [String] {
  var words: [String] = []
  for kind in TableKind.allCases {
    let form = page.report.form(kind)
    guard let table = report.table(kind) else {
      words.append("\(kind.id) not found")
      continue
    }
    if kind != .disputes, table.form.edition != form.edition {
      words.append("\(kind.id) edition \(table.form.edition)")
    }
    for cell in form.cells {
      guard let expected = page.expectations[cell] else { continue }
      let figure = table[cell.row, cell.column]
      if !expected.accepts(figure) { words.append("\(cell): \(show(figure)), expected \(show(expected))") }
    }
  }
  return words + identityDifferences(between: report, and: page)
}

private func show(_ expected: ExpectedFigure) -> String {
  let kinds = expected.kinds.map(\.rawValue).sorted().joined(separator: "|")
  return "\(kinds) \(show(expected.value)) `\(expected.raw ?? "")`" + (expected.mayBeUnread ? " or unread" : "")
}

private func identityDifferences(between report: Report, and page: RenderedReport) -> [String] {
  var words: [String] = []
  func compare(_ what: String, _ found: String?, _ expected: String?) {
    guard let expected, found?.squeezed != expected.squeezed else { return }
    words.append("\(what): \(found ?? "nil"), expected \(expected)")
  }
  if !report.isReport { words.append("not taken for a report") }
  compare("agency", report.agency?.value, page.identity.agency)
  compare("year", report.year?.value.description, page.report.year.description)
  compare("title", report.title?.value, page.identity.title)
  compare("published", report.published?.value.description, page.identity.published?.description)
  compare("period", report.period?.value.to.description, page.identity.period?.to.description)
  if let layout = report.requests?.layout, !page.layout.names.contains(layout) { words.append("layout \(layout)") }
  for (section, start) in page.identity.prose {
    let text = report.section(section)?.text.squeezed ?? ""
    if !text.contains(start.squeezed) { words.append("\(section) lacks its prose: \(text.prefix(30))") }
  }
  if page.layout != .glued, report.sections.map(\.id) != SectionID.inOrder {
    words.append("sections \(report.sections.map(\.id.id))")
  }
  return words
}
