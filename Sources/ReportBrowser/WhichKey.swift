import Disclosure
import ScreenGrid

// While a prefix or a count waits, what can follow it: a small box above the status line.
//
// It stands there at once: the browser knows no time, and a box that came only after a pause would move under the eyes
// of those who hesitate. It covers no more rows than it needs, at the right, away from the cursor's usual place.
extension Model {
  func drawWhichKey(_ grid: inout Grid, _ layout: Layout) {
    guard mode == .browse else { return }
    let rows = continuations
    guard !rows.isEmpty else { return }
    let most = max(1, min(rows.count, grid.height - 6))
    var lines: [Popup.Line] = rows.prefix(most).map { row in
      [(" " + row.key, .hintKey), ("  ", .popup), (row.what + " ", .popup)]
    }
    if rows.count > most { lines[most - 1] = [(" " + words.andMore(rows.count - most + 1), .muted)] }
    let widest = lines.map { $0.reduce(0) { $0 + grid.widths.of($1.0) } }.max() ?? 0
    let width = min(grid.width, max(widest + 2, 18))
    let box = Area(x: grid.width - width, y: layout.status.y - lines.count - 2, width: width, height: lines.count + 2)
    guard box.y >= 1 else { return }
    let cursor = grid.cursor
    Popup(title: waitingTitle, lines: lines, hint: words.whichKeyHint).draw(&grid, in: box, signs: signs)
    grid.cursor = cursor
  }

  private var waitingTitle: String {
    let typed = keys.map(KeyNotation.notation).joined()
    return (count.map { "\($0) " } ?? "") + typed
  }

  /// What can follow the keys that were pressed.
  private var continuations: [(key: String, what: String)] {
    guard !keys.isEmpty else { return count == nil ? [] : counted }
    switch keymap.match(keys) {
    case .prefix(let bindings):
      return bindings.map { binding in
        let rest = binding.keys.dropFirst(keys.count).map(KeyNotation.notation).joined()
        return (rest, binding.command.title[options.language])
      }
    case .command(.goToMark): return marksInView
    case .command(.setMark): return [(words.anyLetter, words.newMark(marks.isEmpty))] + marksInView
    default: return []
    }
  }

  /// The marks with their places.
  private var marksInView: [(key: String, what: String)] {
    marks.sorted { $0.key < $1.key }.map { (String($0.key), name(of: $0.value)) }
  }

  private func name(of place: Place) -> String {
    let limit = max(16, size.width / 2)
    func fitted(_ text: String) -> String { text.fitted(to: limit, widths: options.widths, cut: signs.cut) }
    switch place.choice {
    case .report(let id):
      guard let summary = shelf.entry(id)?.summary else { return words.content }
      return fitted(words.name(of: summary) + " " + words.shortTitle(of: place.part))
    case .unread(let index):
      return fitted(shelf.unread.indices.contains(index) ? Self.name(ofPath: shelf.unread[index].path) : "")
    case nil: return words.content
    }
  }

  /// The motions that a count repeats, a line for each pair.
  private var counted: [(key: String, what: String)] {
    let pairs: [(Command, Command)] = [
      (.nextFailure, .previousFailure), (.nextWarning, .previousWarning), (.down, .up), (.nextReport, .previousReport),
      (.nextSection, .previousSection), (.nextMatch, .previousMatch),
    ]
    return pairs.map { pair in
      let keys = [pair.0, pair.1].map(keymap.notation).filter { !$0.isEmpty }.joined(separator: " ")
      return (keys, pair.0.title[options.language])
    }.filter { !$0.0.isEmpty }
  }
}

// Words
extension Words {
  var whichKeyHint: String { say("<Esc> 取消", "<Esc> cancels") }
  var anyLetter: String { say("任一字母", "a letter") }
  func newMark(_ isFirst: Bool) -> String {
    isFirst ? say("在此设标记", "marks this place") : say("在此设标记；下列已用", "marks this place; in use:")
  }
  func andMore(_ count: Int) -> String { say("另有 \(count) 项", "\(count) more") }
}
