/// Makes a table of the lines of one of the form's sections that has no lines drawn: rows by their labels, columns by
/// the heads and by where values stand in all rows.
struct UnruledTable {
  /// Which of the form's tables it is.
  let kind: TableKind
  /// The lines of its section.
  let lines: [ChunkedLine]
  /// What stands on each page beside its text.
  let marks: [Int: [PositionedMark]]

  /// The table and the lines it is made of; nil where the lines show none.
  func read() -> (table: PositionedTable, lines: Range<Int>)? {
    switch kind {
    case .proactive: proactive()
    case .requests: requests()
    case .disputes: disputes()
    }
  }

  // MARK: - Table 3

  private func requests() -> (PositionedTable, Range<Int>)? {
    let first = lines.indices.first { index in
      let text = lines[index..<min(index + 3, lines.count)].flatMap { $0.labels.suffix(1).flatMap(\.folded) }
      return !lines[index].isProse && RowLabels.requests.match(text[...])?.row == .newReceived
        || lines[index].labels.contains { RowLabels.requests.match($0.folded[...]) != nil }
    }
    guard let first = first.map(withValuesAbove), let end = end(after: first, .requests) else { return nil }
    let blocks = LabelBlocks(Array(lines[first..<end]), labels: .requests)
    guard blocks.rows.count >= 3 else { return nil }
    let columns = applicants(blocks.rows, heads: lines[..<first])
    let rows = blocks.rows.map { row($0, in: columns, count: 7) }
    return (table(rows), first..<end)
  }

  /// The seven columns: by a full row of values, else by the seven heads.
  private func applicants(_ rows: [LabelBlock], heads: ArraySlice<ChunkedLine>) -> ColumnBands? {
    let values = rows.flatMap(\.values)
    let bands = ColumnBands(values.flatMap { $0.values.map(\.box) })
    let names = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
    let heads = Self.heads(heads, named: names)
    if bands.bands.count == 7, values.contains(where: { $0.values.count == 7 }) { return bands }
    let both = ColumnBands(heads + values.flatMap { $0.values.map(\.box) })
    return ColumnBands(heads).bands.count == 7 && both.bands.count == 7 ? both : nil
  }

  /// The boxes of pieces that are a head or a part of one.
  private static func heads(_ lines: ArraySlice<ChunkedLine>, named names: [String]) -> [PositionedBox] {
    let names = names.map(Fold.folded)
    return lines.flatMap { $0.labels + $0.values }.filter { chunk in
      let text = chunk.folded.filter { !Unit.isSpace($0) }
      return !text.isEmpty && names.contains { Self.contains($0, text) }
    }.map(\.box)
  }

  private static func contains(_ text: [UInt16], _ part: [UInt16]) -> Bool {
    guard part.count <= text.count else { return false }
    return (0...text.count - part.count).contains { text[$0..<$0 + part.count].elementsEqual(part) }
  }

  // MARK: - Table 2

  private func proactive() -> (PositionedTable, Range<Int>)? {
    let first = lines.indices.first { index in
      !lines[index].isProse && RowLabels.proactive.match(label(of: lines[index])[...]) != nil
    }
    guard let first = first.map(withValuesAbove), let end = end(after: first, .proactive) else { return nil }
    var rows: [[PositionedTable.Cell]] = []
    var start = first
    var heads = headsAbove(first)
    while start < end {
      // A part ends where the next part's title or heads begin.
      let next = (start..<end).first { $0 > start && isHead(lines[$0]) } ?? end
      for block in LabelBlocks(Array(lines[start..<next]), labels: .proactive).rows {
        let isRow = RowLabels.proactive.match(block.folded[...]) != nil
        rows.append(row(block, in: isRow ? heads : nil, count: heads?.bands.count ?? 0))
      }
      start = next
      while start < end, isHead(lines[start]) || !isHeadless(start, end) { start += 1 }
      if start < end { heads = headsAbove(start) }
    }
    return rows.isEmpty ? nil : (table(rows), first..<end)
  }

  private func label(of line: ChunkedLine) -> [UInt16] { line.labels.flatMap(\.folded) }

  private static let titles = ["第二十条", "信息内容"].map(Fold.folded)

  /// Whether a line is a part's title or the line of its heads.
  private func isHead(_ line: ChunkedLine) -> Bool {
    let text = label(of: line).filter { !Unit.isSpace($0) }
    return Self.titles.contains { Self.contains(text, $0) }
  }

  /// Whether a row begins at that line rather than a further line of the heads: a label of the form, or values.
  private func isHeadless(_ index: Int, _ end: Int) -> Bool {
    let texts = [label(of: lines[index]), lines[index..<min(index + 2, end)].flatMap { label(of: $0) }]
    return texts.contains { RowLabels.proactive.match($0[...]) != nil } || !lines[index].values.isEmpty
  }

  /// The columns that the heads above a row show: what stands right of 信息内容.
  private func headsAbove(_ row: Int) -> ColumnBands? {
    guard let top = (0..<row).last(where: { contains(lines[$0], Self.titles[1]) }),
      let name = lines[top].labels.first(where: {
        Self.contains($0.folded.filter { !Unit.isSpace($0) }, Self.titles[1])
      })
    else { return nil }
    // Heads of several lines may begin above the line of 信息内容.
    var first = top
    while first > 0, lines[first - 1].page == lines[top].page, !isHead(lines[first - 1]),
      lines[first].box.top - lines[first - 1].box.bottom < lines[first].box.height, lines[first - 1].values.isEmpty
    { first -= 1 }
    let chunks = lines[first..<row].flatMap { $0.labels + $0.values }.filter {
      $0.box.left > name.box.right && !$0.folded.isEmpty
    }
    let bands = ColumnBands(chunks.map(\.box))
    return bands.bands.isEmpty || bands.bands.count > 3 ? nil : bands
  }

  private func contains(_ line: ChunkedLine, _ text: [UInt16]) -> Bool {
    Self.contains(label(of: line).filter { !Unit.isSpace($0) }, text)
  }

  // MARK: - Table 4

  private func disputes() -> (PositionedTable, Range<Int>)? {
    let names = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
    guard let head = lines.indices.first(where: { !Self.heads(lines[$0...$0], named: names).isEmpty }) else {
      return nil
    }
    let found = lines.indices.filter { $0 > head && lines[$0].labels.isEmpty && !lines[$0].values.isEmpty }
    guard let first = found.first, let last = found.last else { return nil }
    let heads = ColumnBands(Self.heads(lines[head..<first], named: names))
    let values = found.flatMap { lines[$0].values }
    var places: [TextChunk?]?
    if found.count == 1, !hasOthers(near: first, names) {
      places = values.count == 15 ? values : heads.bands.count == 15 ? heads.places(of: values) : nil
    }
    let page = lines[first].page
    if let known = places, known.contains(where: { $0 == nil }),
      hasMark(beside: values.map(\.glyphs), right: .min, page)
    {
      places = nil
    }
    let cells =
      places.map { places in
        places.enumerated().map { column, value in
          PositionedTable.Cell(page: page, row: 0, column: column, content: CellText(value?.glyphs ?? []))
        }
      } ?? [Self.tangled(values, page: page, column: 0)]
    return (table([cells]), first..<last + 1)
  }

  /// Whether anything but heads stands so near to the values that it may be a part of one.
  private func hasOthers(near index: Int, _ names: [String]) -> Bool {
    let values = lines[index].box
    let heads = (names + ["行政复议", "行政诉讼", "未经复议直接起诉", "复议后起诉"]).map(Fold.folded)
    return lines.indices.contains { other in
      guard other != index, lines[other].page == lines[index].page, !lines[other].isProse else { return false }
      let gap = max(lines[other].box.top - values.bottom, values.top - lines[other].box.bottom)
      return gap < values.height * 2
        && (lines[other].labels + lines[other].values).contains { chunk in
          let text = chunk.folded.filter { !Unit.isSpace($0) }
          return chunk.glyphs.count <= 6 && (text.isEmpty || !heads.contains { Self.contains($0, text) })
        }
    }
  }

  // MARK: - Rows

  /// The first of the lines of bare values above a line: a number broken over lines may begin above its label.
  private func withValuesAbove(_ index: Int) -> Int {
    var first = index
    while first > 0, lines[first - 1].labels.isEmpty, !lines[first - 1].values.isEmpty { first -= 1 }
    return first
  }

  /// Where the table's lines end: behind the last line with values or a label, before any running text.
  private func end(after first: Int, _ labels: RowLabels) -> Int? {
    let limit = lines[first...].firstIndex(where: \.isProse) ?? lines.count
    let last = (first..<limit).last { !lines[$0].values.isEmpty || labels.match(label(of: lines[$0])[...]) != nil }
    guard let last else { return nil }
    // A label may go on below its numbers.
    let below = min(limit, last + 3)
    return (last + 1..<max(last + 1, below)).first { index in
      lines[index].page != lines[last].page
        || lines[index].box.top - lines[index - 1].box.bottom > lines[index].box.height
    } ?? below
  }

  /// The cells of a row; where its values have no certain place they share one cell, which cannot be read.
  private func row(_ block: LabelBlock, in columns: ColumnBands?, count: Int) -> [PositionedTable.Cell] {
    let label = PositionedTable.Cell(page: block.page, row: 0, column: 0, content: CellText(block.glyphs))
    let values = block.values.flatMap(\.values)
    func cells(_ places: [TextChunk?]) -> [PositionedTable.Cell] {
      [label]
        + places.enumerated().map { column, value in
          PositionedTable.Cell(page: block.page, row: 0, column: column + 1, content: CellText(value?.glyphs ?? []))
        }
    }
    // A label that reaches the first column, or ends in a digit, may have a number of its row in it.
    let start = min(values.first?.box.left ?? .max, columns?.bands.first?.left ?? .max)
    let reaches = block.box.right > start || block.glyphs.contains { $0.isDigit && $0.box.right >= block.box.right }
    if !block.isTangled, !reaches, count > 0 {
      if values.count == count, areApart(values) { return cells(values) }
      // Of blanks something may stand in the place.
      let end = block.glyphs.lazy.filter { !$0.isMark }.map(\.box.right).max() ?? .min
      let hasMark = hasMark(beside: [block.glyphs], right: end, block.page)
      if !hasMark, let columns, columns.bands.count == count, let places = columns.places(of: values) {
        return cells(places)
      }
      if !hasMark, values.isEmpty { return cells([TextChunk?](repeating: nil, count: count)) }
    }
    return [label, Self.tangled(values, page: block.page, column: 1)]
  }

  /// Whether the values stand far enough apart for each to be a number of its own.
  private func areApart(_ values: [TextChunk]) -> Bool {
    zip(values, values.dropFirst()).allSatisfy { left, right in
      Int(right.box.left - left.box.right) * 100 >= Int(min(left.box.height, right.box.height)) * 60
    }
  }

  /// A line as a row whose values cannot be read.
  static func unread(_ line: ChunkedLine) -> PositionedTable {
    let label = PositionedTable.Cell(
      page: line.page, row: 0, column: 0, content: CellText(line.labels.flatMap(\.glyphs)))
    return PositionedTable(
      box: line.box, edges: [], rowCount: 1, cells: [label, tangled(line.values, page: line.page, column: 1)])
  }

  private static func tangled(_ values: [TextChunk], page: Int, column: Int) -> PositionedTable.Cell {
    var content = CellText(values.flatMap(\.glyphs))
    content.isBroken = true
    return PositionedTable.Cell(page: page, row: 0, column: column, content: content)
  }

  private func table(_ rows: [[PositionedTable.Cell]]) -> PositionedTable {
    let cells = rows.enumerated().flatMap { index, row in
      row.map { cell in
        var cell = cell
        cell.row = index
        return cell
      }
    }
    return PositionedTable(
      box: PositionedBox(around: [PositionedGlyph]()), edges: [], rowCount: rows.count, cells: cells)
  }
}
