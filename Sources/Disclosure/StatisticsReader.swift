/// Reads the statistics table in use before 2019, row by row as label, unit and value: it is not one form, so its rows
/// are kept as they stand.
struct StatisticsReader {
  let text: ReportText

  /// The rows, empty if there is no such table; and where it begins.
  func read() -> (rows: [StatisticsRow], extent: Range<Int>)? {
    guard let head = tableHead() else { return nil }
    let start = text.lineIndex(of: head.lowerBound)
    let lines = start..<text.lines.count
    let rows: [StatisticsRow]
    if let laid = LayoutReader(text: text).cells(ofLines: lines), laid.showsRows {
      let columns = columns(in: laid.rows)
      rows = laid.rows.dropFirst(columns == nil ? 0 : 1).compactMap { cells in
        guard let columns, let whole = columns.whole(cells, laid.layout) else { return row(cells) }
        return row(whole, columns)
      }
    } else if text.lines[start].units.upperBound - head.upperBound > 60 {
      rows = gluedRows(from: head.upperBound, to: text.lines[start].units.upperBound)
    } else {
      rows = lineRows(lines)
    }
    guard rows.count >= 3 else { return nil }
    return (rows, head.lowerBound..<text.units.count)
  }

  private func tableHead() -> Range<Int>? {
    guard !text.lines.isEmpty else { return nil }
    for names in [("指标名称", "计量单位"), ("统计指标", "单位"), ("统计指标", "统计数"), ("指标名称", "单位")] {
      var start = 0
      while let hit = text.find(Fold.folded(names.0), in: start..<text.units.count) {
        let end = min(hit.upperBound + 40, text.units.count)
        if let second = text.find(Fold.folded(names.1), in: span(hit.upperBound, end)) {
          return hit.lowerBound..<second.upperBound
        }
        start = hit.upperBound
      }
    }
    return nil
  }

  // MARK: - Rows by their columns

  /// Where a row has its label, its unit and the figure of the year.
  private struct Columns {
    var label: Int
    var unit: Int?
    var value: Int
    /// How many cells the head has.
    var count: Int

    /// A row whose cells stand under those of the head; nil for any other.
    func whole(_ cells: [LaidCell], _ layout: TextLayout) -> [LaidCell]? {
      if cells.count == count { return cells }
      // A bar or TAB with nothing behind it ends a row as well as it begins an empty cell.
      guard [.pipe, .markdown, .tsv].contains(layout), cells.count == count - 1, value == count - 1,
        let last = cells.last
      else { return nil }
      return cells + [LaidCell(units: last.units.upperBound..<last.units.upperBound, line: last.line)]
    }
  }

  /// What the head calls its columns; nil if it does not say which of them has the figure of the year.
  private func columns(in rows: [[LaidCell]]) -> Columns? {
    guard let head = rows.first else { return nil }
    func place(after column: Int = -1, _ names: [[UInt16]]) -> Int? {
      head.indices.first { index in
        index > column && names.contains { text.find($0, in: head[index].units) != nil }
      }
    }
    guard let label = place(Self.labelHeads) else { return nil }
    let unit = place(after: label, Self.unitHeads)
    guard let value = place(after: unit ?? label, Self.valueHeads) else { return nil }
    return Columns(label: label, unit: unit, value: value, count: head.count)
  }

  /// A row read by its columns; nil if it has nothing to say.
  ///
  /// What stands under the unit is never taken for a figure, and a figure that is blank or cannot be read is kept as such
  /// where a unit shows that there should be one.
  private func row(_ cells: [LaidCell], _ columns: Columns) -> StatisticsRow? {
    guard !cells[columns.label].units.isEmpty else { return nil }
    let (label, value) = (cells[columns.label], cells[columns.value])
    let measure = columns.unit.map { cells[$0].units }
    let unit = measure.flatMap { Self.isUnit(text.units[$0]) ? $0 : nil }
    let isCounted = unit != nil || unitInBrackets(label.units) != nil
    guard !Numeral.isValue(text.units[label.units]),
      isCounted || !value.units.isEmpty && Numeral.isValue(text.units[value.units])
    else { return nil }
    return row(label.units, unit, value.units, line: value.line)
  }

  private static let labelHeads = ["指标", "项目", "内容"].map(Fold.folded)
  private static let unitHeads = ["单位"].map(Fold.folded)
  private static let valueHeads = ["统计数", "本年", "数量", "数值", "数据", "合计", "年度", "年"].map(Fold.folded)

  // MARK: - Rows of cells

  private func row(_ cells: [LaidCell]) -> StatisticsRow? {
    let filled = cells.filter { !$0.units.isEmpty }
    guard let label = filled.first, !Numeral.isValue(text.units[label.units]) else { return nil }
    let rest = filled.dropFirst()
    let unit = rest.first { Self.isUnit(text.units[$0.units]) }
    var values = rest.filter { Numeral.isValue(text.units[$0.units]) && !isCode($0) }
    // Where there is no unit, the first of several dashes stands in its place.
    if unit == nil, values.count > 1, let first = values.first, isDash(first.units) { values.removeFirst() }
    guard let value = values.first else { return nil }
    return row(label.units, unit?.units, value.units, line: value.line)
  }

  private func isDash(_ units: Range<Int>) -> Bool { text.units[units].allSatisfy { $0 == Unit.dash } }

  /// A row's code is two or three digits with a leading zero: 01, 002.
  private func isCode(_ cell: LaidCell) -> Bool {
    let units = text.units[cell.units]
    return units.count > 1 && units.first == 0x30 && units.allSatisfy(Unit.isDigit)
  }

  private func row(_ label: Range<Int>, _ unit: Range<Int>?, _ value: Range<Int>, line: Int) -> StatisticsRow {
    let name = unit.map { text.raw($0) } ?? unitInBrackets(label)
    let reading = Numeral.read(text.units[value], .amount(.tenThousandYuan))
    let isMoney = name?.contains("元") ?? false
    let count = isMoney ? reading : Numeral.read(text.units[value], .count)
    return StatisticsRow(
      label: text.raw(label), unit: name,
      figure: Figure(
        raw: text.raw(value), kind: count.kind, value: count.value, location: text.location(value, onLine: line)))
  }

  private func unitInBrackets(_ label: Range<Int>) -> String? {
    let units = text.units[label]
    guard units.last == Unit.close, let open = units.lastIndex(of: Unit.open) else { return nil }
    let inner = span(open + 1, label.upperBound - 1)
    return Self.isUnit(text.units[inner]) ? text.raw(inner) : nil
  }

  // MARK: - A cell a line, or a row a line

  private func lineRows(_ lines: Range<Int>) -> [StatisticsRow] {
    var rows: [StatisticsRow] = []
    var label: Range<Int>?
    var unit: Range<Int>?
    for index in lines {
      let line = text.lines[index]
      if line.isBlank { continue }
      let spaced = SpacedLine(text: text, units: line.units)
      let (name, measure) = splitUnit(spaced.label)
      let isUnitDashed = measure == nil && spaced.values.count > 1 && spaced.values.first.map(isDash) ?? false
      if !spaced.label.isEmpty, let value = spaced.values.dropFirst(isUnitDashed ? 1 : 0).first {
        rows.append(row(name, measure, value, line: index))
        (label, unit) = (nil, nil)
      } else if Numeral.isValue(text.units[line.units]) {
        if let name = label { rows.append(row(name, unit, line.units, line: index)) }
        (label, unit) = (nil, nil)
      } else if Self.isUnit(text.units[line.units]) {
        unit = line.units
      } else {
        (label, unit) = (line.units, nil)
      }
    }
    return rows
  }

  private func splitUnit(_ label: Range<Int>) -> (Range<Int>, Range<Int>?) {
    guard let space = text.units[label].lastIndex(where: Unit.isSpace) else { return (label, nil) }
    let last = span(space + 1, label.upperBound)
    return Self.isUnit(text.units[last]) ? (text.trimmed(span(label.lowerBound, space)), last) : (label, nil)
  }

  // MARK: - Run together

  /// Rows like `主动公开文件数条346085376`: a label, its unit, and the figures of the year and of all years run together,
  /// which are split only if there is one way to do so.
  private func gluedRows(from start: Int, to end: Int) -> [StatisticsRow] {
    var rows: [StatisticsRow] = []
    var index = firstLabel(from: start, to: end)
    while index < end {
      let labelStart = index
      while index < end, !Unit.isDigit(text.units[index]) || isEnumerator(index, labelStart) { index += 1 }
      let labelEnd = index
      while index < end, Unit.isDigit(text.units[index]), !isEnumerator(index, labelEnd) { index += 1 }
      guard index > labelEnd else { break }
      rows.append(gluedRow(labelStart..<labelEnd, labelEnd..<index))
    }
    return rows
  }

  /// The labels begin after the heads' 历年累计.
  private func firstLabel(from start: Int, to end: Int) -> Int {
    let heads = ["历年累计", "统计数", "本年累计"].compactMap { text.find(Fold.folded($0), in: span(start, min(end, start + 40))) }
    return heads.map(\.upperBound).max() ?? start
  }

  /// Whether a digit is the number in front of a label: 1、 or 1. right before words.
  private func isEnumerator(_ index: Int, _ start: Int) -> Bool {
    guard index + 1 < text.units.count else { return false }
    return [Unit.enumerationComma, Unit.dot].contains(text.units[index + 1])
  }

  private func gluedRow(_ label: Range<Int>, _ digits: Range<Int>) -> StatisticsRow {
    var name = text.trimmed(label)
    var unit: Range<Int>?
    for length in [3, 2, 1] where name.count > length {
      let tail = name.upperBound - length..<name.upperBound
      if Self.isUnit(text.units[tail]) {
        unit = tail
        name = span(name.lowerBound, tail.lowerBound)
        break
      }
    }
    let split = DigitSplitter(pieces: [text.units[digits].map { UInt8($0 - 0x30) }], count: 2).splits(atMost: 2)
    let location = text.location(digits)
    let raw = text.raw(digits)
    let figure: Figure
    if split.count == 1, let value = split.first?.first {
      figure = Figure(raw: String(value), kind: .number, value: Quantity(value), isInferred: true, location: location)
    } else {
      figure = Figure(raw: raw, kind: .unreadable, location: location)
    }
    return StatisticsRow(label: text.raw(name), unit: unit.map { text.raw($0) }, figure: figure)
  }

  private static let unitWords = [
    "条", "件", "次", "篇", "个", "人", "人次", "元", "万元", "条次", "份", "期", "件次", "项", "宗", "册",
  ].map(Fold.folded)

  private static func isUnit(_ units: ArraySlice<UInt16>) -> Bool {
    guard units.count <= 6 else { return false }
    let bare = units.filter { !Unit.isSpace($0) && $0 != Unit.open && $0 != Unit.close }
    return unitWords.contains(bare)
  }
}
