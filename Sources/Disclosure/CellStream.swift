/// A cell as a layout shows it: a piece of the document's text.
struct LaidCell: Sendable {
  /// Its units, without space at either end.
  var units: Range<Int>
  /// The index of the line it begins on.
  var line: Int
  /// Whether it is only the gap between two bars with nothing at all between them, as fillers at a row's end are.
  var isFiller = false
  /// Whether it lies over several cells of the form, none of which then has a figure of its own.
  var isMerged = false
}

/// The cells of a stretch of text, row by row.
struct LaidTable: Sendable {
  /// The layout they were found in.
  var layout: TextLayout
  /// The rows; a layout that does not show where rows end has one row.
  var rows: [[LaidCell]]
  /// Whether an empty cell leaves a trace.
  var showsBlanks: Bool
  /// Whether the layout shows where rows end.
  var showsRows: Bool
  /// Whether an empty cell before a value leaves its trace somewhere in the document.
  var keepsBlanks = true

  /// A layout that shows neither rows nor blanks, its cells gathered elsewhere.
  static func stream(_ layout: TextLayout) -> LaidTable {
    LaidTable(layout: layout, rows: [], showsBlanks: false, showsRows: false)
  }
}

/// Turns lines of text into cells, choosing the layout by evidence in the text.
struct LayoutReader {
  let text: ReportText

  /// The cells of a run of lines, nil if it shows no table cells of any layout but `spaced` and `glued`.
  func cells(ofLines lines: Range<Int>) -> LaidTable? {
    var evidence = Evidence()
    for index in lines where !text.lines[index].isBlank || text.lines[index].isTabLed {
      evidence.add(text.lines[index])
    }
    if evidence.gridCells >= 4 { return grid(lines) }
    if evidence.tabRows >= 3, evidence.tabRows * 2 >= evidence.tabLedCells { return tsv(lines) }
    if evidence.tabLedCells >= 4 { return tabLed(lines) }
    if evidence.barRows >= 3 {
      let isMarkdown = lines.contains { isRule(text.lines[$0]) }
      return bars(lines, isMarkdown ? .markdown : .pipe)
    }
    if evidence.barLines >= 4 { return barLines(lines) }
    return nil
  }

  /// The cells of a run of lines that each hold one cell.
  func cellLines(_ lines: Range<Int>) -> LaidTable {
    let cells = lines.compactMap { index -> LaidCell? in
      let line = text.lines[index]
      return line.isBlank ? nil : LaidCell(units: line.units, line: index)
    }
    return LaidTable(layout: .cellLines, rows: [cells], showsBlanks: false, showsRows: false)
  }

  // MARK: - Evidence

  private struct Evidence {
    var gridCells = 0
    var tabRows = 0
    var tabLedCells = 0
    var barRows = 0
    var barLines = 0

    mutating func add(_ line: ReportText.Line) {
      if line.cell != nil { gridCells += 1 }
      if line.tabs >= 2 {
        tabRows += 1
      } else if line.isTabLed {
        tabLedCells += 1
      }
      if line.bars >= 2, line.units.count > 2 * line.bars {
        barRows += 1
      } else if line.bars >= 1 {
        barLines += 1
      }
    }
  }

  // MARK: - Layouts

  private func grid(_ lines: Range<Int>) -> LaidTable {
    var rows: [[LaidCell]] = []
    var current: (table: Int, row: Int)?
    for index in lines {
      let line = text.lines[index]
      guard let cell = line.cell else {
        current = nil
        continue
      }
      let row = cell.rows.lowerBound
      if current?.table != cell.table || current?.row != row { rows.append([]) }
      current = (cell.table, row)
      rows[rows.count - 1].append(LaidCell(units: line.units, line: index))
    }
    return LaidTable(layout: .grid, rows: rows, showsBlanks: true, showsRows: true)
  }

  /// A cell a line, led by a TAB; a row ends at a blank line; a line without TAB goes on in the cell before it.
  private func tabLed(_ lines: Range<Int>) -> LaidTable {
    var rows: [[LaidCell]] = [[]]
    var blankBefore = false
    for index in lines {
      let line = text.lines[index]
      if line.isBlank && !line.isTabLed {
        blankBefore = true
      } else if line.isTabLed {
        if blankBefore, !(rows.last ?? []).isEmpty { rows.append([]) }
        blankBefore = false
        for piece in pieces(of: line, at: Unit.tab).dropFirst() {
          rows[rows.count - 1].append(LaidCell(units: piece, line: index))
        }
      } else if let last = rows.last?.last, goesOn(last, with: line, afterBlank: blankBefore) {
        rows[rows.count - 1][rows[rows.count - 1].count - 1].units = span(last.units.lowerBound, line.units.upperBound)
        blankBefore = false
      }
    }
    return LaidTable(layout: .tabLed, rows: rows, showsBlanks: true, showsRows: true)
  }

  /// Whether a line without a TAB is a further paragraph of a cell: of a label always (unless it is a lone number, a page
  /// number); of a value only if it follows at once, and then the value can no longer be read.
  private func goesOn(_ cell: LaidCell, with line: ReportText.Line, afterBlank: Bool) -> Bool {
    if Numeral.isValue(text.units[cell.units]) { return !afterBlank && !cell.units.isEmpty }
    return !Numeral.isValue(text.units[line.units]) && line.units.count <= 40
  }

  private func tsv(_ lines: Range<Int>) -> LaidTable {
    let rows = lines.filter { text.lines[$0].tabs > 0 }.map { index in
      pieces(of: text.lines[index], at: Unit.tab).map { LaidCell(units: $0, line: index) }
    }
    return LaidTable(layout: .tsv, rows: rows, showsBlanks: true, showsRows: true)
  }

  private func bars(_ lines: Range<Int>, _ layout: TextLayout) -> LaidTable {
    let barred = lines.filter { text.lines[$0].bars > 0 }
    let led = barred.count { text.units[text.lines[$0].units.lowerBound] == Unit.pipe }
    let isLed = led * 2 > barred.count
    let rows = lines.filter { text.lines[$0].bars > 0 && !isRule(text.lines[$0]) }.map { index -> [LaidCell] in
      let line = text.lines[index]
      var cells = pieces(of: line, at: Unit.pipe)
      if isLed, cells.first?.isEmpty == true { cells.removeFirst() }
      if text.units[line.units.upperBound - 1] == Unit.pipe, cells.last?.isEmpty == true { cells.removeLast() }
      return cells.map { LaidCell(units: $0, line: index, isFiller: layout == .pipe && isFiller($0)) }
    }
    return LaidTable(
      layout: layout, rows: rows, showsBlanks: true, showsRows: true,
      keepsBlanks: layout == .markdown || !hasFiller || text.lines.contains(where: keepsBlank))
  }

  /// Whether rows are filled up with bars anywhere: then a blank at a row's end may have been moved there.
  private var hasFiller: Bool {
    text.lines.contains { line in
      line.bars >= 2
        && zip(line.units, line.units.dropFirst()).contains {
          text.units[$0] == Unit.pipe && text.units[$1] == Unit.pipe
        }
    }
  }

  /// Whether a line of bars has an empty cell, not merely a filler, before a cell that holds something.
  private func keepsBlank(_ line: ReportText.Line) -> Bool {
    guard line.bars >= 2 else { return false }
    let cells = pieces(of: line, at: Unit.pipe).drop { $0.isEmpty }
    guard let last = cells.lastIndex(where: { !$0.isEmpty }) else { return false }
    return cells[..<last].contains { $0.isEmpty && !isFiller($0) }
  }

  /// A cell a line with a bar beside it; rows end where the next label begins.
  private func barLines(_ lines: Range<Int>) -> LaidTable {
    var cells: [Range<Int>] = []
    var start: Int?
    var last = 0
    for index in lines {
      let line = text.lines[index]
      if line.isBlank { continue }
      for unit in line.full where text.units[unit] == Unit.pipe {
        cells.append(text.trimmed(span(start ?? line.full.lowerBound, unit)))
        start = unit + 1
      }
      if start == nil { start = line.full.lowerBound }
      last = line.full.upperBound
    }
    if let start, start < last { cells.append(text.trimmed(start..<last)) }
    let laid = cells.map {
      LaidCell(units: $0, line: text.lineIndex(of: $0.lowerBound), isFiller: isFiller($0))
    }
    return LaidTable(layout: .pipeLines, rows: [laid], showsBlanks: true, showsRows: false)
  }

  // MARK: - Pieces

  private func pieces(of line: ReportText.Line, at separator: UInt16) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = line.full.lowerBound
    for index in line.full where text.units[index] == separator {
      pieces.append(text.trimmed(start..<index))
      start = index + 1
    }
    pieces.append(text.trimmed(span(start, line.full.upperBound)))
    return pieces
  }

  private func isFiller(_ cell: Range<Int>) -> Bool {
    cell.isEmpty && cell.lowerBound > 0 && text.units[cell.lowerBound - 1] == Unit.pipe
      && cell.lowerBound < text.units.count && text.units[cell.lowerBound] == Unit.pipe
  }

  private func isRule(_ line: ReportText.Line) -> Bool {
    line.bars >= 1 && hasRuleMark(line)
      && text.units[line.units].allSatisfy {
        $0 == Unit.dash || $0 == Unit.pipe || $0 == Unit.colon || Unit.isSpace($0)
      }
  }

  /// Three plain hyphens in a row, as a Markdown rule has them; two, or dashes of any other kind, are zeros.
  private func hasRuleMark(_ line: ReportText.Line) -> Bool {
    let bytes = text.document.text[text.folded.bytes(line.units)]
    var run = 0
    for byte in bytes {
      run = byte == 0x2D ? run + 1 : 0
      if run == 3 { return true }
    }
    return false
  }
}
