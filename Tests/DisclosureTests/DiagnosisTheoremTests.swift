import Disclosure
import ReportFixtures
import Testing

/// What the structure of table 3 promises, on random tables of both editions.
@Suite struct DiagnosisTheoremTests {
  private static let seeds = Effort.seeds(400, few: 40)

  private struct Injury {
    var table: ReportTable
    var changes: Set<CellChange> = []
  }

  /// A table in which all relations hold, and the same with `count` cells changed.
  private func injured(_ seed: UInt64, _ count: Int, largest: Int) -> Injury {
    let fixture = FixtureReport.random(seed: seed)
    var random = SplitMix64(seed: seed ^ 0x5EED)
    let form = fixture.form(.requests)
    let values = form.cells.map { fixture.value(.requests, $0.row, $0.column) }
    var injury = Injury(table: ReportTable(form: form, layout: .tsv, figures: values.map(Figure.number)))
    while injury.changes.count < count {
      let cell = random.int(in: 0...(values.count - 1))
      let wrong = max(0, values[cell] + (random.chance(50) ? 1 : -1) * random.int(in: 1...largest))
      guard wrong != values[cell], !injury.changes.contains(where: { $0.cell == cell }) else { continue }
      injury.table[cell] = .number(wrong)
      injury.changes.insert(CellChange(cell: cell, delta: Int64(values[cell] - wrong)))
    }
    return injury
  }

  private func diagnoses(_ table: ReportTable) -> [Diagnosis] {
    var report = Report(source: ReportSource(path: "-"))
    report.requests = table
    return Diagnosis.diagnose(report)
  }

  @Test(arguments: 1...3)
  func upToThreeWrongCellsAreDetected(count: Int) {
    for seed in Self.seeds { #expect(!diagnoses(injured(seed, count, largest: 4).table).isEmpty, "seed \(seed)") }
  }

  @Test func oneWrongCellHasOneExplanation() {
    for seed in Self.seeds {
      let injury = injured(seed, 1, largest: 30)
      let found = diagnoses(injury.table)
      #expect(found.map(\.kind) == [.certain], "seed \(seed)")
      #expect(found.first?.candidates.count == 1, "seed \(seed)")
      let changes = found.first?.candidates.first?.changes ?? []
      let expected = injury.changes.map { change in
        let stated = injury.table[change.cell].value?.whole ?? 0
        return "\(injury.table.form.cells[change.cell]) \(stated + Int(change.delta))"
      }
      #expect(changes.map { "\($0.cell) \($0.to)" } == expected, "seed \(seed)")
    }
  }

  @Test func twoWrongCellsNeverLookLikeOneAndNoSmallestRepairIsMissed() {
    for seed in Effort.seeds(120, few: 6) {
      let injury = injured(seed, 2, largest: 2)
      let found = RequestsDiagnosis.smallestRepairs(injury.table)
      #expect(found.contains(injury.changes.sorted { $0.cell < $1.cell }), "seed \(seed)")
      #expect(Set(found.map(Set.init)) == Set(pairRepairs(injury.table)), "seed \(seed)")
    }
  }

  /// By trying: every set of two cells that settles all relations, with the changes any of its relations asks for.
  private func pairRepairs(_ table: ReportTable) -> [Set<CellChange>] {
    let relations = Relation.all(of: table.form)
    var touching = [[(relation: Int, sign: Int)]](repeating: [], count: table.form.cells.count)
    var lacks = [Int](repeating: 0, count: relations.count)
    for (place, relation) in relations.enumerated() {
      for (cells, sign) in [(relation.computed, 1), (relation.stated, -1)] {
        for cell in cells {
          guard let index = table.form.index(of: cell.row, cell.column) else { continue }
          touching[index].append((place, sign))
          lacks[place] += sign * (table[index].value?.whole ?? 0)
        }
      }
    }
    func settle(_ lacks: [Int], after first: CellChange) -> [Set<CellChange>] {
      let failing = lacks.indices.filter { lacks[$0] != 0 }
      return touching.indices.compactMap { cell in
        guard cell != first.cell, failing.count == touching[cell].count else { return nil }
        guard failing.allSatisfy({ place in touching[cell].contains { $0.relation == place } }) else { return nil }
        let deltas = Set(touching[cell].map { -$0.sign * lacks[$0.relation] })
        guard deltas.count == 1, let delta = deltas.first, (table[cell].value?.whole ?? 0) + delta >= 0 else {
          return nil
        }
        return [first, CellChange(cell: cell, delta: Int64(delta))]
      }
    }
    var found: Set<Set<CellChange>> = []
    for cell in touching.indices {
      for delta in Set(touching[cell].map { -$0.sign * lacks[$0.relation] }).subtracting([0]) {
        guard (table[cell].value?.whole ?? 0) + delta >= 0 else { continue }
        var rest = lacks
        for (relation, sign) in touching[cell] { rest[relation] += sign * delta }
        found.formUnion(settle(rest, after: CellChange(cell: cell, delta: Int64(delta))))
      }
    }
    return Array(found)
  }

  @Test func everyCandidateSettlesItsRelations() {
    for seed in Self.seeds {
      let injury = injured(seed, 1 + Int(seed % 5), largest: 9)
      let found = diagnoses(injury.table)
      var table = injury.table
      for change in found.compactMap(\.candidates.first).flatMap(\.changes) {
        table[change.cell.row, change.cell.column] = .number(change.to.whole ?? -1)
      }
      guard found.allSatisfy({ !$0.candidates.isEmpty }) else { continue }
      let broken = Relation.all(of: table.form).filter { $0.evaluate(in: table).outcome == .broken }
      #expect(broken.isEmpty, "seed \(seed)")
      #expect(table.figures.allSatisfy { ($0.value ?? 0) >= 0 }, "seed \(seed)")
    }
  }
}
