/// Rows or columns as ranges in order that neither meet nor overlap: a few bytes of a file can name a million of them.
struct IndexRanges {
  private var ranges: [Range<Int>] = []

  /// Adds a range; cheapest at the end.
  mutating func insert(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    let first = place { $0.upperBound < range.lowerBound }
    var joined = range
    var end = first
    while end < ranges.count, ranges[end].lowerBound <= range.upperBound {
      joined = min(joined.lowerBound, ranges[end].lowerBound)..<max(joined.upperBound, ranges[end].upperBound)
      end += 1
    }
    ranges.replaceSubrange(first..<end, with: CollectionOfOne(joined))
  }

  /// Whether it holds that index.
  func contains(_ index: Int) -> Bool { range(from: index).map { $0.lowerBound <= index } ?? false }

  /// Whether it holds all of a range.
  func covers(_ range: Range<Int>) -> Bool {
    range.isEmpty
      || (self.range(from: range.lowerBound).map {
        $0.lowerBound <= range.lowerBound && $0.upperBound >= range.upperBound
      } ?? false)
  }

  /// The first of some indices that it does not hold.
  func firstOutside(_ indices: ClosedRange<Int>) -> Int? {
    guard let range = range(from: indices.lowerBound), range.lowerBound <= indices.lowerBound else {
      return indices.lowerBound
    }
    return range.upperBound <= indices.upperBound ? range.upperBound : nil
  }

  /// What it holds of a range, in order.
  func overlap(_ range: Range<Int>) -> [Range<Int>] {
    ranges[place { $0.upperBound <= range.lowerBound }...].prefix { $0.lowerBound < range.upperBound }
      .map { $0.clamped(to: range) }
  }

  /// The first range that ends behind an index.
  private func range(from index: Int) -> Range<Int>? {
    let place = place { $0.upperBound <= index }
    return place < ranges.count ? ranges[place] : nil
  }

  private func place(where isBefore: (Range<Int>) -> Bool) -> Int { ranges.countInOrder(isBefore) }
}

extension Array {
  /// How many elements at the front match, where those that match all stand in front of those that do not.
  func countInOrder(_ matches: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if matches(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
