import Disclosure

/// A cell of a table as an author lays it out, spans known.
struct GridCell: Sendable {
  /// The text, a string a paragraph.
  var paragraphs: [String]
  /// How many columns it covers.
  var span = 1
  /// Whether it is covered by the cell above it.
  var isCovered = false
  /// Whether a blank line stands between its paragraphs.
  var isAiry = false
  /// Whether it holds a figure.
  var isValue = false
  /// The row of the form that its figure belongs to, nil for labels and for rows that the form does not have.
  var row: RowID?
  /// The cell of the form that its figure is of; nil where `row` is.
  var path: CellPath?

  static func text(_ text: String, span: Int = 1) -> GridCell { GridCell(paragraphs: [text], span: span) }
  static func head(_ paragraphs: [String], span: Int = 1) -> GridCell { GridCell(paragraphs: paragraphs, span: span) }
  static func value(_ text: String, span: Int = 1) -> GridCell {
    GridCell(paragraphs: [text], span: span, isValue: true)
  }
  static func covered(_ span: Int = 1) -> GridCell { GridCell(paragraphs: [""], span: span, isCovered: true) }

  /// The paragraphs run together with `separator`.
  func joined(_ separator: String = "") -> String { paragraphs.joined(separator: separator) }
}

/// A table as an author lays it out: rows of cells over a number of columns.
struct FixtureGrid: Sendable {
  /// Which table it is.
  let table: TableKind
  /// How many columns the table has.
  let columns: Int
  /// The rows.
  var rows: [[GridCell]]
}

/// Lays the form's tables out with printed numbers, as the word processor's template does.
struct GridMaker {
  let wording: Wording
  let numbers: [CellPath: String]

  func grid(_ form: FormTable) -> FixtureGrid {
    switch form.kind {
    case .proactive: FixtureGrid(table: .proactive, columns: 4, rows: proactive(form))
    case .requests: FixtureGrid(table: .requests, columns: 10, rows: requestHeads + requests(form))
    case .disputes: FixtureGrid(table: .disputes, columns: 15, rows: disputeHeads + [disputes(form)])
    }
  }

  private func value(_ table: TableKind, _ row: RowID, _ column: ColumnID, span: Int = 1) -> GridCell {
    var cell = GridCell.value(numbers[CellPath(table, row, column)] ?? "", span: span)
    cell.row = row
    cell.path = CellPath(table, row, column)
    return cell
  }

  // MARK: Table 2

  private func proactive(_ form: FormTable) -> [[GridCell]] {
    var rows: [[GridCell]] = []
    var item: String?
    for row in form.rows {
      if row.item != item, let title = row.item {
        rows.append([.text(wording.written(title), span: 4)])
        rows.append(spread([.text("信息内容")] + row.columns.map { .head(wording.head(of: $0, in: form.edition)) }))
        item = title
      }
      rows.append(spread([.text(wording.label(of: row))] + row.columns.map { value(.proactive, row.id, $0) }))
      if row.id == .normative, wording.extraRow {
        rows.append([.text(wording.written("其他主动公开文件（通知、公告等）")), .value("17"), .value("16"), .value("33")])
      }
    }
    return rows
  }

  /// Lets the last cell cover what is left of four columns.
  private func spread(_ cells: [GridCell]) -> [GridCell] {
    var cells = cells
    if let last = cells.indices.last { cells[last].span = 5 - cells.count }
    return cells
  }

  // MARK: Table 3

  private var requestHeads: [[GridCell]] {
    let applicants = Form.applicants
    func head(_ column: ColumnID) -> GridCell { .head(wording.head(Form.label(of: column))) }
    return [
      [
        .text(wording.written("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"), span: 3), .text("申请人情况", span: 7),
      ],
      [.covered(3), .text("自然人"), .text("法人或其他组织", span: 5), .text(wording.written("总计"))],
      [.covered(3), .covered()] + applicants.dropFirst().dropLast().map(head) + [.covered()],
    ]
  }

  private func requests(_ form: FormTable) -> [[GridCell]] {
    var rows: [[GridCell]] = []
    var group: RowGroup?
    for row in form.rows {
      let values = row.columns.map { value(.requests, row.id, $0) }
      let isFrame = [.newReceived, .carriedIn, .carriedOut].contains(row.id)
      if isFrame {
        rows.append([.text(wording.label(of: row), span: 3)] + values)
      } else if let its = row.group {
        let head = its == group ? GridCell.covered() : groupHead(its)
        rows.append([.covered(), head, .text(wording.label(of: row))] + values)
      } else {
        let frame: GridCell = row.id == .granted ? .text("三、本年度办理结果") : .covered()
        rows.append([frame, .text(wording.label(of: row), span: 2)] + values)
      }
      group = row.group
    }
    return rows
  }

  private func groupHead(_ group: RowGroup) -> GridCell {
    let label = wording.label(of: group)
    guard wording.brokenGroups, label.count > 4 else { return .text(label) }
    var cell = GridCell.head([String(label.dropLast(4)), String(label.suffix(4))])
    cell.isAiry = true
    return cell
  }

  // MARK: Table 4

  private var disputeHeads: [[GridCell]] {
    func outcomes() -> [GridCell] {
      Form.disputeOutcomes.map { .text(wording.written(Form.label(of: $0))) }
    }
    return [
      [.text("行政复议", span: 5), .text("行政诉讼", span: 10)],
      outcomes() + [.text("未经复议直接起诉", span: 5), .text("复议后起诉", span: 5)],
      (0..<5).map { _ in .covered() } + outcomes() + outcomes(),
    ]
  }

  private func disputes(_ form: FormTable) -> [GridCell] {
    form.rows.flatMap { row in row.columns.map { value(.disputes, row.id, $0) } }
  }
}
