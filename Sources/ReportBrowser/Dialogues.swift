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
