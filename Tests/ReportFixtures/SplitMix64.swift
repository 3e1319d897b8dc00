/// A small deterministic source of randomness: the same seed gives the same report on every machine.
public struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// A generator that starts at `seed`.
  public init(seed: UInt64) { state = seed }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }

  /// Whether something that happens `percent` times in a hundred happens now.
  public mutating func chance(_ percent: Int) -> Bool { int(in: 0...99) < percent }

  /// A whole number of the range.
  public mutating func int(in range: ClosedRange<Int>) -> Int {
    let width = UInt64(range.upperBound - range.lowerBound) + 1
    return range.lowerBound + Int(next() % width)
  }

  /// One of the choices; the first choice is passed apart so that there always is one.
  public mutating func pick<Choice>(_ first: Choice, _ others: Choice...) -> Choice {
    let index = int(in: 0...others.count)
    return index == 0 ? first : others[index - 1]
  }

  /// One element of a list, or nil of an empty one.
  public mutating func element<List: RandomAccessCollection>(of list: List) -> List.Element? {
    list.isEmpty ? nil : list[list.index(list.startIndex, offsetBy: int(in: 0...(list.count - 1)))]
  }
}
