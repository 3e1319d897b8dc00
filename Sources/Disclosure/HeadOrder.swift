/// Whether the heads of a table's columns stand in the form's order, as far as they can be recognised.
struct HeadOrder {
  let text: ReportText
  let kind: TableKind

  /// Whether two heads of one row stand the other way round, or one names another year than the form's.
  func isContradicted(by laid: LaidTable) -> Bool {
    var orders = Self.orders[kind] ?? []
    if laid.showsRows { orders += Self.ordersInRow[kind] ?? [] }
    return laid.rows.contains { row in
      let places = places(of: row)
      return places[Self.foreign] != nil
        || places.count > 1
          && orders.contains { order in
            let found = order.compactMap { places[$0] }
            return zip(found, found.dropFirst()).contains { $0 > $1 }
          }
    }
  }

  /// Where each text that may be a head first stands in a row, the head's other names under the form's.
  private func places(of row: [LaidCell]) -> [[UInt16]: Int] {
    var places: [[UInt16]: Int] = [:]
    for (place, cell) in row.enumerated() where (2...24).contains(cell.units.count) {
      guard let first = text.units[cell.units].first, Self.firsts.contains(first) else { continue }
      let words = text.units[cell.units].filter { !Unit.isSpace($0) }
      // What stands in brackets behind a head is its unit: 商业企业（家）.
      let bare = Array(words.prefix { $0 != Unit.open })
      let head = kind == .proactive ? proactiveName(cell) ?? words : Self.otherNames[bare] ?? bare
      if places[head] == nil { places[head] = place }
    }
    return places
  }

  private func proactiveName(_ cell: LaidCell) -> [UInt16]? {
    guard let column = ColumnHeads(text: text).proactive(cell) else { return nil }
    let words = text.units[cell.units].filter { !Unit.isSpace($0) }
    if column != .prevItems, Self.otherYears.contains(where: words.starts) { return Self.foreign }
    return Self.proactiveNames.first { $0.column == column }?.name
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

  /// Heads of which each stands before the next if they stand in one row; 总计 may stand a row higher than 自然人, and 其他
  /// names rows too.
  private static let ordersInRow: [TableKind: [[[UInt16]]]] = [
    .requests: [["自然人", "总计"], ["商业企业", "总计"], ["法律服务机构", "其他", "总计"]].map { $0.map(Fold.folded) }
  ]

  private static let otherNames: [[UInt16]: [UInt16]] = [
    "企业": "商业企业", "公益组织": "社会公益组织", "其它": "其他", "其他组织": "其他", "合计": "总计", "维持": "结果维持",
    "纠正": "结果纠正", "其它结果": "其他结果",
  ].reduce(into: [:]) { $0[Fold.folded($1.key)] = Fold.folded($1.value) }

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

  private static let firsts: Set<UInt16> = {
    var heads = orders.values.flatMap { $0.flatMap { $0 } } + ordersInRow.values.flatMap { $0.flatMap { $0 } }
    heads += otherNames.keys
    heads += otherYears
    heads += ["制发", "废止", "新制作", "新公开", "对外", "公开", "本年度", "采购"].map(Fold.folded)
    return Set(heads.compactMap(\.first))
  }()
}
