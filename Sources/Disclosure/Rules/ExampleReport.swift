/// A small consistent report of a fictional agency, from which the rules' examples are made.
package enum ExampleReport {
  /// The report of 2023 with some of it changed.
  package static func edited(_ edit: (inout Report) -> Void) -> Report {
    var report = make()
    edit(&report)
    return report
  }

  /// A report that breaks no rule, on the form of that edition.
  package static func make(
    edition: Edition = .form2021, year: Int = 2023, agency: String = "云岭市青溪区文化局"
  ) -> Report {
    var report = Report(source: ReportSource(path: "示例.txt"))
    report.agency = Sourced(agency, .title)
    report.year = Sourced(year, .title)
    report.title = Sourced("\(agency)\(year)年政府信息公开工作年度报告", .title)
    report.published = CalendarDate(year: year + 1, month: 1, day: 18).map { Sourced($0, .body) }
    if let from = CalendarDate(year: year, month: 1, day: 1), let to = CalendarDate(year: year, month: 12, day: 31) {
      report.period = Sourced(Period(from: from, to: to), .body)
    }
    report.layout = .tsv
    report.sections = SectionID.allCases.map { Section(id: $0, heading: $0.label, text: text(of: $0, year)) }
    report.proactive = table(.proactive, edition, [:])
    report.requests = table(.requests, edition, requests(edition))
    report.disputes = table(.disputes, edition, [.review: [1, 0, 0, 0, 1]])
    report.rereadClaims()
    return report
  }

  private static func text(of section: SectionID, _ year: Int) -> String {
    switch section {
    case .overview: "\(year)年，我局主动公开政府信息120条，收到政府信息公开申请9件。"
    case .problems: "公开内容还不够丰富，队伍建设有待加强。\(year + 1)年将加强业务培训，完善公开目录，改进解读形式。"
    case .otherMatters: "本年度未收取信息处理费。"
    default: ""
    }
  }

  private static func requests(_ edition: Edition) -> [RowID: [Int]] {
    [
      .newReceived: [7, 2, 0, 0, 0, 0, 9], .carriedIn: [1, 0, 0, 0, 0, 0, 1], .granted: [4, 1, 0, 0, 0, 0, 5],
      .partial: [1, 0, 0, 0, 0, 0, 1], .unableNotHeld: [1, 1, 0, 0, 0, 0, 2],
      edition == .form2021 ? .otherMisc : .otherAll: [1, 0, 0, 0, 0, 0, 1], .resultTotal: [7, 2, 0, 0, 0, 0, 9],
      .carriedOut: [1, 0, 0, 0, 0, 0, 1],
    ]
  }

  private static func table(_ kind: TableKind, _ edition: Edition, _ rows: [RowID: [Int]]) -> ReportTable {
    var table = ReportTable(form: Form.table(kind, edition), layout: .tsv)
    for row in table.form.rows {
      let values = rows[row.id] ?? [Int](repeating: 0, count: row.columns.count)
      for (column, value) in zip(row.columns, values) { table[row.id, column] = .number(value) }
    }
    return table
  }
}

extension Figure {
  /// A count as a person would type it.
  package static func number(_ value: Int) -> Self {
    Figure(raw: String(value), kind: .number, value: Quantity(value))
  }
  /// A lone dash.
  package static let dash = Figure(raw: "-", kind: .dash, value: 0)
  /// An empty cell that is really there.
  package static let blank = Figure(raw: "", kind: .blank)
}

extension Report {
  /// Puts a figure into the table that has such a cell.
  package mutating func set(_ row: RowID, _ column: ColumnID, _ figure: Figure) {
    if proactive?.form.index(of: row, column) != nil { proactive?[row, column] = figure }
    if requests?.form.index(of: row, column) != nil { requests?[row, column] = figure }
    if disputes?.form.index(of: row, column) != nil { disputes?[row, column] = figure }
  }

  /// Puts a number into the table that has such a cell.
  package mutating func set(_ row: RowID, _ column: ColumnID, _ value: Quantity) {
    set(row, column, Figure(raw: value.description, kind: .number, value: value))
  }

  /// Empties a cell.
  package mutating func blank(_ row: RowID, _ column: ColumnID) { set(row, column, .blank) }

  /// Empties the cells of a row of table 3 that hold a zero.
  package mutating func blankZeros(in row: RowID) { replaceZeros(in: row, by: .blank) }

  /// Puts dashes for the zeros of a row of table 3.
  package mutating func dashZeros(in row: RowID) { replaceZeros(in: row, by: .dash) }

  private mutating func replaceZeros(in row: RowID, by figure: Figure) {
    for column in Form.applicants where requests?[row, column].value == 0 { set(row, column, figure) }
  }

  /// Puts other prose into a section.
  package mutating func write(_ text: String, in id: SectionID) {
    sections = sections.map {
      $0.id == id ? Section(id: id, heading: $0.heading, text: text, location: $0.location) : $0
    }
    rereadClaims()
  }
}

extension ExampleReport {
  /// A report of before 2019, with a statistics table in place of the three tables.
  package static func older() -> Report {
    var report = make(year: 2018)
    (report.proactive, report.requests, report.disputes) = (nil, nil, nil)
    report.sections = [Section(id: .overview, heading: "一、概述", text: "2018年，我局收到申请3件。")]
    report.statistics = [StatisticsRow(label: "收到申请数", unit: "件", figure: .number(3))]
    return report
  }
}
