import Disclosure

// Where a jump ends: known only when the report is open.
extension Model {
  /// Has the cursor go to the cell to blame, or to the words of the prose, as soon as the report is open.
  mutating func arriveLater() {
    guard let report, let check else { return }
    causes.arrival = (report, check)
  }

  /// Moves the cursor to where the last jump leads, once that can be told.
  mutating func arrive() {
    findSpot()
    guard let arrival = causes.arrival else { return }
    guard arrival.report == report, arrival.check == check else {
      causes.arrival = nil
      return
    }
    guard let open, sheet != nil else { return }
    causes.arrival = nil
    guard let finding = findingInQuestion else { return }
    if finding.wordsOfProse != nil {
      if let start = causes.spot?.start {
        cursors[part] = start
      } else if let cell = finding.cells.first {
        // The words are hidden, or not printed as they were read: the figure they speak of is the next best place.
        show(cell)
      }
    } else if let suspect = open.soleSuspect(of: finding), suspect.table == finding.table {
      cursors[part] = .cell(suspect)
    }
  }

  private mutating func show(_ cell: CellPath) {
    guard let section = SectionID.allCases.first(where: { $0.table == cell.table }) else { return }
    let kept = check
    part = .section(section)
    cursors[part] = .cell(cell)
    check = kept
    _ = settle()
  }

  /// Goes to a cell of the open report, keeping the finding in question.
  mutating func go(to cell: CellPath) {
    remember()
    show(cell)
    focus = .content
  }

  /// Goes to the words of a claim.
  mutating func go(toClaim place: Int) {
    guard let report, let open, open.claims.indices.contains(place) else { return }
    remember()
    let claim = open.claims[place].claim
    if findingInQuestion?.wordsOfProse.map({ $0.words == claim.words && $0.section == claim.section }) != true {
      check = nil
      causes.claim = (report, place)
    }
    goToWords(in: claim.section)
  }

  /// Goes back to the words that the finding in question is about.
  mutating func goToWords(in section: SectionID) {
    part = .section(section)
    isTouched = true
    if state.failuresOnly { change { $0.failuresOnly = false } }
    focus = .content
    _ = settle()
    if let start = causes.spot?.start { cursors[part] = start }
  }
}

extension OpenReport {
  /// The one cell that is to blame for a relation's failing, where that can be told.
  func soleSuspect(of finding: Finding) -> CellPath? {
    guard finding.isFailure else { return nil }
    let cause = diagnoses.first { diagnosis in
      diagnosis.relations.contains { $0.rule == finding.rule && $0.subject == finding.subject }
    }
    guard let cause, cause.kind == .certain || cause.kind == .likely, cause.suspects.count == 1 else { return nil }
    return cause.suspects.first
  }
}
