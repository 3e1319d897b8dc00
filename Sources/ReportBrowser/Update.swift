import Disclosure
import ScreenGrid

/// Takes in what happened and answers with what the shell is to do.
public func update(_ model: inout Model, _ message: Message) -> [Effect] {
  let effects = model.take(message)
  return effects + model.settle() + model.prepareLater()
}

extension Model {
  mutating func take(_ message: Message) -> [Effect] {
    switch message {
    case .key(let key): return press(key)
    case .mouse(let event): return use(event)
    case .replaced(let replacements, let across, let settings): return replace(replacements, across, settings)
    case .configured(let configuration): return take(configuration)
    case .vanished(let ids): note(vanished: ids)
    case .outdated(let ids): note(outdated: ids)
    case .arrived(let count): note(arrived: count)
    case .resized(let width, let height): size = Size(width: max(0, width), height: max(0, height))
    case .widths(let widths): options.widths = widths
    case .themeInUse(let name): options.theme = name
    case .notice(let text): notice = Notice(text: text)
    case .failed(let text):
      history.forgetAnswer()
      notice = Notice(text: text, tone: .error)
    case .exportDone(let path): notice = Notice(text: words.exported(path))
    case .exportExists(let path): askToReplace(path)
    case .searchOn(let number): return searchOn(number)
    case .readForSearch(let number, let reports): return searchRead(number, reports)
    case .prepare: prepare()
    case .setAside, .takenBack: takeReview(message)
    case .exportFailed(let path, let reason): notice = Notice(text: words.exportFailed(path, reason), tone: .error)
    default: takeReading(message)
    }
    return []
  }

  private mutating func takeReading(_ message: Message) {
    switch message {
    case .loaded(let summaries):
      let first = shelf.entries.count
      shelf.add(summaries)
      restore(from: first)
    case .unreadable(let path, let reason): shelf.add(unreadable: path, reason: reason)
    case .progress(let done, let total): if loading != .cancelled { loading = .reading(done: done, total: total) }
    case .foundAcross(let reviews): join(across: reviews)
    case .findingAcross(let reviews): join(across: reviews, moreFollow: true)
    case .agencies(let names): join(agencies: names)
    case .loadingFinished: finishLoading()
    case .opened(let id, let open):
      reports.hold(open, as: id)
      // The list knows of what was set aside since the file was read, and of other years.
      joinOpen(id)
      if asked == id { asked = nil }
      version += 1
      if id == self.report { showStatistics(of: open.report) }
      if search.text.isEmpty == false, search.field != .list, id == self.report { find(keepingPlace: true) }
    case .openFailed(let id, let reason):
      failed[id] = reason
      if asked == id { asked = nil }
    default: break
    }
  }

  /// A report of before 2019 has no section of the form: its statistics table is what there is to see.
  private mutating func showStatistics(of report: Report) {
    guard !report.statistics.isEmpty, case .section(let id) = part, report.section(id) == nil, check == nil else {
      return
    }
    part = .statistics
  }

  private mutating func finishLoading() {
    if loading != .cancelled { loading = .finished }
    let restored = finishRestoring()
    guard notice == nil else { return }
    // Of all reports, also where a filter that was taken up again shows a few.
    let failures = shelf.groups.reduce(0) { $0 + $1.failures }
    let loaded = words.loaded(reports: shelf.entries.count, failures: failures, unread: shelf.unreadCount)
    notice = Notice(
      text: loaded + restored,
      tone: failures > 0 ? .failed : .plain)
  }
}

// Keys
extension Model {
  private mutating func press(_ key: Key) -> [Effect] {
    if Layout(self).isTooSmall { return pressTooSmall(key) }
    if asksForHelp(key) {
      mode = .dialogueHelp(of: mode, 0)
      return []
    }
    switch mode {
    case .dialogueHelp(let dialogue, let top): pressInHelp(Keymap.halfWidth(key), of: dialogue, top)
    case .browse: return pressInPanes(Keymap.halfWidth(key))
    case .prompt(let prompt): return press(key, in: prompt)
    case .palette(let field, let chosen): return press(key, inPalette: field, chosen)
    case .finding(let finding): return press(key, inFinding: finding)
    case .comparing(let comparing): press(key, inComparing: comparing)
    case .help(let top): pressInHelp(Keymap.halfWidth(key), top)
    case .explain(let explanation, let top): return press(Keymap.halfWidth(key), in: explanation, top)
    case .themes(let chosen, let before): return press(Keymap.halfWidth(key), inThemes: chosen, before)
    case .export(let form): return press(key, in: form)
    case .review(let form): return press(key, in: form)
    case .columns(let chosen): return press(Keymap.halfWidth(key), inColumns: chosen)
    case .overwrite(let request): return press(Keymap.halfWidth(key), replacing: request)
    }
    return []
  }

  private func pressTooSmall(_ key: Key) -> [Effect] {
    switch keymap.match([Keymap.halfWidth(key)]) {
    case .command(.leave): [.quit]
    case .command(.redraw): [.redraw]
    default: []
    }
  }

  private mutating func pressInPanes(_ key: Key) -> [Effect] {
    if startsFilter(key) { return [] }
    if case .paste = key { return [] }
    if key == .escape, keys.isEmpty, count != nil {
      count = nil
      return []
    }
    if let command = letterCommand, case .character(let letter) = key {
      keys = []
      return mark(command, letter)
    }
    if takeDigit(key) { return [] }
    keys.append(key)
    switch keymap.match(keys) {
    case .command(let command):
      let prefix = command == .setMark || command == .goToMark
      if !prefix { keys = [] }
      return prefix ? [] : run(command)
    case .prefix: return []
    case .nothing:
      let isPending = keys.count > 1
      if key != .escape { notice = Notice(text: words.unbound(keys)) }
      keys = []
      count = nil
      return isPending || key != .escape ? [] : run(.retreat)
    }
  }

  /// The command that waits for a letter, if one does.
  private var letterCommand: Command? {
    guard case .command(let command) = keymap.match(keys), command == .setMark || command == .goToMark else {
      return nil
    }
    return command
  }

  /// Takes a digit of a count: one begins with 4 to 9 or with 0, since 1 to 3 name the panes.
  private mutating func takeDigit(_ key: Key) -> Bool {
    guard keys.isEmpty, case .character(let character) = key, let digit = character.wholeNumberValue,
      character.isASCII, count != nil || !(1...3).contains(digit)
    else { return false }
    count = min(9999, (count ?? 0) * 10 + digit)
    return true
  }

  /// Runs a command as often as the count says.
  mutating func run(_ command: Command) -> [Effect] {
    if command == .again { return runAgain() }
    let times = command.takesCount ? max(1, count ?? 1) : 1
    count = nil
    notice = nil
    if choice != nil { isFollowing = false }
    if command.isRepeatable { lastJump = LastJump(command: command, times: times) }
    var effects: [Effect] = []
    for _ in 0..<times {
      effects += perform(command)
      if times > 1 { _ = settle() }
    }
    return effects
  }

  /// Repeats the last jump as often as it was done, or as often as the count says.
  private mutating func runAgain() -> [Effect] {
    guard let lastJump else {
      count = nil
      notice = Notice(text: words.nothingToRepeat)
      return []
    }
    count = count ?? lastJump.times
    return run(lastJump.command)
  }

  private mutating func perform(_ command: Command) -> [Effect] {
    if overview.page != nil, let effects = performInOverview(command) { return effects }
    switch command {
    case .nextFailure, .previousFailure, .firstFailure, .lastFailure, .nextWarning, .previousWarning: jump(command)
    case .nextPane, .previousPane, .agencies, .sections, .content, .findings: changePane(command)
    case .left, .right, .up, .down, .top, .bottom, .halfDown, .halfUp, .pageDown, .pageUp: move(command)
    case .previousReport, .nextReport, .previousSection, .nextSection: step(command)
    case .search, .filter, .nextMatch, .previousMatch: search(command)
    case .back, .forward: travel(command)
    case .failuresOnly, .zoom, .sort, .showSetAside: changeView(command)
    case .undo: return travel(in: .undo)
    case .redo: return travel(in: .redo)
    case .review: return review()
    case .explain: enter()
    case .palette: mode = .palette(TextField(), chosen: 0)
    case .help: mode = .help(0)
    case .theme: openThemes()
    case .export: openExport()
    default: return performOther(command)
    }
    return []
  }

  private mutating func performOther(_ command: Command) -> [Effect] {
    switch command {
    case .copy: return copy()
    case .redraw: return [.redraw]
    case .mouse:
      usesMouse.toggle()
      notice = Notice(text: words.mouse(usesMouse))
      return [.useMouse(usesMouse)]
    case .source: toggleSource()
    case .openOriginal: return openOriginal()
    case .overview: open(.table)
    case .matrix: open(.matrix)
    case .series: open(.series)
    case .columns, .hideColumn, .unhideColumns, .narrower, .wider, .fitColumn:
      notice = Notice(text: words.onlyInOverview)
    case .searchEverywhere, .places, .clearFilter, .keepAlike: return performFinding(command)
    case .sideBySide, .nextDifference, .previousDifference, .chooseOther, .comparedFindings, .figure, .indicators:
      return performComparison(command)
    case .leave: return leave(quits: true)
    case .retreat: return leave(quits: false)
    default: break
    }
    return []
  }
}
