import Disclosure
import ScreenGrid

/// What became of findings between two reports: those of one rule, subject and cells are the same.
struct FindingChanges: Sendable, Hashable {
  /// Findings of the other report that this one does not have, although it could.
  private(set) var mended: [Finding] = []
  /// Findings of the other report that this one cannot have, since figures they speak of were not read or are blank.
  private(set) var untested: [Finding] = []
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
  ///
  /// Findings across years depend on other reports too, and may not be known yet where one has just been read; they are
  /// counted only where `acrossYears` says so.
  init(_ mine: Shelf.Entry, beside other: Shelf.Entry, acrossYears: Bool = true) {
    func findings(_ entry: Shelf.Entry) -> [Finding] {
      let own = entry.summary.findings.count - entry.summary.acrossCount
      return (entry.failures + entry.warnings).filter { acrossYears || $0.finding < own }
        .map { entry.summary.findings[$0.finding] }
    }
    let notes = mine.summary.findings.filter { [.unassessable, .undetermined].contains($0.outcome) }
    func isTested(_ finding: Finding) -> Bool {
      let isOpen = notes.contains { $0.rule == finding.rule && $0.subject == finding.subject }
      return !isOpen
        && finding.cells.allSatisfy { cell in
          let kind = mine.summary.reading(of: cell).kind
          return kind != .missing && kind != .unreadable
        }
    }
    let aside = Set(mine.summary.standings.filter(\.value.isSetAside).keys.map { Name(mine.summary.findings[$0]) })
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
      if aside.contains(name) { continue }
      if isTested(finding) { mended.append(finding) } else { untested.append(finding) }
    }
    mended.reverse()
    untested.reverse()
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

  /// The findings mended, no longer tested, new and kept, under their headings.
  func changeLines(_ width: Int) -> [Popup.Line] {
    guard let changes = findingChanges, let candidate else { return [] }
    let name = nameBeside(candidate)
    let groups: [(String, String, Role, [Finding])] = [
      (words.mended(name), signs.holds, .holds, changes.mended),
      (words.untested(name), "?", .unreadable, changes.untested),
      (words.added(name), "+", .findingError, changes.added), (words.stays, "=", .findingWarning, changes.kept),
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
