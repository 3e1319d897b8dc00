import Disclosure
import Glibc
import ReportBrowser
import ReportCatalog
import ScreenGrid
import TerminalDriver

/// What workers tell the browser's loop.
enum ShellMessage: Sendable {
  /// Something for the browser itself.
  case browser(Message)
  /// Reports that were read, with the items they came from, in the same order.
  case loaded([ReportSummary], [CatalogItem])
  /// Reports were read again: their files or the settings beside them have changed, or the files are new.
  case reread(Reread)
  /// The configuration or a theme file has changed.
  case configured(Configured)
  /// Files that are gone.
  case gone([[UInt8]])
  /// Bytes for the terminal itself, which only the loop's own thread may write.
  case write([UInt8])
}

/// The browser as the event loop runs it: effects become work at the desk, or requests to the terminal.
struct BrowserApplication: ScreenApplication {
  private(set) var model: Model
  private(set) var theme: Theme
  private var themes: Themes
  private let desk: Desk
  private var size = (width: 0, height: 0)
  private var widths: CellWidth
  private let store: SessionStore?
  private var followsTerminal: Bool
  /// What is to be said when the terminal has been given back; nil if nothing.
  private(set) var farewell: String?

  /// The browser; `notice` is said in its status line until a key is pressed.
  init(_ model: Model, themes: Themes, desk: Desk, store: SessionStore? = nil, notice: String? = nil) {
    self.model = model
    self.store = store
    followsTerminal = themes.isAutomatic
    self.themes = themes
    self.desk = desk
    theme = themes.current
    widths = CellWidth()
    takeUpSession()
    if let notice { _ = tell(.failed(notice)) }
  }

  private mutating func takeUpSession() {
    guard let store else { return }
    let (record, problem) = store.read()
    if let record { model.restore(record) }
    if let problem { _ = tell(.failed(problem)) }
  }

  mutating func end() { farewell = store?.write(model.record) }

  mutating func begin() -> [TerminalRequest] {
    desk.beginLoading()
    return []
  }

  mutating func handle(_ event: InputEvent) -> [TerminalRequest] {
    switch event {
    case .key(.control("z")): [.suspend]
    case .key(let key): tell(.key(key))
    case .mouse(let event): tell(.mouse(event))
    case .resize(let width, let height): tell(.resized(width: width, height: height))
    case .appearance(let appearance): follow(appearance)
    case .ambiguousWidth(let ambiguous): tell(.widths(CellWidth(ambiguous: ambiguous)))
    }
  }

  mutating func receive(_ message: ShellMessage) -> [TerminalRequest] {
    switch message {
    case .browser(let message): return tell(message)
    case .loaded(let summaries, let items):
      desk.keep(items, summaries)
      return tell(.loaded(summaries))
    case .reread(let reread): return takeInAgain(reread)
    case .configured(let configured): return follow(configured)
    case .gone(let paths): return tell(.vanished(desk.reports(from: paths)))
    case .write(let bytes):
      try? Streams.write(bytes, to: STDOUT_FILENO)
      return []
    }
  }

  mutating func draw(width: Int, height: Int, widths: CellWidth) -> Grid {
    if size != (width, height) {
      size = (width, height)
      _ = tell(.resized(width: width, height: height))
    }
    if self.widths != widths {
      self.widths = widths
      _ = tell(.widths(widths))
    }
    return view(model)
  }

  /// Takes the theme for a background, unless one was asked for or chosen.
  private mutating func follow(_ appearance: Theme.Appearance) -> [TerminalRequest] {
    let name = themes.name(for: appearance)
    guard followsTerminal, name != theme.name, let next = themes.theme(named: name) else { return [] }
    theme = next
    return tell(.themeInUse(name))
  }

  /// Reports that are on the list are put in their places, others at its end.
  private mutating func takeInAgain(_ reread: Reread) -> [TerminalRequest] {
    var requests: [TerminalRequest] = []
    var known: [Replacement] = []
    var new: [(summary: ReportSummary, item: CatalogItem)] = []
    for report in reread.reports {
      if let id = desk.replace(report.item, report.summary) {
        known.append(Replacement(id: id, summary: report.summary))
      } else {
        new.append(report)
      }
    }
    if !new.isEmpty {
      desk.keep(new.map(\.item), new.map(\.summary))
      requests += tell(.loaded(new.map(\.summary))) + tell(.arrived(new.count))
    }
    let isKnown = !known.isEmpty || !reread.settings.isEmpty
    if isKnown { requests += tell(.replaced(known, across: reread.across, settings: reread.settings)) }
    requests += tell(.agencies(reread.agencies))
    return isKnown ? requests : requests + tell(.foundAcross(reread.across))
  }

  /// Takes over what the configuration says by now, and the theme in use as its file has it.
  private mutating func follow(_ configured: Configured) -> [TerminalRequest] {
    let next = configured.themes.adapted(like: themes)
    var name = model.themeInUse
    if configured.changesTheme {
      followsTerminal = next.isAutomatic
      name = next.isAutomatic ? next.name(for: theme.appearance == .light ? .light : .dark) : next.current.name
    }
    let (found, problem) = next.find(name)
    guard let found else { return tell(.failed(Following.earlierHolds(problem ?? name))) }
    themes = next
    let isRedrawn = found != theme
    theme = found
    var message = configured.message
    message.themes = next.names
    message.theme = name
    if isRedrawn { message.changes.append(words("主题“\(found.titleInChinese)”", "the theme \(found.titleInEnglish)")) }
    return tell(.configured(message))
  }

  private mutating func tell(_ message: Message) -> [TerminalRequest] {
    update(&model, message).flatMap { perform($0) }
  }

  private mutating func perform(_ effect: Effect) -> [TerminalRequest] {
    switch effect {
    case .open(let id, _): desk.open(id)
    case .export(let request):
      if case .pipe(let command) = request.target {
        return [.lend { [desk, theme] in desk.pipe(request, theme, command) }]
      }
      desk.export(request, theme: theme)
    case .openOriginal(let id, let path): desk.openOriginal(id, path: path)
    case .setAside(let id, let entry): desk.review(id, entry, isTakenBack: false)
    case .takeBack(let id, let entry): desk.review(id, entry, isTakenBack: true)
    case .copy(let text): desk.copy(text)
    case .searchOn(let number): desk.answer(.searchOn(number))
    case .readOn(let number, let ids): desk.readToSearch(ids, number)
    case .prepare: desk.answer(.prepare)
    case .previewTheme(let name), .useTheme(let name):
      if case .useTheme = effect { followsTerminal = false }
      theme = themes.theme(named: name) ?? theme
      return tell(themes.answer(to: name))
    case .cancelLoading: desk.cancelLoading()
    case .redraw: return [.repaint]
    case .useMouse(let isOn): return [.mouse(isOn)]
    case .quit:
      desk.cancelLoading()
      return [.quit]
    }
    return []
  }
}
