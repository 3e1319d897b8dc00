import Disclosure
import ScreenGrid
import Testing

@testable import ReportBrowser

private let keys =
  [
    "e", "E", "w", "x", "f", "!", "<Tab>", "<S-Tab>", "1", "2", "3", "h", "j", "k", "l", "gg", "G", "<C-d>", "<C-u>",
    "(", ")", "{", "}", "o", "O",
  ]
  + [
    "H", "L", "/公开<Enter>", "n", "N", "&年<Enter>", ",", "s", "<Enter>", "<Esc>", "T", "+", ":", "?", "u", "<F2>", "y",
    "ma", "'a",
  ]

@Test(arguments: [CellWidth.Ambiguous.narrow, .wide])
func everyRowOfEveryScreenIsExactlyAsWideAsTheScreen(ambiguous: CellWidth.Ambiguous) {
  var dice = Dice(state: ambiguous == .wide ? 7 : 11)
  let reports = (0..<5).map { SourceSample(Hostile.report(&dice), asTable: $0 % 2 == 0, page: $0 == 2 ? 7 : nil) }
  let options = Model.Options(themes: ["dark"], theme: "dark", widths: CellWidth(ambiguous: ambiguous))
  var robot = Robot(reports, options: options, unreadable: [Hostile.text(6, &dice)])
  for width in 1...200 {
    robot.session.send(.resized(width: width, height: Int.random(in: 1...45, using: &dice)))
    if width % 5 == 0 { robot.press("3o") }
    for _ in 0..<3 { robot.press(keys.randomElement(using: &dice) ?? "e") }
    let faults = robot.session.screen.faults
    #expect(faults.isEmpty, "width \(width): \(faults)")
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
