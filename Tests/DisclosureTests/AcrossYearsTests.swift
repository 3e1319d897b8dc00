import Disclosure
import Testing

private func record(
  _ year: Int, _ agency: String? = "云岭市青溪区文化局", path: String = "", _ edit: (inout Report) -> Void = { _ in }
) -> ReportRecord {
  var report = ExampleReport.make(year: year)
  report.source.path = path.isEmpty ? "\(year).txt" : path
  report.set(.license, .decisions, Quantity(year - 2000))
  report.agency = agency.map { Sourced($0, .title) }
  edit(&report)
  return ReportRecord(of: report)
}

private func across(_ records: [ReportRecord], _ aliases: [String: String] = [:]) -> [String] {
  Rules.confront(across: records, book: AgencyBook(aliases: aliases)).map { found in
    "\(found.report)<\(found.other) \(found.finding.rule) \(found.finding.subject ?? "-") \(found.finding.severity.rawValue)"
  }
}

@Test func consecutiveYearsThatAgreeHaveNoFindings() {
  #expect(across([record(2021), record(2022), record(2023)]).isEmpty)
}

@Test func aBrokenCarryOverIsFoundColumnByColumnWithBothSides() throws {
  let records = [
    record(2022) {
      $0.set(.carriedOut, .natural, 2)
      $0.set(.carriedOut, .total, 2)
    }, record(2023),
  ]
  #expect(across(records) == ["1<0 X-CARRY natural warning", "1<0 X-CARRY total error"])
  let total = try #require(Rules.confront(across: records).last?.finding)
  #expect(total.expected == 2 && total.found == 1)
  #expect(total.message(in: .chinese) == "“总计”列：2022 年度报告结转下年度 2，本报告上年结转 1（对照 2022.txt）")
  guard case .other(let other) = total.details else {
    Issue.record("no other side")
    return
  }
  #expect(other.path == "2022.txt" && other.cells == [CellPath(.requests, .carriedOut, .total)])
}

@Test func reclassifiedApplicantsAreAWarningOnly() {
  let before = record(2022) {
    $0.set(.carriedOut, .natural, 0)
    $0.set(.carriedOut, .enterprise, 1)
  }
  #expect(across([before, record(2023)]) == ["1<0 X-CARRY natural warning", "1<0 X-CARRY enterprise warning"])
}

@Test(arguments: [
  ("青溪区人民政府", "青溪区政府", true), ("云岭省云岭市青溪区文化局", "云岭市青溪区文化局", true), ("云岭市青溪区文化局", "青溪区文化局", true),
  ("青溪区文化局", "青溪区文化局（区文物局）", true), ("青溪區文化局", "青溪区文化局", true), ("青溪区文化局", "青溪区文化和旅游局", false),
  ("青溪区财政局", "财政局", false), ("云岭市沛县教育局", "沛县教育局", true), ("云岭市城市管理局", "城市管理局", false), ("青溪区文化局", "白鹭区文化局", false),
  ("青溪区文化局", "青溪区人民政府", false),
])
func agenciesAreJoinedByNameWithCare(_ first: String, _ second: String, _ areOne: Bool) {
  let groups = AgencyBook().groups(of: [first, second].map { AgencyMention($0) })
  #expect((groups[0] == groups[1]) == areOne)
}

@Test(arguments: [
  // A name that tells no region is one agency within a folder, and from year to year.
  ("水务局", "甲县/2021.txt", "水务局", "乙县/2022.txt", false), ("水务局", "甲县/2021.txt", "水务局", "甲县/2022.txt", true),
  ("水务局", "2021年/水务局.txt", "水务局", "2022年/水务局.txt", true), ("水务局", "甲/2021/a.txt", "水务局", "乙/2022/a.txt", false),
  ("青溪县水务局", "甲/2021.txt", "青溪县水务局", "乙/2022.txt", true), ("中国气象局", "甲/2021.txt", "中国气象局", "乙/2022.txt", true),
  ("商务部", "甲/2021.txt", "商务部", "乙/2022.txt", true), ("水务局", "2021.txt", "水务局", "2022.txt", true),
])
func aNameThatIsAnyonesIsOneAgencyInOnePlace(
  _ first: String, _ path: String, _ second: String, _ other: String, _ areOne: Bool
) {
  let groups = AgencyBook().groups(of: [AgencyMention(first, path: path), AgencyMention(second, path: other)])
  #expect((groups[0] == groups[1]) == areOne)
}

@Test func aliasesHoldForTheReportsTheyGovernOnly() {
  let book = AgencyBook(
    tables: [[:], ["水务局": "青溪县水务局"], ["水务局": "松川县水务局"]], governing: ["甲/1.txt": 1, "乙/1.txt": 2])
  let groups = book.groups(
    of: [("水务局", "甲/1.txt"), ("水务局", "乙/1.txt"), ("水务局", "丙/1.txt"), ("青溪县水务局", "丙/2.txt")].map {
      AgencyMention($0.0, path: $0.1)
    })
  #expect(Set(groups).count == 3 && groups[0] == groups[3])
}

@Test func everyAgencyHasOneNameOfItsOwn() {
  let mentions = [
    AgencyMention("云岭市水务局", path: "a.txt", year: 2021), AgencyMention("青山省云岭市水务局", path: "b.txt", year: 2022),
    AgencyMention("水务局", path: "甲县/2021.txt", year: 2021), AgencyMention("水务局", path: "乙县/2022.txt", year: 2022),
    AgencyMention(nil, path: "c.txt"), AgencyMention("旧名局", path: "d.txt", year: 2020),
  ]
  let names = AgencyBook(aliases: ["旧名局": "青溪县新名局"]).names(of: mentions)
  #expect(names == ["青山省云岭市水务局", "青山省云岭市水务局", "水务局（甲县）", "水务局（乙县）", nil, "青溪县新名局"])
  #expect(AgencyBook(aliases: ["旧名局": "青溪县新名局"]).names(of: mentions.reversed()) == names.reversed())
}

@Test func namesOfEveryLengthAreJoinedAlongOneChain() {
  let groups = AgencyBook().groups(
    of: ["青溪区文化局", "云岭省云岭市青溪区文化局", "云岭市青溪区文化局"].map { AgencyMention($0) })
  #expect(Set(groups) == [0])
}

@Test func aMisreadTableIsNoBase() {
  let misread = record(2022) { report in
    for row in Form.table(.requests, .form2021).rows { report.set(row.id, .total, 77) }
  }
  #expect(across([misread, record(2023)]).isEmpty)
}

@Test func manyCopiesOfOneReportCostNoMoreThanTheyAre() {
  let copies = (0..<2000).map { record(2022, path: "\($0).txt") }
  #expect(across(copies + [record(2023)]).isEmpty)
}

@Test func whatManyAgenciesShareIsNoCopy() {
  let common = ExampleReport.longText("2023")
  func telling(_ agency: Int) -> [ReportRecord] {
    [2022, 2023].map { year in
      record(year, "青溪区第\(agency)中心", path: "\(agency)-\(year)") { $0.write(common, in: .overview) }
    }
  }
  #expect(across(telling(1)) == ["1<0 X-TEXT overview info"])
  #expect(across((0..<30).flatMap(telling)).isEmpty)
}

@Test func aShortNameOfTwoAgenciesIsJoinedToNeither() {
  let groups = AgencyBook().groups(
    of: ["云岭市青溪区文化局", "松川市青溪区文化局", "青溪区文化局", nil].map { AgencyMention($0) })
  #expect(Set(groups.compactMap { $0 }).count == 3 && groups[3] == nil)
}

@Test func renamedBureausAreJoinedByTheTableOfAliasesAlone() {
  let records = [record(2022, "青溪区文化局") { $0.set(.carriedOut, .total, 3) }, record(2023, "青溪区文化和旅游局")]
  #expect(across(records).isEmpty)
  #expect(across(records, ["青溪区文化局": "青溪区文化和旅游局"]) == ["1<0 X-CARRY total warning"])
}

@Test func twoReportsOnOneYearAreShownAndNoBaseForTheNext() {
  let records = [record(2022), record(2022, path: "b.txt") { $0.set(.carriedOut, .total, 4) }, record(2023)]
  #expect(across(records) == ["1<0 X-DUP - warning"])
  #expect(across([record(2022), record(2022, path: "copy.txt"), record(2023)]).isEmpty)
}

@Test func smallDifferencesOfDocumentsInForceAreHints() {
  let before = record(2022) { $0.set(.normative, .inForce, 20) }
  for (now, expected) in [(20, []), (18, ["1<0 X-FORCE normative info"]), (9, ["1<0 X-FORCE normative warning"])] {
    #expect(across([before, record(2023) { $0.set(.normative, .inForce, Quantity(now)) }]) == expected)
  }
}

@Test func whatIsSaidOfLastYearIsHeldAgainstItsReport() {
  for (text, expected) in [
    ("收到政府信息公开申请9件，较去年的9件持平。", []), ("收到政府信息公开申请9件，较去年的66件持平。", ["1<0 X-PREV overview warning"]),
    ("收到政府信息公开申请9件，比2022年增加5件。", ["1<0 X-PREV overview warning"]), ("收到政府信息公开申请9件，比去年多约5件。", []),
    ("收到政府信息公开申请9件，较上年下降12.3%。", ["1<0 X-PREV overview warning"]),
  ] {
    #expect(across([record(2022), record(2023) { $0.write(text, in: .overview) }]) == expected, "\(text)")
  }
}

@Test func reportsWithoutAgencyOrYearAreLeftAlone() {
  #expect(across([record(2022, nil) { $0.set(.carriedOut, .total, 3) }, record(2023, nil)]).isEmpty)
}
