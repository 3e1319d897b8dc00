internal import Disclosure
internal import ScreenGrid

/// Reads a configuration out of a TOML text, and keeps what is wrong with it.
struct ConfigurationReader {
  private var result: Configuration
  private let toml: TOMLText

  init(_ empty: Configuration, _ toml: TOMLText) {
    result = empty
    self.toml = toml
  }

  mutating func read() -> Configuration {
    for (key, value) in toml.root {
      switch key {
      case "language": result.language = choice(key, value, ["auto": Language?.none, "zh": .chinese, "en": .english])
      case "theme":
        if let name = text(key, value) { result.theme = stated(key, name.value == "auto" ? nil : name.value) }
      case "light-theme": result.lightTheme = text(key, value)
      case "dark-theme": result.darkTheme = text(key, value)
      case "ambiguous-width":
        result.ambiguous = choice(key, value, ["auto": CellWidth.Ambiguous?.none, "narrow": .narrow, "wide": .wide])
      case "mouse": result.mouse = flag(key, value)
      case "session": result.session = flag(key, value)
      case "reload": result.reload = flag(key, value)
      case "wrap": result.wrap = flag(key, value)
      case "keys": readKeys(value)
      default: complain([key], .unknownKey(key))
      }
    }
    result.keys.sort { ($0.line ?? 0) < ($1.line ?? 0) }
    result.problems.sort { ($0.line ?? 0) < ($1.line ?? 0) }
    return result
  }

  private func stated<Value>(_ key: String, _ value: Value) -> Configuration.Stated<Value> {
    Configuration.Stated(value: value, line: toml.line(of: [key]))
  }

  private mutating func text(_ key: String, _ value: TOMLNode) -> Configuration.Stated<String>? {
    guard case .string(let text) = value, !text.isEmpty else {
      complain([key], .wrongValue(key, expected: Bilingual("主题的名称或 TOML 文件", "a theme's name or TOML file")))
      return nil
    }
    return stated(key, text)
  }

  private mutating func flag(_ key: String, _ value: TOMLNode) -> Configuration.Stated<Bool>? {
    guard case .boolean(let flag) = value else {
      complain([key], .wrongValue(key, expected: Bilingual(" true 或 false（不加引号）", "true or false, without quotes")))
      return nil
    }
    return stated(key, flag)
  }

  private mutating func choice<Value>(
    _ key: String, _ value: TOMLNode, _ allowed: [String: Value]
  ) -> Configuration.Stated<Value>? {
    guard case .string(let word) = value, let choice = allowed[word] else {
      let names = allowed.keys.sorted().map { "\"\($0)\"" }
      let expected = Bilingual(" " + names.joined(separator: "、") + " 之一", "one of " + names.joined(separator: ", "))
      complain([key], .wrongValue(key, expected: expected))
      return nil
    }
    return stated(key, choice)
  }

  private mutating func readKeys(_ value: TOMLNode) {
    guard case .table(let lines) = value else {
      return complain(["keys"], .wrongValue("keys", expected: Bilingual("表，如 [keys]", "a table, [keys]")))
    }
    for (command, keys) in lines {
      let line = toml.line(of: ["keys", command])
      if let keys = Self.strings(keys) {
        result.keys.append(Configuration.Keys(command: command, keys: keys, line: line))
      } else {
        let expected = Bilingual("按键的数组，如 [\"e\", \"<F8>\"]", "an array of keys like [\"e\", \"<F8>\"]")
        complain(["keys", command], .wrongValue(command, expected: expected))
      }
    }
  }

  private static func strings(_ value: TOMLNode) -> [String]? {
    switch value {
    case .string(let key): return [key]
    case .array(let nodes):
      let strings = nodes.compactMap { node in
        if case .string(let key) = node { key } else { nil }
      }
      return strings.count == nodes.count ? strings : nil
    default: return nil
    }
  }

  private mutating func complain(_ key: [String], _ kind: ConfigurationFault) {
    result.problems.append(ConfigurationProblem(path: result.path, line: toml.line(of: key), kind: kind))
  }
}
