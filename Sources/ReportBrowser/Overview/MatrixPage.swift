import Disclosure
import ScreenGrid

/// Agencies against families of rules: a row a report, one sign a cell.
struct MatrixSheet: Sendable {
  struct Row: Sendable {
    /// The agency's place among the groups of the list.
    let group: Int
    /// The report, nil if the agency has none of the year.
    let report: ReportID?
  }

  private(set) var rows: [Row] = []
  /// Of each family, how many rows have failed checks, and how many have warnings but none; nil while some of what the
  /// families came to is still to be made.
  private(set) var totals: [(failed: Int, warned: Int)]?
  /// The years there are, the latest first.
  private(set) var years: [Int] = []
  private var version = -1
  private var year: Int?

  /// The columns of the families, in their order.
  static let columns = RuleFamily.allCases.compactMap { OverviewColumns.ofFamily[$0] }

  /// Takes in the list for a year, or for each agency's newest report, if it has changed; whether it had.
  mutating func take(_ shelf: Shelf, year: Int?) -> Bool {
    guard version != shelf.version || self.year != year else { return false }
    self = MatrixSheet()
    (version, self.year) = (shelf.version, year)
    let (own, groups) = (shelf.yearsOfReports, shelf.groups)
    var seen = Years()
    var group: Int?
    var reports: [Int] = []
    for row in shelf.rows {
      switch row {
      case .agency(let next):
        if let group { add(group, reports, own, isNamed: groups[group].name != nil) }
        group = next
        reports.removeAll(keepingCapacity: true)
      case .report(let index):
        reports.append(index)
        seen.insert(own[index])
      case .unreadHead, .unread: break
      }
    }
    if let group { add(group, reports, own, isNamed: groups[group].name != nil) }
    years = seen.latestFirst
    return true
  }

  /// Adds an agency's reports of the year; those without an agency are no one's and stand each for itself.
  private mutating func add(_ group: Int, _ reports: [Int], _ years: [Int32], isNamed: Bool) {
    var wanted = year.map { Int32(clamping: $0) }
    // Where the year of none was read, the newest is none as well.
    if wanted == nil, isNamed { wanted = reports.reduce(ShelfListing.noYear) { max($0, years[$1]) } }
    let before = rows.count
    for index in reports where wanted == nil || years[index] == wanted {
      rows.append(Row(group: group, report: ReportID(index: index)))
    }
    if rows.count == before, isNamed { rows.append(Row(group: group, report: nil)) }
  }

  /// Adds the families up, once all that they came to has been made.
  mutating func addUp(_ shelf: Shelf) {
    guard totals == nil, shelf.isPrepared(Self.columns) else { return }
    let reports = rows.compactMap { $0.report.map { Int32(clamping: $0.index) } }
    totals = Self.columns.map { shelf.columns[$0].marked(of: reports) }
  }

  /// The years of reports, of which there are few but for hostile ones.
  private struct Years {
    private var usual = [Bool](repeating: false, count: 4096)
    private var others: Set<Int32> = []

    mutating func insert(_ year: Int32) {
      if usual.indices.contains(Int(year)) {
        usual[Int(year)] = true
      } else if year != ShelfListing.noYear {
        others.insert(year)
      }
    }

    var latestFirst: [Int] { (usual.indices.filter { usual[$0] } + others.map { Int($0) }).sorted(by: >) }
  }
}

extension Shelf {
  /// The years of all reports by their numbers, `ShelfListing.noYear` where one was not read.
  var yearsOfReports: [Int32] {
    var years = [Int32](repeating: ShelfListing.noYear, count: entries.count)
    for (index, year) in zip(listing.reports, listing.years) { years[Int(index)] = year }
    return years
  }

  /// What a family of rules came to for a report, as the columns hold it.
  func heldMark(of family: Int, in report: ReportID) -> FamilyMark? {
    guard MatrixSheet.columns.indices.contains(family),
      case .mark(let mark) = columns.value(MatrixSheet.columns[family], of: report.index)
    else { return nil }
    return mark
  }
}

extension Model {
  /// The row of the matrix under the cursor.
  var matrixRow: MatrixSheet.Row? {
    overview.matrix.rows.indices.contains(overview.matrixRow) ? overview.matrix.rows[overview.matrixRow] : nil
  }

  mutating func settleMatrix() {
    let before = matrixRow
    if overview.matrix.take(shelf, year: overview.view.year) {
      let group = before?.group ?? reportOfTable.flatMap { shelf.entry($0)?.group }
      overview.matrixRow = overview.matrix.rows.firstIndex { $0.group == group } ?? overview.matrixRow
    }
    overview.matrixRow = max(0, min(overview.matrixRow, overview.matrix.rows.count - 1))
    overview.matrixTop = scrolled(
      overview.matrixTop, to: overview.matrixRow, height: matrixBody.height, count: overview.matrix.rows.count)
    shelf.prepare(MatrixSheet.columns)
    overview.matrix.addUp(shelf)
    let inView = overview.matrix.rows.dropFirst(overview.matrixTop).prefix(matrixBody.height)
    for column in MatrixSheet.columns { shelf.prepare(column, of: inView.compactMap { $0.report?.index }) }
  }

  private var reportOfTable: ReportID? {
    if case .report(let id) = overview.choice { return id }
    return nil
  }

  private var matrixBody: Area { Area(x: 0, y: 3, width: size.width, height: max(0, size.height - 8)) }

  /// Shows the year before or after among those there are; before all of them stands the newest of each agency.
  mutating func stepYear(by step: Int) {
    let years: [Int?] = [nil] + overview.matrix.years
    let place = years.firstIndex { $0 == overview.view.year } ?? 0
    // The years stand with the latest first: a step back leads to an earlier one.
    let year = years[max(0, min(years.count - 1, place - step))]
    if year != overview.view.year { changeOverview { $0.year = year } }
    notice = Notice(text: words.matrixOf(year))
  }

  /// Where the columns of the families begin, and how wide each is.
  private var matrixColumns: (start: Int, width: Int) {
    let name = min(size.width - 6 * 6 - 7, max(14, size.width * 2 / 5))
    return (name + 7, max(5, min(12, (size.width - name - 7) / RuleFamily.allCases.count)))
  }

  func drawMatrix(_ grid: inout Grid) {
    let remark = [chips, words.matrixOf(overview.view.year), words.agenciesInAll(overview.matrix.rows.count)]
    drawPages(
      &grid, Area(x: 0, y: 1, width: size.width, height: 1), remark.filter { !$0.isEmpty }.joined(separator: "  "))
    let (start, width) = matrixColumns
    grid.fill(Area(x: 0, y: 2, width: size.width, height: 1), role: .columnHead)
    grid.line(" " + words.agencies, x: 0, y: 2, width: start - 7, role: .columnHead, signs: signs)
    grid.rightAligned(words.year, x: start - 6, y: 2, width: 5, role: .columnHead, signs: signs)
    for (index, family) in RuleFamily.allCases.enumerated() {
      grid.rightAligned(
        OverviewColumns.head(of: family)[options.language], x: start + index * width, y: 2, width: width,
        role: .columnHead, signs: signs, overlay: index == overview.matrixColumn ? .selection : nil)
    }
    let body = matrixBody
    guard !overview.matrix.rows.isEmpty else { return drawNothing(&grid, body) }
    for y in 0..<body.height where overview.matrix.rows.indices.contains(overview.matrixTop + y) {
      drawMatrixRow(&grid, overview.matrixTop + y, body.y + y)
    }
    drawMatrixFoot(&grid, body.endY)
  }

  private func drawMatrixRow(_ grid: inout Grid, _ place: Int, _ y: Int) {
    let row = overview.matrix.rows[place]
    let isChosen = place == overview.matrixRow
    let overlay: Role? = isChosen ? .selection : nil
    let (start, width) = matrixColumns
    grid.fill(Area(x: 0, y: y, width: size.width, height: 1), role: .text, overlay: overlay)
    let name = row.report.map { self.name(of: $0) } ?? shelf.groups[row.group].name ?? words.noAgency
    grid.line(" " + name, x: 0, y: y, width: start - 7, role: .agency, signs: signs, overlay: overlay)
    let year = row.report.flatMap { shelf.entry($0)?.summary.year }
    grid.rightAligned(
      year.map(String.init) ?? (row.report == nil ? "" : signs.unreadable), x: start - 6, y: y, width: 5,
      role: year == nil ? .unreadable : .text, signs: signs, overlay: overlay)
    guard let report = row.report else {
      grid.line(words.noReport, x: start + 2, y: y, width: 20, role: .missing, signs: signs, overlay: overlay)
      if isChosen { grid.cursor = Position(x: start + 2, y: y) }
      return
    }
    for index in RuleFamily.allCases.indices {
      guard let mark = shelf.heldMark(of: index, in: report) else { continue }
      let (text, role) = shown(mark)
      let isCursor = isChosen && index == overview.matrixColumn
      let x = start + index * width
      grid.rightAligned(
        text, x: x + 1, y: y, width: width - 1, role: role, signs: signs, overlay: isCursor ? .cellCursor : overlay)
      if isCursor { grid.cursor = Position(x: x + width - grid.widths.of(text), y: y) }
    }
  }

  private func drawMatrixFoot(_ grid: inout Grid, _ y: Int) {
    let (start, width) = matrixColumns
    grid.fill(Area(x: 0, y: y, width: size.width, height: 1), role: .columnHead)
    let unread = shelf.unreadCount
    let rest = unread > 0 ? words.comma + words.unreadFilesToo(unread) : ""
    grid.line(" " + words.withFindings, x: 0, y: y, width: start - 1, role: .columnHead, signs: signs)
    for index in RuleFamily.allCases.indices {
      let total = overview.matrix.totals.map { "\($0[index].failed + $0[index].warned)" } ?? signs.pending
      grid.rightAligned(
        total, x: start + index * width, y: y, width: width, role: .columnHead,
        signs: signs)
    }
    grid.line(" " + matrixDetail, x: 0, y: y + 1, width: size.width, role: .text, signs: signs)
    grid.line(" " + words.legend(signs) + rest, x: 0, y: y + 2, width: size.width, role: .muted, signs: signs)
  }

  var matrixDetail: String {
    guard let row = matrixRow else { return "" }
    guard let id = row.report, let mark = shelf.heldMark(of: overview.matrixColumn, in: id) else {
      return "\(shelf.groups[row.group].name ?? words.noAgency) \(words.noReportOfYear)"
    }
    let family = RuleFamily.allCases[overview.matrixColumn]
    return
      "\(reportName(id))  \(family.name[options.language])\(words.colon)\(words.detail(mark))"
  }
}
