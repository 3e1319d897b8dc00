import Disclosure
import ScreenGrid

// A relation explained in full: what should hold, both sums written out, and the difference.
extension Model {
  func drawExplanation(_ grid: inout Grid, _ explanation: Explanation, _ top: Int) {
    // The parts of a row have short labels: a narrower box keeps label and figure within one glance.
    let shown =
      explanation.relations.indices.contains(explanation.chosen) ? explanation.relations[explanation.chosen] : nil
    let isRow = Set((shown?.cells ?? []).map(\.row)).count == 1
    let width = min(size.width - 2, isRow ? 60 : 76)
    let (title, lines) = explained(explanation, width: width - 2)
    Popup(title: title, lines: lines, hint: explainHint(explanation), top: top).draw(&grid, width: width, signs: signs)
  }

  private func explained(_ explanation: Explanation, width: Int) -> (String, [Popup.Line]) {
    if explanation.relations.indices.contains(explanation.chosen) {
      return explained(explanation.relations[explanation.chosen], explanation, width)
    }
    guard let open else { return ("", []) }
    if let index = explanation.cause, open.diagnoses.indices.contains(index) {
      return (words.causeTitle(open.diagnoses[index]), page(of: open.diagnoses[index], width))
    }
    if let place = explanation.claim, open.claims.indices.contains(place) {
      return (words.claimTitle, page(of: open.claims[place], width))
    }
    guard let index = explanation.finding, open.findings.indices.contains(index) else { return ("", []) }
    let finding = open.findings[index]
    let place = finding.location.map(words.place) ?? ""
    var lines = wrapped(words.message(finding), width, .popup)
    if let standing = open.standings[index] { lines += wrapped(standing.words(in: options.language), width, .strong) }
    if !place.isEmpty { lines += wrapped(place, width, .muted) }
    lines += evidence(of: finding, width)
    if let cell = explanation.cell { lines += claims(about: cell, width) }
    return (title(of: finding), lines)
  }

  /// The rule by its id and, where there is room, its title.
  private func title(of finding: Finding) -> String {
    let name = Rules.rule(finding.rule)?.title[options.language]
    return [finding.rule.description, name].compactMap { $0 }.joined(separator: " ")
  }

  /// What a finding rests on: the sentence and the figure it speaks of, or the figures of both years.
  private func evidence(of finding: Finding, _ width: Int) -> [Popup.Line] {
    switch finding.details {
    case .claim(let claim, let sides): [[]] + evidence(of: claim, sides, finding.cells, width)
    case .other(let other): [[]] + bothYears(finding, other, width)
    case .none, .identity, .remark: []
    }
  }

  private func explained(_ relation: Relation, _ explanation: Explanation, _ width: Int) -> (String, [Popup.Line]) {
    guard let table = relation.cells.first.flatMap({ open?.report.table($0.table) }) else { return ("", []) }
    let evaluation = relation.evaluate(in: table)
    let count = explanation.relations.count
    let number = count > 1 ? "  \(explanation.chosen + 1)/\(count)" : ""
    // The subject is cut before what came of the check.
    let outcome = " · \(words.outcome(evaluation.outcome))\(number)"
    let subject = "\(relation.rule) \(words.name(of: relation))"
      .fitted(to: width - 4 - options.widths.of(outcome), widths: options.widths, cut: signs.cut)
    let title = subject + outcome
    let common = commonPlace(of: relation, in: table).map { " · " + $0 } ?? ""
    var lines = wrapped(words.statement(of: relation) + common, width, .muted)
    lines +=
      wrapped("\(sign(of: evaluation.outcome)) \(words.sides(of: evaluation))", width, role(of: evaluation.outcome)) + [
        []
      ]
    if let standing = standing(of: relation) {
      lines.insert(contentsOf: wrapped(standing, width, .strong), at: lines.count - 1)
    }
    lines += side(relation.computed, table, relation, width)
    lines.append(total(words.sum, evaluation.expected, width))
    lines.append([])
    lines += side(relation.stated, table, relation, width)
    if relation.stated.count > 1 { lines.append(total(words.otherSum, evaluation.found, width)) }
    lines += conclusion(evaluation, width) + causes(of: relation, width)
    if let cell = explanation.cell { lines += claims(about: cell, width) }
    return (title, lines)
  }

  /// That the finding of a relation is set aside, or was.
  func standing(of relation: Relation) -> String? {
    guard let open else { return nil }
    return open.place(of: relation).flatMap { open.standings[$0] }?.words(in: options.language)
  }

  func wrapped(_ text: String, _ width: Int, _ role: Role) -> [Popup.Line] {
    let characters = Array(text)
    return LineBreaking(widths: options.widths).lines(of: characters, width: width - 2).map {
      [(" " + String(characters[$0]), role)]
    }
  }

  private func side(_ cells: [CellPath], _ table: ReportTable, _ relation: Relation, _ width: Int) -> [Popup.Line] {
    let isRow = Set(relation.cells.map(\.row)).count == 1
    let isTogether = commonPlace(of: relation, in: table) != nil
    return cells.map { cell in
      let figure = table[cell.row, cell.column]
      let (text, role) = shown(figure)
      let label = label(of: cell, isRow: isRow, table.form)
      let place = isTogether ? "" : words.source(of: figure) ?? ""
      return aligned(label, text, width, cell == self.cell ? .strong : .rowLabel, role, place: place)
    }
  }

  /// Where the cells of a relation stand if they stand in the same place, such as a line.
  private func commonPlace(of relation: Relation, in table: ReportTable) -> String? {
    let places = Set(relation.cells.map { words.source(of: table[$0.row, $0.column]) })
    return places.count == 1 ? places.first ?? nil : nil
  }

  /// What tells a cell from the others of its relation: its column within a row, else its row as the form words it.
  private func label(of cell: CellPath, isRow: Bool, _ form: FormTable) -> String {
    if isRow { return cell.column.label(in: words.language, edition: form.edition) }
    guard words.language == .chinese, let row = form.row(cell.row) else {
      return cell.row.fullLabel(in: words.language, edition: form.edition)
    }
    return (row.group.map { $0.label + " " } ?? "") + row.label
  }

  private func total(_ label: String, _ sum: Quantity?, _ width: Int) -> Popup.Line {
    aligned(label, sum?.description ?? signs.blank, width, .strong, .strong)
  }

  /// The difference, below the sums it is the difference of.
  private func conclusion(_ evaluation: Evaluation, _ width: Int) -> [Popup.Line] {
    guard evaluation.outcome.isBroken, let expected = evaluation.expected, let found = evaluation.found else {
      return []
    }
    let role = role(of: evaluation.outcome)
    let difference = found - expected
    let text = (difference.isNegative ? "" : "+") + difference.description
    return [aligned("\(signs.failed) \(words.difference)", text, width, role, role)]
  }

  /// A label on the left, a figure on the right, cut so that both fit; where there is room the figure's place between.
  func aligned(
    _ label: String, _ figure: String, _ width: Int, _ role: Role, _ figureRole: Role, place: String = ""
  ) -> Popup.Line {
    let widths = options.widths
    let figure = figure.fitted(to: max(1, width / 2), widths: widths, cut: signs.cut)
    let room = width - widths.of(figure) - 4
    let label = label.fitted(to: room, widths: widths, cut: signs.cut)
    let gap = max(1, room - widths.of(label) + 2)
    // Room for figures of five digits, so that the places stand below one another.
    let inset = max(2, 7 - widths.of(figure))
    let space = gap - widths.of(place) - inset
    guard !place.isEmpty, space >= 2 else {
      return [(" " + label, role), (String(repeating: " ", count: gap), .popup), (figure, figureRole)]
    }
    return [
      (" " + label, role), (String(repeating: " ", count: space), .popup), (place, .muted),
      (String(repeating: " ", count: inset), .popup), (figure, figureRole),
    ]
  }
}
