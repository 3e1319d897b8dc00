/// Prose made ready for searching: folded as for matching (full width as half width, traditional as simplified), without
/// white space, so that a sentence broken over lines is one again.
struct ProseText {
  /// The folded units.
  let units: [UInt16]

  /// Prose made ready.
  init(_ text: String) { units = PlainFold.folded(text) }

  private init(units: [UInt16]) { self.units = units }

  /// Whether nothing stands there but white space.
  var isEmpty: Bool { units.isEmpty }

  /// The letters and digits alone, without punctuation.
  var letters: [UInt16] {
    units.filter { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0 & ~0x20) || $0 >= 0x3400 && $0 < 0xD800 }
  }

  /// The sentences: what stands between 。 ； ！ ？.
  var sentences: [ProseText] {
    units.split { Self.sentenceEnds.contains($0) }.map { ProseText(units: Array($0)) }
  }

  /// The prose without every occurrence of a phrase.
  func removing(_ phrase: Phrase) -> ProseText {
    var rest: [UInt16] = []
    var index = 0
    while index < units.count {
      if phrase.isAt(index, in: units) { index += phrase.units.count } else { rest.append(units[index]); index += 1 }
    }
    return ProseText(units: rest)
  }

  /// Whether the phrase occurs in a part of the prose, or in all of it.
  func contains(_ phrase: Phrase, in range: Range<Int>? = nil) -> Bool {
    (range ?? units.indices).contains { phrase.isAt($0, in: units, before: range?.upperBound ?? units.count) }
  }

  /// Whether one of the phrases occurs in a part of the prose, or in all of it.
  func containsAny(_ phrases: [Phrase], in range: Range<Int>? = nil) -> Bool {
    phrases.contains { contains($0, in: range) }
  }

  /// 。 ； ; ！ ! ？ ?
  static let sentenceEnds: Set<UInt16> = [0x3002, 0x3B, 0xFF1B, 0x21, 0xFF01, 0x3F, 0xFF1F]
}

/// Words to look for in prose, written in simplified script without punctuation that folding changes.
struct Phrase: ExpressibleByStringLiteral, Sendable {
  let units: [UInt16]

  init(stringLiteral value: String) { units = Array(value.utf16) }

  func isAt(_ index: Int, in text: [UInt16], before end: Int? = nil) -> Bool {
    guard index + units.count <= end ?? text.count else { return false }
    for offset in units.indices where text[index + offset] != units[offset] { return false }
    return true
  }
}

/// The folding of prose.
enum PlainFold {
  static func folded(_ text: String) -> [UInt16] {
    var units: [UInt16] = []
    units.reserveCapacity(text.utf8.count / 2)
    for unit in text.utf16 {
      switch unit {
      case 0...0x20, 0x7F...0xA0, 0x2000...0x200F, 0x2028, 0x2029, 0x3000, 0xFEFF: continue
      case 0xFF01...0xFF5E: units.append(unit - 0xFEE0)
      default: units.append(simplified[unit] ?? unit)
      }
    }
    return units
  }

  private static let simplified: [UInt16: UInt16] = {
    let pairs = "總总體体況况動动開开復复議议訴诉訟讼問问題题進进報报項项處处費费結结轉转無无關关將将計计劃划較较過过應应務务請请數数據据會会統统編编製制發发佈布撰撰現现"
    let units = Array(pairs.utf16)
    return stride(from: 0, to: units.count, by: 2).reduce(into: [:]) { $0[units[$1]] = units[$1 + 1] }
  }()
}
