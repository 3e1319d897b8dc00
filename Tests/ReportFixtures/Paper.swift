public import Disclosure

/// A report as its authors set it in a word processor, and what a careful reader can know of it.
public struct Paper: Sendable {
  /// How it is laid out.
  public let style: PaperStyle
  /// The report as its authors know it.
  public let report: FixtureReport
  /// What should be read of each cell.
  public let expectations: [CellPath: ExpectedFigure]
  /// The title as printed.
  public let title: String
  /// What it is made of, from top to bottom.
  let pieces: [Piece]

  /// A paragraph or a table.
  enum Piece: Sendable {
    case title(String)
    case heading(String)
    case paragraph(String)
    case signature(String)
    case table(FixtureGrid)
  }

  /// Sets the report of a style's seed.
  public init(_ style: PaperStyle) {
    let report = FixtureReport.random(seed: style.seed)
    var random = SplitMix64(seed: style.seed &* 0x2545_F491_4F6C_DD1D &+ 0xD0C)
    var rendering = Rendering(.tabLed, &random)
    switch style.leavesBlank {
    case .asDrawn: rendering.blanks = .none
    case .zeros: rendering.blanks = .zeros
    case .rows: rendering.blanks = .rows
    case .organisations: rendering.blanks = .organisations
    }
    rendering.wording.script = style.isTraditional ? .traditional : .simplified
    let printed = PrintedTables(report, .tabLed, rendering, &random)
    let wording = rendering.wording
    let grids = GridMaker(wording: wording, numbers: printed.texts)
    let name = "\(report.agency)\(report.year)年政府信息公开工作年度报告"
    var pieces: [Piece] = [
      .title(name), .paragraph("本报告按照《中华人民共和国政府信息公开条例》编制，所列数据的统计期限为\(report.year)年1月1日至12月31日。"),
    ]
    for section in [SectionID.overview, .proactive, .requests, .disputes, .problems, .otherMatters] {
      pieces.append(.heading(wording.title(of: section)))
      pieces += (report.prose[section] ?? []).map { .paragraph($0) }
      if let table = section.table { pieces.append(.table(grids.grid(report.form(table)))) }
    }
    if let date = report.published {
      pieces += [.signature(report.agency), .signature("\(date.year)年\(date.month)月\(date.day)日")]
    }
    self.style = style
    self.report = report
    self.title = wording.inScript(name)
    self.pieces = pieces.map { $0.mapped(wording.inScript) }
    expectations = printed.expectations
  }

  /// The values as the tests read them: a line each, parted by TABs.
  public var values: String {
    var lines = [
      "title\t\(title)", "year\t\(report.year)", "published\t\(report.published?.description ?? "-")",
    ]
    for table in TableKind.allCases { lines.append("edition\t\(table.id)\t\(report.form(table).edition.rawValue)") }
    for (cell, expected) in expectations.sorted(by: { $0.key < $1.key }) {
      let kinds = expected.kinds.map(\.rawValue).sorted().joined(separator: "|")
      lines.append("\(cell)\t\(kinds)\t\(expected.value?.description ?? "-")\t\(expected.raw ?? "")")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Paper.Piece {
  /// The piece with all its text converted.
  fileprivate func mapped(_ convert: (String) -> String) -> Paper.Piece {
    switch self {
    case .title(let text): return .title(convert(text))
    case .heading(let text): return .heading(convert(text))
    case .paragraph(let text): return .paragraph(convert(text))
    case .signature(let text): return .signature(convert(text))
    case .table(var grid):
      grid.rows = grid.rows.map { row in
        row.map { cell in
          var cell = cell
          cell.paragraphs = cell.paragraphs.map(convert)
          return cell
        }
      }
      return .table(grid)
    }
  }
}

extension FixtureGrid {
  /// How many rows the cell at a place covers: its own and those below that it is merged with.
  func rowSpan(row: Int, column: Int) -> Int {
    var end = row + 1
    while end < rows.count, isCovered(end, column) { end += 1 }
    return end - row
  }

  private func isCovered(_ row: Int, _ column: Int) -> Bool {
    var start = 0
    for cell in rows[row] {
      if start == column { return cell.isCovered }
      start += cell.span
    }
    return false
  }

  /// How many of its first rows are heads.
  var heads: Int {
    switch table {
    case .proactive: 0
    case .requests: 3
    case .disputes: 3
    }
  }
}
