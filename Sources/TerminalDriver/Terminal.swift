internal import CTerminal
public import ScreenGrid

/// The terminal that the program runs in: it shows grids and tells what was typed.
///
/// There is one in a process, owned by one thread; it is given back as it was by `stop`, by `exit`, and on every signal
/// that ends the program.
public final class Terminal {
  /// How many colours it is drawn with.
  public let depth: ColorDepth
  /// The widths of characters as far as they are known; they change when the terminal answers the probe.
  public private(set) var widths: CellWidth
  /// The type that stands in for the one in `TERM`, which this machine does not know; nil if it is known.
  public let substituteType: String?
  private let probes: Bool
  private let asksAppearance: Bool
  /// When the terminal was asked for its background, while that is not answered.
  private var askedAppearance: ContinuousClock.Instant?
  private var decoder = InputDecoder()
  private var shown: Grid?
  private var shownTheme: Theme?
  private var pens: [Pen.Key: Pen] = [:]
  private var asked: ContinuousClock.Instant?
  private var hasAppearance = false

  /// Takes the terminal over and empties it; throws why it cannot be.
  public init(options: TerminalOptions, environment: TerminalEnvironment) throws(TerminalRefusal) {
    if let refusal = TerminalRefusal(environment) { throw refusal }
    guard ct_use_utf8_locale() else { throw .noUTF8Locale }
    widths = CellWidth(ambiguous: options.ambiguous ?? .narrow)
    Self.measure(with: widths)
    switch ct_start() {
    case Int32(CT_STARTED): break
    case Int32(CT_NO_TTY): throw .noTerminal
    case Int32(CT_NO_TERMINFO): throw .unknownType(environment.type ?? "")
    default: throw .failed
    }
    let colors = Int(ct_colors())
    depth = options.color.depth(
      environment: environment, colors: colors, namesExactColors: ct_names_colors_by_rgb())
    substituteType = ct_type_is_substitute() ? String(cString: ct_terminal_type()) : nil
    probes = options.ambiguous == nil
    asksAppearance = options.asksAppearance
    if options.mouse { ct_set_mouse(true) }
  }

  deinit { ct_stop() }

  /// Gives the terminal back as it was.
  public func stop() { ct_stop() }

  /// The columns and rows that there are now.
  public var size: (width: Int, height: Int) {
    var (columns, rows): (Int32, Int32) = (0, 0)
    ct_update_size(&columns, &rows)
    return (Int(columns), Int(rows))
  }

  /// What waited to be read.
  public func readEvents() -> [InputEvent] {
    var raw: [RawInput] = []
    while let next = Self.nextInput() { raw.append(next) }
    decoder.awaitsAnswers = askedAppearance.map { $0.duration(to: .now) < .seconds(2) } ?? false
    return decoder.decode(raw).filter(isWelcome)
  }

  /// Whether the terminal is gone; true only after it was readable and nothing came.
  public var hasEnded: Bool { ct_input_has_ended() }

  /// Asks how wide the terminal draws ambiguous characters, unless that was stated; the answer comes as an event.
  ///
  /// Call it after the first frame: the question leaves no trace, and nothing waits for the answer.
  public func askAmbiguousWidth() {
    guard probes else { return }
    asked = .now
    ct_ask_ambiguous_width()
  }

  /// Asks whether the terminal's background is light or dark, if that was wished; the answer comes as an event.
  ///
  /// Call it after the first frame; nothing waits for the answer.
  public func askAppearance() {
    guard asksAppearance, ct_ask_appearance() else { return }
    askedAppearance = .now
  }

  /// Switches reports of the mouse on or off.
  public func setMouse(_ on: Bool) { ct_set_mouse(on) }

  /// Repaints everything with the next frame.
  public func forgetScreen() {
    ct_forget_screen()
    shown = nil
  }

  /// Stops the process, as Control-Z asks, and takes the terminal over again when it goes on.
  public func suspend() {
    ct_suspend()
    forgetScreen()
  }

  /// Takes the terminal over again after the process was stopped by others.
  public func resume() {
    ct_resume()
    forgetScreen()
  }

  /// Lends the terminal to something else, such as another program.
  public func lend(_ body: () -> Void) {
    ct_release()
    body()
    resume()
  }

  /// Takes in what an event says about the terminal itself.
  func learn(from event: InputEvent) {
    guard case .ambiguousWidth(let ambiguous) = event, ambiguous != widths.ambiguous else { return }
    widths = CellWidth(ambiguous: ambiguous)
    Self.measure(with: widths)
    forgetScreen()
  }

  /// The first answer counts if it comes within 100 ms; the other one, and one that comes late, is dropped. What comes
  /// long after is no answer: the terminal has changed.
  private var isWelcomeAppearance: Bool {
    guard let asked = askedAppearance else { return false }
    let passed = asked.duration(to: .now)
    if passed > .seconds(2) { return true }
    guard !hasAppearance, passed <= .milliseconds(100) else { return false }
    hasAppearance = true
    return true
  }

  /// An answer that comes late is dropped, so that the screen does not change under the reader's eyes.
  private func isWelcome(_ event: InputEvent) -> Bool {
    if case .appearance = event { return isWelcomeAppearance }
    guard case .ambiguousWidth = event else { return true }
    defer { asked = nil }
    return asked.map { $0.duration(to: .now) < .seconds(1) } ?? false
  }
}

// MARK: - Drawing

extension Terminal {
  /// Shows a grid; only rows that changed are sent.
  public func draw(_ grid: Grid, theme: Theme) {
    if theme != shownTheme {
      shownTheme = theme
      pens = [:]
      shown = nil
    }
    for y in 0..<grid.height where shown?.width != grid.width || shown?.row(y) != grid.row(y) {
      drawRow(y, of: grid, theme: theme)
    }
    shown = grid
    if let cursor = grid.cursor {
      ct_set_cursor(Int32(clamping: cursor.y), Int32(clamping: cursor.x))
    } else {
      ct_set_cursor(-1, 0)
    }
    ct_show()
  }

  private func drawRow(_ y: Int, of grid: Grid, theme: Theme) {
    ct_begin_row(Int32(clamping: y))
    var text = ""
    var key: Pen.Key?
    for cell in grid.row(y) {
      let own = Pen.Key(role: cell.role, overlay: cell.overlay)
      if own != key, cell.width > 0 {
        if let key { add(&text, pen(key, theme)) }
        key = own
      }
      text += cell.symbol
    }
    if let key { add(&text, pen(key, theme)) }
  }

  private func add(_ text: inout String, _ pen: Pen) {
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        ct_add($0.baseAddress, Int32(clamping: $0.count), pen.attributes, pen.pair)
      }
    }
    text = ""
  }

  private func pen(_ key: Pen.Key, _ theme: Theme) -> Pen {
    if let pen = pens[key] { return pen }
    let pen = Pen(theme.look(key.role, overlay: key.overlay, depth: depth), colors: Int(ct_colors()))
    pens[key] = pen
    return pen
  }

  /// How ncurses draws a look.
  private struct Pen {
    struct Key: Hashable {
      let role: Role
      let overlay: Role?
    }

    let attributes: Int32
    let pair: Int32

    init(_ look: Look, colors: Int) {
      let brightens = colors == 8 && look.foreground.isBright
      attributes = Int32(look.attributes.rawValue) | (brightens ? Int32(CT_BOLD) : 0)
      pair = colors == 0 ? 0 : ct_pair(look.foreground.index(of: colors), look.background.index(of: colors))
    }
  }
}

extension Color {
  /// Whether it is one of the upper eight of sixteen, which a terminal of eight colours shows as bold.
  fileprivate var isBright: Bool {
    guard case .palette(let index) = self else { return false }
    return (8..<16).contains(index)
  }

  /// The number by which ncurses knows it, -1 for the terminal's own.
  fileprivate func index(of colors: Int) -> Int32 {
    switch self {
    case .terminal: return -1
    case .palette(let index) where colors > 256 && index > 7: return Palette.color(at: index).index
    case .palette(let index): return Int32(colors == 8 ? index & 7 : index)
    case .rgb(let color): return color.index
    }
  }
}

extension RGB {
  /// The number of an exact colour; 0 to 7 mean the palette, so the darkest blues are rounded up.
  fileprivate var index: Int32 {
    let value = Int32(red) << 16 | Int32(green) << 8 | Int32(blue)
    return value == 0 ? 0 : max(8, value)
  }
}

// MARK: - The C library's side

extension Terminal {
  /// Where a wake-up and a key are waited for.
  static var descriptors: (input: Int32, wake: Int32) { (ct_input_descriptor(), ct_wake_descriptor()) }

  /// Ends the wait of the thread that owns the terminal; may be called from any thread.
  public static func wake() { ct_wake() }

  /// What signals asked for since the last call.
  static func takeSignals() -> Signals { Signals(rawValue: ct_take_signals()) }

  /// Gives the terminal back and ends the process by the signal that asked for its end, if one did.
  static func endIfSignalled() { ct_end_if_signalled() }

  /// The columns ncurses gives to a text once the terminal is taken over: for tests that there is one width function.
  public func measuredByLibrary(_ text: String) -> Int { Int(ct_measured_by_ncurses(text)) }

  struct Signals: OptionSet {
    let rawValue: Int32
    static let resized = Signals(rawValue: Int32(CT_RESIZED))
    static let suspend = Signals(rawValue: Int32(CT_SUSPEND))
    static let continued = Signals(rawValue: Int32(CT_CONTINUED))
    static let ending = Signals(rawValue: Int32(CT_ENDING))
  }

  private static func measure(with widths: CellWidth) {
    switch widths.ambiguous {
    case .narrow: ct_set_width { Int32(CellWidth(ambiguous: .narrow).terminalColumns(of: $0)) }
    case .wide: ct_set_width { Int32(CellWidth(ambiguous: .wide).terminalColumns(of: $0)) }
    }
  }

  private static func nextInput() -> RawInput? {
    let event = ct_read()
    switch Int(event.kind) {
    case CT_CHARACTER: return .character(event.code)
    case CT_KEY: return .key(key(Int(event.code)))
    case CT_MOUSE:
      let position = Position(x: Int(event.column), y: Int(event.row))
      return .mouse(MouseEvent(action: action(Int(event.code)), position: position))
    default: return nil
    }
  }

  private static func key(_ code: Int) -> RawInput.Key {
    switch code {
    case CT_UP: .plain(.up)
    case CT_DOWN: .plain(.down)
    case CT_LEFT: .plain(.left)
    case CT_RIGHT: .plain(.right)
    case CT_HOME: .plain(.home)
    case CT_END: .plain(.end)
    case CT_PAGE_UP: .plain(.pageUp)
    case CT_PAGE_DOWN: .plain(.pageDown)
    case CT_INSERT: .plain(.insert)
    case CT_DELETE: .plain(.delete)
    case CT_ENTER: .plain(.enter)
    case CT_BACKSPACE: .plain(.backspace)
    case CT_BACK_TAB: .plain(.backTab)
    case CT_PASTE_BEGINS: .pasteBegins
    case CT_PASTE_ENDS: .pasteEnds
    case CT_NARROW: .ambiguousWidth(.narrow)
    case CT_WIDE: .ambiguousWidth(.wide)
    case CT_DARK: .appearance(.dark)
    case CT_LIGHT: .appearance(.light)
    case CT_FUNCTION + 1...CT_FUNCTION + 24:
      .plain(.function((code - CT_FUNCTION - 1) % 12 + 1, shift: code > CT_FUNCTION + 12))
    default: .unknown
    }
  }

  private static func action(_ code: Int) -> MouseEvent.Action {
    switch code {
    case CT_PRESS: .press
    case CT_DOUBLE_PRESS: .doublePress
    case CT_WHEEL_UP: .wheelUp
    case CT_WHEEL_DOWN: .wheelDown
    default: .release
    }
  }
}
