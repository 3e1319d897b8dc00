import Foundation
import ReportFixtures
import Testing

@testable import DocumentReaders

private func open(_ bytes: [UInt8], name: String = "a.gz") -> Result<Container, ReadingError.Kind> {
  Container.open(bytes, name: name, format: DocumentReaders.format(of: bytes), context: ReadingContext())
}

private func contents(_ container: Container) throws -> [String: String] {
  var contents: [String: String] = [:]
  for member in container.members {
    contents[member.name] = String(decoding: try container.read(member).get(), as: UTF8.self)
  }
  return contents
}

/// Whether a program is there; where CI is set all must be.
private func isThere(_ program: String) -> Bool {
  if ProgramSearch.find(program) != nil { return true }
  if ProcessInfo.processInfo.environment["CI"] != nil { Issue.record("\(program) is not installed") }
  skipped("\(program) is not installed")
  return false
}

private func skipped(_ reason: String) {
  FileHandle.standardError.write(Data("SKIPPED: \(reason)\n".utf8))
}

/// What a program makes of files in a folder of its own.
private func made(_ script: String, _ files: [String: String]) throws -> [UInt8] {
  let folder = FileManager.default.temporaryDirectory.appending(path: "gouji-test-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
  let process = Process()
  process.executableURL = URL(filePath: "/bin/sh")
  process.arguments = ["-c", script]
  process.currentDirectoryURL = folder
  process.standardOutput = FileHandle.nullDevice
  try process.run()
  process.waitUntilExit()
  return Array(try Data(contentsOf: folder.appending(path: "out")))
}

private let files = ["年报.txt": "年度报告", "b.txt": "second", "-c.txt": "third"]

@Test func rarIsReadByAProgram() throws {
  guard isThere("bsdtar") else { return }
  var archive = StoredRAR()
  for (name, text) in files { archive.add(name, Array(text.utf8)) }
  archive.add("../../up.txt", Array("up".utf8))
  let container = try open(archive.bytes).get()
  #expect(container.format == .rar)
  #expect(try contents(container) == files.merging(["../../up.txt": "up"]) { $1 })
}

@Test func sevenZipIsReadByAProgram() throws {
  guard isThere("bsdtar") else { return }
  let archive = try made("bsdtar --format 7zip -cf out ./*.txt", files)
  let container = try open(archive).get()
  #expect(container.format == .sevenZip)
  let names = Set(container.members.map { $0.name.split(separator: "/").last.map(String.init) ?? "" })
  #expect(names == Set(files.keys))
}

@Test func whatAProgramCannotUnpackIsSaid() throws {
  guard isThere("bsdtar") else { return }
  var archive = StoredRAR()
  archive.add("a.txt", Array(String(repeating: "text ", count: 1000).utf8))
  archive.add("b.txt", Array("other".utf8))
  let whole = archive.bytes
  for bytes in [Array(whole.prefix(40)), Array(whole.prefix(whole.count / 2))] {
    switch open(bytes) {
    case .failure(let kind): #expect(kind == .notUnpacked(.rar))
    case .success(let container):
      let isSaid = container.members.contains { if case .failure = container.read($0) { true } else { false } }
      #expect(isSaid || container.remark == .notUnpacked(.rar))
    }
  }
}

@Test func gzipHoldsOneFileOrATar() throws {
  let lone = try open(made("gzip -c b.txt > out", files), name: "x/b.txt.gz").get()
  #expect(try contents(lone) == ["b.txt": "second"])
  let tar = try open(made("tar czf out ./*.txt", files)).get()
  #expect(try contents(tar).values.sorted() == files.values.sorted())
  let cut = try made("gzip -c b.txt | head -c 12 > out", files)
  switch open(cut) {
  case .failure(let kind): #expect(kind == .damaged(.gzip))
  case .success(let container): #expect(container.remark == .damaged(.gzip))
  }
}

@Test func aGzipBombIsStopped() throws {
  let bomb = try made("head -c 2000000000 /dev/zero | gzip -1 > out", [:])
  let limit = ReadingLimits().expansion * bomb.count
  guard case .failure(.overLimit(.expanded(let bytes))) = open(bomb) else {
    Issue.record("the bomb was unpacked")
    return
  }
  #expect(bytes <= limit)
}

@Test func membersListedBySevenZipAreReadOneAtATime() throws {
  guard let program = ["7zz", "7z", "7za"].first(where: { ProgramSearch.find($0) != nil }) else {
    skipped("7-Zip is not installed")
    return
  }
  let script =
    "mkdir folder; cp b.txt folder; ln -s /etc/passwd link; \(program) a -y out.7z ./*.txt folder link -snl && mv out.7z out"
  let archive = try SpoolFileHolder(made(script, files))
  let lister = try #require(ListedMembers.Lister.installed(for: .sevenZip).first)
  let members = try #require(
    try ListedMembers(
      archive.file.path, owner: archive.file, format: .sevenZip, lister: lister, context: ReadingContext()))
  let names = Set(members.entries.map { String(decoding: $0.name, as: UTF8.self) })
  #expect(names.isSuperset(of: ["年报.txt", "b.txt", "folder/b.txt"]) && !names.contains("folder"))
  let limits = ReadingLimits()
  for entry in members.entries where entry.name.elementsEqual("b.txt".utf8) {
    var bytes = MemberBytes(limits: limits, budget: ExpansionBudget(archive: 1000, limits), isWhole: false)
    try members.read(entry.index, into: &bytes)
    #expect(bytes.bytes == Array("second".utf8))
  }
}

private final class SpoolFileHolder {
  let file: SpoolFile

  init(_ bytes: [UInt8]) throws {
    file = try SpoolFile()
    try file.add(bytes)
  }
}
