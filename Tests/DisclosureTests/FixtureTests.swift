import Disclosure
import Foundation
import ReportFixtures
import Testing

@Test func randomReportsFulfilEveryIdentity() {
  for seed in 0..<60 as Range<UInt64> {
    let report = FixtureReport.random(seed: seed)
    for kind in TableKind.allCases {
      let form = report.form(kind)
      var table = ReportTable(form: form, layout: .tabLed)
      for cell in form.cells {
        table[cell.row, cell.column] = Figure(raw: "", kind: .number, value: report.values[cell])
      }
      for relation in Relation.all(of: form) {
        #expect(relation.evaluate(in: table).outcome == .holds(blanks: []), "seed \(seed) \(relation.subject)")
      }
    }
  }
}

@Test func randomReportsHaveFiguresInEveryColumn() {
  var filled: Set<CellPath> = []
  for seed in 0..<200 as Range<UInt64> {
    filled.formUnion(FixtureReport.random(seed: seed).values.filter { $0.value != 0 }.keys)
  }
  for edition in [Edition.form2019, .form2021] {
    for kind in TableKind.allCases { #expect(filled.isSuperset(of: Form.table(kind, edition).cells)) }
  }
}

@Test(arguments: FixtureLayout.allCases) func theSameSeedGivesTheSameText(layout: FixtureLayout) {
  let first = RenderedReport(seed: 7, in: layout)
  #expect(first.lines == RenderedReport(seed: 7, in: layout).lines)
  #expect(first.expectations.count == first.report.values.count)
  #expect(!first.tableLines.isEmpty)
}

/// Prints a fixture: `GOUJI_SHOW=tabLed:12 swift test --filter showsAFixture`.
@Test(.enabled(if: ProcessInfo.processInfo.environment["GOUJI_SHOW"] != nil)) func showsAFixture() {
  let parts = (ProcessInfo.processInfo.environment["GOUJI_SHOW"] ?? "").split(separator: ":")
  guard parts.count == 2, let layout = FixtureLayout(rawValue: String(parts[0])), let seed = UInt64(parts[1]) else {
    Issue.record("GOUJI_SHOW is LAYOUT:SEED")
    return
  }
  // print would lose what its buffer holds when the test process ends.
  FileHandle.standardOutput.write(Data((RenderedReport(seed: seed, in: layout).text + "\n").utf8))
}
