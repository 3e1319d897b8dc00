import ArgumentParser
import Disclosure
import Glibc
import ReportBrowser
import ScreenGrid
import Settings
import ShippedFiles

/// Prints where the program's files are and what every setting is, or an example of a configuration file.
struct ConfigCommand: Requesting, Request {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "config",
      abstract: words("列出设置、其来源及各文件的位置。", "Print the settings, where each comes from, and where files are."))
  }

  @Flag(help: help("输出带注释的示例配置文件", "print an example of a configuration file, with comments"))
  var example = false

  @Option(help: help("配色主题的名称或 TOML 文件", "a theme's name or TOML file"))
  var theme: String?

  @Option(help: help("宽度不定字符（“”…①）按宽或窄计", "how wide characters of ambiguous width are"))
  var ambiguous: AmbiguousChoice?

  @OptionGroup var common: CommonOptions

  var request: any Request { self }

  func perform() -> ExitStatus {
    if example { return Program.emit(ConfigurationExample.text) }
    let preferences = Preferences(ScreenSettings(theme: theme, ambiguous: ambiguous))
    let status = Program.emit(Self.places + "\n" + settings(preferences))
    for problem in preferences.problems { Streams.say("gouji: " + printable(problem.message(in: Invocation.language))) }
    return preferences.problems.isEmpty ? status : max(status, .unread)
  }

  private static var places: String {
    let rows: [(String, String?)] = [
      (words("配置文件", "configuration"), UserPlaces.configurationFile), (words("主题文件夹", "themes"), UserPlaces.themes),
      (words("会话文件夹", "sessions"), UserPlaces.sessions), (words("缓存文件夹", "cache"), UserPlaces.cache),
    ]
    return aligned(
      rows.map { name, path in
        guard let path else {
          return [name, words("无处可放：HOME 未设置", "nowhere: HOME is not set"), ""]
        }
        let exists = access(path, F_OK) == 0
        return [name, printable(path), exists ? words("已有", "exists") : words("尚无", "not there")]
      })
  }

  private func settings(_ preferences: Preferences) -> String {
    let isChinese = Invocation.language == .chinese
    let automatic = words("自动", "auto")
    func onOff(_ value: Preferences.Value<Bool>) -> String { value.content ? words("开", "on") : words("关", "off") }
    let width = preferences.ambiguous.content.map { $0 == .wide ? words("宽", "wide") : words("窄", "narrow") }
    var rows = [
      ["language", isChinese ? "中文" : "English", Self.say(Invocation.languageOrigin)],
      ["theme", printable(preferences.theme.content ?? automatic), Self.say(preferences.theme.origin)],
      ["light-theme", printable(preferences.lightTheme.content), Self.say(preferences.lightTheme.origin)],
      ["dark-theme", printable(preferences.darkTheme.content), Self.say(preferences.darkTheme.origin)],
      ["ambiguous-width", width ?? automatic, Self.say(preferences.ambiguous.origin)],
      ["mouse", onOff(preferences.mouse), Self.say(preferences.mouse.origin)],
      ["session", onOff(preferences.session), Self.say(preferences.session.origin)],
      ["reload", onOff(preferences.reload), Self.say(preferences.reload.origin)],
      ["wrap", onOff(preferences.wrap), Self.say(preferences.wrap.origin)],
    ]
    let file = UserConfiguration.ofThisUser
    let lines = Dictionary(file.keys.map { ($0.command, $0.line) }, uniquingKeysWith: { first, _ in first })
    for (name, keys, _) in Keymap.commands {
      let own = preferences.keymap.keys(ofCommandNamed: name)
      guard own != keys, let line = lines[name] else { continue }
      rows.append(["keys." + name, own.joined(separator: " "), Self.say(.file(line: line))])
    }
    return Self.aligned(rows)
  }

  private static func say(_ origin: Preferences.Origin) -> String {
    switch origin {
    case .flag(let name): words("命令行 \(name)", "command line \(name)")
    case .file(let line): words("配置文件", "configuration") + (line.map { words(" 第 \($0) 行", " line \($0)") } ?? "")
    case .environment(let name): words("环境变量 \(name)", "environment \(name)")
    case .standard: words("默认", "default")
    }
  }

  /// Rows with their columns below one another.
  private static func aligned(_ rows: [[String]]) -> String {
    let widths = CellWidth()
    let count = rows.map(\.count).max() ?? 0
    let columns = (0..<count).map { column in rows.map { widths.of($0[column]) }.max() ?? 0 }
    return rows.map { row in
      var line = row.enumerated().map { column, text in
        text + String(repeating: " ", count: columns[column] - widths.of(text) + 2)
      }.joined()
      while line.hasSuffix(" ") { line.removeLast() }
      return line + "\n"
    }.joined()
  }
}

/// A configuration file in which everything is as it is without one.
enum ConfigurationExample {
  /// The whole file, in the language of this run.
  static var text: String {
    let keys = Keymap.commands.map { name, keys, title in
      let list = keys.map { "\"\($0.replacingQuotes)\"" }.joined(separator: ", ")
      return "# \(words(title.chinese, title.english))\n\(name) = [\(list)]\n"
    }
    return head + keys.joined()
  }

  private static var head: String {
    words(
      """
      # 勾稽 gouji 的配置文件。放在 $XDG_CONFIG_HOME/gouji/config.toml，通常是 ~/.config/gouji/config.toml。
      # 这里写的都是默认值；只需保留要改的行。写错的行按行号提示并略过，其余照用。
      # 命令行选项优先于本文件。gouji config 列出当前各项设置及其来源。

      # 界面语言："auto"（按 LANG）、"zh"、"en"
      language = "auto"
      # 配色主题："auto" 按终端背景选用下面两个之一；或主题名称，或 TOML 文件
      theme = "auto"
      light-theme = "light"
      dark-theme = "dark"
      # 宽度不定的字符（“”…①）："auto"（询问终端）、"narrow"、"wide"
      ambiguous-width = "auto"
      # 启动时是否接管鼠标（运行中按 F12 切换）；接管后须按住 Shift 才能用终端自己的选取
      mouse = false
      # 退出时记下位置与视图，下次打开同样的文件时恢复；--fresh 可从头开始
      session = true
      # 磁盘上的文件（报告、.gouji.toml、本文件、主题）有改动时重新读取
      reload = true
      # 跳到最后一处之后是否从头继续（e、w、n、]d）；false 则停下并提示
      wrap = true

      # 按键：给出某命令的按键即替换其全部默认按键；[] 表示不设按键。写法如 "e"、"gg"、"<Tab>"、"<C-d>"、"<F8>"。
      # 0 和 4–9 是次数，不能改作他用。没有按键的命令仍可在命令面板中执行。
      [keys]

      """,
      """
      # The configuration of gouji. It belongs at $XDG_CONFIG_HOME/gouji/config.toml, usually ~/.config/gouji/config.toml.
      # Everything here is as it is without a file: keep only the lines you change. A faulty line is named and left out.
      # Options of the command line go before this file. gouji config prints all settings and where each comes from.

      # The language: "auto" (from LANG), "zh", "en"
      language = "auto"
      # The theme: "auto" takes one of the two below by the terminal's background; else a theme's name or TOML file
      theme = "auto"
      light-theme = "light"
      dark-theme = "dark"
      # Characters of ambiguous width (“”…①): "auto" (ask the terminal), "narrow", "wide"
      ambiguous-width = "auto"
      # Whether the mouse is taken at the start (F12 switches); then the terminal selects text with Shift held
      mouse = false
      # Whether place and view are kept at the end and taken up the next time; --fresh begins anew
      session = true
      # Whether files that change on the disk are read again: reports, .gouji.toml, this file, themes
      reload = true
      # Whether jumps (e, w, n, ]d) go on at the other end behind the last place; false stops there and says so
      wrap = true

      # Keys: those given for a command replace its own; [] leaves it without any. "e", "gg", "<Tab>", "<C-d>", "<F8>".
      # 0 and 4 to 9 are counts and cannot be bound. A command without keys can be run from the palette.
      [keys]

      """) + "\n"
  }
}

extension String {
  /// The text as it stands between quotes in TOML.
  fileprivate var replacingQuotes: String {
    reduce(into: "") { $0 += $1 == "\\" ? "\\\\" : $1 == "\"" ? "\\\"" : String($1) }
  }
}
