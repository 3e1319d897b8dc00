/// The print of a text by which two texts are compared: the smallest hashes of its runs of five characters, digits left
/// out; how many of them two texts share tells how alike they are (Jaccard's measure, to about three per cent).
struct TextPrint: Sendable, Hashable {
  /// The steps from each of the smallest hashes to the next, ascending; the greatest step stands for itself and more.
  private var steps: [UInt16] = []
  /// How many units the text has without digits.
  let length: Int

  private static let size = 256
  /// Hashes of twenty bits tell the runs of two texts apart, and the steps between them are small.
  private static let bits: UInt32 = 20

  /// The smallest hashes, ascending.
  var hashes: [UInt32] {
    var hashes: [UInt32] = []
    hashes.reserveCapacity(Self.size)
    var hash: UInt32 = 0
    for step in steps {
      hash += UInt32(step)
      if step != .max { hashes.append(hash) }
    }
    return hashes
  }

  /// The print of a text.
  init(_ text: String) {
    let units = ProseText(text).units.filter { Unit.isHan($0) || Unit.isLetter($0) }
    length = units.count
    guard units.count >= 5 else { return }
    // Of a long text only hashes small enough to be among the smallest are sorted.
    let share = UInt64(UInt32.max) * UInt64(Self.size * 2) / UInt64(units.count)
    if !take(units, upTo: UInt32(clamping: share)), share < UInt64(UInt32.max) { take(units, upTo: .max) }
  }

  /// Takes the smallest hashes that are no greater than a limit; whether there are enough of them.
  @discardableResult
  private mutating func take(_ units: [UInt16], upTo limit: UInt32) -> Bool {
    var all: [UInt32] = []
    all.reserveCapacity(min(units.count, Self.size * 3))
    units.withUnsafeBufferPointer { units in
      for start in 0...(units.count - 5) {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for place in start..<start + 5 { hash = (hash ^ UInt64(units[place])) &* 0x100_0000_01B3 }
        hash ^= hash >> 29
        hash = hash &* 0xBF58_476D_1CE4_E5B9
        let short = UInt32(truncatingIfNeeded: hash >> 32)
        if short <= limit { all.append(short >> (32 - Self.bits)) }
      }
    }
    all.sort()
    steps = []
    steps.reserveCapacity(Self.size)
    var count = 0
    var last: UInt32?
    for hash in all where hash != last {
      var step = hash - (last ?? 0)
      while step >= UInt32(UInt16.max) {
        steps.append(.max)
        step -= UInt32(UInt16.max)
      }
      steps.append(UInt16(step))
      last = hash
      count += 1
      if count == Self.size { break }
    }
    return count == Self.size
  }

  /// How alike two texts are, 0 to 1, runs that many texts share left out.
  func likeness(to other: TextPrint, without common: Set<UInt32> = []) -> Double {
    let (own, others) = (hashes, other.hashes)
    var (left, right, seen, shared) = (0, 0, 0, 0)
    while left < own.count, right < others.count, seen < Self.size {
      let (mine, theirs) = (own[left], others[right])
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
