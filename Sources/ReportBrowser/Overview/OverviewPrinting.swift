import Disclosure
import PrintedPages
import ScreenGrid

// The pages beside the panes as they are handed over for export.
extension Model {
  /// The page in view; nil if there is nothing to show.
  var overviewPage: PrintedPage? {
    guard let sheet = SheetTable(self) else { return nil }
    var page = PrintedPage(title: sheet.title, language: options.language)
    if !sheet.note.isEmpty { page.notes = [sheet.note] }
    page.add(sheet.printed(words))
    if overview.page == .series, let chart = seriesChart, !chart.bars.isEmpty {
      let title = "\(chart.agency) \(chart.figure)"
      page.blocks.append(.picture(PrintedPicture(title: title, lines: chart.lines, svg: chart.svg)))
    }
    return page
  }
}

extension SheetTable {
  /// The table: a percentage stands in three columns, so that it can be reckoned with.
  fileprivate func printed(_ words: Words) -> PrintedTable {
    var table = PrintedTable()
    let labels = heads.flatMap { head in
      head.isShare ? [head.text, words.numerator(head.text), words.denominator(head.text)] : [head.text]
    }
    table.addHead([corner] + labels)
    for row in rows { table.add([.label(row.label)] + cells(of: row)) }
    for row in foot { table.addFoot([.label(row.label)] + cells(of: row)) }
    return table
  }

  private func cells(of row: Row) -> [PrintedCell] {
    row.cells.enumerated().flatMap { place, cell -> [PrintedCell] in
      let rest: [PrintedCell] = heads.indices.contains(place) && heads[place].isShare ? [.blank, .blank] : []
      switch cell {
      case .text(let text), .none(let text): return [.text(text)] + rest
      case .number(let number): return [.number(number)] + rest
      case .inferred(let number):
        return [.figure(Figure(raw: number.description, kind: .number, value: number, isInferred: true))] + rest
      case .mark(let mark, let shown): return [.text(shown, mark.printed)] + rest
      case .share(let share):
        let shown = share.percentage().map { $0 + "%" } ?? "\u{2014}"
        return [
          .share(share.numerator, of: share.denominator, shown: shown), .number(share.numerator),
          .number(share.denominator),
        ]
      }
    }
  }
}

extension FamilyMark {
  /// What is said of the cell by its colour.
  fileprivate var printed: PrintedMark? { failures > 0 ? .failed : warnings > 0 ? .warning : nil }
}

extension SeriesChart {
  /// The chart in characters that are safe wherever text is read.
  fileprivate var lines: [String] {
    let widths = CellWidth()
    let strip = strip(width: 60, widths: widths)
    let room = bars.map { widths.of($0.label) }.max() ?? 0
    return bars.map { bar in
      let length = strip.length(of: bar)
      let label = bar.label + String(repeating: " ", count: room - widths.of(bar.label))
      let gap = String(repeating: " ", count: strip.left + min(0, length))
      let below = gap + String(repeating: "#", count: max(0, -length))
      return "\(label)  \(below)|\(String(repeating: "#", count: max(0, length))) \(bar.text)"
    }
  }
}
