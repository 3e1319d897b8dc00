import Disclosure
import ScreenGrid

// Help
extension Model {
  mutating func pressInHelp(_ key: Key, _ top: Int) {
    switch keymap.matchInDialogue(key) {
    case .command(.down): mode = .help(top + 1)
    case .command(.up): mode = .help(max(0, top - 1))
    case .command(.halfDown), .command(.pageDown): mode = .help(top + 10)
    case .command(.halfUp), .command(.pageUp), .command(.top): mode = .help(max(0, top - 10))
    default: mode = .browse
    }
    if case .help(let top) = mode { mode = .help(min(top, max(0, HelpPage.lines(self).count - 3))) }
  }
}

// Themes
extension Model {
  mutating func openThemes() {
    guard !options.themes.isEmpty else {
      notice = Notice(text: words.noThemes)
      return
    }
    mode = .themes(options.themes.firstIndex(of: options.theme) ?? 0, before: options.theme)
  }

  mutating func press(_ key: Key, inThemes chosen: Int, _ before: String) -> [Effect] {
    switch keymap.matchInDialogue(key) {
    case .command(.down), .command(.nextPane): return preview(chosen + 1, before)
    case .command(.up), .command(.previousPane): return preview(chosen - 1, before)
    case .command(.explain):
      mode = .browse
      let theme = options.themes.indices.contains(chosen) ? options.themes[chosen] : before
      if theme != before { history.note(.theme(before)) }
      options.theme = theme
      notice = Notice(text: words.themeChosen(options.theme))
      return [.useTheme(options.theme)]
    case .command(.retreat), .command(.leave):
      mode = .browse
      return [.previewTheme(before)]
    default: return []
    }
  }

  private mutating func preview(_ wished: Int, _ before: String) -> [Effect] {
    let chosen = (wished + options.themes.count) % options.themes.count
    mode = .themes(chosen, before: before)
    return [.previewTheme(options.themes[chosen])]
  }
}

// Export
extension Model {
  mutating func openExport() {
    guard let view = ViewContent(self) else {
      notice = Notice(text: words.nothingToExport)
      return
    }
    mode = .export(ExportForm(format: .text, path: TextField(view.fileName + ".txt")))
  }

  mutating func press(_ key: Key, in form: ExportForm) -> [Effect] {
    var form = form
    switch key {
    case .escape: mode = .browse
    case .tab, .down: mode = .export(form.with(format: next(form.format, by: 1)))
    case .backTab, .up: mode = .export(form.with(format: next(form.format, by: -1)))
    case .enter: return export(form)
    default: if form.path.take(key) { mode = .export(form) }
    }
    return []
  }

  private func next(_ format: ExportRequest.Format, by step: Int) -> ExportRequest.Format {
    let all = ExportRequest.Format.allCases
    let place = all.firstIndex(of: format) ?? 0
    return all[(place + step + all.count) % all.count]
  }

  private mutating func export(_ form: ExportForm) -> [Effect] {
    let path = String(form.path.string[...].trimmed)
    guard !path.isEmpty else { return [] }
    mode = .browse
    guard let content = ViewContent(self) else { return [] }
    let body: ExportRequest.Body
    if form.format == .svg {
      body = overview.page == .series ? .text(seriesChart?.svg ?? "") : .picture(view(self))
    } else {
      body = .text(content.rendered(as: form.format, in: options.language))
    }
    let request = ExportRequest(path: path, format: form.format, body: body)
    sent = request
    return [.export(request)]
  }

  mutating func askToReplace(_ path: String) {
    guard let sent, sent.path == path else { return }
    mode = .overwrite(sent)
  }

  mutating func press(_ key: Key, replacing request: ExportRequest) -> [Effect] {
    switch key {
    case .character("y"), .character("Y"), .character("是"):
      mode = .browse
      return [
        .export(ExportRequest(path: request.path, format: request.format, body: request.body, overwrites: true))
      ]
    case .character("n"), .character("N"), .character("q"), .character("否"), .escape, .enter:
      mode = .browse
      notice = Notice(text: words.keptFile(request.path))
    default: break
    }
    return []
  }
}

extension ExportForm {
  /// The same form with another format, the path's ending changed to match.
  func with(format: ExportRequest.Format) -> ExportForm {
    let ending = "." + self.format.fileExtension
    let stem = path.string.hasSuffix(ending) ? String(path.string.dropLast(ending.count)) : path.string
    return ExportForm(format: format, path: TextField(stem + "." + format.fileExtension))
  }
}
