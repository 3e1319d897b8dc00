import Foundation
import ReportFixtures
import Testing

/// A report of which there is nothing to say.
private func faultless() throws -> Data {
  let sample = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "samples/云岭市水务局/2020.txt")
  return try Data(contentsOf: sample)
}

@Test func noticesAndTheOverviewComeIntoAFolder() throws {
  let folder = try Folder()
  try folder.write("in/a.txt", Reports.faulty)
  try folder.write("in/b.txt", Reports.sound)
  try folder.write("in/c.pdf", "%PDF-1.4 nothing")
  let outcome = try Gouji.run(["notice", "--lang", "zh", "-o", "out", "in"], in: folder)
  #expect(outcome.status == 3, "an input could not be read")
  let names = try FileManager.default.contentsOfDirectory(atPath: folder["out"]).sorted()
  #expect(names.filter { $0.hasPrefix("整改通知-") && $0.hasSuffix(".docx") }.count == 1)
  #expect(names.contains("核查一览.xlsx") && folder.text("out/核查一览.txt").contains("in/c.pdf"))
  #expect(folder.names == ["in", "out"])
  // Written again it replaces what was there, and leaves nothing beside.
  #expect(try Gouji.run(["notice", "--lang", "zh", "-o", "out", "in/a.txt"], in: folder).status == 0)
  #expect(try FileManager.default.contentsOfDirectory(atPath: folder["out"]).sorted() == names)
}

@Test func withoutAFolderNoticesArePrinted() throws {
  let folder = try Folder()
  try folder.write("a.txt", Reports.faulty)
  let text = try Gouji.run(["notice", "--lang", "en", "--deadline", "1 March", "a.txt"], in: folder)
  #expect(text.status == 0 && text.output.contains("by 1 March") && text.output.contains("1. table 3"))
  let markdown = try Gouji.run(["notice", "--lang", "en", "--format", "markdown", "a.txt"], in: folder)
  #expect(markdown.output.hasPrefix("# "))
  try folder.write("b.txt", faultless())
  let none = try Gouji.run(["notice", "--lang", "en", "b.txt"], in: folder)
  #expect(none.status == 0 && none.output.isEmpty && none.talk.contains("No report needs"))
}

@Test func aWordingOfOnesOwnIsUsedOrItsFaultSaid() throws {
  let folder = try Folder()
  try folder.write("a.txt", Reports.faulty)
  let shipped = try Gouji.run(["notice", "--lang", "zh", "--print-template"], in: folder)
  #expect(shipped.status == 0 && shipped.output.contains("{causes}"))
  try folder.write("own.txt", shipped.output.replacingOccurrences(of: "# 关于", with: "# 我处关于"))
  let own = try Gouji.run(["notice", "--lang", "zh", "--template", "own.txt", "a.txt"], in: folder)
  #expect(own.output.hasPrefix("我处关于"))
  try folder.write("bad.txt", "# T\n{causes}\n{who}\n")
  let bad = try Gouji.run(["notice", "--lang", "en", "--template", "bad.txt", "a.txt"], in: folder)
  #expect(bad.status == 2 && bad.talk.contains("bad.txt:3") && bad.talk.contains("{who}"))
  #expect(try Gouji.run(["notice", "--template", "none.txt", "a.txt"], in: folder).status == 2)
  #expect(try Gouji.run(["notice", "--format", "docx", "a.txt"], in: folder).status == 2)
  #expect(try Gouji.run(["notice"], in: folder).status == 2)
}

@Test func anInputIsNeverOverwritten() throws {
  let folder = try Folder()
  try folder.write("核查一览.txt", Reports.faulty)
  let outcome = try Gouji.run(["notice", "--lang", "zh", "-o", ".", "核查一览.txt"], in: folder)
  #expect(outcome.status == 3 && folder.text("核查一览.txt") == Reports.faulty)
}

@Test func whatWasEditedIsNotOverwrittenAndWhatIsLeftOverIsNamed() throws {
  let folder = try Folder()
  try folder.write("in/a.txt", Reports.faulty)
  let first = ["notice", "--lang", "en", "--format", "text", "-o", "out", "in"]
  #expect(try Gouji.run(first, in: folder).status == 0)
  let letter = try #require(folder.names(in: "out").first { $0.hasPrefix("notice-") })
  let old = folder.text("out/" + letter)
  // An edited file stays as it is, and the rest is written.
  try folder.write("out/\(letter)", "mine")
  try folder.write("out/overview.txt", "mine too")
  let again = try Gouji.run(first, in: folder)
  #expect(again.status == 3 && again.talk.contains("was edited") && again.talk.contains(letter))
  #expect(folder.text("out/" + letter) == "mine" && folder.text("out/overview.txt") == "mine too")
  #expect(try Gouji.run(first + ["--force"], in: folder).status == 0)
  #expect(folder.text("out/" + letter) == old && folder.text("out/overview.txt").contains("1 reports"))
  // The letter of a report that was mended is no longer written, and is named.
  try folder.write("in/a.txt", faultless())
  let mended = try Gouji.run(first, in: folder)
  #expect(mended.status == 0 && mended.talk.contains("\(letter) is of an earlier run"))
  #expect(folder.text("out/" + letter) == old && folder.text("out/overview.txt").contains("agrees"))
  // A folder of one's own is none to write into.
  try folder.write("own/notice-x.txt", "x")
  try folder.write("own/overview.txt", "mine")
  let foreign = try Gouji.run(["notice", "--lang", "en", "-o", "own", "in"], in: folder)
  #expect(foreign.status == 3 && folder.text("own/overview.txt") == "mine")
}

@Test func aFileIsNoFolderToWriteInto() throws {
  let folder = try Folder()
  try folder.write("a.txt", Reports.faulty)
  try folder.write("out", "x")
  let outcome = try Gouji.run(["notice", "--lang", "zh", "-o", "out", "a.txt"], in: folder)
  #expect(outcome.status == 3 && outcome.talk.contains("不是文件夹") && folder.text("out") == "x")
}

@Test func aReportWithoutAnAgencyIsNamedAndNobodyIsWrittenTo() throws {
  let folder = try Folder()
  let nameless = Reports.faulty.split(separator: "\n", omittingEmptySubsequences: false)
    .filter { !$0.contains("年度报告") }.joined(separator: "\n")
  try folder.write("x.txt", nameless)
  let outcome = try Gouji.run(["notice", "--lang", "zh", "x.txt"], in: folder)
  #expect(!outcome.output.contains("x.txt") && outcome.talk.contains("x.txt: 机关未读出，没有写通知"))
}

@Test func anAgencyThatWritesItsNameInTwoWaysGetsOneLetter() throws {
  let folder = try Folder()
  let agency = FixtureReport.random(seed: 7).agency
  for (place, name) in ["松川市水务局", "云岭省松川市水务局"].enumerated() {
    try folder.write("\(place).txt", Reports.faulty.replacingOccurrences(of: agency, with: name))
  }
  _ = try Gouji.run(["notice", "--lang", "zh", "-o", "out", "."], in: folder)
  #expect(folder.names(in: "out").filter { $0.hasPrefix("整改通知-") }.count == 1)
}

private let office: String? = ["/usr/bin/soffice", "/usr/bin/libreoffice"].first {
  FileManager.default.isExecutableFile(atPath: $0)
}

@Test func libreOfficeOpensWhatIsWritten() throws {
  guard let office else {
    FileHandle.standardError.write(Data("SKIPPED: no LibreOffice here to open notices with\n".utf8))
    return
  }
  let folder = try Folder()
  try folder.write("a.txt", Reports.faulty)
  #expect(try Gouji.run(["notice", "--lang", "en", "-o", "out", "a.txt"], in: folder).status == 0)
  let script =
    "cd out && mv notice-*.docx n.docx && '\(office)' -env:UserInstallation=file://\(folder.path)/profile --headless "
    + "--convert-to txt:Text n.docx && '\(office)' -env:UserInstallation=file://\(folder.path)/profile --headless "
    + "--convert-to csv overview.xlsx"
  let outcome = try Gouji.shell(script, in: folder, environment: ["HOME": folder.path])
  #expect(outcome.status == 0)
  #expect(folder.text("out/n.txt").contains("Please check") && folder.text("out/n.txt").contains("1. table 3"))
  #expect(folder.text("out/overview.csv").contains("to correct"))
}
