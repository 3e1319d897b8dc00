import ReportFixtures
import Testing

@testable import Disclosure

/// Random letters: two seeds have no run in common.
private func letters(_ count: Int, _ seed: UInt64) -> [Character] {
  var random = SplitMix64(seed: seed)
  return (0..<count).map { _ in LetterStock.any(&random) }
}

private func record(
  _ agency: String?, _ year: Int? = 2023, path: String? = nil, problems: String = "", _ overview: String,
  _ edit: (inout Report) -> Void = { _ in }
) -> ReportRecord {
  var report = ExampleReport.make(year: year ?? 2023)
  report.source.path = path ?? "\(agency ?? "-")/\(year ?? 0).txt"
  report.agency = agency.map { Sourced($0, .title) }
  report.year = year.map { Sourced($0, .title) }
  report.write(overview, in: .overview)
  report.write(problems, in: .problems)
  // Agencies have figures of their own.
  report.set(.license, .decisions, Quantity((agency ?? "").unicodeScalars.reduce(year ?? 0) { $0 + Int($1.value) }))
  edit(&report)
  return ReportRecord(of: report)
}

private func record(
  _ agency: String?, _ overview: String, _ edit: (inout Report) -> Void = { _ in }
) -> ReportRecord {
  record(agency, 2023, overview, edit)
}

/// What is found of texts between agencies: report, other, section and percentage, in words.
private func copies(_ records: [ReportRecord], _ aliases: [String: String] = [:]) -> [String] {
  Rules.confront(across: records, book: AgencyBook(aliases: aliases)).compactMap { found in
    guard found.finding.rule == "X-TEXT", case .other(let side) = found.finding.details, side.agency != nil else {
      return nil
    }
    let more = side.more.map { " +\($0.count)\($0.isAtLeast ? "…" : "")" } ?? ""
    let (mine, theirs) = (records[found.report].path, records[found.other].path)
    return "\(mine) ~ \(theirs) \(found.finding.subject ?? "-") \(found.finding.found ?? 0)\(more)"
  }
}

private let long = String(letters(300, 1))
private let other = String(letters(300, 2))

@Test func aCopyIsFoundOnBothReportsWithTheOtherAgencyNamed() throws {
  let records = [record("甲县教育局", long), record("乙县教育局", long), record("丙县教育局", other)]
  #expect(
    copies(records) == [
      "甲县教育局/2023.txt ~ 乙县教育局/2023.txt overview.乙县教育局 100", "乙县教育局/2023.txt ~ 甲县教育局/2023.txt overview.甲县教育局 100",
    ])
  let finding = try #require(Rules.confront(across: records).first { $0.finding.rule == "X-TEXT" }?.finding)
  #expect(finding.severity == .info && finding.section == .overview)
  #expect(finding.message(in: .chinese) == "“一、总体情况”与乙县教育局 2023 年度报告的文字相似度为 100%（对照 乙县教育局/2023.txt）")
  #expect(
    finding.message(in: .english).contains("is 100% like that of 乙县教育局's report on 2023 (against 乙县教育局/2023.txt)"))
}

private struct PairCase {
  let what: String
  var agency: String? = "甲县教育局"
  var year: Int? = 2023
  var other = "乙县教育局"
  var count = 0
}

@Test(arguments: [
  PairCase(what: "two agencies", count: 2),
  PairCase(what: "one agency under a fuller name", agency: "青山县教育局", other: "东方市青山县教育局"),
  PairCase(what: "what may be one agency", agency: "教育局", other: "青山县教育局"),
  PairCase(what: "no agency", agency: nil), PairCase(what: "no year", year: nil),
  PairCase(what: "another year of what may be the same bureau renamed", year: 2022),
])
private func onlyReportsOfTwoAgenciesAreHeldAgainstOneAnother(pair: PairCase) {
  #expect(copies([record(pair.agency, pair.year, long), record(pair.other, long)]).count == pair.count, "\(pair)")
}

@Test func theFifthSectionIsComparedByItself() {
  let records = [record("甲县教育局", problems: long, other), record("乙县教育局", problems: long, "短")]
  #expect(copies(records).map { $0.split(separator: " ")[3] } == ["problems.乙县教育局", "problems.甲县教育局"])
}

@Test func anotherYearOfAnotherAgencyCountsWhereBothReportOnOneYear() {
  let renamed = [record("甲县教育局", 2022, long), record("乙县教育局", 2023, long)]
  #expect(copies(renamed).isEmpty)
  let both = renamed + [record("乙县教育局", 2022, other)]
  #expect(
    copies(both) == [
      "甲县教育局/2022.txt ~ 乙县教育局/2023.txt overview.乙县教育局 100", "乙县教育局/2023.txt ~ 甲县教育局/2022.txt overview.甲县教育局 100",
    ])
}

@Test func aBureauRenamedInTheTableOfAliasesIsOne() {
  let records = [record("甲县教育局", long), record("甲县教体局", long)]
  #expect(copies(records).count == 2)
  #expect(copies(records, ["甲县教体局": "甲县教育局"]).isEmpty)
}

@Test func oneReportInTwoFilesIsNoCopy() {
  func telling(_ report: inout Report) {
    for (row, value) in [(RowID.license, 31), (.penalty, 17)] { report.set(row, .decisions, Quantity(value)) }
  }
  // The name was read in two ways, the figures are the same.
  #expect(copies([record("甲县教育局", long, telling), record("甲县教育局办公室", long, telling)]).isEmpty)
  #expect(copies([record("青山县教育局", long, telling), record("青山县教育和体育局", long, telling)]).isEmpty)
  // In another place it is another agency, though it copied the figures too.
  #expect(copies([record("青山县教育局", long, telling), record("白水县教育局", long, telling)]).count == 2)
  // The bytes are the same, the name comes from the file.
  let same: (inout Report) -> Void = { $0.source.sha256 = "ab" }
  #expect(copies([record("甲县教育局", long, same), record("乙县教育局", long, same)]).isEmpty)
  #expect(
    copies([record("甲县教育局", long), record("乙县教育局", long) { $0.set(.license, .decisions, 5) }]).count == 2)
}

@Test(arguments: [(99, 0), (100, 2), (3000, 2), (100_000, 2)])
func shortTextsSayNothingAndLongOnesAreBounded(count: Int, expected: Int) {
  // 83 letters make 79 runs, one fewer than it takes.
  let text = String(letters(count == 99 ? 83 : count, 5))
  #expect(copies([record("甲县教育局", text), record("乙县教育局", text)]).count == expected)
}

@Test func emptyTextsAndTextsWithoutLettersSayNothing() {
  for text in ["", "   ", String(repeating: "1234567890，", count: 200)] {
    #expect(copies([record("甲县教育局", text), record("乙县教育局", text)]).isEmpty)
  }
  // One letter over and over is one run.
  #expect(copies((0..<3).map { record("第\($0)局", String(repeating: "无", count: 500)) }).isEmpty)
}

@Test func digitsPunctuationAndScriptMakeNoDifference() {
  let first = "2023年我局收到申请12件。" + long
  let second = " 2022年，我局收到申请7件！" + long.replacing("发", with: "發")
  #expect(copies([record("甲县教育局", first), record("乙县教育局", second)]).count == 2)
}

@Test func whatThreeInTenWriteIsAStockPhraseOnlyAmongManyAgencies() {
  func corpus(_ count: Int, sharing: Int) -> [ReportRecord] {
    (0..<count).map { number in
      record("第\(number)局", number < sharing ? long : String(letters(200, UInt64(number + 9))))
    }
  }
  #expect(copies(corpus(19, sharing: 6)).count == 6)
  #expect(copies(corpus(20, sharing: 6)).count == 6)
  #expect(copies(corpus(20, sharing: 7)).isEmpty)
}

@Test func oneAgencyIsNamedAndTheOthersCounted() throws {
  let records = (0..<10).map { record("第\($0)局", long) }
  let found = copies(records)
  #expect(found.count == 10 && found.first == "第0局/2023.txt ~ 第1局/2023.txt overview.第1局 100 +8")
  let finding = try #require(Rules.confront(across: records).first { $0.finding.rule == "X-TEXT" }?.finding)
  #expect(finding.message(in: .chinese).contains("，另与 8 个机关的雷同"))
  #expect(finding.message(in: .english).contains(", and as much like those of 8 more"))
}

@Test func theNearestAgencyComesFirstWithItsNearestReport() {
  let near = String(letters(300, 1).dropLast(6)) + String(letters(6, 3))
  let records = [
    record("甲局", long), record("乙局", near), record("丙局", 2022, long), record("丙局", long), record("甲局", 2022, other),
  ]
  #expect(
    copies(records).filter { $0.hasPrefix("甲局") } == [
      "甲局/2023.txt ~ 丙局/2023.txt overview.丙局 100 +1"
    ])
}
