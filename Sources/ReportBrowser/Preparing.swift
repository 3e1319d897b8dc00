// What keys will need is made while nothing else is to be done, a little at a time, so that no key waits for all of it.
extension Model {
  /// The columns that the pages beside the panes need: those the user sees or sorts by first.
  private var columnsToPrepare: [Int] {
    overview.view.sorts.compactMap(\.column) + overview.view.columns + MatrixSheet.columns
  }

  /// What is to be prepared next, nil if all has been.
  private var preparation: Preparation? {
    if !shelf.isFilterPrepared { return .filter }
    // While reports still come in, their columns are made only if they are looked at.
    guard loading == .finished || loading == .cancelled || overview.page != nil else { return nil }
    let columns = columnsToPrepare
    if !shelf.isPrepared(columns) { return .columns }
    return shelf.isSummed(columns) ? nil : .sums
  }

  private enum Preparation {
    case filter, columns, sums
  }

  /// Does some of what is to be prepared.
  mutating func prepare() {
    isPreparing = false
    switch preparation {
    case .filter: shelf.prepareFilter()
    case .columns: shelf.prepare(columnsToPrepare)
    case .sums: shelf.sum(columnsToPrepare)
    case nil: break
    }
  }

  /// Asks to be called again where something is left to be prepared.
  mutating func prepareLater() -> [Effect] {
    guard !isPreparing, preparation != nil else { return [] }
    isPreparing = true
    return [.prepare]
  }

  /// The model with all that some columns hold, for what is handed over as a whole.
  func withAllMade(_ columns: [Int]) -> Model {
    var model = self
    let wanted = overview.view.sorts.compactMap(\.column) + columns
    while !model.shelf.isPrepared(wanted) { model.shelf.prepare(wanted) }
    model.settleOverview()
    for column in columns { model.overview.sheet.add(up: column, of: model.shelf) }
    return model
  }
}
