import Disclosure
import ScreenGrid

extension Model {
  /// What `y` copies: in the lists agency, year and path; a figure or finding with where it is from; else the text.
  mutating func copy() -> [Effect] {
    guard let text = copied, !text.isEmpty else {
      notice = Notice(text: words.nothingToCopy)
      return []
    }
    return [.copy(Self.harmless(text))]
  }

  /// The text as it is shown, without what a terminal or an editor it is pasted into would act upon; lines and TABs stay.
  private static func harmless(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).map { SafeText.printable(String($0)) }
        .joined(separator: "\t")
    }.joined(separator: "\n")
  }

  private var copied: String? {
    if focus == .agencies || focus == .sections { return copiedEntry }
    guard let open else { return nil }
    if focus == .source { return copiedSource }
    if focus == .findings { return copiedFinding(in: open) }
    switch cursor {
    case .cell(let cell): return cited(open.report.figure(cell), words.name(of: cell))
    case .prose(let paragraph, _):
      return sheet.flatMap { $0.paragraphs.indices.contains(paragraph) ? String($0.paragraphs[paragraph]) : nil }
    case .statistic(let index):
      guard open.report.statistics.indices.contains(index) else { return nil }
      let row = open.report.statistics[index]
      return cited(row.figure, row.unit.map { "\(row.label)\(words.inParentheses($0))" } ?? row.label)
    case nil: return nil
    }
  }

  /// Agency, year and path, parted by tabs; of a file that could not be read its path.
  private var copiedEntry: String? {
    if case .unread(let index) = choice { return shelf.unread[index].path }
    guard let summary = entry?.summary else { return nil }
    return [summary.agency ?? words.noAgency, summary.year.map(String.init) ?? words.noYear, summary.source.path]
      .joined(separator: "\t")
  }

  private func copiedFinding(in open: OpenReport) -> String? {
    guard let check, open.findings.indices.contains(check) else { return nil }
    let finding = open.findings[check]
    return words.message(finding) + citation([], finding.location)
  }

  /// A figure as printed and where it is from; nil if it was not found.
  private func cited(_ figure: Figure, _ name: String) -> String? {
    let shown: String
    switch figure.kind {
    case .missing: return nil
    case .blank: shown = words.blankFigure
    case .unreadable: shown = figure.raw + words.inParentheses(words.unreadable)
    default: shown = figure.raw + (figure.isInferred ? words.inParentheses(words.inferredFigure) : "")
    }
    return shown + citation([name], figure.location)
  }

  /// Agency and year, what stands there, the file and the place in it, in parentheses.
  private func citation(_ what: [String], _ location: Location?) -> String {
    guard let summary = entry?.summary else { return "" }
    let place = location?.words(in: options.language) ?? ""
    let pieces = [words.name(of: summary)] + what + [summary.source.path, place].filter { !$0.isEmpty }
    return words.inParentheses(pieces.joined(separator: words.say("，", ", ")))
  }
}

extension Words {
  var blankFigure: String { say("空白", "blank") }
  var inferredFigure: String { say("按合计推定", "inferred from the sums") }
  /// A cell by its table, row and column.
  func name(of cell: CellPath) -> String { cell.label(in: language) }
}
