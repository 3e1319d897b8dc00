import Disclosure
import Testing

/// Composed reports with one fault each: what the diagnosis makes of them.
@Suite struct DiagnosisCaseTests {
  private func diagnoses(edition: Edition = .form2021, _ edit: (inout Report) -> Void) -> [Diagnosis] {
    var report = ExampleReport.make(edition: edition)
    edit(&report)
    return Diagnosis.diagnose(report)
  }
  private func changes(_ candidate: Diagnosis.Candidate?) -> [String] {
    candidate?.changes.map { "\($0.cell) \($0.from?.description ?? "nil")->\($0.to)" } ?? []
  }
  private func slips(_ candidate: Diagnosis.Candidate?) -> [String] { candidate?.events.map(\.slip.id) ?? [] }

  @Test(arguments: [Edition.form2021, .form2019])
  func aReportWithoutFaultHasNoDiagnosis(edition: Edition) {
    #expect(diagnoses(edition: edition) { _ in }.isEmpty)
  }

  @Test(arguments: [Edition.form2021, .form2019])
  func oneWrongCellIsNamedWithItsValue(edition: Edition) {
    let found = diagnoses(edition: edition) { $0.set(.granted, .natural, 9) }
    #expect(found.map(\.kind) == [.certain])
    #expect(found.first?.relations.map(\.name) == ["T3-ROW granted", "T3-SUM natural"])
    #expect(found.first?.candidates.map(changes) == [["t3.granted.natural 9->4"]])
    #expect(slips(found.first?.candidates.first) == ["sub"])
    #expect(found.first?.suspects == [CellPath(.requests, .granted, .natural)])
  }

  @Test func twoCausesAreToldApart() {
    let found = diagnoses {
      $0.set(.granted, .natural, 9)
      $0.set(.carriedOut, .total, 11)
    }
    #expect(found.map(\.kind) == [.certain, .certain])
    #expect(
      found.map { changes($0.candidates.first) } == [["t3.granted.natural 9->4"], ["t3.carried_out.total 11->1"]])
  }

  @Test func aBlankCellIsNamedWithTheValueThatCloses() {
    let found = diagnoses { $0.blank(.unableNotHeld, .total) }
    #expect(found.map(\.kind) == [.certain])
    #expect(changes(found.first?.candidates.first) == ["t3.unable_not_held.total nil->2"])
    #expect(slips(found.first?.candidates.first) == ["blank"])
  }

  @Test(arguments: [
    (Figure(raw: "", kind: .blank), "空白", "blank"), (Figure(raw: "约十二", kind: .text), "未读出", "not readable"),
    (Figure(raw: "1Z", kind: .unreadable), "未读出", "not readable"), (Figure.missing, "没有找到", "not found"),
  ])
  func whatStandsInASuspectCellIsSaidAsItIs(figure: Figure, chinese: String, english: String) throws {
    let diagnosis = try #require(diagnoses { $0.set(.unableNotHeld, .total, figure) }.first)
    let change = try #require(diagnosis.candidates.first?.changes.first)
    #expect(change.from == nil && change.stated == Bilingual(chinese, english))
    #expect(diagnosis.message(in: .chinese).contains("栏\(chinese)，若为 2 则成立"))
    #expect(diagnosis.message(in: .english).contains(": \(english), would hold with 2"))
  }

  @Test func blanksThatStandForZeroAreNoFault() {
    #expect(diagnoses { $0.blankZeros(in: .refusedRepeat) }.isEmpty)
    #expect(diagnoses { $0.dashZeros(in: .granted) }.isEmpty)
  }

  @Test func aBlankTotalColumnIsOneCause() {
    let found = diagnoses { report in
      for row in [RowID.granted, .partial, .unableNotHeld, .otherMisc] { report.blank(row, .total) }
    }
    #expect(found.map(\.kind) == [.likely])
    #expect(Set(found.flatMap(\.suspects).map(\.column)) == [.total])
    #expect(found.first?.candidates.first?.changes.allSatisfy { $0.from == nil } == true)
  }

  @Test func theValueOfAnUnreadableCellIsDeduced() {
    let found = diagnoses { $0.set(.granted, .natural, Figure(raw: "□", kind: .unreadable)) }
    #expect(found.map(\.kind) == [.certain])
    #expect(found.first?.relations.map(\.name) == ["T3-ROW granted", "T3-SUM natural"])
    #expect(changes(found.first?.candidates.first) == ["t3.granted.natural nil->4"])
    #expect(found.first?.candidates.first?.events.isEmpty == true)
  }

  @Test func aMissingRowIsDeducedWhole() {
    let found = diagnoses { report in for column in Form.applicants { report.set(.granted, column, .missing) } }
    #expect(found.map(\.kind) == [.certain])
    #expect(found.first?.candidates.first?.changes.map(\.to) == [4, 1, 0, 0, 0, 0, 5])
  }

  @Test func whatUnreadCellsLeaveOpenIsNotGuessed() {
    let found = diagnoses { report in
      for column in Form.applicants {
        report.set(.granted, column, .missing)
        report.set(.partial, column, .missing)
      }
    }
    #expect(found.isEmpty)
  }

  @Test func aWrongCellBesideAnUnreadableOneIsFound() {
    let found = diagnoses { report in
      report.set(.granted, .natural, Figure(raw: "□", kind: .unreadable))
      report.set(.newReceived, .enterprise, 12)
    }
    #expect(
      Set(found.map { changes($0.candidates.first) }) == [
        ["t3.new_received.enterprise 12->2"], ["t3.granted.natural nil->4"],
      ])
  }

  @Test func aDecimalCountMustChange() {
    let found = diagnoses { $0.set(.granted, .natural, Quantity(mantissa: 45, scale: 1) ?? 0) }
    #expect(changes(found.first?.candidates.first) == ["t3.granted.natural 4.5->4"])
  }

  @Test func aValueOneRowTooLowTiesWithATotalOneRowTooHigh() {
    let found = diagnoses {
      $0.set(.otherNoFee, .natural, 1)
      $0.set(.otherMisc, .natural, 0)
    }
    #expect(found.map(\.kind) == [.tie])
    #expect(found.first?.leadingCount == 2)
  }

  @Test func aShiftedRowIsMisaligned() {
    let found = diagnoses { report in
      let row: [Quantity] = [0, 7, 2, 0, 0, 0, 0]
      for (column, value) in zip(Form.applicants, row) { report.set(.newReceived, column, value) }
    }
    #expect(found.map(\.kind) == [.misalignedLine])
    #expect(found.first?.misalignedCells.allSatisfy { $0.row == .newReceived } == true)
    #expect(changes(found.first?.candidates.first).first == "t3.new_received.natural 0->7")
  }

  @Test func outcomesWithEveryTotalReaddedDifferFromTheIntake() {
    let found = diagnoses { report in
      for (row, values) in [(RowID.granted, [14, 15]), (.resultTotal, [17, 19])] {
        report.set(row, .natural, Quantity(values[0]))
        report.set(row, .total, Quantity(values[1]))
      }
    }
    #expect(found.map(\.kind) == [.sidesDiffer])
    #expect(found.first?.relations.map(\.name) == ["T3-BAL natural", "T3-BAL total"])
    #expect(
      found.first?.candidates.contains { $0.changes.first?.cell.row == .granted && slips($0) == ["prop_all"] } == true)
  }

  @Test func aForgottenOutcomeLeavesItsRowOpen() {
    let found = diagnoses { report in
      report.set(.unableNotHeld, .natural, 0)
      report.set(.unableNotHeld, .total, 1)
    }
    #expect(found.map(\.kind) == [.lineUnknown])
    #expect((found.first?.leadingCount ?? 0) > 2)
    #expect(found.first?.candidates.allSatisfy { Set($0.changes.map(\.cell.column)) == [.natural, .total] } == true)
  }

  @Test func factsFromElsewhereOnlyChangeTheOrder() {
    var report = ExampleReport.make()
    report.set(.otherNoFee, .natural, 1)
    report.set(.otherMisc, .natural, 0)
    let plain = Diagnosis.diagnose(report)
    let second = plain.first?.candidates.last
    let facts = second?.changes.reduce(into: [CellPath: Quantity]()) { $0[$1.cell] = $1.to } ?? [:]
    let informed = Diagnosis.diagnose(report, facts: facts)
    #expect(informed.first?.candidates.first == second)
    #expect(Set(informed.first?.candidates ?? []) == Set(plain.first?.candidates ?? []))
    #expect(informed.first?.relations == plain.first?.relations)
  }

  @Test func aShiftedRowBesideAWrongCellIsStillFound() {
    let found = diagnoses { report in
      let row: [Quantity] = [0, 4, 1, 0, 0, 0, 0]
      for (column, value) in zip(Form.applicants, row) { report.set(.granted, column, value) }
      report.set(.partial, .natural, 7)
    }
    #expect(found.flatMap(\.candidates).first?.changes.isEmpty == false)
    #expect(found.map(\.kind) == [.misalignedLine])
  }

  @Test func aGroupOfDisputesListsEveryCell() {
    let found = diagnoses { $0.set(.review, .total, 3) }
    #expect(found.map(\.kind) == [.lineUnknown])
    #expect(found.first?.candidates.count == 5)
  }

  @Test func theOnlyUnreadCellOfADisputesGroupIsDeduced() {
    let found = diagnoses { $0.set(.review, .upheld, Figure(raw: "?", kind: .unreadable)) }
    #expect(found.map(\.kind) == [.certain])
    #expect(changes(found.first?.candidates.first) == ["t4.review.upheld nil->1"])
  }

  @Test func tableTwoHasNoRelations() {
    #expect(diagnoses { $0.set(.normative, .made, 999) }.isEmpty)
  }
}
