extension Rules {
  static let requestsNotNegative = notNegative(
    "T3-NONNEG", .requests, example: (.granted, .natural), { $0.requests })
  static let requestsWhole = whole("T3-INT", .requests, example: (.granted, .natural), { $0.requests })
  static let disputesNotNegative = notNegative(
    "T4-NONNEG", .disputes, example: (.review, .upheld), { $0.disputes })
  static let disputesWhole = whole("T4-INT", .disputes, example: (.review, .upheld), { $0.disputes })

  private static func notNegative(
    _ id: RuleID, _ family: RuleFamily, example: (row: RowID, column: ColumnID),
    _ table: @escaping @Sendable (Report) -> ReportTable?
  ) -> Rule {
    let (row, column) = example
    return Rule(
      id: id, family: family, title: Bilingual("件数非负", "No negative count"),
      summary: Bilingual("件数不为负数", "A count is not negative"), source: countSource, severity: .error,
      examples: [
        .breaks("填 -1", "a cell holds -1") { $0.set(row, column, -1) },
        .keeps("填“-”，按 0 计", "a cell holds a lone dash, which counts as 0") { $0.set(row, column, .dash) },
      ],
      wording: Wording.negative,
      confront: { countFindings(id, in: table($0)) { $0.isNegative } })
  }

  private static func whole(
    _ id: RuleID, _ family: RuleFamily, example: (row: RowID, column: ColumnID),
    _ table: @escaping @Sendable (Report) -> ReportTable?
  ) -> Rule {
    let (row, column) = example
    return Rule(
      id: id, family: family, title: Bilingual("件数为整数", "Whole counts"),
      summary: Bilingual("件数为整数（1.0 视为 1）", "A count is a whole number (1.0 counts as 1)"), source: countSource,
      severity: .error,
      examples: [
        .breaks("填 1.5", "a cell holds 1.5") { $0.set(row, column, Quantity(mantissa: 15, scale: 1) ?? 0) },
        .keeps("填 1.0", "a cell holds 1.0") { $0.set(row, column, Quantity(mantissa: 10, scale: 1) ?? 0) },
      ],
      wording: Wording.notWhole,
      confront: { countFindings(id, in: table($0)) { !$0.isWhole } })
  }

  private static let countSource = Bilingual(
    "年度报告格式表三、表四单位为“件”（国办公开办函〔2021〕30号、〔2019〕60号）",
    "Tables 3 and 4 of the statutory form count cases (notices 2021 No. 30 and 2019 No. 60)")

  private static func countFindings(
    _ rule: RuleID, in table: ReportTable?, where isWrong: (Quantity) -> Bool
  ) -> [Finding] {
    guard let table else { return [] }
    var findings: [Finding] = []
    for index in table.figures.indices {
      guard let value = table.figures[index].value, isWrong(value) else { continue }
      let cell = table.form.cells[index]
      findings.append(
        Finding(
          rule: rule, subject: "\(cell.row.id).\(cell.column.id)", severity: .error, outcome: .broken, cells: [cell],
          found: value, location: table.figures[index].location ?? table.location))
    }
    return findings
  }
}
