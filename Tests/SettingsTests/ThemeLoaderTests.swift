import ScreenGrid
import Settings
import Testing

@Suite struct ThemeLoaderTests {
  /// A theme that defines every role, with a line to put in place of one role or before the tables.
  private func text(
    name: String = "t", appearance: String = "dark", top: String = "", palette: String = "",
    replacing replaced: [Role: String] = [:]
  ) -> String {
    var lines = ["name = \"\(name)\"", "title.zh = \"题\"", "title.en = \"T\"", "appearance = \"\(appearance)\"", top]
    lines += ["[palette]", "ink = \"#cccccc\"", palette, "[roles]"]
    lines += Role.allCases.compactMap { role in
      replaced[role].map { $0.isEmpty ? nil : $0 } ?? "\(role.rawValue) = \"ink\""
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func problems(_ files: (String, String)...) -> [String] {
    ThemeLoader(files: files.map { (path: $0.0, text: $0.1) }).load("t").problems.map(\.inEnglish)
  }

  @Test func aThemeIsRead() throws {
    let file = text(replacing: [
      .failed:
        "failed = { fg = \"#ff0000\", bg = 17, bold = true, fallback16 = \"bright-red on black\", mono = \"bold reverse\" }",
      .warning: "warning = \"bold underline yellow on default\"", .dimmed: "dimmed = \"plain\"",
    ])
    let (theme, problems) = ThemeLoader(files: [("x/t.toml", file)]).load("t")
    #expect(problems.isEmpty)
    let loaded = try #require(theme)
    #expect(loaded.titleInChinese == "题" && loaded.titleInEnglish == "T" && loaded.appearance == .dark)
    #expect(
      loaded.styles[.failed]
        == Style(
          foreground: .rgb(RGB(255, 0, 0)), background: .palette(17), attributes: .bold,
          in16: .init(foreground: .palette(9), background: .palette(0)), inMono: [.bold, .reverse]))
    #expect(
      loaded.styles[.warning]
        == Style(foreground: .palette(3), background: .terminal, attributes: [.bold, .underline]))
    #expect(loaded.styles[.dimmed] == Style())
  }

  @Test func whatIsWrongIsNamedWithFileAndLine() {
    let line = 10 + (Role.allCases.firstIndex(of: .failed) ?? 0)
    let cases: [(String, String)] = [
      (text(replacing: [.failed: "failed = \"nocolor\""]), "t.toml:\(line): unknown colour \"nocolor\""),
      (text(replacing: [.failed: "failed = \"ink\"\nfailde = \"ink\""]), "t.toml:\(line + 1): unknown role \"failde\""),
      (text(replacing: [.failed: "failed = { foo = 1 }"]), "t.toml:\(line): unknown key \"failed.foo\""),
      (text(replacing: [.failed: "failed = { bold = 1 }"]), "t.toml:\(line): \"failed.bold\" must be true or false"),
      (text(replacing: [.failed: "failed = 3"]), "t.toml:\(line): \"failed\" must be a string or a table"),
      (text(replacing: [.failed: "failed = \"red blue\""]), "t.toml:\(line): \"failed\" cannot be \"red blue\""),
      (text(replacing: [.failed: "failed = { mono = \"red\" }"]), "t.toml:\(line): \"failed.mono\" must be traits"),
      (text(replacing: [.failed: "failed = { fg = \"ink\" "]), "t.toml:\(line): not valid TOML"),
      (text(replacing: [.failed: ""]), "t.toml: no style for the roles failed"),
      (text(top: "colour = 1"), "t.toml:5: unknown key \"colour\""),
      (text(top: "inherits = \"nowhere\""), "t.toml:5: there is no theme \"nowhere\""),
      (text(top: "inherits = \"t\""), "t.toml:5: themes inherit in a circle: t -> t"),
      (text(palette: "red = \"#12\""), "t.toml:8: unknown colour \"#12\""),
      (text(palette: "red = true"), "t.toml:8: \"palette.red\" must be a colour"),
      (text(appearance: "grey"), "t.toml:4: \"appearance\" cannot be \"grey\""),
      (text(name: "other"), "t.toml:1: \"name\" cannot be \"other\""),
      ("", "t.toml: missing key \"name\""),
    ]
    for (file, problem) in cases {
      let found = problems(("t.toml", file))
      #expect(found.contains { $0.hasPrefix(problem) }, "\(problem) is not in \(found)")
    }
  }

  @Test func aThemeWithAProblemIsNotUsed() {
    let (theme, problems) = ThemeLoader(files: [("t.toml", text(top: "colour = 1"))]).load("t")
    #expect(theme == nil && problems.count == 1)
    #expect(problems.first?.inChinese == "t.toml:5: 未知的键“colour”")
  }

  @Test func inheritanceTakesOverRolesInTheChildsColours() throws {
    let child = """
      name = "t"
      title = { zh = "子", en = "Child" }
      appearance = "dark"
      inherits = "base"
      [palette]
      ink = "#00ff00"
      [roles]
      failed = "bold red"
      """
    let (theme, problems) = ThemeLoader(files: [("base.toml", text(name: "base")), ("t.toml", child)]).load("t")
    #expect(problems.isEmpty)
    let loaded = try #require(theme)
    #expect(loaded.styles[.agency]?.colors.foreground == .rgb(RGB(0, 255, 0)))
    #expect(loaded.styles[.failed]?.attributes == .bold)
    #expect(loaded.titleInEnglish == "Child")
  }

  @Test func circlesEnd() {
    let one = text(top: "inherits = \"u\"")
    let other = text(name: "u", top: "inherits = \"t\"")
    #expect(problems(("t.toml", one), ("u.toml", other)) == ["u.toml:5: themes inherit in a circle: t -> u -> t"])
  }

  @Test func lightDoesNotInheritFromDark() {
    let parent = text(name: "base", appearance: "dark")
    let found = problems(("t.toml", text(appearance: "light", top: "inherits = \"base\"")), ("base.toml", parent))
    #expect(found == ["t.toml:5: cannot inherit from \"base\", which is made for other backgrounds"])
  }

  @Test func aUsersOwnReplacesAShippedOne() throws {
    let loader = ThemeLoader(files: [
      ("themes/t.toml", text()),
      ("/home/x/t.toml", text(palette: "ink2 = \"red\"", replacing: [.text: "text = \"red\""])),
      ("notes.txt", ""),
    ])
    #expect(loader.names == ["t"])
    #expect(try #require(loader.load("t").theme).styles[.text]?.colors.foreground == .palette(1))
    #expect(loader.load("nothing").theme == nil)
    #expect(loader.load("nothing").problems.map(\.inEnglish) == ["there is no theme \"nothing\""])
  }
}
