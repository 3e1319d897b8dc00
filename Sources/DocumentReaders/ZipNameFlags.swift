/// Takes back what an archive says about the encoding of its members' names.
///
/// libzip refuses a whole archive over one name that says it is UTF-8 and is none, or has control characters in it. Names
/// are taken as bytes here, so that what is said of them is of no use.
enum ZipNameFlags {
  /// Clears the flag of UTF-8 in a table of contents at the end of an archive; false if it was set nowhere.
  static func clear(in bytes: UnsafeMutableRawBufferPointer) -> Bool {
    func number(_ place: Int, _ count: Int) -> Int { (0..<count).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) } }
    func isSign(_ place: Int, _ sign: [UInt8]) -> Bool { bytes[place..<place + 4].elementsEqual(sign) }
    let first = max(0, bytes.count - longestEnd)
    guard bytes.count >= shortestEnd,
      let end = (first...bytes.count - shortestEnd).last(where: { isSign($0, [0x50, 0x4B, 5, 6]) })
    else { return false }
    var place = max(0, end - number(end + 12, 4))
    var isChanged = false
    while place + entryHead <= end, isSign(place, [0x50, 0x4B, 1, 2]) {
      if bytes[place + 9] & 0x08 != 0 {
        bytes[place + 9] &= ~0x08
        isChanged = true
      }
      place += entryHead + [28, 30, 32].reduce(0) { $0 + number(place + $1, 2) }
    }
    return isChanged
  }

  private static let entryHead = 46
  private static let shortestEnd = 22
  /// With the longest remark an archive may end with.
  private static let longestEnd = 22 + 0xFFFF
}
