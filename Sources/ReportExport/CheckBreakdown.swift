public import Disclosure

/// The findings of many reports counted by rule and by agency: what `gouji check --summary` prints.
public struct CheckBreakdown: Sendable {
  /// Counts of findings.
  struct Counts: Sendable, Hashable {
    var errors = 0
    var warnings = 0
    var hints = 0
    var setAside = 0
    var reports = 0

    /// The numbers in the order of the columns.
    var numbers: [Int] { [errors, warnings, hints, setAside, reports] }

    mutating func add(_ reviewed: ReviewedFinding) {
      guard !reviewed.isSetAside else { return setAside += 1 }
      switch reviewed.finding.severity {
      case .error: errors += 1
      case .warning: warnings += 1
      case .info: hints += 1
      }
    }
  }

  private var byRule: [RuleID: Counts] = [:]
  private var byAgency: [String: Counts] = [:]

  /// Nothing counted.
  public init() {}

  /// Counts a report: for its agency always, for a rule if it has something to say.
  public mutating func add(_ checked: CheckedReport) {
    let agency = checked.review.canonicalAgency ?? checked.report.agency?.value ?? ""
    byAgency[agency, default: Counts()].reports += 1
    for reviewed in checked.review.list {
      byAgency[agency, default: Counts()].add(reviewed)
      byRule[reviewed.finding.rule, default: Counts()].add(reviewed)
    }
    for rule in Set(checked.findings.map(\.rule)) { byRule[rule, default: Counts()].reports += 1 }
  }

  /// All of it; rules in the catalogue's order, agencies by name, those without a name last.
  ///
  /// `displayWidth` says how many columns a text takes, for lining up.
  public func text(_ format: CheckOutput.Format, _ language: Language, displayWidth: (String) -> Int) -> String {
    switch format {
    case .text: tables(language).map { Self.drawn($0, displayWidth) }.joined(separator: "\n")
    case .markdown: tables(language).map { Markdown.table($0.head, rightFrom: 1, $0.rows) }.joined(separator: "\n")
    case .csv: csv
    case .json: json
    }
  }

  private var rules: [(name: String, counts: Counts)] {
    let known = Rules.all.map(\.id)
    let others = byRule.keys.filter { !known.contains($0) }.sorted { $0.description < $1.description }
    return (known + others).compactMap { rule in byRule[rule].map { (rule.description, $0) } }
  }

  private var agencies: [(name: String, counts: Counts)] {
    byAgency.sorted { ($0.key.isEmpty ? 1 : 0, $0.key) < ($1.key.isEmpty ? 1 : 0, $1.key) }.map { ($0.key, $0.value) }
  }

  private func tables(_ language: Language) -> [(head: [String], rows: [[String]])] {
    let columns =
      language == .chinese
      ? ["错误", "警告", "提示", "已搁置", "报告"] : ["errors", "warnings", "hints", "set aside", "reports"]
    func table(_ name: Bilingual, _ lines: [(name: String, counts: Counts)], _ none: String) -> ([String], [[String]]) {
      let rows = lines.map { line in
        [line.name.isEmpty ? none : VisibleText.line(line.name)] + line.counts.numbers.map { String($0) }
      }
      return ([name[language]] + columns, rows)
    }
    let unread = Bilingual("（未读出机关名称）", "(agency not read)")[language]
    return [
      table(Bilingual("规则", "rule"), rules, ""), table(Bilingual("机关", "agency"), agencies, unread),
    ]
  }

  private static func drawn(_ table: (head: [String], rows: [[String]]), _ width: (String) -> Int) -> String {
    let lines = [table.head] + table.rows
    let widths = table.head.indices.map { column in lines.map { width($0[column]) }.max() ?? 0 }
    return lines.map { cells in
      let padded = cells.indices.map { column in
        let padding = String(repeating: " ", count: widths[column] - width(cells[column]))
        return column == 0 ? cells[column] + padding : padding + cells[column]
      }
      return padded.joined(separator: "  ") + "\n"
    }.joined()
  }

  private var csv: String {
    let head = ["by", "name", "errors", "warnings", "hints", "set_aside", "reports"]
    let lines = [("rule", rules), ("agency", agencies)].flatMap { kind, lines in
      lines.map { [kind, CSVReport.safe($0.name)] + $0.counts.numbers.map { String($0) } }
    }
    return ([head] + lines).map(CSVReport.line).joined()
  }

  private var json: String {
    var writer = JSONWriter(breaksLines: true)
    func list(_ key: String, _ name: String, _ lines: [(name: String, counts: Counts)], _ writer: inout JSONWriter) {
      writer.member(key) { writer in
        writer.array(lines) { writer, line in
          writer.inlineObject { writer in
            writer.member(name, line.name.isEmpty ? nil : line.name)
            let keys = ["errors", "warnings", "hints", "set_aside", "reports"]
            for (key, number) in zip(keys, line.counts.numbers) { writer.member(key, number: number) }
          }
        }
      }
    }
    writer.object { writer in
      list("rules", "rule", rules, &writer)
      list("agencies", "agency", agencies, &writer)
    }
    return writer.text + "\n"
  }
}
