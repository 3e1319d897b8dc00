import Disclosure
import ScreenGrid

/// One agency's reports over the years, gaps among them.
struct SeriesSheet: Sendable {
  struct Row: Sendable {
    /// The year, nil where the report's was not read.
    let year: Int?
    /// The report, nil for a year without one.
    let report: ReportID?
  }

  private(set) var rows: [Row] = []
  private(set) var group: Int?
  private var version = -1
  private var report: ReportID?

  /// Takes in the reports of the agency that a report is of, if anything has changed; whether it had.
  mutating func take(_ shelf: Shelf, of report: ReportID?) -> Bool {
    guard version != shelf.version || self.report != report else { return false }
    self = SeriesSheet()
    (version, self.report) = (shelf.version, report)
    guard let report, let entry = shelf.entry(report) else { return true }
    group = entry.group
    // Reports whose agency was not read are not of one agency.
    let own = shelf.groups[entry.group].name == nil ? [report.index] : shelf.groups[entry.group].entries
    let dated = own.compactMap { index in shelf.entries[index].summary.year.map { ($0, index) } }
    var last: Int?
    for (year, index) in dated {
      // Years far apart are more likely misread than without a report.
      if let last, year - last <= 30 {
        for gap in last..<year where gap > last { rows.append(Row(year: gap, report: nil)) }
      }
      rows.append(Row(year: year, report: ReportID(index: index)))
      last = year
    }
    rows += own.filter { shelf.entries[$0].summary.year == nil }.map { Row(year: nil, report: ReportID(index: $0)) }
    return true
  }
}

extension Model {
  /// The row of the series under the cursor.
  var seriesRow: SeriesSheet.Row? {
    overview.series.rows.indices.contains(overview.seriesRow) ? overview.series.rows[overview.seriesRow] : nil
  }

  /// The columns that can be drawn over the years, of those the overview shows.
  var seriesColumns: [Int] { overview.view.columns.filter { OverviewColumns.all[$0].isSeries } }

  /// The column drawn: that under the overview's cursor, or the first that can be drawn.
  var seriesColumn: Int? {
    let columns = seriesColumns
    if let column = overviewColumn, columns.contains(column) { return column }
    return columns.first { $0 == OverviewColumns.byID["t3.new_received.total"] } ?? columns.first
  }

  mutating func moveSeriesColumn(by step: Int) {
    let columns = seriesColumns
    guard let column = seriesColumn, let place = columns.firstIndex(of: column) else { return }
    let next = columns[max(0, min(columns.count - 1, place + step))]
    overview.column = (overview.view.columns.firstIndex(of: next) ?? 0) + 1
  }

  /// Shows the series of the agency before or after in the list.
  mutating func stepAgency(by step: Int) {
    let groups = shelf.rows.compactMap { row -> Int? in
      if case .agency(let group) = row { return group }
      return nil
    }
    guard !groups.isEmpty else { return }
    let place = groups.firstIndex { $0 == overview.series.group } ?? 0
    let next = groups[max(0, min(groups.count - 1, place + step))]
    guard next != overview.series.group, let entry = shelf.groups[next].entries.last else { return }
    overview.seriesReport = ReportID(index: entry)
    overview.seriesRow = .max
    overview.choice = .report(ReportID(index: entry))
  }

  mutating func settleSeries() {
    if overview.seriesReport.flatMap({ shelf.entry($0) }) == nil {
      overview.seriesReport =
        shelf.rows.lazy.compactMap { row -> ReportID? in
          if case .report(let index) = row { return ReportID(index: index) }
          return nil
        }.first
    }
    if overview.series.take(shelf, of: overview.seriesReport), overview.seriesRow != .max {
      overview.seriesRow = overview.series.rows.firstIndex { $0.report == overview.seriesReport } ?? 0
    }
    overview.seriesRow = max(0, min(overview.seriesRow, overview.series.rows.count - 1))
    overview.seriesTop = scrolled(
      overview.seriesTop, to: overview.seriesRow, height: seriesBody.height, count: overview.series.rows.count)
  }

  /// What a column came to in a year, nil for a year without a report.
  func seriesValue(_ row: SeriesSheet.Row, _ column: Int) -> OverviewValue? {
    row.report.map { shelf.value(of: OverviewColumns.all[column], in: $0.index) }
  }

  var seriesBody: Area { Area(x: 0, y: 4, width: size.width, height: max(0, size.height - 8)) }

  /// The series of the column in view as it is drawn and exported.
  var seriesChart: SeriesChart? {
    guard let column = seriesColumn, let group = overview.series.group else { return nil }
    let bars = overview.series.rows.map { row in
      let value = seriesValue(row, column)
      let label = row.year.map(String.init) ?? words.noYear
      guard let value else { return SeriesChart.Bar(label: label, value: .gap, text: words.noReport) }
      switch value {
      case .number(let number): return SeriesChart.Bar(label: label, value: .number(number), text: number.description)
      case .inferred(let number):
        return SeriesChart.Bar(label: label, value: .number(number), text: number.description + signs.inferred)
      case .dash: return SeriesChart.Bar(label: label, value: .number(0), text: "-")
      case .share(let share):
        guard let text = share.percentage() else {
          return SeriesChart.Bar(label: label, value: .none, text: "\(signs.none) (n=0)")
        }
        return SeriesChart.Bar(
          label: label, value: .share(share), text: "\(text)% (\(share.numerator)/\(share.denominator))")
      // Such as the growth of the first year: nothing is unread, there is nothing.
      case .none(nil): return SeriesChart.Bar(label: label, value: .none, text: signs.none)
      default: return SeriesChart.Bar(label: label, value: .none, text: words.unreadValue(shown(value).0))
      }
    }
    let name = shelf.groups[group].name ?? overview.seriesReport.map { self.name(of: $0) } ?? words.noAgency
    return SeriesChart(agency: name, figure: head(of: column), bars: bars)
  }
}
