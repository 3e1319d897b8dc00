extension Rules {
  static let narrativeAnswered = narrative(
    "N-ANSWERED", Bilingual("答复办结数", "Requests answered"),
    Bilingual(
      "正文所说答复、办结的件数等于表三办理结果总计（或新收、新收加结转）；说全部办结时没有结转下年（提示）",
      "The requests answered are as many in the prose as in table 3; where all are said to be, none is carried over (a hint)"
    ),
    .warning, [.answered],
    [
      .breaks("办结写 7 件，表三 9 件", "7 in the prose, 9 in table 3") {
        $0.write("收到政府信息公开申请9件，办结7件。", in: .overview)
      },
      .breaks("说全部办结，表三结转下年 1 件（提示）", "all are said to be answered, 1 is carried over (a hint)") {
        $0.write("收到政府信息公开申请9件，已全部办结。", in: .overview)
      },
      .keeps("按期答复不等于全部答复", "answered in time is not all answered") {
        $0.write("收到政府信息公开申请9件，均在法定期限内答复。12345热线47件已全部办结。", in: .overview)
      },
    ],
    also: { report in
      report.claims.compactMap { claim in
        let isAll =
          claim.subject == .allAnswered
          || (claim.subject == .answerRate && claim.value == 100 && claim.words.isOfClosing)
        guard claim.isPlain, isAll else { return nil }
        let side = report.requests([.carriedOut], "结转下年度", "requests carried over")
        guard let value = side.value, value != 0 else { return nil }
        return claimFinding("N-ANSWERED", .info, claim, [side])
      }
    })

  static let narrativeUnable = narrative(
    "N-UNABLE", Bilingual("无法提供数", "Requests that could not be met"),
    Bilingual(
      "正文所说无法提供的件数等于表三无法提供三项之和；信息不存在与不属于本机关之和等于本机关不掌握（提示）",
      "Requests that could not be met are as many in the prose as in table 3; those for information that does not exist or is another's add up to its row (a hint)"
    ),
    .warning, [.unable, .notHeld],
    [
      .breaks("无法提供写 1 件，表三 2 件", "1 in the prose, 2 in table 3") {
        $0.write("收到政府信息公开申请9件，无法提供1件。", in: .overview)
      },
      .keeps("信息不存在 1 件，不属于本机关 1 件，合为表三 2 件", "1 does not exist, 1 is another's: 2 in table 3") {
        $0.write("收到政府信息公开申请9件，信息不存在1件，不属于本机关1件。", in: .overview)
      },
    ],
    also: { report in
      let first = report.claims.first { $0.isPlain && $0.subject == .notExisting }
      let second = report.claims.first { $0.isPlain && $0.subject == .notOurs }
      guard let first, let second, first.section == second.section, first.sentenceIndex == second.sentenceIndex,
        let side = report.sides(of: .notHeld).first, let value = side.value, first.value + second.value != value
      else { return [] }
      return [claimFinding("N-UNABLE", .info, first, [side])]
    })

  static let narrativeSuits = narrative(
    "N-LITIG", Bilingual("行政诉讼数", "Suits"),
    Bilingual("正文所说行政诉讼件数、“均获维持”“均已结案”与表四一致", "Suits are as many, and disputes end as, in table 4"), .warning,
    [.litigation],
    [
      .breaks("行政诉讼写 2 件，表四没有", "2 in the prose, none in table 4") {
        $0.write("发生信息公开类行政诉讼2件。", in: .overview)
      },
      .breaks("说均获维持，表四有 1 件尚未审结", "all upheld in the prose, 1 pending in table 4") {
        $0.set(.review, .pending, 1)
        $0.set(.review, .upheld, 0)
        $0.write("信息公开类行政复议1件，均获维持。", in: .overview)
      },
      .keeps("复议 1 件，维持", "1 reconsideration, upheld") { $0.write("信息公开类行政复议1件，均获维持。", in: .overview) },
    ], also: { report in outcomeFindings(report) })

  /// 均获维持 and 均已结案, against the other outcomes of the disputes just spoken of.
  private static func outcomeFindings(_ report: Report) -> [Finding] {
    report.claims.indices.compactMap { index in
      let claim = report.claims[index]
      guard claim.isPlain, claim.subject == .allUpheld || claim.subject == .allClosed else { return nil }
      let before = report.claims[..<index].filter {
        $0.section == claim.section && $0.sentenceIndex == claim.sentenceIndex
      }
      var groups: [RowID] = []
      if before.contains(where: { $0.subject == .review || $0.subject == .disputes }) { groups.append(.review) }
      if before.contains(where: { $0.subject == .litigation || $0.subject == .disputes }) {
        groups += [.litigationDirect, .litigationAfterReview]
      }
      let columns: [ColumnID] = claim.subject == .allUpheld ? [.corrected, .other, .pending] : [.pending]
      let cells = groups.flatMap { group in columns.map { CellPath(.disputes, group, $0) } }
      let isRead = cells.allSatisfy { [.number, .dash, .blank, .slash, .text].contains(report.figure($0).kind) }
      guard isRead else { return nil }
      let others = cells.filter { (report.figure($0).value ?? 0) != 0 }
      guard !others.isEmpty else { return nil }
      let sides = others.map { cell in
        TableSide(value: report.figure(cell).value, cell: cell)
      }
      return claimFinding("N-LITIG", .warning, claim, sides)
    }
  }

  static let narrativeChannel = narrative(
    "N-CHANNEL", Bilingual("申请渠道", "Ways of applying"),
    Bilingual(
      "正文所说各渠道的件数之和等于所说的收到申请数（少于时为提示）",
      "The ways of applying add up to the requests said to be received (a hint if they are fewer)"), .warning, [],
    [
      .breaks("网络 5 件、信函 6 件，共收到 9 件", "5 online and 6 by post make more than 9") {
        $0.write("收到政府信息公开申请9件，其中网络申请5件，信函申请6件。", in: .overview)
      },
      .keeps("网络 5 件、信函 4 件", "5 online and 4 by post make 9") {
        $0.write("收到政府信息公开申请9件，其中网络申请5件，信函申请4件。", in: .overview)
      },
    ],
    also: { report in
      sumFindings(report, of: [.online, .byPost, .inPerson, .byFax], to: .received, reach: 1) { sum, whole, parts in
        guard parts.count >= 2, sum != whole.value else { return nil }
        return claimFinding(
          "N-CHANNEL", sum > whole.value ? .warning : .info, whole,
          [TableSide(value: sum, cells: [], "所列各渠道之和", "the ways listed add up to")])
      }
    })

  static let narrativeProactive = narrative(
    "N-PROACTIVE", Bilingual("主动公开条数", "Information published"),
    Bilingual(
      "正文所说主动公开的条数等于其中各部分之和（只在列明“其他”或部分大于总数时提示）",
      "The pieces published are as many as their parts, where the list is complete or exceeds them"), .info, [],
    [
      .breaks("共 50 条，其中 30 条、其他 10 条", "50, of which 30, other 10") {
        $0.write("主动公开政府信息50条，其中公告30条，其他信息10条。", in: .overview)
      },
      .keeps("只列一部分；同一信息多渠道公开", "a selection; the same through several channels") {
        $0.write("主动公开政府信息50条，其中公告30条。主动公开信息60条，其中微信50条、网站60条。", in: .overview)
      },
    ],
    also: { report in
      sumFindings(report, of: [.proactivePart], to: .proactive, reach: 0) { sum, whole, parts in
        let isWholeList = parts.last?.words.speaksOfTheRest ?? false
        guard parts.count >= 2, sum > whole.value || (isWholeList && sum != whole.value) else { return nil }
        return claimFinding(
          "N-PROACTIVE", .info, whole,
          [TableSide(value: sum, cells: [], "其中各部分之和", "its parts add up to")])
      }
    })

  static let narrativeBreakdown = narrative(
    "N-BREAKDOWN", Bilingual("办理结果之和", "Outcomes listed"),
    Bilingual(
      "正文列出的各种办理结果之和等于表三办理结果总计，列有结转时等于新收加上年结转",
      "The outcomes that the prose lists add up to the results of table 3, or to all intake where those carried over are listed"
    ),
    .info, [],
    [
      .breaks("列出 4+1+2+0 件，表三共 9 件", "4+1+2+0 listed, 9 in table 3") {
        $0.write("收到政府信息公开申请9件，予以公开4件，部分公开1件，不予公开0件，无法提供2件。", in: .overview)
      },
      .keeps("只举其中一部分", "a selection, the rest in words") {
        $0.write("收到政府信息公开申请9件，予以公开5件，部分公开1件，其余按规定告知。", in: .overview)
      },
    ], also: { report in breakdown(report).map { [$0] } ?? [] })

  private static func breakdown(_ report: Report) -> Finding? {
    let outcomes: [Claim.Subject] = [
      .granted, .partial, .grantedOrPartial, .denied, .unable, .refused, .otherHandling, .notHeld, .notExisting,
      .notOurs,
      .withdrawn,
    ]
    guard let first = report.claims.first(where: { outcomes.contains($0.subject) }) else { return nil }
    let list = report.claims.filter {
      $0.section == first.section && $0.sentenceIndex == first.sentenceIndex
        && (outcomes.contains($0.subject) || $0.subject == .carriedOut)
    }
    let carries = list.contains { $0.subject == .carriedOut }
    guard list.count >= 4, list.allSatisfy(\.isPlain), Set(list.map(\.subject)).count == list.count,
      !first.sentence.namesTheRest
    else { return nil }
    let total = report.requests([.resultTotal], "办理结果总计", "results in all")
    let intake = report.requests([.newReceived, .carriedIn], "新收与上年结转之和", "new requests and those carried in")
    guard let results = total.value, let all = intake.value else { return nil }
    let sum = list.reduce(Quantity(0)) { $0 + $1.value }
    guard sum != (carries ? all : results), carries || sum != all else { return nil }
    let side = TableSide(value: sum, cells: [], "所列各项之和", "the outcomes listed add up to")
    return claimFinding("N-BREAKDOWN", .info, first, carries ? [intake, side] : [total, side])
  }

  /// Plain parts that follow a plain whole within reach, with their sum.
  private static func sumFindings(
    _ report: Report, of parts: [Claim.Subject], to whole: Claim.Subject, reach: Int,
    _ judge: (Quantity, Claim, [Claim]) -> Finding?
  ) -> [Finding] {
    report.claims.enumerated().compactMap { index, claim in
      guard claim.subject == whole, claim.isPlain else { return nil }
      let list = report.claims[(index + 1)...].prefix { $0.subject != whole && $0.section == claim.section }
        .filter { parts.contains($0.subject) && $0.sentenceIndex - claim.sentenceIndex <= reach }
      guard list.allSatisfy({ $0.isPlain && $0.unit == list.first?.unit }), list.first?.unit == claim.unit else {
        return nil
      }
      return judge(list.reduce(Quantity(0)) { $0 + $1.value }, claim, list)
    }
  }
}

extension String {
  /// Whether it speaks of closing or answering requests, not of keeping a time.
  fileprivate var isOfClosing: Bool {
    ProseText(self).containsAny(["办结率", "答复率"]) && !ProseText(self).containsAny(["按期", "按时"])
  }
  /// Whether it names what is left over: 其他信息39条.
  fileprivate var speaksOfTheRest: Bool { ProseText(self).containsAny(["其他", "其它", "其余"]) }
  /// Whether it says that a list is not whole.
  fileprivate var namesTheRest: Bool { ProseText(self).containsAny(["其余", "余下", "剩余", "件等", "主要"]) }
}
