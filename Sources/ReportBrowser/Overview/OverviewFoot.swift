import Disclosure
import ScreenGrid

// The foot: sums, and words about the cell under the cursor.
extension Model {
  func drawSums(_ grid: inout Grid, _ frame: OverviewFrame) {
    for y in [frame.sums, frame.counted].compactMap({ $0 }) {
      grid.fill(Area(x: 0, y: y, width: grid.width, height: 1), role: .columnHead)
    }
    let sheet = overview.sheet
    grid.line(
      " " + words.sumOf(sheet.reports.count), x: 0, y: frame.sums, width: frame.agency, role: .columnHead, signs: signs)
    if let y = frame.counted {
      grid.line(" " + words.withValue, x: 0, y: y, width: frame.agency, role: .columnHead, signs: signs)
    }
    for column in frame.columns { drawSum(&grid, column, frame) }
    for (y, text) in zip(frame.details, [overviewDetail, totalDetail]) {
      grid.line(" " + text, x: 0, y: y, width: grid.width, role: .text, signs: signs)
    }
  }

  private func drawSum(_ grid: inout Grid, _ column: OverviewFrame.Column, _ frame: OverviewFrame) {
    let definition = OverviewColumns.all[column.index]
    guard let total = overview.sheet.total(of: column.index) else { return drawPending(&grid, column, frame) }
    guard total.reports > 0 else { return }
    if definition.isSummed {
      grid.rightAligned(
        shownSum(total, of: definition), x: column.x, y: frame.sums, width: column.width - column.n, role: .columnHead,
        signs: signs)
      if column.n > 0 {
        grid.rightAligned(
          total.share.denominator.description, x: column.x + column.width - column.n, y: frame.sums, width: column.n,
          role: .columnHead, signs: signs)
      }
    }
    guard let y = frame.counted else { return }
    let isWhole = total.counted == total.reports
    grid.rightAligned(
      isWhole ? words.allOfThem : words.counted(total), x: column.x, y: y, width: column.width,
      role: isWhole ? .columnHead : .countWarning, signs: signs)
  }

  /// Says that a column is still being added up: what is known of it so far would be taken for the whole.
  private func drawPending(_ grid: inout Grid, _ column: OverviewFrame.Column, _ frame: OverviewFrame) {
    for y in [OverviewColumns.all[column.index].isSummed ? frame.sums : nil, frame.counted].compactMap({ $0 }) {
      grid.rightAligned(
        signs.pending, x: column.x, y: y, width: column.width - (y == frame.sums ? column.n : 0), role: .columnHead,
        signs: signs)
    }
  }

  /// The sum of a column as it stands at the foot; empty where nothing has a value.
  func shownSum(_ total: OverviewTotal, of column: OverviewColumn) -> String {
    guard total.counted > 0 else { return signs.none }
    switch column.making {
    case .family: return total.mark.holds && total.counted == total.reports ? signs.holds : shown(total.mark).0
    case .year, .file: return ""
    default: break
    }
    guard column.isShare else { return total.sum.description }
    return total.share.percentage().map { $0 + "%" } ?? signs.none
  }

  /// The column's sum in words: of how many of the reports it is.
  private var totalDetail: String {
    let sheet = overview.sheet
    let unread = sheet.unread.count
    let rest = [unread > 0 ? words.unreadFilesToo(unread) : "", sheet.twins > 0 ? words.twins(sheet.twins) : ""]
    guard let column = overviewColumn else {
      return ([words.reportsInAll(sheet.reports.count)] + rest).filter { !$0.isEmpty }.joined(separator: words.comma)
    }
    guard let total = sheet.total(of: column) else {
      return ([words.addingUp(head(of: column))] + rest).filter { !$0.isEmpty }.joined(separator: words.comma)
    }
    let definition = OverviewColumns.all[column]
    var text = words.coverage(head(of: column), total)
    if definition.isSummed, total.counted > 0 {
      text += words.comma + words.sumBefore + shownSum(total, of: definition)
      if definition.isShare { text += " (\(total.share.numerator)/\(total.share.denominator))" }
    }
    return ([text] + rest).filter { !$0.isEmpty }.joined(separator: words.comma)
  }
}
