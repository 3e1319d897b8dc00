/// Whether the heads of a table's columns stand in the form's order, as far as they can be recognised.
struct HeadOrder {
  let text: ReportText
  let kind: TableKind

  /// Whether two heads of one row stand the other way round.
  func isContradicted(by laid: LaidTable) -> Bool {
    var orders = Self.orders[kind] ?? []
    if laid.showsRows { orders += Self.ordersInRow[kind] ?? [] }
    return laid.rows.contains { row in
      let places = places(of: row)
      return places.count > 1
        && orders.contains { order in
          let found = order.compactMap { places[$0] }
          return zip(found, found.dropFirst()).contains { $0 > $1 }
        }
    }
  }

  /// Where each text that may be a head first stands in a row.
  private func places(of row: [LaidCell]) -> [[UInt16]: Int] {
    var places: [[UInt16]: Int] = [:]
    for (place, cell) in row.enumerated() where (2...10).contains(cell.units.count) {
      let units = text.units[cell.units]
      guard let first = units.first, Self.firsts.contains(first) else { continue }
      let head = units.filter { !Unit.isSpace($0) }
      if places[head] == nil { places[head] = place }
    }
    return places
  }

  /// Heads of which each stands before the next, row by row as the form is read.
  private static let orders: [TableKind: [[[UInt16]]]] = [
    .proactive: [
      ["本年制发件数", "本年废止件数", "现行有效件数"], ["本年新制作数量", "本年新公开数量", "对外公开总数量"],
      ["上一年项目数量", "本年增/减", "处理决定数量"], ["采购项目数量", "采购总金额"],
    ],
    .requests: [["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构"]],
    .disputes: [
      ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"], ["行政复议", "行政诉讼"], ["未经复议直接起诉", "复议后起诉"],
    ],
  ].mapValues { $0.map { $0.map(Fold.folded) } }

  /// Heads of which each stands before the next if they stand in one row; 总计 may stand a row higher than 自然人.
  private static let ordersInRow: [TableKind: [[[UInt16]]]] = [
    .requests: [["自然人", "总计"].map(Fold.folded)]
  ]

  private static let firsts = Set(orders.values.joined().joined().compactMap(\.first))
}
