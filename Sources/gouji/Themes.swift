import Disclosure
import ReportBrowser
import ScreenGrid
import Settings
import ShippedFiles

/// The themes that can be chosen, and the one that was.
struct Themes: Sendable {
  let names: [String]
  private(set) var current: Theme
  /// What is wrong with the theme asked for, a line each.
  let problems: [String]
  /// Whether the theme asked for cannot be had.
  let isRefused: Bool
  private let loader: ThemeLoader
  private var hasSixteenColors = false

  /// The names of the themes for a light and a dark background.
  private let byAppearance: (light: String, dark: String)
  /// Whether the theme follows the terminal's background, since none was asked for.
  let isAutomatic: Bool

  /// The shipped themes and the user's own, which are read only when they are shown.
  ///
  /// - Parameters:
  ///   - preferences: The themes asked for. One that the command line asks for and that cannot be had is refused; one of
  ///     the configuration file is told and left out.
  ///   - appearance: What the terminal says about its background, nil if nothing.
  init(_ preferences: Preferences, appearance: Theme.Appearance? = nil) {
    let wish = preferences.theme.content
    let isFlag = if case .flag = preferences.theme.origin { true } else { false }
    let named = wish.flatMap { ThemeFolder.file(isFlag ? $0 : Self.besideConfiguration($0)) }
    loader = ThemeLoader(
      files: ShippedFiles.under("themes") + ThemeFolder.ofThisUser.files + (named.map { [$0] } ?? []))
    names = loader.names
    var lines: [String] = []
    func known(_ value: Preferences.Value<String>, _ standard: String, _ names: [String]) -> String {
      guard case .file(let line) = value.origin, !names.contains(value.content) else { return value.content }
      lines.append(Self.unknown(value.content, line, names))
      return standard
    }
    byAppearance = (known(preferences.lightTheme, "light", names), known(preferences.darkTheme, "dark", names))
    let automatic = appearance == .light ? byAppearance.light : byAppearance.dark
    let name = named.map { ThemeLoader.name(of: $0.path) } ?? wish
    var (theme, found) = loader.load(name ?? automatic, fillingSixteen: false)
    lines += found.map { words($0.inChinese, $0.inEnglish) }
    isRefused = isFlag && theme == nil
    if case .file(let line) = preferences.theme.origin, let wish, theme == nil {
      lines.append(Self.unknown(wish, line, names))
      theme = loader.load(automatic, fillingSixteen: false).theme
    }
    isAutomatic = wish == nil
    current = theme ?? Theme(name: "plain", titleInChinese: "无", titleInEnglish: "None")
    problems = isRefused ? lines + [words("可用的主题：", "themes: ") + names.joined(separator: ", ")] : lines
  }

  /// A theme file that the configuration file names lies beside that.
  static func besideConfiguration(_ path: String) -> String {
    guard path.hasSuffix(".toml"), !path.hasPrefix("/"), let folder = UserPlaces.configuration else { return path }
    return folder + "/" + path
  }

  private static func unknown(_ name: String, _ line: Int?, _ names: [String]) -> String {
    let place = "\(UserPlaces.configurationFile ?? ""):\(line ?? 1): "
    return place
      + words(
        "主题“\(name)”不能用；此项未采用，可用的有 \(names.joined(separator: "、"))",
        "the theme \"\(name)\" cannot be had; it is left out. There are \(names.joined(separator: ", "))")
  }

  /// The name of the theme for a background.
  func name(for appearance: Theme.Appearance) -> String {
    appearance == .light ? byAppearance.light : byAppearance.dark
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

  /// The themes as the terminal of others needs them.
  func adapted(like others: Themes) -> Themes { others.hasSixteenColors ? adapted(to: .sixteen) : self }

  /// The theme of a name, else what is wrong with it.
  func find(_ name: String) -> (theme: Theme?, problem: String?) {
    let (theme, problems) = loader.load(name, fillingSixteen: hasSixteenColors)
    return (theme, problems.first.map { words($0.inChinese, $0.inEnglish) })
  }

  /// The theme of a name, nil if there is none or if it has a problem.
  func theme(named name: String) -> Theme? { loader.load(name, fillingSixteen: hasSixteenColors).theme }

  /// What the browser is told of a theme that was asked for: its title, or what is wrong with it.
  func answer(to name: String) -> Message {
    let (theme, fault) = find(name)
    if let theme { return .notice(words("主题：\(theme.titleInChinese)", "theme: \(theme.titleInEnglish)")) }
    let problem = fault ?? name
    return .notice(words("此主题不能用：\(problem)", "this theme cannot be used: \(problem)"))
  }
}
