import Disclosure

/// A table as the form prints it: rows of cells with their spans.
struct PrintedTable {
  /// What a cell holds.
  enum Content {
    /// A head or a label.
    case label(String)
    /// A figure of the report.
    case figure(CellPath, Figure)
  }

  /// A cell and where it stands.
  struct Cell {
    let content: Content
    let row: Int
    let column: Int
    let rowSpan: Int
    let columnSpan: Int
  }

  /// The cells, row by row.
  private(set) var cells: [Cell] = []
  /// How many columns it has.
  let columnCount: Int
  /// How many rows it has.
  private(set) var rowCount = 0
  /// How many of its first rows are heads.
  private(set) var headCount = 0
  private var covered: Set<Int> = []

  private init(columnCount: Int) { self.columnCount = columnCount }

  /// Adds a row; each cell takes the next place that no cell above reaches into.
  private mutating func add(_ row: [(content: Content, rowSpan: Int, columnSpan: Int)], isHead: Bool = false) {
    var column = 0
    for (content, rowSpan, columnSpan) in row {
      while covered.contains(rowCount * columnCount + column) { column += 1 }
      cells.append(
        Cell(content: content, row: rowCount, column: column, rowSpan: rowSpan, columnSpan: columnSpan))
      for below in rowCount..<rowCount + rowSpan {
        for beside in column..<column + columnSpan { covered.insert(below * columnCount + beside) }
      }
      column += columnSpan
    }
    rowCount += 1
    if isHead { headCount = rowCount }
  }

  /// The printed form of a report's table, with labels in that language.
  init(_ table: ReportTable, _ language: Language) {
    switch table.form.kind {
    case .proactive: self.init(proactive: table, language)
    case .requests: self.init(requests: table, language)
    case .disputes: self.init(disputes: table, language)
    }
  }

  private init(requests table: ReportTable, _ language: Language) {
    self.init(columnCount: 10)
    func label(_ chinese: String, _ english: String) -> Content { .label(language == .chinese ? chinese : english) }
    let hint = label(
      "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", "(In each column, I plus II equal III plus IV)")
    add([(hint, 3, 3), (label("申请人情况", "Applicants"), 1, 7)], isHead: true)
    func head(_ column: ColumnID) -> Content { .label(column.label(in: language)) }
    add([(head(.natural), 2, 1), (label("法人或其他组织", "Organisations"), 1, 5), (head(.total), 2, 1)], isHead: true)
    add(Form.applicants[1...5].map { (head($0), 1, 1) }, isHead: true)
    let outcomes = table.form.rows.filter { ![.newReceived, .carriedIn, .carriedOut].contains($0.id) }
    for row in table.form.rows {
      let name: Content = .label(row.id.label(in: language, edition: table.form.edition))
      var cells: [(content: Content, rowSpan: Int, columnSpan: Int)] = []
      if row.id == outcomes.first?.id {
        cells.append((label("三、本年度办理结果", "III. Results this year"), outcomes.count, 1))
      }
      if let group = row.group {
        let members = outcomes.filter { $0.group == group }
        if row.id == members.first?.id { cells.append((.label(group.label(in: language)), members.count, 1)) }
        cells.append((name, 1, 1))
      } else {
        cells.append((name, 1, outcomes.contains { $0.id == row.id } ? 2 : 3))
      }
      add(cells + row.columns.map { (Self.figure(row.id, $0, table), 1, 1) })
    }
  }

  private init(disputes table: ReportTable, _ language: Language) {
    self.init(columnCount: 15)
    func label(_ chinese: String, _ english: String) -> Content { .label(language == .chinese ? chinese : english) }
    let outcomes = Form.disputeOutcomes.map { Content.label($0.label(in: language)) }
    add(
      [
        (label("行政复议", "Reconsiderations"), 1, 5), (label("行政诉讼", "Suits"), 1, 10),
      ], isHead: true)
    add(
      outcomes.map { ($0, 2, 1) } + [
        (label("未经复议直接起诉", "filed directly"), 1, 5), (label("复议后起诉", "after reconsideration"), 1, 5),
      ], isHead: true)
    add((outcomes + outcomes).map { ($0, 1, 1) }, isHead: true)
    add(table.form.cells.map { (Self.figure($0.row, $0.column, table), 1, 1) })
  }

  /// Table 2 is four columns wide; a block with fewer figures lets its last one span the rest.
  private init(proactive table: ReportTable, _ language: Language) {
    self.init(columnCount: 4)
    var rows = table.form.rows[...]
    while let first = rows.first {
      let block = rows.prefix { $0.item == first.item && $0.columns == first.columns }
      rows = rows.dropFirst(block.count)
      let item = first.item ?? ""
      add([(.label(language == .chinese ? item : "Article 20 " + Self.number(of: item)), 1, 4)])
      let contents: Content = .label(language == .chinese ? "信息内容" : "contents")
      let heads = first.columns.map { Content.label($0.label(in: language, edition: table.form.edition)) }
      add([(contents, 1, 1)] + Self.spread(heads))
      for row in block {
        let name: Content = .label(row.id.label(in: language, edition: table.form.edition))
        add([(name, 1, 1)] + Self.spread(row.columns.map { Self.figure(row.id, $0, table) }))
      }
    }
  }

  private static func figure(_ row: RowID, _ column: ColumnID, _ table: ReportTable) -> Content {
    .figure(CellPath(table.form.kind, row, column), table[row, column])
  }

  private static func spread(_ contents: [Content]) -> [(content: Content, rowSpan: Int, columnSpan: Int)] {
    contents.enumerated().map { ($1, 1, $0 == contents.count - 1 ? 4 - contents.count : 1) }
  }

  /// The number in `第二十条第（五）项`.
  private static func number(of item: String) -> String {
    let names: [Character: Int] = ["一": 1, "五": 5, "六": 6, "八": 8, "九": 9]
    return item.split(separator: "（").last?.first.flatMap { names[$0] }.map { "(\($0))" } ?? ""
  }
}

/// How figures are shown where people read them, and how those of failed relations are marked.
struct Marks {
  private let failed: Set<CellPath>
  private let undetermined: Set<CellPath>

  /// The marks that findings give to cells; those set aside give none.
  init(_ review: Review) {
    let findings = review.open.map(\.finding)
    failed = Set(findings.filter(\.isFailure).flatMap(\.cells))
    undetermined = Set(findings.filter { $0.outcome == .undetermined }.flatMap(\.cells))
  }

  /// The sign of a cell: `✗` in a failed relation, `?` in an undetermined one, else empty.
  func sign(of cell: CellPath) -> String { failed.contains(cell) ? "✗" : undetermined.contains(cell) ? "~" : "" }

  /// The name of the mark, for style sheets.
  func name(of cell: CellPath) -> String? {
    failed.contains(cell) ? "failed" : undetermined.contains(cell) ? "undetermined" : nil
  }

  /// A figure as printed; a blank is `_`, what was not found `?`, what could not be read has a `?` behind it.
  static func text(of figure: Figure) -> String {
    switch figure.kind {
    case .blank: "_"
    case .missing: "?"
    case .unreadable: VisibleText.line(figure.raw) + "?"
    case .number, .dash, .slash, .text: VisibleText.line(figure.raw)
    }
  }

  /// What the signs in a table mean, those of them that occur.
  func legend(for table: ReportTable, _ language: Language) -> String? {
    var words: [Bilingual] = []
    if table.form.cells.contains(where: failed.contains) {
      words.append(Bilingual("✗ 所在关系不符", "✗ in a failed relation"))
    }
    if table.form.cells.contains(where: { sign(of: $0) == "~" }) {
      words.append(Bilingual("~ 因空白无法判定", "~ undetermined because of blanks"))
    }
    if table.figures.contains(where: { $0.kind == .blank }) { words.append(Bilingual("_ 空白", "_ blank")) }
    if table.figures.contains(where: { $0.kind == .missing || $0.kind == .unreadable }) {
      words.append(Bilingual("? 未读到", "? not read"))
    }
    return words.isEmpty ? nil : words.map { $0[language] }.joined(separator: language == .chinese ? "　" : "; ")
  }
}
