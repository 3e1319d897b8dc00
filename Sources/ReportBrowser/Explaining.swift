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
    if focus == .findings, case .fold = chosenFindingLine {
      causes.isUnfolded.toggle()
      return
    }
    guard let explanation = explanation() else {
      if focus == .content, let cell, open != nil {
        mode = .comparing(.figure(cell, 0))
        return
      }
      notice = Notice(text: words.nothingToExplain)
      return
    }
    mode = .explain(explanation, 0)
  }

  /// What there is to explain here: the check last jumped to first, else the failed relations of the cell, else the rest.
  func explanation() -> Explanation? {
    guard let open else { return nil }
    if focus == .findings, case .cause(let index) = chosenFindingLine, open.diagnoses.indices.contains(index) {
      return Explanation(relations: open.diagnoses[index].relations, finding: nil, chosen: -1, cause: index)
    }
    let finding = findingInQuestion
    let jumped = finding?.relation(in: open.editions)
    if finding != nil, jumped == nil { return Explanation(relations: [], finding: check) }
    if jumped == nil, case .prose = cursor {
      return claimHere.map { Explanation(relations: [], finding: nil, claim: $0) }
    }
    guard let cell = cell ?? jumped?.stated.first else { return nil }
    let held = evaluations(of: cell)
    let sorted = held.filter(\.outcome.isBroken) + held.filter { !$0.outcome.isBroken }
    let relations = sorted.map(\.relation)
    guard !relations.isEmpty else {
      let other = open.findings.firstIndex { $0.cells.contains(cell) }
      if let other { return Explanation(relations: [], finding: other, cell: cell) }
      return open.claims(about: cell).first.map { Explanation(relations: [], finding: nil, claim: $0, cell: cell) }
    }
    let chosen = jumped.flatMap { relations.firstIndex(of: $0) } ?? 0
    return Explanation(relations: relations, finding: nil, chosen: chosen, cell: cell)
  }

  /// The relations that a cell of the open report belongs to, held against its table.
  func evaluations(of cell: CellPath) -> [Evaluation] {
    guard let table = open?.report.table(cell.table) else { return [] }
    return Relation.all(of: table.form).filter { $0.cells.contains(cell) && open?.isOff($0) != true }
      .map { $0.evaluate(in: table) }
  }

  mutating func press(_ key: Key, in explanation: Explanation, _ top: Int) -> [Effect] {
    if key == .enter || key == .character("g"), let goal = goal(of: explanation) {
      mode = .browse
      go(to: goal)
      return []
    }
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
    case .command(.sideBySide):
      guard case .report(let other, _) = goal(of: explanation) else { break }
      mode = .browse
      compare(with: other, about: explanation.finding.flatMap { open?.findings[$0].section })
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
    let first = explanation.cause == nil ? 0 : -1
    let count = explanation.relations.count - first
    guard count > 1 else { return }
    var next = explanation
    next.chosen = (next.chosen - first + step + count) % count + first
    mode = .explain(next, 0)
  }

  /// Has the shell open the file of the chosen report, or the one that could not be read.
  func openOriginal() -> [Effect] {
    switch choice {
    case .report(let id): entry.map { [.openOriginal(id, path: $0.summary.source.path)] } ?? []
    case .unread(let index): [.openOriginal(nil, path: shelf.unread[index].path)]
    case nil: []
    }
  }
}

extension Outcome {
  var isBroken: Bool { self == .broken }
}
