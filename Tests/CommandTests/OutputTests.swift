import Foundation
import Testing

@Test func aReaderThatGoesAwayIsNoError() throws {
  let folder = try Folder()
  for number in 0..<40 { try folder.write("\(number).txt", Reports.faulty) }
  let script = "{ gouji export --format json .; echo $? >status; } | head -c 10 >/dev/null; cat status"
  let outcome = try Gouji.shell(script, in: folder)
  #expect(outcome.output == "0\n")
  #expect(!outcome.talk.contains("gouji:"))
  let closed = try Gouji.shell("gouji check --fail-on never 0.txt >&-; echo $?", in: folder)
  #expect(closed.output == "0\n")
  #expect(!closed.talk.contains("gouji:"))
}

@Test func aFullDiskIsSaid() throws {
  let folder = try Folder()
  try folder.write("a.txt", Reports.sound)
  let outcome = try Gouji.shell("gouji export --lang en a.txt >/dev/full; echo $?", in: folder)
  #expect(outcome.output == "3\n")
  #expect(outcome.talk.contains("cannot write to standard output: no space left"))
}

@Test func aFileIsWrittenWholeAndNothingIsLeftBeside() throws {
  let folder = try Folder()
  try folder.write("in/a.txt", Reports.sound)
  try folder.write("out.json", "old")
  let outcome = try Gouji.run(["export", "in", "-o", "out.json"], in: folder)
  #expect(outcome.status == 0 && outcome.output.isEmpty)
  #expect(try JSONSerialization.jsonObject(with: Data(folder.text("out.json").utf8)) is [[String: Any]])
  #expect(folder.names == ["in", "out.json"])
}

@Test func permissionsAndLinksOfTheOldFileStay() throws {
  let folder = try Folder()
  try folder.write("a.txt", Reports.sound)
  try folder.write("real.csv", "old")
  chmod(folder["real.csv"], 0o640)
  try FileManager.default.createSymbolicLink(atPath: folder["out.csv"], withDestinationPath: "real.csv")
  #expect(try Gouji.run(["export", "--format", "csv", "a.txt", "-o", "out.csv"], in: folder).status == 0)
  #expect(folder.text("real.csv").hasPrefix("path,"))
  #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder["out.csv"]) == "real.csv")
  #expect(try FileManager.default.attributesOfItem(atPath: folder["real.csv"])[.posixPermissions] as? Int == 0o640)
}

@Test(arguments: ["022", "027", "077"]) func aNewFileHasThePermissionsThatTheUserAllows(mask: String) throws {
  let folder = try Folder()
  try folder.write("a.txt", Reports.sound)
  let outcome = try Gouji.shell("umask \(mask); gouji export a.txt -o new.json; stat -c %a new.json", in: folder)
  #expect(outcome.output == "\(String(0o666 & ~(Int(mask, radix: 8) ?? 0), radix: 8))\n")
}

@Test func aReportWithoutTablesIsMissedInValues() throws {
  let folder = try Folder()
  try folder.write("a.txt", "云溪县民政局2021年政府信息公开工作年度报告\n一、总体情况\n公开信息3条。\n五、存在的主要问题及改进情况\n无。\n")
  try folder.write("b.txt", Reports.sound)
  let outcome = try Gouji.run(["export", "--lang", "en", "--format", "csv", "a.txt", "b.txt"], in: folder)
  #expect(outcome.status == 0 && outcome.talk.contains("a.txt: no table was found in it"))
  #expect(!outcome.talk.contains("b.txt"))
}

@Test func theOldFileStaysWhenNothingWasRead() throws {
  let folder = try Folder()
  try folder.write("out.json", "old")
  #expect(try Gouji.run(["export", "missing.txt", "-o", "out.json"], in: folder).status == 3)
  #expect(folder.text("out.json") == "old")
  #expect(folder.names == ["out.json"])
}

@Test(arguments: ["a.txt", "./a.txt", "link.txt", "in/../a.txt"]) func anInputIsNeverOverwritten(output: String) throws
{
  let folder = try Folder()
  try folder.write("a.txt", Reports.sound)
  try folder.write("in/b.txt", Reports.sound)
  try FileManager.default.createSymbolicLink(atPath: folder["link.txt"], withDestinationPath: "a.txt")
  for inputs in [["a.txt"], ["."]] {
    let outcome = try Gouji.run(["export"] + inputs + ["-o", output], in: folder)
    #expect(outcome.status == 2)
    #expect(folder.text("a.txt") == Reports.sound)
  }
}

@Test func aFolderThatIsNotThereIsNamed() throws {
  let folder = try Folder()
  try folder.write("a.txt", Reports.sound)
  let outcome = try Gouji.run(["export", "a.txt", "-o", "none/out.json", "--lang", "en"], in: folder)
  #expect(outcome.status == 3)
  #expect(outcome.talk.contains("cannot write none/out.json: its folder does not exist"))
  let onto = try Gouji.run(["export", "a.txt", "-o", ".", "--lang", "en"], in: folder)
  #expect(onto.status == 3)
  #expect(onto.talk.contains("it is a folder"))
}

@Test func exportsComeInPathOrderWhateverTheOrderOfTheArguments() throws {
  let folder = try Folder()
  for name in ["c.txt", "a.txt", "b/1.txt"] { try folder.write(name, Reports.sound) }
  let outcome = try Gouji.run(["export", "--format", "jsonl", "c.txt", "b", "a.txt"], in: folder)
  let paths = try outcome.output.split(separator: "\n").map { line in
    let report = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
    return (report?["source"] as? [String: Any])?["path"] as? String ?? ""
  }
  #expect(paths == ["a.txt", "b/1.txt", "c.txt"])
}

@Test func controlCharactersOfAReportNeverReachTheOutput() throws {
  let folder = try Folder()
  let evil = Reports.faulty.replacing("年度报告", with: "年度\u{1B}[31m报告\u{202E}", maxReplacements: 2)
  try folder.write("a\u{1B}[2Jb.txt", evil)
  for arguments in [
    ["check", "."], ["export", "--format", "text", "."], ["export", "--format", "markdown", "."],
    ["export", "--format", "json", "."], ["dump", "document", "a\u{1B}[2Jb.txt"],
    ["dump", "figures", "a\u{1B}[2Jb.txt"],
    ["check", "missing\u{1B}[0m.txt"],
  ] {
    let outcome = try Gouji.run(arguments, in: folder)
    for text in [outcome.output, outcome.talk] {
      #expect(!text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" }, "\(arguments)")
    }
  }
}
