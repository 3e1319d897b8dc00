import Disclosure
import ScreenGrid

// What the pane of the source shows: it follows the cursor, and is scrolled and searched by itself.
extension Model {
  /// Whether there is a report whose source can be shown.
  var hasSource: Bool { state.showsSource && report != nil }

  func sourceLayout(width: Int) -> SourceLayout? {
    guard let text = open?.source else { return nil }
    return SourceLayout(
      source: text, width: max(4, width - sourceGutter), breaking: LineBreaking(widths: options.widths), words: words,
      separator: Character(signs.vertical))
  }

  /// The columns left of the source's text: the sign at the place in question, and the numbers of lines.
  var sourceGutter: Int { size.width < 60 ? 2 : 7 }

  /// Moves the source so that the place in question is in view, once for each place.
  mutating func followInSource(_ layout: Layout) {
    guard let id = report, let text = open?.source else {
      source = SourceView()
      return
    }
    guard let body = layout.body(.source) else { return }
    let place = sourcePlace()
    source.place = place
    let key = SourceView.Key(
      report: id, version: version, place: place, check: check, width: body.width, height: body.height)
    guard key != source.key, let laid = sourceLayout(width: body.width) else { return }
    if source.key?.report != id { source.top = SourcePosition() }
    source.key = key
    source.mark = place.location.flatMap { SourceMark($0, in: text) }
    source.related = relatedPlaces
    guard let mark = source.mark else { return }
    let position = laid.position(of: mark)
    let bottom = laid.position(source.top, movedBy: body.height - 2)
    if position < source.top || position > bottom {
      source.top = laid.position(position, movedBy: -(body.height / 3))
    }
    source.top = min(source.top, laid.lastTop(height: body.height))
  }

  private var relatedPlaces: [Range<Int>] {
    guard let open, let check, open.findings.indices.contains(check) else { return [] }
    return open.findings[check].cells.prefix(64).compactMap { open.report.figure($0).location?.range }
      .filter { !$0.isEmpty }
  }

  /// The row of the source on which the hardware cursor stands: that of the place in question, else the first in view.
  var copiedSource: String? {
    guard let text = open?.source, let body = Layout(self).body(.source), let laid = sourceLayout(width: body.width)
    else { return nil }
    let bottom = laid.position(source.top, movedBy: body.height - 1)
    let marked = source.mark.map(laid.position)
    let isInView = marked.map { $0 >= source.top && $0 <= bottom } ?? false
    return text.text(ofRow: isInView ? marked?.row ?? source.top.row : source.top.row)
  }

  /// The first byte of the source that is in view.
  var firstByteInView: Int {
    guard let text = open?.source else { return 0 }
    return (source.top.row..<max(source.top.row, text.rows.count)).lazy.compactMap { text.range(of: $0)?.lowerBound }
      .first ?? 0
  }

  /// Brings a match into view, whatever the cursor of the table is on.
  mutating func show(inSource range: Range<Int>) {
    if !state.showsSource { change { $0.showsSource = true } }
    focus = .source
    guard let text = open?.source, let body = Layout(self).body(.source), let laid = sourceLayout(width: body.width),
      let mark = SourceMark(Location(range: range), in: text)
    else { return }
    let position = laid.position(of: mark)
    guard position < source.top || position > laid.position(source.top, movedBy: body.height - 1) else { return }
    let top = laid.position(position, movedBy: -(body.height / 3))
    source.top = min(top, laid.lastTop(height: body.height))
  }

  /// Whether a byte of the source belongs to a match, and whether to the one gone to last.
  func match(at byte: Int) -> Role? {
    guard search.field == .source, byte >= 0 else { return nil }
    func start(_ index: Int) -> Range<Int> { if case .source(let range) = search.hits[index] { range } else { 0..<0 } }
    // The hits stand in the order of the text.
    var low = 0
    var high = search.hits.count
    while low < high {
      let middle = (low + high) / 2
      if start(middle).lowerBound > byte { high = middle } else { low = middle + 1 }
    }
    guard low > 0, start(low - 1).contains(byte) else { return nil }
    return search.current == low - 1 ? .currentMatch : .match
  }

  /// Scrolls the source, whatever the cursor of the table is on.
  mutating func moveInSource(_ steps: Int) {
    guard let body = Layout(self).body(.source), let laid = sourceLayout(width: body.width) else { return }
    let last = laid.lastTop(height: body.height)
    if abs(steps) >= 1_000_000 {
      source.top = steps < 0 ? SourcePosition() : last
    } else {
      source.top = min(laid.position(source.top, movedBy: steps), last)
    }
  }

  /// Opens the source, brings it into view where there was no room for it, or closes it.
  mutating func toggleSource() {
    guard report != nil else {
      notice = Notice(text: words.noSourceHere, tone: .error)
      return
    }
    if !state.showsSource {
      change { $0.showsSource = true }
    } else if Layout(self).panes[.source] != nil {
      return closeSource()
    }
    if focus == .agencies || focus == .sections { focus = .content }
    if Layout(self).panes[.source] == nil { focus = .source }
  }

  mutating func closeSource() {
    change { $0.showsSource = false }
  }
}
