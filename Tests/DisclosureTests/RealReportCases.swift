import Disclosure

extension RealReport {
  /// All text files of `reports/real`, read by eye.
  static let all: [RealReport] = [
    pingtan2021, pingtan2022, xiongxian, xiaogan, changchun, jiaxian, taipingzhen, zhashui, auditBureau, housingBureau,
    civilAffairs, statisticsBureau,
  ]

  private static let noRequests2021 = """
    t2.rules 0 0 0
    t2.normative 0 0 0
    t2.license 0
    t2.penalty 0
    t2.coercion 0
    t2.fee 0
    """

  /// Glued. Every row of table 3 has one reading by its own sum, except 予以公开 (2+7+20+1 or 27+2+1 = 30) and 不掌握
  /// (2+20+3 or 22+3 = 25), where the column sums (63 natural persons) leave 27 and 22. Table 4's 17 digits have one
  /// reading by its three sums. `693665` in table 2 has ten readings and no sum: nobody can know.
  private static let pingtan2021 = RealReport(
    file: "fujian-pingtan-2021.txt",
    tables: [.proactive: .form2021, .requests: .form2021, .disputes: .form2021],
    rows: """
      t2.rules 0 0 0
      t2.license 2293
      t2.penalty 1282
      t2.coercion 42
      t2.fee 24252.311082
      t3.new_received 64 0 0 2 0 4 70
      t3.carried_in 0 0 0 0 0 0 0
      t3.granted 27 0 0 2 0 1 30
      t3.partial 5 0 0 0 0 0 5
      t3.denied_state_secret 0 0 0 0 0 0 0
      t3.denied_law_prohibits 0 0 0 0 0 0 0
      t3.denied_safety 0 0 0 0 0 0 0
      t3.denied_third_party 0 0 0 0 0 0 0
      t3.denied_internal 1 0 0 0 0 0 1
      t3.denied_process 0 0 0 0 0 0 0
      t3.denied_enforcement_file 6 0 0 0 0 0 6
      t3.denied_admin_query 1 0 0 0 0 0 1
      t3.unable_not_held 22 0 0 0 0 3 25
      t3.unable_needs_creation 0 0 0 0 0 0 0
      t3.unable_unclear 0 0 0 0 0 0 0
      t3.refused_petition 0 0 0 0 0 0 0
      t3.refused_repeat 0 0 0 0 0 0 0
      t3.refused_publication 0 0 0 0 0 0 0
      t3.refused_excessive 0 0 0 0 0 0 0
      t3.refused_confirm 0 0 0 0 0 0 0
      t3.other_no_correction 0 0 0 0 0 0 0
      t3.other_no_fee 0 0 0 0 0 0 0
      t3.other_misc 1 0 0 0 0 0 1
      t3.result_total 63 0 0 2 0 4 69
      t3.carried_out 1 0 0 0 0 0 1
      t4.review 1 0 2 0 3
      t4.litigation_direct 12 0 0 0 12
      t4.litigation_after_review 0 0 0 0 0
      """,
    agencies: ["平潭综合实验区"], years: [2021], title: "平潭综合实验区2021年度政府信息公开工作年度报告",
    published: "2022-02-08", period: "2021-01-01 2021-12-31")

  /// Glued in table 3, spaced in table 4. `8855698` in table 2 has fifteen readings. The prose speaks of 88 and 698
  /// documents, which would leave one, but prose is another statement and no reading of this cell: unread is right.
  /// The fourth heading has a typo (行政法复议) and is still that section.
  private static let pingtan2022 = RealReport(
    file: "fujian-pingtan-2022.txt",
    tables: [.proactive: .form2021, .requests: .form2021, .disputes: .form2021],
    rows: """
      t2.rules 0 0 0
      t2.license 10690
      t2.penalty 2113
      t2.coercion 0
      t2.fee 9116.36
      t3.new_received 71 3 0 0 0 0 74
      t3.carried_in 1 0 0 0 0 0 1
      t3.granted 21 0 0 0 0 0 21
      t3.partial 8 1 0 0 0 0 9
      t3.denied_state_secret 0 0 0 0 0 0 0
      t3.denied_law_prohibits 0 0 0 0 0 0 0
      t3.denied_safety 0 0 0 0 0 0 0
      t3.denied_third_party 0 0 0 0 0 0 0
      t3.denied_internal 1 0 0 0 0 0 1
      t3.denied_process 2 0 0 0 0 0 2
      t3.denied_enforcement_file 1 0 0 0 0 0 1
      t3.denied_admin_query 0 0 0 0 0 0 0
      t3.unable_not_held 37 0 0 0 0 0 37
      t3.unable_needs_creation 0 0 0 0 0 0 0
      t3.unable_unclear 0 0 0 0 0 0 0
      t3.refused_petition 0 0 0 0 0 0 0
      t3.refused_repeat 0 0 0 0 0 0 0
      t3.refused_publication 0 0 0 0 0 0 0
      t3.refused_excessive 0 0 0 0 0 0 0
      t3.refused_confirm 0 0 0 0 0 0 0
      t3.other_no_correction 2 0 0 0 0 0 2
      t3.other_no_fee 0 0 0 0 0 0 0
      t3.other_misc 0 2 0 0 0 0 2
      t3.result_total 72 3 0 0 0 0 75
      t3.carried_out 0 0 0 0 0 0 0
      t4.review 0 1 1 0 2
      t4.litigation_direct 1 0 0 0 1
      t4.litigation_after_review 0 0 0 0 0
      """,
    agencies: ["平潭综合实验区"], years: [2022], title: "平潭综合实验区2022年度政府信息公开工作年度报告",
    published: "2023-02-20", period: "2022-01-01 2022-12-31")

  /// A page that lost every repeated line. One `0` is left under 规章, which has three columns: whether it is the
  /// first, and what became of the others, cannot be known.
  private static let xiongxian = RealReport(
    file: "hebei-xiongxian-township-2019.txt",
    tables: [.proactive: .form2019, .requests: .form2019, .disputes: nil], rows: "", years: [2019],
    sections: [.overview, .proactive, .requests, .disputes])

  /// Cut off within table 2; an extra row 其他主动公开文件 must not lend its figures to another.
  private static let xiaogan = RealReport(
    file: "hubei-xiaogan-gov-office-2020.txt", tables: [.proactive: .form2019],
    rows: """
      t2.rules 2 2 3
      t2.normative 11 11 119
      """,
    agencies: ["孝感市人民政府办公室"], years: [2020], title: "孝感市人民政府办公室2020年政府信息公开工作年度报告",
    period: "2020-01-01 2020-12-31", sections: [.overview, .proactive])

  /// Lines led by pipes, cut off within table 3. The year stands only in the prose.
  private static let changchun = RealReport(
    file: "jilin-changchun-veterans-bureau-2023.txt", tables: [.proactive: .form2021, .requests: nil],
    rows: noRequests2021 + "\n" + """
      t3.new_received 3 0 0 0 0 0 3
      t3.carried_in 0 0 0 0 0 0 0
      """,
    years: [2023, nil], sections: [.overview, .proactive, .requests])

  /// Labels only: every cell was empty and left no trace. The agency may be the town or its government (螅镇政府 can
  /// be cut either way in 螅镇政府信息公开).
  private static let jiaxian = RealReport(
    file: "shaanxi-jiaxian-mingzhen-town-2022.txt", tables: [.proactive: .form2019, .requests: nil], rows: "",
    agencies: ["螅镇", "螅镇政府"], years: [2022], title: "2022年度螅镇政府信息公开工作年度报告", published: "2023-01-31",
    sections: [.overview, .proactive, .requests])

  /// A cell a line, cut off after the third ground for refusal.
  private static let taipingzhen = RealReport(
    file: "shaanxi-xixian-taipingzhen-town-2022.txt", tables: [.proactive: .form2021, .requests: nil],
    rows: noRequests2021 + "\n" + """
      t3.new_received 0 0 0 0 0 0 0
      t3.carried_in 0 0 0 0 0 0 0
      t3.granted 0 0 0 0 0 0 0
      t3.partial 0 0 0 0 0 0 0
      t3.denied_state_secret 0 0 0 0 0 0 0
      t3.denied_law_prohibits 0 0 0 0 0 0 0
      t3.denied_safety 0 0 0 0 0 0 0
      """,
    agencies: ["太平镇人民政府"], years: [2022], title: "太平镇人民政府2022年政府信息公开工作年度报告",
    period: "2022-01-01 2022-12-31", sections: [.overview, .proactive, .requests])

  /// Traditional script with readings; table 3 has one `0` a row and then eight bars: the columns are lost. Taking the
  /// single zero for the total is allowed (a total of 0 is the one thing it can say), giving it to 自然人 is not.
  private static let zhashui = RealReport(
    file: "shaanxi-zhashui-fenghuang-town-2021-trad-pinyin.txt", tables: [.proactive: .form2021, .requests: nil],
    rows: noRequests2021 + "\n" + """
      t3.new_received _ _ _ _ _ _ 0?
      t3.carried_in _ _ _ _ _ _ 0?
      t3.granted _ _ _ _ _ _ 0?
      """,
    agencies: [nil, "柞水縣鳳凰鎮人民政府"], years: [2021], period: "2021-01-01 2021-12-31",
    sections: [.overview, .proactive, .requests])

  /// One page out of the middle: the last row of table 3 stands above the fourth heading, table 4's heads are set
  /// vertically. The row's label and its seven numbers leave no doubt, whatever came before the page.
  private static let auditBureau = RealReport(
    file: "shandong-wendeng-audit-bureau-2020-p9.txt", tables: [.requests: nil, .disputes: nil],
    rows: """
      t3.carried_out 0 0 0 0 0 0 0
      t4.review 0 0 0 0 0
      t4.litigation_direct 0 0 0 0 0
      t4.litigation_after_review 0 0 0 0 0
      """,
    agencies: [nil, "审计局"], years: [2020, nil], sections: [.requests, .disputes, .problems])

  /// `-417` in the column of changes. The text is cut off after two cells of 上年结转: they may be read as the first
  /// two columns, or not at all.
  private static let housingBureau = RealReport(
    file: "shandong-wendeng-housing-bureau-2019.txt", tables: [.proactive: .form2019, .requests: nil],
    rows: """
      t2.rules 0 0 0
      t2.normative 0 8 8
      t2.license 716 -417 298
      t2.other_services 0 0 0
      t2.penalty 3 6 9
      t2.coercion 0 0 0
      t2.fee 0 0
      t2.procurement 0 0
      t3.new_received 2 0 0 0 0 0 2
      t3.carried_in 0? 0? _ _ _ _ _
      """,
    agencies: ["文登区住建局", nil], years: [2019], sections: [.overview, .proactive, .requests])

  /// A cell and its pipe a line, the form of 2019 used for 2023; cut off within the item of penalties.
  private static let civilAffairs = RealReport(
    file: "unknown-county-civil-affairs-2023.txt", tables: [.proactive: .form2019],
    rows: """
      t2.rules 0 0 0
      t2.normative 0 0 0
      t2.license 0 0 0
      t2.other_services 0 0 0
      """,
    years: [2023], period: "2023-01-01 2023-12-31", sections: [.overview, .proactive])

  /// A cell and its pipe a line; slashes for 规章; only the total of the first rows is filled.
  private static let statisticsBureau = RealReport(
    file: "unknown-district-stats-bureau-2023.txt", tables: [.proactive: .form2021, .requests: nil],
    rows: """
      t2.rules / / /
      t2.normative 0 0 0
      t2.license 0
      t2.penalty 0
      t2.coercion 0
      t2.fee 0
      t3.new_received _ _ _ _ _ _ 0
      t3.carried_in _ _ _ _ _ _ 0
      t3.granted _ _ _ _ _ _ _
      """,
    agencies: ["区统计局", nil], years: [2023], sections: [.overview, .proactive, .requests])
}
