import Disclosure

/// The parts of a report in the order in which people read them.
enum ReportPart {
  case section(Section)
  /// A section of which only the table was found.
  case heading(SectionID)
  case table(ReportTable)
  case statistics([StatisticsRow])
  case findings([ReviewedFinding], RulesInForce?)
  case diagnoses([Diagnosis])

  /// The parts within a scope: sections with their tables, then the findings.
  static func parts(of checked: CheckedReport, _ scope: ExportScope) -> [ReportPart] {
    let report = checked.report
    var parts: [ReportPart] = []
    for id in SectionID.allCases {
      let sections = scope.sections(of: report).filter { $0.id == id }
      let table = id.table.flatMap { scope.tables.contains($0) ? report.table($0) : nil }
      if sections.isEmpty, table != nil { parts.append(.heading(id)) }
      parts += sections.map { .section($0) }
      if let table { parts.append(.table(table)) }
    }
    if scope == .report, !report.statistics.isEmpty { parts.append(.statistics(report.statistics)) }
    let findings = scope.findings(of: checked)
    if !findings.isEmpty || scope == .report || scope == .findings {
      parts.append(.findings(findings, checked.review.rulesInForce))
    }
    if scope == .report || scope == .findings, !checked.diagnoses.isEmpty {
      parts.append(.diagnoses(checked.diagnoses))
    }
    return parts
  }

  /// The heading over the causes.
  static func diagnosesTitle(_ count: Int, _ language: Language) -> String {
    Bilingual("可能原因：\(count) 处", "Causes: \(count)")[language]
  }

  /// The heading over the findings; those set aside are counted apart.
  static func findingsTitle(_ findings: [ReviewedFinding], _ language: Language) -> String {
    let setAside = findings.count { $0.isSetAside }
    let count = findings.count - setAside
    let apart = setAside > 0 ? Bilingual("，另搁置 \(setAside) 项", ", \(setAside) set aside")[language] : ""
    switch (count, language) {
    case (0, .chinese): return "核对结果：没有发现问题" + apart
    case (0, .english): return "Findings: none" + apart
    case (_, .chinese): return "核对结果：\(count) 项" + apart
    case (_, .english): return "Findings: \(count)" + apart
    }
  }
}

/// What stands over an exported report: title, agency, year, period, source.
struct Heading {
  /// The title, made up of what is known if it was not read.
  let title: String
  /// The facts below it, label and value.
  let facts: [(label: String, value: String)]

  init(_ report: Report, _ language: Language) {
    let known = [report.agency?.value, report.year.map { String($0.value) }].compactMap { $0 }.joined(separator: " ")
    title = VisibleText.line(report.title?.value ?? (known.isEmpty ? report.source.path : known))
    func fact(_ chinese: String, _ english: String, _ value: String?) -> (label: String, value: String) {
      let unread = language == .chinese ? "未读出" : "not read"
      return (language == .chinese ? chinese : english, value.map(VisibleText.line) ?? unread)
    }
    facts = [
      fact("机关", "Agency", report.agency?.value), fact("年度", "Year", report.year.map { String($0.value) }),
      fact("统计期限", "Period", report.period.map { "\($0.value.from) – \($0.value.to)" }),
      fact("发布日期", "Published", report.published?.value.description), fact("文件", "File", report.source.path),
    ]
  }

  /// Title and facts as lines of text.
  var lines: [String] { [title] + facts.map { "\($0.label): \($0.value)" } }
}

extension Severity {
  /// The severity's name for people.
  func label(in language: Language) -> String {
    switch (self, language) {
    case (.error, .chinese): "错误"
    case (.warning, .chinese): "警告"
    case (.info, .chinese): "提示"
    case (_, .english): rawValue
    }
  }
}

extension Finding {
  /// Rule and subject as the output names them.
  var label: String { subject.map { "\(rule) \($0)" } ?? rule.description }
}

/// A finding as people read it in a list.
struct FindingLine {
  let severity: Severity
  /// Rule and subject.
  let label: String
  /// Where to look in the source: the number of a line, or page, table, row and column in words; empty if unknown.
  let place: String
  /// What it says and how it stands, on one line, without invisible characters.
  let message: String
  /// Whether it is set aside.
  let isSetAside: Bool

  /// The lines of a list, those set aside last; more than three relations of one rule that could not be assessed make
  /// one line together.
  static func lines(of findings: [ReviewedFinding], _ language: Language) -> [FindingLine] {
    let open = findings.filter { !$0.isSetAside }
    let rest = findings.filter(\.isSetAside)
    return lines(ofOpen: open, language) + rest.map { FindingLine($0, language) }
  }

  private static func lines(ofOpen findings: [ReviewedFinding], _ language: Language) -> [FindingLine] {
    var unassessed: [RuleID: Int] = [:]
    for finding in findings.map(\.finding) where finding.outcome == .unassessable {
      unassessed[finding.rule, default: 0] += 1
    }
    var told: Set<RuleID> = []
    return findings.compactMap { reviewed in
      let finding = reviewed.finding
      let count = finding.outcome == .unassessable ? unassessed[finding.rule] ?? 0 : 0
      guard count > 3 else { return FindingLine(reviewed, language) }
      guard told.insert(finding.rule).inserted else { return nil }
      let words = Bilingual(
        "\(count) 个关系因单元格未读出或全为空白而未核对", "\(count) relations were not checked: cells were not read, or all are blank")
      return FindingLine(finding, words[language], "\(finding.rule)", language)
    }
  }

  private init(_ reviewed: ReviewedFinding, _ language: Language) {
    self.init(
      reviewed.finding, reviewed.message(in: language), reviewed.finding.label, language,
      isSetAside: reviewed.isSetAside)
  }

  private init(
    _ finding: Finding, _ message: String, _ label: String, _ language: Language, isSetAside: Bool = false
  ) {
    severity = finding.severity
    self.isSetAside = isSetAside
    self.label = label
    var location = finding.location ?? Location()
    location.member = nil
    let isLineOnly = location.page == nil && location.table == nil
    place = isLineOnly ? location.line.map { String($0) } ?? "" : location.words(in: language)
    self.message = VisibleText.line(message)
  }
}

/// A cause as people read it in a list.
struct CauseLine {
  /// How far it can be told.
  let kind: String
  /// What it says, on one line.
  let message: String
  /// The relations it explains.
  let relations: String

  init(_ diagnosis: Diagnosis, _ language: Language) {
    kind = diagnosis.kind.title[language]
    message = VisibleText.line(diagnosis.message(in: language))
    relations = diagnosis.relationNames(in: language, atMost: 6)
  }
}
