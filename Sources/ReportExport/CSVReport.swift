import Disclosure

/// Reports as comma-separated values (RFC 4180): UTF-8, lines ended by CR LF, a head line, quotes where needed.
///
/// Text that a spreadsheet would run as a formula gets an apostrophe before it; a lone dash and a signed number are no
/// formula and stay as they are. Invisible characters are written out as `\u{202e}`.
enum CSVReport {
  /// The head line of a scope.
  static func header(for scope: ExportScope) -> String {
    switch scope {
    case .report, .table: line(figureColumns)
    case .section(let id): line(id.table == nil ? sectionColumns : figureColumns)
    case .findings: line(findingColumns)
    }
  }

  /// The lines of a report.
  static func rows(of checked: CheckedReport, _ options: ExportOptions) -> String {
    switch options.scope {
    case .findings: findings(checked.review.list, checked, options.language)
    case .section(let id) where id.table == nil: sections(checked.report, options.scope)
    case .report: options.scope.tables.map { figures($0, of: checked.report) }.joined() + statistics(checked.report)
    default: options.scope.tables.map { figures($0, of: checked.report) }.joined()
    }
  }

  private static let figureColumns = [
    "path", "sha256", "agency", "year", "edition", "table", "row", "column", "raw", "kind", "value", "inferred", "page",
    "line",
  ]
  private static let sectionColumns = ["path", "sha256", "agency", "year", "section", "heading", "text"]
  private static let findingColumns = [
    "path", "agency", "year", "line", "severity", "outcome", "rule", "subject", "cells", "expected", "found", "message",
    "page", "place", "standing", "reason", "set_aside_on", "rules_in_force",
  ]

  private static func figures(_ kind: TableKind, of report: Report) -> String {
    guard let table = report.table(kind) else { return "" }
    let head = fields(identity(report) + [table.form.edition.rawValue, kind.id]) + ","
    return zip(table.form.cells, table.figures).map { cell, figure in
      head
        + line([
          cell.row.id, cell.column.id, safe(figure.raw), figure.kind.rawValue, figure.value?.description ?? "",
          figure.isInferred ? "true" : "false", number(figure.location?.page), number(figure.location?.line),
        ])
    }.joined()
  }

  /// The statistics of before 2019 are no form of rows and columns: the label stands for the row, the unit for the column.
  private static func statistics(_ report: Report) -> String {
    report.statistics.map { row in
      let figure = row.figure
      return line(
        identity(report) + [
          "", "statistics", safe(row.label), safe(row.unit ?? ""), safe(figure.raw), figure.kind.rawValue,
          figure.value?.description ?? "", figure.isInferred ? "true" : "false", number(figure.location?.page),
          number(figure.location?.line),
        ])
    }.joined()
  }

  private static func sections(_ report: Report, _ scope: ExportScope) -> String {
    scope.sections(of: report).map { section in
      line(identity(report) + [section.id.id, safe(section.heading), safe(section.text)])
    }.joined()
  }

  /// The lines of some of a report's findings.
  static func findings(_ findings: [ReviewedFinding], _ checked: CheckedReport, _ language: Language) -> String {
    let report = checked.report
    let rules = safe(checked.review.rulesInForce?.words(in: language) ?? "")
    return findings.map { reviewed in
      let finding = reviewed.finding
      return line(
        [
          safe(report.source.path), safe(report.agency?.value ?? ""), number(report.year?.value),
          number(finding.location?.line), finding.severity.rawValue, finding.outcome.rawValue, finding.rule.description,
          finding.subject ?? "", finding.cells.map(\.description).joined(separator: " "),
          finding.expected?.description ?? "", finding.found?.description ?? "", safe(finding.message(in: language)),
          number(finding.location?.page), safe(finding.location?.words(in: language) ?? ""),
        ] + standing(reviewed.standing) + [rules])
    }.joined()
  }

  /// How a finding stands: `open`, `set_aside` or `reopened`, then why and when it was set aside.
  private static func standing(_ standing: Standing?) -> [String] {
    switch standing {
    case .setAside(let entry): ["set_aside", safe(entry.reason), entry.date?.description ?? ""]
    case .reopened(let entry): ["reopened", safe(entry.reason), entry.date?.description ?? ""]
    case nil: ["open", "", ""]
    }
  }

  private static func identity(_ report: Report) -> [String] {
    [safe(report.source.path), report.source.sha256, safe(report.agency?.value ?? ""), number(report.year?.value)]
  }

  private static func number(_ value: Int?) -> String { value.map { String($0) } ?? "" }

  /// Text that no spreadsheet takes for a formula and no terminal for a command.
  static func safe(_ text: String) -> String {
    let visible = VisibleText.lines(text)
    guard let first = text.unicodeScalars.first else { return visible }
    switch first {
    case "=", "@", "＝", "＠", "\t", "\r": return "'" + visible
    case "+", "-", "＋", "－": return isSignedNumber(text) ? visible : "'" + visible
    default: return visible
    }
  }

  /// Whether it is a dash or several, or a number with a sign before it and none within.
  private static func isSignedNumber(_ text: String) -> Bool {
    if text.unicodeScalars.allSatisfy({ $0 == "-" || $0 == "－" }) { return true }
    return text.unicodeScalars.dropFirst().allSatisfy { scalar in
      switch scalar {
      case "0"..."9", "０"..."９", ".", ",", "，", "．", "%", " ": true
      default: false
      }
    }
  }

  /// Fields as a line.
  static func line(_ values: [String]) -> String { fields(values) + "\r\n" }

  private static func fields(_ values: [String]) -> String {
    values.map { field in
      let needsQuotes = field.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
      return needsQuotes ? "\"" + field.doublingQuotes + "\"" : field
    }.joined(separator: ",")
  }
}

extension String {
  fileprivate var doublingQuotes: String {
    var result = ""
    for scalar in unicodeScalars {
      if scalar == "\"" { result += "\"" }
      result.unicodeScalars.append(scalar)
    }
    return result
  }
}
