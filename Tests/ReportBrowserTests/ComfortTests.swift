import Disclosure
import ScreenGrid
import Testing

@testable import ReportBrowser

private let sizes = [(80, 24), (120, 40)]

// Which key
@Test(arguments: [80, 120]) func aPrefixShowsWhatCanFollow(width: Int) {
  let robot = Robot(width: width, height: 24)
  let before = robot.session.screen.cursor
  let box = robot.pressing("]")
  #expect(box.text.contains("E  最后一处不成立"))
  #expect(box.session.screen.cursor == before)
  #expect(!box.pressing("E").text.contains("E  最后一处不成立"))
  let left = box.pressing("<Esc>")
  #expect(!left.text.contains("E  最后一处不成立") && !left.status.contains("没有命令"))
}

@Test func theMarksThatAreSetAreShownWithTheirPlaces() {
  let robot = Robot(width: 120, height: 40).pressing("ema'")
  #expect(robot.text.contains("a  云溪县民政局 2022"))
  #expect(!Robot().pressing("'").text.contains("<Esc> 取消"))
  #expect(Robot().pressing("m").text.contains("任一字母"))
}

@Test func aCountShowsWhatItRepeatsAndEscapeDropsIt() {
  let robot = Robot().pressing("5")
  #expect(robot.text.contains("j k") && robot.text.contains("5"))
  let dropped = robot.pressing("<Esc>")
  #expect(dropped.session.model.count == nil && !dropped.session.hasQuit)
  #expect(dropped.text == Robot().pressing("<C-l>").text || dropped.session.model.focus == .agencies)
}

@Test func theBoxFitsTheSmallestScreens() {
  for (width, height) in [(40, 10), (20, 6), (60, 12)] {
    let screen = Robot(width: width, height: height).pressing("5").session.screen
    #expect(screen.width == width && screen.height == height)
  }
}

// Help in dialogues
@Test(arguments: [
  ("ex", "?", "解释"), ("ex", "<F1>", "滚动"), ("/审计", "<F1>", "查找"), ("&民政", "<F1>", "筛选"), (":主题", "<F1>", "执行所选命令"),
  ("T", "?", "采用"), ("T", "？", "恢复原主题"), ("es", "<F1>", "换格式"), ("ea", "?", "搁置"), ("ea4", "<F1>", "搁置"),
])
func everyDialogueShowsItsKeysAndGoesOnAsItWas(before: String, key: String, word: String) {
  for (width, height) in sizes {
    let options = Model.Options(themes: ["dark", "light"], theme: "dark")
    let dialogue = Robot(width: width, height: height, options: options).pressing(before)
    #expect(dialogue.session.model.mode != .browse, "\(before)")
    let help = dialogue.pressing(key)
    if word != "解释" { #expect(help.text.contains(word), "\(before) \(help.text)") }
    #expect(help.text.contains("按任意键返回"), "\(before)")
    for back in ["<Esc>", "q", "?"] {
      #expect(help.pressing(back).text == dialogue.text, "\(before) \(back)")
    }
  }
}

@Test func aQuestionMarkIsTypedWhereTextIsTyped() {
  #expect(Robot().pressing("/?").status.contains("?"))
  #expect(Robot().pressing(":?").text.contains(":?"))
}

// Undo
private struct Seen: Hashable {
  let state: ViewState
  let theme: String

  init(_ robot: Robot) {
    state = robot.session.model.state
    theme = robot.session.model.options.theme
  }
}

private let views: [(keys: String, mayDoNothing: Bool)] = [
  ("!", false), ("+", false), (",", false), ("A", false), ("2f", true), ("o", true), ("&青<Enter>", true),
  ("&<C-u>云<Enter>", true), ("T<Down><Enter>", true), ("T<Down><Esc>", true), ("q", true), ("<Esc>", true),
  ("/审计<Enter>", true), ("<Tab>", true), ("e", true),
]

@Test(arguments: 0..<40) func asManyUndosAsChangesRestoreTheView(seed: Int) {
  var state = UInt64(seed) &* 2_862_933_555_777_941_757 &+ 3_037_000_493
  func roll(_ count: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % count
  }
  let size = sizes[seed % 2]
  let options = Model.Options(themes: ["dark", "light", "mono"], theme: "dark")
  var robot = Robot(width: size.0, height: size.1, options: options)
  var seen = [Seen(robot)]
  for _ in 0..<25 {
    let next = robot.pressing(views[roll(views.count)].keys)
    if next.session.hasQuit { continue }
    robot = next
    if Seen(robot) != seen.last { seen.append(Seen(robot)) }
  }
  #expect(robot.session.model.history.done.count == seen.count - 1)
  let last = robot
  for earlier in seen.reversed().dropFirst() {
    robot.press("u")
    #expect(Seen(robot) == earlier)
  }
  #expect(robot.pressing("u").status.contains("没有可撤销"))
  for later in seen.dropFirst() {
    robot.press("U")
    #expect(Seen(robot) == later)
  }
  #expect(Seen(robot) == Seen(last))
  #expect(robot.pressing("U").status.contains("没有可重做"))
}

@Test func aNewChangeEndsWhatCouldBeDoneAgain() {
  let robot = Robot().pressing("!u+")
  #expect(robot.pressing("U").status.contains("没有可重做"))
}

@Test func aThemeTakenBackIsDrawnAgain() {
  let options = Model.Options(themes: ["dark", "light"], theme: "dark")
  let robot = Robot(options: options).pressing("T<Down><Enter>u")
  #expect(robot.session.effects.last == .useTheme("dark") && robot.session.model.options.theme == "dark")
  #expect(robot.pressing("U").session.effects.last == .useTheme("light"))
}
