extension Rules {
  static let requestHints: [Rule] = [carriedBeyondIntake, allZero, unpaidFees]
  static let disputeHints: [Rule] = [directSuits, disputesWithoutRequests]

  static let carriedBeyondIntake = Rule(
    id: "T3-CARRY", family: .requests, title: Bilingual("结转多于新收", "More carried over than received"),
    summary: Bilingual("结转下年度不多于本年新收", "No more requests are carried over than were received"),
    source: Bilingual(
      "《政府信息公开条例》第三十三条：二十个工作日内答复",
      "Regulation on open government information, art. 33: an answer within 20 working days"),
    severity: .info,
    examples: [
      .breaks("新收 9 件，结转 10 件", "9 received, 10 carried over") { $0.set(.carriedOut, .total, 10) },
      .keeps("新收 9 件，结转 9 件", "9 received, 9 carried over") { $0.set(.carriedOut, .total, 9) },
    ],
    wording: Wording.hint,
    confront: { report in
      let cells = [RowID.newReceived, .carriedOut].map { CellPath(.requests, $0, .total) }
      guard let new = report.figure(cells[0]).value, let out = report.figure(cells[1]).value, new < out else {
        return []
      }
      return [hint("T3-CARRY", cells, [out.description, new.description], report)]
    })

  static let allZero = Rule(
    id: "T3-ZERO", family: .requests, title: Bilingual("表三全零", "Table 3 all zero"),
    summary: Bilingual("表三全为零时，正文也说没有收到申请", "Where table 3 is all zero, the prose too says that no request came in"),
    source: Bilingual("经验规则：全零报表有时与事实不符", "Rule of experience: tables of zeros are not always true"), severity: .info,
    examples: [
      .breaks("表三全零，正文没有说", "all zero, and the prose is silent") {
        $0.clearRequests()
        $0.write("2023年，我局认真做好公开工作。", in: .overview)
      },
      .keeps("表三全零，正文说未收到申请", "all zero, and the prose says that none came in") {
        $0.clearRequests()
        $0.write("2023年，我局未收到政府信息公开申请。", in: .overview)
      },
    ],
    wording: Wording.hint,
    confront: { report in
      guard let table = report.requests else { return [] }
      for index in table.figures.indices where table.figures[index].value != 0 { return [] }
      let isSaid = report.claims.contains { ($0.subject == .received || $0.subject == .answered) && $0.value == 0 }
      return isSaid ? [] : [hint("T3-ZERO", [], [], report, .requests)]
    })

  static let unpaidFees = Rule(
    id: "T3-NOFEE", family: .requests, title: Bilingual("逾期未缴费", "Fees not paid"),
    summary: Bilingual(
      "有逾期未缴费的申请时，第六部分提到信息处理费", "Where fees were not paid in time, section VI speaks of the processing fee"),
    source: Bilingual("国办函〔2020〕109号", "Notice 2020 No. 109"), severity: .info,
    examples: [
      .breaks("逾期未缴费 1 件，第六部分不提", "1 fee not paid, section VI silent") {
        $0.set(.otherNoFee, .total, 1)
        $0.write("无其他需要报告的事项。", in: .otherMatters)
      },
      .keeps("第六部分写明收费情况", "section VI speaks of it") { $0.set(.otherNoFee, .total, 1) },
    ],
    wording: Wording.hint,
    confront: { report in
      let cell = CellPath(.requests, .otherNoFee, .total)
      guard let value = report.figure(cell).value, value > 0, let section = report.section(.otherMatters),
        !ProseText(section.text).mentionsFee
      else { return [] }
      return [hint("T3-NOFEE", [cell], [value.description], report)]
    })

  static let directSuits = Rule(
    id: "T4-DIRECT24", family: .disputes, title: Bilingual("直接起诉", "Suits filed directly"),
    summary: Bilingual(
      "2024 年度起，不予公开须先复议，直接起诉的案件留意是否属于例外",
      "From 2024 on refusals go to reconsideration first; suits filed directly need another ground"),
    source: Bilingual("《行政复议法》（2023 年修订）第二十三条", "Administrative reconsideration law (2023), art. 23"), severity: .info,
    examples: [
      .breaks("2024 年度未经复议直接起诉 1 件", "1 suit filed directly in 2024") {
        $0 = ExampleReport.make(year: 2024)
        $0.set(.litigationDirect, .total, 1)
      },
      .keeps("2023 年度 1 件", "1 in 2023") { $0.set(.litigationDirect, .total, 1) },
    ],
    wording: Wording.hint,
    confront: { report in
      let cell = CellPath(.disputes, .litigationDirect, .total)
      guard let year = report.year?.value, year >= 2024, let value = report.figure(cell).value, value > 0 else {
        return []
      }
      return [hint("T4-DIRECT24", [cell], [value.description], report)]
    })

  static let disputesWithoutRequests = Rule(
    id: "T4-NOBASE", family: .disputes, title: Bilingual("无申请有争议", "Disputes without requests"),
    summary: Bilingual("有复议、诉讼时，一般有新收或结转的申请", "Where there are disputes, there are as a rule requests"),
    source: Bilingual(
      "经验规则：也可能涉及以前年度或主动公开", "Rule of experience: earlier years, or proactive disclosure, may be at issue"),
    severity: .info,
    examples: [
      .breaks("没有申请，复议 1 件", "no requests, 1 reconsideration") { $0.clearRequests() },
      .keeps("申请 9 件，复议 1 件", "9 requests, 1 reconsideration") { _ in },
    ],
    wording: Wording.hint,
    confront: { report in
      guard let intake = report.requests([.newReceived, .carriedIn], "", "").value, intake == 0 else { return [] }
      let side = report.disputes([.review, .litigationDirect, .litigationAfterReview], "", "")
      guard let value = side.value, value > 0 else { return [] }
      return [hint("T4-NOBASE", side.cells, [value.description], report)]
    })

  static func hint(
    _ rule: RuleID, _ cells: [CellPath], _ facts: [String], _ report: Report, _ table: TableKind? = nil
  ) -> Finding {
    let kind = table ?? cells.first?.table
    return Finding(
      rule: rule, subject: table?.id, severity: .info, outcome: .noted, cells: cells,
      location: cells.last.flatMap { report.figure($0).location } ?? kind.flatMap { report.table($0)?.location },
      details: .remark("hint", facts))
  }
}

extension Report {
  /// Puts zeros into table 3.
  fileprivate mutating func clearRequests() {
    for cell in Form.table(.requests, .form2021).cells { set(cell.row, cell.column, 0) }
  }
}
