/// Something that is wrong with a theme file, and where.
public struct ThemeProblem: Sendable, Hashable, Error {
  /// What is wrong.
  public enum Kind: Sendable, Hashable {
    /// The file is not TOML; the parser's own words.
    case syntax(String)
    /// A key that means nothing here.
    case unknownKey(String)
    /// A key that must be there.
    case missingKey(String)
    /// A value of the wrong type: the key, and what is expected.
    case wrongType(String, expected: String)
    /// A value that is not one of those allowed: the key, and the value.
    case wrongValue(String, value: String)
    /// A role that nothing is drawn in.
    case unknownRole(String)
    /// A colour that is neither named nor written as `#rrggbb` or 0 to 255.
    case unknownColor(String)
    /// Roles that neither the theme nor those it inherits from define.
    case missingRoles([String])
    /// A theme asked for or inherited from that does not exist.
    case unknownTheme(String)
    /// Themes that inherit from one another in a circle.
    case circle([String])
    /// A light theme that inherits from a dark one, or the other way round.
    case otherAppearance(String)
  }

  /// The file's path as it was given; empty if there is no file.
  public let path: String
  /// The line, counted from 1; nil if the whole file is meant.
  public let line: Int?
  /// What is wrong.
  public let kind: Kind

  /// One line in Chinese, beginning with the place.
  public var inChinese: String { place + kind.inChinese }

  /// One line in English, beginning with the place.
  public var inEnglish: String { place + kind.inEnglish }

  private var place: String {
    if path.isEmpty { "" } else if let line { "\(path):\(line): " } else { path + ": " }
  }
}

extension ThemeProblem.Kind {
  fileprivate var inChinese: String {
    switch self {
    case .syntax(let words): "不是有效的 TOML：\(words)"
    case .unknownKey(let key): "未知的键“\(key)”"
    case .missingKey(let key): "缺少键“\(key)”"
    case .wrongType(let key, let expected): "“\(key)”的类型不对，应为 \(expected)"
    case .wrongValue(let key, let value): "“\(key)”的值“\(value)”无效"
    case .unknownRole(let role): "未知的角色“\(role)”"
    case .unknownColor(let color): "未知的颜色“\(color)”"
    case .missingRoles(let roles): "缺少以下角色的样式：\(roles.joined(separator: "、"))"
    case .unknownTheme(let name): "没有名为“\(name)”的主题"
    case .circle(let names): "主题循环继承：\(names.joined(separator: " → "))"
    case .otherAppearance(let name): "不能继承明暗不同的主题“\(name)”"
    }
  }

  fileprivate var inEnglish: String {
    switch self {
    case .syntax(let words): "not valid TOML: \(words)"
    case .unknownKey(let key): "unknown key \"\(key)\""
    case .missingKey(let key): "missing key \"\(key)\""
    case .wrongType(let key, let expected): "\"\(key)\" must be \(expected)"
    case .wrongValue(let key, let value): "\"\(key)\" cannot be \"\(value)\""
    case .unknownRole(let role): "unknown role \"\(role)\""
    case .unknownColor(let color): "unknown colour \"\(color)\""
    case .missingRoles(let roles): "no style for the roles \(roles.joined(separator: ", "))"
    case .unknownTheme(let name): "there is no theme \"\(name)\""
    case .circle(let names): "themes inherit in a circle: \(names.joined(separator: " -> "))"
    case .otherAppearance(let name): "cannot inherit from \"\(name)\", which is made for other backgrounds"
    }
  }
}
