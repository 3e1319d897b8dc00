import Disclosure
import ScreenGrid

// The text the report was read from, with the place in question marked.
extension Model {
  func drawSource(_ grid: inout Grid, _ area: Area) {
    drawTitle(&grid, area, "\(words.source)  \(sourceTitle)", sourceRemark, of: .source)
    let body = Area(x: area.x, y: area.y + 1, width: area.width, height: area.height - 2)
    grid.fill(body, role: .text)
    if focus == .source { grid.cursor = Position(x: body.x, y: body.y) }
    if let text = open?.source, !text.rows.isEmpty, let laid = sourceLayout(width: body.width) {
      drawRows(&grid, body, text, laid)
    } else {
      grid.line(" " + sourceAbsence, x: body.x, y: body.y, width: body.width, role: .muted, signs: signs)
    }
    drawSourceFoot(&grid, Area(x: area.x, y: area.endY - 1, width: area.width, height: 1))
  }

  /// The file without its folders; of a member of an archive the archive with it.
  private var sourceName: String {
    guard let path = entry?.summary.source.path, let end = path.firstRange(of: "!/")?.lowerBound else {
      return entry.map { Self.name(ofPath: $0.summary.source.path) } ?? ""
    }
    return Self.name(ofPath: String(path[..<end])) + path[end...]
  }

  /// The file; where the table is out of view, the cell that the source stands in for.
  private var sourceTitle: String {
    guard Layout(self).panes[.content] == nil, let cell, let table = open?.report.table(cell.table) else {
      return sourceName
    }
    let row = cell.row.fullLabel(in: words.language, edition: table.form.edition)
    let column = cell.column.label(in: words.language, edition: table.form.edition)
    return "\(column) = \(shown(table[cell.row, cell.column]).0)  \(row)"
  }

  /// How far down the first line in view is.
  private var sourceRemark: String {
    guard let count = open?.source?.rows.count, count > 0 else { return "" }
    return "\(min(count, source.top.row + 1))/\(count)"
  }

  private var sourceAbsence: String {
    if let id = report, let reason = failed[id] { return words.cannotOpen(reason) }
    guard let open else { return "" }
    return open.source == nil ? words.sourceNotAtHand : words.sourceEmpty
  }

  private func drawRows(_ grid: inout Grid, _ body: Area, _ text: SourceText, _ laid: SourceLayout) {
    var y = body.y
    var hidden = source.top.line
    for row in source.top.row..<max(source.top.row, text.rows.count) where y < body.endY {
      let lines = laid.lines(of: row)
      for index in lines.indices.dropFirst(hidden) where y < body.endY {
        let line = SourceLine(
          glyphs: lines[index], row: row, number: index == 0 ? text.label(ofRow: row) : nil,
          isLast: index == lines.count - 1)
        draw(&grid, Area(x: body.x, y: y, width: body.width, height: 1), line, text)
        y += 1
      }
      hidden = 0
    }
  }

  private func draw(_ grid: inout Grid, _ area: Area, _ line: SourceLine, _ text: SourceText) {
    let isMarked = source.mark.map { line.holds($0) } ?? false
    if isMarked {
      grid.write(signs.chosen, x: area.x, y: area.y, role: .strong)
      if focus == .source, grid.cursor?.y == area.y || !isMarkAbove(line) {
        grid.cursor = Position(x: area.x, y: area.y)
      }
    }
    if focus == .source, line.glyphs.contains(where: { match(at: $0.offset) == .currentMatch }) {
      grid.cursor = Position(x: area.x, y: area.y)
    }
    if sourceGutter > 2, let number = line.number {
      grid.rightAligned(number, x: area.x + 1, y: area.y, width: sourceGutter - 2, role: .muted, signs: signs)
    }
    var x = area.x + sourceGutter
    for glyph in line.glyphs where x < area.endX {
      x += grid.write(
        String(glyph.character), x: x, y: area.y, limit: area.endX - x, role: role(of: glyph, in: text.rows[line.row]),
        overlay: overlay(of: glyph, inRow: line.row))
    }
    // A place without a character of its own: an empty cell at the end of a line.
    guard isMarked, let mark = source.mark, !line.glyphs.contains(where: mark.covers) else { return }
    grid.write(" ", x: min(x, area.endX - 1), y: area.y, role: .text, overlay: .cellCursor)
  }

  /// Whether the place in question already began on a line above.
  private func isMarkAbove(_ line: SourceLine) -> Bool {
    guard let mark = source.mark, let first = line.glyphs.first(where: mark.covers) else { return false }
    return !mark.range.isEmpty && first.offset > mark.range.lowerBound && SourcePosition(row: mark.row) >= source.top
  }

  private func role(of glyph: SourceGlyph, in row: SourceText.Row) -> Role {
    switch row {
    case .text: .text
    case .cells: glyph.offset < 0 && glyph.cell < 0 ? .border : .text
    case .table, .page: .muted
    }
  }

  /// What is laid over a character: the place in question, a match, or another cell of the check.
  private func overlay(of glyph: SourceGlyph, inRow row: Int) -> Role? {
    let match = match(at: glyph.offset)
    if match == .currentMatch { return match }
    if let mark = source.mark, mark.covers(glyph), mark.row == row || !mark.range.isEmpty {
      return mark.isWide ? .related : .cellCursor
    }
    if let match { return match }
    return glyph.offset >= 0 && source.related.contains { $0.contains(glyph.offset) } ? .related : nil
  }

  /// Where the place is, in words, and what there is to say about it.
  private func drawSourceFoot(_ grid: inout Grid, _ area: Area) {
    var location = source.place.location ?? Location()
    if sourceName.contains("!/") { location.member = nil }
    let place = words.place(location)
    // What has to be said comes before the file, which the title names.
    let pieces = [source.place.note == nil ? sourceName : "", place, source.place.note ?? ""].filter { !$0.isEmpty }
    grid.line(
      " " + pieces.joined(separator: " · "), x: area.x, y: area.y, width: area.width,
      role: source.place.note == nil ? .paneTitle : .notice, signs: signs)
  }
}

/// A line of the source on the screen.
private struct SourceLine {
  let glyphs: [SourceGlyph]
  let row: Int
  let number: String?
  /// Whether it is the last of its row.
  let isLast: Bool

  /// Whether the place in question stands on it; one without a character of its own, at the end of its row.
  func holds(_ mark: SourceMark) -> Bool {
    guard row == mark.row || !mark.range.isEmpty else { return false }
    if glyphs.contains(where: mark.covers) { return true }
    return row == mark.row && mark.range.isEmpty && mark.cell == nil && isLast
  }
}
