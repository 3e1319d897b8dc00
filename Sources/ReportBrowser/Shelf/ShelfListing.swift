import Disclosure

/// All reports in the order of names, agency by agency, as rows of small numbers: a key goes through ten thousand of
/// them, and to look at each report itself would take most of the time there is.
struct ShelfListing: Sendable {
  /// The agencies by name, as places among the groups; those without a name stand last.
  private(set) var groups: [Int32] = []
  /// Where each agency's reports end among `reports`.
  private(set) var ends: [Int32] = []
  /// The reports, those of an agency by year.
  private(set) var reports: [Int32] = []
  /// The year of each of `reports`, `noYear` where it was not read.
  private(set) var years: [Int32] = []
  /// How many checks of each of `reports` fail, and how many warnings there are.
  private(set) var failures: [Int32] = []
  private(set) var warnings: [Int32] = []

  /// The place of the reports whose agency was not read, nil if there are none.
  private(set) var nameless: Int?

  static let noYear = Int32.min

  init() {}

  init(_ contents: ShelfContents) {
    let entries = contents.entries
    groups.reserveCapacity(contents.order.count)
    ends.reserveCapacity(contents.order.count)
    reports.reserveCapacity(entries.count)
    years.reserveCapacity(entries.count)
    failures.reserveCapacity(entries.count)
    warnings.reserveCapacity(entries.count)
    for group in contents.order {
      if contents.groups[group].name == nil { nameless = groups.count }
      groups.append(Int32(clamping: group))
      for index in contents.groups[group].entries {
        let entry = entries[index]
        reports.append(Int32(clamping: index))
        years.append(entry.summary.year.map { Int32(clamping: $0) } ?? Self.noYear)
        failures.append(Int32(clamping: entry.failures.count))
        warnings.append(Int32(clamping: entry.warnings.count))
      }
      ends.append(Int32(clamping: reports.count))
    }
  }

  /// Where the reports of the agency at a place stand among `reports`.
  func range(of place: Int) -> Range<Int> { (place == 0 ? 0 : Int(ends[place - 1]))..<Int(ends[place]) }

  /// The places of the agencies as an order has them: those with the greatest values first, of equal ones by name.
  func places(in sort: SortOrder) -> [Int32] {
    var places = groups.indices.map { Int32(clamping: $0) }
    guard sort != .name else { return places }
    var start = 0
    places.sortStably(
      by: ends.map { end in
        var value = 0
        for index in start..<Int(end) {
          value = sort == .failures ? value + Int(failures[index]) : max(value, Int(years[index]))
        }
        start = Int(end)
        return UInt64(UInt32.max - UInt32(clamping: value))
      })
    return places
  }
}
