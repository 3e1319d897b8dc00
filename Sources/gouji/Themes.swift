import ScreenGrid

/// The themes that can be chosen, and the one that was.
struct Themes {
  let names: [String]
  let current: Theme
  let problems: [String]
  /// Whether the theme asked for cannot be had.
  let isRefused: Bool

  init(wish: String?) {
    names = ["dark"]
    problems = []
    isRefused = false
    current = Theme(name: "dark", titleInChinese: "深色", titleInEnglish: "dark")
  }

  func theme(named name: String) -> Theme? { name == current.name ? current : nil }
}
