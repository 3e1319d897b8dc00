public import Disclosure

/// What `gouji check` prints: findings in one of four formats, and a summary.
///
/// The output is `opening`, one `piece` a report, and `closing`, in this order.
public struct CheckOutput: Sendable {
  /// The formats.
  public enum Format: String, Sendable, Hashable, CaseIterable {
    case text, json, csv, markdown
  }

  /// The format.
  public let format: Format
  /// The language of messages.
  public let language: Language

  /// Output in that format.
  public init(_ format: Format, _ language: Language) {
    self.format = format
    self.language = language
  }

  /// What stands before the first report.
  public var opening: String {
    switch format {
    case .json: "["
    case .csv: CSVReport.header(for: .findings)
    case .text, .markdown: ""
    }
  }

  /// What stands behind the last report; `isEmpty` if there was none.
  public func closing(isEmpty: Bool) -> String {
    guard format == .json else { return "" }
    return isEmpty ? "]\n" : "\n]\n"
  }

  /// The findings of one report; `isFirst` if none was written before it. JSON lists a report without findings too.
  public func piece(_ checked: CheckedReport, isFirst: Bool) -> String {
    switch format {
    case .text:
      (checked.findings.map { line($0, of: checked.report) } + checked.diagnoses.map { line($0, of: checked.report) })
        .map { $0 + "\n" }.joined()
    case .csv: CSVReport.findings(checked, language)
    case .markdown: checked.findings.isEmpty ? "" : section(checked)
    case .json: (isFirst ? "\n" : ",\n") + object(checked)
    }
  }

  /// One finding on a line: `PATH:LINE: severity RULE subject: message`, and in parentheses what is known of its page,
  /// table, row and column.
  public func line(_ finding: Finding, of report: Report) -> String {
    let place = finding.location?.line.map { ":\($0)" } ?? ""
    let text = "\(report.source.path)\(place): \(finding.severity.rawValue) \(finding.label): "
    return VisibleText.line(text + finding.message(in: language) + inside(finding.location))
  }

  /// A cause on a line, behind the findings it explains: `PATH:LINE: cause CLASS: message [relations]`.
  public func line(_ diagnosis: Diagnosis, of report: Report) -> String {
    let location = diagnosis.suspects.first.flatMap { report.figure($0).location }
    let place = location?.line.map { ":\($0)" } ?? ""
    let text = "\(report.source.path)\(place): cause \(diagnosis.kind.rawValue): \(diagnosis.message(in: language))"
    return VisibleText.line(text + inside(location) + " [\(diagnosis.relationNames(in: language, atMost: 6))]")
  }

  /// Where to look besides the line; the path names the member of an archive.
  private func inside(_ location: Location?) -> String {
    guard var location else { return "" }
    location.line = nil
    location.member = nil
    let place = location.words(in: language)
    return place.isEmpty ? "" : Bilingual("（\(place)）", " (\(place))")[language]
  }

  private func section(_ checked: CheckedReport) -> String {
    let heading = Heading(checked.report, language)
    return
      "## \(Markdown.escaped(heading.title))\n\n\(Markdown.escaped(VisibleText.line(checked.report.source.path)))\n\n"
      + MarkdownReport.list(checked.findings, language) + "\n"
      + (checked.diagnoses.isEmpty ? "" : MarkdownReport.list(checked.diagnoses, language) + "\n")
  }

  private func object(_ checked: CheckedReport) -> String {
    var writer = JSONWriter(breaksLines: true)
    let report = checked.report
    writer.object { writer in
      writer.member("path", report.source.path)
      writer.member("sha256", report.source.sha256)
      writer.member("agency", report.agency?.value)
      writer.member("year", number: report.year?.value)
      writer.member("findings") { writer in
        writer.array(checked.findings) { ReportJSON.write($1, to: &$0, language) }
      }
      ReportJSON.write(checked.diagnoses, to: &writer)
    }
    return writer.text
  }
}

/// The counts that `gouji check` ends with.
public struct CheckSummary: Sendable {
  /// How many reports were checked.
  public private(set) var reports = 0
  /// How many of them have a failed check.
  public private(set) var failedReports = 0
  /// How many findings there are of each severity.
  public private(set) var counts = (errors: 0, warnings: 0, hints: 0)
  /// How many inputs could not be read.
  public var unreadable = 0
  /// How many inputs are no such reports.
  public var notReports = 0

  /// Nothing counted.
  public init() {}

  /// Counts a report's findings.
  public mutating func add(_ findings: [Finding]) {
    reports += 1
    if findings.contains(where: \.isFailure) { failedReports += 1 }
    for finding in findings {
      switch finding.severity {
      case .error: counts.errors += 1
      case .warning: counts.warnings += 1
      case .info: counts.hints += 1
      }
    }
  }

  /// The gravest severity found, nil without findings.
  public var gravest: Severity? {
    counts.errors > 0 ? .error : counts.warnings > 0 ? .warning : counts.hints > 0 ? .info : nil
  }

  /// The summary on one line, without a line end.
  public func text(in language: Language) -> String {
    let (errors, warnings, hints) = counts
    guard language == .chinese else {
      let words = [
        plural(reports, "report"), plural(errors, "error") + (errors > 0 ? " in \(failedReports)" : ""),
        plural(warnings, "warning"), plural(hints, "hint"),
        unreadable > 0 ? "\(unreadable) could not be read" : nil, notReports > 0 ? "\(notReports) not a report" : nil,
      ]
      return words.compactMap { $0 }.joined(separator: ", ")
    }
    let words = [
      "核对 \(reports) 份报告", "错误 \(errors) 项" + (errors > 0 ? "（\(failedReports) 份报告）" : ""), "警告 \(warnings) 项",
      "提示 \(hints) 项", unreadable > 0 ? "\(unreadable) 个文件未能读取" : nil,
      notReports > 0 ? "\(notReports) 个文件不是年度报告" : nil,
    ]
    return words.compactMap { $0 }.joined(separator: "，")
  }

  private func plural(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
