import Disclosure
import ScreenGrid

/// The report that a part is laid out beside.
struct OtherSide: Sendable {
  let open: OpenReport
  /// What tells it from the other in a few words: its year, its file or its agency.
  let name: String
  /// The same of the report in view.
  let own: String
}

/// What a sheet holds beyond a report's own content where it is laid beside another.
struct ComparedSheet: Sendable {
  let pair: ReportPair
  let name: String
  let own: String
  /// The prose of the other report, and how it is matched.
  let paragraphs: [[Character]]
  let pairs: [ParagraphPairs.Pair]
  /// Whether the two proses stand beside one another, else one below the other.
  let isBeside: Bool
  /// The columns of the screen of a line of prose.
  let measure: Int
  /// What stands on the right of a line of prose.
  var right: [Int: (paragraph: Int, range: Range<Int>)] = [:]
  /// The characters that the other one does not have, by paragraph.
  private(set) var marks: [Int: [Range<Int>]] = [:]
  private(set) var otherMarks: [Int: [Range<Int>]] = [:]
  private let same: Set<Int>
  private let otherSame: Set<Int>
  private let table: TableKind?
  /// The statistics tables of both, where they are in view.
  let statistics: ComparedStatistics?
  /// How many pairs of characters are compared for the marks of one part; paragraphs beyond are marked as a whole only.
  private static let most = 2_000_000

  init(_ open: OpenReport, _ other: OtherSide, _ key: ContentSheet.Key) {
    pair = ReportPair(this: open.report, other: other.open.report)
    name = other.name
    own = other.own
    let (mine, theirs) = (open.prose(of: key.part), other.open.prose(of: key.part))
    paragraphs = theirs.map(Array.init)
    pairs = ParagraphPairs(mine, theirs).pairs
    isBeside = key.width >= 100
    measure =
      isBeside
      ? min(ContentSheet.measure, (key.width - 5) / 2) : max(2, min(ContentSheet.measure, key.width - 2))
    same = Set(pairs.filter(\.isSame).compactMap(\.mine))
    otherSame = Set(pairs.filter(\.isSame).compactMap(\.other))
    table = if case .section(let id) = key.part { id.table } else { nil }
    statistics =
      key.part == .statistics ? ComparedStatistics(open.report.statistics, other.open.report.statistics) : nil
    var budget = Self.most
    for pair in pairs where !pair.isSame {
      guard let one = pair.mine, let two = pair.other,
        let changes = Matching.changes(Array(mine[one]), paragraphs[two], within: &budget)
      else { continue }
      // Where little is shared, marks on nearly every word would tell nothing.
      let shared = paragraphs[two].count - changes.two.reduce(0) { $0 + $1.count }
      let isAlike = shared * 5 >= min(mine[one].count, paragraphs[two].count) * 3
      marks[one] = isAlike ? changes.one : []
      otherMarks[two] = isAlike ? changes.two : []
    }
  }

  /// Whether the other report has a paragraph of this one word by word.
  func isSame(_ paragraph: Int) -> Bool { same.contains(paragraph) }

  /// Whether this report has a paragraph of the other one word by word.
  func isSame(other paragraph: Int) -> Bool { otherSame.contains(paragraph) }

  /// The columns that the longest figure of the other report takes, or the longest difference with its sign.
  func longestFigure(widths: CellWidth) -> Int {
    guard let table, let theirs = pair.other.table(table) else { return 0 }
    let figures = theirs.figures.map { widths.of($0.raw) + ($0.kind == .unreadable ? 1 : 0) }
    let changes = pair.cells(of: table).map { cell in
      if case .changed(let change) = pair.difference(at: cell) { return change.signed.utf8.count }
      return 0
    }
    return min(24, (figures + changes).max() ?? 1)
  }
}

extension Quantity {
  /// The number with its sign, `+3` or `-2`.
  var signed: String { isNegative ? description : "+" + description }
}

// Prose
extension ContentSheet {
  /// Lays the prose of both reports, paragraph beside paragraph or one below the other.
  mutating func layBothProses() {
    guard var compared else { return }
    let breaking = LineBreaking(widths: key.widths)
    for pair in compared.pairs {
      let mine = pair.mine.map { breaking.lines(of: paragraphs[$0], width: compared.measure) } ?? []
      let isShown = compared.isBeside || !pair.isSame
      let theirs =
        isShown ? pair.other.map { breaking.lines(of: compared.paragraphs[$0], width: compared.measure) } ?? [] : []
      if compared.isBeside {
        for row in 0..<max(mine.count, theirs.count) {
          if row < mine.count, let paragraph = pair.mine {
            if row < theirs.count, let other = pair.other { compared.right[lines.count] = (other, theirs[row]) }
            lines.append(.prose(paragraph: paragraph, mine[row]))
          } else if let other = pair.other {
            lines.append(.otherProse(paragraph: other, theirs[row]))
          }
        }
      } else {
        if let paragraph = pair.mine { lines += mine.map { .prose(paragraph: paragraph, $0) } }
        if let other = pair.other { lines += theirs.map { .otherProse(paragraph: other, $0) } }
      }
    }
    for (index, paragraph) in paragraphs.enumerated().dropFirst(firstNote) {
      if index == firstNote, index > 0 { lines.append(.gap) }
      lines += breaking.lines(of: paragraph, width: compared.measure).map { .prose(paragraph: index, $0) }
    }
    self.compared = compared
  }
}

// Tables
extension ContentSheet {
  /// Adds the rows and columns that only the other report's form has.
  mutating func joinOtherRows(of form: FormTable) {
    guard let compared, let other = compared.pair.other.table(form.kind)?.form else { return }
    let own = Set(form.cells)
    let ownRows = Set(form.rows.map(\.id))
    for block in TableSheet.blocks(of: other, width: 0) {
      var rest: [(label: String, depth: Int, cells: [CellPath])] = []
      for row in block.rows {
        var left = row.cells.filter { !own.contains($0) }
        if let first = row.cells.first, !ownRows.contains(first.row) { left = insert(row, of: block, left) }
        if !left.isEmpty { rest.append((row.label, row.depth, left)) }
      }
      guard let first = rest.first else { continue }
      var added = block
      added.title = block.title.map { $0 + words(compared.name) }
      let columns = block.rows.first { !$0.cells.isEmpty }?.cells.map(\.column) ?? []
      added.columns = first.cells.compactMap { cell in columns.firstIndex(of: cell.column).map { block.columns[$0] } }
      added.merges = []
      added.rows = rest.filter { $0.cells.count == first.cells.count }.map {
        TableBlock.Row(label: $0.label, depth: $0.depth, cells: $0.cells)
      }
      guard added.columns.count == first.cells.count else { continue }
      let index = blocks.lastIndex { $0.title == block.title } ?? blocks.count - 1
      blocks.insert(added, at: min(blocks.count, index + 1))
    }
  }

  private func words(_ name: String) -> String { "（\(name)）" }

  /// Puts a row that this report's form does not have behind those that precede it in its own form, in the block that
  /// has its columns; what no block has room for is answered.
  private mutating func insert(_ row: TableBlock.Row, of block: TableBlock, _ left: [CellPath]) -> [CellPath] {
    let home = blocks.firstIndex { candidate in
      guard candidate.title == block.title, let cells = candidate.rows.first(where: { !$0.cells.isEmpty })?.cells else {
        return false
      }
      return Set(row.cells.map(\.column)).isSuperset(of: cells.map(\.column))
    }
    guard let home, let columns = blocks[home].rows.first(where: { !$0.cells.isEmpty })?.cells.map(\.column) else {
      return left
    }
    let place = block.rows.firstIndex { $0.cells == row.cells } ?? 0
    let before = block.rows[..<place].last { !$0.cells.isEmpty }?.cells.first?.row
    let index = before.flatMap { before in blocks[home].rows.lastIndex { $0.cells.first?.row == before } }
    let cells = columns.compactMap { column in row.cells.first { $0.column == column } }
    blocks[home].rows.insert(
      TableBlock.Row(label: row.label, depth: row.depth, cells: cells), at: index.map { $0 + 1 } ?? 0)
    return left.filter { !cells.contains($0) }
  }

  /// Gives each column room for both figures and their difference, where all columns can have it.
  mutating func spreadColumns() {
    guard compared != nil, let width = blocks.first?.columns.first?.width else { return }
    let natural = blocks.flatMap(\.rows).map { TableBlock.width($0.label) + 2 * $0.depth + 2 }.max() ?? 0
    let count = blocks.map(\.columns.count).max() ?? 1
    // A name such as a year stands over each figure.
    let names = max(key.widths.of(compared?.name ?? ""), key.widths.of(compared?.own ?? ""))
    let room = key.width - 2
    let least = max(6, longestFigureOfBoth + 2, min(names + 2, 12))
    guard room - count * 3 * least >= min(natural, 30) else { return }
    let size = max(least, min(width, (room - min(natural, 38)) / (3 * count)))
    for block in blocks.indices {
      blocks[block].isSpread = true
      for column in blocks[block].columns.indices { blocks[block].columns[column].width = 3 * size }
    }
    labelWidth = min(max(natural, 12), room - count * 3 * size)
  }

  private var longestFigureOfBoth: Int {
    guard let compared, case .section(let id) = key.part, let table = id.table else { return 1 }
    let mine = compared.pair.this.table(table)?.figures.map { key.widths.of($0.raw) }.max() ?? 1
    return max(min(24, mine), compared.longestFigure(widths: key.widths))
  }

  /// The lines of a row: its own, and where the other report differs what that one has and by how much.
  func linesOfRow(block: Int, row: Int) -> [Line] {
    let own = Line.row(block: block, row: row)
    guard let compared, !blocks[block].isSpread else { return [own] }
    let differences = blocks[block].rows[row].cells.map(compared.pair.difference)
    if differences.contains(where: \.isDifference) {
      return [own, .otherRow(block: block, row: row), .changeRow(block: block, row: row)]
    }
    let isOfOne = differences.contains { $0 == .onlyHere || $0 == .onlyThere }
    return isOfOne ? [own, .otherRow(block: block, row: row)] : [own]
  }

  /// The last line of what belongs to a line.
  func lastLine(of line: Int) -> Int {
    var last = line
    while lines.indices.contains(last + 1) {
      switch lines[last + 1] {
      case .otherRow, .changeRow: last += 1
      default: return last
      }
    }
    return last
  }

  /// Whether a line is one of a block's rows.
  func isRow(_ line: Line, of block: Int) -> Bool {
    switch line {
    case .row(block, _), .otherRow(block, _), .changeRow(block, _): true
    default: false
    }
  }
}
