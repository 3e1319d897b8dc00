import Disclosure
import ScreenGrid

/// A screen as a file.
struct ScreenPicture {
  private let grid: Grid
  private let theme: Theme

  init(_ grid: Grid, theme: Theme) {
    self.grid = grid
    self.theme = theme
  }

  /// The screen in a format.
  func text(_ format: ScreenFormat) -> String {
    switch format {
    case .text: grid.text
    case .svg: grid.svg(theme: theme, title: title)
    case .html: grid.html(theme: theme, title: title, language: Invocation.language == .chinese ? "zh-CN" : "en")
    }
  }

  private var title: String { words("勾稽", "gouji") }
}
