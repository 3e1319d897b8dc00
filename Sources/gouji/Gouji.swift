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

/// Something the program was asked to do, free of how it was asked.
protocol Request {
  /// Does it and says how it went; talk has been printed when it returns.
  func perform() -> ExitStatus
}

/// A command line that asks for something.
protocol Requesting: ParsableCommand {
  /// What it asks for.
  var request: any Request { get }
}

/// The program's commands. The browser has no name of its own: it is what runs when no command is named.
struct Gouji: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "gouji", abstract: words("勾稽：政府信息公开工作年度报告的浏览与核查。", "Browse and check disclosure reports."),
      version: Program.version,
      subcommands: [
        CheckCommand.self, ExportCommand.self, InputsCommand.self, NoticeCommand.self, RulesCommand.self,
        DumpCommand.self, ConfigCommand.self, DemoCommand.self,
      ])
  }

  /// What the arguments, given without the program's name, ask for; nil for a command that is no request (`help`).
  ///
  /// The argument parser takes longer than reading and checking a report, so arguments without any option are
  /// understood without it, and a command with options is parsed by itself; the tree of all commands is asked for help
  /// and for the words about wrong arguments.
  static func request(_ arguments: [String]) throws -> (any Request)? {
    if let plain = plainRequest(arguments) { return plain }
    guard let name = nameOfCommand(in: arguments) else { return try BrowseCommand.parseAsRoot(arguments).asRequest() }
    let type: (any ParsableCommand.Type)? = configuration.subcommands.first { $0.configuration.commandName == name }
    if arguments.first == name, let command = try? type?.parseAsRoot(Array(arguments.dropFirst())) {
      return try command.asRequest()
    }
    return try parseAsRoot(arguments).asRequest()
  }

  /// Arguments that are nothing but paths, after `check` or `export` or no command at all.
  private static func plainRequest(_ arguments: [String]) -> (any Request)? {
    guard arguments.allSatisfy({ $0 == "-" || !$0.hasPrefix("-") }) else { return nil }
    let paths = Array(arguments.dropFirst())
    switch arguments.first {
    case "check": return paths.isEmpty ? nil : Checking(source: .paths(paths))
    case "export": return paths.isEmpty ? nil : Exporting(source: .paths(paths))
    case "demo": return paths.isEmpty ? Browsing(source: .samples) : nil
    case let first? where names.contains(first): return nil
    default: return Browsing(source: .paths(arguments))
    }
  }

  /// The first argument that is no option if it is a command's name; `./check` is a file. For a completion script it
  /// is `help`, which stands for the whole tree.
  private static func nameOfCommand(in arguments: [String]) -> String? {
    if arguments.contains(where: { $0.hasPrefix("--generate-completion-script") }) { return "help" }
    var rest = arguments[...]
    while let first = rest.first, first == "--lang" || first.hasPrefix("--lang=") {
      rest = rest.dropFirst(first == "--lang" ? 2 : 1)
    }
    return rest.first.flatMap { names.contains($0) ? $0 : nil }
  }

  private static let names: Set = ["check", "export", "inputs", "notice", "rules", "dump", "config", "demo", "help"]

  /// `--lang` may stand before the command.
  @OptionGroup var common: CommonOptions
}

/// The main command: the browser.
struct BrowseCommand: Requesting {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "gouji",
      abstract: words(
        "勾稽：浏览、核查、导出政府信息公开工作年度报告。", "Browse, check and export annual reports on government information disclosure."),
      usage: words(
        """
        gouji [选项] [路径 …]
        gouji check|export|notice|inputs|rules|dump|config|demo …
        """,
        """
        gouji [OPTIONS] [PATH …]
        gouji check|export|notice|inputs|rules|dump|config|demo …
        """), discussion: overview, version: Program.version)
  }

  private static var overview: String {
    words(
      """
      打开浏览器查看报告；其他命令：
        check   核查报告，输出不成立之处与提示
        export  导出报告的全部数据
        notice  为每个机关写一份整改通知，并汇总核查情况
        inputs  列出每个输入文件及其读取结果
        rules   列出全部核查规则
        dump    按阶段输出解析过程
        config  列出设置、其来源及各文件的位置
        demo    打开随附的示例报告（虚构示例）
      各命令的说明：gouji help 命令名。路径 - 表示标准输入；与命令同名的文件写作 ./check。
      """,
      """
      Opens the browser on reports. The other commands:
        check   check reports and print the findings
        export  export everything that was read of reports
        notice  write a correction notice to each agency, and an overview
        inputs  list every input and what came of reading it
        rules   print the rule catalogue
        dump    print one stage of the reading
        config  print the settings, where each comes from, and where files are
        demo    open the sample reports of fictional agencies
      More about one: gouji help COMMAND. A path of - reads standard input; a file named like a command
      is given as ./check.
      """)
  }

  @OptionGroup var screen: ScreenOptions
  @OptionGroup var common: CommonOptions

  @Argument(
    help: help(
      "报告文件或文件夹（含子文件夹）；省略时用当前文件夹", "report files, or folders with all that is in them; without any, the current folder"),
    completion: .file())
  var paths: [String] = []

  var request: any Request { Browsing(source: .paths(paths), screen: screen.settings) }
}

/// The browser on the reports that the program carries within itself.
struct DemoCommand: Requesting {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "demo",
      abstract: words("打开随附的示例报告（虚构示例）。", "Open the sample reports of fictional agencies."))
  }

  @OptionGroup var screen: ScreenOptions
  @OptionGroup var common: CommonOptions

  var request: any Request { Browsing(source: .samples, screen: screen.settings) }
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

extension ParsableCommand {
  /// What this command asks for; a command of the argument parser's own, like `help`, runs and asks for nothing.
  fileprivate func asRequest() throws -> (any Request)? {
    if let requesting = self as? any Requesting { return requesting.request }
    var command = self
    try command.run()
    return nil
  }
}
