import Disclosure
import Foundation
import Testing

@testable import DocumentReaders

/// Tools found where they are installed, with a cache of the tests' own.
private let installed = ReadingTools(
  cache: FileManager.default.temporaryDirectory.appending(path: "gouji-test-cache-\(getpid())").path)

private let hasOffice: Bool = {
  let found = installed.office.isInstalled
  if !found { print("SKIPPED: no LibreOffice on this machine: old Word and Excel files not read through it") }
  return found
}()

@Suite struct LegacyFixtureTests {
  @Test(.enabled(if: hasOffice)) func wordFilesAreReadThroughLibreOffice() throws {
    let context = ReadingContext(tools: installed)
    context.expect(
      PaperFixture.all.map { fixture in UpcomingFile(name: fixture.name + ".doc") { try? fixture.bytes("doc") } })
    #expect(PaperFixture.all.count >= 12)
    for fixture in PaperFixture.all {
      let read = try DocumentReaders.read(try fixture.bytes("doc"), path: "a.doc", context: context).get()
      #expect(read.format == .doc)
      let report = ReportParser().parse(read.document, source: ReportSource(path: "-"))
      let words = fixture.differences(report)
      #expect(words.isEmpty, "\(fixture.name): \(words.prefix(5).joined(separator: "; ")) … \(words.count)")
    }
  }
}
