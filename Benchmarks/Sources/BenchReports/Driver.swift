public import ReportBrowser
public import ScreenGrid

/// A browser that takes a message at a time, so that the work of each can be told apart.
public struct Driver {
  /// The state of the browser.
  public private(set) var model: Model
  /// The searches of all reports and the preparations that are still to be gone on with.
  public private(set) var later: [Message] = []
  private let reports: ManyReports

  /// A browser that has loaded all reports, in batches, and prepared nothing of the last of them yet: the others took
  /// longer to be read than to be prepared.
  public init(_ reports: ManyReports, width: Int, height: Int) {
    self.reports = reports
    model = Model(options: Model.Options(themes: ["dark", "light"], theme: "dark"))
    send(.resized(width: width, height: height))
    for start in stride(from: 0, to: reports.summaries.count, by: 1000) {
      finish()
      send(.loaded(Array(reports.summaries[start..<min(start + 1000, reports.summaries.count)])))
    }
    send(.loadingFinished)
  }

  /// Takes in a message and, if that opens a report, the report; what may come after further keys is kept for later.
  public mutating func send(_ message: Message) {
    var pending = update(&model, message)
    while let effect = pending.popLast() {
      switch effect {
      case .open(let id, _): pending += update(&model, .opened(id, reports.open(id)))
      case .searchOn(let number): later.append(.searchOn(number))
      case .prepare: later.append(.prepare)
      default: break
      }
    }
  }

  /// Takes the next message of those kept for later.
  public mutating func takeLater() -> Message? { later.isEmpty ? nil : later.removeFirst() }

  /// Does all that was kept for later.
  public mutating func finish() { while let message = takeLater() { send(message) } }

  /// Presses keys in vim notation without looking at the screen.
  public mutating func press(_ keys: String) {
    for key in KeyNotation.keys(in: keys) ?? [] { send(.key(key)) }
    finish()
  }
}
