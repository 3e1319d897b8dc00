/// Whether the heads of a table's columns stand in the form's order, as far as they can be recognised.
struct HeadOrder {
  let text: ReportText
  let kind: TableKind

  /// Whether two heads of one row stand the other way round, or one names another year than the form's.
  func isContradicted(by laid: LaidTable) -> Bool {
    let orders = Self.orders(of: kind, inRow: laid.showsRows)
    return laid.rows.contains { row in
      let heads = heads(of: row)
      return heads.contains { $0.name == Self.foreign }
        || heads.count > 1
          && orders.contains { order in
            let found = order.compactMap { name in heads.first { $0.name == name }?.place }
            return zip(found, found.dropFirst()).contains { $0 > $1 }
          }
    }
  }

  /// Where each text that may be a head first stands in a row, the head's other names under the form's.
  private func heads(of row: [LaidCell]) -> [(name: [UInt16], place: Int)] {
    var heads: [(name: [UInt16], place: Int)] = []
    for (place, cell) in row.enumerated() where (2...24).contains(cell.units.count) {
      guard let first = text.units[cell.units].first, Self.firsts.contains(first) else { continue }
      let words = text.units[cell.units].filter { !Unit.isSpace($0) }
      // What stands in brackets behind a head is its unit: 商业企业（家）.
      let bare = Array(words.prefix { $0 != Unit.open })
      let head = kind == .proactive ? proactiveName(cell) ?? words : Self.formName(of: bare)
      if !heads.contains(where: { $0.name == head }) { heads.append((head, place)) }
    }
    return heads
  }

  private func proactiveName(_ cell: LaidCell) -> [UInt16]? {
    guard let column = ColumnHeads(text: text).proactive(cell) else { return nil }
    let words = text.units[cell.units].filter { !Unit.isSpace($0) }
    if column != .prevItems, Self.otherYears.contains(where: words.starts) { return Self.foreign }
    return Self.proactiveNames.first { $0.column == column }?.name
  }

  /// Heads of which each stands before the next, row by row as the form is read; and where the table shows its rows,
  /// those that do so if they stand in one: 总计 may stand a row higher than 自然人, and 其他 names rows too.
  private static func orders(of kind: TableKind, inRow: Bool) -> [[[UInt16]]] {
    switch kind {
    case .proactive: proactiveOrders
    case .requests: inRow ? requestOrders + requestOrdersInRow : requestOrders
    case .disputes: disputeOrders
    }
  }

  private static let proactiveOrders = [
    ["本年制发件数", "本年废止件数", "现行有效件数"], ["本年新制作数量", "本年新公开数量", "对外公开总数量"],
    ["上一年项目数量", "本年增/减", "处理决定数量"], ["采购项目数量", "采购总金额"],
  ].map { $0.map(Fold.folded) }
  private static let requestOrders = [["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构"]].map { $0.map(Fold.folded) }
  private static let requestOrdersInRow = [["自然人", "总计"], ["商业企业", "总计"], ["法律服务机构", "其他", "总计"]]
    .map { $0.map(Fold.folded) }
  private static let disputeOrders = [
    ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"], ["行政复议", "行政诉讼"], ["未经复议直接起诉", "复议后起诉"],
  ].map { $0.map(Fold.folded) }

  /// The form's name of a head, itself where it has no other.
  private static func formName(of head: [UInt16]) -> [UInt16] { otherNames.first { $0.other == head }?.name ?? head }

  // Pairs, not a dictionary: keys that are arrays cost more at the start of the program than they save.
  private static let otherNames: [(other: [UInt16], name: [UInt16])] = [
    ("企业", "商业企业"), ("公益组织", "社会公益组织"), ("其它", "其他"), ("其他组织", "其他"), ("合计", "总计"), ("维持", "结果维持"),
    ("纠正", "结果纠正"), ("其它结果", "其他结果"),
  ].map { (Fold.folded($0.0), Fold.folded($0.1)) }

  private static let proactiveNames: [(column: ColumnID, name: [UInt16])] = {
    let names: [(ColumnID, String)] = [
      (.made, "本年制发件数"), (.repealed, "本年废止件数"), (.inForce, "现行有效件数"), (.created, "本年新制作数量"),
      (.published, "本年新公开数量"), (.totalPublic, "对外公开总数量"), (.prevItems, "上一年项目数量"), (.change, "本年增/减"),
      (.decisions, "处理决定数量"), (.items, "采购项目数量"), (.amount, "采购总金额"),
    ]
    return names.map { ($0.0, Fold.folded($0.1)) }
  }()

  private static let otherYears = ["上年", "上一年", "去年"].map(Fold.folded)
  /// What a head of another year is called here.
  private static let foreign: [UInt16] = [0]

  private static let firsts: [UInt16] = {
    var heads = (proactiveOrders + requestOrders + requestOrdersInRow + disputeOrders).flatMap { $0 }
    heads += otherNames.map(\.other)
    heads += otherYears
    heads += ["制发", "废止", "新制作", "新公开", "对外", "公开", "本年度", "采购"].map(Fold.folded)
    return heads.reduce(into: []) { firsts, head in
      if let first = head.first, !firsts.contains(first) { firsts.append(first) }
    }
  }()
}
