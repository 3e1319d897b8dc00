import ArgumentParser
import ScreenGrid
import TerminalDriver

/// The options of the browser.
struct ScreenOptions: ParsableArguments {
  // Unconditional: `-` is a key like any other.
  @Option(
    parsing: .unconditional,
    help: help("不用终端：按此键序操作后输出画面，如 'e<Tab>'", "without a terminal: apply these keys, as 'e<Tab>', and print the screen")
  )
  var keys: String?

  @Option(name: .customLong("screen"), help: help("输出画面的格式", "the format of the printed screen"))
  var format: ScreenFormat?

  @Option(help: help("画面大小", "the size of the printed screen"))
  var size: ScreenSize?

  @Option(name: .shortAndLong, help: help("把画面写入文件", "write the screen to a file"), completion: .file())
  var output: String?

  @Option(help: help("配色主题的名称或 TOML 文件", "a theme's name or TOML file"))
  var theme: String?

  @Option(help: help("颜色数", "how many colours"))
  var color = ColorChoice.auto

  @Option(help: help("宽度不定字符（“”…①）按宽或窄计", "how wide characters of ambiguous width are"))
  var ambiguous: AmbiguousChoice?

  @Flag(help: help("从头开始：不恢复上次的位置与视图，也不记下", "begin anew: neither take up the last session nor keep this one"))
  var fresh = false

  /// The options as a value.
  var settings: ScreenSettings {
    ScreenSettings(
      keys: keys, format: format, size: size, output: output, theme: theme, color: color, ambiguous: ambiguous,
      isFresh: fresh)
  }
}

/// What the options of the browser say, free of how they were given.
struct ScreenSettings {
  var keys: String?
  var format: ScreenFormat?
  var size: ScreenSize?
  var output: String?
  var theme: String?
  var color = ColorChoice.auto
  var ambiguous: AmbiguousChoice?
  /// Whether the last session is left alone.
  var isFresh = false

  /// Whether the screen is printed instead of shown on a terminal.
  var isHeadless: Bool { keys != nil || format != nil || size != nil || output != nil }
}

/// The formats a screen can be printed in.
enum ScreenFormat: String, ExpressibleByArgument, CaseIterable {
  case text, svg, html
}

/// How wide characters of ambiguous width are taken to be.
enum AmbiguousChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, narrow, wide

  /// The width chosen, nil to ask the terminal.
  var width: CellWidth.Ambiguous? {
    switch self {
    case .auto: nil
    case .narrow: .narrow
    case .wide: .wide
    }
  }
}

/// A screen's columns and rows, written `120x40`.
struct ScreenSize: ExpressibleByArgument, Equatable {
  /// The columns.
  var width: Int
  /// The rows.
  var height: Int

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  init?(argument: String) {
    let parts = argument.split(separator: "x", omittingEmptySubsequences: false)
    guard parts.count == 2, let width = Int(parts[0]), let height = Int(parts[1]), (1...1000).contains(width),
      (1...1000).contains(height)
    else { return nil }
    self.init(width: width, height: height)
  }
}
