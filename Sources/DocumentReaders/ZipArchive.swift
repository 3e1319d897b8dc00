import CZip

/// A ZIP archive in memory or in a file: the one place that calls libzip.
final class ZipArchive {
  /// What an archive says about one of its members.
  struct Member: Sendable, Hashable {
    /// Which it is, from 0.
    let index: UInt64
    /// Its name as it stands in the archive, of whatever encoding.
    let name: [UInt8]
    /// How long it says it is unpacked; it may lie.
    let statedSize: UInt64
    /// Whether it takes a password.
    let isEncrypted: Bool
  }

  /// Why an archive or a member of it cannot be read.
  enum Failure: Error, Hashable {
    /// libzip is not on this machine.
    case unavailable
    case damaged, encrypted
    /// Packed in a way that libzip does not know.
    case unsupported
    /// Longer than it may be.
    case tooLarge
  }

  private let archive: OpaquePointer
  /// Kept where it is, because libzip reads from it; nil for a file.
  private let bytes: UnsafeMutableRawBufferPointer?
  private let budget: Int
  private var spent = 0

  /// Opens an archive; all that is read of it together may be so many bytes.
  init(_ content: [UInt8], budget: Int) throws(Failure) {
    let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, content.count), alignment: 1)
    content.withUnsafeBytes { bytes.copyMemory(from: $0) }
    var problem = CZIP_OK
    var archive = czip_open(bytes.baseAddress, content.count, &problem)
    if archive == nil, problem == CZIP_DAMAGED,
      ZipNameFlags.clear(in: UnsafeMutableRawBufferPointer(rebasing: bytes[..<content.count]))
    {
      archive = czip_open(bytes.baseAddress, content.count, &problem)
    }
    guard let archive else {
      bytes.deallocate()
      throw Self.failure(problem)
    }
    self.bytes = bytes
    self.archive = archive
    self.budget = budget
  }

  /// Opens an archive in a file, which must not be read by another; the descriptor stays the caller's.
  init(descriptor: Int32) throws(Failure) {
    var problem = CZIP_OK
    guard let archive = czip_open_file(descriptor, &problem) else { throw Self.failure(problem) }
    bytes = nil
    self.archive = archive
    budget = .max
  }

  deinit {
    czip_close(archive)
    bytes?.deallocate()
  }

  /// How many members it has, folders among them.
  var count: Int { Int(clamping: czip_count(archive)) }

  /// Its members in the order of its table of contents; at most so many.
  func members(atMost limit: Int) -> [Member] { (0..<UInt64(min(count, limit))).compactMap(member) }

  /// The member of that very name.
  func member(named name: String) -> Member? {
    let index = czip_find(archive, name)
    return index >= 0 ? member(UInt64(index)) : nil
  }

  /// The content of the member of that name; nil if there is none.
  func read(named name: String) throws(Failure) -> [UInt8]? {
    guard let member = member(named: name) else { return nil }
    return try read(member)
  }

  /// Unpacks a member piece by piece; `take` returns whether it wants more.
  func read(_ index: UInt64, take: ([UInt8]) -> Bool) throws(Failure) {
    var problem = CZIP_OK
    guard let stream = czip_stream_open(archive, index, &problem) else { throw Self.failure(problem) }
    defer { czip_stream_close(stream) }
    var window = 1 << 16
    while true {
      var piece: [UInt8] = []
      let got = append(to: &piece, from: stream, window)
      guard got >= 0 else { throw .damaged }
      guard got > 0, take(piece) else { return }
      window = min(window * 2, 1 << 22)
    }
  }

  /// The content of a member.
  func read(_ member: Member) throws(Failure) -> [UInt8] {
    var problem = CZIP_OK
    guard let stream = czip_stream_open(archive, member.index, &problem) else { throw Self.failure(problem) }
    defer { czip_stream_close(stream) }
    var content: [UInt8] = []
    // The stated size only saves growing; what it claims beyond a mebibyte has to be shown first.
    var window = Int(clamping: min(member.statedSize, 1 << 20)) + 1
    while true {
      let got = append(to: &content, from: stream, window)
      guard got >= 0 else { throw .damaged }
      spent += got
      guard spent <= budget else { throw .tooLarge }
      if got == 0 { return content }
      window = max(1 << 16, min(content.count, 1 << 24))
    }
  }

  private func append(to content: inout [UInt8], from stream: OpaquePointer, _ window: Int) -> Int {
    var got: Int64 = 0
    let piece = [UInt8](unsafeUninitializedCapacity: window) { buffer, filled in
      got = czip_stream_read(stream, buffer.baseAddress, UInt64(buffer.count))
      filled = Int(max(0, got))
    }
    if content.isEmpty { content = piece } else { content += piece }
    return Int(got)
  }

  private func member(_ index: UInt64) -> Member? {
    var found = czip_member()
    guard czip_member_at(archive, index, &found) != 0, let name = found.name else { return nil }
    return Member(
      index: index, name: UnsafeBufferPointer(start: name, count: length(of: name)).map { UInt8(bitPattern: $0) },
      statedSize: found.stated_size, isEncrypted: found.is_encrypted != 0)
  }

  private func length(of name: UnsafePointer<CChar>) -> Int {
    var count = 0
    while name[count] != 0 { count += 1 }
    return count
  }

  private static func failure(_ problem: czip_problem) -> Failure {
    switch problem {
    case CZIP_UNAVAILABLE: .unavailable
    case CZIP_ENCRYPTED: .encrypted
    case CZIP_UNSUPPORTED: .unsupported
    default: .damaged
    }
  }
}

extension ZipArchive.Failure {
  /// The failure as a reader of that format reports it.
  func kind(_ format: FileFormat, _ limits: ReadingLimits) -> ReadingError.Kind {
    switch self {
    case .unavailable: .toolMissing(.zipLibrary)
    case .damaged, .unsupported: .damaged(format)
    case .encrypted: .encrypted(format)
    case .tooLarge: .overLimit(.expanded(bytes: limits.expandedBytes))
    }
  }
}
