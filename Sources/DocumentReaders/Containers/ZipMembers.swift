/// The members of a ZIP archive.
struct ZipMembers: MemberSource {
  let entries: [MemberEntry]
  private let archive: ZipArchive

  init(_ origin: ContainerBytes, _ limits: ReadingLimits) throws(ReadingError.Kind) {
    do throws(ZipArchive.Failure) {
      switch origin {
      case .bytes(let bytes): archive = try ZipArchive(bytes, budget: .max)
      case .file(let descriptor, let size): archive = try Self.open(descriptor, size: size)
      }
    } catch { throw error.kind(.zip, limits) }
    guard archive.count <= limits.members else { throw .overLimit(.members(limits.members)) }
    entries = archive.members(atMost: limits.members).compactMap { member in
      guard let last = member.name.last, last != UInt8(ascii: "/"), last != UInt8(ascii: "\\") else { return nil }
      return MemberEntry(name: member.name, index: Int(member.index))
    }
  }

  /// Archives up to 256 MiB are read into memory if they cannot be opened where they lie, to be mended there.
  private static let mostMended = 256 << 20

  private static func open(_ descriptor: Int32, size: Int) throws(ZipArchive.Failure) -> ZipArchive {
    do throws(ZipArchive.Failure) {
      return try ZipArchive(descriptor: descriptor)
    } catch {
      guard error == .damaged, size <= mostMended, let bytes = try? FileBytes.read(descriptor, at: 0, size) else {
        throw error
      }
      return try ZipArchive(bytes, budget: .max)
    }
  }

  func read(_ index: Int, into bytes: inout MemberBytes) throws(ReadingError.Kind) {
    var failure: ReadingError.Kind?
    do throws(ZipArchive.Failure) {
      try archive.read(UInt64(index)) { piece in
        do throws(ReadingError.Kind) { try bytes.add(piece) } catch { failure = error }
        return failure == nil
      }
    } catch { throw error.memberKind }
    if let failure { throw failure }
  }
}

extension ZipArchive.Failure {
  /// The failure as one of a single member.
  fileprivate var memberKind: ReadingError.Kind {
    switch self {
    case .unavailable: .toolMissing(.zipLibrary)
    case .damaged, .tooLarge: .damaged(.zip)
    case .unsupported: .unknownPacking
    case .encrypted: .encrypted(.zip)
    }
  }
}
