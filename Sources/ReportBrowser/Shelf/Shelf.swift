import Disclosure
import PinyinSearch

/// How the list of agencies is ordered.
enum SortOrder: Sendable, Hashable, CaseIterable {
  case name, year, failures
}

/// The list of everything found: reports grouped by agency, and the files that could not be read.
struct Shelf: Sendable {
  private(set) var unread: [Unread] = []
  /// Changes whenever the list does, so that what is made of it is made anew.
  private(set) var version = 0
  /// The reports whose findings across years have come while others are still to come.
  private var acrossArrived: Set<ReportID> = []
  /// Whether reports were held against those of other years, so that no finding across years means something.
  var hasComparedYears = false {
    didSet {
      guard hasComparedYears != oldValue else { return }
      version += 1
      columns.forget(.years)
    }
  }
  private(set) var sort = SortOrder.name
  private(set) var failuresOnly = false
  private(set) var filter = ListFilter()
  /// What the overview shows of each report, as far as it has been made.
  private(set) var columns = ReportColumns()
  private(set) var listing = ShelfListing()
  private var contents: ShelfContents
  private var lines = ShelfLines()
  private var finder: ShelfFinder
  private var sieve = FilterSieve()

  init(folding: Folding) {
    contents = ShelfContents(folding: folding)
    finder = ShelfFinder(folding: folding)
  }
}

// The lines in view
extension Shelf {
  /// The lines in view, in order.
  var rows: [Row] { lines.rows }
  /// How many failed checks stand above each line, and in all at the end.
  var failuresBefore: [Int] { lines.failuresBefore }
  /// How many warnings stand above each line, and in all at the end.
  var warningsBefore: [Int] { lines.warningsBefore }
  /// How many reports and unreadable files the filter or the view of failures hides.
  var hidden: Int { lines.hidden }
  /// How many of those hidden fit but for a condition on what they do not have.
  var uncomparable: Int { lines.uncomparable }
  /// How many files could not be read.
  var unreadCount: Int { unread.count { !$0.isMended } }
  /// How many agencies stand in view.
  var shownAgencies: Int { lines.agencies }
  /// How many reports in view have their agency and year in common with another.
  var shownTwins: Int { lines.twins }

  /// The line of a choice, nil if it is hidden.
  func row(of choice: Choice) -> Int? {
    switch choice {
    case .report(let id): lines.row(ofEntry: id.index)
    case .unread(let index): lines.row(ofUnread: index)
    }
  }

  /// The choice that a line stands for.
  func choice(at row: Int) -> Choice? {
    guard rows.indices.contains(row) else { return nil }
    return switch rows[row] {
    case .report(let index): .report(ReportID(index: index))
    case .unread(let index): .unread(index)
    case .agency, .unreadHead: nil
    }
  }

  /// The first line that can be chosen.
  var firstChoice: Choice? { rows.indices.first { rows[$0].isChoice }.flatMap(choice(at:)) }

  /// The line that can be chosen and fits the filter best; the first of several.
  var bestChoice: Choice? {
    guard !filter.isEmpty else { return firstChoice }
    var best: (row: Int, rank: UInt8)?
    for (place, row) in rows.enumerated() {
      guard case .report(let entry) = row else { continue }
      let rank = finder.rank(ofEntry: entry)
      if rank < best?.rank ?? .max { best = (place, rank) }
    }
    return best.flatMap { choice(at: $0.row) } ?? firstChoice
  }

  /// The characters of an agency's name that the filter was found by.
  func matches(inGroup index: Int) -> [Int] {
    filter.isEmpty ? [] : finder.places(filter, inGroup: index) + sieve.places(inName: groups[index].folded)
  }

  /// How well a pattern fits the name of an agency, nil if it does not.
  func rank(_ pattern: SearchPattern, ofGroup index: Int) -> MatchRank? {
    finder.rank(pattern, groups, at: index)
  }

  /// The reports that a filter fits, in the order of the list, whatever the list itself is narrowed to.
  func entries(fitting filter: ListFilter) -> [Int] {
    guard !filter.isEmpty else { return everyEntry }
    var finder = finder
    finder.apply(filter, listing, groups: groups, unread: [], narrowing: false)
    let sieve = FilterSieve(filter, self)
    return everyEntry.filter { finder.shows(entry: $0) && sieve.standing(ofEntry: $0) == .fits }
  }

  /// All reports in the order of the list, hidden ones among them.
  var everyEntry: [Int] {
    listing.places(in: sort).flatMap { place in listing.range(of: Int(place)).map { Int(listing.reports[$0]) } }
  }

  /// Shows the list as it is wanted, laid out once.
  mutating func show(_ sort: SortOrder, failuresOnly: Bool, filter: ListFilter) {
    let isFiltered = filter != self.filter
    guard isFiltered || sort != self.sort || failuresOnly != self.failuresOnly else { return }
    let narrows = filter.narrows(self.filter)
    (self.sort, self.failuresOnly, self.filter) = (sort, failuresOnly, filter)
    if isFiltered { find(narrowing: narrows) }
    lay()
  }

  private mutating func find(narrowing: Bool) {
    sieve = FilterSieve(filter, self)
    guard !filter.isEmpty else { return }
    finder.apply(filter, listing, groups: groups, unread: unread, narrowing: narrowing)
  }

  private mutating func lay() {
    version += 1
    lines.lay(
      listing, unread: unread,
      ShelfLines.Wish(
        sort: sort, failuresOnly: failuresOnly, finder: filter.isEmpty ? nil : finder,
        sieve: filter.terms.isEmpty ? nil : sieve))
  }
}

// What keys will need, made beforehand
extension Shelf {
  /// Whether a filter finds all it needs.
  var isFilterPrepared: Bool { finder.isPrepared(groups) }

  /// Makes some of what a filter needs.
  mutating func prepareFilter() { finder.prepare(groups) }

  /// Whether columns have been made for all reports.
  func isPrepared(_ wanted: [Int]) -> Bool { wanted.allSatisfy { columns.isWhole($0, of: entries.count) } }

  /// Makes some values of columns.
  mutating func prepare(_ wanted: [Int], atMost values: Int = ReportColumns.slice) {
    var left = values
    while left > 0, let work = columns.work(on: wanted, of: entries.count, atMost: left) {
      for column in work.columns { columns.grow(column, to: entries.count) }
      for index in work.reports {
        for column in work.columns where !columns.has(column, index) { make(column, index) }
      }
      columns.note(work)
      left -= max(1, work.count)
    }
  }

  /// Whether columns have been added up over all reports, which spares a key that shows all of them from doing so.
  func isSummed(_ wanted: [Int]) -> Bool { columns.unsummed(of: wanted, entries.count) == nil }

  /// Adds one of some columns up over all reports.
  mutating func sum(_ wanted: [Int]) {
    if let column = columns.unsummed(of: wanted, entries.count) { columns.addUp(column) }
  }

  /// Makes the values that some reports have in a column.
  mutating func prepare(_ column: Int, of reports: some Sequence<Int>) {
    columns.grow(column, to: entries.count)
    for index in reports where !columns.has(column, index) { make(column, index) }
  }

  private mutating func make(_ column: Int, _ index: Int) {
    columns.set(value(of: OverviewColumns.all[column], in: index), column, of: index)
  }
}

// What the list holds
extension Shelf {
  /// The reports by their numbers.
  var entries: [Entry] { contents.entries }
  var groups: [Group] { contents.groups }
  /// The groups in the order of their names.
  var groupsByName: [Int] { contents.order }
  /// How many findings are set aside, hidden reports among them.
  var setAside: Int { contents.setAside }

  func entry(_ id: ReportID) -> Entry? { entries.indices.contains(id.index) ? entries[id.index] : nil }

  /// Takes in a batch.
  mutating func add(_ summaries: [ReportSummary]) {
    for summary in summaries {
      let index = contents.add(summary)
      finder.add(path: summary.source.path, agency: groups[entries[index].group].name)
      forgetValues(relatedTo: index)
    }
    relist()
  }

  /// Takes in a file that could not be read.
  mutating func add(unreadable path: String, reason: String) {
    unread.append(Unread(path: path, reason: reason))
    find(narrowing: false)
    lay()
  }

  /// Shows no more that these files could not be read.
  mutating func forget(unreadable paths: Set<String>) {
    let mended = unread.indices.filter { !unread[$0].isMended && paths.contains(unread[$0].path) }
    guard !mended.isEmpty else { return }
    for index in mended { unread[index].isMended = true }
    lay()
  }

  /// Puts reports that were read again in their own places: their numbers stay.
  mutating func replace(_ replacements: [Replacement]) {
    for replacement in replacements where entries.indices.contains(replacement.id.index) {
      let index = replacement.id.index
      // Those of the agency it was of until now, and of the one it is of from now on.
      forgetValues(relatedTo: index)
      _ = contents.replace(index, by: replacement.summary)
      forgetValues(relatedTo: index)
    }
    relist()
  }

  /// Gives agencies names that tell them apart, by their reports; whether any report has another name than before.
  mutating func call(agencies names: [String?]) -> Bool {
    let changed = zip(entries.indices, names).filter { index, name in
      name != nil && name != entries[index].summary.canonicalAgency ?? entries[index].summary.agency
    }
    for (index, name) in changed {
      var summary = entries[index].summary
      if let name { summary.call(agency: name) }
      forgetValues(relatedTo: index)
      _ = contents.replace(index, by: summary)
      forgetValues(relatedTo: index)
    }
    if !changed.isEmpty { relist() }
    return !changed.isEmpty
  }

  /// Puts findings across years behind the others; reports that are not among them, nor among those that came since the
  /// last time all had come, have none once no more follow.
  mutating func join(across reviews: [AcrossReview], moreFollow: Bool = false) {
    for review in reviews {
      acrossArrived.insert(review.report)
      _ = change(review.report.index) { $0.join(across: review.review) }
    }
    if !moreFollow {
      hasComparedYears = true
      for index in entries.indices where !entries[index].summary.across.isEmpty {
        if !acrossArrived.contains(ReportID(index: index)) { _ = change(index) { $0.join(across: Review([])) } }
      }
      acrossArrived = []
    }
    relist()
  }

  /// Changes how a report's findings stand; its new summary, nil if there is no such report.
  mutating func settle(_ id: ReportID, _ change: (inout ReportSummary) -> Void) -> ReportSummary? {
    let summary = self.change(id.index, change)
    if summary != nil { relist() }
    return summary
  }

  private mutating func change(_ index: Int, _ change: (inout ReportSummary) -> Void) -> ReportSummary? {
    guard entries.indices.contains(index) else { return nil }
    columns.forget(index)
    return contents.change(index, change)
  }

  private mutating func forgetValues(relatedTo index: Int) {
    for other in contents.related(to: index) { columns.forget(other) }
  }

  /// Brings the list into line with what it holds.
  private mutating func relist() {
    listing = ShelfListing(contents)
    find(narrowing: false)
    lay()
  }
}
