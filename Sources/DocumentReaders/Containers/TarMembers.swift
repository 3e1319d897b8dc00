import Glibc

/// The members of a tar archive in a file: POSIX (ustar, pax) and GNU.
///
/// Links and devices in it are passed over; they are never made.
struct TarMembers: MemberSource {
  private struct Place {
    let start: Int
    let size: Int
  }

  private static let block = 512

  private(set) var entries: [MemberEntry] = []
  private(set) var remark: ReadingError.Kind?
  /// Whether nothing at all stands in it, not even a folder.
  private(set) var isEmpty = true
  private var places: [Place] = []
  private let descriptor: Int32
  private let size: Int
  /// What keeps the descriptor open.
  private let owner: AnyObject?

  /// Looks through an archive of that length; the descriptor must stay open as long as this is there.
  init(_ descriptor: Int32, size: Int, owner: AnyObject?, limits: ReadingLimits) throws(ReadingError.Kind) {
    self.descriptor = descriptor
    self.size = size
    self.owner = owner
    var scan = Scan()
    var place = 0
    while place + Self.block <= size {
      let head = try FileBytes.read(descriptor, at: place, Self.block)
      guard head.count == Self.block, head.contains(where: { $0 != 0 }) else { break }
      guard let entry = Header(head) else {
        remark = .damaged(.tar)
        break
      }
      isEmpty = false
      let start = place + Self.block
      let length = scan.size ?? entry.size
      if entry.isExtension, length <= 1 << 20 {
        scan.take(entry.type, try FileBytes.read(descriptor, at: start, length))
      } else {
        if entry.isFile { add(scan.name ?? entry.name, Place(start: start, size: length)) }
        scan = Scan()
      }
      guard entries.count <= limits.members else { throw .overLimit(.members(limits.members)) }
      let (end, overflow) = start.addingReportingOverflow(length + (Self.block - length % Self.block) % Self.block)
      guard !overflow, end > place else { break }
      place = end
    }
    if entries.isEmpty, remark != nil { throw .damaged(.tar) }
  }

  func read(_ index: Int, into bytes: inout MemberBytes) throws(ReadingError.Kind) {
    let place = places[index]
    var done = 0
    while done < place.size {
      let piece = try FileBytes.read(descriptor, at: place.start + done, min(1 << 16, place.size - done))
      guard !piece.isEmpty else { throw .damaged(.tar) }
      try bytes.add(piece)
      done += piece.count
    }
  }

  private mutating func add(_ name: [UInt8], _ place: Place) {
    entries.append(MemberEntry(name: name, index: places.count))
    places.append(place)
  }

  /// What blocks before a member say of it that its own has no room for.
  private struct Scan {
    var name: [UInt8]?
    var size: Int?

    mutating func take(_ type: UInt8, _ content: [UInt8]) {
      switch type {
      case UInt8(ascii: "L"): name = Array(content.prefix { $0 != 0 })
      case UInt8(ascii: "x"):
        var rest = content[...]
        while let record = Self.record(&rest) {
          if record.key.elementsEqual("path".utf8) { name = Array(record.value) }
          if record.key.elementsEqual("size".utf8) { size = Int(String(decoding: record.value, as: UTF8.self)) }
        }
        if let length = size, length < 0 { size = nil }
      default: break
      }
    }

    /// A record of a pax header: its length in decimal, a blank, `key=value` and a line feed.
    private static func record(
      _ rest: inout ArraySlice<UInt8>
    ) -> (key: ArraySlice<UInt8>, value: ArraySlice<UInt8>)? {
      guard let blank = rest.firstIndex(of: 0x20),
        let length = Int(String(decoding: rest[..<blank], as: UTF8.self)), length > blank - rest.startIndex + 1,
        length <= rest.count
      else { return nil }
      let text = rest[(blank + 1)..<(rest.startIndex + length - 1)]
      rest = rest.dropFirst(length)
      guard let sign = text.firstIndex(of: UInt8(ascii: "=")) else { return nil }
      return (text[..<sign], text[(sign + 1)...])
    }
  }

  /// The block before a member.
  private struct Header {
    let name: [UInt8]
    let size: Int
    let type: UInt8

    var isFile: Bool { type == 0 || type == UInt8(ascii: "0") || type == UInt8(ascii: "7") }
    /// Whether its content says something about the next member.
    var isExtension: Bool { type == UInt8(ascii: "L") || type == UInt8(ascii: "x") || type == UInt8(ascii: "g") }

    /// Nil for a block whose checksum is wrong.
    init?(_ block: [UInt8]) {
      guard let stated = Self.number(block[148..<156]), let size = Self.number(block[124..<136]) else { return nil }
      let sum = block.indices.reduce(0) { $0 + ((148..<156).contains($1) ? 0x20 : Int(block[$1])) }
      guard sum == stated else { return nil }
      let isUstar = block[257..<263].elementsEqual("ustar\0".utf8)
      let prefix = isUstar ? Array(block[345..<500].prefix { $0 != 0 }) : []
      let last = Array(block[0..<100].prefix { $0 != 0 })
      name = prefix.isEmpty ? last : prefix + [UInt8(ascii: "/")] + last
      type = block[156]
      self.size = size
    }

    /// A number in octal digits, or in binary as GNU has it for large ones.
    private static func number(_ field: ArraySlice<UInt8>) -> Int? {
      if let first = field.first, first & 0x80 != 0 {
        let bytes = field.dropFirst()
        guard bytes.dropLast(7).allSatisfy({ $0 == 0 }) else { return nil }
        return bytes.suffix(7).reduce(0) { $0 << 8 | Int($1) }
      }
      let digits = field.drop { $0 == 0x20 }.prefix { $0 != 0x20 && $0 != 0 }
      return digits.isEmpty ? 0 : Int(String(decoding: digits, as: UTF8.self), radix: 8)
    }
  }
}
