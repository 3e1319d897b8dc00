import Disclosure
import ScreenGrid

/// What became of findings between two reports: those of one rule, subject and cells are the same.
struct FindingChanges: Sendable, Hashable {
  /// Findings of the other report that this one does not have.
  private(set) var mended: [Finding] = []
  /// Findings of this report that the other one does not have.
  private(set) var added: [Finding] = []
  /// Findings of both.
  private(set) var kept: [Finding] = []

  private struct Name: Hashable {
    let rule: RuleID
    let subject: String?
    let cells: [CellPath]

    init(_ finding: Finding) {
      rule = finding.rule
      subject = finding.subject
      cells = finding.cells
    }
  }

  /// Holds the failures and warnings of two reports against one another; what is set aside is left out.
  init(_ mine: Shelf.Entry, beside other: Shelf.Entry) {
    func findings(_ entry: Shelf.Entry) -> [Finding] {
      (entry.failures + entry.warnings).map { entry.summary.findings[$0.finding] }
    }
    var theirs: [Name: Int] = [:]
    for finding in findings(other) { theirs[Name(finding), default: 0] += 1 }
    for finding in findings(mine) {
      let name = Name(finding)
      if let count = theirs[name], count > 0 {
        theirs[name] = count - 1
        kept.append(finding)
      } else {
        added.append(finding)
      }
    }
    for finding in findings(other).reversed() {
      let name = Name(finding)
      guard let count = theirs[name], count > 0 else { continue }
      theirs[name] = count - 1
      mended.append(finding)
    }
    mended.reverse()
  }
}

extension Model {
  /// What became of the findings between the other report and this one.
  var findingChanges: FindingChanges? {
    guard let mine = entry, let theirs = candidate.flatMap(shelf.entry) else { return nil }
    return FindingChanges(mine, beside: theirs)
  }

  mutating func openComparedFindings() {
    guard candidate != nil else {
      notice = Notice(text: words.noPartner)
      return
    }
    mode = .comparing(.findings(0))
  }

  /// The findings mended, new and kept, under their headings.
  func changeLines(_ width: Int) -> [Popup.Line] {
    guard let changes = findingChanges, let candidate else { return [] }
    let name = nameBeside(candidate)
    let groups: [(String, String, Role, [Finding])] = [
      (words.mended(name), signs.holds, .holds, changes.mended), (words.added(name), "+", .findingError, changes.added),
      (words.stays, "=", .findingWarning, changes.kept),
    ]
    var lines = wrapped(words.counts(changes), width, .strong)
    for (title, sign, role, findings) in groups {
      lines += [[], [(" \(title) \(findings.count)", .heading)]]
      if findings.isEmpty { lines += wrapped("  " + words.noneOfThem, width, .muted) }
      for finding in findings.prefix(200) {
        lines += wrapped("\(sign) \(finding.rule) \(words.message(finding))", width, role)
      }
    }
    return lines
  }
}
