/// Makes the program of a regular expression.
struct PatternParser {
  private typealias Fault = TextPattern.Fault
  private typealias Step = TextPattern.Step

  /// A part of a pattern, before its places in the program are known.
  private indirect enum Node {
    case step(TextPattern.Step)
    case sequence([Node])
    case choice([Node])
    case repeated(Node, least: Int, most: Int?)

    /// How many steps it comes to, as far as that can be counted.
    var size: Int {
      switch self {
      case .step: 1
      case .sequence(let nodes): nodes.reduce(0) { Self.sum($0, $1.size) }
      case .choice(let nodes): nodes.reduce(0) { Self.sum($0, $1.size + 2) }
      case .repeated(let node, let least, let most):
        Self.sum(node.size * max(1, most ?? (least + 1)), 2 * max(1, (most ?? least + 1) - least))
      }
    }

    private static func sum(_ one: Int, _ other: Int) -> Int { min(1 << 20, one + other) }
  }

  private let characters: [Character]
  private var place = 0
  private var depth = 0
  private let folding = Folding()

  init(_ characters: [Character]) { self.characters = characters }

  mutating func parse() throws(TextPattern.Fault) -> [TextPattern.Step] {
    let node = try choice()
    guard place == characters.count else { throw Fault.unclosed(")") }
    guard node.size <= TextPattern.limits.steps else { throw Fault.tooLong }
    var steps: [Step] = []
    emit(node, &steps)
    return steps
  }

  private var next: Character? { place < characters.count ? characters[place] : nil }

  private mutating func take(_ character: Character) -> Bool {
    guard next == character else { return false }
    place += 1
    return true
  }

  private mutating func choice() throws(TextPattern.Fault) -> Node {
    depth += 1
    defer { depth -= 1 }
    guard depth <= 30 else { throw Fault.tooLong }
    var nodes = [try sequence()]
    while take("|") { nodes.append(try sequence()) }
    return nodes.count == 1 ? nodes[0] : .choice(nodes)
  }

  private mutating func sequence() throws(TextPattern.Fault) -> Node {
    var nodes: [Node] = []
    while let character = next, character != "|", character != ")" {
      place += 1
      nodes.append(try repeated(try atom(character)))
    }
    return .sequence(nodes)
  }

  private mutating func atom(_ character: Character) throws(TextPattern.Fault) -> Node {
    switch character {
    case ".": return .step(.any)
    case "^": return .step(.start)
    case "$": return .step(.end)
    case "*", "+", "?", "{": throw Fault.nothingToRepeat(character)
    case "(":
      if take("?"), !take(":") { throw Fault.unknown("(?" + (next.map { String($0) } ?? "")) }
      let node = try choice()
      guard take(")") else { throw Fault.unclosed("(") }
      return node
    case "[": return .step(.set(try set()))
    case "\\": return .step(try escaped())
    default: return .step(.character(folding.fold(character)))
    }
  }

  private mutating func repeated(_ node: Node) throws(TextPattern.Fault) -> Node {
    var node = node
    while let sign = next, "*+?{".contains(sign) {
      place += 1
      switch sign {
      case "*": node = .repeated(node, least: 0, most: nil)
      case "+": node = .repeated(node, least: 1, most: nil)
      case "?": node = .repeated(node, least: 0, most: 1)
      default:
        let (least, most) = try bounds()
        node = .repeated(node, least: least, most: most)
      }
      // As few as possible: what is found is the same, only how far it goes is not.
      _ = take("?")
      guard node.size <= TextPattern.limits.steps else { throw Fault.tooLong }
    }
    return node
  }

  private mutating func bounds() throws(TextPattern.Fault) -> (Int, Int?) {
    guard let least = number() else { throw Fault.unclosed("{") }
    var most: Int? = least
    if take(",") { most = number() }
    guard take("}") else { throw Fault.unclosed("{") }
    if let most, most < least { throw Fault.unknown("{\(least),\(most)}") }
    return (least, most)
  }

  private mutating func number() -> Int? {
    var value: Int?
    while let digit = next?.wholeNumberValue, next?.isASCII == true {
      value = min(TextPattern.limits.steps + 1, (value ?? 0) * 10 + digit)
      place += 1
    }
    return value
  }

  private mutating func escaped() throws(TextPattern.Fault) -> TextPattern.Step {
    guard let character = next else { throw Fault.unknown("\\") }
    place += 1
    if let set = Self.classes[character] { return .set(set) }
    guard !(character.isASCII && (character.isLetter || character.isNumber)) else {
      throw Fault.unknown("\\\(character)")
    }
    return .character(folding.fold(character))
  }

  private mutating func set() throws(TextPattern.Fault) -> TextPattern.CharacterSet {
    var set = TextPattern.CharacterSet()
    set.isNegated = take("^")
    var isFirst = true
    while let character = next, character != "]" || isFirst {
      isFirst = false
      place += 1
      if character == "\\", let named = next.flatMap({ Self.classes[$0] }) {
        guard !named.isNegated else { throw Fault.unknown("\\\(characters[place])") }
        place += 1
        set.ranges += named.ranges
        continue
      }
      let first = character == "\\" ? try literal() : character
      guard next == "-", place + 1 < characters.count, characters[place + 1] != "]" else {
        set.ranges.append(folding.fold(first)...folding.fold(first))
        continue
      }
      place += 1
      _ = take("\\")
      let last = try literal()
      guard let range = Self.range(first, last, folding) else { throw Fault.unknown("\(first)-\(last)") }
      set.ranges.append(range)
    }
    guard take("]") else { throw Fault.unclosed("[") }
    return set
  }

  private mutating func literal() throws(TextPattern.Fault) -> Character {
    guard let character = next else { throw Fault.unclosed("[") }
    place += 1
    return character
  }

  /// A range of characters; that of capitals is that of small letters, one of Han characters stays as it is.
  private static func range(_ first: Character, _ last: Character, _ folding: Folding) -> ClosedRange<UInt32>? {
    func value(_ character: Character) -> UInt32 {
      character.isASCII ? folding.fold(character) : character.unicodeScalars.first?.value ?? 0
    }
    return value(first) <= value(last) ? value(first)...value(last) : nil
  }

  private static let digits: [ClosedRange<UInt32>] = [0x30...0x39]
  private static let words: [ClosedRange<UInt32>] =
    digits + [0x5F...0x5F, 0x61...0x7A, 0x3400...0x9FFF, 0x20000...0x3FFFF]
  private static let spaces: [ClosedRange<UInt32>] = [0x09...0x0D, 0x20...0x20, 0xA0...0xA0]
  private static let classes: [Character: TextPattern.CharacterSet] = [
    "d": .init(ranges: digits), "D": .init(ranges: digits, isNegated: true),
    "w": .init(ranges: words), "W": .init(ranges: words, isNegated: true),
    "s": .init(ranges: spaces), "S": .init(ranges: spaces, isNegated: true),
  ]
}

// The program
extension PatternParser {
  private func emit(_ node: Node, _ steps: inout [TextPattern.Step]) {
    switch node {
    case .step(let step): steps.append(step)
    case .sequence(let nodes): for node in nodes { emit(node, &steps) }
    case .choice(let nodes): emit(choice: nodes[...], &steps)
    case .repeated(let node, let least, let most):
      for _ in 0..<least { emit(node, &steps) }
      guard let most else {
        let split = steps.count
        steps.append(.jump(0))
        emit(node, &steps)
        steps.append(.jump(split))
        steps[split] = .split(split + 1, steps.count)
        return
      }
      var splits: [Int] = []
      for _ in least..<most {
        splits.append(steps.count)
        steps.append(.jump(0))
        emit(node, &steps)
      }
      for split in splits { steps[split] = .split(split + 1, steps.count) }
    }
  }

  private func emit(choice nodes: ArraySlice<Node>, _ steps: inout [TextPattern.Step]) {
    guard let first = nodes.first else { return }
    guard nodes.count > 1 else { return emit(first, &steps) }
    let split = steps.count
    steps.append(.jump(0))
    emit(first, &steps)
    let jump = steps.count
    steps.append(.jump(0))
    steps[split] = .split(split + 1, steps.count)
    emit(choice: nodes.dropFirst(), &steps)
    steps[jump] = .jump(steps.count)
  }
}
