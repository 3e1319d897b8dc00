// What is kept of the overview from one session to the next: columns by their names, so that another version of the
// program, which may have other columns, finds them again.
extension OverviewView {
  /// What the agency's column is called, which has no name among the others.
  private static let agency = "agency"

  private static func name(of column: Int?) -> String? {
    guard let column else { return agency }
    return OverviewColumns.all.indices.contains(column) ? OverviewColumns.all[column].id : nil
  }

  /// The column of a name, itself nil for the agency's; nil if there is none of that name.
  private static func column(named name: Substring) -> Int?? {
    if name == agency { return .some(nil) }
    return OverviewColumns.byID[String(name)].map { .some($0) }
  }

  private static func list(_ columns: [Int]) -> String { columns.compactMap(name(of:)).joined(separator: " ") }

  private static func columns(in list: String) -> [Int] {
    var seen: Set<Int> = []
    return list.split(separator: " ").compactMap { OverviewColumns.byID[String($0)] }.filter {
      seen.insert($0).inserted
    }
  }

  /// Adds to a record what differs from a new session.
  func note(in record: inout SessionRecord) {
    let usual = OverviewView()
    if order != usual.order { record["overview-order"] = Self.list(order) }
    if shown != usual.shown { record["overview-columns"] = Self.list(columns) }
    if !hidden.isEmpty { record["overview-hidden"] = Self.list(hidden) }
    let sizes = widths.compactMap { column, width in Self.name(of: column).map { "\($0)=\(width)" } }
    if !sizes.isEmpty { record["overview-widths"] = sizes.sorted().joined(separator: " ") }
    let keys = sorts.compactMap { key in Self.name(of: key.column).map { $0 + (key.isDescending ? "=down" : "=up") } }
    if !keys.isEmpty { record["overview-sort"] = keys.joined(separator: " ") }
  }

  /// The view that a record tells of: what it does not know is as in a new session.
  init(_ record: SessionRecord) {
    self.init()
    if let list = record["overview-order"] {
      let kept = Self.columns(in: list)
      order = kept + order.filter { !Set(kept).contains($0) }
    }
    if let list = record["overview-columns"] { shown = Set(Self.columns(in: list)) }
    hidden = Self.columns(in: record["overview-hidden"] ?? "").filter { !shown.contains($0) }
    for (column, value) in Self.pairs(record["overview-widths"]) {
      if let width = Int(value), (1...200).contains(width) { widths[column] = width }
    }
    var seen: Set<Int?> = []
    for (column, value) in Self.pairs(record["overview-sort"]) where seen.insert(column).inserted {
      sorts.append(SortKey(column: column, isDescending: value == "down"))
    }
  }

  private static func pairs(_ list: String?) -> [(column: Int?, value: Substring)] {
    (list ?? "").split(separator: " ").compactMap { piece in
      let parts = piece.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, let column = column(named: parts[0]) else { return nil }
      return (column, parts[1])
    }
  }
}
