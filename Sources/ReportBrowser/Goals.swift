import Disclosure
import ScreenGrid

/// Where <Enter> leads from an explanation: to the other side of what is held against one another.
enum Goal: Sendable, Hashable {
  case cell(CellPath)
  case claim(Int)
  case words(SectionID)
  case report(ReportID, CellPath?)
}

extension Model {
  /// Where <Enter> leads; nil where there is no other side.
  func goal(of explanation: Explanation) -> Goal? {
    guard let open else { return nil }
    if let place = explanation.claim, open.claims.indices.contains(place) {
      if isInProse { return open.claims[place].cells.first.map(Goal.cell) }
      return .claim(place)
    }
    if let place = explanation.finding, open.findings.indices.contains(place) {
      let finding = open.findings[place]
      switch finding.details {
      case .claim(let claim, _):
        return isInProse ? finding.cells.first.map(Goal.cell) : .words(claim.section)
      case .other(let other): return report(at: other.path).map { .report($0, other.cells.first) }
      case .none, .identity, .remark: break
      }
    }
    if let index = explanation.cause, open.diagnoses.indices.contains(index) {
      return open.diagnoses[index].candidates.first?.changes.first.map { .cell($0.cell) }
    }
    return explanation.cell.flatMap { open.claims(about: $0).first }.map(Goal.claim)
  }

  private var isInProse: Bool { if case .prose = cursor { true } else { false } }

  mutating func go(to goal: Goal) {
    switch goal {
    case .cell(let cell): go(to: cell)
    case .claim(let place): go(toClaim: place)
    case .words(let section):
      remember()
      goToWords(in: section)
    case .report(let id, let cell): go(to: id, cell)
    }
  }

  /// Goes to another report of the list, to the cell that is in question there; `H` leads back.
  private mutating func go(to id: ReportID, _ cell: CellPath?) {
    let wanted = part
    remember()
    if shelf.row(of: .report(id)) == nil {
      // The other report is filtered out: what was asked for is shown.
      change {
        $0.filter = ""
        $0.failuresOnly = false
      }
    }
    choose(.report(id))
    part = cell.flatMap { cell in SectionID.allCases.first { $0.table == cell.table } }.map { .section($0) } ?? wanted
    if let cell { cursors[part] = .cell(cell) }
    focus = .content
  }

  /// The keys of an explanation, with where <Enter> leads.
  func explainHint(_ explanation: Explanation) -> String {
    guard let goal = goal(of: explanation) else { return words.explainHint }
    var hint = words.goes(to: goal) + "  "
    if case .report = goal { hint += words.comparesHint + "  " }
    return hint + words.explainHint
  }
}

extension Words {
  var comparesHint: String { say("\(key(.sideBySide)) 并排", "\(key(.sideBySide)) side by side") }

  func goes(to goal: Goal) -> String {
    switch goal {
    case .cell: say("<Enter> 到单元格", "<Enter> to the cell")
    case .claim, .words: say("<Enter> 到正文", "<Enter> to the prose")
    case .report: say("<Enter> 到那份报告", "<Enter> to that report")
    }
  }
}
