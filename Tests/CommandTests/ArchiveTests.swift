import Foundation
import ReportFixtures
import Testing

private func zip(_ members: [(String, [UInt8])]) -> [UInt8] {
  var zip = StoredZip()
  for (name, content) in members { zip.add(name, content) }
  return zip.bytes
}

private func collection() throws -> Folder {
  let folder = try Folder()
  let (sound, faulty) = (Array(Reports.sound.utf8), Array(Reports.faulty.utf8))
  let inner = zip([("faulty.txt", faulty), ("novel.txt", Array("第一章\n".utf8))])
  try folder.write("bundle.zip", zip([("部门/sound.txt", sound), ("inner.zip", inner)]))
  try folder.write("novels.zip", zip([("novel.txt", Array("第一章\n".utf8))]))
  try folder.write("broken.zip", bundleWithADamagedMember(sound))
  try folder.write("cut.zip", zip([("sound.txt", sound)]).dropLast(30))
  try folder.write("folder/novels.zip", zip([("novel.txt", Array("第一章\n".utf8))]))
  try folder.write("folder/sound.txt", sound)
  try folder.write(
    "mail.eml",
    "From: a@example.cn\nTo: b@example.cn\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n"
      + "--x\nContent-Type: text/plain\n\nsee attached\n"
      + "--x\nContent-Type: text/plain; name=r.txt\nContent-Transfer-Encoding: base64\n\n"
      + Data(faulty).base64EncodedString() + "\n--x--\n")
  return folder
}

private func bundleWithADamagedMember(_ sound: [UInt8]) -> [UInt8] {
  var archive = StoredZip()
  archive.add("a.txt", sound, stated: .init(checksum: 1))
  archive.add("b.txt", sound)
  return archive.bytes
}

@Test(
  arguments: [
    ("check bundle.zip", 1), ("check --fail-on never bundle.zip", 0), ("check bundle.zip!/部门/sound.txt", 0),
    ("check bundle.zip!/inner.zip!/faulty.txt", 1), ("check bundle.zip!/inner.zip", 1), ("check novels.zip", 3),
    ("check folder", 0), ("check broken.zip", 3), ("check cut.zip", 3), ("check bundle.zip!/none.txt", 3),
    ("check bundle.zip!/inner.zip!/novel.txt", 3), ("check mail.eml", 1), ("export bundle.zip", 0),
    ("dump figures mail.eml!/r.txt", 0), ("dump document bundle.zip", 3), ("inputs bundle.zip", 0),
    ("inputs novels.zip", 3), ("inputs folder", 0), ("inputs broken.zip", 3), ("inputs none", 3), ("inputs", 2),
    ("inputs --format xml folder", 2),
  ] as [(String, Int32)])
func exitStatusWithArchives(line: String, status: Int32) throws {
  let outcome = try Gouji.run(line.split(separator: " ").map(String.init), in: collection())
  #expect(outcome.status == status, "\(outcome.talk)")
}

@Test func anArchiveThatBeginsWithALargeDocumentIsNoSuchDocument() throws {
  let folder = try Folder()
  let archive = zip([
    ("a.ofd", OFDReport(seed: 3).bytes), ("b.txt", Array(Reports.sound.utf8)), ("c.ofd", OFDReport(seed: 4).bytes),
  ])
  // Its list of members is out of sight of whoever looks at its beginning only.
  #expect(archive.count > 1 << 16)
  try folder.write("bundle.zip", archive)
  let outcome = try Gouji.run(["inputs", "--format", "csv", "bundle.zip"], in: folder)
  #expect(outcome.status == 0)
  for member in ["bundle.zip!/a.ofd", "bundle.zip!/b.txt", "bundle.zip!/c.ofd"] {
    #expect(outcome.output.contains(member))
  }
}

@Test func findingsNameTheMemberTheyAreIn() throws {
  let folder = try collection()
  let outcome = try Gouji.run(["check", "bundle.zip", "mail.eml"], in: folder)
  #expect(outcome.output.contains("bundle.zip!/inner.zip!/faulty.txt:"))
  #expect(outcome.output.contains("mail.eml!/r.txt:"))
  let export = try Gouji.run(["export", "--format", "jsonl", "bundle.zip"], in: folder).output
  #expect(export.contains("\"path\": \"bundle.zip!/部门/sound.txt\""))
  #expect(export.contains("\"member\": \"inner.zip!/faulty.txt\""))
}

@Test func standardInputMayBeAnArchive() throws {
  let folder = try collection()
  let bytes = Array(try Data(contentsOf: URL(filePath: folder["bundle.zip"])))
  let outcome = try Gouji.run(["check", "-"], in: folder, input: bytes)
  #expect(outcome.status == 1 && outcome.output.contains("-!/inner.zip!/faulty.txt:"))
}

@Test func theBrowserOpensReportsInArchives() throws {
  let folder = try collection()
  let outcome = try Gouji.run(["--keys", "e", "--size", "120x40", "--lang", "en", "bundle.zip"], in: folder)
  #expect(outcome.status == 0 && outcome.output.contains("T3-ROW"))
  let none = try Gouji.run(["--screen", "text", "novels.zip"], in: folder)
  #expect(none.status == 3 && none.output.contains("novels.zip"))
}

@Test func anArchiveIsNeverOverwritten() throws {
  let folder = try collection()
  #expect(try Gouji.run(["export", "bundle.zip", "-o", "bundle.zip"], in: folder).status == 2)
  #expect(try Gouji.run(["export", "bundle.zip!/inner.zip", "-o", "bundle.zip"], in: folder).status == 2)
}

@Test func theLedgerHasEveryInputOnce() throws {
  let folder = try collection()
  try folder.write("folder/~$x.docx", "x")
  try folder.write("photo.jpg", [0xFF, 0xD8, 0xFF, 0xE0])
  let outcome = try Gouji.run(["inputs", "--format", "json", "."], in: folder)
  let list = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]])
  let outcomes = list.map { "\($0["path"] ?? "") \($0["outcome"] ?? "")" }
  #expect(
    outcomes == [
      "./broken.zip container", "./broken.zip!/a.txt unreadable", "./broken.zip!/b.txt read",
      "./bundle.zip container", "./bundle.zip!/inner.zip container", "./bundle.zip!/inner.zip!/faulty.txt read",
      "./bundle.zip!/inner.zip!/novel.txt not_report", "./bundle.zip!/部门/sound.txt read", "./cut.zip unreadable",
      "./folder/novels.zip container", "./folder/novels.zip!/novel.txt not_report", "./folder/sound.txt read",
      "./mail.eml container", "./mail.eml!/body.txt not_report", "./mail.eml!/r.txt read",
      "./novels.zip container", "./novels.zip!/novel.txt not_report", "./photo.jpg not_report",
    ])
  #expect(list.allSatisfy { ($0["sha256"] as? String)?.count == 64 || $0["path"] as? String == "./broken.zip!/a.txt" })
  let read = try #require(list.first { $0["outcome"] as? String == "read" })
  #expect(read["layout"] as? String == "tsv" && (read["figures"] as? Int ?? 0) > 150 && read["missing"] as? Int == 0)
  #expect(outcome.status == 3 && outcome.talk.contains("略过系统文件等 1"))
}

@Test(arguments: ["zh", "en"]) func theLedgerIsAlignedAndInTheLanguageAskedFor(language: String) throws {
  let folder = try collection()
  let outcome = try Gouji.run(["inputs", "--lang", language, "bundle.zip"], in: folder)
  let lines = outcome.output.split(separator: "\n")
  #expect(lines.count == 6)
  #expect(lines[0].contains(language == "zh" ? "路径" : "path"))
  #expect(lines[1].contains(language == "zh" ? "内含 2 个文件" : "2 files in it"))
  let csv = try Gouji.run(["inputs", "--format", "csv", "--lang", language, "bundle.zip"], in: folder).output
  #expect(
    csv.hasPrefix("path,sha256,format,layout,outcome,reason,figures,inferred,unreadable,missing,tables_missing\r\n"))
  #expect(csv.split(separator: "\r\n").count == 6)
}

@Test func namesInAnArchiveNeverReachTheTerminalRaw() throws {
  let folder = try Folder()
  try folder.write("a.zip", zip([("\u{1B}[2J\u{202E}.txt", Array(Reports.faulty.utf8)), ("../../x.txt", [0])]))
  for arguments in [
    ["check", "a.zip"], ["inputs", "a.zip"], ["inputs", "--format", "csv", "a.zip"], ["export", "a.zip"],
  ] {
    let outcome = try Gouji.run(arguments, in: folder)
    for text in [outcome.output, outcome.talk] {
      #expect(!text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" }, "\(arguments)")
    }
  }
  #expect(folder.names == ["a.zip"])
}

@Test func aBombIsReportedAndTheRestGoesOn() throws {
  let folder = try Folder()
  let (packed, count) = Deflated.run(of: UInt8(ascii: "a"), atLeast: 100 << 20)
  var bomb = StoredZip()
  for number in 0..<8 { bomb.add("\(number).txt", packed, stated: .init(size: UInt32(count), checksum: 0, method: 8)) }
  try folder.write("bomb.zip", zip([("inner.zip", bomb.bytes)]))
  try folder.write("sound.txt", Reports.sound)
  let start = ContinuousClock.now
  let outcome = try Gouji.run(["check", "--lang", "en", "."], in: folder)
  #expect(outcome.status == 3 && outcome.talk.contains("1 report, "))
  #expect(outcome.talk.contains("bomb.zip!/inner.zip!/0.txt: larger than 64 MiB"))
  #expect(start.duration(to: .now) < .seconds(60))
}
