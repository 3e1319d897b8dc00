extension Rules {
  static let years: [Rule] = [
    carriedAcross, inForceAcross, itemsAcross, lastYearAcross, sameFigures, sameText, issuedTwice, suitsAfterReview,
  ]

  static let carriedAcross = Rule(
    id: "X-CARRY", family: .years, title: Bilingual("结转衔接", "Carry-over"),
    summary: Bilingual(
      "上年结转等于上一年度报告的结转下年度，逐栏（总计且机关名称相同为错误，其余为警告）",
      "Requests carried in are those that last year's report carried over, in every column (an error for the total under the same name)"
    ),
    source: Bilingual("年度报告格式表三第二项、第四项（相邻两年）", "Items two and four of table 3, in two successive years"),
    severity: .error,
    examples: [
      .pair(broken: true, "上年报告结转 2 件，今年写上年结转 1 件", "2 carried over last year, 1 carried in") { _, other in
        other.set(.carriedOut, .natural, 2)
        other.set(.carriedOut, .total, 2)
      },
      .pair(broken: false, "两年衔接", "both years agree") { _, _ in },
    ],
    wording: Wording.across,
    compare: { pair in
      guard pair.isOfYearBefore else { return [] }
      return Form.applicants.compactMap { column in
        guard let found = pair.report.value(.requests, .carriedIn, column),
          let expected = pair.other.value(.requests, .carriedOut, column), found != expected
        else { return nil }
        return pair.finding(
          "X-CARRY", column.id, column == .total && pair.namesAgree ? .error : .warning, key: "carry",
          cells: [CellPath(.requests, .carriedIn, column)], others: [CellPath(.requests, .carriedOut, column)],
          expected: expected, found: found)
      }
    })

  static let inForceAcross = Rule(
    id: "X-FORCE", family: .years, title: Bilingual("现行有效件数衔接", "Documents in force"),
    summary: Bilingual(
      "现行有效件数等于上年现行有效加本年制发减本年废止（相差不过 2 为提示）",
      "Documents in force are last year's plus those issued less those repealed (a hint if off by no more than 2)"),
    source: Bilingual("年度报告格式表二第二十条第（一）项（2021 年格式，相邻两年）", "Table 2 of the form of 2021, in two successive years"),
    severity: .warning,
    examples: [
      .pair(broken: true, "上年有效 20 件，制发 3 件，现行有效 9 件", "20 in force, 3 issued, 9 in force now") { report, other in
        other.set(.normative, .inForce, 20)
        report.set(.normative, .made, 3)
        report.set(.normative, .inForce, 9)
      },
      .pair(broken: false, "2021 年格式以前没有可比的数", "the form of 2019 has nothing to compare with") { report, other in
        other = ExampleReport.make(edition: .form2019, year: 2022)
        report.set(.normative, .inForce, 9)
      },
    ],
    wording: Wording.across,
    compare: { pair in
      guard pair.isOfYearBefore else { return [] }
      return [RowID.rules, .normative].compactMap { row in
        guard let base = pair.other.value(.proactive, row, .inForce),
          let made = pair.report.value(.proactive, row, .made),
          let repealed = pair.report.value(.proactive, row, .repealed),
          let found = pair.report.value(.proactive, row, .inForce), base + made - repealed != found
        else { return nil }
        let expected = base + made - repealed
        let distance = expected < found ? found - expected : expected - found
        return pair.finding(
          "X-FORCE", row.id, distance < 3 ? .info : .warning, key: "force",
          cells: [.made, .repealed, .inForce].map { CellPath(.proactive, row, $0) },
          others: [CellPath(.proactive, row, .inForce)], expected: expected, found: found)
      }
    })

  static let itemsAcross = Rule(
    id: "X-ITEMS", family: .years, title: Bilingual("项目数量衔接", "Items in the lists"),
    summary: Bilingual(
      "2020 年度的上一年项目数量等于 2019 年度的上一年项目数量加本年增减",
      "Last year's items in the report on 2020 are those of 2019 with that year's change"),
    source: Bilingual("2019 年格式表二（2019、2020 年度）", "Table 2 of the form of 2019, years 2019 and 2020"),
    severity: .warning,
    examples: [
      .pair(broken: true, "2019 年 6 项增 1 项，2020 年写上一年 6 项", "6 and 1 more in 2019, 6 as last year's in 2020") {
        report, other in
        (report, other) = ExampleReport.itemYears
        report.set(.license, .prevItems, 6)
      },
      .pair(broken: false, "6 项增 1 项，次年写 7 项", "6 and 1 more, then 7") { report, other in
        (report, other) = ExampleReport.itemYears
        report.set(.license, .prevItems, 7)
      },
    ],
    wording: Wording.across,
    compare: { pair in
      guard pair.isOfYearBefore else { return [] }
      return [RowID.license, .otherServices, .penalty, .coercion, .fee].compactMap { row in
        guard let base = pair.other.value(.proactive, row, .prevItems),
          let change = pair.other.value(.proactive, row, .change),
          let found = pair.report.value(.proactive, row, .prevItems), base + change != found
        else { return nil }
        return pair.finding(
          "X-ITEMS", row.id, .warning, key: "items", cells: [CellPath(.proactive, row, .prevItems)],
          others: [.prevItems, .change].map { CellPath(.proactive, row, $0) }, expected: base + change, found: found)
      }
    })

  static let suitsAfterReview = Rule(
    id: "T4-AFTER", family: .years, title: Bilingual("复议后起诉", "Suits after reconsideration"),
    summary: Bilingual(
      "复议后起诉的件数不超过本年与上年行政复议之和",
      "Suits after reconsideration are no more than the reconsiderations of this year and last"),
    source: Bilingual("年度报告格式表四（相邻两年）；有时间差，仅提示", "Table 4 in two successive years; time lags, so only a hint"),
    severity: .info,
    examples: [
      .pair(broken: true, "复议两年共 2 件，复议后起诉 5 件", "2 reconsiderations in two years, 5 suits after them") { report, _ in
        report.set(.litigationAfterReview, .total, 5)
      },
      .pair(broken: false, "复议后起诉 2 件", "2 suits after reconsideration") { report, _ in
        report.set(.litigationAfterReview, .total, 2)
      },
    ],
    wording: Wording.across,
    compare: { pair in
      guard pair.isOfYearBefore, let found = pair.report.value(.disputes, .litigationAfterReview, .total),
        let now = pair.report.value(.disputes, .review, .total),
        let before = pair.other.value(.disputes, .review, .total), now + before < found
      else { return [] }
      return [
        pair.finding(
          "T4-AFTER", nil, .info, key: "after",
          cells: [CellPath(.disputes, .review, .total), CellPath(.disputes, .litigationAfterReview, .total)],
          others: [CellPath(.disputes, .review, .total)], expected: now + before, found: found)
      ]
    })
}

extension ExampleReport {
  /// The reports on 2020 and 2019, with six licences and one more in 2019.
  static var itemYears: (Report, Report) {
    var earlier = make(edition: .form2019, year: 2019)
    earlier.set(.license, .prevItems, 6)
    earlier.set(.license, .change, 1)
    return (make(edition: .form2019, year: 2020), earlier)
  }
}
