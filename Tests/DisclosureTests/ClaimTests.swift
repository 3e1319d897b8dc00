import Disclosure
import Testing

/// The claims of some prose in a report of 2023 by a district bureau, a line each.
private func claims(_ text: String, in section: SectionID = .overview, agency: String? = "云岭市青溪区文化局") -> [String] {
  var report = ExampleReport.make()
  report.agency = agency.map { Sourced($0, .title) }
  report.sections = [Section(id: section, heading: "", text: text)]
  report.rereadClaims()
  return report.claims.map { claim in
    let unit = claim.measure == .percent ? "%" : claim.measure == .money ? "元" : ""
    return "\(claim.subject.rawValue) \(claim.value)\(unit)" + (claim.isNegation ? " none" : "")
      + (claim.isPlain ? "" : " ?")
  }
}

@Test(arguments: [
  ("全年我局共收到依申请公开1件，为自然人提交。", ["received 1"]), ("我局收到依申请公开申请事项 0 件。", ["received 0"]),
  ("累計收到政府信息公開申請2件。", ["received 2 ?"]), ("共受理政府信息公开申请１，２３４件。", ["received 1234"]),
  ("收到政府信息公开\n申请二十九件。", ["received 29"]), ("收到政府信息公开申请一百零五宗。", ["received 105"]),
  ("收到政府信息公开申请两件。", ["received 2"]), ("收到政府信息公开申请近百件。", ["received 100 ?"]),
  ("收到政府信息公开申请30余件。", ["received 30 ?"]), ("收到政府信息公开申请数十件。", ["received 10 ?"]),
  ("收到政府信息公开申请约30件。", ["received 30 ?"]), ("收到政府信息公开申请30件以上。", ["received 30 ?"]),
  ("2022年收到政府信息公开申请66件。", ["received 66 ?"]), ("上半年收到政府信息公开申请6件。", ["received 6 ?"]),
  ("2024年拟收到政府信息公开申请6件。", ["received 6 ?"]), ("2019年以来收到政府信息公开申请60件。", ["received 60 ?"]),
  ("收到提案5件，来信47件，规范性文件3件，发布专题政府信息10件。", ["byPost 47 ?"]), ("收到行政许可申请300件。", ["license 300 ?"]),
  ("收到政府信息公开申请1人次。", []),
])
func theCountOfRequestsIsRead(_ text: String, _ expected: [String]) { #expect(claims(text) == expected, "\(text)") }

@Test(arguments: [
  ("本年度未收到政府信息公开申请。", ["received 0 none"]), ("2023年无依申请公开情况。", ["received 0 none"]),
  ("未收到公民、法人和其他组织提出的政府信息公开申请。", ["received 0 none"]), ("依申请公开方面，全年没有收到申请。", ["received 0 none"]),
  ("未收到网上政府信息公开申请。", []), ("未收到政府信息公开申请投诉。", []), ("是否有无政府信息公开申请，请查阅。", []),
  ("收到政府信息公开申请9件，没有结转。", ["received 9", "carriedOut 0 none"]),
  ("没有上年结转的政府信息公开申请。", ["carriedIn 0 none"]),
  ("未发生因政府信息公开引起的行政复议、行政诉讼。", ["review 0 none", "litigation 0 none"]),
  ("未发生因政府信息公开引起的行政复议、行政诉讼败诉情况。", []), ("未发生漏办、迟办情况。", []), ("未发生依申请公开收费情况。", []),
  ("本年度未收取信息处理费。", ["processingFee 0元 none"]), ("无行政复议、行政诉讼。", ["review 0 none ?", "litigation 0 none ?"]),
])
func denialsAreReadAsNone(_ text: String, _ expected: [String]) { #expect(claims(text) == expected, "\(text)") }

@Test(arguments: [
  (
    "收到政府信息公开申请29件，较之去年的66件，受理量下降56%。", ["received 29", "receivedLastYear 66", "change -56%"]
  ), ("收到政府信息公开申请29件，比2022年增加5件。", ["received 29", "change 5"]),
  ("收到政府信息公开申请29件，上年结转1件，办结28件，结转下年度2件。", ["received 29", "carriedIn 1", "answered 28", "carriedOut 2"]),
  ("收到政府信息公开申请29件，1件结转2024年办理。", ["received 29", "carriedOut 1"]),
  ("收到政府信息公开申请29件，结转2024年继续办理3件。", ["received 29", "carriedOut 3"]),
  (
    "答复政府信息公开申请805件（含上年度结转申请18件，另有72件申请按照《条例》顺延到下年度答复）。",
    ["answered 805", "carriedIn 18", "carriedOut 72"]
  ), ("收到政府信息公开申请9件，已全部办结。", ["received 9", "allAnswered 0"]), ("12345热线47件，已全部办结。", []),
  ("收到政府信息公开申请9件，尚未全部办结。", ["received 9"]),
])
func whatBecameOfRequestsIsRead(_ text: String, _ expected: [String]) { #expect(claims(text) == expected, "\(text)") }

@Test(arguments: [
  (
    "收到政府信息公开申请9件，不予以公开1件，予以公开5件，部分公开2件，不予处理1件。",
    ["received 9", "denied 1", "granted 5", "partial 2", "refused 1"]
  ),
  (
    "收到政府信息公开申请9件，予以公开及部分公开6件，占66.7%；无法提供2件，占22.2%。",
    ["received 9", "grantedOrPartial 6", "share 66.7%", "unable 2", "share 22.2%"]
  ),
  (
    "收到政府信息公开申请9件。所受理的申请中，答复予以公开的5件，信息不存在的2件，不属我局的信息1件，撤销申请1件。",
    ["received 9", "granted 5", "notExisting 2", "notOurs 1", "withdrawn 1"]
  ),
  (
    "收到政府信息公开申请29件。其中通过网络提交申请的16件，通过邮寄申请的9件，现场申请4件。",
    ["received 29", "online 16", "byPost 9", "inPerson 4"]
  ), ("收到政府信息公开申请9件，其中自然人7件、商业企业2件。", ["received 9", "natural 7", "enterprise 2"]),
  ("收到政府信息公开申请9件，其中法人、其他组织2件。", ["received 9", "otherOrg 2 ?"]), ("案卷予以公开12件。", ["granted 12 ?"]),
])
func partsOfRequestsAreRead(_ text: String, _ expected: [String]) { #expect(claims(text) == expected, "\(text)") }

@Test(arguments: [
  ("信息公开类行政复议7件，诉讼9件，均获维持。", ["review 7", "litigation 9", "allUpheld 0"]),
  ("行政复议134件，行政诉讼57件。", ["review 134 ?", "litigation 57 ?"]),
  ("因政府信息公开审结行政复议案件3件。", ["review 3 ?"]),
  ("政府信息公开行政复议、行政诉讼3件。", ["disputes 3 ?"]),
  ("行政规范性文件本年制发6件、废止3件，现行有效41件。", ["normativeMade 6", "normativeRepealed 3", "normativeInForce 41"]),
  ("全年作出行政处罚决定5件，公示行政处罚信息50条。", ["penalty 5"]),
  ("共收取信息处理费400元。", ["processingFee 400元"]), ("收取信息处理费1.2万元。", ["processingFee 12000元"]),
  (
    "主动公开政府信息227条，其中公告21条，其他39条。", ["proactive 227", "proactivePart 21", "proactivePart 39"]
  ), ("主动公开信息500余条，其中发布信息45篇。", ["proactive 500 ?"]),
])
func otherMattersAreRead(_ text: String, _ expected: [String]) { #expect(claims(text) == expected, "\(text)") }

@Test(arguments: [
  ("五年来，共收到政府信息公开申请60件。", ["received 60 ?"]), ("2023年以来收到政府信息公开申请9件。", ["received 9"]),
  ("一年来收到政府信息公开申请9件。", ["received 9"]), ("近三年共收到政府信息公开申请60件。", ["received 60 ?"]),
  ("二〇二三年收到政府信息公开申请9件。", ["received 9"]), ("2023年累计收到政府信息公开申请9件。", ["received 9"]),
  ("1至6月收到政府信息公开申请3件，7月至12月收到6件。", ["received 3 ?", "received 6 ?"]),
  ("2023年1月1日至12月31日收到政府信息公开申请9件。", ["received 9"]),
  ("2021年、2022年、2023年分别收到政府信息公开申请3件、5件、9件。", ["received 3 ?"]),
  ("按照《2022年政务公开工作要点》，收到政府信息公开申请9件。", ["received 9"]),
])
func theSpanOfTimeDecidesWhetherACountIsTheYears(_ text: String, _ expected: [String]) {
  #expect(claims(text) == expected, "\(text)")
}

@Test(arguments: [
  ("收到政府信息公开申请9件，其中予以公开6件、不予公开0件、不予处理3件。", ["received 9", "granted 6", "denied 0", "refused 3"]),
  ("收到政府信息公开申请9件，自然人、企业分别为7件、2件。", ["received 9", "enterprise 7 ?"]),
  ("收到政府信息公开申请9件，另收到咨询30余次、信件8件。", ["received 9", "byPost 8 ?"]),
  ("收到政府信息公开申请9件。办理提案12件，其中予以公开8件。", ["received 9", "granted 8 ?"]),
  ("收到政府信息公开申请9件。办理12345热线47件，办结46件。", ["received 9", "answered 46 ?"]),
  ("市政府办公室转来政府信息公开申请5件，我局收到4件。", ["received 4 ?"]),
  ("协助区政府办理依申请公开5件。", ["answered 5 ?"]), ("我区收到政府信息公开申请300件。", ["received 300 ?"]),
  ("收到申请9件，其中政府信息公开申请3件。", ["received 9 ?"]), ("政务服务收到申请300件，办结298件。", ["received 300 ?", "answered 298 ?"]),
  ("做好信息公开工作，全年办理行政复议案件134件。", ["review 134 ?"]),
  ("受理行政复议申请3件，其中涉及政府信息公开1件。", ["review 3 ?"]), ("无因信息公开导致的行政诉讼和涉密情形。", ["litigation 0 none"]),
  ("依申请公开零报告。", ["received 0 none"]), ("收到政府信息公开申请零件。", ["received 0"]),
  ("收到政府信息公开申请9件，予以公开5件，占比约60%。", ["received 9", "granted 5", "share 60% ?"]),
  (
    "收到政府信息公开申请9件，予以公开5件、部分公开1件，两项合计6件，占66.7%。",
    ["received 9", "granted 5", "partial 1", "share 66.7% ?"]
  ),
])
func otherMattersThatLookAlikeAreHedged(_ text: String, _ expected: [String]) {
  #expect(claims(text) == expected, "\(text)")
}

@Test(arguments: [
  ("淮安云岭区人民政府", "区政府办代表区政府受理政府信息公开申请17件。", false),
  ("云岭市人民政府办公厅", "市政府办公厅代表市政府受理政府信息公开申请17件。", true),
  ("云岭市人民政府", "全市收到政府信息公开申请17件。", true), ("云岭市财政局", "全市财政系统收到政府信息公开申请17件。", false),
  ("云岭市人民政府", "各乡镇收到政府信息公开申请17件。", false), ("云岭市财政局", "我局收到政府信息公开申请17件。", true),
  ("云岭市财政局", "市政府收到政府信息公开申请17件，我局承办3件。", false),
  ("云岭市财政局", "通过网络渠道收到政府信息公开申请17件。", true), ("云岭市财政局", "我局通过市政府门户网站收到政府信息公开申请17件。", true),
  ("云岭市财政局", "市教育局收到政府信息公开申请17件。", false), ("云岭市经济和信息化局", "2023年市经信局收到政府信息公开申请17件。", true),
  ("青溪县人民政府", "凤凰镇收到政府信息公开申请17件。", false), ("凤凰镇人民政府", "凤凰镇收到政府信息公开申请17件。", true),
  ("云岭市人民政府", "市政府办受理政府信息公开申请17件。", false), (nil, "全市收到政府信息公开申请17件。", false),
])
func whomASentenceSpeaksOfDecidesWhetherItCounts(_ agency: String?, _ text: String, _ isPlain: Bool) {
  #expect(claims(text, agency: agency) == [isPlain ? "received 17" : "received 17 ?"])
}

@Test func claimsKeepTheirWordsAndPlace() throws {
  let text = "一、总体情况\n2023年我局收到政府信息\n公开申请9件，均已答复。\n二、主动公开政府信息情况\n无\n三、收到和处理政府信息公开申请情况\n"
  let document = Document(lines: Array(text.utf8))
  let report = ReportParser().parse(document, source: ReportSource(path: "-"))
  let claim = try #require(report.claims.first)
  #expect(claim.words == "收到政府信息公开申请9件" && claim.section == .overview)
  #expect(claim.sentence == "2023年我局收到政府信息公开申请9件，均已答复。")
  #expect(claim.location?.line == 2)
  let range = try #require(claim.location?.range)
  #expect(document.string(range) == "收到政府信息\n公开申请9件")
}

@Test func problemsAndPlansMakeNoClaims() {
  #expect(claims("收到政府信息公开申请9件。", in: .problems).isEmpty)
  #expect(claims("收到政府信息公开申请9件。", in: .requests) == ["received 9"])
}
