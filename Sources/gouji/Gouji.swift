import ArgumentParser
import Disclosure

/// The program's exit statuses, as the contract has them.
enum ExitStatus: Int32, Comparable {
  case done = 0
  case findings = 1
  case usage = 2
  case unread = 3

  static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// A command that has been parsed and can be carried out.
protocol Runnable {
  /// Does it and says how it went; talk has been printed when it returns.
  mutating func perform() -> ExitStatus
}

/// The main command: the browser.
struct Gouji: ParsableCommand, Runnable {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "gouji",
      abstract: words(
        "勾稽：浏览、核查、导出政府信息公开工作年度报告。", "Browse, check and export annual reports on government information disclosure."),
      discussion: words(
        "不带子命令时打开浏览器。路径 - 表示标准输入；与子命令同名的文件写作 ./check。",
        "Without a subcommand the browser opens. A path of - reads standard input; a file named like a subcommand is given as ./check."
      ),
      version: Program.version,
      subcommands: [Check.self, Export.self, RuleCatalogue.self, Dump.self, Demo.self])
  }

  @OptionGroup var screen: ScreenOptions
  @OptionGroup var common: CommonOptions

  @Argument(
    help: help(
      "报告文件或文件夹（含子文件夹）；省略时用当前文件夹", "report files, or folders with all that is in them; without any, the current folder"),
    completion: .file())
  var paths: [String] = []

  mutating func perform() -> ExitStatus { Browser(screen: screen, source: .paths(paths)).run() }
}

/// The browser on the reports that the program carries within itself.
struct Demo: ParsableCommand, Runnable {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "demo",
      abstract: words("打开随附的示例报告（虚构示例）。", "Open the sample reports of fictional agencies."))
  }

  @OptionGroup var screen: ScreenOptions
  @OptionGroup var common: CommonOptions

  mutating func perform() -> ExitStatus { Browser(screen: screen, source: .samples).run() }
}

/// The options that every command takes.
struct CommonOptions: ParsableArguments {
  @Option(help: help("界面与提示的语言", "the language of words meant for people"))
  var lang: LanguageChoice?
}

/// The languages by their codes; `Invocation` reads the choice before any argument is parsed.
enum LanguageChoice: String, ExpressibleByArgument, CaseIterable {
  case zh, en
}

/// Words in the language of this run.
func words(_ chinese: String, _ english: String) -> String { Bilingual(chinese, english)[Invocation.language] }

/// A help text in the language of this run.
func help(_ chinese: String, _ english: String) -> ArgumentHelp { ArgumentHelp(words(chinese, english)) }
