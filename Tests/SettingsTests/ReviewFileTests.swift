import Disclosure
import Foundation
import Testing

@testable import Settings

private func read(_ text: String) -> ReviewFile { ReviewFile(path: "a/.gouji.toml", bytes: Array(text.utf8)) }

private let whole = """
  # 青川市的设置
  [rules]
  "F-FEE" = "off"    # 本市不收费
  "T3-*" = "warning"
  "T3-BAL" = "error"

  [agencies]
  "云溪县民政局" = ["县民政局", "云溪民政局"]
  "青川市审计局" = "市审计局"

  [[set-aside]]
  agency = "县民政局"
  year = 2022
  rule = "T3-ROW"
  subject = "granted"
  cells = ["t3.granted.natural", "t3.granted.total"]
  figures = [9, "blank"]
  reason = "已核实"
  date = 2026-11-20
  """

private let cell = CellPath(.requests, .granted, .natural)

private func entry(_ agency: String = "云溪县民政局", reason: String = "误报") -> SetAside {
  SetAside(
    agency: agency, year: 2022, rule: "T3-ROW", subject: "granted",
    cells: [
      cell: .value(9), CellPath(.requests, .granted, .enterprise): .kind(.unreadable),
      CellPath(.proactive, .fee, .amountWan): .value(Quantity(mantissa: 1205, scale: 2) ?? 0),
    ], expected: 9, found: Quantity(mantissa: -5, scale: 1), words: ["第\u{202E}一\n段", "a\"b\\c"], reason: reason,
    date: CalendarDate(year: 2026, month: 11, day: 21))
}

@Test func aFileSwitchesRulesNamesAgenciesAndSetsAside() throws {
  let file = read(whole)
  #expect(file.problems.isEmpty)
  let settings = file.settings
  #expect(settings.rulesInForce?.off == ["F-FEE"])
  let warnings = settings.rulesInForce?.changed.filter { $0.severity == .warning }.map(\.rule.description) ?? []
  #expect(warnings.contains("T3-ROW") && warnings.allSatisfy { $0.hasPrefix("T3-") } && !warnings.contains("T3-BAL"))
  #expect(settings.aliases == ["县民政局": "云溪县民政局", "云溪民政局": "云溪县民政局", "市审计局": "青川市审计局"])
  let one = try #require(settings.setAsides.first)
  #expect(settings.setAsides.count == 1 && one.rule == "T3-ROW" && one.reason == "已核实")
  #expect(one.cells == [cell: .value(9), CellPath(.requests, .granted, .total): .kind(.blank)])
  #expect(one.date?.description == "2026-11-20")
}

/// Texts with the line and the words of what is wrong with them.
private let mistakes: [(text: String, line: Int?, words: String)] = [
  ("[rules]\n\"F-FEE\" = \n", 2, "not valid TOML"), ("\na = [1 2]\n", 2, "not valid TOML"),
  ("[rules]\n\n\"T9-BAL\" = \"off\"\n", 3, "no rule \"T9-BAL\""),
  ("[rules]\n\"T3-BAL\" = \"fatal\"\n", 2, "\"T3-BAL\" cannot be \"fatal\""),
  ("[rules]\n\"T3-BAL\" = 1\n", 2, "must be off, error, warning or info"), ("rules = 1\n", 1, "must be a table"),
  ("a = \"\"\"\n[=\n\"\"\"\nb = [\n  [{x = 1}], # [=\n]\n\n[=x]\n", 8, "is missing"),
  ("a = [\n 1,\n}\n", 3, "is missing"), ("a = [ # x\n é]\n", 2, "is missing"), ("[[ [x]]\n", 1, "not valid TOML"),
  ("[ [x]]\n", 1, "not valid TOML"), ("a = 1\n[\n", 2, "not valid TOML"),
  ("a = 'x\n[=]\n", 1, "not valid TOML"),
  ("[agencies]\n\"甲局\" = [\"乙\"]\n\"丙局\" = [\"乙\"]\n", 3, "given to two agencies"),
  ("[agencies]\n\"甲局\" = [1]\n", 2, "must be a string"), ("[colours]\n", 1, "unknown key \"colours\""),
  ("set-aside = 1\n", 1, "must be an array"),
  ("[[set-aside]]\nrule = \"T3-BAL\"\nreason = \"\"\nyear = 2021\n", 1, "missing key \"agency\""),
  ("\n[[set-aside]]\nagency = \"甲\"\nyear = 2021\nreason = \"\"\n", 2, "missing key \"rule\""),
  ("\n[[set-aside]]\nagency = \"甲\"\nrule = \"T3-BAL\"\nreason = \"\"\n", 2, "missing key \"year\""),
  (
    "[[set-aside]]\nagency = \"甲\"\nyear = 2021\nrule = \"T3-BAL\"\nreason = \"\"\ncells = [\"t3.x.y\"]\nfigures = [1]\n",
    1, "\"cells\" cannot be \"t3.x.y\""
  ),
  (
    "[[set-aside]]\nagency = \"甲\"\nyear = 2021\nrule = \"T3-BAL\"\nreason = \"\"\ncells = []\nfigures = [1]\n", 1,
    "not as many"
  ), ("[[set-aside]]\ncolour = 1\n", 1, "unknown key \"colour\""),
]

@Test(arguments: mistakes)
func aMistakeIsToldByLine(text: String, line: Int?, words: String) throws {
  let file = read(text)
  let problem = try #require(file.problems.first)
  #expect(file.problems.count == 1)
  #expect(problem.line == line, "\(problem)")
  #expect(problem.message(in: .english).hasPrefix("a/.gouji.toml:\(line ?? 0): "))
  #expect(problem.message(in: .english).contains(words), "\(problem.message(in: .english))")
  #expect(!problem.message(in: .chinese).isEmpty)
}

@Test func whatIsRightCountsBesideAMistake() {
  let file = read("[rules]\n\"T9-BAL\" = \"off\"\n\"F-FEE\" = \"off\"\n")
  #expect(file.settings.rulesInForce?.off == ["F-FEE"])
  #expect(file.problems.count == 1)
}

@Test(
  arguments: [
    [0x61, 0x0A, 0xFF, 0x0A], Array("a = 1\nb = \"\u{0}\"".utf8), Array("[rules\n".utf8), Array("a = 1\na = 2\n".utf8),
  ] as [[UInt8]])
func aDamagedFileIsNeverWrittenTo(bytes: [UInt8]) throws {
  let file = ReviewFile(path: "x", bytes: bytes)
  #expect(!file.problems.isEmpty && file.settings.rulesInForce == nil)
  #expect(throws: ReviewProblem.self) { try file.adding(entry()) }
  #expect(throws: ReviewProblem.self) { try file.removing(entry()) }
}

@Test(arguments: ["", "# nur\n", whole, whole + "\n", whole + "\n\n# Ende\n", "\u{FEFF}" + whole + "\n"])
func anEntryIsAddedAndTakenOutAndTheRestStays(text: String) throws {
  let file = read(text)
  let added = try file.adding(entry())
  #expect(added.hasPrefix(text))
  let larger = read(added)
  #expect(larger.problems.isEmpty && larger.settings.setAsides == file.settings.setAsides + [entry()])
  let back = try larger.removing(entry())
  #expect(back == (text.isEmpty || text.hasSuffix("\n") ? text : text + "\n"))
}

@Test func linesThatEndAsOnWindowsStaySo() throws {
  let text = whole.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n") + "\r\n"
  let added = try read(text).adding(entry())
  #expect(added.utf8.filter { $0 == 0x0A }.count == added.utf8.filter { $0 == 0x0D }.count)
  #expect(try read(added).removing(entry()).utf8.elementsEqual(text.utf8))
}

@Test func commentsBetweenEntriesStay() throws {
  let file = read(try read(try read("# 一\n").adding(entry("甲局"))).adding(entry("乙局")) + "# 二\n")
  let less = try file.removing(entry("甲局"))
  #expect(less.hasPrefix("# 一\n") && less.hasSuffix("# 二\n") && !less.contains("甲局") && less.contains("乙局"))
  let none = try read(less).removing(entry("乙局"))
  #expect(none.contains("# 一\n") && none.contains("# 二\n") && !none.contains("set-aside"))
}

@Test func aFaultyEntryBesideStaysAndTheRightOneIsTakenOut() throws {
  let faulty = "[[set-aside]]\nrule = \"T3-BAL\"\n\n"
  let file = read(faulty + (try read("").adding(entry())))
  #expect(file.problems.count == 1 && file.settings.setAsides == [entry()])
  #expect(try file.removing(entry()).contains("T3-BAL"))
  #expect(read(try file.adding(entry("乙局"))).settings.setAsides.count == 2)
}

@Test(arguments: [
  "set-aside = []\n", "set-aside = [ { agency = \"甲\", year = 2021, rule = \"T3-BAL\", reason = \"x\" } ]\n",
])
func aFileWrittenInAnotherWayIsLeftAlone(text: String) {
  #expect(read(text).problems.isEmpty)
  #expect(throws: ReviewProblem.self) { try read(text).adding(entry()) }
  for one in read(text).settings.setAsides { #expect(throws: ReviewProblem.self) { try read(text).removing(one) } }
}

@Test func anEntryThatIsNotThereCannotBeTakenOut() {
  #expect(throws: ReviewProblem(path: "a/.gouji.toml", line: nil, kind: .noSuchEntry)) {
    try read(whole).removing(entry())
  }
}

@Test func whateverAFileHoldsItIsReadAndKeptOrRefused() throws {
  var state: UInt64 = 20_261_121
  func random(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }
  let start = Array(try read(whole).adding(entry()).utf8)
  let marks = Array("[]{}\"'=#,.\n\r\\0-:x".utf8) + [0, 0xFF, 0xE4]
  var written = 0
  for _ in 0..<(Int(ProcessInfo.processInfo.environment["GOUJI_SEEDS"] ?? "") ?? 400) {
    var bytes = start
    for _ in 0...random(3) {
      let place = random(bytes.count)
      switch random(3) {
      case 0: bytes[place] = marks[random(marks.count)]
      case 1: bytes.insert(marks[random(marks.count)], at: place)
      default: bytes.removeSubrange(place..<min(bytes.count, place + 1 + random(12)))
      }
    }
    let file = ReviewFile(path: "x", bytes: bytes)
    guard let more = try? file.adding(entry("丁局")) else { continue }
    written += 1
    // Every byte that was there stands there still, and nothing but the entry was added.
    #expect(Array(more.utf8).starts(with: bytes))
    let larger = ReviewFile(path: "x", bytes: Array(more.utf8))
    #expect(larger.settings.setAsides == file.settings.setAsides + [entry("丁局")])
    let back = try larger.removing(entry("丁局"))
    #expect(Array(back.utf8).starts(with: bytes), "\(String(decoding: bytes, as: UTF8.self))")
  }
  #expect(written > 50)
}
