import Disclosure
import DocumentReaders
import Glibc
import ReportBrowser
import ReportCatalog
import ScreenGrid
import TerminalDriver

/// The browser with everything around it.
struct Browsing: Request {
  let source: InputSource
  var screen = ScreenSettings()

  func perform() -> ExitStatus {
    if case .paths([]) = source, !Intake.currentFolderHoldsReports { return sayHowToBegin() }
    let appearance = screen.isHeadless ? nil : TerminalEnvironment.ofThisProcess.appearance
    let themes = Themes(wish: screen.theme, appearance: appearance)
    for problem in themes.problems { Streams.say("gouji: " + printable(problem)) }
    guard !themes.isRefused else { return .usage }
    if screen.isHeadless { return HeadlessBrowser(source: place, screen: screen, themes: themes).run() }
    do throws(TerminalRefusal) {
      let terminal = try Terminal(options: screen.terminal, environment: .ofThisProcess)
      return run(on: terminal, themes.adapted(to: terminal.depth))
    } catch { return checkInstead(error) }
  }

  /// The source, where no path stands for the current folder.
  private var place: InputSource {
    if case .paths([]) = source { .paths(["."]) } else { source }
  }

  private func run(on terminal: Terminal, _ themes: Themes) -> ExitStatus {
    let mailbox = Mailbox<ShellMessage>()
    var options = Model.Options.ofThisProgram(themes, isDemo: source.isDemo)
    options.widths = terminal.widths
    let application = BrowserApplication(
      Model(options: options), themes: themes, desk: Desk(source: place, mailbox: mailbox))
    var loop = EventLoop(application, terminal: terminal, mailbox: mailbox)
    loop.run()
    terminal.stop()
    if let type = terminal.substituteType { sayWhatStoodIn(type) }
    return .done
  }

  /// Where no screen can be drawn the findings are printed, which say the same.
  private func checkInstead(_ refusal: TerminalRefusal) -> ExitStatus {
    let reason = words(refusal.inChinese, refusal.inEnglish)
    Streams.say(words("gouji: \(reason)；改为输出核查结果。", "gouji: \(reason); printing the findings instead."))
    return Checking(source: place, failOn: .never).perform()
  }

  private func sayWhatStoodIn(_ type: String) {
    let unknown = printable(Invocation.environment("TERM") ?? "")
    Streams.say(
      words(
        "gouji: 本机没有终端类型 '\(unknown)' 的描述，已按 \(type) 显示。",
        "gouji: this machine does not know the terminal type '\(unknown)'; \(type) was used instead."))
  }

  private func sayHowToBegin() -> ExitStatus {
    Streams.say(
      words(
        "当前文件夹里没有年度报告。\n打开报告：gouji 文件或文件夹；看示例：gouji demo；帮助：gouji --help。",
        "There is no annual report in the current folder.\n"
          + "Open reports: gouji FILE-OR-FOLDER; see the samples: gouji demo; help: gouji --help."))
    return .usage
  }
}

extension InputSource {
  /// Whether the reports are the samples, which must be marked as fictional.
  var isDemo: Bool { if case .samples = self { true } else { false } }
}

extension Model.Options {
  /// The options that the browser of this program always has.
  static func ofThisProgram(_ themes: Themes, isDemo: Bool) -> Model.Options {
    Model.Options(
      language: Invocation.language, themes: themes.names, theme: themes.current.name, isDemo: isDemo)
  }
}

extension ScreenSettings {
  /// What the options say about the terminal.
  fileprivate var terminal: TerminalOptions {
    TerminalOptions(ambiguous: ambiguous.width, color: color)
  }
}

extension TerminalEnvironment {
  /// The environment of this process.
  static var ofThisProcess: TerminalEnvironment {
    TerminalEnvironment(
      type: Invocation.environment("TERM"), noColor: Invocation.environment("NO_COLOR"),
      colorTerm: Invocation.environment("COLORTERM"), foregroundAndBackground: Invocation.environment("COLORFGBG"),
      outputIsTerminal: Streams.isTerminal(STDOUT_FILENO))
  }
}
