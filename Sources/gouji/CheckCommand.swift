import ArgumentParser
import Disclosure
import ReportCatalog
import ReportExport

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

  @OptionGroup var common: CommonOptions

  @Argument(help: help("报告文件或文件夹；- 表示标准输入", "report files or folders; - for standard input"), completion: .file())
  var paths: [String]

  var request: any Request { Checking(source: .paths(paths), format: format, failOn: failOn) }
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

  func perform() -> ExitStatus {
    var intake = Intake(source)
    var summary = CheckSummary()
    do throws(OutputError) {
      let printer = CheckOutput(format, Invocation.language)
      var output = try Output(to: nil)
      try output.write(printer.opening)
      // The report of the year before may come last, so nothing is printed before all are read.
      var gathered = GatheredReports()
      try intake.read { read throws(OutputError) in
        gathered.add(read)
        return true
      }
      try gathered.hand { report, findings throws(OutputError) in
        let checked = CheckedReport(report, findings: findings)
        try output.write(printer.piece(checked, isFirst: summary.reports == 0))
        summary.add(checked.findings)
        return !output.isClosed
      }
      try output.write(printer.closing(isEmpty: summary.reports == 0))
      try output.finish()
    } catch { return error.report() }
    summary.unreadable = intake.unread
    summary.notReports = intake.others
    Streams.say(summary.text(in: Invocation.language))
    return intake.status(otherwise: failOn.counts(summary.gravest) ? .findings : .done)
  }
}
