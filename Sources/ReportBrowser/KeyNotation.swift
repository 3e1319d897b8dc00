public import ScreenGrid

/// Keys written as text, as vim writes them: `e`, `<Tab>`, `<C-d>`, `<S-F8>`, `<lt>`.
public enum KeyNotation {
  /// The keys that a text stands for; nil if it names a key that does not exist.
  public static func keys(in text: String) -> [Key]? {
    var keys: [Key] = []
    var rest = text[...]
    while let first = rest.first {
      guard first == "<", let end = rest.firstIndex(of: ">") else {
        keys.append(first == "\n" ? .enter : .character(first))
        rest = rest.dropFirst()
        continue
      }
      guard let key = named(rest[rest.index(after: rest.startIndex)..<end]) else { return nil }
      keys.append(key)
      rest = rest[rest.index(after: end)...]
    }
    return keys
  }

  private static let names: [String: Key] = [
    "tab": .tab, "s-tab": .backTab, "enter": .enter, "cr": .enter, "return": .enter, "esc": .escape, "bs": .backspace,
    "backspace": .backspace, "del": .delete, "delete": .delete, "insert": .insert, "up": .up, "down": .down,
    "left": .left, "right": .right, "home": .home, "end": .end, "pageup": .pageUp, "pagedown": .pageDown,
    "space": .character(" "), "lt": .character("<"), "gt": .character(">"), "bar": .character("|"),
  ]

  /// A key as it would be written.
  static func notation(of key: Key) -> String {
    if case .character(let character) = key { return character == "<" ? "<lt>" : String(character) }
    if case .control(let letter) = key { return "<C-\(letter)>" }
    if case .function(let number, let shift) = key { return "<\(shift ? "S-" : "")F\(number)>" }
    return names.filter { $0.value == key }.keys.min().map { "<\($0)>" } ?? ""
  }

  private static func named(_ name: Substring) -> Key? {
    let lower = name.lowercased()
    if let key = names[lower] { return key }
    if lower.hasPrefix("c-"), lower.count == 3, let letter = lower.last { return .control(letter) }
    let shift = lower.hasPrefix("s-f")
    let number = shift ? lower.dropFirst(3) : lower.hasPrefix("f") ? lower.dropFirst() : ""
    guard let value = Int(number), (1...12).contains(value) else { return nil }
    return .function(value, shift: shift)
  }
}
