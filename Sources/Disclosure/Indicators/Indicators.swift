/// The indicators that evaluators, researchers and lawyers ask of reports.
public enum Indicators {
  /// All indicators, in the order they are listed.
  public static let all: [Indicator] = outcomes + grounds + work + applicants + remedies + proactive + quality

  /// The indicator of that id, nil if there is none.
  public static func indicator(_ id: String) -> Indicator? { all.first { $0.id == id } }

  private static let handled: [Operand] = [.row(.resultTotal)]
  private static let intake: [Operand] = [.row(.newReceived), .row(.carriedIn)]

  private static func make(
    _ id: String, _ chinese: String, _ english: String, _ making: Indicator.Making, _ source: Bilingual
  ) -> Indicator {
    Indicator(id: id, name: Bilingual(chinese, english), making: making, source: source)
  }

  /// The six that add up to 100 %, and those made like them.
  private static let outcomes: [Indicator] = {
    let source = Bilingual("以表三“（七）总计”为基数，与各地公布的口径一致", "base: table 3, total of results, as published reports use it")
    return [
      make("disclosure_rate", "公开率", "disclosed", .share([.row(.granted), .row(.partial)], of: handled), source),
      make("full_disclosure_rate", "全部公开率", "disclosed in full", .share([.row(.granted)], of: handled), source),
      make("denied_rate", "不予公开率", "refused", .share([.group(.denied, .total)], of: handled), source),
      make("unable_rate", "无法提供率", "unable", .share([.group(.unable, .total)], of: handled), source),
      make("not_held_rate", "不掌握率", "not held", .share([.row(.unableNotHeld)], of: handled), source),
      make("refused_rate", "不予处理率", "not processed", .share([.group(.refused, .total)], of: handled), source),
      make("other_rate", "其他处理率", "other results", .share([.group(.other, .total)], of: handled), source),
    ]
  }()

  /// The grounds of refusal as shares of all refusals.
  private static let grounds: [Indicator] = {
    let source = Bilingual("各项理由占不予公开的比重", "each ground as a share of the refusals")
    let names: [(RowID, String, String)] = [
      (.deniedStateSecret, "国家秘密占比", "state secrets"), (.deniedLawProhibits, "法律禁止占比", "prohibited by law"),
      (.deniedSafety, "三安全一稳定占比", "security"), (.deniedThirdParty, "第三方权益占比", "third parties"),
      (.deniedInternal, "内部事务占比", "internal affairs"), (.deniedProcess, "过程性信息占比", "deliberative"),
      (.deniedEnforcementFile, "执法案卷占比", "case files"), (.deniedAdminQuery, "行政查询占比", "inquiry matters"),
    ]
    return names.map { row, chinese, english in
      make("\(row.id)_share", chinese, english, .share([.row(row)], of: [.group(.denied, .total)]), source)
    }
  }()

  private static let work: [Indicator] = {
    let source = Bilingual("以本年新收与上年结转之和为基数", "base: new requests and those carried in")
    return [
      make("completion_rate", "办结率", "completed", .share(handled, of: intake), source),
      make("carried_rate", "结转率", "carried over", .share([.row(.carriedOut)], of: intake), source),
      make(
        "received_growth", "新收增长率", "growth of requests", .growth([.row(.newReceived)]),
        Bilingual("与同一机关上一年度报告的本年新收相比", "against the new requests in the agency's report of the year before")),
    ]
  }()

  private static let applicants: [Indicator] = {
    let source = Bilingual("以本年新收总计为基数", "base: new requests of all applicants")
    let all: [Operand] = [.row(.newReceived)]
    return [
      make("natural_share", "自然人占比", "natural persons", .share([.row(.newReceived, .natural)], of: all), source),
      make("enterprise_share", "商业企业占比", "enterprises", .share([.row(.newReceived, .enterprise)], of: all), source),
    ]
  }()

  private static func dispute(_ row: RowID, _ column: ColumnID) -> Operand { .cell(CellPath(.disputes, row, column)) }
  private static let suits: [RowID] = [.litigationDirect, .litigationAfterReview]

  private static let remedies: [Indicator] = {
    let source = Bilingual("以表三办结总计为基数，可超过100%", "base: total of results; can exceed 100 %")
    let closed = Bilingual("以已审结（维持、纠正、其他）为基数", "base: closed cases, upheld, corrected and other")
    let whole = Bilingual("以全部案件（含尚未审结）为基数", "base: all cases, pending ones included")
    let columns: [ColumnID] = [.upheld, .corrected, .other]
    return [
      make("review_rate", "复议率", "reconsiderations", .share([dispute(.review, .total)], of: handled), source),
      make(
        "litigation_rate", "诉讼率", "suits", .share(suits.map { dispute($0, .total) }, of: handled), source),
      make(
        "review_corrected_rate", "复议纠错率", "corrected on review",
        .share([dispute(.review, .corrected)], of: columns.map { dispute(.review, $0) }), closed),
      make(
        "litigation_corrected_rate", "诉讼纠错率", "corrected in court",
        .share(
          suits.map { dispute($0, .corrected) }, of: suits.flatMap { row in columns.map { dispute(row, $0) } }), closed),
      make(
        "review_corrected_of_all", "复议纠错率（含未结）", "corrected on review, of all",
        .share([dispute(.review, .corrected)], of: [dispute(.review, .total)]), whole),
      make(
        "litigation_corrected_of_all", "诉讼纠错率（含未结）", "corrected in court, of all",
        .share(suits.map { dispute($0, .corrected) }, of: suits.map { dispute($0, .total) }), whole),
    ]
  }()

  private static let proactive: [Indicator] = [
    make(
      "normative_turnover", "规范性文件废止率", "rules repealed",
      .share(
        [.cell(CellPath(.proactive, .normative, .repealed))],
        of: [
          .cell(CellPath(.proactive, .normative, .inForce)), .cell(CellPath(.proactive, .normative, .repealed)),
        ]),
      Bilingual("本年废止占现行有效与本年废止之和的比重；2021年格式", "repealed this year, of those in force and repealed; form of 2021"))
  ]

  private static let quality: [Indicator] = [
    make(
      "relations_holding", "勾稽成立率", "relations that hold", .relationsHolding,
      Bilingual("表三、表四可核对的勾稽关系中成立的比重", "of the identities of tables 3 and 4 that could be compared")),
    make("blanks", "空白格数", "blank cells", .blanks, Bilingual("各表中未填写的单元格", "cells of the tables left empty")),
    make(
      "days_to_publication", "公布用时（天）", "days to publication", .daysToPublication,
      Bilingual("自报告年度12月31日至公布日的天数；《条例》第四十九条", "days from December 31 of its year to publication; art. 49")),
  ]
}
