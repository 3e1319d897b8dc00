/// Writes ZIP archives whose members are stored as they are: enough for documents that tests compose.
public struct StoredZip: Sendable {
  /// What an archive says of a member beside its content; tests let it lie.
  public struct Stated: Sendable {
    /// The size it claims to unpack to, nil for the true one.
    public var size: UInt32?
    /// The checksum it claims, nil for the true one.
    public var checksum: UInt32?
    /// The way in which it claims to be packed: 0 as it is, 8 deflated.
    public var method: UInt16

    /// Claims; the truth unless given.
    public init(size: UInt32? = nil, checksum: UInt32? = nil, method: UInt16 = 0) {
      self.size = size
      self.checksum = checksum
      self.method = method
    }
  }

  private var local: [UInt8] = []
  private var directory: [UInt8] = []
  private var count: UInt16 = 0

  /// An archive without members.
  public init() {}

  /// An archive of members in their order.
  public init(_ members: [(name: String, text: String)]) {
    for member in members { add(member.name, Array(member.text.utf8)) }
  }

  /// Adds a member under a name.
  public mutating func add(_ name: String, _ content: [UInt8], stated: Stated = Stated()) {
    add(Array(name.utf8), content, flags: 0x0800, stated: stated)
  }

  /// Adds a member whose name is bytes of whatever encoding; `flags` are those of the format, 0x0800 for UTF-8.
  public mutating func add(_ name: [UInt8], _ content: [UInt8], flags: UInt16, stated: Stated = Stated()) {
    let size = stated.size ?? UInt32(truncatingIfNeeded: content.count)
    let shared =
      short(20, flags, stated.method, 0, 0x5821) + long(stated.checksum ?? Self.checksum(of: content))
      + long(UInt32(truncatingIfNeeded: content.count)) + long(size) + short(UInt16(truncatingIfNeeded: name.count), 0)
    directory += long(0x0201_4B50) + short(20) + shared + short(0, 0, 0) + long(0)
    directory += long(UInt32(truncatingIfNeeded: local.count)) + name
    local += long(0x0403_4B50) + shared + name + content
    count += 1
  }

  /// The archive.
  public var bytes: [UInt8] {
    local + directory + long(0x0605_4B50) + short(0, 0, count, count)
      + long(UInt32(truncatingIfNeeded: directory.count)) + long(UInt32(truncatingIfNeeded: local.count)) + short(0)
  }

  /// CRC-32 as ZIP has it.
  public static func checksum(of bytes: [UInt8]) -> UInt32 {
    var sum: UInt32 = 0xFFFF_FFFF
    for byte in bytes { sum = sum >> 8 ^ table[Int((sum ^ UInt32(byte)) & 0xFF)] }
    return ~sum
  }

  private static let table: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { sum, _ in sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
  }

  private func short(_ words: UInt16...) -> [UInt8] { words.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } }
  private func long(_ word: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * UInt32($0))) }
  }
}
