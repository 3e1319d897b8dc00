import Disclosure

/// The numbers of a report as printed, with what should be read of each.
struct PrintedTables {
  private(set) var texts: [CellPath: String] = [:]
  private(set) var expectations: [CellPath: ExpectedFigure] = [:]
  private let layout: FixtureLayout

  init(
    _ report: FixtureReport, _ layout: FixtureLayout, _ rendering: Rendering, _ random: inout SplitMix64
  ) {
    self.layout = layout
    for table in TableKind.allCases {
      for row in report.form(table).rows {
        let isBlankRow = rendering.blanks == .rows && table == .requests && random.chance(25)
        let printed = row.columns.map { column -> PrintedNumber in
          let cell = CellPath(table, row.id, column)
          let value = report.values[cell] ?? 0
          if row.id == .rules, rendering.slashForRules { return .slash }
          if isBlankRow || rendering.isBlank(cell, value, &random) { return .blank }
          return PrintedNumber(value, in: column, Self.style(rendering.numbers, table, layout), &random)
        }
        keep(printed, of: row, in: table)
      }
    }
    for (cell, expected) in expectations where rendering.rowsAtPageEnd.contains(cell.row) {
      expectations[cell] = expected.doubtful
    }
    expectations = expectations.mapValues { $0.printed(as: rendering.wording.inScript) }
    if layout == .glued { doubtGluedTable4(report.form(.disputes)) }
    if layout.showsBlanks == false { doubtTable4WithBlanks(report.form(.disputes)) }
  }

  /// A row of nothing but ASCII dashes between pipes would be a Markdown rule: table 4 keeps its zeros there.
  private static func style(_ style: NumberStyle, _ table: TableKind, _ layout: FixtureLayout) -> NumberStyle {
    guard table == .disputes, layout.isPiped || layout == .markdown,
      !Set(style.zeros).isDisjoint(with: ["-", "--"])
    else { return style }
    var plain = style
    plain.zeros = ["0"]
    return plain
  }

  private mutating func keep(_ printed: [PrintedNumber], of row: FormRow, in table: TableKind) {
    let blanks = printed.count { $0.expectation.kinds == [.blank] }
    let endsBlank = printed.last?.expectation.kinds == [.blank]
    for (column, number) in zip(row.columns, printed) {
      let cell = CellPath(table, row.id, column)
      texts[cell] = number.text
      let expectation = number.expectation
      let isBlank = expectation.kinds == [.blank]
      switch true {
      case layout == .glued: expectations[cell] = glued(expectation, printed, row, table)
      case blanks == 0, layout == .tabLed, layout == .markdown: expectations[cell] = expectation
      case blanks == printed.count: expectations[cell] = ExpectedFigure(kinds: [.blank, .missing], value: nil)
      case layout.showsBlanks && !(layout.isPiped && endsBlank):
        expectations[cell] = isBlank ? ExpectedFigure(kinds: [.blank], value: nil) : expectation
      default: expectations[cell] = expectation.doubtful
      }
    }
  }

  private func glued(
    _ expectation: ExpectedFigure, _ printed: [PrintedNumber], _ row: FormRow, _ table: TableKind
  ) -> ExpectedFigure {
    let plain = ExpectedFigure(kinds: expectation.kinds, value: expectation.value)
    let digits = printed.map(\.text).joined()
    if table == .disputes || printed.count == 1 || digits.count == printed.count { return plain }
    // A minus sign may be a dash of its own: a zero.
    if digits.contains("-") { return plain.doubtful }
    let sums = table == .requests ? 7 : nil
    return GluedReadings.isUnique(digits, parts: printed.count, sums: sums) ? plain : plain.doubtful
  }

  private mutating func doubtGluedTable4(_ form: FormTable) {
    let digits = form.cells.reduce(0) { $0 + (texts[$1]?.count ?? 0) }
    guard digits > form.cells.count else { return }
    for cell in form.cells { expectations[cell] = expectations[cell]?.doubtful }
  }

  private mutating func doubtTable4WithBlanks(_ form: FormTable) {
    guard form.cells.contains(where: { texts[$0]?.isEmpty ?? true }) else { return }
    for cell in form.cells { expectations[cell] = expectations[cell]?.doubtful }
  }
}
