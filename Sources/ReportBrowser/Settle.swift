import Disclosure
import ScreenGrid

/// Brings everything that follows from the state into line with it: what is laid out, and what is scrolled into view.
extension Model {
  mutating func settle() -> [Effect] {
    followFirst()
    if overview.page != nil {
      settleOverview()
      return []
    }
    let effects = askForReport()
    settleComparison()
    if focus == .source, !hasSource { focus = .content }
    let layout = Layout(self)
    guard !layout.isTooSmall else { return effects }
    layContent(layout)
    arrive()
    scrollContent(layout)
    scrollAgencies(layout)
    scrollSections(layout)
    scrollFindings(layout)
    followInSource(layout)
    return effects
  }

  private mutating func followFirst() {
    guard isFollowing || choice == nil, choice != shelf.firstChoice else { return }
    choice = shelf.firstChoice
    // Another report than the one that showed its statistics may have none.
    if part == .statistics { part = .section(.requests) }
  }

  private mutating func askForReport() -> [Effect] {
    guard let id = report, let entry = shelf.entry(id) else { return [] }
    reports.touch(id)
    guard reports[id] == nil, failed[id] == nil else { return askForOther() }
    guard asked != id else { return [] }
    asked = id
    return [.open(id, path: entry.summary.source.path)]
  }

  /// Asks for the report beside the chosen one, once that is here: one report is read at a time.
  private mutating func askForOther() -> [Effect] {
    guard let partner, let entry = shelf.entry(partner) else { return [] }
    reports.touch(partner)
    guard reports[partner] == nil, asked == nil, failed[partner] == nil else { return [] }
    asked = partner
    return [.open(partner, path: entry.summary.source.path)]
  }

  private mutating func layContent(_ layout: Layout) {
    guard let id = report, let open = reports[id] else {
      sheet = nil
      return
    }
    let key = ContentSheet.Key(
      report: id, version: version, part: part, width: layout.panes[.content]?.width ?? size.width,
      failuresOnly: state.failuresOnly,
      widths: options.widths, other: other == nil ? nil : partner)
    if sheet?.key != key {
      if sheet?.key.part != part || sheet?.key.report != id { tops[.content] = 0 }
      let beside = other.map {
        OtherSide(open: $0, name: partner.map(nameBeside) ?? "", own: partner.map(ownName) ?? "")
      }
      sheet = ContentSheet(open, for: key, notes: part == .preamble ? facts(of: open) : [], beside: beside)
    }
    placeCursor()
  }

  private func facts(of open: OpenReport) -> [String] {
    words.facts(of: open.report) + [open.rulesInForce?.words(in: options.language)].compactMap { $0 }
  }

  /// Puts the cursor on something that the sheet shows: where it was, else on the first cell, else on the first line.
  private mutating func placeCursor() {
    guard let sheet else { return }
    if let cursor, sheet.line(of: cursor) != nil { return }
    let places = sheet.lines.indices.lazy.compactMap { sheet.cursor(at: $0, column: 0) }
    let cell = places.first { if case .cell = $0 { true } else { false } }
    cursors[part] = cell ?? places.first
  }

  private mutating func scrollContent(_ layout: Layout) {
    guard let sheet, let cursor, let line = sheet.line(of: cursor), let body = layout.body(.content) else { return }
    var top = tops[.content] ?? 0
    if line < top { top = line }
    let last = sheet.lastLine(of: line)
    while last >= top + body.height, top < line { top += 1 }
    while top > 0, line < top + sheet.stickyHead(at: top, height: body.height).count { top -= 1 }
    if isAtStart(line, of: sheet) && line < body.height { top = 0 }
    tops[.content] = max(0, min(top, sheet.lines.count - body.height))
    scrollColumns(sheet, body.width)
  }

  /// Whether nothing that the cursor can stand on precedes the line, so that the head can come into view.
  private func isAtStart(_ line: Int, of sheet: ContentSheet) -> Bool {
    !sheet.lines[..<line].indices.contains { sheet.cursor(at: $0, column: 0) != nil }
  }

  private mutating func scrollColumns(_ sheet: ContentSheet, _ width: Int) {
    guard let cell, let place = sheet.place(of: cell) else { return }
    let columns = sheet.blocks[place.block].columns
    firstColumn = min(firstColumn, place.column)
    func taken() -> Int { columns[min(firstColumn, columns.count)...place.column].reduce(0) { $0 + $1.width } }
    while firstColumn < place.column, sheet.labelWidth + taken() > width - 1 { firstColumn += 1 }
    while firstColumn > 0, columns[(firstColumn - 1)...].reduce(sheet.labelWidth, { $0 + $1.width }) <= width - 1 {
      firstColumn -= 1
    }
  }

  private mutating func scrollAgencies(_ layout: Layout) {
    guard let body = layout.body(.agencies), let row = choice.flatMap(shelf.row(of:)) else { return }
    let above = row > 0 && !shelf.rows[row - 1].isChoice ? 1 : 0
    scroll(.agencies, to: row, height: body.height, count: shelf.rows.count, above: above)
  }

  private mutating func scrollSections(_ layout: Layout) {
    guard let body = layout.body(.sections), let row = parts.shown.firstIndex(of: part) else { return }
    scroll(.sections, to: row, height: body.height, count: parts.shown.count)
  }

  private mutating func scrollFindings(_ layout: Layout) {
    guard let body = layout.body(.findings), let chosen = chosenFindingLine else { return }
    let lines = findingLines
    guard let row = lines.firstIndex(of: chosen) else { return }
    let isBelowTitle = row > 0 && { if case .title = lines[row - 1] { true } else { false } }()
    scroll(.findings, to: row, height: body.height, count: lines.count, above: isBelowTitle ? 1 : 0)
  }

  mutating func scroll(_ pane: Pane, to row: Int, height: Int, count: Int, above: Int = 0) {
    var top = tops[pane] ?? 0
    if row - above < top { top = row - above }
    if row >= top + height { top = row - height + 1 }
    tops[pane] = max(0, min(top, count - height))
  }
}
