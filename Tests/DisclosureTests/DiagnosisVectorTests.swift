import Disclosure
import ReportFixtures
import Testing

/// The twelve worked cases of the reference come out as stated there.
@Suite(.enabled(if: SharedReports.areWanted))
struct DiagnosisVectorTests {
  typealias ChangedCell = DiagnosisVectors.ChangedCell

  @Test func thereAreTwelve() throws { #expect(try DiagnosisVectors.all().count == 12) }

  @Test func everyFailingRelationHasOneCause() throws {
    for vector in try DiagnosisVectors.all() {
      let diagnoses = Diagnosis.diagnose(vector.report, facts: vector.facts)
      let expected =
        vector.expect.failing.map(\.relation).filter { !$0.hasPrefix("T3-NONNEG") }
        + (vector.expect.failingTable4 ?? []).map { "T4-SUM \($0)" }
      #expect(diagnoses.flatMap(\.relations).map(\.name).sorted() == expected.sorted(), "\(vector)")
    }
  }

  @Test func theSmallestRepairsAreTheStatedOnes() throws {
    for vector in try DiagnosisVectors.all() {
      guard let table = vector.report.requests else { continue }
      let sets = RequestsDiagnosis.smallestRepairs(table)
      #expect(sets.count == vector.expect.nMinimal, "\(vector)")
      #expect(sets.allSatisfy { $0.count == vector.expect.minCells }, "\(vector)")
      let values = Array(vector.table3.joined())
      let found = sets.map { set in
        Set(
          set.map { change in
            ChangedCell(
              cell: table.form.cells[change.cell].description, stated: values[change.cell],
              shouldBe: values[change.cell] + Int(change.delta))
          })
      }
      for minimal in vector.expect.minimal { #expect(found.contains(Set(minimal)), "\(vector)") }
    }
  }

  @Test func theLeadingCandidatesAreTheStatedOnes() throws {
    for vector in try DiagnosisVectors.all() where !vector.expect.ranked.isEmpty {
      let diagnoses = Diagnosis.diagnose(vector.report, facts: vector.facts)
      let leading = Set(vector.expect.ranked.prefix(vector.expect.leadingClassSize).map { Set($0.cells) })
      if diagnoses.count == 1, let only = diagnoses.first {
        #expect(Set(only.candidates.prefix(leading.count).map(\.changedCells)) == leading, "\(vector)")
      } else {
        let firsts = diagnoses.compactMap(\.candidates.first).flatMap(\.changedCells)
        #expect([Set(firsts)] == leading, "\(vector)")
      }
      let events = diagnoses.compactMap(\.candidates.first).flatMap(\.events).map(\.slip.id)
      #expect(events == vector.expect.ranked.first?.events.map(\.plainType), "\(vector)")
    }
  }

  @Test func theClassesAreTheStatedOnes() throws {
    for vector in try DiagnosisVectors.all() {
      let kinds = Diagnosis.diagnose(vector.report, facts: vector.facts).map(\.kind.rawValue)
      let isDouble = vector.expect.class?.hasSuffix("(both diagnoses)") ?? false
      let kind = vector.expect.class.map { String($0.prefix { $0 != " " }) }
      #expect(kinds == (kind.map { [String](repeating: $0, count: isDouble ? 2 : 1) } ?? []), "\(vector)")
    }
  }

  @Test func everyCellOfADisputesGroupIsListed() throws {
    for vector in try DiagnosisVectors.all() {
      let diagnoses = Diagnosis.diagnose(vector.report).filter { $0.relations.first?.rule == "T4-SUM" }
      let groups = (vector.expect.table4 ?? [:]).filter { !$0.value.ranked.isEmpty }
      #expect(diagnoses.count == groups.count, "\(vector)")
      for diagnosis in diagnoses {
        let changes = diagnosis.candidates.flatMap(\.changes)
        let found = Set(changes.map { "\($0.cell.column.id) \($0.to)" })
        let expected = groups[diagnosis.relations.first?.subject ?? ""]?.ranked ?? []
        #expect(found == Set(expected.map { "\($0.cell) \($0.shouldBe)" }), "\(vector)")
      }
    }
  }
}
