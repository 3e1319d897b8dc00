import Disclosure
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
}

/// The browser as the event loop runs it: effects become work at the desk, or requests to the terminal.
struct BrowserApplication: ScreenApplication {
  private(set) var model: Model
  private(set) var theme: Theme
  private let themes: Themes
  private let desk: Desk
  private var size = (width: 0, height: 0)
  private var widths: CellWidth

  init(_ model: Model, themes: Themes, desk: Desk) {
    self.model = model
    self.themes = themes
    self.desk = desk
    theme = themes.current
    widths = CellWidth()
  }

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
    case .ambiguousWidth(let ambiguous): tell(.widths(CellWidth(ambiguous: ambiguous)))
    }
  }

  mutating func receive(_ message: ShellMessage) -> [TerminalRequest] {
    switch message {
    case .browser(let message): return tell(message)
    case .loaded(let summaries, let items):
      desk.keep(items, summaries)
      return tell(.loaded(summaries))
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

  private mutating func tell(_ message: Message) -> [TerminalRequest] {
    update(&model, message).flatMap { perform($0) }
  }

  private mutating func perform(_ effect: Effect) -> [TerminalRequest] {
    switch effect {
    case .open(let id, _): desk.open(id)
    case .export(let request): desk.export(request, theme: theme)
    case .openOriginal(let id, let path): desk.openOriginal(id, path: path)
    case .setAside(let id, let entry): desk.review(id, entry, isTakenBack: false)
    case .takeBack(let id, let entry): desk.review(id, entry, isTakenBack: true)
    case .copy(let text): desk.copy(text)
    case .searchOn(let number): desk.answer(.searchOn(number))
    case .prepareFilter: desk.answer(.prepareFilter)
    case .previewTheme(let name), .useTheme(let name):
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
