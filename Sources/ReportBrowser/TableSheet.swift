import Disclosure

/// A stretch of the form's table that shares its head: columns, merged heads, and rows of cells.
struct TableBlock: Sendable {
  /// A column that carries figures.
  struct Column: Sendable {
    /// The label in the pieces where it may be broken.
    let label: [String]
    /// The columns of the screen it takes, sign and gap included.
    var width: Int
  }

  /// A head that spans several columns.
  struct Merge: Sendable {
    let label: String
    let columns: Range<Int>
    let level: Int
  }

  /// A line below the head.
  struct Row: Sendable {
    let label: String
    let depth: Int
    /// Empty for the head of a group of rows.
    let cells: [CellPath]
  }

  /// The line above the head: an item of article 20.
  var title: String?
  /// The head of the label column.
  var corner: String
  var columns: [Column]
  var merges: [Merge] = []
  var rows: [Row]

  /// How many levels of merged heads stand above the columns' own.
  var levels: Int { merges.map { $0.level + 1 }.max() ?? 0 }

  /// Whether each column holds the figures of two reports and their difference, which a line of the head names.
  var isSpread = false

  /// How many lines the head takes, the title left out.
  var headHeight: Int { levels + (columns.map { packed($0).count }.max() ?? 1) + (isSpread ? 1 : 0) }

  /// A column's label in lines that fit its width.
  func packed(_ column: Column) -> [String] {
    let room = column.width - 1
    var lines: [String] = []
    for piece in column.label {
      if let last = lines.last, Self.width(last) + Self.width(piece) <= room {
        lines[lines.count - 1] = last + piece
      } else {
        lines.append(piece)
      }
    }
    return lines
  }

  /// The columns of a label of the form, which holds Han characters and a few ASCII ones.
  static func width(_ label: String) -> Int { label.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 ? 1 : 2) } }
}

/// Lays the form's tables out as the form prints them.
enum TableSheet {
  /// The blocks of a table for so many columns of screen.
  static func blocks(of form: FormTable, width: Int) -> [TableBlock] {
    switch form.kind {
    case .proactive: proactive(form)
    case .requests: [requests(form)]
    case .disputes: [width >= 15 * 7 + 8 ? disputesInOneRow(form) : disputesFolded(form)]
    }
  }

  /// The pieces of a column's label.
  static func pieces(of column: ColumnID, in form: FormTable) -> [String] {
    switch column {
    case .natural: ["自然", "人"]
    case .enterprise: ["商业", "企业"]
    case .research: ["科研", "机构"]
    case .nonprofit: ["社会", "公益", "组织"]
    case .legalService: ["法律", "服务", "机构"]
    case .upheld: ["结果", "维持"]
    case .corrected: ["结果", "纠正"]
    case .pending: ["尚未", "审结"]
    case .other: ["其他", "结果"]
    case .made: ["本年制发", "件数"]
    case .repealed: ["本年废止", "件数"]
    case .inForce: ["现行有效", "件数"]
    case .amountWan: ["本年收费金额", "（单位：万元）"]
    case .created: ["本年新制作", "数量"]
    case .published: ["本年新公开", "数量"]
    case .totalPublic: ["对外公开", "总数量"]
    case .prevItems: ["上一年", "项目数量"]
    case .decisions: form.edition == .form2021 ? ["本年处理", "决定数量"] : ["处理决定", "数量"]
    default: [Form.label(of: column, in: form.edition)]
    }
  }

  private static func columns(_ ids: [ColumnID], in form: FormTable) -> [TableBlock.Column] {
    ids.map { TableBlock.Column(label: pieces(of: $0, in: form), width: 7) }
  }

  private static func proactive(_ form: FormTable) -> [TableBlock] {
    var blocks: [TableBlock] = []
    for row in form.rows {
      let line = TableBlock.Row(label: row.label, depth: 0, cells: row.columns.map { CellPath(form.kind, row.id, $0) })
      if let last = blocks.last, last.title == row.item {
        blocks[blocks.count - 1].rows.append(line)
      } else {
        blocks.append(
          TableBlock(title: row.item, corner: "信息内容", columns: columns(row.columns, in: form), rows: [line]))
      }
    }
    return blocks
  }

  private static func requests(_ form: FormTable) -> TableBlock {
    var rows: [TableBlock.Row] = []
    var group: RowGroup?
    for row in form.rows {
      if row.id == .granted { rows.append(TableBlock.Row(label: "三、本年度办理结果", depth: 0, cells: [])) }
      if let next = row.group, next != group { rows.append(TableBlock.Row(label: next.label, depth: 1, cells: [])) }
      group = row.group
      rows.append(
        TableBlock.Row(
          label: row.label, depth: depth(of: row), cells: row.columns.map { CellPath(form.kind, row.id, $0) }))
    }
    return TableBlock(
      corner: "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
      columns: columns(Form.applicants, in: form),
      merges: [
        TableBlock.Merge(label: "申请人情况", columns: 0..<7, level: 0),
        TableBlock.Merge(label: "法人或其他组织", columns: 1..<6, level: 1),
      ], rows: rows)
  }

  private static func depth(of row: FormRow) -> Int {
    if row.group != nil { return 2 }
    return [.newReceived, .carriedIn, .carriedOut].contains(row.id) ? 0 : 1
  }

  private static func disputesFolded(_ form: FormTable) -> TableBlock {
    func row(_ id: RowID, _ label: String, _ depth: Int) -> TableBlock.Row {
      TableBlock.Row(label: label, depth: depth, cells: Form.disputeOutcomes.map { CellPath(.disputes, id, $0) })
    }
    return TableBlock(
      corner: "", columns: columns(Form.disputeOutcomes, in: form),
      rows: [
        row(.review, "行政复议", 0), TableBlock.Row(label: "行政诉讼", depth: 0, cells: []),
        row(.litigationDirect, "未经复议直接起诉", 1), row(.litigationAfterReview, "复议后起诉", 1),
      ])
  }

  private static func disputesInOneRow(_ form: FormTable) -> TableBlock {
    let groups: [RowID] = [.review, .litigationDirect, .litigationAfterReview]
    return TableBlock(
      corner: "", columns: groups.flatMap { _ in columns(Form.disputeOutcomes, in: form) },
      merges: [
        TableBlock.Merge(label: "行政复议", columns: 0..<5, level: 0),
        TableBlock.Merge(label: "行政诉讼", columns: 5..<15, level: 0),
        TableBlock.Merge(label: "未经复议直接起诉", columns: 5..<10, level: 1),
        TableBlock.Merge(label: "复议后起诉", columns: 10..<15, level: 1),
      ],
      rows: [
        TableBlock.Row(
          label: "", depth: 0,
          cells: groups.flatMap { group in Form.disputeOutcomes.map { CellPath(.disputes, group, $0) } })
      ])
  }
}
