internal import Glibc
public import ScreenGrid

/// A program with a screen: it takes in what happens, and draws itself when asked.
public protocol ScreenApplication {
  /// What workers tell it.
  associatedtype Message: Sendable

  /// The colours to draw with.
  var theme: Theme { get }

  /// Is told that the first frame stands on the screen: the moment to begin any work.
  mutating func begin() -> [TerminalRequest]

  /// Takes in a key, an act of the mouse, a new size or a new width of characters.
  mutating func handle(_ event: InputEvent) -> [TerminalRequest]

  /// Takes in what a worker tells.
  mutating func receive(_ message: Message) -> [TerminalRequest]

  /// The screen at a size.
  mutating func draw(width: Int, height: Int, widths: CellWidth) -> Grid

  /// Is told that the program ends: the moment to keep what is to be kept. It may have to be quick.
  mutating func end()
}

extension ScreenApplication {
  /// Keeps nothing.
  public mutating func end() {}
}

/// What a program asks of the loop that runs it.
public enum TerminalRequest {
  /// To end.
  case quit
  /// To repaint everything.
  case repaint
  /// To stop as by Control-Z.
  case suspend
  /// To switch reports of the mouse on or off.
  case mouse(Bool)
  /// To lend the terminal to something else, such as another program, until the closure returns.
  case lend(() -> Void)
}

/// Runs a program on a terminal: one thread that sleeps until a key or a message comes.
///
/// Keys go before messages, everything that waits is taken in before a frame is drawn, and messages alone draw at most
/// one frame in 16 ms, so that ten thousand of them neither delay a key nor keep the terminal busy.
public struct EventLoop<Application: ScreenApplication> {
  /// The program, in its last state.
  public private(set) var application: Application
  private let terminal: Terminal
  private let mailbox: Mailbox<Application.Message>
  private var ended = false
  private var lastFrame = ContinuousClock.now

  /// A loop that has not run.
  public init(_ application: Application, terminal: Terminal, mailbox: Mailbox<Application.Message>) {
    self.application = application
    self.terminal = terminal
    self.mailbox = mailbox
  }

  /// Runs until the program asks to end or the terminal is gone; the terminal is still taken over then.
  public mutating func run() {
    drawFrame()
    terminal.askAmbiguousWidth()
    terminal.askAppearance()
    carryOut(application.begin())
    var mustDraw = true
    while !ended {
      let wait = !mailbox.isEmpty ? 0 : mustDraw ? untilNextFrame : -1
      let readable = sleep(milliseconds: wait)
      let signalled = takeInSignals()
      let typed = takeInInput(readable: readable)
      if takeInMessages() { mustDraw = true }
      guard !ended, signalled || typed || mustDraw && untilNextFrame == 0 else { continue }
      drawFrame()
      mustDraw = false
    }
    application.end()
    Terminal.endIfSignalled()
  }

  private mutating func drawFrame() {
    let size = terminal.size
    terminal.draw(
      application.draw(width: size.width, height: size.height, widths: terminal.widths), theme: application.theme)
    lastFrame = .now
  }

  /// The milliseconds until messages alone may draw again.
  private var untilNextFrame: Int32 {
    let left = ContinuousClock.Duration.milliseconds(16) - lastFrame.duration(to: .now)
    guard left > .zero else { return 0 }
    return Int32(clamping: left.components.attoseconds / 1_000_000_000_000_000) + 1
  }

  /// Waits for a key, a message or a signal; whether there is something to read.
  private func sleep(milliseconds: Int32) -> Bool {
    let (input, wake) = Terminal.descriptors
    var waited = [
      pollfd(fd: input, events: Int16(POLLIN), revents: 0), pollfd(fd: wake, events: Int16(POLLIN), revents: 0),
    ]
    _ = poll(&waited, nfds_t(waited.count), milliseconds)
    return waited[0].revents != 0
  }

  private mutating func takeInSignals() -> Bool {
    let signals = Terminal.takeSignals()
    if signals.contains(.ending) {
      ended = true
      return false
    }
    if signals.contains(.suspend) { terminal.suspend() }
    if signals.contains(.continued) { terminal.resume() }
    guard !signals.isEmpty else { return false }
    // A window made small and large again in one go has its old size, but no longer its old contents.
    if signals.contains(.resized) { terminal.forgetScreen() }
    let size = terminal.size
    carryOut(application.handle(.resize(width: size.width, height: size.height)))
    return true
  }

  private mutating func takeInInput(readable: Bool) -> Bool {
    guard readable else { return false }
    let events = terminal.readEvents()
    if events.isEmpty, terminal.hasEnded { ended = isGone }
    for event in events where !ended {
      terminal.learn(from: event)
      carryOut(application.handle(event))
    }
    return !events.isEmpty
  }

  /// Whether the terminal still says it is readable although nothing can be read: it was hung up.
  private var isGone: Bool { sleep(milliseconds: 0) && terminal.hasEnded }

  private mutating func takeInMessages() -> Bool {
    let messages = mailbox.take(512)
    for message in messages where !ended { carryOut(application.receive(message)) }
    return !messages.isEmpty
  }

  private mutating func carryOut(_ requests: [TerminalRequest]) {
    for request in requests {
      switch request {
      case .quit: ended = true
      case .repaint: terminal.forgetScreen()
      case .suspend: terminal.suspend()
      case .mouse(let on): terminal.setMouse(on)
      case .lend(let body): terminal.lend(body)
      }
    }
  }
}
