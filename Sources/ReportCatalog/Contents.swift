import DocumentReaders

/// What an input holds.
enum Contents {
  /// The bytes of a document.
  case document([UInt8])
  /// An archive or e-mail.
  case container(Opened)

  /// An opened container, and what there is to say of its file.
  struct Opened {
    let container: Container
    var sha256: String?
    var stamp: FileSystem.Stamp?
  }
}

/// Why an input holds nothing that can be used, and what is known of it nevertheless.
struct Refusal: Error {
  var kind: ReadingError.Kind
  var format: FileFormat?
  var sha256: String?

  /// The refusal as a record of an item.
  func record(_ item: CatalogItem) -> InputRecord<ReadReport> {
    InputRecord(
      item: item, format: format, sha256: sha256, outcome: .failure(ReadingError(kind, path: item.path)))
  }
}

extension ReportReader {
  /// What an origin holds; a file of a format that cannot be read is told from its head and not read on.
  func contents(of origin: CatalogItem.Origin, path: String) -> Result<Contents, Refusal> {
    switch origin {
    case .bytes(let bytes): return classified(bytes, path)
    case .text(let text): return .success(.document(Array(text.utf8)))
    case .stream(let descriptor): return streamed(descriptor).flatMap { classified($0, path) }
    case .member(let outer, let member): return self.member(member, of: outer, path)
    case .file(let bytes):
      let first = file(bytes, path)
      // What was written to while it was read may be done by now.
      guard case .failure(let refusal) = first, refusal.kind == .changing else { return first }
      return file(bytes, path)
    }
  }

  /// The bytes of a stream; of a format that cannot be read only the head, which shows that.
  func streamed(_ descriptor: Int32) -> Result<[UInt8], Refusal> {
    do throws(FileSystem.Failure) { return try rest(of: FileSystem.stream(descriptor)) } catch {
      return .failure(Refusal(kind: error.kind))
    }
  }

  private func classified(_ bytes: [UInt8], _ path: String) -> Result<Contents, Refusal> {
    let format = DocumentReaders.format(of: bytes)
    guard Container.isContainer(format) else { return whole(bytes, format).map { .document($0) } }
    let sha256 = digestsAll ? Digest.sha256(bytes) : nil
    return Container.open(bytes, name: path, format: format, context: context)
      .map { .container(.init(container: $0, sha256: sha256)) }
      .mapError { Refusal(kind: $0, format: format, sha256: sha256) }
  }

  private func member(_ member: Container.Member, of outer: CatalogItem.Origin, _ path: String) -> Result<
    Contents, Refusal
  > {
    contents(of: outer, path: path).flatMap { contents in
      guard case .container(let opened) = contents else { return .failure(Refusal(kind: .noSuchMember)) }
      let container = opened.container
      let members = container.members
      guard let found = members.first(where: { $0 == member }) ?? members.first(where: { $0.name == member.name })
      else { return .failure(Refusal(kind: .noSuchMember)) }
      return container.read(found, whole: digestsAll).mapError { Refusal(kind: $0) }.flatMap { bytes in
        let format = DocumentReaders.format(of: bytes)
        guard Container.isContainer(format) else { return whole(bytes, format).map { .document($0) } }
        let sha256 = digestsAll ? Digest.sha256(bytes) : nil
        return container.open(bytes, name: found.name, format: format)
          .map { .container(.init(container: $0, sha256: sha256)) }
          .mapError { Refusal(kind: $0, format: format, sha256: sha256) }
      }
    }
  }

  /// A document that was unpacked or streamed before it was known to be one, unless it is too large for that.
  func whole(_ bytes: [UInt8], _ format: FileFormat) -> Result<[UInt8], Refusal> {
    let limit = context.limits.fileBytes
    return bytes.count <= limit ? .success(bytes) : .failure(Refusal(kind: .tooLarge(limit: limit), format: format))
  }

  private func file(_ path: [UInt8], _ display: String) -> Result<Contents, Refusal> {
    do throws(FileSystem.Failure) {
      let file = try FileSystem.open(path)
      switch file.kind {
      case .folder: return .failure(Refusal(kind: .isFolder))
      case .other, .link: return .failure(Refusal(kind: .notAFile))
      case .file: break
      }
      let head = try FileSystem.read(file, upTo: Self.window)
      let format = format(head, of: file)
      guard Container.isContainer(format) else { return try document(file, head, format).map { .document($0) } }
      return container(file, format, display)
    } catch { return .failure(Refusal(kind: error.kind)) }
  }

  /// The format of a file by its head; the kinds of ZIP are told by what stands at the end.
  private func format(_ head: [UInt8], of file: borrowing FileSystem.OpenFile) -> FileFormat {
    let format = DocumentReaders.format(of: head)
    // An archive whose first member is a document as it is looks like that document.
    guard head.starts(with: [0x50, 0x4B]), file.size > head.count else { return format }
    return DocumentReaders.format(of: head + FileSystem.tail(of: file, min(Self.window, file.size - head.count)))
  }

  private func container(
    _ file: borrowing FileSystem.OpenFile, _ format: FileFormat, _ path: String
  ) -> Result<Contents, Refusal> {
    guard file.size <= context.limits.archiveBytes else {
      return .failure(Refusal(kind: .tooLarge(limit: context.limits.archiveBytes), format: format))
    }
    let sha256 = digestsAll ? Digest.sha256(descriptor: file.descriptor) : nil
    let stamp = file.stamp
    return Container.open(descriptor: file.descriptor, size: file.size, name: path, format: format, context: context)
      .map { .container(.init(container: $0, sha256: sha256, stamp: stamp)) }
      .mapError { Refusal(kind: $0, format: format, sha256: sha256) }
  }

  private func document(
    _ file: borrowing FileSystem.OpenFile, _ head: [UInt8], _ format: FileFormat
  ) throws(FileSystem.Failure) -> Result<[UInt8], Refusal> {
    if let kind = refusal(format, size: file.size) {
      let isSmall = file.size <= context.limits.archiveBytes
      let sha256 = digestsAll && isSmall ? Digest.sha256(descriptor: file.descriptor) : nil
      return .failure(Refusal(kind: kind, format: format, sha256: sha256))
    }
    let bytes = try rest(of: file, after: head, limit: context.limits.fileBytes)
    guard !file.hasChanged else { return .failure(Refusal(kind: .changing, format: format)) }
    return bytes
  }

  /// Why a document of that format and length is not read at all.
  private func refusal(_ format: FileFormat, size: Int) -> ReadingError.Kind? {
    guard DocumentReaders.canRead(format) || format.showsOnlyWhole else { return .unsupported(format) }
    return size <= context.limits.fileBytes ? nil : .tooLarge(limit: context.limits.fileBytes)
  }

  private func rest(of stream: consuming FileSystem.OpenFile) throws(FileSystem.Failure) -> Result<[UInt8], Refusal> {
    let head = try FileSystem.read(stream, upTo: Self.window)
    let format = DocumentReaders.format(of: head)
    let isDocument = DocumentReaders.canRead(format) || format.showsOnlyWhole && format != .zip
    guard isDocument || Container.isContainer(format) || digestsAll else { return .success(head) }
    return try rest(of: stream, after: head, limit: isDocument ? context.limits.fileBytes : context.limits.archiveBytes)
  }

  private func rest(
    of file: borrowing FileSystem.OpenFile, after head: [UInt8], limit: Int
  ) throws(FileSystem.Failure) -> Result<[UInt8], Refusal> {
    var bytes = head
    var wanted = Self.window
    var got = bytes.count
    while got == wanted {
      wanted = max(Self.window, file.size - bytes.count + 1)
      let more = try FileSystem.read(file, upTo: wanted)
      got = more.count
      bytes += more
      guard bytes.count <= limit else { return .failure(Refusal(kind: .tooLarge(limit: limit))) }
    }
    return .success(bytes)
  }

  private static var window: Int { 1 << 16 }
}
