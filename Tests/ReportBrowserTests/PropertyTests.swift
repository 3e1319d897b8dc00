import Disclosure
import ScreenGrid
import Testing

@testable import ReportBrowser

/// A small generator with a seed, so that a failure can be seen again.
private struct Dice: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

private let pieces = [
  "全年", "公开", "，", "。", "（", "）", "“三公”", "1,234", "www.example.cn", " ", "\u{1B}[31m", "\u{202E}", "\u{200B}",
  "e\u{301}", "👩‍👩‍👧", "🇨🇳", "\u{F0B7}", "\u{31350}", "①", "──", "\t", "\u{7}", "Ａ", "한", "｡", "—",
]

private func text(_ length: Int, _ dice: inout Dice) -> String {
  (0..<length).map { _ in pieces.randomElement(using: &dice) ?? "" }.joined()
}

private func report(_ dice: inout Dice) -> Report {
  var report = Sample.report(
    text(4, &dice), 2020 + Int.random(in: 0...3, using: &dice), seed: Int.random(in: 0...9, using: &dice))
  report.sections = SectionID.allCases.map { id in
    Section(id: id, heading: text(5, &dice), text: (0..<4).map { _ in text(30, &dice) }.joined(separator: "\n"))
  }
  for _ in 0..<20 {
    guard let cell = report.requests?.form.cells.randomElement(using: &dice) else { continue }
    let kind = Figure.Kind.allCases.randomElement(using: &dice) ?? .text
    report.requests?[cell.row, cell.column] = Figure(raw: text(3, &dice), kind: kind)
  }
  return report
}

private let keys =
  [
    "e", "E", "w", "x", "f", "!", "<Tab>", "<S-Tab>", "1", "2", "3", "h", "j", "k", "l", "gg", "G", "<C-d>", "<C-u>",
    "(", ")", "{", "}", "o", "O",
  ]
  + [
    "H", "L", "/公开<Enter>", "n", "N", "&年<Enter>", ",", "s", "<Enter>", "<Esc>", "T", "+", ":", "?", "u", "<F2>", "y",
    "ma", "'a",
  ]

/// What every screen must be: rows exactly as wide as the screen, no half of a wide character alone, the cursor inside.
private func check(_ screen: Grid, _ context: String) {
  for y in 0..<screen.height {
    let row = Array(screen.row(y))
    #expect(row.count == screen.width, "\(context)")
    #expect(row.reduce(0) { $0 + Int($1.width) } == screen.width, "\(context) row \(y)")
    for (x, cell) in row.enumerated() where cell.width == 0 {
      #expect(x > 0 && row[x - 1].width == 2, "\(context) half at \(x), \(y)")
    }
    let drawn = row.reduce(0) { $0 + screen.widths.of($1.symbol) }
    #expect(drawn == screen.width, "\(context) row \(y): \(screen.text(ofRow: y))")
  }
  if let cursor = screen.cursor {
    #expect((0..<screen.width).contains(cursor.x) && (0..<screen.height).contains(cursor.y), "\(context) \(cursor)")
  }
}

@Test(arguments: [CellWidth.Ambiguous.narrow, .wide])
func everyRowOfEveryScreenIsExactlyAsWideAsTheScreen(ambiguous: CellWidth.Ambiguous) {
  var dice = Dice(state: ambiguous == .wide ? 7 : 11)
  let reports = (0..<5).map { SourceSample(report(&dice), asTable: $0 % 2 == 0, page: $0 == 2 ? 7 : nil) }
  let options = Model.Options(themes: ["dark"], theme: "dark", widths: CellWidth(ambiguous: ambiguous))
  var robot = Robot(reports, options: options, unreadable: [text(6, &dice)])
  for width in 1...200 {
    robot.session.send(.resized(width: width, height: Int.random(in: 1...45, using: &dice)))
    if width % 5 == 0 { robot.press("3o") }
    for _ in 0..<3 { robot.press(keys.randomElement(using: &dice) ?? "e") }
    check(robot.session.screen, "width \(width)")
  }
}

@Test func linesBreakByChineseHabits() {
  var dice = Dice(state: 5)
  let breaking = LineBreaking(widths: CellWidth())
  for _ in 0..<200 {
    let words = ["全年公开", "，", "。", "（", "）", "《", "》", "“", "”", "、", "信息1,234条", "www.example.cn", " "]
    let characters = Array((0..<40).map { _ in words.randomElement(using: &dice) ?? "" }.joined())
    let width = Int.random(in: 24...60, using: &dice)
    let lines = breaking.lines(of: characters, width: width)
    for line in lines {
      #expect(line.reduce(0) { $0 + breaking.columns(of: characters[$1]) } <= width)
    }
    let kept = lines.flatMap { characters[$0] }.filter { $0 != " " }
    #expect(kept == characters.filter { $0 != " " })
  }
}

@Test(arguments: [
  ("一二三四，五六", 8, ["一二三", "四，五六"]), ("一二三（四五）", 8, ["一二三", "（四五）"]),
  ("公开1234条信息", 6, ["公开", "1234条", "信息"]), ("abcdefghij", 4, ["abcd", "efgh", "ij"]), ("", 4, [""]),
  ("见《办法》第三条。", 10, ["见《办法》", "第三条。"]), ("见www.a.cn网", 10, ["见www.a.cn", "网"]),
])
func linesBreakWhereAReaderExpectsIt(text: String, width: Int, lines: [String]) {
  let characters = Array(text)
  let broken = LineBreaking(widths: CellWidth()).lines(of: characters, width: width)
  #expect(broken.map { String(characters[$0]) } == lines)
}

@Test func tenThousandReportsKeepTheirOrderAndCounts() {
  var shelf = Shelf(folding: Folding())
  let report = Sample.report("云溪县民政局", 2021, disputeFault: true)
  let findings = Sample.findings(report)
  for start in stride(from: 0, to: 10_000, by: 500) {
    shelf.add(
      (start..<start + 500).map { index in
        var copy = report
        copy.agency = Sourced("机关\(index * 7919 % 3334)", .title)
        copy.year = Sourced(2019 + index % 3, .title)
        return ReportSummary(of: copy, findings: findings)
      })
  }
  #expect(shelf.failuresBefore.last == 10_000)
  let names = shelf.rows.compactMap { row -> String? in
    if case .agency(let group) = row { return shelf.groups[group].name }
    return nil
  }
  #expect(names == names.sorted())
  #expect(Set(names).count == names.count)
  #expect(shelf.rows.count == 10_000 + names.count)
  for index in stride(from: 0, to: 10_000, by: 997) {
    let row = shelf.row(of: .report(ReportID(index: index))) ?? 0
    #expect(shelf.choice(at: row) == .report(ReportID(index: index)))
  }
}
