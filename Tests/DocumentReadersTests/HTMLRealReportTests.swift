import Disclosure
import DocumentReaders
import ReportFixtures
import Testing

/// What a person reads in the page of 2019, row by row; nil for a cell that is there and blank.
private let requests: [(RowID, [Int?])] = [
  (.newReceived, [821, 35, nil, nil, 2, 1, 859]),
  (.carriedIn, [18, nil, nil, nil, nil, nil, 18]),
  (.granted, [258, 12, nil, nil, 1, 1, nil]),
  (.partial, [3, nil, nil, nil, nil, nil, nil]),
  (.deniedStateSecret, [14, nil, nil, nil, nil, nil, nil]),
  (.deniedLawProhibits, [nil, nil, nil, nil, nil, nil, nil]),
  (.deniedSafety, [nil, nil, nil, nil, nil, nil, nil]),
  (.deniedThirdParty, [nil, nil, nil, nil, nil, nil, nil]),
  (.deniedInternal, [5, nil, nil, nil, nil, nil, nil]),
  (.deniedProcess, [3, 1, nil, nil, nil, nil, nil]),
  (.deniedEnforcementFile, [nil, nil, nil, nil, nil, nil, nil]),
  (.deniedAdminQuery, [10, 2, nil, nil, nil, nil, nil]),
  (.unableNotHeld, [252, 12, nil, nil, 1, nil, nil]),
  (.unableNeedsCreation, [44, 3, nil, nil, nil, nil, nil]),
  (.unableUnclear, [25, nil, nil, nil, nil, nil, nil]),
  (.refusedPetition, [148, 1, nil, nil, nil, nil, nil]),
  (.refusedRepeat, [5, 4, nil, nil, nil, nil, nil]),
  (.refusedPublication, [nil, nil, nil, nil, nil, nil, nil]),
  (.refusedExcessive, [nil, nil, nil, nil, nil, nil, nil]),
  (.refusedConfirm, [nil, nil, nil, nil, nil, nil, nil]),
  (.otherAll, [nil, nil, nil, nil, nil, nil, nil]),
  (.resultTotal, [767, 35, nil, nil, 2, 1, 805]),
  (.carriedOut, [72, nil, nil, nil, nil, nil, 72]),
]

private let proactive: [(RowID, [String])] = [
  (.rules, ["13", "13", "524"]), (.normative, ["60", "60", "368"]), (.license, ["0", "0", "0"]),
  (.otherServices, ["0", "0", "0"]), (.penalty, ["0", "0", "0"]), (.coercion, ["0", "0", "0"]),
  (.fee, ["0", "0"]), (.procurement, ["6", "25.1"]),
]

private let disputes: [(RowID, [Int?])] = [
  (.review, [5, nil, nil, 2, 7]), (.litigationDirect, [8, nil, nil, 1, 9]),
  (.litigationAfterReview, [nil, nil, nil, nil, nil]),
]

@Suite(.enabled(if: SharedReports.areWanted)) struct HTMLRealReportTests {
  private func read() throws -> Report {
    let bytes = try SharedReports.bytes("real/shanghai-gov-office-2019.html")
    let read = try DocumentReaders.read(bytes, path: "-").get()
    #expect(read.format == .html && read.encoding == .utf8)
    return ReportParser().parse(read.document, source: ReportSource(path: "-", format: "html"))
  }

  @Test func everyFigureIsWhatThePageShows() throws {
    let report = try read()
    let table = try #require(report.requests)
    #expect(table.layout == .grid && table.form.edition == .form2019)
    for (row, values) in requests {
      let figures = Form.applicants.map { table[row, $0] }
      #expect(figures.map { $0.value?.whole } == values, "\(row)")
      #expect(zip(figures, values).allSatisfy { $0.kind == ($1 == nil ? .blank : .number) }, "\(row)")
    }
    let second = try #require(report.proactive)
    #expect(second.form.edition == .form2019)
    for (row, values) in proactive {
      let columns = second.form.row(row)?.columns ?? []
      #expect(columns.map { second[row, $0].value?.description } == values, "\(row)")
    }
    #expect(second[.procurement, .amount].raw == "251000元")
    let fourth = try #require(report.disputes)
    for (row, values) in disputes {
      let figures = Form.disputeOutcomes.map { fourth[row, $0] }
      #expect(figures.map { $0.value?.whole } == values, "\(row)")
      #expect(zip(figures, values).allSatisfy { $0.kind == ($1 == nil ? .blank : .number) }, "\(row)")
    }
  }

  @Test func whatIsBlankIsUndeterminedAndNothingFails() throws {
    let findings = Rules.confront(try read())
    #expect(findings.filter { $0.severity == .error }.map(\.rule) == [])
    #expect(findings.contains { $0.outcome == .undetermined })
  }

  @Test func figuresSayInWhichCellTheyStand() throws {
    let table = try #require(try read().requests)
    let location = try #require(table[.newReceived, .natural].location)
    #expect(location.table == 2 && location.row == 4 && location.column == 4)
    #expect(table[.carriedOut, .total].location?.row == 26)
  }

  @Test func theRestOfThePageIsRead() throws {
    let report = try read()
    #expect(report.agency?.value == "上海市人民政府办公厅")
    #expect(report.year?.value == 2019)
    #expect(report.published?.value.description == "2020-01-31")
    #expect(report.sections.map(\.id) == Array(SectionID.allCases))
    #expect(report.section(.requests)?.text == "")
    #expect(report.section(.otherMatters)?.text == "无。")
    #expect(report.doubts.isEmpty)
  }
}
