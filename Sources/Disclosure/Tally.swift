/// How often each of a few numbers was met.
struct Tally: Sendable {
  private var entries: [(value: Int, count: Int)] = []

  init() {}
  init(_ value: Int) { entries = [(value, 1)] }

  /// Whether no two different numbers were met.
  var isUnanimous: Bool { entries.count <= 1 }
  /// The number met most often, the greatest of them if there are several.
  var mode: (value: Int, count: Int)? { entries.max { ($0.count, $0.value) < ($1.count, $1.value) } }

  mutating func add(_ value: Int, times: Int = 1) {
    if let index = entries.firstIndex(where: { $0.value == value }) {
      entries[index].count += times
    } else {
      entries.append((value, times))
    }
  }

  mutating func add(_ other: Tally) {
    for entry in other.entries { add(entry.value, times: entry.count) }
  }

  func count(of value: Int) -> Int { entries.first { $0.value == value }?.count ?? 0 }

  /// The same without one of the numbers.
  func without(_ value: Int) -> Tally {
    var rest = self
    rest.entries.removeAll { $0.value == value }
    return rest
  }
}
