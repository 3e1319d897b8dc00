/// Reads tables whose cells run together without any separator: `一、本年新收政府信息公开申请数量713000074二、上年结转…`.
///
/// Digits that run together are split only where row and column sums leave one reading.
struct GluedTables {
  let text: ReportText
  let region: TableRegion

  /// A label met, and what stands between it and the next.
  private struct Run {
    let row: RowID
    let label: Range<Int>
    let values: Range<Int>
    /// Whether nothing but values stands between the label and what follows it.
    let isClean: Bool
  }

  // MARK: - Table 3

  /// Table 3; nil if fewer than five of its labels follow one another here.
  func requests(fallback: Edition) -> TableReading? {
    let isNew = text.find(Fold.folded("逾期不补正"), in: region.units) != nil
    let isWhole = text.find(Fold.folded("结转下年度"), in: region.units) != nil
    let form = Form.table(.requests, isNew ? .form2021 : isWhole ? .form2019 : fallback)
    let runs = self.runs(form, extra: requestHeads)
    guard runs.count >= 5, let first = runs.first, let last = runs.last else { return nil }
    var table = ReportTable(
      form: form, layout: .glued, location: text.location(span(first.label.lowerBound, last.values.upperBound)))
    var doubts: [Doubt] = []
    var puzzle: [RowID: [[Int]]] = [:]
    var isComplete = runs.count == form.rows.count
    for run in runs {
      let tokens = self.tokens(run.values)
      if !run.isClean {
        isComplete = false
      } else if tokens.count == 7 {
        let figures = tokens.map { figure($0) }
        set(figures, of: run, in: &table)
        let values = figures.compactMap { $0.value?.whole }
        if values.count == 7 { puzzle[run.row] = [values] } else { isComplete = false }
      } else {
        puzzle[run.row] = splits(of: tokens)
      }
    }
    let solution = GluedPuzzle(form: form, candidates: puzzle, isComplete: isComplete).solve()
    for run in runs where !run.isClean || tokens(run.values).count != 7 {
      settle(run, run.isClean ? solution[run.row] : nil, in: &table, &doubts)
    }
    return TableReading(table: table, extent: span(first.label.lowerBound, last.values.upperBound), doubts: doubts)
  }

  private func settle(_ run: Run, _ values: [Int]?, in table: inout ReportTable, _ doubts: inout [Doubt]) {
    let location = text.location(run.values)
    guard let values else {
      guard !run.isClean || !run.values.isEmpty else {
        set([Figure](repeating: Figure(raw: "", kind: .blank, location: location), count: 7), of: run, in: &table)
        return
      }
      let raw = text.raw(run.values)
      doubts.append(Doubt(.notSplittable, table: .requests, row: run.row, text: raw, at: location))
      set([Figure](repeating: Figure(raw: raw, kind: .unreadable, location: location), count: 7), of: run, in: &table)
      return
    }
    doubts.append(
      Doubt(.splitBySums, table: .requests, row: run.row, text: text.raw(run.values), at: location))
    let figures = values.map {
      Figure(raw: String($0), kind: .number, value: Quantity($0), isInferred: true, location: location)
    }
    set(figures, of: run, in: &table)
  }

  private func set(_ figures: [Figure], of run: Run, in table: inout ReportTable) {
    guard let row = table.form.row(run.row) else { return }
    for (column, figure) in zip(row.columns, figures) { table[run.row, column] = figure }
  }

  // MARK: - Table 2

  /// Table 2; nil if fewer than three of its labels follow one another here.
  func proactive(edition: Edition) -> TableReading? {
    let form = Form.table(.proactive, edition)
    let runs = self.runs(form, extra: proactiveHeads)
    guard runs.count >= 3, let first = runs.first, let last = runs.last else { return nil }
    let reader = TableReader(text: text, region: region)
    var table = ReportTable(
      form: form, layout: .glued, location: text.location(span(first.label.lowerBound, last.values.upperBound)))
    var doubts: [Doubt] = []
    for run in runs {
      guard let row = form.row(run.row) else { continue }
      let tokens = self.tokens(run.values)
      let location = text.location(run.values)
      if run.isClean, tokens.count == row.columns.count {
        let figures = zip(tokens, row.columns).map { reader.figure(cell($0), reader.context(of: $1)) }
        set(figures, of: run, in: &table)
      } else if run.isClean, let only = plainSplit(tokens, row) {
        let figures = only.map {
          Figure(raw: $0.description, kind: .number, value: $0, isInferred: true, location: location)
        }
        set(figures, of: run, in: &table)
        doubts.append(Doubt(.splitBySums, table: .proactive, row: run.row, text: text.raw(run.values), at: location))
      } else {
        let kind: Figure.Kind = run.isClean && tokens.isEmpty ? .blank : .unreadable
        let raw = text.raw(run.values)
        set(row.columns.map { _ in Figure(raw: raw, kind: kind, location: location) }, of: run, in: &table)
        if kind == .unreadable {
          doubts.append(Doubt(.notSplittable, table: .proactive, row: run.row, text: raw, at: location))
        }
      }
    }
    return TableReading(table: table, extent: span(first.label.lowerBound, last.values.upperBound), doubts: doubts)
  }

  /// The one way to split digits into that many numbers without leading zeros; nil if there are none or several.
  ///
  /// Where the last column is an amount, digits after a point belong to it.
  private func plainSplit(_ tokens: [Range<Int>], _ row: FormRow) -> [Quantity]? {
    var tokens = tokens
    var fraction: [UInt8] = []
    if row.columns.last == .amount, let last = tokens.last, let point = text.units[last].firstIndex(of: Unit.dot) {
      fraction = digits(span(point + 1, last.upperBound))
      guard !fraction.isEmpty, fraction.count <= 6 else { return nil }
      tokens[tokens.count - 1] = span(last.lowerBound, point)
    }
    let all = DigitSplitter(pieces: tokens.map { digits($0) }, count: row.columns.count).splits(atMost: 2)
    guard all.count == 1, let numbers = all.first, let whole = numbers.last else { return nil }
    let mantissa = fraction.reduce(Int64(whole)) { $0 * 10 + Int64($1) }
    guard let amount = Quantity(mantissa: mantissa, scale: fraction.count) else { return nil }
    return numbers.dropLast().map { Quantity($0) } + [amount]
  }

  // MARK: - Table 4

  /// Table 4, whose digits follow the last of its heads.
  func disputes(after head: Int, edition: Edition) -> TableReading? {
    let total = Fold.folded("总计")
    var start = head
    while let next = text.find(total, in: span(start, min(region.units.upperBound, start + 120))) {
      start = next.upperBound
    }
    let (values, isClean) = valueRun(from: start, before: region.units.upperBound)
    guard isClean || values.upperBound - values.lowerBound >= 15 else { return nil }
    let tokens = self.tokens(values)
    guard !tokens.isEmpty else { return nil }
    let form = Form.table(.disputes, edition)
    let location = text.location(values)
    var table = ReportTable(form: form, layout: .glued, location: location)
    var doubts: [Doubt] = []
    let raw = text.raw(values)
    if tokens.count == 15 {
      for (index, token) in tokens.enumerated() { table[index] = figure(token) }
    } else if let fifteen = disputeSplit(tokens) {
      for (index, value) in fifteen.enumerated() {
        table[index] = Figure(
          raw: String(value), kind: .number, value: Quantity(value), isInferred: true, location: location)
      }
      doubts.append(Doubt(.splitBySums, table: .disputes, text: raw, at: location))
    } else {
      for index in 0..<15 { table[index] = Figure(raw: raw, kind: .unreadable, location: location) }
      doubts.append(Doubt(.notSplittable, table: .disputes, text: raw, at: location))
    }
    return TableReading(table: table, extent: span(region.units.lowerBound, values.upperBound), doubts: doubts)
  }

  private func disputeSplit(_ tokens: [Range<Int>]) -> [Int]? {
    let splitter = DigitSplitter(pieces: tokens.map { digits($0) }, count: 15) { values in
      guard values.count % 5 == 0, let total = values.last else { return true }
      return values.suffix(5).dropLast().reduce(0, +) == total
    }
    let all = splitter.splits(atMost: 2)
    return all.count == 1 ? all.first : nil
  }

  // MARK: - Runs

  private var requestHeads: [[UInt16]] {
    ["三、本年度办理结果", "(三)不予公开", "(四)无法提供", "(五)不予处理", "(六)其他处理"].map(Fold.folded)
  }
  private var proactiveHeads: [[UInt16]] { ["第二十条第", "信息内容"].map(Fold.folded) }

  /// The labels of the form in their order, each with the values up to the next label or head. A label that is not found
  /// leaves a gap, and what precedes the gap is not taken for values.
  private func runs(_ form: FormTable, extra heads: [[UInt16]]) -> [Run] {
    var found: [(row: RowID, label: Range<Int>)] = []
    var place = region.units.lowerBound
    for row in form.rows {
      let patterns = self.patterns(of: row)
      let hits = patterns.compactMap { text.find($0, in: span(place, region.units.upperBound)) }
      guard let hit = hits.min(by: { $0.lowerBound < $1.lowerBound }) else { continue }
      found.append((row.id, hit))
      place = afterBracket(hit.upperBound)
    }
    return found.map { row, label in
      let start = afterBracket(label.upperBound)
      let (values, isClean) = valueRun(from: start, before: next(after: label, in: found.map(\.label)))
      return Run(row: row, label: label, values: values, isClean: isClean)
    }
  }

  private func next(after label: Range<Int>, in labels: [Range<Int>]) -> Int {
    labels.first { $0.lowerBound >= label.upperBound }?.lowerBound ?? region.units.upperBound
  }

  /// A label with its number in front, as it must stand where nothing else separates it from the digits before.
  private func patterns(of row: FormRow) -> [[UInt16]] {
    let whole = Fold.folded(row.label)
    let short = whole.lastIndex(of: Unit.open).flatMap { $0 > 4 ? Array(whole[..<$0]) : nil } ?? whole
    if row.id == .normative { return [Fold.folded("行政规范性文件"), Fold.folded("规范性文件")] }
    let listed = short.map { $0 == Unit.dot ? Unit.enumerationComma : $0 }
    return listed == short ? [short] : [short, listed]
  }

  private func afterBracket(_ start: Int) -> Int {
    var index = start
    while index < region.units.upperBound, Unit.isSpace(text.units[index]) { index += 1 }
    guard index < region.units.upperBound, text.units[index] == Unit.open else { return start }
    guard Unit.ordinal(text.units[min(index + 1, region.units.upperBound - 1)]) == nil else { return start }
    let close = text.units[span(index, min(index + 80, region.units.upperBound))].firstIndex(of: Unit.close)
    return close.map { $0 + 1 } ?? start
  }

  /// The digits, spaces and marks from `start` on, and whether what follows them is a head or label and nothing else.
  private func valueRun(from start: Int, before end: Int) -> (values: Range<Int>, isClean: Bool) {
    var index = start
    while index < end, isValueUnit(text.units[index]) { index += 1 }
    return (text.trimmed(span(start, index)), index == end || startsHead(at: index))
  }

  private func isValueUnit(_ unit: UInt16) -> Bool {
    Unit.isDigit(unit) || Unit.isSpace(unit) || [Unit.dot, Unit.comma, Unit.dash, Unit.slash].contains(unit)
  }

  /// Whether what ends a run of values is a head, a heading or an enumerator, as it should be.
  private func startsHead(at index: Int) -> Bool {
    let unit = text.units[index]
    if unit == Unit.open || Unit.ordinal(unit) != nil { return true }
    return (requestHeads + proactiveHeads).contains {
      text.matches($0, at: index, before: region.units.upperBound) != nil
    }
  }

  private func tokens(_ range: Range<Int>) -> [Range<Int>] {
    var tokens: [Range<Int>] = []
    var start: Int?
    for index in range {
      if Unit.isSpace(text.units[index]) {
        if let from = start { tokens.append(span(from, index)) }
        start = nil
      } else if start == nil {
        start = index
      }
    }
    if let from = start { tokens.append(span(from, range.upperBound)) }
    return tokens
  }

  private func digits(_ range: Range<Int>) -> [UInt8] {
    let units = text.units[range]
    return units.allSatisfy(Unit.isDigit) ? units.map { UInt8($0 - 0x30) } : []
  }

  private static let mostSplits = 2000

  /// The splits of a row in which its own total holds; none if there are too many to list, for then the true one might
  /// not be among them.
  private func splits(of tokens: [Range<Int>]) -> [[Int]] {
    let splitter = DigitSplitter(pieces: tokens.map { digits($0) }, count: 7) { values in
      guard values.count == 7, let total = values.last else { return true }
      return values.dropLast().reduce(0, +) == total
    }
    let all = splitter.splits(atMost: Self.mostSplits)
    return all.count < Self.mostSplits ? all : []
  }

  private func cell(_ range: Range<Int>) -> LaidCell {
    LaidCell(units: range, line: text.lineIndex(of: range.lowerBound))
  }

  private func figure(_ range: Range<Int>) -> Figure {
    TableReader(text: text, region: region).figure(cell(range), .count)
  }
}
