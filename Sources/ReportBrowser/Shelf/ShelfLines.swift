/// The lines of the list that a filter and the view of failures leave, in their order, with what is counted over them.
struct ShelfLines: Sendable {
  /// What is wanted of the list.
  struct Wish {
    let sort: SortOrder
    let failuresOnly: Bool
    /// What a filter leaves, nil without one.
    let finder: ShelfFinder?
    /// What the conditions and patterns of a filter leave, nil without any.
    let sieve: FilterSieve?
  }

  private(set) var rows: [Shelf.Row] = []
  /// How many failed checks stand above each line, and in all at the end.
  private(set) var failuresBefore: [Int] = [0]
  /// How many warnings stand above each line, and in all at the end.
  private(set) var warningsBefore: [Int] = [0]
  /// How many reports and unreadable files are left out.
  private(set) var hidden = 0
  /// How many of those left out fit but for a condition on what they do not have.
  private(set) var uncomparable = 0
  /// How many agencies stand in view.
  private(set) var agencies = 0
  /// How many reports in view have their agency and year in common with another.
  private(set) var twins = 0
  /// How many failed checks and warnings the lines laid so far have.
  private var failures = 0
  private var warnings = 0
  private var rowOfEntry: [Int32] = []
  private var rowOfUnread: [Int32] = []

  /// The line of a report, nil if it is hidden.
  func row(ofEntry index: Int) -> Int? { Self.shown(rowOfEntry, index) }

  /// The line of a file that could not be read, nil if it is hidden.
  func row(ofUnread index: Int) -> Int? { Self.shown(rowOfUnread, index) }

  private static func shown(_ rows: [Int32], _ index: Int) -> Int? {
    guard rows.indices.contains(index), rows[index] >= 0 else { return nil }
    return Int(rows[index])
  }

  /// Lays all lines anew.
  mutating func lay(_ listing: ShelfListing, unread: [Shelf.Unread], _ wish: Wish) {
    rows.removeAll(keepingCapacity: true)
    failuresBefore.removeAll(keepingCapacity: true)
    warningsBefore.removeAll(keepingCapacity: true)
    (failures, warnings) = (0, 0)
    (hidden, agencies, twins, uncomparable) = (0, 0, 0, 0)
    rowOfEntry = [Int32](repeating: -1, count: listing.reports.count)
    rowOfUnread = [Int32](repeating: -1, count: unread.count)
    for place in listing.places(in: wish.sort) { lay(agency: Int(place), listing, wish) }
    lay(unread: unread, wish)
    failuresBefore.append(failures)
    warningsBefore.append(warnings)
  }

  private mutating func lay(agency place: Int, _ listing: ShelfListing, _ wish: Wish) {
    let range = listing.range(of: place)
    let isNamed = place != listing.nameless
    var (shown, year, same) = (0, ShelfListing.noYear, 0)
    for step in 0..<range.count {
      let index = wish.sort == .year ? range.upperBound - 1 - step : range.lowerBound + step
      if wish.failuresOnly, listing.failures[index] == 0 { continue }
      let entry = Int(listing.reports[index])
      if let finder = wish.finder, !finder.shows(entry: entry) { continue }
      if let standing = wish.sieve?.standing(ofEntry: entry), standing != .fits {
        if standing == .unknown { uncomparable += 1 }
        continue
      }
      if shown == 0 { append(.agency(Int(listing.groups[place]))) }
      shown += 1
      rowOfEntry[entry] = Int32(truncatingIfNeeded: rows.count)
      append(.report(entry))
      failures += Int(listing.failures[index])
      warnings += Int(listing.warnings[index])
      // An agency's reports stand by year.
      if listing.years[index] != year { (year, same) = (listing.years[index], 0) }
      same += 1
      if same > 1, isNamed, year != ShelfListing.noYear { twins += same == 2 ? 2 : 1 }
    }
    hidden += range.count - shown
    if shown > 0 { agencies += 1 }
  }

  private mutating func lay(unread: [Shelf.Unread], _ wish: Wish) {
    let left = unread.indices.filter { !unread[$0].isMended }
    let shown = left.filter {
      !wish.failuresOnly && wish.finder?.shows(unread: $0) != false && wish.sieve?.shows(unread: $0) != false
    }
    hidden += left.count - shown.count
    guard !shown.isEmpty else { return }
    append(.unreadHead)
    for index in shown {
      rowOfUnread[index] = Int32(truncatingIfNeeded: rows.count)
      append(.unread(index))
    }
  }

  private mutating func append(_ row: Shelf.Row) {
    rows.append(row)
    failuresBefore.append(failures)
    warningsBefore.append(warnings)
  }
}
