import Disclosure
import Testing

private func remarks(_ rule: RuleID, _ report: Report) -> [String] {
  Rules.confront(report).filter { $0.rule == rule }.map { "\($0.severity.rawValue) \($0.subject ?? "-")" }
}

@Test(arguments: [
  ("本年度无收取政府信息处理费的情况。", ""), ("2021年,共收取政府信息公开处理费0元。", ""), ("本單位2022年未收取信息處理費。", ""),
  ("无收取信息处理\n费情况。", ""), ("本年度未收取任何费用。", ""), ("未发生收费减免情况。", ""), ("暂未开展信息公开收费。", ""),
  ("无。", "info -"), ("无", "info -"), ("無", "info -"), ("无\n2022年1月20日", "info -"), ("", "warning -"),
  ("   \n　", "warning -"), ("没有其他需要报告的事项。", "warning -"), ("我局行政事业性收费为0万元。", "warning -"),
  ("共办理人大建议3件，经费有保障。", "warning -"),
])
func sectionSixSpeaksOfTheFee(_ text: String, _ expected: String) {
  let report = ExampleReport.edited { $0.write(text, in: .otherMatters) }
  #expect(remarks("F-FEE", report).joined() == expected, "\(text)")
}

@Test func theFeeIsNoMatterBefore2021NorWithoutSectionSix() {
  for year in [2019, 2020] {
    var report = ExampleReport.make(edition: .form2019, year: year)
    report.write("无", in: .otherMatters)
    #expect(remarks("F-FEE", report).isEmpty)
  }
  let report = ExampleReport.edited { $0.sections.removeAll { $0.id == .otherMatters } }
  #expect(remarks("F-FEE", report).isEmpty)
  #expect(remarks("F-SECT", report) == ["info other_matters"])
}

@Test(arguments: [
  ("2023年收到申请9件，较2022年增加3件。", ""),
  ("根据《2022年政务公开工作要点》《2022年责任清单》和青办〔2022〕9号、青办〔2022〕10号文件办理。", ""),
  ("落实“十四五”规划（2021—2025年）和2021年至2025年行动方案。", ""), ("自2019年修订以来，我局严格执行条例。2019年以来共公开900条。", ""),
  ("2024年，我局将继续推进。2024年计划公开目录。2024年力争改进。", ""), ("1件结转2024年办理。", ""), ("1件结转至2024年度继续办理。", ""),
  ("上年结转2023年办理1件。", ""), ("2022年度结转至2023年度1件，已办结。", ""), ("2022年结转1件已办结。", ""),
  ("0件转结2023年办结。", "warning overview"), ("1件结转至2025年办理。", "warning overview"), ("1件結轉至2022年辦理。", "warning overview"),
  ("2022 年，我局公开120条。2022 年收到申请9件。", "warning dominant"), ("２０２２年公开120条。２０２２年收到9件。", "warning dominant"),
  ("2022年公开120条。2023年收到9件。", ""),
])
func proseSpeaksOfTheReportsOwnYear(_ text: String, _ expected: String) {
  let report = ExampleReport.edited { $0.write(text, in: .overview) }
  #expect(remarks("F-YEAR", report).joined() == expected, "\(text)")
}

@Test(arguments: [
  ("现向社会公布2023年度本机关政府信息公开工作报告。", ""), ("现向社会公布2022年度本机关政府信息公开工作报告。", "warning preamble"),
  ("根据《关于2022年政府信息公开工作年度报告的通知》编制本报告。", ""),
  ("按照2022年政府信息公开年度报告编制通知要求，编制本报告。", ""),
])
func theOpeningAnnouncesTheReportsOwnYear(_ text: String, _ expected: String) {
  let report = ExampleReport.edited { $0.preamble = text }
  #expect(remarks("F-YEAR", report).joined() == expected, "\(text)")
}

@Test func thePeriodIsAnErrorAgainstATitleAndAWarningAgainstProse() {
  let byTitle = ExampleReport.edited { $0.setPeriod(ofYear: 2022) }
  #expect(remarks("F-YEAR", byTitle) == ["error period"])
  for (evidence, expected) in [(Evidence.body, ["warning period"]), (.filename, []), (.meta, [])] {
    let report = ExampleReport.edited {
      $0.setPeriod(ofYear: 2022)
      $0.year = Sourced(2023, evidence)
    }
    #expect(remarks("F-YEAR", report) == expected)
  }
}

@Test(arguments: [
  (Edition.form2021, Edition.form2021, 2023, ""), (.form2019, .form2019, 2020, ""),
  (.form2019, .form2019, 2021, "warning -"), (.form2021, .form2021, 2020, "info -"),
  (.form2021, .form2019, 2024, "warning -"), (.form2019, .form2021, 2020, "warning -"),
])
func theEditionFitsTheYearAndTheOtherTable(_ two: Edition, _ three: Edition, _ year: Int, _ expected: String) {
  var report = ExampleReport.make(edition: two, year: year)
  report.requests = ExampleReport.make(edition: three, year: year).requests
  #expect(remarks("F-EDITION", report).joined() == expected)
}

@Test(arguments: [
  (SectionID.overview, "info overview"), (.proactive, "warning proactive"), (.requests, "warning requests"),
  (.disputes, "warning disputes"), (.problems, "info problems"), (.otherMatters, "info other_matters"),
])
func aMissingSectionWeighsByItsTable(_ id: SectionID, _ expected: String) {
  let report = ExampleReport.edited { report in
    report.sections.removeAll { $0.id == id }
    if id == .proactive { report.proactive = nil }
    if id == .requests { report.requests = nil }
    if id == .disputes { report.disputes = nil }
  }
  #expect(remarks("F-SECT", report) == [expected])
}

@Test func aLostHeadingIsAHintWhenTheTableShowsTheSection() {
  let report = ExampleReport.edited { report in report.sections.removeAll { $0.id == .requests } }
  #expect(remarks("F-SECT", report) == ["info requests"])
}

@Test func aSectionThatStandsTwiceIsAHint() {
  let report = ExampleReport.edited { $0.sections.append($0.sections[5]) }
  #expect(remarks("F-SECT", report) == ["info other_matters"])
}

@Test func reportsOfBefore2019AreNotHeldAgainstTheLaterForm() {
  let rules = Set(Rules.confront(ExampleReport.older()).map(\.rule.description))
  #expect(rules.isDisjoint(with: ["F-TABLE", "F-SECT", "F-ROWS", "F-EDITION", "F-BLANK", "F-FEE"]))
}

@Test func blanksAreHintsAndWholeBlankRowsAreNot() {
  let one = ExampleReport.edited {
    $0.blank(.coercion, .decisions); $0.blank(.refusedRepeat, .natural)
  }
  #expect(remarks("F-BLANK", one) == ["info t3"])
  let row = ExampleReport.edited { report in for column in Form.applicants { report.blank(.refusedRepeat, column) } }
  #expect(remarks("F-BLANK", row) == ["warning t3"])
  let group = ExampleReport.edited { report in
    for column in Form.disputeOutcomes { report.blank(.litigationDirect, column) }
  }
  #expect(remarks("F-BLANK", group) == ["warning t4"])
}

@Test func doubtfulRowsAreNamedOneByOne() {
  let report = ExampleReport.edited {
    $0.doubts = [
      Doubt(.extraRow, table: .proactive, text: "其他主动公开文件"),
      Doubt(.repeatedRow, table: .requests, row: .partial, text: "（二）部分公开"),
      Doubt(.damagedLabel, table: .requests, row: .deniedLawProhibits, text: "2.其他法律行政止公开"),
      Doubt(.splitBySums, table: .requests, row: .partial),
    ]
  }
  #expect(
    remarks("F-ROWS", report)
      == ["warning t3.partial.2", "info t2.extra.1", "info t3.denied_law_prohibits.3"])
}

@Test func anEmptyDocumentIsToldWhatWasNotFound() {
  let findings = Rules.confront(Report(source: ReportSource(path: "x.txt")))
  #expect(findings.filter { $0.rule == "F-TABLE" }.count == 3)
  #expect(findings.filter { $0.rule == "F-SECT" }.count == 6)
  #expect(!findings.contains { $0.isFailure })
}

@Test func figuresWithoutAPlaceAreNotCalledAbsent() throws {
  var report = ExampleReport.make()
  report.requests = ReportTable(form: Form.table(.requests, .form2021), layout: .pipe)
  let absent = try #require(Rules.confront(report).first { $0.rule == "F-TABLE" })
  report.doubts = [Doubt(.columnsNotDeterminable, table: .requests, row: .granted, text: "0 | |")]
  let unplaced = try #require(Rules.confront(report).first { $0.rule == "F-TABLE" })
  #expect(absent.message(in: .chinese) == "表三只有栏目名称，未读到任何数字")
  #expect(unplaced.message(in: .chinese) == "表三有数字，但无法确定各属哪一格，均未采用")
}

@Test func labelsAreThoseOfTheFormWithoutItsRemarks() {
  let cases: [(String, String, String)] = [
    ("t3.partial.natural", "表三“（二）部分公开”行“自然人”栏", "table 3, (2) Disclosed in part, natural persons"),
    (
      "t3.denied_safety.total", "表三“（三）不予公开 3.危及‘三安全一稳定’”行“总计”栏",
      "table 3, (3) Disclosure refused: 3. endangers security or social stability, total"
    ),
    ("t4.litigation_direct.upheld", "表四“行政诉讼（未经复议直接起诉）”之“结果维持”栏", "table 4, suits filed directly, upheld"),
    ("t2.normative.made", "表二“行政规范性文件”行“本年制发件数”栏", "table 2, normative documents, issued this year"),
    ("t2.normative.created", "表二“规范性文件”行“本年新制作数量”栏", "table 2, normative documents, newly made this year"),
  ]
  for (path, chinese, english) in cases {
    #expect(CellPath(path)?.label(in: .chinese) == chinese)
    #expect(CellPath(path)?.label(in: .english) == english)
  }
}

@Test func everyRowAndColumnHasALabelInBothLanguages() {
  for edition in [Edition.form2019, .form2021] {
    for cell in TableKind.allCases.flatMap({ Form.table($0, edition).cells }) {
      for language in Language.allCases {
        for label in [cell.rowLabel(in: language), cell.columnLabel(in: language)] {
          #expect(!label.isEmpty && !label.contains("_"))
          #expect(label.unicodeScalars.contains { $0.value > 0x3000 } == (language == .chinese))
        }
      }
    }
  }
}
