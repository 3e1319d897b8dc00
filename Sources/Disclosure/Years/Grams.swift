/// Runs of five letters, each as a hash of 64 bits.
enum Grams {
  /// How many letters a run has.
  static let size = 5

  /// Hands over the hash of every run of a text, in its order.
  @inline(__always)
  static func each(_ letters: ArraySlice<UInt16>, _ take: (UInt64) -> Void) {
    letters.withUnsafeBufferPointer { letters in
      guard letters.count >= size else { return }
      // Four letters fill a word, which slides along the text; the fifth is mixed in.
      var four: UInt64 = 0
      for (place, letter) in letters.enumerated() {
        if place >= size - 1 { take(mixed(four ^ (UInt64(letter) &* 0x9E37_79B9_7F4A_7C15))) }
        four = four >> 16 | UInt64(letter) << 48
      }
    }
  }

  /// The distinct hashes of a text, ascending.
  static func distinct(_ letters: ArraySlice<UInt16>) -> [UInt64] {
    var hashes: [UInt64] = []
    hashes.reserveCapacity(max(0, letters.count - size + 1))
    each(letters) { hashes.append($0) }
    hashes.sort()
    return unique(hashes)
  }

  /// Ascending numbers, each once.
  static func unique(_ sorted: [UInt64]) -> [UInt64] {
    var last: UInt64?
    return sorted.filter { number in
      defer { last = number }
      return number != last
    }
  }

  private static func mixed(_ word: UInt64) -> UInt64 {
    var word = word
    word = (word ^ (word >> 33)) &* 0xFF51_AFD7_ED55_8CCD
    word = (word ^ (word >> 33)) &* 0xC4CE_B9FE_1A85_EC53
    return word ^ (word >> 33)
  }
}

/// A table from hashes to small numbers: the hashes are spread already, so that a place is found by their last bits.
struct GramTable: Sendable {
  private var keys: [UInt64]
  private var values: [UInt32]
  private var mask: Int
  private var used: [Int32] = []

  /// A table for so many hashes.
  init(_ count: Int) {
    var size = 64
    while size < count * 2 { size *= 2 }
    keys = [UInt64](repeating: 0, count: size)
    values = [UInt32](repeating: 0, count: size)
    mask = size - 1
  }

  /// The number of a hash, 0 for one that is not in the table.
  subscript(hash: UInt64) -> UInt32 { values[slot(hash)] }

  /// Puts a hash in with a number other than 0; there must be room.
  mutating func put(_ hash: UInt64, _ value: UInt32) {
    let slot = slot(hash)
    if values[slot] == 0 { used.append(Int32(slot)) }
    keys[slot] = hash
    values[slot] = value
  }

  /// Changes a hash's number, where it is in the table and has another; whether it was.
  @inline(__always)
  mutating func mark(_ hash: UInt64, _ value: UInt32) -> Bool {
    let slot = slot(hash)
    guard values[slot] != 0, values[slot] != value else { return false }
    values[slot] = value
    return true
  }

  /// The hashes whose numbers a test holds for, in a table no larger than they need.
  func filtered(_ isKept: (UInt32) -> Bool) -> GramTable {
    let kept = used.map(Int.init).filter { isKept(values[$0]) }
    var table = GramTable(kept.count)
    for slot in kept { table.put(keys[slot], values[slot]) }
    return table
  }

  /// Empties the table, and makes room for so many.
  mutating func clear(_ count: Int) {
    guard count * 2 <= keys.count else {
      self = GramTable(count)
      return
    }
    for slot in used { values[Int(slot)] = 0 }
    used.removeAll(keepingCapacity: true)
  }

  @inline(__always)
  private func slot(_ hash: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: hash) & mask
    while values[slot] != 0, keys[slot] != hash { slot = (slot + 1) & mask }
    return slot
  }
}
