import Disclosure
import ScreenGrid

// The form's table: merged heads, nested labels, figures as printed.
extension Model {
  /// A line of a table's head: a merged head over its columns, or the columns' own labels.
  func drawHead(_ grid: inout Grid, _ line: Area, _ sheet: ContentSheet, _ block: Int, _ row: Int) {
    let content = sheet.blocks[block]
    grid.fill(line, role: .columnHead)
    drawCorner(&grid, line, sheet, content, row)
    let spans = spans(sheet, content, line)
    if content.isSpread, row == content.headHeight - 1 { return drawNames(&grid, spans, sheet) }
    if row < content.levels {
      for merge in content.merges where merge.level == row { drawMerge(&grid, line, merge, spans) }
      return
    }
    let height = content.headHeight - content.levels - (content.isSpread ? 1 : 0)
    for (column, span) in spans {
      let label = content.packed(content.columns[column])
      let place = row - content.levels - (height - label.count)
      guard label.indices.contains(place) else { continue }
      let room = span.width - (TableBlock.width(label[place]) > span.width - 2 ? 1 : 2)
      grid.rightAligned(label[place], x: span.x + 1, y: line.y, width: room, role: .columnHead, signs: signs)
    }
  }

  private func drawCorner(_ grid: inout Grid, _ line: Area, _ sheet: ContentSheet, _ block: TableBlock, _ row: Int) {
    let characters = Array(block.corner)
    let width = sheet.labelWidth - 2
    guard width > 1 else { return }
    let lines = LineBreaking(widths: grid.widths).lines(of: characters, width: width)
    let offset = block.levels == 0 ? block.headHeight - lines.count : 0
    guard lines.indices.contains(row - offset) else { return }
    let isCut = row == block.headHeight - 1 && lines.count > block.headHeight
    let text = String(characters[lines[row - offset]]) + (isCut ? signs.cut : "")
    grid.write(text, x: line.x + 1, y: line.y, limit: width, role: .columnHead)
  }

  private func drawMerge(_ grid: inout Grid, _ line: Area, _ merge: TableBlock.Merge, _ spans: [(Int, Area)]) {
    let covered = spans.filter { merge.columns.contains($0.0) }.map(\.1)
    guard let first = covered.first, let last = covered.last else { return }
    let x = first.x + 1
    let width = last.endX - x
    let size = min(width, grid.widths.of(merge.label) + 2)
    let left = (width - size) / 2
    for column in 0..<width { grid.write(signs.horizontal, x: x + column, y: line.y, role: .columnHead) }
    grid.line(" \(merge.label) ", x: x + left, y: line.y, width: size, role: .columnHead, signs: signs)
  }

  /// The columns in view with the stretch of the line each takes.
  func spans(_ sheet: ContentSheet, _ block: TableBlock, _ line: Area) -> [(Int, Area)] {
    var spans: [(Int, Area)] = []
    var x = line.x + sheet.labelWidth
    let first = block.columns.count > firstColumn ? firstColumn : 0
    for column in first..<block.columns.count {
      let width = block.columns[column].width
      guard x + width <= line.endX || spans.isEmpty else { break }
      spans.append((column, Area(x: x, y: line.y, width: min(width, line.endX - x), height: 1)))
      x += width
    }
    return spans
  }

  /// A row: its label, indented by its level, and its figures.
  func drawCells(_ grid: inout Grid, _ line: Area, _ sheet: ContentSheet, _ block: Int, _ row: Int) {
    let content = sheet.blocks[block]
    let cells = content.rows[row].cells
    let isHere = cell.map(cells.contains) ?? false
    let indent = 1 + 2 * content.rows[row].depth
    let role: Role = cells.isEmpty ? .heading : isHere ? .strong : .rowLabel
    let room = cells.isEmpty ? line.width - indent : sheet.labelWidth - indent
    grid.line(content.rows[row].label, x: line.x + indent, y: line.y, width: room, role: role, signs: signs)
    guard !cells.isEmpty, let look = figureLook else { return }
    for (column, span) in spans(sheet, content, line) where cells.indices.contains(column) {
      guard content.isSpread else {
        draw(&grid, span, cells[column], look)
        continue
      }
      drawSpread(&grid, span, cells[column], look)
    }
  }

  /// A figure of the open report, with its sign and its cursor.
  func draw(_ grid: inout Grid, _ span: Area, _ path: CellPath, _ look: FigureLook) {
    let difference = look.compared?.pair.difference(at: path)
    let figure = look.open.report.figure(path)
    let mark = look.open.marks[path].flatMap { $0 == .setAside && state.hidesSetAside ? nil : $0 }
    let (text, plain) = difference == .onlyThere ? (signs.none, .muted) : muted(shown(figure), if: difference == .same)
    let isSuspect = look.open.suspects.contains(path)
    let role = isSuspect && mark == .failed ? .suspect : mark.map { self.role(of: $0) } ?? plain
    let overlay = overlay(of: path, look)
    grid.rightAligned(text, x: span.x + 1, y: span.y, width: span.width - 2, role: role, signs: signs, overlay: overlay)
    let own = mark.map { self.sign(of: $0) } ?? (figure.isInferred ? signs.inferred : " ")
    let sign = isSuspect ? signs.suspect : own
    if span.width > 1 { grid.write(sign, x: span.endX - 1, y: span.y, role: role, overlay: overlay) }
    if path == look.cell, focus == .content { grid.cursor = Position(x: max(span.x, span.endX - 2), y: span.y) }
  }

  /// What is laid over a cell: the cursor, a match, or being part of the check in question.
  private func overlay(of path: CellPath, _ look: FigureLook) -> Role? {
    if path == look.cell { return focus == .content ? .cellCursor : .selection }
    if !look.hits.isEmpty, let index = look.hits.firstIndex(of: .cell(part, path)) {
      return index == search.current ? .currentMatch : .match
    }
    return look.related.contains(path) ? .related : nil
  }

  /// A figure as it is shown, exactly as printed; what is no figure has a sign that is never a zero.
  func shown(_ figure: Figure) -> (String, Role) {
    switch figure.kind {
    case .number: (figure.raw, figure.isInferred ? .inferred : .figure)
    case .dash, .slash: (figure.raw, .dash)
    case .blank: (signs.blank, .blank)
    case .text: (figure.raw, .textCell)
    case .missing: (words.missing, .missing)
    case .unreadable: (figure.raw.isEmpty ? signs.unreadable : figure.raw + signs.unreadable, .unreadable)
    }
  }

  func role(of mark: CellMark) -> Role {
    switch mark {
    case .failed: .failed
    case .undetermined: .undetermined
    case .warning: .warning
    case .setAside: .muted
    }
  }

  func sign(of mark: CellMark) -> String {
    switch mark {
    case .failed: signs.failed
    case .undetermined: signs.undetermined
    case .warning: signs.warning
    case .setAside: signs.setAside
    }
  }
}

// The lines about the cell under the cursor.
extension Model {
  func drawFooter(_ grid: inout Grid, _ area: Area) {
    grid.fill(area, role: .text)
    guard let cell, let open, let table = open.report.table(cell.table) ?? other?.report.table(cell.table) else {
      return
    }
    let figure = open.report.figure(cell)
    let notes = [besideNote(on: cell), words.note(on: figure), words.source(of: figure)].compactMap { $0 }.joined(
      separator: " · ")
    let size = notes.isEmpty ? 0 : min(area.width / 2, grid.widths.of(notes) + 2)
    let column = cell.column.label(in: words.language, edition: table.form.edition)
    let row = cell.row.fullLabel(in: words.language, edition: table.form.edition)
    grid.fill(Area(x: area.x, y: area.y, width: area.width, height: 1), role: .paneTitle)
    let (text, role) = shown(figure)
    grid.pieces(
      [(" \(column) = ", .paneTitle), (text, role), ("  \(row)", .paneTitle)], x: area.x, y: area.y,
      end: area.endX - size)
    grid.line(" " + notes, x: area.endX - size, y: area.y, width: size, role: .paneTitle, signs: signs)
    for (y, (text, role)) in footerLines(cell).prefix(area.height - 1).enumerated() {
      grid.line(text, x: area.x, y: area.y + 1 + y, width: area.width, role: role, signs: signs)
    }
  }

  /// The relations of a cell and whatever else was found of it: the check jumped to first, then failed ones.
  private func footerLines(_ cell: CellPath) -> [(String, Role)] {
    guard let open else { return [] }
    let current = check.flatMap { open.findings.indices.contains($0) ? open.findings[$0] : nil }
    let jumped = current?.relation(in: open.editions)
    let held = evaluations(of: cell).sorted {
      ($0.relation == jumped ? -1 : rank($0.outcome)) < ($1.relation == jumped ? -1 : rank($1.outcome))
    }
    let lines = held.map { evaluation in
      let pointer = evaluation.relation == jumped ? signs.chosen : " "
      let name = "\(evaluation.relation.rule) \(words.name(of: evaluation.relation))"
      let text = "\(pointer)\(sign(of: evaluation.outcome)) \(name)  \(words.sides(of: evaluation))"
      let standing = open.place(of: evaluation.relation).flatMap { open.standings[$0] }
      guard let standing else { return (text, role(of: evaluation.outcome)) }
      let isSetAside = standing.isSetAside
      let sign = isSetAside ? signs.setAside : sign(of: evaluation.outcome)
      return (
        "\(pointer)\(sign) \(standing.words(in: options.language)) · \(name)  \(words.sides(of: evaluation))",
        isSetAside ? .muted : role(of: evaluation.outcome)
      )
    }
    let causes = open.diagnoses.filter { $0.suspects.contains(cell) }.map {
      (" \(signs.suspect) \(words.cause($0, at: cell))", Role.findingError)
    }
    let others = open.findings.indices.filter {
      open.findings[$0].cells.contains(cell) && open.findings[$0].relation(in: open.editions) == nil
    }
    let remarks = others.map { place in
      let finding = open.findings[place]
      let standing = open.standings[place]
      let isSetAside = standing?.isSetAside == true
      let text = standing.map { $0.words(in: options.language) + " · " } ?? ""
      return (
        (finding == current ? signs.chosen : " ") + (isSetAside ? signs.setAside : sign(of: finding))
          + " \(text)\(finding.rule) \(words.message(finding))", isSetAside ? Role.muted : role(of: finding)
      )
    }
    return causes + (current != nil && jumped == nil ? remarks + lines : lines + remarks) + claimLines(about: cell)
  }

  private func rank(_ outcome: Outcome) -> Int {
    switch outcome {
    case .broken: 0
    case .undetermined: 1
    case .unassessable: 2
    case .holds: 3
    }
  }

  func sign(of outcome: Outcome) -> String {
    switch outcome {
    case .holds: signs.holds
    case .broken: signs.failed
    case .undetermined: signs.undetermined
    case .unassessable: signs.blank
    }
  }

  func role(of outcome: Outcome) -> Role {
    switch outcome {
    case .holds: .holds
    case .broken: .findingError
    case .undetermined: .findingWarning
    case .unassessable: .muted
    }
  }

  func sign(of finding: Finding) -> String {
    if finding.isFailure { return signs.failed }
    if finding.outcome == .undetermined { return signs.undetermined }
    return finding.severity == .warning ? signs.warning : signs.blank
  }

  func role(of finding: Finding) -> Role {
    switch finding.severity {
    case .error: .findingError
    case .warning: .findingWarning
    case .info: .findingInfo
    }
  }
}
