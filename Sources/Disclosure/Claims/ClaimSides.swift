/// What the tables have in place of a claim: one figure, or several that may each be meant.
struct TableSide {
  /// The figure, nil if one of its cells has no value.
  var value: Quantity?
  /// The cells it is summed from.
  var cells: [CellPath]
  /// Whether blanks among them were read as zero, so that a difference is undetermined.
  var hasBlanks = false
  private let words: (chinese: String, english: String)?

  init(value: Quantity?, cells: [CellPath], _ chinese: String, _ english: String) {
    self.value = value
    self.cells = cells
    words = (chinese, english)
  }

  /// A single cell, named by its labels.
  init(value: Quantity?, cell: CellPath) {
    self.value = value
    cells = [cell]
    words = nil
  }

  /// What it is; put together only for a finding, since nearly all claims agree.
  var name: Bilingual {
    guard let cell = cells.first else { return Bilingual(words?.chinese ?? "", words?.english ?? "") }
    guard let words else { return Bilingual(cell.label(in: .chinese), cell.label(in: .english)) }
    return Bilingual(
      cell.table.label(in: .chinese) + words.chinese, "\(cell.table.label(in: .english)), \(words.english)")
  }
}

extension Report {
  /// What a claim is held against, best first; empty if the tables have no such figure or it was not read whole.
  func sides(of subject: Claim.Subject) -> [TableSide] {
    guard let sides = candidates(of: subject), sides.allSatisfy({ $0.value != nil }) else { return [] }
    return sides
  }

  private func candidates(of subject: Claim.Subject) -> [TableSide]? {
    switch subject {
    case .received: intake(.total, "本年新收", "new requests")
    case .natural: intake(.natural, "新收申请自然人", "new requests by natural persons")
    case .enterprise: intake(.enterprise, "新收申请商业企业", "new requests by enterprises")
    case .research: intake(.research, "新收申请科研机构", "new requests by research institutions")
    case .nonprofit: intake(.nonprofit, "新收申请社会公益组织", "new requests by public-welfare organisations")
    case .legalService: intake(.legalService, "新收申请法律服务机构", "new requests by legal service providers")
    case .organisations: organisations()
    case .carriedIn: [requests([.carriedIn], "上年结转", "requests carried in")]
    case .carriedOut, .allAnswered: [requests([.carriedOut], "结转下年度", "requests carried over")]
    case .answered:
      [
        requests([.resultTotal], "办理结果总计", "results in all"),
        requests([.newReceived, .carriedIn], "新收与上年结转之和", "new requests and those carried in"),
        requests([.newReceived], "本年新收", "new requests"),
      ]
    case .granted:
      [
        requests([.granted], "予以公开", "disclosed"),
        requests([.granted, .partial], "予以公开与部分公开之和", "disclosed wholly or in part"),
      ]
    case .partial: [requests([.partial], "部分公开", "disclosed in part")]
    case .grantedOrPartial: [requests([.granted, .partial], "予以公开与部分公开之和", "disclosed wholly or in part")]
    case .denied: [group(.denied, "不予公开各项之和", "refusals in all")]
    case .unable: [group(.unable, "无法提供各项之和", "requests that could not be met")]
    case .refused: [group(.refused, "不予处理各项之和", "requests not processed")]
    case .otherHandling: [group(.other, "其他处理各项之和", "requests otherwise dealt with")]
    case .notHeld: [requests([.unableNotHeld], "本机关不掌握", "information not held")]
    case .review: [disputes([.review], "行政复议总计", "reconsiderations in all")]
    case .litigation:
      [disputes([.litigationDirect, .litigationAfterReview], "两类行政诉讼总计之和", "suits of both kinds")]
    case .disputes:
      [disputes([.review, .litigationDirect, .litigationAfterReview], "复议诉讼总计之和", "reconsiderations and suits")]
    case .normativeMade:
      proactiveSides([(.normative, .made), (.normative, .created), (.normative, .published)])
    case .normativeRepealed: proactiveSides([(.normative, .repealed)])
    case .normativeInForce: proactiveSides([(.normative, .inForce), (.normative, .totalPublic)])
    case .license: proactiveSides([(.license, .decisions)])
    case .penalty: proactiveSides([(.penalty, .decisions)])
    case .coercion: proactiveSides([(.coercion, .decisions)])
    default: nil
    }
  }

  private func side(_ cells: [CellPath], _ chinese: String, _ english: String) -> TableSide {
    var sum = Quantity(0)
    var (isRead, hasBlanks) = (false, false)
    for cell in cells {
      guard let stated = stated(cell) else { return TableSide(value: nil, cells: cells, chinese, english) }
      sum = sum + stated.value
      isRead = isRead || stated.isRead
      hasBlanks = hasBlanks || stated.hasBlanks
    }
    var side = TableSide(value: isRead ? sum : nil, cells: cells, chinese, english)
    side.hasBlanks = hasBlanks
    return side
  }

  /// What a cell states; for a blank total of table 3 what its row's parts add up to, blanks as zero; nil if unread.
  private func stated(_ cell: CellPath) -> (value: Quantity, isRead: Bool, hasBlanks: Bool)? {
    let figure = figure(cell)
    if let value = figure.value { return (value, true, false) }
    guard figure.kind == .blank || figure.kind == .slash else { return nil }
    guard cell.table == .requests, cell.column == .total else { return (0, false, true) }
    var (sum, isRead) = (Quantity(0), false)
    for column in Form.applicants.dropLast() {
      let part = self.figure(CellPath(.requests, cell.row, column))
      guard part.value != nil || part.kind == .blank || part.kind == .slash else { return nil }
      isRead = isRead || part.value != nil
      sum = sum + (part.value ?? 0)
    }
    return (sum, isRead, true)
  }

  /// The sum of some rows of table 3 in a column.
  func requests(_ rows: [RowID], _ chinese: String, _ english: String, _ column: ColumnID = .total) -> TableSide {
    side(rows.map { CellPath(.requests, $0, column) }, chinese, english)
  }

  private func group(_ group: RowGroup, _ chinese: String, _ english: String) -> TableSide {
    let rows = requests?.form.rows.map(\.id).filter { $0.group == group || (group == .other && $0 == .otherAll) } ?? []
    return rows.isEmpty ? TableSide(value: nil, cells: [], "", "") : requests(rows, chinese, english)
  }

  /// New requests of a kind of applicant, and with those carried in.
  private func intake(_ column: ColumnID, _ chinese: String, _ english: String) -> [TableSide] {
    [
      requests([.newReceived], chinese, english, column),
      requests([.newReceived, .carriedIn], "新收连同上年结转", "new requests with those carried in", column),
    ]
  }

  private func organisations() -> [TableSide] {
    let columns: [ColumnID] = [.enterprise, .research, .nonprofit, .legalService, .otherOrg]
    let new = columns.map { CellPath(.requests, .newReceived, $0) }
    let carried = columns.map { CellPath(.requests, .carriedIn, $0) }
    return [
      side(new, "新收申请各类组织之和", "new requests by organisations"),
      side(new + carried, "新收申请各类组织连同上年结转", "requests by organisations with those carried in"),
    ]
  }

  /// The totals of some groups of table 4.
  func disputes(_ groups: [RowID], _ chinese: String, _ english: String) -> TableSide {
    side(groups.map { CellPath(.disputes, $0, .total) }, chinese, english)
  }

  private func proactiveSides(_ cells: [(RowID, ColumnID)]) -> [TableSide] {
    cells.compactMap { row, column in
      guard let table = proactive, table.form.index(of: row, column) != nil else { return nil }
      let cell = CellPath(.proactive, row, column)
      return TableSide(value: figure(cell).value, cell: cell)
    }
  }
}
