extension Rules {
  static let tableFound = Rule(
    id: "F-TABLE", family: .formal, title: Bilingual("表格齐全", "Tables present"),
    summary: Bilingual("表二、表三、表四都在，并且读到了数字", "Tables 2, 3 and 4 are there, with figures in them"),
    source: formSource, severity: .warning,
    examples: [
      .breaks("表三没有找到", "table 3 is not there") { $0.requests = nil },
      .breaks("表四只有标题和栏名，没有数字", "table 4 has labels only") {
        $0.disputes = ReportTable(form: Form.table(.disputes, .form2021), layout: .tsv)
      },
      .keeps("2018 年的报告用统计表，没有这三张表", "a report on 2018 with the statistics table of its time") {
        $0 = ExampleReport.older()
      },
    ],
    wording: Wording.tableFound,
    confront: { report in
      guard !report.isOnOlderForm else { return [] }
      return TableKind.allCases.compactMap { missingTable($0, in: report) }
    })

  static let rowsFound = Rule(
    id: "F-ROWS", family: .formal, title: Bilingual("行栏齐全", "Rows and cells present"),
    summary: Bilingual(
      "表格的行和栏与格式一致，每格都能读出", "The tables have the form's rows and cells, no others, and every cell can be read"),
    source: formSource, severity: .warning,
    examples: [
      .breaks("表三缺“（二）部分公开”行", "table 3 lacks the row of partial disclosure") { report in
        for column in Form.applicants { report.set(.partial, column, .missing) }
      },
      .breaks("表二多出一行", "table 2 has a row of its own") {
        $0.doubts.append(Doubt(.extraRow, table: .proactive, text: "其他主动公开文件"))
      },
      .keeps("某行为空白：格子在，只是没有填", "a row is blank: its cells are there, but empty") { report in
        for column in Form.applicants { report.blank(.partial, column) }
      },
    ],
    wording: Wording.rowsFound,
    confront: { report in
      TableKind.allCases.flatMap { unreadCells($0, in: report) } + oddRows(report)
    })

  static let blanks = Rule(
    id: "F-BLANK", family: .formal, title: Bilingual("空白格", "Blank cells"),
    summary: Bilingual(
      "表三、表四没有空白格（没有的填 0）", "Tables 3 and 4 have no blank cells: none is written 0"),
    source: formSource, severity: .warning,
    examples: [
      .breaks("一格没有填", "one cell is empty") { $0.blank(.refusedRepeat, .research) },
      .keeps("填“-”", "a cell holds a dash") { $0.set(.refusedRepeat, .research, .dash) },
    ],
    wording: Wording.blanks,
    confront: { report in [.requests, .disputes].compactMap { blankCells($0, in: report) } })

  static let edition = Rule(
    id: "F-EDITION", family: .formal, title: Bilingual("格式版本", "Edition of the form"),
    summary: Bilingual(
      "2021 年度起用 2021 年格式，2019、2020 年度用 2019 年格式，各表版本一致",
      "Reports on 2021 and later use the form of 2021, those on 2019 and 2020 that of 2019, in all tables alike"),
    source: Bilingual(
      "国办公开办函〔2021〕30号（2021 年度起）；国办公开办函〔2019〕60号（2019、2020 年度）",
      "Notice 2021 No. 30 (from the year 2021 on); notice 2019 No. 60 (years 2019 and 2020)"),
    severity: .warning,
    examples: [
      .breaks("2023 年度仍用 2019 年格式", "a report on 2023 on the form of 2019") {
        $0 = ExampleReport.make(edition: .form2019, year: 2023)
      },
      .breaks("表二用 2021 年格式，表三用 2019 年格式", "table 2 on the form of 2021, table 3 on that of 2019") {
        $0.requests = ExampleReport.make(edition: .form2019).requests
      },
      .keeps("表三只读到两版共有的行，看不出版本", "of table 3 only rows were read that both editions have") { report in
        report = ExampleReport.make(edition: .form2019, year: 2020)
        report.requests = ExampleReport.make(edition: .form2021).requests
        for row in [RowID.otherNoCorrection, .otherNoFee, .otherMisc] {
          for column in Form.applicants { report.set(row, column, .missing) }
        }
      },
      .keeps("2020 年度用 2019 年格式", "a report on 2020 on the form of 2019") {
        $0 = ExampleReport.make(edition: .form2019, year: 2020)
      },
    ],
    wording: Wording.edition,
    confront: { report in editionFinding(report).map { [$0] } ?? [] })

  static let formSource = Bilingual(
    "《政府信息公开工作年度报告格式》（国办公开办函〔2021〕30号、〔2019〕60号）",
    "Statutory form of the annual report (notices 2021 No. 30 and 2019 No. 60)")

  private static func missingTable(_ kind: TableKind, in report: Report) -> Finding? {
    let table = report.table(kind)
    let section = report.sections.first { $0.id.table == kind }
    let key: String
    if let table {
      guard !table.hasValues, !table.has(.blank), !table.has(.slash) else {
        return nil
      }
      let isScattered = table.has(.unreadable) || report.doubts.contains { $0.isUnplaced && $0.table == kind }
      key = isScattered ? "no places" : "no figures"
    } else {
      let isPicture = report.doubts.contains { $0.kind == .tableIsPicture && $0.table == kind }
      let isAnnounced = section != nil || report.doubts.contains { $0.kind == .tableTextMissing && $0.table == kind }
      key = isPicture ? "picture" : isAnnounced ? "no text" : "not found"
    }
    return Finding(
      rule: "F-TABLE", subject: kind.id, severity: .warning, outcome: .noted,
      location: table?.location ?? section?.location, details: .remark(key, []))
  }

  /// What of a table was not found or could not be read; silent on a table of which nothing was (F-TABLE says so).
  private static func unreadCells(_ kind: TableKind, in report: Report) -> [Finding] {
    guard let table = report.table(kind), table.hasUnread,
      table.hasValues || table.has(.blank)
    else { return [] }
    var missing: [RowID] = []
    var partly: [RowID] = []
    for row in table.form.rows {
      let figures = row.columns.map { table[row.id, $0] }
      if figures.allSatisfy({ $0.kind == .missing && $0.location == nil }) {
        missing.append(row.id)
      } else if figures.contains(where: \.isUnread) {
        partly.append(row.id)
      }
    }
    return [("rows", missing), ("cells", partly)].compactMap { key, rows in
      rows.isEmpty ? nil : unread(key, rows, of: table)
    }
  }

  private static func unread(_ key: String, _ rows: [RowID], of table: ReportTable) -> Finding {
    let cells = table.form.cells.filter { rows.contains($0.row) && table[$0.row, $0.column].isUnread }
    let places = rows.lazy.flatMap { row in table.form.cells.filter { $0.row == row } }
    let location = places.compactMap { table[$0.row, $0.column].location }.first ?? table.location
    return Finding(
      rule: "F-ROWS", subject: key == "rows" ? table.form.kind.id : "\(table.form.kind.id).cells", severity: .warning,
      outcome: .noted, cells: cells, location: location, details: .remark(key, rows.map(\.id)))
  }

  private static func oddRows(_ report: Report) -> [Finding] {
    var count = 0
    return report.doubts.compactMap { doubt in
      guard [.extraRow, .repeatedRow, .damagedLabel].contains(doubt.kind), let table = doubt.table else { return nil }
      count += 1
      return Finding(
        rule: "F-ROWS", subject: "\(table.id).\(doubt.row?.id ?? "extra").\(count)",
        severity: doubt.kind == .repeatedRow ? .warning : .info, outcome: .noted, location: doubt.location,
        details: .remark(doubt.kind.rawValue, [doubt.row?.id ?? "", doubt.text]))
    }
  }

  private static func blankCells(_ kind: TableKind, in report: Report) -> Finding? {
    guard let table = report.table(kind), table.has(.blank) else { return nil }
    let cells = zip(table.form.cells, table.figures).compactMap { $1.kind == .blank ? $0 : nil }
    let whole = table.form.rows.filter { row in row.columns.allSatisfy { table[row.id, $0].kind == .blank } }
    let location = cells.first.flatMap { table[$0.row, $0.column].location } ?? table.location
    let key = whole.count == table.form.rows.count ? "table" : whole.isEmpty ? "cells" : "rows"
    return Finding(
      rule: "F-BLANK", subject: kind.id, severity: whole.isEmpty ? .info : .warning, outcome: .noted, cells: cells,
      location: location, details: .remark(key, whole.map(\.id.id)))
  }

  /// Table 4 is the same in both editions, so only tables 2 and 3 tell, and of these only what one edition has alone.
  private static func editionFinding(_ report: Report) -> Finding? {
    let tables = [report.proactive, report.requests].compactMap { $0 }.filter(\.showsItsEdition)
    let editions = tables.map(\.form.edition)
    func finding(_ severity: Severity, _ key: String) -> Finding {
      Finding(
        rule: "F-EDITION", severity: severity, outcome: .noted, location: tables.first?.location,
        details: .remark(key, tables.map(\.form.edition.rawValue) + [report.year.map { String($0.value) } ?? ""]))
    }
    if editions.contains(where: { $0 != editions.first }) { return finding(.warning, "mixed") }
    guard let edition = editions.first, let year = report.year?.value else { return nil }
    if year >= 2021, edition == .form2019 { return finding(.warning, "outdated") }
    if (2019...2020).contains(year), edition == .form2021 { return finding(.info, "early") }
    return nil
  }
}

extension ReportTable {
  /// Whether a cell was found that only its edition has; a few rows that both editions have prove nothing.
  fileprivate var showsItsEdition: Bool {
    for index in form.cells.indices where figures[index].kind != .missing {
      if Self.isOfOneEdition(form.cells[index]) { return true }
    }
    return false
  }

  private static func isOfOneEdition(_ cell: CellPath) -> Bool {
    switch (cell.row, cell.column) {
    case (.otherAll, _), (.otherNoCorrection, _), (.otherNoFee, _), (.otherMisc, _), (_, .made), (_, .repealed),
      (_, .inForce), (_, .amountWan), (_, .created), (_, .published), (_, .totalPublic), (_, .prevItems), (_, .change),
      (_, .items), (_, .amount):
      true
    default: false
    }
  }
}

extension Doubt {
  /// Whether it is about figures that stand there but belong to no cell for certain.
  fileprivate var isUnplaced: Bool { kind == .columnsNotDeterminable || kind == .notSplittable }
}

extension Figure {
  /// Whether something is or should be there that could not be read.
  var isUnread: Bool { kind == .missing || kind == .unreadable || (kind == .text && value == nil) }
}

extension Report {
  /// Whether it is a report of before 2019, to which the three tables and six sections do not apply.
  var isOnOlderForm: Bool {
    guard proactive == nil, requests == nil, disputes == nil else { return false }
    return !statistics.isEmpty || (year.map { $0.value < 2019 } ?? false)
  }
}
