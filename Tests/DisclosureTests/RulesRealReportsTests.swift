import Disclosure
import ReportFixtures
import Testing

private func findings(_ path: String) throws -> [Finding] { Rules.confront(try SharedReports.report(path)) }

@Test(
  .enabled(if: SharedReports.areWanted),
  arguments: [
    ("000_95f16b6553e5017d.txt", []), ("001_78e34a76ad77508e.txt", ["F-FEE info", "F-TITLE info"]),
    ("002_409f4fcd39a1998d.txt", ["F-PERIOD info", "F-TITLE info"]),
    (
      "003_86277a39905e64d9.txt", ["N-BREAKDOWN info", "F-PERIOD info", "F-TITLE info", "F-ZEROSTYLE info"]
    ),
    ("004_49a35c6be02d9886.txt", ["F-PERIOD info", "F-TITLE info"]),
  ])
func theSeedsHaveTheKnownRemarksAndNoOthers(_ file: String, _ expected: [String]) throws {
  #expect(try findings("seeds/" + file).map { "\($0.rule) \($0.severity.rawValue)" } == expected)
}

@Test(
  .enabled(if: SharedReports.areWanted),
  arguments: [
    ("fujian-pingtan-2016.txt", ["F-TITLE info"]),
    ("fujian-pingtan-2021.txt", ["F-ROWS warning", "F-TITLE info"]),
    ("fujian-pingtan-2022.txt", ["F-ROWS warning", "F-SECT info", "F-TITLE info"]),
  ])
func wholeReportsOfTheWildHaveNoFalseAlarm(_ file: String, _ expected: [String]) throws {
  #expect(try findings("real/" + file).map { "\($0.rule) \($0.severity.rawValue)" } == expected)
}

@Test(
  .enabled(if: SharedReports.areWanted),
  arguments: [
    "hebei-xiongxian-township-2019", "hubei-xiaogan-gov-office-2020", "jilin-changchun-veterans-bureau-2023",
    "shaanxi-jiaxian-mingzhen-town-2022", "shaanxi-xixian-taipingzhen-town-2022",
    "shaanxi-zhashui-fenghuang-town-2021-trad-pinyin", "shandong-wendeng-audit-bureau-2020-p9",
    "shandong-wendeng-housing-bureau-2019", "unknown-county-civil-affairs-2023", "unknown-district-stats-bureau-2023",
  ])
func partsOfReportsHaveNoFailedCheck(_ name: String) throws {
  let findings = try findings("real/\(name).txt")
  #expect(!findings.isEmpty && !findings.contains(where: \.isFailure))
}
