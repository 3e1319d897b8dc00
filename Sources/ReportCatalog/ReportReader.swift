import CDigest
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

  /// Makes it of its parts.
  public init(report: Report, findings: [Finding], document: Document) {
    self.report = report
    self.findings = findings
    self.document = document
  }
}

/// Reads one item at a time: bytes, document, report, findings.
public struct ReportReader: Sendable {
  /// The largest file that is read, in bytes.
  public var limit: Int { context.limits.fileBytes }
  private let context: ReadingContext
  private let confront: @Sendable (Report) -> [Finding]

  /// A reader that confronts every report with rules.
  public init(context: ReadingContext = ReadingContext(), confront: @escaping @Sendable (Report) -> [Finding]) {
    self.context = context
    self.confront = confront
  }

  /// The bytes of an item; a file of a format that cannot be read is told from its head and not read on.
  public func bytes(of item: CatalogItem) -> Result<[UInt8], ReadingError> {
    let outcome: Result<[UInt8], ReadingError.Kind>
    do throws(FileSystem.Failure) {
      switch item.origin {
      case .bytes(let bytes): outcome = .success(bytes)
      case .text(let text): outcome = .success(Array(text.utf8))
      case .stream(let descriptor): outcome = try contents(FileSystem.stream(descriptor))
      case .file(let path): outcome = try contents(FileSystem.open(path))
      }
    } catch { outcome = .failure(error.kind) }
    return outcome.mapError { ReadingError($0, path: item.path) }
  }

  /// Says which items will be read next, in their order, so that what takes another program is read many at a time.
  func expect(_ items: [CatalogItem]) {
    context.expect(items.map { item in UpcomingFile(name: item.path) { [self] in try? bytes(of: item).get() } })
  }

  /// The item with its bytes at hand if it is a stream, which can be read once only; others as they are.
  public func capturing(_ item: CatalogItem) -> CatalogItem {
    guard case .stream = item.origin, case .success(let bytes) = bytes(of: item) else { return item }
    return CatalogItem(path: item.path, origin: .bytes(bytes), isNamed: item.isNamed)
  }

  /// The document of an item, whether or not it holds a report, and its source description.
  public func document(of item: CatalogItem) -> Result<(read: ReadDocument, source: ReportSource), ReadingError> {
    bytes(of: item).flatMap { bytes in
      DocumentReaders.read(bytes, path: item.path, context: context).map { read in
        let source = ReportSource(
          path: item.path, format: read.format.rawValue, encoding: read.encoding?.rawValue, sha256: sha256(bytes))
        return (read, source)
      }
    }
  }

  /// The report of an item with its findings, or why there is none.
  public func read(_ item: CatalogItem) -> Result<ReadReport, ReadingError> {
    document(of: item).flatMap { read, source in
      let report = ReportParser().parse(read.document, source: source)
      guard report.isReport else { return .failure(ReadingError(read.absence ?? .notReport, path: item.path)) }
      return .success(ReadReport(report: report, findings: confront(report), document: read.document))
    }
  }

  /// Reads an item again that was read before; says whether its bytes are still the same.
  public func reread(_ item: CatalogItem, sha256 known: String) -> Result<
    (read: ReadReport, hasChanged: Bool), ReadingError
  > {
    read(item)
      .map { ($0, $0.report.source.sha256 != known) }
      .mapError { $0.kind == .notFound ? ReadingError(.vanished, path: $0.path) : $0 }
  }

  private func contents(_ file: consuming FileSystem.OpenFile) throws(FileSystem.Failure)
    -> Result<[UInt8], ReadingError.Kind>
  {
    switch file.kind {
    case .folder: return .failure(.isFolder)
    case .other, .link: return .failure(.notAFile)
    case .file: break
    }
    let window = 1 << 16
    var bytes = try FileSystem.read(file, upTo: window)
    let format = DocumentReaders.format(of: bytes)
    guard DocumentReaders.canRead(format) || format.showsOnlyWhole else { return .failure(.unsupported(format)) }
    guard file.size <= limit else { return .failure(.tooLarge(limit: limit)) }
    var wanted = window
    var got = bytes.count
    while got == wanted {
      wanted = max(window, file.size - bytes.count + 1)
      let more = try FileSystem.read(file, upTo: wanted)
      got = more.count
      bytes += more
      guard bytes.count <= limit else { return .failure(.tooLarge(limit: limit)) }
    }
    return .success(bytes)
  }
}

/// The SHA-256 of bytes in hexadecimal.
///
/// The corresponding C functions are libmd's `SHA256Init`, `SHA256Update` and `SHA256Final`.
func sha256(_ bytes: [UInt8]) -> String {
  var digest = [UInt8](repeating: 0, count: 32)
  gouji_sha256(bytes, bytes.count, &digest)
  let digits = Array("0123456789abcdef".utf8)
  return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}
