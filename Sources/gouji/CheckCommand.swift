import ArgumentParser
import Disclosure
import ReportCatalog
import ReportExport
import ScreenGrid

/// Prints what the rules have to say about reports.
struct CheckCommand: Requesting {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "check", abstract: words("核查报告，输出核查结果。", "Check reports and print the findings."),
      discussion: words(
        "退出状态：0 完成；1 有达到 --fail-on 级别的结果；2 用法错误；3 有输入未能读取。",
        "Exit status: 0 done; 1 findings at or above --fail-on; 2 usage; 3 an input could not be read."))
  }

  @Option(help: help("输出格式", "the format of the findings"))
  var format = CheckOutput.Format.text

  @Option(help: help("达到何种级别时退出状态为 1", "the severity that makes the exit status 1"))
  var failOn = Checking.FailOn.error

  @Flag(
    help: help("按规则和机关汇总，不逐条列出", "print the findings counted by rule and by agency instead of one by one"))
  var summary = false

  @Flag(help: help("不理会已搁置的标记", "count findings that were set aside like the others"))
  var strict = false

  @Flag(
    help: help(
      "同一机关各年度的报告互相对照；全部读完后才输出", "hold the reports of one agency against one another; prints when all are read"))
  var across = false

  @OptionGroup var filters: FilterOptions

  @OptionGroup var common: CommonOptions

  @Argument(help: help("报告文件或文件夹；- 表示标准输入", "report files or folders; - for standard input"), completion: .file())
  var paths: [String]

  var request: any Request {
    Checking(
      source: .paths(paths), format: format, failOn: failOn, filter: filters.filter, isStrict: strict,
      isSummary: summary, isAcross: across)
  }
}

/// Checking reports and printing the findings.
struct Checking: Request {
  /// The least severity that counts as failure.
  enum FailOn: String, ExpressibleByArgument, CaseIterable {
    case error, warning, never

    /// Whether a finding so grave, or none, counts.
    func counts(_ severity: Severity?) -> Bool {
      switch self {
      case .error: severity == .error
      case .warning: severity.map { $0 >= .warning } ?? false
      case .never: false
      }
    }
  }

  let source: InputSource
  var format = CheckOutput.Format.text
  var failOn = FailOn.error
  var filter = CheckFilter()
  /// Whether findings that were set aside count.
  var isStrict = false
  /// Whether counts are printed instead of findings.
  var isSummary = false
  /// Whether the reports of one agency are held against one another, for which all have to be kept until the last.
  var isAcross = false

  func perform() -> ExitStatus {
    var intake = Intake(source)
    var summary = CheckSummary()
    var breakdown = CheckBreakdown()
    do throws(OutputError) {
      let printer = CheckOutput(format, Invocation.language)
      var output = try Output(to: nil)
      if !isSummary { try output.write(printer.opening) }
      try intake.read(across: isAcross) { report, review throws(OutputError) in
        guard let checked = checked(report, review) else {
          summary.filteredOut += 1
          return true
        }
        if isSummary {
          breakdown.add(checked)
        } else {
          try output.write(printer.piece(checked, isFirst: summary.reports == 0))
        }
        summary.add(checked)
        return !output.isClosed
      }
      if isSummary {
        let widths = CellWidth()
        try output.write(breakdown.text(format, Invocation.language, displayWidth: { widths.of($0) }))
      } else {
        try output.write(printer.closing(isEmpty: summary.reports == 0))
      }
      try output.finish()
    } catch { return error.report() }
    intake.complainOfSettings()
    summary.unreadable = intake.unread
    summary.notReports = intake.others
    Streams.say(summary.text(in: Invocation.language))
    return intake.status(otherwise: failOn.counts(summary.gravest) ? .findings : .done)
  }

  /// A report with the findings asked about, nil if it is not asked about itself.
  private func checked(_ report: Report, _ review: Review) -> CheckedReport? {
    guard filter.takes(report, review) else { return nil }
    return filter.applied(to: CheckedReport(report, review: isStrict ? review.strict : review))
  }
}
