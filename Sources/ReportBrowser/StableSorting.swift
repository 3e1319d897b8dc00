extension [Int32] {
  /// Sorts places so that their keys ascend; places of equal keys keep their order.
  ///
  /// In passes over the keys' bits, from the least to the greatest: ten thousand take a fraction of a millisecond, which
  /// comparing them would not. The greatest key of all is for what has nothing to sort by.
  mutating func sortStably(by keys: [UInt64]) {
    // They stand last in any case, and would make every bit differ.
    let last = filter { keys[Int($0)] == .max }
    var places = last.isEmpty ? self : filter { keys[Int($0)] != .max }
    var sorted = places
    guard let first = places.first else { return }
    var differing: UInt64 = 0
    for place in places { differing |= keys[Int(place)] ^ keys[Int(first)] }
    let digit = 11
    let mask: UInt64 = 1 << UInt64(digit) - 1
    for shift in stride(from: 0, to: 64, by: digit) where differing >> UInt64(shift) & mask != 0 {
      var starts = [Int32](repeating: 0, count: Int(mask) + 2)
      for place in places { starts[Int(keys[Int(place)] >> UInt64(shift) & mask) + 1] += 1 }
      for index in 1..<starts.count { starts[index] += starts[index - 1] }
      for place in places {
        let digit = Int(keys[Int(place)] >> UInt64(shift) & mask)
        sorted[Int(starts[digit])] = place
        starts[digit] += 1
      }
      swap(&places, &sorted)
    }
    self = places + last
  }
}
