import Disclosure
import PrintedPages

/// A report as Markdown; pipe tables have no merged heads, so labels are written in full.
struct MarkdownReport {
  private let checked: CheckedReport
  private let options: ExportOptions
  private let marks: Marks

  init(_ checked: CheckedReport, _ options: ExportOptions) {
    self.checked = checked
    self.options = options
    marks = Marks(checked.review)
  }

  /// The text.
  var text: String {
    let heading = Heading(checked.report, options.language)
    var parts = ["# \(Markdown.escaped(heading.title))\n"]
    parts.append(heading.facts.map { "- \($0.label): \(Markdown.escaped($0.value))\n" }.joined())
    for part in ReportPart.parts(of: checked, options.scope) {
      switch part {
      case .section(let section): parts.append(prose(section))
      case .heading(let id): parts.append("## \(id.label(in: options.language))\n")
      case .table(let table): parts.append(rows(of: table))
      case .statistics(let rows): parts.append(statistics(rows))
      case .findings(let findings, let rules):
        parts.append("## \(ReportPart.findingsTitle(findings, options.language))\n")
        if let rules { parts.append(Self.note(rules, options.language)) }
        if !findings.isEmpty { parts.append(Self.list(findings, options.language)) }
      case .diagnoses(let diagnoses):
        parts.append("## \(ReportPart.diagnosesTitle(diagnoses.count, options.language))\n")
        parts.append(Self.list(diagnoses, options.language))
      }
    }
    return parts.joined(separator: "\n")
  }

  /// One table alone, empty if the report has none of that kind.
  func table(_ kind: TableKind) -> String { checked.report.table(kind).map(rows(of:)) ?? "" }

  private func prose(_ section: Section) -> String {
    let heading = section.heading.isEmpty ? section.id.label(in: options.language) : section.heading
    let lines = VisibleText.lines(section.text).split(separator: "\n").map { Markdown.paragraph(String($0)) }
    return (["## \(Markdown.escaped(VisibleText.line(heading)))"] + lines).joined(separator: "\n\n") + "\n"
  }

  private func rows(of table: ReportTable) -> String {
    var blocks: [String] = []
    var rows = table.form.rows[...]
    while let first = rows.first {
      let block = rows.prefix { $0.columns == first.columns }
      rows = rows.dropFirst(block.count)
      let heads = first.columns.map { $0.label(in: options.language, edition: table.form.edition) }
      blocks.append(Markdown.table([""] + heads, rightFrom: 1, block.map { row(of: $0, in: table) }))
    }
    if let legend = PrintedTable(table, marks, options.language).legend(options.language) {
      blocks.append(Markdown.escaped(legend) + "\n")
    }
    return blocks.joined(separator: "\n")
  }

  private func row(of row: FormRow, in table: ReportTable) -> [String] {
    let label = row.id.fullLabel(in: options.language, edition: table.form.edition)
    return [Markdown.escaped(label)]
      + row.columns.map { column in
        let path = CellPath(table.form.kind, row.id, column)
        return Markdown.cell(.figure(table[row.id, column], path, marks.mark(of: path)))
      }
  }

  private func statistics(_ rows: [StatisticsRow]) -> String {
    let heads = options.language == .chinese ? ["指标", "单位", "数值"] : ["indicator", "unit", "value"]
    let legend = PrintedTable(statistics: rows).legend(options.language).map { "\n" + Markdown.escaped($0) + "\n" }
    return Markdown.table(
      heads, rightFrom: 2,
      rows.map {
        [VisibleText.line($0.label), VisibleText.line($0.unit ?? ""), $0.figure.signed].map(Markdown.escaped)
      }) + (legend ?? "")
  }

  /// Causes as a table.
  static func list(_ diagnoses: [Diagnosis], _ language: Language) -> String {
    let heads = language == .chinese ? ["类别", "可能原因", "涉及关系"] : ["class", "cause", "relations"]
    return Markdown.table(
      heads, rightFrom: nil,
      diagnoses.map { CauseLine($0, language) }.map {
        [$0.kind, Markdown.escaped($0.message), Markdown.escaped($0.relations)]
      })
  }

  /// Which rules are off or changed, as a paragraph.
  static func note(_ rules: RulesInForce, _ language: Language) -> String {
    Markdown.escaped(VisibleText.line(rules.words(in: language))) + "\n"
  }

  /// Findings as a table; those set aside are struck out.
  static func list(_ findings: [ReviewedFinding], _ language: Language) -> String {
    let heads =
      language == .chinese ? ["级别", "规则", "位置", "说明"] : ["severity", "rule", "place", "what"]
    return Markdown.table(
      heads, rightFrom: nil,
      FindingLine.lines(of: findings, language).map { line in
        [
          line.severity.label(in: language), Markdown.escaped(line.label), line.place,
          line.isSetAside ? "~~\(Markdown.escaped(line.message))~~" : Markdown.escaped(line.message),
        ]
      })
  }
}

/// Pieces of Markdown.
enum Markdown {
  /// Text that means itself.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "#", "~", "&": result += "\\" + String(scalar)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A paragraph that begins neither a list nor a code block.
  static func paragraph(_ text: String) -> String {
    let text = String(text.drop { $0 == " " || $0 == "\u{3000}" })
    let body = escaped(text)
    guard let first = text.first else { return body }
    if first == "-" || first == "+" || first == "=" { return "\\" + body }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let rest = text.dropFirst(digits.count)
    guard !digits.isEmpty, rest.first == "." || rest.first == ")" else { return body }
    return digits + "\\" + escaped(String(rest))
  }

  /// A cell of a table; what is marked is bold and has its sign behind it.
  static func cell(_ cell: PrintedCell) -> String {
    let text = escaped(cell.shownWithReading)
    guard let mark = cell.mark else { return text }
    return (text.isEmpty ? "" : "**\(text)** ") + escaped(mark.sign)
  }

  /// A pipe table of cells that are escaped already; columns from `rightFrom` on are aligned to the right.
  static func table(_ heads: [String], rightFrom: Int?, _ rows: [[String]]) -> String {
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
    let rules = heads.indices.map { index in rightFrom.map { index >= $0 } ?? false ? "---:" : "---" }
    return line(heads) + line(rules) + rows.map(line).joined()
  }
}
