import Disclosure

/// A report as a part of a standalone page, its tables with the merged heads of the form.
struct HTMLReport {
  private let checked: CheckedReport
  private let options: ExportOptions
  private let marks: Marks

  init(_ checked: CheckedReport, _ options: ExportOptions) {
    self.checked = checked
    self.options = options
    marks = Marks(checked.review)
  }

  /// The page down to the first report.
  static func opening(_ language: Language) -> String {
    let title = language == .chinese ? "政府信息公开工作年度报告" : "Annual reports on open government information"
    return """
      <!DOCTYPE html>
      <html xmlns="http://www.w3.org/1999/xhtml" lang="\(language == .chinese ? "zh-CN" : "en")">
      <head>
      <meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <title>\(title)</title>
      <style>
      \(style)
      </style>
      </head>
      <body>

      """
  }

  /// The end of the page.
  static let closing = "</body>\n</html>\n"

  private static let style = """
    :root { color-scheme: light dark; }
    body { font-family: "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif; line-height: 1.6; margin: 1.5em auto; max-width: 72em; padding: 0 1em; }
    article + article { border-top: 1px solid; margin-top: 3em; }
    dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1em; }
    dd { margin: 0; overflow-wrap: anywhere; }
    div.scroll { overflow-x: auto; }
    table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
    th, td { border: 1px solid #888; padding: .2em .5em; }
    th { font-weight: normal; text-align: left; }
    thead th { text-align: center; }
    td { text-align: right; }
    td.failed { background: #fbd5d5; color: #7a0000; font-weight: bold; }
    td.undetermined { background: #fdf1c8; color: #5c4400; }
    td.blank, td.missing, td.unreadable { font-style: italic; }
    li.error { color: #b00000; }
    li.set-aside { color: #6b6b6b; }
    @media (prefers-color-scheme: dark) { li.error { color: #ff8a8a; } li.set-aside { color: #a0a0a0; } }
    """

  /// The report.
  var text: String {
    let heading = Heading(checked.report, options.language)
    var text = "<article>\n<h1>\(Self.escaped(heading.title))</h1>\n<dl>\n"
    for fact in heading.facts { text += "<dt>\(fact.label)</dt><dd>\(Self.escaped(fact.value))</dd>\n" }
    text += "</dl>\n"
    for part in ReportPart.parts(of: checked, options.scope) {
      switch part {
      case .section(let section): text += prose(section)
      case .heading(let id): text += "<h2>\(Self.escaped(id.label(in: options.language)))</h2>\n"
      case .table(let table): text += rows(of: table)
      case .statistics(let rows): text += statistics(rows)
      case .findings(let findings, let rules): text += list(findings, rules)
      case .diagnoses(let diagnoses): text += list(diagnoses)
      }
    }
    return text + "</article>\n"
  }

  private func prose(_ section: Section) -> String {
    let heading = section.heading.isEmpty ? section.id.label(in: options.language) : section.heading
    let paragraphs = VisibleText.lines(section.text).split(separator: "\n").map {
      "<p>\(Self.escaped(String($0)))</p>\n"
    }
    return "<h2>\(Self.escaped(VisibleText.line(heading)))</h2>\n" + paragraphs.joined()
  }

  private func rows(of table: ReportTable) -> String {
    let printed = PrintedTable(table, options.language)
    var text = "<div class=\"scroll\">\n<table>\n"
    for row in 0..<printed.rowCount {
      if row == 0, printed.headCount > 0 { text += "<thead>\n" }
      if row == printed.headCount { text += (row > 0 ? "</thead>\n" : "") + "<tbody>\n" }
      let cells = printed.cells.filter { $0.row == row }.map { cell($0, isHead: row < printed.headCount) }
      text += "<tr>" + cells.joined() + "</tr>\n"
    }
    text += "</tbody>\n</table>\n</div>\n"
    return text + (marks.legend(for: table, options.language).map { "<p>\(Self.escaped($0))</p>\n" } ?? "")
  }

  private func cell(_ cell: PrintedTable.Cell, isHead: Bool) -> String {
    let spans =
      (cell.rowSpan > 1 ? " rowspan=\"\(cell.rowSpan)\"" : "")
      + (cell.columnSpan > 1 ? " colspan=\"\(cell.columnSpan)\"" : "")
    switch cell.content {
    case .label(let label):
      let scope = isHead ? (cell.columnSpan > 1 ? "colgroup" : "col") : (cell.rowSpan > 1 ? "rowgroup" : "row")
      return "<th scope=\"\(scope)\"\(spans)>\(Self.escaped(label))</th>"
    case .figure(let path, let figure):
      let names = [marks.name(of: path), Self.unread.contains(figure.kind) ? figure.kind.rawValue : nil]
      let classes = names.compactMap { $0 }.joined(separator: " ")
      let title =
        classes.isEmpty
        ? "" : " class=\"\(classes)\" title=\"\(Self.escaped(path.label(in: options.language)))\""
      return "<td\(spans)\(title)>\(Self.escaped(Marks.text(of: figure) + marks.sign(of: path)))</td>"
    }
  }

  private static let unread: Set<Figure.Kind> = [.blank, .missing, .unreadable]

  private func statistics(_ rows: [StatisticsRow]) -> String {
    let lines = rows.map { row in
      let cells = [VisibleText.line(row.label), VisibleText.line(row.unit ?? "")].map { "<th>\(Self.escaped($0))</th>" }
      return "<tr>\(cells.joined())<td>\(Self.escaped(Marks.text(of: row.figure)))</td></tr>\n"
    }
    return "<table>\n\(lines.joined())</table>\n"
  }

  private func list(_ findings: [ReviewedFinding], _ rules: RulesInForce?) -> String {
    let note = rules.map { "<p>\(Self.escaped(VisibleText.line($0.words(in: options.language))))</p>\n" } ?? ""
    let title = "<h2>\(Self.escaped(ReportPart.findingsTitle(findings, options.language)))</h2>\n" + note
    guard !findings.isEmpty else { return title }
    let items = FindingLine.lines(of: findings, options.language).map { line in
      "<li class=\"\(line.isSetAside ? "set-aside" : line.severity.rawValue)\">\(line.severity.label(in: options.language)) "
        + "<code>\(Self.escaped(line.label))</code> \(Self.escaped(line.message))</li>\n"
    }
    return title + "<ul>\n\(items.joined())</ul>\n"
  }

  private func list(_ diagnoses: [Diagnosis]) -> String {
    let title = "<h2>\(Self.escaped(ReportPart.diagnosesTitle(diagnoses.count, options.language)))</h2>\n"
    let items = diagnoses.map { CauseLine($0, options.language) }.map { line in
      "<li>\(Self.escaped(line.kind)): \(Self.escaped(line.message)) <code>\(Self.escaped(line.relations))</code></li>\n"
    }
    return title + "<ul>\n\(items.joined())</ul>\n"
  }

  /// Text that means itself.
  static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { [0x26, 0x3C, 0x3E, 0x22, 0x27].contains($0) }) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
