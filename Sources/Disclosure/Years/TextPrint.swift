/// The print of a text by which two texts are compared: the smallest hashes of its runs of five characters, digits left
/// out; how many of them two texts share tells how alike they are (Jaccard's measure, to about three per cent).
struct TextPrint: Sendable, Hashable {
  /// The smallest hashes, ascending.
  private(set) var hashes: [UInt32] = []
  /// How many units the text has without digits.
  let length: Int

  private static let size = 256

  /// The print of a text.
  init(_ text: String) {
    let units = ProseText(text).units.filter { Unit.isHan($0) || Unit.isLetter($0) }
    length = units.count
    guard units.count >= 5 else { return }
    // Of a long text only hashes small enough to be among the smallest are sorted.
    let share = UInt64(UInt32.max) * UInt64(Self.size * 2) / UInt64(units.count)
    take(units, upTo: UInt32(clamping: share))
    if hashes.count < Self.size, share < UInt64(UInt32.max) { take(units, upTo: .max) }
  }

  private mutating func take(_ units: [UInt16], upTo limit: UInt32) {
    var all: [UInt32] = []
    all.reserveCapacity(min(units.count, Self.size * 3))
    units.withUnsafeBufferPointer { units in
      for start in 0...(units.count - 5) {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for place in start..<start + 5 { hash = (hash ^ UInt64(units[place])) &* 0x100_0000_01B3 }
        hash ^= hash >> 29
        hash = hash &* 0xBF58_476D_1CE4_E5B9
        let short = UInt32(truncatingIfNeeded: hash >> 32)
        if short <= limit { all.append(short) }
      }
    }
    all.sort()
    hashes = []
    for hash in all where hashes.last != hash {
      hashes.append(hash)
      if hashes.count == Self.size { break }
    }
  }

  /// How alike two texts are, 0 to 1, runs that many texts share left out.
  func likeness(to other: TextPrint, without common: Set<UInt32> = []) -> Double {
    var (left, right, seen, shared) = (0, 0, 0, 0)
    while left < hashes.count, right < other.hashes.count, seen < Self.size {
      let (mine, theirs) = (hashes[left], other.hashes[right])
      if !common.contains(min(mine, theirs)) {
        seen += 1
        if mine == theirs { shared += 1 }
      }
      if mine <= theirs { left += 1 }
      if theirs <= mine { right += 1 }
    }
    return seen < 40 ? 0 : Double(shared) / Double(seen)
  }
}
