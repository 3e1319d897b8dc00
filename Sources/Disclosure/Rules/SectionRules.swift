extension Rules {
  static let sections = Rule(
    id: "F-SECT", family: .formal, title: Bilingual("六个部分", "Six sections"),
    summary: Bilingual(
      "六个部分齐全，次序和标题与格式一致，没有重复", "The six sections are there, in order, under the form's headings, none twice"),
    source: Bilingual(
      "《政府信息公开条例》第五十条；《政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号、〔2019〕60号）",
      "Regulation on open government information, art. 50; statutory form (notices 2021 No. 30 and 2019 No. 60)"),
    severity: .warning,
    examples: [
      .breaks("没有“三、收到和处理政府信息公开申请情况”", "section III is not there") {
        $0.requests = nil
        $0.sections.removeAll { $0.id == .requests }
      },
      .breaks("第五、第六部分次序颠倒", "sections V and VI have changed places") { $0.sections.swapAt(4, 5) },
      .breaks("标题写作“五、经验做法”", "section V under another heading") { report in
        report.sections[4] = Section(id: .problems, heading: "五、工作打算与改进", text: report.sections[4].text)
      },
      .breaks("其后还有另一份报告", "another report follows in the same text") { report in
        report.doubts.append(Doubt(.secondReport, text: "一、总体情况"))
      },
      .keeps("标题标点、空格和繁简不同", "headings with other punctuation, spaces and script") { report in
        report.sections[3] = Section(id: .disputes, heading: "四、 政府信息公開行政復議﹑行政訴訟情況：", text: "")
      },
    ],
    wording: Wording.sections, confront: sectionFindings)

  static let fee = Rule(
    id: "F-FEE", family: .formal, title: Bilingual("信息处理费", "Processing fee"),
    summary: Bilingual(
      "2021 年度起，第六部分应说明收取信息处理费的情况，未收取也应写明",
      "From the year 2021 on, section VI states what processing fees were collected, none included"),
    source: Bilingual(
      "格式第六部分：“收取信息处理费情况在此处报告”（国办公开办函〔2021〕30号）；国办函〔2020〕109号",
      "Section VI of the statutory form (notice 2021 No. 30): processing fees are reported here; notice 2020 No. 109"),
    severity: .warning,
    examples: [
      .breaks("第六部分只写“没有其他需要报告的事项”", "section VI has other text only") {
        $0.write("本年度没有其他需要报告的事项。", in: .otherMatters)
      },
      .breaks("第六部分只写“无。”（提示）", "section VI says “none” only (a hint)") { $0.write("无。", in: .otherMatters) },
      .keeps("“共收取政府信息公开处理费0元”", "“0 yuan of processing fees were collected”") {
        $0.write("2023年，共收取政府信息公开处理费0元。", in: .otherMatters)
      },
      .keeps("2020 年度的报告", "a report on 2020") {
        $0 = ExampleReport.make(edition: .form2019, year: 2020)
        $0.write("无", in: .otherMatters)
      },
    ],
    wording: Wording.fee, confront: feeFindings)

  @Sendable private static func sectionFindings(_ report: Report) -> [Finding] {
    guard !report.isOnOlderForm else { return [] }
    var findings: [Finding] = []
    func note(_ id: SectionID?, _ severity: Severity, _ key: String, _ text: String = "", _ location: Location? = nil) {
      findings.append(
        Finding(
          rule: "F-SECT", subject: id?.id, severity: severity, outcome: .noted, location: location,
          details: .remark(key, text.isEmpty ? [] : [text])))
    }
    let found = report.sections.map(\.id)
    for id in SectionID.allCases where !found.contains(id) {
      let table = id.table.flatMap { report.table($0) }
      if table == nil {
        note(id, id.table == nil ? .info : .warning, "missing")
      } else {
        note(id, .info, "heading lost", "", table?.location)
      }
    }
    for (index, section) in report.sections.enumerated() {
      let before = report.sections[..<index]
      if before.contains(where: { $0.id == section.id }) {
        note(section.id, .info, "twice", section.heading, section.location)
      } else if let last = before.last, section.id < last.id {
        note(section.id, .info, "order", section.heading, section.location)
      }
      if section.heading.isEmpty {
        note(section.id, .info, "heading lost", "", section.location)
      } else if !isFormHeading(section) {
        note(section.id, .info, "heading", section.heading, section.location)
      }
    }
    for doubt in report.doubts where doubt.kind == .headingOutOfPlace {
      note(nil, .info, "out of place", doubt.text, doubt.location)
    }
    for doubt in report.doubts where doubt.kind == .secondReport {
      note(nil, .warning, "second report", doubt.text, doubt.location)
    }
    return findings
  }

  /// Whether the heading is the form's, apart from numbering style, punctuation, spaces and script.
  private static func isFormHeading(_ section: Section) -> Bool {
    let heading = ProseText(section.heading).letters
    return formHeadings.first { $0.id == section.id }.map { heading.starts(with: $0.letters) } ?? false
  }

  private static let formHeadings = SectionID.allCases.map { (id: $0, letters: ProseText($0.label).letters) }

  @Sendable private static func feeFindings(_ report: Report) -> [Finding] {
    guard isFeeDue(report), let section = report.section(.otherMatters) else { return [] }
    let prose = ProseText(section.text)
    guard !prose.mentionsFee else { return [] }
    let key = prose.isEmpty ? "empty" : isOnlyNone(section.text) ? "none" : "silent"
    return [
      Finding(
        rule: "F-FEE", severity: key == "none" ? .info : .warning, outcome: .noted, location: section.location,
        details: .remark(key, []))
    ]
  }

  private static func isFeeDue(_ report: Report) -> Bool {
    if let year = report.year?.value { return year >= 2021 }
    return [report.proactive, report.requests].contains { $0?.form.edition == .form2021 }
  }

  /// Whether the section says 无 and nothing more; a date, a signature or page furniture after it is no sentence.
  private static func isOnlyNone(_ text: String) -> Bool {
    let lines = text.split(whereSeparator: \.isNewline).map { ProseText(String($0)) }.filter { !$0.isEmpty }
    let nones: [Phrase] = ["无", "暂无"]
    guard let first = lines.first, nones.contains(where: { $0.units == first.letters }) else { return false }
    return !lines.dropFirst().contains { $0.containsAny(["。", ","]) }
  }
}

extension ProseText {
  /// Whether it speaks of the processing fee, or of collecting fees in general; 行政事业性收费 is another matter.
  var mentionsFee: Bool {
    if containsAny(["处理费", "处理收费", "检索费"]) { return true }
    return sentences.contains { sentence in
      let sentence = sentence.removing("行政事业性收费")
      return sentence.contains("收费")
        || sentence.contains("费") && sentence.containsAny(["收取", "收缴", "缴纳", "减免"])
    }
  }
}
