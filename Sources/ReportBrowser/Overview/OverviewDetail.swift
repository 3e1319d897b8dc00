import Disclosure
import ScreenGrid

// Words about the cell under the cursor: which report, which figure, how it is made.
extension Model {
  /// The cell under the cursor of the page in view.
  var overviewDetail: String {
    switch overview.page {
    case .table: tableDetail
    case .matrix: matrixDetail
    case .series: seriesDetail
    case nil: ""
    }
  }

  private var tableDetail: String {
    switch overview.choice {
    case .report(let id):
      guard let column = overviewColumn else {
        return [reportName(id), shelf.entry(id)?.summary.source.path ?? ""].joined(separator: "  ")
      }
      let value = overviewValue(at: overview.row, column) ?? .none(nil)
      return "\(reportName(id))  \(detail(of: column, value, id))"
    case .unread(let index):
      return "\(words.notRead)\(words.colon)\(shelf.unread[index].path)  \(shelf.unread[index].reason)"
    case nil: return ""
    }
  }

  /// What stands in a column at a place of the overview; nil for a file that could not be read.
  func overviewValue(at place: Int, _ column: Int) -> OverviewValue? {
    guard case .report(let id) = overview.sheet.row(at: place) else { return nil }
    return shelf.columns.value(column, of: id.index)
  }

  func reportName(_ id: ReportID) -> String {
    let year = shelf.entry(id)?.summary.year.map(String.init) ?? words.noYear
    return "\(name(of: id)) \(year)"
  }

  /// What a column is made of and what came of it for a report: `公开率 = (予以公开+部分公开)/办结总计 = 10/27 = 37.04%`.
  func detail(of column: Int, _ value: OverviewValue, _ id: ReportID) -> String {
    let definition = OverviewColumns.all[column]
    let head = head(of: column)
    switch definition.making {
    case .indicator(let indicator): return "\(head) \(detail(of: indicator, value, id))"
    case .figure(let cell): return detail(of: cell, value, id)
    case .family(let family):
      guard case .mark(let mark) = value else { return head }
      return "\(family.name[options.language])\(words.colon)\(words.detail(mark))"
    default: return "\(head) \(shown(value).0)"
    }
  }

  private func detail(of cell: CellPath, _ value: OverviewValue, _ id: ReportID) -> String {
    let label = cell.label(in: options.language)
    guard case .none(let kind) = value else {
      let number = value.number?.description ?? ""
      if case .inferred = value { return "\(label) = \(number)\(words.inParentheses(words.inferredFigure))" }
      return "\(label) = \(number)" + (value == .dash ? words.printedAsDash : "")
    }
    return "\(label)\(words.colon)\(reason(kind, cell, id))"
  }

  /// Why a cell has no value.
  private func reason(_ kind: Figure.Kind?, _ cell: CellPath, _ id: ReportID) -> String {
    guard let summary = shelf.entry(id)?.summary, let edition = summary.edition(of: cell.table) else {
      return words.tableNotFound(cell.table)
    }
    guard summary.has(cell) else { return words.notInEdition(edition) }
    return words.reason(kind ?? .missing)
  }

  private func detail(of indicator: Indicator, _ value: OverviewValue, _ id: ReportID) -> String {
    let (formula, operands) = formula(of: indicator)
    switch value {
    case .share(let share):
      let result = share.percentage(digits: 2).map { $0 + "%" } ?? "\(signs.none) \(words.zeroBase)"
      return "= \(formula) = \(share.numerator)/\(share.denominator) = \(result)"
    case .number(let number): return "= \(formula.isEmpty ? "" : formula + " = ")\(number)"
    default:
      guard let summary = shelf.entry(id)?.summary else { return "" }
      if let unread = summary.unreported(of: operands).first {
        return "= \(formula)\(words.colon)\(OverviewColumns.name(of: .cell(unread.cell), in: options.language))"
          + " \(reason(unread.kind, unread.cell, id))"
      }
      guard indicator.making != .daysToPublication else { return words.noDate }
      guard let before = shelf.yearBefore(of: id.index) else {
        return "= \(formula)\(words.colon)\(words.noYearBefore)"
      }
      guard let unread = before.unreported(of: operands).first else { return "= \(formula)" }
      let year = before.year.map(String.init) ?? words.noYear
      return "= \(formula)\(words.colon)\(year) \(OverviewColumns.name(of: .cell(unread.cell), in: options.language))"
        + " \(before.edition(of: unread.cell.table) == nil ? words.tableNotFound(unread.cell.table) : words.reason(unread.kind))"
    }
  }

  /// How an indicator is made, in the heads of columns.
  private func formula(of indicator: Indicator) -> (String, [Operand]) {
    func sum(_ operands: [Operand]) -> String {
      let names = operands.map { OverviewColumns.name(of: $0, in: options.language) }
      return operands.count > 1 ? "(\(names.joined(separator: "+")))" : names.joined()
    }
    switch indicator.making {
    case .share(let over, let under): return ("\(sum(over))/\(sum(under))", over + under)
    case .growth(let operands): return (words.growth(sum(operands)), operands)
    case .sum(let operands): return (sum(operands), operands)
    case .relationsHolding: return (words.relationsFormula, [])
    case .blanks, .daysToPublication: return ("", [])
    }
  }
}
