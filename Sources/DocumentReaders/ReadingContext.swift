/// How much one file may take before it is reported and passed over while the rest goes on.
public struct ReadingLimits: Sendable, Hashable {
  /// The bytes of a document.
  public var fileBytes = 64 << 20
  /// The bytes of an archive or e-mail message.
  public var archiveBytes = 512 << 20
  /// The bytes that all parts of a packed document, or one member of an archive, unpack to.
  public var expandedBytes = 256 << 20
  /// The bytes that all members of an archive unpack to, those of archives within it included.
  public var archiveExpandedBytes = 4 << 30
  /// How many times its own size an archive may unpack to if that is more than `expandedBytes`.
  public var expansion = 100
  /// The members of an archive, those of archives within it included.
  public var members = 20_000
  /// How deep archives may lie within archives.
  public var archiveDepth = 4
  /// The cells of all tables of a document, each counted as often as it spans a row and column.
  public var tableCells = 200_000
  /// The pages of a document.
  public var pages = 2_000
  /// The seconds that a child process may take over one file.
  public var seconds = 60
  /// The bytes of memory that a child process may take.
  public var memory = 2 << 30

  /// The limits of the program.
  public init() {}
}

/// What the readers work with: limits, and the programs that read what this one does not.
public struct ReadingContext: Sendable {
  /// How much one file may take.
  public let limits: ReadingLimits
  /// The programs that read what this one does not.
  let tools: ReadingTools

  /// A context with those limits and tools.
  public init(limits: ReadingLimits = ReadingLimits(), tools: ReadingTools = .shared) {
    self.limits = limits
    self.tools = tools
  }

  /// Says which files will be read soon, in their order, so that what takes a program is read many at a time.
  public func expect(_ files: [UpcomingFile]) { tools.office.expect(files) }

  /// Readies files that are about to be read, for the same reason.
  public func prepare(_ files: [UpcomingFile]) { tools.office.prepare(files, limits) }
}
