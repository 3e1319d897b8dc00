import Disclosure
import Foundation
import ReportFixtures
import Testing

/// A folder with a sound report in one folder and a faulty one in another.
private func tree(_ settings: String? = nil) throws -> Folder {
  let folder = try Folder()
  try folder.write("2022/sound.txt", Reports.sound)
  try folder.write("2023/faulty.txt", Reports.faulty)
  if let settings { try folder.write(".gouji.toml", settings) }
  return folder
}

private func objects(_ text: String) throws -> [[String: Any]] {
  try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
}

private func check(_ arguments: String..., in folder: Folder) throws -> Outcome {
  try Gouji.run(["check", "--lang", "en"] + arguments, in: folder)
}

/// Sets every failed check of the faulty report aside, as a person in the browser would.
private func setFaultAside(in folder: Folder) throws {
  let first = try #require(
    try objects(check("--format", "json", "--severity", "error", "2023", in: folder).output).first)
  for _ in try #require(first["findings"] as? [Any]) {
    let outcome = try Gouji.run(
      ["--lang", "en", "--keys", "ea<Down><Enter>", "--screen", "text", "2023"], in: folder)
    #expect(outcome.status == 0 && outcome.output.contains("set aside (verified), kept in 2023/.gouji.toml"))
  }
}

@Test func everyOutputSaysWhichRulesAreOff() throws {
  let folder = try tree("[rules]\n\"T3-*\" = \"off\"\n\"F-FEE\" = \"info\"\n")
  let off = Rules.all.map(\.id.description).filter { $0.hasPrefix("T3-") }
  let said = "\(off.count) rules switched off (\(off.joined(separator: ", "))), "
  for arguments in [["check", "."], ["check", "2023/faulty.txt"], ["check", "--strict", "."], ["export", "."]] {
    let outcome = try Gouji.run(arguments + ["--lang", "en"], in: folder)
    #expect(outcome.status == 0)
    #expect(outcome.talk.contains(said) && outcome.talk.contains("by .gouji.toml"), "\(outcome.talk)")
    #expect(!outcome.output.contains("error T3"))
  }
  for format in ["markdown", "html", "text"] {
    let outcome = try Gouji.run(["export", "--lang", "en", "--format", format, "."], in: folder)
    #expect(outcome.output.contains("\(off.count) rules switched off"), "\(format)")
  }
  for command in ["check", "export"] {
    let first = try #require(try objects(Gouji.run([command, "--format", "json", "."], in: folder).output).first)
    let rules = try #require(first["rules_in_force"] as? [String: Any])
    #expect(rules["off"] as? [String] == off && rules["path"] as? String == ".gouji.toml")
    #expect(rules["severity"] as? [String: String] == ["F-FEE": "info"])
  }
  #expect(
    try Gouji.run(["--lang", "en", "--keys", "f", "--screen", "text", "."], in: folder).output.contains(
      "\(off.count) rules"))
}

@Test func theNearestFileGovernsWhateverPathIsNamed() throws {
  let folder = try tree("[rules]\n\"T3-*\" = \"off\"\n")
  #expect(try check("2023", in: folder).status == 0)
  #expect(try Gouji.shell("cd 2023 && gouji check faulty.txt", in: folder).status == 0)
  #expect(try Gouji.shell("cd 2023 && gouji check - <faulty.txt", in: folder).status == 0)
  try folder.write("2023/.gouji.toml", "# its own\n")
  #expect(try check(".", in: folder).status == 1)
  #expect(try Gouji.shell("ln -s 2023 link && gouji check link/faulty.txt", in: folder).status == 1)
}

@Test func aFaultyFileIsToldByLineAndTheRunIsNotAllItShouldBe() throws {
  let folder = try tree("[rules]\n\"T3-*\" = \"of\"\n")
  for command in ["check", "export"] {
    let outcome = try Gouji.run([command, "--lang", "en", "."], in: folder)
    #expect(outcome.status == 3)
    #expect(outcome.talk.contains("gouji: .gouji.toml:2: \"T3-*\" cannot be \"of\""), "\(outcome.talk)")
  }
  let damaged = "[rules\n"
  try folder.write(".gouji.toml", damaged)
  let outcome = try check(".", in: folder)
  #expect(outcome.status == 3 && outcome.talk.contains(".gouji.toml:1: not valid TOML"))
  let browser = try Gouji.run(["--lang", "en", "--keys", "efa<Enter>", "--screen", "text", "."], in: folder)
  #expect(browser.status == 3 && browser.output.contains(".gouji.toml:1: not valid TOML"), "\(browser.output)")
  #expect(folder.text(".gouji.toml") == damaged)
}

@Test func whatIsSetAsideIsLeftOutCountedApartAndMarkedInExports() throws {
  let folder = try tree()
  try setFaultAside(in: folder)
  let outcome = try check(".", in: folder)
  #expect(outcome.status == 0, "\(outcome.output)")
  #expect(outcome.talk.contains(" set aside") && !outcome.output.contains("cause "))
  #expect(try check("--strict", ".", in: folder).status == 1)
  let summary = try check("--summary", "--format", "json", ".", in: folder)
  let counts = try #require(try JSONSerialization.jsonObject(with: Data(summary.output.utf8)) as? [String: Any])
  let row = (counts["rules"] as? [[String: Any]])?.first { $0["rule"] as? String == "T3-ROW" }
  #expect(row?["set_aside"] as? Int == 1 && row?["errors"] as? Int == 0)
  for (format, mark) in [("json", "\"set_aside\""), ("markdown", "~~"), ("html", "set-aside"), ("text", "verified")] {
    let export = try Gouji.run(["export", "--lang", "en", "--format", format, "2023"], in: folder)
    #expect(export.output.contains(mark) && export.status == 0, "\(format)")
  }
  let listed = try objects(check("--format", "json", "2023", in: folder).output).first
  #expect(
    (listed?["set_aside_count"] as? Int ?? 0) > 0
      && (listed?["findings"] as? [[String: Any]])?.contains { $0["severity"] as? String == "error" } == false)
}

@Test func itSurvivesAMoveAndComesBackWithAChangedFigure() throws {
  let folder = try tree()
  try setFaultAside(in: folder)
  // The browser wrote into the folder that was named; it serves the tree from further up as well.
  #expect(folder.text("2023/.gouji.toml").contains("[[set-aside]]"))
  _ = try Gouji.shell(
    "mv 2023/.gouji.toml . && mkdir -p old/2023 && mv 2023/faulty.txt old/2023/renamed.txt", in: folder)
  #expect(try check(".", in: folder).status == 0)
  let text = folder.text(".gouji.toml")
  try folder.write(".gouji.toml", text.replacingOccurrences(of: "found = ", with: "found = 9"))
  let outcome = try check(".", in: folder)
  #expect(outcome.status == 1)
  #expect(outcome.output.contains("set aside before the figure changed (verified, "))
}

@Test func filtersHoldForEveryFormat() throws {
  let folder = try tree()
  for format in ["text", "json", "csv", "markdown"] {
    let rows = try check("--format", format, "--rule", "T3-ROW", ".", in: folder).output
    #expect(rows.contains("T3-ROW") && !rows.contains("error T3-SUM") && !rows.contains("T3-SUM,"), "\(format)")
    let none = try check("--format", format, "--rule", "T4-INT", ".", in: folder)
    #expect(none.status == 0 && !none.output.contains("T3-ROW"))
  }
  let outcome = try check("--agency", "*", "--year", "1999", ".", in: folder)
  #expect(outcome.output.isEmpty && outcome.talk.contains("2 reports left out by the filters"))
  #expect(try objects(check("--format", "json", "--year", "1999", ".", in: folder).output).isEmpty)
  #expect(
    try check("--severity", "error", ".", in: folder).output.split(separator: "\n").allSatisfy {
      $0.contains(": error ") || $0.contains(": cause ")
    })
}

@Test func anAliasNamesTheAgencyInFiltersAndSums() throws {
  let folder = try tree()
  let agency = try #require(objects(check("--format", "json", "2023", in: folder).output).first?["agency"] as? String)
  try folder.write(".gouji.toml", "[agencies]\n\"总名\" = [\"\(agency)\"]\n")
  #expect(try check("--agency", "总名", ".", in: folder).status == 1)
  #expect(try check("--agency", agency, ".", in: folder).status == 1)
  let lines = try check("--summary", "--format", "csv", ".", in: folder).output.split(separator: "\r\n")
  #expect(lines.contains { $0.hasPrefix("agency,总名,") } && !lines.contains { $0.contains(agency) })
}

@Test func anArchiveIsGovernedByTheFileBesideIt() throws {
  let folder = try tree("[rules]\n\"T3-*\" = \"off\"\n")
  let zip = StoredZip([("x/faulty.txt", Reports.faulty)]).bytes
  try folder.write("2023/a.zip", zip)
  #expect(try check("2023/a.zip", in: folder).status == 0)
  #expect(try check("2023/a.zip!/x/faulty.txt", in: folder).status == 0)
  try folder.write("2023/.gouji.toml", "")
  #expect(try check("2023/a.zip", in: folder).status == 1)
}

@Test func whatCannotBeASettingsFileIsTold() throws {
  let folder = try tree()
  try folder.write("2023/.gouji.toml/x", "")
  let outcome = try check("2023", in: folder)
  #expect(
    outcome.status == 3 && outcome.talk.contains("2023/.gouji.toml: cannot be read: it is a folder"), "\(outcome.talk)")
  let browser = try Gouji.run(["--lang", "en", "--keys", "ea<Enter>", "--screen", "text", "2023"], in: folder)
  #expect(browser.output.contains("it is a folder") && !browser.output.contains("kept in"))
}

@Test func nothingOfTheSamplesCanBeSetAside() throws {
  let folder = try Folder()
  let outcome = try Gouji.run(["demo", "--lang", "en", "--keys", "ea<Enter>", "--screen", "text"], in: folder)
  #expect(outcome.output.contains("nothing can be set aside") && folder.names.isEmpty)
}

@Test func aNewFileIsMadeInTheFolderThatWasNamedOrBesideTheFile() throws {
  for (path, place) in [(".", ".gouji.toml"), ("2023", "2023/.gouji.toml"), ("2023/faulty.txt", "2023/.gouji.toml")] {
    let folder = try tree()
    let outcome = try Gouji.run(["--keys", "ea<Enter>", "--screen", "text", path], in: folder)
    #expect(folder.text(place).contains("reason = \"误报\""), "\(path) \(outcome.output)")
    #expect(folder.names.filter { $0.contains("toml") } == (place == ".gouji.toml" ? [place] : []))
  }
}

@Test func whatTheUserWroteStaysWhenAFindingIsSetAsideAndTakenBack() throws {
  let text = "# mine\r\n[rules]   # here\r\n'F-FEE' = \"off\"\r\n"
  let folder = try tree(text)
  let run = { keys in try Gouji.run(["--keys", keys, "--screen", "text", "."], in: folder) }
  _ = try run("ea<Enter>")
  #expect(folder.text(".gouji.toml").hasPrefix(text) && folder.text(".gouji.toml").contains("[[set-aside]]"))
  _ = try run("ea<Enter>f<End>au")
  #expect(folder.text(".gouji.toml").components(separatedBy: "[[set-aside]]").count == 3)
  _ = try run(")f<End>a<End>a")
  #expect(folder.text(".gouji.toml") == text)
}

@Test func aLetterKeepsSilentOnWhatWasSetAside() throws {
  let folder = try tree()
  let before = try Gouji.run(["notice", "--lang", "en", "2023"], in: folder).output
  #expect(before.contains("Figures to check and correct"))
  try setFaultAside(in: folder)
  let letter = try Gouji.run(["notice", "--lang", "en", "2023"], in: folder).output
  #expect(!letter.contains("Figures to check and correct"), "\(letter)")
}
