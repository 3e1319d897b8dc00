import Disclosure
import ScreenGrid

// The list of findings under the content.
extension Model {
  func drawFindings(_ grid: inout Grid, _ area: Area) {
    let order = findingsOrder
    let setAside = entry?.setAside.count ?? 0
    let shown = state.hidesSetAside ? order.count : order.count - setAside
    let apart = setAside > 0 ? words.inParentheses(words.setAside(setAside)) : ""
    drawTitle(
      &grid, area, "\(words.findings) \(shown)\(apart)", entry?.summary.rulesInForce.map(words.rulesOff) ?? "",
      of: .findings)
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
      let standing = entry?.summary.standings[order[top + y]]
      let isSetAside = standing?.isSetAside == true
      grid.line(
        " \(isSetAside ? signs.setAside : sign(of: finding)) \(finding.rule) \(remark(standing))\(words.message(finding))",
        x: line.x, y: line.y, width: line.width, role: isSetAside ? .muted : role(of: finding), signs: signs)
      if order[top + y] == check { select(&grid, line, in: .findings) }
    }
  }

  /// How a finding stands, before what it says: the end of a line may be cut.
  private func remark(_ standing: Standing?) -> String {
    switch standing {
    case .setAside(let entry): "[\(entry.remark(in: options.language))] "
    case .reopened: "[\(words.say("搁置后有变", "changed since set aside"))] "
    case nil: ""
    }
  }
}
