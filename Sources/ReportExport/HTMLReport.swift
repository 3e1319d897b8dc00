import Disclosure
import PrintedPages

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
    opening(
      language,
      title: language == .chinese ? "政府信息公开工作年度报告" : "Annual reports on open government information")
  }

  /// A page down to its content; `style` comes behind the style sheet of all pages.
  static func opening(_ language: Language, title: String, style more: String = "") -> String {
    return """
      <!DOCTYPE html>
      <html xmlns="http://www.w3.org/1999/xhtml" lang="\(language == .chinese ? "zh-CN" : "en")">
      <head>
      <meta charset="utf-8"/>
      <meta name="viewport" content="width=device-width, initial-scale=1"/>
      <title>\(escaped(title))</title>
      <style>
      \(style)
      \(more)</style>
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
    td.suspect { background: #e06c6c; color: #000000; font-weight: bold; }
    td.undetermined, td.warning, td.changed { background: #fdf1c8; color: #5c4400; }
    td.set-aside { color: #6b6b6b; }
    td.words { text-align: left; }
    caption { text-align: left; font-weight: bold; padding: .3em 0; }
    figure { margin: 1em 0; }
    p.prose { white-space: pre-wrap; }
    .source { overflow-wrap: anywhere; }
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
      case .findings(let findings, let rules): text += Self.list(findings, rules, options.language)
      case .diagnoses(let diagnoses): text += Self.list(diagnoses, options.language)
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
    HTMLTable(PrintedTable(table, marks, options.language), options.language).text
  }

  private func statistics(_ rows: [StatisticsRow]) -> String {
    HTMLTable(PrintedTable(statistics: rows), options.language).text
  }

  /// Findings as a list under a heading.
  static func list(_ findings: [ReviewedFinding], _ rules: RulesInForce?, _ language: Language) -> String {
    let note = rules.map { "<p>\(escaped(VisibleText.line($0.words(in: language))))</p>\n" } ?? ""
    let title = "<h2>\(escaped(ReportPart.findingsTitle(findings, language)))</h2>\n" + note
    guard !findings.isEmpty else { return title }
    let items = FindingLine.lines(of: findings, language).map { line in
      "<li class=\"\(line.isSetAside ? "set-aside" : line.severity.rawValue)\">\(line.severity.label(in: language)) "
        + "<code>\(escaped(line.label))</code> \(escaped(line.message))</li>\n"
    }
    return title + "<ul>\n\(items.joined())</ul>\n"
  }

  /// Causes as a list under a heading.
  static func list(_ diagnoses: [Diagnosis], _ language: Language) -> String {
    let title = "<h2>\(escaped(ReportPart.diagnosesTitle(diagnoses.count, language)))</h2>\n"
    let items = diagnoses.map { CauseLine($0, language) }.map { line in
      "<li>\(escaped(line.kind)): \(escaped(line.message)) <code>\(escaped(line.relations))</code></li>\n"
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
