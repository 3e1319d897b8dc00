import DocumentReaders

/// An archive or e-mail message whose members are being read.
struct OpenContainer: Sendable {
  /// The input that it is.
  let item: CatalogItem
  /// What kind of container it is.
  var format: FileFormat { container.format }
  /// Its members that may be reports, in the order of their names.
  let members: [Container.Member]
  private let container: Container
  private let sha256: String?
  private let stamp: FileSystem.Stamp?
  private let isWhole: Bool

  init(_ container: Container, of item: CatalogItem, sha256: String?, stamp: FileSystem.Stamp?, whole isWhole: Bool) {
    self.item = item
    self.container = container
    self.sha256 = sha256
    self.stamp = stamp
    self.isWhole = isWhole
    members = container.members.filter { !PathNames.isDropping(member: $0.name) }
  }

  /// The record of the container itself, which stands before those of its members.
  var record: InputRecord<ReadReport> {
    let outcome = InputRecord<ReadReport>.Outcome.container(
      members: members.count, passedOver: container.members.count - members.count)
    return InputRecord(item: item, format: container.format, sha256: sha256, outcome: outcome)
  }

  /// What a member holds, or why the container must be left there.
  func read(_ member: Container.Member) -> MemberReading {
    switch container.read(member, whole: isWhole) {
    case .failure(.restUnread(let limit)): .rest(failure(.restUnread(limit)))
    case .failure(let kind): .member(item.member(member), .failure(kind))
    case .success(let bytes): .member(item.member(member), .success(bytes))
    }
  }

  /// Opens a member that is a container itself.
  func open(_ bytes: [UInt8], _ format: FileFormat, as member: CatalogItem) -> Result<Container, ReadingError.Kind> {
    container.open(bytes, name: member.path, format: format)
  }

  /// What is wrong with the container after all its members were read; nil if nothing is.
  var remark: InputRecord<ReadReport>? {
    if let kind = container.remark { return failure(kind) }
    guard let stamp, case .file(let path) = item.origin, FileSystem.stamp(of: path) != stamp else { return nil }
    return failure(.changing)
  }

  private func failure(_ kind: ReadingError.Kind) -> InputRecord<ReadReport> {
    InputRecord(
      item: item, format: container.format, sha256: sha256, outcome: .failure(ReadingError(kind, path: item.path)))
  }
}

/// What came of unpacking a member.
enum MemberReading: Sendable {
  /// Its bytes, or why there are none.
  case member(CatalogItem, Result<[UInt8], ReadingError.Kind>)
  /// The container is over a limit as a whole; nothing further is read of it.
  case rest(InputRecord<ReadReport>)
}
