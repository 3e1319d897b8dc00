import ArgumentParser
import Disclosure

/// Prints one stage of the reading as text.
struct Dump: Requesting, Request {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "dump",
      abstract: words("按阶段输出解析过程，便于排查。", "Print one stage of the reading as text, to see where a doubt comes from."))
  }

  /// The stages from a document to the screen.
  enum Stage: String, ExpressibleByArgument, CaseIterable { case document, figures, relations, screen }

  @OptionGroup var common: CommonOptions

  @Argument(help: help("阶段", "the stage"))
  var stage: Stage

  @Argument(help: help("报告文件；- 表示标准输入", "a report file; - for standard input"), completion: .file())
  var path: String

  var request: any Request { self }

  func perform() -> ExitStatus { .done }
}
