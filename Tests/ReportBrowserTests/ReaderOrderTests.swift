import Disclosure
import ScreenGrid
import Testing

@testable import ReportBrowser

/// Where a screen reader reads: the row of the hardware cursor in a mode of the browser.
private struct Spot: CustomTestStringConvertible, Sendable {
  let keys: String
  /// What that row says, in Chinese and in English.
  let text: Bilingual
  /// What lies over the cell, nil for none.
  var overlay: Role?
  /// What the cell is drawn as, nil for anything.
  var role: Role?

  init(_ keys: String, _ chinese: String, _ english: String? = nil, over overlay: Role? = nil, as role: Role? = nil) {
    self.keys = keys
    text = Bilingual(chinese, english ?? chinese)
    self.overlay = overlay
    self.role = role
  }

  var testDescription: String { keys }
}

private let spots: [Spot] = [
  // Panes
  Spot("", "2021", over: .selectionFocused), Spot("j", "2022", over: .selectionFocused),
  Spot("2", "三、", "Requests", over: .selectionFocused), Spot("2k", "二、", "roacti", over: .selectionFocused),
  Spot("3", "一、本年新收", over: .cellCursor), Spot("3jj", "（一）予以公开", over: .cellCursor),
  Spot("e", "（一）予以公开", over: .cellCursor), Spot("e+", "（一）予以公开", over: .cellCursor),
  Spot("ef", "T3-ROW", over: .selectionFocused), Spot("e!", "（一）予以公开", over: .cellCursor),
  Spot("3o<Tab>", "本年新收"),
  // A prefix leaves the cursor where it stood.
  Spot("eg", "（一）予以公开", over: .cellCursor), Spot("em", "（一）予以公开", over: .cellCursor),
  // Prompts and boxes
  Spot("/公开", "公开", as: .promptText), Spot("&lajx", "lajx", as: .promptText),
  Spot("&yun<Left>", "yun", as: .promptText), Spot(":", ":", as: .promptText), Spot(":zl", "zl", as: .promptText),
  Spot("g/公开", "公开", as: .promptText), Spot("s", "txt", as: .promptText),
  Spot("T", "dark", over: .selectionFocused), Spot("Tj", "mono", over: .selectionFocused),
  Spot("ea", "误报", "false alarm", over: .selectionFocused), Spot("eaj", "已核实", "verified", over: .selectionFocused),
  Spot("ea4因为", "因为", as: .promptText), Spot("emag'", "'a", over: .selectionFocused),
  Spot("?", "核查", "Checks"), Spot("ex", "应等于", "add up"),
  Spot("T<F1>", ""), Spot("s<Enter>", "已存在", "exists", as: .prompt),
  // The pages beside the panes
  Spot("v", "2021", over: .cellCursor), Spot("vj", "2022", over: .cellCursor), Spot("vh", "2021"),
  Spot("vc", "年度", "year", over: .selectionFocused), Spot("vcj", "不成立", "failed", over: .selectionFocused),
  Spot("v&青", "青", as: .promptText), Spot("v<Tab>", "2022", over: .cellCursor),
  Spot("v<Tab><Tab>", "2022", over: .cellCursor), Spot("v<Tab><Tab>k", "2021", over: .cellCursor),
  Spot("v:", ":", as: .promptText), Spot("vs", "txt", as: .promptText), Spot("v?", ""),
]

private func robot(_ language: Language, _ width: Int, _ height: Int, _ theme: String = "dark") -> Robot {
  let options = Model.Options(
    language: language, themes: ["dark", "mono"], theme: theme, isASCII: theme == "mono")
  let samples = Sample.reports.map { SourceSample($0, asTable: false) }
  return Robot(
    samples, width: width, height: height, options: options,
    answers: { effect in
      if case .export(let request) = effect, case .file(let path) = request.target { return .exportExists(path: path) }
      return nil
    })
}

@Test(arguments: spots) private func theCursorStandsOnWhatIsInFocus(spot: Spot) throws {
  for language in [Language.chinese, .english] {
    for (width, height, theme) in [(80, 24, "dark"), (120, 40, "dark"), (80, 24, "mono"), (120, 40, "mono")] {
      if theme == "mono", spot.keys.hasPrefix("T") { continue }
      let screen = robot(language, width, height, theme).pressing(spot.keys).session.screen
      let context = "\(spot.keys) \(width)x\(height) \(language) \(theme)"
      let cursor = try #require(screen.cursor, "\(context)")
      let cell = try #require(screen[cursor.x, cursor.y], "\(context)")
      let row = screen.text(ofRow: cursor.y)
      #expect(row.contains(spot.text[language]), "\(context): \(row)")
      if let overlay = spot.overlay { #expect(cell.overlay == overlay, "\(context): \(row)") }
      if let role = spot.role { #expect(cell.role == role, "\(context): \(row)") }
    }
  }
}

@Test(arguments: spots) private func noBoxAndNoHintIsCut(spot: Spot) {
  for language in [Language.chinese, .english] {
    let robot = robot(language, 80, 24).pressing(spot.keys)
    for line in robot.lines where line.contains("\u{2518}") {
      #expect(!line.contains("\u{203A}\u{2500}"), "\(spot.keys): \(line)")
    }
    #expect(robot.lines.last?.contains("\u{203A}") == false, "\(spot.keys): \(robot.lines.last ?? "")")
  }
}

extension String {
  fileprivate var hasHan: Bool { unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) } }
}

@Test func everyCommandIsNamedInBothLanguages() {
  for command in Command.allCases {
    for words in [command.title, command.hint] {
      #expect(words[.chinese].hasHan && !words[.english].hasHan && !words[.english].isEmpty, "\(command)")
    }
  }
}

@Test(arguments: [
  "v", "vc", "v<Tab>", "v<Tab><Tab>", "v?", "v:", "vs", "vT", "vg'", "vg", "vs<F1>", "vc?", "vT?", "v:<F1>", "v&<F1>",
  "v/<F1>", "vm", "v4", "vy", "vd", "v-", "v,", "v,,", "v!", "vu", "vU", "v<F12>", "vl,l,", "v<Tab>(", "v<Tab><Tab>)",
])
func nothingIsLeftInChineseWhereEnglishIsAskedFor(keys: String) {
  let reports = (0..<3).map { Sample.report("Agency \($0)", 2020 + $0, seed: $0) }
  for (width, height) in [(80, 24), (120, 40)] {
    let robot = Robot(
      reports, width: width, height: height,
      options: Model.Options(language: .english, themes: ["dark", "mono"], theme: "dark"))
    for line in robot.pressing(keys).lines {
      // The name of the program stays.
      let rest = line.hasPrefix(" 勾稽") ? String(line.dropFirst(3)) : line
      #expect(!rest.hasHan, "\(keys): \(line)")
      #expect(!rest.unicodeScalars.contains { (0x3000...0x303F).contains($0.value) || $0.value >= 0xFF00 }, "\(line)")
    }
  }
}
