import Disclosure

/// The browser with everything around it.
struct Browser {
  /// Where its reports come from.
  enum Source {
    case paths([String])
    case samples
  }

  let screen: ScreenOptions
  let source: Source

  func run() -> ExitStatus { .done }
}

/// The rules' word on a report.
func confront(_ report: Report) -> [Finding] { [] }

/// Text made safe for a terminal.
func printable(_ text: String) -> String { text }
