import Foundation
import Testing

/// A folder with a sound report, a faulty one, and things that are no reports.
private func collection() throws -> Folder {
  let folder = try Folder()
  try folder.write("sound.txt", Reports.sound)
  try folder.write("faulty.txt", Reports.faulty)
  try folder.write("novel.txt", "第一章\n那年冬天，雪下得很大。\n")
  try folder.write(
    "word.docx", Array("PK\u{3}\u{4}".utf8) + [UInt8](repeating: 0, count: 26) + "word/document.xml".utf8)
  try folder.write("only/sound.txt", Reports.sound)
  try folder.write("only/readme.md", "# 说明\n")
  try folder.write("only/~$sound.docx", "x")
  try folder.write("only/photo.jpg", [0xFF, 0xD8, 0xFF, 0xE0])
  try folder.write("none/novel.txt", "第一章\n")
  try folder.write("empty.txt", "")
  return folder
}

/// Command lines by the exit status they end with.
private let commandLines: [Int32: [String]] = [
  0: [
    "check sound.txt", "check --fail-on never faulty.txt", "check only", "export sound.txt", "export faulty.txt",
    "export only", "rules", "dump figures sound.txt", "dump document novel.txt", "--help", "-h", "help", "help check",
    "check --help", "--version", "check --rule T4-* faulty.txt", "check --year 1999-2001 faulty.txt",
    "check --agency 无此机关 faulty.txt",
  ],
  1: [
    "check faulty.txt", "check --fail-on=error sound.txt faulty.txt", "check --rule t3-* faulty.txt",
    "check --summary faulty.txt", "check --severity error faulty.txt", "check --agency * faulty.txt",
  ],
  2: [
    "check", "check --fail-on x .", "check --format", "export", "export --format doc sound.txt", "rules --format pdf",
    "rules extra", "dump colours sound.txt", "dump figures", "--unknown", "--size 0x0", "--size 80 sound.txt",
    "--lang fr", "check --rule T9-* faulty.txt", "check --year 20x faulty.txt", "check --year 2021-2019 faulty.txt",
    "check --severity fatal faulty.txt", "check --rule", "export --rule T3-* faulty.txt",
  ],
  3: [
    "check novel.txt", "check empty.txt", "check none", "check missing.txt", "check word.docx",
    "check faulty.txt missing.txt", "check .", "export sound.txt word.docx", "dump figures novel.txt",
    "dump figures only",
  ],
]

@Test(arguments: commandLines.flatMap { status, lines in lines.map { (status, $0) } })
func exitStatus(status: Int32, line: String) throws {
  let outcome = try Gouji.run(line.split(separator: " ").map(String.init), in: collection())
  #expect(outcome.status == status, "\(outcome.talk)")
  if status >= 2 { #expect(!outcome.talk.isEmpty) }
  if status == 2 { #expect(outcome.output.isEmpty) }
}

@Test func theOthersAreStillReadWhenOneCannotBe() throws {
  let folder = try collection()
  let outcome = try Gouji.run(["check", "--lang", "en", "."], in: folder)
  #expect(outcome.status == 3)
  #expect(outcome.output.contains("./faulty.txt:"))
  #expect(outcome.talk.contains("./word.docx: a Word document (.docx) that is damaged"))
  #expect(outcome.talk.contains("3 reports, "))
  #expect(outcome.talk.contains("1 could not be read, 5 not a report"))
}

@Test func anEmptyFolderIsNamedAlsoBesideOneThatItsNameBegins() throws {
  let folder = try Folder()
  try folder.write("e1/readme.md", "# 说明\n")
  try folder.write("e1b/sound.txt", Reports.sound)
  for name in ["e1", "e1/"] {
    let outcome = try Gouji.run(["check", "--lang", "en", name, "e1b"], in: folder)
    #expect(outcome.status == 3 && outcome.talk.contains("gouji: \(name): "), "\(outcome.talk)")
  }
}

@Test func aFileNamedLikeACommandIsAFileWithASlash() throws {
  let folder = try Folder()
  try folder.write("check", Reports.faulty)
  #expect(try Gouji.run(["check", "check"], in: folder).status == 1)
  #expect(try Gouji.run(["./check"], in: folder).output.contains("./check:"))
  #expect(try Gouji.run(["--", "check"], in: folder).output.contains("check:"))
}

@Test func standardInputIsReadOnce() throws {
  let folder = try Folder()
  for arguments in [["check", "-"], ["check", "-", "-"], ["check", "/dev/stdin"]] {
    let outcome = try Gouji.run(arguments, in: folder, input: Array(Reports.faulty.utf8))
    #expect(outcome.status == 1)
    #expect(outcome.output.contains(": error T3-ROW "))
  }
  let piped = try Gouji.shell("printf '' | gouji check -; echo $?", in: folder)
  #expect(piped.output == "3\n")
}

@Test func fullEveryFormatOfCheckNamesTheFaultOnce() throws {
  let folder = try collection()
  for format in ["text", "json", "csv", "markdown"] {
    let outcome = try Gouji.run(["check", "--format", format, "faulty.txt"], in: folder)
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("T3-ROW"))
    #expect(!outcome.output.contains("\u{1B}"))
  }
}
