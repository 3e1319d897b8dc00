/// Writes RAR 5 archives whose members are stored as they are.
public struct StoredRAR: Sendable {
  private var blocks: [UInt8] = []

  /// An archive without members.
  public init() {}

  /// Adds a member under a name.
  public mutating func add(_ name: String, _ content: [UInt8]) {
    let size = Self.number(content.count)
    // A file with its checksum stated, stored, made on UNIX.
    let fields =
      Self.number(2) + Self.number(2) + size + Self.number(4) + size + Self.number(0o100644)
      + Self.long(StoredZip.checksum(of: content)) + Self.number(0) + Self.number(1) + Self.number(name.utf8.count)
      + Array(name.utf8)
    blocks += Self.block(fields) + content
  }

  /// The archive.
  public var bytes: [UInt8] {
    Array("Rar!\u{1A}\u{7}\u{1}\u{0}".utf8) + Self.block(Self.number(1) + Self.number(0) + Self.number(0)) + blocks
      + Self.block(Self.number(5) + Self.number(0) + Self.number(0))
  }

  private static func block(_ fields: [UInt8]) -> [UInt8] {
    let sized = number(fields.count) + fields
    return long(StoredZip.checksum(of: sized)) + sized
  }

  /// A number in groups of seven bits, the least first.
  private static func number(_ value: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = value
    repeat {
      bytes.append(UInt8(rest & 0x7F) | (rest > 0x7F ? 0x80 : 0))
      rest >>= 7
    } while rest > 0
    return bytes
  }

  private static func long(_ word: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * UInt32($0))) }
  }
}
