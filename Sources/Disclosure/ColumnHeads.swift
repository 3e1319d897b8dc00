/// Recognises the heads of the form's columns in the cells of a table.
struct ColumnHeads {
  let text: ReportText

  /// The column of table 3 that a cell is the head of; 其他 and 总计 are heads only beside others.
  func applicant(_ cell: LaidCell) -> ColumnID? {
    guard (2...16).contains(cell.units.count) else { return nil }
    let key = RowLabels.key(text.units[cell.units])
    return Self.applicants.first { $0.names.contains(key) }?.column
  }

  /// Whether a row of cells holds the heads of table 3's columns.
  func isApplicantRow(_ cells: [LaidCell]) -> Bool {
    cells.count { cell in applicant(cell).map { Self.telling.contains($0) } ?? false } >= 3
  }

  /// The column of table 2 that a cell is the head of.
  func proactive(_ cell: LaidCell) -> ColumnID? {
    guard (4...40).contains(cell.units.count) else { return nil }
    let units = text.units[cell.units].filter { Unit.isHan($0) }
    return Self.proactive.first { head in head.parts.allSatisfy { Self.holds(units, $0) } }?.column
  }

  /// The outcome that a cell of table 4 is the head of.
  func outcome(_ cell: LaidCell) -> ColumnID? {
    guard (2...10).contains(cell.units.count) else { return nil }
    let key = RowLabels.key(text.units[cell.units])
    return Self.outcomes.first { $0.names.contains(key) }?.column
  }

  /// The group of table 4 that a text names and no other; a text beside a table may say more than the name.
  func group(_ units: Range<Int>, alone: Bool) -> RowID? {
    guard (4...40).contains(units.count) else { return nil }
    if alone {
      let key = RowLabels.key(text.units[units])
      return Self.groups.first { $0.name == key }?.row
    }
    let key = text.units[units].filter(Unit.isHan)
    let found = Self.groups.filter { Self.holds(key, $0.name) }
    if found.contains(where: { $0.row == .review }), Self.holds(key, Self.litigation) { return nil }
    return found.count == 1 ? found.first?.row : nil
  }

  private static func holds(_ text: [UInt16], _ part: [UInt16]) -> Bool {
    guard text.count >= part.count else { return false }
    return (0...text.count - part.count).contains { text[$0..<$0 + part.count].elementsEqual(part) }
  }

  private static func folded(_ head: (ColumnID, [String])) -> (ColumnID, [[UInt16]]) {
    (head.0, head.1.map(Fold.folded))
  }

  private static let telling: [ColumnID] = [.enterprise, .research, .nonprofit, .legalService]

  private static let applicants: [(column: ColumnID, names: [[UInt16]])] = [
    (.natural, ["自然人"]), (.enterprise, ["商业企业", "企业"]), (.research, ["科研机构"]),
    (.nonprofit, ["社会公益组织", "公益组织"]), (.legalService, ["法律服务机构"]),
    (.otherOrg, ["其他", "其它", "其他组织"]), (.total, ["总计", "合计"]),
  ].map(folded)

  private static let proactive: [(column: ColumnID, parts: [[UInt16]])] = [
    (.made, ["制发"]), (.repealed, ["废止"]), (.inForce, ["现行有效"]), (.created, ["新制作"]), (.published, ["新公开"]),
    (.totalPublic, ["公开总"]), (.prevItems, ["上一年", "项目"]), (.prevItems, ["上年", "项目"]), (.change, ["本年增", "减"]),
    (.decisions, ["处理决定"]), (.amountWan, ["收费金额"]), (.items, ["采购项目"]), (.amount, ["采购", "金额"]),
  ].map(folded)

  private static let outcomes: [(column: ColumnID, names: [[UInt16]])] = [
    (.upheld, ["结果维持", "维持"]), (.corrected, ["结果纠正", "纠正"]), (.other, ["其他结果", "其它结果"]),
    (.pending, ["尚未审结"]), (.total, ["总计", "合计"]),
  ].map(folded)

  private static let groups: [(row: RowID, name: [UInt16])] = [
    (.review, Fold.folded("行政复议")), (.litigationDirect, Fold.folded("未经复议直接起诉")),
    (.litigationAfterReview, Fold.folded("复议后起诉")),
  ]
  private static let litigation = Fold.folded("诉讼")
}
