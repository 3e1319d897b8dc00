import Disclosure
import ScreenGrid

// The palette as a box
extension Model {
  mutating func press(_ key: Key, inPalette field: TextField, _ chosen: Int) -> [Effect] {
    var field = field
    switch key {
    case .escape, .function(10, false): mode = .browse
    case .up, .backTab: mode = .palette(field, chosen: max(0, chosen - 1))
    case .down, .tab:
      mode = .palette(field, chosen: max(0, min(Palette(field.string, self).items.count - 1, chosen + 1)))
    case .enter:
      let items = Palette(field.string, self).items
      mode = .browse
      guard items.indices.contains(chosen) else {
        notice = Notice(text: words.noCommand(field.string), tone: .error)
        return []
      }
      return run(items[chosen])
    default: if field.take(key) { mode = .palette(field, chosen: 0) }
    }
    return []
  }

  private mutating func run(_ item: PaletteItem) -> [Effect] {
    switch item.action {
    case .command(let command):
      guard command == .setMark || command == .goToMark else { return run(command) }
      keys = keymap.keys(of: command)
    case .row(let row): go(toRow: row)
    case .theme(let name):
      if name != options.theme { history.note(.theme(options.theme)) }
      options.theme = name
      notice = Notice(text: words.themeChosen(name))
      return [.useTheme(name)]
    case .sort(let order):
      change { $0.sort = order }
      notice = Notice(text: words.sorted(by: order))
    case .filter(let text): filter(text)
    case .year(let year): filter(year: year)
    case .agency(let choice):
      remember()
      overview.page = nil
      reveal(choice)
      choose(choice)
      focus = .agencies
    case .search(let text):
      mode = .finding(.everywhere(TextField(text)))
      return searchEverywhere(text)
    }
    return []
  }

  /// Goes to a row of the pane in focus, counted from its first.
  private mutating func go(toRow row: Int) {
    let wished = row - 1
    let here: Int =
      switch focus {
      case .agencies: choice.flatMap(shelf.row(of:)) ?? 0
      case .sections: parts.shown.firstIndex(of: part) ?? 0
      case .content: cursor.flatMap { sheet?.line(of: $0) } ?? 0
      case .findings: findingsOrder.firstIndex { $0 == check } ?? 0
      case .source: 0
      }
    if focus == .source { move(by: -1_000_000, in: .source) }
    move(by: wished - here, in: focus)
  }

  func drawPalette(_ grid: inout Grid, _ field: TextField, _ chosen: Int) {
    let items = Palette(field.string, self).items
    let height = min(max(items.count, 1), max(3, size.height - 10))
    let popup = Popup(
      title: words.paletteTitle, lines: Array(repeating: [], count: height + 1), hint: words.listHint)
    let body = popup.draw(&grid, width: min(size.width, 76), signs: signs)
    if items.isEmpty {
      grid.line(
        " " + words.noCommand(field.string), x: body.x, y: body.y + 1, width: body.width, role: .muted, signs: signs)
    }
    let first = items.windowStart(around: chosen, body.height - 1)
    for (y, index) in (first..<min(items.count, first + body.height - 1)).enumerated() {
      let line = Area(x: body.x, y: body.y + 1 + y, width: body.width, height: 1)
      drawItem(&grid, line, items[index])
      if index == chosen { grid.write(signs.chosen, x: line.x, y: line.y, role: .strong, overlay: .selectionFocused) }
    }
    grid.write(" :", x: body.x, y: body.y, role: .prompt)
    draw(&grid, field, Area(x: body.x + 2, y: body.y, width: body.width - 3, height: 1))
  }

  private func drawItem(_ grid: inout Grid, _ line: Area, _ item: PaletteItem) {
    var x = line.x + 1
    if case .command(let command) = item.action {
      let keys = keymap.notations(of: command).fitted(to: 18, widths: grid.widths, cut: signs.cut)
      grid.write(keys, x: x, y: line.y, limit: 18, role: .hintKey)
      x += 19
    }
    let role: Role = item.reason == nil ? .popup : .muted
    x = grid.marked(item.title, item.places, x: x, y: line.y, end: line.endX, role: role, signs: signs)
    if !item.other.isEmpty {
      x = grid.marked(item.other, item.otherPlaces, x: x + 2, y: line.y, end: line.endX, role: .muted, signs: signs)
    }
    guard let reason = item.reason, x + 4 < line.endX else { return }
    grid.line(words.inParentheses(reason), x: x, y: line.y, width: line.endX - x, role: .muted, signs: signs)
  }
}
