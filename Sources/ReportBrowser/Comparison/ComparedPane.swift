import Disclosure
import ScreenGrid

// Two reports beside one another in the content pane.
extension Model {
  /// How many places differ here and in all, or why there is nothing to compare.
  var comparisonRemark: String? {
    guard state.isSideBySide else { return nil }
    guard let partner else { return words.noPartnerShort }
    if let reason = failed[partner] { return words.otherUnread(nameBeside(partner), reason) }
    guard sheet?.compared != nil else { return words.reading(nameBeside(partner)) }
    if case .section(let id) = part, let table = id.table, let open, let other {
      let (mine, theirs) = (open.report.table(table), other.report.table(table))
      if mine != nil, theirs == nil { return words.tableMissing(in: nameBeside(partner), table) }
      if mine == nil, theirs != nil { return words.tableMissing(in: ownName(beside: partner), table) }
    }
    if part == .statistics, let other, other.report.statistics.isEmpty {
      return words.noStatistics(in: nameBeside(partner))
    }
    let all = comparison.differences
    return words.differences(nameBeside(partner), here: all.count(in: part), all: all.places.count)
  }

  /// A figure dimmed where it is the same in both.
  func muted(_ shown: (String, Role), if isSame: Bool) -> (String, Role) { isSame ? (shown.0, .muted) : shown }

  /// What the other report has in a cell.
  private func shownOther(_ cell: CellPath, _ compared: ComparedSheet) -> (String, Role) {
    switch compared.pair.difference(at: cell) {
    case .onlyHere, .noTable: (signs.none, .muted)
    case .same: muted(shown(compared.pair.other.figure(cell)), if: true)
    default: shown(compared.pair.other.figure(cell))
    }
  }

  /// By how much two figures differ, or why that cannot be told; empty where they are the same.
  func change(_ difference: CellDifference) -> (String, Role) {
    switch difference {
    case .changed(let change): (change.signed, .notice)
    case .words: ("!=", .notice)
    case .unread: ("?", .unreadable)
    case .same, .onlyHere, .onlyThere, .noTable: ("", .muted)
    }
  }

  // One below the other
  func drawOtherRow(_ grid: inout Grid, _ line: Area, _ sheet: ContentSheet, _ block: Int, _ row: Int) {
    guard let compared = sheet.compared else { return }
    let content = sheet.blocks[block]
    let cells = content.rows[row].cells
    let differences = cells.map(compared.pair.difference)
    let indent = 3 + 2 * content.rows[row].depth
    let label =
      differences.contains(.onlyHere)
      ? words.rowNotIn(compared.name)
      : differences.contains(.onlyThere) ? words.rowOnlyIn(compared.name) : compared.name
    grid.line(label, x: line.x + indent, y: line.y, width: sheet.labelWidth - indent, role: .muted, signs: signs)
    for (column, span) in spans(sheet, content, line) where cells.indices.contains(column) {
      let (text, role) = shownOther(cells[column], compared)
      grid.rightAligned(text, x: span.x + 1, y: span.y, width: span.width - 2, role: role, signs: signs)
    }
  }

  func drawChangeRow(_ grid: inout Grid, _ line: Area, _ sheet: ContentSheet, _ block: Int, _ row: Int) {
    guard let compared = sheet.compared else { return }
    let content = sheet.blocks[block]
    let cells = content.rows[row].cells
    let indent = 3 + 2 * content.rows[row].depth
    grid.line(words.change, x: line.x + indent, y: line.y, width: sheet.labelWidth - indent, role: .muted, signs: signs)
    for (column, span) in spans(sheet, content, line) where cells.indices.contains(column) {
      let (text, role) = change(compared.pair.difference(at: cells[column]))
      grid.rightAligned(text, x: span.x, y: span.y, width: span.width - 1, role: role, signs: signs)
    }
  }

  // Side by side
  /// The line of the head that names the two figures and their difference.
  func drawNames(_ grid: inout Grid, _ spans: [(Int, Area)], _ sheet: ContentSheet) {
    guard let compared = sheet.compared else { return }
    for (_, span) in spans {
      for (name, part) in zip([compared.own, compared.name, words.change], thirds(of: span)) {
        grid.rightAligned(name, x: part.x + 1, y: part.y, width: part.width - 2, role: .columnHead, signs: signs)
      }
    }
  }

  private func thirds(of span: Area) -> [Area] {
    let size = span.width / 3
    return (0..<3).map { Area(x: span.x + $0 * size, y: span.y, width: size, height: 1) }
  }

  func drawSpread(_ grid: inout Grid, _ span: Area, _ cell: CellPath, _ look: FigureLook) {
    guard let compared = look.compared else { return }
    let parts = thirds(of: span)
    draw(&grid, parts[0], cell, look)
    let (text, role) = shownOther(cell, compared)
    grid.rightAligned(
      text, x: parts[1].x + 1, y: span.y, width: parts[1].width - 2, role: role, signs: signs)
    let (change, changeRole) = change(compared.pair.difference(at: cell))
    grid.rightAligned(
      change, x: parts[2].x, y: span.y, width: parts[2].width - 1, role: changeRole, signs: signs)
  }

  // Prose
  /// The sign of a paragraph, and the other report's prose where it stands on the right.
  func drawRightSide(_ grid: inout Grid, _ line: Area, _ index: Int, _ sheet: ContentSheet) {
    guard let compared = sheet.compared, case .prose(let paragraph, let range) = sheet.lines[index],
      paragraph < sheet.firstNote
    else { return }
    if range.lowerBound == 0, !compared.isSame(paragraph) {
      let sign = compared.marks[paragraph] == nil ? "+" : "*"
      grid.write(sign, x: line.x, y: line.y, limit: 1, role: .notice)
    }
    guard compared.isBeside else { return }
    grid.write(signs.vertical, x: line.x + compared.measure + 2, y: line.y, role: .border)
    guard let right = compared.right[index] else { return }
    drawOther(&grid, line, compared, right.paragraph, right.range)
  }

  func drawOtherProse(_ grid: inout Grid, _ line: Area, _ sheet: ContentSheet, _ paragraph: Int, _ range: Range<Int>) {
    guard let compared = sheet.compared else { return }
    if compared.isBeside {
      grid.write(signs.vertical, x: line.x + compared.measure + 2, y: line.y, role: .border)
    }
    drawOther(&grid, line, compared, paragraph, range)
  }

  private func drawOther(
    _ grid: inout Grid, _ line: Area, _ compared: ComparedSheet, _ paragraph: Int, _ range: Range<Int>
  ) {
    let start = compared.isBeside ? line.x + compared.measure + 3 : line.x
    let isSame = compared.isSame(other: paragraph)
    // Below our own words the other report's are dimmed; beside them only what is the same is.
    let role: Role = isSame || !compared.isBeside ? .muted : .text
    if range.lowerBound == 0, !isSame {
      let isOnlyThere = compared.otherMarks[paragraph] == nil
      grid.write(isOnlyThere ? "-" : "*", x: start, y: line.y, limit: 1, role: .notice)
    }
    let text = compared.paragraphs[paragraph]
    let marks = compared.otherMarks[paragraph] ?? []
    var x = start + 1
    for index in range where text.indices.contains(index) && x < line.endX {
      let overlay: Role? = marks.contains { $0.contains(index) } ? .related : nil
      x += grid.write(String(text[index]), x: x, y: line.y, limit: line.endX - x, role: role, overlay: overlay)
    }
  }
}

// The lines below the table
extension Model {
  /// The claims of the prose that speak of a cell, a line each.
  func claimLines(about cell: CellPath) -> [(String, Role)] {
    guard let open else { return [] }
    return open.claims(about: cell).prefix(3).map { place in
      let figures = open.claims[place]
      let sign = figures.agrees.map { $0 ? signs.holds : signs.warning } ?? " "
      let role: Role = figures.agrees == false ? .findingWarning : .muted
      return (" \(sign) \(words.inProse) \(words.claim(figures.claim))", role)
    }
  }

  /// What stands in the report beside this one, or in that of the year before, and the change.
  func besideNote(on cell: CellPath) -> String? {
    if let compared = sheet?.compared {
      let difference = compared.pair.difference(at: cell)
      switch difference {
      case .noTable: return nil
      case .onlyHere: return words.rowNotIn(compared.name)
      case .onlyThere: return words.rowOnlyIn(compared.name)
      default:
        let change = change(difference).0
        let figure = shown(compared.pair.other.figure(cell)).0
        return "\(compared.name) \(figure)" + (change.isEmpty ? "" : words.inParentheses(change))
      }
    }
    guard let before = readingBefore(of: cell) else { return nil }
    return words.lastYear(before.text, change: before.change)
  }

  /// What the same agency's one report of the year before has in a cell; nil if there is none.
  func readingBefore(of cell: CellPath) -> (year: Int, text: String, change: String?)? {
    guard let report, let open, let before = shelf.yearBefore(of: report.index), let year = before.year,
      before.has(cell)
    else { return nil }
    let reading = before.reading(of: cell)
    guard let value = reading.value else { return (year, words.reason(reading.kind), nil) }
    let change = open.report.figure(cell).value.map { ($0 - value).signed }
    return (year, value.description, change)
  }
}
