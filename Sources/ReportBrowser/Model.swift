public import Disclosure
public import ScreenGrid

/// A line of the list that can be chosen.
enum Choice: Sendable, Hashable {
  case report(ReportID)
  case unread(Int)
}

/// The panes from left to right; the list of findings stands under the content, the source beside or below it.
enum Pane: Int, Sendable, Hashable, CaseIterable {
  case agencies, sections, content, findings, source
}

/// A place that can be gone back to.
struct Place: Sendable, Hashable {
  var choice: Choice?
  var part: Part
  var cursor: Cursor?
  var check: Int?
  /// The page beside the panes that was in view.
  var page: OverviewPage?
}

/// A jump, and how often it was done at once.
struct LastJump: Sendable, Hashable {
  let command: Command
  let times: Int
}

/// What the user sees of everything: changed by `u`.
struct ViewState: Sendable, Hashable {
  var failuresOnly = false
  var isZoomed = false
  var showsFindings = false
  var showsSource = false
  var hidesSetAside = false
  var isSideBySide = false
  var sort = SortOrder.name
  var filter = ""
}

/// How far the reading of files has come.
enum Loading: Sendable, Hashable {
  case waiting
  case reading(done: Int, total: Int)
  case cancelled
  case finished
}

/// A message in the status line.
struct Notice: Sendable, Hashable {
  enum Tone: Sendable, Hashable {
    case plain, failed, error
  }

  let text: String
  var tone = Tone.plain
}

/// The whole state of the browser; changed by `update` only.
public struct Model: Sendable {
  /// What the browser is told at its start.
  public struct Options: Sendable {
    /// The language of the words for people.
    public var language: Language
    /// The names of the themes to choose from.
    public var themes: [String]
    /// The theme in use.
    public var theme: String
    /// Whether the samples are shown, which must be marked as fictional.
    public var isDemo: Bool
    /// Whether only ASCII signs may be drawn.
    public var isASCII: Bool
    /// How wide characters are.
    public var widths: CellWidth
    /// The keys in use.
    public var keymap = Keymap.standard
    /// Whether the mouse is taken from the start.
    public var usesMouse = false
    /// Whether jumps go on at the other end behind the last place.
    public var wraps = true

    /// Options; all have a sensible value.
    public init(
      language: Language = .chinese, themes: [String] = [], theme: String = "", isDemo: Bool = false,
      isASCII: Bool = false, widths: CellWidth = CellWidth()
    ) {
      self.language = language
      self.themes = themes
      self.theme = theme
      self.isDemo = isDemo
      self.isASCII = isASCII
      self.widths = widths
    }
  }

  var options: Options
  var size: Size
  var shelf: Shelf
  var loading = Loading.waiting

  var choice: Choice?
  var part = Part.section(.requests)
  /// Where the cursor stands in each part, kept from report to report.
  var cursors: [Part: Cursor] = [:]
  var focus = Pane.agencies
  /// The finding that the last jump landed on, or that is chosen in the list of findings.
  var check: Int?
  var state = ViewState()
  /// What `u` takes back and `U` does again.
  var history = History()
  /// What was kept of the last session and waits for its reports.
  var restoring: Restoring?
  /// What became of files since they were read.
  var reloading = Reloading()

  var reports = OpenReports()
  var version = 0
  var asked: ReportID?
  var failed: [ReportID: String] = [:]
  var sheet: ContentSheet?
  var tops: [Pane: Int] = [:]
  var source = SourceView()
  /// The pages beside the panes: all reports, the matrix, the series.
  var overview = Overview()
  var causes = CauseView()
  /// The first column of figures in view.
  var firstColumn = 0

  var mode = Mode.browse
  var keys: [Key] = []
  var count: Int?
  var notice: Notice?
  /// What `.` repeats.
  var lastJump: LastJump?
  var past: [Place] = []
  var future: [Place] = []
  var marks: [Character: Place] = [:]
  var search = Search()
  var exporting = Exporting()
  var finding = FindingState()
  var comparison = Comparison()
  var usesMouse = false
  /// Whether `Effect.prepare` has been asked for and not been answered.
  var isPreparing = false
  /// Whether the first report in view is shown, whichever it is, while files arrive: until the first command.
  var isFollowing = true
  /// Whether the user has chosen a place in the report; until then a jump begins at its first check.
  var isTouched = false

  /// A browser that has seen nothing yet, on a screen of 80 by 24.
  public init(options: Options = Options()) {
    self.options = options
    usesMouse = options.usesMouse
    size = Size(width: 80, height: 24)
    shelf = Shelf(folding: Folding())
  }
}

/// Columns and rows of the screen.
struct Size: Sendable, Hashable {
  var width: Int
  var height: Int
}

extension Model {
  var words: Words { Words(language: options.language, keymap: options.keymap) }

  var keymap: Keymap { options.keymap }

  var signs: Signs { Signs.of(options.widths, isASCII: options.isASCII) }

  /// The chosen report.
  var report: ReportID? {
    if case .report(let id) = choice { return id }
    return nil
  }

  /// The chosen report, if it has been read.
  var open: OpenReport? { report.flatMap { reports[$0] } }

  /// The chosen report's line of the list.
  var entry: Shelf.Entry? { report.flatMap(shelf.entry) }

  var cursor: Cursor? { cursors[part] }

  /// The cell under the cursor.
  var cell: CellPath? {
    if case .cell(let cell) = cursor { return cell }
    return nil
  }

  /// The parts of the chosen report that are listed, and how many are hidden.
  var parts: (shown: [Part], hidden: Int) {
    guard let entry else { return ([], 0) }
    var all: [Part] = [.preamble] + SectionID.allCases.map { .section($0) }
    if let open, !open.report.statistics.isEmpty { all.append(.statistics) }
    guard state.failuresOnly else { return (all, 0) }
    let shown = all.filter { part in part == self.part || entry.failures.contains { $0.part == part } }
    return (shown, all.count - shown.count)
  }

  var place: Place { Place(choice: choice, part: part, cursor: cursor, check: check, page: overview.page) }
}
