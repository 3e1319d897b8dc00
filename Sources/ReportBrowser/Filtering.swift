import Disclosure
import ScreenGrid

// The filter of the list, which takes effect at every key
extension Model {
  /// Begins to type a filter, with a text that stands there already.
  mutating func beginFilter(_ text: String) {
    finding.before = BeforeFilter(filter: state.filter, place: place, focus: focus)
    focus = .agencies
    state.isZoomed = state.isZoomed && size.width >= 60 ? state.isZoomed : false
    mode = .prompt(Prompt(kind: .filter, field: TextField(text)))
    if text != state.filter { preview(filter: text) }
  }

  /// Han text typed or pasted in the list begins a filter.
  mutating func startsFilter(_ key: Key) -> Bool {
    guard focus == .agencies, keys.isEmpty, count == nil else { return false }
    let text: String
    switch key {
    case .character(let character): text = String(character)
    case .paste(let pasted): text = String(pasted.prefix(200).map { $0.isNewline ? " " : $0 })
    default: return false
    }
    guard text.unicodeScalars.contains(where: \.properties.isIdeographic) else { return false }
    beginFilter(text)
    return true
  }

  mutating func press(_ key: Key, inFilter prompt: Prompt) {
    var prompt = prompt
    switch key {
    case .enter:
      // What is at fault filters nothing; the prompt says what it is.
      guard shelf.filter.fault == nil else { return }
      mode = .browse
      keepFilter()
    case .escape, .function(10, false):
      mode = .browse
      dropFilter()
    case .up, .backTab: move(by: -1, in: .agencies)
    case .down, .tab: move(by: 1, in: .agencies)
    case .pageUp: move(by: -10, in: .agencies)
    case .pageDown: move(by: 10, in: .agencies)
    default:
      guard prompt.field.take(key) else { return }
      mode = .prompt(prompt)
      preview(filter: prompt.field.string)
    }
  }

  /// Shows what a filter leaves without making it something to undo; the choice stays if it can.
  private mutating func preview(filter text: String) {
    state.filter = String(text[...].trimmed)
    let chosen = choice
    applyState()
    if let earlier = finding.before?.place.choice, shelf.row(of: earlier) != nil { return restoreChoice() }
    guard let best = shelf.bestChoice, chosen.flatMap(shelf.row(of:)) == nil || chosen != choice else { return }
    choose(best)
  }

  private mutating func restoreChoice() {
    guard let before = finding.before, choice != before.place.choice else { return }
    choice = before.place.choice
    part = before.place.part
    cursors[part] = before.place.cursor
    check = before.place.check
  }

  /// Keeps the filter that was typed, as one change to be undone.
  private mutating func keepFilter() {
    let typed = state.filter
    if let before = finding.before, before.filter != typed {
      state.filter = before.filter
      change { $0.filter = typed }
    }
    finding.before = nil
    notice = Notice(text: words.filtered(typed, shelf))
  }

  private mutating func dropFilter() {
    guard let before = finding.before else { return }
    state.filter = before.filter
    applyState()
    restoreChoice()
    focus = before.focus
    finding.before = nil
  }

  /// Shows all reports again.
  mutating func clearFilter() {
    guard !state.filter.isEmpty || state.failuresOnly else {
      notice = Notice(text: words.nothingFiltered)
      return
    }
    change {
      $0.filter = ""
      $0.failuresOnly = false
    }
    notice = Notice(text: words.everything)
  }

  /// Narrows the list to a year, instead of the one it was narrowed to.
  mutating func filter(year: String) {
    let others = ListFilter(state.filter).pieces.filter { piece in
      if case .word(let word) = piece.content { !word.isYear } else { true }
    }
    let words = others.map(\.source) + (year.isEmpty ? [] : [year])
    filter(words.joined(separator: " "))
  }

  mutating func filter(_ text: String) {
    if let fault = ListFilter(text).fault {
      notice = Notice(text: fault[options.language], tone: .error)
      return
    }
    if text != state.filter { change { $0.filter = text } }
    if let best = shelf.bestChoice, choice.flatMap(shelf.row(of:)) == nil { choose(best) }
    notice = Notice(text: words.filtered(text, shelf))
  }
}
