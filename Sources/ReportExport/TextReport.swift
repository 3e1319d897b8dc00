import Disclosure
import PrintedPages

/// A report as plain text, its tables drawn.
struct TextReport {
  private let checked: CheckedReport
  private let options: ExportOptions

  init(_ checked: CheckedReport, _ options: ExportOptions) {
    self.checked = checked
    self.options = options
  }

  /// The text.
  var text: String {
    var parts: [String] = [Heading(checked.report, options.language).lines.joined(separator: "\n") + "\n"]
    for part in ReportPart.parts(of: checked, options.scope) {
      switch part {
      case .section(let section): parts.append(prose(section))
      case .heading(let id): parts.append(id.label(in: options.language) + "\n")
      case .table(let table): parts.append(drawing(of: table))
      case .statistics(let rows): parts.append(statistics(rows))
      case .findings(let findings, let rules): parts.append(Self.list(findings, rules, options.language))
      case .diagnoses(let diagnoses): parts.append(Self.list(diagnoses, options.language))
      }
    }
    return parts.joined(separator: "\n")
  }

  private func prose(_ section: Section) -> String {
    let heading = section.heading.isEmpty ? section.id.label(in: options.language) : section.heading
    let text = VisibleText.lines(section.text)
    return VisibleText.line(heading) + "\n" + (text.isEmpty ? "" : text + "\n")
  }

  private func drawing(of table: ReportTable) -> String {
    DrawnTable(PrintedTable(table, Marks(checked.review), options.language), options.language, options.displayWidth)
      .text
  }

  private func statistics(_ rows: [StatisticsRow]) -> String {
    let lines = rows.map { row in
      let unit = row.unit.map { "（\(VisibleText.line($0))）" } ?? ""
      return "\(VisibleText.line(row.label))\(unit)  \(row.figure.signed)"
    }
    let legend = PrintedTable(statistics: rows).legend(options.language).map { [$0] } ?? []
    return (lines + legend).joined(separator: "\n") + "\n"
  }

  /// Causes under a heading, one a line.
  static func list(_ diagnoses: [Diagnosis], _ language: Language) -> String {
    let title = ReportPart.diagnosesTitle(diagnoses.count, language)
    let lines = diagnoses.map { CauseLine($0, language) }.map { "\($0.kind)  \($0.message)  [\($0.relations)]" }
    return ([title] + lines).joined(separator: "\n") + "\n"
  }

  /// Findings under a heading, one a line.
  static func list(_ findings: [ReviewedFinding], _ rules: RulesInForce?, _ language: Language) -> String {
    let title = [
      ReportPart.findingsTitle(findings, language),
      rules.map { VisibleText.line($0.words(in: language)) },
    ]
    let lines = FindingLine.lines(of: findings, language).map { line in
      "\(line.severity.label(in: language)) \(line.label)  \(line.message)"
    }
    return (title.compactMap { $0 } + lines).joined(separator: "\n") + "\n"
  }
}
