public import Disclosure

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
  /// How many reports the filters left out.
  public var filteredOut = 0
  /// How many findings are set aside.
  public private(set) var setAside = 0
  /// Which rules are off or changed, by each settings file.
  private var rulesInForce: [RulesInForce] = []

  /// Nothing counted.
  public init() {}

  /// Counts a report's findings, those set aside apart.
  public mutating func add(_ checked: CheckedReport) {
    add(checked.review.open.map(\.finding))
    setAside += checked.review.setAsideCount
    if let rules = checked.review.rulesInForce, !rulesInForce.contains(rules) { rulesInForce.append(rules) }
  }

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

  /// The summary on one line, and a line for each settings file that changes rules; without a line end.
  public func text(in language: Language) -> String {
    ([counts(in: language)] + rulesInForce.map { VisibleText.line($0.words(in: language)) }).joined(separator: "\n")
  }

  private func counts(in language: Language) -> String {
    let (errors, warnings, hints) = counts
    guard language == .chinese else {
      let words = [
        plural(reports, "report"), plural(errors, "error") + (errors > 0 ? " in \(failedReports)" : ""),
        plural(warnings, "warning"), plural(hints, "hint"), setAside > 0 ? "\(setAside) set aside" : nil,
        filteredOut > 0 ? "\(plural(filteredOut, "report")) left out by the filters" : nil,
        unreadable > 0 ? "\(unreadable) could not be read" : nil, notReports > 0 ? "\(notReports) not a report" : nil,
      ]
      return words.compactMap { $0 }.joined(separator: ", ")
    }
    let words = [
      "核对 \(reports) 份报告", "错误 \(errors) 项" + (errors > 0 ? "（\(failedReports) 份报告）" : ""), "警告 \(warnings) 项",
      "提示 \(hints) 项", setAside > 0 ? "另搁置 \(setAside) 项" : nil,
      filteredOut > 0 ? "另有 \(filteredOut) 份报告不在筛选范围" : nil, unreadable > 0 ? "\(unreadable) 个文件未能读取" : nil,
      notReports > 0 ? "\(notReports) 个文件不是年度报告" : nil,
    ]
    return words.compactMap { $0 }.joined(separator: "，")
  }

  private func plural(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
