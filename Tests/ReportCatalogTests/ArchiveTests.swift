import Disclosure
import DocumentReaders
import Foundation
import ReportCatalog
import ReportFixtures
import Testing

private let reader = ReportReader { _ in [] }

private func text(_ seed: UInt64) -> [UInt8] {
  Array(RenderedReport(FixtureReport.random(seed: seed), in: .tsv).text.utf8)
}

private func zip(_ members: [(String, [UInt8])]) -> [UInt8] {
  var zip = StoredZip()
  for (name, content) in members { zip.add(name, content) }
  return zip.bytes
}

/// An archive with reports, an archive within, droppings, and things that are no reports.
private let bundle = zip([
  ("b.txt", text(1)), ("a/2.txt", text(2)), ("__MACOSX/._b.txt", [1]), ("a/~$2.docx", [1]),
  ("photo.jpg", [0xFF, 0xD8, 0xFF]),
  ("inner.zip", zip([("c.txt", text(3)), ("d.txt", Array("no report".utf8))])),
])

private func item(_ path: String, named: Bool = true) -> CatalogItem {
  CatalogItem(path: path, origin: .file(Array(path.utf8)), isNamed: named)
}

private func lines<Kept>(_ records: [InputRecord<Kept>], in folder: TemporaryFolder) -> [String] {
  records.map { record in
    let path = record.item.path.replacing(folder.path + "/", with: "")
    switch record.outcome {
    case .report: return "\(path) report"
    case .container(let members, let passedOver): return "\(path) \(members) members, \(passedOver) passed over"
    case .failure(let error): return "\(path) \(error.isNoReport ? "no report" : "unread")"
    }
  }
}

private let expected = [
  "bundle.zip 4 members, 2 passed over", "bundle.zip!/a/2.txt report", "bundle.zip!/b.txt report",
  "bundle.zip!/inner.zip 2 members, 0 passed over", "bundle.zip!/inner.zip!/c.txt report",
  "bundle.zip!/inner.zip!/d.txt no report", "bundle.zip!/photo.jpg no report",
]

@Test func membersAreReadInTheOrderOfTheirPaths() async throws {
  let folder = try TemporaryFolder()
  let path = try folder.write("bundle.zip", bundle)
  var records: [InputRecord<ReadReport>] = []
  reader.read(item(path)) {
    records.append($0); return true
  }
  #expect(lines(records, in: folder) == expected)
  for workers in [1, 2] {
    var records: [InputRecord<Int>] = []
    await BatchReader(reader, workers: workers).read([item(path)], keeping: { _ in 0 }) { records += $0 }
    #expect(lines(records, in: folder) == expected)
  }
}

@Test func aReportInAnArchiveNamesItsMember() throws {
  let folder = try TemporaryFolder()
  let path = try folder.write("bundle.zip", bundle)
  var reports: [Report] = []
  reader.read(item(path)) { record in
    if case .report(let read) = record.outcome { reports.append(read.report) }
    return true
  }
  let inner = try #require(reports.last)
  #expect(inner.source.path == path + "!/inner.zip!/c.txt")
  let digest = try reader.document(of: CatalogItem(path: "x", origin: .bytes(text(3)), isNamed: true)).get().source
    .sha256
  #expect(inner.source.sha256 == digest)
  let figures = try #require(inner.requests).figures.filter { $0.location != nil }
  #expect(!figures.isEmpty && figures.allSatisfy { $0.location?.member == "inner.zip!/c.txt" })
}

@Test func manyMembersComeInOrderFromAllWorkers() async throws {
  let folder = try TemporaryFolder()
  let many = (100..<160).map { ("\($0).txt", text(UInt64($0 % 5 + 1))) }
  try folder.write("a.txt", text(1))
  try folder.write("many.zip", zip(many + [("120.zip", zip(many))]))
  try folder.write("z.txt", text(1))
  let items = Scan.of([PathArgument(folder.path)]).items
  var paths: [String] = []
  await BatchReader(reader, workers: 2).read(items, keeping: { _ in 0 }) { batch in
    #expect(batch.count <= 128)
    paths += batch.map { $0.item.path.replacing(folder.path + "/", with: "") }
  }
  let inner = many.map { "many.zip!/120.zip!/\($0.0)" }
  let outer = many.map { "many.zip!/\($0.0)" }
  let wanted = ["a.txt", "many.zip"] + outer.prefix(20) + [outer[20]] + outer.dropFirst(21)
  #expect(paths.filter { !$0.hasPrefix("many.zip!/120.zip") && $0 != "z.txt" } == wanted)
  #expect(paths.filter { $0.hasPrefix("many.zip!/120.zip!/") } == inner)
  #expect(paths.last == "z.txt" && Set(paths).count == paths.count)
}

@Test func aMemberIsReadAgainByItsPath() throws {
  let folder = try TemporaryFolder()
  let path = try folder.write("bundle.zip", bundle)
  var items: [CatalogItem] = []
  var digests: [String] = []
  reader.read(item(path)) { record in
    guard case .report(let read) = record.outcome else { return true }
    items.append(record.item)
    digests.append(read.report.source.sha256)
    return true
  }
  for (item, digest) in zip(items, digests) {
    let again = try reader.reread(item, sha256: digest).get()
    #expect(!again.hasChanged && again.read.report.source.path == item.path)
    let named = Scan.of([PathArgument(item.path)])
    #expect(named.items.map(\.path) == [item.path] && named.items.map(\.isNamed) == [true])
    #expect(try reader.read(#require(named.items.first)).get().report.source.sha256 == digest)
  }
  // The archive was packed anew: one member is gone, another is at another place with another content.
  try folder.write("bundle.zip", zip([("0.txt", text(9)), ("a/2.txt", text(9))]))
  #expect(try reader.reread(items[0], sha256: digests[0]).get().hasChanged)
  guard case .failure(let error) = reader.reread(items[1], sha256: digests[1]) else {
    Issue.record("a member that is gone was read")
    return
  }
  #expect(error.kind == .vanished)
}

@Test func pathsOfMembersThatAreNotThereAreSaid() throws {
  let folder = try TemporaryFolder()
  let path = try folder.write("bundle.zip", bundle)
  let text = try folder.write("a.txt", "x")
  for (named, kind) in [(path + "!/none.txt", ReadingError.Kind.noSuchMember), (text + "!/a.txt", .noSuchMember)] {
    let item = try #require(Scan.of([PathArgument(named)]).items.first)
    guard case .failure(let error) = reader.read(item) else {
      Issue.record("\(named) was read")
      continue
    }
    #expect(error.kind == kind)
  }
  #expect(Scan.of([PathArgument(folder["gone.zip!/a.txt"])]).problems.map(\.kind) == [.notFound])
}

@Test func anOutputIsKeptOffAnArchiveThatIsRead() throws {
  let folder = try TemporaryFolder()
  let path = try folder.write("bundle.zip", bundle)
  var items: [CatalogItem] = []
  reader.read(item(path)) {
    items.append($0.item); return true
  }
  #expect(Scan.holds(PathArgument(path), among: Array(items.suffix(1))))
}

@Test func hugeFilesAreRefusedWithoutReadingThem() throws {
  let folder = try TemporaryFolder()
  for (name, head, kind) in [
    ("a.zip", Array("PK\u{3}\u{4}".utf8), ReadingError.Kind.damaged(.zip)),
    ("b.txt", Array("年报".utf8), .unsupported(.binary)),
    ("c.pdf", Array("%PDF-1.7\n".utf8), .tooLarge(limit: 64 << 20)),
  ] {
    let path = try folder.write(name, head)
    #expect(truncate(path, 500_000_000) == 0)
    guard case .failure(let error) = reader.read(item(path)) else {
      Issue.record("\(name) was read")
      continue
    }
    #expect(error.kind == kind)
  }
  let path = try folder.write("d.zip", bundle)
  #expect(truncate(path, 600 << 20) == 0)
  guard case .failure(let error) = reader.read(item(path)) else { return }
  #expect(error.kind == .tooLarge(limit: 512 << 20))
}

@Test func aFileThatGoesOnChangingIsSaidToChange() throws {
  let folder = try TemporaryFolder()
  let path = try folder.write("a.txt", String(repeating: "年度报告\n", count: 2_000_000))
  // A thread of its own: a task might not be begun while other tests keep all cores busy.
  let writer = Thread {
    guard let file = FileHandle(forWritingAtPath: path) else { return }
    _ = try? file.seekToEnd()
    while !Thread.current.isCancelled {
      try? file.write(contentsOf: Data("x\n".utf8))
      Thread.sleep(forTimeInterval: 0.0001)
    }
  }
  writer.start()
  defer { writer.cancel() }
  // Until the writer has begun the file is simply read.
  for _ in 0..<2000 {
    guard case .failure(let error) = reader.read(item(path)), error.kind == .changing else { continue }
    return
  }
  Issue.record("the file was read as if it had been still")
}

@Test func standardInputMayBeAnArchive() throws {
  let item = CatalogItem(path: "-", origin: .bytes(bundle), isNamed: true)
  var paths: [String] = []
  reader.read(item) {
    paths.append($0.item.path); return true
  }
  #expect(paths == expected.map { "-" + ($0.split(separator: " ").first ?? "").dropFirst("bundle.zip".count) })
}

@Test func everyInputHasItsDigestWhereThatIsWanted() throws {
  let folder = try TemporaryFolder()
  var whole = reader
  whole.digestsAll = true
  try folder.write("bundle.zip", bundle)
  try folder.write("photo.jpg", [0xFF, 0xD8, 0xFF] + [UInt8](repeating: 7, count: 100_000))
  var digests: [String?] = []
  for item in Scan.of([PathArgument(folder.path)]).items {
    whole.read(item) {
      digests.append($0.sha256); return true
    }
  }
  #expect(digests.count == expected.count + 1 && digests.allSatisfy { $0?.count == 64 })
}
