import Disclosure

/// Puts a table on lines in the layouts that keep no mark between cells: a cell a line, and text out of a PDF.
struct LooseLayouts {
  /// Whether page numbers stand between rows.
  let hasPages: Bool
  /// Rows with a page number behind them where each cell has its line.
  let rowsAtPageEnd: Set<RowID>

  func lines(_ grid: FixtureGrid, _ layout: FixtureLayout, _ random: inout SplitMix64) -> [String] {
    switch layout {
    case .cellLinesTight: return cells(grid)
    case .spaced: return spaced(grid, &random)
    case .wrapped: return wrapped(grid, &random)
    case .glued: return []
    default: return cells(grid).flatMap { [$0, ""] }
    }
  }

  // MARK: A cell a line

  private func cells(_ grid: FixtureGrid) -> [String] {
    grid.rows.flatMap { row in
      let texts = row.flatMap(\.paragraphs).filter { !$0.isEmpty }
      return row.contains { $0.row.map(rowsAtPageEnd.contains) ?? false } ? texts + ["5"] : texts
    }
  }

  // MARK: A row a line

  private func spaced(_ grid: FixtureGrid, _ random: inout SplitMix64) -> [String] {
    let gap = random.pick(" ", " ", "  ", "    ")
    let ownLine = random.chance(40)
    var lines: [String] = []
    for (index, row) in grid.rows.enumerated() {
      let texts = row.map { $0.joined() }.filter { !$0.isEmpty }
      let heads = row.filter { !$0.isValue && !$0.isCovered }.map { $0.joined() }
      let values = row.filter(\.isValue).map { $0.joined() }.filter { !$0.isEmpty }
      if ownLine, heads.count > 1, !values.isEmpty {
        lines += heads.dropLast()
        lines.append(((heads.last.map { [$0] } ?? []) + values).joined(separator: gap))
      } else if !texts.isEmpty {
        lines.append(texts.joined(separator: gap))
      }
      if hasPages, index > 3, random.chance(6) { lines += page(&random) }
    }
    return lines
  }

  private func page(_ random: inout SplitMix64) -> [String] {
    let number = random.int(in: 2...12)
    return random.pick(["\(number)"], ["", "— \(number) —", ""], ["- \(number) -"], ["第\(number)页 共12页"])
  }

  // MARK: Labels broken around their numbers

  private func wrapped(_ grid: FixtureGrid, _ random: inout SplitMix64) -> [String] {
    switch grid.table {
    case .proactive: return spaced(grid, &random)
    case .disputes: return verticalHeads + [line(of: grid.rows.last ?? [])]
    case .requests: break
    }
    var lines = ["（本列数据的勾稽关系为：第一项加第二项", "申请人情况", "之和，等于第三项加第四项之和）", "法人或其他组织"]
    lines += ["自然", "商业 科研 社会公 法律服 总计", "人 其他", "企业 机构 益组织 务机构"]
    for (index, row) in grid.rows.enumerated() where index > 2 {
      let heads = row.filter { !$0.isValue && !$0.isCovered }.map { $0.joined() }
      lines += heads.dropLast()
      lines += broken(heads.last ?? "", around: line(of: row), &random)
      if hasPages, random.chance(6) { lines += page(&random) }
    }
    return lines
  }

  private func line(of row: [GridCell]) -> String {
    row.filter(\.isValue).map { $0.joined() }.filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// The label over one to three lines, its numbers in the middle.
  private func broken(_ label: String, around numbers: String, _ random: inout SplitMix64) -> [String] {
    let pieces = pieces(of: label, random.int(in: 7...12))
    switch pieces.count {
    case 0, 1: return [label + " " + numbers]
    case 2: return [pieces[0], numbers, pieces[1]].filter { !$0.isEmpty }
    default:
      let middle = pieces.count / 2
      return pieces[..<middle] + [pieces[middle] + " " + numbers] + pieces[(middle + 1)...]
    }
  }

  private func pieces(of label: String, _ width: Int) -> [String] {
    let characters = Array(label)
    return stride(from: 0, to: characters.count, by: width).map {
      String(characters[$0..<min($0 + width, characters.count)])
    }
  }

  /// The heads of table 4 as a narrow page sets them: vertically, and read line by line.
  private var verticalHeads: [String] {
    [
      "行政复议 行政诉讼", "未经复议直接起诉 复议后起诉", "结 结 其 尚", "结 结 其 尚 结 结 其 尚", "果 果 他 未", "总计 果 果 他 未 总 果 果 他 未 总",
      "维 纠 结 审", "维 纠 结 审 计 维 纠 结 审 计", "持 正 果 结", "持 正 果 结 持 正 果 结",
    ]
  }
}
