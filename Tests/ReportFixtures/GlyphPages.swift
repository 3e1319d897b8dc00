public import Disclosure

/// A report set on pages as a word processor does, and what a careful reader can know of it.
public struct GlyphReport: Sendable {
  /// The report as its authors know it.
  public let report: FixtureReport
  /// The pages.
  public let pages: [PositionedPage]
  /// How they are set.
  public let style: GlyphStyle
  /// What should be read of each cell.
  public let expectations: [CellPath: ExpectedFigure]
  /// Where the lines of each cell's figure are printed; none for a blank.
  public let places: [CellPath: [GlyphPlace]]

  /// The random report of a seed in the style of that seed, or in one given.
  public init(seed: UInt64, style: GlyphStyle? = nil) {
    let style = style ?? .random(seed: seed)
    let report = FixtureReport.random(seed: seed)
    var random = SplitMix64(seed: seed &* 0x2545_F491_4F6C_DD1D &+ 31)
    let rendering = Rendering(.markdown, &random)
    let printed = PrintedTables(report, .markdown, rendering, &random)
    var setter = GlyphSetter(style: style, wording: rendering.wording, numbers: printed.texts)
    setter.set(report)
    if style.isShuffled { setter.canvas.shuffle(&random) }
    self.report = report
    self.style = style
    pages = setter.canvas.pages
    places = setter.places
    expectations = printed.expectations.reduce(into: [:]) { result, cell in
      let expected = cell.value.unspaced
      result[cell.key] = style.isRuled && !setter.broken.contains(cell.key) ? expected : expected.doubtful
    }
  }
}

/// A line of text on a page.
public struct GlyphPlace: Sendable {
  /// The page, from 0.
  public let page: Int
  /// The box around the line.
  public let box: PositionedBox
  /// What it says.
  public let text: String
}

extension ExpectedFigure {
  /// The same where spaces around a number leave no trace.
  fileprivate var unspaced: ExpectedFigure {
    ExpectedFigure(kinds: kinds, value: value, raw: nil, mayBeUnread: mayBeUnread)
  }
}

/// Sets a report on pages.
struct GlyphSetter {
  let style: GlyphStyle
  let wording: Wording
  let numbers: [CellPath: String]
  var canvas: GlyphCanvas
  /// Cells whose number is broken over lines or reaches out of its cell.
  private(set) var broken: Set<CellPath> = []
  /// Where the lines of figures are printed.
  private(set) var places: [CellPath: [GlyphPlace]] = [:]
  private var y = 0
  /// The lines of a cell over several rows that go on on the next page.
  private var rest: [Range<Int>: [String]] = [:]

  private let left: Int
  private let right: Int
  private let top: Int
  private let bottom: Int

  init(style: GlyphStyle, wording: Wording, numbers: [CellPath: String]) {
    self.style = style
    self.wording = wording
    self.numbers = numbers
    let (width, height) = (style.paper.width * 100, style.paper.height * 100)
    canvas = GlyphCanvas(width: width, height: height)
    (left, right) = (style.margin * 100, width - style.margin * 100)
    (top, bottom) = (6000, height - 6000)
    y = top
  }

  mutating func set(_ report: FixtureReport) {
    beginPage(isFirst: true)
    paragraph("\(report.agency)\(report.year)年政府信息公开工作年度报告", size: 1800)
    for section in [SectionID.overview, .proactive, .requests, .disputes, .problems, .otherMatters] {
      paragraph(wording.inScript(wording.title(of: section)), size: 1400)
      for text in report.prose[section] ?? [] { paragraph(wording.inScript(text), size: 1200) }
      guard let table = section.table else { continue }
      let grid = GridMaker(wording: wording, numbers: numbers).grid(report.form(table))
      set(grid, report.form(table))
    }
  }

  // MARK: Text

  private mutating func beginPage(isFirst: Bool = false) {
    if !isFirst { canvas.beginPage() }
    y = top
    if style.hasRunningHead { canvas.put("政府信息公开工作年度报告", x: left, y: 3000, size: 900) }
    let number = canvas.glyphs.count
    if style.hasPageNumbers { canvas.put("- \(number) -", x: (left + right) / 2, y: bottom + 2000, size: 900) }
  }

  private mutating func paragraph(_ text: String, size: Int) {
    for line in GlyphCanvas.lines(of: text, size, within: right - left) {
      if y + size > bottom { beginPage() }
      canvas.put(line, x: left, y: y, size: size)
      y += size * 3 / 2
    }
  }

  // MARK: Tables

  /// A cell with its lines and the columns it covers.
  private struct SetCell {
    var lines: [String]
    var columns: Range<Int>
    var isCovered: Bool
    var isValue: Bool
    var path: CellPath?
  }

  private mutating func set(_ grid: FixtureGrid, _ form: FormTable) {
    let edges = edges(of: grid)
    rest = [:]
    let rows = grid.rows.map { row in
      var column = 0
      return row.map { cell -> SetCell in
        let columns = column..<min(column + cell.span, grid.columns)
        column = columns.upperBound
        return setCell(cell, columns, edges)
      }
    }
    note(rows, grid, form)
    let heights = rows.map { row in
      row.reduce(0) { max($0, $1.isCovered ? 0 : height(of: $1, in: row)) }
    }
    let heads = grid.table == .requests ? 3 : grid.table == .disputes ? 2 : 0
    var first = 0
    while first < rows.count {
      var end = first
      var used = 0
      if first > 0, style.repeatsHeads, heads > 0 { used = heights[..<heads].reduce(0, +) }
      while end < rows.count, y + used + heights[end] <= bottom {
        used += heights[end]
        end += 1
      }
      if end == first, y > top {
        beginPage()
        continue
      }
      end = max(end, first + 1)
      if first > 0, style.repeatsHeads, heads > 0 { draw(Array(rows[..<heads]), Array(heights[..<heads]), edges) }
      draw(Array(rows[first..<end]), Array(heights[first..<end]), edges)
      first = end
      if first < rows.count { beginPage() }
    }
    y += 800
  }

  /// The height a cell needs of its own row; a frame set vertically takes what its rows have.
  private func height(of cell: SetCell, in row: [SetCell]) -> Int {
    let isTall = cell.columns.lowerBound == 0 && cell.columns.count == 1 && row.count > 8 && cell.lines.count > 3
    return isTall ? 0 : cell.lines.count * style.size * 13 + 400
  }

  private func setCell(_ cell: GridCell, _ columns: Range<Int>, _ edges: [Int]) -> SetCell {
    let room = edges[columns.upperBound] - edges[columns.lowerBound] - 2 * style.padding * 10
    let lines =
      cell.isCovered
      ? []
      : cell.paragraphs.flatMap {
        GlyphCanvas.lines(
          of: wording.inScript($0), style.size * 10, within: max(room, style.size * 10),
          isLoose: style.hasLooseDigits && cell.isValue)
      }
    return SetCell(lines: lines, columns: columns, isCovered: cell.isCovered, isValue: cell.isValue, path: cell.path)
  }

  /// Notes numbers that did not stay on one line.
  private mutating func note(_ rows: [[SetCell]], _ grid: FixtureGrid, _ form: FormTable) {
    for (row, cells) in zip(grid.rows, rows) {
      var place = 0
      let ids = row.compactMap(\.row)
      for (source, cell) in zip(row, cells) where source.isValue {
        defer { place += 1 }
        guard cell.lines.count > 1, let id = source.row else { continue }
        if grid.table == .disputes {
          if form.cells.indices.contains(place) { broken.insert(form.cells[place]) }
        } else if let first = form.firstCell(of: id), ids.first == id {
          broken.insert(form.cells[first + place])
        }
      }
    }
    // The fifteen numbers of table 4 are one row: one that is broken leaves doubt about where each stands.
    if grid.table == .disputes, !broken.isDisjoint(with: form.cells) { broken.formUnion(form.cells) }
  }

  private func edges(of grid: FixtureGrid) -> [Int] {
    let width = right - left
    switch grid.table {
    case .proactive: return [0, 30, 53, 77, 100].map { left + width * $0 / 100 }
    case .disputes: return (0...15).map { left + width * $0 / 15 }
    case .requests:
      let frame = style.hasVerticalFrame ? style.size * 10 + 2 * style.padding * 10 : width * 9 / 100
      let labels = width * style.labelShare / 100
      let group = min((labels - frame) * 2 / 5, style.size * 80 + 2 * style.padding * 10)
      return [left, left + frame, left + frame + group]
        + (0...7).map { left + labels + (width - labels) * $0 / 7 }
    }
  }

  private mutating func draw(_ rows: [[SetCell]], _ heights: [Int], _ edges: [Int]) {
    var tops = [y]
    for height in heights { tops.append(tops[tops.count - 1] + height) }
    for (index, row) in rows.enumerated() {
      for cell in row where !cell.isCovered || index == 0 {
        var end = index + 1
        while end < rows.count, rows[end].contains(where: { $0.isCovered && $0.columns == cell.columns }) { end += 1 }
        draw(cell, (edges[cell.columns.lowerBound], edges[cell.columns.upperBound]), (tops[index], tops[end]))
      }
    }
    y = tops[tops.count - 1]
  }

  private mutating func draw(_ cell: SetCell, _ across: (Int, Int), _ down: (Int, Int)) {
    if style.isRuled { canvas.frame(left: across.0, top: down.0, right: across.1, bottom: down.1) }
    let size = style.size * 10
    let pitch = style.size * 13
    let room = max(1, (down.1 - down.0) / pitch)
    let lines = (cell.isCovered ? rest[cell.columns] ?? [] : cell.lines)
    rest[cell.columns] = Array(lines.dropFirst(room))
    let shown = lines.prefix(room)
    let total = shown.count * pitch
    var y = style.isAtTop ? down.0 + 200 : down.0 + (down.1 - down.0 - total) / 2 + (pitch - size) / 2
    for line in shown {
      let isLoose = style.hasLooseDigits && cell.isValue
      let width = GlyphCanvas.width(of: line, size, isLoose: isLoose)
      let padding = style.padding * 10
      let x =
        switch cell.isValue ? style.numbers : style.labels {
        case .left: across.0 + padding
        case .center: (across.0 + across.1 - width) / 2
        case .right: across.1 - padding - width
        }
      canvas.put(line, x: x, y: y, size: size, isLoose: isLoose)
      if let path = cell.path, !line.isEmpty {
        let box = PositionedBox(left: Int32(x), top: Int32(y), right: Int32(x + width), bottom: Int32(y + size))
        places[path, default: []].append(GlyphPlace(page: canvas.glyphs.count - 1, box: box, text: line))
      }
      y += pitch
    }
  }
}
