import Disclosure
import PrintedPages

// Two reports beside one another as they are handed over for export.
extension Model {
  /// The part in view with both reports; nil if nothing is compared.
  var comparedPage: PrintedPage? {
    guard let open, let partner, let sheet, let compared = sheet.compared,
      var page = page(
        "\(words.title(of: part)) · \(words.beside(nameBeside(partner)))", file: words.fileTitle(of: part))
    else { return nil }
    page.notes.append(comparisonRemark ?? "")
    if let path = shelf.entry(partner)?.summary.source.path { page.notes.append("\(compared.name)：\(path)") }
    if isOfVersions, let changes = findingChanges { page.notes.append(words.counts(changes)) }
    if state.failuresOnly {
      page.notes.append(words.failuresOnlyNote(hidden: sheet.hidden))
    } else {
      page.add(printedProse(sheet, compared))
    }
    if let both = compared.statistics, !state.failuresOnly { page.add(printedStatistics(both, compared)) }
    for block in sheet.blocks.indices { page.add(printed(block, sheet, compared, open)) }
    return page
  }

  private func printedProse(_ sheet: ContentSheet, _ compared: ComparedSheet) -> PrintedTable {
    var table = PrintedTable()
    table.widest = [ContentSheet.measure / 2]
    table.addHead([compared.own, compared.name])
    for pair in compared.pairs {
      let mark: PrintedMark? = pair.isSame ? nil : .changed
      let mine = pair.mine.map { PrintedCell.text(String(sheet.paragraphs[$0]), mark) }
      let theirs = pair.other.map { PrintedCell.text(String(compared.paragraphs[$0]), mark) }
      table.add([mine ?? .blank, theirs ?? .blank])
    }
    return table
  }

  private func printed(
    _ index: Int, _ sheet: ContentSheet, _ compared: ComparedSheet, _ open: OpenReport
  ) -> PrintedTable {
    let block = sheet.blocks[index]
    var table = PrintedTable(title: block.title)
    let rows = sheet.lines.compactMap { line -> TableBlock.Row? in
      guard case .row(index, let row) = line else { return nil }
      return block.rows[row]
    }
    guard !rows.isEmpty else { return table }
    let heads = block.printedHeads
    for (level, head) in heads.enumerated() {
      table.addHead(
        head.enumerated().map { place, cell in
          let isCorner = level == 0 && place == 0
          return PrintedCell(
            cell.content, rowSpan: isCorner ? cell.rowSpan + 1 : cell.rowSpan,
            columnSpan: isCorner ? 1 : cell.columnSpan * 3)
        })
    }
    table.addHead(block.columns.flatMap { _ in [compared.own, compared.name, words.change] })
    for row in rows {
      let label = PrintedCell.label(
        String(repeating: "\u{3000}", count: row.depth) + row.label,
        columnSpan: row.cells.isEmpty ? 3 * block.columns.count + 1 : 1)
      table.add([label] + row.cells.flatMap { cells(at: $0, compared, open) })
    }
    return table
  }

  private func cells(at cell: CellPath, _ compared: ComparedSheet, _ open: OpenReport) -> [PrintedCell] {
    let difference = compared.pair.difference(at: cell)
    let mark: PrintedMark? = difference.isDifference ? .changed : nil
    let mine = PrintedCell.figure(open.report.figure(cell), cell, open.printedMark(of: cell))
    let theirs = PrintedCell.figure(compared.pair.other.figure(cell), cell, mark)
    switch difference {
    case .onlyThere: return [.blank, theirs, .text(words.rowOnlyIn(compared.name))]
    case .onlyHere: return [mine, .blank, .text(words.rowNotIn(compared.name))]
    case .noTable: return [mine, theirs, .blank]
    case .changed(let change): return [mine, theirs, .number(change, .changed)]
    case .words, .unread: return [mine, theirs, .text(words.notComparable, .changed)]
    case .same: return [mine, theirs, .blank]
    }
  }
}

extension Words {
  func beside(_ name: String) -> String { say("对照 \(name)", "beside \(name)") }
  var notComparable: String { say("不能相减", "not comparable") }
}
