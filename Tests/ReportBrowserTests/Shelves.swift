import Disclosure
import ScreenGrid

@testable import ReportBrowser

/// Composed reports of fictional agencies, built in code, with planted faults.
enum Sample {
  static func number(_ value: Int) -> Figure { Figure(raw: String(value), kind: .number, value: Quantity(value)) }

  /// A consistent table 3: every relation holds.
  static func requests(_ edition: Edition, seed: Int = 1) -> ReportTable {
    var table = ReportTable(form: Form.table(.requests, edition), layout: .tsv)
    let outcomes = table.form.rows.map(\.id).filter {
      ![.newReceived, .carriedIn, .resultTotal, .carriedOut].contains($0)
    }
    var sums = [ColumnID: Int]()
    for (index, row) in outcomes.enumerated() {
      for (place, column) in Form.applicants.dropLast().enumerated() {
        let value = (index * 7 + place * 3 + seed) % 11 < 3 ? (index + place * 5 + seed) % 23 : 0
        table[row, column] = number(value)
        sums[column, default: 0] += value
      }
    }
    for (place, column) in Form.applicants.dropLast().enumerated() {
      let total = sums[column] ?? 0
      table[.resultTotal, column] = number(total)
      table[.carriedOut, column] = number(place % 2)
      table[.carriedIn, column] = number(min(2, total))
      table[.newReceived, column] = number(total + place % 2 - min(2, total))
    }
    for row in table.form.rows {
      let total = Form.applicants.dropLast().reduce(0) { $0 + (table[row.id, $1].value?.whole ?? 0) }
      table[row.id, .total] = number(total)
    }
    return table
  }

  static func filled(_ kind: TableKind, _ edition: Edition) -> ReportTable {
    var table = ReportTable(form: Form.table(kind, edition), layout: .tsv)
    for index in table.form.cells.indices { table[index] = number(0) }
    return table
  }

  static func report(
    _ agency: String?, _ year: Int?, edition: Edition = .form2021, seed: Int = 1,
    faults: [(RowID, ColumnID, Figure)] = [], disputeFault: Bool = false
  ) -> Report {
    var report = Report(source: ReportSource(path: "samples/\(agency ?? "x")/\(year ?? 0).txt"))
    report.agency = agency.map { Sourced($0, .title) }
    report.year = year.map { Sourced($0, .title) }
    report.preamble = "\(agency ?? "")\(year ?? 0)年政府信息公开工作年度报告\n本报告所列数据的统计期限自1月1日起至12月31日止。"
    report.sections = SectionID.allCases.map { Section(id: $0, heading: $0.label, text: prose[$0] ?? "") }
    var requests = requests(edition, seed: seed)
    for (row, column, figure) in faults { requests[row, column] = figure }
    report.requests = requests
    report.proactive = filled(.proactive, edition)
    var disputes = filled(.disputes, edition)
    if disputeFault { disputes[.review, .total] = number(1) }
    report.disputes = disputes
    return report
  }

  static let prose: [SectionID: String] = [
    .overview:
      "（一）主动公开情况。本机关全年通过门户网站（www.example.cn）公开信息1,234条，其中“三公”经费信息12条，政策解读《云溪办法》3篇；发布率达到100%。\n（二）依申请公开情况。全年收到申请件，均在法定期限内答复。",
    .requests: "全年共收到政府信息公开申请，按期办结。",
    .problems: "一是公开的主动性有待加强；二是信息更新不够及时。",
    .otherMatters: "本年度未收取信息处理费。",
  ]

  static func findings(_ report: Report) -> [Finding] { Rules.confront(report) }

  static let blank = Figure(raw: "", kind: .blank)

  /// Four reports of two agencies with five failed checks and one undetermined relation.
  static var reports: [Report] {
    [
      report("云溪县民政局", 2021),
      report("云溪县民政局", 2022, seed: 4, faults: [(.granted, .natural, number(99))], disputeFault: true),
      report("青川市审计局", 2020, edition: .form2019, seed: 2, faults: [(.carriedIn, .enterprise, blank)]),
      report("青川市审计局", 2021, seed: 3, faults: [(.resultTotal, .total, number(77))]),
    ]
  }
}

/// A session on composed reports.
struct Robot {
  var session: Session

  init(
    _ reports: [Report] = Sample.reports, width: Int = 80, height: Int = 24, options: Model.Options = Model.Options(),
    unreadable: [String] = [], answers: @escaping (Effect) -> Message? = { _ in nil },
    documents: [Int: Document] = [:]
  ) {
    session = Session(
      Model(options: options), width: width, height: height,
      load: { id, _ in
        guard reports.indices.contains(id.index) else { return nil }
        let report = reports[id.index]
        return OpenReport(report: report, findings: Sample.findings(report), document: documents[id.index])
      }, perform: answers)
    session.send(.loaded(reports.map { ReportSummary(of: $0, findings: Sample.findings($0)) }))
    for path in unreadable { session.send(.unreadable(path: path, reason: "编码不明")) }
    session.send(.loadingFinished)
  }

  mutating func press(_ keys: String) { session.press(KeyNotation.keys(in: keys) ?? []) }

  func pressing(_ keys: String) -> Robot {
    var copy = self
    copy.press(keys)
    return copy
  }

  var lines: [String] { session.screen.lines }
  var text: String { lines.joined(separator: "\n") }
  var status: String { lines.dropLast().last ?? "" }

  /// The cell where the hardware cursor stands.
  var underCursor: Cell? {
    let screen = session.screen
    return screen.cursor.flatMap { screen[$0.x, $0.y] }
  }

  /// Whether some cell of the screen has a role.
  func shows(_ role: Role) -> Bool {
    let screen = session.screen
    return (0..<screen.height).contains { screen.row($0).contains { $0.role == role || $0.overlay == role } }
  }
}
