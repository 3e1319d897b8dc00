import Disclosure
public import ScreenGrid

/// A browser without a terminal: keys go in, a screen comes out, and what each key sets going finishes before the next.
public struct Session {
  /// The state of the browser.
  public private(set) var model: Model
  /// What the browser asked for that the session does not do by itself: exports, copies, themes.
  public private(set) var effects: [Effect] = []
  /// Whether the browser has ended.
  public private(set) var hasQuit = false
  private let load: (ReportID, String) -> OpenReport?
  private let perform: (Effect) -> Message?

  /// A session on a screen of that size.
  ///
  /// `load` reads a report by its id and path, nil if it cannot be read; `perform` does any other effect and may answer.
  public init(
    _ model: Model, width: Int, height: Int, load: @escaping (ReportID, String) -> OpenReport?,
    perform: @escaping (Effect) -> Message? = { _ in nil }
  ) {
    self.model = model
    self.load = load
    self.perform = perform
    send(.resized(width: width, height: height))
  }

  /// Takes in a message and does all that follows from it.
  public mutating func send(_ message: Message) {
    var pending = update(&model, message)
    while !pending.isEmpty {
      let effect = pending.removeFirst()
      if let answer = answer(to: effect) { pending += update(&model, answer) }
    }
  }

  /// Presses keys one after another, until the browser ends.
  public mutating func press(_ keys: [Key]) {
    for key in keys where !hasQuit { send(.key(key)) }
  }

  /// The screen.
  public var screen: Grid { view(model) }

  private mutating func answer(to effect: Effect) -> Message? {
    switch effect {
    case .open(let id, let path):
      guard let open = load(id, path) else { return .openFailed(id, reason: "") }
      return .opened(id, open)
    case .searchOn(let number): return .searchOn(number)
    case .readOn(let number, let ids):
      return .readForSearch(
        number,
        ids.map { id in ReadForSearch(id, model.path(of: id).flatMap { load(id, $0) }) })
    case .prepare: return .prepare
    case .quit: hasQuit = true
    default: effects.append(effect)
    }
    return perform(effect)
  }
}
