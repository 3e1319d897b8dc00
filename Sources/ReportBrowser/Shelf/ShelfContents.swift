import Disclosure

/// The reports that were found, each under a number of its own, grouped by agency.
struct ShelfContents: Sendable {
  private(set) var entries: [Shelf.Entry] = []
  private(set) var groups: [Shelf.Group] = []
  /// The groups in the order of their names; those without a name stand last.
  private(set) var order: [Int] = []
  /// How many findings are set aside.
  private(set) var setAside = 0
  private var byName: [String: Int] = [:]
  private let folding: Folding

  init(folding: Folding) { self.folding = folding }

  /// Takes in a report; its number.
  mutating func add(_ summary: ReportSummary) -> Int {
    put(summary, at: entries.count)
    return entries.count - 1
  }

  /// Puts a report that was read again in the place of what stood there, which is returned.
  mutating func replace(_ index: Int, by summary: ReportSummary) -> Shelf.Entry {
    let old = entries[index]
    groups[old.group].entries.removeAll { $0 == index }
    groups[old.group].failures -= old.failures.count
    groups[old.group].warnings -= old.warnings.count
    groups[old.group].newest = groups[old.group].entries.map { entries[$0].summary.year ?? 0 }.max() ?? 0
    setAside -= old.summary.standings.values.count { $0.isSetAside }
    put(summary, at: index)
    return old
  }

  /// Changes the findings of a report or how they stand; its new summary.
  mutating func change(_ index: Int, _ change: (inout ReportSummary) -> Void) -> ReportSummary {
    let old = entries[index]
    var summary = old.summary
    change(&summary)
    let new = Shelf.Entry(summary, group: old.group)
    entries[index] = new
    setAside += new.setAside.count - old.setAside.count
    groups[old.group].failures += new.failures.count - old.failures.count
    groups[old.group].warnings += new.warnings.count - old.warnings.count
    return summary
  }

  /// A report and those whose columns may tell of it: growth and findings across years are those of one agency.
  func related(to index: Int) -> [Int] {
    let group = groups[entries[index].group]
    return group.name == nil ? [index] : group.entries
  }

  private mutating func put(_ summary: ReportSummary, at index: Int) {
    let group = group(named: summary.canonicalAgency ?? summary.agency)
    let entry = Shelf.Entry(summary, group: group)
    let place = groups[group].entries.partitioningIndex { !Self.precedes(entries[$0].summary, summary) }
    groups[group].entries.insert(index, at: place)
    setAside += entry.summary.standings.values.count { $0.isSetAside }
    groups[group].failures += entry.failures.count
    groups[group].warnings += entry.warnings.count
    groups[group].newest = max(groups[group].newest, summary.year ?? 0)
    if index < entries.count { entries[index] = entry } else { entries.append(entry) }
  }

  private static func precedes(_ left: ReportSummary, _ right: ReportSummary) -> Bool {
    (left.year ?? .max, left.source.path) < (right.year ?? .max, right.source.path)
  }

  private mutating func group(named name: String?) -> Int {
    let key = name ?? ""
    if let known = byName[key] { return known }
    let index = groups.count
    groups.append(Shelf.Group(name: name, folded: folding.fold(key)))
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
}
