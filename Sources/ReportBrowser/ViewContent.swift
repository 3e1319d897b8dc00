import Disclosure
import PrintedPages
import ScreenGrid

extension Model {
  /// What the pane in focus shows, freed from the screen; nil if no report is open.
  ///
  /// A view of another kind makes its own page here: the list as it is filtered and sorted, a part of a report with the
  /// rows in view, the findings in the order of their list.
  var page: PrintedPage? {
    if overview.page != nil { return overviewPage }
    return switch focus {
    case .agencies: listPage
    case .findings: findingsPage
    case .source: sourcePage
    case .sections, .content: isComparing && sheet?.compared != nil ? comparedPage : partPage
    }
  }

  func page(_ what: String, file: String? = nil) -> PrintedPage? {
    guard let entry else { return nil }
    let name = words.name(of: entry.summary)
    return PrintedPage(
      title: "\(name) · \(what)", source: entry.summary.source.path, fileName: "\(name)-\(file ?? what)",
      language: options.language)
  }

  private var partPage: PrintedPage? {
    guard let open, let sheet, var page = page(words.title(of: part), file: words.fileTitle(of: part)) else {
      return nil
    }
    if state.failuresOnly {
      page.notes.append(words.failuresOnlyNote(hidden: sheet.hidden))
    } else {
      page.add(paragraphs: sheet.paragraphs.map { String($0) })
    }
    for block in sheet.blocks.indices { page.add(sheet.printed(block, of: open)) }
    page.add(sheet.printedStatistics)
    return page
  }

  private var findingsPage: PrintedPage? {
    guard let open, let entry, var page = page(words.findings) else { return nil }
    let findings = findingsOrder.compactMap { place in
      open.findings.indices.contains(place)
        ? ReviewedFinding(open.findings[place], entry.summary.standings[place]) : nil
    }
    if state.hidesSetAside, !entry.setAside.isEmpty { page.notes.append(words.setAsideNote(entry.setAside.count)) }
    page.blocks.append(.findings(findings, open.rulesInForce))
    if !open.diagnoses.isEmpty { page.blocks.append(.causes(open.diagnoses)) }
    return page
  }

  private var sourcePage: PrintedPage? {
    guard let open, var page = page(words.source) else { return nil }
    page.add(paragraphs: open.source.map { text in text.rows.indices.compactMap { text.text(ofRow: $0) } } ?? [])
    return page
  }

  /// The list as it is filtered and sorted: a report a row.
  private var listPage: PrintedPage? {
    guard !shelf.rows.isEmpty else { return nil }
    var page = PrintedPage(title: words.agencies, language: options.language)
    page.notes = listNotes
    var table = PrintedTable()
    table.addHead(words.listHead)
    for row in shelf.rows {
      switch row {
      case .agency, .unreadHead: break
      case .report(let index):
        let entry = shelf.entries[index]
        table.add([
          .label(entry.summary.agency ?? words.noAgency), PrintedCell.number(entry.summary.year.map { Quantity($0) }),
          .number(entry.failures.count, entry.failures.isEmpty ? nil : .failed),
          .number(entry.warnings.count, entry.warnings.isEmpty ? nil : .warning), .text(entry.summary.source.path),
        ])
      case .unread(let index):
        let file = shelf.unread[index]
        table.add([.label(words.unreadFiles), .blank, .blank, .text(file.reason), .text(file.path)])
      }
    }
    page.add(table)
    return page
  }

  /// What is said of the list's filter and order.
  private var listNotes: [String] {
    var notes = [words.sorted(by: state.sort)]
    if !state.filter.isEmpty { notes.append(words.filtered(state.filter, shelf)) }
    if state.failuresOnly { notes.append(words.failuresOnlyNote(hidden: shelf.hidden)) }
    return notes
  }
}

extension ContentSheet {
  /// The rows of a block that are in view, under its merged heads.
  fileprivate func printed(_ index: Int, of open: OpenReport) -> PrintedTable {
    let block = blocks[index]
    let rows = lines.compactMap { line -> TableBlock.Row? in
      guard case .row(index, let row) = line else { return nil }
      return block.rows[row]
    }
    var table = PrintedTable(title: block.title)
    guard !rows.isEmpty else { return table }
    for head in block.printedHeads { table.addHead(head) }
    for row in rows {
      let label = PrintedCell.label(
        String(repeating: "\u{3000}", count: row.depth) + row.label,
        columnSpan: row.cells.isEmpty ? block.columns.count + 1 : 1)
      table.add([label] + row.cells.map { .figure(open.report.figure($0), $0, open.printedMark(of: $0)) })
    }
    return table
  }

  fileprivate var printedStatistics: PrintedTable {
    var table = PrintedTable()
    let shown = lines.compactMap { line -> StatisticsRow? in
      guard case .statistic(let index) = line else { return nil }
      return statistics[index]
    }
    guard !shown.isEmpty else { return table }
    table.addHead(["统计指标", "单位", "统计数"])
    for row in shown { table.add([.label(row.label), .label(row.unit ?? ""), .figure(row.figure)]) }
    return table
  }
}

extension TableBlock {
  /// The head, its merged cells above the columns' own labels; a column under none of a level reaches up.
  var printedHeads: [[PrintedCell]] {
    (0...levels).map { level in
      var cells: [PrintedCell] = level == 0 ? [.label(corner, rowSpan: levels + 1)] : []
      var column = 0
      while column < columns.count {
        if level < levels, let merge = merges.first(where: { $0.level == level && $0.columns.lowerBound == column }) {
          cells.append(.label(merge.label, rowSpan: depth(of: merge), columnSpan: merge.columns.count))
          column = merge.columns.upperBound
          continue
        }
        if firstFree(column) == level {
          cells.append(.label(columns[column].label.joined(), rowSpan: levels + 1 - level))
        }
        column += 1
      }
      return cells
    }
  }

  /// How many levels a merged head takes: down to the next one over any of its columns, or to where labels begin.
  private func depth(of merge: Merge) -> Int {
    let below = merges.filter { $0.level > merge.level && $0.columns.overlaps(merge.columns) }.map(\.level).min()
    return below.map { $0 - merge.level } ?? 1
  }

  /// The first level at which no merged head stands over a column any more.
  private func firstFree(_ column: Int) -> Int {
    (merges.filter { $0.columns.contains(column) }.map { $0.level + depth(of: $0) }.max()) ?? 0
  }
}

extension OpenReport {
  /// What is shown at a cell: suspects apart from those that merely take part in what fails.
  func printedMark(of cell: CellPath) -> PrintedMark? {
    if suspects.contains(cell), marks[cell] == .failed { return .suspect }
    return switch marks[cell] {
    case .failed: .failed
    case .undetermined: .undetermined
    case .warning: .warning
    case .setAside: .setAside
    case nil: nil
    }
  }
}
