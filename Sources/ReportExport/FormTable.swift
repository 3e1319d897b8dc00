import Disclosure
import PrintedPages

extension PrintedTable {
  /// A report's table as the form prints it, with labels in that language.
  init(_ table: ReportTable, _ marks: Marks, _ language: Language) {
    self.init()
    let form = FormPrinter(table: table, marks: marks, language: language)
    switch table.form.kind {
    case .proactive: form.proactive(&self)
    case .requests: form.requests(&self)
    case .disputes: form.disputes(&self)
    }
  }
}

/// Sets a table of a report as the form prints it.
private struct FormPrinter {
  let table: ReportTable
  let marks: Marks
  let language: Language

  func requests(_ printed: inout PrintedTable) {
    // Where labels wrap: as narrow as the form prints them.
    printed.widest = [10, 12, 30, language == .chinese ? 8 : 14]
    let hint = words("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", "(In each column, I plus II equal III plus IV)")
    printed.addHead([
      .label(hint, rowSpan: 3, columnSpan: 3), .label(words("申请人情况", "Applicants"), columnSpan: 7),
    ])
    printed.addHead([
      .label(ColumnID.natural.label(in: language), rowSpan: 2),
      .label(words("法人或其他组织", "Organisations"), columnSpan: 5),
      .label(ColumnID.total.label(in: language), rowSpan: 2),
    ])
    printed.addHead(Form.applicants[1...5].map { $0.label(in: language) })
    let outcomes = table.form.rows.filter { ![.newReceived, .carriedIn, .carriedOut].contains($0.id) }
    for row in table.form.rows {
      printed.add(labels(of: row, among: outcomes) + row.columns.map { figure(row.id, $0) })
    }
  }

  private func labels(of row: FormRow, among outcomes: [FormRow]) -> [PrintedCell] {
    let name = row.id.label(in: language, edition: table.form.edition)
    var cells: [PrintedCell] = []
    if row.id == outcomes.first?.id {
      cells.append(.label(words("三、本年度办理结果", "III. Results this year"), rowSpan: outcomes.count))
    }
    guard let group = row.group else {
      return cells + [.label(name, columnSpan: outcomes.contains { $0.id == row.id } ? 2 : 3)]
    }
    let members = outcomes.filter { $0.group == group }
    if row.id == members.first?.id { cells.append(.label(group.label(in: language), rowSpan: members.count)) }
    return cells + [.label(name)]
  }

  func disputes(_ printed: inout PrintedTable) {
    printed.widest = [language == .chinese ? 4 : 9]
    let outcomes = Form.disputeOutcomes.map { $0.label(in: language) }
    printed.addHead([
      .label(words("行政复议", "Reconsiderations"), columnSpan: 5), .label(words("行政诉讼", "Suits"), columnSpan: 10),
    ])
    printed.addHead(
      outcomes.map { .label($0, rowSpan: 2) } + [
        .label(words("未经复议直接起诉", "filed directly"), columnSpan: 5),
        .label(words("复议后起诉", "after reconsideration"), columnSpan: 5),
      ])
    printed.addHead(outcomes + outcomes)
    printed.add(table.form.cells.map { figure($0.row, $0.column) })
  }

  /// Table 2 is four columns wide; a block with fewer figures lets its last one span the rest.
  func proactive(_ printed: inout PrintedTable) {
    printed.widest = [20, 14]
    var rows = table.form.rows[...]
    while let first = rows.first {
      let block = rows.prefix { $0.item == first.item && $0.columns == first.columns }
      rows = rows.dropFirst(block.count)
      let item = first.item ?? ""
      printed.add([.label(words(item, "Article 20 " + Self.number(of: item)), columnSpan: 4)])
      let heads = first.columns.map { PrintedCell.label($0.label(in: language, edition: table.form.edition)) }
      printed.add([.label(words("信息内容", "contents"))] + Self.spread(heads))
      for row in block {
        let name = PrintedCell.label(row.id.label(in: language, edition: table.form.edition))
        printed.add([name] + Self.spread(row.columns.map { figure(row.id, $0) }))
      }
    }
  }

  private func words(_ chinese: String, _ english: String) -> String { language == .chinese ? chinese : english }

  private func figure(_ row: RowID, _ column: ColumnID) -> PrintedCell {
    let path = CellPath(table.form.kind, row, column)
    return .figure(table[row, column], path, marks.mark(of: path))
  }

  private static func spread(_ cells: [PrintedCell]) -> [PrintedCell] {
    cells.enumerated().map { place, cell in
      PrintedCell(cell.content, cell.mark, columnSpan: place == cells.count - 1 ? 4 - cells.count : 1)
    }
  }

  /// The number in `第二十条第（五）项`.
  private static func number(of item: String) -> String {
    let names: [Character: Int] = ["一": 1, "五": 5, "六": 6, "八": 8, "九": 9]
    return item.split(separator: "（").last?.first.flatMap { names[$0] }.map { "(\($0))" } ?? ""
  }
}

/// Which cells of a report are in failed or undetermined relations.
struct Marks {
  private let failed: Set<CellPath>
  private let undetermined: Set<CellPath>

  /// The marks that findings give to cells; those set aside give none.
  init(_ review: Review) {
    let findings = review.open.map(\.finding)
    failed = Set(findings.filter(\.isFailure).flatMap(\.cells))
    undetermined = Set(findings.filter { $0.outcome == .undetermined }.flatMap(\.cells))
  }

  /// The mark of a cell, nil if nothing is wrong with it.
  func mark(of cell: CellPath) -> PrintedMark? {
    failed.contains(cell) ? .failed : undetermined.contains(cell) ? .undetermined : nil
  }
}
