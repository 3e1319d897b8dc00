import ScreenGrid
import Testing

@testable import ReportBrowser

private func replaced(_ choices: [(String, [String])]) -> (keymap: Keymap, faults: [KeyFault]) {
  let (keymap, faults) = Keymap.standard.replacing(choices.map { KeyChoice(command: $0.0, keys: $0.1) })
  return (keymap, faults.map(\.fault))
}

private func keys(_ text: String) -> [Key] { KeyNotation.keys(in: text) ?? [] }

@Test func aChoiceReplacesTheKeysOfItsCommandOnly() {
  let (keymap, faults) = replaced([("next-failure", ["<C-n>", "gn"]), ("zoom", [])])
  #expect(faults.isEmpty)
  #expect(keymap.match(keys("<C-n>")) == .command(.nextFailure))
  #expect(keymap.match(keys("gn")) == .command(.nextFailure))
  #expect(keymap.match(keys("e")) == .nothing && keymap.match(keys("+")) == .nothing)
  #expect(keymap.match(keys("E")) == .command(.previousFailure))
  guard case .prefix(let bindings) = keymap.match(keys("g")) else { return #expect(Bool(false)) }
  #expect(Set(bindings.map(\.command)).isSuperset(of: [.nextFailure, .top]))
}

@Test func twoCommandsCanChangePlaces() {
  let (keymap, faults) = replaced([("next-failure", ["n"]), ("next-match", ["e"])])
  #expect(faults.isEmpty)
  #expect(keymap.match(keys("n")) == .command(.nextFailure) && keymap.match(keys("e")) == .command(.nextMatch))
}

@Test(arguments: [
  ("next-failure", "n", KeyFault.taken("n", by: "next-match")), ("next-failure", "g", .taken("g", by: "top")),
  ("next-failure", "mx", .taken("mx", by: "set-mark")), ("next-failure", "5", .reserved("5")),
  ("next-failure", "0g", .reserved("0g")), ("next-failure", "<C-z>", .reserved("<C-z>")),
  ("next-failure", "<F13>", .unknownKey("<F13>")), ("next-failure", "", .unknownKey("")),
  ("next-failure", "\u{1B}", .unknownKey("\u{1B}")), ("next-failure", "\u{202E}", .unknownKey("\u{202E}")),
  ("nextfailure", "z", .unknownCommand("nextfailure", meant: "next-failure")),
  ("qqq", "z", .unknownCommand("qqq", meant: nil)),
])
func aFaultyChoiceIsToldAndTheRestHolds(command: String, key: String, fault: KeyFault) {
  let (keymap, faults) = replaced([(command, [key]), ("zoom", ["Z"])])
  #expect(faults == [fault])
  #expect(keymap.match(keys("e")) == .command(.nextFailure))
  #expect(keymap.match(keys("Z")) == .command(.zoom))
}

@Test func theEndAndThePaletteAlwaysHaveAKey() {
  for command in ["leave", "palette"] {
    let (keymap, faults) = replaced([(command, [])])
    #expect(faults == [.needsKey(command)])
    #expect(!keymap.keys(ofCommandNamed: command).isEmpty)
  }
  // The key of a choice that falls through is its command's again, and who wanted it must do without.
  let (keymap, faults) = replaced([("leave", ["w"]), ("zoom", ["q"])])
  #expect(keymap.match(keys("q")) == .command(.leave) && keymap.match(keys("+")) == .command(.zoom))
  #expect(faults == [.taken("w", by: "next-warning"), .taken("q", by: "leave")])
}

@Test func everyStandardKeyCanBeStatedAsItIs() {
  let all = Keymap.commands.map { ($0.name, $0.keys) }
  let (keymap, faults) = replaced(all)
  #expect(faults.isEmpty)
  #expect(Set(keymap.bindings.map(\.keys)) == Set(Keymap.bindings.map(\.keys)))
  #expect(Set(Keymap.commands.map(\.name)).count == Command.allCases.count)
}

@Test func helpHintsPaletteAndWordsShowTheKeysInUse() {
  var options = Model.Options()
  options.keymap = replaced([("next-failure", ["<C-n>"]), ("undo", ["z"])]).keymap
  let robot = Robot(options: options)
  #expect(robot.status.contains("按 <C-n> 跳到第一处"))
  #expect(robot.lines.last?.contains("<C-n> 下一处不成立") == true)
  #expect(robot.pressing("e").status.contains("没有命令"))
  #expect(robot.pressing("<C-n>").status.contains("第 1 处"))
  #expect(robot.pressing("?").text.contains("<C-n>"))
  #expect(robot.pressing(":下一处不成立").text.contains("<C-n>"))
  #expect(robot.pressing("&没有这样的机关<Enter>").status.contains("按 z 撤销"))
}

@Test func dialoguesKeepEnterEscapeAndArrowsWhateverTheKeysAre() {
  var options = Model.Options(themes: ["dark", "light"], theme: "dark")
  options.keymap = replaced([("explain", ["x"]), ("retreat", ["Q"]), ("down", ["t"])]).keymap
  #expect(options.keymap.match([.enter]) == .nothing)
  let robot = Robot(options: options).pressing("T<Down><Enter>")
  #expect(robot.session.model.options.theme == "light")
  #expect(robot.pressing("T<Esc>").session.model.mode == .browse)
}
