import ArgumentParser
import Disclosure
import ReportExport
import ScreenGrid

/// Prints the rule catalogue.
struct RulesCommand: Requesting, Request {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "rules", abstract: words("列出全部核查规则。", "Print the rule catalogue."))
  }

  @Option(help: help("输出格式", "the format of the catalogue"))
  var format = RulePage.Format.text

  @Option(help: help("只输出一类规则的说明页（Markdown）", "the page about one family of rules, in Markdown"))
  var family: RuleFamily?

  @OptionGroup var common: CommonOptions

  var request: any Request { self }

  func perform() -> ExitStatus {
    guard let family else { return Program.emit(RulePage.render(format, Invocation.language)) }
    return Program.emit(RulePage.page(of: family, .ofThisProgram))
  }
}
