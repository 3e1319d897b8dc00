import Disclosure

/// A page beside the panes, freed from the screen: exactly the rows and columns that it shows, in its order.
struct SheetTable: Sendable {
  /// What stands in a cell.
  enum Cell: Sendable {
    case text(String)
    case number(Quantity)
    /// A number of the report whose reading was chosen among several.
    case inferred(Quantity)
    /// A percentage with the two numbers that it is made of.
    case share(Share)
    /// What a family of rules came to.
    case mark(FamilyMark, shown: String)
    /// Nothing, and the sign or word that says why.
    case none(String)
  }

  /// A column: its head, and whether it holds percentages, which need three columns in a file.
  struct Head: Sendable {
    let text: String
    var isShare = false
  }

  struct Row: Sendable {
    let label: String
    let cells: [Cell]
  }

  let title: String
  /// The head of the labels.
  let corner: String
  let heads: [Head]
  var rows: [Row]
  /// The sums, and of how many rows each is; nil where nothing is summed.
  var foot: [Row] = []
  /// By what the rows are filtered and sorted, and what is not among them.
  let note: String
}

extension SheetTable {
  /// What the page in view shows; nil if the panes are in view or there is nothing to show.
  init?(_ model: Model) {
    switch model.overview.page {
    case .table: self.init(tableOf: model)
    case .matrix: self.init(matrixOf: model)
    case .series: self.init(seriesOf: model)
    case nil: return nil
    }
  }

  private init?(tableOf original: Model) {
    let columns = original.overview.view.columns
    let model = original.withAllMade(columns)
    let sheet = model.overview.sheet
    guard !sheet.order.isEmpty else { return nil }
    title = model.words.name(of: .table)
    corner = model.words.agencies
    heads = columns.map { Head(text: model.head(of: $0), isShare: OverviewColumns.all[$0].isShare) }
    note = model.sheetNote
    rows = sheet.order.indices.compactMap { place in
      switch sheet.row(at: place) {
      case .report(let id):
        return Row(
          label: model.name(of: id), cells: columns.map { model.cell(model.overviewValue(at: place, $0) ?? .none(nil)) }
        )
      case .unread(let index):
        let file = model.shelf.unread[index]
        return Row(label: file.path, cells: [.none("\(model.words.notRead)\(model.words.colon)\(file.reason)")])
      case nil: return nil
      }
    }
    let totals = columns.map { (OverviewColumns.all[$0], sheet.total(of: $0) ?? OverviewTotal()) }
    foot = [
      Row(label: model.words.sumOf(sheet.reports.count), cells: totals.map { model.sumCell($1, of: $0) }),
      Row(label: model.words.withValue, cells: totals.map { .text(model.words.counted($1)) }),
    ]
  }

  private init?(matrixOf original: Model) {
    let model = original.withAllMade(MatrixSheet.columns)
    let matrix = model.overview.matrix
    guard !matrix.rows.isEmpty else { return nil }
    let words = model.words
    title = "\(words.name(of: .matrix)) \(words.matrixOf(model.overview.view.year))"
    corner = words.agencies
    heads =
      [Head(text: words.year)]
      + RuleFamily.allCases.map { Head(text: OverviewColumns.head(of: $0)[model.options.language]) }
    note = model.sheetNote
    rows = matrix.rows.map { row in
      guard let id = row.report else {
        return Row(label: model.shelf.groups[row.group].name ?? words.noAgency, cells: [.none(words.noReport)])
      }
      let year = model.shelf.entry(id)?.summary.year
      return Row(
        label: model.name(of: id),
        cells: [year.map { .number(Quantity($0)) } ?? .none(words.noYear)]
          + RuleFamily.allCases.indices.map { family in
            model.shelf.heldMark(of: family, in: id).map { .mark($0, shown: model.shown($0).0) } ?? .none("")
          })
    }
    foot = [
      Row(
        label: words.withFindings,
        cells: [.none("")] + (matrix.totals ?? []).map { .number(Quantity($0.failed + $0.warned)) })
    ]
  }

  private init?(seriesOf model: Model) {
    guard let chart = model.seriesChart, !chart.bars.isEmpty else { return nil }
    let columns = model.seriesColumns
    title = "\(chart.agency) \(model.words.name(of: .series))"
    corner = model.words.year
    heads = columns.map { Head(text: model.head(of: $0), isShare: OverviewColumns.all[$0].isShare) }
    note = ""
    rows = model.overview.series.rows.map { row in
      Row(
        label: row.year.map(String.init) ?? model.words.noYear,
        cells: row.report == nil
          ? [.none(model.words.noReport)]
          : columns.map { model.cell(model.seriesValue(row, $0) ?? .none(nil)) })
    }
  }
}

extension Model {
  /// By what the list is filtered and sorted, and which files are not in it.
  fileprivate var sheetNote: String {
    let sorts = overview.view.sorts.map { (head(of: $0.column), $0.isDescending) }
    let pieces = [
      chips, sorts.isEmpty || overview.page != .table ? "" : words.sorted(by: sorts),
      shelf.unreadCount == 0 ? "" : words.unreadFilesToo(shelf.unreadCount),
      overview.page == .table && overview.sheet.twins > 0 ? words.twins(overview.sheet.twins) : "",
    ]
    return pieces.filter { !$0.isEmpty }.joined(separator: "  ")
  }

  fileprivate func cell(_ value: OverviewValue) -> SheetTable.Cell {
    switch value {
    case .number(let number): .number(number)
    case .inferred(let number): .inferred(number)
    case .dash: .number(0)
    case .share(let share): .share(share)
    case .mark(let mark): .mark(mark, shown: shown(mark).0)
    case .text(let text): .text(text)
    case .none: .none(shown(value).0)
    }
  }

  fileprivate func sumCell(_ total: OverviewTotal, of column: OverviewColumn) -> SheetTable.Cell {
    guard column.isSummed, total.counted > 0 else { return .none(total.counted == 0 ? signs.none : "") }
    if column.isShare { return .share(total.share) }
    if case .family = column.making { return .mark(total.mark, shown: shownSum(total, of: column)) }
    return .number(total.sum)
  }
}

extension Words {
  func numerator(_ head: String) -> String { say("\(head)分子", "\(head): numerator") }
  func denominator(_ head: String) -> String { say("\(head)分母", "\(head): denominator") }
}
