/// Reports by agency and year, so that each finds those it is held against at once.
struct YearShelf {
  private struct Place: Hashable {
    let agency: Int
    let year: Int
  }

  /// What stands at a place: the report listed first, and whether all others there hold the same figures.
  private struct Entry {
    let first: Int
    var isOne = true
  }

  private let places: [Place?]
  private var entries: [Place: Entry] = [:]
  /// Runs of text that more than three in ten of many agencies share.
  let common: Set<UInt32>

  init(_ records: [ReportRecord], _ book: AgencyBook) {
    let agencies = book.groups(of: records.map(\.agency))
    places = zip(agencies, records).map { agency, record in
      guard let agency, let year = record.year else { return nil }
      return Place(agency: agency, year: year)
    }
    common = Self.commonRuns(records, agencies)
    for (index, place) in places.enumerated() {
      guard let place else { continue }
      guard let entry = entries[place] else {
        entries[place] = Entry(first: index)
        continue
      }
      if !records[index].hasSameFigures(as: records[entry.first]) { entries[place]?.isOne = false }
    }
  }

  /// The reports that a report is held against.
  func others(of index: Int) -> [Int] {
    guard let place = places[index] else { return [] }
    var others: [Int] = []
    if let before = entries[Place(agency: place.agency, year: place.year - 1)], before.isOne {
      others.append(before.first)
    }
    if let first = entries[place]?.first, first != index { others.append(first) }
    return others
  }

  /// Runs shared by more than three in ten of the agencies, judged by up to two hundred of them; none among few.
  private static func commonRuns(_ records: [ReportRecord], _ agencies: [Int?]) -> Set<UInt32> {
    var seen: Set<Int> = []
    var counts: [UInt32: Int] = [:]
    for (record, agency) in zip(records, agencies) where seen.count < 200 {
      guard let agency, seen.insert(agency).inserted else { continue }
      for hash in Set(record.prints.flatMap(\.hashes)) { counts[hash, default: 0] += 1 }
    }
    guard seen.count >= 20 else { return [] }
    return Set(counts.filter { $0.value * 10 > seen.count * 3 }.keys)
  }
}
