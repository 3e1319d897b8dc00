import Disclosure

/// A small damage to a report's text, of the kind that scraping does.
public enum Mutation: String, Sendable, CaseIterable {
  /// A line of a table is lost.
  case deletedLine
  /// A line of a table stands twice.
  case doubledLine
  /// A character of a label is lost.
  case droppedCharacter
  /// A character of a label is another one.
  case replacedCharacter
}

extension RenderedReport {
  /// The text with one damage, and a word of what was done; the same seed does the same damage.
  public func damaged(by mutation: Mutation, seed: UInt64) -> (lines: [String], what: String) {
    var random = SplitMix64(seed: seed)
    var damaged = lines
    guard let line = random.element(of: tableLines) else { return (lines, "nothing") }
    switch mutation {
    case .deletedLine:
      damaged.remove(at: line)
      return (damaged, "deleted line \(line + 1): \(lines[line].prefix(60))")
    case .doubledLine:
      damaged.insert(damaged[line], at: line)
      return (damaged, "doubled line \(line + 1): \(lines[line].prefix(60))")
    case .droppedCharacter, .replacedCharacter:
      return damagedLabel(dropping: mutation == .droppedCharacter, &random)
    }
  }

  private func damagedLabel(dropping: Bool, _ random: inout SplitMix64) -> (lines: [String], what: String) {
    for _ in 0..<200 {
      guard let line = random.element(of: tableLines) else { break }
      var characters = Array(lines[line])
      guard let place = random.element(of: characters.indices), Self.isLabel(characters[place]) else { continue }
      let old = characters[place]
      if dropping { characters.remove(at: place) } else { characters[place] = random.pick("□", "鑫", "?", "\u{FFFD}") }
      var damaged = lines
      damaged[line] = String(characters)
      return (damaged, "line \(line + 1): \(old) \(dropping ? "dropped" : "replaced") in \(lines[line].prefix(60))")
    }
    return (lines, "nothing")
  }

  /// Whether a character belongs to a label: a Chinese one that is no part of a figure (`增加7`, `3件`, `251000元`).
  private static func isLabel(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first, (0x4E00...0x9FFF).contains(scalar.value) else { return false }
    return !"增加减少件元万萬無无零暂暫没沒有未发發生持平不变變化".contains(character)
  }
}
