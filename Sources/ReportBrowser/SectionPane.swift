import Disclosure
import ScreenGrid

// The parts of the chosen report.
extension Model {
  func drawSections(_ grid: inout Grid, _ area: Area) {
    let (shown, hidden) = parts
    drawTitle(&grid, area, "2 " + words.sections, hidden > 0 ? words.hidden(hidden) : "", of: .sections)
    let body = Area(x: area.x, y: area.y + 1, width: area.width, height: area.height - 1)
    if case .unread(let index) = choice, Layout(self).panes[.content] == nil {
      return drawReason(&grid, body, shelf.unread[index])
    }
    let top = tops[.sections] ?? 0
    if shown.isEmpty, focus == .sections { grid.cursor = Position(x: body.x, y: body.y) }
    for y in 0..<body.height where shown.indices.contains(top + y) {
      let line = Area(x: body.x, y: body.y + y, width: body.width, height: 1)
      draw(&grid, line, shown[top + y])
      if shown[top + y] == part { select(&grid, line, in: .sections) }
    }
  }

  /// Why a file could not be read, where its sections would stand: the content may be out of view.
  private func drawReason(_ grid: inout Grid, _ body: Area, _ file: Shelf.Unread) {
    let text = Array(words.cannotOpen(file.reason))
    let lines = LineBreaking(widths: grid.widths).lines(of: text, width: body.width - 2)
    for (y, range) in lines.prefix(body.height).enumerated() {
      let line = String(text[range])
      grid.line(" " + line, x: body.x, y: body.y + y, width: body.width, role: .unreadFile, signs: signs)
    }
    if focus == .sections { grid.cursor = Position(x: body.x, y: body.y) }
  }

  private func draw(_ grid: inout Grid, _ line: Area, _ part: Part) {
    guard let entry else { return }
    let isThere = isPresent(part, in: entry.summary)
    let text = line.width > 30 ? words.title(of: part) : words.shortTitle(of: part)
    drawListLine(
      &grid, line, indent: 1, text, role: isThere ? .section : .missing,
      failures: entry.failures.count { $0.part == part }, warnings: entry.warnings.count { $0.part == part },
      isMissing: !isThere)
  }

  /// Whether the report has the part: its heading or its table was found.
  private func isPresent(_ part: Part, in summary: ReportSummary) -> Bool {
    guard case .section(let id) = part else { return true }
    let hasTable = id.table.map { summary.editions[Int($0.rawValue) - 2] != nil } ?? false
    return hasTable || summary.sections.contains(id)
  }
}
