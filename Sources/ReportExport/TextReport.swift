import Disclosure

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
      case .findings(let findings, let rules): parts.append(list(findings, rules))
      case .diagnoses(let diagnoses): parts.append(list(diagnoses))
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
    let printed = PrintedTable(table, options.language)
    let marks = Marks(checked.review)
    let cells = printed.cells.map { cell in
      let (text, isRight): (String, Bool) =
        switch cell.content {
        case .label(let label): (label, false)
        case .figure(let path, let figure): (Marks.text(of: figure) + marks.sign(of: path), true)
        }
      return BoxDrawing.Cell(
        text: text, row: cell.row, column: cell.column, rowSpan: cell.rowSpan, columnSpan: cell.columnSpan,
        isRight: isRight)
    }
    let drawing = BoxDrawing(
      cells, rows: printed.rowCount, columns: printed.columnCount, widest: widest(table.form.kind),
      width: options.displayWidth)
    return drawing.text + (marks.legend(for: table, options.language).map { $0 + "\n" } ?? "")
  }

  /// Where labels wrap: as narrow as the form prints them.
  private func widest(_ kind: TableKind) -> [Int] {
    switch kind {
    case .proactive: [20, 14, 14, 14]
    case .requests: [10, 12, 30] + [Int](repeating: options.language == .chinese ? 8 : 14, count: 7)
    case .disputes: [Int](repeating: options.language == .chinese ? 4 : 9, count: 15)
    }
  }

  private func statistics(_ rows: [StatisticsRow]) -> String {
    rows.map { row in
      let unit = row.unit.map { "（\(VisibleText.line($0))）" } ?? ""
      return "\(VisibleText.line(row.label))\(unit)  \(Marks.text(of: row.figure))"
    }.joined(separator: "\n") + "\n"
  }

  private func list(_ diagnoses: [Diagnosis]) -> String {
    let title = ReportPart.diagnosesTitle(diagnoses.count, options.language)
    let lines = diagnoses.map { CauseLine($0, options.language) }.map { "\($0.kind)  \($0.message)  [\($0.relations)]" }
    return ([title] + lines).joined(separator: "\n") + "\n"
  }

  private func list(_ findings: [ReviewedFinding], _ rules: RulesInForce?) -> String {
    let title = [
      ReportPart.findingsTitle(findings, options.language),
      rules.map { VisibleText.line($0.words(in: options.language)) },
    ]
    let lines = FindingLine.lines(of: findings, options.language).map { line in
      "\(line.severity.label(in: options.language)) \(line.label)  \(line.message)"
    }
    return (title.compactMap { $0 } + lines).joined(separator: "\n") + "\n"
  }
}
