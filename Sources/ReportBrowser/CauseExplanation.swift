import Disclosure
import ScreenGrid

// A cause in full: the relations it explains, and the candidates in order with the value each cell would need.
extension Model {
  /// How many candidates are listed, and how many relations and cells of one.
  private static let candidatesShown = 5
  private static let relationsShown = 8
  private static let changesShown = 6

  /// A cause explained as a whole.
  func page(of diagnosis: Diagnosis, _ width: Int) -> [Popup.Line] {
    let evaluations = diagnosis.relations.compactMap { relation in
      relation.cells.first.flatMap { open?.report.table($0.table) }.map(relation.evaluate)
    }
    var lines = wrapped(words.advice(on: diagnosis), width, .muted) + [[]]
    for evaluation in evaluations.prefix(Self.relationsShown) {
      let text = "\(sign(of: evaluation.outcome)) \(evaluation.relation.rule) \(words.name(of: evaluation.relation))"
      lines += wrapped("\(text)  \(words.sides(of: evaluation))", width, role(of: evaluation.outcome))
    }
    let rest = evaluations.count - Self.relationsShown
    if rest > 0 { lines += wrapped("  " + words.otherRelations(rest), width, .muted) }
    return lines + [[]] + candidates(of: diagnosis, width)
  }

  /// What may have happened where a relation fails, below its sums.
  func causes(of relation: Relation, _ width: Int) -> [Popup.Line] {
    let causes = (open?.diagnoses ?? []).filter { $0.relations.contains(relation) }
    var lines: [Popup.Line] = []
    for diagnosis in causes {
      let title = words.say("可能原因", "cause") + words.inParentheses(diagnosis.kind.title[options.language])
      lines.append([])
      lines += wrapped("\(signs.suspect) \(title)", width, .findingError)
      if diagnosis.candidates.isEmpty { lines += wrapped(words.advice(on: diagnosis), width, .muted) }
      lines += candidates(of: diagnosis, width)
      if diagnosis.relations.count > 1 {
        lines += wrapped(words.explains(diagnosis.relations.map(\.name)), width, .muted)
      }
    }
    return lines
  }

  private func candidates(of diagnosis: Diagnosis, _ width: Int) -> [Popup.Line] {
    var lines: [Popup.Line] = []
    for (place, candidate) in diagnosis.candidates.prefix(Self.candidatesShown).enumerated() {
      for (index, change) in candidate.changes.prefix(Self.changesShown).enumerated() {
        let number = index == 0 ? "\(place + 1). " : "   "
        let from = change.from?.description ?? (change.kind == .blank ? signs.blank : signs.unreadable)
        let isLeading = place < max(1, diagnosis.leadingCount)
        lines.append(
          aligned(
            number + change.cell.label(in: options.language),
            "\(from) \(words.becomes(isASCII: options.isASCII)) \(change.to)",
            width, isLeading ? .strong : .rowLabel, isLeading ? .findingError : .figure))
      }
      let cells = candidate.changes.count - Self.changesShown
      if cells > 0 { lines += wrapped("   " + words.otherCells(cells), width, .muted) }
      let slips = words.slips(of: candidate)
      if !slips.isEmpty { lines += wrapped("   " + slips, width, .muted) }
    }
    let rest = diagnosis.candidates.count - Self.candidatesShown
    if rest > 0 { lines += wrapped("   " + words.otherWays(rest), width, .muted) }
    return lines
  }
}

extension Words {
  /// Between what a cell states and what it would need.
  func becomes(isASCII: Bool) -> String { isASCII ? "->" : "→" }
}
