extension Rules {
  static let year = Rule(
    id: "F-YEAR", family: .formal, title: Bilingual("年度一致", "One year throughout"),
    summary: Bilingual(
      "标题、统计期限、正文和结转所说的年度一致（统计期限与标题不符为错误，其余为警告）",
      "Title, period, prose and carry-over speak of the same year (an error for the period, a warning for the rest)"),
    source: Bilingual(
      "《政府信息公开条例》第四十九条、第五十条：按年度编制和公布报告",
      "Regulation on open government information, art. 49 and 50: the report is on one year"),
    severity: .error,
    examples: [
      .breaks("标题 2023 年，统计期限 2022 年", "title 2023, period 2022") { $0.setPeriod(ofYear: 2022) },
      .breaks("2023 年度报告写“转结2023年办结”", "a report on 2023 that carries requests over to 2023") {
        $0.write("2023年收到申请9件，1件转结2023年办结。", in: .requests)
      },
      .breaks("正文沿用上年文字，通篇写 2022 年", "the prose was copied from last year and says 2022 throughout") {
        $0.write("2022年，我局公开信息120条。2022年收到申请9件。2022年未发生投诉。", in: .overview)
      },
      .keeps("下年计划、与上年比较、文号和规划年份", "plans for next year, a comparison, document numbers, five-year plans") {
        let text = "2023年收到申请9件，较2022年的12件减少3件。按照青政办〔2019〕29号文件和《2021年政务公开工作要点》，落实“十四五”规划（2021—2025年）。2024年将继续改进。"
        $0.write(text, in: .overview)
      },
    ],
    wording: Wording.year, confront: { yearFindings($0) })

  static let period = Rule(
    id: "F-PERIOD", family: .formal, title: Bilingual("统计期限", "Period covered"),
    summary: Bilingual("写明统计期限为 1 月 1 日至 12 月 31 日", "The report says that its figures cover January 1 to December 31"),
    source: Bilingual(
      "《政府信息公开条例》第四十九条（上一年度）；各地年度报告编制惯例",
      "Regulation on open government information, art. 49 (the past year); common practice"),
    severity: .info,
    examples: [
      .breaks("没有写统计期限", "no period is stated") { $0.period = nil },
      .breaks("统计到 11 月 30 日", "the figures end on November 30") { report in
        guard let from = CalendarDate(year: 2023, month: 1, day: 1),
          let to = CalendarDate(year: 2023, month: 11, day: 30)
        else { return }
        report.period = Sourced(Period(from: from, to: to), .body)
      },
      .keeps("写明 2023 年 1 月 1 日至 12 月 31 日", "January 1 to December 31, 2023") { _ in },
    ],
    wording: Wording.period,
    confront: { report in
      guard let period = report.period else { return [periodFinding("absent", [], nil)] }
      let (from, to) = (period.value.from, period.value.to)
      let isWholeYear = from.year == to.year && (from.month, from.day) == (1, 1) && (to.month, to.day) == (12, 31)
      return isWholeYear ? [] : [periodFinding("partial", [from.description, to.description], period.location)]
    })

  static let title = Rule(
    id: "F-TITLE", family: .formal, title: Bilingual("标题要素", "Title"),
    summary: Bilingual(
      "标题写明机关、年度和“年度报告”，不重复“年度”", "The title names the agency, the year and an annual report, 年度 once"),
    source: formSource, severity: .info,
    examples: [
      .breaks("没有标题，机关和年度取自正文", "no title; agency and year come from the prose") {
        $0.title = nil
        $0.agency = Sourced("云岭市青溪区文化局", .body)
        $0.year = Sourced(2023, .body)
      },
      .breaks("“2023年度政府信息公开工作年度报告”：“年度”重复", "年度 stands twice") {
        $0.title = Sourced("云岭市青溪区文化局2023年度政府信息公开工作年度报告", .title)
      },
      .keeps("“2023年度政府信息公开工作报告”", "年度 stands once, elsewhere") {
        $0.title = Sourced("云岭市青溪区文化局2023年度政府信息公开工作报告", .title)
      },
    ],
    wording: Wording.title, confront: { titleFindings($0) })

  private static func periodFinding(_ key: String, _ facts: [String], _ location: Location?) -> Finding {
    Finding(rule: "F-PERIOD", severity: .info, outcome: .noted, location: location, details: .remark(key, facts))
  }

  private static func titleFindings(_ report: Report) -> [Finding] {
    var remarks: [String] = []
    func weigh(_ evidence: Evidence?, _ name: String) {
      if evidence != .title { remarks.append("\(name) \(evidence?.rawValue ?? "absent")") }
    }
    if report.title == nil { remarks.append("title absent") }
    weigh(report.agency?.evidence, "agency")
    weigh(report.year?.evidence, "year")
    if let title = report.title?.value {
      let count = ProseText(title).count(of: "年度")
      if count > 1 { remarks.append("title doubled") }
      if count == 0 { remarks.append("title bare") }
    }
    guard !remarks.isEmpty else { return [] }
    let location = report.title?.location
    return [
      Finding(rule: "F-TITLE", severity: .info, outcome: .noted, location: location, details: .remark("title", remarks))
    ]
  }
}

extension Report {
  /// Makes the report say that its figures cover a whole year.
  package mutating func setPeriod(ofYear year: Int) {
    guard let from = CalendarDate(year: year, month: 1, day: 1), let to = CalendarDate(year: year, month: 12, day: 31)
    else { return }
    period = Sourced(Period(from: from, to: to), .body)
  }
}
