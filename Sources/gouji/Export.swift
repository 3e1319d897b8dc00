import ArgumentParser
import Disclosure

/// Prints whole reports.
struct Export: Requesting {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "export", abstract: words("导出报告的全部数据。", "Export everything that was read of reports."))
  }

  @Option(help: help("输出格式", "the format of the reports"))
  var format = Exporting.Format.json

  @Option(name: .shortAndLong, help: help("写入文件（整体替换）", "write to a file, whole or not at all"), completion: .file())
  var output: String?

  @OptionGroup var common: CommonOptions

  @Argument(help: help("报告文件或文件夹；- 表示标准输入", "report files or folders; - for standard input"), completion: .file())
  var paths: [String]

  var request: any Request { Exporting(paths: paths, format: format, output: output) }
}

/// Printing whole reports.
struct Exporting: Request {
  /// The formats of reports.
  enum Format: String, ExpressibleByArgument, CaseIterable { case json, jsonl, csv, markdown, html, text }

  let paths: [String]
  var format = Format.json
  var output: String?

  func perform() -> ExitStatus { .done }
}
