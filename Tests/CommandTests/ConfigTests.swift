import Foundation
import Testing

@Test func theExampleFileIsFaultlessAndChangesNothing() throws {
  for language in ["zh", "en"] {
    let folder = try Folder()
    let example = try Gouji.run(["config", "--example", "--lang", language], in: folder)
    #expect(example.status == 0 && example.output.contains("next-failure = [\"e\", \"<F8>\"]"))
    try folder.write("home/.config/gouji/config.toml", example.output)
    let home = ["HOME": folder["home"]]
    let shown = try Gouji.run(["config", "--lang", "zh"], in: folder, environment: home)
    #expect(shown.status == 0 && shown.talk.isEmpty, "\(shown.talk)")
    #expect(!shown.output.contains("keys."))
    try folder.write("a.txt", Reports.faulty)
    let arguments = ["--lang", "zh", "--keys", "?", "--screen", "text", "a.txt"]
    let with = try Gouji.run(arguments, in: folder, environment: home)
    let without = try Gouji.run(arguments, in: folder)
    #expect(with.output == without.output && with.talk.isEmpty)
  }
}

@Test func configSaysWhereEverythingComesFrom() throws {
  let folder = try Folder()
  try folder.write("c/gouji/config.toml", "theme = \"mono\"\nmouse = true\n[keys]\nzoom = [\"z\"]\n")
  let environment = ["XDG_CONFIG_HOME": folder["c"], "XDG_STATE_HOME": folder["s"], "LANG": "en_US.UTF-8"]
  let shown = try Gouji.run(["config", "--ambiguous", "wide"], in: folder, environment: environment)
  #expect(shown.status == 0 && shown.talk.isEmpty)
  let rows = shown.output.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
  for row in [
    "configuration \(folder["c"])/gouji/config.toml exists", "sessions \(folder["s"])/gouji/sessions not there",
    "language English environment LANG", "theme mono configuration line 1", "mouse on configuration line 2",
    "ambiguous-width wide command line --ambiguous", "session on default", "keys.zoom z configuration line 4",
  ] { #expect(rows.contains(row), "\(row) in \(rows)") }
  let flag = try Gouji.run(["config", "--theme", "light", "--lang", "zh"], in: folder, environment: environment)
  #expect(flag.output.contains("命令行 --theme") && flag.output.contains("命令行 --lang"))
}

@Test func whatIsWrongWithTheFileIsSaidByLine() throws {
  let folder = try Folder()
  try folder.write(
    "h/.config/gouji/config.toml",
    "language = \"en\"\ntheme = \"nosuch\"\nmouse = 1\n[keys]\nzoom = [\"e\"]\nzooom = [\"z\"]\n")
  try folder.write("a.txt", Reports.sound)
  let home = ["HOME": folder["h"]]
  let shown = try Gouji.run(["config"], in: folder, environment: home)
  #expect(shown.status == 3)
  for line in [3, 5, 6] { #expect(shown.talk.contains("config.toml:\(line): "), "\(shown.talk)") }
  // The browser says so, too, and works with the rest.
  let screen = try Gouji.run(["--screen", "text", "a.txt"], in: folder, environment: home)
  #expect(screen.status == 0 && screen.output.contains("Agencies"))
  for line in [2, 3, 5, 6] { #expect(screen.talk.contains("config.toml:\(line): "), "\(screen.talk)") }
  // A check is no matter of keys and colours, but it speaks the language that the file states.
  let check = try Gouji.run(["check", "a.txt"], in: folder, environment: home)
  #expect(check.status == 0 && !check.talk.contains("config.toml") && !check.talk.contains("份报告"))
}

@Test func hostileConfigurationsAreSurvived() throws {
  let folder = try Folder()
  try folder.write("a.txt", Reports.sound)
  let files: [[UInt8]] = [
    [UInt8](repeating: 0x61, count: 1 << 20), (0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 7) }, Array("[".utf8),
    Array("keys = \"\u{1B}[2J\"".utf8), Array("\"\u{1B}[2J\" = 1".utf8),
  ]
  for bytes in files {
    try folder.write("h/.config/gouji/config.toml", bytes)
    let screen = try Gouji.run(["--screen", "text", "a.txt"], in: folder, environment: ["HOME": folder["h"]])
    #expect(screen.status == 0 && screen.talk.contains("config.toml") && !screen.talk.contains("\u{1B}"))
  }
  // A folder in its place, and no home at all.
  let odd = try Folder()
  try odd.write("h/.config/gouji/config.toml/x", "")
  try odd.write("a.txt", Reports.sound)
  #expect(try Gouji.run(["--screen", "text", "a.txt"], in: odd, environment: ["HOME": odd["h"]]).status == 0)
  let homeless = try Gouji.run(["config"], in: odd)
  #expect(homeless.status == 0 && homeless.output.contains("HOME"))
}

@Test func aRunWithoutTerminalKeepsNoSession() throws {
  let folder = try Folder()
  try folder.write("a.txt", Reports.faulty)
  let environment = ["HOME": folder["h"], "XDG_STATE_HOME": folder["s"]]
  _ = try Gouji.run(["--keys", "e", "--screen", "text", "a.txt"], in: folder, environment: environment)
  #expect(folder.names == ["a.txt"])
}
