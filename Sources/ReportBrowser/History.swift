import Disclosure

/// Something that `u` takes back.
enum UndoStep: Sendable, Hashable {
  /// The view was changed from this.
  case view(ViewState)
  /// The overview's columns, widths and order were changed from these.
  case overview(OverviewView)
  /// A report was chosen to compare with; those chosen before, and the view.
  case compared([ReportID: ReportID], ViewState)
  /// The theme was changed from this one.
  case theme(String)
  /// A finding was set aside.
  case setAside(ReportID, SetAside)
  /// A finding that was set aside was taken back.
  case takenBack(ReportID, SetAside)
}

/// What was done, to be taken back, and what was taken back, to be done again; the latest last.
struct History: Sendable, Hashable {
  /// A way to go.
  enum Way: Sendable, Hashable {
    case undo, redo
  }

  private(set) var done: [UndoStep] = []
  private(set) var undone: [UndoStep] = []
  /// Which way the answer that is awaited comes of, if any is.
  private var awaited: Way?
  /// The most steps that are kept.
  static let limit = 1000

  /// Takes down what was done: by the user, or on the way that is being gone.
  mutating func note(_ step: UndoStep) {
    let way = awaited
    awaited = nil
    switch way {
    case .undo: undone.append(step)
    case .redo: done.append(step)
    case nil:
      done.append(step)
      undone = []
    }
    if done.count > Self.limit { done.removeFirst() }
  }

  /// Takes the next step of a way; what is noted next goes onto the other.
  mutating func take(_ way: Way) -> UndoStep? {
    let step = way == .undo ? done.popLast() : undone.popLast()
    awaited = step == nil ? nil : way
    return step
  }

  /// The answer that was awaited will not come.
  mutating func forgetAnswer() { awaited = nil }
}

extension Model {
  /// Takes back the last change of the view or theme, or the last finding that was set aside or taken back; or does it
  /// again.
  mutating func travel(in way: History.Way) -> [Effect] {
    let isUndo = way == .undo
    switch history.take(way) {
    case .view(let other):
      history.note(.view(state))
      state = other
      applyState()
      notice = Notice(text: isUndo ? words.undone : words.redone)
    case .overview(let other):
      history.note(.overview(overview.view))
      overview.view = other
      notice = Notice(text: isUndo ? words.undone : words.redone)
    case .compared(let chosen, let other):
      history.note(.compared(comparison.chosen, state))
      comparison.chosen = chosen
      state = other
      applyState()
      notice = Notice(text: isUndo ? words.undone : words.redone)
    case .theme(let other):
      history.note(.theme(options.theme))
      options.theme = other
      notice = Notice(text: words.themeChosen(other))
      return [.useTheme(other)]
    case .setAside(let id, let entry): return [.takeBack(id, entry)]
    case .takenBack(let id, let entry): return [.setAside(id, entry)]
    case nil: notice = Notice(text: isUndo ? words.nothingToUndo : words.nothingToRedo)
    }
    return []
  }
}

// Words
extension Words {
  var redone: String { say("已重做视图改动", "view change made again") }
  var nothingToRedo: String { say("没有可重做的改动", "nothing to redo") }
}
