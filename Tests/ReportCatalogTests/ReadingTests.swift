import Disclosure
import DocumentReaders
import Foundation
import ReportCatalog
import Synchronization
import Testing

private let reader = ReportReader { _ in [] }

private func kind<T>(_ result: Result<T, ReadingError>) -> ReadingError.Kind? {
  if case .failure(let error) = result { error.kind } else { nil }
}

private func item(_ path: String) -> CatalogItem {
  CatalogItem(path: path, origin: .file(Array(path.utf8)), isNamed: true)
}

@Test func filesAreReadWholeAcrossTheWindowsOfReading() throws {
  let folder = try TemporaryFolder()
  for size in [1, 65535, 65536, 65537, 131072, 300_000] {
    let text = Array(repeating: UInt8(ascii: "x"), count: size)
    let path = try folder.write("\(size).txt", text)
    #expect(try reader.bytes(of: item(path)).get() == text)
  }
}

@Test func theSourceCarriesFormatEncodingAndDigest() throws {
  let folder = try TemporaryFolder()
  let path = try folder.write("a.txt", "abc")
  let source = try reader.document(of: item(path)).get().source
  #expect(source.path == path && source.format == "text" && source.encoding == "utf-8")
  #expect(source.sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
}

@Test func filesAboveTheLimitAreRefused() throws {
  let folder = try TemporaryFolder()
  var limits = ReadingLimits()
  limits.fileBytes = 100_000
  let small = ReportReader(context: ReadingContext(limits: limits)) { _ in [] }
  let path = try folder.write("big.txt", String(repeating: "年", count: 50_000))
  #expect(kind(small.bytes(of: item(path))) == .tooLarge(limit: 100_000))
  let picture = try folder.write("big.png", [0x89, 0x50, 0x4E, 0x47] + [UInt8](repeating: 1, count: 200_000))
  #expect(kind(small.bytes(of: item(picture))) == .unsupported(.image))
}

@Test func aFileThatIsGoneIsSaidToBeGone() throws {
  let folder = try TemporaryFolder()
  let path = try folder.write("a.txt", "x")
  try folder.remove("a.txt")
  #expect(kind(reader.read(item(path))) == .notFound)
  #expect(kind(reader.reread(item(path), sha256: "")) == .vanished)
}

@Test func whatTookAFilesPlaceIsNotRead() throws {
  let folder = try TemporaryFolder()
  try folder.write("a/b.txt", "x")
  #expect(kind(reader.read(item(folder["a"]))) == .isFolder)
  #expect(mkfifo(folder["pipe"], 0o600) == 0)
  #expect(kind(reader.read(item(folder["pipe"]))) == .notAFile)
  #expect(kind(reader.read(item("/dev/zero"))) == .notAFile)
}

@Test func textThatIsNoReportIsToldFromWhatCannotBeRead() throws {
  let novel = CatalogItem(path: "novel.txt", text: "第一章\n那年冬天，雪下得很大。\n")
  let error = try #require(kind(reader.read(novel)))
  #expect(error == .notReport)
  #expect(ReadingError(error, path: "").isNoReport)
  #expect(ReadingError(.unsupported(.image), path: "").isNoReport)
  #expect(!ReadingError(.unsupported(.docx), path: "").isNoReport)
  #expect(!ReadingError(.undecodable([.utf8], offset: 0, line: 1), path: "").isNoReport)
}

@Test(arguments: [0, 1, 2, 15, 16, 17, 400]) func batchesComeInTheItemsOrder(count: Int) async {
  let items = (0..<count).map { CatalogItem(path: "\($0)", text: String(repeating: "年\n", count: $0 % 7 * 100)) }
  for workers in [1, 3] {
    var paths: [String] = []
    await BatchReader(reader, workers: workers).read(items, keeping: { _ in 0 }) { paths += $0.map(\.item.path) }
    #expect(paths == items.map(\.path))
  }
}

@Test func cancellingEndsTheReading() async {
  let items = (0..<20_000).map { CatalogItem(path: "\($0)", text: "年报") }
  let delivered = Mutex(0)
  let task = Task {
    await BatchReader(reader, workers: 2).read(items, keeping: { _ in 0 }) { batch in
      delivered.withLock { $0 += batch.count }
      withUnsafeCurrentTask { $0?.cancel() }
    }
  }
  await task.value
  let count = delivered.withLock { $0 }
  #expect(count > 0 && count < items.count)
}
