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

private let hasAntiword: Bool = {
  let wanted = installed.antiword.isInstalled || ProcessInfo.processInfo.environment["CI"] != nil
  if !wanted { print("SKIPPED: no antiword on this machine: Word files not read through it") }
  return wanted
}()

/// No tools at all.
private let bare = ReadingContext(tools: ReadingTools(folders: ["/nowhere"], cache: "/nowhere"))

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

  @Test(.enabled(if: hasOffice)) func workbooksAreReadThroughLibreOffice() throws {
    let context = ReadingContext(tools: installed)
    let fixtures = PaperFixture.all.filter { (try? $0.bytes("xls")) != nil }
    context.prepare(fixtures.map { fixture in UpcomingFile(name: fixture.name + ".et") { try? fixture.bytes("xls") } })
    #expect(fixtures.count >= 4)
    for fixture in fixtures {
      let read = try DocumentReaders.read(try fixture.bytes("xls"), path: "a.xls", context: context).get()
      #expect(read.format == .xls)
      let report = ReportParser().parse(read.document, source: ReportSource(path: "-"))
      var words = fixture.differences(report)
      // The day stands on the first sheet, before the tables where those have sheets of their own.
      if report.published == nil { words.removeAll { $0 == "published" } }
      #expect(words.isEmpty, "\(fixture.name): \(words.prefix(5).joined(separator: "; ")) … \(words.count)")
    }
  }

  @Test(arguments: PaperFixture.all) func wordFilesAreReadWithoutAnyProgram(fixture: PaperFixture) throws {
    let read = try DocumentReaders.read(try fixture.bytes("doc"), path: "a.doc", context: bare).get()
    #expect(read.format == .doc)
    let report = ReportParser().parse(read.document, source: ReportSource(path: "-"))
    let words = fixture.differences(report)
    #expect(words.isEmpty, "\(words.prefix(5).joined(separator: "; ")) … \(words.count)")
  }

  @Test func whatLibreOfficeMakesNothingOfIsTakenApart() throws {
    let office = try FakeOffice()
    let fixture = try #require(PaperFixture.all.first)
    let context = ReadingContext(tools: ReadingTools(folders: [office.folder + "/bin"], cache: office.cache))
    let read = try DocumentReaders.read(
      try fixture.bytes("doc") + Array("\nnothing\n".utf8), path: "a.doc", context: context
    ).get()
    #expect(office.runs.count == 1)
    #expect(fixture.differences(ReportParser().parse(read.document, source: ReportSource(path: "-"))).isEmpty)
    let broken = DocumentReaders.read(FakeOffice.word("nothing"), path: "a.doc", context: context)
    #expect(failure(broken)?.kind == .damaged(.doc))
  }

  @Test(.enabled(if: hasAntiword), arguments: PaperFixture.all)
  func antiwordGivesTextAndNeverAFigureOfAWideRow(fixture: PaperFixture) throws {
    let read = try installed.antiword.read(try fixture.bytes("doc"), ReadingLimits()).get()
    let report = ReportParser().parse(read.document, source: ReportSource(path: "-"))
    // Of files since Word 97 antiword overlooks wide rows, so that no table is taken from it.
    let words = fixture.differences(report) { _ in true }
    #expect(words.isEmpty, "\(words.prefix(5).joined(separator: "; ")) … \(words.count)")
    #expect(report.isReport && report.sections.count >= 4)
  }

  @Test(.enabled(if: hasAntiword)) func antiwordKeepsToItsLimits() throws {
    let bytes = try #require(PaperFixture.all.first).bytes("doc")
    var limits = ReadingLimits()
    limits.fileBytes = 200
    guard case .failure(.overLimit) = installed.antiword.read(bytes, limits) else {
      Issue.record("more was taken than may be")
      return
    }
    #expect(
      failure(installed.antiword.read(Array(bytes.prefix(600)), ReadingLimits())) == .toolFailed(.officeOrAntiword))
  }

  @Test func aCutOrEncryptedWordFileIsNoTableOfZeros() throws {
    let bytes = try #require(PaperFixture.all.first).bytes("doc")
    for length in stride(from: 512, to: bytes.count, by: bytes.count / 40) {
      let outcome = DocumentReaders.read(Array(bytes.prefix(length)), path: "a.doc", context: bare)
      guard case .success(let read) = outcome else { continue }
      let report = ReportParser().parse(read.document, source: ReportSource(path: "-"))
      let words = try #require(PaperFixture.all.first).differences(report) { _ in true }
      #expect(words.filter { $0.hasPrefix("t") && !$0.hasPrefix("title") }.isEmpty, "cut at \(length): \(words)")
    }
    var encrypted = bytes
    let head = try #require(bytes.indices.first { $0 % 512 == 0 && bytes[$0...].starts(with: [0xEC, 0xA5]) })
    encrypted[head + 11] |= 1
    for context in [bare, ReadingContext(tools: installed)] {
      let outcome = DocumentReaders.read(encrypted, path: "a.doc", context: context)
      #expect(failure(outcome)?.kind == .encrypted(.doc))
    }
  }

  @Test func withoutLibreOfficeAWorkbookSaysWhatToInstall() {
    let workbook = ole("Workbook")
    #expect(failure(DocumentReaders.read(workbook, path: "a.xls", context: bare))?.kind == .toolMissing(.office))
    #expect(
      failure(DocumentReaders.read(Array("{\\rtf1 a}".utf8), path: "a", context: bare))?.kind == .toolMissing(.office))
  }

  @Test func aWordFileOfBeforeWord97NeedsAProgram() throws {
    var bytes = try #require(PaperFixture.all.first).bytes("doc")
    let head = try #require(bytes.indices.first { $0 % 512 == 0 && bytes[$0...].starts(with: [0xEC, 0xA5]) })
    bytes[head] = 0xDC
    let outcome = DocumentReaders.read(bytes, path: "a.doc", context: bare)
    #expect(failure(outcome)?.kind == .toolMissing(.officeOrAntiword))
  }
}

/// The beginning of an OLE2 file that names a stream.
private func ole(_ stream: String) -> [UInt8] {
  CompoundFile.signature + [UInt8](repeating: 0, count: 500)
    + stream.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
}

private func failure<Value, Failure>(_ outcome: Result<Value, Failure>) -> Failure? {
  if case .failure(let failure) = outcome { failure } else { nil }
}
