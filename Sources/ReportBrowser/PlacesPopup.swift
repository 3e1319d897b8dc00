import Disclosure
import ScreenGrid

// Marks and jumps in one list
extension Model {
  /// The places that can be gone to: the marks by their letter, then those jumped from, the latest first.
  var places: [(sign: String, place: Place)] {
    let marked = marks.sorted { $0.key < $1.key }.map { (sign: "'\($0.key)", place: $0.value) }
    return marked + past.reversed().enumerated().map { (sign: "-\($0.offset + 1)", place: $0.element) }
  }

  mutating func press(_ key: Key, inPlaces chosen: Int) {
    let all = places
    func choose(_ step: Int) { mode = .finding(.places(chosen: max(0, min(all.count - 1, chosen + step)))) }
    switch key {
    case .up, .backTab, .character("k"): choose(-1)
    case .down, .tab, .character("j"): choose(1)
    case .pageUp: choose(-10)
    case .pageDown: choose(10)
    case .enter:
      mode = .browse
      guard all.indices.contains(chosen) else { return }
      remember()
      go(to: all[chosen].place)
    case .character(let letter):
      guard let target = marks[letter] else { break }
      mode = .browse
      remember()
      go(to: target)
      return
    default: break
    }
    if [.escape, .function(10, shift: false), .character("q")].contains(key) { mode = .browse }
  }

  func drawPlaces(_ grid: inout Grid, _ chosen: Int) {
    let all = places
    let lines: [Popup.Line] = all.map { sign, place in
      let gap = String(repeating: " ", count: max(1, 5 - grid.widths.of(sign)))
      return [(" \(sign)\(gap)", .hintKey), (words(of: place), .popup)]
    }
    Popup(
      title: words.placesTitle, lines: lines.isEmpty ? [[(" " + words.noPlaces, .muted)]] : lines,
      hint: words.listHint, chosen: lines.isEmpty ? nil : chosen
    ).draw(&grid, width: min(size.width, 76), signs: signs)
  }

  private func words(of place: Place) -> String {
    switch place.choice {
    case .report(let id):
      guard let summary = shelf.entry(id)?.summary else { return "" }
      var pieces = [words.name(of: summary), words.shortTitle(of: place.part)]
      if case .cell(let cell) = place.cursor { pieces.append(cell.label(in: options.language)) }
      return pieces.joined(separator: " \(signs.crumb) ")
    case .unread(let index): return shelf.unread.indices.contains(index) ? shelf.unread[index].path : ""
    case nil: return words.nothingYet
    }
  }

  /// Goes to the place before the last jump; from there the same leads back.
  mutating func goBeforeJump() {
    guard let target = past.last else {
      notice = Notice(text: words.noPast)
      return
    }
    remember()
    go(to: target)
  }
}
