import Foundation
import ReportFixtures
import Testing

@testable import DocumentReaders

private func open(_ bytes: [UInt8], _ limits: ReadingLimits = ReadingLimits()) -> Result<Container, ReadingError.Kind> {
  Container.open(
    bytes, name: "a.gz", format: DocumentReaders.format(of: bytes), context: ReadingContext(limits: limits))
}

private func names(_ bytes: [UInt8]) throws -> [String] { try open(bytes).get().members.map(\.name) }

private func kind<T>(_ result: Result<T, ReadingError.Kind>) -> ReadingError.Kind? {
  if case .failure(let kind) = result { kind } else { nil }
}

private func zip(_ names: [[UInt8]], flags: UInt16 = 0) -> [UInt8] {
  var zip = StoredZip()
  for (number, name) in names.enumerated() { zip.add(name, Array("text \(number)".utf8), flags: flags) }
  return zip.bytes
}

private let reportInGBK: [UInt8] = [0xC4, 0xEA, 0xB1, 0xA8, 0x2E, 0x74, 0x78, 0x74]

@Test func membersComeInTheOrderOfTheirNamesWithTheirBytes() throws {
  let container = try open(StoredZip([("b.txt", "2"), ("a/z.txt", "1"), ("a/", ""), ("a.txt", "0")]).bytes).get()
  #expect(container.members.map(\.name) == ["a/z.txt", "a.txt", "b.txt"])
  #expect(try container.members.map { try container.read($0).get() } == [[0x31], [0x30], [0x32]])
}

@Test func namesOfMembersAreOnlyNames() throws {
  let tricks = ["../../x", "/etc/passwd", "a\\b", "C:\\x", "a/../../b", "\u{1B}[2J", ".."].map { Array($0.utf8) }
  #expect(try Set(names(zip(tricks))) == ["../../x", "/etc/passwd", "a/b", "C:/x", "a/../../b", "\u{1B}[2J", ".."])
}

@Test func namesAreDecodedWhateverWroteThem() throws {
  #expect(try names(zip([Array("年报.txt".utf8)], flags: 0x0800)) == ["年报.txt"])
  #expect(try names(zip([Array("年报.txt".utf8)])) == ["年报.txt"])
  #expect(try names(zip([reportInGBK])) == ["年报.txt"])
  // 目录 in GBK is well-formed UTF-8 too; the other name shows what it is.
  let mixed = zip([[0xC4, 0xBF, 0xC2, 0xBC] + Array(".txt".utf8), reportInGBK])
  #expect(try names(mixed) == ["年报.txt", "目录.txt"])
}

@Test func namesThatAreNotTheUTF8TheySayTheyAreCostNothing() throws {
  let names = [Array("a\u{1}\u{1B}[2J.txt".utf8), [0x62, 0xFF, 0x2E, 0x74, 0x78, 0x74], reportInGBK]
  let bytes = zip(names, flags: 0x0800)
  let container = try open(bytes).get()
  #expect(container.members.count == 3)
  #expect(
    container.members.contains { $0.name == "a\u{1}\u{1B}[2J.txt" }
      && container.members.contains { $0.name == "年报.txt" })
  #expect(
    try container.members.map { try container.read($0).get() }.sorted { $0[5] < $1[5] }.last == Array("text 2".utf8))
  let file = try SpoolFile()
  try file.add(bytes)
  let other = try Container.open(
    descriptor: file.descriptor, size: file.count, name: "a.zip", format: .zip, context: ReadingContext()
  ).get()
  #expect(other.members == container.members)
  #expect(try other.read(other.members[0]).get() == container.read(container.members[0]).get())
}

@Test func whatIsDamagedBesideItsNamesStaysSo() {
  var bytes = zip([Array("a\u{1}.txt".utf8)], flags: 0x0800)
  bytes[bytes.count - 6] ^= 0xFF
  #expect(kind(open(bytes)) == .damaged(.zip))
  #expect(kind(open(Array(bytes.suffix(22)))) == .damaged(.zip))
}

@Test func aNameThatComesTwiceIsToldApart() throws {
  let container = try open(zip([Array("a.txt".utf8), Array("a.txt".utf8)])).get()
  #expect(container.members.map(\.name) == ["a.txt", "a.txt#2"])
  #expect(try container.read(container.members[1]).get() == Array("text 1".utf8))
}

@Test func aBrokenMemberCostsItselfOnly() throws {
  var archive = StoredZip()
  archive.add("a.txt", Array("whole".utf8))
  archive.add("b.txt", Array("other".utf8), stated: .init(checksum: 1))
  archive.add("c.txt", Array("packed".utf8), stated: .init(method: 97))
  archive.add(Array("d.txt".utf8), Array("twelve bytes and more".utf8), flags: 1)
  archive.add("e.txt", Array("short".utf8), stated: .init(size: 1 << 30))
  let container = try open(archive.bytes).get()
  let kinds = container.members.map { kind(container.read($0)) }
  #expect(kinds[0] == nil && kinds[1] == .damaged(.zip) && kinds[3] == .encrypted(.zip))
  #expect(kinds[2] != nil && kinds[4] != nil)
}

@Test func anArchiveThatIsCutOffIsDamaged() throws {
  let whole = StoredZip([("a.txt", String(repeating: "x", count: 1000))]).bytes
  for count in [10, 500, whole.count - 30, whole.count - 1] {
    #expect(kind(open(Array(whole.prefix(count)))) == .damaged(.zip), "\(count)")
  }
}

@Test func whatUnpacksToTooMuchEndsInBoundedTime() throws {
  let (packed, count) = Deflated.run(of: UInt8(ascii: "a"), atLeast: 3 << 20)
  var bomb = StoredZip()
  let stated = StoredZip.Stated(size: UInt32(count), checksum: 0, method: 8)
  for number in 0..<9 { bomb.add("\(number).txt", packed, stated: stated) }
  var limits = ReadingLimits()
  limits.fileBytes = 1 << 20
  limits.expandedBytes = 4 << 20
  limits.archiveExpandedBytes = 5 << 20
  let container = try open(bomb.bytes, limits).get()
  let kinds = container.members.map { kind(container.read($0)) }
  #expect(kinds.first == .tooLarge(limit: 1 << 20))
  #expect(kinds.last == .restUnread(.expanded(bytes: 5 << 20)))
}

@Test func anArchiveMayNotUnpackToHundredsOfTimesItsSize() throws {
  let (packed, count) = Deflated.run(of: UInt8(ascii: "a"), atLeast: 8 << 20)
  var limits = ReadingLimits()
  (limits.expandedBytes, limits.expansion) = (1 << 10, 100)
  var bomb = StoredZip()
  bomb.add("a.txt", packed, stated: .init(size: UInt32(count), checksum: 0, method: 8))
  let container = try open(bomb.bytes, limits).get()
  #expect(kind(container.read(container.members[0])) == .restUnread(.expanded(bytes: bomb.bytes.count * 100)))
}

@Test func membersAndDepthAreLimited() throws {
  var limits = ReadingLimits()
  limits.members = 5
  let many = zip((0..<6).map { Array("\($0)".utf8) })
  #expect(kind(open(many, limits)) == .overLimit(.members(5)))
  // Those of archives within count towards the outermost.
  let three = zip((0..<3).map { Array("\($0)".utf8) })
  let outer = try open(StoredZipOf([("a", three), ("b", three)]), limits).get()
  #expect(kind(outer.open(three, name: "a", format: .zip)) == nil)
  #expect(kind(outer.open(three, name: "b", format: .zip)) == .overLimit(.members(5)))
  limits.archiveDepth = 2
  let nested = try open(StoredZipOf([("a", three)]), limits).get().open(three, name: "a", format: .zip).get()
  #expect(kind(nested.open(three, name: "b", format: .zip)) == .overLimit(.archiveDepth(2)))
}

private func StoredZipOf(_ members: [(String, [UInt8])]) -> [UInt8] {
  var zip = StoredZip()
  for (name, content) in members { zip.add(name, content) }
  return zip.bytes
}

@Test func documentsThatAreArchivesThemselvesAreToldFromArchivesOfDocuments() {
  let word = StoredZip([("[Content_Types].xml", "x"), ("word/document.xml", "x")]).bytes
  #expect(DocumentReaders.format(of: word) == .docx)
  // Stored, the document shows its table of contents within the archive's own bytes.
  #expect(DocumentReaders.format(of: StoredZipOf([("a.docx", word), ("b.docx", word)])) == .zip)
  #expect(DocumentReaders.format(of: StoredZip([("word/document.xml.txt", "x")]).bytes) == .zip)
  #expect(DocumentReaders.format(of: Array(word.dropLast(20))) == .docx)
}

@Test func tarIsReadWithItsLongNamesAndWithoutItsLinks() throws {
  let long = String(repeating: "长", count: 60) + ".txt"
  var tar = Tar()
  tar.add("a/b.txt", Array("one".utf8))
  tar.add("././@PaxHeader", Tar.record("path", "folder/" + long), type: "x")
  tar.add("short", Array("two".utf8))
  tar.add("././@LongLink", Array((long + "\0").utf8), type: "L")
  tar.add("short", Array("three".utf8))
  tar.add("link", [], type: "2")
  tar.add("pipe", [], type: "6")
  let container = try open(tar.bytes).get()
  #expect(container.format == .tar)
  #expect(container.members.map(\.name) == ["a/b.txt", "folder/" + long, long])
  #expect(
    try container.members.map { String(decoding: try container.read($0).get(), as: UTF8.self) } == [
      "one", "two", "three",
    ])
  let cut = try open(Array(tar.bytes.prefix(512 + 2))).get()
  #expect(kind(cut.read(cut.members[0])) == .damaged(.tar))
}

@Test func tarHeadsThatLieEndSomewhere() {
  for size in ["77777777777", "-1", "abc", "\u{FF}"] {
    var tar = Tar()
    tar.add("a", [], size: size)
    _ = open(tar.bytes)
  }
}

/// Composes tar archives.
private struct Tar {
  private(set) var bytes: [UInt8] = []

  mutating func add(_ name: String, _ content: [UInt8], type: Character = "0", size: String? = nil) {
    var head = [UInt8](repeating: 0, count: 512)
    func put(_ text: String, at place: Int) { head.replaceSubrange(place..<place + text.utf8.count, with: text.utf8) }
    put(name, at: 0)
    put("0000644", at: 100)
    put(size ?? String(content.count, radix: 8), at: 124)
    put(String(type), at: 156)
    put("ustar\u{0}00", at: 257)
    put("        ", at: 148)
    put(String(head.reduce(0) { $0 + Int($1) }, radix: 8) + "\u{0}", at: 148)
    bytes += head + content + [UInt8](repeating: 0, count: (512 - content.count % 512) % 512)
  }

  static func record(_ key: String, _ value: String) -> [UInt8] {
    let rest = " \(key)=\(value)\n"
    var length = rest.utf8.count
    while String(length).utf8.count + rest.utf8.count != length { length = String(length).utf8.count + rest.utf8.count }
    return Array("\(length)\(rest)".utf8)
  }
}
