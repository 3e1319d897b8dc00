import Synchronization

/// An opened archive or e-mail message: its members, and their bytes one at a time.
///
/// Names of members are only names: nothing is ever written where they point.
public final class Container: Sendable {
  /// A file in a container.
  public struct Member: Sendable, Hashable {
    /// Which it is among all that the container lists.
    public let index: Int
    /// Its path as a person reads it, parted by `/`; no other member has it.
    public let name: String

    /// A member by what tells it from the others.
    public init(index: Int, name: String) {
      self.index = index
      self.name = name
    }
  }

  /// What it is.
  public let format: FileFormat
  /// Its files in the order of their names.
  public let members: [Member]
  /// What is wrong with it as a whole beside its members; nil if nothing is known to be.
  public let remark: ReadingError.Kind?
  /// What all that is unpacked of it and of containers in it is taken from.
  let budget: ExpansionBudget
  private let depth: Int
  private let context: ReadingContext
  private let source: Mutex<any MemberSource>

  init(
    _ source: sending any MemberSource, format: FileFormat, budget: ExpansionBudget, depth: Int, context: ReadingContext
  ) {
    self.format = format
    self.budget = budget
    self.depth = depth
    self.context = context
    members = MemberNames.members(of: source.entries)
    remark = source.remark
    self.source = Mutex(source)
  }

  /// Whether a file of that format is one.
  public static func isContainer(_ format: FileFormat) -> Bool {
    switch format {
    case .zip, .email, .rar, .sevenZip, .gzip, .tar: true
    default: false
    }
  }

  /// The bytes of a member; of a format that cannot be read, only so much is unpacked as shows what it is, unless
  /// `isWhole`.
  public func read(_ member: Member, whole isWhole: Bool = false) -> Result<[UInt8], ReadingError.Kind> {
    var bytes = MemberBytes(limits: context.limits, budget: budget, isWhole: isWhole)
    return source.withLock { source in
      do throws(ReadingError.Kind) {
        try source.read(member.index, into: &bytes)
        return .success(bytes.bytes)
      } catch { return .failure(error) }
    }
  }

  /// Opens a container that lies in this one.
  public func open(_ bytes: [UInt8], name: String, format: FileFormat) -> Result<Container, ReadingError.Kind> {
    guard depth < context.limits.archiveDepth else {
      return .failure(.overLimit(.archiveDepth(context.limits.archiveDepth)))
    }
    return Self.open(.bytes(bytes), name: name, format: format, budget: budget, depth: depth + 1, context: context)
  }

  /// Opens a container by its bytes; the name is for what has none of its own within.
  public static func open(
    _ bytes: [UInt8], name: String, format: FileFormat, context: ReadingContext
  ) -> Result<Container, ReadingError.Kind> {
    let budget = ExpansionBudget(archive: bytes.count, context.limits)
    return open(.bytes(bytes), name: name, format: format, budget: budget, depth: 1, context: context)
  }

  /// Opens a container in a file, which is read as its members are; the descriptor stays the caller's.
  public static func open(
    descriptor: Int32, size: Int, name: String, format: FileFormat, context: ReadingContext
  ) -> Result<Container, ReadingError.Kind> {
    let budget = ExpansionBudget(archive: size, context.limits)
    return open(
      .file(descriptor, size: size), name: name, format: format, budget: budget, depth: 1, context: context)
  }

  private static func open(
    _ origin: ContainerBytes, name: String, format: FileFormat, budget: ExpansionBudget, depth: Int,
    context: ReadingContext
  ) -> Result<Container, ReadingError.Kind> {
    do throws(ReadingError.Kind) {
      let source = try MemberSources.open(origin, name: name, format: format, budget: budget, context: context)
      try budget.count(source.entries.count)
      return .success(Container(source, format: format, budget: budget, depth: depth, context: context))
    } catch { return .failure(error) }
  }
}

/// Where the bytes of a container are.
enum ContainerBytes {
  case bytes([UInt8])
  /// A file of that length, open for reading; its place is not to be relied on.
  case file(Int32, size: Int)
}

/// A file or folder as a container lists it.
struct MemberEntry {
  /// Its name, in whatever encoding.
  let name: [UInt8]
  /// Which it is for its source.
  let index: Int
}

/// What gives the bytes of members: one kind of container.
protocol MemberSource {
  /// What the container lists, folders left out.
  var entries: [MemberEntry] { get }

  /// What is wrong with the container as a whole beside its members; nil if nothing is known to be.
  var remark: ReadingError.Kind? { get }

  /// Unpacks a member.
  func read(_ index: Int, into bytes: inout MemberBytes) throws(ReadingError.Kind)
}

extension MemberSource {
  var remark: ReadingError.Kind? { nil }
}
