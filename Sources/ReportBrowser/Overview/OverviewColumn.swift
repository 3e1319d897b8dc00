import Disclosure

/// A column that the overview can show.
struct OverviewColumn: Sendable {
  /// What stands in it.
  enum Making: Sendable {
    case year
    /// How many checks fail, and how many warnings there are.
    case failures, warnings
    /// What one family of rules came to.
    case family(RuleFamily)
    /// One figure of the tables.
    case figure(CellPath)
    case indicator(Indicator)
    case file
  }

  /// Its one name in exports and tests.
  let id: String
  /// Its head: short, but exact.
  let head: Bilingual
  let making: Making

  /// The figures it is made of, nil for what is no figure; those of a growth are of two years.
  var operands: [Operand]? {
    switch making {
    case .figure(let cell): [.cell(cell)]
    case .indicator(let indicator):
      switch indicator.making {
      case .share(let over, let under): over + under
      case .growth(let operands), .sum(let operands): operands
      case .relationsHolding, .blanks, .daysToPublication: nil
      }
    case .year, .failures, .warnings, .family, .file: nil
    }
  }

  /// Whether it holds a percentage.
  var isShare: Bool {
    if case .indicator(let indicator) = making { return indicator.isShare }
    return false
  }

  /// Whether its numbers can be drawn as a series over the years.
  var isSeries: Bool {
    switch making {
    case .figure, .indicator, .failures, .warnings: true
    case .year, .family, .file: false
    }
  }

  /// Whether adding its numbers up over reports means something.
  var isSummed: Bool {
    switch making {
    case .year, .file: false
    case .indicator(let indicator): indicator.making != .daysToPublication
    default: true
    }
  }
}

/// All columns there are to choose from.
enum OverviewColumns {
  static let all: [OverviewColumn] = identity + families + requests + indicators + disputes + proactive + applicants

  /// The columns shown at first, in this order: at 80 columns of the screen the first six are in view.
  static let standard: [Int] = [
    "year", "failures", "t3.new_received.total", "t3.result_total.total", "disclosure_rate", "denied_rate",
    "t3.carried_in.total", "t3.carried_out.total", "completion_rate", "unable_rate", "refused_rate", "received_growth",
    "t4.review.total", "review_corrected_rate", "litigation", "litigation_corrected_rate", "warnings", "requests",
    "disputes", "narrative", "years", "formal", "relations_holding", "days_to_publication",
  ].compactMap { byID[$0] }

  /// The place of a column by its name.
  static let byID = Dictionary(all.indices.map { (all[$0].id, $0) }, uniquingKeysWith: { first, _ in first })

  /// What an operand is called in a formula.
  static func name(of operand: Operand, in language: Language) -> String {
    switch operand {
    case .cell(let cell):
      byID[cell.description].map { all[$0].head[language] } ?? cell.label(in: language)
    case .group(let group, _): groupHead(group)[language]
    }
  }

  private static let identity: [OverviewColumn] = [
    OverviewColumn(id: "year", head: Bilingual("年度", "year"), making: .year),
    OverviewColumn(id: "failures", head: Bilingual("不成立", "failed"), making: .failures),
    OverviewColumn(id: "warnings", head: Bilingual("警告", "warnings"), making: .warnings),
    OverviewColumn(id: "file", head: Bilingual("文件", "file"), making: .file),
  ]

  /// The heads of the families, for the columns here and in the matrix.
  static func head(of family: RuleFamily) -> Bilingual {
    switch family {
    case .proactive: Bilingual("表二", "T2")
    case .requests: Bilingual("表三", "T3")
    case .disputes: Bilingual("表四", "T4")
    case .narrative: Bilingual("正文", "prose")
    case .years: Bilingual("跨年", "years")
    case .formal: Bilingual("格式", "form")
    }
  }

  private static let families = RuleFamily.allCases.map {
    OverviewColumn(id: $0.rawValue, head: head(of: $0), making: .family($0))
  }

  private static let indicators = Indicators.all.map {
    OverviewColumn(id: $0.id, head: $0.name, making: .indicator($0))
  }

  private static func figure(_ cell: CellPath, _ chinese: String, _ english: String) -> OverviewColumn {
    OverviewColumn(id: cell.description, head: Bilingual(chinese, english), making: .figure(cell))
  }

  private static func sum(_ id: String, _ head: Bilingual, _ operands: [Operand]) -> OverviewColumn {
    let source = Bilingual("各栏之和", "a sum of cells")
    return OverviewColumn(
      id: id, head: head, making: .indicator(Indicator(id: id, name: head, making: .sum(operands), source: source)))
  }

  private static func groupHead(_ group: RowGroup) -> Bilingual {
    switch group {
    case .denied: Bilingual("不予公开合计", "refused")
    case .unable: Bilingual("无法提供合计", "unable")
    case .refused: Bilingual("不予处理合计", "not processed")
    case .other: Bilingual("其他处理合计", "otherwise")
    }
  }

  private static let requests: [OverviewColumn] = {
    let frame: [(RowID, String, String)] = [
      (.newReceived, "本年新收", "new"), (.carriedIn, "上年结转", "carried in"), (.resultTotal, "办结总计", "results"),
      (.carriedOut, "结转下年", "carried out"), (.granted, "予以公开", "disclosed"), (.partial, "部分公开", "in part"),
    ]
    let outcomes: [(RowID, String, String)] = [
      (.deniedStateSecret, "国家秘密", "state secret"), (.deniedLawProhibits, "法律禁止", "other law"),
      (.deniedSafety, "三安全一稳定", "security"), (.deniedThirdParty, "第三方权益", "third parties"),
      (.deniedInternal, "内部事务", "internal"), (.deniedProcess, "过程性信息", "deliberative"),
      (.deniedEnforcementFile, "执法案卷", "case files"), (.deniedAdminQuery, "行政查询", "inquiry"),
      (.unableNotHeld, "不掌握", "not held"), (.unableNeedsCreation, "需另行制作", "to be created"),
      (.unableUnclear, "补正后仍不明", "unclear"), (.refusedPetition, "信访投诉", "petition"),
      (.refusedRepeat, "重复申请", "repeated"), (.refusedPublication, "公开出版物", "publication"),
      (.refusedExcessive, "大量反复", "excessive"), (.refusedConfirm, "确认或重出", "confirm"),
      (.otherNoCorrection, "逾期不补正", "not corrected"), (.otherNoFee, "逾期未缴费", "fee unpaid"),
      (.otherMisc, "其他情形", "other"), (.otherAll, "其他处理（2019格式）", "otherwise (2019)"),
    ]
    let groups = RowGroup.allCases.map { sum("\($0.rawValue)_sum", groupHead($0), [.group($0, .total)]) }
    func columns(_ rows: [(RowID, String, String)]) -> [OverviewColumn] {
      rows.map { figure(CellPath(.requests, $0, .total), $1, $2) }
    }
    return columns(frame) + groups + columns(outcomes)
  }()

  private static let applicants: [OverviewColumn] = {
    let names: [(ColumnID, String, String)] = [
      (.natural, "新收自然人", "new: persons"), (.enterprise, "新收企业", "new: enterprises"),
      (.research, "新收科研机构", "new: research"), (.nonprofit, "新收公益组织", "new: non-profits"),
      (.legalService, "新收法律服务", "new: legal services"), (.otherOrg, "新收其他组织", "new: others"),
    ]
    return names.map { figure(CellPath(.requests, .newReceived, $0), $1, $2) }
  }()

  private static let disputes: [OverviewColumn] = {
    let groups: [(RowID, String, String)] = [
      (.review, "复议", "review"), (.litigationDirect, "直接诉讼", "suit"),
      (.litigationAfterReview, "复议后诉讼", "suit after review"),
    ]
    let columns: [(ColumnID, String, String)] = [
      (.total, "总计", "total"), (.upheld, "维持", "upheld"), (.corrected, "纠正", "corrected"),
      (.other, "其他结果", "other"), (.pending, "未审结", "pending"),
    ]
    let cells = groups.flatMap { group in
      columns.map { column in
        figure(
          CellPath(.disputes, group.0, column.0), group.1 + column.1, "\(group.2): \(column.2)")
      }
    }
    let suits: [RowID] = [.litigationDirect, .litigationAfterReview]
    return cells + [
      sum("litigation", Bilingual("诉讼合计", "suits"), suits.map { .cell(CellPath(.disputes, $0, .total)) })
    ]
  }()

  private static let proactive: [OverviewColumn] = {
    let rows: [(RowID, String, String)] = [
      (.rules, "规章", "regulations"), (.normative, "规范性文件", "rules"), (.license, "行政许可", "licences"),
      (.otherServices, "其他管理服务", "services"), (.penalty, "行政处罚", "penalties"), (.coercion, "行政强制", "coercion"),
      (.fee, "行政收费", "fees"), (.procurement, "政府采购", "procurement"),
    ]
    let columns: [ColumnID: (String, String)] = [
      .made: ("制发", "made"), .repealed: ("废止", "repealed"), .inForce: ("现行有效", "in force"),
      .decisions: ("决定", "decisions"), .amountWan: ("（万元）", "(10,000 yuan)"), .created: ("新制作", "created"),
      .published: ("新公开", "published"), .totalPublic: ("对外公开", "public"), .prevItems: ("上年项目", "items last year"),
      .change: ("增减", "change"), .items: ("项目", "items"), .amount: ("金额（万元）", "amount (10,000 yuan)"),
    ]
    var cells: [CellPath] = []
    for edition in [Edition.form2021, .form2019] {
      cells += Form.table(.proactive, edition).cells.filter { !cells.contains($0) }
    }
    return cells.map { cell in
      let row = rows.first { $0.0 == cell.row }
      let column = columns[cell.column]
      return figure(cell, (row?.1 ?? "") + (column?.0 ?? ""), "\(row?.2 ?? "") \(column?.1 ?? "")")
    }
  }()
}
