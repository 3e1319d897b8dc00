import Disclosure

/// A regular expression over folded text, matched in time proportional to text and pattern whatever they are.
///
/// It knows `.`, `[…]`, `\d` `\w` `\s` and their capitals, `^ $`, `|`, groups, `* + ?` and `{n,m}`; no back-references
/// and no look-around, which would need backtracking: a pattern typed into a prompt must never hang the browser.
/// Width, script and the case of letters make no difference.
struct TextPattern: Sendable {
  /// What is wrong with a pattern.
  enum Fault: Sendable, Hashable, Error {
    /// A bracket, brace or parenthesis has no partner.
    case unclosed(Character)
    /// There is nothing to repeat.
    case nothingToRepeat(Character)
    /// Something that is not known here.
    case unknown(String)
    /// It is longer than patterns may be, or comes to more steps.
    case tooLong
  }

  /// A step of the program that a pattern comes to.
  enum Step: Sendable, Hashable {
    case character(UInt32)
    case any
    case set(CharacterSet)
    /// Goes on at both places, the first before the second.
    case split(Int, Int)
    case jump(Int)
    case start, end
  }

  /// Characters by ranges.
  struct CharacterSet: Sendable, Hashable {
    var ranges: [ClosedRange<UInt32>] = []
    var isNegated = false

    func contains(_ character: UInt32) -> Bool { ranges.contains { $0.contains(character) } != isNegated }
  }

  /// The most characters that a pattern may have, the most steps that it may come to, and the most characters of a text
  /// that are looked at.
  static let limits = (pattern: 200, steps: 1000, text: 2000)

  private let steps: [Step]

  /// A pattern of folded characters.
  init(_ text: some StringProtocol) throws(Fault) {
    guard text.count <= Self.limits.pattern else { throw .tooLong }
    var parser = PatternParser(Array(text))
    steps = try parser.parse()
  }

  /// Whether it is found anywhere in a folded text.
  func matches(_ text: [UInt32]) -> Bool { run(text, findsRange: false) != nil }

  /// Where it is found first, as far as it goes; nil if it is not, or is found as nothing.
  func range(in text: [UInt32]) -> Range<Int>? {
    run(text, findsRange: true).flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Follows all ways through the program at once, each place of the program once for every character.
  private func run(_ text: [UInt32], findsRange: Bool) -> Range<Int>? {
    let text = text.prefix(Self.limits.text)
    var here = Threads(count: steps.count)
    var next = Threads(count: steps.count)
    var best: Range<Int>?
    for place in 0...text.count {
      // Ways that began earlier stand first, so that the first match is found.
      if best == nil { add(0, from: place, at: place, of: text.count, to: &here) }
      for thread in here.list {
        if let best, thread.from > best.lowerBound { break }
        guard thread.step < steps.count else {
          if !findsRange { return thread.from..<place }
          if best.map({ thread.from < $0.lowerBound || place > $0.upperBound }) ?? true { best = thread.from..<place }
          continue
        }
        guard place < text.count, fits(steps[thread.step], text[place]) else { continue }
        add(thread.step + 1, from: thread.from, at: place + 1, of: text.count, to: &next)
      }
      swap(&here, &next)
      next.clear()
      if here.list.isEmpty, best != nil { break }
    }
    return best
  }

  private func fits(_ step: Step, _ character: UInt32) -> Bool {
    switch step {
    case .character(let wanted): character == wanted
    case .any: true
    case .set(let set): set.contains(character)
    case .split, .jump, .start, .end: false
    }
  }

  /// Adds a place of the program and those that it leads to without a character.
  private func add(_ step: Int, from: Int, at place: Int, of count: Int, to threads: inout Threads) {
    var waiting = [step]
    while let step = waiting.popLast() {
      guard threads.insert(step) else { continue }
      guard step < steps.count else {
        threads.list.append((step, from))
        continue
      }
      switch steps[step] {
      case .jump(let target): waiting.append(target)
      case .split(let first, let second): waiting += [second, first]
      case .start: if place == 0 { waiting.append(step + 1) }
      case .end: if place == count { waiting.append(step + 1) }
      case .character, .any, .set: threads.list.append((step, from))
      }
    }
  }

  /// The ways that are being followed, none twice.
  private struct Threads {
    var list: [(step: Int, from: Int)] = []
    private var seen: [Int]
    private var generation = 1

    init(count: Int) { seen = [Int](repeating: 0, count: count + 1) }

    mutating func insert(_ step: Int) -> Bool {
      guard seen[step] != generation else { return false }
      seen[step] = generation
      return true
    }

    mutating func clear() {
      list.removeAll(keepingCapacity: true)
      generation += 1
    }
  }
}

extension TextPattern.Fault {
  /// What is wrong, in few words.
  var words: Bilingual {
    switch self {
    case .unclosed(let sign): Bilingual("正则表达式中“\(sign)”不成对", "\"\(sign)\" has no partner in the pattern")
    case .nothingToRepeat(let sign): Bilingual("“\(sign)”之前没有可重复的内容", "nothing to repeat before \"\(sign)\"")
    case .unknown(let text): Bilingual("正则表达式中不支持“\(text)”", "\"\(text)\" is not known in patterns")
    case .tooLong: Bilingual("正则表达式过长", "the pattern is too long")
    }
  }
}
