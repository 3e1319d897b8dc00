import Testing

private func hasChinese(_ text: String) -> Bool {
  text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
}

@Test(
  arguments: [
    ([:], [], true), (["LANG": "en_US.UTF-8"], [], false), (["LANG": "zh_CN.UTF-8"], [], true),
    (["LANG": ""], [], true),
    (["LANG": "zh_CN.UTF-8", "LC_ALL": "en_GB.UTF-8"], [], false),
    (["LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"], [], true),
    (["LANG": "en_US.UTF-8"], ["--lang", "zh"], true), (["LANG": "zh_CN.UTF-8"], ["--lang=en"], false),
  ] as [([String: String], [String], Bool)])
func theLanguageIsChosenByOptionThenLocale(environment: [String: String], option: [String], isChinese: Bool) throws {
  let folder = try Folder()
  for arguments in [
    ["--help"], ["check", "--help"], ["check", "missing"], ["check"], ["export", "--bad"],
  ] {
    let outcome = try Gouji.run(arguments + option, in: folder, environment: environment)
    #expect(hasChinese(outcome.output + outcome.talk) == isChinese, "\(arguments + option): \(outcome)")
  }
}

@Test func theLanguageMayStandBeforeTheCommand() throws {
  let folder = try Folder()
  for arguments in [["--lang", "en", "check", "missing"], ["--lang=en", "check", "missing"]] {
    let outcome = try Gouji.run(arguments, in: folder)
    #expect(outcome.status == 3)
    #expect(outcome.talk.contains("missing: no such file"))
  }
}

@Test(arguments: ["--nope", "--formt", "--format"]) func usageErrorsAreWordedInChinese(option: String) throws {
  let outcome = try Gouji.run(["check", "x", option], in: Folder(), environment: ["LANG": "zh_CN.UTF-8"])
  #expect(outcome.status == 2)
  #expect(outcome.talk.hasPrefix("用法错误：") && outcome.talk.contains("用法：gouji check"))
  #expect(!outcome.talk.contains("Error") && !outcome.talk.contains("Usage"))
}

@Test func everyCommandStandsInTheHelp() throws {
  let folder = try Folder()
  for language in ["zh", "en"] {
    let help = try Gouji.run(["--help", "--lang", language], in: folder).output
    for command in ["check", "export", "inputs", "notice", "rules", "dump", "config", "demo"] {
      #expect(help.contains("|\(command)") || help.contains(" \(command)|"), "usage \(command)")
      #expect(help.contains("\n  \(command) "), "list \(command)")
    }
  }
}

@Test func helpInChineseHasChinesePunctuation() throws {
  let folder = try Folder()
  for command in ["check", "export", "inputs", "notice"] {
    let help = try Gouji.run([command, "--help", "--lang", "zh"], in: folder).output
    for line in help.split(separator: "\n") where line.contains("（可选：") {
      #expect(!line.hasSuffix(")") && !line.contains(" （可选") && !line.contains(", "), "\(line)")
    }
  }
  let wrong = try Gouji.run(["--lang", "zh", "--color", "x"], in: folder).talk
  #expect(wrong.contains("；可选：'auto'、'never'、'16'、'256'、'truecolor'。") && !wrong.contains(" or "))
}

@Test func everyRuleIsListedInBothLanguages() throws {
  let folder = try Folder()
  let (chinese, english) = (
    try Gouji.run(["rules", "--lang", "zh"], in: folder).output,
    try Gouji.run(["rules", "--lang", "en"], in: folder).output
  )
  for rule in ["T3-BAL", "T3-ROW", "T3-SUM", "T4-SUM", "T3-MISREAD", "F-SECT", "F-TITLE"] {
    #expect(chinese.contains(rule) && english.contains(rule))
  }
}
