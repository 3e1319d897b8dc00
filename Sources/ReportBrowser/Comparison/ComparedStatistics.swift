import Disclosure
import PrintedPages
import ScreenGrid

/// The statistics tables of two reports of before 2019 beside one another.
///
/// Those tables follow no one form: a row stands beside the one with the same printed label, in their order.
struct ComparedStatistics: Sendable {
  /// A row of either table, or one of each with the same label.
  struct Pair: Sendable, Hashable {
    let mine: Int?
    let other: Int?
  }

  let mine: [StatisticsRow]
  let other: [StatisticsRow]
  let pairs: [Pair]
  private let otherOfMine: [Int: Int]

  /// The most comparisons of labels; tables beyond it stand one below the other.
  private static let limit = 400_000

  /// Aligns two tables; nil if either report has none.
  init?(_ mine: [StatisticsRow], _ other: [StatisticsRow]) {
    guard !mine.isEmpty, !other.isEmpty else { return nil }
    self.mine = mine
    self.other = other
    let folding = Folding()
    func key(_ row: StatisticsRow) -> [UInt32] { folding.fold(row.label.filter { !$0.isWhitespace }) }
    var budget = Self.limit
    let common = Matching.common(mine.map(key), other.map(key), within: &budget) ?? []
    var pairs: [Pair] = []
    var (left, right) = (0, 0)
    for (one, two) in common + [(mine.count, other.count)] {
      pairs += (left..<one).map { Pair(mine: $0, other: nil) } + (right..<two).map { Pair(mine: nil, other: $0) }
      if one < mine.count { pairs.append(Pair(mine: one, other: two)) }
      (left, right) = (one + 1, two + 1)
    }
    self.pairs = pairs
    otherOfMine = Dictionary(common.map { ($0.0, $0.1) }, uniquingKeysWith: { first, _ in first })
  }

  /// The row of the other table beside one of ours.
  func partner(of row: Int) -> Int? { otherOfMine[row] }

  /// How the figures of a row stand to each other; figures of different units are not subtracted.
  func difference(_ pair: Pair) -> CellDifference {
    guard let one = pair.mine.map({ mine[$0] }) else { return .onlyThere }
    guard let two = pair.other.map({ other[$0] }) else { return .onlyHere }
    func unit(_ row: StatisticsRow) -> String { (row.unit ?? "").filter { !$0.isWhitespace } }
    switch (one.figure.value, two.figure.value) {
    case (let value?, let before?):
      guard unit(one) == unit(two) else { return .words }
      return value == before ? .same : .changed(value - before)
    case (nil, nil):
      let kinds = [one.figure.kind, two.figure.kind]
      if kinds.contains(.missing) || kinds.contains(.unreadable) { return .unread }
      return one.figure.kind == two.figure.kind && one.figure.raw == two.figure.raw ? .same : .words
    default: return .unread
    }
  }

  /// Our rows that differ from the other report's.
  var changedRows: [Int] { pairs.filter { difference($0).isDifference }.compactMap(\.mine) }
}

// Drawing
extension Model {
  /// The columns of the screen for each figure, and for the unit, in a pane so wide.
  static func statisticsColumns(_ width: Int) -> (figure: Int, unit: Int) {
    (width >= 70 ? 12 : 9, width >= 60 ? 6 : 0)
  }

  /// Where the three figures of a row stand.
  private func figureSpans(_ line: Area, _ sheet: ContentSheet) -> [Area] {
    let (figure, unit) = Self.statisticsColumns(line.width)
    let start = line.x + sheet.labelWidth + 2 + unit
    return (0..<3).map { Area(x: start + $0 * figure, y: line.y, width: figure, height: 1) }
  }

  func drawStatisticsHead(_ grid: inout Grid, _ line: Area, _ sheet: ContentSheet) {
    guard let compared = sheet.compared else { return }
    grid.fill(line, role: .columnHead)
    for (name, span) in zip([compared.own, compared.name, words.change], figureSpans(line, sheet)) {
      grid.rightAligned(name, x: span.x + 1, y: span.y, width: span.width - 2, role: .columnHead, signs: signs)
    }
  }

  /// A row of either table, with the figures of both and their difference.
  func drawStatistic(
    _ grid: inout Grid, _ line: Area, _ sheet: ContentSheet, _ both: ComparedStatistics, _ pair: ComparedStatistics.Pair
  ) {
    guard let row = pair.mine.map({ both.mine[$0] }) ?? pair.other.map({ both.other[$0] }) else { return }
    let difference = both.difference(pair)
    let role: Role = pair.mine == nil ? .muted : .rowLabel
    grid.line(row.label, x: line.x + 1, y: line.y, width: sheet.labelWidth, role: role, signs: signs)
    let (_, unit) = Self.statisticsColumns(line.width)
    if unit > 0 {
      grid.line(row.unit ?? "", x: line.x + sheet.labelWidth + 2, y: line.y, width: unit, role: .muted, signs: signs)
    }
    let isHere = pair.mine.map { cursor == .statistic($0) } ?? false
    let spans = figureSpans(line, sheet)
    let figures = [pair.mine.map { both.mine[$0].figure }, pair.other.map { both.other[$0].figure }]
    for (place, figure) in figures.enumerated() {
      let (text, role) = figure.map(shown) ?? (signs.none, .muted)
      let overlay: Role? = isHere && place == 0 ? (focus == .content ? .cellCursor : .selection) : nil
      let isMuted = place == 1 && difference == .same
      grid.rightAligned(
        text, x: spans[place].x + 1, y: line.y, width: spans[place].width - 2, role: isMuted ? .muted : role,
        signs: signs, overlay: overlay)
    }
    let (text, changeRole) = change(difference)
    grid.rightAligned(text, x: spans[2].x, y: line.y, width: spans[2].width - 1, role: changeRole, signs: signs)
    if isHere, focus == .content { grid.cursor = Position(x: spans[0].endX - 2, y: line.y) }
  }

  /// The tables as they are handed over for export.
  func printedStatistics(_ both: ComparedStatistics, _ compared: ComparedSheet) -> PrintedTable {
    var table = PrintedTable()
    table.addHead([words.statisticName, words.unit, compared.own, compared.name, words.change])
    for pair in both.pairs {
      guard let row = pair.mine.map({ both.mine[$0] }) ?? pair.other.map({ both.other[$0] }) else { continue }
      let difference = both.difference(pair)
      let mark: PrintedMark? = difference.isDifference ? .changed : nil
      let last: PrintedCell =
        switch difference {
        case .changed(let change): .number(change, .changed)
        case .words, .unread: .text(words.notComparable, .changed)
        case .onlyHere, .onlyThere, .same, .noTable: .blank
        }
      table.add([
        .label(row.label), .label(row.unit ?? ""), pair.mine.map { .figure(both.mine[$0].figure) } ?? .blank,
        pair.other.map { .figure(both.other[$0].figure, nil, mark) } ?? .blank, last,
      ])
    }
    return table
  }
}

// Words
extension Words {
  var statisticName: String { say("统计指标", "item") }
  var unit: String { say("单位", "unit") }
  func noStatistics(in name: String) -> String {
    say("\(name) 没有2019年前的统计表", "\(name) has no statistics table of before 2019")
  }
}
