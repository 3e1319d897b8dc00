import DocumentReaders

/// Reads many items side by side and hands out what came of each, in batches, in the items' order.
public struct BatchReader: Sendable {
  private let reader: ReportReader
  private let workers: Int

  /// A reader of many that keeps so many workers busy: one a core.
  public init(_ reader: ReportReader, workers: Int) {
    self.reader = reader
    self.workers = max(1, workers)
  }

  /// Reads all items and what is in those that are archives; whole reports live only while `transform` makes of them
  /// what is kept.
  ///
  /// Batches come in the items' order, members in their order behind their archive, from the calling task. Once the
  /// calling task is cancelled no further item is begun; what was read until then is still delivered.
  public func read<Kept: Sendable>(
    _ items: [CatalogItem], keeping transform: @escaping @Sendable (ReadReport) -> Kept,
    deliver: ([InputRecord<Kept>]) -> Void
  ) async {
    reader.expect(items)
    defer { reader.expect([]) }
    var files = FileJobs(items, workers: workers)
    await run({ files.next() }, transform, deliver)
  }

  /// Has jobs done side by side; an archive with many members is opened up when its turn has come.
  private func run<Kept: Sendable>(
    _ next: () -> Job?, _ transform: @escaping @Sendable (ReadReport) -> Kept, _ deliver: ([InputRecord<Kept>]) -> Void
  ) async {
    await withTaskGroup(of: (Int, [Step<Kept>]).self) { group in
      var begun = 0
      var due = 0
      var isAtEnd = false
      var waiting: [Int: [Step<Kept>]] = [:]
      func begin() {
        // A slow file holds back at most a few jobs that are done and wait for it.
        while !isAtEnd, begun - due - waiting.count < workers, begun - due < workers * 4, !Task.isCancelled {
          guard let job = next() else { return isAtEnd = true }
          group.addTask { [reader, number = begun] in (number, job.steps(with: reader, transform)) }
          begun += 1
        }
      }
      begin()
      while let (number, steps) = await group.next() {
        waiting[number] = steps
        while let steps = waiting.removeValue(forKey: due) {
          due += 1
          await hand(steps, transform, deliver)
        }
        begin()
      }
    }
  }

  private func hand<Kept: Sendable>(
    _ steps: [Step<Kept>], _ transform: @escaping @Sendable (ReadReport) -> Kept,
    _ deliver: ([InputRecord<Kept>]) -> Void
  ) async {
    var records: [InputRecord<Kept>] = []
    for step in steps {
      switch step {
      case .record(let record): records.append(record)
      case .container(let container):
        if !records.isEmpty { deliver(records) }
        records = []
        await expand(container, transform, deliver)
      }
    }
    if !records.isEmpty { deliver(records) }
  }

  private func expand<Kept: Sendable>(
    _ container: OpenContainer, _ transform: @escaping @Sendable (ReadReport) -> Kept,
    _ deliver: ([InputRecord<Kept>]) -> Void
  ) async {
    deliver([container.record.map(transform)])
    var members = MemberJobs(container, workers: workers)
    await run({ members.next() }, transform, deliver)
    if let record = members.rest ?? container.remark { deliver([record.map(transform)]) }
  }
}

/// What a worker makes of an input.
private enum Step<Kept: Sendable>: Sendable {
  case record(InputRecord<Kept>)
  /// An archive with so many members that one worker alone would take long over it, and hold much.
  case container(OpenContainer)

  init(_ step: ReadingStep, _ transform: (ReadReport) -> Kept) {
    switch step {
    case .record(let record): self = .record(record.map(transform))
    case .container(let container): self = .container(container)
    }
  }
}

/// A few inputs that one worker reads in a row.
private enum Job: Sendable {
  case items(ArraySlice<CatalogItem>)
  case members([(item: CatalogItem, bytes: Result<[UInt8], ReadingError.Kind>)], OpenContainer)

  /// Archives with more members than that are opened up for all workers.
  private static let few = 8

  func steps<Kept: Sendable>(
    with reader: ReportReader, _ transform: @Sendable (ReadReport) -> Kept
  ) -> [Step<Kept>] {
    var steps: [Step<Kept>] = []
    switch self {
    case .items(let items):
      for item in items where !Task.isCancelled { Self.take(reader.step(item), reader, transform, &steps) }
    case .members(let members, let container):
      reader.prepare(members)
      for (item, bytes) in members where !Task.isCancelled {
        Self.take(reader.step(item, bytes, in: container), reader, transform, &steps)
      }
    }
    return steps
  }

  private static func take<Kept: Sendable>(
    _ step: ReadingStep, _ reader: ReportReader, _ transform: @Sendable (ReadReport) -> Kept,
    _ steps: inout [Step<Kept>]
  ) {
    guard case .container(let container) = step, container.members.count <= few else {
      return steps.append(Step(step, transform))
    }
    steps.append(.record(container.record.map(transform)))
    for member in container.members {
      switch container.read(member) {
      case .rest(let record): return steps.append(.record(record.map(transform)))
      case .member(let item, let bytes): steps.append(Step(reader.step(item, bytes, in: container), transform))
      }
    }
    if let remark = container.remark { steps.append(.record(remark.map(transform))) }
  }
}

/// Files in small pieces, so that the first results come soon and the cores end together.
private struct FileJobs {
  private var rest: ArraySlice<CatalogItem>
  private let size: Int

  init(_ items: [CatalogItem], workers: Int) {
    rest = items[...]
    size = max(1, min(16, items.count / (workers * 4)))
  }

  mutating func next() -> Job? {
    guard !rest.isEmpty else { return nil }
    defer { rest = rest.dropFirst(size) }
    return .items(rest.prefix(size))
  }
}

/// The members of an archive, unpacked a few at a time.
private struct MemberJobs {
  /// What ended the unpacking early.
  private(set) var rest: InputRecord<ReadReport>?
  private let container: OpenContainer
  private var members: ArraySlice<Container.Member>
  private let size: Int

  /// How many members a worker takes at most; LibreOffice converts so many in one run.
  private static let most = 8

  init(_ container: OpenContainer, workers: Int) {
    self.container = container
    members = container.members[...]
    size = max(1, min(Self.most, members.count / (workers * 2)))
  }

  mutating func next() -> Job? {
    var read: [(item: CatalogItem, bytes: Result<[UInt8], ReadingError.Kind>)] = []
    var count = 0
    var wanted = size
    while rest == nil, read.count < wanted, count < 1 << 20, let member = members.popFirst() {
      switch container.read(member) {
      case .rest(let record): rest = record
      case .member(let item, let bytes):
        if case .success(let bytes) = bytes {
          count += bytes.count
          if DocumentReaders.isConverted(DocumentReaders.format(of: bytes)) { wanted = Self.most }
        }
        read.append((item, bytes))
      }
    }
    return read.isEmpty ? nil : .members(read, container)
  }
}
