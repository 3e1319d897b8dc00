import Disclosure

/// How the list of agencies is ordered.
enum SortOrder: Sendable, Hashable, CaseIterable {
  case name, year, failures
}

/// The list of everything found: reports grouped by agency, and the files that could not be read.
struct Shelf: Sendable {
  /// A report in the list, with its checks in the order the eye reads them.
  ///
  /// A class, since a summary holds so much that copying it takes longer than most of what is done with it.
  final class Entry: Sendable {
    let summary: ReportSummary
    let group: Int
    let failures: [Check]
    let warnings: [Check]

    init(_ summary: ReportSummary, group: Int) {
      self.summary = summary
      self.group = group
      let open = summary.findings.indices.filter { summary.standings[$0]?.isSetAside != true }
      let checks = open.map { Check(summary.findings[$0], at: $0, editions: summary.editions) }
      failures = checks.filter { summary.findings[$0.finding].isFailure }.sorted { $0.order < $1.order }
      warnings = checks.filter { summary.findings[$0.finding].isWarning }.sorted { $0.order < $1.order }
    }

    /// The places of the findings that are set aside, in the report's order.
    var setAside: [Int] { summary.findings.indices.filter { summary.standings[$0]?.isSetAside == true } }
  }

  /// An agency and its reports, by year.
  struct Group: Sendable {
    let name: String?
    let folded: [UInt32]
    var entries: [Int] = []
    var failures = 0
    var warnings = 0
    var newest = 0
  }

  /// A file that could not be read.
  struct Unread: Sendable, Hashable {
    let path: String
    let reason: String
    /// Whether it could be read by now; it keeps its number, but is shown no more.
    var isMended = false
  }

  /// A line of the list.
  enum Row: Sendable, Hashable {
    case agency(Int)
    case report(Int)
    case unreadHead
    case unread(Int)

    /// Whether the cursor can stand on it.
    var isChoice: Bool {
      switch self {
      case .report, .unread: true
      case .agency, .unreadHead: false
      }
    }
  }

  private(set) var entries: [Entry] = []
  private(set) var unread: [Unread] = []
  private(set) var groups: [Group] = []
  /// The lines in view, in order.
  private(set) var rows: [Row] = []
  /// How many failed checks stand above each line, and in all at the end.
  private(set) var failuresBefore: [Int] = [0]
  /// How many warnings stand above each line, and in all at the end.
  private(set) var warningsBefore: [Int] = [0]
  /// Changes whenever the list does, so that what is made of it is made anew.
  private(set) var version = 0
  /// Whether reports were held against those of other years, so that no finding across years means something.
  var hasComparedYears = false { didSet { if hasComparedYears != oldValue { version += 1 } } }
  /// How many reports and unreadable files the filter or the view of failures hides.
  private(set) var hidden = 0
  /// How many findings are set aside, hidden reports among them.
  private(set) var setAside = 0
  /// How many of those hidden fit but for a condition on what they do not have.
  private(set) var uncomparable = 0
  /// How many agencies stand in view.
  private(set) var shownAgencies = 0

  var sort = SortOrder.name { didSet { if sort != oldValue { arrange() } } }
  var failuresOnly = false { didSet { if failuresOnly != oldValue { arrange() } } }
  var filter = ListFilter() { didSet { if filter != oldValue { refilter(narrowing: filter.narrows(oldValue)) } } }
  private var byName: [String: Int] = [:]
  private var order: [Int] = []
  private var rowOfEntry: [Int32] = []
  private var rowOfUnread: [Int32] = []
  private var finder: ShelfFinder
  private var sieve = FilterSieve()
  private let folding: Folding

  init(folding: Folding) {
    self.folding = folding
    finder = ShelfFinder(folding: folding)
  }

  /// Takes in a batch.
  mutating func add(_ summaries: [ReportSummary]) {
    for summary in summaries { add(summary) }
    refilter(narrowing: false)
  }

  /// Takes in a file that could not be read.
  mutating func add(unreadable path: String, reason: String) {
    unread.append(Unread(path: path, reason: reason))
    refilter(narrowing: false)
  }

  /// The line of a choice, nil if it is hidden.
  func row(of choice: Choice) -> Int? {
    switch choice {
    case .report(let id): rowOfEntry.indices.contains(id.index) ? Self.shown(rowOfEntry[id.index]) : nil
    case .unread(let index): rowOfUnread.indices.contains(index) ? Self.shown(rowOfUnread[index]) : nil
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

  /// The reports that a filter fits, in the order of the list, whatever the list itself is narrowed to.
  func entries(fitting filter: ListFilter) -> [Int] {
    guard !filter.isEmpty else { return everyEntry }
    var finder = finder
    finder.apply(filter, groups: groups, entries: entries, unread: [], narrowing: false)
    let sieve = FilterSieve(filter, self)
    return everyEntry.filter { finder.shows(entry: $0) && sieve.standing(ofEntry: $0) == .fits }
  }

  /// Makes some of the keys that a filter needs beforehand; whether all are there.
  mutating func prepareFilter(_ count: Int) -> Bool { finder.prepare(groups, count) }

  /// All reports in the order of the list, hidden ones among them.
  var everyEntry: [Int] { sortedGroups(order).flatMap { groups[$0].entries } }

  /// How many files could not be read.
  var unreadCount: Int { unread.count { !$0.isMended } }

  func entry(_ id: ReportID) -> Entry? { entries.indices.contains(id.index) ? entries[id.index] : nil }

  private static func shown(_ row: Int32) -> Int? { row < 0 ? nil : Int(row) }
}

// Arrangement
extension Shelf {
  private mutating func add(_ summary: ReportSummary) { put(summary, at: entries.count) }

  /// Shows no more that these files could not be read.
  mutating func forget(unreadable paths: Set<String>) {
    let mended = unread.indices.filter { !unread[$0].isMended && paths.contains(unread[$0].path) }
    guard !mended.isEmpty else { return }
    for index in mended { unread[index].isMended = true }
    refilter(narrowing: false)
  }

  /// Puts reports that were read again in their own places: their numbers stay.
  mutating func replace(_ replacements: [Replacement]) {
    for replacement in replacements { take(replacement.summary, insteadOf: replacement.id) }
    refilter(narrowing: false)
  }

  private mutating func take(_ summary: ReportSummary, insteadOf id: ReportID) {
    guard entries.indices.contains(id.index) else { return }
    let old = entries[id.index]
    groups[old.group].entries.removeAll { $0 == id.index }
    groups[old.group].failures -= old.failures.count
    groups[old.group].warnings -= old.warnings.count
    groups[old.group].newest = groups[old.group].entries.map { entries[$0].summary.year ?? 0 }.max() ?? 0
    setAside -= old.summary.standings.values.count { $0.isSetAside }
    put(summary, at: id.index)
  }

  private mutating func put(_ summary: ReportSummary, at index: Int) {
    let group = group(named: summary.canonicalAgency ?? summary.agency)
    let entry = Entry(summary, group: group)
    let place = groups[group].entries.partitioningIndex { !Self.precedes(entries[$0].summary, summary) }
    groups[group].entries.insert(index, at: place)
    setAside += entry.summary.standings.values.count { $0.isSetAside }
    groups[group].failures += entry.failures.count
    groups[group].warnings += entry.warnings.count
    groups[group].newest = max(groups[group].newest, summary.year ?? 0)
    if index < entries.count { entries[index] = entry } else { entries.append(entry) }
  }

  /// Puts findings across years behind the others; reports that are not among them have none.
  mutating func join(across reviews: [AcrossReview]) {
    hasComparedYears = true
    let found = Set(reviews.map(\.report))
    for index in entries.indices where !entries[index].summary.across.isEmpty {
      let id = ReportID(index: index)
      if !found.contains(id) { _ = replace(id) { $0.join(across: Review([])) } }
    }
    for review in reviews { _ = replace(review.report) { $0.join(across: review.review) } }
    refilter(narrowing: false)
  }

  /// Changes how a report's findings stand; its new summary, nil if there is no such report.
  mutating func settle(_ id: ReportID, _ change: (inout ReportSummary) -> Void) -> ReportSummary? {
    let summary = replace(id, change)
    if summary != nil { refilter(narrowing: false) }
    return summary
  }

  private mutating func replace(_ id: ReportID, _ change: (inout ReportSummary) -> Void) -> ReportSummary? {
    guard entries.indices.contains(id.index) else { return nil }
    let old = entries[id.index]
    var summary = old.summary
    change(&summary)
    let new = Entry(summary, group: old.group)
    entries[id.index] = new
    setAside += new.setAside.count - old.setAside.count
    groups[old.group].failures += new.failures.count - old.failures.count
    groups[old.group].warnings += new.warnings.count - old.warnings.count
    return summary
  }

  private static func precedes(_ left: ReportSummary, _ right: ReportSummary) -> Bool {
    (left.year ?? .max, left.source.path) < (right.year ?? .max, right.source.path)
  }

  private mutating func group(named name: String?) -> Int {
    let key = name ?? ""
    if let known = byName[key] { return known }
    let index = groups.count
    groups.append(Group(name: name, folded: folding.fold(key)))
    byName[key] = index
    let place = order.partitioningIndex { !stands(groups[$0].name, before: name) }
    order.insert(index, at: place)
    return index
  }

  /// Whether one agency stands before another; those without a name stand last.
  private func stands(_ left: String?, before right: String?) -> Bool {
    guard let left else { return false }
    guard let right else { return true }
    return left < right
  }

  private mutating func refilter(narrowing: Bool) {
    if !filter.isEmpty {
      finder.apply(filter, groups: groups, entries: entries, unread: unread, narrowing: narrowing)
    }
    sieve = FilterSieve(filter, self)
    arrange()
  }

  private mutating func arrange() {
    version += 1
    rows.removeAll(keepingCapacity: true)
    failuresBefore.removeAll(keepingCapacity: true)
    warningsBefore.removeAll(keepingCapacity: true)
    failuresBefore.append(0)
    warningsBefore.append(0)
    hidden = 0
    uncomparable = 0
    shownAgencies = 0
    rowOfEntry = [Int32](repeating: -1, count: entries.count)
    rowOfUnread = [Int32](repeating: -1, count: unread.count)
    for group in sortedGroups(order) { append(group: group) }
    appendUnread()
  }

  private func sortedGroups(_ order: [Int]) -> [Int] {
    switch sort {
    case .name: order
    case .failures: sorted(order) { groups[$0].failures }
    case .year: sorted(order) { groups[$0].newest }
    }
  }

  /// Groups with the greatest values first, of equal ones in their order: value and place are packed into one number,
  /// so that ten thousand are sorted without a look at the groups.
  private func sorted(_ order: [Int], by value: (Int) -> Int) -> [Int] {
    let keys = order.enumerated().map { place, group in
      UInt64(UInt32.max - UInt32(clamping: value(group))) << 32 | UInt64(UInt32(truncatingIfNeeded: place))
    }
    return keys.sorted().map { order[Int($0 & 0xFFFF_FFFF)] }
  }

  private mutating func append(group index: Int) {
    let listed = groups[index].entries
    let start = rows.count
    for entry in sort == .year ? listed.reversed() : listed where shows(entry: entry) {
      guard sieve.standing(ofEntry: entry) == .fits else {
        if sieve.standing(ofEntry: entry) == .unknown { uncomparable += 1 }
        continue
      }
      if rows.count == start { append(.agency(index)) }
      rowOfEntry[entry] = Int32(rows.count)
      append(.report(entry), failures: entries[entry].failures.count, warnings: entries[entry].warnings.count)
    }
    let shown = max(0, rows.count - start - 1)
    hidden += listed.count - shown
    if shown > 0 { shownAgencies += 1 }
  }

  private func shows(entry: Int) -> Bool {
    (filter.isEmpty || finder.shows(entry: entry)) && !(failuresOnly && entries[entry].failures.isEmpty)
  }

  private mutating func appendUnread() {
    let shown = unread.indices.filter {
      !unread[$0].isMended && !failuresOnly && (filter.isEmpty || finder.shows(unread: $0) && sieve.shows(unread: $0))
    }
    hidden += unreadCount - shown.count
    guard !shown.isEmpty else { return }
    append(.unreadHead)
    for index in shown {
      rowOfUnread[index] = Int32(rows.count)
      append(.unread(index))
    }
  }

  private mutating func append(_ row: Row, failures: Int = 0, warnings: Int = 0) {
    rows.append(row)
    failuresBefore.append((failuresBefore.last ?? 0) + failures)
    warningsBefore.append((warningsBefore.last ?? 0) + warnings)
  }
}
