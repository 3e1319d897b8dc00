import Disclosure
import ScreenGrid

// Drawing the series: a small table on the left, bars on the right.
extension Model {
  /// Where the columns of the small table stand; the column drawn is always among them.
  private var seriesTable: (columns: [(index: Int, x: Int, width: Int)], end: Int) {
    let room = size.width >= 100 ? size.width / 2 : size.width * 9 / 20
    var columns: [(index: Int, x: Int, width: Int)] = []
    var x = 8
    let all = seriesColumns
    let start = seriesColumn.flatMap(all.firstIndex) ?? 0
    for index in all[min(start, all.count)...] {
      let width = seriesWidth(index)
      guard columns.isEmpty || x + width <= room else { break }
      columns.append((index, x, width))
      x += width + 2
    }
    return (columns, x)
  }

  private func seriesWidth(_ column: Int) -> Int {
    let widths = options.widths
    let numbers = overview.series.rows.map { row in
      seriesValue(row, column).map { widths.of(seriesText($0)) } ?? 0
    }
    return max(widths.of(head(of: column)), numbers.max() ?? 0)
  }

  private func seriesText(_ value: OverviewValue) -> String {
    guard case .share(let share) = value, share.isDefined else { return shown(value).0 }
    return "\(shown(value).0) \(share.denominator)"
  }

  func drawSeries(_ grid: inout Grid) {
    let chart = seriesChart
    drawPages(&grid, Area(x: 0, y: 1, width: size.width, height: 1), words.seriesHint)
    guard let chart, !chart.bars.isEmpty else {
      grid.line(" " + words.noSeries, x: 0, y: 3, width: size.width, role: .muted, signs: signs)
      grid.cursor = Position(x: 0, y: 3)
      return
    }
    grid.line(" " + chart.agency, x: 0, y: 2, width: size.width, role: .heading, signs: signs)
    let table = seriesTable
    grid.fill(Area(x: 0, y: 3, width: size.width, height: 1), role: .columnHead)
    grid.line(" " + words.year, x: 0, y: 3, width: 7, role: .columnHead, signs: signs)
    for column in table.columns {
      grid.rightAligned(
        head(of: column.index), x: column.x, y: 3, width: column.width, role: .columnHead, signs: signs,
        overlay: column.index == seriesColumn ? .selection : nil)
    }
    grid.line(
      chart.figure, x: table.end + 1, y: 3, width: size.width - table.end - 1, role: .columnHead, signs: signs)
    let body = seriesBody
    let strip = chart.strip(width: size.width - table.end - 2, widths: grid.widths)
    for y in 0..<body.height where overview.series.rows.indices.contains(overview.seriesTop + y) {
      draw(&grid, overview.seriesTop + y, body.y + y, table, chart, strip)
    }
    grid.line(" " + seriesDetail, x: 0, y: body.endY, width: size.width, role: .text, signs: signs)
    let source = seriesRow?.report.flatMap { shelf.entry($0)?.summary.source.path } ?? ""
    grid.line(" " + source, x: 0, y: body.endY + 1, width: size.width, role: .muted, signs: signs)
  }

  private func draw(
    _ grid: inout Grid, _ place: Int, _ y: Int, _ table: (columns: [(index: Int, x: Int, width: Int)], end: Int),
    _ chart: SeriesChart, _ strip: SeriesChart.Strip
  ) {
    let row = overview.series.rows[place]
    let isChosen = place == overview.seriesRow
    let overlay: Role? = isChosen ? .selection : nil
    grid.fill(Area(x: 0, y: y, width: size.width, height: 1), role: .text, overlay: overlay)
    let year = row.year.map(String.init) ?? signs.unreadable
    grid.line(
      " " + year, x: 0, y: y, width: 7, role: row.year == nil ? .unreadable : .strong, signs: signs, overlay: overlay)
    for column in table.columns {
      let value = seriesValue(row, column.index)
      let (_, role) = value.map { shown($0) } ?? ("", .missing)
      let isCursor = isChosen && column.index == seriesColumn
      grid.rightAligned(
        value.map(seriesText) ?? "", x: column.x, y: y, width: column.width, role: role, signs: signs,
        overlay: isCursor ? .cellCursor : overlay)
      if isCursor { grid.cursor = Position(x: column.x, y: y) }
    }
    draw(&grid, chart.bars[place], y, table.end + 1, strip, overlay)
  }

  private func draw(
    _ grid: inout Grid, _ bar: SeriesChart.Bar, _ y: Int, _ x: Int, _ strip: SeriesChart.Strip, _ overlay: Role?
  ) {
    let axis = x + strip.left
    grid.write(signs.axis, x: axis, y: y, role: .border, overlay: overlay)
    let length = strip.length(of: bar)
    for step in 0..<abs(length) {
      grid.write(
        signs.thumb, x: length < 0 ? axis - 1 - step : axis + 1 + step, y: y, role: .progress, overlay: overlay)
    }
    let role: Role =
      switch bar.value {
      case .gap: .missing
      case .none: .unreadable
      case .number, .share: .figure
      }
    let start = axis + 2 + max(0, length)
    grid.write(bar.text, x: start, y: y, limit: max(0, grid.width - start), role: role, overlay: overlay)
  }

  var seriesDetail: String {
    guard let row = seriesRow, let column = seriesColumn else { return "" }
    guard let id = row.report, let value = seriesValue(row, column) else {
      return "\(row.year.map(String.init) ?? words.noYear) \(words.noReportOfYear)"
    }
    return "\(reportName(id))  \(detail(of: column, value, id))"
  }
}
