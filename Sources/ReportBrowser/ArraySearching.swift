extension Array {
  /// The first place for which `belongs` holds, in an array where it holds for a tail only.
  func partitioningIndex(where belongs: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if belongs(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension Array where Element == UInt32 {
  /// Whether another run of scalars stands in it somewhere.
  func contains(_ other: [UInt32]) -> Bool { firstRange(of: other, from: 0) != nil }

  /// The first place from `start` on where another run of scalars stands.
  func firstRange(of other: [UInt32], from start: Int) -> Range<Int>? {
    guard let first = other.first, count >= other.count else { return nil }
    var index = start
    while index + other.count <= count {
      if self[index] == first, self[index..<index + other.count].elementsEqual(other) {
        return index..<index + other.count
      }
      index += 1
    }
    return nil
  }
}
