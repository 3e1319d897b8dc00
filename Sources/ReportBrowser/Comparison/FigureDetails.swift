import Disclosure
import ScreenGrid

// All that is known of a figure, and the indicators of a report.
extension Model {
  /// The figure's source text and place, the year before, the prose on it, its relations and its indicators.
  func figureLines(_ cell: CellPath, _ width: Int) -> [Popup.Line] {
    guard let open else { return [] }
    let figure = open.report.figure(cell)
    let (text, figureRole) = shown(figure)
    var lines: [Popup.Line] = []
    lines.append(aligned(words.readAs, figure.value?.description ?? words.noValue, width, .strong, figureRole))
    let raw = figure.raw.isEmpty ? text : "“\(figure.raw)”"
    lines.append(aligned(words.printed, raw, width, .rowLabel, figureRole))
    if let note = words.note(on: figure) { lines += wrapped(note, width, .muted) }
    if let place = words.source(of: figure) { lines += wrapped("\(words.placeOf) \(place)", width, .muted) }
    lines += beforeLines(cell, width) + claims(about: cell, width)
    let held = evaluations(of: cell)
    if !held.isEmpty { lines += [[], [(" " + words.relationsOf, .heading)]] }
    for evaluation in held.filter(\.outcome.isBroken) + held.filter({ !$0.outcome.isBroken }) {
      let name = "\(evaluation.relation.rule) \(words.name(of: evaluation.relation))"
      lines += wrapped(
        "\(sign(of: evaluation.outcome)) \(name)  \(words.sides(of: evaluation))", width, role(of: evaluation.outcome))
    }
    return lines + indicatorLines(of: cell, width)
  }

  /// The figure of the year before, and of the report beside this one, with the change.
  private func beforeLines(_ cell: CellPath, _ width: Int) -> [Popup.Line] {
    var lines: [Popup.Line] = []
    if let before = readingBefore(of: cell) {
      let change = before.change.map { words.inParentheses($0) } ?? ""
      lines.append(aligned("\(before.year)", before.text + change, width, .rowLabel, .figure))
    }
    if let compared = sheet?.compared, readingBefore(of: cell) == nil || isOfVersions, let note = besideNote(on: cell),
      compared.pair.difference(at: cell) != .noTable
    {
      lines += wrapped(note, width, .rowLabel)
    }
    return lines
  }

  /// The indicators that a figure enters into, with both of their numbers.
  private func indicatorLines(of cell: CellPath, _ width: Int) -> [Popup.Line] {
    guard let report else { return [] }
    let edition = open?.report.edition(of: cell.table) ?? .form2021
    let found = Indicators.all.filter { indicator in
      indicator.operands.contains { $0.cells(in: edition).contains(cell) }
    }
    guard !found.isEmpty else { return [] }
    var lines: [Popup.Line] = [[], [(" " + words.indicatorsOf, .heading)]]
    for indicator in found {
      let (numbers, value, role) = row(of: indicator, shelf.entries[report.index].summary, beforeThis)
      lines.append(
        aligned("\(indicator.name[options.language])", "\(numbers)  \(value)", width, .rowLabel, role))
    }
    return lines
  }

  private var beforeThis: ReportSummary? { report.flatMap { shelf.yearBefore(of: $0.index) } }

  /// All indicators of the chosen report with numerator and denominator, and those of the year before.
  func indicatorLines(_ width: Int) -> [Popup.Line] {
    guard let entry, let report else { return [] }
    let before = beforeThis
    let first = before?.year.flatMap { year in
      shelf.groups[entry.group].entries.first { shelf.entries[$0].summary.year == year }
    }
    let earlier = first.flatMap { shelf.yearBefore(of: $0) }
    let head = words.indicatorHead
    let years = [
      entry.summary.year.map(String.init) ?? head[2], before?.year.map(String.init) ?? head[3],
    ]
    var lines = [columns([head[0], head[1]] + years, width, Array(repeating: .columnHead, count: 4))]
    for indicator in Indicators.all {
      let (numbers, value, role) = row(of: indicator, shelf.entries[report.index].summary, before)
      let last = before.map { row(of: indicator, $0, earlier).value } ?? signs.none
      lines.append(
        columns([indicator.name[options.language], numbers, value, last], width, [.rowLabel, .muted, role, .muted]))
    }
    return lines + [[]] + wrapped(words.indicatorNote, width, .muted)
  }

  private func columns(_ texts: [String], _ width: Int, _ roles: [Role]) -> Popup.Line {
    let sizes = [max(10, width - 42), 16, 12, 12]
    var line: Popup.Line = []
    for (place, text) in texts.enumerated() {
      let text = text.fitted(to: sizes[place] - 1, widths: options.widths, cut: signs.cut)
      let gap = String(repeating: " ", count: max(0, sizes[place] - 1 - options.widths.of(text)))
      line.append((place == 0 ? " " + text + gap : gap + text + " ", roles[place]))
    }
    return line
  }

  /// An indicator in words: `10/27`, `37.0%` and how it is to be shown.
  private func row(
    of indicator: Indicator, _ summary: ReportSummary, _ before: ReportSummary?
  ) -> (numbers: String, value: String, role: Role) {
    switch indicator.value(for: summary, before: before) {
    case .share(let share):
      let value = share.percentage(digits: 2).map { $0 + "%" } ?? signs.none
      return ("\(share.numerator)/\(share.denominator)", value, share.isDefined ? .figure : .muted)
    case .number(let number): return ("", number.description, .figure)
    case .none: return ("", signs.none, .muted)
    }
  }
}

extension Indicator {
  /// What it is made of.
  var operands: [Operand] {
    switch making {
    case .share(let over, let under): over + under
    case .growth(let operands), .sum(let operands): operands
    case .relationsHolding, .blanks, .daysToPublication: []
    }
  }
}
