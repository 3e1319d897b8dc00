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

  /// The findings of one report that are not set aside; `isFirst` if none was written before it. JSON lists a report
  /// without findings too.
  public func piece(_ checked: CheckedReport, isFirst: Bool) -> String {
    switch format {
    case .text:
      (checked.review.open.map { line($0, of: checked.report) } + checked.diagnoses.map { line($0, of: checked.report) })
        .map { $0 + "\n" }.joined()
    case .csv: CSVReport.findings(checked.review.open, checked, language)
    case .markdown: checked.review.open.isEmpty ? "" : section(checked)
    case .json: (isFirst ? "\n" : ",\n") + object(checked)
    }
  }

  /// One finding on a line: `PATH:LINE: severity RULE subject: message`, and in parentheses what is known of its page,
  /// table, row and column.
  public func line(_ reviewed: ReviewedFinding, of report: Report) -> String {
    let finding = reviewed.finding
    let place = finding.location?.line.map { ":\($0)" } ?? ""
    let text = "\(report.source.path)\(place): \(finding.severity.rawValue) \(finding.label): "
    return VisibleText.line(text + reviewed.message(in: language) + inside(finding.location))
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
      + (checked.review.rulesInForce.map { MarkdownReport.note($0, language) + "\n" } ?? "")
      + MarkdownReport.list(checked.review.open, language) + "\n"
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
      if let rules = checked.review.rulesInForce { ReportJSON.write(rules, to: &writer) }
      if checked.review.setAsideCount > 0 {
        writer.member("set_aside_count", number: checked.review.setAsideCount)
      }
      writer.member("findings") { writer in
        writer.array(checked.review.open) { ReportJSON.write($1, to: &$0, language) }
      }
      ReportJSON.write(checked.diagnoses, to: &writer)
    }
    return writer.text
  }
}
