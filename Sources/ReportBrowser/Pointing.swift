import Disclosure
import ScreenGrid

// The mouse: a click chooses, the wheel scrolls what it is over.
extension Model {
  mutating func use(_ event: MouseEvent) -> [Effect] {
    let layout = Layout(self)
    guard mode == .browse, !layout.isTooSmall else { return [] }
    if overview.page != nil { return useOverview(event) }
    switch event.action {
    case .press: click(event.position, layout)
    case .doublePress:
      click(event.position, layout)
      enter()
    case .wheelUp: scroll(event.position, layout, by: -3)
    case .wheelDown: scroll(event.position, layout, by: 3)
    case .release: break
    }
    return []
  }

  private mutating func scroll(_ position: Position, _ layout: Layout, by lines: Int) {
    if let pane = pane(at: position, layout) { move(by: lines, in: pane) }
  }

  private func pane(at position: Position, _ layout: Layout) -> Pane? {
    layout.panes.first { _, area in
      (area.x..<area.endX).contains(position.x) && (area.y..<area.endY).contains(position.y)
    }?.key
  }

  private mutating func click(_ position: Position, _ layout: Layout) {
    guard let pane = pane(at: position, layout), let body = layout.body(pane) else { return }
    focus = pane
    let row = position.y - body.y
    guard row >= 0 else { return }
    let line = (tops[pane] ?? 0) + row
    switch pane {
    case .agencies: if let next = shelf.choice(at: line) { choose(next) }
    case .sections: if parts.shown.indices.contains(line) { show(parts.shown[line]) }
    case .findings: if findingLines.indices.contains(line) { choose(findingLines[line]) }
    case .source: break
    case .content: clickContent(line, row, position.x - body.x, body.height)
    }
  }

  private mutating func clickContent(_ line: Int, _ row: Int, _ x: Int, _ height: Int) {
    guard let sheet, row >= sheet.stickyHead(at: tops[.content] ?? 0, height: height).count else { return }
    var column = firstColumn
    if sheet.lines.indices.contains(line), case .row(let block, _) = sheet.lines[line] {
      var edge = sheet.labelWidth
      for candidate in sheet.blocks[block].columns.indices.dropFirst(firstColumn) {
        edge += sheet.blocks[block].columns[candidate].width
        column = candidate
        if x < edge { break }
      }
    }
    if let next = sheet.cursor(at: line, column: column) { stand(on: next) }
  }
}
