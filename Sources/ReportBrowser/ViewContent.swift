import Disclosure

/// What is on the screen, freed from the screen: prose, tables and findings to be written to a file.
struct ViewContent: Sendable {
  /// A figure with what must not be lost of it.
  struct Entry: Sendable {
    let path: CellPath?
    let figure: Figure
    let mark: CellMark?
  }

  /// A line of a table.
  struct Line: Sendable {
    let label: String
    let entries: [Entry]
  }

  /// A table with its head.
  struct Grid: Sendable {
    let title: String?
    let head: [String]
    let lines: [Line]
  }

  let title: String
  let source: String
  let fileName: String
  var paragraphs: [String] = []
  var grids: [Grid] = []
  var findings: [ReviewedFinding] = []
  let words: Words

  /// What the pane in focus shows; nil if no report is open.
  init?(_ model: Model) {
    words = model.words
    if model.overview.page != nil {
      guard let table = SheetTable(model) else { return nil }
      title = table.title
      source = ""
      fileName = Self.safe(table.title)
      paragraphs = table.note.isEmpty ? [] : [table.note]
      grids = [Self.grid(of: table, words)]
      return
    }
    if model.focus == .agencies {
      guard !model.shelf.rows.isEmpty else { return nil }
      title = words.agencies
      source = ""
      fileName = words.agencies
      grids = [Self.list(model.shelf, words)]
      return
    }
    guard let open = model.open, let sheet = model.sheet, let entry = model.entry else { return nil }
    let name = model.words.name(of: entry.summary)
    let isWhole = model.focus == .findings || model.focus == .source
    let what =
      switch model.focus {
      case .findings: words.findings
      case .source: words.source
      default: words.title(of: model.part)
      }
    title = "\(name) · \(what)"
    source = entry.summary.source.path
    fileName = Self.safe("\(name)-\(isWhole ? what : words.fileTitle(of: model.part))")
    if model.focus == .findings {
      findings = model.findingsOrder.compactMap { place in
        open.findings.indices.contains(place)
          ? ReviewedFinding(open.findings[place], entry.summary.standings[place]) : nil
      }
      if let rules = open.rulesInForce { paragraphs = [rules.words(in: model.options.language)] }
      return
    }
    if model.focus == .source {
      paragraphs = open.source.map { text in text.rows.indices.compactMap { text.text(ofRow: $0) } } ?? []
      return
    }
    if !model.state.failuresOnly { paragraphs = sheet.paragraphs.map { String($0) } }
    grids = sheet.blocks.indices.compactMap { Self.grid(of: $0, in: sheet, open) }
    if let statistics = Self.statistics(sheet) { grids.append(statistics) }
  }

  private static func grid(of block: Int, in sheet: ContentSheet, _ open: OpenReport) -> Grid? {
    let rows = sheet.lines.compactMap { line -> TableBlock.Row? in
      guard case .row(block, let row) = line else { return nil }
      return sheet.blocks[block].rows[row]
    }
    guard !rows.isEmpty else { return nil }
    let content = sheet.blocks[block]
    let lines = rows.map { row in
      Line(
        label: String(repeating: "\u{3000}", count: row.depth) + row.label,
        entries: row.cells.map { Entry(path: $0, figure: open.report.figure($0), mark: open.marks[$0]) })
    }
    return Grid(
      title: content.title, head: [content.corner] + content.columns.indices.map { head(of: $0, in: content) },
      lines: lines)
  }

  /// A column's label with the heads above it: figures of folded heads stay told apart.
  private static func head(of column: Int, in block: TableBlock) -> String {
    let label = block.columns[column].label.joined()
    guard block.columns.count == 15 else { return label }
    let above = block.merges.filter { $0.columns.contains(column) }.map(\.label)
    return (above + [label]).joined(separator: "/")
  }

  /// The list of agencies as it is filtered and sorted: a report a line.
  private static func list(_ shelf: Shelf, _ words: Words) -> Grid {
    func entry(_ text: String, _ kind: Figure.Kind = .text) -> Entry {
      Entry(path: nil, figure: Figure(raw: text, kind: kind, value: Int(text).map { Quantity($0) }), mark: nil)
    }
    let lines = shelf.rows.compactMap { row -> Line? in
      switch row {
      case .agency, .unreadHead: return nil
      case .report(let index):
        let entries = shelf.entries[index]
        let counts = [entries.failures.count, entries.warnings.count].map { entry(String($0), .number) }
        let year = entry(entries.summary.year.map(String.init) ?? "", .number)
        return Line(
          label: entries.summary.agency ?? words.noAgency,
          entries: [year] + counts + [entry(entries.summary.source.path)])
      case .unread(let index):
        let file = shelf.unread[index]
        return Line(label: words.unreadFiles, entries: [entry(""), entry(""), entry(file.reason), entry(file.path)])
      }
    }
    return Grid(title: nil, head: words.listHead, lines: lines)
  }

  private static func statistics(_ sheet: ContentSheet) -> Grid? {
    guard !sheet.statistics.isEmpty else { return nil }
    let lines = sheet.statistics.map { row in
      Line(
        label: row.unit.map { "\(row.label)（\($0)）" } ?? row.label,
        entries: [Entry(path: nil, figure: row.figure, mark: nil)])
    }
    return Grid(title: nil, head: ["统计指标", "统计数"], lines: lines)
  }

  private static func safe(_ name: String) -> String {
    String(name.map { "/\\:*?\"<>|\n\t ".contains($0) || $0.isNewline ? "_" : $0 }.prefix(80))
  }
}

// Formats
extension ViewContent {
  func rendered(as format: ExportRequest.Format, in language: Language) -> String {
    switch format {
    case .text: text
    case .markdown: markdown
    case .csv: csv
    case .json: json
    case .html: html
    case .svg: ""
    }
  }

  /// A figure as a person reads it: exactly as printed, with the sign of what is wrong with it.
  func shown(_ entry: Entry) -> String {
    let raw: String
    switch entry.figure.kind {
    case .missing: raw = words.missing
    case .unreadable: raw = entry.figure.raw.isEmpty ? words.unreadable : entry.figure.raw + "?"
    default: raw = entry.figure.raw
    }
    switch entry.mark {
    case .failed: return raw + " ✗"
    case .undetermined: return raw + " ?"
    case .warning: return raw + " !"
    case .setAside: return raw + " ~"
    case nil: return raw
    }
  }

  var findingLines: [String] {
    findings.map {
      "\($0.finding.severity.rawValue) \($0.finding.rule) \($0.finding.subject ?? ""): "
        + $0.message(in: words.language)
    }
  }

  private var text: String {
    let tables = grids.map { grid in
      ([grid.title].compactMap { $0 }
        + TextTable.lines([grid.head] + grid.lines.map { [$0.label] + $0.entries.map(shown) }))
        .joined(separator: "\n")
    }
    return ([title, source].filter { !$0.isEmpty } + [""] + paragraphs + findingLines + tables).joined(separator: "\n")
      + "\n"
  }

  private var markdown: String {
    func row(_ cells: [String]) -> String { "| " + cells.map(Self.markdownCell).joined(separator: " | ") + " |" }
    let tables = grids.map { grid in
      let rule = "|" + grid.head.indices.map { $0 == 0 ? "---" : "---:" }.joined(separator: "|") + "|"
      let rows = grid.lines.map { line in
        row([line.label] + line.entries.map(shown) + line.entries.count.blanks(upTo: grid.head.count - 1))
      }
      return ([grid.title.map { "**\($0)**\n" }].compactMap { $0 } + [row(grid.head), rule] + rows).joined(
        separator: "\n")
    }
    let list = findingLines.map { "- " + $0 }.joined(separator: "\n")
    let pieces =
      ["# \(title)"] + (source.isEmpty ? [] : ["`\(source)`"]) + paragraphs + (list.isEmpty ? [] : [list]) + tables
    return pieces.joined(separator: "\n\n") + "\n"
  }

  private static func markdownCell(_ text: String) -> String {
    String(text.flatMap { $0 == "|" ? ["\\", "|"] : [$0.isNewline ? " " : $0] })
  }

  private var csv: String {
    func line(_ cells: [String]) -> String { cells.map(Self.csvCell).joined(separator: ",") + "\r\n" }
    var output = ""
    for grid in grids {
      let isChecked = grid.lines.contains { $0.entries.contains { $0.path != nil } }
      output += line(grid.head + (isChecked ? [words.failedColumn] : []))
      for row in grid.lines {
        let failed = row.entries.indices.filter { row.entries[$0].mark == .failed }.map { grid.head[$0 + 1] }
        let blanks = row.entries.count.blanks(upTo: grid.head.count - 1)
        output += line(
          [row.label] + row.entries.map(\.figure.raw) + blanks + (isChecked ? [failed.joined(separator: "、")] : []))
      }
    }
    for reviewed in findings {
      let finding = reviewed.finding
      let message = reviewed.message(in: words.language)
      output += line(
        [finding.severity.rawValue, finding.rule.description, finding.subject ?? "", message]
          + [finding.expected, finding.found].map { $0?.description ?? "" })
    }
    for paragraph in grids.isEmpty ? paragraphs : [] { output += line([paragraph]) }
    return output
  }

  private static func csvCell(_ text: String) -> String {
    guard text.contains(where: { ",\"".contains($0) || $0.isNewline }) else { return text }
    return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }
}

extension Int {
  /// Empty cells that fill a row of this many up to another count.
  fileprivate func blanks(upTo count: Int) -> [String] { [String](repeating: "", count: Swift.max(0, count - self)) }
}
