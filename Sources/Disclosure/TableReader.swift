/// What reading one of the form's tables came to.
struct TableReading: Sendable {
  /// The table with its figures.
  var table: ReportTable
  /// The units from its first row's label to its last value.
  var extent: Range<Int>
  /// What is doubtful about it.
  var doubts: [Doubt]
}

/// Where in the text a table is looked for.
struct TableRegion: Sendable {
  /// The lines it may stand on.
  var lines: Range<Int>
  /// The units it may stand in: narrower than the lines where several sections share one line.
  var units: Range<Int>
}

/// Reads one of the form's tables out of a stretch of text, whatever its layout.
struct TableReader {
  let text: ReportText
  let region: TableRegion

  /// The cells of the region in the layout its lines show; nil if they run on without cell borders.
  func laidOut(labels: RowLabels) -> LaidTable? {
    let reader = LayoutReader(text: text)
    if let table = reader.cells(ofLines: region.lines) { return table }
    var labelLines = 0
    var valueLines = 0
    var tupleLines = 0
    for index in region.lines {
      let line = text.lines[index]
      if line.isBlank || line.units.count > 120 { continue }
      let units = text.units[line.units]
      let spaced = SpacedLine(text: text, units: line.units)
      if Numeral.isValue(units) {
        valueLines += 1
      } else if spaced.values.count >= 5
        || (!spaced.values.isEmpty && !spaced.label.isEmpty && labels.match(text.units[spaced.label]) != nil)
      {
        tupleLines += 1
      } else if labels.match(units) != nil {
        labelLines += 1
      }
    }
    if tupleLines >= 1, tupleLines * 4 > labelLines { return nil }
    return labelLines + valueLines >= 3 ? reader.cellLines(region.lines) : nil
  }

  /// The figure of a cell.
  func figure(_ cell: LaidCell, _ context: NumberContext, isInferred: Bool = false) -> Figure {
    var reading = Numeral.read(text.units[cell.units], context)
    if cell.isMerged, reading.kind != .blank { reading = .unreadable }
    if reading.value != nil, !text.isLiteral(cell.units) { reading = .unreadable }
    return Figure(
      raw: text.raw(cell.units), kind: reading.kind, value: reading.value,
      isInferred: isInferred && reading.value != nil, location: text.location(cell.units, onLine: cell.line))
  }

  /// Puts the rows gathered into a table, each value where its column is certain.
  ///
  /// Where the heads stand in another order than the form's, only rows of one column are read.
  func fill(_ table: inout ReportTable, with rows: [LabelledRow], laid: LaidTable, doubts: inout [Doubt]) {
    let isReordered = HeadOrder(text: text, kind: table.form.kind).isContradicted(by: laid)
    var assigner = ColumnAssigner(text: text, laid: laid)
    for row in rows {
      guard let form = table.form.row(row.id) else { continue }
      assigner.learn(from: row, columns: form.columns.count)
    }
    var uncertain = laid.layout == .cellLines ? self.uncertain(rows, table.form) : RowSet()
    if isReordered {
      for row in table.form.rows where row.columns.count > 1 { uncertain.insert(row.id) }
    }
    let grid = laid.layout == .grid ? GridAssigner(text: text, lines: region.lines, rows: rows, form: table.form) : nil
    var seen = RowSet()
    for row in rows {
      guard let form = table.form.row(row.id) else { continue }
      let assignment =
        uncertain.contains(row.id) || row.isBroken
        ? ColumnAssignment.undeterminable
        : grid?.assign(row, form) ?? assigner.assign(row, columns: form.columns.count)
      place(row, form, assignment, &table, &seen, &doubts)
    }
  }

  private func place(
    _ row: LabelledRow, _ form: FormRow, _ assignment: ColumnAssignment, _ table: inout ReportTable,
    _ seen: inout RowSet, _ doubts: inout [Doubt]
  ) {
    let location = text.location(row.label.units, onLine: row.label.line)
    func doubt(_ kind: Doubt.Kind) {
      doubts.append(
        Doubt(kind, table: table.form.kind, row: row.id, text: text.raw(row.label.units), at: location))
    }
    var figures: [Figure]
    switch assignment {
    case .cells(let cells, let isInferred):
      figures = zip(cells, form.columns).map { figure($0, context(of: $1), isInferred: isInferred) }
    case .blank:
      if seen.contains(row.id) { return }
      figures = form.columns.map { _ in Figure(raw: "", kind: .blank, location: location) }
    case .undeterminable:
      doubt(.columnsNotDeterminable)
      if seen.contains(row.id) { return }
      figures = form.columns.map { _ in Figure(raw: "", kind: .missing, location: location) }
    }
    if row.isDamaged { doubt(.damagedLabel) }
    if seen.contains(row.id) {
      doubt(.repeatedRow)
      merge(&figures, with: form.columns.map { table[row.id, $0] })
    }
    if case .blank = assignment {} else { seen.insert(row.id) }
    for (column, figure) in zip(form.columns, figures) { table[row.id, column] = figure }
  }

  /// A row that stands twice counts where both agree; where they differ nobody can say which is meant.
  private func merge(_ figures: inout [Figure], with earlier: [Figure]) {
    for (index, old) in earlier.enumerated() where figures.indices.contains(index) {
      if old.kind == .missing { continue }
      let agree = old.kind == figures[index].kind && old.value == figures[index].value
      if agree {
        figures[index] = old
      } else {
        figures[index] = Figure(
          raw: [old.raw, figures[index].raw].joined(separator: " / "), kind: .unreadable,
          location: figures[index].location)
      }
    }
  }

  /// Rows whose values may be those of the next row: where blank rows leave no trace and the next row's label is missing,
  /// the values after a label may belong to either.
  private func uncertain(_ rows: [LabelledRow], _ form: FormTable) -> RowSet {
    guard rows.contains(where: { $0.values.isEmpty }) else { return RowSet() }
    let found = RowSet(rows.map(\.id))
    let last = rows.last?.id
    return RowSet(
      zip(form.rows, form.rows.dropFirst()).compactMap { row, next in
        found.contains(row.id) && !found.contains(next.id) && row.id != last ? row.id : nil
      })
  }

  /// What kind of number a column holds; the unit of money is that of the column's head, 万元 if it names none.
  func context(of column: ColumnID) -> NumberContext {
    switch column {
    case .change: .change
    case .amountWan: .amount(unit(inHead: "收费金额"))
    case .amount: .amount(unit(inHead: "采购总金额"))
    default: .count
    }
  }

  /// The unit of money named right after a column's head, in brackets or not: （单位：万元）, （元）, 单位：元.
  private func unit(inHead head: String) -> MoneyUnit {
    guard let place = text.find(Fold.folded(head), in: region.units) else { return unitNamedElsewhere }
    let after = text.units[span(place.upperBound, min(place.upperBound + 16, region.units.upperBound))]
    let end = after.firstIndex { $0 == Unit.close || $0 == Unit.pipe || Unit.isDigit($0) } ?? after.endIndex
    let named = after[..<end].filter { !Unit.isSpace($0) }
    let places = named.indices.filter { named[$0] == 0x5143 }
    guard let yuan = places.first else { return unitNamedElsewhere }
    guard places.count == 1, yuan > 0 else { return places.count == 1 ? .yuan : .unknown }
    switch named[yuan - 1] {
    case 0x4E07: return yuan > 1 && Self.multiples.contains(named[yuan - 2]) ? .unknown : .tenThousandYuan
    case let before: return Self.multiples.contains(before) ? .unknown : .yuan
    }
  }

  /// The unit where the head of the column names none: 万元, unless 单位：… somewhere in the table speaks of another.
  private var unitNamedElsewhere: MoneyUnit {
    var rest = region.units
    while let place = text.find(Self.unitWord, in: rest) {
      let after = text.units[span(place.upperBound, min(place.upperBound + 12, region.units.upperBound))]
      let named = after.prefix { $0 != Unit.close && $0 != Unit.lineFeed && !Unit.isDigit($0) }
      if let yuan = named.firstIndex(of: 0x5143), yuan == named.startIndex || named[yuan - 1] != 0x4E07 {
        return .unknown
      }
      rest = span(place.upperBound, region.units.upperBound)
    }
    return .tenThousandYuan
  }

  private static let unitWord = Fold.folded("单位")

  /// What may stand before 元 to make another unit of it: 千元, 百元, 亿元, 美元.
  private static let multiples = Set(Fold.folded("十百千万亿美港欧日"))

  /// The units from the first row's label to the last value of any row.
  func extent(of rows: [LabelledRow]) -> Range<Int>? {
    guard let first = rows.first?.label.units.lowerBound else { return nil }
    let end = rows.flatMap { [$0.label] + $0.values }.map(\.units.upperBound).max() ?? first
    return first..<max(first, end)
  }
}

/// A line of text split at its spaces: words in front, values at the end.
struct SpacedLine {
  /// The part before the values.
  let label: Range<Int>
  /// The values at the line's end, each without a space inside.
  let values: [Range<Int>]

  init(text: ReportText, units: Range<Int>) {
    var tokens: [Range<Int>] = []
    var start: Int?
    for index in units {
      if Unit.isSpace(text.units[index]) {
        if let from = start { tokens.append(from..<index) }
        start = nil
      } else if start == nil {
        start = index
      }
    }
    if let from = start { tokens.append(from..<units.upperBound) }
    var first = tokens.count
    while first > 0, tokens[first - 1].count <= 16, Numeral.isValue(text.units[tokens[first - 1]]) { first -= 1 }
    values = Array(tokens[first...])
    let end = first > 0 ? tokens[first - 1].upperBound : units.lowerBound
    label = span(units.lowerBound, end)
  }
}
