public import Disclosure
public import DocumentReaders

/// A report that was read, with everything that was made of it on the way.
public struct ReadReport: Sendable {
  /// The report.
  public let report: Report
  /// What the rules say about it.
  public let findings: [Finding]
  /// The document it was read from, for showing the source beside the figures.
  public let document: Document
  /// What it came from.
  public let item: CatalogItem

  /// Makes it of its parts.
  public init(report: Report, findings: [Finding], document: Document, item: CatalogItem) {
    self.report = report
    self.findings = findings
    self.document = document
    self.item = item
  }
}

/// Reads one item at a time: bytes, document, report, findings.
public struct ReportReader: Sendable {
  /// Whether the SHA-256 of every input is wanted, even of what cannot be read; those are read whole for it then.
  public var digestsAll = false
  let context: ReadingContext
  private let confront: @Sendable (Report) -> [Finding]

  /// A reader that confronts every report with rules.
  public init(context: ReadingContext = ReadingContext(), confront: @escaping @Sendable (Report) -> [Finding]) {
    self.context = context
    self.confront = confront
  }

  /// The bytes of an item that is a document, or of any kind of stream.
  public func bytes(of item: CatalogItem) -> Result<[UInt8], ReadingError> {
    switch contents(of: item.origin, path: item.path) {
    case .success(.document(let bytes)): .success(bytes)
    case .success(.container(let opened)):
      .failure(ReadingError(.isContainer(opened.container.format), path: item.path))
    case .failure(let refusal): .failure(ReadingError(refusal.kind, path: item.path))
    }
  }

  /// Says which items will be read next, in their order, so that what takes another program is read many at a time.
  func expect(_ items: [CatalogItem]) {
    context.expect(items.map { item in UpcomingFile(name: item.path) { [self] in try? bytes(of: item).get() } })
  }

  /// Readies members of an archive that are about to be read, for the same reason.
  func prepare(_ members: [(item: CatalogItem, bytes: Result<[UInt8], ReadingError.Kind>)]) {
    context.prepare(members.map { item, bytes in UpcomingFile(name: item.path) { try? bytes.get() } })
  }

  /// The item with its bytes at hand if it is a stream, which can be read once only; others as they are.
  public func capturing(_ item: CatalogItem) -> CatalogItem {
    guard case .stream(let descriptor) = item.origin, case .success(let bytes) = streamed(descriptor) else {
      return item
    }
    return CatalogItem(path: item.path, origin: .bytes(bytes), isNamed: item.isNamed)
  }

  /// The document of an item, whether or not it holds a report, and its source description.
  public func document(of item: CatalogItem) -> Result<(read: ReadDocument, source: ReportSource), ReadingError> {
    bytes(of: item).flatMap { document(of: item, $0, sha256: Digest.sha256($0)) }
  }

  /// The report of an item with its findings, or why there is none; of an archive its only report.
  public func read(_ item: CatalogItem) -> Result<ReadReport, ReadingError> {
    switch step(item) {
    case .record(let record): record.result
    case .container(let container): only(in: container)
    }
  }

  /// What came of an item that is no archive or e-mail; nil for one that is.
  public func document(_ item: CatalogItem) -> InputRecord<ReadReport>? {
    if case .record(let record) = step(item) { record } else { nil }
  }

  /// Reads an item and, if it is an archive or e-mail, all that is in it, in path order; `take` returns whether to go on.
  ///
  /// The answer is whether it did to the end.
  @discardableResult
  public func read(_ item: CatalogItem, take: (InputRecord<ReadReport>) -> Bool) -> Bool {
    switch step(item) {
    case .record(let record): take(record)
    case .container(let container): read(container, take)
    }
  }

  /// Reads an item again that was read before; says whether its bytes are still the same.
  public func reread(_ item: CatalogItem, sha256 known: String) -> Result<
    (read: ReadReport, hasChanged: Bool), ReadingError
  > {
    read(item)
      .map { ($0, $0.report.source.sha256 != known) }
      .mapError { error in
        switch error.kind {
        case .notFound, .noSuchMember: ReadingError(.vanished, path: error.path)
        default: error
        }
      }
  }
}

/// What an item turned out to be.
enum ReadingStep: Sendable {
  case record(InputRecord<ReadReport>)
  case container(OpenContainer)
}

extension ReportReader {
  /// Reads an item, or opens it if it is a container.
  func step(_ item: CatalogItem) -> ReadingStep {
    switch contents(of: item.origin, path: item.path) {
    case .failure(let refusal): .record(refusal.record(item))
    case .success(.document(let bytes)): .record(record(item, bytes))
    case .success(.container(let opened)):
      .container(
        OpenContainer(
          opened.container, of: item, sha256: opened.sha256, stamp: opened.stamp, whole: digestsAll))
    }
  }

  /// Reads what a member held, or opens it if it is a container.
  func step(_ item: CatalogItem, _ bytes: Result<[UInt8], ReadingError.Kind>, in container: OpenContainer)
    -> ReadingStep
  {
    switch bytes {
    case .failure(let kind): return .record(Refusal(kind: kind).record(item))
    case .success(let bytes):
      let format = DocumentReaders.format(of: bytes)
      guard Container.isContainer(format) else {
        switch whole(bytes, format) {
        case .failure(let refusal): return .record(refusal.record(item))
        case .success(let bytes): return .record(record(item, bytes))
        }
      }
      let sha256 = digestsAll ? Digest.sha256(bytes) : nil
      switch container.open(bytes, format, as: item) {
      case .failure(let kind): return .record(Refusal(kind: kind, format: format, sha256: sha256).record(item))
      case .success(let inner):
        return .container(OpenContainer(inner, of: item, sha256: sha256, stamp: nil, whole: digestsAll))
      }
    }
  }

  private func read(_ container: OpenContainer, _ take: (InputRecord<ReadReport>) -> Bool) -> Bool {
    guard take(container.record) else { return false }
    for member in container.members {
      switch container.read(member) {
      case .rest(let record): return take(record)
      case .member(let item, let bytes):
        switch step(item, bytes, in: container) {
        case .record(let record): guard take(record) else { return false }
        case .container(let inner): guard read(inner, take) else { return false }
        }
      }
    }
    return container.remark.map(take) ?? true
  }

  /// The one report in a container.
  private func only(in container: OpenContainer) -> Result<ReadReport, ReadingError> {
    var found: [ReadReport] = []
    var failure: ReadingError?
    _ = read(container) { record in
      switch record.outcome {
      case .report(let read): found.append(read)
      case .failure(let error) where !error.isNoReport: failure = failure ?? error
      default: break
      }
      return found.count < 2
    }
    if found.count == 1, let read = found.first { return .success(read) }
    if found.isEmpty, let failure { return .failure(failure) }
    let kind: ReadingError.Kind = found.isEmpty ? .noReportInside(container.format) : .isContainer(container.format)
    return .failure(ReadingError(kind, path: container.item.path))
  }

  private func record(_ item: CatalogItem, _ bytes: [UInt8]) -> InputRecord<ReadReport> {
    let sha256 = Digest.sha256(bytes)
    func record(_ format: FileFormat, _ outcome: InputRecord<ReadReport>.Outcome) -> InputRecord<ReadReport> {
      InputRecord(item: item, format: format, sha256: sha256, outcome: outcome)
    }
    switch document(of: item, bytes, sha256: sha256) {
    case .failure(let error): return record(DocumentReaders.format(of: bytes), .failure(error))
    case .success(let (read, source)):
      var report = ReportParser().parse(read.document, source: source)
      if let member = item.memberName { report.place(in: member) }
      guard report.isReport else {
        return record(read.format, .failure(ReadingError(read.absence ?? .notReport, path: item.path)))
      }
      return record(
        read.format,
        .report(ReadReport(report: report, findings: confront(report), document: read.document, item: item)))
    }
  }

  private func document(of item: CatalogItem, _ bytes: [UInt8], sha256: String) -> Result<
    (read: ReadDocument, source: ReportSource), ReadingError
  > {
    DocumentReaders.read(bytes, path: item.path, context: context).map { read in
      let source = ReportSource(
        path: item.path, format: read.format.rawValue, encoding: read.encoding?.rawValue, sha256: sha256)
      return (read, source)
    }
  }
}

extension InputRecord {
  /// The report or the error; an archive is none.
  fileprivate var result: Result<Kept, ReadingError> {
    switch outcome {
    case .report(let kept): .success(kept)
    case .failure(let error): .failure(error)
    case .container: .failure(ReadingError(.notReport, path: item.path))
    }
  }
}

extension Report {
  /// Notes with every figure which member of an archive or e-mail it stands in.
  fileprivate mutating func place(in member: String) {
    proactive?.place(in: member)
    requests?.place(in: member)
    disputes?.place(in: member)
  }
}

extension ReportTable {
  fileprivate mutating func place(in member: String) {
    location?.member = member
    for index in figures.indices where self[index].location != nil { self[index].location?.member = member }
  }
}
