import Disclosure
import ScreenGrid

// Keys and commands of the pages beside the panes.
extension Model {
  /// Opens one of the pages, or closes the one in view.
  mutating func open(_ page: OverviewPage) {
    guard overview.page != page else { return closeOverview() }
    if overview.page == nil, let choice { overview.choice = choice }
    if page == .series { overview.seriesReport = reportUnderCursor }
    overview.page = page
  }

  mutating func closeOverview() { overview.page = nil }

  /// Does a command on the page in view; nil if it is one that means the same everywhere.
  mutating func performInOverview(_ command: Command) -> [Effect]? {
    switch command {
    case .help, .palette, .theme, .redraw, .mouse, .undo, .redo, .filter, .search, .failuresOnly, .export, .forward,
      .setMark,
      .goToMark, .back, .showSetAside, .searchEverywhere, .places, .clearFilter, .keepAlike:
      return nil
    case .leave, .retreat: closeOverview()
    case .overview: open(.table)
    case .matrix: open(.matrix)
    case .series: open(.series)
    case .nextPane: turnPage(by: 1)
    case .previousPane: turnPage(by: -1)
    case .agencies: open(page: .table)
    case .sections: open(page: .matrix)
    case .content: open(page: .series)
    case .left, .right, .up, .down, .top, .bottom, .halfDown, .halfUp, .pageDown, .pageUp, .previousReport, .nextReport,
      .previousSection, .nextSection:
      moveInOverview(command)
    case .nextMatch, .previousMatch: findInOverview(by: command == .nextMatch ? 1 : -1)
    case .explain: goToCell()
    case .nextFailure, .previousFailure, .firstFailure, .lastFailure, .nextWarning, .previousWarning:
      return jumpFromOverview(command)
    case .copy: return copyInOverview()
    case .openOriginal: return originalInOverview()
    default: changeColumns(command)
    }
    return []
  }

  private mutating func open(page: OverviewPage) { if overview.page != page { open(page) } }

  private mutating func turnPage(by step: Int) {
    let pages = OverviewPage.allCases
    let place = overview.page.flatMap(pages.firstIndex) ?? 0
    open(page: pages[(place + step + pages.count) % pages.count])
  }

  private mutating func jumpFromOverview(_ command: Command) -> [Effect] {
    guard let choice = choiceUnderCursor else { return [] }
    remember()
    let steps = past
    closeOverview()
    choose(choice)
    isTouched = false
    let effects = run(command)
    // One step back leads to the overview, not to the report it was left for.
    past = steps
    return effects
  }

  private mutating func copyInOverview() -> [Effect] {
    guard !overviewDetail.isEmpty else {
      notice = Notice(text: words.nothingToCopy)
      return []
    }
    let source = reportUnderCursor.flatMap(shelf.entry)?.summary.source.path ?? ""
    let text = SafeText.printable(overviewDetail + (source.isEmpty ? "" : words.inParentheses(source)))
    notice = Notice(text: words.copied(text))
    return [.copy(text)]
  }

  private mutating func originalInOverview() -> [Effect] {
    guard let choice = choiceUnderCursor else { return [] }
    choose(choice)
    return openOriginal()
  }

  /// The report or file that the cursor of the page stands on.
  var choiceUnderCursor: Choice? {
    switch overview.page {
    case .table: overview.choice
    case .matrix: matrixRow?.report.map { .report($0) }
    case .series: seriesRow?.report.map { .report($0) } ?? overview.seriesReport.map { .report($0) }
    case nil: choice
    }
  }

  var reportUnderCursor: ReportID? {
    if case .report(let id) = choiceUnderCursor { return id }
    return nil
  }
}

// Moving
extension Model {
  private mutating func moveInOverview(_ command: Command) {
    switch command {
    case .left: moveColumn(by: -1)
    case .right: moveColumn(by: 1)
    case .previousReport, .nextReport: stepAside(by: command == .nextReport ? 1 : -1)
    case .previousSection: moveColumn(by: -4)
    case .nextSection: moveColumn(by: 4)
    default: moveRow(by: command.rows(page: max(1, overviewFrame.body.height - 1)))
    }
  }

  /// Moves the cursor of the page in view by rows.
  mutating func moveRow(by steps: Int) {
    switch overview.page {
    case .table:
      overview.row = max(0, min(overview.row + steps, overview.sheet.order.count - 1))
      overview.choice = overview.sheet.row(at: overview.row)
    case .matrix: overview.matrixRow = max(0, min(overview.matrixRow + steps, overview.matrix.rows.count - 1))
    case .series: overview.seriesRow = max(0, min(overview.seriesRow + steps, overview.series.rows.count - 1))
    case nil: break
    }
  }

  private mutating func moveColumn(by step: Int) {
    switch overview.page {
    case .matrix: overview.matrixColumn = max(0, min(overview.matrixColumn + step, RuleFamily.allCases.count - 1))
    case .series: moveSeriesColumn(by: step)
    default: overview.column = max(0, min(overview.column + step, overview.view.columns.count))
    }
  }

  /// Another report, another year of the matrix, or another agency's series.
  private mutating func stepAside(by step: Int) {
    switch overview.page {
    case .matrix: stepYear(by: step)
    case .series: stepAgency(by: step)
    default: moveRow(by: step)
    }
  }

  /// Finds the text last searched for in the names of agencies, files and years.
  mutating func findInOverview(by step: Int) {
    let needle = Folding().fold(overview.searched)
    guard !needle.isEmpty else {
      notice = Notice(text: words.nothingSearched)
      return
    }
    if overview.page != .table { open(page: .table) }
    let count = overview.sheet.order.count
    for distance in 1...max(1, count) {
      let place = ((overview.row + step * distance) % max(1, count) + max(1, count)) % max(1, count)
      guard let choice = overview.sheet.row(at: place), matches(choice, needle) else { continue }
      overview.row = place
      overview.choice = choice
      notice = Notice(text: words.foundInOverview(overview.searched, place + 1, count))
      return
    }
    notice = Notice(text: words.notFound(overview.searched))
  }

  private func matches(_ choice: Choice, _ needle: [UInt32]) -> Bool {
    switch choice {
    case .report(let id):
      guard let entry = shelf.entry(id) else { return false }
      return shelf.groups[entry.group].folded.contains(needle)
        || Folding().fold(Self.name(ofPath: entry.summary.source.path)).contains(needle)
        || Folding().fold(entry.summary.year.map(String.init) ?? "").contains(needle)
    case .unread(let index): return Folding().fold(shelf.unread[index].path).contains(needle)
    }
  }
}

// Going to the cell
extension Model {
  /// Opens the report under the cursor at what the cell under the cursor is made of.
  private mutating func goToCell() {
    guard let target = choiceUnderCursor else {
      if case .series = overview.page { notice = Notice(text: words.noReportOfYear) }
      return
    }
    if case .series = overview.page, seriesRow?.report == nil {
      notice = Notice(text: words.noReportOfYear)
      return
    }
    remember()
    let landing = landing(in: target)
    closeOverview()
    choose(target)
    focus = .content
    guard case .report = target else {
      focus = .agencies
      return
    }
    switch landing {
    case .cell(let cell):
      part = SectionID.allCases.first { $0.table == cell.table }.map { .section($0) } ?? .preamble
      cursors[part] = .cell(cell)
      check = nil
    case .finding(let index): land(onFinding: index)
    case .part(let part): show(part)
    }
  }

  private enum Landing {
    case cell(CellPath)
    case finding(Int)
    case part(Part)
  }

  private func landing(in target: Choice) -> Landing {
    guard case .report(let id) = target, let summary = shelf.entry(id)?.summary else { return .part(.preamble) }
    if case .matrix = overview.page { return landing(of: RuleFamily.allCases[overview.matrixColumn], id) }
    let column = overview.page == .series ? seriesColumn : overviewColumn
    guard let column else { return .part(.preamble) }
    let definition = OverviewColumns.all[column]
    if let operands = definition.operands {
      let cells = operands.flatMap { $0.cells(in: summary.edition(of: $0.firstCell.table) ?? .form2021) }
      let unread = summary.unreported(of: operands).first?.cell
      return (unread ?? cells.first).map { .cell($0) } ?? .part(.preamble)
    }
    switch definition.making {
    case .failures: return finding(of: nil, id)
    case .warnings: return shelf.entries[id.index].warnings.first.map { .finding($0.finding) } ?? .part(.preamble)
    case .family(let family): return landing(of: family, id)
    case .indicator(let indicator) where indicator.making == .relationsHolding: return landing(of: .requests, id)
    case .indicator(let indicator) where indicator.making == .blanks: return .part(.section(.requests))
    default: return .part(.preamble)
    }
  }

  private func landing(of family: RuleFamily, _ id: ReportID) -> Landing {
    if let found = shelf.firstFinding(of: family, in: id.index) { return .finding(found) }
    return switch family {
    case .proactive: .part(.section(.proactive))
    case .requests: .part(.section(.requests))
    case .disputes: .part(.section(.disputes))
    case .narrative: .part(.section(.overview))
    case .years, .formal: .part(.preamble)
    }
  }

  private func finding(of family: RuleFamily?, _ id: ReportID) -> Landing {
    shelf.firstFinding(of: family, in: id.index).map { .finding($0) } ?? .part(.section(.requests))
  }
}
