internal import CVTerm
internal import Glibc

/// A program on a pseudo-terminal, whose screen a test reads cell by cell.
///
/// Its output is understood by libvterm; questions to the terminal are answered as a terminal would. The program is
/// ended when the value goes.
public final class PseudoTerminal {
  /// How the terminal answers when asked where its cursor stands.
  public enum Answers: Sendable, Hashable {
    /// Not at all.
    case silent
    /// As a terminal that draws ambiguous characters one column wide.
    case narrow
    /// As a terminal that draws them two columns wide.
    case wide
  }

  /// What became of the program.
  public enum Status: Sendable, Hashable {
    case running
    case stopped
    case exited(Int32)
    case killed(Int32)
  }

  private let handle: OpaquePointer

  /// Starts a program; nil if no pseudo-terminal could be had.
  ///
  /// - Parameters:
  ///   - path: The program's file.
  ///   - arguments: Its arguments, without its own name.
  ///   - environment: All of its environment.
  ///   - width: The columns of its terminal.
  ///   - height: The rows of its terminal.
  ///   - input: What it reads from standard input, nil for the terminal.
  ///   - folder: Where it runs, nil for where the test does.
  ///   - answers: How questions are answered.
  public init?(
    _ path: String, arguments: [String] = [], environment: [String: String] = PseudoTerminal.environment,
    width: Int = 80, height: Int = 24, input: String? = nil, folder: String? = nil, answers: Answers = .narrow
  ) {
    let piped = input.map(Self.pipe) ?? -1
    defer { if piped >= 0 { close(piped) } }
    let strings = ([path] + arguments).map { strdup($0) } + [nil]
    let settings = environment.sorted { $0.key < $1.key }.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (strings + settings).forEach { free($0) } }
    guard let handle = vt_spawn(path, strings, settings, Int32(width), Int32(height), piped, folder) else { return nil }
    self.handle = handle
    switch answers {
    case .silent: vt_set_answers(handle, Int32(VT_SILENT))
    case .narrow: vt_set_answers(handle, Int32(VT_ANSWERS))
    case .wide: vt_set_answers(handle, Int32(VT_ANSWERS_WIDE))
    }
  }

  deinit { vt_free(handle) }

  /// The environment of a usual terminal: 256 colours, UTF-8; a crash is not explained at length.
  public static let environment = [
    "TERM": "xterm-256color", "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no",
  ]

  /// Types text; control characters are keys, such as `\u{1B}` for Escape.
  public func send(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { vt_send(handle, $0.baseAddress, Int32($0.count)) }
    }
  }

  /// Gives the terminal another size, in columns and rows.
  public func resize(width: Int, height: Int) { vt_resize(handle, Int32(width), Int32(height)) }

  /// Sends the program a signal by its number.
  public func signal(_ number: Int32) { vt_signal(handle, number) }

  /// How many milliseconds a test waits for what must come: long, because a busy machine is no defect.
  public static let patience = 60_000

  /// The screen as soon as it satisfies a condition, nil if it does not within so many milliseconds.
  ///
  /// Frames are looked at when they are complete, where the program marks their ends.
  public func wait(milliseconds: Int = patience, until condition: (Screen) -> Bool) -> Screen? {
    let start = ContinuousClock.now
    repeat {
      while vt_pump(handle, 0) > 0 { continue }
      if !vt_state_of(handle).in_frame {
        let now = screen
        if condition(now) { return now }
      }
      _ = vt_pump(handle, 10)
    } while start.duration(to: .now) < .milliseconds(milliseconds)
    return nil
  }

  /// The screen as soon as one of its rows contains a text.
  public func wait(for text: String, milliseconds: Int = patience) -> Screen? {
    wait(milliseconds: milliseconds) { $0.contains(text) }
  }

  /// What became of the program, waiting so many milliseconds for it to end or stop.
  public func status(within milliseconds: Int = patience) -> Status {
    let status = vt_wait(handle, Int32(milliseconds))
    while vt_pump(handle, 0) > 0 { continue }
    return switch Int(status.state) {
    case VT_STOPPED: .stopped
    case VT_EXITED: .exited(status.code)
    case VT_KILLED: .killed(status.code)
    default: .running
    }
  }

  /// Every byte the program has written.
  public var output: [UInt8] {
    var count: Int32 = 0
    guard let bytes = vt_output(handle, &count) else { return [] }
    return UnsafeBufferPointer(start: bytes, count: Int(count)).map { UInt8(bitPattern: $0) }
  }

  /// The screen as it is now.
  public var screen: Screen {
    let state = vt_state_of(handle)
    let rows = (0..<state.rows).map { row in (0..<state.columns).map { cell(column: $0, row: row) } }
    return Screen(
      rows: rows, cursor: (Int(state.column), Int(state.row)), cursorIsVisible: state.cursor_visible,
      isAlternate: state.alternate, reportsMouse: state.mouse, bracketsPaste: state.pastes,
      isCooked: state.canonical && state.echoes)
  }

  private func cell(column: Int32, row: Int32) -> Screen.Cell {
    let raw = vt_cell_at(handle, column, row)
    var text = ""
    withUnsafeBytes(of: raw.characters) { bytes in
      for value in bytes.bindMemory(to: UInt32.self) where value != 0 && value != .max {
        Unicode.Scalar(value).map { text.unicodeScalars.append($0) }
      }
    }
    let isHalf = raw.characters.0 == .max
    return Screen.Cell(
      text: isHalf ? "" : text.isEmpty ? " " : text, width: isHalf ? 0 : Int(raw.width),
      foreground: Int(raw.foreground), background: Int(raw.background), isBold: raw.attributes & Int32(VT_BOLD) != 0,
      isUnderlined: raw.attributes & Int32(VT_UNDERLINE) != 0, isReversed: raw.attributes & Int32(VT_REVERSE) != 0)
  }

  /// The reading end of a pipe that holds a text.
  private static func pipe(_ text: String) -> Int32 {
    var ends: [Int32] = [-1, -1]
    guard Glibc.pipe(&ends) == 0 else { return -1 }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let bytes = Array(text.utf8)
    _ = write(ends[1], bytes, bytes.count)
    close(ends[1])
    return ends[0]
  }
}
