import Disclosure
import ScreenGrid

// The list of findings under the content.
extension Model {
  func drawFindings(_ grid: inout Grid, _ area: Area) {
    let order = findingsOrder
    drawTitle(&grid, area, "\(words.findings) \(order.count)", "", of: .findings)
    let body = Area(x: area.x, y: area.y + 1, width: area.width, height: area.height - 1)
    grid.fill(body, role: .text)
    let findings = entry?.summary.findings ?? []
    if order.isEmpty {
      grid.line(" " + words.noFindings, x: body.x, y: body.y, width: body.width, role: .muted, signs: signs)
      if focus == .findings { grid.cursor = Position(x: body.x, y: body.y) }
    }
    let top = tops[.findings] ?? 0
    for y in 0..<body.height where order.indices.contains(top + y) {
      let line = Area(x: body.x, y: body.y + y, width: body.width, height: 1)
      let finding = findings[order[top + y]]
      grid.line(
        " \(sign(of: finding)) \(finding.rule) \(words.message(finding))", x: line.x, y: line.y, width: line.width,
        role: role(of: finding), signs: signs)
      if order[top + y] == check { select(&grid, line, in: .findings) }
    }
  }
}
