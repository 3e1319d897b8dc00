extension Rules {
  static let narrative: [Rule] = [
    narrativeReceived, narrativeCarriedIn, narrativeAnswered, narrativeCarriedOut, narrativeGranted, narrativePartial,
    narrativeDenied, narrativeUnable, narrativeRefused, narrativeOther, narrativeChannel, narrativeApplicant,
    narrativeBreakdown, narrativeShare, narrativeReview, narrativeSuits, narrativeNormative, narrativeDecisions,
    narrativeFee, narrativeProactive,
  ]

  static let narrativeReceived = narrative(
    "N-RECEIVED", Bilingual("收到申请数", "Requests received"),
    Bilingual("正文所说收到的申请数等于表三本年新收，或加上上年结转", "The requests that the prose says were received are those of table 3"),
    .warning, [.received],
    [
      .breaks("正文写 8 件，表三 9 件", "8 in the prose, 9 in table 3") { $0.write("2023年，我局收到政府信息公开申请8件。", in: .overview) },
      .breaks("正文说未收到申请，表三 9 件", "none in the prose, 9 in table 3") { $0.write("本年度未收到政府信息公开申请。", in: .overview) },
      .keeps("连同上年结转共 10 件", "10 with the one carried in") { $0.write("2023年共受理政府信息公开申请10件。", in: .overview) },
      .keeps("说的是去年、提案或约数", "last year's, other matters, or about so many") {
        $0.write("2022年收到政府信息公开申请66件。办理提案12件，收到来信30余件。今年收到政府信息公开申请近10件。", in: .overview)
      },
    ])

  static let narrativeCarriedIn = narrative(
    "N-CARRYIN", Bilingual("上年结转数", "Requests carried in"),
    Bilingual("正文所说上年结转的件数等于表三第二项", "The requests that the prose says were carried in are those of table 3"), .warning,
    [.carriedIn],
    [
      .breaks("正文写上年结转 2 件，表三 1 件", "2 in the prose, 1 in table 3") {
        $0.write("收到政府信息公开申请9件，上年结转2件。", in: .overview)
      },
      .keeps("上年结转 1 件", "1 in both") { $0.write("收到政府信息公开申请9件，上年结转1件。", in: .overview) },
    ])

  static let narrativeCarriedOut = narrative(
    "N-CARRYOUT", Bilingual("结转下年数", "Requests carried over"),
    Bilingual("正文所说结转下年度的件数等于表三第四项", "The requests that the prose says go to next year are those of table 3"), .warning,
    [.carriedOut],
    [
      .breaks("正文说没有结转，表三 1 件", "none in the prose, 1 in table 3") {
        $0.write("收到政府信息公开申请9件，没有结转。", in: .overview)
      },
      .keeps("1 件结转 2024 年办理", "1 goes to 2024 in both") { $0.write("收到政府信息公开申请9件，1件结转2024年办理。", in: .overview) },
    ])

  static let narrativeGranted = narrative(
    "N-GRANTED", Bilingual("予以公开数", "Requests granted"),
    Bilingual("正文所说予以公开的件数等于表三予以公开，或连同部分公开", "The requests that the prose says were granted are those of table 3"),
    .warning, [.granted, .grantedOrPartial],
    [
      .breaks("予以公开及部分公开写 5 件，表三 5+1 件", "5 wholly or in part in the prose, 5 and 1 in table 3") {
        $0.write("收到政府信息公开申请9件，予以公开及部分公开5件。", in: .overview)
      },
      .keeps("“不予以公开0件”不是予以公开", "不予以公开 is not 予以公开") {
        $0.write("收到政府信息公开申请9件，不予以公开0件，予以公开6件。", in: .overview)
      },
    ])

  static let narrativePartial = narrative(
    "N-PARTIAL", Bilingual("部分公开数", "Requests granted in part"),
    Bilingual("正文所说部分公开的件数等于表三部分公开", "The requests granted in part are as many in the prose as in table 3"), .warning,
    [.partial],
    [
      .breaks("部分公开写 2 件，表三 1 件", "2 in the prose, 1 in table 3") {
        $0.write("收到政府信息公开申请9件，部分公开2件。", in: .overview)
      },
      .keeps("部分公开 1 件", "1 in both") { $0.write("收到政府信息公开申请9件，部分公开1件。", in: .overview) },
    ])

  static let narrativeDenied = narrative(
    "N-DENIED", Bilingual("不予公开数", "Requests refused"),
    Bilingual("正文所说不予公开的件数等于表三不予公开八项之和", "The requests refused are as many in the prose as in table 3"), .warning,
    [.denied],
    [
      .breaks("不予公开写 1 件，表三没有", "1 in the prose, none in table 3") {
        $0.write("收到政府信息公开申请9件，不予公开1件。", in: .overview)
      },
      .keeps("不予公开 0 件", "none in both") { $0.write("收到政府信息公开申请9件，不予公开0件。", in: .overview) },
    ])

  static let narrativeRefused = narrative(
    "N-REFUSED", Bilingual("不予处理数", "Requests not processed"),
    Bilingual("正文所说不予处理的件数等于表三不予处理五项之和", "The requests not processed are as many in the prose as in table 3"), .warning,
    [.refused],
    [
      .breaks("不予处理写 3 件，表三没有", "3 in the prose, none in table 3") {
        $0.write("收到政府信息公开申请9件，不予处理3件。", in: .overview)
      },
      .keeps("不予处理 0 件", "none in both") { $0.write("收到政府信息公开申请9件，不予处理0件。", in: .overview) },
    ])

  static let narrativeOther = narrative(
    "N-OTHER", Bilingual("其他处理数", "Requests otherwise dealt with"),
    Bilingual("正文所说其他处理的件数等于表三其他处理各项之和", "The requests otherwise dealt with are as many in the prose as in table 3"),
    .warning, [.otherHandling],
    [
      .breaks("其他处理写 2 件，表三 1 件", "2 in the prose, 1 in table 3") {
        $0.write("收到政府信息公开申请9件，其他处理2件。", in: .overview)
      },
      .keeps("其他处理 1 件", "1 in both") { $0.write("收到政府信息公开申请9件，其他处理1件。", in: .overview) },
    ])

  static let narrativeApplicant = narrative(
    "N-APPLICANT", Bilingual("申请人类别", "Kinds of applicants"),
    Bilingual("正文所说各类申请人的件数等于表三本年新收各栏", "The kinds of applicants are as many in the prose as in table 3"), .warning,
    [.natural, .organisations, .enterprise, .research, .nonprofit, .legalService],
    [
      .breaks("自然人写 6 件，表三 7 件", "6 by natural persons in the prose, 7 in table 3") {
        $0.write("收到政府信息公开申请9件，其中自然人6件、商业企业2件。", in: .overview)
      },
      .keeps("连同上年结转，自然人 8 件", "8 with the one carried in") {
        $0.write("受理政府信息公开申请10件，其中自然人8件、商业企业2件。", in: .overview)
      },
    ])

  static let narrativeReview = narrative(
    "N-REVIEW", Bilingual("行政复议数", "Reconsiderations"),
    Bilingual("正文所说行政复议件数和结果与表四一致", "Reconsiderations are as many, and end as, in table 4"), .warning,
    [.review, .disputes],
    [
      .breaks("说未发生行政复议，表四 1 件", "none in the prose, 1 in table 4") {
        $0.write("本年度未发生因政府信息公开引起的行政复议、行政诉讼。", in: .overview)
      },
      .keeps("不是信息公开的复议案件", "reconsiderations of other matters") { $0.write("全年办理行政复议案件134件。", in: .overview) },
    ])

  static let narrativeNormative = narrative(
    "N-NORM", Bilingual("规范性文件数", "Normative documents"),
    Bilingual("正文所说规范性文件的制发、废止、现行有效件数与表二一致", "Normative documents are as many in the prose as in table 2"), .info,
    [.normativeMade, .normativeRepealed, .normativeInForce],
    [
      .breaks("正文制发 3 件，表二 0 件", "3 issued in the prose, none in table 2") {
        $0.write("本年制发行政规范性文件3件。", in: .overview)
      },
      .keeps("印发的是政策文件", "policy papers, not normative documents") { $0.write("本年印发政策文件3件。", in: .overview) },
    ])

  static let narrativeDecisions = narrative(
    "N-LICENSE", Bilingual("许可处罚强制数", "Licences, penalties, coercion"),
    Bilingual(
      "正文所说行政许可、处罚、强制决定数与表二一致", "Licences, penalties and coercive measures are as many in the prose as in table 2"),
    .info, [.license, .penalty, .coercion],
    [
      .breaks("正文作出行政处罚决定 5 件，表二 0 件", "5 penalties in the prose, none in table 2") {
        $0.write("全年作出行政处罚决定5件。", in: .overview)
      },
      .keeps("公示的处罚信息条数", "published notices of penalties") { $0.write("公示行政处罚信息50条。", in: .overview) },
    ])

  // MARK: - How they work

  static let narrativeSource = Bilingual(
    "《政府信息公开条例》第五十条；报告正文与表格应一致（国办公开办函〔2021〕30号、〔2019〕60号）",
    "Regulation on open government information, art. 50: prose and tables of one report state the same")

  static func narrative(
    _ id: RuleID, _ title: Bilingual, _ summary: Bilingual, _ severity: Severity, _ subjects: [Claim.Subject],
    _ examples: [RuleExample], also further: (@Sendable (Report) -> [Finding])? = nil
  ) -> Rule {
    Rule(
      id: id, family: .narrative, title: title, summary: summary, source: narrativeSource, severity: severity,
      examples: examples, wording: Wording.claim,
      confront: { report in
        guard !report.claims.isEmpty else { return [] }
        return numbered(differing(id, severity, subjects, in: report) + (further?(report) ?? []))
      })
  }

  /// Findings of one rule told apart within their section: overview, overview.2 …
  private static func numbered(_ findings: [Finding]) -> [Finding] {
    guard findings.count > 1 else { return findings }
    var counts: [String: Int] = [:]
    return findings.map { finding in
      let section = finding.subject ?? ""
      counts[section, default: 0] += 1
      guard let count = counts[section], count > 1 else { return finding }
      return Finding(
        rule: finding.rule, subject: "\(section).\(count)", severity: finding.severity, outcome: finding.outcome,
        cells: finding.cells, expected: finding.expected, found: finding.found, location: finding.location,
        details: finding.details)
    }
  }

  /// The plain claims that differ from every figure they may mean; a hint only where the prose says it rightly elsewhere.
  private static func differing(
    _ rule: RuleID, _ severity: Severity, _ subjects: [Claim.Subject], in report: Report
  ) -> [Finding] {
    var findings: [Finding] = []
    for claim in report.claims where claim.isPlain && claim.measure == .count && subjects.contains(claim.subject) {
      let sides = report.sides(of: claim.subject)
      guard !sides.isEmpty, !sides.contains(where: { $0.value == claim.value }) else { continue }
      let isRightElsewhere = report.claims.contains { other in
        other.subject == claim.subject && sides.contains { $0.value == other.value }
      }
      findings.append(claimFinding(rule, isRightElsewhere ? .info : severity, claim, sides))
    }
    return findings
  }

  /// A finding on a claim, with what stands in its place.
  static func claimFinding(
    _ rule: RuleID, _ severity: Severity, _ claim: Claim, _ sides: [TableSide]
  ) -> Finding {
    var cells: [CellPath] = []
    for cell in sides.flatMap(\.cells) where !cells.contains(cell) { cells.append(cell) }
    var stated: [ClaimSide] = []
    for side in sides {
      guard let value = side.value, !stated.contains(where: { $0.value == value }) else { continue }
      stated.append(ClaimSide(value, side.name))
    }
    return Finding(
      rule: rule, subject: claim.section.id, severity: severity,
      outcome: sides.contains(where: \.hasBlanks) ? .undetermined : .noted, cells: cells, expected: sides.first?.value,
      found: claim.value, location: claim.location,
      details: .claim(claim, stated))
  }
}
