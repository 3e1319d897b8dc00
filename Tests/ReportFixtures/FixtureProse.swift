import Disclosure

/// Composes the prose of a report: original sentences about agencies that do not exist, true to the report's figures.
enum FixtureProse {
  /// What the sentences speak of.
  struct Facts {
    let agency: String
    let year: Int
    let values: [CellPath: Quantity]

    func count(_ table: TableKind, _ row: RowID, _ column: ColumnID) -> Int {
      values[CellPath(table, row, column)]?.whole ?? 0
    }
    var received: Int { count(.requests, .newReceived, .total) }
    var carriedOut: Int { count(.requests, .carriedOut, .total) }
  }

  static func sections(_ facts: Facts, _ random: inout SplitMix64) -> [SectionID: [String]] {
    [
      .overview: overview(facts, &random),
      .problems: problems(facts, &random),
      .otherMatters: [
        random.pick(
          "\(facts.year)年，本机关未收取政府信息公开信息处理费。", "本年度依申请公开信息处理费收取金额为0元，没有其他需要报告的事项。",
          "按照规定，本年度未产生信息处理费，其他事项无补充。")
      ],
    ]
  }

  private static func overview(_ facts: Facts, _ random: inout SplitMix64) -> [String] {
    let posted = random.int(in: 20...900)
    let intake =
      facts.received == 0
      ? "全年没有收到政府信息公开申请。" : "全年新收政府信息公开申请\(facts.received)件，均登记在册并逐件编号。"
    let pending = facts.carriedOut == 0 ? "" : "其中\(facts.carriedOut)件尚在期限之内，转入下一年度办理。"
    return [
      "（一）主动公开情况。\(facts.year)年通过门户网站、公示栏与政务新媒体发布各类信息\(posted)条，重大事项同步配发图文解读。",
      "（二）依申请公开情况。\(intake)\(pending)",
      "（三）政府信息管理情况。修订信息发布流程，保密审查实行一事一单，过期内容按季清理。",
      "（四）平台建设情况。" + random.pick("网站专栏完成适老化改造，检索更便捷。", "专栏增设便民问答，常见疑问集中答复。"),
      "（五）监督保障情况。" + random.pick("每季度自查一次，结果纳入年终考评。", "邀请群众代表评议，意见逐条回应。"),
    ]
  }

  private static func problems(_ facts: Facts, _ random: inout SplitMix64) -> [String] {
    [
      random.pick("存在的不足：个别栏目更新间隔偏长，", "主要不足在于：解读材料的形式仍显单一，") + "基层同志对条例的理解有待加深。",
      "改进措施：\(facts.year + 1)年将按月通报更新情况，" + random.pick("并组织两次业务培训。", "同时完善办理台账。"),
    ]
  }
}
