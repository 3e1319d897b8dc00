import Disclosure
import ScreenGrid

// A finding across years: the figures of both reports side by side.
extension Model {
  private static let rowsShown = 14

  /// Every cell that takes part, with what each report states there.
  func bothYears(_ finding: Finding, _ other: OtherReport, _ width: Int) -> [Popup.Line] {
    let there = self.report(at: other.path)
    let theirs = there.flatMap(shelf.entry)?.summary
    var cells: [CellPath] = []
    for cell in finding.cells + other.cells where !cells.contains(cell) { cells.append(cell) }
    var lines: [Popup.Line] = []
    if !cells.isEmpty {
      let years = [other.year.description, entry?.summary.year.map(String.init) ?? words.noYear]
      lines.append(columns(words.cell, years, width, [.muted, .muted, .muted]))
      for cell in cells.prefix(Self.rowsShown) {
        let mine = open.map { shown($0.report.figure(cell)).0 } ?? ""
        lines.append(
          columns(
            cell.label(in: options.language), [theirs.map { figure(cell, of: $0) } ?? "", mine], width,
            [.rowLabel, other.cells.contains(cell) ? .strong : .muted, finding.cells.contains(cell) ? .strong : .muted])
        )
      }
      if cells.count > Self.rowsShown {
        lines += wrapped(words.otherCells(cells.count - Self.rowsShown), width, .muted)
      }
    }
    if let expected = finding.expected, let found = finding.found, !cells.isEmpty {
      lines.append([])
      let sign = finding.isFailure ? signs.failed : signs.warning
      lines += wrapped("\(sign) \(expected) ≠ \(found)\(words.differing(found - expected))", width, role(of: finding))
    }
    if there == nil { lines += wrapped(words.notInList(other.path), width, .muted) }
    return lines
  }

  /// What a report of the list states in a cell; the list has whole figures only.
  private func figure(_ cell: CellPath, of summary: ReportSummary) -> String {
    guard let figure = summary.figure(cell) else { return words.missing }
    if let value = figure.value { return value.description }
    switch figure.kind {
    case .number: return "…"
    case .blank: return signs.blank
    case .missing: return words.missing
    case .unreadable: return signs.unreadable
    case .dash, .slash, .text: return figure.kind == .slash ? "/" : "-"
    }
  }

  private func columns(_ label: String, _ figures: [String], _ width: Int, _ roles: [Role]) -> Popup.Line {
    let size = min(12, max(6, width / 6))
    let room = max(1, width - 2 - size * figures.count)
    let label = label.fitted(to: room, widths: options.widths, cut: signs.cut)
    var line: Popup.Line = [
      (" " + label + String(repeating: " ", count: max(0, room - options.widths.of(label))), roles[0])
    ]
    for (figure, role) in zip(figures, roles.dropFirst()) {
      let text = figure.fitted(to: size - 1, widths: options.widths, cut: signs.cut)
      line.append((String(repeating: " ", count: max(1, size - options.widths.of(text))) + text, role))
    }
    return line
  }

  /// The report of the list that was read from a path: first among those of the same agency.
  func report(at path: String) -> ReportID? {
    if let entry, shelf.groups.indices.contains(entry.group) {
      let near = shelf.groups[entry.group].entries.first { shelf.entries[$0].summary.source.path == path }
      if let near { return ReportID(index: near) }
    }
    return shelf.entries.firstIndex { $0.summary.source.path == path }.map(ReportID.init)
  }
}

extension Words {
  var cell: String { say("单元格", "cell") }
  func notInList(_ path: String) -> String { say("列表中没有 \(path)", "\(path) is not in the list") }
}
