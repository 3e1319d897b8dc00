import Disclosure
import ScreenGrid

// The content: prose, table or statistics, with what stays in place while the rest scrolls.
extension Model {
  func drawContent(_ grid: inout Grid, _ area: Area) {
    drawTitle(&grid, area, "3 " + heading, contentRemark, of: .content)
    let body = Area(x: area.x, y: area.y + 1, width: area.width, height: area.height - 1)
    guard let sheet, open != nil else { return drawAbsence(&grid, body) }
    guard !sheet.lines.isEmpty else { return drawMessage(&grid, body, emptyReason(sheet)) }
    let top = tops[.content] ?? 0
    let head = sheet.stickyHead(at: top, height: body.height)
    for y in 0..<body.height where sheet.lines.indices.contains(top + y) {
      let line = Area(x: body.x, y: body.y + y, width: body.width - 1, height: 1)
      draw(&grid, line, y < head.count ? head[y] : sheet.lines[top + y], sheet)
      if y >= head.count { drawRightSide(&grid, line, top + y, sheet) }
    }
    drawScrollbar(&grid, body, sheet, top)
  }

  /// The heading as the report prints it, else as the form does.
  private var heading: String {
    if case .unread(let index) = choice { return Self.name(ofPath: shelf.unread[index].path) }
    guard case .section(let id) = part, let section = open?.report.section(id), !section.heading.isEmpty else {
      return words.title(of: part)
    }
    return section.heading
  }

  private var contentRemark: String {
    guard let sheet else { return "" }
    var pieces: [String] = []
    if sheet.hidden > 0 { pieces.append(words.hidden(sheet.hidden)) }
    if let remark = comparisonRemark { pieces.append(remark) }
    if let cell, let place = sheet.place(of: cell) {
      pieces.append(columnsRemark(sheet, place.block))
    }
    return pieces.filter { !$0.isEmpty }.joined(separator: " ")
  }

  private func columnsRemark(_ sheet: ContentSheet, _ block: Int) -> String {
    let columns = sheet.blocks[block].columns
    let last = lastColumn(sheet, block)
    guard firstColumn > 0 || last < columns.count else { return "" }
    return words.say(
      "列 \(firstColumn + 1)–\(last)/\(columns.count)", "columns \(firstColumn + 1)-\(last)/\(columns.count)")
  }

  private func lastColumn(_ sheet: ContentSheet, _ block: Int) -> Int {
    var x = sheet.labelWidth
    var last = firstColumn
    for column in sheet.blocks[block].columns.dropFirst(firstColumn) {
      x += column.width
      if x > sheet.key.width - 1 { break }
      last += 1
    }
    return last
  }

  private func emptyReason(_ sheet: ContentSheet) -> String {
    if sheet.key.failuresOnly {
      return words.nothingFailedHere + (sheet.hidden > 0 ? words.inParentheses(words.hidden(sheet.hidden)) : "")
    }
    guard case .section(let id) = part, let open else { return words.noText }
    if open.report.section(id) == nil { return words.sectionMissing }
    return id.table == nil ? words.noText : words.noTable
  }

  /// What is said where there is nothing to show yet or at all; a jump that waits shows where it goes.
  private func drawAbsence(_ grid: inout Grid, _ body: Area) {
    switch choice {
    case .report(let id):
      guard let summary = shelf.entry(id)?.summary else { return }
      if let reason = failed[id] { return drawMessage(&grid, body, words.cannotOpen(reason)) }
      let goal = cell.flatMap { cell in check == nil ? nil : "\(cell)" }
      drawMessage(&grid, body, words.reading(words.name(of: summary)) + (goal.map { " \(signs.crumb) \($0)" } ?? ""))
    case .unread(let index):
      drawMessage(&grid, body, "\(shelf.unread[index].path)\n\(words.cannotOpen(shelf.unread[index].reason))")
    case nil: if focus == .content { grid.cursor = Position(x: body.x, y: body.y) }
    }
  }

  private func drawMessage(_ grid: inout Grid, _ body: Area, _ text: String) {
    let breaking = LineBreaking(widths: grid.widths)
    let lines = text.split(separator: "\n").flatMap { paragraph in
      let characters = Array(paragraph)
      return breaking.lines(of: characters, width: max(2, body.width - 2)).map { String(characters[$0]) }
    }
    for (y, line) in lines.prefix(body.height).enumerated() {
      grid.line(" " + line, x: body.x, y: body.y + y, width: body.width, role: .muted, signs: signs)
    }
    if focus == .content { grid.cursor = Position(x: body.x, y: body.y) }
  }

  private func draw(_ grid: inout Grid, _ line: Area, _ content: ContentSheet.Line, _ sheet: ContentSheet) {
    switch content {
    case .prose(let paragraph, let range): drawProse(&grid, line, sheet, paragraph, range)
    case .gap: break
    case .title(let block):
      grid.line(
        " " + (sheet.blocks[block].title ?? ""), x: line.x, y: line.y, width: line.width, role: .heading, signs: signs)
    case .head(let block, let row): drawHead(&grid, line, sheet, block, row)
    case .row(let block, let row): drawCells(&grid, line, sheet, block, row)
    case .statistic(let index):
      if let both = sheet.compared?.statistics {
        drawStatistic(&grid, line, sheet, both, .init(mine: index, other: both.partner(of: index)))
      } else {
        drawStatistic(&grid, line, sheet, index)
      }
    case .statisticsHead: drawStatisticsHead(&grid, line, sheet)
    case .otherStatistic(let index):
      if let both = sheet.compared?.statistics {
        drawStatistic(&grid, line, sheet, both, .init(mine: nil, other: index))
      }
    case .otherRow(let block, let row): drawOtherRow(&grid, line, sheet, block, row)
    case .changeRow(let block, let row): drawChangeRow(&grid, line, sheet, block, row)
    case .otherProse(let paragraph, let range): drawOtherProse(&grid, line, sheet, paragraph, range)
    }
  }

  private func drawProse(
    _ grid: inout Grid, _ line: Area, _ sheet: ContentSheet, _ paragraph: Int, _ range: Range<Int>
  ) {
    let text = sheet.paragraphs[paragraph]
    let breaking = LineBreaking(widths: grid.widths)
    let hits = proseHits(in: paragraph)
    let isSame = sheet.compared?.isSame(paragraph) == true
    let role: Role = paragraph < sheet.firstNote && !isSame ? .text : .muted
    let inQuestion = wordsInQuestion(in: paragraph)
    let changes = sheet.compared?.marks[paragraph] ?? []
    if hits.isEmpty, changes.isEmpty, inQuestion?.overlaps(range) != true {
      grid.write(String(text[range]), x: line.x + 1, y: line.y, limit: line.width - 1, role: role)
    } else {
      var x = line.x + 1
      for index in range {
        let hit = hits.first { $0.range.contains(index) }
        let isInQuestion = inQuestion?.contains(index) == true
        let isChanged = changes.contains { $0.contains(index) }
        let overlay: Role? =
          hit.map { $0.isCurrent ? .currentMatch : .match }
          ?? (isInQuestion ? .currentMatch : isChanged ? .related : nil)
        x += grid.write(String(text[index]), x: x, y: line.y, limit: line.endX - x, role: role, overlay: overlay)
      }
    }
    guard case .prose(paragraph, let offset) = cursor, focus == .content,
      range.contains(offset) || (range.isEmpty && offset == range.lowerBound)
    else { return }
    let before = text[range.lowerBound..<max(range.lowerBound, min(offset, range.upperBound))]
    let x = before.reduce(line.x + 1) { $0 + breaking.columns(of: $1) }
    grid.cursor = Position(x: min(x, line.endX - 1), y: line.y)
  }

  private func proseHits(in paragraph: Int) -> [(range: Range<Int>, isCurrent: Bool)] {
    hitsInReport.enumerated().compactMap { index, hit in
      guard case .prose(part, paragraph, let range) = hit else { return nil }
      return (range, index == search.current)
    }
  }

  private func drawStatistic(_ grid: inout Grid, _ line: Area, _ sheet: ContentSheet, _ index: Int) {
    let row = sheet.statistics[index]
    let isHere = cursor == .statistic(index)
    let overlay: Role? = isHere ? (focus == .content ? .cellCursor : .selection) : nil
    grid.line(row.label, x: line.x + 1, y: line.y, width: sheet.labelWidth, role: .rowLabel, signs: signs)
    grid.line(row.unit ?? "", x: line.x + sheet.labelWidth + 2, y: line.y, width: 6, role: .muted, signs: signs)
    let (text, role) = shown(row.figure)
    let x = line.x + sheet.labelWidth + 8
    let width = min(12, line.endX - x)
    grid.rightAligned(text, x: x, y: line.y, width: width, role: role, signs: signs, overlay: overlay)
    if isHere, focus == .content { grid.cursor = Position(x: x + max(0, width - 1), y: line.y) }
  }

  /// A bar on the right: where one is, and where the failures and warnings are.
  private func drawScrollbar(_ grid: inout Grid, _ body: Area, _ sheet: ContentSheet, _ top: Int) {
    let count = sheet.lines.count
    guard count > body.height, body.height > 0 else { return }
    for y in 0..<body.height {
      let covered = y * count / body.height..<max(y * count / body.height + 1, (y + 1) * count / body.height)
      let mark = covered.compactMap { gravest(on: sheet.lines[$0], sheet) }.max()
      let isThumb = covered.overlaps(top..<top + body.height)
      let x = body.endX - 1
      switch mark {
      case .failed: grid.write(signs.failed, x: x, y: body.y + y, role: .tickFailed)
      case .warning, .undetermined: grid.write(signs.warning, x: x, y: body.y + y, role: .tickWarning)
      case .setAside, nil:
        grid.write(isThumb ? signs.thumb : " ", x: x, y: body.y + y, role: isThumb ? .scrollbarThumb : .scrollbar)
      }
    }
  }

  /// The gravest check whose place is on a line: where a jump would land.
  private func gravest(on line: ContentSheet.Line, _ sheet: ContentSheet) -> CellMark? {
    guard case .row(let block, let row) = line, let entry else { return nil }
    let cells = sheet.blocks[block].rows[row].cells
    func lands(_ check: Check) -> Bool { check.part == part && check.cell.map(cells.contains) == true }
    if entry.failures.contains(where: lands) { return .failed }
    return entry.warnings.contains(where: lands) ? .warning : nil
  }
}
