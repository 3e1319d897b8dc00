/// The groups of outcome rows in table 3.
public enum RowGroup: String, Sendable, Hashable, CaseIterable {
  case denied, unable, refused, other

  /// The label of the group as the form prints it.
  public var label: String {
    switch self {
    case .denied: "（三）不予公开"
    case .unable: "（四）无法提供"
    case .refused: "（五）不予处理"
    case .other: "（六）其他处理"
    }
  }
}

/// A row of the form as data.
public struct FormRow: Sendable, Hashable {
  /// Which row.
  public let id: RowID
  /// The row's label as the form prints it.
  public let label: String
  /// The group of outcome rows it stands in, if any.
  public let group: RowGroup?
  /// The item of article 20 it stands under (table 2): 第二十条第（一）项 …
  public let item: String?
  /// Its columns, in the form's order.
  public let columns: [ColumnID]

  init(_ id: RowID, _ label: String, group: RowGroup? = nil, item: String? = nil, _ columns: [ColumnID]) {
    self.id = id
    self.label = label
    self.group = group
    self.item = item
    self.columns = columns
  }
}

/// One table of one edition of the form: its rows and the order of its cells.
public struct FormTable: Sendable {
  /// Which table.
  public let kind: TableKind
  /// Which edition.
  public let edition: Edition
  /// The rows that carry figures, in the form's order.
  public let rows: [FormRow]
  /// All cells, row by row.
  public let cells: [CellPath]
  private let firstCell: [Int16]

  init(_ kind: TableKind, _ edition: Edition, _ rows: [FormRow]) {
    self.kind = kind
    self.edition = edition
    self.rows = rows
    var cells: [CellPath] = []
    var firstCell = [Int16](repeating: -1, count: RowID.allCases.count)
    for row in rows {
      firstCell[Int(row.id.rawValue)] = Int16(cells.count)
      cells += row.columns.map { CellPath(kind, row.id, $0) }
    }
    self.cells = cells
    self.firstCell = firstCell
  }

  /// The row's first cell in `cells`; nil if the edition has no such row.
  public func firstCell(of row: RowID) -> Int? {
    let first = firstCell[Int(row.rawValue)]
    return first < 0 ? nil : Int(first)
  }

  /// Where the cell stands in `cells`; nil if the edition has no such cell.
  public func index(of row: RowID, _ column: ColumnID) -> Int? {
    guard let first = firstCell(of: row) else { return nil }
    var index = first
    while index < cells.count, cells[index].row == row {
      if cells[index].column == column { return index }
      index += 1
    }
    return nil
  }

  /// The row of that id, nil if the edition has no such row.
  public func row(_ id: RowID) -> FormRow? { rows.first { $0.id == id } }
}

/// A statutory section of the report.
public enum SectionID: UInt8, Sendable, Hashable, CaseIterable, Comparable {
  case overview = 1, proactive, requests, disputes, problems, otherMatters

  /// The id in the contract.
  public var id: String {
    switch self {
    case .overview: "overview"
    case .proactive: "proactive"
    case .requests: "requests"
    case .disputes: "disputes"
    case .problems: "problems"
    case .otherMatters: "other_matters"
    }
  }

  /// The heading as the form prints it.
  public var label: String {
    switch self {
    case .overview: "一、总体情况"
    case .proactive: "二、主动公开政府信息情况"
    case .requests: "三、收到和处理政府信息公开申请情况"
    case .disputes: "四、政府信息公开行政复议、行政诉讼情况"
    case .problems: "五、存在的主要问题及改进情况"
    case .otherMatters: "六、其他需要报告的事项"
    }
  }

  /// The table that stands in this section, if one does.
  public var table: TableKind? {
    switch self {
    case .proactive: .proactive
    case .requests: .requests
    case .disputes: .disputes
    default: nil
    }
  }

  /// Orders sections as the form prints them.
  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// The statutory form as data: tables, rows, columns and labels of each edition.
///
/// Sources: 国办公开办函〔2019〕60号 and 国办公开办函〔2021〕30号.
public enum Form {
  /// The table of that kind in that edition; the form of 2008 has none of them and answers with that of 2019.
  public static func table(_ kind: TableKind, _ edition: Edition) -> FormTable {
    switch (kind, edition) {
    case (.proactive, .form2021): proactive2021
    case (.proactive, _): proactive2019
    case (.requests, .form2021): requests2021
    case (.requests, _): requests2019
    case (.disputes, .form2021): disputes2021
    case (.disputes, _): disputes2019
    }
  }

  /// The seven columns of table 3: six kinds of applicants and 总计.
  public static let applicants: [ColumnID] = [
    .natural, .enterprise, .research, .nonprofit, .legalService, .otherOrg, .total,
  ]
  /// The five columns of each group of table 4.
  public static let disputeOutcomes: [ColumnID] = [.upheld, .corrected, .other, .pending, .total]

  private static let proactive2021 = FormTable(
    .proactive, .form2021,
    [
      FormRow(.rules, "规章", item: "第二十条第（一）项", [.made, .repealed, .inForce]),
      FormRow(.normative, "行政规范性文件", item: "第二十条第（一）项", [.made, .repealed, .inForce]),
      FormRow(.license, "行政许可", item: "第二十条第（五）项", [.decisions]),
      FormRow(.penalty, "行政处罚", item: "第二十条第（六）项", [.decisions]),
      FormRow(.coercion, "行政强制", item: "第二十条第（六）项", [.decisions]),
      FormRow(.fee, "行政事业性收费", item: "第二十条第（八）项", [.amountWan]),
    ])
  private static let requests2021 = FormTable(
    .requests, .form2021,
    [
      FormRow(.newReceived, "一、本年新收政府信息公开申请数量", applicants),
      FormRow(.carriedIn, "二、上年结转政府信息公开申请数量", applicants),
      FormRow(.granted, "（一）予以公开", applicants),
      FormRow(.partial, "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", applicants),
      FormRow(.deniedStateSecret, "1.属于国家秘密", group: .denied, applicants),
      FormRow(.deniedLawProhibits, "2.其他法律行政法规禁止公开", group: .denied, applicants),
      FormRow(.deniedSafety, "3.危及“三安全一稳定”", group: .denied, applicants),
      FormRow(.deniedThirdParty, "4.保护第三方合法权益", group: .denied, applicants),
      FormRow(.deniedInternal, "5.属于三类内部事务信息", group: .denied, applicants),
      FormRow(.deniedProcess, "6.属于四类过程性信息", group: .denied, applicants),
      FormRow(.deniedEnforcementFile, "7.属于行政执法案卷", group: .denied, applicants),
      FormRow(.deniedAdminQuery, "8.属于行政查询事项", group: .denied, applicants),
      FormRow(.unableNotHeld, "1.本机关不掌握相关政府信息", group: .unable, applicants),
      FormRow(.unableNeedsCreation, "2.没有现成信息需要另行制作", group: .unable, applicants),
      FormRow(.unableUnclear, "3.补正后申请内容仍不明确", group: .unable, applicants),
      FormRow(.refusedPetition, "1.信访举报投诉类申请", group: .refused, applicants),
      FormRow(.refusedRepeat, "2.重复申请", group: .refused, applicants),
      FormRow(.refusedPublication, "3.要求提供公开出版物", group: .refused, applicants),
      FormRow(.refusedExcessive, "4.无正当理由大量反复申请", group: .refused, applicants),
      FormRow(.refusedConfirm, "5.要求行政机关确认或重新出具已获取信息", group: .refused, applicants),
      FormRow(.otherNoCorrection, "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", group: .other, applicants),
      FormRow(.otherNoFee, "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", group: .other, applicants),
      FormRow(.otherMisc, "3.其他", group: .other, applicants),
      FormRow(.resultTotal, "（七）总计", applicants),
      FormRow(.carriedOut, "四、结转下年度继续办理", applicants),
    ])
  private static let disputes2021 = FormTable(.disputes, .form2021, disputeGroups)
  private static let proactive2019 = FormTable(
    .proactive, .form2019,
    [
      FormRow(.rules, "规章", item: "第二十条第（一）项", [.created, .published, .totalPublic]),
      FormRow(.normative, "规范性文件", item: "第二十条第（一）项", [.created, .published, .totalPublic]),
      FormRow(.license, "行政许可", item: "第二十条第（五）项", [.prevItems, .change, .decisions]),
      FormRow(.otherServices, "其他对外管理服务事项", item: "第二十条第（五）项", [.prevItems, .change, .decisions]),
      FormRow(.penalty, "行政处罚", item: "第二十条第（六）项", [.prevItems, .change, .decisions]),
      FormRow(.coercion, "行政强制", item: "第二十条第（六）项", [.prevItems, .change, .decisions]),
      FormRow(.fee, "行政事业性收费", item: "第二十条第（八）项", [.prevItems, .change]),
      FormRow(.procurement, "政府集中采购", item: "第二十条第（九）项", [.items, .amount]),
    ])
  private static let requests2019 = FormTable(
    .requests, .form2019,
    [
      FormRow(.newReceived, "一、本年新收政府信息公开申请数量", applicants),
      FormRow(.carriedIn, "二、上年结转政府信息公开申请数量", applicants),
      FormRow(.granted, "（一）予以公开", applicants),
      FormRow(.partial, "（二）部分公开（区分处理的，只计这一情形，不计其他情形）", applicants),
      FormRow(.deniedStateSecret, "1.属于国家秘密", group: .denied, applicants),
      FormRow(.deniedLawProhibits, "2.其他法律行政法规禁止公开", group: .denied, applicants),
      FormRow(.deniedSafety, "3.危及“三安全一稳定”", group: .denied, applicants),
      FormRow(.deniedThirdParty, "4.保护第三方合法权益", group: .denied, applicants),
      FormRow(.deniedInternal, "5.属于三类内部事务信息", group: .denied, applicants),
      FormRow(.deniedProcess, "6.属于四类过程性信息", group: .denied, applicants),
      FormRow(.deniedEnforcementFile, "7.属于行政执法案卷", group: .denied, applicants),
      FormRow(.deniedAdminQuery, "8.属于行政查询事项", group: .denied, applicants),
      FormRow(.unableNotHeld, "1.本机关不掌握相关政府信息", group: .unable, applicants),
      FormRow(.unableNeedsCreation, "2.没有现成信息需要另行制作", group: .unable, applicants),
      FormRow(.unableUnclear, "3.补正后申请内容仍不明确", group: .unable, applicants),
      FormRow(.refusedPetition, "1.信访举报投诉类申请", group: .refused, applicants),
      FormRow(.refusedRepeat, "2.重复申请", group: .refused, applicants),
      FormRow(.refusedPublication, "3.要求提供公开出版物", group: .refused, applicants),
      FormRow(.refusedExcessive, "4.无正当理由大量反复申请", group: .refused, applicants),
      FormRow(.refusedConfirm, "5.要求行政机关确认或重新出具已获取信息", group: .refused, applicants),
      FormRow(.otherAll, "（六）其他处理", applicants),
      FormRow(.resultTotal, "（七）总计", applicants),
      FormRow(.carriedOut, "四、结转下年度继续办理", applicants),
    ])
  private static let disputes2019 = FormTable(.disputes, .form2019, disputeGroups)
  private static let disputeGroups = [
    FormRow(.review, "行政复议", disputeOutcomes),
    FormRow(.litigationDirect, "行政诉讼 / 未经复议直接起诉", disputeOutcomes),
    FormRow(.litigationAfterReview, "行政诉讼 / 复议后起诉", disputeOutcomes),
  ]

  /// The column's label as the form prints it.
  public static func label(of column: ColumnID, in edition: Edition = .form2021) -> String {
    switch column {
    case .made: "本年制发件数"
    case .repealed: "本年废止件数"
    case .inForce: "现行有效件数"
    case .decisions: edition == .form2021 ? "本年处理决定数量" : "处理决定数量"
    case .amountWan: "本年收费金额（单位：万元）"
    case .created: "本年新制作数量"
    case .published: "本年新公开数量"
    case .totalPublic: "对外公开总数量"
    case .prevItems: "上一年项目数量"
    case .change: "本年增/减"
    case .items: "采购项目数量"
    case .amount: "采购总金额"
    case .natural: "自然人"
    case .enterprise: "商业企业"
    case .research: "科研机构"
    case .nonprofit: "社会公益组织"
    case .legalService: "法律服务机构"
    case .otherOrg: "其他"
    case .total: "总计"
    case .upheld: "结果维持"
    case .corrected: "结果纠正"
    case .other: "其他结果"
    case .pending: "尚未审结"
    }
  }
}
