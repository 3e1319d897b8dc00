import Disclosure

/// What the configuration and the themes have become while the browser runs.
public struct Reconfiguration: Sendable {
  /// The keys in use.
  public var keymap: Keymap
  /// Whether the mouse is taken; nil if that is left as it is.
  public var usesMouse: Bool?
  /// Whether jumps go on at the other end.
  public var wraps = true
  /// The names of the themes to choose from.
  public var themes: [String] = []
  /// The theme in use.
  public var theme = ""
  /// The configuration file where that has changed; nil if only a theme's file has.
  public var file: String?
  /// What has changed, in the words for people.
  public var changes: [String] = []
  /// The settings that take effect at the next start only, by name.
  public var awaitingStart: [String] = []

  /// A configuration.
  public init(keymap: Keymap, usesMouse: Bool?) {
    self.keymap = keymap
    self.usesMouse = usesMouse
  }
}

extension Keymap {
  /// Whether another keymap has the same keys for the same commands.
  public func hasSameKeys(as other: Keymap) -> Bool { groups == other.groups }
}

extension Model {
  /// The name of the theme in use.
  public var themeInUse: String { options.theme }

  /// Takes over a changed configuration and says what is new.
  mutating func take(_ configuration: Reconfiguration) -> [Effect] {
    options.keymap = configuration.keymap
    options.wraps = configuration.wraps
    keys = []
    if !configuration.themes.isEmpty { options.themes = configuration.themes }
    if !configuration.theme.isEmpty { options.theme = configuration.theme }
    if case .themes(let chosen, let before) = mode, !options.themes.indices.contains(chosen) {
      mode = .themes(0, before: before)
    }
    if let text = words.reconfigured(configuration) { notice = Notice(text: text) }
    guard let wished = configuration.usesMouse, wished != usesMouse else { return [] }
    usesMouse = wished
    return [.useMouse(wished)]
  }
}

// Words
extension Words {
  /// What a changed configuration brought; nil if there is nothing to say.
  func reconfigured(_ configuration: Reconfiguration) -> String? {
    let changes = configuration.changes.joined(separator: say("、", ", "))
    guard let file = configuration.file else {
      return changes.isEmpty ? nil : say("\(changes)的文件有改动，已重新读取", "\(changes) has changed and was read again")
    }
    let later = configuration.awaitingStart.joined(separator: say("、", ", "))
    let pieces = [
      changes.isEmpty ? nil : say("\(changes)已更新", "\(changes) taken over"),
      later.isEmpty ? nil : say("\(later) 下次启动时生效", "\(later) from the next start on"),
    ].compactMap { $0 }
    let change = pieces.isEmpty ? say("没有变化", "nothing is different") : pieces.joined(separator: say("；", "; "))
    return say("\(change)（重新读取 \(file)）", "\(change) (read again: \(file))")
  }
}
