extension Rules {
  static let requests: [Rule] = [misread, balance, rowTotal, outcomeTotal, requestsNotNegative, requestsWhole]
  static let disputes: [Rule] = [disputeTotal, disputesNotNegative, disputesWhole]

  static let balance = Rule(
    id: "T3-BAL", family: .requests, title: Bilingual("收办平衡", "Intake and outcome balance"),
    summary: Bilingual(
      "每列：本年新收＋上年结转＝办理结果总计＋结转下年度",
      "In every column, new requests plus those carried in equal the results' total plus those carried out"),
    source: Bilingual(
      "年度报告格式表三表头：“第一项加第二项之和，等于第三项加第四项之和”（国办公开办函〔2021〕30号、〔2019〕60号）",
      "Head of table 3 in the statutory form (notices 2021 No. 30 and 2019 No. 60): items one and two equal items three and four"
    ),
    severity: .error,
    examples: [
      .breaks("自然人新收 7 件写成 8 件", "8 new requests by natural persons instead of 7") {
        $0.set(.newReceived, .natural, 8)
      },
      .keeps("零写作“—”", "zeros written as dashes") { $0.dashZeros(in: .carriedIn) },
    ],
    wording: Wording.balance,
    confront: { identityFindings("T3-BAL", in: $0.requests) })

  static let rowTotal = Rule(
    id: "T3-ROW", family: .requests, title: Bilingual("行总计", "Row total"),
    summary: Bilingual(
      "每行：自然人与五类组织之和等于总计栏", "In every row, natural persons and the five kinds of organisations add up to the total"),
    source: Bilingual(
      "年度报告格式表三“申请人情况”与“总计”栏（国办公开办函〔2021〕30号、〔2019〕60号）",
      "Columns of applicants and total in table 3 of the statutory form (notices 2021 No. 30 and 2019 No. 60)"),
    severity: .error,
    examples: [
      .breaks("“本机关不掌握”一行总计 2 写成 3", "the row of information not held totals 3 instead of 2") {
        $0.set(.unableNotHeld, .total, 3)
      },
      .keeps("空白按零计后相等", "blanks, read as zero, leave both sides equal") { $0.blankZeros(in: .unableNotHeld) },
    ],
    wording: Wording.rowTotal,
    confront: { identityFindings("T3-ROW", in: $0.requests) })

  static let outcomeTotal = Rule(
    id: "T3-SUM", family: .requests, title: Bilingual("办理结果总计", "Total of results"),
    summary: Bilingual(
      "每列：（一）至（六）各种办理结果之和等于（七）总计", "In every column, the results (1) to (6) add up to (7), their total"),
    source: Bilingual(
      "年度报告格式表三“三、本年度办理结果（七）总计”（国办公开办函〔2021〕30号、〔2019〕60号）",
      "Row III (7) of table 3 in the statutory form (notices 2021 No. 30 and 2019 No. 60)"),
    severity: .error,
    examples: [
      .breaks("自然人予以公开 4 件写成 3 件", "3 requests by natural persons granted instead of 4") {
        $0.set(.granted, .natural, 3)
      },
      .keeps("2019 年格式，（六）其他处理只有一行", "the form of 2019, where (6) is a single row") {
        $0 = ExampleReport.make(edition: .form2019, year: 2020)
      },
    ],
    wording: Wording.outcomeTotal,
    confront: { identityFindings("T3-SUM", in: $0.requests) })

  static let disputeTotal = Rule(
    id: "T4-SUM", family: .disputes, title: Bilingual("复议诉讼总计", "Total of disputes"),
    summary: Bilingual(
      "行政复议和两类行政诉讼各自：四种结果之和等于总计",
      "For reconsiderations and for each kind of suit, the four outcomes add up to the total"),
    source: Bilingual(
      "年度报告格式表四（国办公开办函〔2021〕30号、〔2019〕60号）",
      "Table 4 of the statutory form (notices 2021 No. 30 and 2019 No. 60)"),
    severity: .error,
    examples: [
      .breaks("行政复议维持 1 件、总计 2 件", "1 reconsideration upheld, 2 in total") { $0.set(.review, .total, 2) },
      .keeps("没有诉讼，各栏填“-”", "no suits, every cell a dash") {
        for column in Form.disputeOutcomes { $0.set(.litigationDirect, column, .dash) }
      },
    ],
    wording: Wording.disputeTotal,
    confront: { identityFindings("T4-SUM", in: $0.disputes) })

  /// The relations of one rule that do not hold, in the form's order.
  ///
  /// A table of which nothing was read has no relation worth listing: F-TABLE or F-BLANK says so once.
  private static func identityFindings(_ rule: RuleID, in table: ReportTable?) -> [Finding] {
    guard let table else { return [] }
    var findings: [Finding] = []
    for relation in Relation.all(of: table.form) where relation.rule == rule && !relation.holdsPlainly(in: table) {
      if let finding = relation.evaluate(in: table).finding(in: table) { findings.append(finding) }
    }
    return findings.isEmpty || table.hasValues ? findings : []
  }
}

extension ReportTable {
  /// Whether at least one figure with a value was read.
  var hasValues: Bool {
    for index in figures.indices where figures[index].value != nil { return true }
    return false
  }

  /// Whether a cell of that kind is among its figures; looked at in place, without copying their texts.
  func has(_ kind: Figure.Kind) -> Bool {
    for index in figures.indices where figures[index].kind == kind { return true }
    return false
  }

  /// Whether something is or should be in one of its cells that could not be read.
  var hasUnread: Bool {
    for index in figures.indices where figures[index].value == nil && figures[index].isUnread { return true }
    return false
  }
}

extension Evaluation {
  /// What a list of findings says of it; nil for a relation that holds.
  func finding(in table: ReportTable) -> Finding? {
    switch outcome {
    case .holds: nil
    case .broken: finding(.error, .broken, .none, table)
    case .undetermined(let blanks, let closing):
      finding(.warning, .undetermined, .identity(blanks: blanks, unread: [], closing: closing), table)
    case .unassessable(let unread):
      finding(.info, .unassessable, .identity(blanks: [], unread: unread, closing: nil), table)
    }
  }

  private func finding(
    _ severity: Severity, _ outcome: Finding.Outcome, _ details: FindingDetails, _ table: ReportTable
  ) -> Finding {
    Finding(
      rule: relation.rule, subject: relation.subject, severity: severity, outcome: outcome, cells: relation.cells,
      expected: expected, found: found, location: location(in: table), details: details)
  }

  /// The stated cell is where a person looks first; a cell that was not found has no place of its own.
  private func location(in table: ReportTable) -> Location? {
    for cell in relation.stated + relation.computed {
      if let location = table[cell.row, cell.column].location { return location }
    }
    return table.location
  }
}
