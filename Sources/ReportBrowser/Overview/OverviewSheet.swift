import Disclosure

/// The rows of the overview and what their columns come to, made anew when the list of reports changes.
struct OverviewSheet: Sendable {
  /// The list that it was made of.
  private(set) var version = -1
  /// The reports in view in the order of the list.
  private(set) var reports: [Int32] = []
  /// The files that could not be read; they stand behind the reports.
  private(set) var unread: [Int] = []
  /// How many reports have an agency and a year in common with another.
  private(set) var twins = 0
  /// Places among the reports and the files behind them, in the order they are shown.
  private(set) var order: [Int32] = []
  /// Whether the order has to wait for values that have not been made.
  private(set) var isOrdering = false
  private var sorts: [OverviewView.SortKey]?
  private var totals: [Int: OverviewTotal] = [:]

  /// Takes in the list if it has changed; whether it had.
  mutating func take(_ shelf: Shelf) -> Bool {
    guard version != shelf.version else { return false }
    version = shelf.version
    reports.removeAll(keepingCapacity: true)
    unread.removeAll()
    (totals, sorts) = ([:], nil)
    for row in shelf.rows {
      switch row {
      case .report(let index): reports.append(Int32(clamping: index))
      case .unread(let index): unread.append(index)
      case .agency, .unreadHead: break
      }
    }
    twins = shelf.shownTwins
    order = inListOrder
    return true
  }

  /// What a column comes to over the reports in view; nil while values are still to be made.
  func total(of column: Int) -> OverviewTotal? { totals[column] }

  /// Adds a column up, once all its values have been made.
  mutating func add(up column: Int, of shelf: Shelf) {
    guard totals[column] == nil, shelf.isPrepared([column]) else { return }
    totals[column] = shelf.columns[column].total(of: reports, isSummed: OverviewColumns.all[column].isSummed)
  }

  /// Puts the rows in order; the last chosen key counts first, and what none tells apart keeps the order of the list.
  ///
  /// Where values are still to be made, the rows stand as they did until they are.
  mutating func sort(by keys: [OverviewView.SortKey], of shelf: Shelf) -> Bool {
    guard sorts != keys else { return false }
    isOrdering = !shelf.isPrepared(keys.compactMap(\.column))
    guard !isOrdering else { return false }
    sorts = keys
    order = ordered(by: keys, shelf)
    return true
  }

  private var inListOrder: [Int32] { (0..<reports.count + unread.count).map { Int32(clamping: $0) } }

  private func ordered(by keys: [OverviewView.SortKey], _ shelf: Shelf) -> [Int32] {
    guard !keys.isEmpty else { return inListOrder }
    guard keys.allSatisfy({ $0.column.map { shelf.columns[$0].isExact } ?? true }) else {
      return compared(by: keys, shelf)
    }
    var places = reports.indices.map { Int32(clamping: $0) }
    for key in keys.reversed() {
      places.sortStably(
        by: key.column.map { shelf.columns[$0].keys(of: reports, isDescending: key.isDescending) }
          ?? shelf.nameKeys(of: reports, isDescending: key.isDescending))
    }
    return places + inListOrder.dropFirst(reports.count)
  }

  /// The order where floating-point numbers do not tell all values apart: each is compared with each, which takes longer.
  private func compared(by keys: [OverviewView.SortKey], _ shelf: Shelf) -> [Int32] {
    let names = shelf.nameKeys(of: reports, isDescending: false)
    let values = keys.map { key in
      reports.indices.map { place -> OverviewValue in
        if let column = key.column { return shelf.columns.value(column, of: Int(reports[place])) ?? .none(nil) }
        return names[place] == .max ? .none(nil) : .number(Quantity(Int(names[place])))
      }
    }
    let places = inListOrder.prefix(reports.count).sorted { left, right in
      for (key, values) in zip(keys, values) {
        let order = values[Int(left)].compared(to: values[Int(right)], isDescending: key.isDescending)
        if order != 0 { return order < 0 }
      }
      return left < right
    }
    return places + inListOrder.dropFirst(reports.count)
  }

  /// The row shown at a place.
  func row(at place: Int) -> Choice? {
    guard order.indices.contains(place) else { return nil }
    let row = Int(order[place])
    return row < reports.count
      ? .report(ReportID(index: Int(reports[row]))) : .unread(unread[row - reports.count])
  }

  /// The place at which a row is shown.
  func place(of choice: Choice) -> Int? {
    let row: Int?
    switch choice {
    case .report(let id): row = reports.firstIndex { Int($0) == id.index }
    case .unread(let index): row = unread.firstIndex(of: index).map { $0 + reports.count }
    }
    return row.flatMap { row in order.firstIndex { Int($0) == row } }
  }
}

extension Shelf {
  /// A number for each of some reports that orders them by agency; those without one stand last.
  fileprivate func nameKeys(of reports: [Int32], isDescending: Bool) -> [UInt64] {
    var ranks = [UInt64](repeating: .max, count: entries.count)
    for place in listing.groups.indices where groups[Int(listing.groups[place])].name != nil {
      let rank = UInt64(isDescending ? listing.groups.count - place : place)
      for index in listing.range(of: place) { ranks[Int(listing.reports[index])] = rank }
    }
    return reports.map { ranks[Int($0)] }
  }
}
