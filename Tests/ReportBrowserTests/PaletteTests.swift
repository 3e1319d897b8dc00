import Disclosure
import ScreenGrid
import Testing

@testable import ReportBrowser

private func titles(_ text: String, _ robot: Robot = Robot()) -> [String] {
  Palette(text, robot.session.model).items.map(\.title)
}

private func first(_ text: String, language: Language = .chinese) -> PaletteItem.Action? {
  Palette(text, Robot(options: Model.Options(language: language)).session.model).items.first?.action
}

@Test(arguments: [
  ("dc", Command.export), ("导出", .export), ("daochu", .export), ("export", .export), ("bz", .help), ("help", .help),
  ("全部报告", .searchEverywhere), ("qbbg", .searchEverywhere), ("search all", .searchEverywhere), ("撤销", .undo),
  ("undo", .undo), ("nextFailure", .nextFailure), ("qcsx", .clearFilter), ("clear", .clearFilter), ("bjytz", .places),
])
func everyCommandIsFoundByItsNameInEitherLanguage(typed: String, expected: Command) {
  #expect(first(typed) == .command(expected), "\(typed)")
  #expect(first(typed, language: .english) == .command(expected), "\(typed)")
}

@Test func everyCommandIsFoundByAllItsNames() {
  let model = Robot().session.model
  for command in Command.allCases {
    for name in [command.title.chinese, command.title.english, command.rawValue] {
      let item = Palette(name, model).items.first { $0.action == .command(command) }
      #expect(item != nil, "\(name)")
      #expect(item?.places.isEmpty == false || item?.otherPlaces.isEmpty == false, "\(name)")
    }
  }
}

@Test func whatWasTypedIsMarked() {
  for (width, height) in [(80, 24), (120, 40)] {
    let screen = Robot(width: width, height: height).pressing(":dc").session.screen
    let marked = (0..<screen.height).map { y in
      screen.row(y).filter { $0.overlay == .match }.map(\.symbol).joined()
    }
    #expect(marked.contains("导出"))
  }
  let english = Robot().pressing(":failures only")
  #expect(english.text.contains("只看不成立之处"))
  #expect(english.text.contains("failures only"))
}

@Test func commandsTakeArguments() {
  let options = Model.Options(themes: ["dark", "light"], theme: "dark")
  let robot = Robot(width: 120, height: 40, options: options)
  #expect(robot.pressing(":theme light<Enter>").session.effects.contains(.useTheme("light")))
  #expect(robot.pressing(":主题 li<Enter>").session.model.options.theme == "light")
  #expect(robot.pressing(":sort year<Enter>").session.model.state.sort == .year)
  #expect(robot.pressing(":排序 年度<Enter>").session.model.state.sort == .year)
  #expect(robot.pressing(":filter 审计<Enter>").session.model.state.filter == "审计")
  #expect(robot.pressing(":filter sj<Enter>").session.model.entry?.summary.agency == "青川市审计局")
  #expect(robot.pressing(":year 2021<Enter>").session.model.state.filter == "2021")
  #expect(robot.pressing(":year 2021<Enter>:年份 ２０２０<Enter>").session.model.state.filter == "2020")
  #expect(robot.pressing(":agency qcsj<Enter>").session.model.entry?.summary.agency == "青川市审计局")
  #expect(robot.pressing(":filter 民政<Enter>:机关 青川<Enter>").session.model.entry?.summary.agency == "青川市审计局")
  #expect(robot.pressing(":search 三公<Enter>").text.contains("在全部报告中查找"))
  #expect(robot.pressing(":sort year<Enter>u").session.model.state.sort == .name)
}

@Test func aNumberGoesToThatRow() {
  let robot = Robot(width: 120, height: 40)
  #expect(robot.pressing("1:5<Enter>").session.model.report?.index == 2)
  #expect(robot.pressing("1:1<Enter>").session.model.report?.index == 0)
  let model = robot.pressing("3:12<Enter>").session.model
  #expect(model.cursor.flatMap { model.sheet?.line(of: $0) } == 11)
  #expect(robot.pressing("2:3<Enter>").session.model.part == robot.session.model.parts.shown[2])
  #expect(robot.pressing("3:99999<Enter>").lines.count == 40)
}

@Test func commandsThatCanDoNothingSayWhy() {
  #expect(Robot().pressing(":下一个匹配").text.contains("尚未查找"))
  #expect(Robot().pressing(":后退").text.contains("没有更早的位置"))
  #expect(Robot().pressing(":清除筛选").text.contains("没有筛选"))
  #expect(!Robot().pressing("e:后退").text.contains("没有更早的位置"))
  #expect(Robot().pressing(":清除筛选<Enter>").status.contains("没有筛选"))
}

@Test func whatNoCommandFitsIsSaid() {
  #expect(Robot().pressing(":火星").text.contains("没有命令符合"))
  #expect(Robot().pressing(":火星<Enter>").status.contains("没有命令符合"))
  for text in ["theme ", "theme zzz", "year 20", "year x", "agency 火星", "0", "-1", "99999999999999999999", "'"] {
    #expect(Robot().pressing(":\(text)").lines.count == 24, "\(text)")
  }
}
