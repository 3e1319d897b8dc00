import Disclosure
import ScreenGrid

/// The content of a part laid out for a width: its lines from top to bottom, before any scrolling.
struct ContentSheet: Sendable {
  /// A line of the content.
  enum Line: Sendable, Hashable {
    case prose(paragraph: Int, Range<Int>)
    case gap
    case title(Int)
    case head(block: Int, line: Int)
    case row(block: Int, row: Int)
    case statistic(Int)
    /// The names over the figures of two statistics tables.
    case statisticsHead
    /// A row of the statistics that only the other report has.
    case otherStatistic(Int)
    /// What the other report has in a row, and by how much it differs.
    case otherRow(block: Int, row: Int)
    case changeRow(block: Int, row: Int)
    /// Prose that only the other report has, or that stands below ours.
    case otherProse(paragraph: Int, Range<Int>)
  }

  /// What a sheet was made for; another one is needed when it changes.
  struct Key: Sendable, Hashable {
    let report: ReportID
    let version: Int
    let part: Part
    let width: Int
    let failuresOnly: Bool
    let widths: CellWidth
    /// The report beside it, if there is one.
    var other: ReportID?
  }

  let key: Key
  private(set) var paragraphs: [[Character]] = []
  /// The paragraph from which on it is notes of the reader's, not words of the report.
  private(set) var firstNote = 0
  var blocks: [TableBlock] = []
  private(set) var statistics: [StatisticsRow] = []
  /// The columns of the label column.
  var labelWidth = 0
  var lines: [Line] = []
  /// How many lines of prose and rows the view of failures hides.
  private(set) var hidden = 0
  /// What stands beside it, if another report does.
  var compared: ComparedSheet?

  /// The widest measure in which prose is set.
  static let measure = 80

  /// Lays a part out; `notes` stand below its prose.
  init(_ open: OpenReport, for key: Key, notes: [String] = [], beside other: OtherSide? = nil) {
    self.key = key
    compared = other.map { ComparedSheet(open, $0, key) }
    let prose = open.prose(of: key.part)
    firstNote = prose.count
    paragraphs = (prose + notes).map(Array.init)
    layProse()
    if let table = open.table(of: key.part) ?? other?.open.table(of: key.part) { lay(table, open) }
    if key.part == .statistics { layStatistics(open.report.statistics) }
  }

  private mutating func layProse() {
    guard !key.failuresOnly else {
      hidden += paragraphs.count
      return
    }
    if compared != nil { return layBothProses() }
    let breaking = LineBreaking(widths: key.widths)
    let measure = max(2, min(Self.measure, key.width - 2))
    for (index, paragraph) in paragraphs.enumerated() {
      if index == firstNote, index > 0 { lines.append(.gap) }
      lines += breaking.lines(of: paragraph, width: measure).map { .prose(paragraph: index, $0) }
    }
  }

  private mutating func layStatistics(_ rows: [StatisticsRow]) {
    statistics = rows
    labelWidth = max(8, min(60, key.width - 24))
    guard !key.failuresOnly else {
      hidden += rows.count
      return
    }
    guard let both = compared?.statistics else {
      lines += rows.indices.map { .statistic($0) }
      return
    }
    let (figure, unit) = Model.statisticsColumns(key.width)
    labelWidth = max(8, min(60, key.width - 3 - unit - 3 * figure))
    lines.append(.statisticsHead)
    lines += both.pairs.map { pair in pair.mine.map { .statistic($0) } ?? .otherStatistic(pair.other ?? 0) }
  }

  private mutating func lay(_ table: ReportTable, _ open: OpenReport) {
    blocks = TableSheet.blocks(of: table.form, width: compared == nil ? key.width : 0)
    joinOtherRows(of: table.form)
    fit(to: table)
    spreadColumns()
    for index in blocks.indices {
      let shown = shownRows(of: blocks[index], open)
      hidden +=
        blocks[index].rows.filter { !$0.cells.isEmpty }.count
        - shown.filter { !blocks[index].rows[$0].cells.isEmpty }.count
      guard !shown.isEmpty else { continue }
      if !lines.isEmpty { lines.append(.gap) }
      if blocks[index].title != nil { lines.append(.title(index)) }
      lines += (0..<blocks[index].headHeight).map { .head(block: index, line: $0) }
      lines += shown.flatMap { linesOfRow(block: index, row: $0) }
    }
  }

  private func shownRows(of block: TableBlock, _ open: OpenReport) -> [Int] {
    guard key.failuresOnly else { return Array(block.rows.indices) }
    var shown: [Int] = []
    var depth = 0
    for row in block.rows.indices.reversed() {
      let content = block.rows[row]
      let isFailed = content.cells.contains { open.marks[$0] == .failed }
      guard isFailed || (content.cells.isEmpty && content.depth < depth) else { continue }
      shown.append(row)
      depth = content.depth
    }
    return shown.reversed()
  }

  /// Shares the width between the labels and the figures: figures are never cut while labels can be.
  private mutating func fit(to table: ReportTable) {
    let count = blocks.map(\.columns.count).max() ?? 1
    let natural = blocks.flatMap(\.rows).map { TableBlock.width($0.label) + 2 * $0.depth + 2 }.max() ?? 0
    let room = key.width - 2
    // Small figures may stand closer where the labels would otherwise be cut to a stub.
    let isTight = table.form.kind == .requests && room - count * 6 < 31
    var width = max(
      isTight ? 5 : 6, max(longestFigure(in: table), compared?.longestFigure(widths: key.widths) ?? 0) + 2)
    let least = min(natural, max(18, room - count * width))
    labelWidth = min(least, max(10, room - width))
    let limit = table.form.kind == .proactive ? 16 : 10
    // Columns grow with the room that no label needs.
    while width < limit, room - count * (width + 1) >= natural { width += 1 }
    if room - count * width > labelWidth { labelWidth = min(max(natural, 12), room - count * width) }
    for block in blocks.indices {
      for column in blocks[block].columns.indices { blocks[block].columns[column].width = width }
    }
  }

  private func longestFigure(in table: ReportTable) -> Int {
    // An unreadable figure is shown with a sign behind what was read of it.
    min(24, table.figures.map { key.widths.of($0.raw) + ($0.kind == .unreadable ? 1 : 0) }.max() ?? 1)
  }
}

// Places
extension ContentSheet {
  /// The block, row and column of a cell.
  func place(of cell: CellPath) -> (block: Int, row: Int, column: Int)? {
    for (block, content) in blocks.enumerated() {
      for (row, line) in content.rows.enumerated() {
        if let column = line.cells.firstIndex(of: cell) { return (block, row, column) }
      }
    }
    return nil
  }

  /// The line on which a cursor stands, nil if the sheet does not show it.
  func line(of cursor: Cursor) -> Int? {
    switch cursor {
    case .prose(let paragraph, let offset):
      return lines.lastIndex { line in
        guard case .prose(paragraph, let range) = line else { return false }
        return range.lowerBound <= offset
      }
    case .cell(let cell):
      guard let place = place(of: cell) else { return nil }
      return lines.firstIndex(of: .row(block: place.block, row: place.row))
    case .statistic(let index): return lines.firstIndex(of: .statistic(index))
    }
  }

  /// Where the cursor stands when it comes to a line; nil for a line that it passes over.
  func cursor(at line: Int, column: Int) -> Cursor? {
    guard lines.indices.contains(line) else { return nil }
    switch lines[line] {
    case .prose(let paragraph, let range): return .prose(paragraph: paragraph, offset: range.lowerBound)
    case .row(let block, let row):
      let cells = blocks[block].rows[row].cells
      return cells.isEmpty ? nil : .cell(cells[max(0, min(column, cells.count - 1))])
    case .statistic(let index): return .statistic(index)
    case .gap, .title, .head, .otherRow, .changeRow, .otherProse, .statisticsHead, .otherStatistic: return nil
    }
  }

  /// The head lines that stay in place when `top` is the first line scrolled to.
  ///
  /// In a low pane only its last lines, at most half of the pane, so that rows have room.
  func stickyHead(at top: Int, height: Int) -> [Line] {
    guard top > 0, let block = block(at: top), let first = lines.firstIndex(of: .head(block: block, line: 0)),
      first < top
    else { return [] }
    let head = (0..<blocks[block].headHeight).map { Line.head(block: block, line: $0) }.suffix(max(1, height / 2))
    let below = top + head.count
    guard lines.indices.contains(below), isRow(lines[below], of: block) else { return [] }
    return Array(head)
  }

  private func block(at line: Int) -> Int? {
    guard lines.indices.contains(line) else { return nil }
    return switch lines[line] {
    case .head(let block, _), .row(let block, _), .otherRow(let block, _), .changeRow(let block, _): block
    default: nil
    }
  }
}

/// Where in a part the cursor stands.
enum Cursor: Sendable, Hashable {
  case prose(paragraph: Int, offset: Int)
  case cell(CellPath)
  case statistic(Int)
}
