import Disclosure
import ReportBrowser
import ScreenGrid
import Settings
import TerminalDriver

/// The configuration and the themes as they have become.
struct Configured: Sendable {
  /// The themes with what their files say by now.
  let themes: Themes
  /// Whether the configuration names another theme than before.
  let changesTheme: Bool
  /// What the browser is told.
  let message: Reconfiguration
}

/// Follows the configuration file and the theme files while the browser runs.
struct FollowingConfiguration {
  private let screen: ScreenSettings
  private let mailbox: Mailbox<ShellMessage>
  private let appearance: Theme.Appearance?
  private var preferences: Preferences
  private var watch = StampWatch()

  /// Follows from now on; `preferences` are those in force.
  init(
    _ preferences: Preferences, screen: ScreenSettings, appearance: Theme.Appearance?, mailbox: Mailbox<ShellMessage>
  ) {
    self.preferences = preferences
    self.screen = screen
    self.appearance = appearance
    self.mailbox = mailbox
    watch.learn(paths)
  }

  /// The configuration file and all theme files of the user's own.
  private var paths: [[UInt8]] {
    let named = preferences.theme.content.map { [$0, Themes.besideConfiguration($0)] } ?? []
    let files = [UserPlaces.configurationFile].compactMap { $0 } + ThemeFolder.ofThisUser.paths
    return (files + named.filter { $0.hasSuffix(".toml") }).map { Array($0.utf8) }
  }

  /// Reads again what changes, until the task is cancelled.
  mutating func run() async {
    while (try? await Task.sleep(for: .milliseconds(800))) != nil {
      let changed = watch.look(at: paths)
      guard !changed.isEmpty, !Task.isCancelled else { continue }
      let own = UserPlaces.configurationFile.map { Array($0.utf8) }
      follow(isConfiguration: own.map(changed.contains) ?? false)
    }
  }

  /// Tells what has become of the files; a faulty configuration changes nothing.
  private mutating func follow(isConfiguration: Bool) {
    let next = isConfiguration ? Preferences(screen, UserConfiguration.read()) : preferences
    let themes = Themes(next, appearance: appearance)
    if let problem = next.notice ?? (isConfiguration ? themes.problems.first : nil) {
      mailbox.post(.browser(.failed(Following.earlierHolds(problem))))
      return
    }
    let old = preferences
    preferences = next
    watch.learn(paths.filter { !watch.knows($0) })
    var message = Reconfiguration(keymap: next.keymap, usesMouse: nil)
    if isConfiguration { message.file = UserPlaces.configurationFile }
    if next.mouse.content != old.mouse.content {
      message.usesMouse = next.mouse.content
      message.changes.append(words("鼠标", "the mouse"))
    }
    message.wraps = next.wrap.content
    if next.wrap.content != old.wrap.content { message.changes.append("wrap") }
    if !next.keymap.hasSameKeys(as: old.keymap) { message.changes.append(words("按键", "keys")) }
    message.awaitingStart = Self.awaitingStart(old, next)
    let changesTheme =
      next.theme.content != old.theme.content || next.lightTheme.content != old.lightTheme.content
      || next.darkTheme.content != old.darkTheme.content
    mailbox.post(.configured(Configured(themes: themes, changesTheme: changesTheme, message: message)))
  }

  /// The settings that have changed and take effect at the next start only, by name.
  private static func awaitingStart(_ old: Preferences, _ new: Preferences) -> [String] {
    [
      ("language", old.language != new.language), ("ambiguous-width", old.ambiguous.content != new.ambiguous.content),
      ("session", old.session.content != new.session.content), ("reload", old.reload.content != new.reload.content),
    ].filter(\.1).map(\.0)
  }
}
