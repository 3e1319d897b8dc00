/// Deflated data that tests compose by hand: one letter, over and over.
public enum Deflated {
  /// A letter so many times, packed to a hundred-and-sixtieth.
  public static func run(of letter: UInt8, atLeast count: Int) -> (packed: [UInt8], count: Int) {
    var bits = Bits()
    // One last block with the codes that the format sets: the letter, then copies of 258 bytes from one byte back.
    bits.add(1, 1)
    bits.add(1, 2)
    bits.addCode(0x30 + UInt32(letter), 8)
    let copies = max(0, count - 1 + 257) / 258
    for _ in 0..<copies {
      bits.addCode(0b1100_0101, 8)
      bits.addCode(0, 5)
    }
    bits.addCode(0, 7)
    return (bits.bytes, copies * 258 + 1)
  }

  /// Bits as deflate sets them down: numbers the least bit first, codes the greatest bit first.
  private struct Bits {
    private(set) var bytes: [UInt8] = []
    private var used = 8

    mutating func add(_ value: UInt32, _ count: Int) {
      for place in 0..<count { put(value >> UInt32(place) & 1) }
    }

    mutating func addCode(_ value: UInt32, _ count: Int) {
      for place in (0..<count).reversed() { put(value >> UInt32(place) & 1) }
    }

    private mutating func put(_ bit: UInt32) {
      if used == 8 {
        bytes.append(0)
        used = 0
      }
      bytes[bytes.count - 1] |= UInt8(bit << UInt32(used))
      used += 1
    }
  }
}
