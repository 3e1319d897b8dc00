import Disclosure
import DocumentReaders
import ReportBrowser
import ReportCatalog
import ScreenGrid
import Settings

/// The browser without a terminal: everything is loaded, keys are pressed, the screen that results is printed.
struct HeadlessBrowser {
  let source: InputSource
  let screen: ScreenSettings
  let themes: Themes
  let preferences: Preferences

  func run() -> ExitStatus {
    guard let keys = KeyNotation.keys(in: screen.keys ?? "") else { return refuseKeys() }
    let scan = Scan.of(source)
    if let output = screen.output, Scan.holds(Invocation.path(output), among: scan.items) {
      return Exporting.refuse(output)
    }
    let loaded = load(scan)
    var options = Model.Options.ofThisProgram(themes, isDemo: source.isDemo)
    options.keymap = preferences.keymap
    options.wraps = preferences.wrap.content
    options.widths = CellWidth(ambiguous: preferences.ambiguous.content ?? .narrow)
    let painter = Painter(themes)
    let size = screen.size ?? ScreenSize(width: 80, height: 24)
    var session = Session(
      Model(options: options), width: size.width, height: size.height,
      load: { id, _ in loaded.report(id) },
      perform: { painter.perform($0, inputs: loaded.items, folders: source.folders) })
    for message in loaded.messages { session.send(message) }
    session.send(.loadingFinished)
    session.press(keys)
    let status = print(session.screen, theme: painter.theme)
    return max(status, loaded.hasFailed ? .unread : .done)
  }

  private func print(_ grid: Grid, theme: Theme) -> ExitStatus {
    do throws(OutputError) {
      var output = try Output(to: screen.output)
      try output.write(ScreenPicture(grid, theme: theme).text(screen.format ?? .text))
      try output.finish()
      return .done
    } catch { return error.report() }
  }

  private func refuseKeys() -> ExitStatus {
    Streams.say(
      words(
        "用法错误：看不懂键序 '\(printable(screen.keys ?? ""))'；写法如 e、<Tab>、<Enter>、<C-d>、<F8>。",
        "Error: The keys '\(printable(screen.keys ?? ""))' are not understood; write them as e, <Tab>, <Enter>, <C-d>, <F8>."
      ))
    return .usage
  }

  private func load(_ scan: Scan) -> Loaded {
    var loaded = Loaded()
    for problem in scan.problems { loaded.add(problem) }
    let work = Background.reading(scan.items.map(Intake.reader.capturing), with: Intake.reader) { ListedReport($0) }
    while let batch = work.next() {
      for record in batch { loaded.add(record) }
    }
    loaded.compareYears()
    for error in loaded.found.empty { loaded.add(error) }
    for problem in Reviews.ofThisRun.takeProblems() { loaded.add(problem) }
    return loaded
  }
}

/// What was loaded, and what the browser is told of it.
private struct Loaded {
  private(set) var messages: [Message] = []
  private(set) var items: [CatalogItem] = []
  private(set) var hasFailed = false
  private(set) var found = FoundPlaces(folders: [])
  private var years = YearsTable()

  mutating func add(_ error: ReadingError) {
    hasFailed = true
    messages.append(.unreadable(error))
  }

  mutating func add(_ problem: ReviewProblem) {
    hasFailed = true
    messages.append(.faulty(problem))
  }

  mutating func compareYears() { messages += years.messages() }

  mutating func add(_ record: InputRecord<ListedReport>) {
    found.note(record)
    switch record.outcome {
    case .report(let listed):
      items.append(record.item)
      years.add(listed.record, record.item, sha256: listed.summary.source.sha256)
      messages.append(.loaded([listed.summary]))
    case .container: break
    case .failure(let error) where error.isNoReport && !record.item.isNamed: break
    case .failure(let error): add(error)
    }
  }

  func report(_ id: ReportID) -> OpenReport? {
    guard items.indices.contains(id.index), case .success(let read) = Intake.reader.read(items[id.index]) else {
      return nil
    }
    return OpenReport(report: read.report, review: Reviews.ofThisRun.review(of: read), document: read.document)
  }
}

/// Carries out effects that need no terminal: themes and exports.
private final class Painter {
  private(set) var theme: Theme
  private let themes: Themes

  init(_ themes: Themes) {
    self.themes = themes
    theme = themes.current
  }

  func perform(_ effect: Effect, inputs: [CatalogItem], folders: [String]) -> Message? {
    func change(_ id: ReportID, isTakenBack: Bool) -> ReviewChange {
      ReviewChange(items: inputs, folders: folders, id: id, isTakenBack: isTakenBack)
    }
    switch effect {
    case .previewTheme(let name), .useTheme(let name):
      theme = themes.theme(named: name) ?? theme
      return themes.answer(to: name)
    case .export(let request): return export(request, inputs)
    case .copy(let text): return Clipboard.withoutTerminal(text)
    case .setAside(let id, let entry): return change(id, isTakenBack: false).answer(entry)
    case .takeBack(let id, let entry): return change(id, isTakenBack: true).answer(entry)
    case .openOriginal(_, let path):
      return .notice(words("没有终端，不打开程序；原件：\(path)", "without a terminal no program is started; the file: \(path)"))
    default: break
    }
    return nil
  }
  private func export(_ request: ExportRequest, _ inputs: [CatalogItem]) -> Message {
    let export = ViewExport(request, theme: theme, inputs: inputs)
    switch request.target {
    case .file: return export.answer()
    case .clipboard: return Clipboard.withoutTerminal(export.text)
    case .pipe(let command):
      return .failed(words("没有终端，不运行程序：\(command)", "without a terminal no program is run: \(command)"))
    }
  }
}

extension Clipboard {
  /// What is said where there is no terminal: the text is left alone.
  fileprivate static func withoutTerminal(_ text: String) -> Message {
    .notice(words("没有终端，未复制：\(text.prefix(60))", "without a terminal nothing is copied: \(text.prefix(60))"))
  }
}
