import Disclosure
import ScreenGrid

// The boxes of comparing and of figures: the keys they take and how they are drawn.
extension Model {
  mutating func press(_ key: Key, inComparing comparing: ComparingMode) {
    switch comparing {
    case .chooser(let field, let chosen): press(key, inChooser: field, chosen)
    case .findings(let top):
      if let top = scrolled(key, top, changeLines(comparingWidth - 2).count) { mode = .comparing(.findings(top)) }
    case .figure(let cell, let top):
      if let top = scrolled(key, top, figureLines(cell, comparingWidth - 2).count) {
        mode = .comparing(.figure(cell, top))
      }
    case .indicators(let top):
      if let top = scrolled(key, top, indicatorLines(comparingWidth - 2).count) { mode = .comparing(.indicators(top)) }
    }
  }

  /// Where a key scrolls a box of so many lines; nil for a key that closes it.
  private mutating func scrolled(_ key: Key, _ top: Int, _ count: Int) -> Int? {
    let last = max(0, count - max(1, size.height - 4))
    switch keymap.matchInDialogue(Keymap.halfWidth(key)) {
    case .command(.down): return min(last, top + 1)
    case .command(.up): return max(0, top - 1)
    case .command(.halfDown), .command(.pageDown): return min(last, top + 8)
    case .command(.halfUp), .command(.pageUp): return max(0, top - 8)
    case .command(.leave), .command(.retreat), .command(.explain), .command(.figure), .command(.indicators),
      .command(.comparedFindings):
      mode = .browse
      return nil
    default: return top
    }
  }

  private var comparingWidth: Int { min(size.width - 2, 78) }

  func drawComparing(_ grid: inout Grid, _ comparing: ComparingMode) {
    let width = comparingWidth
    switch comparing {
    case .chooser(let field, let chosen): drawChooser(&grid, field, chosen)
    case .findings(let top):
      box(words.changesTitle, changeLines(width - 2), top).draw(&grid, width: width, signs: signs)
    case .figure(let cell, let top):
      box(cell.label(in: options.language), figureLines(cell, width - 2), top).draw(&grid, width: width, signs: signs)
    case .indicators(let top):
      let name = entry.map { words.name(of: $0.summary) } ?? ""
      box("\(words.indicatorsTitle) · \(name)", indicatorLines(width - 2), top)
        .draw(&grid, width: width, signs: signs)
    }
  }

  private func box(_ title: String, _ lines: [Popup.Line], _ top: Int) -> Popup {
    Popup(title: title, lines: lines, hint: words.closeHint, top: top)
  }
}

// Choosing the report to compare with
extension Model {
  mutating func openChooser() {
    guard report != nil else {
      notice = Notice(text: words.nothingFound)
      return
    }
    comparison.candidates = candidates("")
    mode = .comparing(.chooser(TextField(), chosen: 0))
  }

  /// The reports that a text fits; without a text those of the same agency stand first.
  private func candidates(_ text: String) -> [Int] {
    guard let report, let group = entry?.group else { return [] }
    let all = shelf.entries(fitting: ListFilter(text)).filter { $0 != report.index }
    let own = all.filter { shelf.entries[$0].group == group }
    return own + all.filter { shelf.entries[$0].group != group }
  }

  private mutating func press(_ key: Key, inChooser field: TextField, _ chosen: Int) {
    var field = field
    let last = max(0, comparison.candidates.count - 1)
    func choose(_ step: Int) { mode = .comparing(.chooser(field, chosen: max(0, min(last, chosen + step)))) }
    switch key {
    case .escape, .function(10, false): mode = .browse
    case .up, .backTab: choose(-1)
    case .down, .tab: choose(1)
    case .pageUp: choose(-10)
    case .pageDown: choose(10)
    case .enter:
      guard comparison.candidates.indices.contains(chosen) else { return }
      mode = .browse
      compare(with: ReportID(index: comparison.candidates[chosen]))
    default:
      let before = field.string
      guard field.take(key) else { return }
      if field.string != before { comparison.candidates = candidates(field.string) }
      mode = .comparing(.chooser(field, chosen: field.string == before ? chosen : 0))
    }
  }

  private func drawChooser(_ grid: inout Grid, _ field: TextField, _ chosen: Int) {
    let all = comparison.candidates
    let height = max(1, min(max(all.count, 1), min(24, size.height - 8)))
    let popup = Popup(
      title: words.chooserTitle + (all.isEmpty ? "" : "  \(chosen + 1)/\(all.count)"),
      lines: Array(repeating: [], count: height + 1), hint: words.listHint)
    let body = popup.draw(&grid, width: min(size.width, 90), signs: signs)
    if all.isEmpty {
      grid.line(" " + words.noReportFits, x: body.x, y: body.y + 1, width: body.width, role: .muted, signs: signs)
    }
    let first = all.windowStart(around: chosen, body.height - 1)
    for (y, index) in (first..<min(all.count, first + body.height - 1)).enumerated() {
      let line = Area(x: body.x, y: body.y + 1 + y, width: body.width, height: 1)
      let summary = shelf.entries[all[index]].summary
      grid.pieces(
        [("  " + words.name(of: summary), .popup), ("  " + Self.name(ofPath: summary.source.path), .muted)], x: line.x,
        y: line.y, end: line.endX)
      guard index == chosen else { continue }
      grid.overlay(line, with: .selectionFocused)
      grid.write(signs.chosen, x: line.x, y: line.y, role: .strong, overlay: .selectionFocused)
    }
    grid.write("/", x: body.x, y: body.y, role: .prompt)
    draw(&grid, field, Area(x: body.x + 1, y: body.y, width: body.width - 2, height: 1))
  }
}
