internal import ScreenGrid

/// One theme file as written, before inheritance.
struct ThemeFile {
  /// Something together with where it was written.
  struct Placed<Value> {
    let value: Value
    let path: String
    fileprivate let key: [String]
    fileprivate let text: TOMLText?

    /// The line it was written on, counted from 1.
    var line: Int? { text?.line(of: key) }
  }

  let path: String
  var titleInChinese = ""
  var titleInEnglish = ""
  var appearance = Theme.Appearance.any
  var inherits: Placed<String>?
  var canvasForeground: RGB?
  var canvasBackground: RGB?
  var palette: [String: Placed<String>] = [:]
  var roles: [Role: Placed<StyleText>] = [:]
  var problems: [ThemeProblem] = []
  private var text: TOMLText?

  /// Reads a file; whatever is wrong with it is among its problems.
  init(path: String, name: String, text: String) {
    self.path = path
    do throws(TOMLFault) {
      let parsed = try TOMLText(text)
      self.text = parsed
      readTop(parsed.root, name: name)
    } catch {
      problems = [ThemeProblem(path: path, line: error.line, kind: .syntax(error.words))]
    }
  }

  private mutating func readTop(_ entries: [(key: String, value: TOMLNode)], name: String) {
    let required = ["name", "title", "appearance", "roles"]
    for key in required where !entries.contains(where: { $0.key == key }) { complain([], .missingKey(key)) }
    for (key, value) in entries {
      switch (key, value) {
      case ("name", .string(let stated)):
        if stated != name { complain([key], .wrongValue(key, value: stated)) }
      case ("title", .table(let titles)): readTitles(titles)
      case ("appearance", .string(let word)):
        if let known = Theme.Appearance(rawValue: word) {
          appearance = known
        } else {
          complain([key], .wrongValue(key, value: word))
        }
      case ("inherits", .string(let parent)):
        inherits = Placed(value: parent, path: path, key: [key], text: text)
      case ("canvas", .table(let colors)): readCanvas(colors)
      case ("palette", .table(let colors)): readPalette(colors)
      case ("roles", .table(let styles)): readRoles(styles)
      case ("name", _), ("appearance", _), ("inherits", _): complain([key], .wrongType(key, expected: "a string"))
      case ("title", _), ("canvas", _), ("palette", _), ("roles", _):
        complain([key], .wrongType(key, expected: "a table"))
      default: complain([key], .unknownKey(key))
      }
    }
  }

  private mutating func readTitles(_ entries: [(key: String, value: TOMLNode)]) {
    for key in ["zh", "en"] where !entries.contains(where: { $0.key == key }) {
      complain(["title"], .missingKey("title." + key))
    }
    for (key, value) in entries {
      switch (key, value) {
      case ("zh", .string(let title)): titleInChinese = title
      case ("en", .string(let title)): titleInEnglish = title
      case ("zh", _), ("en", _): complain(["title", key], .wrongType("title." + key, expected: "a string"))
      default: complain(["title", key], .unknownKey("title." + key))
      }
    }
  }

  private mutating func readCanvas(_ entries: [(key: String, value: TOMLNode)]) {
    for (key, value) in entries {
      guard key == "fg" || key == "bg" else {
        complain(["canvas", key], .unknownKey("canvas." + key))
        continue
      }
      guard case .string(let word) = value, let color = RGB(hexadecimal: word) else {
        complain(["canvas", key], .wrongType("canvas." + key, expected: "\"#rrggbb\""))
        continue
      }
      if key == "fg" { canvasForeground = color } else { canvasBackground = color }
    }
  }

  private mutating func readPalette(_ entries: [(key: String, value: TOMLNode)]) {
    for (key, value) in entries {
      guard let word = Self.color(value) else {
        complain(["palette", key], .wrongType("palette." + key, expected: "a colour"))
        continue
      }
      palette[key] = Placed(value: word, path: path, key: ["palette", key], text: text)
    }
  }

  private mutating func readRoles(_ entries: [(key: String, value: TOMLNode)]) {
    for (key, value) in entries {
      guard let role = Role(rawValue: key) else {
        complain(["roles", key], .unknownRole(key))
        continue
      }
      guard let style = style(value, of: key) else { continue }
      roles[role] = Placed(value: style, path: path, key: ["roles", key], text: text)
    }
  }

  private mutating func style(_ value: TOMLNode, of role: String) -> StyleText? {
    switch value {
    case .string(let words):
      guard let style = StyleText(words) else {
        complain(["roles", role], .wrongValue(role, value: words))
        return nil
      }
      return style
    case .table(let entries):
      var style = StyleText()
      for (key, value) in entries { read(key, value, into: &style, of: role) }
      return style
    default:
      complain(["roles", role], .wrongType(role, expected: "a string or a table"))
      return nil
    }
  }

  private mutating func read(_ key: String, _ value: TOMLNode, into style: inout StyleText, of role: String) {
    let name = role + "." + key
    if let attribute = StyleText.attributeNames[key] {
      guard case .boolean(let on) = value else {
        complain(["roles", role, key], .wrongType(name, expected: "true or false"))
        return
      }
      if on { style.attributes.insert(attribute) }
      return
    }
    switch key {
    case "fg", "bg":
      guard let word = Self.color(value) else {
        complain(["roles", role, key], .wrongType(name, expected: "a colour"))
        return
      }
      if key == "fg" { style.colors.foreground = word } else { style.colors.background = word }
    case "fallback256", "fallback16", "mono":
      guard case .string(let words) = value, let fallback = StyleText(words), fallback.suits(key) else {
        complain(["roles", role, key], .wrongType(name, expected: key == "mono" ? "traits" : "\"COLOUR on COLOUR\""))
        return
      }
      if key == "fallback256" { style.in256 = fallback.colors }
      if key == "fallback16" { style.in16 = fallback.colors }
      if key == "mono" { style.inMono = fallback.attributes }
    default: complain(["roles", role, key], .unknownKey(name))
    }
  }

  private static func color(_ value: TOMLNode) -> String? {
    switch value {
    case .string(let word): word
    case .integer(let index): String(index)
    default: nil
    }
  }

  private mutating func complain(_ key: [String], _ kind: ThemeProblem.Kind) {
    problems.append(ThemeProblem(path: path, line: text?.line(of: key), kind: kind))
  }
}

extension StyleText {
  /// Whether a fallback names only what it may: traits where there is no colour, colours elsewhere.
  fileprivate func suits(_ key: String) -> Bool {
    key == "mono" ? colors.foreground == nil && colors.background == nil : attributes.isEmpty
  }
}
