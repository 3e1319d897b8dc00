import ArgumentParser
import Disclosure
import ReportCatalog

/// Prints what the rules have to say about reports.
struct Check: Requesting {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "check", abstract: words("核查报告，输出不成立之处与提示。", "Check reports and print the findings."),
      discussion: words(
        "退出状态：0 完成；1 有达到 --fail-on 级别的结果；2 用法错误；3 有输入未能读取。",
        "Exit status: 0 done; 1 findings at or above --fail-on; 2 usage; 3 an input could not be read."))
  }

  @Option(help: help("输出格式", "the format of the findings"))
  var format = Checking.Format.text

  @Option(help: help("达到何种级别时退出状态为 1", "the severity that makes the exit status 1"))
  var failOn = Checking.FailOn.error

  @OptionGroup var common: CommonOptions

  @Argument(help: help("报告文件或文件夹；- 表示标准输入", "report files or folders; - for standard input"), completion: .file())
  var paths: [String]

  var request: any Request { Checking(paths: paths, format: format, failOn: failOn) }
}

/// Checking reports and printing the findings.
struct Checking: Request {
  /// The formats of findings.
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, csv, markdown }

  /// The least severity that counts as failure.
  enum FailOn: String, ExpressibleByArgument, CaseIterable { case error, warning, never }

  let paths: [String]
  var format = Format.text
  var failOn = FailOn.error

  func perform() -> ExitStatus {
    var intake = Intake()
    var tally = Tally()
    intake.read(paths) { read in
      tally.add(read.findings)
      return true
    }
    Streams.say(tally.summary(of: intake))
    return intake.status(otherwise: tally.worst >= failOn.severity ? .findings : .done)
  }
}

extension Checking.FailOn {
  /// The severity as a number to compare with: one above all others for never.
  fileprivate var severity: Int {
    switch self {
    case .error: 2
    case .warning: 1
    case .never: 3
    }
  }
}

/// A count of findings by severity.
struct Tally {
  private var counts: [Severity: Int] = [:]

  mutating func add(_ findings: [Finding]) {
    for finding in findings { counts[finding.severity, default: 0] += 1 }
  }

  /// The gravest severity met: 2 for an error, 1 for a warning, 0 otherwise.
  var worst: Int { count(.error) > 0 ? 2 : count(.warning) > 0 ? 1 : 0 }

  private func count(_ severity: Severity) -> Int { counts[severity, default: 0] }

  /// One line that says what was checked and what was not.
  func summary(of intake: Intake) -> String {
    let (errors, warnings, hints) = (count(.error), count(.warning), count(.info))
    var chinese = "核查报告 \(intake.reports) 份：不成立 \(errors) 项，警示 \(warnings) 项，提示 \(hints) 项"
    var english = "\(intake.reports) \(intake.reports == 1 ? "report" : "reports") checked: \(errors) failed, "
    english += "\(warnings) \(warnings == 1 ? "warning" : "warnings"), \(hints) \(hints == 1 ? "hint" : "hints")"
    if intake.others > 0 {
      chinese += "；另有 \(intake.others) 个文件不是年报，已跳过"
      english +=
        "; \(intake.others) other \(intake.others == 1 ? "file is no report" : "files are no reports") (skipped)"
    }
    if intake.unread > 0 {
      chinese += "；\(intake.unread) 个输入未能读取"
      english += "; \(intake.unread) \(intake.unread == 1 ? "input" : "inputs") could not be read"
    }
    return Bilingual(chinese, english)[Invocation.language]
  }
}
