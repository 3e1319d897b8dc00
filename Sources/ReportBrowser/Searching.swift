import Disclosure
import ScreenGrid

extension Model {
  mutating func search(_ command: Command) {
    switch command {
    case .search: mode = .prompt(Prompt(kind: .search, field: TextField()))
    case .filter: beginFilter(state.filter)
    default: goToHit(by: command == .nextMatch ? 1 : -1)
    }
  }

  mutating func press(_ key: Key, in prompt: Prompt) -> [Effect] {
    var prompt = prompt
    if prompt.kind == .filter {
      press(key, inFilter: prompt)
      return []
    }
    switch key {
    case .enter:
      mode = .browse
      finish(prompt)
    case .escape: mode = .browse
    default:
      _ = prompt.field.take(key)
      mode = .prompt(prompt)
    }
    return []
  }

  private mutating func finish(_ prompt: Prompt) {
    let text = String(prompt.field.string[...].trimmed)
    if overview.page != nil {
      if !text.isEmpty { overview.searched = text }
      return findInOverview(by: 1)
    }
    if text.isEmpty, search.text.isEmpty { return }
    if !text.isEmpty { search = Search(text: text, field: searchedField) }
    find(keepingPlace: false)
  }

  /// Finds all places of the text; where the pane in focus has none, the other is searched.
  mutating func find(keepingPlace: Bool) {
    let needle = Folding().fold(search.text)
    search.hits = hits(of: needle)
    if search.hits.isEmpty, !keepingPlace {
      search.field = search.field == .report ? .list : .report
      search.hits = hits(of: needle)
    }
    search.current = nil
    guard !keepingPlace else { return }
    guard !search.hits.isEmpty else {
      notice = Notice(text: words.notFound(search.text), tone: .error)
      search = Search()
      return
    }
    remember()
    goToHit(by: 1)
  }

  private func hits(of needle: [UInt32]) -> [Hit] {
    switch search.field {
    case .list: Search.hits(of: needle, in: shelf, folding: Folding())
    case .report: open.map { Search.hits(of: needle, in: $0, folding: Folding()) } ?? []
    case .source: open?.source.map { Search.hits(of: needle, in: $0, folding: Folding()) } ?? []
    }
  }

  /// The pane in focus says what is searched.
  private var searchedField: Search.Field {
    switch focus {
    case .agencies: .list
    case .source: .source
    default: .report
    }
  }

  /// The hits that the content can show.
  var hitsInReport: [Hit] { search.field == .report ? search.hits : [] }

  private mutating func goToHit(by step: Int) {
    guard !search.hits.isEmpty else {
      notice = Notice(text: search.text.isEmpty ? words.nothingSearched : words.notFound(search.text))
      return
    }
    let count = search.hits.count
    let target = search.current.map { $0 + step } ?? (step > 0 ? firstHitHere : firstHitHere - 1)
    guard search.current == nil || goesOn(to: target, of: count, by: step) else { return }
    let place = (target + count) % count
    search.current = place
    go(to: search.hits[place])
    notice = Notice(text: words.hit(search.text, place + 1, count, wrapped: place != target, in: search.field))
  }

  /// The first hit at or after the cursor; the first of all if there is none.
  private var firstHitHere: Int {
    let here = search.field == .list ? choice.flatMap(shelf.row(of:)) ?? 0 : part.rank
    let start = firstByteInView
    return search.hits.firstIndex { hit in
      switch hit {
      case .row(let choice): (shelf.row(of: choice) ?? 0) >= here
      case .prose(let part, _, _), .cell(let part, _): part.rank >= here
      case .statistic: Part.statistics.rank >= here
      case .source(let range): range.lowerBound >= start
      }
    } ?? 0
  }

  mutating func go(to hit: Hit) {
    if case .source(let range) = hit { return show(inSource: range) }
    check = nil
    isTouched = true
    switch hit {
    case .source: return
    case .row(let choice):
      choose(choice)
      focus = .agencies
      return
    case .prose(let part, let paragraph, let range):
      self.part = part
      cursors[part] = .prose(paragraph: paragraph, offset: range.lowerBound)
    case .cell(let part, let cell):
      self.part = part
      cursors[part] = .cell(cell)
    case .statistic(let index):
      part = .statistics
      cursors[part] = .statistic(index)
    }
    focus = .content
  }
}
