import Disclosure
import ReportFixtures
import Testing

@Suite(.enabled(if: SharedReports.areWanted)) struct RealReportTests {
  @Test(arguments: RealReport.all)
  func everyFigureThatAPersonCanReadIsReadAndNoOther(expected: RealReport) throws {
    let report = try SharedReports.report("real/\(expected.file)")
    let known = Dictionary(expected.cells.map { ($0.path, $0.token) }) { first, _ in first }
    let cells = [Edition.form2019, .form2021].flatMap { edition in
      TableKind.allCases.flatMap { Form.table($0, edition).cells }
    }
    let wrong = Set(cells).filter { !isRight(report.figure($0), known[$0]) }.sorted()
    let words = wrong.map {
      "\($0) should be \(known[$0] ?? "_"): \(report.figure($0).kind) `\(report.figure($0).raw)`"
    }
    #expect(words == [])
  }

  private func isRight(_ figure: Figure, _ token: Substring?) -> Bool {
    switch token {
    case nil, "_": figure.value == nil
    case "/": figure.kind == .slash && figure.value == nil
    case let token? where token.hasSuffix("?"): figure.value == nil || figure.value == quantity(token.dropLast())
    case let token?: figure.value == quantity(token)
    }
  }

  @Test(arguments: RealReport.all)
  func identityAndSectionsAreRead(expected: RealReport) throws {
    let report = try SharedReports.report("real/\(expected.file)")
    #expect(report.isReport)
    #expect(expected.agencies.contains(report.agency?.value), "\(report.agency?.value ?? "nil")")
    #expect(expected.years.contains(report.year?.value), "\(report.year?.value ?? 0)")
    #expect(report.title?.value.squeezed == expected.title)
    #expect(report.published?.value.description == expected.published)
    #expect(report.period.map { "\($0.value.from) \($0.value.to)" } == expected.period)
    #expect(report.sections.map(\.id) == expected.sections)
  }

  @Test(arguments: RealReport.all)
  func theTablesThatStandThereAreFoundInTheirEdition(expected: RealReport) throws {
    let report = try SharedReports.report("real/\(expected.file)")
    for kind in TableKind.allCases {
      guard let edition = expected.tables[kind] else {
        #expect(report.table(kind) == nil, "\(kind.id)")
        continue
      }
      #expect(report.table(kind) != nil, "\(kind.id)")
      if let edition { #expect(report.table(kind)?.form.edition == edition, "\(kind.id)") }
    }
  }

  /// The blanks of a page that shows them are blank, not missing: the report said nothing there.
  @Test func blanksThatStandThereAreBlank() throws {
    let report = try SharedReports.report("real/unknown-district-stats-bureau-2023.txt")
    for column in Form.applicants.dropLast() {
      #expect(report.figure(CellPath(.requests, .newReceived, column)).kind == .blank)
    }
  }

  /// `693665` is three numbers and nobody knows which: it is there, it is kept, and it is not read.
  @Test func gluedDigitsWithoutOneReadingAreUnreadable() throws {
    let report = try SharedReports.report("real/fujian-pingtan-2021.txt")
    for column in [ColumnID.made, .repealed, .inForce] {
      #expect(report.figure(CellPath(.proactive, .normative, column)).kind == .unreadable)
    }
    #expect(report.figure(CellPath(.requests, .granted, .natural)).isInferred)
    #expect(report.doubts.contains { $0.kind == .notSplittable && $0.row == .normative })
  }

  /// The statistics of before 2019, glued: `00` is a zero for the year and one for all years; `346085376` could be
  /// split in seven ways and is either not read or, with the prose's 3460, that.
  @Test func theStatisticsOf2016AreKeptAsLabelUnitAndValue() throws {
    let report = try SharedReports.report("real/fujian-pingtan-2016.txt")
    #expect(report.isReport)
    #expect(report.year?.value == 2016)
    #expect(report.agency?.value == "平潭综合实验区")
    #expect(report.published?.value.description == "2017-01-18")
    #expect(report.proactive == nil && report.requests == nil && report.disputes == nil)
    let zeros = ["受理依申请公开信息总数", "对申请的答复总数", "行政复议数", "行政诉讼数", "政府信息公开收费减免金额"]
    for label in zeros {
      let row = report.statistics.first { $0.label.squeezed.contains(label) }
      #expect(row?.figure.value == 0, "\(label)")
    }
    #expect(report.statistics.first { $0.label.contains("行政复议数") }?.unit == "件")
    let published = report.statistics.first { $0.label.contains("主动公开文件数") }?.figure.value
    #expect(published == nil || published == 3460)
    #expect(report.statistics.allSatisfy { $0.figure.value == nil || $0.figure.value == 0 || $0.figure.value == 3460 })
  }
}
