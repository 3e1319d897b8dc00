import ArgumentParser
import Disclosure

/// Prints the rule catalogue.
struct RuleCatalogue: Requesting, Request {
  static var configuration: CommandConfiguration {
    CommandConfiguration(commandName: "rules", abstract: words("列出全部核查规则。", "Print the rule catalogue."))
  }

  /// The formats of the catalogue.
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, markdown, json }

  @Option(help: help("输出格式", "the format of the catalogue"))
  var format: Format = .text

  @OptionGroup var common: CommonOptions

  var request: any Request { self }

  func perform() -> ExitStatus { .done }
}
