/// Reads table 3 out of lines separated by spaces only, as text out of a PDF has them: labels may be wrapped around
/// their numbers, which then stand on the middle line.
///
/// Lines that end in seven values are tuples. A tuple whose label is certain is an anchor; tuples between two anchors
/// belong to the rows between them only if there are exactly as many. All else stays unread.
struct SpacedRequests {
  let text: ReportText
  let region: TableRegion
  let fallback: Edition

  private struct Tuple {
    var line: Int
    var label: Range<Int>
    var values: [Range<Int>]
    /// The lines of words before it, back to the tuple before.
    var before: [Int]
    /// The lines of words after it, up to the next tuple.
    var after: [Int] = []
    var row: Int?
  }

  /// The table, nil if fewer than three tuples stand there.
  func read() -> TableReading? {
    var tuples = self.tuples()
    guard tuples.count >= 3 || tuples.contains(where: { $0.values.count == 7 }) else { return nil }
    let edition = self.edition(tuples)
    let form = Form.table(.requests, edition)
    anchor(&tuples, form)
    guard tuples.contains(where: { $0.row != nil }) || tuples.count == form.rows.count else { return nil }
    bridge(&tuples, form)
    return reading(tuples, form)
  }

  // MARK: - Tuples

  private func tuples() -> [Tuple] {
    var tuples: [Tuple] = []
    var words: [Int] = []
    for index in region.lines {
      let line = text.lines[index]
      if line.isBlank { continue }
      let spaced = SpacedLine(text: text, units: line.units)
      let isTuple = spaced.values.count >= 7 || (spaced.values.count >= 2 && isLabel(spaced.label))
      if isTuple, line.units.count <= 200 {
        if !tuples.isEmpty { tuples[tuples.count - 1].after = words }
        tuples.append(Tuple(line: index, label: spaced.label, values: spaced.values, before: words))
        words = []
      } else if spaced.label.isEmpty {
        continue
      } else if line.units.count <= 80 {
        words.append(index)
      }
    }
    if !tuples.isEmpty { tuples[tuples.count - 1].after = Array(words.prefix(3)) }
    return tuples
  }

  private func isLabel(_ range: Range<Int>) -> Bool { RowLabels.requests.match(text.units[range]) != nil }

  private func edition(_ tuples: [Tuple]) -> Edition {
    let marks = ["逾期不补正", "收费通知", "缴纳费用", "申请人无正当理由", "申请人逾期", "不再处理其政府"]
    if marks.contains(where: { text.find(Fold.folded($0), in: region.units) != nil }) { return .form2021 }
    if tuples.count == Form.table(.requests, .form2019).rows.count { return .form2019 }
    if tuples.count == Form.table(.requests, .form2021).rows.count { return .form2021 }
    let isWhole = text.find(Fold.folded("结转下年度"), in: region.units) != nil
    return isWhole ? .form2019 : fallback
  }

  // MARK: - Rows

  /// Settles the tuples whose own label, alone or with the lines around it, names a row for certain.
  private func anchor(_ tuples: inout [Tuple], _ form: FormTable) {
    let keys = form.rows.map { RowLabels.withoutEnumerator(Fold.folded($0.label)[...]).filter(Unit.isHan) }
    var previous: RowID?
    for index in tuples.indices {
      guard let row = row(of: tuples[index], form, keys, previous) else { continue }
      tuples[index].row = row
      previous = form.rows[row].id
    }
    dropDisorder(&tuples)
  }

  private func row(of tuple: Tuple, _ form: FormTable, _ keys: [[UInt16]], _ previous: RowID?) -> Int? {
    let own = text.units[tuple.label]
    let isEnumerated = RowLabels.withoutEnumerator(own).startIndex != own.drop(while: Unit.isSpace).startIndex
    let context = RequestsReader.contextual(RowLabels.key(own), isEnumerated: isEnumerated, previous: previous)
    if let id = context ?? RowLabels.requests.match(own)?.row { return form.rows.firstIndex { $0.id == id } }
    return wrappedRow(of: tuple, keys)
  }

  /// The row whose whole label the lines around the tuple make up, the tuple's own words (if any) within it.
  private func wrappedRow(of tuple: Tuple, _ keys: [[UInt16]]) -> Int? {
    let own = RowLabels.isGroupHead(text.units[tuple.label]) ? [] : bare(tuple.label)
    let before = tuple.before.suffix(3).flatMap { bare(text.lines[$0].units) }
    let after = tuple.after.prefix(3).flatMap { bare(text.lines[$0].units) }
    if own.count >= 4, let row = only(keys, where: { Self.contains($0, own) }) { return row }
    guard !before.isEmpty || !after.isEmpty else { return nil }
    let all = before + own + after
    return only(keys) { key in
      guard key.count >= 4, all.count >= key.count else { return false }
      return (0...all.count - key.count).contains { start in
        let end = start + key.count
        let spans =
          own.isEmpty
          ? start < before.count && end > before.count || end == before.count
          : start <= before.count && end >= before.count + own.count
        return spans && all[start..<end].elementsEqual(key)
      }
    }
  }

  private func only(_ keys: [[UInt16]], where fits: ([UInt16]) -> Bool) -> Int? {
    let found = keys.indices.filter { fits(keys[$0]) }
    return found.count == 1 ? found.first : nil
  }

  private static func contains(_ key: [UInt16], _ part: [UInt16]) -> Bool {
    guard key.count >= part.count else { return false }
    return (0...key.count - part.count).contains { key[$0..<$0 + part.count].elementsEqual(part) }
  }

  /// The Han characters of a piece of a label, enumerator left out.
  private func bare(_ range: Range<Int>) -> [UInt16] {
    RowLabels.withoutEnumerator(text.units[range]).filter(Unit.isHan)
  }

  /// Anchors that go backwards contradict one another: none of those in the disorder is kept, unless it repeats a row.
  private func dropDisorder(_ tuples: inout [Tuple]) {
    let anchored = tuples.indices.filter { tuples[$0].row != nil }
    for (left, right) in zip(anchored, anchored.dropFirst()) {
      guard let first = tuples[left].row, let second = tuples[right].row, first > second else { continue }
      tuples[left].row = nil
      tuples[right].row = nil
    }
  }

  /// Gives the tuples between two settled rows the rows between them, if there are exactly as many; the table's end
  /// settles its last row, and its beginning the first where the heads show that nothing is cut off there.
  private func bridge(_ tuples: inout [Tuple], _ form: FormTable) {
    let settled = tuples.indices.compactMap { index in tuples[index].row.map { (tuple: index, row: $0) } }
    let isWhole = tuples.count == form.rows.count || text.find(Fold.folded("申请人情况"), in: region.units) != nil
    let ends = [(tuple: -1, row: -1)] + settled + [(tuple: tuples.count, row: form.rows.count)]
    for (left, right) in zip(ends, ends.dropFirst()) where right.row - left.row == right.tuple - left.tuple {
      guard left.tuple >= 0 || isWhole else { continue }
      for tuple in left.tuple + 1..<right.tuple {
        tuples[tuple].row = left.row + tuple - left.tuple
      }
    }
  }

  // MARK: - Figures

  private func reading(_ tuples: [Tuple], _ form: FormTable) -> TableReading {
    let reader = TableReader(text: text, region: region)
    let start = tuples.first.map { text.lines[$0.before.first ?? $0.line].units.lowerBound } ?? region.units.lowerBound
    let end = tuples.last.map { text.lines[$0.line].units.upperBound } ?? start
    var table = ReportTable(form: form, layout: .spaced, location: text.location(span(start, end)))
    var doubts: [Doubt] = []
    var rows: [LabelledRow] = []
    for tuple in tuples {
      let label = LaidCell(units: tuple.label.isEmpty ? text.lines[tuple.line].units : tuple.label, line: tuple.line)
      guard let row = tuple.row, form.rows.indices.contains(row) else {
        doubts.append(
          Doubt(
            .extraRow, table: .requests, text: text.raw(text.lines[tuple.line].units), at: text.location(label.units)))
        continue
      }
      rows.append(
        LabelledRow(
          id: form.rows[row].id, label: label, values: tuple.values.map { LaidCell(units: $0, line: tuple.line) },
          isDamaged: false, isEnumerated: false, isAfterHead: false, place: nil))
    }
    reader.fill(&table, with: rows, laid: .stream(.spaced), doubts: &doubts)
    let last =
      tuples.last.map { tuple in tuple.after.prefix(1).map { text.lines[$0].units.upperBound }.first ?? end } ?? end
    return TableReading(
      table: table, extent: span(start, text.units[span(end, last)].contains(Unit.fullStop) ? end : last),
      doubts: doubts)
  }
}
