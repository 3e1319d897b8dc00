public import ScreenGrid

/// Themes by name, read from the texts of their files when they are asked for.
///
/// A theme is one TOML file named after it: `name`, `title.zh`, `title.en`, `appearance` (`dark`, `light`, `any`),
/// `inherits`, `[canvas]`, `[palette]` and `[roles]`. A role is written as `"bold red on black"` or as a table of `fg`,
/// `bg`, `bold`, `dim`, `italic`, `underline`, `reverse`, `fallback256`, `fallback16` and `mono`. A theme that inherits
/// takes over palette and roles of its parent; a colour it names anew changes the roles taken over as well.
public struct ThemeLoader: Sendable {
  private let files: [String: (path: String, text: String)]

  /// Themes of these files; of two with one name the later counts, so that a user's own can replace a shipped one.
  public init(files: [(path: String, text: String)]) {
    var named: [String: (path: String, text: String)] = [:]
    for file in files where file.path.hasSuffix(".toml") { named[Self.name(of: file.path)] = file }
    self.files = named
  }

  /// The names that can be asked for, in order.
  public var names: [String] { files.keys.sorted() }

  /// The theme of a name, nil if it has any problem; the problems name file and line.
  ///
  /// - Parameters:
  ///   - name: The theme's name.
  ///   - fillingSixteen: Whether it also gets the colours of `ansi16` for terminals of 16 colours where it states none.
  /// - Returns: The theme and what is wrong with its files.
  public func load(_ name: String, fillingSixteen: Bool = true) -> (theme: Theme?, problems: [ThemeProblem]) {
    guard let first = files[name] else {
      return (nil, [ThemeProblem(path: "", line: nil, kind: .unknownTheme(name))])
    }
    var chain: [ThemeFile] = []
    var visited: [String] = []
    var next: (name: String, path: String, text: String)? = (name, first.path, first.text)
    var problems: [ThemeProblem] = []
    while let file = next {
      visited.append(file.name)
      let read = ThemeFile(path: file.path, name: file.name, text: file.text)
      problems += read.problems
      chain.append(read)
      next = nil
      guard let parent = read.inherits else { break }
      if visited.contains(parent.value) {
        problems.append(read.problem(parent.line, .circle(visited + [parent.value])))
      } else if let found = files[parent.value] {
        next = (parent.value, found.path, found.text)
      } else {
        problems.append(read.problem(parent.line, .unknownTheme(parent.value)))
      }
    }
    let theme = Self.join(chain, name: name, &problems)
    return (problems.isEmpty ? fillingSixteen ? inSixteenColors(theme) : theme : nil, problems)
  }

  /// The theme with the colours of `ansi16` where it states none for terminals of 16 colours.
  ///
  /// The nearest of 16 colours are a poor guess, and `ansi16` reads on every background.
  private func inSixteenColors(_ theme: Theme) -> Theme {
    guard theme.name != Self.universal, theme.name != "mono", let model = load(Self.universal).theme else {
      return theme
    }
    var theme = theme
    for (role, style) in theme.styles where style.in16 == nil { theme.styles[role]?.in16 = model.styles[role]?.colors }
    return theme
  }

  private static let universal = "ansi16"

  /// Joins a theme with those it inherits from, the theme itself first.
  private static func join(_ chain: [ThemeFile], name: String, _ problems: inout [ThemeProblem]) -> Theme {
    var theme = Theme(
      name: name, titleInChinese: chain[0].titleInChinese, titleInEnglish: chain[0].titleInEnglish,
      appearance: chain[0].appearance)
    var palette: [String: ThemeFile.Placed<String>] = [:]
    var roles: [Role: ThemeFile.Placed<StyleText>] = [:]
    for file in chain.reversed() {
      palette.merge(file.palette) { $1 }
      roles.merge(file.roles) { $1 }
      theme.canvasForeground = file.canvasForeground ?? theme.canvasForeground
      theme.canvasBackground = file.canvasBackground ?? theme.canvasBackground
    }
    for (child, parent) in zip(chain, chain.dropFirst())
    where Set([child.appearance, parent.appearance]) == [.dark, .light] {
      problems.append(child.problem(child.inherits?.line, .otherAppearance(child.inherits?.value ?? "")))
    }
    let colors = resolve(palette, &problems)
    var misuses: [ThemeProblem] = []
    for role in Role.allCases {
      if let style = roles[role] { theme.styles[role] = resolve(style, colors, &misuses) }
    }
    problems += misuses.sorted { ($0.line ?? 0) < ($1.line ?? 0) }
    let missing = Role.allCases.filter { roles[$0] == nil }.map(\.rawValue)
    let isReadable = !problems.contains { if case .syntax = $0.kind { true } else { false } }
    if !missing.isEmpty, isReadable { problems.append(chain[0].problem(nil, .missingRoles(missing))) }
    return theme
  }

  private static func resolve(
    _ palette: [String: ThemeFile.Placed<String>], _ problems: inout [ThemeProblem]
  ) -> [String: Color] {
    var colors: [String: Color] = [:]
    for (name, entry) in palette.sorted(by: { $0.key < $1.key }) {
      colors[name] = color(entry.value, [:], entry, &problems)
    }
    return colors
  }

  private static func resolve(
    _ style: ThemeFile.Placed<StyleText>, _ palette: [String: Color], _ problems: inout [ThemeProblem]
  ) -> Style {
    func colors(_ pair: StyleText.Colors, _ problems: inout [ThemeProblem]) -> Style.Colors {
      Style.Colors(
        foreground: pair.foreground.flatMap { color($0, palette, style, &problems) },
        background: pair.background.flatMap { color($0, palette, style, &problems) })
    }
    let text = style.value
    var result = Style(attributes: text.attributes, inMono: text.inMono)
    result.colors = colors(text.colors, &problems)
    if let in256 = text.in256 { result.in256 = colors(in256, &problems) }
    if let in16 = text.in16 { result.in16 = colors(in16, &problems) }
    return result
  }

  private static func color<Value>(
    _ text: String, _ palette: [String: Color], _ place: ThemeFile.Placed<Value>, _ problems: inout [ThemeProblem]
  ) -> Color? {
    let color = ColorText.color(text, palette: palette)
    if color == nil { problems.append(ThemeProblem(path: place.path, line: place.line, kind: .unknownColor(text))) }
    return color
  }

  /// The name of the theme in a file.
  public static func name(of path: String) -> String {
    String((path.split(separator: "/").last ?? "").dropLast(".toml".count))
  }
}

extension ThemeFile {
  func problem(_ line: Int?, _ kind: ThemeProblem.Kind) -> ThemeProblem {
    ThemeProblem(path: path, line: line, kind: kind)
  }
}
