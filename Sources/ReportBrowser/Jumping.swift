import Disclosure

extension Model {
  mutating func jump(_ command: Command) {
    let warnings = command == .nextWarning || command == .previousWarning
    let total = (warnings ? shelf.warningsBefore : shelf.failuresBefore).last ?? 0
    guard total > 0 else {
      notice = Notice(text: noChecks(warnings: warnings))
      return
    }
    let here = position(warnings: warnings)
    let target: Int
    switch command {
    case .nextFailure, .nextWarning: target = here.after
    case .previousFailure, .previousWarning: target = here.before
    case .firstFailure: target = 0
    default: target = total - 1
    }
    guard goesOn(to: target, of: total, by: target < 0 ? -1 : 1) else { return }
    let place = (target + total) % total
    remember()
    land(on: place, warnings: warnings)
    let text = words.checkOf(
      place + 1, total, warnings: warnings, agency: agencyNumber, agencies: shelf.shownAgencies,
      wrapped: place != target)
    notice = Notice(text: text + remarkWithoutCell, tone: warnings ? .plain : .failed)
  }

  /// Whether a jump goes to a place by its number; says so where it would have to go on at the other end and must not.
  mutating func goesOn(to target: Int, of count: Int, by step: Int) -> Bool {
    if options.wraps || (0..<count).contains(target) { return true }
    notice = Notice(text: step > 0 ? words.isLast : words.isFirst)
    return false
  }

  /// What the check jumped to says, where no cell below the table can say it.
  var remarkWithoutCell: String {
    guard let check, let findings = entry?.summary.findings, findings.indices.contains(check),
      findings[check].cells.isEmpty || findings[check].wordsOfProse != nil
    else { return "" }
    return " · \(findings[check].rule) \(words.message(findings[check]))"
  }

  /// The numbers of the checks before and after the place of the cursor, counted over the whole list.
  private func position(warnings: Bool) -> (before: Int, after: Int) {
    let sums = warnings ? shelf.warningsBefore : shelf.failuresBefore
    guard let choice, let row = shelf.row(of: choice), sums.indices.contains(row) else { return (-1, 0) }
    guard let entry else { return (sums[row] - 1, sums[row]) }
    let checks = warnings ? entry.warnings : entry.failures
    let rank = (part.rank, cell.map(Check.cellRank) ?? -1)
    if let check, let place = checks.firstIndex(where: { $0.finding == check }) {
      return (sums[row] + place - 1, sums[row] + place + 1)
    }
    guard isTouched else { return (sums[row] - 1, sums[row]) }
    let before = checks.filter { ($0.order.0, $0.order.1) < rank }.count
    let through = checks.filter { ($0.order.0, $0.order.1) <= rank }.count
    return (sums[row] + before - 1, sums[row] + through)
  }

  /// Goes to a check by its number over the whole list.
  private mutating func land(on number: Int, warnings: Bool) {
    let sums = warnings ? shelf.warningsBefore : shelf.failuresBefore
    let row = sums.partitioningIndex { $0 > number } - 1
    guard let next = shelf.choice(at: row), sums.indices.contains(row) else { return }
    choose(next)
    guard let checks = entry.map({ warnings ? $0.warnings : $0.failures }), checks.indices.contains(number - sums[row])
    else { return }
    land(on: checks[number - sums[row]])
    arriveLater()
    if focus != .findings, focus != .source { focus = .content }
  }

  private mutating func land(on check: Check) {
    part = check.part
    if let cell = check.cell { cursors[part] = .cell(cell) }
    self.check = check.finding
    causes.chosen = nil
    isTouched = true
  }

  /// Shows the place of a finding of the chosen report.
  mutating func land(onFinding index: Int) {
    guard let entry, entry.summary.findings.indices.contains(index) else { return }
    let finding = entry.summary.findings[index]
    land(on: Check(finding, at: index, editions: entry.summary.editions))
    if finding.wordsOfProse != nil { arriveLater() }
  }

  /// Which agency in view the chosen report belongs to, from 1.
  private var agencyNumber: Int {
    guard let choice, let row = shelf.row(of: choice) else { return 0 }
    return shelf.rows[...row].count {
      if case .agency = $0 { true } else { false }
    }
  }
}

// Back, forward and marks
extension Model {
  /// Keeps the place for `H`.
  mutating func remember() {
    guard past.last != place else { return }
    past.append(place)
    if past.count > 200 { past.removeFirst() }
    future = []
  }

  mutating func travel(_ command: Command) {
    let target = command == .back ? past.popLast() : future.popLast()
    guard let target else {
      notice = Notice(text: command == .back ? words.noPast : words.noFuture)
      return
    }
    if command == .back { future.append(place) } else { past.append(place) }
    go(to: target)
  }

  mutating func go(to place: Place) {
    overview.page = place.page
    if let choice = place.choice {
      reveal(choice)
      if choice != self.choice { choose(choice) }
    }
    part = place.part
    cursors[part] = place.cursor
    check = place.check
    isTouched = true
    if ![.content, .findings, .source].contains(focus) { focus = .content }
  }

  mutating func mark(_ command: Command, _ letter: Character) -> [Effect] {
    if command == .goToMark, letter == "'" {
      goBeforeJump()
      return []
    }
    guard letter.isLetter else {
      notice = Notice(text: words.marksAreLetters)
      return []
    }
    if command == .setMark {
      marks[letter] = place
      notice = Notice(text: words.markSet(letter))
    } else if let target = marks[letter] {
      remember()
      go(to: target)
    } else {
      notice = Notice(text: words.noMark(letter))
    }
    return []
  }
}

extension Model {
  /// Why there is nothing to jump to; a list without reports has not been checked at all.
  private func noChecks(warnings: Bool) -> String {
    if shelf.entries.isEmpty, loading == .finished { return words.nothingFound }
    return warnings ? words.noWarnings(state) : words.noFailures(loading, state)
  }
}
