import Foundation
import Testing

@testable import DocumentReaders

private func limits(seconds: Int = 20) -> ReadingLimits {
  var limits = ReadingLimits()
  limits.seconds = seconds
  return limits
}

extension OfficeConverter {
  fileprivate func word(_ order: String, seconds: Int = 20) -> Result<[UInt8], ReadingError.Kind> {
    convert(FakeOffice.word(order), .doc, limits(seconds: seconds))
  }

  fileprivate func expect(words orders: [String]) {
    expect(orders.enumerated().map { place, order in UpcomingFile(name: "\(place).DOC") { FakeOffice.word(order) } })
  }
}

@Suite struct OfficeConverterTests {
  @Test func aFileIsConvertedOnceAndThenKept() throws {
    let office = try FakeOffice()
    #expect(office.converter().word("a") == .success(FakeOffice.converted("a")))
    #expect(office.converter().word("a") == .success(FakeOffice.converted("a")))
    #expect(office.runs.count == 1)
  }

  @Test func whatWasKeptIsReadWithoutTheProgram() throws {
    let office = try FakeOffice()
    _ = office.converter().word("a")
    #expect(office.converter(isInstalled: false).word("a") == .success(FakeOffice.converted("a")))
    #expect(office.converter(isInstalled: false).word("b") == .failure(.toolMissing(.office)))
  }

  @Test func whatIsExpectedIsConvertedInTheSameRun() throws {
    let office = try FakeOffice()
    let converter = office.converter()
    let orders = (0..<10).map { "file \($0)" }
    converter.expect(words: orders)
    for order in orders { #expect(converter.word(order) == .success(FakeOffice.converted(order))) }
    #expect(office.runs.map(\.count) == [10])
  }

  @Test func aRunTakesNoMoreFilesThanItMay() throws {
    let office = try FakeOffice()
    let converter = office.converter()
    let orders = (0..<40).map { "file \($0)" }
    converter.expect(words: orders)
    for order in orders { #expect(converter.word(order) == .success(FakeOffice.converted(order))) }
    #expect(office.runs.map(\.count) == [OfficeConverter.mostFiles, 8])
  }

  @Test func onlyWhatIsAWordFileJoinsARunOfWordFiles() throws {
    let office = try FakeOffice()
    let converter = office.converter()
    converter.expect([
      UpcomingFile(name: "a.doc") { Array("a report as text".utf8) }, UpcomingFile(name: "b.doc") { nil },
      UpcomingFile(name: "c.txt") { FakeOffice.word("c") }, UpcomingFile(name: "d.xls") { FakeOffice.word("d") },
      UpcomingFile(name: "e.wps") { FakeOffice.word("e") },
    ])
    _ = converter.word("a")
    #expect(office.runs.map(\.count) == [2])
  }

  @Test(arguments: [
    ("nothing", ReadingError.Kind.damaged(.doc)), ("garbage", .damaged(.doc)), ("crash", .toolFailed(.office)),
    ("fail", .toolFailed(.office)), ("flood", .damaged(.doc)), ("hang", .overLimit(.time(seconds: 5))),
  ])
  func aFileThatComesToNothingCostsOnlyItself(order: String, kind: ReadingError.Kind) throws {
    let office = try FakeOffice()
    let converter = office.converter()
    let orders = ["first", "second", order, "fourth", "fifth"]
    converter.expect(words: orders)
    for each in orders {
      let isRight =
        converter.word(each, seconds: 5) == (each == order ? .failure(kind) : .success(FakeOffice.converted(each)))
      #expect(isRight, "\(each)")
    }
    #expect(office.runs.count <= 3)
    #expect(converter.word(order, seconds: 5) == .failure(kind))
    #expect(office.runs.count <= 3, "what failed is not tried again and again")
  }

  @Test func whatTheProgramTellsOnTheWayIsOfNoInterest() throws {
    let office = try FakeOffice()
    #expect(office.converter().word("noise") == .success(FakeOffice.converted("noise")))
  }

  @Test func everyFileOfARunMayFail() throws {
    let office = try FakeOffice()
    let converter = office.converter()
    let orders = ["crash 1", "crash 2", "nothing", "crash 3"]
    converter.expect(words: orders)
    for order in orders {
      guard case .failure = converter.word(order, seconds: 2) else {
        Issue.record("\(order) was read")
        continue
      }
    }
  }

  @Test func twoThatAskForTheSameFileShareOneRun() async throws {
    let office = try FakeOffice()
    let converter = office.converter(cache: "/proc/none")
    await withTaskGroup(of: Result<[UInt8], ReadingError.Kind>.self) { group in
      for _ in 0..<2 { group.addTask { converter.word("slow") } }
      for await outcome in group { #expect(outcome == .success(FakeOffice.converted("slow"))) }
    }
    #expect(office.runs.count == 1)
  }

  @Test func aDamagedEntryIsMadeAnew() throws {
    let office = try FakeOffice()
    _ = office.converter().word("a")
    let entry = try #require(office.entries.first)
    var bytes = try Data(contentsOf: URL(filePath: entry))
    bytes[bytes.count / 2] ^= 1
    try bytes.write(to: URL(filePath: entry))
    #expect(office.converter().word("a") == .success(FakeOffice.converted("a")))
    #expect(office.runs.count == 2)
    try Data().write(to: URL(filePath: entry))
    #expect(office.converter(isInstalled: false).word("a") == .failure(.toolMissing(.office)))
  }

  @Test(arguments: ["/proc/none", "/dev/null", "/dev/null/none"]) func aCacheThatCannotBeWrittenIsNoError(cache: String)
    throws
  {
    let office = try FakeOffice()
    let converter = office.converter(cache: cache)
    #expect(converter.word("a") == .success(FakeOffice.converted("a")))
    #expect(converter.word("a") == .success(FakeOffice.converted("a")))
    #expect(office.runs.count == 1)
  }

  @Test func theCacheDropsWhatWasNotUsedForLongest() throws {
    let office = try FakeOffice()
    let size = FakeOffice.converted("file 000").count + 64
    for place in 0..<30 {
      let order = "file \(String(format: "%03d", place))"
      #expect(office.converter(cacheBytes: size * 20).word(order) == .success(FakeOffice.converted(order)))
    }
    #expect(office.entries.count <= 20 && office.entries.count > 10)
    #expect(office.converter(isInstalled: false).word("file 029") == .success(FakeOffice.converted("file 029")))
  }

  @Test func anotherVersionOfTheProgramConvertsAnew() throws {
    let office = try FakeOffice()
    _ = office.converter().word("a")
    try Data("[Version]\nbuildid=2\n".utf8).write(to: URL(filePath: office.folder + "/bin/versionrc"))
    _ = office.converter().word("a")
    #expect(office.runs.count == 2)
    #expect(office.converter(isInstalled: false).word("a") == .success(FakeOffice.converted("a")))
  }

  @Test func noNameOfAFileReachesTheProgram() throws {
    let office = try FakeOffice()
    let converter = office.converter()
    converter.expect([UpcomingFile(name: "--headless; rm -rf $HOME.doc") { FakeOffice.word("b") }])
    _ = converter.word("a")
    let names = try #require(office.runs.first)
    #expect(names.count == 2 && names.allSatisfy { $0.wholeMatch(of: /[0-9a-f]{64}\.doc/) != nil })
  }

  @Test func whatKilledProcessesLeftBehindIsRemoved() throws {
    let parent = FileManager.default.temporaryDirectory
    let left = parent.appending(path: "gouji-swept-4194304-a0Bc9Z").path
    // A name that only begins like one of ours is somebody else's.
    let others = ["gouji-swept-54178437-8587-4A7C-9709-C518045832D5", "gouji-swept-4194304", "gouji-swept-4194304-"]
      .map { parent.appending(path: $0).path }
    for path in [left] + others {
      try FileManager.default.createDirectory(atPath: path + "/in", withIntermediateDirectories: true)
      try Data().write(to: URL(filePath: path + "/in/a.doc"))
    }
    defer { for path in others { try? FileManager.default.removeItem(atPath: path) } }
    let folder = try #require(Folder.temporary("gouji-swept"))
    #expect(!FileManager.default.fileExists(atPath: left) && FileManager.default.fileExists(atPath: folder.path))
    #expect(others.allSatisfy { FileManager.default.fileExists(atPath: $0 + "/in/a.doc") })
    folder.remove()
    #expect(!FileManager.default.fileExists(atPath: folder.path))
  }
}

extension FakeOffice {
  /// The paths of what is kept.
  var entries: [String] {
    (FileManager.default.enumerator(atPath: cache)?.allObjects as? [String] ?? [])
      .filter { $0.hasSuffix(".docx") }.map { cache + "/" + $0 }
  }
}
