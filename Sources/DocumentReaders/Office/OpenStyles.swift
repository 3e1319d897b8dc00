/// The styles of an OpenDocument file, as far as they change what is read.
struct OpenStyles {
  /// How a level of a list numbers its items.
  struct Level {
    var format = ""
    var prefix = ""
    var suffix = ""
    var start = 1
    /// How many levels' numbers are shown.
    var depth = 1
    var isApart = true
    /// The whole with numbers as `%1%`, where the file has it.
    var pattern: String?
  }

  private struct Style {
    var parent: String?
    var look = TextLook()
    var hasBorder: Bool?
    var isShown = true
    /// What its paragraphs, cells or tables have behind them.
    var paper: TextColor?
  }

  private var styles: [String: Style] = [:]
  /// The families of fonts by the names that the file gives them.
  private var faces: [String: String] = [:]
  private var lists: [String: [Int: Level]] = [:]
  /// How headings are numbered.
  private(set) var outline: [Int: Level] = [:]

  /// Reads the styles of the given parts, the later ones first choice.
  init(_ roots: [XMLNode]) {
    for face in roots.compactMap({ $0.child("font-face-decls") }).flatMap({ Array($0.children) }) {
      if let name = face.attribute("name") { faces[name] = face.attribute("font-family") }
    }
    for root in roots {
      for part in root.children where part.is("styles") || part.is("automatic-styles") {
        for node in part.children { read(node) }
      }
    }
  }

  private mutating func read(_ node: XMLNode) {
    switch node {
    case "style":
      guard let name = node.attribute("name") else { return }
      styles["\(node.attribute("family") ?? "") \(name)"] = style(node)
    case "list-style": if let name = node.attribute("name") { lists[name] = Self.levels(node) }
    case "outline-style": outline = Self.levels(node)
    default: return
    }
  }

  private func style(_ node: XMLNode) -> Style {
    var style = Style(parent: node.attribute("parent-style-name"))
    if let text = node.child("text-properties") { style.look = look(text) }
    if let cell = node.child("table-cell-properties") {
      let borders = ["border", "border-top", "border-bottom", "border-left", "border-right"]
      style.paper = Self.paper(cell)
      style.hasBorder = borders.contains { side in cell.attribute(side).map { $0 != "none" } ?? false }
    }
    style.isShown = node.child("table-properties")?.attribute("display") != "false"
    for part in [
      node.child("paragraph-properties"), node.child("table-properties"), node.child("table-row-properties"),
    ] {
      style.paper = part.flatMap(Self.paper) ?? style.paper
    }
    if let paper = style.paper, style.look.paper == nil { style.look.paper = paper }
    return style
  }

  private func look(_ text: XMLNode) -> TextLook {
    var look = TextLook()
    look.isHidden = text.attribute("display").map { $0 == "none" }
    let lines = ["text-line-through-style", "text-line-through-type"].compactMap { text.attribute($0) }
    look.isStruck = lines.isEmpty ? nil : lines.contains { $0 != "none" }
    // Two lines in the height of one.
    if text.attribute("text-combine") == "lines" { look.isStruck = true }
    look.position = text.attribute("text-position").map { position in
      if position.hasPrefix("super") { return .above }
      if position.hasPrefix("sub") || position.hasPrefix("-") { return .below }
      return position.hasPrefix("0") ? .level : .above
    }
    let name = text.attribute("font-name")
    let fonts = [text.attribute("font-family"), name.flatMap { faces[$0] }, name].compactMap { $0 }.map(Self.unquoted)
    look.paper = Self.paper(text)
    look.ink = text.attribute("color").flatMap(TextColor.init(hexadecimal:))
    if text.attribute("use-window-font-color") == "true" { look.ink = .automatic }
    if text.attribute("opacity").flatMap({ Int($0.filter { $0 != "%" }) }).map({ $0 < 10 }) ?? false {
      look.ink = .clear
    }
    look.isTiny = text.attribute("font-size").flatMap(Self.isTiny)
    look.signs = fonts.isEmpty ? nil : fonts.first(where: WordSymbols.isSymbolFont) ?? ""
    return look
  }

  private static func paper(_ properties: XMLNode) -> TextColor? {
    properties.attribute("background-color").flatMap(TextColor.init(hexadecimal:))
  }

  /// Whether letters of a size, in points, cannot be told apart; nil for a share of another size.
  private static func isTiny(_ size: String) -> Bool? {
    guard size.hasSuffix("pt"), let points = Double(size.dropLast(2)) else { return nil }
    return points * 2 <= Double(TextLook.tinyHalfPoints)
  }

  private static func unquoted(_ font: String) -> String { font.filter { $0 != "'" && $0 != "\"" } }

  private static func levels(_ list: XMLNode) -> [Int: Level] {
    var levels: [Int: Level] = [:]
    for node in list.children where node.is("list-level-style-number") || node.is("outline-level-style") {
      guard let index = node.attribute("level").flatMap({ Int($0) }), (1...10).contains(index) else { continue }
      var level = Level()
      level.format = node.attribute("num-format") ?? ""
      level.prefix = ListNumber.pattern(node.attribute("num-prefix") ?? "")
      level.suffix = ListNumber.pattern(node.attribute("num-suffix") ?? "")
      level.start = OpenText.start(node) ?? 1
      level.depth = min(OpenText.count(node, "display-levels"), 10)
      let place = node.child("list-level-properties")?.child("list-level-label-alignment")
      level.isApart = place?.attribute("label-followed-by") != "nothing"
      level.pattern = node.attribute("num-list-format").map(ListNumber.pattern)
      levels[index] = level
    }
    return levels
  }

  // MARK: - Asking

  /// How text of a style shows, what it does not say left as it is.
  func look(_ family: String, _ name: String?, over look: TextLook) -> TextLook {
    chain(family, name).reversed().reduce(look) { $1.look.over($0) }
  }

  /// What a style of cells, rows or tables lays behind its text.
  func paper(_ family: String, _ name: String?) -> TextColor? { chain(family, name).lazy.compactMap(\.paper).first }

  /// Whether cells of a style have a border at any side.
  func hasBorder(_ name: String?) -> Bool { chain("table-cell", name).lazy.compactMap(\.hasBorder).first ?? false }

  /// Whether a sheet of a style is shown.
  func showsTable(_ name: String?) -> Bool { chain("table", name).first?.isShown ?? true }

  /// The levels of a list of a style; none for a list of bullets.
  func levels(_ name: String?) -> [Int: Level] { name.flatMap { lists[$0] } ?? [:] }

  private func chain(_ family: String, _ name: String?) -> [Style] {
    var chain: [Style] = []
    var next = name
    while let name = next, chain.count < 16, let style = styles["\(family) \(name)"] {
      chain.append(style)
      next = style.parent
    }
    return chain
  }
}

extension OpenStyles.Level {
  /// What a level writes before an item, given the counts of all levels down to it.
  func text(_ counts: [Int], _ levels: [Int: OpenStyles.Level]) -> String {
    guard !format.isEmpty || pattern != nil else { return "" }
    func number(_ level: Int) -> String {
      let format = levels[level]?.format ?? ""
      if format.isEmpty { return "" }
      guard counts.indices.contains(level - 1) else { return String(WordSymbols.unreadable) }
      return ListNumber.text(counts[level - 1], Self.name(of: format)) ?? String(WordSymbols.unreadable)
    }
    if let pattern {
      return (1...10).reduce(pattern) { text, level in
        text.contains("%\(level)%") ? text.replacing("%\(level)%", with: number(level)) : text
      }
    }
    let first = max(1, counts.count - depth + 1)
    let numbers = counts.isEmpty ? [] : (first...max(first, counts.count)).map(number).filter { !$0.isEmpty }
    return prefix + numbers.joined(separator: ".") + suffix
  }

  /// The name that Word has for a format told by its first members.
  private static func name(of format: String) -> String {
    switch format.first {
    case "1": "decimal"
    case "a": "lowerLetter"
    case "A": "upperLetter"
    case "i": "lowerRoman"
    case "I": "upperRoman"
    case "一": "chineseCountingThousand"
    case "壹": "chineseLegalSimplified"
    case "甲": "ideographTraditional"
    case "子": "ideographZodiac"
    case "①": "decimalEnclosedCircle"
    case "１": "decimalFullWidth"
    default: "unknown"
    }
  }
}
