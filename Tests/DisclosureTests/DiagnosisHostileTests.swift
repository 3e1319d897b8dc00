import Disclosure
import ReportFixtures
import Testing

/// Tables that no slip would make: the diagnosis stays total, gives up in time and says so.
@Suite struct DiagnosisHostileTests {
  private func diagnoses(_ edition: Edition = .form2021, _ figure: (Int) -> Figure) -> [Diagnosis] {
    let form = Form.table(.requests, edition)
    var report = Report(source: ReportSource(path: "-"))
    report.requests = ReportTable(form: form, layout: .tsv, figures: form.cells.indices.map(figure))
    report.disputes = ReportTable(form: Form.table(.disputes, edition), layout: .tsv, figures: (0..<15).map(figure))
    let found = Diagnosis.diagnose(report)
    #expect(found == Diagnosis.diagnose(report))
    return found
  }

  @Test func everyCellWrongIsNotLocalisable() {
    for seed in Effort.seeds(100, few: 10) {
      var random = SplitMix64(seed: seed)
      let found = diagnoses { _ in .number(random.int(in: 0...100_000)) }
      #expect(found.first?.kind == .notLocalisable, "seed \(seed)")
      #expect(found.first?.limit == .failingRelations, "seed \(seed)")
      #expect(found.first?.relations.isEmpty == false)
    }
  }

  @Test func manySmallErrorsEndInTime() {
    for seed in Effort.seeds(300, few: 20) {
      var random = SplitMix64(seed: seed)
      let places = Set((0..<Int(3 + seed % 9)).map { _ in random.int(in: 0...174) })
      _ = diagnoses { places.contains($0) ? .number(11) : .number($0 % 7 == 6 ? 60 : 10) }
    }
  }

  @Test func nothingReadHasNoDiagnosis() {
    #expect(diagnoses { _ in .missing }.isEmpty)
    #expect(diagnoses { _ in .blank }.isEmpty)
    #expect(diagnoses { _ in Figure(raw: "□", kind: .unreadable) }.isEmpty)
  }

  @Test(arguments: [Int.max, Int.min, 999_999_999_999_999, -999_999_999_999_999, 1_000_000_000_000_000])
  func absurdValuesDoNoHarm(value: Int) {
    _ = diagnoses { _ in .number(value) }
    _ = diagnoses(.form2019) { $0 % 3 == 0 ? .number(value) : .number($0) }
    _ = diagnoses { $0 == 100 ? .number(value) : .number(0) }
  }

  @Test func anyMixOfKindsIsDiagnosedInTime() {
    for seed in Effort.seeds(300, few: 20) {
      var random = SplitMix64(seed: seed)
      _ = diagnoses(seed % 2 == 0 ? .form2021 : .form2019) { _ in
        switch random.int(in: 0...30) {
        case 0: .missing
        case 1: .blank
        case 2: Figure(raw: "x", kind: .unreadable)
        case 3: Figure(raw: "1.5", kind: .number, value: Quantity(mantissa: 15, scale: 1))
        case 4: .number(-3)
        case 5: .number(random.int(in: 0...3))
        default: .number(0)
        }
      }
    }
  }
}
