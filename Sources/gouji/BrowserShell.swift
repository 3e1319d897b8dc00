import Disclosure

/// The browser with everything around it.
struct Browsing: Request {
  /// Where its reports come from.
  enum Source {
    case paths([String])
    case samples
  }

  let source: Source
  var screen = ScreenSettings()

  func perform() -> ExitStatus { .done }
}

/// The rules' word on a report.
func confront(_ report: Report) -> [Finding] { [] }

/// Text made safe for a terminal.
func printable(_ text: String) -> String { text }
