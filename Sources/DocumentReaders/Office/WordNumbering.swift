/// The lists of a Word document and where each has come to: what stands before a paragraph is worked out as Word does it.
struct WordNumbering {
  /// What a list writes before a paragraph.
  struct Label: Equatable {
    /// The number with what stands around it.
    var text: String
    /// Whether a space or TAB parts it from the text.
    var isApart: Bool
  }

  private struct Level {
    var start = 1
    var format = "decimal"
    var text = ""
    var restart: Int?
    var isLegal = false
    var isApart = true
    var isPicture = false
    var isHidden = false
    var style: String?
  }

  private struct List {
    var definition: String
    var levels: [Int: Level] = [:]
    var starts: [Int: Int] = [:]
  }

  private struct Use: Hashable {
    var list: String
    var level: Int
  }

  private static let depth = 9
  private var definitions: [String: [Int: Level]] = [:]
  /// Definitions that only name the style whose list they are.
  private var links: [String: String] = [:]
  private var lists: [String: List] = [:]
  /// How far each definition has counted at each level; nil before the first.
  private var counts: [String: [Int?]] = [:]
  private var used: Set<Use> = []

  /// Reads `word/numbering.xml`; no lists without it.
  init(_ root: XMLNode?) {
    guard let root else { return }
    for node in root.children {
      switch node {
      case "abstractNum": readDefinition(node)
      case "num": readList(node)
      default: continue
      }
    }
  }

  private mutating func readDefinition(_ node: XMLNode) {
    guard let id = node.attribute("abstractNumId") else { return }
    links[id] = node.value(of: "numStyleLink")
    definitions[id] = Self.levels(node)
  }

  private mutating func readList(_ node: XMLNode) {
    guard let id = node.attribute("numId"), let definition = node.value(of: "abstractNumId") else { return }
    var list = List(definition: definition)
    for change in node.children where change.is("lvlOverride") {
      guard let level = change.attribute("ilvl").flatMap({ Int($0) }) else { continue }
      list.starts[level] = change.child("startOverride")?.number
      list.levels.merge(Self.levels(change)) { $1 }
    }
    lists[id] = list
  }

  private static func levels(_ parent: XMLNode) -> [Int: Level] {
    var levels: [Int: Level] = [:]
    for node in parent.children where node.is("lvl") {
      guard let index = node.attribute("ilvl").flatMap({ Int($0) }), (0..<depth).contains(index) else { continue }
      levels[index] = level(node)
    }
    return levels
  }

  private static func level(_ node: XMLNode) -> Level {
    var level = Level()
    level.start = node.child("start")?.number ?? 0
    level.format = format(node) ?? "decimal"
    level.text = ListNumber.pattern(node.value(of: "lvlText") ?? "")
    level.restart = node.child("lvlRestart")?.number
    level.isLegal = node.flag("isLgl") ?? false
    level.isApart = node.value(of: "suff") != "nothing"
    level.isPicture = node.child("lvlPicBulletId") != nil
    level.isHidden = node.child("rPr")?.flag("vanish") ?? false
    level.style = node.value(of: "pStyle")
    return level
  }

  /// The format's name; that of a list of Word's own is `custom` and told by its first members.
  private static func format(_ node: XMLNode) -> String? {
    guard let alternatives = node.child("AlternateContent") else { return node.value(of: "numFmt") }
    guard let custom = alternatives.child("Choice")?.child("numFmt") else {
      return alternatives.child("Fallback")?.value(of: "numFmt")
    }
    let name = custom.attribute("val") ?? ""
    guard name == "custom" else { return name }
    return custom.attribute("format") == "01, 02, 03, ..." ? "decimalZero" : "custom"
  }

  // MARK: - Counting

  /// Where a paragraph stands: what it says itself, else what its style says.
  func place(of direct: WordStyles.ListPlace?, style: String?, _ styles: WordStyles) -> (list: String, level: Int)? {
    let inherited = styles.place(of: style)
    guard let list = direct?.list ?? inherited?.place.list, list != "0" else { return nil }
    if let level = direct?.level { return (list, level) }
    if direct?.list != nil { return (list, 0) }
    let byStyle = inherited.flatMap { found in
      levels(of: list, styles)?.levels.first { $0.value.style == found.style }?.key
    }
    return (list, byStyle ?? inherited?.place.level ?? 0)
  }

  /// Counts a paragraph at that place and says what stands before it; nil for nothing.
  mutating func next(_ place: (list: String, level: Int), _ styles: WordStyles) -> Label? {
    guard let list = lists[place.list], let (definition, levels) = levels(of: place.list, styles),
      let level = levels[place.level]
    else { return nil }
    var counts = self.counts[definition] ?? Array(repeating: nil, count: Self.depth)
    let start = list.starts[place.level] ?? level.start
    let isFirst = used.insert(Use(list: place.list, level: place.level)).inserted
    let restarts = isFirst && list.starts[place.level] != nil
    let count = restarts ? start : counts[place.level].map { $0 &+ 1 } ?? start
    counts[place.level] = count
    for deeper in (place.level + 1)..<max(Self.depth, place.level + 1) {
      if let restart = levels[deeper]?.restart, place.level >= restart { continue }
      counts[deeper] = nil
    }
    self.counts[definition] = counts
    guard level.format != "bullet", !level.isPicture, !level.isHidden else { return nil }
    let text = written(level, at: place.level, counts, levels)
    return text.isEmpty ? nil : Label(text: text, isApart: level.isApart)
  }

  /// The levels of a list with its own changes, and the definition that counts for it.
  private func levels(of id: String, _ styles: WordStyles) -> (definition: String, levels: [Int: Level])? {
    guard let list = lists[id] else { return nil }
    var definition = list.definition
    if let link = links[definition], let named = styles.place(of: link)?.place.list, let linked = lists[named] {
      definition = linked.definition
    }
    guard let levels = definitions[definition] else { return nil }
    return (definition, list.levels.isEmpty ? levels : levels.merging(list.levels) { $1 })
  }

  /// The text of a level with its numbers put in; a number that is not known is written as unreadable.
  private func written(_ level: Level, at index: Int, _ counts: [Int?], _ levels: [Int: Level]) -> String {
    var text = ""
    var isMark = false
    for character in level.text {
      if isMark, let number = character.wholeNumberValue, (1...Self.depth).contains(number) {
        isMark = false
        guard number - 1 <= index else { continue }
        let format = level.isLegal ? "decimal" : levels[number - 1]?.format ?? "decimal"
        let count = counts[number - 1]
        text += count.flatMap { ListNumber.text($0, format) } ?? String(WordSymbols.unreadable)
      } else {
        if isMark { text.append("%") }
        isMark = character == "%"
        if !isMark { text.append(character) }
      }
    }
    return text
  }
}
