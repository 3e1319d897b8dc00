/// A selector of a style sheet.
struct HTMLSelector {
  /// What is asked of one element.
  private struct Part {
    var tag: String?
    var ids: [String] = []
    var classes: [String] = []
  }

  /// The parts, the last first, each with whether it is right above the one before it.
  private var parts: [(part: Part, isParent: Bool)] = []
  /// Whether it asks for something that cannot be judged here.
  private(set) var isUnsure = false
  /// Whether it stands for text that is shown before or behind what an element holds.
  private(set) var isOfAddedText = false
  /// Ids before classes before tags.
  private(set) var weight = 0

  /// The selector that a text says; nil for one that holds only while a reader points at something or never.
  init?(_ text: Substring) {
    for word in Self.spaced(text).split(separator: " ").reversed() {
      switch word {
      case ">": if !parts.isEmpty { parts[parts.count - 1].isParent = true }
      case "+", "~": isUnsure = true
      default:
        // What is beside an element says nothing of those above it.
        if isUnsure, !parts.isEmpty { break }
        guard let part = part(word) else { return nil }
        parts.append((part, false))
      }
    }
    guard !parts.isEmpty, parts.count <= 16 else { return nil }
  }

  /// What an element must have for the last part: an id, a class, a tag, or nothing.
  var key: String {
    guard let last = parts.first?.part else { return "*" }
    return last.ids.first.map { "#" + $0 } ?? last.classes.first.map { "." + $0 } ?? last.tag ?? "*"
  }

  private static func spaced(_ text: Substring) -> String {
    var spaced = ""
    for character in text {
      spaced +=
        [">", "+", "~"].contains(character) ? " \(character) " : character.isWhitespace ? " " : String(character)
    }
    return spaced
  }

  /// Reads a part such as `td.num`; nil if it holds only for a while.
  private mutating func part(_ word: Substring) -> Part? {
    var part = Part()
    var rest = word
    let tag = rest.prefix { Self.isOfName($0) || $0 == "*" }
    rest = rest.dropFirst(tag.count)
    if !tag.isEmpty, tag != "*" {
      part.tag = tag.lowercased()
      weight += 1
    }
    while let sign = rest.first {
      rest = rest.dropFirst()
      let name = String(rest.prefix(while: Self.isOfName))
      switch sign {
      case ".":
        part.classes.append(name)
        weight += 1_000
      case "#":
        part.ids.append(name)
        weight += 1_000_000
      case ":":
        guard take(pseudo: name) else { return nil }
      default:
        isUnsure = true
        return part
      }
      rest = rest.dropFirst(name.count)
    }
    return part
  }

  /// Takes in what stands behind a colon; says whether it can hold of a page that nobody touches.
  private mutating func take(pseudo name: String) -> Bool {
    switch name.lowercased() {
    case "":  // The second colon comes next.
      return true
    case "before", "after": isOfAddedText = true
    case "hover", "focus", "active", "visited", "target", "checked", "marker", "selection", "placeholder",
      "first-letter", "first-line", "focus-within", "focus-visible", "disabled", "-webkit-scrollbar":
      return false
    case "link", "root": break
    default: isUnsure = true
    }
    return true
  }

  private static func isOfName(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "-" || character == "_"
  }

  // MARK: - Matching

  /// How far up an element's ancestors are looked at.
  private static let highest = 100

  /// Whether an element is one that it stands for, or may be one if it is unsure.
  func matches(_ node: XMLNode) -> Bool {
    guard let last = parts.first, Self.matches(node, last.part) else { return false }
    var element = node
    var isParent = last.isParent
    var left = Self.highest
    for (part, isNextParent) in parts.dropFirst() {
      var above = element.parent
      while let candidate = above, !Self.matches(candidate, part) {
        left -= 1
        above = isParent || left < 0 ? nil : candidate.parent
      }
      guard let found = above else { return false }
      (element, isParent) = (found, isNextParent)
    }
    return true
  }

  private static func matches(_ node: XMLNode, _ part: Part) -> Bool {
    if let tag = part.tag, node.name.lowercased() != tag { return false }
    if !part.ids.isEmpty, part.ids.contains(where: { $0 != node.attribute("id") }) { return false }
    guard !part.classes.isEmpty else { return true }
    let classes = node.attribute("class")?.split(whereSeparator: \.isWhitespace) ?? []
    return part.classes.allSatisfy { name in classes.contains { $0 == name } }
  }
}
