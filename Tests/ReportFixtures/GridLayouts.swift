import Disclosure

/// Puts a table on lines in the layouts that keep a mark between cells.
struct GridLayouts {
  /// Whether page numbers or blank lines stand between rows.
  let hasPages: Bool
  /// Whether some cells are blank, so that columns must not shift.
  let hasBlanks: Bool

  func lines(_ grid: FixtureGrid, _ layout: FixtureLayout, _ random: inout SplitMix64) -> [String] {
    switch layout {
    case .tabLed: tabLed(grid)
    case .tsv: tsv(grid, &random)
    case .pipePlain: grid.rows.map { pipe($0, filler: 0, leading: false) }
    case .pipeFilled, .pipeLed: pipeFilled(grid, leading: layout == .pipeLed)
    case .pipeCollapsed: grid.rows.map { collapsed($0, of: grid.columns) }
    case .pipeLines: pipeLines(grid)
    case .pipeLinesSplit: grid.rows.flatMap { visible($0).flatMap { text in text.isEmpty ? ["|"] : [text, "|"] } }
    case .markdown: markdown(grid)
    default: []
    }
  }

  /// The row's cells without those covered from above.
  private func visible(_ row: [GridCell]) -> [String] {
    row.filter { !$0.isCovered }.map { $0.isValue ? $0.joined() : $0.joined($0.isAiry ? "" : " ") }
  }

  // MARK: Cells led by a TAB

  private func tabLed(_ grid: FixtureGrid) -> [String] {
    grid.rows.flatMap { row in row.flatMap(tabLed) + [""] } + [""]
  }

  private func tabLed(_ cell: GridCell) -> [String] {
    var lines: [String] = []
    for (index, paragraph) in cell.paragraphs.enumerated() {
      if index > 0, cell.isAiry { lines.append("") }
      lines.append(index == 0 ? "\t" + paragraph : paragraph)
    }
    return lines
  }

  // MARK: Cells separated by TABs

  private func tsv(_ grid: FixtureGrid, _ random: inout SplitMix64) -> [String] {
    var lines: [String] = []
    for (index, row) in grid.rows.enumerated() {
      if index > 3, hasPages, random.chance(8) { lines += pageBreak(&random) }
      let breaks = lines.last.map { $0.isEmpty || $0.contains("页") } ?? false
      lines.append(tsv(row, grid, afterBreak: breaks, &random))
    }
    return lines
  }

  private func pageBreak(_ random: inout SplitMix64) -> [String] {
    random.pick([""], ["", ""], ["", "— \(random.int(in: 2...9)) —", ""], ["第 \(random.int(in: 2...9)) 页"])
  }

  private func tsv(_ row: [GridCell], _ grid: FixtureGrid, afterBreak: Bool, _ random: inout SplitMix64) -> String {
    guard grid.table == .requests, row.contains(where: \.isValue) else { return spread(row, fill: grid.columns) }
    let values = row.filter(\.isValue).map { $0.joined() }
    var labels = row.filter { !$0.isValue && !$0.isCovered }.map { $0.joined() }
    if hasBlanks {
      return (spreadCells(row.filter { !$0.isValue }) + values).joined(separator: "\t")
    }
    let spare = grid.columns - labels.count - values.count
    let before = afterBreak || random.chance(30) ? 0 : random.int(in: 0...spare)
    let between = random.int(in: 0...(spare - before))
    labels = Array(repeating: "", count: before) + labels + Array(repeating: "", count: between)
    let rest = grid.columns - labels.count - values.count
    return (labels + values + Array(repeating: "", count: rest)).joined(separator: "\t")
  }

  private func spread(_ row: [GridCell], fill: Int) -> String { spreadCells(row).joined(separator: "\t") }

  /// Every column of the row, covered and spanned ones empty.
  private func spreadCells(_ row: [GridCell]) -> [String] {
    row.flatMap { cell in [cell.joined()] + Array(repeating: "", count: cell.span - 1) }
  }

  // MARK: Pipes

  private func pipe(_ row: [GridCell], filler: Int, leading: Bool) -> String {
    let cells = visible(row)
    let tail = filler > 0 ? " |" + " " + String(repeating: "|", count: filler) : " |"
    return (leading ? "| " : "") + cells.joined(separator: " | ") + tail
  }

  private func pipeFilled(_ grid: FixtureGrid, leading: Bool) -> [String] {
    grid.rows.enumerated().map { index, row in
      let spare = grid.columns - visible(row).count
      return pipe(row, filler: !leading && index == grid.rows.count - 1 ? 0 : spare, leading: leading)
    }
  }

  /// Blank cells moved behind the others, as a page that drops them and pads the row leaves it.
  private func collapsed(_ row: [GridCell], of columns: Int) -> String {
    let cells = visible(row).filter { !$0.isEmpty }
    let spare = columns - cells.count
    return cells.joined(separator: " | ") + " |" + (spare > 0 ? " " + String(repeating: "|", count: spare) : "")
  }

  private func pipeLines(_ grid: FixtureGrid) -> [String] {
    grid.rows.enumerated().flatMap { index, row in
      let cells = visible(row)
      let spare = index == grid.rows.count - 1 ? 0 : grid.columns - cells.count
      let lines = cells.map { $0.isEmpty ? "|" : $0 + " |" }
      return spare > 0 ? lines + [String(repeating: "|", count: spare)] : lines
    }
  }

  private func markdown(_ grid: FixtureGrid) -> [String] {
    var lines = grid.rows.map { "| " + spreadCells($0).joined(separator: " | ") + " |" }
    lines.insert("|" + String(repeating: "---|", count: grid.columns), at: min(1, lines.count))
    return lines
  }
}
