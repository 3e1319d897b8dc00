/// Reports by agency and year, so that each finds those it is held against at once.
struct YearShelf {
  private struct Place: Hashable {
    let agency: Int
    let year: Int
  }

  /// What stands at a place: the report whose path is first, and whether all others there hold the same figures.
  private struct Entry {
    let first: Int
    var isOne = true
  }

  /// The agencies by report, as numbers; nil for one that is not known.
  let agencies: [Int?]
  private let places: [Place?]
  private var entries: [Place: Entry] = [:]
  private var years: [Int: Set<Int>] = [:]

  init(_ records: [ReportRecord], _ book: AgencyBook) {
    agencies = book.groups(of: records.map(\.mention))
    places = zip(agencies, records).map { agency, record in
      guard let agency, let year = record.year else { return nil }
      return Place(agency: agency, year: year)
    }
    // In the order of the paths, so that it makes no difference in which order the reports came.
    let order = records.indices.sorted { records[$0].path.utf8.lexicographicallyPrecedes(records[$1].path.utf8) }
    for index in order {
      guard let place = places[index] else { continue }
      years[place.agency, default: []].insert(place.year)
      guard let entry = entries[place] else {
        entries[place] = Entry(first: index)
        continue
      }
      if !records[index].hasSameFigures(as: records[entry.first]) { entries[place]?.isOne = false }
    }
  }

  /// The report of the year before, nil if there is none or several that differ.
  func before(_ index: Int) -> Int? {
    guard let place = places[index], let before = entries[Place(agency: place.agency, year: place.year - 1)] else {
      return nil
    }
    return before.isOne ? before.first : nil
  }

  /// The report with the first path among those on the same year, nil if there is no other or this is it.
  func twin(_ index: Int) -> Int? {
    guard let place = places[index], let first = entries[place]?.first, first != index else { return nil }
    return first
  }

  /// Whether two agencies have reports on one and the same year: one that was renamed has not.
  func coexist(_ index: Int, _ other: Int) -> Bool {
    guard let place = places[index], let otherPlace = places[other] else { return false }
    if place.year == otherPlace.year { return true }
    return years[place.agency]?.isDisjoint(with: years[otherPlace.agency] ?? []) == false
  }
}
