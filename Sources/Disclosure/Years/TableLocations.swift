/// Where a report's tables begin, in a fifth of the memory: lists hold ten thousand reports, and most places are a line.
struct TableLocations: Sendable {
  /// A place; 0 stands for a number that there is not, an end before the start for a range that there is not.
  private struct Place: Sendable {
    let table: TableKind
    let hasMember: Bool
    let page: Int32
    let line: Int32
    let tableNumber: Int32
    let row: Int32
    let column: Int32
    let start: Int32
    let end: Int32

    init(_ table: TableKind, _ location: Location) {
      self.table = table
      hasMember = location.member != nil
      page = Int32(clamping: location.page ?? 0)
      line = Int32(clamping: location.line ?? 0)
      tableNumber = Int32(clamping: location.table ?? 0)
      row = Int32(clamping: location.row ?? 0)
      column = Int32(clamping: location.column ?? 0)
      start = Int32(clamping: location.range?.lowerBound ?? 0)
      end = Int32(clamping: location.range?.upperBound ?? -1)
    }
  }

  private let member: String?
  private let places: [Place]

  /// Tables with their places, all in one member of an archive if in any; of one elsewhere no place is kept.
  init(_ tables: [(table: TableKind, location: Location?)]) {
    let member = tables.lazy.compactMap { $0.location?.member }.first
    self.member = member
    places = tables.compactMap { table, location in
      guard let location, location.member == nil || location.member == member else { return nil }
      return Place(table, location)
    }
  }

  /// Where a table begins, nil if that is not known.
  subscript(table: TableKind) -> Location? {
    guard let place = places.first(where: { $0.table == table }) else { return nil }
    func number(_ number: Int32) -> Int? { number == 0 ? nil : Int(number) }
    return Location(
      member: place.hasMember ? member : nil, page: number(place.page), line: number(place.line),
      table: number(place.tableNumber), row: number(place.row), column: number(place.column),
      range: place.start <= place.end ? Int(place.start)..<Int(place.end) : nil)
  }
}
