extension Rules {
  static let formalHints: [Rule] = [
    zeroStyle, publishedLate, publishedEarly, outdatedLaw, shortProblems, governmentContents,
  ]

  static let zeroStyle = Rule(
    id: "F-ZEROSTYLE", family: .formal, title: Bilingual("零的写法", "How zero is written"),
    summary: Bilingual(
      "表三、表四的零写作 0，不用“-”“/”“无”", "Zeros in tables 3 and 4 are written 0, not as dashes, slashes or words"),
    source: formSource,
    severity: .info,
    examples: [
      .breaks("零写作“-”", "zeros written as dashes") { $0.dashZeros(in: .refusedRepeat) },
      .keeps("表二规章填“/”", "a slash for rules in table 2") { $0.set(.rules, .made, Figure(raw: "/", kind: .slash)) },
    ],
    wording: Wording.formalHint,
    confront: { report in
      [TableKind.requests, .disputes].compactMap { kind in
        guard let table = report.table(kind) else { return nil }
        var cells: [CellPath] = []
        for index in table.figures.indices {
          let isStyled: Bool =
            switch table.figures[index].kind {
            case .dash, .slash: true
            case .text: table.figures[index].value == 0
            default: false
            }
          if isStyled { cells.append(table.form.cells[index]) }
        }
        guard let first = cells.first else { return nil }
        return Finding(
          rule: "F-ZEROSTYLE", subject: kind.id, severity: .info, outcome: .noted, cells: cells,
          location: report.figure(first).location ?? table.location,
          details: .remark("zero", [report.figure(first).raw, String(cells.count)]))
      }
    })

  static let publishedLate = Rule(
    id: "F-DATE-LATE", family: .formal, title: Bilingual("公布过期", "Published late"),
    summary: Bilingual(
      "部门 1 月 31 日前、政府 3 月 31 日前公布（机关类型不明、乡镇街道或日期取自网页信息时为提示）",
      "Published by January 31, by a government by March 31 (a hint for towns, unknown kinds, or a date of the page alone)"
    ),
    source: Bilingual("《政府信息公开条例》第四十九条", "Regulation on open government information, art. 49"), severity: .warning,
    examples: [
      .breaks("区文化局 3 月 5 日公布", "a district bureau on March 5") { $0.publish(2024, 3, 5) },
      .keeps("县人民政府 3 月 5 日公布", "a county government on March 5") {
        $0.agency = Sourced("青溪县人民政府", .title)
        $0.publish(2024, 3, 5)
        $0.write("2023年，我县收到政府信息公开申请9件。开展工作考核和社会评议，没有责任追究情形。", in: .overview)
      },
    ],
    wording: Wording.formalHint,
    confront: { report in
      guard let year = report.year?.value, year >= 2019, let published = report.published,
        let deadline = deadline(report, year), published.value > deadline.day
      else { return [] }
      let isSure = deadline.isSure && published.evidence == .body
      return [
        Finding(
          rule: "F-DATE-LATE", severity: isSure ? .warning : .info, outcome: .noted, location: published.location,
          details: .remark("late", [published.value.description, deadline.day.description]))
      ]
    })

  static let publishedEarly = Rule(
    id: "F-DATE-EARLY", family: .formal, title: Bilingual("年内公布", "Published within the year"),
    summary: Bilingual("报告在报告年度结束后公布", "The report is published after its year has ended"),
    source: Bilingual(
      "《政府信息公开条例》第四十九条：公布上一年度报告", "Regulation on open government information, art. 49: on the past year"),
    severity: .warning,
    examples: [
      .breaks("2023 年 12 月 25 日公布 2023 年度报告", "the report on 2023 on December 25, 2023") { $0.publish(2023, 12, 25) },
      .keeps("2024 年 1 月 2 日公布", "on January 2, 2024") { $0.publish(2024, 1, 2) },
    ],
    wording: Wording.formalHint,
    confront: { report in
      guard let year = report.year, year.evidence == .title || year.evidence == .body, let published = report.published,
        published.value.year == year.value
      else { return [] }
      return [
        Finding(
          rule: "F-DATE-EARLY", severity: published.evidence == .body ? .warning : .info, outcome: .noted,
          location: published.location, details: .remark("early", [published.value.description, String(year.value)]))
      ]
    })

  static let outdatedLaw = Rule(
    id: "F-LAW", family: .formal, title: Bilingual("依据过时", "Outdated basis"),
    summary: Bilingual(
      "2019 年度起不引第492号令，2021 年度起不只引国办公开办函〔2019〕60号",
      "From 2019 on decree No. 492, and from 2021 on notice 2019 No. 60 alone, is no longer the basis"),
    source: Bilingual("国务院令第711号；国办公开办函〔2021〕30号", "Decree No. 711; notice 2021 No. 30"), severity: .info,
    examples: [
      .breaks("2023 年度引国务院令第492号", "decree No. 492 in a report on 2023") { $0.preamble = "根据《条例》（国务院令第492号）编制。" },
      .breaks("2023 年度只引〔2019〕60号", "notice 2019 No. 60 alone in a report on 2023") {
        $0.preamble = "根据国办公开办函〔2019〕60号编制。"
      },
      .keeps("2020 年度引〔2019〕60号", "notice 2019 No. 60 in a report on 2020") {
        $0 = ExampleReport.make(edition: .form2019, year: 2020)
        $0.preamble = "根据国办公开办函〔2019〕60号编制。"
      },
    ],
    wording: Wording.formalHint, confront: lawFindings)

  static let shortProblems = Rule(
    id: "F-SEC5", family: .formal, title: Bilingual("第五部分过短", "Section V too short"),
    summary: Bilingual(
      "第五部分写明主要问题和改进情况（不少于 30 字）", "Section V tells the problems and improvements, in 30 characters or more"),
    source: Bilingual("《政府信息公开条例》第五十条第（四）项", "Regulation on open government information, art. 50 (4)"), severity: .info,
    examples: [
      .breaks("第五部分只写“无”", "section V says “none”") { $0.write("无。", in: .problems) },
      .keeps("写了两句", "two sentences") { _ in },
    ],
    wording: Wording.formalHint,
    confront: { report in
      guard let section = report.section(.problems), !report.isOnOlderForm, !section.heading.isEmpty else { return [] }
      guard section.text.utf8.count < 400 else { return [] }
      let count = ProseText(section.text).letters.count
      guard count < 30 else { return [] }
      return [
        Finding(
          rule: "F-SEC5", subject: section.id.id, severity: .info, outcome: .noted, location: section.location,
          details: .remark("short", [String(count)]))
      ]
    })

  static let governmentContents = Rule(
    id: "F-GOV", family: .formal, title: Bilingual("政府报告要素", "What governments add"),
    summary: Bilingual(
      "各级人民政府的报告写明工作考核、社会评议和责任追究结果",
      "A government's report tells the results of assessment, public appraisal and accountability"),
    source: Bilingual("《政府信息公开条例》第五十条第（四）项", "Regulation on open government information, art. 50 (4)"), severity: .info,
    examples: [
      .breaks("县人民政府的报告没有写责任追究", "a county government's report without accountability") {
        $0.agency = Sourced("青溪县人民政府", .title)
        $0.write("2023年收到政府信息公开申请9件。开展工作考核和社会评议。", in: .overview)
      },
      .keeps("部门的报告", "a bureau's report") { _ in },
    ],
    wording: Wording.formalHint,
    confront: { report in
      guard let agency = report.agency?.value, ProseText(agency).isGovernment, !report.isOnOlderForm,
        report.section(.overview) != nil, report.section(.problems) != nil
      else { return [] }
      let texts = report.sections.map { ProseText($0.text) }
      let wanted: [(String, [Phrase])] = [
        ("assessment", ["考核", "考评", "绩效"]), ("appraisal", ["评议", "满意度", "评估", "测评", "社会评价"]),
        ("accountability", ["责任追究", "问责", "追责", "追究责任"]),
      ]
      let absent = wanted.filter { item in !texts.contains { $0.containsAny(item.1) } }.map(\.0)
      guard !absent.isEmpty else { return [] }
      return [
        Finding(
          rule: "F-GOV", severity: .info, outcome: .noted, location: report.section(.overview)?.location,
          details: .remark("absent", absent))
      ]
    })

  // MARK: - Helpers

  /// The last day on which the report may be published, and whether the agency's kind leaves no doubt of it.
  private static func deadline(_ report: Report, _ year: Int) -> (day: CalendarDate, isSure: Bool)? {
    let agency = report.agency.map { ProseText($0.value) }
    let isTown = agency?.containsAny(["镇", "乡", "街道", "管委会", "管理委员会"]) ?? false
    let isBureau = agency?.isBureau ?? false
    let day =
      isBureau || isTown
      ? CalendarDate(year: year + 1, month: 1, day: 31) : CalendarDate(year: year + 1, month: 3, day: 31)
    return day.map { ($0, !isTown && (isBureau || agency?.isGovernment ?? false)) }
  }

  @Sendable private static func lawFindings(_ report: Report) -> [Finding] {
    guard let year = report.year?.value, year >= 2019 else { return [] }
    var findings: [Finding] = []
    func note(_ key: String, _ location: Location?) {
      findings.append(
        Finding(
          rule: "F-LAW", subject: key, severity: .info, outcome: .noted, location: location,
          details: .remark(key, [String(year)])))
    }
    let pieces: [(text: String, place: Location?)] =
      [(report.preamble, nil)] + report.sections.map { ($0.text, $0.location) }
    let texts = pieces.filter(\.text.mayCiteOldLaw).map { (ProseText($0.text), $0.place) }
    guard !texts.isEmpty else { return [] }
    if let old = texts.first(where: { $0.0.contains("第492号") && !$0.0.contains("第711号") }) { note("decree", old.1) }
    guard year >= 2021, let old = texts.first(where: { $0.0.cites("60号", of: "2019") }),
      !pieces.contains(where: { ProseText($0.text).cites("30号", of: "2021") })
    else { return findings }
    note("notice", old.1)
    return findings
  }
}

extension String {
  /// Whether the numbers 492 or 60 stand in it at all, seen without folding it.
  fileprivate var mayCiteOldLaw: Bool {
    var (last, before): (UInt8, UInt8) = (0, 0)
    for byte in utf8 {
      if byte == 0x30 && last == 0x36 || byte == 0x32 && last == 0x39 && before == 0x34 { return true }
      (before, last) = (last, byte)
    }
    return false
  }
}

extension ProseText {
  /// Whether 国办公开办函 of that year and number is cited.
  fileprivate func cites(_ number: Phrase, of year: Phrase) -> Bool {
    var start = 0
    while let place = index(of: "国办公开办函", in: start..<units.count) {
      start = place + 1
      let range = place..<min(place + 16, units.count)
      if contains(number, in: range), contains(year, in: range) { return true }
    }
    return false
  }

  /// Whether it names a government itself, not one of its offices.
  fileprivate var isGovernment: Bool {
    let ending: Phrase = "人民政府"
    return units.suffix(4).elementsEqual(ending.units)
  }

  /// Whether it names a department.
  fileprivate var isBureau: Bool {
    let last = units.last
    return last == 0x5C40 || last == 0x59D4 || last == 0x5385
      || (last == 0x4F1A && contains("委员会") && !contains("管理委员会"))
  }
}

extension Report {
  /// Puts the day of publication under the report.
  fileprivate mutating func publish(_ year: Int, _ month: Int, _ day: Int) {
    published = CalendarDate(year: year, month: month, day: day).map { Sourced($0, .body) }
  }
}
