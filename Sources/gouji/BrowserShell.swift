import Disclosure
import DocumentReaders
import Glibc
import ReportBrowser
import ReportCatalog
import ScreenGrid
import Settings
import TerminalDriver

/// The browser with everything around it.
struct Browsing: Request {
  let source: InputSource
  var screen = ScreenSettings()

  func perform() -> ExitStatus {
    if case .paths([]) = source, !Intake.currentFolderHoldsReports { return sayHowToBegin() }
    let preferences = Preferences(screen)
    let appearance = screen.isHeadless ? nil : TerminalEnvironment.ofThisProcess.appearance
    let themes = Themes(preferences, appearance: appearance)
    for problem in preferences.problems.map({ $0.message(in: Invocation.language) }) + themes.problems {
      Streams.say("gouji: " + printable(problem))
    }
    guard !themes.isRefused else { return .usage }
    if screen.isHeadless {
      return HeadlessBrowser(source: place, screen: screen, themes: themes, preferences: preferences).run()
    }
    do throws(TerminalRefusal) {
      var settings = TerminalOptions(
        ambiguous: preferences.ambiguous.content, color: screen.color, mouse: preferences.mouse.content)
      settings.asksAppearance = themes.isAutomatic
      let terminal = try Terminal(options: settings, environment: .ofThisProcess)
      return run(on: terminal, themes.adapted(to: terminal.depth), preferences)
    } catch { return checkInstead(error) }
  }

  /// The source, where no path stands for the current folder.
  private var place: InputSource {
    if case .paths([]) = source { .paths(["."]) } else { source }
  }

  private func run(on terminal: Terminal, _ themes: Themes, _ preferences: Preferences) -> ExitStatus {
    let mailbox = Mailbox<ShellMessage>()
    var options = Model.Options.ofThisProgram(themes, isDemo: source.isDemo)
    options.widths = terminal.widths
    options.keymap = preferences.keymap
    options.wraps = preferences.wrap.content
    options.usesMouse = preferences.mouse.content
    let store = preferences.session.content ? SessionStore(place) : nil
    let desk = Desk(source: place, mailbox: mailbox, watches: preferences.reload.content)
    if preferences.reload.content {
      desk.follow(
        FollowingConfiguration(preferences, screen: screen, appearance: themes.current.appearance, mailbox: mailbox))
    }
    let application = BrowserApplication(
      Model(options: options), themes: themes, desk: desk, store: store,
      notice: preferences.notice ?? themes.problems.first)
    var loop = EventLoop(application, terminal: terminal, mailbox: mailbox)
    loop.run()
    terminal.stop()
    if let problem = loop.application.farewell { Streams.say("gouji: " + printable(problem)) }
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

extension TerminalEnvironment {
  /// The environment of this process.
  static var ofThisProcess: TerminalEnvironment {
    TerminalEnvironment(
      type: Invocation.environment("TERM"), noColor: Invocation.environment("NO_COLOR"),
      colorTerm: Invocation.environment("COLORTERM"), foregroundAndBackground: Invocation.environment("COLORFGBG"),
      outputIsTerminal: Streams.isTerminal(STDOUT_FILENO))
  }
}
