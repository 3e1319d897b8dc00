import Disclosure
import ScreenGrid

// The box of the search of all reports
extension Model {
  mutating func press(_ key: Key, inEverywhere field: TextField) -> [Effect] {
    var field = field
    let last = finding.everywhere.hits.count - 1
    func chosen(_ step: Int) -> Int { max(0, min(last, finding.everywhere.chosen + step)) }
    switch key {
    case .escape, .function(10, false): mode = .browse
    case .up, .backTab: finding.everywhere.chosen = chosen(-1)
    case .down, .tab: finding.everywhere.chosen = chosen(1)
    case .pageUp: finding.everywhere.chosen = chosen(-10)
    case .pageDown: finding.everywhere.chosen = chosen(10)
    case .enter:
      guard finding.everywhere.hits.indices.contains(finding.everywhere.chosen) else { return [] }
      mode = .browse
      go(to: finding.everywhere.hits[finding.everywhere.chosen])
    default:
      guard field.take(key) else { return [] }
      mode = .finding(.everywhere(field))
      if field.string != finding.everywhere.text { return searchEverywhere(field.string) }
    }
    return []
  }

  func drawEverywhere(_ grid: inout Grid, _ field: TextField) {
    let search = finding.everywhere
    let height = max(1, min(size.height - 8, 30))
    let rows = max(1, min(height, search.hits.count))
    let popup = Popup(
      title: words.everywhereTitle + everywhereRemark + everywhereReach,
      lines: Array(repeating: [], count: rows + 1), hint: words.everywhereHint)
    let body = popup.draw(&grid, width: min(size.width, 100), signs: signs)
    grid.write("/", x: body.x, y: body.y, role: .prompt)
    draw(&grid, field, Area(x: body.x + 1, y: body.y, width: body.width - 2, height: 1))
    guard !search.hits.isEmpty else {
      let text = " " + words.everywhereNothing(search)
      grid.line(text, x: body.x, y: body.y + 1, width: body.width, role: .muted, signs: signs)
      return
    }
    let first = search.hits.windowStart(around: search.chosen, body.height - 1)
    for (y, index) in (first..<min(search.hits.count, first + body.height - 1)).enumerated() {
      let line = Area(x: body.x, y: body.y + 1 + y, width: body.width, height: 1)
      drawHit(&grid, line, search.hits[index])
      guard index == search.chosen else { continue }
      // The marks of the match stay over the choice.
      grid.write(signs.chosen, x: line.x, y: line.y, role: .strong)
    }
  }

  private var everywhereRemark: String {
    let search = finding.everywhere
    guard !search.hits.isEmpty else { return "" }
    let more = search.isDone && search.hits.count < SearchEverywhere.limit ? "" : "+"
    return "  \(search.chosen + 1) / \(search.hits.count)\(more)"
  }

  /// How far the text of reports has been searched: silence about the others would read as "none".
  private var everywhereReach: String {
    let reach = words.everywhereReach(finding.everywhere)
    return reach.isEmpty ? "" : "  " + reach
  }

  private func drawHit(_ grid: inout Grid, _ line: Area, _ hit: FoundPlace) {
    guard let summary = shelf.entry(hit.report)?.summary else { return }
    var x = line.x + 1
    if hit.part != nil || hit.text != summary.agency {
      let room = max(12, line.width * 2 / 5)
      let name = words.name(of: summary)
      x += grid.write(
        name.fitted(to: room, widths: grid.widths, cut: signs.cut), x: x, y: line.y, limit: room, role: .agency)
      let part = hit.part.map { " " + words.shortTitle(of: $0) } ?? ""
      x += grid.write(part, x: x, y: line.y, limit: 18, role: .muted)
      x += 1
    }
    grid.marked(hit.text, hit.places, x: x, y: line.y, end: line.endX, role: .popup, signs: signs)
  }
}
