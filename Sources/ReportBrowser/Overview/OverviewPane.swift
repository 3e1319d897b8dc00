import Disclosure
import ScreenGrid

// Drawing the table of all reports.
extension Model {
  /// Draws the page in view in place of the panes.
  func drawOverview(_ grid: inout Grid) {
    switch overview.page {
    case .table: drawTable(&grid)
    case .matrix: drawMatrix(&grid)
    case .series: drawSeries(&grid)
    case nil: break
    }
  }

  /// The names of the pages on the left, a remark on the right.
  func drawPages(_ grid: inout Grid, _ area: Area, _ remark: String) {
    grid.fill(area, role: .paneTitle)
    var x = area.x
    for page in OverviewPage.allCases {
      let role: Role = page == overview.page ? .paneTitleFocused : .paneTitle
      x += grid.write(" \(page.rawValue + 1) \(words.name(of: page)) ", x: x, y: area.y, role: role)
    }
    let room = max(0, area.endX - x - 1)
    let text = remark.fitted(to: room, widths: grid.widths, cut: signs.cut)
    grid.write(text, x: area.endX - grid.widths.of(text) - 1, y: area.y, limit: room, role: .paneTitle)
  }

  /// What of the list is shown, and by what it is sorted.
  var chips: String {
    var chips: [String] = []
    if !state.filter.isEmpty { chips.append("[\(words.filterChip(state.filter))]") }
    if state.failuresOnly { chips.append("[\(words.failuresChip)]") }
    if shelf.hidden > 0 { chips.append(words.hidden(shelf.hidden)) }
    return chips.joined(separator: " ")
  }

  private var tableRemark: String {
    let sorts = overview.view.sorts.map { head(of: $0.column) + ($0.isDescending ? signs.down : signs.up) }
    let chip = sorts.isEmpty ? "" : words.sortChip(sorts.joined(separator: " "))
    let sorted = overview.sheet.isOrdering ? chip + " " + words.ordering : chip
    let rows = overview.sheet.order.count
    let place = rows == 0 ? "" : words.rowOf(overview.row + 1, rows)
    return [chips, sorted, place].filter { !$0.isEmpty }.joined(separator: "  ")
  }

  private func drawTable(_ grid: inout Grid) {
    let frame = overviewFrame
    drawPages(&grid, frame.title, tableRemark)
    drawHeads(&grid, frame)
    guard !overview.sheet.order.isEmpty else { return drawNothing(&grid, frame.body) }
    for y in 0..<frame.body.height where overview.sheet.order.indices.contains(overview.top + y) {
      drawRow(&grid, frame, overview.top + y, frame.body.y + y)
    }
    drawSums(&grid, frame)
  }

  /// Says why there is nothing to see.
  func drawNothing(_ grid: inout Grid, _ body: Area) {
    let text: String
    switch loading {
    case .waiting, .reading: text = words.nothingYet
    case .cancelled, .finished: text = shelf.entries.isEmpty ? words.nothingFound : words.nothingShown
    }
    grid.line(" " + text, x: body.x, y: body.y, width: body.width, role: .muted, signs: signs)
    grid.cursor = Position(x: body.x, y: body.y)
  }

  private func drawHeads(_ grid: inout Grid, _ frame: OverviewFrame) {
    let y = frame.title.endY
    grid.fill(Area(x: 0, y: y, width: grid.width, height: 1), role: .columnHead)
    let mark = sortMark(of: nil)
    grid.line(
      " " + words.agencies + mark, x: 0, y: y, width: frame.agency, role: .columnHead, signs: signs,
      overlay: overview.column == 0 ? .selection : nil)
    for column in frame.columns {
      let overlay: Role? = column.place == overview.column ? .selection : nil
      let text = head(of: column.index) + sortMark(of: column.index)
      grid.rightAligned(
        text, x: column.x, y: y, width: column.width - column.n, role: .columnHead, signs: signs, overlay: overlay)
      if column.n > 0 {
        grid.rightAligned(
          "n", x: column.x + column.width - column.n, y: y, width: column.n, role: .columnHead, signs: signs,
          overlay: overlay)
      }
    }
    drawMore(&grid, frame, y)
  }

  /// Marks that there are columns to the left or to the right of those in view.
  private func drawMore(_ grid: inout Grid, _ frame: OverviewFrame, _ y: Int) {
    if overview.left > 0 { grid.write(signs.cutLeft, x: frame.agency, y: y, role: .muted) }
    if let last = frame.columns.last, last.place < overview.view.columns.count {
      grid.write(signs.cut, x: grid.width - 1, y: y, role: .muted)
    }
  }

  private func sortMark(of column: Int?) -> String {
    guard let place = sortPlace(of: column) else { return "" }
    let sign = overview.view.sorts[place].isDescending ? signs.down : signs.up
    return overview.view.sorts.count > 1 ? sign + "\(place + 1)" : sign
  }

  private func drawRow(_ grid: inout Grid, _ frame: OverviewFrame, _ place: Int, _ y: Int) {
    guard let choice = overview.sheet.row(at: place) else { return }
    let isChosen = place == overview.row
    let overlay: Role? = isChosen ? .selection : nil
    grid.fill(Area(x: 0, y: y, width: grid.width, height: 1), role: .text, overlay: overlay)
    let name: String
    switch choice {
    case .report(let id): name = self.name(of: id)
    case .unread(let index): name = Self.name(ofPath: shelf.unread[index].path)
    }
    let role: Role = if case .unread = choice { .unreadFile } else { .agency }
    let sign = if case .unread = choice { signs.unreadable } else { " " }
    grid.line(
      sign + name, x: 0, y: y, width: frame.agency, role: role, signs: signs,
      overlay: isChosen && overview.column == 0 ? .cellCursor : overlay)
    if case .report(let id) = choice, let group = shelf.entry(id)?.group, shelf.groups[group].name != nil {
      let area = Area(x: 1, y: y, width: max(0, frame.agency - 1), height: 1)
      drawMatches(&grid, area, name, shelf.matches(inGroup: group))
    }
    if isChosen, overview.column == 0 { grid.cursor = Position(x: 0, y: y) }
    if case .unread(let index) = choice {
      grid.line(
        "\(words.notRead)\(words.colon)\(shelf.unread[index].reason)", x: frame.agency + 2, y: y,
        width: grid.width - frame.agency - 2,
        role: .unreadFile, signs: signs, overlay: overlay)
      if isChosen, overview.column > 0 { grid.cursor = Position(x: frame.agency + 2, y: y) }
      return
    }
    for column in frame.columns {
      let isCursor = isChosen && column.place == overview.column
      draw(
        &grid, overviewValue(at: place, column.index) ?? .none(nil), column, y,
        overlay: isCursor ? .cellCursor : overlay)
      if isCursor { grid.cursor = Position(x: column.x, y: y) }
    }
  }

  /// The agency's name, or the file's where it was not read.
  func name(of id: ReportID) -> String {
    guard let entry = shelf.entry(id) else { return "" }
    return shelf.groups[entry.group].name
      ?? "\(words.noAgency) \(Self.name(ofPath: entry.summary.source.path))"
  }

  private func draw(
    _ grid: inout Grid, _ value: OverviewValue, _ column: OverviewFrame.Column, _ y: Int, overlay: Role?
  ) {
    let (text, role) = shown(value, isCount: isCount(column.index))
    if case .text = value {
      grid.line(text, x: column.x, y: y, width: column.width, role: role, signs: signs, overlay: overlay)
      return
    }
    grid.rightAligned(
      text, x: column.x, y: y, width: column.width - column.n, role: role, signs: signs, overlay: overlay)
    guard column.n > 0 else { return }
    var n = ""
    if case .share(let share) = value { n = share.denominator.description }
    grid.rightAligned(
      n, x: column.x + column.width - column.n, y: y, width: column.n, role: .muted, signs: signs, overlay: overlay)
  }

  private func isCount(_ column: Int) -> Role? {
    switch OverviewColumns.all[column].making {
    case .failures: .countFailed
    case .warnings: .countWarning
    default: nil
    }
  }

  /// A value as it stands in its column, and its role; a percentage without its n.
  func shown(_ value: OverviewValue, isCount: Role? = nil) -> (String, Role) {
    switch value {
    case .number(let number): return (number.description, number == 0 ? .text : isCount ?? .figure)
    case .inferred(let number): return (number.description + signs.inferred, .inferred)
    case .dash: return ("-", .dash)
    case .share(let share): return share.percentage().map { ($0 + "%", .figure) } ?? (signs.none, .muted)
    case .mark(let mark): return shown(mark)
    case .text(let text): return (text, .text)
    case .none(let kind):
      switch kind {
      case .blank: return (signs.blank, .blank)
      case .missing: return (words.missing, .missing)
      case .unreadable, .text, .number, .dash: return (signs.unreadable, .unreadable)
      case .slash: return ("/", .muted)
      case nil: return (signs.none, .muted)
      }
    }
  }

  /// What a family of rules came to, in one sign with its number.
  func shown(_ mark: FamilyMark) -> (String, Role) {
    if mark.failures > 0 { return (signs.failed + "\(mark.failures)", .countFailed) }
    if mark.warnings > 0 { return (signs.warning + "\(mark.warnings)", .countWarning) }
    if mark.holds { return (signs.holds, .countHolds) }
    if mark.isAssessable, mark.unassessed == 0, mark.hasSetAside { return (signs.setAside, .muted) }
    return (mark.unassessed > 0 ? signs.blank + "\(mark.unassessed)" : signs.blank, .muted)
  }
}
