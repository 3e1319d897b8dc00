import Disclosure
public import ScreenGrid

/// Draws the browser.
public func view(_ model: Model) -> Grid {
  var grid = Grid(width: model.size.width, height: model.size.height, widths: model.options.widths)
  let layout = Layout(model)
  guard !layout.isTooSmall else {
    model.drawTooSmall(&grid)
    return grid
  }
  if model.overview.page == nil { model.drawPanes(&grid, layout) } else { model.drawOverview(&grid) }
  model.drawTop(&grid, layout.top)
  model.drawStatus(&grid, layout.status)
  model.drawHints(&grid, layout.hints)
  model.drawMode(&grid, layout)
  return grid
}

/// Draws the browser on a screen of another size.
public func view(_ model: Model, width: Int, height: Int) -> Grid {
  var model = model
  _ = update(&model, .resized(width: width, height: height))
  return view(model)
}

extension Model {
  func drawTooSmall(_ grid: inout Grid) {
    for (y, text) in words.tooSmall(size).enumerated() {
      grid.line(text, x: 0, y: y, width: grid.width, role: y == 0 ? .strong : .text, signs: signs)
    }
    if grid.width > 0, grid.height > 0 { grid.cursor = Position(x: 0, y: 0) }
  }

  func drawPanes(_ grid: inout Grid, _ layout: Layout) {
    for (pane, area) in layout.panes {
      switch pane {
      case .agencies: drawAgencies(&grid, area)
      case .sections: drawSections(&grid, area)
      case .content: drawContent(&grid, area)
      case .findings: drawFindings(&grid, area)
      case .source: drawSource(&grid, area)
      }
      guard pane != .findings, area.endX < grid.width else { continue }
      let end = Layout.isPortrait(self) ? area.endY : grid.height - 2
      for y in area.y..<max(area.y, end) {
        grid.write(signs.vertical, x: area.endX, y: y, role: .border)
      }
    }
    if let footer = layout.footer { drawFooter(&grid, footer) }
  }

  /// A pane's title bar: its name on the left, a remark on the right.
  func drawTitle(_ grid: inout Grid, _ area: Area, _ title: String, _ remark: String, of pane: Pane) {
    let role: Role = focus == pane ? .paneTitleFocused : .paneTitle
    let size = remark.isEmpty ? 0 : min(area.width / 2, grid.widths.of(remark) + 1)
    grid.line(" " + title, x: area.x, y: area.y, width: area.width - size, role: role, signs: signs)
    grid.line(remark, x: area.endX - size, y: area.y, width: size, role: role, signs: signs)
  }

  /// The program, the agency, the year and the section: where one is.
  func drawTop(_ grid: inout Grid, _ area: Area) {
    let progress = words.progress(loading)
    let size = progress.isEmpty ? 0 : grid.widths.of(progress) + 1
    var pieces: [(String, Role)] = [(" 勾稽 gouji", .strong)]
    if options.isDemo { pieces.append((" [\(words.demo)]", .demo)) }
    let crumb = " \(signs.crumb) "
    let room = area.width - size - pieces.reduce(0) { $0 + grid.widths.of($1.0) }
    for piece in fitted(crumbs, to: room, grid.widths) { pieces += [(crumb, .muted), (piece, .text)] }
    let end = grid.pieces(pieces, x: 0, y: area.y, end: area.width - size)
    grid.fill(Area(x: end, y: area.y, width: max(0, area.width - end), height: 1), role: .text)
    if size > 0 { grid.write(progress, x: area.width - size, y: area.y, limit: size, role: .progress) }
  }

  private var crumbs: [String] {
    if let page = overview.page { return [words.name(of: page)] }
    switch choice {
    case .report(let id):
      guard let summary = shelf.entry(id)?.summary else { return [] }
      return [summary.agency ?? words.noAgency, summary.year.map(String.init) ?? words.noYear, partCrumb]
    case .unread(let index): return [words.unreadFiles, Self.name(ofPath: shelf.unread[index].path)]
    case nil: return []
    }
  }

  /// The crumbs cut to fit: a long name of an agency first, so that year and section stay.
  private func fitted(_ crumbs: [String], to room: Int, _ widths: CellWidth) -> [String] {
    let crumb = widths.of(" \(signs.crumb) ")
    var left = room
    let rest = crumbs.dropFirst().reduce(crumb) { $0 + widths.of($1) + crumb }
    return crumbs.enumerated().map { index, text in
      let limit = index == 0 ? max(min(18, left - crumb), left - rest) : left - crumb
      let text = text.fitted(to: max(0, limit), widths: widths, cut: signs.cut)
      left -= crumb + widths.of(text)
      return text
    }
  }

  private var partCrumb: String { size.width < 100 ? words.shortTitle(of: part) : words.title(of: part) }

  /// The last part of a path.
  static func name(ofPath path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

  /// What there is to say on the left, what there is in all on the right.
  func drawStatus(_ grid: inout Grid, _ area: Area) {
    if case .prompt(let prompt) = mode.dialogue { return drawPrompt(&grid, area, prompt) }
    if case .overwrite(let request) = mode.dialogue {
      grid.line(" " + words.overwrite(request.path), x: 0, y: area.y, width: area.width, role: .prompt, signs: signs)
      grid.cursor = Position(x: 0, y: area.y)
      return
    }
    let totals = self.totals
    let size = min(area.width / 2, totals.reduce(1) { $0 + grid.widths.of($1.0) })
    grid.fill(area, role: .status)
    grid.line(
      " " + (notice?.text ?? checkPlace?.text ?? ""), x: 0, y: area.y, width: area.width - size - 1, role: noticeRole,
      signs: signs)
    grid.pieces(totals, x: area.width - size, y: area.y, end: area.width)
  }

  /// Which check the cursor stands on, counted over the whole list, once the word of the jump is gone.
  private var checkPlace: (text: String, role: Role)? {
    guard overview.page == nil, let check, let entry, let row = choice.flatMap(shelf.row(of:)) else { return nil }
    func place(_ checks: [Check], _ sums: [Int], warnings: Bool) -> String? {
      guard let place = checks.firstIndex(where: { $0.finding == check }) else { return nil }
      return words.checkOf(
        sums[row] + place + 1, sums.last ?? 0, warnings: warnings, agency: 0, agencies: 0, wrapped: false)
    }
    if let text = place(entry.failures, shelf.failuresBefore, warnings: false) {
      return (text + remarkWithoutCell, .statusFailed)
    }
    return place(entry.warnings, shelf.warningsBefore, warnings: true).map { ($0 + remarkWithoutCell, .status) }
  }

  private var noticeRole: Role {
    switch notice?.tone {
    case .failed: .statusFailed
    case .error: .error
    case .plain: .status
    case nil: checkPlace?.role ?? .status
    }
  }

  private var totals: [(String, Role)] {
    let failures = shelf.failuresBefore.last ?? 0
    let warnings = shelf.warningsBefore.last ?? 0
    var pieces: [(String, Role)] = []
    if let count { pieces.append(("\(count) ", .statusKey)) }
    if !shelf.filter.isEmpty {
      pieces.append((shelf.filter.chips.fitted(to: 20, widths: options.widths, cut: signs.cut), .statusKey))
    }
    if state.failuresOnly || !state.filter.isEmpty { pieces.append(("[\(words.hidden(shelf.hidden))] ", .statusKey)) }
    pieces.append(("\(signs.failed)\(failures)", failures > 0 ? .statusFailed : .status))
    pieces.append((warnings > 0 ? " \(signs.warning)\(warnings) " : " ", .status))
    if shelf.setAside > 0 { pieces.append(("\(words.setAsideTotal(shelf.setAside)) ", .status)) }
    return pieces
  }

  private func drawPrompt(_ grid: inout Grid, _ area: Area, _ prompt: Prompt) {
    let label = " " + (prompt.kind == .search ? words.searchPrompt : words.filterPrompt)
    grid.fill(area, role: .prompt)
    let x = grid.write(label, x: 0, y: area.y, limit: area.width / 2, role: .prompt)
    let fault = prompt.kind == .filter ? shelf.filter.fault.map { " " + $0[options.language] + " " } : nil
    let size = fault.map { min(grid.widths.of($0), (area.width - x) * 3 / 5) } ?? 0
    draw(&grid, prompt.field, Area(x: x, y: area.y, width: area.width - x - size, height: 1))
    if let fault {
      grid.line(fault, x: area.endX - size, y: area.y, width: size, role: .error, signs: signs)
    }
  }

  /// A text field with the hardware cursor at its insertion point, scrolled so that it is seen.
  func draw(_ grid: inout Grid, _ field: TextField, _ area: Area) {
    grid.fill(area, role: .promptText)
    let shift = max(0, grid.widths.of(field.head) - (area.width - 2))
    var x = area.x - shift
    for character in field.text {
      let text = String(character)
      let size = grid.widths.of(text)
      if x >= area.x { grid.write(text, x: x, y: area.y, limit: area.endX - x, role: .promptText) }
      x += size
    }
    grid.cursor = Position(x: min(area.endX - 1, area.x + grid.widths.of(field.head) - shift), y: area.y)
  }

  /// The keys that matter here; while a prefix waits, the keys that can follow.
  func drawHints(_ grid: inout Grid, _ area: Area) {
    grid.fill(area, role: .hint)
    var x = 1
    for (key, text) in fitting(hints, area.width - 1, grid.widths) {
      x += grid.write(key, x: x, y: area.y, role: .hintKey)
      x += 1
      x += grid.write(text, x: x, y: area.y, role: .hint)
      x += 2
    }
  }

  /// The hints there is room for; the last two, which say how to get help and out, are kept before all but the first.
  private func fitting(_ hints: [(String, String)], _ room: Int, _ widths: CellWidth) -> [(String, String)] {
    func size(_ hint: (String, String)) -> Int { widths.of(hint.0) + widths.of(hint.1) + 3 }
    var left = room
    var kept: Set<Int> = []
    for index in [0, hints.count - 2, hints.count - 1] + Array(hints.indices) {
      guard hints.indices.contains(index), !kept.contains(index) else { continue }
      guard size(hints[index]) <= left else { break }
      left -= size(hints[index])
      kept.insert(index)
    }
    return hints.indices.filter(kept.contains).map { hints[$0] }
  }

  private var hints: [(String, String)] {
    guard case .browse = mode else { return dialogueHints }
    if !keys.isEmpty, case .prefix(let bindings) = keymap.match(keys) {
      return bindings.map { ($0.notation, $0.command.title[options.language]) }
    }
    if !keys.isEmpty { return [(keys.map(KeyNotation.notation).joined(), words.letterFollows)] }
    if overview.page != nil { return overviewHints }
    return hintCommands.map { (keymap.notation(of: $0), hint(of: $0)) }.filter { !$0.0.isEmpty }
  }

  /// What a command does here, in a word.
  private func hint(of command: Command) -> String {
    command == .review && takesBack ? words.say("恢复", "take back") : command.hint[options.language]
  }

  /// What Enter and Esc do in a prompt; a box says at its own foot which keys it takes.
  private var dialogueHints: [(String, String)] {
    switch mode {
    case .prompt(let prompt):
      if prompt.kind == .filter {
        return [("<Enter>", words.say("保留", "keep"))] + words.filterHints + [("<Esc>", words.say("恢复", "back"))]
      }
      let enter = prompt.kind == .search ? words.say("查找", "search") : words.say("筛选", "filter")
      return [("<Enter>", enter), ("<Esc>", words.say("取消", "cancel")), ("<F1>", words.say("按键", "keys"))]
    case .browse, .overwrite: return [("<F1>", words.say("按键", "keys"))]
    case .dialogueHelp: return [("<Esc>", words.say("返回", "back"))]
    case .help: return [("<Esc>", words.say("关闭", "close"))]
    default: return [("<Esc>", words.say("关闭", "close")), ("<F1>", words.say("按键", "keys"))]
    }
  }

  private var hintCommands: [Command] {
    let first: [Command] = [.nextFailure]
    switch focus {
    case .agencies:
      return first + [.nextPane, .overview, .search, .filter, .sort, .failuresOnly, .palette, .help, .leave]
    case .sections: return first + [.nextPane, .nextReport, .failuresOnly, .findings, .export, .help, .leave]
    case .content where state.isSideBySide:
      return [.nextDifference, .chooseOther, .comparedFindings, .nextFailure, .sideBySide, .export, .help, .leave]
    case .content where cell != nil || check != nil:
      return first + [.explain, .review, .source, .nextPane, .findings, .search, .failuresOnly, .export, .help, .leave]
    case .content: return first + [.source, .nextPane, .search, .nextSection, .findings, .export, .help, .leave]
    case .findings: return first + [.explain, .review, .findings, .source, .export, .help, .leave]
    case .source: return first + [.source, .nextPane, .openOriginal, .zoom, .help, .leave]
    }
  }
}
