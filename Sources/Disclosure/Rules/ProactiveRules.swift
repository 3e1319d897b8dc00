extension Rules {
  static let proactive: [Rule] = [
    documentFlow, rulesWithoutPower, proactiveNotNegative, proactiveWhole, feeUnit, publishedWithinTotal,
    itemsNotNegative,
    decisionsWithoutItems, proactiveBlanks,
  ]

  static let documentFlow = Rule(
    id: "T2-FLOW", family: .proactive, title: Bilingual("制发与现行有效", "Issued and in force"),
    summary: Bilingual(
      "规章、规范性文件：本年制发减本年废止不超过现行有效",
      "Rules and normative documents issued less those repealed are no more than those in force"),
    source: Bilingual("年度报告格式表二第二十条第（一）项（国办公开办函〔2021〕30号）", "Table 2, item (1) of art. 20, in the form of 2021"),
    severity: .warning,
    examples: [
      .breaks("制发 5 件、废止 1 件，现行有效 3 件", "5 issued, 1 repealed, 3 in force") { $0.setNormative(5, 1, 3) },
      .keeps("制发 5 件、废止 1 件，现行有效 4 件", "5 issued, 1 repealed, 4 in force") { $0.setNormative(5, 1, 4) },
    ],
    wording: Wording.proactive,
    confront: { report in
      guard report.proactive?.form.edition == .form2021 else { return [] }
      return [RowID.rules, .normative].compactMap { row in
        let cells = [ColumnID.made, .repealed, .inForce].map { CellPath(.proactive, row, $0) }
        let values = cells.map { report.figure($0).value }
        guard let made = values[0], let repealed = values[1], let inForce = values[2], inForce < made - repealed else {
          return nil
        }
        return Finding(
          rule: "T2-FLOW", subject: row.id, severity: .warning, outcome: .broken, cells: cells,
          expected: made - repealed,
          found: inForce, location: report.figure(cells[2]).location ?? report.proactive?.location,
          details: .remark("flow", []))
      }
    })

  static let rulesWithoutPower = Rule(
    id: "T2-RULES", family: .proactive, title: Bilingual("规章制定权", "Power to make rules"),
    summary: Bilingual(
      "没有规章制定权的机关“规章”一行为零（机关层级不明为提示）", "An agency that cannot make rules has none (a hint where its level is not known)"
    ),
    source: Bilingual(
      "《立法法》：规章由国务院部门、省级和设区的市级人民政府制定", "Law on legislation: rules are made by ministries, provinces and larger cities"),
    severity: .warning,
    examples: [
      .breaks("区文化局填制发规章 2 件", "a district bureau with 2 rules") { $0.set(.rules, .made, 2) },
      .keeps("填“/”", "a slash") { $0.set(.rules, .made, Figure(raw: "/", kind: .slash)) },
      .keeps("省人民政府办公厅", "the office of a province") {
        $0.agency = Sourced("云岭省人民政府办公厅", .title)
        $0.set(.rules, .made, 2)
      },
    ],
    wording: Wording.proactive,
    confront: { report in
      guard let table = report.proactive, let form = table.form.row(.rules) else { return [] }
      let cells = form.columns.map { CellPath(.proactive, .rules, $0) }
      guard let cell = cells.first(where: { (report.figure($0).value ?? 0) > 0 }) else { return [] }
      let level = AgencyLevel(of: report.agency?.value)
      guard level != .makesRules else { return [] }
      return [
        Finding(
          rule: "T2-RULES", severity: level == .unknown ? .info : .warning, outcome: .noted, cells: [cell],
          found: report.figure(cell).value, location: report.figure(cell).location ?? table.location,
          details: .remark(level == .unknown ? "level unknown" : "no power", []))
      ]
    })

  static let proactiveNotNegative = Rule(
    id: "T2-NONNEG", family: .proactive, title: Bilingual("数量非负", "No negative count"),
    summary: Bilingual("表二数量和金额不为负数（本年增/减除外）", "Counts and amounts of table 2 are not negative, changes apart"),
    source: formSource,
    severity: .error,
    examples: [
      .breaks("行政许可填 -3", "-3 licences") { $0.set(.license, .decisions, -3) },
      .keeps("2019 年格式本年增/减填 -3", "a change of -3 in the form of 2019") {
        $0 = ExampleReport.make(edition: .form2019, year: 2020)
        $0.set(.license, .prevItems, 9)
        $0.set(.license, .change, -3)
      },
    ],
    wording: Wording.negative,
    confront: { report in
      proactiveCells(report) { cell, value in value.isNegative && cell.column != .change }
        .map { cellFinding("T2-NONNEG", .error, .broken, $0, report) }
    })

  static let proactiveWhole = Rule(
    id: "T2-INT", family: .proactive, title: Bilingual("数量为整数", "Whole counts"),
    summary: Bilingual("表二数量为整数（金额除外）", "Counts of table 2 are whole, amounts apart"), source: formSource,
    severity: .error,
    examples: [
      .breaks("行政处罚填 1.5", "1.5 penalties") { $0.set(.penalty, .decisions, Quantity(mantissa: 15, scale: 1) ?? 0) },
      .keeps("收费 22.75 万元", "fees of 22.75") { $0.set(.fee, .amountWan, Quantity(mantissa: 2275, scale: 2) ?? 0) },
    ],
    wording: Wording.notWhole,
    confront: { report in
      proactiveCells(report) { cell, value in !value.isWhole && cell.column != .amountWan && cell.column != .amount }
        .map { cellFinding("T2-INT", .error, .broken, $0, report) }
    })

  static let feeUnit = Rule(
    id: "T2-UNIT", family: .proactive, title: Bilingual("收费金额单位", "Unit of the fees"),
    summary: Bilingual("行政事业性收费以万元为单位，不写元", "Administrative fees are in 10,000 yuan, not in yuan"), source: formSource,
    severity: .info,
    examples: [
      .breaks("填 2510000，疑为元", "2510000, yuan perhaps") { $0.set(.fee, .amountWan, 2_510_000) },
      .breaks("写“3500元”", "“3500元”") {
        $0.set(.fee, .amountWan, Figure(raw: "3500元", kind: .number, value: Quantity(mantissa: 35, scale: 2)))
      },
      .keeps("填 251 万元", "251, in 10,000 yuan") {
        $0.set(.fee, .amountWan, Figure(raw: "251万元", kind: .number, value: 251))
      },
    ],
    wording: Wording.proactive,
    confront: { report in
      let figure = report.figure(CellPath(.proactive, .fee, .amountWan))
      guard let value = figure.value, value > 0 else { return [] }
      let raw = ProseText(figure.raw)
      let isYuan = raw.contains("元") && !raw.contains("万")
      let isGovernment = report.agency.map { ProseText($0.value).contains("政府") } ?? true
      guard isYuan || (value >= 1_000_000 && !isGovernment) else { return [] }
      return [
        Finding(
          rule: "T2-UNIT", severity: .info, outcome: .noted, cells: [CellPath(.proactive, .fee, .amountWan)],
          found: value,
          location: figure.location, details: .remark(isYuan ? "yuan" : "large", [figure.raw]))
      ]
    })

  static let publishedWithinTotal = Rule(
    id: "T2-19-PUB", family: .proactive, title: Bilingual("新公开与公开总数", "Published this year and in all"),
    summary: Bilingual(
      "2019 年格式：本年新公开数量不超过对外公开总数量",
      "Form of 2019: documents published this year are no more than those published in all"),
    source: older, severity: .warning,
    examples: [
      .breaks("新公开 5 件，总数 3 件", "5 this year, 3 in all") { $0.setOlderNormative(5, 3) },
      .keeps("新公开 3 件，总数 5 件", "3 this year, 5 in all") { $0.setOlderNormative(3, 5) },
    ],
    wording: Wording.proactive,
    confront: { report in
      guard report.proactive?.form.edition == .form2019 else { return [] }
      return [RowID.rules, .normative].compactMap { row in
        let cells = [ColumnID.published, .totalPublic].map { CellPath(.proactive, row, $0) }
        guard let published = report.figure(cells[0]).value, let total = report.figure(cells[1]).value,
          total < published
        else { return nil }
        return Finding(
          rule: "T2-19-PUB", subject: row.id, severity: .warning, outcome: .broken, cells: cells, expected: published,
          found: total, location: report.figure(cells[1]).location ?? report.proactive?.location,
          details: .remark("published", []))
      }
    })

  static let itemsNotNegative = Rule(
    id: "T2-19-CHG", family: .proactive, title: Bilingual("项目增减", "Change of items"),
    summary: Bilingual("2019 年格式：上一年项目数量加本年增/减不为负", "Form of 2019: last year's items with the change are not negative"),
    source: older,
    severity: .warning,
    examples: [
      .breaks("上一年 2 项，减少 5 项", "2 items, 5 fewer") { $0.setOlderLicense(2, -5, 0) },
      .keeps("上一年 5 项，减少 5 项", "5 items, 5 fewer") { $0.setOlderLicense(5, -5, 0) },
    ],
    wording: Wording.proactive,
    confront: { report in
      itemRows(report).compactMap { row, items, change in
        (items + change).isNegative
          ? itemFinding("T2-19-CHG", .warning, "change", row, [.prevItems, .change], items + change, report) : nil
      }
    })

  static let decisionsWithoutItems = Rule(
    id: "T2-19-DEC", family: .proactive, title: Bilingual("无项目有决定", "Decisions without items"),
    summary: Bilingual("2019 年格式：没有项目时没有处理决定", "Form of 2019: without items there are no decisions"), source: older,
    severity: .info,
    examples: [
      .breaks("0 项，40 个决定", "no items, 40 decisions") { $0.setOlderLicense(0, 0, 40) },
      .keeps("6 项，40 个决定", "6 items, 40 decisions") { $0.setOlderLicense(6, 0, 40) },
    ],
    wording: Wording.proactive,
    confront: { report in
      itemRows(report).compactMap { row, items, change in
        guard items + change == 0, let decisions = report.figure(CellPath(.proactive, row, .decisions)).value,
          decisions > 0
        else { return nil }
        return itemFinding("T2-19-DEC", .info, "decisions", row, [.prevItems, .change, .decisions], decisions, report)
      }
    })

  static let proactiveBlanks = Rule(
    id: "T2-BLANK", family: .proactive, title: Bilingual("表二空白格", "Blank cells of table 2"),
    summary: Bilingual("表二没有空白格", "Table 2 has no blank cells"), source: formSource, severity: .info,
    examples: [
      .breaks("行政强制没有填", "coercive measures are empty") { $0.blank(.coercion, .decisions) },
      .keeps("规章填“/”", "a slash for rules") { $0.set(.rules, .made, Figure(raw: "/", kind: .slash)) },
    ],
    wording: Wording.blanks,
    confront: { report in
      guard let table = report.proactive, table.has(.blank), table.hasValues else { return [] }
      let cells = zip(table.form.cells, table.figures).compactMap { $1.kind == .blank ? $0 : nil }
      return [
        Finding(
          rule: "T2-BLANK", subject: TableKind.proactive.id, severity: .info, outcome: .noted, cells: cells,
          location: cells.first.flatMap { report.figure($0).location } ?? table.location, details: .remark("cells", []))
      ]
    })

  // MARK: - Helpers

  private static let older = Bilingual("年度报告格式表二（国办公开办函〔2019〕60号）", "Table 2 of the form of 2019 (notice 2019 No. 60)")

  private static func proactiveCells(_ report: Report, where isWrong: (CellPath, Quantity) -> Bool) -> [CellPath] {
    guard let table = report.proactive else { return [] }
    var cells: [CellPath] = []
    for index in table.figures.indices {
      guard let value = table.figures[index].value, isWrong(table.form.cells[index], value) else { continue }
      cells.append(table.form.cells[index])
    }
    return cells
  }

  static func cellFinding(
    _ rule: RuleID, _ severity: Severity, _ outcome: Finding.Outcome, _ cell: CellPath, _ report: Report
  ) -> Finding {
    Finding(
      rule: rule, subject: "\(cell.row.id).\(cell.column.id)", severity: severity, outcome: outcome, cells: [cell],
      found: report.figure(cell).value, location: report.figure(cell).location ?? report.table(cell.table)?.location)
  }

  private static func itemRows(_ report: Report) -> [(RowID, items: Quantity, change: Quantity)] {
    guard report.proactive?.form.edition == .form2019 else { return [] }
    return [RowID.license, .otherServices, .penalty, .coercion, .fee].compactMap { row in
      guard let items = report.figure(CellPath(.proactive, row, .prevItems)).value,
        let change = report.figure(CellPath(.proactive, row, .change)).value
      else { return nil }
      return (row, items, change)
    }
  }

  private static func itemFinding(
    _ rule: RuleID, _ severity: Severity, _ key: String, _ row: RowID, _ columns: [ColumnID], _ found: Quantity,
    _ report: Report
  ) -> Finding {
    let cells = columns.map { CellPath(.proactive, row, $0) }
    return Finding(
      rule: rule, subject: row.id, severity: severity, outcome: .noted, cells: cells, found: found,
      location: cells.first.flatMap { report.figure($0).location } ?? report.proactive?.location,
      details: .remark(key, []))
  }
}
