/// Which kind of container is opened by what.
enum MemberSources {
  /// Opens a container of that format; the name is for a gzip file, whose content has none.
  static func open(
    _ origin: ContainerBytes, name: String, format: FileFormat, budget: ExpansionBudget, context: ReadingContext
  ) throws(ReadingError.Kind) -> sending any MemberSource {
    switch format {
    case .zip: return try ZipMembers(origin, context.limits)
    case .email: return MailMembers(try origin.all(limit: context.limits.expandedBytes))
    case .tar:
      let (descriptor, size, owner) = try file(origin)
      return try TarMembers(descriptor, size: size, owner: owner, limits: context.limits)
    case .gzip:
      let (descriptor, _, owner) = try file(origin)
      return try withExtendedLifetime(owner) { () throws(ReadingError.Kind) in
        try gzip(SpoolFile.path(of: descriptor), name, budget, context)
      }
    case .rar, .sevenZip:
      let (descriptor, _, owner) = try file(origin)
      return try unpacked(descriptor, owner, format, budget, context)
    default: throw .unsupported(format)
    }
  }

  /// The container in a file, which those need that are read by another program or at any place.
  private static func file(
    _ origin: ContainerBytes
  ) throws(ReadingError.Kind) -> (descriptor: Int32, size: Int, owner: SpoolFile) {
    switch origin {
    case .file(let descriptor, let size):
      let own = try SpoolFile(sharing: descriptor)
      return (own.descriptor, size, own)
    case .bytes(let bytes):
      let file = try SpoolFile()
      try file.add(bytes)
      return (file.descriptor, bytes.count, file)
    }
  }

  private static func gzip(
    _ path: String, _ name: String, _ budget: ExpansionBudget, _ context: ReadingContext
  ) throws(ReadingError.Kind) -> any MemberSource {
    let (content, remark) = try Unpacking.gunzip(path, budget: budget, context: context)
    let head = try FileBytes.read(content.descriptor, at: 0, MemberBytes.head)
    if DocumentReaders.format(of: head) == .tar {
      return try TarMembers(content.descriptor, size: content.count, owner: content, limits: context.limits)
    }
    return LoneMember(content, name: name, remark: remark)
  }

  /// RAR and 7z: as a tar archive if bsdtar is there and knows it whole, else one member at a time.
  ///
  /// bsdtar does not hold a RAR's members against their checksums; a program that does is asked, if there is one.
  private static func unpacked(
    _ descriptor: Int32, _ owner: SpoolFile, _ format: FileFormat, _ budget: ExpansionBudget, _ context: ReadingContext
  ) throws(ReadingError.Kind) -> any MemberSource {
    let path = SpoolFile.path(of: descriptor)
    let listers = ListedMembers.Lister.installed(for: format)
    var whole: TarMembers?
    if let (content, isWhole) = try Unpacking.tar(of: path, budget: budget, context: context) {
      let tar = try? TarMembers(content.descriptor, size: content.count, owner: content, limits: context.limits)
      if isWhole, let tar, !tar.isEmpty { whole = tar }
    } else if listers.isEmpty {
      throw .toolMissing(.unpacker)
    }
    if let whole, format != .rar { return whole }
    for lister in listers {
      if let whole, try lister.approves(path, context) { return whole }
      if let members = try ListedMembers(path, owner: owner, format: format, lister: lister, context: context) {
        return members
      }
    }
    guard let whole else { throw .notUnpacked(format) }
    return whole
  }
}

/// The one member of a gzip file.
struct LoneMember: MemberSource {
  let entries: [MemberEntry]
  let remark: ReadingError.Kind?
  private let content: SpoolFile

  /// What a gzip file of that name holds is named like it, without its ending.
  init(_ content: SpoolFile, name: String, remark: ReadingError.Kind?) {
    let last = name.utf8.split(separator: UInt8(ascii: "/")).last.map(Array.init) ?? []
    let stem =
      last.count > 3 && last.suffix(3).elementsEqual(".gz".utf8) ? Array(last.dropLast(3)) : Array("content".utf8)
    entries = [MemberEntry(name: stem, index: 0)]
    self.content = content
    self.remark = remark
  }

  func read(_ index: Int, into bytes: inout MemberBytes) throws(ReadingError.Kind) {
    var done = 0
    while done < content.count {
      let piece = try FileBytes.read(content.descriptor, at: done, 1 << 16)
      guard !piece.isEmpty else { throw .damaged(.gzip) }
      try bytes.add(piece)
      done += piece.count
    }
  }
}
