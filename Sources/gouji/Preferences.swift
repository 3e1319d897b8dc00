import Disclosure
import ReportBrowser
import ScreenGrid
import Settings
import TerminalDriver

/// What the flags, the environment and the configuration file come to.
struct Preferences: Sendable {
  /// Where a value comes from, the strongest first.
  enum Origin: Sendable {
    case flag(String)
    case file(line: Int?)
    case environment(String)
    case standard
  }

  /// A value and where it comes from.
  struct Value<Content: Sendable>: Sendable {
    var content: Content
    var origin: Origin
  }

  /// The theme asked for, nil for one that suits the terminal.
  let theme: Value<String?>
  let lightTheme: Value<String>
  let darkTheme: Value<String>
  /// The width of ambiguous characters, nil to ask the terminal.
  let ambiguous: Value<CellWidth.Ambiguous?>
  let mouse: Value<Bool>
  /// The language that the file names, nil for that of the environment.
  let language: Language?
  let session: Value<Bool>
  let reload: Value<Bool>
  let wrap: Value<Bool>
  let keymap: Keymap
  /// What is wrong with the configuration file.
  let problems: [ConfigurationProblem]

  init(_ screen: ScreenSettings, _ file: Configuration = UserConfiguration.ofThisUser) {
    func stated<Content: Sendable>(_ value: Configuration.Stated<Content>?, _ standard: Content) -> Value<Content> {
      value.map { Value(content: $0.value, origin: .file(line: $0.line)) }
        ?? Value(content: standard, origin: .standard)
    }
    if let name = screen.theme {
      theme = Value(content: name, origin: .flag("--theme"))
    } else {
      theme = stated(file.theme, nil)
    }
    lightTheme = stated(file.lightTheme, "light")
    darkTheme = stated(file.darkTheme, "dark")
    if let choice = screen.ambiguous {
      ambiguous = Value(content: choice.width, origin: .flag("--ambiguous"))
    } else {
      ambiguous = stated(file.ambiguous, nil)
    }
    mouse = stated(file.mouse, false)
    language = file.language.flatMap(\.value)
    session = screen.isFresh ? Value(content: false, origin: .flag("--fresh")) : stated(file.session, true)
    reload = stated(file.reload, true)
    wrap = stated(file.wrap, true)
    let keys = UserConfiguration.keymap(of: file)
    keymap = keys.keymap
    problems = (file.problems + keys.problems).sorted { ($0.line ?? 0) < ($1.line ?? 0) }
  }

  /// What is said of the configuration file's problems in the status line; nil if there is none.
  var notice: String? {
    guard let first = problems.first?.message(in: Invocation.language) else { return nil }
    guard problems.count > 1 else { return first }
    return words("\(first)（共 \(problems.count) 处，见 gouji config）", "\(first) (\(problems.count) in all: gouji config)")
  }
}
