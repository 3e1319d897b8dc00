import ArgumentParser
import ReportExport

/// Prints the rule catalogue.
struct RulesCommand: Requesting, Request {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "rules", abstract: words("列出全部核查规则。", "Print the rule catalogue."))
  }

  @Option(help: help("输出格式", "the format of the catalogue"))
  var format = RulePage.Format.text

  @OptionGroup var common: CommonOptions

  var request: any Request { self }

  func perform() -> ExitStatus { Program.emit(RulePage.render(format, Invocation.language)) }
}
