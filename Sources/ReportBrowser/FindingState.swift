import Disclosure
import ScreenGrid

/// What finding things keeps: the filter being typed, and the search of all reports.
struct FindingState: Sendable, Hashable {
  /// How things stood before the filter was typed, while it is.
  var before: BeforeFilter?
  var everywhere = SearchEverywhere()
}

/// What Esc brings back when a filter is being typed.
struct BeforeFilter: Sendable, Hashable {
  let filter: String
  let place: Place
  let focus: Pane
}

/// The boxes of finding that take the keys.
enum FindingMode: Sendable, Hashable {
  /// The search of all reports, with the text being typed.
  case everywhere(TextField)
  /// The marks and jumps, and which is chosen.
  case places(chosen: Int)
}

extension Model {
  mutating func press(_ key: Key, inFinding mode: FindingMode) -> [Effect] {
    switch mode {
    case .everywhere(let field): return press(key, inEverywhere: field)
    case .places(let chosen): press(Keymap.halfWidth(key), inPlaces: chosen)
    }
    return []
  }

  mutating func performFinding(_ command: Command) -> [Effect] {
    switch command {
    case .searchEverywhere: return openEverywhere()
    case .places: mode = .finding(.places(chosen: 0))
    case .keepAlike: keepAlike()
    default: clearFilter()
    }
    return []
  }

  func drawFinding(_ grid: inout Grid, _ mode: FindingMode) {
    switch mode {
    case .everywhere(let field): drawEverywhere(&grid, field)
    case .places(let chosen): drawPlaces(&grid, chosen)
    }
  }

  /// Shows everything that a filter or the view of failures hides of the list, so that a place in it can be gone to.
  mutating func reveal(_ choice: Choice) {
    guard shelf.row(of: choice) == nil else { return }
    let exists: Bool =
      switch choice {
      case .report(let id): shelf.entry(id) != nil
      case .unread(let index): shelf.unread.indices.contains(index)
      }
    guard exists else { return }
    change {
      $0.filter = ""
      $0.failuresOnly = false
    }
    notice = Notice(text: words.revealed)
  }
}

extension Grid {
  /// Writes text cut to a width, the characters at some places marked; fills nothing; returns the column behind it.
  @discardableResult
  mutating func marked(
    _ text: String, _ places: [Int], x: Int, y: Int, end: Int, role: Role, signs: Signs
  ) -> Int {
    let shown = text.fitted(to: max(0, end - x), widths: widths, cut: signs.cut)
    guard !places.isEmpty else { return x + write(shown, x: x, y: y, limit: max(0, end - x), role: role) }
    let kept = shown.count < text.count || shown != text ? shown.count - 1 : shown.count
    let marked = Set(places.filter { $0 < kept })
    var x = x
    for (place, character) in shown.enumerated() where x < end {
      let overlay: Role? = marked.contains(place) ? .match : nil
      x += write(String(character), x: x, y: y, limit: end - x, role: role, overlay: overlay)
    }
    return x
  }
}
