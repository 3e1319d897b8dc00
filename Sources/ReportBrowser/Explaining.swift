import Disclosure
import ScreenGrid

extension Model {
  /// Opens what the cursor is on: in a list the next pane, on a cell or finding its explanation.
  mutating func enter() {
    switch focus {
    case .agencies: focus = .sections
    case .sections: focus = .content
    case .content, .findings, .source: explain()
    }
  }

  private mutating func explain() {
    guard let explanation = explanation() else {
      notice = Notice(text: words.nothingToExplain)
      return
    }
    mode = .explain(explanation, 0)
  }

  /// What there is to explain here: the check last jumped to first, else the failed relations of the cell, else the rest.
  func explanation() -> Explanation? {
    guard let open else { return nil }
    let finding = check.flatMap { open.findings.indices.contains($0) ? open.findings[$0] : nil }
    let jumped = finding?.relation(in: open.editions)
    if let finding, jumped == nil { return Explanation(relations: [], finding: open.findings.firstIndex(of: finding)) }
    guard let cell = cell ?? jumped?.stated.first else { return nil }
    let held = evaluations(of: cell)
    let sorted = held.filter(\.outcome.isBroken) + held.filter { !$0.outcome.isBroken }
    let relations = sorted.map(\.relation)
    guard !relations.isEmpty else {
      return open.findings.firstIndex { $0.cells.contains(cell) }.map { Explanation(relations: [], finding: $0) }
    }
    let chosen = jumped.flatMap { relations.firstIndex(of: $0) } ?? 0
    return Explanation(relations: relations, finding: nil, chosen: chosen)
  }

  /// The relations that a cell of the open report belongs to, held against its table.
  func evaluations(of cell: CellPath) -> [Evaluation] {
    guard let table = open?.report.table(cell.table) else { return [] }
    return Relation.all(of: table.form).filter { $0.cells.contains(cell) && open?.isOff($0) != true }
      .map { $0.evaluate(in: table) }
  }

  mutating func press(_ key: Key, in explanation: Explanation, _ top: Int) -> [Effect] {
    switch keymap.matchInDialogue(key) {
    case .command(.down): mode = .explain(explanation, top + 1)
    case .command(.up): mode = .explain(explanation, max(0, top - 1))
    case .command(.halfDown), .command(.pageDown): mode = .explain(explanation, top + 8)
    case .command(.halfUp), .command(.pageUp): mode = .explain(explanation, max(0, top - 8))
    case .command(.nextPane), .command(.right): turn(explanation, by: 1)
    case .command(.previousPane), .command(.left): turn(explanation, by: -1)
    case .command(let command) where [.nextFailure, .previousFailure, .nextWarning, .previousWarning].contains(command):
      mode = .browse
      let effects = run(command) + settle()
      if open != nil { explain() }
      return effects
    case .command(.review):
      mode = .browse
      return review(explanation)
    case .command(.source):
      mode = .browse
      return Layout(self).panes[.source] == nil ? run(.source) : []
    case .command(.openOriginal):
      mode = .browse
      return run(.openOriginal)
    case .command(.explain), .command(.leave), .command(.retreat): mode = .browse
    default: break
    }
    return []
  }

  private mutating func turn(_ explanation: Explanation, by step: Int) {
    guard explanation.relations.count > 1 else { return }
    var next = explanation
    next.chosen = (next.chosen + step + next.relations.count) % next.relations.count
    mode = .explain(next, 0)
  }

  /// What `y` copies: the figure under the cursor as printed, the paragraph, or the file's path.
  mutating func copy() -> [Effect] {
    guard let text = copied, !text.isEmpty else {
      notice = Notice(text: words.nothingToCopy)
      return []
    }
    notice = Notice(text: words.copied(text))
    return [.copy(text)]
  }

  /// Has the shell open the file of the chosen report, or the one that could not be read.
  func openOriginal() -> [Effect] {
    switch choice {
    case .report(let id): entry.map { [.openOriginal(id, path: $0.summary.source.path)] } ?? []
    case .unread(let index): [.openOriginal(nil, path: shelf.unread[index].path)]
    case nil: []
    }
  }

  private var copied: String? {
    if focus == .agencies || focus == .sections { return entry?.summary.source.path }
    guard let open else { return nil }
    if focus == .source { return copiedSource }
    if focus == .findings {
      return check.flatMap { open.findings.indices.contains($0) ? words.message(open.findings[$0]) : nil }
    }
    switch cursor {
    case .cell(let cell): return open.report.figure(cell).raw
    case .prose(let paragraph, _):
      return sheet.flatMap { $0.paragraphs.indices.contains(paragraph) ? String($0.paragraphs[paragraph]) : nil }
    case .statistic(let index):
      return open.report.statistics.indices.contains(index) ? open.report.statistics[index].figure.raw : nil
    case nil: return nil
    }
  }
}

extension Outcome {
  var isBroken: Bool { self == .broken }
}
