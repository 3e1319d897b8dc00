import Disclosure
import ScreenGrid

// Sorting, hiding, widths, and the dialogue that chooses columns.
extension Model {
  /// Changes what the user has made of the overview, so that it can be undone.
  mutating func changeOverview(_ body: (inout OverviewView) -> Void) {
    var view = overview.view
    body(&view)
    guard view != overview.view else { return }
    history.note(.overview(overview.view))
    overview.view = view
  }

  mutating func changeColumns(_ command: Command) {
    switch command {
    case .sort: sortColumn()
    case .hideColumn: hideColumn()
    case .unhideColumns: unhideColumns()
    case .narrower, .wider, .fitColumn: resize(command)
    case .columns: mode = .columns(chosen: overviewColumn.flatMap(overview.view.order.firstIndex) ?? 0)
    default: notice = Notice(text: words.notInOverview)
    }
  }

  private mutating func sortColumn() {
    guard overview.page == .table else {
      notice = Notice(text: words.onlyInTable)
      return
    }
    let column = overviewColumn
    changeOverview { view in
      if let first = view.sorts.first, first.column == column {
        view.sorts.removeFirst()
        if !first.isDescending { view.sorts.insert(OverviewView.SortKey(column: column, isDescending: true), at: 0) }
      } else {
        view.sorts.removeAll { $0.column == column }
        view.sorts.insert(OverviewView.SortKey(column: column), at: 0)
      }
    }
    notice = Notice(text: words.sorted(by: overview.view.sorts.map { (head(of: $0.column), $0.isDescending) }))
  }

  private mutating func hideColumn() {
    guard overview.page != .matrix, let column = overview.page == .series ? seriesColumn : overviewColumn,
      overview.view.shown.count > 1
    else {
      notice = Notice(text: words.cannotHide)
      return
    }
    changeOverview {
      $0.shown.remove(column)
      $0.hidden.append(column)
    }
    notice = Notice(text: words.columnHidden(head(of: column)))
  }

  private mutating func unhideColumns() {
    guard !overview.view.hidden.isEmpty else {
      notice = Notice(text: words.nothingHidden)
      return
    }
    let count = overview.view.hidden.count
    changeOverview {
      $0.shown.formUnion($0.hidden)
      $0.hidden = []
    }
    notice = Notice(text: words.columnsBack(count))
  }

  private mutating func resize(_ command: Command) {
    guard overview.page == .table else {
      notice = Notice(text: words.onlyInTable)
      return
    }
    let column = overviewColumn
    let now = column.map { width(of: $0).width } ?? agencyWidth
    changeOverview { view in
      switch command {
      case .narrower: view.widths[column] = max(4, now - 1)
      case .wider: view.widths[column] = min(80, now + 1)
      default: view.widths[column] = nil
      }
    }
    let after = column.map { width(of: $0).width } ?? agencyWidth
    if after == now, command != .fitColumn {
      if command == .narrower, let column { overview.view.widths[column] = now }
      notice = Notice(text: words.widthKept)
    }
  }

  /// The head of a column; nil is the agency's.
  func head(of column: Int?) -> String {
    column.map { OverviewColumns.all[$0].head[options.language] } ?? words.agencies
  }

  /// A key in the dialogue that chooses columns.
  mutating func press(_ key: Key, inColumns chosen: Int) -> [Effect] {
    let order = overview.view.order
    func go(_ wished: Int) { mode = .columns(chosen: max(0, min(order.count - 1, wished))) }
    switch key {
    case .escape, .enter, .character("q"), .character("c"), .function(10, false): mode = .browse
    case .down, .character("j"): go(chosen + 1)
    case .up, .character("k"): go(chosen - 1)
    case .pageDown, .control("d"): go(chosen + 10)
    case .pageUp, .control("u"): go(chosen - 10)
    case .home, .character("g"): go(0)
    case .end, .character("G"): go(order.count - 1)
    case .character(" "): toggleColumn(at: chosen)
    case .character("J"): moveColumn(at: chosen, by: 1)
    case .character("K"): moveColumn(at: chosen, by: -1)
    case .character("u"): return travel(in: .undo)
    default: break
    }
    return []
  }

  private mutating func toggleColumn(at place: Int) {
    guard overview.view.order.indices.contains(place) else { return }
    let column = overview.view.order[place]
    guard !overview.view.shown.contains(column) || overview.view.shown.count > 1 else { return }
    changeOverview {
      if $0.shown.remove(column) == nil { $0.shown.insert(column) }
      $0.hidden.removeAll { $0 == column }
    }
  }

  private mutating func moveColumn(at place: Int, by step: Int) {
    let target = place + step
    guard overview.view.order.indices.contains(place), overview.view.order.indices.contains(target) else { return }
    changeOverview { $0.order.swapAt(place, target) }
    mode = .columns(chosen: target)
  }

  func drawColumns(_ grid: inout Grid, _ chosen: Int) {
    let lines: [Popup.Line] = overview.view.order.map { column in
      let isShown = overview.view.shown.contains(column)
      return [
        (isShown ? " [x] " : " [ ] ", isShown ? .strong : .muted),
        (OverviewColumns.all[column].head[options.language], isShown ? .popup : .muted),
      ]
    }
    Popup(title: words.columnsTitle, lines: lines, hint: words.columnsHint, chosen: chosen)
      .draw(&grid, width: min(size.width, 60), signs: signs)
  }
}
