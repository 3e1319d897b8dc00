import Disclosure

/// The comparison of the chosen report with another one, which stands beside it while `ViewState.isSideBySide`.
struct Comparison: Sendable {
  /// The reports that the user chose to compare with, by the report they are for.
  var chosen: [ReportID: ReportID] = [:]
  /// Where the two reports in view differ.
  var differences = Differences()
  /// What the chooser lists.
  var candidates: [Int] = []
}

/// The boxes of comparing and of figures.
enum ComparingMode: Sendable, Hashable {
  /// The list of reports to compare with, narrowed by a text.
  case chooser(TextField, chosen: Int)
  /// What became of the findings, scrolled by so many lines.
  case findings(Int)
  /// The figure under the cursor.
  case figure(CellPath, Int)
  /// The indicators of the open report.
  case indicators(Int)
}

extension Shelf {
  /// The report that a report is compared with by itself: another one of the same agency and year, else the newest of
  /// an earlier year; nil if there is none, or the agency is unknown.
  func partner(of index: Int) -> Int? {
    guard entries.indices.contains(index), groups[entries[index].group].name != nil,
      let year = entries[index].summary.year
    else { return nil }
    let others = groups[entries[index].group].entries.filter { $0 != index }
    return others.first { entries[$0].summary.year == year }
      ?? others.last { entries[$0].summary.year.map { $0 < year } == true }
  }
}

extension Model {
  /// The report that the chosen one is or would be compared with.
  var candidate: ReportID? {
    guard let report else { return nil }
    if let chosen = comparison.chosen[report], shelf.entry(chosen) != nil { return chosen }
    return shelf.partner(of: report.index).map(ReportID.init)
  }

  /// The report that stands beside the chosen one; nil if none does.
  var partner: ReportID? { state.isSideBySide ? candidate : nil }

  /// The report beside the chosen one, once it has been read.
  var other: OpenReport? { partner.flatMap { reports[$0] } }

  /// Whether two reports are in view.
  var isComparing: Bool { other != nil && open != nil }

  /// What tells the other report from the chosen one: its year, its file, or its agency.
  func nameBeside(_ id: ReportID) -> String {
    guard let theirs = shelf.entry(id), let mine = entry else { return "" }
    let year = theirs.summary.year.map(String.init) ?? words.noYear
    if theirs.group != mine.group || shelf.groups[mine.group].name == nil {
      return "\(theirs.summary.agency ?? words.noAgency) \(year)"
    }
    return theirs.summary.year == mine.summary.year ? Self.file(of: theirs, beside: mine) : year
  }

  /// A file's name, with its folder where both files have one name.
  private static func file(of entry: Shelf.Entry, beside other: Shelf.Entry) -> String {
    let (path, beside) = (entry.summary.source.path, other.summary.source.path)
    let name = name(ofPath: path)
    guard name == Self.name(ofPath: beside) else { return name }
    return path.split(separator: "/").suffix(2).joined(separator: "/")
  }

  /// The same of the chosen report beside the other one.
  func ownName(beside id: ReportID) -> String {
    guard let theirs = shelf.entry(id), let mine = entry else { return "" }
    let year = mine.summary.year.map(String.init) ?? words.noYear
    if theirs.group != mine.group || shelf.groups[mine.group].name == nil {
      return "\(mine.summary.agency ?? words.noAgency) \(year)"
    }
    return theirs.summary.year == mine.summary.year ? Self.file(of: mine, beside: theirs) : year
  }
}

// Commands
extension Model {
  mutating func performComparison(_ command: Command) -> [Effect] {
    switch command {
    case .sideBySide: toggleSideBySide()
    case .nextDifference: goToDifference(by: 1)
    case .previousDifference: goToDifference(by: -1)
    case .chooseOther: openChooser()
    case .comparedFindings: openComparedFindings()
    case .figure:
      guard let cell, open != nil else {
        notice = Notice(text: words.noFigureHere)
        return []
      }
      mode = .comparing(.figure(cell, 0))
    default:
      guard entry != nil else {
        notice = Notice(text: words.nothingFound)
        return []
      }
      mode = .comparing(.indicators(0))
    }
    return []
  }

  mutating func toggleSideBySide() {
    if state.isSideBySide {
      change { $0.isSideBySide = false }
      notice = Notice(text: words.comparisonClosed)
      return
    }
    guard report != nil else {
      notice = Notice(text: words.nothingFound)
      return
    }
    guard candidate != nil else {
      notice = Notice(text: words.noPartner)
      return
    }
    compare()
  }

  /// Puts the two reports beside one another and says how they stand.
  private mutating func compare() {
    change { $0.isSideBySide = true }
    if ![.content, .findings].contains(focus) { focus = .content }
    guard let partner else { return }
    notice = Notice(text: words.comparing(nameBeside(partner), changes: isOfVersions ? findingChanges : nil))
  }

  /// Compares the chosen report with the other one of a finding, in the section that the finding speaks of.
  mutating func compare(with id: ReportID, about section: SectionID?) {
    if let section { part = .section(section) }
    compare(with: id)
  }

  /// Compares the chosen report with one that the user picked.
  mutating func compare(with id: ReportID) {
    guard let report else { return }
    guard id != report else {
      notice = Notice(text: words.sameReport, tone: .error)
      return
    }
    let before = (comparison.chosen, state)
    comparison.chosen[report] = id
    state.isSideBySide = true
    if before.0 != comparison.chosen || before.1 != state { history.note(.compared(before.0, before.1)) }
    applyState()
    failed[id] = nil
    compare()
  }

  /// Whether the two are of one agency and one year.
  var isOfVersions: Bool {
    guard let mine = entry, let theirs = partner.flatMap(shelf.entry) else { return false }
    return mine.group == theirs.group && shelf.groups[mine.group].name != nil && mine.summary.year != nil
      && mine.summary.year == theirs.summary.year
  }
}
