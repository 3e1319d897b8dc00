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
    grid.lines.joined(separator: "\n") + "\n"
  }
}
