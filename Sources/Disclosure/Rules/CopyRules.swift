extension Rules {
  static let lastYearAcross = Rule(
    id: "X-PREV", family: .years, title: Bilingual("所说的上年数", "What is said of last year"),
    summary: Bilingual(
      "正文所说上年的申请数和增减与上一年度的报告相符（增减幅度相差不过 1 个百分点）",
      "What the prose says of last year's requests, and of the change, agrees with last year's report (changes within 1 point)"
    ),
    source: Bilingual("上一年度的报告表三第一项", "Item one of table 3 in last year's report"), severity: .warning,
    examples: [
      .pair(broken: true, "说上年 66 件，上年报告为 9 件", "66 last year in the prose, 9 in last year's report") { report, _ in
        report.write("收到政府信息公开申请9件，较去年的66件有所变化。", in: .overview)
      },
      .pair(broken: false, "说与上年的 9 件相同", "9 last year in both") { report, _ in
        report.write("收到政府信息公开申请9件，较去年的9件持平。", in: .overview)
      },
    ],
    wording: Wording.across,
    compare: { pair in
      guard pair.isOfYearBefore, let before = pair.other.value(.requests, .newReceived, .total)?.whole else {
        return []
      }
      let carried = pair.other.value(.requests, .carriedIn, .total)?.whole ?? 0
      let now =
        pair.report.saidReceived
        ?? pair.report.value(.requests, .newReceived, .total)?.whole
      return pair.report.claims.compactMap { claim in
        guard let expected = lastYear(claim, now: now, before: [before, before + carried]) else { return nil }
        return pair.finding(
          "X-PREV", claim.section.id, .warning, key: claim.words,
          cells: [CellPath(.requests, .newReceived, .total)], others: [CellPath(.requests, .newReceived, .total)],
          expected: expected, found: claim.value, location: claim.location)
      }
    })

  /// What a claim about last year should say; nil if it agrees or is no such claim.
  private static func lastYear(_ claim: Claim, now: Int?, before: [Int]) -> Quantity? {
    guard let first = before.first else { return nil }
    switch (claim.subject, claim.measure) {
    case (.receivedLastYear, .count): return before.contains { Quantity($0) == claim.value } ? nil : Quantity(first)
    case (.change, .count):
      guard let now else { return nil }
      return before.contains { Quantity(now - $0) == claim.value } ? nil : Quantity(now - first)
    case (.change, .percent):
      guard let now, first > 0, let stated = claim.value.tenths else { return nil }
      let isRight = before.contains { $0 > 0 && abs((now - $0) * 1000 / $0 - stated) <= 10 }
      return isRight ? nil : Quantity(mantissa: Int64((now - first) * 1000 / first), scale: 1)
    default: return nil
    }
  }

  static let sameFigures = Rule(
    id: "X-SAME", family: .years, title: Bilingual("数字与上年全同", "The same figures as last year"),
    summary: Bilingual("各表数字不与上一年度完全相同（全零除外）", "The tables do not hold the very figures of last year, zeros apart"),
    source: Bilingual("经验规则：整份沿用上年数据", "Rule of experience: a report copied from last year's"), severity: .warning,
    examples: [
      .pair(broken: true, "两年数字完全相同", "every figure as last year") { report, other in
        for (row, value) in [(RowID.license, 31), (.penalty, 17)] {
          report.set(row, .decisions, Quantity(value))
          other.set(row, .decisions, Quantity(value))
        }
      },
      .pair(broken: false, "有一格不同", "one figure differs") { report, _ in report.set(.license, .decisions, 31) },
    ],
    wording: Wording.across,
    compare: { pair in
      guard pair.isOfYearBefore, pair.report.isTelling, pair.report.hasSameFigures(as: pair.other) else { return [] }
      return [pair.finding("X-SAME", nil, .warning, key: "same")]
    })

  static let sameText = Rule(
    id: "X-TEXT", family: .years, title: Bilingual("文字雷同", "Copied text"),
    summary: Bilingual(
      "第一、第五部分的文字与本机关上一年度、与其他机关任何年度报告的相似度低于 90%（去掉数字；二十个以上机关中超过三成共有的套话不计）",
      "Sections I and V are less than 90% like last year's and like those of other agencies in any year "
        + "(digits left out; among twenty agencies or more also what over three in ten of them write)"),
    source: Bilingual("各地年度报告评估办法：内容雷同扣分", "Local assessments mark down copied text"), severity: .info,
    examples: [
      .pair(broken: true, "总体情况除年份外照抄上年", "section I copied from last year but for the year") { report, other in
        report.write(ExampleReport.longText("2023"), in: .overview)
        other.write(ExampleReport.longText("2022"), in: .overview)
      },
      .pair(broken: true, "总体情况与同年另一机关的逐字相同", "section I is word for word another agency's of the same year") {
        report, other in
        report.write(ExampleReport.longText("2023"), in: .overview)
        other = ExampleReport.make(agency: "云岭市白鹭区文化局")
        other.write(ExampleReport.longText("2023"), in: .overview)
      },
      .pair(broken: false, "只有套话相同", "only stock phrases are the same") { report, other in
        report.write(ExampleReport.longText("2023"), in: .overview)
        other.write("2022年，我局认真贯彻条例，各项工作有序开展。收到政府信息公开申请9件，全部按期答复。", in: .overview)
      },
      .pair(broken: false, "同一机关同年的两份文件：草稿与正式稿", "draft and final of one agency's report on one year") {
        report, other in
        report.write(ExampleReport.longText("2023"), in: .overview)
        other = report
      },
    ],
    wording: Wording.across,
    compare: { pair in
      guard pair.isOfYearBefore || !pair.isOfOneAgency else { return [] }
      let fewest = pair.isOfOneAgency ? TextLikeness.fewestGrams : TextLikeness.fewestGramsOfOthers
      return SectionTexts.sections.indices.compactMap { section in
        let (mine, theirs) = (pair.report.texts.letters[section], pair.other.texts.letters[section])
        let percent = TextLikeness.percent(mine[...], theirs[...], StockPhrases(), fewest: fewest)
        return percent.map { likeText(pair, section, $0) }
      }
    })

  static let issuedTwice = Rule(
    id: "X-DUP", family: .years, title: Bilingual("同年两份报告", "Two reports on one year"),
    summary: Bilingual("同一机关同一年度的两份报告数字相同", "Two reports of one agency on one year hold the same figures"),
    source: Bilingual("重新发布或更正的报告应替换原件", "A corrected report replaces the first"), severity: .warning,
    examples: [
      .pair(broken: true, "同一年度两份报告，新收件数不同", "two reports on one year with different counts") { report, other in
        other = ExampleReport.make()
        report.set(.newReceived, .natural, 8)
      },
      .pair(broken: false, "同一份报告存了两份", "the same report twice") { _, other in other = ExampleReport.make() },
    ],
    wording: Wording.across,
    compare: { pair in
      guard pair.isOfSameYear else { return [] }
      let cells = pair.report.differingCells(from: pair.other)
      guard !cells.isEmpty else { return [] }
      return [pair.finding("X-DUP", nil, .warning, key: "twice", cells: cells, others: cells)]
    })
}

extension ExampleReport {
  /// A paragraph long enough to be compared.
  package static func longText(_ year: String) -> String {
    "\(year)年，我局收到政府信息公开申请9件。按照边整理边公开的思路，把馆藏目录、展览预告、非遗传承人名录逐项挂网，"
      + "读者可以在同一页面查询借阅规则、场馆开放时间和志愿者招募安排；对群众反映较多的场地预约问题，专门编写了问答手册，"
      + "并在各乡镇综合文化站设置纸质查阅点，由站长负责更新。"
  }
}
