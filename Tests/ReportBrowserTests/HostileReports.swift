import Disclosure
import ScreenGrid

@testable import ReportBrowser

/// A small generator with a seed, so that a failure can be seen again.
struct Dice: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Composed reports with text that a terminal must never see as it is.
enum Hostile {
  static let pieces = [
    "全年", "公开", "，", "。", "（", "）", "“三公”", "1,234", "www.example.cn", " ", "\u{1B}[31m", "\u{202E}", "\u{200B}",
    "e\u{301}", "👩‍👩‍👧", "🇨🇳", "\u{F0B7}", "\u{31350}", "①", "──", "\t", "\u{7}", "Ａ", "한", "｡", "—",
  ]

  static func text(_ length: Int, _ dice: inout Dice) -> String {
    (0..<length).map { _ in pieces.randomElement(using: &dice) ?? "" }.joined()
  }

  static func report(_ dice: inout Dice) -> Report {
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
}

extension Grid {
  /// What is wrong with a screen, empty if nothing is: rows that are not exactly as wide as the screen, halves of wide
  /// characters alone, a cursor outside.
  var faults: [String] {
    var faults: [String] = []
    for y in 0..<height {
      let row = row(y)
      var (columns, drawn, before) = (0, 0, 0)
      for cell in row {
        if cell.width == 0, before != 2 { faults.append("half of a character alone in row \(y)") }
        before = Int(cell.width)
        columns += before
        drawn += widths.of(cell.symbol)
      }
      if row.count != width || columns != width || drawn != width {
        faults.append("row \(y) has \(row.count) cells, \(columns) columns, draws \(drawn): \(text(ofRow: y))")
      }
    }
    if let cursor, !(0..<width).contains(cursor.x) || !(0..<height).contains(cursor.y) {
      faults.append("cursor at \(cursor)")
    }
    return faults
  }
}
