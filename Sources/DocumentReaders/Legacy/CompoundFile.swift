/// An OLE2 compound file: the streams within the older files of Word, Excel, PowerPoint and WPS.
///
/// The layout is that of [MS-CFB]. Whatever the bytes say, no chain is followed longer than the file has sectors.
struct CompoundFile {
  /// A stream as the directory lists it.
  struct Stream: Hashable {
    /// Its name.
    let name: String
    /// Its first sector.
    fileprivate let start: UInt32
    /// Its length in bytes.
    let size: Int
  }

  /// The streams of the outermost storage; those of objects embedded in the document lie deeper.
  let streams: [Stream]

  private let bytes: [UInt8]
  private let sectorShift: Int
  private let next: [UInt32]
  private let nextMini: [UInt32]
  private let mini: [UInt8]
  private let miniCutoff: Int

  private static let noSector: UInt32 = 0xFFFF_FFFA

  /// The bytes that every compound file begins with.
  static let signature: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

  /// Opens a compound file; nil if its directory cannot be reached, as in one cut off.
  init?(_ bytes: [UInt8]) {
    guard bytes.starts(with: Self.signature), bytes.count >= 512 else { return nil }
    let shift = Int(bytes.uint16(30))
    guard shift == 9 || shift == 12 else { return nil }
    self.bytes = bytes
    sectorShift = shift
    miniCutoff = Int(bytes.uint32(56))
    next = Self.table(bytes, shift)
    let directory = Self.chain(from: bytes.uint32(48), next, bytes, shift, limit: bytes.count)
    var root = Stream(name: "", start: Self.noSector, size: 0)
    var found: [Stream] = []
    if directory.count >= 128, directory[66] == 5 { root = Self.stream(directory, 0) }
    for entry in Self.entries(under: directory.uint32(76), directory) where directory[entry + 66] == 2 {
      found.append(Self.stream(directory, entry))
    }
    guard !directory.isEmpty else { return nil }
    streams = found
    nextMini = Self.chain(from: bytes.uint32(60), next, bytes, shift, limit: bytes.count).uint32s
    mini = Self.chain(from: root.start, next, bytes, shift, limit: root.size)
  }

  /// The stream of that name, letters of either case alike; nil if there is none.
  func stream(_ name: String) -> Stream? {
    streams.first { $0.name == name } ?? streams.first { $0.name.lowercased() == name.lowercased() }
  }

  /// The bytes of a stream, at most so many; fewer if the file ends before.
  func content(_ stream: Stream, atMost limit: Int = .max) -> [UInt8] {
    let size = min(stream.size, limit)
    guard stream.size < miniCutoff else {
      return Self.chain(from: stream.start, next, bytes, sectorShift, limit: size)
    }
    var content: [UInt8] = []
    var sector = stream.start
    while content.count < size, Int(sector) < nextMini.count {
      let start = Int(sector) << 6
      guard start < mini.count else { break }
      content += mini[start..<min(start + 64, mini.count, start + size - content.count)]
      sector = nextMini[Int(sector)]
    }
    return content
  }

  /// The table of sectors: which follows which.
  private static func table(_ bytes: [UInt8], _ shift: Int) -> [UInt32] {
    let size = 1 << shift
    let sectors = bytes.count >> shift
    var places = (0..<109).map { bytes.uint32(76 + $0 * 4) }
    var more = bytes.uint32(68)
    var seen = 0
    while more < noSector, seen < sectors, places.count < sectors + 109, (Int(more) + 2) << shift <= bytes.count {
      let start = (Int(more) + 1) << shift
      places += (0..<(size / 4 - 1)).map { bytes.uint32(start + $0 * 4) }
      more = bytes.uint32(start + size - 4)
      seen += 1
    }
    var table: [UInt32] = []
    for place in places where place < noSector && (Int(place) + 1) << shift < bytes.count && table.count <= sectors {
      let start = (Int(place) + 1) << shift
      table += Array(bytes[start..<min(start + size, bytes.count)]).uint32s
    }
    return table
  }

  /// The bytes of a chain of sectors; a chain that runs in a circle ends with the file's length.
  private static func chain(
    from first: UInt32, _ next: [UInt32], _ bytes: [UInt8], _ shift: Int, limit: Int
  ) -> [UInt8] {
    var content: [UInt8] = []
    var sector = first
    let most = min(limit, bytes.count)
    while content.count < most, Int(sector) < next.count {
      let start = (Int(sector) + 1) << shift
      guard start < bytes.count else { break }
      content += bytes[start..<min(start + 1 << shift, bytes.count, start + most - content.count)]
      sector = next[Int(sector)]
    }
    return content
  }

  /// The places of the entries of one storage, which form a tree from `first` on.
  private static func entries(under first: UInt32, _ directory: [UInt8]) -> [Int] {
    var places: [Int] = []
    var seen: Set<UInt32> = []
    var open = [first]
    while let number = open.popLast() {
      let entry = Int(number) * 128
      guard number < noSector, entry + 128 <= directory.count, seen.insert(number).inserted else { continue }
      places.append(entry)
      open += [directory.uint32(entry + 72), directory.uint32(entry + 68)]
    }
    return places.sorted()
  }

  private static func stream(_ directory: [UInt8], _ entry: Int) -> Stream {
    Stream(
      name: name(directory, entry), start: directory.uint32(entry + 116), size: Int(directory.uint32(entry + 120)))
  }

  private static func name(_ directory: [UInt8], _ entry: Int) -> String {
    let length = min(Int(directory.uint16(entry + 64)), 64)
    let units = stride(from: entry, to: entry + max(0, length - 2), by: 2).map { directory.uint16($0) }
    return String(decoding: units, as: UTF16.self)
  }
}

extension [UInt8] {
  /// The little-endian number at a place; 0 beyond the end.
  func uint16(_ place: Int) -> UInt16 {
    guard place >= 0, place + 2 <= count else { return 0 }
    return UInt16(self[place]) | UInt16(self[place + 1]) << 8
  }

  /// The little-endian number at a place; 0 beyond the end.
  func uint32(_ place: Int) -> UInt32 { UInt32(uint16(place)) | UInt32(uint16(place + 2)) << 16 }

  /// All of it as little-endian numbers.
  fileprivate var uint32s: [UInt32] { stride(from: 0, to: count - 3, by: 4).map { uint32($0) } }
}
