import Disclosure
import ScreenGrid

// The list of findings under the content.
extension Model {
  func drawFindings(_ grid: inout Grid, _ area: Area) {
    let lines = findingLines
    let findings = entry?.summary.findings ?? []
    let setAside = entry?.setAside.count ?? 0
    let shown = findings.count - setAside
    let apart = setAside > 0 ? words.inParentheses(words.setAside(setAside)) : ""
    drawTitle(
      &grid, area, "\(words.findings) \(shown)\(apart)", entry?.summary.rulesInForce.map(words.rulesOff) ?? "",
      of: .findings)
    let body = Area(x: area.x, y: area.y + 1, width: area.width, height: area.height - 1)
    grid.fill(body, role: .text)
    if lines.isEmpty {
      grid.line(" " + words.noFindings, x: body.x, y: body.y, width: body.width, role: .muted, signs: signs)
      if focus == .findings { grid.cursor = Position(x: body.x, y: body.y) }
    }
    let chosen = chosenFindingLine
    let top = tops[.findings] ?? 0
    for y in 0..<body.height where lines.indices.contains(top + y) {
      let line = Area(x: body.x, y: body.y + y, width: body.width, height: 1)
      let (text, role) = drawn(lines[top + y], findings)
      grid.line(text, x: line.x, y: line.y, width: line.width, role: role, signs: signs)
      if lines[top + y] == chosen { select(&grid, line, in: .findings) }
    }
  }

  private func drawn(_ line: FindingLine, _ findings: [Finding]) -> (String, Role) {
    switch line {
    case .title(let group): return (" " + group.title[options.language], .heading)
    case .fold(let count):
      return (" \(causes.isUnfolded ? "-" : "+") \(words.notCompared(count))", .muted)
    case .cause(let index):
      guard let open, open.diagnoses.indices.contains(index) else { return ("", .text) }
      return (" \(signs.suspect) \(words.head(of: open.diagnoses[index]))", .strong)
    case .finding(let place, let isExplained):
      guard findings.indices.contains(place) else { return ("", .text) }
      let finding = findings[place]
      let standing = entry?.summary.standings[place]
      let isSetAside = standing?.isSetAside == true
      let sign = isSetAside ? signs.setAside : self.sign(of: finding)
      return (
        " \(isExplained ? "  " : "")\(sign) \(finding.rule) \(remark(standing))\(words.message(finding))",
        isSetAside ? .muted : role(of: finding)
      )
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
