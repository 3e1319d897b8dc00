import Foundation
import Testing

@Test func theScreenHasExactlyTheLinesAskedFor() throws {
  let folder = try Folder()
  try folder.write("a.txt", Reports.faulty)
  for (size, rows) in [("80x24", 24), ("120x40", 40), ("20x3", 3), ("1x1", 1)] {
    let outcome = try Gouji.run(["--size", size, "--screen", "text", "a.txt"], in: folder)
    #expect(outcome.status == 0 && outcome.talk.isEmpty)
    #expect(outcome.output.split(separator: "\n", omittingEmptySubsequences: false).count == rows + 1)
  }
}

@Test func keysAreAppliedAfterEverythingIsLoaded() throws {
  let folder = try Folder()
  try folder.write("a.txt", Reports.sound)
  try folder.write("b.txt", Reports.faulty)
  let outcome = try Gouji.run(["--keys", "e", "--size", "120x40", "--lang", "en", "."], in: folder)
  #expect(outcome.status == 0)
  #expect(outcome.output.contains("T3-ROW"))
}

@Test(arguments: [("svg", "<svg"), ("html", "<!")]) func screensComeAsPictures(format: String, opening: String) throws {
  let folder = try Folder()
  try folder.write("a.txt", Reports.faulty)
  let outcome = try Gouji.run(["--screen", format, "a.txt", "-o", "screen.\(format)"], in: folder)
  #expect(outcome.status == 0 && outcome.output.isEmpty)
  #expect(folder.text("screen.\(format)").contains(opening))
  #expect(folder.names == ["a.txt", "screen.\(format)"])
}

@Test func theScreenIsNeverWrittenOntoAReport() throws {
  let folder = try Folder()
  try folder.write("a.txt", Reports.sound)
  #expect(try Gouji.run(["--screen", "text", "a.txt", "-o", "a.txt"], in: folder).status == 2)
  #expect(folder.text("a.txt") == Reports.sound)
}

@Test func filesThatCannotBeReadStandInTheListAndInTheStatus() throws {
  let folder = try Folder()
  try folder.write("a.txt", Reports.sound)
  try folder.write("b.pdf", "%PDF-1.7\n")
  let outcome = try Gouji.run(["--screen", "text", "."], in: folder)
  #expect(outcome.status == 3)
  #expect(outcome.output.contains("b.pdf"))
}

@Test func keysMayBeginWithADash() throws {
  let folder = try Folder()
  try folder.write("a.txt", Reports.sound)
  let dashed = try Gouji.run(["--size", "80x24", "--keys", "-v", "--screen", "text", "a.txt"], in: folder)
  #expect(dashed.status == 0 && dashed.output.split(separator: "\n", omittingEmptySubsequences: false).count == 25)
}

@Test func keysThatAreNotUnderstoodAreAUsageError() throws {
  let folder = try Folder()
  try folder.write("a.txt", Reports.sound)
  let outcome = try Gouji.run(["--keys", "<Nonsense>", "a.txt"], in: folder)
  #expect(outcome.status == 2 && outcome.output.isEmpty && !outcome.talk.isEmpty)
  #expect(try Gouji.run(["--theme", "no-such-theme", "--screen", "text", "a.txt"], in: folder).status == 2)
}

@Test func theDemoIsMarkedAsFictional() throws {
  let folder = try Folder()
  let outcome = try Gouji.run(["demo", "--screen", "text", "--size", "120x40"], in: folder)
  #expect(outcome.status == 0)
  #expect(outcome.output.contains("虚构示例"))
}

@Test func withoutATerminalTheFindingsArePrinted() throws {
  let folder = try Folder()
  try folder.write("a.txt", Reports.faulty)
  for environment in [["TERM": "xterm-256color"], ["TERM": "dumb"], [:]] {
    for arguments in [["a.txt"], ["."], []] {
      let outcome = try Gouji.run(arguments, in: folder, environment: environment)
      #expect(outcome.status == 0)
      #expect(outcome.output.contains("a.txt:") && outcome.output.contains(": error T3-ROW "))
      #expect(!outcome.output.contains("\u{1B}"))
    }
  }
}

@Test func aFolderWithoutReportsGetsAWordOfHelp() throws {
  let folder = try Folder()
  try folder.write("notes.txt", "购物清单\n")
  let outcome = try Gouji.run([], in: folder, environment: ["TERM": "xterm"])
  #expect(outcome.status == 2 && outcome.output.isEmpty)
  #expect(outcome.talk.contains("gouji demo") && outcome.talk.contains("--help"))
}

@Test func aReportFromStandardInputCanBeOpened() throws {
  let folder = try Folder()
  let outcome = try Gouji.run(
    ["--keys", "e", "--size", "120x40", "-"], in: folder, input: Array(Reports.faulty.utf8))
  #expect(outcome.status == 0)
  #expect(outcome.output.contains("T3-ROW"))
}

@Test func theScreenSaysWhatWasLoadedAndWhichKeyLeadsToTheFirstFault() throws {
  let folder = try Folder()
  try folder.write("a.txt", Reports.faulty)
  let outcome = try Gouji.run(["--screen", "text", "--lang", "zh", "."], in: folder)
  #expect(outcome.output.contains("按 e 跳到第一处"))
}

@Test func aThemeIsNamedByItsTitleWhileItIsLookedAt() throws {
  let folder = try Folder()
  try folder.write("a.txt", Reports.sound)
  let arguments = ["--theme", "dark", "--screen", "text", "--keys"]
  #expect(try Gouji.run(arguments + ["T<Esc>", "--lang", "zh", "."], in: folder).output.contains("主题：深色"))
  #expect(try Gouji.run(arguments + ["T<Esc>", "--lang", "en", "."], in: folder).output.contains("theme: Dark"))
}
