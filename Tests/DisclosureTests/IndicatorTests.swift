import ReportFixtures
import Testing

@testable import Disclosure

private func indicator(_ id: String) throws -> Indicator { try #require(Indicators.indicator(id)) }

private func shown(_ value: Indicator.Value) -> String {
  switch value {
  case .share(let share): "\(share.percentage() ?? "—") \(share.numerator)/\(share.denominator)"
  case .number(let number): number.description
  case .none: "none"
  }
}

/// The same from a report and from what a list holds of it.
private func values(_ id: String, _ report: Report, before: Report? = nil) throws -> [String] {
  let indicator = try indicator(id)
  func summary(_ report: Report) -> ReportSummary { ReportSummary(of: report, findings: []) }
  return [
    shown(indicator.value(of: report, before: before)),
    shown(indicator.value(for: summary(report), before: before.map(summary))),
  ]
}

@Test(arguments: [
  ("disclosure_rate", "66.7 6/9"), ("full_disclosure_rate", "55.6 5/9"), ("denied_rate", "0.0 0/9"),
  ("unable_rate", "22.2 2/9"), ("not_held_rate", "22.2 2/9"), ("refused_rate", "0.0 0/9"), ("other_rate", "11.1 1/9"),
  ("denied_state_secret_share", "— 0/0"), ("completion_rate", "90.0 9/10"), ("carried_rate", "10.0 1/10"),
  ("natural_share", "77.8 7/9"), ("enterprise_share", "22.2 2/9"), ("review_rate", "11.1 1/9"),
  ("litigation_rate", "0.0 0/9"), ("review_corrected_rate", "0.0 0/1"), ("litigation_corrected_rate", "— 0/0"),
  ("received_growth", "none"),
])
func indicatorsOfTheExample(id: String, expected: String) throws {
  for edition in [Edition.form2021, .form2019] {
    #expect(try values(id, ExampleReport.make(edition: edition)) == [expected, expected], "\(edition)")
  }
}

@Test func whatOneEditionOnlyHasIsNotReportedInTheOther() throws {
  #expect(try values("normative_turnover", ExampleReport.make()) == ["— 0/0", "— 0/0"])
  #expect(try values("normative_turnover", ExampleReport.make(edition: .form2019)) == ["none", "none"])
}

@Test(arguments: [Figure.Kind.blank, .missing, .unreadable, .slash])
func anOperandThatIsNotReportedLeavesNoValue(kind: Figure.Kind) throws {
  let report = ExampleReport.edited { $0.requests?[.partial, .total] = Figure(raw: "", kind: kind) }
  #expect(try values("disclosure_rate", report) == ["none", "none"])
  #expect(try values("full_disclosure_rate", report) == ["55.6 5/9", "55.6 5/9"])
  let unread = report.unreported(of: [.row(.granted), .row(.partial)])
  #expect(unread.map(\.cell) == [CellPath(.requests, .partial, .total)])
  #expect(unread.map(\.kind) == [kind])
  let group = ExampleReport.edited { $0.requests?[.deniedProcess, .total] = Figure(raw: "", kind: kind) }
  #expect(try values("denied_rate", group) == ["none", "none"])
}

@Test func aDashAndAWordForNoneCountAsZero() throws {
  let report = ExampleReport.edited {
    $0.requests?[.partial, .total] = Figure(raw: "-", kind: .dash, value: 0)
    $0.requests?[.granted, .total] = Figure(raw: "无", kind: .text, value: 0)
  }
  #expect(try values("disclosure_rate", report) == ["0.0 0/9", "0.0 0/9"])
}

@Test func aReportWithoutTablesHasNoIndicators() throws {
  let report = Report(source: ReportSource(path: "a"))
  for indicator in Indicators.all where indicator.id != "relations_holding" {
    #expect(indicator.value(for: ReportSummary(of: report, findings: []), before: nil) == .none, "\(indicator.id)")
  }
  #expect(ReportSummary(of: report, findings: []).relations == (0, 0))
  #expect(report.unreported(of: [.row(.granted), .group(.other, .total)]).count == 4)
}

@Test func sharesMayExceedOneHundred() throws {
  let report = ExampleReport.edited { $0.disputes?[.litigationDirect, .total] = .number(31) }
  #expect(try values("litigation_rate", report) == ["344.4 31/9", "344.4 31/9"])
}

@Test func growthNeedsTheYearBefore() throws {
  let before = ExampleReport.edited { $0.requests?[.newReceived, .total] = .number(12) }
  #expect(try values("received_growth", ExampleReport.make(), before: before) == ["-25.0 -3/12", "-25.0 -3/12"])
  let none = ExampleReport.edited { $0.requests?[.newReceived, .total] = .number(0) }
  #expect(try values("received_growth", ExampleReport.make(), before: none) == ["— 9/0", "— 9/0"])
  let unread = ExampleReport.edited { $0.requests?[.newReceived, .total] = Figure(raw: "", kind: .blank) }
  #expect(try values("received_growth", ExampleReport.make(), before: unread) == ["none", "none"])
}

@Test func theQualityOfTheDataIsCounted() throws {
  func value(_ id: String, _ report: Report) throws -> String {
    shown(try indicator(id).value(for: ReportSummary(of: report, findings: []), before: nil))
  }
  #expect(try value("relations_holding", ExampleReport.make()) == "100.0 42/42")
  #expect(try value("relations_holding", ExampleReport.make(edition: .form2019)) == "100.0 40/40")
  // One slip breaks its row and its sum; the balance does not see it.
  let slip = ExampleReport.edited { $0.requests?[.granted, .natural] = .number(3) }
  #expect(try value("relations_holding", slip) == "95.2 40/42")
  // A figure that was not found takes its row and its column out of what can be compared.
  let missing = ExampleReport.edited { $0.requests?[.granted, .natural] = .missing }
  #expect(try value("relations_holding", missing) == "100.0 40/40")
  #expect(try value("blanks", ExampleReport.make()) == "0")
  #expect(
    try value("blanks", ExampleReport.edited { $0.requests?[.granted, .natural] = Figure(raw: "", kind: .blank) })
      == "1")
  #expect(try value("days_to_publication", ExampleReport.make()) == "18")
  #expect(try value("days_to_publication", ExampleReport.edited { $0.published = nil }) == "none")
  #expect(try value("days_to_publication", ExampleReport.edited { $0.year = Sourced(9, .title) }) == "none")
  let early = ExampleReport.edited {
    $0.published = CalendarDate(year: 2023, month: 12, day: 25).map { Sourced($0, .body) }
  }
  #expect(try value("days_to_publication", early) == "-6")
  let leap = ExampleReport.edited {
    $0.published = CalendarDate(year: 2024, month: 3, day: 31).map { Sourced($0, .body) }
  }
  #expect(try value("days_to_publication", leap) == "91")
}

@Test(arguments: [
  (81, 263, 2, "30.80"), (1, 16, 1, "6.3"), (1, 16, 2, "6.25"), (1, 8, 0, "13"), (1, 3, 1, "33.3"), (2, 3, 1, "66.7"),
  (0, 5, 1, "0.0"), (5, 5, 1, "100.0"), (1005, 100_000, 2, "1.01"), (-1, 16, 1, "-6.3"), (-1, 100_000, 1, "0.0"),
  (999_999_999, 1, 1, "99999999900.0"), (1, 400, 1, "0.3"), (23, 2000, 1, "1.2"),
])
func percentagesAreRoundedExactly(over: Int, under: Int, digits: Int, expected: String) {
  #expect(Share(Quantity(over), of: Quantity(under)).percentage(digits: digits) == expected)
}

@Test func sharesOfDecimalsAreExact() throws {
  let share = Share(try #require(Quantity(mantissa: 123, scale: 3)), of: try #require(Quantity(mantissa: 2, scale: 1)))
  #expect(share.percentage() == "61.5")
  #expect(Share(1, of: 0).percentage() == nil)
  #expect(Share.isLess(Share(1, of: 3), Share(334, of: 1000)))
  #expect(!Share.isLess(Share(1, of: 3), Share(2, of: 6)))
  #expect(Share.isLess(Share(-1, of: 3), Share(0, of: 6)))
}

@Test func aListHoldsWhatTheReportHolds() throws {
  let report = ExampleReport.edited {
    $0.proactive?[.fee, .amountWan] = Figure(
      raw: "24252.311082", kind: .number, value: Quantity(mantissa: 24_252_311_082, scale: 6))
    $0.requests?[.granted, .natural] = Figure(raw: "", kind: .blank)
    $0.requests?[.granted, .total] = .number(3_000_000_000)
  }
  let summary = ReportSummary(of: report, findings: [])
  for kind in TableKind.allCases {
    for cell in try #require(report.table(kind)).form.cells {
      #expect(summary.reading(of: cell) == report.reading(of: cell))
    }
  }
  #expect(summary.reading(of: CellPath(.proactive, .procurement, .items)) == .missing)
  #expect(!summary.has(CellPath(.requests, .otherAll, .total)))
  #expect(summary.has(CellPath(.requests, .otherMisc, .total)))
}

@Test func indicatorsAreNamedOnceAndAddUp() throws {
  #expect(Set(Indicators.all.map(\.id)).count == Indicators.all.count)
  #expect(Set(Indicators.all.map(\.name.chinese)).count == Indicators.all.count)
  let report = ExampleReport.make()
  let parts = try ["disclosure_rate", "denied_rate", "unable_rate", "refused_rate", "other_rate"].map { id in
    guard case .share(let share) = try indicator(id).value(of: report, before: nil) else { return 0 }
    return share.numerator.whole ?? 0
  }
  #expect(parts.reduce(0, +) == 9)
}

@Suite(.enabled(if: SharedReports.areWanted)) struct RealIndicatorTests {
  /// 杭州市余杭区发改局 2020, reckoned by hand: 27 dealt with, 10 of them disclosed, of 29 new ones and 1 carried in.
  @Test func theIndicatorsOfARealReport() throws {
    let report = try SharedReports.report("seeds/003_86277a39905e64d9.txt")
    let expected = [
      "disclosure_rate": "37.0 10/27", "full_disclosure_rate": "29.6 8/27", "denied_rate": "3.7 1/27",
      "unable_rate": "48.1 13/27", "not_held_rate": "48.1 13/27", "refused_rate": "3.7 1/27", "other_rate": "7.4 2/27",
      "denied_internal_share": "100.0 1/1", "denied_process_share": "0.0 0/1", "completion_rate": "90.0 27/30",
      "carried_rate": "10.0 3/30", "natural_share": "86.2 25/29", "enterprise_share": "13.8 4/29",
      "review_rate": "0.0 0/27", "review_corrected_rate": "— 0/0", "normative_turnover": "none",
    ]
    for (id, value) in expected { #expect(try values(id, report) == [value, value], "\(id)") }
  }
}
