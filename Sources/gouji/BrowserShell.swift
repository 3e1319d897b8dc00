import Disclosure

/// The browser with everything around it.
struct Browsing: Request {
  let source: InputSource
  var screen = ScreenSettings()

  func perform() -> ExitStatus { Checking(source: source).perform() }
}
