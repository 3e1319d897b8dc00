import Disclosure
import Testing

private func findings(_ rule: RuleID, _ edit: (inout Report) -> Void) -> [Finding] {
  Rules.confront(ExampleReport.edited(edit)).filter { $0.rule == rule }
}

@Test func everyIdentityOfEveryEditionFailsWhenItsTotalIsOffByOne() {
  for edition in [Edition.form2019, .form2021] {
    for kind in [TableKind.requests, .disputes] {
      for relation in Relation.all(of: Form.table(kind, edition)) {
        var report = ExampleReport.make(edition: edition, year: edition == .form2019 ? 2020 : 2023)
        guard let cell = relation.stated.first else { continue }
        let value = report.figure(cell).value ?? 0
        report.set(cell.row, cell.column, value + 1)
        let broken = Rules.confront(report).filter { $0.rule == relation.rule && $0.subject == relation.subject }
        #expect(broken.map(\.severity) == [.error] && broken.map(\.outcome) == [.broken])
        #expect(broken.first?.cells == relation.cells)
        #expect(broken.first?.found == (broken.first?.expected).map { $0 + 1 })
      }
    }
  }
}

@Test func aBlankTotalLeavesItsRowUndeterminedWithTheValueThatSettlesIt() throws {
  let finding = try #require(findings("T3-ROW") { $0.blank(.granted, .total) }.first)
  #expect(finding.outcome == .undetermined && finding.severity == .warning)
  #expect(
    finding.details
      == .identity(blanks: [CellPath(.requests, .granted, .total)], unread: [], closing: Quantity(5)))
  #expect(finding.message(in: .chinese) == "“（一）予以公开”行：总计栏为空白，六类申请人之和 5；空白处若为 5 则相符")
}

@Test func aBlankPartLeavesItsRowUndeterminedToo() throws {
  let part = try #require(findings("T3-ROW") { $0.blank(.granted, .natural) }.first)
  #expect(part.message(in: .chinese) == "“（一）予以公开”行：“自然人”为空白，暂按 0 计，六类申请人之和 1，总计栏 5；空白处若为 4 则相符")
  let hopeless = try #require(
    findings("T3-ROW") {
      $0.blank(.granted, .research)
      $0.set(.granted, .natural, 9)
    }.first)
  #expect(hopeless.message(in: .english).hasSuffix("no count there would settle it"))
}

@Test func severalBlanksHaveNoSingleValue() throws {
  let finding = try #require(
    findings("T3-ROW") {
      $0.blank(.granted, .total)
      $0.blank(.granted, .research)
    }.first)
  #expect(finding.outcome == .undetermined)
  #expect(finding.message(in: .chinese).contains("有 2 格空白"))
}

@Test func aSlashCountsAsABlank() {
  let slash = Figure(raw: "/", kind: .slash)
  #expect(findings("T3-ROW") { $0.set(.refusedRepeat, .natural, slash) }.isEmpty)
  #expect(findings("T3-ROW") { $0.set(.granted, .natural, slash) }.map(\.outcome) == [.undetermined])
}

@Test func anUnreadCellMakesItsRelationsUnassessableAndNamesTheCell() throws {
  let cell = Figure(raw: "4?", kind: .unreadable)
  let report = ExampleReport.edited { $0.set(.granted, .natural, cell) }
  let findings = Rules.confront(report)
  #expect(findings.filter { $0.outcome == .unassessable }.map(\.rule) == ["T3-ROW", "T3-SUM"])
  #expect(findings.filter { $0.outcome == .unassessable }.allSatisfy { $0.severity == .info && $0.expected == nil })
  let unread = try #require(findings.first { $0.rule == "F-ROWS" })
  #expect(unread.cells == [CellPath(.requests, .granted, .natural)])
  #expect(!findings.contains { $0.isFailure })
}

@Test func aTableOfWhichNothingWasReadIsSaidOnce() {
  let report = ExampleReport.edited { $0.requests = ReportTable(form: Form.table(.requests, .form2021), layout: .pipe) }
  #expect(Rules.confront(report).map { "\($0.rule) \($0.subject ?? "")" } == ["F-TABLE t3"])
}

@Test func aTableOfBlanksIsSaidOnceAndNeverPasses() {
  let report = ExampleReport.edited { report in
    for cell in Form.table(.requests, .form2021).cells { report.blank(cell.row, cell.column) }
  }
  let findings = Rules.confront(report)
  #expect(findings.map { "\($0.rule) \($0.subject ?? "") \($0.severity.rawValue)" } == ["F-BLANK t3 warning"])
}

@Test func decimalsAreSummedExactly() {
  let tenth = Quantity(mantissa: 1, scale: 1) ?? 0
  let found = findings("T3-ROW") { report in
    for column in [ColumnID.natural, .enterprise, .research] { report.set(.refusedRepeat, column, tenth) }
    report.set(.refusedRepeat, .total, Quantity(mantissa: 3, scale: 1) ?? 0)
  }
  #expect(found.isEmpty)
}

/// Rows of table 3 with a wrong total: each breaks its own T3-ROW, and together one T3-SUM.
private func withWrongTotals(_ count: Int, unread: Int = 0) -> [Finding] {
  let rows = Form.table(.requests, .form2021).rows.map(\.id)
    .filter { ![.newReceived, .carriedIn, .resultTotal, .carriedOut].contains($0) }
  return Rules.confront(
    ExampleReport.edited { report in
      for row in rows.prefix(count) { report.set(row, .total, 99) }
      for row in rows.suffix(unread) { report.set(row, .natural, Figure(raw: "?", kind: .unreadable)) }
    })
}

@Test(arguments: [(12, 0, false), (13, 0, true), (11, 0, false), (11, 2, false), (11, 3, true)])
func misreadNeedsMoreThanAThirdOfTheAssessableRelations(_ wrong: Int, _ unread: Int, _ isMisread: Bool) {
  // 39 relations; `wrong` rows and the sum of the totals fail; each unread row leaves one more unassessed, all of them
  // together the sum of their column.
  let findings = withWrongTotals(wrong, unread: unread)
  #expect(findings.contains { $0.rule == "T3-MISREAD" } == isMisread)
  if isMisread { #expect(findings.first?.rule == "T3-MISREAD") }
  #expect(findings.filter { $0.rule == "T3-ROW" && $0.outcome == .broken }.count == wrong)
}

@Test func countsMayBeDashesAndOneDotZeroButNotNegativeNorDecimal() {
  let cases: [(Figure, [RuleID])] = [
    (Figure(raw: "-", kind: .dash, value: 0), []),
    (Figure(raw: "0.0", kind: .number, value: Quantity(mantissa: 0, scale: 1)), []),
    (Figure(raw: "-1", kind: .number, value: -1), ["T3-NONNEG"]),
    (Figure(raw: "0.5", kind: .number, value: Quantity(mantissa: 5, scale: 1)), ["T3-INT"]),
    (Figure(raw: "-0.5", kind: .number, value: Quantity(mantissa: -5, scale: 1)), ["T3-NONNEG", "T3-INT"]),
  ]
  for (figure, rules) in cases {
    let found = Rules.confront(ExampleReport.edited { $0.set(.refusedRepeat, .natural, figure) })
    #expect(found.map(\.rule).filter { ["T3-NONNEG", "T3-INT"].contains($0) } == rules, "\(figure.raw)")
  }
}

@Test func aFindingPointsAtTheStatedCell() throws {
  let report = ExampleReport.edited {
    $0.set(.granted, .total, Figure(raw: "6", kind: .number, value: 6, location: Location(line: 120)))
  }
  let finding = try #require(Rules.confront(report).first { $0.rule == "T3-ROW" })
  #expect(finding.location?.line == 120 && finding.table == .requests && finding.section == .requests)
}
