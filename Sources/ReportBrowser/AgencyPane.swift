import Disclosure
import ScreenGrid

// Agencies with their reports, and the files that could not be read.
extension Model {
  func drawAgencies(_ grid: inout Grid, _ area: Area) {
    let chips = shelf.filter.isEmpty ? "" : " " + shelf.filter.chips
    drawTitle(&grid, area, "1 " + words.agencies + chips, agenciesRemark, of: .agencies)
    let body = Area(x: area.x, y: area.y + 1, width: area.width, height: area.height - 1)
    guard !shelf.rows.isEmpty else { return drawEmptyList(&grid, body) }
    let top = tops[.agencies] ?? 0
    let chosen = choice.flatMap(shelf.row(of:))
    for y in 0..<body.height where shelf.rows.indices.contains(top + y) {
      let line = Area(x: body.x, y: body.y + y, width: body.width, height: 1)
      drawRow(&grid, line, shelf.rows[top + y])
      if top + y == chosen { select(&grid, line, in: .agencies) }
    }
  }

  /// Marks the chosen line of a list; the hardware cursor stands on it if the list is in focus.
  func select(_ grid: inout Grid, _ line: Area, in pane: Pane) {
    grid.overlay(line, with: focus == pane ? .selectionFocused : .selection)
    grid.write(
      signs.chosen, x: line.x, y: line.y, role: .strong, overlay: focus == pane ? .selectionFocused : .selection)
    if focus == pane { grid.cursor = Position(x: line.x, y: line.y) }
  }

  private var agenciesRemark: String {
    "\(shelf.shownAgencies)" + (shelf.hidden > 0 ? words.comma + words.hiddenReports(shelf.hidden) : "")
  }

  private func drawEmptyList(_ grid: inout Grid, _ body: Area) {
    let text: String
    switch loading {
    case .waiting, .reading: text = words.nothingYet
    case .cancelled, .finished: text = shelf.entries.isEmpty ? words.nothingFound : words.nothingShown
    }
    let isBare = shelf.entries.isEmpty && shelf.unread.isEmpty
    if !shelf.filter.isEmpty, !isBare { return drawNoneFits(&grid, body) }
    grid.line(" " + text, x: body.x, y: body.y, width: body.width, role: .muted, signs: signs)
    if text == words.nothingFound {
      for (y, way) in words.waysToBegin.enumerated() where y + 2 < body.height {
        grid.line(" " + way, x: body.x, y: body.y + 2 + y, width: body.width, role: .muted, signs: signs)
      }
    }
    if focus == .agencies { grid.cursor = Position(x: body.x, y: body.y) }
  }

  /// Says what was filtered for in vain, and how to get back.
  private func drawNoneFits(_ grid: inout Grid, _ body: Area) {
    var isTyping = false
    if case .prompt = mode { isTyping = true }
    for (y, text) in words.noneFits(shelf.filter.text, isTyping: isTyping).prefix(body.height).enumerated() {
      grid.line(" " + text, x: body.x, y: body.y + y, width: body.width, role: .muted, signs: signs)
    }
    if focus == .agencies { grid.cursor = Position(x: body.x, y: body.y) }
  }

  /// Marks the characters that the filter was found by, as far as the line shows them.
  func drawMatches(_ grid: inout Grid, _ line: Area, _ name: String, _ places: [Int]) {
    guard !places.isEmpty else { return }
    let marked = Set(places)
    var x = line.x
    for (place, character) in name.enumerated() {
      let size = grid.widths.of(String(character))
      guard x + size <= line.endX else { return }
      if marked.contains(place) { grid.overlay(Area(x: x, y: line.y, width: size, height: 1), with: .match) }
      x += size
    }
  }

  private func drawRow(_ grid: inout Grid, _ line: Area, _ row: Shelf.Row) {
    switch row {
    case .agency(let index):
      let group = shelf.groups[index]
      let isSingle = group.entries.count == 1
      drawListLine(
        &grid, line, indent: 1, group.name ?? words.noAgency, role: .agency, failures: isSingle ? 0 : group.failures,
        warnings: 0)
      let room = line.width - 1 - (!isSingle && group.failures > 0 ? 9 : 0)
      let area = Area(x: line.x + 1, y: line.y, width: room, height: 1)
      drawMatches(&grid, area, group.name ?? "", shelf.matches(inGroup: index))
    case .report(let index):
      drawReport(&grid, line, shelf.entries[index], remark: remark(onFileOf: ReportID(index: index)))
    case .unreadHead:
      grid.line(
        " \(words.unreadFiles) \(shelf.unreadCount)", x: line.x, y: line.y, width: line.width, role: .agency,
        signs: signs)
    case .unread(let index):
      let file = shelf.unread[index]
      grid.line(
        "   \(signs.unreadable) \(Self.name(ofPath: file.path))  \(file.reason)", x: line.x, y: line.y,
        width: line.width, role: .unreadFile, signs: signs)
    }
  }

  private func drawReport(_ grid: inout Grid, _ line: Area, _ entry: Shelf.Entry, remark: String?) {
    let summary = entry.summary
    var text = summary.year.map(String.init) ?? words.noYear
    let isTwin = shelf.groups[entry.group].entries.contains { other in
      shelf.entries[other].summary.year == summary.year && shelf.entries[other].summary.source != summary.source
    }
    let file = Self.name(ofPath: summary.source.path)
    // A file named by its year says nothing more.
    let saysMore = !file.hasPrefix(text + ".")
    if isTwin || summary.year == nil || summary.agency == nil || (line.width > 60 && saysMore) {
      text += "  " + file
    }
    if let remark { text += "  " + remark }
    drawListLine(
      &grid, line, indent: 3, text, role: remark == nil ? .text : .unreadFile, failures: entry.failures.count,
      warnings: entry.warnings.count,
      isChecked: summary.editions.contains { $0 != nil })
    guard shelf.filter.words.contains(where: { $0.digits != nil && !$0.isExcluded && $0.accepts(summary.year) }) else {
      return
    }
    grid.overlay(Area(x: line.x + 3, y: line.y, width: 4, height: 1), with: .match)
  }

  /// A line with counts on its right: failed checks, then warnings.
  func drawListLine(
    _ grid: inout Grid, _ line: Area, indent: Int, _ text: String, role: Role, failures: Int, warnings: Int,
    isChecked: Bool = false, isMissing: Bool = false
  ) {
    let hasCounts = failures > 0 || warnings > 0 || isChecked || isMissing
    // A narrow list gives up the blank between its two counts before it cuts a heading.
    let warningsWidth = line.width < 24 ? 3 : 4
    let room = hasCounts ? warningsWidth + 5 : 0
    grid.fill(line, role: role)
    grid.line(text, x: line.x + indent, y: line.y, width: line.width - indent - room, role: role, signs: signs)
    if failures > 0 {
      grid.rightAligned(
        signs.failed + "\(failures)", x: line.endX - room, y: line.y, width: 4, role: .countFailed, signs: signs)
    } else if isMissing {
      grid.rightAligned(words.missing, x: line.endX - room, y: line.y, width: 4, role: .missing, signs: signs)
    } else if isChecked, warnings == 0 {
      grid.rightAligned(signs.holds, x: line.endX - room, y: line.y, width: 4, role: .countHolds, signs: signs)
    }
    if warnings > 0 {
      grid.rightAligned(
        signs.warning + "\(warnings)", x: line.endX - warningsWidth - 1, y: line.y, width: warningsWidth,
        role: .countWarning, signs: signs)
    }
  }
}
