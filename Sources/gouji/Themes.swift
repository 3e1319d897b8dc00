import Disclosure
import ReportBrowser
import ScreenGrid
import Settings
import ShippedFiles

/// The themes that can be chosen, and the one that was.
struct Themes {
  let names: [String]
  private(set) var current: Theme
  /// What is wrong with the theme asked for, a line each.
  let problems: [String]
  /// Whether the theme asked for cannot be had.
  let isRefused: Bool
  private let loader: ThemeLoader
  private var hasSixteenColors = false

  /// The shipped themes and the user's own, which are read only when they are shown.
  ///
  /// - Parameters:
  ///   - wish: The name or the TOML file asked for, nil for the one that suits the terminal.
  ///   - appearance: What the terminal says about its background, nil if nothing.
  init(wish: String?, appearance: Theme.Appearance? = nil) {
    let named = wish.flatMap(ThemeFolder.file)
    loader = ThemeLoader(
      files: ShippedFiles.under("themes") + ThemeFolder.ofThisUser.files + (named.map { [$0] } ?? []))
    names = loader.names
    let name = named.map { ThemeLoader.name(of: $0.path) } ?? wish ?? (appearance == .light ? "light" : "dark")
    let (theme, found) = loader.load(name, fillingSixteen: false)
    isRefused = wish != nil && theme == nil
    current = theme ?? Theme(name: "plain", titleInChinese: "无", titleInEnglish: "None")
    let lines = found.map { words($0.inChinese, $0.inEnglish) }
    problems = isRefused ? lines + [words("可用的主题：", "themes: ") + names.joined(separator: ", ")] : lines
  }

  /// The themes as a terminal of that depth needs them.
  ///
  /// Only a terminal of 16 colours needs those of a second theme, which takes a millisecond to read; the others are
  /// spared it before their first frame.
  func adapted(to depth: ColorDepth) -> Themes {
    guard depth == .sixteen else { return self }
    var themes = self
    themes.hasSixteenColors = true
    themes.current = themes.theme(named: current.name) ?? current
    return themes
  }

  /// The theme of a name, nil if there is none or if it has a problem.
  func theme(named name: String) -> Theme? { loader.load(name, fillingSixteen: hasSixteenColors).theme }

  /// What the browser is told of a theme that was asked for: its title, or what is wrong with it.
  func answer(to name: String) -> Message {
    let (theme, problems) = loader.load(name, fillingSixteen: hasSixteenColors)
    if let theme { return .notice(words("主题：\(theme.titleInChinese)", "theme: \(theme.titleInEnglish)")) }
    let problem = problems.first.map { words($0.inChinese, $0.inEnglish) } ?? name
    return .notice(words("此主题不能用：\(problem)", "this theme cannot be used: \(problem)"))
  }
}
