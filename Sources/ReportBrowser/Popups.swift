import Disclosure
import ScreenGrid

/// A box over the panes: a title, lines of pieces, and a hint at its foot.
struct Popup {
  typealias Line = [(String, Role)]

  let title: String
  var lines: [Line]
  let hint: String
  /// The first line in view.
  var top = 0
  /// Which line is chosen, for lists.
  var chosen: Int?

  /// Draws the box in the middle and returns the area of its lines.
  @discardableResult
  func draw(_ grid: inout Grid, width: Int, signs: Signs, ceiling: Int = 1) -> Area {
    let height = min(lines.count + 2, grid.height - ceiling - 1)
    let width = min(width, grid.width)
    let area = Area(
      x: (grid.width - width) / 2, y: ceiling + max(0, (grid.height - ceiling - 1 - height) / 2), width: width,
      height: height)
    return draw(&grid, in: area, signs: signs)
  }

  /// Draws the box in an area and returns the area of its lines.
  @discardableResult
  func draw(_ grid: inout Grid, in area: Area, signs: Signs) -> Area {
    let body = area.inset(by: 1)
    let first = scrolled(body.height)
    frame(&grid, area, signs, first)
    for y in 0..<body.height where lines.indices.contains(first + y) {
      let line = Area(x: body.x, y: body.y + y, width: body.width, height: 1)
      grid.pieces(lines[first + y], x: body.x, y: line.y, end: body.endX)
      if chosen == first + y {
        grid.overlay(line, with: .selectionFocused)
        grid.cursor = Position(x: line.x, y: line.y)
      }
    }
    if chosen == nil { grid.cursor = Position(x: body.x, y: body.y) }
    return body
  }

  /// The keys there is room for, each whole; the one that leads out is kept before the others.
  private func hint(in room: Int, _ widths: CellWidth) -> String {
    var keys = hint.split(separator: "  ").map(String.init)
    while keys.count > 1, widths.of(keys.joined(separator: "  ")) > room {
      let last = keys.lastIndex { !$0.contains("<Esc>") }
      keys.remove(at: last ?? keys.count - 1)
    }
    return keys.joined(separator: "  ")
  }

  private func scrolled(_ height: Int) -> Int {
    var first = min(top, max(0, lines.count - height))
    if let chosen { first = max(0, min(first, chosen), chosen - height + 1) }
    return first
  }

  private func frame(_ grid: inout Grid, _ area: Area, _ signs: Signs, _ first: Int) {
    grid.fill(area, role: .popup)
    for x in area.x..<area.endX {
      grid.write(signs.horizontal, x: x, y: area.y, role: .popupBorder)
      grid.write(signs.horizontal, x: x, y: area.endY - 1, role: .popupBorder)
    }
    for y in area.y..<area.endY {
      grid.write(signs.vertical, x: area.x, y: y, role: .popupBorder)
      grid.write(signs.vertical, x: area.endX - 1, y: y, role: .popupBorder)
    }
    let places = [(area.x, area.y), (area.endX - 1, area.y), (area.x, area.endY - 1), (area.endX - 1, area.endY - 1)]
    for (corner, place) in zip(signs.corners, places) { grid.write(corner, x: place.0, y: place.1, role: .popupBorder) }
    let room = area.width - 4
    grid.write(
      (" " + title + " ").fitted(to: room, widths: grid.widths, cut: signs.cut), x: area.x + 2, y: area.y, limit: room,
      role: .popupTitle)
    let more = lines.count > area.height - 2 ? "\(first + 1)-\(first + area.height - 2)/\(lines.count)  " : ""
    let foot = (" " + more + hint(in: room - 2 - grid.widths.of(more), grid.widths) + " ")
      .fitted(to: room, widths: grid.widths, cut: signs.cut)
    grid.write(foot, x: area.x + 2, y: area.endY - 1, limit: room, role: .muted)
  }
}

extension Model {
  func drawMode(_ grid: inout Grid, _ layout: Layout) { drawMode(&grid, layout, mode) }

  private func drawMode(_ grid: inout Grid, _ layout: Layout, _ mode: Mode) {
    switch mode {
    case .browse: drawWhichKey(&grid, layout)
    case .prompt, .overwrite: break
    case .dialogueHelp(let dialogue, let top):
      drawMode(&grid, layout, dialogue)
      drawHelp(&grid, of: dialogue, top)
    case .palette(let field, let chosen): drawPalette(&grid, field, chosen)
    case .finding(let finding): drawFinding(&grid, finding)
    case .comparing(let comparing): drawComparing(&grid, comparing)
    case .help(let top):
      Popup(title: words.helpTitle, lines: HelpPage.lines(self), hint: words.popupHint, top: top)
        .draw(&grid, width: min(size.width, 78), signs: signs)
    case .explain(let explanation, let top): drawExplanation(&grid, explanation, top)
    case .themes(let chosen, _): drawThemes(&grid, chosen)
    case .export(let form): drawExport(&grid, form)
    case .review(let form): drawReview(&grid, form)
    case .columns(let chosen): drawColumns(&grid, chosen)
    }
  }

  private func drawThemes(_ grid: inout Grid, _ chosen: Int) {
    let lines: [Popup.Line] = options.themes.map { name in
      [(name == options.theme ? " \(signs.holds) " : "   ", .holds), (name, .popup)]
    }
    Popup(title: words.themesTitle, lines: lines, hint: words.listHint, chosen: chosen)
      .draw(&grid, width: min(size.width, 48), signs: signs)
  }
}

extension Array {
  /// Where a window of some height must begin to hold an element.
  func windowStart(around place: Int, _ height: Int) -> Int {
    Swift.max(0, Swift.min(place - height + 1, count - height))
  }

  func window(around place: Int, _ height: Int) -> ArraySlice<Element> {
    let start = windowStart(around: place, height)
    return self[start..<Swift.min(count, start + height)]
  }
}

/// The help page, made from the table of keys.
enum HelpPage {
  static func lines(_ model: Model) -> [Popup.Line] {
    let width = CellWidth()
    var lines: [Popup.Line] = []
    for group in model.keymap.groups {
      if !lines.isEmpty { lines.append([]) }
      lines.append([(" " + group.title[model.options.language], .heading)])
      for command in Keymap.commands(of: group) {
        let keys = model.keymap.notations(of: command)
        let gap = String(repeating: " ", count: max(1, 22 - width.of(keys)))
        lines.append([("  " + keys + gap, .hintKey), (command.title[model.options.language], .popup)])
      }
    }
    let characters = Array(model.words.countHint)
    let folded = LineBreaking(widths: width).lines(of: characters, width: max(10, min(model.size.width, 78) - 4))
    return lines + [[]] + folded.map { [(" " + String(characters[$0]), .muted)] }
  }
}
