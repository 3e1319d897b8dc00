import Disclosure
import ScreenGrid

// Panes
extension Model {
  mutating func changePane(_ command: Command) {
    switch command {
    case .agencies: focus = .agencies
    case .sections: focus = .sections
    case .content: focus = .content
    case .findings: toggleFindings()
    default: cyclePane(by: command == .nextPane ? 1 : -1)
    }
  }

  private mutating func cyclePane(by step: Int) {
    let panes: [Pane] =
      [.agencies, .sections, .content] + (state.showsFindings ? [.findings] : []) + (hasSource ? [.source] : [])
    let place = panes.firstIndex(of: focus) ?? 0
    focus = panes[(place + step + panes.count) % panes.count]
  }

  private mutating func toggleFindings() {
    if state.showsFindings, focus != .findings {
      focus = .findings
      return
    }
    change { $0.showsFindings.toggle() }
    focus = state.showsFindings ? .findings : .content
    if state.showsFindings, check == nil { chooseFirstFinding() }
  }

  /// Goes back one level; at the last one ends the program, or says how to.
  mutating func leave(quits: Bool) -> [Effect] {
    if case .reading = loading, !quits {
      loading = .cancelled
      notice = Notice(text: words.cancelled)
      return [.cancelLoading]
    }
    if state.isZoomed {
      change { $0.isZoomed = false }
    } else if focus == .findings {
      toggleFindings()
    } else if state.isSideBySide, focus == .content {
      toggleSideBySide()
    } else if hasSource, focus == .source || (!quits && Layout(self).panes[.source] != nil) {
      closeSource()
    } else if quits {
      return [.quit]
    } else if focus == .agencies, !state.filter.isEmpty {
      change { $0.filter = "" }
      notice = Notice(text: words.filtered("", shelf))
    } else if !search.hits.isEmpty {
      search = Search()
    } else if focus == .content || focus == .sections {
      focus = focus == .content ? .sections : .agencies
    } else {
      notice = Notice(text: words.howToQuit)
    }
    return []
  }
}

// Views
extension Model {
  mutating func changeView(_ command: Command) {
    switch command {
    case .failuresOnly: toggleFailuresOnly()
    case .zoom: change { $0.isZoomed.toggle() }
    case .sort: cycleSort()
    default: toggleSetAside()
    }
  }

  /// Changes what is seen, so that it can be undone.
  mutating func change(_ body: (inout ViewState) -> Void) {
    let before = state
    body(&state)
    if state != before { history.note(.view(before)) }
    applyState()
  }

  mutating func applyState() {
    let filter = state.filter == shelf.filter.text ? shelf.filter : ListFilter(state.filter)
    shelf.show(state.sort, failuresOnly: state.failuresOnly, filter: filter)
    if !state.showsFindings, focus == .findings { focus = .content }
    if !state.showsSource, focus == .source { focus = .content }
    guard let choice, shelf.row(of: choice) == nil else { return }
    self.choice = shelf.bestChoice ?? choice
  }

  private mutating func toggleFailuresOnly() {
    change { $0.failuresOnly.toggle() }
    notice = Notice(text: state.failuresOnly ? words.failuresOnly(hidden: shelf.hidden) : words.everything)
  }

  private mutating func cycleSort() {
    let orders = SortOrder.allCases
    let next = orders[((orders.firstIndex(of: state.sort) ?? 0) + 1) % orders.count]
    change { $0.sort = next }
    notice = Notice(text: words.sorted(by: next))
  }

  private mutating func toggleSetAside() {
    change { $0.hidesSetAside.toggle() }
    if let check, let entry, entry.setAside.contains(check), state.hidesSetAside { self.check = nil }
    notice = Notice(text: state.hidesSetAside ? words.setAsideHidden : words.setAsideShown)
  }
}

// Cursor
extension Command {
  /// How many rows a motion goes where a page has so many; far beyond any list for its ends.
  func rows(page: Int) -> Int {
    switch self {
    case .down: 1
    case .up: -1
    case .halfDown: max(1, page / 2)
    case .halfUp: -max(1, page / 2)
    case .pageDown: page
    case .pageUp: -page
    case .top: -1_000_000
    default: 1_000_000
    }
  }
}

extension Model {
  mutating func move(_ command: Command) {
    if command == .left || command == .right { return moveSideways(command == .left ? -1 : 1) }
    let page = max(1, (Layout(self).body(focus)?.height ?? 10) - 1)
    move(by: command.rows(page: page), in: focus)
  }

  mutating func move(by steps: Int, in pane: Pane) {
    switch pane {
    case .agencies: moveInAgencies(steps)
    case .sections: moveInSections(steps)
    case .content: moveInContent(steps)
    case .findings: moveInFindings(steps)
    case .source: moveInSource(steps)
    }
  }

  private mutating func moveSideways(_ step: Int) {
    switch focus {
    case .content: moveAcross(step)
    case .findings, .source: if step < 0 { focus = .content }
    default: focus = Pane(rawValue: max(0, min(2, focus.rawValue + step))) ?? focus
    }
  }

  /// Moves along the cells of a row; from the first one on the left leads back to the sections.
  private mutating func moveAcross(_ step: Int) {
    guard let sheet, let cell, let place = sheet.place(of: cell) else {
      if step < 0 { focus = .sections }
      return
    }
    let cells = sheet.blocks[place.block].rows[place.row].cells
    let column = place.column + step
    if cells.indices.contains(column) {
      stand(on: .cell(cells[column]))
    } else if column < 0 {
      focus = .sections
    }
  }

  private mutating func moveInAgencies(_ steps: Int) {
    let start = choice.flatMap(shelf.row(of:)) ?? 0
    guard let row = nearest(to: start + steps, from: start), let next = shelf.choice(at: row) else { return }
    choose(next)
  }

  /// The line that can be chosen nearest to a wished one, looking onwards in the direction of travel first.
  private func nearest(to wished: Int, from start: Int) -> Int? {
    let rows = shelf.rows
    let wished = max(0, min(rows.count - 1, wished))
    let ahead = wished >= start
    let below = (wished..<max(wished, rows.count)).first { rows.indices.contains($0) && rows[$0].isChoice }
    if ahead, let below { return below }
    return (0...max(0, wished)).last { rows.indices.contains($0) && rows[$0].isChoice } ?? below
  }

  mutating func choose(_ next: Choice) {
    isFollowing = false
    guard next != choice else { return }
    choice = next
    isTouched = false
    check = nil
    failed = [:]
    if case .prose = cursor { cursors[part] = nil }
    if part == .statistics || part == .preamble { part = .section(.requests) }
  }

  private mutating func moveInSections(_ steps: Int) {
    let shown = parts.shown
    guard let place = shown.firstIndex(of: part) else { return }
    show(shown[max(0, min(shown.count - 1, place + steps))])
  }

  mutating func show(_ next: Part) {
    isTouched = true
    guard next != part else { return }
    part = next
    check = nil
  }

  private mutating func moveInContent(_ steps: Int) {
    guard let sheet, let cursor, let line = sheet.line(of: cursor) else { return }
    let column = cell.flatMap { sheet.place(of: $0)?.column } ?? 0
    let wished = max(0, min(sheet.lines.count - 1, line + steps))
    let ahead = Array(stride(from: wished, through: steps > 0 ? sheet.lines.count - 1 : 0, by: steps > 0 ? 1 : -1))
    let back = Array(stride(from: wished, through: line, by: steps > 0 ? -1 : 1))
    for candidate in ahead + back {
      guard let next = sheet.cursor(at: candidate, column: column) else { continue }
      return stand(on: next)
    }
  }

  mutating func stand(on cursor: Cursor) {
    isTouched = true
    cursors[part] = cursor
    check = nil
  }

  mutating func step(_ command: Command) {
    switch command {
    case .previousReport: moveInAgencies(-1)
    case .nextReport: moveInAgencies(1)
    case .previousSection: moveInSections(-1)
    default: moveInSections(1)
    }
  }
}
