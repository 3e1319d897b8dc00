import Disclosure
import ScreenGrid
import Testing

@testable import ReportBrowser

@Test func noTwoBindingsClash() {
  let bindings = Keymap.bindings
  for binding in bindings { #expect(!binding.keys.isEmpty, "\(binding.notation) names no key") }
  #expect(Set(bindings.map(\.keys)).count == bindings.count)
  for one in bindings {
    for other in bindings where other.keys.count > one.keys.count {
      #expect(!other.keys.starts(with: one.keys), "\(one.notation) hides \(other.notation)")
    }
  }
}

@Test func theKeysOfTheContractAreBound() {
  let contract: [(String, Command)] = [
    ("e", .nextFailure), ("E", .previousFailure), ("<F8>", .nextFailure), ("<S-F8>", .previousFailure),
    ("w", .nextWarning), ("W", .previousWarning), ("]E", .lastFailure), ("[E", .firstFailure), ("x", .explain),
    ("<Enter>", .explain), ("<F7>", .explain), ("!", .failuresOnly), ("<F6>", .failuresOnly), ("<Tab>", .nextPane),
    ("<S-Tab>", .previousPane), ("1", .agencies), ("2", .sections), ("3", .content), ("gg", .top), ("G", .bottom),
    ("<C-d>", .halfDown), ("<C-u>", .halfUp), ("(", .previousReport), (")", .nextReport), ("{", .previousSection),
    ("}", .nextSection), ("/", .search), ("<F3>", .search), ("n", .nextMatch), ("N", .previousMatch), ("&", .filter),
    (",", .sort), ("a", .review), ("d", .sideBySide), ("<F4>", .sideBySide), ("o", .source), ("O", .openOriginal),
    ("s", .export), ("<F2>", .export), ("y", .copy), ("H", .back), ("L", .forward), ("m", .setMark), ("'", .goToMark),
    ("T", .theme), ("+", .zoom), (":", .palette), ("<F9>", .palette), ("?", .help), ("<F1>", .help), ("u", .undo),
    ("<C-l>", .redraw), ("<F12>", .mouse), ("q", .leave), ("<F10>", .leave), ("<Esc>", .retreat),
  ]
  for (notation, command) in contract {
    let keys = KeyNotation.keys(in: notation) ?? []
    #expect(Keymap.match(keys) == .command(command), "\(notation)")
  }
}

@Test(arguments: [
  ("ｅ", "e"), ("！", "!"), ("？", "?"), ("：", ":"), ("、", "/"), ("／", "/"), ("，", ","), ("【", "["), ("】", "]"),
  ("（", "("),
  ("）", ")"), ("｛", "{"), ("＋", "+"), ("＆", "&"), ("１", "1"), ("‘", "'"), ("汉", "汉"), ("e", "e"),
])
func fullWidthKeysCountAsHalfWidth(typed: String, meant: String) {
  #expect(Keymap.halfWidth(.character(Character(typed))) == .character(Character(meant)))
}

@Test func keysAreReadInVimNotation() {
  let cases: [(String, [Key]?)] = [
    ("", []), ("e", [.character("e")]), ("]E", [.character("]"), .character("E")]), ("<Tab>", [.tab]),
    ("<S-Tab>", [.backTab]), ("<C-d>", [.control("d")]), ("<F8>", [.function(8, shift: false)]),
    ("<S-F8>", [.function(8, shift: true)]), ("<lt>", [.character("<")]),
    ("a<b", [.character("a"), .character("<"), .character("b")]),
    ("/审计<Enter>", [.character("/"), .character("审"), .character("计"), .enter]), ("<esc><CR>", [.escape, .enter]),
    ("<F13>", nil), ("<Nothing>", nil), ("<C-dd>", nil), ("<>", nil),
  ]
  for (text, keys) in cases { #expect(KeyNotation.keys(in: text) == keys, "\(text)") }
}

@Test func helpNamesEveryCommandOfTheKeymap() {
  let help = HelpPage.lines(Model()).map { $0.map(\.0).joined() }.joined(separator: "\n")
  let page = Keymap.markdown(in: .english)
  for binding in Keymap.bindings {
    #expect(help.contains(binding.notation))
    #expect(help.contains(binding.command.title.chinese))
    #expect(page.contains(binding.command.title.english))
  }
}

@Test func aKeyWithoutCommandSaysSo() {
  #expect(Robot().pressing("Z").status.contains("没有命令"))
  #expect(Robot().pressing("gZ").status.contains("没有命令"))
}

@Test func aCountRepeatsAMotion() {
  #expect(Robot().pressing("02e").status.contains("第 2 处"))
  #expect(Robot().pressing("5e").status.contains("第 5 处"))
  let robot = Robot().pressing("3")
  #expect(robot.pressing("4j").session.screen.cursor?.y == robot.pressing("jjjj").session.screen.cursor?.y)
}

@Test func thePaletteFindsCommandsByEitherLanguageAndRunsThem() {
  for text in [":只看<Enter>", ":failures only<Enter>", "<F9>ＦＡＩＬＵＲＥＳ　ＯＮＬＹ<Enter>"] {
    #expect(Robot().pressing(text).status.contains("只看不成立之处"), "\(text)")
  }
  let palette = Robot().pressing(":主题")
  #expect(palette.text.contains("选择配色主题"))
  #expect(!palette.text.contains("下移半页"))
}
