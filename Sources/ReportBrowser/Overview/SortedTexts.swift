/// Texts of reports kept in their order from the first on: to order ten thousand at once would take too long for a key.
struct SortedTexts: Sendable {
  private var texts: [Int: String] = [:]
  /// The reports in the order of their texts.
  private var order: [Int32] = []

  var isEmpty: Bool { order.isEmpty }

  subscript(report: Int) -> String { texts[report] ?? "" }

  /// Puts a report's text in its place, instead of the one it had.
  mutating func insert(_ text: String, _ report: Int) {
    guard texts[report] != text else { return }
    if texts[report] != nil { order.removeAll { $0 == report } }
    let place = order.partitioningIndex { self[Int($0)] >= text }
    order.insert(Int32(clamping: report), at: place)
    texts[report] = text
  }

  /// The rank of each of so many reports' texts; equal texts have the same.
  func ranks(of count: Int) -> [UInt32] {
    var ranks = [UInt32](repeating: 0, count: count)
    var rank: UInt32 = 0
    for (place, report) in order.enumerated() {
      if place > 0, self[Int(order[place - 1])] != self[Int(report)] { rank += 1 }
      ranks[Int(report)] = rank
    }
    return ranks
  }
}
